"""What the fields of records hold, for adapters whose fields a person names."""

from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Any, Final, get_args, get_type_hints

from msgspec import UNSET, Struct

from erp_adapters.contract.records import DocumentStatus, OrderStatus, Ref
from erp_adapters.contract.values import day, moment, number, text

_KINDS: Final = (datetime, date, Decimal, bool, int, OrderStatus, DocumentStatus, Ref, str)


def kinds(struct: type[Struct]) -> Mapping[str, type]:
    """What each field of a record holds."""
    found = {}
    for name, hint in get_type_hints(struct).items():
        parts = set(get_args(hint)) | {hint}
        found[name] = next((kind for kind in _KINDS if kind in parts), object)
    return found


def value_as(value: Any, kind: type, zone: tzinfo, statuses: Mapping[str, str]) -> Any:
    """`value` as a field of `kind` holds it; a status word goes through `statuses` first. Raises ValueError."""
    if value is UNSET or value is None:
        return value
    if kind in {OrderStatus, DocumentStatus}:
        word = statuses.get(str(value), str(value))
        return kind(word) if word in {one.value for one in kind} else UNSET
    readers: Mapping[type, Any] = {
        Decimal: number,
        date: day,
        datetime: lambda one: moment(one, zone),
        bool: lambda one: one if isinstance(one, bool) else str(one).lower() in {"true", "1", "yes"},
        int: int,
        str: text,
    }
    return readers[kind](value) if kind in readers else value
