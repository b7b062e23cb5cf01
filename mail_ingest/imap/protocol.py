"""aioimaplib's protocol with a receive path of ours.

What aioimaplib 2.0.3 does with incoming bytes recurses per line, reads each FETCH again for every line, hands
pushes to whichever command is pending and leaves commands waiting when the connection dies. Here a
`ResponseReader` splits the stream, responses are routed by what they are, and the end of the connection ends
everything that waits. Its state machine, its table of commands and its commands (`logout`, `append`, `move`...)
are used as they are: they run through `execute`.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from aioimaplib import aioimaplib

from mail_ingest.imap.responses import Continuation, Data, Garbage, Numbered, Response, Status, read_response
from mail_ingest.imap.wire import DEFAULT_LIMITS, Frames, Limits, ResponseReader, WireError

#: Responses that tell of changes in the open folder, whichever command is running.
PUSHES: Final = frozenset({"EXISTS", "EXPUNGE", "VANISHED", "FETCH"})

#: Lines of garbage, and responses nobody asked for, that a connection may send.
MAX_STRAY = 100_000


class Literal(bytes):
    """An argument to send as a literal."""

    __slots__ = ()


class LinkLostError(Exception):
    """The connection is gone. `cause` is what broke it, `bye` what the server said before."""

    def __init__(self, cause: Exception | None, bye: Status | None) -> None:
        super().__init__(str(cause) if cause else "the server closed the connection")
        self.cause = cause
        self.bye = bye


@dataclass(slots=True)
class Pushed:
    """What the server told of the open folder unasked."""

    exists: int | None = None
    expunged: bool = False
    flags_changed: bool = False

    def __bool__(self) -> bool:
        return self.exists is not None or self.expunged or self.flags_changed


@dataclass(slots=True)
class Outcome:
    """How a command ended, and the responses of the kinds that it wanted."""

    status: Status
    responses: list[Response]
    #: The last challenge of a sign-in that had no answer; with OAuth, the reason why it failed.
    challenge: bytes = b""


@dataclass(slots=True)
class _Pending:
    wanted: frozenset[str]
    done: "asyncio.Future[Status]"
    to_send: deque[bytes]
    refusal_answer: bytes | None = None
    challenge: bytes = b""
    started: asyncio.Event | None = None
    responses: list[Response] = field(default_factory=list)


class ImapProtocol(aioimaplib.IMAP4ClientProtocol):  # type: ignore[misc]  # aioimaplib ships no types
    """One connection. Commands may be pipelined; each is matched by its tag."""

    def __init__(self, loop: asyncio.AbstractEventLoop, limits: Limits = DEFAULT_LIMITS) -> None:
        super().__init__(loop)
        self._loop = loop
        self._reader = ResponseReader(limits)
        self._pending: dict[str, _Pending] = {}
        self._lost: LinkLostError | None = None
        self._bye: Status | None = None
        self._heard = loop.time()
        self._stray = 0
        self._pushed = Pushed()
        self._push_event = asyncio.Event()
        #: The last EXISTS.
        self.exists = 0
        self.greeting: asyncio.Future[Status] = loop.create_future()
        #: Called with each untagged status (capabilities, alerts, UIDVALIDITY...).
        self.on_status: Callable[[Status], None] = lambda _: None

    # Receiving

    def data_received(self, data: bytes) -> None:
        """Called by the event loop."""
        if self._lost:
            return
        self._heard = self._loop.time()
        try:
            for frames in self._reader.feed(data):
                self._receive(frames)
        except WireError as error:
            self.drop(error)

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by the event loop."""
        self._end(exc)

    def drop(self, cause: Exception | None = None) -> None:
        """Break the connection at once; whatever waits raises LinkLostError."""
        self._end(cause)
        if self.transport is not None:
            self.transport.abort()

    @property
    def lost(self) -> bool:
        return self._lost is not None

    @property
    def clean(self) -> bool:
        """No byte was received that has not been used."""
        return self._reader.idle

    def _end(self, cause: Exception | None) -> None:
        if self._lost:
            return
        self._lost = LinkLostError(cause, self._bye)
        self.state = aioimaplib.LOGOUT
        waiting = [pending.done for pending in self._pending.values()]
        self._pending.clear()
        for future in (*waiting, self.greeting):
            if not future.done():
                future.set_exception(self._lost)
                future.exception()  # retrieved: nobody may be waiting for it
        self._push_event.set()

    def _receive(self, frames: Frames) -> None:
        response = read_response(frames)
        match response:
            case Status(tag="*"):
                self._untagged_status(response)
            case Status():
                pending = self._pending.pop(response.tag, None)
                if pending is None:
                    self._stray_response()
                elif not pending.done.done():
                    pending.done.set_result(response)
            case Continuation():
                self._continue(response.text)
            case Numbered() | Data():
                self._untagged(response)
            case Garbage():
                if response.line and not self.greeting.done():
                    raise WireError("not a greeting")
                self._stray_response()

    def _untagged_status(self, status: Status) -> None:
        if status.result == "BYE":
            self._bye = status
        if not self.greeting.done():
            self.greeting.set_result(status)
        self.on_status(status)
        for pending in self._pending.values():
            if "STATUSES" in pending.wanted:
                pending.responses.append(status)

    def _untagged(self, response: Numbered | Data) -> None:
        kept = False
        if response.kind == "EXISTS" and isinstance(response, Numbered):
            self.exists = response.number
        for pending in self._pending.values():
            if response.kind in pending.wanted:
                pending.responses.append(response)
                kept = True
        if response.kind in PUSHES and not (kept and response.kind == "FETCH"):
            self._note_push(response)
        elif not kept:
            self._stray_response()

    def _note_push(self, response: Numbered | Data) -> None:
        if response.kind == "EXISTS" and isinstance(response, Numbered):
            self._pushed.exists = response.number
        elif response.kind == "FETCH":
            self._pushed.flags_changed = True
        else:
            self._pushed.expunged = True
        self._push_event.set()

    def _stray_response(self) -> None:
        self._stray += 1
        if self._stray > MAX_STRAY:
            raise WireError("too much that nobody asked for")

    def _continue(self, text: bytes) -> None:
        for pending in self._pending.values():
            if pending.started is not None:
                pending.started.set()
                return
            if pending.to_send:
                self.transport.write(pending.to_send.popleft())
                return
            if pending.refusal_answer is not None:
                pending.challenge = text
                self.transport.write(pending.refusal_answer + b"\r\n")
                return

    # Sending

    async def run(
        self,
        *parts: bytes,
        wanted: frozenset[str] = frozenset(),
        answers: Sequence[bytes] = (),
        refusal_answer: bytes | None = None,
        deadline: float = 60,
        quiet: float = 60,
    ) -> Outcome:
        """Send one command and wait for its end, NO and BAD included.

        `parts` are joined as they are; a `Literal` is sent as one. `answers` are sent, one for each `+` (SASL), and
        `refusal_answer` to every challenge after them.
        `wanted` names the kinds of responses to collect ("STATUSES" for untagged OK and NO). Raises LinkLostError
        when the connection ends, when the server says nothing for `quiet` seconds, or has not finished
        after `deadline` seconds; a cancelled command breaks the connection, for its answer would come later.
        """
        if self._lost:
            raise LinkLostError(self._lost.cause, self._lost.bye)
        tag: str = self.new_tag()
        first, *rest = self._segments(tag, parts)
        to_send = deque([*rest, *(answer + b"\r\n" for answer in answers)])
        pending = _Pending(wanted, self._loop.create_future(), to_send, refusal_answer)
        self._pending[tag] = pending
        self._heard = self._loop.time()
        self.transport.write(first)
        status = await self._finish(pending, deadline, quiet)
        return Outcome(status, pending.responses, pending.challenge)

    async def execute(self, command: aioimaplib.Command, scrub: str | None = None) -> aioimaplib.Response:
        """aioimaplib's own commands come through here; `scrub` is not needed, since nothing is logged."""
        kinds = frozenset({command.untagged_resp_name.upper(), "STATUSES"})
        text = str(command).partition(" ")[2].strip().encode()
        literal: bytes | None = self.literal_data  # set by `append`
        self.literal_data: bytes | None = None
        answers = () if literal is None else (literal,)
        outcome = await self.run(text, wanted=kinds, answers=answers)
        said = outcome.status
        return aioimaplib.Response(said.result, [said.text])

    async def idle_until(self, stop: asyncio.Future[None], *, refresh: float) -> Outcome:
        """IDLE (RFC 2177) until something is pushed, `stop` is done, or `refresh` seconds have passed."""
        tag: str = self.new_tag()
        began = asyncio.Event()
        pending = _Pending(frozenset(), self._loop.create_future(), deque(), started=began)
        self._pending[tag] = pending
        self.transport.write(tag.encode() + b" IDLE\r\n")
        started = asyncio.ensure_future(began.wait())
        pushed = asyncio.ensure_future(self._push_event.wait())
        try:
            begun: list[asyncio.Future[Any]] = [started, pending.done]
            await asyncio.wait(begun, timeout=30, return_when=asyncio.FIRST_COMPLETED)
            if pending.done.done():
                return Outcome(pending.done.result(), [])
            if not started.done():
                raise self._give_up(TimeoutError("no answer to IDLE"))
            ended: list[asyncio.Future[Any]] = [pushed, stop, pending.done]
            await asyncio.wait(ended, timeout=refresh, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            self.drop()
            raise
        finally:
            started.cancel()
            pushed.cancel()
        if not self._lost and not pending.done.done():
            self.transport.write(b"DONE\r\n")
        return Outcome(await self._finish(pending, 60, 60), [])

    def take_pushed(self) -> Pushed:
        """What was pushed since the last call."""
        pushed, self._pushed = self._pushed, Pushed()
        if not self._lost:
            self._push_event.clear()
        return pushed

    def reset_stream(self) -> None:
        """Forget what was read before TLS began."""
        self._reader = ResponseReader(self._reader.limits)

    async def _finish(self, pending: _Pending, deadline: float, quiet: float) -> Status:
        end = self._loop.time() + deadline
        try:
            while not pending.done.done():
                now = self._loop.time()
                if now >= end:
                    raise self._give_up(TimeoutError(f"not finished after {deadline:.0f} s"))
                silent_at = self._heard + quiet
                if now >= silent_at:
                    raise self._give_up(TimeoutError(f"silent for {quiet:.0f} s"))
                await asyncio.wait({pending.done}, timeout=min(end, silent_at) - now)
        except asyncio.CancelledError:
            self.drop()
            raise
        return pending.done.result()

    def _give_up(self, cause: Exception) -> LinkLostError:
        self.drop(cause)
        return LinkLostError(cause, self._bye)

    @staticmethod
    def _segments(tag: str, parts: Sequence[bytes]) -> list[bytes]:
        """What to send at once, and then after each `+`."""
        segments = [tag.encode() + b" "]
        for part in parts:
            if isinstance(part, Literal):
                segments[-1] += b"{%d}\r\n" % len(part)
                segments.append(bytes(part))
            elif b"\r" in part or b"\n" in part or b"\0" in part:
                raise ValueError("NUL, CR and LF end a command")
            else:
                segments[-1] += part
        segments[-1] += b"\r\n"
        return segments
