"""Responses taken while they come."""

import asyncio
from typing import Any, Protocol

from mail_ingest.imap.pending import Arrivals
from mail_ingest.imap.responses import Response, Status


class Waiter(Protocol):
    """The connection below a stream."""

    loop: asyncio.AbstractEventLoop

    async def until(self, future: "asyncio.Future[Any]", deadline: float, quiet: float) -> None:
        """Wait for `future`; breaks the connection when that takes too long."""
        ...

    def taken(self, size: int) -> None:
        """Bytes were taken."""
        ...


class Stream:
    """Responses of one command, taken while they come: `async for response in stream`, then `outcome`."""

    def __init__(
        self,
        protocol: Waiter,
        done: "asyncio.Future[Status]",
        arrivals: Arrivals,
        deadline: float,
        quiet: float,
    ) -> None:
        self._protocol = protocol
        self._done = done
        self._arrivals = arrivals
        self._left = deadline
        self._quiet = quiet

    def __aiter__(self) -> "Stream":
        return self

    async def __anext__(self) -> Response:
        arrivals, protocol = self._arrivals, self._protocol
        while not arrivals.waiting:
            if self._done.done():
                self._done.result()  # raises LinkLostError when that is how it ended
                raise StopAsyncIteration
            arrivals.arrival = protocol.loop.create_future()
            began = protocol.loop.time()
            await protocol.until(arrivals.arrival, self._left, self._quiet)
            self._left -= protocol.loop.time() - began
            arrivals.arrival = None
        response, size = arrivals.waiting.popleft()
        protocol.taken(size)
        return response

    @property
    def status(self) -> Status:
        """How the command ended; valid after the last response."""
        return self._done.result()

    def abandon(self) -> None:
        """Let the rest go to nowhere; the connection stays in step."""
        self._arrivals.abandoned = True
        self._protocol.taken(sum(size for _, size in self._arrivals.waiting))
        self._arrivals.waiting.clear()
