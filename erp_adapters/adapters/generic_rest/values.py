"""Between JSON of any shape and canonical records, by a description's fields."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, tzinfo
from decimal import Decimal
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import UNSET, Struct

from erp_adapters.adapters.generic_rest.description import Description, EntityDescription
from erp_adapters.contract.adapter import Unread
from erp_adapters.contract.fields import kinds, value_as
from erp_adapters.contract.records import RECORD_OF, Entity, OrderLine, Record, Ref
from erp_adapters.contract.results import Refused, Rejected
from erp_adapters.contract.values import text, zone_of


@lru_cache(maxsize=4096)
def _parts(path: str) -> tuple[str, ...]:
    return tuple(path.split(".")) if path else ()


def at(tree: Any, path: str) -> Any:
    """What stands at a dotted path; UNSET where nothing does."""
    for part in _parts(path):
        if isinstance(tree, dict) and part in tree:
            tree = tree[part]
        elif isinstance(tree, list) and part.isdigit() and int(part) < len(tree):
            tree = tree[int(part)]
        else:
            return UNSET
    return tree


def put(tree: dict[str, Any], path: str, value: Any) -> None:
    """Place `value` at a dotted path."""
    *parents, last = path.split(".")
    for part in parents:
        tree = tree.setdefault(part, {})
    tree[last] = value


def _struct(
    struct: type[Struct], fields: Mapping[str, str], tree: Any, zone: tzinfo, words: Mapping[str, str]
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    known = kinds(struct)
    for name, path in fields.items():
        first, _, part = name.partition(".")
        value = at(tree, path)
        if value is UNSET:
            continue
        if part:
            held = {**msgspec.structs.asdict(found[first])} if first in found else {}
            held[part] = text(value)
            found[first] = Ref(**held)
        else:
            try:
                found[first] = value_as(value, known[first], zone, words)
            except (ValueError, TypeError) as error:
                raise Refused(Rejected(message=f"{path}: {value!r} cannot be read", code="unreadable")) from error
    return found


def record_of(description: Description, entity: Entity, tree: Mapping[str, Any]) -> Record:
    """The canonical record of one item; raises `Refused` for one that cannot be read."""
    own, zone = description.entities[entity], zone_of(description.zone)
    values = _struct(RECORD_OF[entity], own.fields, tree, zone, own.statuses)
    values["external_id"] = str(values["external_id"])
    if "status" in own.fields and "remote_status" not in values and entity is Entity.SALES_ORDER:
        values["remote_status"] = text(at(tree, own.fields["status"]))
    if own.lines and isinstance(lines := at(tree, own.lines), list):
        values["lines"] = tuple(OrderLine(**_struct(OrderLine, own.line_fields, line, zone, {})) for line in lines)
    values["raw"] = dict(tree)
    return RECORD_OF[entity](**values)


def records_of(
    description: Description, entity: Entity, rows: Sequence[Any]
) -> tuple[tuple[Record, ...], tuple[Unread, ...]]:
    """The records of a list, and what of it cannot be read; items that are nothing are none."""
    records: list[Record] = []
    unread: list[Unread] = []
    key = description.entities[entity].fields["external_id"]
    for row in rows:
        if row is None:
            continue
        told = at(row, key)
        identity = None if told is UNSET else text(told)
        if not isinstance(row, dict) or identity is None:
            raw = row if isinstance(row, dict) else {"item": row}
            unread.append(Unread(external_id=f"?{_digest(raw)}", message=f"no id at {key!r}", raw=raw))
            continue
        try:
            records.append(record_of(description, entity, row))
        except Refused as refused:
            unread.append(Unread(external_id=identity, message=refused.result.message, raw=row))
    return tuple(records), tuple(unread)


def _digest(raw: Mapping[str, Any]) -> str:
    return hashlib.sha256(repr(raw).encode("utf-8", "replace")).hexdigest()[:16]


def _told(value: Any, *, as_text: bool) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f") if as_text else value
    return value.isoformat() if isinstance(value, date) else value


def _written(struct: Struct, fields: Mapping[str, str], skip: tuple[str, ...], *, as_text: bool) -> dict[str, Any]:
    body: dict[str, Any] = {}
    for name, path in fields.items():
        first, _, part = name.partition(".")
        value = getattr(struct, first)
        if part and isinstance(value, Ref):
            value = getattr(value, part)
        if value is UNSET or name in skip or first == "external_id":
            continue
        put(body, path, _told(value, as_text=as_text))
    custom = getattr(struct, "custom", UNSET)
    return body | (dict(custom) if isinstance(custom, Mapping) else {})


def body_of(description: Description, own: EntityDescription, record: Record) -> dict[str, Any]:
    """What a record's told fields make of a request's body; lines are the caller's."""
    skip = (*own.read_only, "status", "modified_at", "modified_by", "version")
    return _written(record, own.fields, skip, as_text=description.numbers == "text")


def line_body(description: Description, own: EntityDescription, line: OrderLine) -> dict[str, Any]:
    """A line of a request's body, with its id when it has one."""
    skip = tuple(name.removeprefix("lines.") for name in own.read_only if name.startswith("lines."))
    body = _written(line, own.line_fields, skip, as_text=description.numbers == "text")
    if isinstance(line.external_id, str) and "external_id" in own.line_fields:
        put(body, own.line_fields["external_id"], line.external_id)
    return body
