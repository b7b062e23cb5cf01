"""What a link may call: so many calls in so much time and so many at once, shared by all processes.

Redis holds the shared count (a sliding window and leased places), each process its own beside it: without Redis, or
right after it lost everything, no process goes beyond the limit by itself. Whoever waits at a screen goes first: bulk
work stands back while such a call waits, and never spends the last tenth of a budget that lasts longer than a moment.
"""

import asyncio
import time
from collections import deque
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID
from weakref import WeakKeyDictionary

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from erp_adapters.contract.capabilities import Limit
from tenants.orm import new_id

#: A call that did not give its place back has ended with its process after so long.
_LEASE_MS: Final = 120_000
#: Longer waits are told to the caller, who comes again then, rather than slept through.
LONGEST_WAIT: Final = 30.0
_LONG: Final = 10.0
_PATIENCE_MS: Final = 2_000
_MOST_GATES: Final = 20_000

_log = structlog.get_logger(__name__)

# KEYS: calls in the window, places taken, who waits at a screen, not before.
# ARGV: id, calls, window ms, places, spare calls, urgent, lease ms, patience ms. Answers ms to wait; 0: go, and taken.
_TAKE: Final = """
local clock = redis.call('TIME')
local at = clock[1] * 1000 + math.floor(clock[2] / 1000)
local id, calls, per, places = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local spare, urgent = tonumber(ARGV[5]), ARGV[6] == '1'
local wait = 0
local rest = tonumber(redis.call('GET', KEYS[4]) or '0')
if rest > at then wait = rest - at end
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', at)
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', at)
if redis.call('ZCARD', KEYS[2]) >= places then wait = math.max(wait, 20) end
if not urgent and redis.call('ZCARD', KEYS[3]) > 0 then wait = math.max(wait, 20) end
if calls > 0 then
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', at - per)
  local room = calls
  if not urgent then room = calls - spare end
  local over = redis.call('ZCARD', KEYS[1]) - room
  if over >= 0 then
    local first = redis.call('ZRANGE', KEYS[1], over, over, 'WITHSCORES')
    wait = math.max(wait, tonumber(first[2]) + per - at, 1)
  end
end
if wait > 0 then
  if urgent then
    redis.call('ZADD', KEYS[3], at + tonumber(ARGV[8]), id)
    redis.call('PEXPIRE', KEYS[3], ARGV[8])
  end
  return wait
end
redis.call('ZREM', KEYS[3], id)
redis.call('ZADD', KEYS[2], at + tonumber(ARGV[7]), id)
redis.call('PEXPIRE', KEYS[2], ARGV[7])
if calls > 0 then
  redis.call('ZADD', KEYS[1], at, id)
  redis.call('PEXPIRE', KEYS[1], per)
end
return 0
"""


class LimitWaitError(Exception):
    """No call may be made for `after` seconds."""

    def __init__(self, after: float) -> None:
        super().__init__(f"no call for {after:.0f} s")
        self.after = after


def _spare(limit: Limit) -> int:
    """Calls of a window that bulk work leaves to people; a moment's window is soon over."""
    if limit.calls < 2 or limit.per.total_seconds() < _LONG:
        return 0
    return max(1, limit.calls // 10)


class _Own:
    """This process's own share of one limit: the places, first come first served but people first, and the window."""

    def __init__(self) -> None:
        self.taken = 0
        self.urgent = 0
        self.sent: deque[float] = deque()
        self.not_before = 0.0
        self.freed = asyncio.Event()

    async def place(self, limit: Limit, *, urgent: bool) -> None:
        """Wait for a place and for the window."""
        self.urgent += urgent
        try:
            while (wait := self._wait(limit, urgent=urgent)) is None or wait > 0:
                if wait is not None and wait > LONGEST_WAIT:
                    raise LimitWaitError(wait)
                self.freed.clear()
                try:
                    async with asyncio.timeout(wait):
                        await self.freed.wait()
                except TimeoutError:
                    continue
            self.taken += 1
            if limit.calls:
                self.sent.append(time.monotonic())
        finally:
            self.urgent -= urgent
            self.freed.set()

    def _wait(self, limit: Limit, *, urgent: bool) -> float | None:
        """Seconds to wait; None: until a call ends."""
        at, per = time.monotonic(), limit.per.total_seconds()
        while self.sent and self.sent[0] <= at - per:
            self.sent.popleft()
        wait = max(0.0, self.not_before - at)
        room = limit.calls - (0 if urgent else _spare(limit))
        if limit.calls and len(self.sent) >= room:
            wait = max(wait, self.sent[len(self.sent) - room] + per - at)
        full = self.taken >= max(1, limit.parallel) or (self.urgent > 0 and not urgent)
        return None if full and wait <= 0 else wait

    def give(self) -> None:
        self.taken -= 1
        self.freed.set()


#: By event loop: what waits in one cannot be woken from another.
_OWN: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[tuple[str, str], _Own]] = WeakKeyDictionary()


def _own(link: str, bucket: str) -> _Own:
    kept = _OWN.setdefault(asyncio.get_running_loop(), {})
    if len(kept) > _MOST_GATES:
        for key in [key for key, one in kept.items() if not one.taken and not one.urgent and not one.sent]:
            del kept[key]
    return kept.setdefault((link, bucket), _Own())


class Gate:
    """One limit of one link. `redis` None: this process alone (a trial of settings that are not kept yet)."""

    def __init__(self, limit: Limit, link: str, redis: Redis | None = None, *, urgent: bool = False) -> None:
        self._limit, self._redis, self._urgent = limit, redis, urgent
        self._own = _own(link, limit.bucket) if redis is not None else _Own()
        name = f"erp:{{{link}}}:{limit.bucket}"
        self._keys = [f"{name}:{part}" for part in ("sent", "held", "asked", "rest")]
        self._take = redis.register_script(_TAKE) if redis is not None else None

    async def take(self) -> tuple[str, float]:
        """Wait for leave to call; answers its name and the seconds it took. Raises `LimitWaitError`."""
        began = time.monotonic()
        name = str(new_id())
        await self._own.place(self._limit, urgent=self._urgent)
        try:
            while (wait := await self._shared(name)) > 0:
                if wait > LONGEST_WAIT:
                    raise LimitWaitError(wait)
                await asyncio.sleep(min(wait, 0.25))
        except BaseException:
            self._own.give()
            raise
        return name, time.monotonic() - began

    async def _shared(self, name: str) -> float:
        if self._take is None:
            return 0.0
        limit = self._limit
        arguments: list[Any] = [
            name, limit.calls, int(limit.per.total_seconds() * 1000), max(1, limit.parallel), _spare(limit),
            int(self._urgent), _LEASE_MS, _PATIENCE_MS,
        ]  # fmt: skip
        try:
            return float(await self._take(keys=self._keys, args=arguments)) / 1000
        except (RedisError, OSError) as error:
            _log.warning("limits of an ERP link are kept by this process alone", error=type(error).__name__)
            return 0.0

    async def give(self, name: str) -> None:
        """The call ended."""
        self._own.give()
        if self._redis is not None:
            try:
                await self._redis.zrem(self._keys[1], name)
            except (RedisError, OSError):
                return  # the place comes back when its lease ends

    async def rest(self, seconds: float) -> None:
        """The server asked for quiet."""
        seconds = min(seconds, 3600.0)
        self._own.not_before = max(self._own.not_before, time.monotonic() + seconds)
        if self._redis is not None:
            try:
                until = int((time.time() + seconds) * 1000)
                await self._redis.set(self._keys[3], until, px=max(1, int(seconds * 1000)))
            except (RedisError, OSError):
                return


def gates(
    limits: Mapping[str, Limit], link: str, redis: Redis | None = None, *, urgent: bool = False
) -> dict[str, Gate]:
    """The gates of a link by bucket; one for everything where nothing is declared."""
    declared = limits or {"": Limit()}
    return {name: Gate(limit, link, redis, urgent=urgent) for name, limit in declared.items()}


def link_key(tenant_id: UUID, link_id: UUID) -> str:
    """A link's name in the shared count."""
    return f"{tenant_id.hex}{link_id.hex}"
