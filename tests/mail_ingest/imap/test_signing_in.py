"""Signing in, and what servers say to it."""

import asyncio
from base64 import b64encode

import pytest

from mail_ingest.imap.client import ImapSource, open_imap
from mail_ingest.imap.errors import CommandRefusedError, SignInError, Verdict
from mail_ingest.imap.signin import BearerToken, PasswordSignIn, sign_in_with
from mail_ingest.testing.certificates import CertificateAuthority
from mail_ingest.testing.hostile import HostileServer, Session
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


# With an access token


def reason(status: str) -> bytes:
    """Why a token was refused, as servers put it."""
    return b64encode(f'{{"status":"{status}","schemes":"Bearer","scope":"https://mail.example/"}}'.encode())


async def enter_with_token(server: HostileServer, authority: CertificateAuthority) -> ImapSource:
    return await open_imap(target(server, authority), sign_in_with("li@harbour.example", BearerToken("ya29.x")))


@pytest.mark.parametrize("at_once", [True, False])
async def test_xoauth2(authority: CertificateAuthority, at_once: bool) -> None:
    response = b64encode(b"user=li@harbour.example\1auth=Bearer ya29.x\1\1").decode()

    async def script(session: Session) -> None:
        await session.greet(f"[CAPABILITY IMAP4rev1 AUTH=XOAUTH2 AUTH=OAUTHBEARER{' SASL-IR' if at_once else ''}] hi")
        tag = await session.expect("AUTHENTICATE XOAUTH2")
        if at_once:
            assert session.received[-1].endswith(" " + response)
        else:
            await session.send(b"+ \r\n")
            assert await session.line() == response
        await session.ok(tag, "[CAPABILITY IMAP4rev1 IDLE] in")
        await session.until_gone()

    async with serve(script, authority) as server:
        assert "IDLE" in (await enter_with_token(server, authority)).capabilities


async def test_oauthbearer_where_there_is_no_xoauth2(authority: CertificateAuthority) -> None:
    response = b64encode(b"n,a=li@harbour.example,\1auth=Bearer ya29.x\1\1").decode()

    async def script(session: Session) -> None:
        await session.greet("[CAPABILITY IMAP4rev1 AUTH=OAUTHBEARER SASL-IR] hi")
        tag = await session.expect("AUTHENTICATE OAUTHBEARER")
        assert session.received[-1].endswith(" " + response)
        await session.send(b"+ " + reason("invalid_token") + b"\r\n")
        assert await session.line() == "AQ=="
        await session.send(f"{tag} NO failed\r\n".encode())
        await session.until_gone()

    async with serve(script, authority) as server:
        with pytest.raises(SignInError) as raised:
            await enter_with_token(server, authority)
    assert (raised.value.problem.code, raised.value.verdict) == ("token-refused", Verdict.STOP)


@pytest.mark.parametrize(
    ("status", "refusal", "code", "verdict"),
    [
        ("400", "NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)", "token-refused", Verdict.STOP),
        ("401", "NO AUTHENTICATE failed.", "token-refused", Verdict.STOP),
        ("insufficient_scope", "NO SASL authentication failed", "token-scope", Verdict.STOP),
        ("400", "NO [UNAVAILABLE] Temporary authentication failure", "unavailable", Verdict.RETRY),
        ("400", "NO [ALERT] Your account is not enabled for IMAP use", "imap-disabled", Verdict.STOP),
    ],
)
async def test_a_refused_token_says_why_after_an_empty_answer(
    authority: CertificateAuthority, status: str, refusal: str, code: str, verdict: Verdict
) -> None:
    async def script(session: Session) -> None:
        await session.greet("[CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR] hi")
        tag = await session.expect("AUTHENTICATE XOAUTH2")
        await session.send(b"+ " + reason(status) + b"\r\n")
        assert await session.line() == ""
        await session.send(f"{tag} {refusal}\r\n".encode())
        await session.until_gone()

    async with serve(script, authority) as server:
        with pytest.raises(SignInError) as raised:
            await enter_with_token(server, authority)
    assert (raised.value.problem.code, raised.value.verdict) == (code, verdict)
    assert "ya29" not in repr(raised.value.problem)


async def test_a_mailbox_that_is_not_connected_behind_a_good_token(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.greet("[CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR] hi")
        await session.ok(await session.expect("AUTHENTICATE XOAUTH2"), "AUTHENTICATE completed.")
        tag = await session.expect("LIST")
        await session.send(f"{tag} BAD User is authenticated but not connected.\r\n".encode())
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter_with_token(server, authority)
        with pytest.raises(CommandRefusedError) as raised:
            await source.list_folders()
    assert (raised.value.problem.code, raised.value.verdict) == ("mailbox-not-connected", Verdict.RETRY)


async def test_capabilities_announced_before_starttls_are_forgotten(authority: CertificateAuthority) -> None:
    """Whoever sits between could announce a way to sign in that gives the password away."""
    asked_inside = asyncio.Event()

    async def script(session: Session) -> None:
        await session.greet("[CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED AUTH=PLAIN] hi")
        tag = await session.expect("STARTTLS")
        await session.ok(tag)
        await session.start_tls(authority.server_context())
        line = await session.line()
        assert line.endswith("CAPABILITY")
        asked_inside.set()
        await session.send(f"* CAPABILITY IMAP4rev1\r\n{line.split()[0]} OK\r\n".encode())
        await session.ok(await session.expect("LOGIN"), "[CAPABILITY IMAP4rev1 IDLE] in")
        await session.until_gone()

    async with HostileServer(script) as server:
        source = await open_imap(target(server, authority, "starttls"), PasswordSignIn("li", "pass"))
        assert asked_inside.is_set()
        assert source.capabilities == {"IMAP4REV1", "IDLE"}
