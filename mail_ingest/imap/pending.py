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
    #: What to send after each `+`.
    to_send: deque[bytes] = field(default_factory=deque)
    refusal_answer: bytes | None = None
    challenge: bytes = b""
    started: asyncio.Event | None = None
    #: Responses with their sizes in bytes, oldest first.
    responses: deque[tuple[Response, int]] = field(default_factory=deque)
    #: How many came, and their bytes, in all.
    count: int = 0
    size: int = 0
    #: Taken one by one while they come: what is not taken yet counts as waiting.
    streamed: bool = False
    #: Nobody wants the rest.
    abandoned: bool = False
    #: Set while somebody waits for the next response.
    arrival: "asyncio.Future[None] | None" = None

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
