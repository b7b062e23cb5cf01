"""A request budget per caller: so many per minute and process, told in the standard headers.

Header names after the IETF draft "RateLimit header fields for HTTP"; Retry-After by RFC 9110 §10.2.3.
"""

import time
from collections import OrderedDict
from dataclasses import dataclass
from uuid import UUID

_SIZE = 50_000


@dataclass(frozen=True, slots=True)
class Spent:
    """Where a caller stands after a request."""

    exhausted: bool
    #: As ASGI sends them.
    headers: list[tuple[bytes, bytes]]


class RequestBudget:
    """Counts requests in fixed windows; a caller is a user or an API key."""

    def __init__(self, limit: int = 1200, window_seconds: int = 60) -> None:
        self._limit = limit
        self._shown_limit = b"%d" % limit
        self._window = window_seconds
        self._counts: OrderedDict[UUID | None, tuple[int, int]] = OrderedDict()

    def spend(self, caller: UUID | None) -> Spent:
        """Count one request of `caller`."""
        moment = time.time()
        window = int(moment // self._window)
        started, count = self._counts.get(caller, (window, 0))
        count = count + 1 if started == window else 1
        self._counts[caller] = (window, count)
        self._counts.move_to_end(caller)
        if len(self._counts) > _SIZE:
            self._counts.popitem(last=False)
        reset = int((window + 1) * self._window - moment) + 1
        headers = [
            (b"ratelimit-limit", self._shown_limit),
            (b"ratelimit-remaining", b"%d" % max(0, self._limit - count)),
            (b"ratelimit-reset", b"%d" % reset),
        ]
        if count > self._limit:
            headers.append((b"retry-after", b"%d" % reset))
        return Spent(count > self._limit, headers)
