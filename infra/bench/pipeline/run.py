"""Board, list, insight, forecast and reports over 50,000 deals and 1,000,000 stage changes, over HTTP, beside a minimal
program."""

import sys
import time
from datetime import date, timedelta
from statistics import median, quantiles
from typing import Any, Final
from uuid import UUID

import httpx
import msgspec
from sqlalchemy import text

from backend.metadata import all_tables
from backend.pipeline.service.learning import fold_passages
from backend.reports.ready import READY
from backend.reports.schemas import ReportQuery
from infra.bench.installation import bench_servers, bench_settings, environment
from infra.bench.load import Connection, UnexpectedAnswerError, request
from infra.bench.pipeline.fill import ACTOR, HEAD, OPEN_PART, OWNER, PASSWORD, STEPS, fill
from infra.bench.pipeline.minimal_app import SQL
from infra.bench.registry import Scale
from infra.bench.report import Report
from infra.bench.servers import free_port, running
from infra.migrations.runner import migrate
from tenants.orm import now
from tenants.runtime import open_runtime
from tenants.session import Database, make_engine

_CALLS: Final = 40
#: The first calls on a connection of the pool plan its statements; they are not measured, on neither side.
_WARM: Final = 6
_GOAL_MS: Final = 150.0
_NOTES: Final = [
    "ours: `lading api`, one granian process, somebody signed in, row-level security; until the answer's last byte",
    "theirs: infra/bench/pipeline/minimal_app.py, one granian process: the smallest SQL with the same numbers, by a"
    " role that no policy binds, without sign-in, filters or names",
    "one call after the other, after six of each kind to warm up",
    "insight, conversion and forecast look at a year of history; a tenth of the deals are open; 20 people have deals",
    "insight of a team: as the head of 8 of the people sees it",
    "folding: the night's job that keeps the counted months small, after a week's steps; ratio: 150 ms over p95",
]


async def run(scale: Scale) -> Report:
    """Fill one tenant, start both programs, and measure each call on both."""
    deals = scale.companies
    with bench_servers() as (folder, postgres, redis):
        urls = postgres.create_database("lading")
        await migrate(urls.owner_url, all_tables())
        port, their_port = free_port(), free_port()
        settings = bench_settings(urls, redis.url(), folder, port=port)
        print(f"filling {deals} deals, {deals * STEPS} stage changes", file=sys.stderr, flush=True)
        async with open_runtime(settings, "lading-bench") as runtime:
            filled = await fill(runtime.database, urls, deals)
            async with (
                running(
                    "ours", ["-c", "from backend.cli import main; main()", "api"], port=port, folder=folder,
                    path="/healthz", env=environment(settings),
                ),
                running(
                    "theirs",
                    ["-m", "granian", "--interface", "asgi", "--loop", "uvloop", "--workers", "1", "--no-ws",
                     "--port", str(their_port), "infra.bench.pipeline.minimal_app:app"],
                    port=their_port, folder=folder, path="/healthz",
                    env={"BENCH_DATABASE_URL": urls.superuser_url, "BENCH_TENANT": str(filled.tenant_id),
                         "BENCH_PIPELINE": str(filled.pipeline_id)},
                ),
            ):  # fmt: skip
                calls = _calls(filled.pipeline_id, now().date())
                owner, head = await _signed_in(port, OWNER), await _signed_in(port, HEAD)
                asked = {
                    name: request(method, path, headers=head if "team" in name else owner, body=body)
                    for name, (method, path, body) in calls.items()
                }
                ours = await _measured(port, asked)
                bare = {name: request("GET", f"/{name.replace(' ', '-')}") for name in calls if name in SQL}
                theirs = await _measured(their_port, bare)
            ours["folding"] = await _folding(runtime.database, urls.superuser_url, filled.tenant_id)
    return Report(
        bench="pipeline",
        unit=dict.fromkeys(ours, "ms"),
        scale={"deals": deals, "stage_changes": deals * STEPS, "open": deals // OPEN_PART, "calls": _CALLS},
        ours=ours,
        theirs=theirs,
        ratio={name: round(_GOAL_MS / found["p95"], 2) for name, found in ours.items() if name != "folding"},
        notes=_NOTES,
    )


def _calls(pipeline: UUID, today: date) -> dict[str, tuple[str, str, bytes]]:
    """What is asked, by method, path and body."""
    year = today - timedelta(days=365)
    insight = ("GET", f"/api/v1/pipelines/{pipeline}/insight?first={year}&last={today}", b"")
    return {
        "board": ("GET", f"/api/v1/pipelines/{pipeline}/board", b""),
        "list": ("GET", f"/api/v1/deals?pipeline_id={pipeline}&status=open", b""),
        "insight": insight,
        "insight of a team": insight,
        "forecast": ("GET", f"/api/v1/pipelines/{pipeline}/forecast", b""),
        **{
            name: ("POST", "/api/v1/reports/results", msgspec.json.encode(_of_a_year(query, year, today)))
            for name, query in _reports().items()
        },
    }


def _reports() -> dict[str, ReportQuery]:
    """The ready reports about deals and their steps, and conversion by what it is split by most."""
    found = {
        key.replace("_", " ").replace("win loss", "won and lost"): each.query
        for key, each in READY.items()
        if each.query.subject in {"deals", "steps"}
    }
    steps = found["conversion"]
    for name, dimension in (("people", "owner"), ("countries", "country"), ("sources", "source")):
        found[f"conversion of {name}"] = msgspec.structs.replace(steps, by=[dimension])
    return found


def _of_a_year(query: ReportQuery, first: date, last: date) -> ReportQuery:
    """Of the last year where a report is about what happened, and of all deals where it is about how they stand."""
    dated = query.subject == "steps" or query.dated_by is not None
    return msgspec.structs.replace(query, since=first, until=last) if dated else query


async def _signed_in(port: int, email: str) -> dict[str, str]:
    """The headers of somebody's browser."""
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        answer = await client.post("/api/v1/session", json={"email": email, "password": PASSWORD})
        answer.raise_for_status()
        cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        return {"Cookie": cookies, "X-CSRF-Token": client.cookies["lading_csrf"]}


async def _measured(port: int, requests: dict[str, bytes]) -> dict[str, dict[str, float]]:
    """Median and p95 of each call in milliseconds. Raises `UnexpectedAnswerError`."""
    found = {}
    connection = await Connection.open(port)
    try:
        for name, asked in requests.items():
            times = []
            for _ in range(_WARM + _CALLS):
                begun = time.perf_counter()
                answer = await connection.ask(asked)
                times.append((time.perf_counter() - begun) * 1000)
                if answer.status != 200:
                    raise UnexpectedAnswerError(f"{name} was answered {answer.status}: {answer.body[:400]!r}")
            kept = times[_WARM:]
            found[name] = {"median": round(median(kept), 1), "p95": round(quantiles(kept, n=20)[-1], 1)}
            print(name, found[name], file=sys.stderr, flush=True)
    finally:
        connection.close()
    return found


async def _folding(database: Database, url: str, tenant: UUID) -> dict[str, Any]:
    """A week of deals changes hands one by one, and the night folds what was counted."""
    engine = make_engine(url)
    async with engine.begin() as connection:
        found = await connection.execute(text("SELECT id FROM deal WHERE tenant_id = :t LIMIT 500"), {"t": tenant})
        for row in found.all():
            await connection.execute(text("UPDATE deal SET owner_id = NULL WHERE id = :id"), {"id": row.id})
    await engine.dispose()
    begun = time.perf_counter()
    async with database.tenant_session(tenant, ACTOR) as session:
        await fold_passages(session)
    taken = round((time.perf_counter() - begun) * 1000, 1)
    return {"median": taken, "p95": taken}
