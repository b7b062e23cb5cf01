"""What the fields of records hold, for adapters whose fields a person names."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, tzinfo
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, get_args, get_type_hints

from msgspec import UNSET, Struct

from erp_adapters.contract.records import DocumentStatus, OrderStatus, Ref
from erp_adapters.contract.values import day, moment, number, text

_READERS: Final[Mapping[type, Callable[[Any], Any]]] = {
    str: text,
    Decimal: number,
    date: day,
    int: int,
    bool: lambda one: one if isinstance(one, bool) else str(one).lower() in {"true", "1", "yes"},
}
_KINDS: Final = (datetime, date, Decimal, bool, int, OrderStatus, DocumentStatus, Ref, str)


@lru_cache(maxsize=64)
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
        return _status(statuses.get(str(value), str(value)), kind)
    if kind is datetime:
        return moment(value, zone)
    read = _READERS.get(kind)
    return read(value) if read is not None else value


def _status(word: str, kind: type) -> Any:
    """The status of that name; a word that is none tells nothing."""
    try:
        return kind(word)
    except ValueError:
        return UNSET
