import ssl
from pathlib import Path

import aiosmtplib
import pytest

from mail_ingest.imap.errors import ConnectError, SignInError, Step
from mail_ingest.imap.signin import BearerToken
from mail_ingest.imap.target import Security
from mail_ingest.imap.verdicts import Context
from mail_ingest.submit.check import check_smtp, greets_smtp
from mail_ingest.submit.verdicts import judge_smtp
from mail_ingest.testing.certificates import CertificateAuthority
from mail_ingest.testing.hostile import HostileServer
from mail_ingest.testing.hostile import Session as Scripted
from tests.mail_ingest.submit.serving import Serve, serve, target

__all__ = ["serve"]


@pytest.fixture
def authority(tmp_path: Path) -> CertificateAuthority:
    return CertificateAuthority(tmp_path)


@pytest.mark.parametrize("security", ["tls", "starttls"])
async def test_signs_in(serve: Serve, security: Security) -> None:
    await check_smtp(await serve(security), "li", "geheim ü")


@pytest.mark.parametrize("security", ["tls", "starttls"])
async def test_a_wrong_password(serve: Serve, security: Security) -> None:
    with pytest.raises(SignInError) as raised:
        await check_smtp(await serve(security), "li", "wrong")
    assert (raised.value.problem.code, raised.value.problem.step) == ("wrong-secret", Step.SMTP)


@pytest.mark.parametrize("security", ["tls", "starttls"])
async def test_signs_in_with_an_access_token(serve: Serve, security: Security) -> None:
    server = await serve(security)
    await check_smtp(server, "li@anchor.example", BearerToken("good"))
    with pytest.raises(SignInError) as raised:
        await check_smtp(server, "li@anchor.example", BearerToken("over"))
    assert (raised.value.problem.code, raised.value.problem.step) == ("token-refused", Step.SMTP)


async def test_greets_tells_no_more_than_yes_or_no(serve: Serve, authority: CertificateAuthority) -> None:
    assert await greets_smtp(await serve("tls"))
    assert await greets_smtp(await serve("starttls"))
    assert not await greets_smtp(target(1, authority, "tls"))


async def test_an_untrusted_certificate(serve: Serve, tmp_path: Path) -> None:
    known = await serve("tls")
    (tmp_path / "other").mkdir()
    other = target(known.port, CertificateAuthority(tmp_path / "other"), "tls")
    with pytest.raises(ConnectError) as raised:
        await check_smtp(other, "li", "x")
    assert raised.value.problem.code == "tls-untrusted"


async def test_a_closed_port(authority: CertificateAuthority) -> None:
    with pytest.raises(ConnectError) as raised:
        await check_smtp(target(1, authority, "tls"), "li", "x")
    assert raised.value.problem.code == "smtp-connection-refused"


async def test_no_encryption_means_no_password(authority: CertificateAuthority) -> None:
    async def script(session: Scripted) -> None:
        await session.send(b"220 mail ESMTP\r\n")
        await session.line()
        await session.send(b"250-mail\r\n250 AUTH PLAIN LOGIN\r\n")
        while line := await session.line():
            assert not line.startswith("AUTH")
            await session.send(b"502 not here\r\n")

    async with HostileServer(script) as server:
        with pytest.raises(ConnectError) as raised:
            await check_smtp(target(server.port, authority, "starttls"), "li", "x")
    assert raised.value.problem.code == "starttls-refused"


async def test_silence(authority: CertificateAuthority) -> None:
    async def script(session: Scripted) -> None:
        await session.until_gone()

    async with HostileServer(script) as server:
        with pytest.raises(ConnectError) as raised:
            await check_smtp(target(server.port, authority, "starttls"), "li", "x", seconds=0.3)
    assert raised.value.problem.code == "connection-timed-out"


@pytest.mark.parametrize(
    ("code", "text", "provider", "problem"),
    [
        (535, "5.7.8 Username and Password not accepted", None, "wrong-secret"),
        (535, "5.7.8 Username and Password not accepted", "gmail", "app-password-needed"),
        (534, "5.7.9 Application-specific password required", "gmail", "app-password-needed"),
        (535, "Error: authentication failed, 请使用授权码登录", "netease", "authorization-code-needed"),
        (535, "Login Fail. Please enter your authorization code to login.", "qq", "authorization-code-needed"),
        (535, "5.7.139 SmtpClientAuthentication is disabled for the Tenant", "microsoft365", "smtp-disabled"),
        (535, "5.7.139 basic authentication is disabled.", "outlook", "sign-in-with-browser"),
        (454, "4.7.0 Temporary authentication failure", None, "sign-in-failed-for-now"),
        (421, "4.7.0 Too many connections", None, "too-many-connections"),
        (450, "later", None, "unavailable"),
    ],
)  # fmt: skip
def test_what_servers_say(code: int, text: str, provider: str | None, problem: str) -> None:
    error = aiosmtplib.SMTPAuthenticationError(code, text)
    context = Context("smtp.harbour.example", 465, Step.SMTP, provider, "Harbour Mail")
    assert judge_smtp(error, context).code == problem


def test_other_failures_are_judged_as_for_imap() -> None:
    context = Context("smtp.harbour.example", 465, Step.SMTP)
    assert judge_smtp(ssl.SSLError(1, "WRONG_VERSION_NUMBER"), context).code == "tls-not-spoken"
