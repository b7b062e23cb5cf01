"""How long a server asks us to wait, in its own words."""

import re
from typing import Final

_FACTORS: Final = {
    "millisecond": 0.001,
    "ms": 0.001,
    "second": 1.0,
    "sec": 1.0,
    "minute": 60.0,
    "min": 60.0,
    "hour": 3600.0,
    "day": 86_400.0,
    "毫秒": 0.001,
    "秒": 1.0,
    "分钟": 60.0,
    "小时": 3600.0,
}

_HINTS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Exchange Online: "Request is throttled. Suggested Backoff Time: 20000 milliseconds"
        r"backoff time: ?(\d{1,9}) ?(milliseconds?)",
        r"(?:retry|again|wait)(?: +\w+){0,2} +(?:after|in|for) +(\d{1,7}) ?(milliseconds?|ms|seconds?|sec|minutes?|min"
        r"|hours?|days?)\b",
        r"wait +(\d{1,7}) ?(seconds?|minutes?|hours?)\b",
        r"(\d{1,5}) ?(毫秒|秒|分钟|小时)后",
    )
)


def asked_to_wait(text: str) -> float | None:
    """Seconds that the text asks for; None when it names no time."""
    for pattern in _HINTS:
        match = pattern.search(text)
        if match:
            unit = match[2].lower()
            return int(match[1]) * _FACTORS[unit if unit in _FACTORS else unit.removesuffix("s")]
    return None
