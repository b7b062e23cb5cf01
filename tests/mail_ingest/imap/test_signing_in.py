"""Signing in, and what servers say to it."""

import pytest

from mail_ingest.imap.client import open_imap
from mail_ingest.imap.errors import (
    SignInError,
)
from mail_ingest.imap.signin import PasswordSignIn
from mail_ingest.testing.certificates import CertificateAuthority
from mail_ingest.testing.hostile import Session
from tests.mail_ingest.imap.scripted import INBOX, enter, serve, target


async def test_plain_without_initial_response_where_login_is_disabled(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.greet("[CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=PLAIN] hi")
        tag = await session.expect("AUTHENTICATE PLAIN")
        await session.send(b"+ \r\n")
        assert await session.line() == "AGxpAHBhc3M="
        await session.ok(tag, "[CAPABILITY IMAP4rev1 IDLE] in")
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        assert source.capabilities == {"IMAP4REV1", "IDLE"}


async def test_a_challenge_without_answer_is_cancelled(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.greet("[CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=PLAIN] hi")
        tag = await session.expect("AUTHENTICATE PLAIN")
        await session.send(b"+ \r\n")
        await session.line()
        await session.send(b"+ more\r\n")
        assert await session.line() == "*"
        await session.send(f"{tag} NO [AUTHENTICATIONFAILED] cancelled\r\n".encode())

    async with serve(script, authority) as server:
        with pytest.raises(SignInError):
            await enter(server, authority)


async def test_id_is_sent_where_it_is_demanded(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.greet("[CAPABILITY IMAP4rev1] hi")
        await session.ok(await session.expect("LOGIN"), "[CAPABILITY IMAP4rev1] in")
        tag = await session.expect("ID (")
        await session.send(f"{tag} BAD no such command\r\n".encode())
        await session.open_folder()
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await open_imap(target(server, authority), PasswordSignIn("li", "pass"), always_send_id=True)
        await source.open_folder(INBOX)


async def test_alerts_are_kept_for_the_owner(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.send(b"* OK [ALERT] Your mailbox is\x07 nearly full\r\n")
        await session.open_folder()
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        assert source.server_alerts == ("Your mailbox is nearly full",)
