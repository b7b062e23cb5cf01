import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import aiosmtplib
import pytest
from aiosmtpd.handlers import Sink
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from mail_ingest.imap.errors import ConnectError, SignInError, Step
from mail_ingest.imap.target import ConnectTarget, Security
from mail_ingest.imap.verdicts import Context
from mail_ingest.submit.check import check_smtp
from mail_ingest.submit.verdicts import judge_smtp
from mail_ingest.testing.certificates import CertificateAuthority
from mail_ingest.testing.hostile import HostileServer
from mail_ingest.testing.hostile import Session as Scripted


def authenticate(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword) -> AuthResult:
    return AuthResult(success=data.login == b"li" and data.password == "geheim ü".encode(), handled=False)


@pytest.fixture
def authority(tmp_path: Path) -> CertificateAuthority:
    return CertificateAuthority(tmp_path)


Serve = Callable[[Security], Awaitable[ConnectTarget]]


@pytest.fixture
async def serve(authority: CertificateAuthority) -> AsyncIterator[Serve]:
    running: list[asyncio.Server] = []
    connections: list[SMTP] = []

    async def start(security: Security) -> ConnectTarget:
        context = authority.server_context()
        tls = security == "tls"

        loop = asyncio.get_running_loop()

        def protocol() -> SMTP:
            made = SMTP(
                Sink(),
                loop=loop,
                tls_context=None if tls else context,
                require_starttls=not tls,
                authenticator=authenticate,
                auth_require_tls=not tls,
                auth_required=not tls,
            )
            connections.append(made)
            return made

        server = await loop.create_server(protocol, "127.0.0.1", 0, ssl=context if tls else None)
        running.append(server)
        return target(server.sockets[0].getsockname()[1], authority, security)

    yield start
    for connection in connections:
        if connection.transport is not None:
            connection.transport.close()
    for server in running:
        server.close()
        await server.wait_closed()
    await asyncio.sleep(0)  # let the transports close their sockets


def target(port: int, authority: CertificateAuthority, security: Security) -> ConnectTarget:
    return ConnectTarget(
        host="localhost", addresses=("127.0.0.1",), port=port, security=security, ssl_context=authority.client_context()
    )


@pytest.mark.parametrize("security", ["tls", "starttls"])
async def test_signs_in(serve: Serve, security: Security) -> None:
    await check_smtp(await serve(security), "li", "geheim ü")


@pytest.mark.parametrize("security", ["tls", "starttls"])
async def test_a_wrong_password(serve: Serve, security: Security) -> None:
    with pytest.raises(SignInError) as raised:
        await check_smtp(await serve(security), "li", "wrong")
    assert (raised.value.problem.code, raised.value.problem.step) == ("wrong-secret", Step.SMTP)


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
