"""Keyset pagination: a page ends in a cursor that names the last row's sort values, never a page number.

Every sort ends with the id, so rows with equal values keep a place; nulls come last in either direction.
"""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Select, and_, func, or_, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from tenants.errors import N_, FieldProblem, LadingError, ValidationFailedError
from tenants.session import ReadSession

T = TypeVar("T")
S = TypeVar("S", bound=Select[*tuple[Any, ...]])
COUNT_CAP = 10_000


class BadCursorError(LadingError):
    """A cursor that this list did not hand out, or for another sort."""

    status = 400
    type = "bad-cursor"
    title = N_("This place in the list does not exist any more. Start again from the top.")


class Page(msgspec.Struct, Generic[T]):
    """One page of a list. `total` is null unless asked for; `total_capped` means there are more than 10,000."""

    items: list[T]
    next_cursor: str | None
    total: int | None
    total_capped: bool


@dataclass(frozen=True, slots=True)
class SortField:
    """A column, or an expression that is never null, that a list can be sorted by. `nullable` rows come last."""

    column: ColumnElement[Any] | InstrumentedAttribute[Any]
    kind: type
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Sorting:
    """A chosen sort: the field's name, its column, the direction, and the id that breaks ties."""

    name: str
    field: SortField
    id_column: InstrumentedAttribute[UUID]
    descending: bool


def sorting(
    wanted: str | None, fields: dict[str, SortField], id_column: InstrumentedAttribute[UUID], default: str
) -> Sorting:
    """The sort that `wanted` names ("name", "-name"); raises `ValidationFailedError` for an unknown field."""
    text = wanted or default
    name = text.removeprefix("-")
    if name not in fields:
        listed = ", ".join(sorted(fields))
        raise ValidationFailedError(
            errors=[FieldProblem("sort", "unknown", N_("Sort by one of: {fields}."), fields=listed)]
        )
    return Sorting(name, fields[name], id_column, text.startswith("-"))


def encode_cursor(chosen: Sorting, value: Any, row_id: UUID) -> str:
    """The cursor after the row with this sort value and id."""
    packed = msgspec.json.encode([chosen.name, chosen.descending, value, row_id])
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read_cursor(chosen: Sorting, cursor: str) -> tuple[Any, UUID]:
    """The sort value and id that a cursor names; raises `BadCursorError`."""
    try:
        packed = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        name, descending, value, row_id = msgspec.json.decode(packed)
        if name != chosen.name or descending != chosen.descending:
            raise BadCursorError
        typed = None if value is None else msgspec.convert(value, chosen.field.kind)
        return typed, UUID(row_id)
    except (binascii.Error, msgspec.MsgspecError, ValueError, TypeError, AttributeError) as error:
        raise BadCursorError from error


def after_cursor(statement: S, chosen: Sorting, cursor: str | None, limit: int) -> S:
    """`statement` sorted, from the cursor on, with one row more than `limit` (to know whether a page follows)."""
    column, row_id = chosen.field.column, chosen.id_column
    if cursor:
        value, last_id = read_cursor(chosen, cursor)
        if value is None:
            later_id = row_id < last_id if chosen.descending else row_id > last_id
            statement = statement.where(and_(column.is_(None), later_id))
        else:
            pair, last = tuple_(column, row_id), tuple_(value, last_id)
            beyond = pair < last if chosen.descending else pair > last
            statement = statement.where(or_(beyond, column.is_(None)) if chosen.field.nullable else beyond)
    order = column.desc() if chosen.descending else column.asc()
    if chosen.field.nullable:
        order = order.nulls_last()
    return statement.order_by(order, row_id.desc() if chosen.descending else row_id.asc()).limit(limit + 1)


def page_of(
    rows: Sequence[Any],
    limit: int,
    chosen: Sorting,
    *,
    value: Callable[[Any], Any],
    row_id: Callable[[Any], UUID],
    item: Callable[[Any], T],
    total: tuple[int, bool] | None = None,
) -> Page[T]:
    """Cut `rows` (up to `limit + 1` of them) into a page; `value` and `row_id` read the sort key of a row."""
    more = len(rows) > limit
    shown = rows[:limit]
    cursor = encode_cursor(chosen, value(shown[-1]), row_id(shown[-1])) if more else None
    return Page([item(row) for row in shown], cursor, total[0] if total else None, bool(total and total[1]))


async def capped_count(session: ReadSession, statement: Select[*tuple[Any, ...]]) -> tuple[int, bool]:
    """Rows of `statement` up to the cap, and whether there are more: an exact count of a big list costs too much."""
    limited = statement.order_by(None).limit(COUNT_CAP + 1).subquery()
    count = await session.scalar(select(func.count()).select_from(limited)) or 0
    return min(count, COUNT_CAP), count > COUNT_CAP
