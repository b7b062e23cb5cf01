"""An SMTP server in this process, with certificates, passwords and access tokens."""

import asyncio
from base64 import b64encode
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiosmtpd.handlers import Sink
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from mail_ingest.imap.target import ConnectTarget, Security
from mail_ingest.testing.certificates import CertificateAuthority


def authenticate(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword) -> AuthResult:
    return AuthResult(success=data.login == b"li" and data.password == "geheim ü".encode(), handled=False)


class WithTokens(SMTP):
    """An SMTP server that takes one access token by XOAUTH2, as Google's and Microsoft's do."""

    async def auth_XOAUTH2(self, _: SMTP, args: list[str]) -> AuthResult:
        expected = b64encode(b"user=li@anchor.example\x01auth=Bearer good\x01\x01").decode()
        if args[1:] == [expected]:
            return AuthResult(success=True)
        # The reason comes as a challenge, and the refusal after an empty answer.
        await self.challenge_auth(b64encode(b'{"status":"401"}').decode(), encode_to_b64=False)
        return AuthResult(success=False, handled=False)


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
            made = WithTokens(
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
