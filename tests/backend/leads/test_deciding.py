"""Who gets an inquiry: conditions, methods, caps, leaves, and the reason in words."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID, uuid4

import pytest

from backend.leads.deciding import Asked, Decision, Person, decide
from backend.leads.words import why

#: A Wednesday, 10:00 in Shanghai, 03:00 in Berlin, 21:00 on Tuesday in New York.
AT = datetime(2026, 6, 3, 2, tzinfo=UTC)
DESK = ((time(9), time(18)),)
ANA, BEN, CEM = (UUID(int=number) for number in (1, 2, 3))


@dataclass
class Rule:
    name: str = "Rule"
    method: str = "round_robin"
    id: UUID = field(default_factory=uuid4)
    countries: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    products: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    mailbox_ids: list[UUID] = field(default_factory=list)
    form_ids: list[UUID] = field(default_factory=list)
    open_cap: int | None = None
    daily_cap: int | None = None


def people(**states: Any) -> list[Person]:
    named = {"Ana": ANA, "Ben": BEN, "Cem": CEM}
    return [Person(seat, name, **({"zone": "Asia/Shanghai"} | states.get(name, {}))) for name, seat in named.items()]


def ask(rule: Rule, asked: Asked | None = None, last: UUID | None = None, **states: Any) -> Decision:
    listed = people(**states)
    everybody = {person.id: person for person in listed}
    asked = asked or Asked("mail", AT)
    return decide(asked, [rule], {rule.id: listed}, {rule.id: last}, desk=DESK, everybody=everybody)


def name_of(decision: Decision) -> str | None:
    return decision.person.name if decision.person else None


MAILBOX = uuid4()


@pytest.mark.parametrize(
    ("rule", "asked", "fits"),
    [
        (Rule(countries=["SA", "AE"]), Asked("mail", AT, country="AE"), True),
        (Rule(countries=["SA"]), Asked("mail", AT, country=None), False),
        (Rule(languages=["pt"]), Asked("mail", AT, language="pt-BR"), True),
        (Rule(languages=["pt"]), Asked("mail", AT, language="ptx"), False),
        (Rule(products=["Ball Valve"]), Asked("mail", AT, words=('RFQ: 2" BALL valves DN50',)), True),
        (Rule(products=["pump"]), Asked("mail", AT, words=("valves",)), False),
        (Rule(sources=["form"]), Asked("mail", AT), False),
        (Rule(mailbox_ids=[MAILBOX]), Asked("mail", AT, mailbox_ids=(uuid4(), MAILBOX)), True),
        (Rule(form_ids=[MAILBOX]), Asked("form", AT, form_id=MAILBOX), True),
        (Rule(countries=["DE"], sources=["mail"]), Asked("api", AT, country="DE"), False),
    ],
)
def test_a_rule_fits_when_all_its_conditions_do(rule: Rule, asked: Asked, fits: bool) -> None:
    assert (ask(rule, asked).person is not None) is fits


def test_turns_go_round_and_pass_over_who_is_away_or_full() -> None:
    rule = Rule(open_cap=5, daily_cap=2)
    assert [name_of(ask(rule, last=last)) for last in (None, ANA, BEN, CEM)] == ["Ana", "Ben", "Cem", "Ana"]
    passed = ask(rule, last=ANA, Ben={"on_leave": True}, Cem={"opened": 5})
    assert name_of(passed) == "Ana"
    assert why(passed.reason, "en", {}) == (
        "Next in turn, after Ana. Passed over: Ben is on leave and Cem has 5 open leads, the most allowed."
    )
    assert name_of(ask(rule, last=ANA, Ben={"today": 2})) == "Cem"
    nobody = ask(rule, Ana={"on_leave": True}, Ben={"today": 9}, Cem={"opened": 9})
    assert (nobody.person, nobody.rule) == (None, None)
    assert why(nobody.reason, "en", {}).startswith("“Rule” found nobody.")


def test_load_chooses_the_least_and_then_who_waited_longest() -> None:
    rule = Rule(method="load")
    assert name_of(ask(rule, Ana={"opened": 3}, Ben={"opened": 1}, Cem={"opened": 2})) == "Ben"
    early, late = datetime(2026, 6, 1, tzinfo=UTC), datetime(2026, 6, 2, tzinfo=UTC)
    assert name_of(ask(rule, Ana={"last_at": late}, Ben={"last_at": early}, Cem={"last_at": late})) == "Ben"


def test_who_is_awake_gets_it_else_who_is_back_first() -> None:
    rule = Rule(method="awake")
    zones: dict[str, Any] = {
        "Ana": {"zone": "America/New_York"},
        "Ben": {"zone": "Europe/Berlin"},
        "Cem": {"zone": "Asia/Shanghai"},
    }
    at_work = ask(rule, **zones)
    assert name_of(at_work) == "Cem"
    assert "10:00" in why(at_work.reason, "en", {})
    # 19:00 in Shanghai and 13:00 in Berlin; then a Saturday, after which Shanghai is back first.
    assert name_of(ask(rule, Asked("mail", datetime(2026, 6, 3, 11, tzinfo=UTC)), **zones)) == "Ben"
    saturday = ask(rule, Asked("mail", datetime(2026, 6, 6, 12, tzinfo=UTC)), **zones)
    assert (name_of(saturday), saturday.reason["how"]) == ("Cem", "next_awake")
    # 1 October is a holiday in China, and no working day.
    assert name_of(ask(rule, Asked("mail", datetime(2026, 10, 1, 2, tzinfo=UTC)), **zones)) == "Ben"


def test_a_fixed_person_on_leave_is_stood_in_for() -> None:
    rule = Rule(method="fixed")
    assert name_of(ask(rule)) == "Ana"
    instead = ask(rule, Ana={"on_leave": True, "deputy_id": CEM})
    assert (name_of(instead), why(instead.reason, "en", {})) == ("Cem", "Stands in for Ana, who is on leave.")
    assert name_of(ask(rule, Ana={"on_leave": True})) == "Ben"


def test_the_next_rule_is_asked_where_one_finds_nobody() -> None:
    first, second = Rule("Gulf", countries=["AE"]), Rule("Rest", "load")
    listed = people(Ana={"on_leave": True})
    by_rule = {first.id: listed[:1], second.id: listed}
    asked = Asked("mail", AT, country="AE")
    found = decide(asked, [first, second], by_rule, {}, desk=DESK)
    assert (name_of(found), found.rule and found.rule.name) == ("Ben", "Rest")
    assert "“Gulf” found nobody." in why(found.reason, "en", {})
    assert name_of(decide(asked, [second], by_rule, {}, desk=DESK, besides=frozenset({BEN}))) == "Cem"
