"""Board, list, insight, forecast and reports over 50,000 deals and 1,000,000 stage changes, beside the bare query."""

import sys
import time
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from statistics import median, quantiles
from typing import Any, Final
from uuid import UUID

import asyncpg
import msgspec
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.metadata import all_tables
from backend.pipeline.queries.board import load_board
from backend.pipeline.queries.deals import DealFilters, list_deals
from backend.pipeline.queries.forecast import load_forecast
from backend.pipeline.queries.insight import load_insight
from backend.pipeline.service.learning import fold_passages, learn_pace
from backend.pipeline.service.pipelines import ensure_pipelines
from backend.reports.queries import ask
from backend.reports.ready import READY
from backend.reports.schemas import ReportQuery
from infra.bench.installation import bench_servers, bench_settings
from infra.bench.registry import Scale
from infra.bench.report import Report
from infra.migrations.runner import migrate
from tenants.access import permissions_of
from tenants.context import Actor, system_actor
from tenants.directory.models import Membership, RolePolicy, Team, TeamMember
from tenants.garbage import settle
from tenants.orm import new_id, now
from tenants.runtime import open_runtime
from tenants.session import Database, ReadSession, make_engine

#: Steps of each deal: 1,000,000 at the usual scale.
_STEPS: Final = 20
_OPEN_PART: Final = 10
_CALLS: Final = 25
#: The first calls of a process make statements out of expressions; they are not measured, on neither side.
_WARM: Final = 2
_PEOPLE: Final = 20
#: How many of the people look after the deals that the head of a team sees.
_TEAM: Final = 8
_GOAL_MS: Final = 150.0
_ACTOR: Final = system_actor("bench")
_NOTES: Final = [
    "every call is one transaction under row-level security, and builds the answer's structs; after two to warm up",
    "insight, conversion and forecast look at a year of history; a tenth of the deals are open; 20 people have deals",
    "insight of a team: as the head of 8 of them sees it; conversion of countries reads every step and its deal",
    "folding: the night's job that keeps the counted months small, after a week's steps; ratio: 150 ms over p95",
    "beside each: the smallest SQL with the same numbers, on a bare asyncpg connection that no policy binds",
]
_SEATS: Final = """
    INSERT INTO membership (tenant_id, id, user_id, name, email, role, active, totp_enabled, created_at, updated_at,
        version)
    SELECT :tenant, i.id, i.id, 'Person ' || n, 'p' || n || '@bench.example', 'rep', true, false, now(), now(), 1
    FROM generate_series(1, :people) n, LATERAL (SELECT gen_random_uuid() AS id WHERE n > 0) i
"""
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
        furthest_stage_id, expected_close_on, expected_ship_on, status, owner_id, product_key,
        source, opened_at, closed_at, created_at, updated_at, version)
    SELECT :tenant, gen_random_uuid(), n, 'Deal ' || n, 'deal ' || n, c.ids[1 + n % cardinality(c.ids)], :pipeline,
        s.ids[1 + n / :part % 10], now() - (n % 60) * interval '1 day', 1000 + n, 'USD', 1, 'USD', current_date, 'same',
        s.ids[1 + n / :part % 10],
        current_date + (n % 200), current_date + (n % 260),
        CASE WHEN n % :part = 0 THEN 'open' WHEN n % 3 = 0 THEN 'lost' ELSE 'won' END,
        m.ids[1 + n % cardinality(m.ids)], 'product ' || n % 40, (ARRAY['mail','manual','form'])[1 + n % 3],
        now() - (60 + n % 900) * interval '1 day',
        CASE WHEN n % :part = 0 THEN NULL ELSE now() - (n % 400) * interval '1 day' END, now(), now(), 1
    FROM generate_series(1, :deals) n,
        (SELECT array_agg(id) AS ids FROM membership WHERE tenant_id = :tenant) m,
        (SELECT array_agg(id) AS ids FROM company WHERE tenant_id = :tenant) c,
        (SELECT array_agg(id ORDER BY position) AS ids FROM pipeline_stage WHERE pipeline_id = :pipeline) s
"""
_CHANGES: Final = """
    INSERT INTO deal_stage_change (tenant_id, id, deal_id, pipeline_id, kind, from_stage_id, to_stage_id, status, at,
        seconds, actor_name, undone)
    SELECT :tenant, gen_random_uuid(), d.id, :pipeline, CASE WHEN k = 1 THEN 'create' ELSE 'move' END,
        CASE WHEN k = 1 THEN NULL ELSE s.ids[1 + (k + d.number - 1) % 10] END, s.ids[1 + (k + d.number) % 10], 'open',
        d.opened_at + k * interval '3 days',
        CASE WHEN k = 1 THEN NULL ELSE 3600 * (1 + (d.number % 720 * k * 31) % 720) END,
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
        settle()
        async with open_runtime(bench_settings(urls, redis.url(), folder), "lading-bench") as runtime:
            async with runtime.database.tenant_session(tenant, _ACTOR) as session:
                await ensure_pipelines(session, "en")
            print(f"filling {deals} deals, {deals * _STEPS} stage changes", file=sys.stderr, flush=True)
            pipeline = await _fill(owner, tenant, deals)
            async with runtime.database.tenant_session(tenant, _ACTOR) as session:
                await learn_pace(session)
            today = now().date()
            head = await _head_of_a_team(runtime.database, tenant)
            year = today - timedelta(days=365)

            def insight(session: ReadSession) -> Awaitable[Any]:
                return load_insight(session, pipeline, year, today)

            calls: dict[str, tuple[Actor, Callable[[ReadSession], Awaitable[Any]]]] = {
                "board": (_ACTOR, lambda session: load_board(session, pipeline, DealFilters())),
                "list": (_ACTOR, lambda session: list_deals(session, DealFilters(pipeline_id=pipeline))),
                "insight": (_ACTOR, insight),
                "insight of a team": (head, insight),
                "forecast": (_ACTOR, lambda session: load_forecast(session, pipeline)),
                **{name: (_ACTOR, _asks(query, year, today)) for name, query in _reports().items()},
            }
            ours = {}
            for name, (actor, call) in calls.items():
                times = []
                for _ in range(_WARM + _CALLS):
                    begun = time.perf_counter()
                    async with runtime.database.tenant_read_session(tenant, actor) as reading:
                        await call(reading)
                    times.append((time.perf_counter() - begun) * 1000)
                ours[name] = _figures(times[_WARM:])
                print(name, ours[name], file=sys.stderr, flush=True)
            ours["folding"] = await _folding(runtime.database, owner, tenant)
            theirs = await _bare(urls.superuser_url, tenant, pipeline)
        await owner.dispose()
    return Report(
        bench="pipeline",
        unit=dict.fromkeys(ours, "ms"),
        scale={"deals": deals, "stage_changes": deals * _STEPS, "open": deals // _OPEN_PART, "calls": _CALLS},
        ours=ours,
        theirs=theirs,
        ratio={name: round(_GOAL_MS / found["p95"], 2) for name, found in ours.items() if name != "folding"},
        notes=_NOTES,
    )


def _reports() -> dict[str, ReportQuery]:
    """The ready reports about deals and their steps, and one that no counted month can answer."""
    found = {
        key.replace("_", " ").replace("win loss", "won and lost"): each.query
        for key, each in READY.items()
        if each.query.subject in {"deals", "steps"}
    }
    steps = found["conversion"]
    found["conversion of people"] = msgspec.structs.replace(steps, by=["owner"])
    found["conversion of countries"] = msgspec.structs.replace(steps, by=["country"])
    return found


def _asks(query: ReportQuery, first: date, last: date) -> Callable[[ReadSession], Awaitable[Any]]:
    """A report of the last year where it is about what happened, and of all deals where it is about how they stand."""
    dated = query.subject == "steps" or query.dated_by is not None
    asked = msgspec.structs.replace(query, since=first, until=last) if dated else query
    return lambda session: ask(session, asked, "en")


async def _head_of_a_team(database: Database, tenant: UUID) -> Actor:
    """The first of the people, who heads a team of some of them, in a role that sees its own deals."""
    async with database.tenant_session(tenant, _ACTOR) as session:
        seats = list(await session.scalars(select(Membership.id).order_by(Membership.id).limit(_TEAM)))
        team = Team(id=new_id(), name="Team", name_key="team")
        session.add(team)
        await session.flush()
        for place, seat in enumerate(seats):
            standing = "member" if place else "head"
            session.add(TeamMember(id=new_id(), team_id=team.id, membership_id=seat, standing=standing))
        session.add(
            RolePolicy(
                id=new_id(), role="rep", reach={"deal": "own"}, masks=[], unowned=False, pooled=True, changes="own",
                may_export=True,
            )
        )  # fmt: skip
    return Actor("user", "Person", "rep", seats[0], seats[0], permissions_of("rep"))


async def _folding(database: Database, owner: AsyncEngine, tenant: UUID) -> dict[str, float]:
    """A week of deals changes hands one by one, and the night folds what was counted."""
    async with owner.begin() as connection:
        ids = (
            await connection.execute(text("SELECT id FROM deal WHERE tenant_id = :t LIMIT 500"), {"t": tenant})
        ).all()
        for row in ids:
            await connection.execute(text("UPDATE deal SET owner_id = NULL WHERE id = :id"), {"id": row.id})
    begun = time.perf_counter()
    async with database.tenant_session(tenant, _ACTOR) as session:
        await fold_passages(session)
    taken = round((time.perf_counter() - begun) * 1000, 1)
    return {"median": taken, "p95": taken}


def _figures(times: list[float]) -> dict[str, float]:
    return {"median": round(median(times), 1), "p95": round(quantiles(times, n=20)[-1], 1)}


async def _fill(owner: AsyncEngine, tenant: UUID, deals: int) -> UUID:
    async with owner.begin() as connection:
        found = await connection.scalar(text("SELECT id FROM pipeline WHERE tenant_id = :tenant"), {"tenant": tenant})
        given = {"tenant": tenant, "pipeline": found}
        await connection.execute(text(_SEATS), {"tenant": tenant, "people": _PEOPLE})
        await connection.execute(text(_COMPANIES), {"tenant": tenant, "companies": max(deals // 10, 1)})
        await connection.execute(text(_DEALS), given | {"deals": deals, "part": _OPEN_PART})
        await connection.execute(text(_CHANGES), given | {"steps": _STEPS})
    async with owner.connect() as connection:
        apart = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await apart.execute(text("VACUUM ANALYZE deal, deal_stage_change, stage_passage, company, pipeline_stage"))
        await apart.execute(text("CHECKPOINT"))  # what was filled in is on disk before anything is measured
    return UUID(str(found))


async def _bare(url: str, tenant: UUID, pipeline: UUID) -> dict[str, dict[str, float]]:
    connection = await asyncpg.connect(url)
    found = {}
    try:
        for name, sql in _BARE.items():
            times = []
            for _ in range(_WARM + _CALLS):
                begun = time.perf_counter()
                await connection.fetch(sql, tenant, pipeline)
                times.append((time.perf_counter() - begun) * 1000)
            found[name] = _figures(times[_WARM:])
    finally:
        await connection.close()
    return found
