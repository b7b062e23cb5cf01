"""When a message was sent."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz
from typing import Final, NamedTuple

from mail_ingest.parse.message import DateQuality

EARLIEST: Final = datetime(1990, 1, 1, tzinfo=UTC)

_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_USUAL = re.compile(
    r"(?:[A-Za-z]{3,9}\.?,?\s*)?(\d{1,2})[\s-]+([A-Za-z]{3})[A-Za-z]*\.?[\s,-]+(\d{2,4})\s+"
    r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*([+-]\d{2}:?\d{2}|[A-Za-z]{1,5})?"
)
#: Year first: ISO 8601, and what programs make of it (`2026/3/2 10:00`, `2026年3月2日 18:00:00 +0800`).
_YEAR_FIRST = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?(?:T|[\s,]+(?:[^\W\d]{1,9}\.?[\s,]+)?)"
    r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*([+-]\d{2}:?\d{2}|[A-Za-z]{1,5}\b)?"
)
_ZONES: Final = {
    "ut": 0,
    "utc": 0,
    "gmt": 0,
    "z": 0,
    "est": -300,
    "edt": -240,
    "cst": -360,
    "cdt": -300,
    "mst": -420,
    "mdt": -360,
    "pst": -480,
    "pdt": -420,
    "bst": 60,
    "cet": 60,
    "cest": 120,
    "met": 60,
    "mest": 120,
    "msk": 180,
    "jst": 540,
    "kst": 540,
    "ist": 330,
    "eet": 120,
    "eest": 180,
    "wet": 0,
    "west": 60,
    "hkt": 480,
    "sgt": 480,
}


class SentAt(NamedTuple):
    """An instant in UTC with its quality, and the sender's offset in minutes where the header has one."""

    at: datetime | None
    quality: DateQuality
    offset: int | None


def sent_at(date_header: str | None, received_header: str | None, now: datetime) -> SentAt:
    """From the Date header if it is believable, else from the newest Received header.

    Believable: from 1990 to a day after `now`.
    """
    found = _read(date_header or "")
    if found:
        at, offset = found
        if EARLIEST <= at <= now + timedelta(days=1):
            quality = DateQuality.NO_ZONE if offset is None else DateQuality.HEADER
            return SentAt(at.astimezone(UTC), quality, offset)
    if received_header:
        received = _read(received_header.rpartition(";")[2].strip())
        if received and EARLIEST <= received[0] <= now + timedelta(days=1):
            return SentAt(received[0].astimezone(UTC), DateQuality.RECEIVED, None)
    return SentAt(None, DateQuality.MISSING, None)


def _read(text: str) -> tuple[datetime, int | None] | None:
    """An aware time and its offset in minutes; without a usable zone the time is UTC and the offset None."""
    text = text.strip()[:200]
    try:
        return _usual(text) or _iso(text) or _any(text)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def _usual(text: str) -> tuple[datetime, int | None] | None:
    match = _USUAL.match(text)
    if not match:
        return None
    day, month, year, hour, minute, second, zone = match.groups()
    if month.lower() not in _MONTHS:
        return None
    full_year = int(year)
    if full_year < 100:
        full_year += 2000 if full_year < 70 else 1900
    elif full_year < 1000:
        full_year += 1900  # year 2000 bug: "104"
    offset = _offset(zone)
    at = datetime(
        full_year,
        _MONTHS.index(month.lower()) + 1,
        int(day),
        int(hour) % 24,
        int(minute),
        min(int(second or 0), 59),
        tzinfo=timezone(timedelta(minutes=offset or 0)),
    )
    return at, offset


def _iso(text: str) -> tuple[datetime, int | None] | None:
    match = _YEAR_FIRST.match(text)
    if not match:
        return None
    year, month, day, hour, minute, second = (int(number or 0) for number in match.groups()[:6])
    offset = _offset(match[7])
    zone = timezone(timedelta(minutes=offset or 0))
    return datetime(year, month, day, hour % 24, minute, min(second, 59), tzinfo=zone), offset


def _any(text: str) -> tuple[datetime, int | None] | None:
    parts = parsedate_tz(text)
    if not parts:
        return None
    seconds = parts[9] or 0
    at = datetime(*parts[:6], tzinfo=timezone(timedelta(seconds=seconds)))
    return at, seconds // 60 if re.search(r"[+-]\d{4}", text) else None


def _offset(zone: str | None) -> int | None:
    """Minutes; None for no zone, "-0000" (RFC 5322: unknown) and names that nobody knows."""
    if not zone or zone == "-0000":
        return None
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "")
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        if minutes > 15 * 60:
            return None
        return -minutes if zone[0] == "-" else minutes
    return _ZONES.get(zone.lower())
