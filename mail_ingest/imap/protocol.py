"""aioimaplib's protocol with a receive path of ours.

What aioimaplib 2.0.3 does with incoming bytes recurses per line, reads each FETCH again for every line, hands
pushes to whichever command is pending and leaves commands waiting when the connection dies. Here a `Link` receives,
a `ResponseReader` splits the stream, responses are routed by what they are, and the end of the connection ends
everything that waits. Of aioimaplib, its state, tags, table of commands and commands (`logout`, `append`,
`move`...) are used as they are: they run through `execute`. docs/decisions/0008 says why no more of it.
"""

import asyncio
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, Final

from aioimaplib import aioimaplib

from mail_ingest.imap.link import Link
from mail_ingest.imap.pending import Arrivals, LinkLostError, Outcome, Pending, Pushed
from mail_ingest.imap.responses import Continuation, Data, Garbage, Numbered, Response, Status, read_response
from mail_ingest.imap.sending import segments
from mail_ingest.imap.stream import Stream
from mail_ingest.imap.wire import DEFAULT_LIMITS, Limits, ResponseReader, WireError

#: Responses that tell of changes in the open folder, whichever command is running.
PUSHES: Final = frozenset({"EXISTS", "EXPUNGE", "VANISHED", "FETCH"})

#: Lines of garbage, and responses nobody asked for, that a connection may send.
MAX_STRAY = 100_000


_TAG_PREFIX: Final = "L"


class ImapProtocol(aioimaplib.IMAP4ClientProtocol):  # type: ignore[misc]  # aioimaplib ships no types
    """One connection. Commands may be pipelined; each is matched by its tag."""

    def __init__(self, loop: asyncio.AbstractEventLoop, limits: Limits = DEFAULT_LIMITS) -> None:
        # aioimaplib's own constructor makes queues and events for what is done otherwise here: 6 KB per connection.
        self.loop = loop
        self.link = Link(self)
        self.transport = self.link
        self.state = aioimaplib.CONNECTED
        self.capabilities: frozenset[str] = frozenset()
        self.literal_data: bytes | None = None
        self.tagnum = 0
        self.tagpre = _TAG_PREFIX
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
        #: Set while `idle_until` sleeps.
        self._sleep: asyncio.Future[None] | None = None
        #: The last EXISTS.
        self.exists = 0
        self.greeting: asyncio.Future[Status] | None = loop.create_future()
        #: Called with each untagged status (capabilities, alerts, UIDVALIDITY...).
        self.on_status: Callable[[Status], None] = _ignore

    @cached_property
    def state_condition(self) -> asyncio.Condition:
        """Needed by aioimaplib's commands."""
        return asyncio.Condition()

    # Receiving

    def received(self, data: memoryview) -> None:
        """Called by the link."""
        self._heard = self.loop.time()
        asked = any("FETCH" in pending.wanted for pending in self._pending.values())
        self._reader.largest = self._limits.literal if asked else self._limits.unasked
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
        for future in (*(pending.done for pending in waiting), self.greeting):
            if future is not None and not future.done():
                future.set_exception(self._lost)
                future.exception()  # retrieved: nobody may be waiting for it
        for pending in waiting:
            pending.wake()
        self._wake()

    def drop(self, cause: Exception | None = None) -> None:
        """Break the connection at once; whatever waits raises LinkLostError."""
        self.link.end(cause)
        self.ended(cause)

    async def greeted(self) -> Status:
        """The server's greeting. Raises LinkLostError."""
        if self.greeting is None:
            raise RuntimeError("the greeting was taken already")
        greeting = await self.greeting
        self.greeting = None
        return greeting

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
                    self._wake()
            case Continuation():
                self._continue(response.text)
            case Garbage():
                if response.line and self.greeting is not None and not self.greeting.done():
                    raise WireError("not a greeting")
                self._stray_response()

    def _untagged_status(self, status: Status, size: int) -> None:
        if status.result == "BYE":
            self._bye = status
        if self.greeting is not None and not self.greeting.done():
            self.greeting.set_result(status)
        self.on_status(status)
        self._give("STATUSES", status, size)

    def _untagged(self, response: Numbered | Data, size: int) -> None:
        kind = response.kind
        if kind == "EXISTS" and isinstance(response, Numbered):
            self.exists = response.number
        kept = self._give(kind, response, size)
        if kind in PUSHES and not (kept and _is_answer(response)):
            self._note_push(response)
        elif not kept:
            self._stray_response()

    def _give(self, kind: str, response: Response, size: int) -> bool:
        """Hand a response to the oldest command that wants it and is not abandoned. Dovecot answers several FETCH at
        once, so whoever has several under way must tell from the answers what they belong to."""
        taker: Pending | None = None
        for pending in self._pending.values():
            if kind in pending.wanted:
                taker = taker or pending
                if pending.stream is None or not pending.stream.abandoned:
                    taker = pending
                    break
        if taker is None:
            return False
        taker.count += 1
        taker.size += size
        if taker.count > self._limits.responses or taker.size > self._limits.command:
            raise WireError("a command was answered without end")
        if taker.stream is None:
            taker.responses.append(response)
        elif not taker.stream.abandoned:
            taker.stream.waiting.append((response, size))
            taker.stream.wake()
            self._untaken += size
        return True

    def _note_push(self, response: Numbered | Data) -> None:
        if response.kind == "EXISTS" and isinstance(response, Numbered):
            self._pushed.exists = response.number
        elif response.kind == "FETCH":
            self._pushed.flags_changed = True
        else:
            self._pushed.expunged = True
        self._wake()

    def note_flags_changed(self) -> None:
        """A FETCH that had been taken for an answer told of flags."""
        self._pushed.flags_changed = True
        self._wake()

    def _stray_response(self) -> None:
        self._stray += 1
        if self._stray > MAX_STRAY:
            raise WireError("too much that nobody asked for")

    def _continue(self, text: bytes) -> None:
        for pending in self._pending.values():
            if pending.idling is not None:
                pending.idling = True
                self._wake()
                return
            if pending.to_send:
                self.link.write(pending.to_send.pop())
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
        return Outcome(status, pending.responses, pending.challenge)

    def stream(self, *parts: bytes, wanted: frozenset[str], deadline: float = 60, quiet: float = 60) -> "Stream":
        """Send one command and take its responses while they come; times are as of `run`, but count only while
        somebody waits. When `Limits.waiting` bytes are there and nobody takes them, the server has to wait."""
        pending = self._send(parts, wanted)
        pending.stream = arrivals = Arrivals()
        return Stream(self, pending.done, arrivals, deadline, quiet)

    async def execute(self, command: aioimaplib.Command, scrub: str | None = None) -> aioimaplib.Response:
        """aioimaplib's own commands come through here; `scrub` is not needed, since nothing is logged."""
        kinds = frozenset({command.untagged_resp_name.upper(), "STATUSES"})
        text = str(command).partition(" ")[2].strip().encode()
        literal, self.literal_data = self.literal_data, None  # set by `append`
        answers = () if literal is None else (literal,)
        outcome = await self.run(text, wanted=kinds, answers=answers)
        said = outcome.status
        return aioimaplib.Response(said.result, [said.text])

    async def idle_until(self, stop: "asyncio.Future[None] | None", *, refresh: float, quiet: float = 60) -> Outcome:
        """IDLE (RFC 2177) until something is pushed, `stop` is done, or `refresh` seconds have passed. The server has
        `quiet` seconds to begin and to end it."""
        pending = self._send((b"IDLE",), frozenset())
        pending.idling = False
        if stop is not None:
            stop.add_done_callback(self._wake)
        try:
            await self._doze(quiet, lambda: pending.done.done() or bool(pending.idling))
            if not pending.done.done() and not pending.idling:
                raise self._give_up(TimeoutError("no answer to IDLE"))
            await self._doze(
                refresh, lambda: pending.done.done() or bool(self._pushed) or (stop is not None and stop.done())
            )
        except asyncio.CancelledError:
            self.drop()
            raise
        finally:
            if stop is not None:
                stop.remove_done_callback(self._wake)
        if not self._lost and not pending.done.done():
            self.link.write(b"DONE\r\n")
        return Outcome(await self._finish(pending, quiet, quiet), [])

    async def _doze(self, seconds: float, ready: Callable[[], bool]) -> None:
        """Sleep until `ready`, which is asked whenever something has happened, or for `seconds`."""
        timer = None
        try:
            while not ready():
                if timer is not None and self.loop.time() >= timer.when():
                    return
                self._sleep = self.loop.create_future()
                timer = timer or self.loop.call_later(seconds, self._wake)
                await self._sleep
        finally:
            self._sleep = None
            if timer is not None:
                timer.cancel()

    def _wake(self, _: object = None) -> None:
        if self._sleep is not None and not self._sleep.done():
            self._sleep.set_result(None)

    def take_pushed(self) -> Pushed:
        """What was pushed since the last call."""
        pushed, self._pushed = self._pushed, Pushed()
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
        first, *rest = segments(tag, parts)
        to_send = [*rest, *(answer + b"\r\n" for answer in answers)][::-1]
        pending = Pending(wanted, self.loop.create_future(), to_send, refusal_answer)
        self._pending[tag] = pending
        self._heard = self.loop.time()
        self.link.write(first)
        return pending

    async def _finish(self, pending: Pending, deadline: float, quiet: float) -> Status:
        if not pending.done.done():
            await self.until(pending.done, deadline, quiet)
        return pending.done.result()

    async def until(self, future: "asyncio.Future[Any]", deadline: float, quiet: float) -> None:
        """Until `future` is done; breaks the connection when that takes too long, or is cancelled."""
        began = self.loop.time()
        end = began + deadline
        self._waiting += 1
        self.link.resume_reading()
        try:
            while not future.done():
                now = self.loop.time()
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


def _is_answer(response: Numbered | Data) -> bool:
    """Whether a response that a command wanted is its answer, and does not tell of something new besides:
    `VANISHED (EARLIER)` in contrast to `VANISHED` (RFC 7162 section 3.2.10)."""
    if response.kind == "VANISHED":
        return bool(response.values) and isinstance(response.values[0], list)
    return response.kind == "FETCH"


def _ignore(_: Status) -> None:
    """Nobody listens yet."""
