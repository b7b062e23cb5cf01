"""Mappings: paths, the closed set of transforms, value tables with what has no counterpart."""

from typing import Any

import msgspec
import pytest

from erp_adapters.contract.records import SalesOrder
from erp_adapters.engine.mapping import MappingDocument, inward, outward, wanted_links
from erp_adapters.engine.plain import plain_of, record_of
from erp_adapters.engine.presets import PRESETS
from erp_adapters.engine.transforms import Lookups, steps_of


def rules(*given: dict[str, Any]) -> MappingDocument:
    return msgspec.convert({"entity": "customer", "rules": given}, MappingDocument)


@pytest.mark.parametrize(
    ("steps", "value", "expected"),
    [
        ([{"op": "trim"}, {"op": "upper"}], "  a  b ", "A B"),
        ([{"op": "digits"}], "No. 12-3", "123"),
        ([{"op": "cut", "number": 3}], "abcdef", "abc"),
        ([{"op": "between", "text": "[", "more": "]"}], "x [y] z", "y"),
        ([{"op": "split", "text": "/", "number": -1}], "a/b/c", "c"),
        ([{"op": "split", "text": "/", "number": 7}], "a/b/c", None),
        ([{"op": "round", "number": 2}], "2.345", "2.35"),
        ([{"op": "multiply", "text": "1000"}], "1.5", "1500.0"),
        ([{"op": "shift_days", "number": -1}], "2026-03-01", "2026-02-28"),
        ([{"op": "const", "text": "X"}], None, "X"),
        ([{"op": "upper"}], None, None),
    ],
)
def test_transforms(steps: list[dict[str, Any]], value: Any, expected: Any) -> None:
    document = rules({"field": "name", "theirs": "name", "read": steps})
    assert inward(document, {"name": value}, Lookups()).values == {"name": expected}
    assert len(steps_of(steps)) == len(steps)


def test_no_transform_runs_code_or_patterns() -> None:
    with pytest.raises(msgspec.ValidationError):
        rules({"field": "name", "theirs": "name", "read": [{"op": "eval", "text": "1"}]})


def test_what_is_not_told_is_not_mapped_and_empty_lists_tell_emptiness() -> None:
    document = rules({"field": "city", "theirs": "addresses.0.city"}, {"field": "name", "theirs": "name"})
    assert inward(document, {}, Lookups()).values == {}
    assert inward(document, {"addresses": []}, Lookups()).values == {"city": None}
    assert inward(document, {"addresses": [{"city": "Kiel"}]}, Lookups()).values == {"city": "Kiel"}


def test_an_unresolved_value_blocks_its_record_and_says_which() -> None:
    document = rules({"field": "unit", "theirs": "raw.unit", "read": [{"op": "table", "text": "unit"}]})
    lookups = Lookups({("unit", "Stk"): "H87"})
    assert inward(document, {"raw": {"unit": "Stk"}}, lookups).values == {"unit": "H87"}
    stuck = inward(document, {"raw": {"unit": "Karton"}}, lookups)
    assert [(each.field, each.code, each.text) for each in stuck.problems] == [("unit", "unresolved", "unit: Karton")]
    assert lookups.unresolved == {("unit", "Karton", False)}


def test_an_order_with_its_lines_there_and_back() -> None:
    document = PRESETS["sales_order"]
    values = {
        "company_id": "c1",
        "currency": "USD",
        "ordered_on": "2026-11-22",
        "lines": [{"reference": "l1", "product_code": "V", "quantity": "10", "price": "18.4", "description": "Valve"}],
    }
    assert wanted_links(document, values, outward=True) == {("customer", "c1")}
    lookups = Lookups(external_ids={("customer", "c1"): "7"}, local_ids={("customer", "7"): "c1"})
    mapped = outward(document, values, lookups, creating=True)
    assert mapped.problems == []
    record = record_of("sales_order", mapped.values)
    assert isinstance(record, SalesOrder)
    assert isinstance(record.lines, tuple)
    assert record.lines[0].reference == "l1"
    back = inward(document, plain_of(record), lookups).values
    line = {"product_code": "V", "quantity": "10", "price": "18.4", "name": "Valve", "external_id": None}
    assert back["lines"][0] == line
    assert back["company_id"] == "c1"


def test_required_and_unlinked_are_told_before_anything_is_sent() -> None:
    mapped = outward(PRESETS["sales_order"], {"company_id": "c1", "lines": []}, Lookups(), creating=True)
    assert {(each.field, each.code) for each in mapped.problems} == {
        ("company_id", "unlinked"),
        ("currency", "required"),
    }
