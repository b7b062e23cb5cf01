"""The hours in which somebody answers, learnt from when they wrote; desk hours until enough is known."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Final

from i18n.moments import Window
from i18n.zones import zone

#: Fewer replies say nothing of somebody's habits.
ENOUGH_REPLIES: Final = 5
_WIDTH: Final = 2


def reply_hours(written: Iterable[datetime], zone_name: str) -> Window | None:
    """The two hours of the day there in which most of somebody's mails were written; None for fewer than five mails,
    or where fewer than two in five fall into them, since then no hour is better than another.

    A run of mails within an hour counts once. Raises `UnknownZoneError`.
    """
    rules = zone(zone_name)
    counts = [0] * 24
    last: datetime | None = None
    for instant in sorted(written):
        if last is None or instant - last >= timedelta(hours=1):
            counts[instant.astimezone(rules).hour] += 1
            last = instant
    total = sum(counts)
    if total < ENOUGH_REPLIES:
        return None
    begins = max(range(24 - _WIDTH + 1), key=lambda hour: (sum(counts[hour : hour + _WIDTH]), -hour))
    if sum(counts[begins : begins + _WIDTH]) * 5 < total * 2:
        return None
    ends = begins + _WIDTH
    return time(begins), time(23, 59) if ends == 24 else time(ends)
