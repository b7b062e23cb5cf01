"""The opponent: the same numbers from a Litestar + asyncpg program as short as it can well be written.

It knows one tenant and one pipeline, no sign-in, no policies, no filters, no names behind ids: one statement a request,
out of the history itself, as a role that no policy binds.
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final
from uuid import UUID

import asyncpg
from litestar import Litestar, get
from litestar.params import FromPath

SQL: Final[dict[str, str]] = {
    "board": """SELECT stage_id, rate_currency, rate_source, count(*), sum(value), min(rate_date), max(rate_date) FROM
        deal WHERE tenant_id = $1 AND pipeline_id = $2 AND status = 'open' GROUP BY 1, 2, 3""",
    "list": """SELECT * FROM deal WHERE tenant_id = $1 AND pipeline_id = $2 AND status = 'open' ORDER BY
        stage_entered_at DESC, id DESC LIMIT 51""",
    "funnel": """SELECT stage_id, count(*), sum(value) FROM deal WHERE tenant_id = $1 AND pipeline_id = $2 AND status =
        'open' GROUP BY 1""",
    "won and lost": """SELECT to_char(timezone('UTC', closed_at), 'YYYY-MM'), count(*) FILTER (WHERE status = 'won'),
        count(*) FILTER (WHERE status = 'lost'), sum(value) FILTER (WHERE status = 'won') FROM deal WHERE tenant_id = $1
        AND pipeline_id = $2 AND status <> 'open' AND closed_at >= now() - interval '365 days' GROUP BY 1""",
    "countries": """SELECT c.country, sum(d.value), count(*) FROM deal d JOIN company c ON c.tenant_id = d.tenant_id AND
        c.id = d.company_id WHERE d.tenant_id = $1 AND d.pipeline_id = $2 GROUP BY 1""",
    "people": """SELECT owner_id, sum(value) FILTER (WHERE status = 'won'), count(*) FROM deal WHERE tenant_id = $1 AND
        pipeline_id = $2 GROUP BY 1""",
    "conversion": """SELECT from_stage_id, to_stage_id, count(*), sum(seconds) FROM deal_stage_change WHERE tenant_id =
        $1 AND pipeline_id = $2 AND counts AND from_stage_id IS NOT NULL AND at >= now() - interval '365 days'
        GROUP BY 1, 2""",
    "insight": """SELECT from_stage_id, to_stage_id, count(*), percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY
        seconds) FROM deal_stage_change WHERE tenant_id = $1 AND pipeline_id = $2 AND counts AND from_stage_id IS NOT
        NULL AND at >= now() - interval '365 days' GROUP BY GROUPING SETS ((1), (1, 2))""",
    "forecast": """SELECT date_trunc('month', d.expected_close_on), count(*), sum(d.value), sum(d.value * s.probability
        / 100) FROM deal d JOIN pipeline_stage s ON s.tenant_id = d.tenant_id AND s.id = d.stage_id WHERE d.tenant_id =
        $1 AND d.pipeline_id = $2 AND d.status = 'open' GROUP BY 1""",
    "cycle": """SELECT to_char(timezone('UTC', closed_at), 'YYYY-MM'), avg(extract(epoch FROM closed_at - opened_at))
        FILTER (WHERE status = 'won') FROM deal WHERE tenant_id = $1 AND pipeline_id = $2 AND status = 'won' AND
        closed_at >= now() - interval '365 days' GROUP BY 1""",
    "loss reasons": """SELECT lost_reason_id, count(*), sum(value) FROM deal WHERE tenant_id = $1 AND pipeline_id = $2
        AND status = 'lost' AND closed_at >= now() - interval '365 days' GROUP BY 1""",
    "sources": """SELECT source, count(*), sum(value) FILTER (WHERE status = 'won') FROM deal WHERE tenant_id = $1 AND
        pipeline_id = $2 AND opened_at >= now() - interval '365 days' GROUP BY 1""",
    "conversion of people": """SELECT d.owner_id, count(*), sum(s.seconds) FROM deal_stage_change s JOIN deal d ON
        d.tenant_id = s.tenant_id AND d.id = s.deal_id WHERE s.tenant_id = $1 AND s.pipeline_id = $2 AND s.counts AND
        s.from_stage_id IS NOT NULL AND s.at >= now() - interval '365 days' GROUP BY 1""",
    "conversion of countries": """SELECT c.country, count(*), sum(s.seconds) FROM deal_stage_change s JOIN deal d ON
        d.tenant_id = s.tenant_id AND d.id = s.deal_id JOIN company c ON c.tenant_id = d.tenant_id AND c.id =
        d.company_id WHERE s.tenant_id = $1 AND s.pipeline_id = $2 AND s.counts AND s.from_stage_id IS NOT NULL AND
        s.at >= now() - interval '365 days' GROUP BY 1""",
    "conversion of sources": """SELECT d.source, count(*), sum(s.seconds) FROM deal_stage_change s JOIN deal d ON
        d.tenant_id = s.tenant_id AND d.id = s.deal_id WHERE s.tenant_id = $1 AND s.pipeline_id = $2 AND s.counts AND
        s.from_stage_id IS NOT NULL AND s.at >= now() - interval '365 days' GROUP BY 1""",
}
TENANT: Final = UUID(os.environ.get("BENCH_TENANT", str(UUID(int=0))))
PIPELINE: Final = UUID(os.environ.get("BENCH_PIPELINE", str(UUID(int=0))))


pool: "asyncpg.Pool[asyncpg.Record]"


@asynccontextmanager
async def _lifespan(_: Litestar) -> AsyncIterator[None]:
    global pool
    async with asyncpg.create_pool(os.environ["BENCH_DATABASE_URL"], min_size=2, max_size=2) as pool:
        yield


@get("/{case:str}")
async def show(case: FromPath[str]) -> list[dict[str, Any]]:
    """The rows of a case."""
    return [dict(row) for row in await pool.fetch(SQL[case.replace("-", " ")], TENANT, PIPELINE)]


@get("/healthz")
async def health() -> str:
    """Whether it listens."""
    return "ok"


app = Litestar([show, health], lifespan=[_lifespan], openapi_config=None)
