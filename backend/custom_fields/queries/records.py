"""The values of records, and records as a role sees them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Uuid, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import aliased

from backend.custom_fields.models import CustomFile, CustomValue
from backend.custom_fields.queries.shape import Field, Shape, load_shape
from backend.custom_fields.targets import colleagues, names_of
from backend.custom_fields.values import option_label, say_value, show_value
from backend.custom_fields.vocabulary import FieldObject
from tenants.context import current
from tenants.prepared import Prepared, tenant
from tenants.session import ReadSession


@dataclass(frozen=True, slots=True)
class Kept:
    """A row of `custom_value`."""

    record_id: UUID
    field_id: UUID
    text: str | None
    number: Decimal | None
    currency: str | None
    day: date | None
    ref: UUID | None


_VALUES: Final = Prepared(
    select(
        CustomValue.record_id, CustomValue.field_id, CustomValue.text, CustomValue.number, CustomValue.currency,
        CustomValue.day, CustomValue.ref,
    )
    .where(
        CustomValue.tenant_id == tenant, CustomValue.record_id == any_(bindparam("record_ids", type_=ARRAY(Uuid())))
    )
    .order_by(CustomValue.record_id, CustomValue.field_id, CustomValue.position)
)  # fmt: skip

#: Kinds whose values are words.
WORDED: Final = frozenset({"text", "long_text", "choice"})
#: Rows of values by record and field.
Rows = dict[UUID, dict[UUID, list[Kept]]]


def value_rows() -> Any:
    """What is kept of records under a name of its own, for the statements of rooms above: its columns are those of
    `Kept`."""
    return aliased(CustomValue)


async def rows_of(session: ReadSession, record_ids: Collection[UUID]) -> Rows:
    """What is kept of records, by record and field."""
    found: Rows = defaultdict(lambda: defaultdict(list))
    for row in await _VALUES.fetch(session, record_ids=list(record_ids)):
        kept = Kept(*(row[name] for name in Kept.__dataclass_fields__))
        found[kept.record_id][kept.field_id].append(kept)
    return found


async def named_refs(session: ReadSession, fields: Iterable[Field], rows: Rows) -> dict[UUID, dict[str, Any]]:
    """What the references of records lead to, as a value shows it; those that the reader does not see are left out."""
    wanted: dict[str, set[UUID]] = defaultdict(set)
    for field in fields:
        if field.kind in {"user", "reference", "file"}:
            ids = {kept.ref for of in rows.values() for kept in of.get(field.id, ()) if kept.ref}
            wanted[field.kind if field.kind != "reference" else field.body.target or ""] |= ids
    named: dict[UUID, dict[str, Any]] = {}
    for target, ids in wanted.items():
        if not ids:
            continue
        if target == "user":
            found: Mapping[UUID, str] = await colleagues(session, ids)
        elif target == "file":
            files = await session.scalars(select(CustomFile).where(CustomFile.id.in_(ids)))
            for file in files:
                named[file.id] = {"name": file.filename, "content_type": file.content_type, "size": file.size}
            continue
        else:
            found = await names_of(session, target, ids)
        named |= {ref: {"name": name} for ref, name in found.items()}
    return named


async def values_of(session: ReadSession, of: FieldObject, record_ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """The values of records by key, of fields that are shown to the reader. A field without a value is left out."""
    shape = await load_shape(session, of)
    if not record_ids or not shape.shown:
        return {}
    rows = await rows_of(session, record_ids)
    named = await named_refs(session, shape.shown, rows)
    return {
        record_id: {
            field.key: show_value(field, kept[field.id], named) for field in shape.shown if field.id in kept
        }
        for record_id, kept in rows.items()
    }  # fmt: skip


async def dress(session: ReadSession, of: FieldObject, items: Sequence[Any]) -> None:
    """Make answers what the reader's role sees: the tenant's own fields go into `custom`, and what the role's layout
    hides goes out. `items` are structs with `id` and `custom`."""
    if not items:
        return
    values = await values_of(session, of, [item.id for item in items])
    for item in items:
        item.custom = values.get(item.id, {})
    await hide(session, of, items)


async def hide(session: ReadSession, of: FieldObject, items: Sequence[Any]) -> None:
    """Take out of answers what the layout of the reader's role hides."""
    hidden = (await load_shape(session, of)).hidden if items else ()
    for item in items:
        for attribute in hidden:
            if hasattr(item, attribute):
                setattr(item, attribute, [] if isinstance(getattr(item, attribute), list) else None)


async def texts_of(
    session: ReadSession, of: FieldObject, record_ids: Collection[UUID], *, shown: bool = False
) -> dict[UUID, list[str]]:
    """The words by which records are found: their texts, and the labels of what was chosen in every language. With
    `shown`, of the fields alone that the reader sees."""
    shape = await load_shape(session, of)
    of_field = await texts_by_field(session, of, record_ids)
    asked = {field.id for field in (shape.shown if shown else shape.fields)}
    return {
        record_id: [text for field_id, said in texts.items() if field_id in asked for text in said]
        for record_id, texts in of_field.items()
    }


async def texts_by_field(
    session: ReadSession, of: FieldObject, record_ids: Collection[UUID]
) -> dict[UUID, dict[UUID, list[str]]]:
    """The words by which records are found, by record and field."""
    shape = await load_shape(session, of)
    fields = {field.id: field for field in shape.fields if not field.archived and field.kind in WORDED}
    if not fields or not record_ids:
        return {}
    found: dict[UUID, dict[UUID, list[str]]] = defaultdict(dict)
    rows = await rows_of(session, record_ids)
    for record_id, kept in rows.items():
        for field_id, cells in kept.items():
            if field := fields.get(field_id):
                found[record_id][field_id] = _words(field, cells)
    return found


async def hides_words(session: ReadSession, of: FieldObject) -> bool:
    """Whether a field is hidden from the reader whose words records are found by."""
    shape = await load_shape(session, of)
    return any(shape.mode(field.name) == "hidden" and field.kind in WORDED for field in shape.fields)


def _words(field: Field, cells: Sequence[Kept]) -> list[str]:
    if field.kind in {"text", "long_text"}:
        return [cell.text for cell in cells if cell.text]
    if field.kind == "choice":
        chosen = {cell.text for cell in cells}
        return [label for option in field.body.options if option.key in chosen for label in option.labels.values()]
    return []


async def said_values(
    session: ReadSession, of: FieldObject, record_ids: Collection[UUID]
) -> dict[UUID, dict[str, str | None]]:
    """The values of records in words of the caller's language, by key: for letters and files."""
    shape = await load_shape(session, of)
    if not record_ids or not shape.shown:
        return {}
    rows = await rows_of(session, record_ids)
    named = await named_refs(session, shape.shown, rows)
    locale = current().locale
    return {
        record_id: {field.key: say_value(field, kept.get(field.id, ()), named, locale) for field in shape.shown}
        for record_id, kept in rows.items()
    }


def say_shown(field: Field, value: Any, locale: str) -> Any:
    """A value of an answer as a cell of a file: numbers as numbers, everything else in words."""
    if value is None:
        return None
    match field.kind:
        case "number":
            return Decimal(value)
        case "money":
            return f"{value['amount']} {value['currency']}"
        case "choice":
            return ", ".join(
                option_label(field, key, locale) for key in (value if isinstance(value, list) else [value])
            )
        case "user" | "reference" | "file":
            return value["name"] or value["id"]
        case _:
            return value


def columns_of(shape: Shape, locale: str) -> list[tuple[str, Field]]:
    """The tenant's fields as columns of a file: heading and field."""
    return [(field.label(locale), field) for field in shape.shown]
