"""What is to be done with somebody on the way through a sequence: pure, from what is known to one of five answers.

The rule for a sequence that is changed under way: whoever is on the way gets, of the letters as they stand now, the
first one behind the last that they got. What was put in before it they do not get; whoever has finished stays so.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final, Literal, TypeAlias
from uuid import UUID

import msgspec

from backend.customers.clock import Place
from backend.outreach.sequences.models import Thread, WaitUnit
from backend.outreach.sequences.timing import due_at, next_good
from backend.outreach.sequences.words import HoldReason, StopReason
from i18n.moments import Window
from i18n.zones import resolve_wall_time, zone

#: A letter on its way is looked at again after so long, should nobody tell that it went out.
_LOOK_AGAIN: Final = timedelta(minutes=15)
_NOW: Final = timedelta(seconds=30)


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A letter as it is planned now."""

    id: UUID
    position: int
    template_id: UUID
    wait: int
    unit: WaitUnit
    thread: Thread


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """A letter that was queued for somebody. `position` is where its step stood then. One of which nobody can tell
    whether it arrived counts as sent: nobody gets a letter twice."""

    step_id: UUID
    position: int
    outgoing_id: UUID
    state: Literal["draft", "queued", "sending", "checking", "sent", "failed", "cancelled"]
    sent_at: datetime | None
    error: str | None = None


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """All that counts about one enrolment."""

    enrolled_at: datetime
    place: Place
    hours: Window | None = None
    away_until: date | None = None
    #: Why they are to be stopped, where that is known: somebody answered, an address does not work, ...
    stop: StopReason | None = None
    sent: Sequence[Sent] = ()


class Stop(msgspec.Struct, frozen=True):
    """They leave the sequence."""

    reason: StopReason


class Hold(msgspec.Struct, frozen=True):
    """A person has to put something right."""

    reason: HoldReason
    problem: str | None = None


class Wait(msgspec.Struct, frozen=True):
    """Nothing is due before then."""

    until: datetime


class Finish(msgspec.Struct, frozen=True):
    """They got every letter."""


class Write(msgspec.Struct, frozen=True):
    """This letter is due now; `after` is the last one that they got."""

    step: Step
    after: Sent | None


Decision: TypeAlias = Stop | Hold | Wait | Finish | Write


def decide(facts: Facts, steps: Sequence[Step], moment: datetime) -> Decision:
    """What is to be done at `moment`. `steps` are those that stand, in their order."""
    if facts.stop is not None:
        return Stop(facts.stop)
    last = max(facts.sent, key=lambda each: each.position, default=None)
    if last is not None and last.state != "sent":
        if last.state == "failed":
            return Stop("suppressed") if last.error == "suppressed" else Hold("send-failed", last.error)
        if last.state == "cancelled":
            return Hold("send-failed", "cancelled")
        return Wait(moment + _LOOK_AGAIN)
    step = following(facts.sent, steps)
    if step is None:
        return Finish()
    due = planned(facts, step, last.sent_at if last and last.sent_at else facts.enrolled_at)
    # What was due earlier (the sequence was paused, the cap reached) goes in the next good moment from now.
    due = max(due, next_good(moment, facts.place, facts.hours))
    return Wait(due) if due > moment + _NOW else Write(step, last)


def following(sent: Sequence[Sent], steps: Sequence[Step]) -> Step | None:
    """The letter that comes next."""
    places = {step.id: step.position for step in steps}
    got = {each.step_id for each in sent}
    reached = max((places.get(each.step_id, each.position) for each in sent), default=None)
    for step in steps:
        if step.id not in got and (reached is None or step.position > reached):
            return step
    return None


def planned(facts: Facts, step: Step, start: datetime) -> datetime:
    """When a letter is due whose wait began at `start`; not before they are back."""
    due = due_at(start, step.wait, step.unit, facts.place, facts.hours)
    if facts.away_until is not None:
        back = resolve_wall_time(datetime.combine(facts.away_until, time(9)), zone(facts.place.zone).key)
        if due < back:
            due = next_good(back, facts.place, facts.hours)
    return due
