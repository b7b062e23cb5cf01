"""Keyset pages: every row once, in order, also with equal and missing values and rows that come in between."""

from uuid import UUID

import pytest
from sqlalchemy import select

from tenants.audit import AuditEntry
from tenants.context import system_actor
from tenants.errors import ValidationFailedError
from tenants.orm import new_id
from tenants.paging import BadCursorError, Page, SortField, after_cursor, capped_count, page_of, sorting
from tenants.session import Database
from tests.support import TestTenant

ACTOR = system_actor("test")
FIELDS = {
    "subject_name": SortField(AuditEntry.subject_name, str),
    "request_id": SortField(AuditEntry.request_id, str, nullable=True),
}


async def fill(database: Database, tenant: TestTenant, values: list[tuple[str, str | None]]) -> None:
    async with database.tenant_session(tenant.id, ACTOR) as session:
        for name, request_id in values:
            session.add(
                AuditEntry(
                    id=new_id(),
                    actor_kind="system",
                    actor_name="t",
                    action="a",
                    subject_kind="s",
                    subject_name=name,
                    request_id=request_id,
                )
            )


async def read_page(
    database: Database, tenant: TestTenant, sort: str, cursor: str | None, limit: int
) -> Page[tuple[str | None, UUID]]:
    chosen = sorting(sort, FIELDS, AuditEntry.id, "subject_name")
    column = chosen.field.column
    async with database.tenant_read_session(tenant.id, ACTOR) as session:
        rows = (await session.execute(after_cursor(select(column, AuditEntry.id), chosen, cursor, limit))).all()
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: row[0],
        row_id=lambda row: row[1],
        item=lambda row: (row[0], row[1]),
    )


async def read_all(database: Database, tenant: TestTenant, sort: str, limit: int) -> list[str | None]:
    found: list[tuple[str | None, UUID]] = []
    cursor: str | None = None
    while True:
        page = await read_page(database, tenant, sort, cursor, limit)
        found += page.items
        cursor = page.next_cursor
        if cursor is None:
            break
    assert len({row_id for _, row_id in found}) == len(found)
    return [value for value, _ in found]


VALUES: list[tuple[str, str | None]] = [
    ("b", None),
    ("a", "2"),
    ("a", "1"),
    ("c", None),
    ("a", "2"),
    ("b", "9"),
    ("日", None),
    ("é", "0"),
]


@pytest.mark.parametrize("limit", [1, 2, 3, 100])
@pytest.mark.parametrize("name", ["subject_name", "request_id"])
@pytest.mark.parametrize("sign", ["", "-"])
async def test_pages_hold_every_row_once_and_in_order(
    database: Database, tenant: TestTenant, other_tenant: TestTenant, limit: int, name: str, sign: str
) -> None:
    await fill(database, tenant, VALUES)
    await fill(database, other_tenant, VALUES)
    found = await read_all(database, tenant, sign + name, limit)
    assert len(found) == len(VALUES)
    assert found == await read_all(database, tenant, sign + name, 100)
    known = [value for value in found if value is not None]
    assert found == known + [None] * (len(found) - len(known))
    latin = [value for value in known if value.isascii()]
    assert latin == sorted(latin, reverse=sign == "-")


async def test_a_row_that_comes_in_between_shifts_nothing(database: Database, tenant: TestTenant) -> None:
    await fill(database, tenant, [("a", None), ("c", None), ("e", None)])
    first = await read_page(database, tenant, "subject_name", None, 2)
    await fill(database, tenant, [("b", None), ("d", None)])
    second = await read_page(database, tenant, "subject_name", first.next_cursor, 2)
    assert [value for value, _ in first.items + second.items] == ["a", "c", "d", "e"]


@pytest.mark.parametrize("cursor", ["nonsense", "e30", "W10", "WyJuYW1lIiwxXQ", "\u202e"])
async def test_a_foreign_cursor_is_refused(database: Database, tenant: TestTenant, cursor: str) -> None:
    with pytest.raises(BadCursorError):
        await read_page(database, tenant, "subject_name", cursor, 2)


async def test_a_cursor_of_another_sort_is_refused(database: Database, tenant: TestTenant) -> None:
    await fill(database, tenant, VALUES)
    page = await read_page(database, tenant, "subject_name", None, 2)
    with pytest.raises(BadCursorError):
        await read_page(database, tenant, "-subject_name", page.next_cursor, 2)


def test_an_unknown_sort_names_the_known_ones() -> None:
    with pytest.raises(ValidationFailedError) as caught:
        sorting("shoe_size", FIELDS, AuditEntry.id, "subject_name")
    assert caught.value.errors[0].params == {"fields": "request_id, subject_name"}


async def test_counts_stop_at_the_cap(database: Database, tenant: TestTenant, monkeypatch: pytest.MonkeyPatch) -> None:
    await fill(database, tenant, VALUES)
    async with database.tenant_read_session(tenant.id, ACTOR) as session:
        assert await capped_count(session, select(AuditEntry.id)) == (8, False)
        monkeypatch.setattr("tenants.paging.COUNT_CAP", 5)
        assert await capped_count(session, select(AuditEntry.id)) == (5, True)
