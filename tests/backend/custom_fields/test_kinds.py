"""What a field takes and gives back, by itself: what is taken comes back as it was, and can be given again."""

from contextlib import suppress
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.custom_fields.queries.shape import Field, FieldBody, label_in
from backend.custom_fields.schemas import CustomOption
from backend.custom_fields.service.rules import checked
from backend.custom_fields.values import WrongValue, matches, read_value, say_value, show_value, unique_key
from backend.custom_fields.vocabulary import CustomKind
from tenants.errors import ValidationFailedError

OPTIONS = [CustomOption(key=key, labels={"en": key.upper()}) for key in ("a", "b", "c")]


def a_field(kind: CustomKind, **rules: Any) -> Field:
    """A field that no database knows."""
    return Field(UUID(int=1), "key", kind, 0, archived=False, body=FieldBody(**rules))


def round_trip(field: Field, value: Any) -> Any:
    """What the API gives for a value that was given; and that again gives the same."""
    cells = read_value(field, value)
    shown = show_value(field, cells, {})
    again = show_value(field, read_value(field, shown), {})
    assert again == shown
    return shown


@given(st.text(max_size=300))
def test_texts_come_back_squeezed(text: str) -> None:
    expected = " ".join(text.split()).replace("\x00", "")
    assert round_trip(a_field("text"), text) == (expected or None)


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=9, allow_nan=False, allow_infinity=False))
def test_numbers_come_back_exactly(number: Decimal) -> None:
    shown = round_trip(a_field("number"), str(number))
    assert Decimal(shown) == number
    assert "E" not in shown


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2), st.sampled_from(["usd", "EUR", "JPY"]))
def test_money_keeps_amount_and_currency(amount: Decimal, currency: str) -> None:
    shown = round_trip(a_field("money"), {"amount": str(amount), "currency": currency})
    assert (Decimal(shown["amount"]), shown["currency"]) == (amount, currency.upper())


@given(st.dates(min_value=date(1000, 1, 1)))
def test_days_come_back(day: date) -> None:
    assert round_trip(a_field("date"), day.isoformat()) == day.isoformat()


@given(st.lists(st.sampled_from("abc"), unique=True))
def test_choices_keep_their_order(keys: list[str]) -> None:
    assert round_trip(a_field("choice", options=OPTIONS, many=True), keys) == (keys or None)


@given(st.booleans())
def test_yes_and_no_are_not_empty(answer: bool) -> None:
    assert round_trip(a_field("yes_no"), answer) is answer


ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(max_size=9),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=8), st.integers(), max_size=2),
)
SINGLE = st.sampled_from(
    ["text", "long_text", "number", "money", "date", "choice", "yes_no", "user", "reference"]
)  # fmt: skip


@given(ANYTHING, SINGLE)
def test_whatever_is_given_is_taken_or_refused(value: Any, kind: CustomKind) -> None:
    with suppress(WrongValue):
        assert len(read_value(a_field(kind, options=OPTIONS), value)) <= 1


@pytest.mark.parametrize(
    ("kind", "rules", "value", "code"),
    [
        ("text", {"maximum": "3"}, "four", "too-long"),
        ("text", {"minimum": "3"}, "no", "too-short"),
        ("text", {}, 5, "wrong-type"),
        ("number", {"minimum": "1"}, "0.5", "too-small"),
        ("number", {"maximum": "10"}, 11, "too-large"),
        ("number", {"decimals": 0}, "1.5", "too-precise"),
        ("number", {}, "NaN", "wrong-type"),
        ("number", {}, True, "wrong-type"),
        ("money", {}, {"amount": "1"}, "missing-currency"),
        ("money", {}, "1 USD", "wrong-type"),
        ("date", {}, "05.03.2026", "wrong-type"),
        ("date", {"minimum": "2026-01-01"}, "2025-12-31", "too-early"),
        ("date", {"maximum": "2026-01-01"}, "2026-01-02", "too-late"),
        ("choice", {"options": OPTIONS}, "z", "unknown-option"),
        ("choice", {"options": OPTIONS}, ["a", "b"], "too-many"),
        ("choice", {"options": OPTIONS, "many": True, "minimum": "2"}, ["a"], "too-few"),
        ("yes_no", {}, "yes", "wrong-type"),
        ("reference", {"target": "company"}, "nobody", "wrong-type"),
    ],
)
def test_what_a_rule_forbids_is_refused(kind: CustomKind, rules: dict[str, Any], value: Any, code: str) -> None:
    with pytest.raises(WrongValue) as refused:
        read_value(a_field(kind, **rules), value)
    assert refused.value.code == code


def test_a_pattern_that_would_run_for_hours_counts_as_not_met() -> None:
    assert matches("[A-Z]{2}-[0-9]+", "CE-2014")
    assert not matches(r"(\w+\s?)+!", "a" * 60)
    assert not matches("(a+)+b", "a" * 40 + "c")


def test_a_value_in_words() -> None:
    field = a_field("choice", options=OPTIONS, many=True)
    assert say_value(field, read_value(field, ["b", "a"]), {}, "en") == "B, A"
    assert unique_key(SimpleNamespace(day=None, number=Decimal("1.50"), text=None)) == "1.5"
    assert label_in({"zh-CN": "等级", "en": "Grade"}, "zh-TW") == "等级"
    assert label_in({"de": "Stufe"}, "ar") == "Stufe"


@pytest.mark.parametrize(
    ("kind", "rules", "wrong"),
    [
        ("text", {"labels": {}}, {"labels"}),
        ("text", {"labels": {"xx-nowhere": "?"}}, {"labels", "labels.xx-nowhere"}),
        ("text", {"pattern": "("}, {"pattern"}),
        ("number", {"minimum": "5", "maximum": "1"}, {"maximum"}),
        ("number", {"minimum": "many"}, {"minimum"}),
        ("choice", {}, {"options"}),
        ("choice", {"options": [*OPTIONS, OPTIONS[0]]}, {"options.3.key"}),
        ("money", {"unique": True, "pattern": "x"}, {"unique", "pattern"}),
        ("reference", {}, {"target"}),
        ("text", {"required": "stages"}, {"stages"}),
        ("text", {"required": "stages", "stages": ["sleeping"]}, {"stages"}),
        ("number", {"default": "much"}, {"default"}),
    ],
)
def test_rules_that_make_no_sense_are_refused_by_name(kind: CustomKind, rules: dict[str, Any], wrong: set[str]) -> None:
    with pytest.raises(ValidationFailedError) as refused:
        checked("company", kind, FieldBody(**{"labels": {"en": "Grade"}} | rules))
    assert {problem.field for problem in refused.value.errors} == wrong
