"""Servers that send more than any honest one would."""

import pytest

from mail_ingest.imap.errors import ProtocolError
from mail_ingest.imap.options import Options
from mail_ingest.testing.certificates import CertificateAuthority
from mail_ingest.testing.hostile import Session
from tests.mail_ingest.imap.scripted import INBOX, enter, meta, serve

LITERALS = b"".join(b" BODY[] {%d}\r\n" % size + b"x" * size for size in (500_000, 900_000, 900_000))


@pytest.mark.parametrize(
    "attack",
    [b"* 1 FETCH (BODY[] {999999999}\r\n", b"* " + b"x" * 200_000, b"* 1 FETCH (" + LITERALS],
    ids=["huge literal", "endless line", "huge response"],
)
async def test_answers_beyond_all_measure_break_the_connection(authority: CertificateAuthority, attack: bytes) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.expect("EXAMINE")
        await session.send(attack)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        with pytest.raises(ProtocolError) as raised:
            await source.open_folder(INBOX)
    assert raised.value.problem.code == "answer-too-large"


async def test_a_thousand_lines_in_one_chunk(authority: CertificateAuthority) -> None:
    lines = b"".join(b"* %d FETCH (UID %d FLAGS () RFC822.SIZE 10)\r\n" % (n, n) for n in range(1, 20_001))

    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder(exists=20_000)
        tag = await session.expect("UID FETCH")
        await session.send(lines)
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        [batch] = [batch async for batch in source.fetch_meta(range(1, 301))]
        assert [found.uid for found in batch] == list(range(300, 0, -1))


async def test_large_literals_are_taken_only_when_messages_were_asked_for(authority: CertificateAuthority) -> None:
    letter = b"* 1 FETCH (UID 1 BODY[] {2000000}\r\n" + b"x" * 2_000_000 + b")\r\n"

    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder(exists=1)
        tag = await session.expect("UID FETCH")
        await session.send(letter)
        await session.ok(tag)
        await session.expect("IDLE")
        await session.send(b"+ idling\r\n" + letter)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority, Options())
        await source.open_folder(INBOX)
        [batch] = [batch async for batch in source.fetch_bodies([meta(1)])]
        assert [len(body.raw) for body in batch.bodies] == [2_000_000]
        with pytest.raises(ProtocolError) as raised:
            await source.wait_for_change(30)
    assert raised.value.problem.code == "answer-too-large"
