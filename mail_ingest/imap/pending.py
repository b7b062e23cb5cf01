"""Commands under way."""

import asyncio
from collections import deque
from dataclasses import dataclass, field

from mail_ingest.imap.responses import Response, Status


class LinkLostError(Exception):
    """The connection is gone. `cause` is what broke it, `bye` what the server said before."""

    def __init__(self, cause: Exception | None, bye: Status | None) -> None:
        super().__init__(str(cause) if cause else "the server closed the connection")
        self.cause = cause
        self.bye = bye


@dataclass(slots=True)
class Outcome:
    """How a command ended, and the responses of the kinds that it wanted."""

    status: Status
    responses: list[Response]
    #: The last challenge of a sign-in that had no answer; with OAuth, the reason why it failed.
    challenge: bytes = b""


@dataclass(slots=True, eq=False)
class Pending:
    """A command whose tagged response has not come."""

    wanted: frozenset[str]
    done: "asyncio.Future[Status]"
    #: What to send after each `+`, the next one last.
    to_send: list[bytes]
    refusal_answer: bytes | None = None
    challenge: bytes = b""
    #: IDLE: whether the server has begun.
    idling: bool | None = None
    #: Oldest first; empty for a stream.
    responses: list[Response] = field(default_factory=list)
    #: How many came, and their bytes, in all.
    count: int = 0
    size: int = 0
    #: Taken one by one while they come.
    stream: "Arrivals | None" = None

    def wake(self) -> None:
        """Something came."""
        if self.stream is not None:
            self.stream.wake()


class Arrivals:
    """What came for a stream and was not taken yet."""

    __slots__ = ("abandoned", "arrival", "waiting")

    def __init__(self) -> None:
        #: Responses with their sizes in bytes, oldest first.
        self.waiting: deque[tuple[Response, int]] = deque()
        #: Nobody wants the rest.
        self.abandoned = False
        #: Set while somebody waits for the next response.
        self.arrival: asyncio.Future[None] | None = None

    def wake(self) -> None:
        """Something came."""
        if self.arrival is not None and not self.arrival.done():
            self.arrival.set_result(None)


@dataclass(slots=True)
class Pushed:
    """What the server told of the open folder unasked."""

    exists: int | None = None
    expunged: bool = False
    flags_changed: bool = False

    def __bool__(self) -> bool:
        return self.exists is not None or self.expunged or self.flags_changed
