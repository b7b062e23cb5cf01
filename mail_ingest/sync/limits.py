"""What keeps one process within its means, and polite: bytes in memory, sign-ins per server, bytes per day."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Final

#: Of a provider's daily allowance, this share is kept for new mail.
_KEPT_FOR_NEW: Final = 0.1


class ByteBudget:
    """How many bytes of messages a process holds between the server and the database. A message larger than all of
    it is let in alone."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._free = total
        self._changed = asyncio.Condition()

    async def breathe(self) -> None:
        """Wait while the budget is used up: the database or the parsers are behind, so nothing more is fetched."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._free > 0)

    @asynccontextmanager
    async def hold(self, size: int) -> AsyncIterator[None]:
        """Wait until `size` bytes are free, and hold them."""
        size = min(size, self._total)
        async with self._changed:
            await self._changed.wait_for(lambda: self._free >= size)
            self._free -= size
        try:
            yield
        finally:
            self._free += size
            async with self._changed:
                self._changed.notify_all()


class SignInGate:
    """Spreads sign-ins at one host: providers block whoever knocks too often. `per_second` on the long run, `burst`
    at once."""

    def __init__(self, *, per_second: float = 4, burst: int = 10) -> None:
        self._step = 1 / per_second
        self._burst = burst
        self._next: dict[str, float] = {}

    async def pass_through(self, host: str) -> None:
        """Wait for one's turn at `host`."""
        moment = time.monotonic()
        turn = max(self._next.get(host, 0.0), moment - self._step * self._burst) + self._step
        self._next[host] = turn
        if turn > moment:
            await asyncio.sleep(turn - moment)


class Allowance:
    """How much old mail may still be fetched today from a provider that limits it; days are UTC's."""

    def __init__(self, daily: int | None) -> None:
        self._daily = daily
        self._day = datetime.now(UTC).date()
        self._used = 0

    def used(self, size: int) -> None:
        """Count bytes that were fetched."""
        today = datetime.now(UTC).date()
        if today != self._day:
            self._day, self._used = today, 0
        self._used += size

    def spent_until(self) -> datetime | None:
        """When fetching old mail may go on; None = now."""
        today = datetime.now(UTC).date()
        if self._daily is None or today != self._day or self._used < self._daily * (1 - _KEPT_FOR_NEW):
            return None
        return datetime.combine(today + timedelta(days=1), datetime.min.time(), UTC)


class Pace:
    """Messages per second over the last minute."""

    _WINDOW: Final = 60.0

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._stored: deque[tuple[float, int]] = deque()

    def stored(self, messages: int) -> float:
        """Count messages; answers the pace."""
        moment = time.monotonic()
        self._stored.append((moment, messages))
        while self._stored[0][0] < moment - self._WINDOW:
            self._stored.popleft()
        span = max(1.0, min(self._WINDOW, moment - self._began))
        return sum(count for _, count in self._stored) / span


class BatchSize:
    """How many bytes to ask for at once: about two seconds' worth, so that a slow server holds little memory, and a
    fast one pays the price of a transaction for many messages at a time."""

    LEAST: Final = 128_000
    MOST: Final = 8_000_000

    def __init__(self) -> None:
        self.bytes: int = 512_000

    def learn(self, size: int, seconds: float) -> None:
        """So much came in so long."""
        if size >= self.LEAST:
            in_two_seconds = 2 * size / max(seconds, 0.001)
            self.bytes = int(min(max(in_two_seconds, self.LEAST), self.MOST, 4 * self.bytes))
        elif seconds > 2:
            self.bytes = max(self.LEAST, self.bytes // 2)
