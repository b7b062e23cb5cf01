"""All rows of a list, page by page, up to what one file holds; and a file as it is answered."""

from collections.abc import Awaitable, Callable
from typing import Any, Literal, TypeVar

import msgspec
from litestar import Response

from backend.customers.exporting.service import MOST_ROWS, Exported
from tenants.paging import Page

PAGE = 500
_Row = TypeVar("_Row")


class ExportGiven(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """As what a list is taken out. `custom`: filters by the tenant's own fields, as the list's parameter."""

    format: Literal["csv", "xlsx"] = "xlsx"
    custom: list[str] = []

    def filters(self) -> dict[str, Any]:
        """Which rows were asked for, for the log."""
        given: dict[str, Any] = msgspec.to_builtins(self)
        return {name: value for name, value in given.items() if name != "format"}


async def every_row(page: Callable[[str | None], Awaitable[Page[_Row]]]) -> list[_Row]:
    """The rows of a list from its first page on; `page` answers the one behind a cursor."""
    rows: list[_Row] = []
    cursor: str | None = None
    while len(rows) < MOST_ROWS:
        found = await page(cursor)
        rows += found.items
        cursor = found.next_cursor
        if cursor is None:
            break
    return rows


def file_of(made: Exported) -> Response[bytes]:
    """The file as it is answered."""
    return Response(
        made.content,
        media_type=made.content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{made.name}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )
