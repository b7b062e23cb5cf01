"""What the routes take and give."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from backend.customers.schemas import CompanyRef, ContactRef, LocalTime, Owner
from backend.reminders.vocabulary import Ending, Origin, Outcome, RuleKind, SnoozeChoice
from i18n.moments import MomentReason

Text = Annotated[str, Meta(min_length=1, max_length=500)]
Said = Annotated[str, Meta(min_length=1, max_length=120)]
Zone = Annotated[str, Meta(max_length=60)]
Wall = Annotated[datetime, Meta(tz=False)]
Instant = Annotated[datetime, Meta(tz=True)]
#: A time on the clock of a place, without an offset (`date-time-local` of the OpenAPI format registry).
WallShown = Annotated[datetime, Meta(extra_json_schema={"extra": {"format": "date-time-local"}})]


class When(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A time, in one of three ways: in words (`said`: "next Tuesday 9:00 there", 下周二上午9点), as a local time
    (`wall`) in a `zone`, or as an instant (`at`). `here` is the speaker's zone, which words like "tonight" mean.
    `said_at` is when it was said, if that was before now: what was written without a network keeps its meaning."""

    said: Said | None = None
    wall: Wall | None = None
    zone: Zone | None = None
    at: Instant | None = None
    here: Zone = "UTC"
    said_at: Instant | None = None


class Subject(msgspec.Struct, kw_only=True):
    """What a reminder is about; a contact's company need not be named, nor whom a deal is with."""

    company_id: UUID | None = None
    contact_id: UUID | None = None
    conversation_id: UUID | None = None
    deal_id: UUID | None = None


class TimeReading(msgspec.Struct):
    """How a time was understood. `there` and `here` are the two clocks as text; `moment` says whether that is a good
    hour there, and if not when the next one comes."""

    wall: datetime
    zone: str
    instant: datetime
    rule: str | None
    rule_text: str | None
    there: str | None
    here: str
    clock_change: bool
    good: bool
    moment: MomentReason | None
    next_good_at: datetime | None


class TimeQuestion(Subject, kw_only=True):
    """A time to be understood, about whom."""

    when: When


class NewReminder(Subject, kw_only=True):
    """A reminder to set. Without an assignee it is one's own. A `rule` in `when`'s words counts where none is given."""

    text: Text
    when: When
    assignee_id: UUID | None = None
    rule: Annotated[str, Meta(max_length=300)] | None = None
    skip_free_days: bool = False


class ReminderPatch(msgspec.Struct, kw_only=True):
    """Changes to a reminder; an absent key stays. Another time or rule counts from now on: the past stays."""

    text: Text | UnsetType = UNSET
    when: When | UnsetType = UNSET
    assignee_id: UUID | UnsetType | None = UNSET
    rule: Annotated[str, Meta(max_length=300)] | UnsetType | None = UNSET
    skip_free_days: bool | UnsetType = UNSET


class NewFollowUp(msgspec.Struct, kw_only=True):
    """The next step with a company or contact, or in a deal; replaces the one that was planned."""

    when: When
    text: Text | None = None
    assignee_id: UUID | None = None


class Snooze(msgspec.Struct, kw_only=True):
    """Put off: by a choice, or to a time. `said_at` is when a choice was made, if that was before now."""

    choice: SnoozeChoice | None = None
    when: When | None = None
    here: Zone = "UTC"
    said_at: Instant | None = None


class Completion(msgspec.Struct, kw_only=True):
    """What came of it, and when the next step is."""

    outcome: Outcome = "done"
    note: Annotated[str, Meta(max_length=2000)] | None = None
    next: When | None = None
    next_text: Text | None = None


class ClockNote(msgspec.Struct):
    """What a new release of the zone data changed: the same local time is another instant now."""

    release: str
    before: datetime
    after: datetime


class ReminderDeal(msgspec.Struct, frozen=True):
    """The deal that a reminder is about."""

    id: UUID
    name: str


class Reminder(msgspec.Struct):
    """Something to be done. `next_at` is when: of the open occurrence if it fired, else the next.

    `local` is its time on the reminder's own clock; `clock_change`: that local time does not exist on the day, so the
    clock shows a later one. `late`: it fired late, `missed` occurrences before it were left out.
    """

    id: UUID
    text: str
    origin: Origin
    follow_up: bool
    company: CompanyRef | None
    contact: ContactRef | None
    deal: ReminderDeal | None
    conversation_id: UUID | None
    assignee: Owner | None
    start: WallShown
    zone: str
    rule: str | None
    rule_text: str | None
    skip_free_days: bool
    next_at: datetime | None
    local: str | None
    due: bool
    snoozed: bool
    late: bool
    missed: int
    clock_change: bool
    clock_note: ClockNote | None
    local_time: LocalTime | None
    ended_at: datetime | None
    ending: Ending | None
    created_at: datetime
    updated_at: datetime
    version: int


class Occurrence(msgspec.Struct):
    """One time that a reminder fired, and what came of it."""

    id: UUID
    due_at: datetime
    fired_at: datetime
    late: bool
    ended_at: datetime | None
    outcome: Outcome | None
    note: str | None
    ended_by: str | None


class ReminderFile(Reminder):
    """A reminder with its past, newest first, at most 50."""

    occurrences: list[Occurrence]


class Completed(msgspec.Struct):
    """A reminder that was dealt with, and the next step if one was set."""

    reminder: Reminder
    next: Reminder | None


State = Literal["open", "due", "closed"]


class NewRule(msgspec.Struct, kw_only=True):
    """A rule of a kind; parameters that are left out have their defaults."""

    kind: RuleKind
    name: Annotated[str, Meta(max_length=120)] | None = None
    params: Annotated[dict[str, int], Meta(max_length=10)] = {}


class RulePatch(msgspec.Struct, kw_only=True):
    """Changes to a rule; an absent key stays."""

    name: Annotated[str, Meta(min_length=1, max_length=120)] | UnsetType = UNSET
    params: Annotated[dict[str, int], Meta(max_length=10)] | UnsetType = UNSET
    active: bool | UnsetType = UNSET


class RuleParameter(msgspec.Struct):
    """A number of a rule, with its bounds."""

    name: str
    default: int
    least: int
    most: int


class RuleKindView(msgspec.Struct):
    """A kind of rule that can be added."""

    kind: RuleKind
    title: str
    summary: str
    parameters: list[RuleParameter]


class RuleView(msgspec.Struct):
    """A rule. `set_count` reminders were set by it."""

    id: UUID
    kind: RuleKind
    name: str
    params: dict[str, int]
    active: bool
    active_since: datetime | None
    run_at: datetime | None
    set_count: int
    version: int


class RuleList(msgspec.Struct):
    """The tenant's rules, and the kinds that there are."""

    items: list[RuleView]
    kinds: list[RuleKindView]


class TriedFinding(msgspec.Struct):
    """A reminder that a rule would have set. `over`: what it waited for has happened since."""

    at: datetime
    text: str
    company: CompanyRef | None
    contact: ContactRef | None
    over: bool


class RuleTrial(msgspec.Struct):
    """What a rule would have said during the last 90 days."""

    findings: list[TriedFinding]
    more: bool
