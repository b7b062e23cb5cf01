"""aioimaplib's protocol with a receive path of ours.

What aioimaplib 2.0.3 does with incoming bytes recurses per line, reads each FETCH again for every line, hands
pushes to whichever command is pending and leaves commands waiting when the connection dies. Here a `Link` receives,
a `ResponseReader` splits the stream, responses are routed by what they are, and the end of the connection ends
everything that waits. Of aioimaplib, its state, tags, table of commands and commands (`logout`, `append`,
`move`...) are used as they are: they run through `execute`. docs/decisions/0008 says why no more of it.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, Final

from aioimaplib import aioimaplib

from mail_ingest.imap.link import Link
from mail_ingest.imap.pending import LinkLostError, Outcome, Pending, Pushed
from mail_ingest.imap.responses import Continuation, Data, Garbage, Numbered, Response, Status, read_response
from mail_ingest.imap.wire import DEFAULT_LIMITS, Limits, ResponseReader, WireError

#: Responses that tell of changes in the open folder, whichever command is running.
PUSHES: Final = frozenset({"EXISTS", "EXPUNGE", "VANISHED", "FETCH"})

#: Of these, what a command has asked for is its answer and no push.
_ANSWERS: Final = frozenset({"FETCH", "VANISHED"})

#: Lines of garbage, and responses nobody asked for, that a connection may send.
MAX_STRAY = 100_000


class Literal(bytes):
    """An argument to send as a literal."""

    __slots__ = ()


class ImapProtocol(aioimaplib.IMAP4ClientProtocol):  # type: ignore[misc]  # aioimaplib ships no types
    """One connection. Commands may be pipelined; each is matched by its tag."""

    def __init__(self, loop: asyncio.AbstractEventLoop, limits: Limits = DEFAULT_LIMITS) -> None:
        super().__init__(loop)
        self.link = Link(self)
        self.transport = self.link  # aioimaplib writes to it
        self.state = aioimaplib.CONNECTED
        self._loop = loop
        self._limits = limits
        self._reader = ResponseReader(limits)
        self._pending: dict[str, Pending] = {}
        self._lost: LinkLostError | None = None
        self._bye: Status | None = None
        self._heard = loop.time()
        self._stray = 0
        #: Bytes that streams have not taken yet, and how many tasks wait for the server.
        self._untaken = 0
        self._waiting = 0
        self._pushed = Pushed()
        self._push_event = asyncio.Event()
        #: The last EXISTS.
        self.exists = 0
        self.greeting: asyncio.Future[Status] = loop.create_future()
        #: Called with each untagged status (capabilities, alerts, UIDVALIDITY...).
        self.on_status: Callable[[Status], None] = lambda _: None

    # Receiving

    def received(self, data: memoryview) -> None:
        """Called by the link."""
        self._heard = self._loop.time()
        for frames in self._reader.feed(data):
            if self._lost:
                return
            self._receive(read_response(frames), sum(map(len, frames)))
        if self._untaken > self._limits.waiting and not self._waiting:
            self.link.pause_reading()

    def ended(self, error: Exception | None) -> None:
        """Called by the link."""
        if self._lost:
            return
        self._lost = LinkLostError(error, self._bye)
        self.state = aioimaplib.LOGOUT
        self._reader = ResponseReader(self._limits)
        waiting = list(self._pending.values())
        self._pending.clear()
        for pending in waiting:
            pending.wake()
        for future in (*(pending.done for pending in waiting), self.greeting):
            if not future.done():
                future.set_exception(self._lost)
                future.exception()  # retrieved: nobody may be waiting for it
        self._push_event.set()

    def drop(self, cause: Exception | None = None) -> None:
        """Break the connection at once; whatever waits raises LinkLostError."""
        self.link.end(cause)
        self.ended(cause)

    @property
    def lost(self) -> bool:
        return self._lost is not None

    @property
    def clean(self) -> bool:
        """No byte was received that has not been used."""
        return self._reader.idle

    def reset_stream(self) -> None:
        """Forget all that was heard so far: it came before TLS began, and may be an attacker's (RFC 9051 6.2.1)."""
        self._reader = ResponseReader(self._limits)
        self._pushed, self._bye, self.exists = Pushed(), None, 0

    def _receive(self, response: Response, size: int) -> None:
        match response:
            case Numbered() | Data():
                self._untagged(response, size)
            case Status(tag="*"):
                self._untagged_status(response, size)
            case Status():
                pending = self._pending.pop(response.tag, None)
                if pending is None:
                    self._stray_response()
                elif not pending.done.done():
                    pending.done.set_result(response)
                    pending.wake()
            case Continuation():
                self._continue(response.text)
            case Garbage():
                if response.line and not self.greeting.done():
                    raise WireError("not a greeting")
                self._stray_response()

    def _untagged_status(self, status: Status, size: int) -> None:
        if status.result == "BYE":
            self._bye = status
        if not self.greeting.done():
            self.greeting.set_result(status)
        self.on_status(status)
        self._give("STATUSES", status, size)

    def _untagged(self, response: Numbered | Data, size: int) -> None:
        kind = response.kind
        if kind == "EXISTS" and isinstance(response, Numbered):
            self.exists = response.number
        kept = self._give(kind, response, size)
        if kind in PUSHES and not (kept and kind in _ANSWERS):
            self._note_push(response)
        elif not kept:
            self._stray_response()

    def _give(self, kind: str, response: Response, size: int) -> bool:
        """Hand a response to the oldest command that wants it: servers answer in the order of the commands."""
        for pending in self._pending.values():
            if kind in pending.wanted:
                pending.count += 1
                pending.size += size
                if pending.count > self._limits.responses or pending.size > self._limits.command:
                    raise WireError("a command was answered without end")
                if not pending.abandoned:
                    pending.responses.append((response, size))
                    if pending.streamed:
                        self._untaken += size
                        pending.wake()
                return True
        return False

    def _note_push(self, response: Numbered | Data) -> None:
        if response.kind == "EXISTS" and isinstance(response, Numbered):
            self._pushed.exists = response.number
        elif response.kind == "FETCH":
            self._pushed.flags_changed = True
        else:
            self._pushed.expunged = True
        self._push_event.set()

    def note_flags_changed(self) -> None:
        """A FETCH that had been taken for an answer told of flags."""
        self._pushed.flags_changed = True
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
                self.link.write(pending.to_send.popleft())
                return
            if pending.refusal_answer is not None:
                pending.challenge = text
                self.link.write(pending.refusal_answer + b"\r\n")
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
        pending = self._send(parts, wanted, answers, refusal_answer)
        status = await self._finish(pending, deadline, quiet)
        return Outcome(status, [response for response, _ in pending.responses], pending.challenge)

    def stream(self, *parts: bytes, wanted: frozenset[str], deadline: float = 60, quiet: float = 60) -> "Stream":
        """Send one command and take its responses while they come; times are as of `run`, but count only while
        somebody waits. When `Limits.waiting` bytes are there and nobody takes them, the server has to wait."""
        pending = self._send(parts, wanted)
        pending.streamed = True
        return Stream(self, pending, deadline, quiet)

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
        pending = self._send((b"IDLE",), frozenset())
        pending.started = began = asyncio.Event()
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
            self.link.write(b"DONE\r\n")
        return Outcome(await self._finish(pending, 60, 60), [])

    def take_pushed(self) -> Pushed:
        """What was pushed since the last call."""
        pushed, self._pushed = self._pushed, Pushed()
        if not self._lost:
            self._push_event.clear()
        return pushed

    def _send(
        self,
        parts: Sequence[bytes],
        wanted: frozenset[str],
        answers: Sequence[bytes] = (),
        refusal_answer: bytes | None = None,
    ) -> Pending:
        if self._lost:
            raise LinkLostError(self._lost.cause, self._lost.bye)
        tag: str = self.new_tag()
        first, *rest = _segments(tag, parts)
        to_send = deque([*rest, *(answer + b"\r\n" for answer in answers)])
        pending = Pending(wanted, self._loop.create_future(), to_send, refusal_answer)
        self._pending[tag] = pending
        self._heard = self._loop.time()
        self.link.write(first)
        return pending

    async def _finish(self, pending: Pending, deadline: float, quiet: float) -> Status:
        if not pending.done.done():
            await self.until(pending.done, deadline, quiet)
        return pending.done.result()

    async def until(self, future: "asyncio.Future[Any]", deadline: float, quiet: float) -> None:
        """Until `future` is done; breaks the connection when that takes too long, or is cancelled."""
        began = self._loop.time()
        end = began + deadline
        self._waiting += 1
        self.link.resume_reading()
        try:
            while not future.done():
                now = self._loop.time()
                if now >= end:
                    raise self._give_up(TimeoutError(f"not finished after {deadline:.0f} s"))
                silent_at = max(self._heard, began) + quiet
                if now >= silent_at:
                    raise self._give_up(TimeoutError(f"silent for {quiet:.0f} s"))
                await asyncio.wait({future}, timeout=min(end, silent_at) - now)
        except asyncio.CancelledError:
            self.drop()
            raise
        finally:
            self._waiting -= 1

    def taken(self, size: int) -> None:
        """Bytes of a stream were taken."""
        self._untaken -= size
        if self._untaken < self._limits.waiting // 2:
            self.link.resume_reading()

    def _give_up(self, cause: Exception) -> LinkLostError:
        self.drop(cause)
        return LinkLostError(cause, self._bye)


class Stream:
    """Responses of one command, taken while they come: `async for response in stream`, then `outcome`."""

    def __init__(self, protocol: ImapProtocol, pending: Pending, deadline: float, quiet: float) -> None:
        self._protocol = protocol
        self._pending = pending
        self._left = deadline
        self._quiet = quiet

    def __aiter__(self) -> "Stream":
        return self

    async def __anext__(self) -> Response:
        pending, protocol = self._pending, self._protocol
        while not pending.responses:
            if pending.done.done():
                pending.done.result()  # raises LinkLostError when that is how it ended
                raise StopAsyncIteration
            loop = asyncio.get_running_loop()
            pending.arrival = loop.create_future()
            began = loop.time()
            await protocol.until(pending.arrival, self._left, self._quiet)
            self._left -= loop.time() - began
            pending.arrival = None
        response, size = pending.responses.popleft()
        protocol.taken(size)
        return response

    @property
    def outcome(self) -> Outcome:
        """How the command ended; valid after the last response."""
        return Outcome(self._pending.done.result(), [])

    def abandon(self) -> None:
        """Let the rest go to nowhere; the connection stays in step."""
        pending = self._pending
        pending.abandoned = True
        self._protocol.taken(sum(size for _, size in pending.responses))
        pending.responses.clear()


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
