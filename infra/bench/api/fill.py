"""Fills our tables, and the opponent's beside them, with the same records."""

from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID, uuid4

import asyncpg

from backend.accounts.schemas import NewApiKey
from backend.accounts.service.keys import create_key
from backend.accounts.service.tenants import add_seat, create_account, create_tenant
from backend.customers.profile import name_key
from backend.customers.search_index import search_row
from infra.bench.api.people import Firm, firms
from infra.local.postgres import DatabaseUrls
from tenants.access import permissions_of
from tenants.context import Actor
from tenants.orm import new_id
from tenants.runtime import Runtime

_BATCH = 2000

OPPONENTS_SCHEMA = """
CREATE TABLE colleague (id uuid PRIMARY KEY, name text NOT NULL);
CREATE TABLE company (
    id uuid PRIMARY KEY, name text NOT NULL, name_key text NOT NULL, domain text UNIQUE, domains text[] NOT NULL,
    website text, country text, city text, address text, industry text, phone text, language text, time_zone text,
    owner_id uuid REFERENCES colleague, stage text NOT NULL, source text NOT NULL, tags text[] NOT NULL, note text,
    contacts_count integer NOT NULL, conversations_count integer NOT NULL, last_message_at timestamptz,
    archived_at timestamptz, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
    version integer NOT NULL, bin text NOT NULL DEFAULT 'customer', next_follow_up_at timestamptz,
    words tsvector GENERATED ALWAYS AS (to_tsvector('simple', name || ' ' || coalesce(city, ''))) STORED
);
CREATE TABLE contact (
    id uuid PRIMARY KEY, company_id uuid REFERENCES company, name text NOT NULL, email text, phone text, title text,
    language text, time_zone text, messages_count integer NOT NULL, last_message_at timestamptz
);
CREATE TABLE star (colleague_id uuid REFERENCES colleague, company_id uuid, PRIMARY KEY (company_id, colleague_id));
CREATE INDEX ON company (name_key, id);
CREATE INDEX ON company (last_message_at DESC NULLS LAST, id DESC);
CREATE INDEX ON company USING gin (words);
CREATE INDEX ON contact (company_id, last_message_at DESC);
"""

_COMPANY = (
    "id", "name", "name_key", "domain", "domains", "country", "city", "phone", "language", "time_zone", "owner_id",
    "stage", "source", "tags", "contacts_count", "conversations_count", "last_message_at", "created_at", "updated_at",
    "version",
)  # fmt: skip
_CONTACT = (
    "id", "company_id", "name", "name_key", "given_name", "family_name", "email", "emails", "phone", "title",
    "language", "time_zone", "source", "messages_count", "last_message_at", "created_at", "updated_at", "version",
)  # fmt: skip
_PLAIN_CONTACT = (
    "id", "company_id", "name", "email", "phone", "title", "language", "time_zone", "messages_count", "last_message_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filled:
    """What the measuring needs to know of the data."""

    key: str
    companies: list[UUID]
    #: Words of firms' names with how many firms hold each, most first.
    words: list[tuple[str, int]]


async def fill(runtime: Runtime, ours: DatabaseUrls, theirs: DatabaseUrls, companies: int) -> Filled:
    """One tenant of `companies` and twice as many contacts, four smaller ones, and the first one's copy for them."""
    async with _connected(ours.superuser_url) as own, _connected(theirs.owner_url) as plain:
        await plain.execute(OPPONENTS_SCHEMA)
        tenant_id, key, seats = await _make_tenant(runtime, "Measured")
        await plain.executemany("INSERT INTO colleague VALUES ($1, $2)", seats)
        ids: list[UUID] = []
        counted: dict[str, int] = {}
        for batch in _batches(firms(companies, seed=1)):
            await _put_ours(own, tenant_id, batch, [seat for seat, _ in seats])
            await _put_theirs(plain, batch, [seat for seat, _ in seats])
            ids += [firm.id for firm in batch]
            for firm in batch:
                if firm.word is not None:
                    counted[firm.word] = counted.get(firm.word, 0) + 1
        for number in range(4):
            tenant_id, _, seats = await _make_tenant(runtime, f"Neighbour {number}")
            for batch in _batches(firms(max(1, companies // 10), seed=2 + number)):
                await _put_ours(own, tenant_id, batch, [seat for seat, _ in seats])
        await own.execute("VACUUM ANALYZE")
        await plain.execute("VACUUM ANALYZE")
    return Filled(key, ids, sorted(counted.items(), key=lambda item: (-item[1], item[0])))


@asynccontextmanager
async def _connected(url: str) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    connection = await asyncpg.connect(url)
    try:
        yield connection
    finally:
        await connection.close()


def _batches(found: Iterable[Firm]) -> Iterator[list[Firm]]:
    remaining = iter(found)
    while batch := list(islice(remaining, _BATCH)):
        yield batch


async def _make_tenant(runtime: Runtime, name: str) -> tuple[UUID, str, list[tuple[UUID, str]]]:
    """A tenant with ten seats and an API key: its id, the key, and the seats with their names."""
    async with runtime.database.system_session() as session:
        tenant = await create_tenant(session, name)
        account = await create_account(
            session, email=f"{tenant.slug}@people.example", name=f"Owner of {name}", password=uuid4().hex
        )
        owner = await add_seat(session, tenant.id, account, "owner")
    actor = Actor("user", owner.name, "owner", account.id, owner.id, permissions_of("owner"))
    async with runtime.database.tenant_session(tenant.id, actor) as session:
        _, key = await create_key(session, actor, NewApiKey("Bench", ["read", "write"]))
    return tenant.id, key, [(owner.id, owner.name)]


async def _insert(
    connection: "asyncpg.Connection[asyncpg.Record]", table: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]
) -> None:
    await connection.copy_records_to_table(table, columns=columns, records=rows)


def _company(firm: Firm, seats: list[UUID]) -> tuple[Any, ...]:
    owner = None if firm.owner is None else seats[firm.owner % len(seats)]
    return (
        firm.id, firm.name, name_key(firm.name), firm.domain, [firm.domain], firm.country, firm.city, firm.phone,
        firm.language, firm.zone, owner, firm.stage, "mail", firm.tags, len(firm.people), 0, firm.last_message_at,
        firm.created_at, firm.created_at, 1,
    )  # fmt: skip


async def _put_ours(
    connection: "asyncpg.Connection[asyncpg.Record]", tenant_id: UUID, batch: list[Firm], seats: list[UUID]
) -> None:
    """One batch as mail would have made it; COPY works here, since a superuser is above the policies."""
    await _insert(
        connection, "company", ("tenant_id", *_COMPANY), [(tenant_id, *_company(firm, seats)) for firm in batch]
    )
    await _insert(
        connection,
        "company_domain",
        ("tenant_id", "id", "domain", "company_id"),
        [(tenant_id, new_id(), firm.domain, firm.id) for firm in batch],
    )
    people = [(firm, person) for firm in batch for person in firm.people]
    await _insert(
        connection,
        "contact",
        ("tenant_id", *_CONTACT),
        [
            (
                tenant_id, person.id, firm.id, person.name, name_key(person.name), person.given, person.family,
                person.email, [person.email], person.phone, person.title, firm.language, None, "mail", 1,
                person.last_message_at, firm.created_at, firm.created_at, 1,
            )
            for firm, person in people
        ],
    )  # fmt: skip
    await _insert(
        connection,
        "contact_email",
        ("tenant_id", "id", "address", "contact_id"),
        [(tenant_id, new_id(), person.email, person.id) for _, person in people],
    )
    rows = [
        search_row(
            tenant_id,
            "company",
            firm.id,
            [firm.name, firm.domain, firm.city, *(f"{person.name} {person.email}" for person in firm.people)],
        )
        for firm in batch
    ]
    rows += [
        search_row(tenant_id, "contact", person.id, [person.name, person.email, firm.name]) for firm, person in people
    ]
    await connection.executemany(
        "INSERT INTO customer_search (tenant_id, id, words) VALUES ($1, $2, array_to_tsvector($3))",
        [(tenant_id, row["id"], row["lexemes"]) for row in rows],
    )


async def _put_theirs(connection: "asyncpg.Connection[asyncpg.Record]", batch: list[Firm], seats: list[UUID]) -> None:
    await _insert(connection, "company", _COMPANY, [_company(firm, seats) for firm in batch])
    await _insert(
        connection,
        "contact",
        _PLAIN_CONTACT,
        [
            (
                person.id, firm.id, person.name, person.email, person.phone, person.title, firm.language, None, 1,
                person.last_message_at,
            )
            for firm in batch
            for person in firm.people
        ],
    )  # fmt: skip
