"""What mail tells about somebody's habits. Pure: instants in, hours and times out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Final
from uuid import UUID

from backend.customers.schemas import Hours, Month, ReplyTime
from i18n.zones import UnknownZoneError, zone

#: Mails of somebody from which on their hours mean something.
ENOUGH: Final = 8
#: Of one person.
ENOUGH_OF_ONE: Final = 5
#: Answers from which on their median means something.
ENOUGH_ANSWERS: Final = 3
MONTHS: Final = 12
#: The share of mails that the shown hours hold.
_MOST: Final = 0.7
#: What comes later answers nothing any more.
_ANSWER_WITHIN: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Sent:
    """A mail: when, in which thread, whether they wrote it, and who of them."""

    at: datetime
    conversation_id: UUID
    theirs: bool
    contact_id: UUID | None


def hours_of(instants: Sequence[datetime], zone_name: str | None, enough: int) -> Hours | None:
    """By the hour of that clock; None without a clock or with fewer than `enough` mails."""
    if zone_name is None or len(instants) < enough:
        return None
    try:
        clock = zone(zone_name)
    except UnknownZoneError:
        return None
    counted = Counter(instant.astimezone(clock).hour for instant in instants)
    counts = [counted[hour] for hour in range(24)]
    begin, length = _busiest(counts)
    return Hours(zone_name, counts, begin, (begin + length) % 24)


def _busiest(counts: Sequence[int]) -> tuple[int, int]:
    """The shortest stretch of hours, over midnight if need be, that holds most mails: its begin and length."""
    wanted = sum(counts) * _MOST
    for length in range(1, 25):
        sums = [(sum(counts[(begin + step) % 24] for step in range(length)), -begin) for begin in range(24)]
        best, begin = max(sums)
        if best >= wanted:
            return -begin, length
    return 0, 24


def months_of(mails: Iterable[Sent], zone_name: str | None, today: datetime) -> list[Month]:
    """Mails of the last twelve months by that clock (UTC where it is not known), the oldest month first."""
    clock = zone(zone_name or "UTC")
    counted: Counter[tuple[str, bool]] = Counter()
    for mail in mails:
        counted[f"{mail.at.astimezone(clock):%Y-%m}", mail.theirs] += 1
    here = today.astimezone(clock)
    names = []
    for back in range(MONTHS - 1, -1, -1):
        number = here.year * 12 + here.month - 1 - back
        names.append(f"{number // 12:04d}-{number % 12 + 1:02d}")
    return [Month(name, counted[name, True], counted[name, False]) for name in names]


def reply_times(mails: Iterable[Sent]) -> tuple[ReplyTime | None, ReplyTime | None]:
    """How long their answers take, and ours: from the first unanswered mail of one side to the next of the other in
    the same thread."""
    threads: dict[UUID, list[Sent]] = defaultdict(list)
    for mail in mails:
        threads[mail.conversation_id].append(mail)
    waits: dict[bool, list[float]] = {True: [], False: []}
    for thread in threads.values():
        waiting: Sent | None = None
        for mail in sorted(thread, key=lambda each: each.at):
            if waiting is None or waiting.theirs == mail.theirs:
                waiting = waiting or mail
                continue
            if mail.at - waiting.at <= _ANSWER_WITHIN:
                waits[mail.theirs].append((mail.at - waiting.at).total_seconds() / 60)
            waiting = mail
    return _median(waits[True]), _median(waits[False])


def _median(minutes: Sequence[float]) -> ReplyTime | None:
    return ReplyTime(round(median(minutes)), len(minutes)) if len(minutes) >= ENOUGH_ANSWERS else None
