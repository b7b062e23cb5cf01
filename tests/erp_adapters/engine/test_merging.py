"""The three-way comparison: whose value stands, field by field."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erp_adapters.engine.mapping import MappingDocument, MappingRule
from erp_adapters.engine.merging import merge

OLD, NEW = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)


def document(**options: object) -> MappingDocument:
    return MappingDocument(entity="customer", rules=(MappingRule(field="name", theirs="name", **options),))  # type: ignore[arg-type]


def test_one_sided_changes_flow_to_the_other_side() -> None:
    base = {"name": "A"}
    assert merge(document(), base, {"name": "A"}, {"name": "B"}).take == {"name": "B"}
    assert merge(document(), base, {"name": "B"}, {"name": "A"}).send == {"name"}
    assert merge(document(), base, {"name": "B"}, {"name": "B"}).quiet


def test_both_changed_is_asked_about_and_nothing_moves() -> None:
    found = merge(document(), {"name": "A"}, {"name": "B"}, {"name": "C"})
    assert [(each.base, each.ours, each.theirs) for each in found.clashes] == [("A", "B", "C")]
    assert (found.take, found.send, found.base) == ({}, set(), {"name": "A"})
    # While it waits for a decision it is left alone.
    assert merge(document(), {"name": "A"}, {"name": "B"}, {"name": "C"}, disputed=["name"]).quiet


@pytest.mark.parametrize(
    ("options", "winner"),
    [
        ({"policy": "crm"}, "ours"),
        ({"policy": "erp"}, "theirs"),
        ({"policy": "newest"}, "theirs"),
        ({"policy": "newest", "money": True}, "ask"),
        ({"owner": "crm"}, "ours"),
        ({"owner": "erp"}, "theirs"),
        ({"owner": "frozen"}, "ours"),
    ],
)
def test_masters_and_policies_decide(options: dict[str, object], winner: str) -> None:
    found = merge(document(**options), {"name": "A"}, {"name": "B"}, {"name": "C"}, ours_at=OLD, theirs_at=NEW)
    assert {"ours": found.send, "theirs": set(found.take), "ask": {each.field for each in found.clashes}}[winner] == {
        "name"
    }


def test_what_is_frozen_is_theirs_once_released() -> None:
    found = merge(document(owner="frozen"), {"name": "A"}, {"name": "B"}, {"name": "C"}, released=True)
    assert found.take == {"name": "C"}


def test_a_value_that_the_erp_keeps_in_its_own_form_is_no_change() -> None:
    found = merge(document(), {"name": "+49401"}, {"name": "+49401"}, {"name": "+49 40 1"}, seen={"name": "+49 40 1"})
    assert found.quiet


def test_what_they_do_not_tell_says_nothing() -> None:
    assert merge(document(), {"name": "A"}, {"name": "B"}, {}).quiet


def test_at_the_first_meeting_an_empty_side_is_filled() -> None:
    assert merge(document(owner="erp"), None, {"name": "A"}, {"name": None}).send == {"name"}
    assert merge(document(owner="crm"), None, {"name": None}, {"name": "A"}).take == {"name": "A"}


VALUES = st.sampled_from([None, "", "A", "B", "C"])


@given(base=VALUES, ours=VALUES, theirs=VALUES, owner=st.sampled_from(["crm", "erp", "shared", "frozen"]))
def test_a_merge_comes_to_rest(base: str, ours: str, theirs: str, owner: str) -> None:
    """Carrying out what a merge says leaves nothing more to do, unless somebody has to decide."""
    found = merge(document(owner=owner), {"name": base}, {"name": ours}, {"name": theirs})
    here = found.take.get("name", ours)
    there = ours if found.send else theirs
    again = merge(document(owner=owner), {**found.base, **({"name": here} if found.send else {})}, {"name": here},
                  {"name": there}, seen={"name": there})  # fmt: skip
    assert again.quiet or found.clashes
