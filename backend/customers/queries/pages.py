"""Pages of customer lists as prepared statements, one for each shape of a request: its sort and its conditions."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Integer, Select, Uuid, bindparam, func, literal, select, tuple_

from tenants.paging import COUNT_CAP, Sorting, read_cursor
from tenants.prepared import Prepared

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


def prepare_count(conditions: list[ColumnElement[bool]]) -> Prepared:
    """How many rows meet the conditions, counted up to one more than the cap."""
    met = select(literal(1)).where(*conditions).limit(COUNT_CAP + 1).subquery()
    return Prepared(select(func.count().label("count")).select_from(met))


def capped(count: int) -> tuple[int, bool]:
    """A counted number as a page shows it."""
    return min(count, COUNT_CAP), count > COUNT_CAP
