"""The parsing processes, when one of them dies."""

import asyncio
from uuid import UUID

import psutil

from mail_ingest.sync.pool import DigestPool
from mail_ingest.sync.rereading import letter_of
from mail_ingest.understand.result import EXTRACTOR_VERSION
from tests.mail_ingest.mailing import eventually, raw_mail


async def test_digests_come_in_the_order_of_the_messages() -> None:
    async with DigestPool(2) as pool:
        digests = await pool.digest([raw_mail(n) for n in range(60)])
    assert [digest.message_id for digest in digests] == [f"m{n}@mail.example" for n in range(60)]


async def test_work_goes_on_when_a_process_is_killed_in_the_middle() -> None:
    before = set(psutil.Process().children(recursive=True))
    async with DigestPool(1) as pool:
        await pool.digest([raw_mail(0)])
        workers = [
            each
            for each in set(psutil.Process().children(recursive=True)) - before
            if "forkserver" in " ".join(each.cmdline()) and not each.children()
        ]
        task = asyncio.create_task(pool.digest([raw_mail(n) for n in range(200)]))
        await asyncio.sleep(0)
        for worker in workers:
            worker.kill()
        digests = await task
    assert len(digests) == 200
    assert all(digest.parser_version for digest in digests)

    async def ended() -> bool:
        return not any(each.is_running() and each.status() != psutil.STATUS_ZOMBIE for each in workers)

    await eventually(ended)


async def test_letters_are_understood_in_their_order() -> None:
    raws = [
        raw_mail(n, subject=f"Offer {n}", text="Bitte senden Sie uns Ihre Preise für die Pumpen.") for n in range(60)
    ]
    async with DigestPool(1) as pool:
        await pool.warm_for_understanding()
        digests = await pool.digest(raws)
        found = await pool.understand([letter_of(UUID(int=n), digest) for n, digest in enumerate(digests)])
    assert [each.language for each in found] == ["de"] * 60
    assert {each.version for each in found} == {EXTRACTOR_VERSION}


async def test_hashes_that_are_known_are_taken_over() -> None:
    async with DigestPool(1) as pool:
        [digest] = await pool.digest([raw_mail(1)], hashes=["ab" * 32], partial=[True])
    assert (digest.sha256, digest.partial) == ("ab" * 32, True)
