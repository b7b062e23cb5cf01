"""A rep's day as it is answered."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from backend.customers.schemas import CompanyRef, ContactRef, LocalTime
from backend.reminders.schemas import Reminder
from i18n.moments import MomentReason

Group = Literal["now", "later", "overdue", "waiting", "warm"]
Scope = Literal["mine", "all"]


class LastSaid(msgspec.Struct):
    """The newest message with them, one line."""

    text: str
    direction: Literal["in", "out"]
    at: datetime
    conversation_id: UUID


class TodayRow(msgspec.Struct):
    """Somebody to turn to. With a `reminder`, or (waiting) a conversation that nobody has answered, or (warm) one whose
    mail of ours a person has just answered, or looked at.

    `why` says in words why it is here. `moment` is what the hour there is; `next_good_at` when a good one comes.
    `reply_hours` are the hours in which this person answers, learnt from at least five mails ("09:00-11:00").
    `waited_hours` counts desk hours there since the question came.
    """

    id: UUID
    group: Group
    company: CompanyRef | None
    contact: ContactRef | None
    email: str | None
    phone: str | None
    local_time: LocalTime | None
    travelling: bool
    good: bool
    moment: MomentReason | None
    next_good_at: datetime | None
    reply_hours: str | None
    why: str
    at: datetime
    at_text: str
    reminder: Reminder | None
    conversation_id: UUID | None
    subject: str | None
    last_said: LastSaid | None
    waited_hours: float | None


class DeskBar(msgspec.Struct):
    """A stretch of the day during which desks are open; `good` in the hours when people answer best."""

    since: datetime
    until: datetime
    good: bool


class StripZone(msgspec.Struct):
    """A place of customers: its clock, its desk hours during my day, and how many customers keep it."""

    label: str
    country: str | None
    local_time: LocalTime
    customers: int
    bars: list[DeskBar]


class TodayCounts(msgspec.Struct):
    """How many rows each group has."""

    now: int
    later: int
    overdue: int
    waiting: int
    warm: int


class Today(msgspec.Struct):
    """My day from its first to its last minute on my clock, the world's desk hours during it, and whom to turn to."""

    day_start: datetime
    day_end: datetime
    mine: list[DeskBar]
    zones: list[StripZone]
    rows: list[TodayRow]
    counts: TodayCounts
    more: bool
