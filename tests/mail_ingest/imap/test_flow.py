"""A server is made to wait for us, and commands under way do not get into each other's way."""

import asyncio

import pytest

from mail_ingest.imap.connecting import connect
from mail_ingest.imap.fetching import FETCHED
from mail_ingest.imap.pending import LinkLostError
from mail_ingest.imap.protocol import ImapProtocol
from mail_ingest.imap.wire import Limits
from mail_ingest.testing.certificates import CertificateAuthority
from mail_ingest.testing.faulty import FaultyServer, Generated
from mail_ingest.testing.hostile import HostileServer, Session
from tests.mail_ingest.imap.scripted import INBOX, enter, meta, metas, serve, target
from tests.support import eventually

LINE = b"* 1 FETCH (UID 1 BODY[] {100000}\r\n" + b"x" * 100_000 + b")\r\n"


async def greeted(server: HostileServer, authority: CertificateAuthority, limits: Limits) -> ImapProtocol:
    protocol, _ = await connect(target(server, authority), limits=limits)
    return protocol


async def test_the_server_waits_while_nobody_takes_what_it_sends(authority: CertificateAuthority) -> None:
    sent = 0

    async def script(session: Session) -> None:
        nonlocal sent
        await session.greet()
        tag = (await session.line()).split()[0]
        for _ in range(600):  # 60 MB: more than sockets hold
            await session.send(LINE)
            sent += 1
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        protocol = await greeted(server, authority, Limits(waiting=1_000_000))
        stream = protocol.stream(b"UID FETCH 1:* (BODY.PEEK[])", wanted=FETCHED)

        async def paused() -> bool:
            return protocol.link.paused

        await eventually(paused)
        assert sent < 600
        taken = [response async for response in stream]
        assert (len(taken), sent, stream.status.result) == (600, 600, "OK")
        protocol.drop()


async def test_another_command_gets_its_answer_past_a_stream_that_nobody_takes(
    authority: CertificateAuthority,
) -> None:
    async def script(session: Session) -> None:
        await session.greet()
        first, second = (await session.line()).split()[0], (await session.line()).split()[0]
        await session.send(LINE * 200)
        await session.ok(first)
        await session.ok(second)
        await session.until_gone()

    async with serve(script, authority) as server:
        protocol = await greeted(server, authority, Limits(waiting=1_000_000))
        stream = protocol.stream(b"UID FETCH 1:* (BODY.PEEK[])", wanted=FETCHED)
        assert (await protocol.run(b"NOOP")).status.result == "OK"
        assert len([response async for response in stream]) == 200
        protocol.drop()


async def test_an_abandoned_stream_takes_nothing_from_the_next_one(authority: CertificateAuthority) -> None:
    async with FaultyServer({uid: Generated(300_000) for uid in range(1, 6)}, tls=authority.server_context()) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        wanted = await metas(source, await source.uids())
        async for batch in source.fetch_bodies(wanted, batch_count=1):
            assert batch.asked == (5,)
            break
        assert [meta.uid for meta in await metas(source, [1, 2, 3])] == [3, 2, 1]
        rest = [batch async for batch in source.fetch_bodies(wanted[1:], batch_count=2)]
        assert [[body.uid for body in batch.bodies] for batch in rest] == [[4, 3], [2, 1]]


async def test_everything_that_waits_fails_at_once_when_the_connection_ends(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.greet()
        for _ in range(3):
            await session.line()
        session.abort()

    async with serve(script, authority) as server:
        protocol = await greeted(server, authority, Limits())

        async def take() -> None:
            async for _ in protocol.stream(b"UID FETCH 1 (FLAGS)", wanted=FETCHED):
                pass

        outcomes = await asyncio.wait_for(
            asyncio.gather(protocol.run(b"NOOP"), take(), protocol.run(b"CHECK"), return_exceptions=True), 10
        )
        assert [type(outcome) for outcome in outcomes] == [LinkLostError] * 3
        with pytest.raises(LinkLostError):
            protocol.stream(b"UID FETCH 1 (FLAGS)", wanted=FETCHED)


async def test_what_was_pushed_between_two_messages_is_not_lost(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder(exists=1)
        tag = await session.expect("UID FETCH")
        await session.send(b"* 1 FETCH (UID 1 BODY[] {2}\r\nhi)\r\n* 1 FETCH (UID 1 FLAGS (\\Seen))\r\n")
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        wanted = [meta(1)]
        [batch] = [batch async for batch in source.fetch_bodies(wanted)]
        assert [body.raw for body in batch.bodies] == [b"hi"]
        assert (await source.wait_for_change(10)).flags_changed


async def test_a_message_number_means_another_message_after_an_expunge(authority: CertificateAuthority) -> None:
    """A server may not do this, and some do: no body is given to a UID that it does not belong to."""

    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder(exists=2)
        tag = await session.expect("UID FETCH")
        await session.send(
            b"* 1 FETCH (UID 1)\r\n* 1 EXPUNGE\r\n* 1 FETCH (BODY[] {6}\r\nsecond)\r\n* 1 FETCH (UID 2)\r\n"
        )
        await session.ok(tag)
        tag = await session.expect("UID FETCH 1")
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        [batch] = [batch async for batch in source.fetch_bodies([meta(1), meta(2)])]
        assert {body.uid: body.raw for body in batch.bodies} == {2: b"second"}
        assert set(batch.problems) == {1}
