"""Servers that answer in odd ways, or wrongly."""

import pytest

from mail_ingest.imap.client import Options
from mail_ingest.imap.errors import (
    CommandRefusedError,
)
from mail_ingest.imap.source import ChangeKind, FetchProblem
from mail_ingest.testing.certificates import CertificateAuthority
from mail_ingest.testing.hostile import Session
from tests.mail_ingest.imap.scripted import INBOX, enter, meta, serve


async def test_one_byte_at_a_time(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder(exists=1, uid_next=2)
        tag = await session.expect("UID FETCH")
        await session.send_slowly(f"* 1 FETCH (UID 1 BODY[] {{5}}\r\nhello)\r\n{tag} OK done\r\n".encode())
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        batches = [batch async for batch in source.fetch_bodies([meta(1)])]
        assert [body.raw for body in batches[0].bodies] == [b"hello"]


async def test_pushes_mixed_into_a_fetch_are_neither_lost_nor_taken_for_messages(
    authority: CertificateAuthority,
) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder(exists=2, uid_next=3)
        tag = await session.expect("UID FETCH")
        await session.send(
            b"* 3 EXISTS\r\n* 1 FETCH (FLAGS (\\Seen))\r\n* 2 FETCH (UID 2 BODY[] {2}\r\nhi)\r\n* 1 FETCH (UID 1)\r\n"
            b"* NONSENSE {3}\r\nabc\r\ngarbage without a star\r\n* 1 FETCH (BODY[] {2}\r\nho)\r\n* 9 EXPUNGE\r\n"
        )
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        batches = [batch async for batch in source.fetch_bodies([meta(1), meta(2)])]
        assert {body.uid: body.raw for body in batches[0].bodies} == {1: b"ho", 2: b"hi"}
        change = await source.wait_for_change(10)
        assert (change.kind, change.exists, change.expunged) == (ChangeKind.PUSHED, 3, True)


async def test_a_message_that_the_server_refuses_does_not_hold_up_the_others(
    authority: CertificateAuthority,
) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder(exists=3, uid_next=4)
        for _ in range(4):
            tag = await session.expect("UID FETCH")
            asked = session.received[-1].split()[3]
            if asked in {"1", "3"}:
                await session.send(f"* {asked} FETCH (UID {asked} BODY[] {{2}}\r\nok)\r\n".encode())
                await session.ok(tag)
            else:
                await session.send(f"{tag} NO [SERVERBUG] cannot read it\r\n".encode())
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        [batch] = [batch async for batch in source.fetch_bodies([meta(1), meta(2), meta(3)])]
        assert [body.uid for body in batch.bodies] == [3, 1]
        assert batch.problems == {2: FetchProblem.REFUSED}
        assert batch.server_said == {2: "[SERVERBUG] cannot read it"}


async def test_search_that_does_not_work_is_replaced_by_fetch(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder(exists=2)
        tag = await session.expect("UID SEARCH")
        await session.send(f"{tag} NO [UNAVAILABLE] UID SEARCH Backend error\r\n".encode())
        tag = await session.expect("UID FETCH 5:*")
        await session.send(b"* 2 FETCH (UID 9)\r\n* 1 FETCH (UID 3)\r\n")
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        assert await source.uids(first=5) == [9]


async def test_idle_that_is_advertised_and_refused_becomes_polling(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder()
        tag = await session.expect("IDLE")
        await session.send(f"{tag} BAD no idling here\r\n".encode())
        tag = await session.expect("NOOP")
        await session.send(b"* 1 EXISTS\r\n")
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority, Options(poll_every=0.01))
        await source.open_folder(INBOX)
        assert (await source.wait_for_change(30)).exists == 1


async def test_throttling_says_how_long(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        tag = await session.expect("EXAMINE")
        await session.send(f"{tag} BAD Request is throttled. Suggested Backoff Time: 20000 milliseconds\r\n".encode())
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        with pytest.raises(CommandRefusedError) as raised:
            await source.open_folder(INBOX)
    assert raised.value.problem.retry_after == 20


async def test_missing_uidvalidity_is_zero(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        tag = await session.expect("EXAMINE")
        await session.send(b"* 5 EXISTS\r\n* OK [UIDNOTSTICKY] no luck\r\n")
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        state = await (await enter(server, authority)).open_folder(INBOX)
        assert (state.uid_validity, state.uid_next, state.uids_sticky, state.exists) == (0, None, False, 5)


async def test_what_came_before_a_server_asked_for_less_is_handed_on(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder(exists=2)
        tag = await session.expect("UID FETCH 1:2")
        await session.send(b"* 2 FETCH (UID 2 BODY[] {2}\r\nhi)\r\n")
        await session.send(f"{tag} NO [THROTTLED] enough for now\r\n".encode())
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        fetching = source.fetch_bodies([meta(1), meta(2)])
        batch = await anext(fetching)
        assert (batch.asked, batch.problems, [body.raw for body in batch.bodies]) == ((2,), {}, [b"hi"])
        with pytest.raises(CommandRefusedError) as raised:
            await anext(fetching)
        assert raised.value.slow_down
