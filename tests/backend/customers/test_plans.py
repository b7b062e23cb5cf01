"""Plans of the hot queries: as the application's role, under row-level security, none reads a whole tenant."""

import re
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final

import asyncpg
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.customers.queries import companies, contacts, conversations, finding, timeline
from backend.customers.search_index import query_text, search_row
from i18n.words import fold
from tenants.context import system_actor
from tenants.orm import new_id
from tenants.prepared import Prepared
from tenants.session import Database
from tenants.transactions import TenantConnection
from tests.support import TestTenant, make_tenant

ROWS = 4000
#: Other tables hold next to nothing here, so that reading one whole is right.
FILLED = ("company", "company_domain", "contact", "customer_search", "audit_entry", "timeline_entry")
TENANTS = 3
#: A company with a long history.
BUSY = new_id()
EVENTS = 10_000


#: Filled once for the module: it takes seconds.
_filled: list[TestTenant] = []


@pytest.fixture
async def filled(database: Database, owner_engine: AsyncEngine) -> TestTenant:
    """Some tenants with thousands of companies and contacts, so that a plan that reads too much is seen."""
    if not _filled:
        tenants = [await make_tenant(database, f"Filled {number}") for number in range(TENANTS)]
        for tenant in tenants:
            async with database.tenant_session(tenant.id, system_actor("test")) as session:
                await _fill(await session.driver(), tenant)
        async with owner_engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            for table in FILLED:
                await connection.exec_driver_sql(f"VACUUM ANALYZE {table}")
        _filled.append(tenants[0])
    return _filled[0]


async def _fill(driver: TenantConnection, tenant: TestTenant) -> None:
    ids = [BUSY, *(new_id() for _ in range(ROWS - 1))]
    numbered = list(enumerate(ids))
    await driver.executemany(
        "INSERT INTO company (tenant_id, id, name, name_key, domains, stage, source, tags, country, contacts_count,"
        " conversations_count, last_message_at, created_at, updated_at, version)"
        " VALUES ($1, $2, $3, $4, '{}', 'new', 'mail', '{}', $5, 1, 1, now() - $6 * interval '1 min', now(), now(), 1)",
        [
            (tenant.id, each, f"Firm {number}", fold(f"Firm {number}"), ["DE", "FR", None][number % 3], number)
            for number, each in numbered
        ],
    )
    await driver.executemany(
        "INSERT INTO company_domain (tenant_id, id, domain, company_id) VALUES ($1, $2, $3, $4)",
        [(tenant.id, new_id(), f"firm{number}.example", each) for number, each in numbered],
    )
    await driver.executemany(
        "INSERT INTO contact (tenant_id, id, company_id, name, name_key, emails, source, messages_count, created_at,"
        " updated_at, version) VALUES ($1, $2, $3, $4, $4, '{}', 'mail', 1, now(), now(), 1)",
        [(tenant.id, new_id(), each, f"person {number}") for number, each in numbered],
    )
    await driver.executemany(
        "INSERT INTO audit_entry (tenant_id, id, at, actor_kind, actor_name, action, subject_kind, subject_id,"
        " subject_name, details) VALUES ($1, $2, now(), 'user', 'x', 'company.changed', 'company', $3, 'x', '{}')",
        [(tenant.id, new_id(), each) for each in ids],
    )
    await driver.executemany(
        "INSERT INTO timeline_entry (tenant_id, id, company_id, kind, at, summary)"
        " VALUES ($1, $2, $3, 'note', now(), 'x')",
        [(tenant.id, new_id(), each) for each in ids],
    )
    await driver.execute(
        "INSERT INTO timeline_entry (tenant_id, id, company_id, kind, at, summary) SELECT $1, gen_random_uuid(), $2,"
        " CASE WHEN number % 100 = 0 THEN 'note' ELSE 'call' END, now() - number * interval '1 hour', 'x'"
        " FROM generate_series(1, $3::int) number",
        tenant.id, BUSY, EVENTS,
    )  # fmt: skip
    rows = [search_row(tenant.id, "company", each, [f"Firm {number}", "common"]) for number, each in numbered]
    await driver.executemany(
        "INSERT INTO customer_search (tenant_id, id, words) VALUES ($1, $2, array_to_tsvector($3))",
        [(tenant.id, row["id"], row["lexemes"]) for row in rows],
    )


#: What a reader's sight binds who sees the records of two seats, without phone numbers and addresses.
_SOME: Final[dict[str, Any]] = {
    "sight_me": new_id(),
    "sight_seats": [new_id(), new_id()],
    "sight_unowned": True,
    "sight_pooled": False,
    "mask_phone": True,
    "mask_mail": True,
}


def prepared(*, everything: bool) -> list[tuple[str, Prepared, dict[str, Any]]]:
    firms, people = (partial(each._page, everything=everything, masked=False) for each in (companies, contacts))
    nothing: frozenset[str] = frozenset()
    one, some = new_id(), [new_id() for _ in range(50)]
    # Who is at the desk now stands in no index: clocks turn.
    sorts = [(name, descending) for name in companies.SORTS if name != "awake" for descending in (False, True)]
    found = [
        (
            f"companies by {name} {descending}",
            firms(name, descending, nothing, after=False),
            {"most": 51},
        )
        for name, descending in sorts
    ]
    found += [
        (f"contacts by {name}", people(name, True, nothing, after=False), {"most": 51})
        for name in contacts.SORTS
        if name != "awake"
    ]
    after = {"cursor_value": "firm 2000", "cursor_id": one, "most": 51}
    return [
        *found,
        ("a later page", firms("name", False, nothing, after=True), after),
        ("by domain", firms("name", False, frozenset({"domain"}), after=False), {"domain": "x", "most": 51}),
        ("few words", firms("name", False, frozenset({"ids"}), after=False), {"ids": some, "most": 51}),
        ("found first", finding._best("company", "ids", narrow=False, masked=False),
         {"ids": some, "beginning": "f", "most": 8}),
        ("a company's people", people("name", True, frozenset({"company_id"}), after=False),
         {"company_id": one, "most": 51}),
        ("a company file", companies._file(everything=everything, narrow=False, masked=False), {"company_id": one}),
        ("a contact", contacts._one(everything=everything, narrow=False, masked=False), {"contact_id": one}),
        ("a company file for one who sees some", companies._file(everything=everything, narrow=True, masked=True),
         {"company_id": one, **_SOME}),
        ("a contact for one who sees some", contacts._one(everything=everything, narrow=True, masked=True),
         {"contact_id": one, **_SOME}),
        *_timelines(everything=everything),
        ("customers of conversations", conversations._CUSTOMERS, {"conversation_ids": some}),
    ]  # fmt: skip


def _timelines(*, everything: bool) -> list[tuple[str, Prepared, dict[str, Any]]]:
    first, later = (timeline._Options(after, False, False, everything) for after in (False, True))
    at = datetime.now(UTC) - timedelta(days=300)
    return [
        ("a timeline", timeline._page("company", first), {"record_id": BUSY, "most": 51}),
        ("an old page", timeline._page("company", later),
         {"record_id": BUSY, "cursor_value": at, "cursor_id": BUSY, "most": 51}),
        ("a contact's timeline", timeline._page("contact", first), {"record_id": new_id(), "most": 51}),
    ]  # fmt: skip


@pytest.mark.parametrize("everything", [True, False])
async def test_no_hot_query_reads_a_whole_tenant(database: Database, filled: TestTenant, everything: bool) -> None:
    for name, statement, params in prepared(everything=everything):
        plan = await explain(database, filled, statement, params)
        assert not set(re.findall(r"Seq Scan on (\w+)", plan)) & set(FILLED), f"{name}:\n{plan}"
        assert most_rows(plan) <= 1000, f"{name}:\n{plan}"


async def test_words_that_many_hold_are_found_without_reading_a_whole_tenant(
    database: Database, filled: TestTenant
) -> None:
    query = query_text(filled.id, "company", "common")
    walked = companies._page("name", False, frozenset({"words"}), after=False, everything=True, masked=False)
    plan = await explain(database, filled, walked, {"query": query, "most": 51})
    assert "Seq Scan on customer_search" not in plan
    assert most_rows(plan) <= 200, plan


async def test_the_door_reads_the_index_of_words(database: Database, filled: TestTenant, owner_url: str) -> None:
    """EXPLAIN does not look inside a function, so its statement is explained as the role that it runs as."""
    query = query_text(filled.id, "company", "1717 ")
    door = await asyncpg.connect(owner_url.replace("lading_owner", "lading_search"))
    try:
        body = str(await door.fetchval("SELECT prosrc FROM pg_proc WHERE proname = 'search_customers'"))
        statement = re.search(r"RETURN QUERY(.*?);", body, re.S)
        assert statement is not None
        inside = statement[1].replace("query::", "$1::text::").replace("= tenant", "= $2").replace("most", "$3")
        for setting in await door.fetchval("SELECT proconfig FROM pg_proc WHERE proname = 'search_customers'"):
            name, _, value = setting.partition("=")
            await door.execute(f"SET {name} = {value}")
        rows = await door.fetch(f"EXPLAIN (ANALYZE, COSTS OFF) {inside}", query, filled.id, 10)
        plan = "\n".join(row[0] for row in rows)
    finally:
        await door.close()
    assert "Bitmap Index Scan on ix_customer_search_words" in plan, plan
    assert most_rows(plan) <= 10, plan


async def explain(database: Database, tenant: TestTenant, statement: Prepared, params: dict[str, Any]) -> str:
    async with database.tenant_read_session(tenant.id, system_actor("test")) as session:
        driver = await session.driver()
        rows = await driver.fetch(
            f"EXPLAIN (ANALYZE, COSTS OFF) {statement.sql}", *statement.arguments(session, params)
        )
        return "\n".join(row[0] for row in rows)


def most_rows(plan: str) -> float:
    """The largest number of rows that one node read or threw away."""
    read = [float(rows) * float(loops) for rows, loops in re.findall(r"rows=([\d.]+) loops=(\d+)", plan)]
    removed = [float(rows) for rows in re.findall(r"Rows Removed by \w+(?: \w+)*: (\d+)", plan)]
    return max([*read, *removed])
