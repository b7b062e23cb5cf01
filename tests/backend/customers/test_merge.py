"""Properties of the merge rule: order, repetition and batching change nothing; people and rejections are obeyed."""

import math
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from backend.customers.merge import HALF_LIFE, Candidate, Evidence, candidate, choose, weight

_START = datetime(2026, 1, 1, tzinfo=UTC)

instants = st.integers(0, 2000).map(lambda days: _START + timedelta(days=days))
evidence = st.builds(
    Evidence,
    message_id=st.integers(1, 12).map(lambda number: UUID(int=number)),
    value=st.sampled_from(["Acme GmbH", "ACME GmbH", "Acme gmbh"]),
    confidence=st.sampled_from([0.1, 0.5, 0.8, 0.95]),
    at=instants,
)
# A normalized value names one candidate of a field.
candidates = st.lists(
    st.builds(
        Candidate,
        value=st.sampled_from(["A", "B", ""]),
        normalized=st.text("abc", min_size=1, max_size=2),
        confidence=st.sampled_from([0.1, 0.5, 0.9]),
        sources=st.integers(1, 20),
        last_at=st.one_of(st.none(), instants),
        typed_at=st.one_of(st.none(), instants),
        rejected=st.booleans(),
    ),
    unique_by=lambda one: one.normalized,
)


@given(st.lists(evidence, min_size=1), st.randoms())
def test_evidence_adds_up_to_the_same_in_any_order(found: list[Evidence], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert candidate("acme gmbh", shuffled) == candidate("acme gmbh", found)


@given(st.lists(evidence, min_size=1))
def test_reading_a_message_again_changes_nothing(found: list[Evidence]) -> None:
    assert candidate("acme gmbh", [*found, *found]) == candidate("acme gmbh", found)


@given(candidates, st.randoms())
def test_the_choice_does_not_depend_on_order(found: list[Candidate], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert choose(shuffled) == choose(found)


@given(candidates)
def test_a_typed_value_wins_over_anything_learned(found: list[Candidate]) -> None:
    typed = Candidate("Typed", "typed by hand", typed_at=_START + timedelta(days=5000))
    assert choose([*found, typed]) == typed


@given(candidates)
def test_a_rejected_value_never_shows(found: list[Candidate]) -> None:
    shown = choose(found)
    assert shown is None or not shown.rejected


@given(st.sampled_from([0.1, 0.5, 0.9]), st.integers(1, 20), st.integers(0, 1500))
def test_weight_grows_with_sources_and_falls_with_age(confidence: float, sources: int, age: int) -> None:
    newest = _START + timedelta(days=2000)
    here = Candidate("A", "a", confidence, sources, newest - timedelta(days=age))
    more = Candidate("A", "a", confidence, sources + 1, newest - timedelta(days=age))
    older = Candidate("A", "a", confidence, sources, newest - timedelta(days=age + 1))
    assert weight(more, newest) >= weight(here, newest) > weight(older, newest)


def test_a_half_life_halves_the_weight() -> None:
    newest = _START + timedelta(days=3000)
    fresh, stale = (Candidate("A", "a", 0.8, 1, at) for at in (newest, newest - HALF_LIFE))
    assert math.isclose(weight(stale, newest) * 2, weight(fresh, newest))


def test_a_newer_job_title_takes_over_from_an_often_seen_old_one() -> None:
    old = Candidate("Buyer", "buyer", 0.8, 6, _START)
    new = Candidate("Head of Purchasing", "head of purchasing", 0.8, 1, _START + 3 * HALF_LIFE)
    assert _choice([old, new]) == "Head of Purchasing"


def test_a_field_that_was_cleared_by_hand_stays_empty() -> None:
    learned = Candidate("+49301234567", "+49301234567", 0.9, 5, _START)
    cleared = Candidate("", "", typed_at=_START)
    assert _choice([learned, cleared]) == ""


def test_nothing_is_chosen_where_all_is_rejected() -> None:
    assert choose([Candidate("A", "a", 0.9, 3, _START, rejected=True)]) is None


def _choice(found: Sequence[Candidate]) -> str | None:
    chosen = choose(found)
    return None if chosen is None else chosen.value
