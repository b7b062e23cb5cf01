"""The client against a server that serves a whole mailbox, with one fault at a time."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import pytest

from mail_ingest.imap.client import ImapSource, Options
from mail_ingest.imap.errors import CommandRefusedError, ConnectionLostError, MailError, ProtocolError, Scope
from mail_ingest.imap.source import ChangeKind, FetchProblem
from mail_ingest.imap.wire import Limits
from mail_ingest.testing.certificates import CertificateAuthority
from mail_ingest.testing.faulty import Faults, FaultyServer, Generated
from tests.mail_ingest.imap.scripted import INBOX, PATIENCE, bodies, enter, metas

MAIL = {uid: b"Subject: Offer %d\r\n\r\n" % uid + b"Steel.\r\n" * uid for uid in (1, 2, 3, 40, 90_001)}


@asynccontextmanager
async def mailbox(
    authority: CertificateAuthority,
    faults: Faults | None = None,
    messages: Mapping[int, bytes | Generated] = MAIL,
    options: Options = PATIENCE,
) -> AsyncIterator[tuple[FaultyServer, ImapSource]]:
    async with FaultyServer(messages, faults, tls=authority.server_context()) as server:
        source = await enter(server, authority, options)
        await source.open_folder(INBOX)
        yield server, source
        await source.close()


async def everything(source: ImapSource) -> dict[int, bytes]:
    """All messages of INBOX, opened anew."""
    await source.open_folder(INBOX)
    found = await bodies(source, await metas(source, await source.uids()))
    return {body.uid: body.raw for batch in found for body in batch.bodies}


async def test_all_is_well_without_faults_and_gaps_in_the_uids_do_no_harm(authority: CertificateAuthority) -> None:
    async with mailbox(authority) as (_, source):
        assert await everything(source) == MAIL
        assert await source.uids(first=41) == [90_001]
        assert await source.uids(first=90_002) == []


@pytest.mark.parametrize(
    ("faults", "code"),
    [
        (Faults(cut_in_body=1), "connection-lost"),
        (Faults(bye=1), "unavailable"),
        (Faults(poison={40}), "connection-lost"),
        (Faults(wrong_literal=1, wrong_by=1_000_000_000), "answer-too-large"),
        (Faults(slow_seconds=60, slow_bytes=100), "server-silent"),
    ],
    ids=["cut", "bye", "poison", "huge literal", "slow"],
)
async def test_what_breaks_a_connection_breaks_nothing_else(
    authority: CertificateAuthority, faults: Faults, code: str
) -> None:
    async with FaultyServer(MAIL, tls=authority.server_context()) as server:
        source = await enter(server, authority, Options(quiet=2 if faults.slow_bytes else 60, limits=PATIENCE.limits))
        await source.open_folder(INBOX)
        wanted = await metas(source, await source.uids())
        server.faults = faults
        with pytest.raises(MailError) as raised:
            await bodies(source, wanted)
        assert raised.value.problem.code == code
        assert not raised.value.connection_usable
        server.faults = Faults()
        assert await everything(await enter(server, authority)) == MAIL


@pytest.mark.parametrize("wrong_by", [-5, 7])
async def test_a_wrong_literal_size_never_yields_a_wrong_message(
    authority: CertificateAuthority, wrong_by: int
) -> None:
    """Whatever comes after is not taken for a message with another's UID."""
    async with FaultyServer(MAIL, Faults(wrong_literal=1, wrong_by=wrong_by), tls=authority.server_context()) as server:
        source = await enter(server, authority, Options(quiet=2))
        await source.open_folder(INBOX)
        wanted = await metas(source, await source.uids())
        try:
            found = await bodies(source, wanted)
        except MailError:
            return
        # The first message is cut or has a tail that is not its own: nothing on the wire can tell.
        fetched = {body.uid: body.raw for batch in found for body in batch.bodies}
        assert {uid: raw for uid, raw in fetched.items() if uid != 1} == {uid: MAIL[uid] for uid in fetched if uid != 1}


async def test_one_byte_at_a_time_is_slow_and_right(authority: CertificateAuthority) -> None:
    async with mailbox(authority, Faults(slow_seconds=0.0001, slow_bytes=500)) as (_, source):
        assert await everything(source) == MAIL


async def test_garbage_between_all_answers_is_ignored(authority: CertificateAuthority) -> None:
    garbage = b"* \r\n*\r\n\xff\xfe\x00 nonsense\r\n* 7 WHATEVER (\r\n+ go on\r\n* OK [BROKEN\r\nX99 OK not yours\r\n"
    async with mailbox(authority, Faults(garbage=garbage)) as (_, source):
        assert await everything(source) == MAIL


async def test_messages_expunged_while_they_are_fetched_are_gone_and_no_other(
    authority: CertificateAuthority,
) -> None:
    async with mailbox(authority) as (server, source):
        wanted = await metas(source, await source.uids())
        server.faults.expunged_when_fetched = {2, 3}
        [batch] = await bodies(source, wanted)
        assert batch.problems == {2: FetchProblem.GONE, 3: FetchProblem.GONE}
        assert {body.uid: body.raw for body in batch.bodies} == {uid: MAIL[uid] for uid in (1, 40, 90_001)}
        assert (await source.poll()).expunged


async def test_refused_messages_are_told_with_the_servers_words(authority: CertificateAuthority) -> None:
    async with mailbox(authority, Faults(refused={40: "[UNAVAILABLE] Backend error"})) as (_, source):
        [batch] = await bodies(source, await metas(source, await source.uids()))
        assert batch.server_said == {40: "[UNAVAILABLE] Backend error"}
        assert {body.uid for body in batch.bodies} == MAIL.keys() - {40}


@pytest.mark.parametrize(
    ("refusal", "code", "seconds"),
    [
        ("BAD Request is throttled. Suggested Backoff Time: 42000 milliseconds", "throttled", 42.0),
        ("NO [THROTTLED] slow down", "throttled", 300.0),
        ("NO [OVERQUOTA] Account exceeded command or bandwidth limits", "over-quota", 3600.0),
        ("NO [LIMIT] UID FETCH Rate limit hit.", "throttled", 300.0),
        ("NO 操作过于频繁，请 90 秒后再试", "throttled", 90.0),
        ("NO [UNAVAILABLE] please retry after 2 minutes", "unavailable", 120.0),
    ],
)
async def test_throttling_says_how_long_to_wait(
    authority: CertificateAuthority, refusal: str, code: str, seconds: float
) -> None:
    async with mailbox(authority, Faults(refusals={"STATUS": (1, refusal)})) as (_, source):
        with pytest.raises(CommandRefusedError) as raised:
            await source.folder_status(INBOX)
        assert (raised.value.problem.code, raised.value.problem.retry_after) == (code, seconds)
        assert raised.value.connection_usable
        assert (await source.folder_status(INBOX)).messages == len(MAIL)


async def test_a_server_that_wants_less_is_not_asked_for_each_message_alone(authority: CertificateAuthority) -> None:
    async with mailbox(authority) as (server, source):
        wanted = await metas(source, await source.uids())
        server.faults.refusals = {"UID FETCH": (1, "NO [THROTTLED] slow down")}
        with pytest.raises(CommandRefusedError) as raised:
            await bodies(source, wanted)
        assert (raised.value.problem.scope, raised.value.connection_usable) == (Scope.ACCOUNT, True)
        assert server.faults.refusals == {"UID FETCH": (0, "NO [THROTTLED] slow down")}
        server.faults.refusals = {"UID SEARCH": (1, "BAD Request is throttled. Suggested Backoff Time: 9 milliseconds")}
        with pytest.raises(CommandRefusedError):
            await source.uids()
        assert await everything(source) == MAIL


async def test_without_uidnext_and_with_a_flapping_uidvalidity(authority: CertificateAuthority) -> None:
    async with mailbox(authority, Faults(no_uid_next=True, flapping=3)) as (_, source):
        seen = [await source.open_folder(INBOX) for _ in range(3)]
        assert [state.uid_validity for state in seen] == [3, 4, 4]
        assert {state.uid_next for state in seen} == {None}
        assert (await source.folder_status(INBOX)).uid_next is None


async def test_an_endless_line_meets_its_limit(authority: CertificateAuthority) -> None:
    async with mailbox(authority) as (server, source):
        server.faults.endless_line = 2_000_000
        with pytest.raises(ProtocolError) as raised:
            await source.poll()
        assert raised.value.problem.code == "answer-too-large"


async def test_a_huge_message_comes_in_chunks_and_goes_on_where_it_broke(authority: CertificateAuthority) -> None:
    huge = Generated(3_000_000)
    async with FaultyServer({7: huge}, tls=authority.server_context()) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        received = bytearray()

        async def receive(chunks: AsyncIterator[bytes]) -> None:
            async for chunk in chunks:
                received.extend(chunk)
                assert len(chunk) <= 262_144

        chunks = source.fetch_chunks(7)
        received += await anext(chunks)
        server.faults.cut_in_body = 1
        with pytest.raises(ConnectionLostError):
            await receive(chunks)
        again = await enter(server, authority)
        await again.open_folder(INBOX)
        await receive(again.fetch_chunks(7, start=len(received)))
        assert bytes(received) == huge.whole()


async def test_a_stub_of_a_message_too_large_to_keep(authority: CertificateAuthority) -> None:
    huge = Generated(200_000_000)
    async with mailbox(authority, messages={7: huge, 8: b"Subject: small\r\n\r\nHello.\r\n"}) as (_, source):
        small, large = await metas(source, await source.uids())
        stub = await source.fetch_stub(large)
        assert (stub.partial, stub.raw) == (True, huge.part(0, 262_144))
        whole = await source.fetch_stub(small)
        assert (whole.partial, whole.raw) == (False, b"Subject: small\r\n\r\nHello.\r\n")
        batches = await bodies(source, [large, small])
        assert [problem for batch in batches for problem in batch.problems.values()] == [FetchProblem.TOO_LARGE]


async def test_sizes_that_are_far_too_small_do_not_fill_the_memory(authority: CertificateAuthority) -> None:
    """Batches are handed on by what came, not by what was announced."""
    messages = {uid: Generated(400_000) for uid in range(1, 31)}
    options = Options(limits=Limits(waiting=1_000_000))
    async with mailbox(authority, Faults(size_factor=0.001), messages, options) as (_, source):
        wanted = await metas(source, await source.uids())
        batches = [batch async for batch in source.fetch_bodies(wanted, batch_bytes=1_000_000)]
        assert max(sum(len(body.raw) for body in batch.bodies) for batch in batches) < 3_000_000
        assert sorted(body.uid for batch in batches for body in batch.bodies) == sorted(messages)
        assert sorted(uid for batch in batches for uid in batch.asked) == sorted(messages)


async def test_new_mail_and_expunges_end_an_idle(authority: CertificateAuthority) -> None:
    async with mailbox(authority) as (server, source):
        waiting = asyncio.create_task(source.wait_for_change(30))
        await asyncio.sleep(0)
        uid = server.deliver(b"Subject: new\r\n\r\n")
        assert (await waiting).kind is ChangeKind.PUSHED
        server.expunge(uid)
        assert (await source.wait_for_change(30)).expunged
