"""Records as plain JSON values: what the engine stores, compares and shows.

Amounts are decimal texts without trailing zeros, moments and days ISO 8601 texts; an empty text is no value.
"""

import hashlib
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

import msgspec

from erp_adapters.contract.records import RECORD_OF, Entity, Record

#: What a record says about itself rather than about the matter.
ABOUT: Final = frozenset({"raw", "version", "modified_at", "modified_by", "external_id"})
#: Of a record's own document as it came so much is kept.
MOST_RAW: Final = 60_000
#: Longer integers are kept as texts: JSON's writer takes 64 bits.
_MOST_BITS: Final = 63


def plain_of(record: Record, *, raw: bool = False) -> dict[str, Any]:
    """The record as JSON values; what it does not tell is left out."""
    tree: dict[str, Any] = _texts(msgspec.to_builtins(record, builtin_types=(Decimal,)))
    kept = tree.pop("raw", None)
    if raw and kept is not None and len(msgspec.json.encode(kept)) <= MOST_RAW:
        tree["raw"] = kept
    return tree


def plain_raw(raw: Mapping[str, Any]) -> dict[str, Any]:
    """An ERP's own document as JSON values; empty where it is too long to be kept."""
    tree: dict[str, Any] = _texts(msgspec.to_builtins(raw, builtin_types=(Decimal,)))
    return tree if len(msgspec.json.encode(tree)) <= MOST_RAW else {}


def _texts(value: Any) -> Any:
    """Decimals as their shortest texts; texts without what the database keeps in none."""
    kind = type(value)
    if kind is str:
        return value if value.isascii() and "\0" not in value else _keepable(value)
    if kind is Decimal:
        return _number(value)
    if kind is dict:
        return {name: _texts(one) for name, one in value.items()}
    if kind is list or kind is tuple:
        return [_texts(one) for one in value]
    return str(value) if kind is int and value.bit_length() > _MOST_BITS else value


def _keepable(value: str) -> str:
    """Without zeros, and without halves of a character, which JSON can name and no text can hold."""
    return value.replace("\0", "").encode("utf-8", "replace").decode()


def record_of(entity: str, tree: Mapping[str, Any]) -> Record:
    """A record from JSON values; raises `msgspec.ValidationError`."""
    made: Record = msgspec.convert(dict(tree), RECORD_OF[Entity(entity)], strict=False)
    return made


def normal(value: Any) -> Any:
    """The form in which equal values are equal."""
    kind = type(value)
    if kind is str:
        return value if value and not value.isspace() else None
    if kind is dict:
        return {name: normal(one) for name, one in value.items()}
    if kind is list or kind is tuple:
        return [normal(one) for one in value]
    if kind is Decimal or kind is float:
        return _number(Decimal(str(value)))
    return value


def _number(value: Decimal) -> str:
    return format(value.normalize(), "f") if value else "0"


def fingerprint(values: Mapping[str, Any]) -> str:
    """A stable digest of values."""
    return hashlib.sha256(msgspec.json.encode(normal(values), order="sorted")).hexdigest()


@lru_cache(maxsize=4096)
def _steps(path: str) -> tuple[str, ...]:
    return tuple(path.split("."))


def at_path(tree: Any, path: str) -> tuple[bool, Any]:
    """Whether `path` (`addresses.0.city`) is told in `tree`, and its value. An empty list tells that its items are
    empty; a missing one tells nothing."""
    found = tree
    for step in _steps(path):
        if found is None:
            return True, None
        if isinstance(found, dict):
            if step not in found:
                return False, None
            found = found[step]
        elif isinstance(found, list | tuple):
            if not step.isdigit():
                return False, None
            if int(step) >= len(found):
                return True, None
            found = found[int(step)]
        else:
            return False, None
    return True, found


def put_path(tree: dict[str, Any], path: str, value: Any) -> None:
    """Set `path` in `tree`; lists grow as needed."""
    steps = path.split(".")
    place: Any = tree
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        fresh: Any = value if following is None else [] if following.isdigit() else {}
        if isinstance(place, list):
            while len(place) <= int(step):
                place.append({})
            if following is None or not place[int(step)]:
                place[int(step)] = fresh
            place = place[int(step)]
        else:
            if following is None or not isinstance(place.get(step), dict | list):
                place[step] = fresh
            place = place[step]
