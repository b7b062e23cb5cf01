"""Connections that end in the middle."""

import asyncio

import pytest

from mail_ingest.imap.client import Options
from mail_ingest.imap.errors import (
    ConnectionLostError,
)
from mail_ingest.testing.certificates import CertificateAuthority
from mail_ingest.testing.hostile import Session
from tests.mail_ingest.imap.scripted import INBOX, enter, meta, serve


async def test_a_cut_inside_a_literal_fails_the_command_at_once(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder(exists=1, uid_next=2)
        await session.expect("UID FETCH")
        await session.send(b"* 1 FETCH (UID 1 BODY[] {1000}\r\nonly the beginning")
        session.abort()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        with pytest.raises(ConnectionLostError) as raised:
            [batch async for batch in source.fetch_bodies([meta(1)])]
        assert raised.value.problem.code == "connection-lost"
        assert not raised.value.connection_usable
        with pytest.raises(ConnectionLostError):
            await source.poll()


async def test_bye_in_the_middle_says_why(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder(exists=1)
        await session.expect("UID SEARCH")
        await session.send(b"* BYE [UNAVAILABLE] going down for maintenance\r\n")
        session.abort()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        with pytest.raises(ConnectionLostError) as raised:
            await source.uids()
    assert raised.value.problem.code == "unavailable"
    assert "maintenance" in (raised.value.problem.server_said or "")


async def test_a_cut_during_idle_ends_the_wait(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder()
        await session.expect("IDLE")
        await session.send(b"+ idling\r\n")
        session.abort()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        with pytest.raises(ConnectionLostError):
            await source.wait_for_change(600)


async def test_silence_ends_in_an_error(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.expect("NOOP")
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority, Options(quiet=2))
        with pytest.raises(ConnectionLostError) as raised:
            await source.poll()
    assert raised.value.problem.code == "server-silent"


async def test_a_cancelled_command_breaks_the_connection(authority: CertificateAuthority) -> None:
    asked = asyncio.Event()

    async def script(session: Session) -> None:
        await session.sign_in()
        await session.expect("EXAMINE")
        asked.set()
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        opening = asyncio.create_task(source.open_folder(INBOX))
        await asked.wait()
        opening.cancel()
        with pytest.raises(asyncio.CancelledError):
            await opening
        with pytest.raises(ConnectionLostError):
            await source.poll()
