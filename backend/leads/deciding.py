"""Who gets an inquiry: the rules as a pure function, for the desk and for trying rules out on the past alike.

Rules are asked in order. One fits if each of its conditions does; among its people those who are on leave or at a cap
are passed over, and its method chooses one of the rest. Where a rule finds nobody the next one is asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Protocol
from uuid import UUID

from i18n.moments import Window, desk_windows, next_desk_opening
from i18n.words import fold
from i18n.zones import zone, zone_country


class RuleLike(Protocol):
    """What a rule says; `models.LeadRule` does."""

    id: UUID
    name: str
    countries: list[str]
    languages: list[str]
    products: list[str]
    sources: list[str]
    mailbox_ids: list[UUID]
    form_ids: list[UUID]
    method: str
    open_cap: int | None
    daily_cap: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """An inquiry as rules see it."""

    source: str
    at: datetime
    country: str | None = None
    language: str | None = None
    #: What was asked for, and the words it came with.
    words: tuple[str, ...] = ()
    mailbox_ids: tuple[UUID, ...] = ()
    form_id: UUID | None = None


@dataclass(slots=True)
class Person:
    """A colleague who may be given leads: `opened` are those open now, `today` those of this day."""

    id: UUID
    name: str
    zone: str
    on_leave: bool = False
    deputy_id: UUID | None = None
    opened: int = 0
    today: int = 0
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Who gets it, by which rule, and why (for `words.why`); nobody where `person` is None."""

    person: Person | None
    rule: RuleLike | None
    reason: Mapping[str, Any] = field(default_factory=dict)


_CONDITIONS: Final = ("countries", "languages", "products", "sources", "mailbox_ids", "form_ids")


def decide(
    asked: Asked,
    rules: Sequence[RuleLike],
    people: Mapping[UUID, Sequence[Person]],
    turns: Mapping[UUID, UUID | None],
    *,
    at: datetime | None = None,
    desk: tuple[Window, ...],
    everybody: Mapping[UUID, Person] | None = None,
    besides: frozenset[UUID] = frozenset(),
) -> Decision:
    """The first rule that fits and finds somebody.

    `people` has each rule's people in order and `turns` who had its last turn; `everybody` are those who may stand in
    for others; `besides` had the lead already; `at` is when it is given out, which is when it came unless it is said.
    Changes nothing.
    """
    tried = []
    for rule in rules:
        matched = fits(rule, asked)
        if matched is None:
            continue
        found, passed = _choose(
            rule, at or asked.at, people.get(rule.id, ()), turns.get(rule.id), desk, everybody, besides
        )
        if found is None:
            tried.append({"rule": rule.name, "passed": passed})
            continue
        person, how = found
        return Decision(person, rule, {"matched": matched, "passed": passed, "tried": tried, **how})
    return Decision(None, None, {"tried": tried})


def fits(rule: RuleLike, asked: Asked) -> list[list[str]] | None:
    """What of the inquiry the rule asks for, as pairs of dimension and value; None where it does not fit."""
    matched = []
    for name in _CONDITIONS:
        wanted = getattr(rule, name)
        if not wanted:
            continue
        value = _met(name, wanted, asked)
        if value is None:
            return None
        matched.append([name, value])
    return matched


def _met(name: str, wanted: Sequence[Any], asked: Asked) -> str | None:
    if name == "countries":
        return asked.country if asked.country in wanted else None
    if name == "sources":
        return asked.source if asked.source in wanted else None
    if name == "languages":
        spoken = (asked.language or "").lower()
        return next((tag for tag in wanted if spoken == tag.lower() or spoken.startswith(f"{tag.lower()}-")), None)
    if name == "mailbox_ids":
        return next((str(each) for each in asked.mailbox_ids if each in wanted), None)
    if name == "form_ids":
        return str(asked.form_id) if asked.form_id in wanted else None
    said = [fold(text) for text in asked.words]
    return next((word for word in wanted if fold(word) and any(fold(word) in text for text in said)), None)


def _choose(
    rule: RuleLike,
    at: datetime,
    candidates: Sequence[Person],
    last: UUID | None,
    desk: tuple[Window, ...],
    everybody: Mapping[UUID, Person] | None,
    besides: frozenset[UUID],
) -> tuple[tuple[Person, dict[str, Any]] | None, list[list[Any]]]:
    passed: list[list[Any]] = []
    free: list[tuple[Person, str | None]] = []
    for person in candidates:
        taker, instead = person, None
        if person.on_leave and person.deputy_id is not None and rule.method == "fixed":
            deputy = (everybody or {}).get(person.deputy_id)
            if deputy is not None:
                passed.append([person.name, "leave", None])
                taker, instead = deputy, person.name
        reason = _unfit(rule, taker, besides)
        if reason is not None:
            passed.append([taker.name, *reason])
        elif all(each.id != taker.id for each, _ in free):
            free.append((taker, instead))
    if not free:
        return None, passed
    if rule.method == "fixed":
        person, instead = free[0]
        return (person, {"how": "fixed", "stands_for": instead}), passed
    able = [person for person, _ in free]
    if rule.method == "round_robin":
        return _next_in_turn(able, candidates, last), passed
    if rule.method == "awake":
        return _awake(able, at, desk), passed
    chosen = min(able, key=_load)
    return (chosen, {"how": "load", "open": chosen.opened}), passed


def _unfit(rule: RuleLike, person: Person, besides: frozenset[UUID]) -> list[Any] | None:
    if person.id in besides:
        return ["had_it", None]
    if person.on_leave:
        return ["leave", None]
    if rule.open_cap is not None and person.opened >= rule.open_cap:
        return ["open_cap", rule.open_cap]
    if rule.daily_cap is not None and person.today >= rule.daily_cap:
        return ["daily_cap", rule.daily_cap]
    return None


def _next_in_turn(able: Sequence[Person], order: Sequence[Person], last: UUID | None) -> tuple[Person, dict[str, Any]]:
    ids = [person.id for person in order]
    start = ids.index(last) + 1 if last in ids else 0
    turn = {seat: place for place, seat in enumerate([*ids[start:], *ids[:start]])}
    chosen = min(able, key=lambda person: turn[person.id])
    before = next((person.name for person in order if person.id == last), None)
    return chosen, {"how": "round_robin", "after": before}


def _awake(able: Sequence[Person], at: datetime, desk: tuple[Window, ...]) -> tuple[Person, dict[str, Any]]:
    here = [person for person in able if at_desk(person, at, desk)]
    if here:
        chosen = min(here, key=_load)
        return chosen, {"how": "awake", "clock": _clock(chosen, at), "open": chosen.opened}
    chosen = min(able, key=lambda person: (_opens(person, at, desk), *_load(person)))
    opens = _opens(chosen, at, desk)
    return chosen, {"how": "next_awake", "clock": _clock(chosen, opens), "open": chosen.opened}


def at_desk(person: Person, at: datetime, desk: tuple[Window, ...]) -> bool:
    """Whether somebody works at an instant, by their own clock and calendar."""
    local = at.astimezone(zone(person.zone))
    windows = desk_windows(local.date(), person.zone, zone_country(person.zone), desk)
    return any(opens <= at < closes for opens, closes in windows)


def _opens(person: Person, at: datetime, desk: tuple[Window, ...]) -> datetime:
    return next_desk_opening(person.zone, None, at, hours=desk)


def _clock(person: Person, at: datetime) -> str:
    return f"{at.astimezone(zone(person.zone)):%H:%M}"


def _load(person: Person) -> tuple[int, float, UUID]:
    """Least open first; of these who waited longest for a new one."""
    return person.opened, person.last_at.timestamp() if person.last_at else 0.0, person.id
