"""A night's run of the pool's rules over many customers, beside the bare update that moves the same ones."""

import sys
import time
from typing import Final
from uuid import UUID

import asyncpg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.metadata import all_tables
from backend.pool.models import PoolRule
from backend.pool.schemas import NewPool, PoolRuleGiven
from backend.pool.service.pools import make_pool, make_rule
from backend.pool.service.recycling import recycle
from infra.bench.installation import bench_servers, bench_settings
from infra.bench.registry import Scale
from infra.bench.report import Report
from infra.migrations.runner import migrate
from tenants.context import system_actor
from tenants.orm import new_id
from tenants.runtime import open_runtime
from tenants.session import make_engine

#: Customers for each of the scale's: 200,000 at the usual one.
_TIMES: Final = 4
_DAYS: Final = 30
_GOAL_SECONDS: Final = 60.0
_ACTOR: Final = system_actor("bench")
_NOTES: Final = [
    "every customer has five follow-ups; half of them were last heard of longer ago than the rule allows, and go",
    "a move is the company, its history of fields, its line in the log and the news, in transactions of 2,000",
    "beside it: one UPDATE with the same condition on a bare connection that no policy binds, without history or log",
    "ratio: the goal of 60 s over the time taken",
]
_SEAT: Final = """
    INSERT INTO membership (tenant_id, id, user_id, name, email, role, active, totp_enabled, created_at, updated_at,
        version)
    VALUES (:tenant, :seat, :seat, 'Bench', 'bench@bench.example', 'rep', true, false, now(), now(), 1)
"""
_COMPANIES: Final = """
    INSERT INTO company (tenant_id, id, name, name_key, domains, country, stage, source, bin, tags, contacts_count,
        conversations_count, owner_id, owned_since, created_at, updated_at, version)
    SELECT :tenant, gen_random_uuid(), 'Company ' || n, 'company ' || n, '{}',
        (ARRAY['DE','BR','US','AE','JP','GB','NL','IN','MX','ZA'])[1 + n % 10], 'new', 'manual', 'customer', '{}', 0, 0,
        :seat, now() - interval '400 days', now() - interval '400 days', now(), 1
    FROM generate_series(1, :companies) n
"""
_CALLS: Final = """
    INSERT INTO timeline_entry (tenant_id, id, company_id, kind, at, summary)
    SELECT :tenant, gen_random_uuid(), c.id, 'call',
        now() - (k * 20 + CASE WHEN right(c.id::text, 1) < '8' THEN 40 ELSE 0 END) * interval '1 day',
        'Spoke about the next order and its packing'
    FROM company c, generate_series(1, 5) k WHERE c.tenant_id = :tenant
"""
_BARE: Final = """
    UPDATE company c SET owner_id = NULL, updated_at = now() WHERE c.tenant_id = $1 AND c.owner_id IS NOT NULL
        AND NOT EXISTS (SELECT FROM timeline_entry t WHERE t.tenant_id = c.tenant_id AND t.company_id = c.id
            AND t.kind = 'call' AND t.at > now() - interval '30 days')
"""


async def run(scale: Scale) -> Report:
    """Fill one tenant, and let one rule run over it."""
    companies = scale.companies * _TIMES
    with bench_servers() as (folder, postgres, redis):
        urls = postgres.create_database("lading")
        await migrate(urls.owner_url, all_tables())
        owner = make_engine(urls.superuser_url)
        tenant = new_id()
        print(f"filling {companies} customers", file=sys.stderr, flush=True)
        await _fill(owner, tenant, companies)
        async with open_runtime(bench_settings(urls, redis.url(), folder), "lading-bench") as runtime:
            async with runtime.database.tenant_session(tenant, _ACTOR) as session:
                pool = await make_pool(session, _ACTOR, NewPool(name="Pool"))
                given = PoolRuleGiven(name="Silent", pool_id=pool.id, trigger="no_contact", days=_DAYS, active=True)
                rule: PoolRule = await make_rule(session, _ACTOR, given)
            print(f"running the rule {rule.name}", file=sys.stderr, flush=True)
            begun = time.perf_counter()
            done = await recycle(runtime.database, tenant)
            taken = time.perf_counter() - begun
            begun = time.perf_counter()
            again = await recycle(runtime.database, tenant)
            idle = time.perf_counter() - begun
        if again.moved != done.moved:
            raise RuntimeError("a second run moved customers again")
        async with owner.begin() as connection:
            await connection.execute(
                text("UPDATE company SET owner_id = (SELECT id FROM membership LIMIT 1) WHERE owner_id IS NULL")
            )
        bare = await _bare(urls.superuser_url, tenant)
        await owner.dispose()
    return Report(
        bench="pool",
        unit={"run": "s", "again": "s"},
        scale={"customers": companies, "follow_ups": companies * 5, "moved": done.moved},
        ours={"run": round(taken, 1), "again": round(idle, 3)},
        theirs={"run": round(bare, 1)},
        ratio={"run": round(_GOAL_SECONDS / taken, 2)},
        notes=_NOTES,
    )


async def _fill(owner: AsyncEngine, tenant: UUID, companies: int) -> None:
    async with owner.begin() as connection:
        await connection.execute(
            text(
                "INSERT INTO tenant (id, slug, name, active, created_at, updated_at)"
                " VALUES (:id, 'bench', 'Bench', true, now(), now())"
            ),
            {"id": tenant},
        )
        seat = new_id()
        await connection.execute(text(_SEAT), {"tenant": tenant, "seat": seat})
        await connection.execute(text(_COMPANIES), {"tenant": tenant, "companies": companies, "seat": seat})
        await connection.execute(text(_CALLS), {"tenant": tenant})
    async with owner.connect() as connection:
        apart = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await apart.execute(text("VACUUM ANALYZE company, timeline_entry"))


async def _bare(url: str, tenant: UUID) -> float:
    connection = await asyncpg.connect(url)
    try:
        begun = time.perf_counter()
        await connection.execute(_BARE, tenant)
        return time.perf_counter() - begun
    finally:
        await connection.close()
