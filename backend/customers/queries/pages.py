"""Pages of customer lists as prepared statements, one for each shape of a request: its sort and its conditions."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    Uuid,
    any_,
    bindparam,
    func,
    literal,
    select,
    tuple_,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute

from backend.custom_fields.queries.filters import CustomSort, sorted_page
from tenants.paging import COUNT_CAP, Sorting, read_cursor
from tenants.prepared import Prepared, Row
from tenants.session import ReadSession

_ROW_ID: BindParameter[Any] = bindparam("cursor_id", type_=Uuid())
_MOST: BindParameter[Any] = bindparam("most", type_=Integer())


def prepare_page(
    statement: Select[*tuple[Any, ...]], conditions: list[ColumnElement[bool]], chosen: Sorting, *, after: bool
) -> Prepared:
    """`statement` in the order of `chosen`, which must not be nullable; `after` a cursor or from the top.

    Parameters: `most` rows, and those of `cursor_params` when `after`.
    """
    column, row_id = chosen.field.column, chosen.id_column
    listed = statement.add_columns(column.label("sort_value")).where(*conditions)
    if after:
        here, last = tuple_(column, row_id), tuple_(bindparam("cursor_value", type_=column.type), _ROW_ID)
        listed = listed.where(here < last if chosen.descending else here > last)
    order = (column.desc(), row_id.desc()) if chosen.descending else (column.asc(), row_id.asc())
    return Prepared(listed.order_by(*order).limit(_MOST))


def cursor_params(chosen: Sorting, cursor: str | None) -> Mapping[str, Any]:
    """What a cursor binds; raises `BadCursorError`."""
    if cursor is None:
        return {}
    value, row_id = read_cursor(chosen, cursor)
    return {"cursor_value": value, "cursor_id": row_id}


async def rows_by_custom(
    session: ReadSession,
    chosen: CustomSort,
    statement: Select[*tuple[Any, ...]],
    conditions: list[ColumnElement[bool]],
    params: Mapping[str, Any],
    cursor: str | None,
    limit: int,
    id_column: InstrumentedAttribute[UUID],
) -> Sequence[Row]:
    """As a page of `prepare_page`, in the order of one of the tenant's own fields."""

    async def run(asked: Select[Any]) -> Sequence[Row]:
        return await Prepared(asked).fetch(session, **params)

    tenant_id: UUID = session.info["tenant_id"]
    found = await sorted_page(run, tenant_id, chosen, id_column, conditions, cursor, limit)
    wanted = statement.where(
        id_column.class_.tenant_id == tenant_id, id_column == any_(bindparam("page_ids", type_=ARRAY(Uuid())))
    )
    ids = [row_id for _, row_id in found]
    rows = {row["id"]: row for row in await Prepared(wanted).fetch(session, **params, page_ids=ids)} if ids else {}
    return [_Sorted(rows[row_id], value) for value, row_id in found if row_id in rows]


class _Sorted:
    """A row with the value that it was sorted by."""

    def __init__(self, row: Row, sort_value: Any) -> None:
        self._row = row
        self._sort_value = sort_value

    def __getitem__(self, name: str, /) -> Any:
        return self._sort_value if name == "sort_value" else self._row[name]


def prepare_count(conditions: list[ColumnElement[bool]]) -> Prepared:
    """How many rows meet the conditions, counted up to one more than the cap."""
    met = select(literal(1)).where(*conditions).limit(COUNT_CAP + 1).subquery()
    return Prepared(select(func.count().label("count")).select_from(met))


def capped(count: int) -> tuple[int, bool]:
    """A counted number as a page shows it."""
    return min(count, COUNT_CAP), count > COUNT_CAP
