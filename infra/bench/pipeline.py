"""Board, list, insight and forecast over 50,000 deals and 1,000,000 stage changes, beside the bare query."""

import sys
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from statistics import median, quantiles
from typing import Any, Final
from uuid import UUID

import asyncpg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.metadata import all_tables
from backend.pipeline.queries.board import load_board
from backend.pipeline.queries.deals import DealFilters, list_deals
from backend.pipeline.queries.forecast import load_forecast
from backend.pipeline.queries.insight import load_insight
from backend.pipeline.service.learning import learn_pace
from backend.pipeline.service.pipelines import ensure_pipelines
from infra.bench.installation import bench_servers, bench_settings
from infra.bench.registry import Scale
from infra.bench.report import Report
from infra.migrations.runner import migrate
from tenants.context import system_actor
from tenants.orm import new_id, now
from tenants.runtime import open_runtime
from tenants.session import ReadSession, make_engine

#: Steps of each deal: 1,000,000 at the usual scale.
_STEPS: Final = 20
_OPEN_PART: Final = 10
_CALLS: Final = 20
_GOAL_MS: Final = 150.0
_ACTOR: Final = system_actor("bench")
_NOTES: Final = [
    "every call is one transaction under row-level security, and builds the answer's structs",
    "insight and forecast look at a year of history; a tenth of the deals are open",
    "beside each: the smallest SQL with the same numbers, on a bare asyncpg connection that no policy binds",
]
_COMPANIES: Final = """
    INSERT INTO company (tenant_id, id, name, name_key, domains, country, stage, source, bin, tags, contacts_count,
        conversations_count, created_at, updated_at, version)
    SELECT :tenant, gen_random_uuid(), 'Company ' || n, 'company ' || n, '{}',
        (ARRAY['DE','BR','US','AE','JP','GB','NL','IN','MX','ZA'])[1 + n % 10], 'new', 'manual', 'customer', '{}', 0, 0,
        now(), now(), 1
    FROM generate_series(1, :companies) n
"""
_DEALS: Final = """
    INSERT INTO deal (tenant_id, id, number, name, name_key, company_id, pipeline_id, stage_id, stage_entered_at,
        amount, currency, rate, rate_currency, rate_date, rate_source,
        furthest_stage_id, expected_close_on, expected_ship_on, status,
        source, opened_at, closed_at, created_at, updated_at, version)
    SELECT :tenant, gen_random_uuid(), n, 'Deal ' || n, 'deal ' || n, c.ids[1 + n % cardinality(c.ids)], :pipeline,
        s.ids[1 + n % 10], now() - (n % 60) * interval '1 day', 1000 + n, 'USD', 1, 'USD', current_date, 'same',
        s.ids[1 + n % 10],
        current_date + (n % 200), current_date + (n % 260), CASE WHEN n % :part = 0 THEN 'open' ELSE 'won' END,
        'manual', now() - (60 + n % 900) * interval '1 day',
        CASE WHEN n % :part = 0 THEN NULL ELSE now() - (n % 400) * interval '1 day' END, now(), now(), 1
    FROM generate_series(1, :deals) n,
        (SELECT array_agg(id) AS ids FROM company WHERE tenant_id = :tenant) c,
        (SELECT array_agg(id ORDER BY position) AS ids FROM pipeline_stage WHERE pipeline_id = :pipeline) s
"""
_CHANGES: Final = """
    INSERT INTO deal_stage_change (tenant_id, id, deal_id, pipeline_id, kind, from_stage_id, to_stage_id, status, at,
        seconds, actor_name, undone)
    SELECT :tenant, gen_random_uuid(), d.id, :pipeline, CASE WHEN k = 1 THEN 'create' ELSE 'move' END,
        CASE WHEN k = 1 THEN NULL ELSE s.ids[1 + (k + d.number - 1) % 10] END, s.ids[1 + (k + d.number) % 10], 'open',
        d.opened_at + k * interval '3 days', CASE WHEN k = 1 THEN NULL ELSE 86400 * (1 + (d.number * k) % 30) END,
        'bench', false
    FROM deal d, generate_series(1, :steps) k,
        (SELECT array_agg(id ORDER BY position) AS ids FROM pipeline_stage WHERE pipeline_id = :pipeline) s
    WHERE d.tenant_id = :tenant
"""
_BARE: Final[dict[str, str]] = {
    "board": """SELECT stage_id, rate_currency, rate_source, count(*), sum(value), min(rate_date), max(rate_date) FROM
        deal WHERE tenant_id = $1 AND pipeline_id = $2 AND status = 'open' GROUP BY 1, 2, 3""",
    "list": """SELECT * FROM deal WHERE tenant_id = $1 AND pipeline_id = $2 AND status = 'open' ORDER BY
        stage_entered_at DESC, id DESC LIMIT 51""",
    "insight": """SELECT from_stage_id, to_stage_id, count(*), percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY
        seconds) FROM deal_stage_change WHERE tenant_id = $1 AND pipeline_id = $2 AND counts AND from_stage_id IS NOT
        NULL AND at >= now() - interval '365 days' GROUP BY GROUPING SETS ((1), (1, 2))""",
    "forecast": """SELECT date_trunc('month', d.expected_close_on), count(*), sum(d.value), sum(d.value * s.probability
        / 100) FROM deal d JOIN pipeline_stage s ON s.tenant_id = d.tenant_id AND s.id = d.stage_id WHERE d.tenant_id =
        $1 AND d.pipeline_id = $2 AND d.status = 'open' GROUP BY 1""",
}


async def run(scale: Scale) -> Report:
    """Fill one tenant, then measure each call beside its bare query."""
    deals = scale.companies
    with bench_servers() as (folder, postgres, redis):
        urls = postgres.create_database("lading")
        await migrate(urls.owner_url, all_tables())
        owner = make_engine(urls.superuser_url)
        tenant = new_id()
        async with owner.begin() as connection:
            await connection.execute(
                text(
                    "INSERT INTO tenant (id, slug, name, active, created_at, updated_at)"
                    " VALUES (:id, 'bench', 'Bench', true, now(), now())"
                ),
                {"id": tenant},
            )
        async with open_runtime(bench_settings(urls, redis.url(), folder), "lading-bench") as runtime:
            async with runtime.database.tenant_session(tenant, _ACTOR) as session:
                await ensure_pipelines(session, "en")
            print(f"filling {deals} deals, {deals * _STEPS} stage changes", file=sys.stderr, flush=True)
            pipeline = await _fill(owner, tenant, deals)
            async with runtime.database.tenant_session(tenant, _ACTOR) as session:
                await learn_pace(session)
            today = now().date()
            calls: dict[str, Callable[[ReadSession], Awaitable[Any]]] = {
                "board": lambda session: load_board(session, pipeline, DealFilters()),
                "list": lambda session: list_deals(session, DealFilters(pipeline_id=pipeline)),
                "insight": lambda session: load_insight(session, pipeline, today - timedelta(days=365), today),
                "forecast": lambda session: load_forecast(session, pipeline),
            }
            ours = {}
            for name, call in calls.items():
                times = []
                for _ in range(_CALLS):
                    begun = time.perf_counter()
                    async with runtime.database.tenant_read_session(tenant, _ACTOR) as reading:
                        await call(reading)
                    times.append((time.perf_counter() - begun) * 1000)
                ours[name] = _figures(times)
            theirs = await _bare(urls.superuser_url, tenant, pipeline)
        await owner.dispose()
    return Report(
        bench="pipeline",
        unit=dict.fromkeys(ours, "ms"),
        scale={"deals": deals, "stage_changes": deals * _STEPS, "open": deals // _OPEN_PART, "calls": _CALLS},
        ours=ours,
        theirs=theirs,
        ratio={name: round(_GOAL_MS / found["p95"], 2) for name, found in ours.items()},
        notes=_NOTES,
    )


def _figures(times: list[float]) -> dict[str, float]:
    return {"median": round(median(times), 1), "p95": round(quantiles(times, n=20)[-1], 1)}


async def _fill(owner: AsyncEngine, tenant: UUID, deals: int) -> UUID:
    async with owner.begin() as connection:
        found = await connection.scalar(text("SELECT id FROM pipeline WHERE tenant_id = :tenant"), {"tenant": tenant})
        given = {"tenant": tenant, "pipeline": found}
        await connection.execute(text(_COMPANIES), {"tenant": tenant, "companies": max(deals // 10, 1)})
        await connection.execute(text(_DEALS), given | {"deals": deals, "part": _OPEN_PART})
        await connection.execute(text(_CHANGES), given | {"steps": _STEPS})
    async with owner.connect() as connection:
        apart = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await apart.execute(text("VACUUM ANALYZE deal, deal_stage_change, company, pipeline_stage"))
    return UUID(str(found))


async def _bare(url: str, tenant: UUID, pipeline: UUID) -> dict[str, dict[str, float]]:
    connection = await asyncpg.connect(url)
    found = {}
    try:
        for name, sql in _BARE.items():
            times = []
            for _ in range(_CALLS):
                begun = time.perf_counter()
                await connection.fetch(sql, tenant, pipeline)
                times.append((time.perf_counter() - begun) * 1000)
            found[name] = _figures(times)
    finally:
        await connection.close()
    return found
