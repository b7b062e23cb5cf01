"""What the rules would have done with the inquiries of the last 90 days, one after the other as they came.

Loads and turns are those that the rules themselves would have made: a lead counts as open until it was in truth
answered, at most for the days that count. Whose a company was at that time is not known for the past: those that have
an owner who had not taken part are given out as well; leaves of the past are not known either.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from backend.customers.queries.whom import companies_by_id, contacts_by_id
from backend.customers.schemas import Owner
from backend.leads.deciding import Decision, Person, decide
from backend.leads.models import LeadRule
from backend.leads.queries.desk import COUNTED, Hours, Roster, calendar_of, hours_of, roster
from backend.leads.queries.inquiries import Letter, answers_in_threads, first_letters
from backend.leads.queries.leads import places_named
from backend.leads.schemas import LeadTrial, LeadTrialPerson, LeadTrialRow, LeadTrialRule
from backend.leads.words import why
from i18n.moments import after_working_hours, working_hours_between
from i18n.zones import resolve_wall_time, zone
from tenants.context import current
from tenants.orm import now
from tenants.session import ReadSession

LOOKS_BACK: Final = 90
_SHOWN: Final = 100


async def try_rules(session: ReadSession, rules: Sequence[LeadRule]) -> LeadTrial:
    """Try rules out on what came; nothing is changed."""
    moment = now()
    letters = await first_letters(session, since=moment - timedelta(days=LOOKS_BACK))
    answered = await answers_in_threads(session, [each.conversation_id for each in letters])
    hours = await hours_of(session)
    people = await roster(session, rules, hours, moment)
    run = _Run(rules, people, hours, answered)
    decisions = [run.decide(letter) for letter in letters]
    late = [run.is_late(letter, decision) for letter, decision in zip(letters, decisions, strict=True)]
    counts = Counter(each.person.id for each in decisions if each.person)
    by_rule = Counter(each.rule.name for each in decisions if each.rule)
    return LeadTrial(
        days=LOOKS_BACK,
        inquiries=len(letters),
        unassigned=sum(1 for each in decisions if each.person is None),
        late=sum(late),
        people=[
            LeadTrialPerson(Owner(seat, people.everybody[seat].name), count, run.most[seat])
            for seat, count in counts.most_common()
        ],
        rules=[LeadTrialRule(rule.name, by_rule[rule.name]) for rule in rules],
        rows=await _rows(session, run, list(zip(letters, decisions, late, strict=True))[-_SHOWN:]),
    )


class _Run:
    """The state that rules would have made, as time goes by."""

    def __init__(self, rules: Sequence[LeadRule], people: Roster, hours: Hours, answered: dict[UUID, datetime]) -> None:
        self.rules, self.people, self.hours, self.answered = rules, people, hours, answered
        self.turns: dict[UUID, UUID | None] = dict.fromkeys((rule.id for rule in rules), None)
        self.given: dict[UUID, list[tuple[datetime, datetime | None]]] = {seat: [] for seat in people.everybody}
        self.most: Counter[UUID] = Counter()
        self.of_company: dict[UUID, UUID] = {}

    def decide(self, letter: Letter) -> Decision:
        """Who would have got it."""
        at, whose = letter.asked.at, letter.company_id or letter.contact_id
        state = {seat: self._as_then(person, at) for seat, person in self.people.everybody.items()}
        if whose in self.of_company:
            return Decision(state[self.of_company[whose]], None, {"how": "same_person"})
        by_rule = {rule: [state[each.id] for each in listed] for rule, listed in self.people.by_rule.items()}
        decision = decide(letter.asked, self.rules, by_rule, self.turns, desk=self.hours.windows, everybody=state)
        if decision.person is not None and decision.rule is not None:
            seat = decision.person.id
            self.turns[decision.rule.id] = self.of_company[whose] = seat
            self.given[seat].append((at, self.answered.get(letter.conversation_id)))
            self.most[seat] = max(self.most[seat], decision.person.opened + 1)
        return decision

    def _as_then(self, person: Person, at: datetime) -> Person:
        local = at.astimezone(zone(self.hours.zone))
        midnight = resolve_wall_time(datetime.combine(local.date(), time()), self.hours.zone)
        given = self.given[person.id]
        return replace(
            person,
            on_leave=False,
            opened=sum(1 for came, ended in given if came > at - COUNTED and (ended is None or ended > at)),
            today=sum(1 for came, _ in given if came >= midnight),
            last_at=given[-1][0] if given else None,
        )

    def is_late(self, letter: Letter, decision: Decision) -> bool:
        """Whether the answer that it got in truth came later than the rule allows."""
        allowed = next(
            (rule.respond_hours for rule in self.rules if decision.rule and rule.id == decision.rule.id), None
        )
        if allowed is None or decision.person is None:
            return False
        there = calendar_of(self.hours, decision.person.zone)
        due = after_working_hours(letter.asked.at, allowed, there.zone, there.territory, desk=there.windows)
        return (self.answered.get(letter.conversation_id) or now()) > due

    def hours_to_answer(self, letter: Letter, decision: Decision) -> float | None:
        """Working hours until the answer that it got in truth."""
        answer = self.answered.get(letter.conversation_id)
        if answer is None:
            return None
        there = calendar_of(self.hours, decision.person.zone if decision.person else None)
        found = working_hours_between(letter.asked.at, answer, there.zone, there.territory, hours=there.windows)
        return round(found, 1)


async def _rows(session: ReadSession, run: _Run, found: Sequence[tuple[Letter, Decision, bool]]) -> list[LeadTrialRow]:
    """The newest inquiries, the latest first."""
    firms = await companies_by_id(session, {letter.company_id for letter, *_ in found if letter.company_id})
    people = await contacts_by_id(session, {letter.contact_id for letter, *_ in found})
    names, locale, rows = await places_named(session), current().locale, []
    for letter, decision, late in reversed(found):
        firm = firms.get(letter.company_id) if letter.company_id else None
        contact = people.get(letter.contact_id)
        reason = dict(decision.reason) | ({} if decision.person or decision.reason.get("tried") else {"how": "no_rule"})
        rows.append(
            LeadTrialRow(
                company=firm.company if firm else None,
                contact=contact.contact if contact else None,
                asked_at=letter.asked.at,
                rule=decision.rule.name if decision.rule else None,
                owner=Owner(decision.person.id, decision.person.name) if decision.person else None,
                why=why(reason, locale, names),
                answered_hours=run.hours_to_answer(letter, decision),
                late=late,
            )
        )
    return rows
