"""A submission server in this process: takes mail over TLS, delivers it into Dovecot, and does what a test asks."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from mail_ingest.testing.dovecot import Dovecot


@dataclass(frozen=True)
class Taken:
    """A message that the server took."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes


@dataclass
class Sink:
    """What came, and how the server behaves."""

    dovecot: Dovecot
    port: int = 0
    taken: list[Taken] = field(default_factory=list)
    #: Answers to RCPT by address, and one answer for each message that follows.
    refuse: dict[str, str] = field(default_factory=dict)
    answers: list[str] = field(default_factory=list)
    #: Users whose mail is delivered into Dovecot; those who keep copies have theirs in Sent, as at Gmail.
    users: set[str] = field(default_factory=set)
    keeps_copies: bool = False
    #: Awaited when a signed-in client has said what it wants, before the server answers: "connect", "rcpt", "data".
    hooks: dict[str, Callable[[], Awaitable[None]]] = field(default_factory=dict)
    connections: list[SMTP] = field(default_factory=list)

    def drop(self) -> None:
        """Cut every connection."""
        for connection in self.connections:
            if connection.transport is not None:
                connection.transport.abort()  # type: ignore[attr-defined] # a write transport

    async def reached(self, point: str) -> None:
        """Do what the test wants to happen at this point, once."""
        hook = self.hooks.pop(point, None)
        if hook is not None:
            await hook()

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        await self.reached("connect")
        return responses

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        # aiosmtpd cannot see that the connection is encrypted from its first byte, and so not require a sign-in.
        if not session.authenticated:
            return "530 5.7.0 Authentication required"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        await self.reached("rcpt")
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = self.answers.pop(0) if self.answers else "250 2.0.0 Taken"
        if answer.startswith("2"):
            content = envelope.original_content or b""
            taken = Taken(envelope.mail_from or "", tuple(envelope.rcpt_tos), content)
            self.taken.append(taken)
            for address in taken.recipients:
                if address in self.users:
                    self.dovecot.deliver(address, [content])
            if self.keeps_copies:
                self.dovecot.deliver(taken.sender, [content], folder="Sent", seen=True)
        await self.reached("data")
        return answer


async def serve(sink: Sink) -> asyncio.Server:
    """Listen for submissions over TLS, with the certificate of Dovecot's authority."""

    def sign_in(server: SMTP, session: Session, envelope: Envelope, kind: str, data: LoginPassword) -> AuthResult:
        return AuthResult(success=data.password == b"s3cret pass", handled=False)

    loop = asyncio.get_running_loop()

    def protocol() -> SMTP:
        made = SMTP(sink, loop=loop, enable_SMTPUTF8=True, authenticator=sign_in, auth_require_tls=False)
        sink.connections.append(made)
        return made

    server = await loop.create_server(protocol, "127.0.0.1", 0, ssl=sink.dovecot.authority.server_context())
    sink.port = server.sockets[0].getsockname()[1]
    return server
