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
    headers: dict[str, str]


class RequestBudget:
    """Counts requests in fixed windows; a caller is a user or an API key."""

    def __init__(self, limit: int = 1200, window_seconds: int = 60) -> None:
        self._limit = limit
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
        headers = {
            "RateLimit-Limit": str(self._limit),
            "RateLimit-Remaining": str(max(0, self._limit - count)),
            "RateLimit-Reset": str(reset),
        }
        if count > self._limit:
            headers["Retry-After"] = str(reset)
        return Spent(count > self._limit, headers)
