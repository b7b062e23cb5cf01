"""The opponent: the same answers from a Litestar + asyncpg program as short as it can well be written.

It knows one tenant, no sign-in, no policies, no audit, no outbox, no facts, no domains' ownership: plain SQL as the
owner of plain tables (`infra.bench.api.fill.OPPONENTS_SCHEMA`), one statement a request, asyncpg's own pool.
"""

import base64
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import asyncpg
import msgspec
import uuid_utils.compat
from litestar import Litestar, Response, get, patch, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery, JSONBody

from backend.customers.clock import local_time

_FIELDS = """
    c.id, c.name, c.domain, c.domains, c.website, c.country, c.city, c.address, c.industry, c.phone, c.language,
    c.time_zone, c.stage, c.source, c.tags, c.note, c.contacts_count, c.conversations_count, c.last_message_at,
    c.archived_at, c.created_at, c.updated_at, c.version, c.owner_id, c.bin, c.next_follow_up_at
"""
_SELECT = (
    f"SELECT {_FIELDS}, o.name AS owner_name, c.name_key FROM company c LEFT JOIN colleague o ON o.id = c.owner_id"
)
_TOTAL = "SELECT count(*) FROM (SELECT FROM company WHERE archived_at IS NULL LIMIT 10001) counted"
_PAGE = (
    _SELECT.replace(" FROM company", f", ({_TOTAL}) AS total FROM company")
    + " WHERE c.archived_at IS NULL AND (c.name_key, c.id) > ($1, $2) ORDER BY c.name_key, c.id LIMIT $3"
)
_SEARCH = (
    f"{_SELECT} WHERE c.archived_at IS NULL AND c.words @@ to_tsquery('simple', $1)"
    " ORDER BY c.last_message_at DESC NULLS LAST, c.id DESC LIMIT $2"
)
_PEOPLE = """
    SELECT json_agg(p) FROM (
        SELECT id, name, email, phone, title, language, time_zone, messages_count, last_message_at
        FROM contact WHERE company_id = c.id ORDER BY last_message_at DESC NULLS LAST, id DESC LIMIT 20
    ) p
"""
_STARRED = "EXISTS (SELECT FROM star s WHERE s.company_id = c.id AND s.colleague_id = $2)"
_OPEN = (
    _SELECT.replace(" FROM company", f", ({_PEOPLE}) AS people, {_STARRED} AS starred FROM company")
    + " WHERE c.id = $1"
)
_CREATE = f"""
    INSERT INTO company AS c (id, name, name_key, domain, domains, country, city, phone, stage, source, tags,
        contacts_count, conversations_count, created_at, updated_at, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'new', 'api', '{{}}', 0, 0, $9, $9, 1)
    RETURNING {_FIELDS}, NULL AS owner_name
"""
_UPDATE = f"""
    UPDATE company AS c SET phone = $2, stage = $3, updated_at = $4, version = version + 1 WHERE id = $1
    RETURNING {_FIELDS}, (SELECT name FROM colleague WHERE id = c.owner_id) AS owner_name
"""


_READER = UUID(int=1)


class NewCompany(msgspec.Struct):
    """A company to make."""

    name: str
    domain: str
    country: str
    city: str
    phone: str


class CompanyPatch(msgspec.Struct):
    """Changes to a company."""

    phone: str
    stage: str


pool: "asyncpg.Pool[asyncpg.Record]"


@asynccontextmanager
async def _lifespan(_: Litestar) -> AsyncIterator[None]:
    global pool
    async with asyncpg.create_pool(os.environ["BENCH_DATABASE_URL"], min_size=10, max_size=10) as pool:
        yield


def _company(row: asyncpg.Record) -> dict[str, Any]:
    found = dict(row)
    owner_id, owner = found.pop("owner_id"), found.pop("owner_name")
    found.pop("name_key", None)
    found.pop("total", None)
    place = found["city"] or found["address"]
    found["local_time"] = local_time(found["time_zone"], "en", found["country"], place)
    # It knows no fields of a tenant's own.
    found["custom"] = {}
    found["owner"] = {"id": owner_id, "name": owner} if owner is not None else None
    return found


def _page(rows: list[asyncpg.Record], limit: int, total: int | None) -> dict[str, Any]:
    more = len(rows) > limit
    shown = rows[:limit]
    packed = msgspec.json.encode([shown[-1]["name_key"], shown[-1]["id"]]) if more else b""
    return {
        "items": [_company(row) for row in shown],
        "next_cursor": base64.urlsafe_b64encode(packed).decode() if more else None,
        "total": None if total is None else min(total, 10_000),
        "total_capped": total is not None and total > 10_000,
    }


@get("/companies")
async def index(cursor: FromQuery[str | None] = None, limit: FromQuery[int] = 50) -> dict[str, Any]:
    """A page by name, with the total."""
    name, row_id = msgspec.json.decode(base64.urlsafe_b64decode(cursor)) if cursor else ("", UUID(int=0))
    rows = await pool.fetch(_PAGE, name, row_id, limit + 1)
    return _page(rows, limit, rows[0]["total"] if rows else 0)


@get("/search")
async def search(q: FromQuery[str], limit: FromQuery[int] = 50) -> dict[str, Any]:
    """Companies with a word that begins with `q`, those first that wrote last."""
    return _page(await pool.fetch(_SEARCH, f"{q}:*", limit + 1), limit, None)


@get("/companies/{company_id:uuid}")
async def show(company_id: FromPath[UUID]) -> dict[str, Any]:
    """A company with its people."""
    row = await pool.fetchrow(_OPEN, company_id, _READER)
    if row is None:
        raise NotFoundException
    found = _company(row)
    found["people"] = msgspec.Raw((found["people"] or "[]").encode())
    return found


@post("/companies")
async def create(data: JSONBody[NewCompany]) -> Response[dict[str, Any]]:
    """Make a company."""
    row = await pool.fetchrow(
        _CREATE, uuid_utils.compat.uuid7(), data.name, data.name.lower(), data.domain, [data.domain],
        data.country, data.city, data.phone, datetime.now(UTC),
    )  # fmt: skip
    assert row is not None
    return Response(_company(row), headers={"ETag": f'"{row["version"]}"'})


@patch("/companies/{company_id:uuid}")
async def change(company_id: FromPath[UUID], data: JSONBody[CompanyPatch]) -> Response[dict[str, Any]]:
    """Change a company, whoever changed it before."""
    row = await pool.fetchrow(_UPDATE, company_id, data.phone, data.stage, datetime.now(UTC))
    if row is None:
        raise NotFoundException
    return Response(_company(row), headers={"ETag": f'"{row["version"]}"'})


app = Litestar([index, search, show, create, change], lifespan=[_lifespan], openapi_config=None)
