"""One signed-in connection: its commands, what the server can do, and what its refusals mean."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from typing import Final

from aioimaplib import aioimaplib

from mail_ingest.imap.errors import (
    CommandRefusedError,
    ConnectionLostError,
    GoneError,
    MailError,
    Problem,
    ProtocolError,
    Scope,
    SignInError,
    Step,
    Verdict,
)
from mail_ingest.imap.grammar import ascii_text, quote
from mail_ingest.imap.options import Options
from mail_ingest.imap.pending import LinkLostError, Outcome
from mail_ingest.imap.protocol import ImapProtocol
from mail_ingest.imap.responses import Data, Response, Status
from mail_ingest.imap.signin import SignIn
from mail_ingest.imap.stream import Stream
from mail_ingest.imap.verdicts import Context, judge_exception, judge_status, make_problem
from mail_ingest.imap.wire import WireError

#: Servers whose QRESYNC is not to be trusted: iCloud's reports messages as vanished that are there.
_BROKEN_QRESYNC: Final = frozenset({"icloud"})

_MAX_ALERTS = 20
_MAX_CAPABILITIES = 1000


class Session:
    """What all parts of the client share. Raises MailError for everything that goes wrong."""

    __slots__ = ("_context", "alerts", "capabilities", "enabled", "options", "protocol")

    def __init__(self, protocol: ImapProtocol, context: Context, options: Options) -> None:
        self.protocol = protocol
        self.options = options
        self.capabilities: frozenset[str] = frozenset()
        #: Extensions that the server has confirmed (RFC 5161).
        self.enabled: frozenset[str] = frozenset()
        self.alerts: list[str] = []
        self._context = context
        protocol.on_status = self._hear_status

    @property
    def host(self) -> str:
        return self._context.host

    # Beginning

    async def sign_in(self, greeting: Status, sign_in: SignIn) -> None:
        """Sign in and read the capabilities, which many servers extend by that."""
        self._hear_status(greeting)
        if not self.capabilities:
            await self._ask_capabilities(Step.CONNECT)
        if greeting.result != "PREAUTH":
            attempt = sign_in.attempt(self.capabilities)
            self._context = replace(self._context, bearer=attempt.bearer)
            before, self.capabilities = self.capabilities, frozenset()
            outcome = await self.command(
                *attempt.parts, answers=attempt.answers, refusal_answer=attempt.refusal_answer, step=Step.SIGN_IN
            )
            self._hear_status(outcome.status)
            if not self.capabilities:
                self.capabilities = before
                await self._ask_capabilities(Step.SIGN_IN)
        self.protocol.state = aioimaplib.AUTH

    async def introduce(self, *, always: bool) -> None:
        """Send ID (RFC 2971), which says no more than what program this is. A refusal does not matter."""
        if not (always or "ID" in self.capabilities):
            return
        fields = b" ".join(quote(text.encode()) for pair in self.options.client_id for text in pair)
        with suppress(CommandRefusedError):
            await self.command(b"ID (" + fields + b")", wanted=frozenset({"ID"}))

    async def enable(self) -> None:
        """Switch on QRESYNC, or else CONDSTORE. A QRESYNC that the server does not confirm counts as not there."""
        usable = "QRESYNC" in self.capabilities and self._context.provider not in _BROKEN_QRESYNC
        wanted = "QRESYNC" if usable else "CONDSTORE"
        if not {"ENABLE", wanted} <= self.capabilities:
            self.capabilities = _one_copy(self.capabilities - {"QRESYNC"})
            return
        with suppress(CommandRefusedError):
            outcome = await self.command(b"ENABLE " + wanted.encode(), wanted=frozenset({"ENABLED"}))
            confirmed = [v for r in outcome.responses if isinstance(r, Data) for v in r.values if isinstance(v, bytes)]
            self.enabled = _one_copy(frozenset(ascii_text(word).upper() for word in confirmed))
        if "QRESYNC" not in self.enabled:
            self.capabilities = _one_copy(self.capabilities - {"QRESYNC"})

    async def compress(self) -> None:
        """Compress from here on, where the server can. Raises ConnectionLostError."""
        if "COMPRESS=DEFLATE" not in self.capabilities:
            return
        try:
            await self.command(b"COMPRESS DEFLATE")
        except CommandRefusedError:  # already compressed by TLS, for one (RFC 4978 section 3)
            return
        if not self.protocol.clean:  # what follows the OK is compressed, and some of it was read as if it were not
            self.protocol.drop()
            raise self.lost(LinkLostError(None, None))
        self.protocol.link.start_compression()

    async def close(self) -> None:
        """Say goodbye if the connection still works, and drop it."""
        if not self.protocol.lost:
            with suppress(LinkLostError, TimeoutError, aioimaplib.AioImapException):
                async with asyncio.timeout(5):
                    await self.protocol.logout()
        self.protocol.drop()

    async def _ask_capabilities(self, step: Step) -> None:
        outcome = await self.command(b"CAPABILITY", wanted=frozenset({"CAPABILITY"}), step=step)
        for response in outcome.responses:
            if isinstance(response, Data):
                self._learn([v for v in response.values if isinstance(v, bytes)])

    def _learn(self, words: Sequence[bytes]) -> None:
        self.capabilities = _one_copy(frozenset(ascii_text(word).upper() for word in words[:_MAX_CAPABILITIES]))
        self.protocol.capabilities = self.capabilities

    def _hear_status(self, status: Status) -> None:
        if status.code == "CAPABILITY":
            self._learn(status.arguments.split())
        elif status.code == "ALERT" and len(self.alerts) < _MAX_ALERTS and status.said() not in self.alerts:
            self.alerts.append(status.said())

    # Commands and their failures

    async def command(
        self,
        *parts: bytes,
        wanted: frozenset[str] = frozenset(),
        answers: Sequence[bytes] = (),
        refusal_answer: bytes | None = None,
        step: Step = Step.FOLDERS,
        scope: Scope = Scope.ACCOUNT,
        deadline: float = 60,
    ) -> Outcome:
        """Run one command; raises MailError unless it ends in OK."""
        try:
            outcome = await self.protocol.run(
                *parts,
                wanted=wanted,
                answers=answers,
                refusal_answer=refusal_answer,
                deadline=deadline,
                quiet=self.options.quiet,
            )
        except LinkLostError as error:
            raise self.lost(error, step) from error
        if outcome.status.result == "OK":
            return outcome
        problem = self._judge(outcome.status, step, scope, outcome.challenge)
        if step is Step.SIGN_IN:
            raise SignInError(problem)
        raise CommandRefusedError(problem, connection_usable=True)

    def stream(
        self, *parts: bytes, wanted: frozenset[str], scope: Scope = Scope.ACCOUNT, deadline: float = 60
    ) -> "Responses":
        """Begin one command; its responses are taken while they come. Raises MailError."""
        try:
            stream = self.protocol.stream(*parts, wanted=wanted, deadline=deadline, quiet=self.options.quiet)
        except LinkLostError as error:
            raise self.lost(error) from error
        return Responses(self, stream, scope)

    def lost(self, error: LinkLostError, step: Step = Step.FOLDERS) -> MailError:
        """The error to raise for a connection that is gone."""
        problem = judge_exception(error, self._where(step, Scope.ACCOUNT))
        kind = ProtocolError if isinstance(error.cause, WireError) else ConnectionLostError
        return kind(problem)

    def refused(self, status: Status, scope: Scope) -> CommandRefusedError:
        """The error for a command that did not end in OK."""
        return CommandRefusedError(self._judge(status, Step.FOLDERS, scope, b""), connection_usable=True)

    def gone(self, code: str, scope: Scope) -> GoneError:
        """The error for something that is not there, in spite of the server's OK; `code` of `PROBLEMS`."""
        where = self._where(Step.FOLDERS, scope)
        return GoneError(make_problem(code, Verdict.FAIL, where, None), connection_usable=True)

    def _judge(self, status: Status, step: Step, scope: Scope, challenge: bytes) -> Problem:
        return judge_status(status, self._where(step, scope), challenge=challenge)

    def _where(self, step: Step, scope: Scope) -> Context:
        return replace(self._context, step=step, scope=scope)


class Responses:
    """The responses of a command under way: `async for`. Raises MailError at the end unless that is OK."""

    __slots__ = ("_scope", "_session", "_stream")

    def __init__(self, session: Session, stream: Stream, scope: Scope) -> None:
        self._session = session
        self._stream = stream
        self._scope = scope

    def __aiter__(self) -> "Responses":
        return self

    async def __anext__(self) -> Response:
        try:
            return await self._stream.__anext__()
        except LinkLostError as error:
            raise self._session.lost(error) from error
        except StopAsyncIteration:
            if self._stream.status.result != "OK":
                raise self._session.refused(self._stream.status, self._scope) from None
            raise

    @property
    def status(self) -> Status:
        """How the command ended; valid after the last response."""
        return self._stream.status

    def abandon(self) -> None:
        """Let the rest go to nowhere."""
        self._stream.abandon()


@lru_cache(maxsize=1000)
def _one_copy(words: frozenset[str]) -> frozenset[str]:
    """The same object for the same words: thousands of connections lead to a few kinds of servers."""
    return words
