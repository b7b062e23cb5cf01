"""Runs both programs side by side and measures them in turns."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from backend.metadata import all_tables
from infra.bench.api.cases import CASES, Requests, Side, our_side, requests_of, same_answers, their_side
from infra.bench.api.fill import Filled, fill
from infra.bench.installation import bench_servers, bench_settings, environment
from infra.bench.load import Samples, drive
from infra.bench.registry import Scale
from infra.bench.report import Report
from infra.bench.servers import free_port, running
from infra.migrations.runner import migrate
from tenants.runtime import open_runtime

CONNECTIONS = (1, 8)
GOAL = 0.6
_NOTES = [
    "ours: `lading api`, one granian process, an API key, the whole edge; create and update with facts, timeline,"
    " search index, audit and outbox; row-level security",
    "theirs: infra/bench/api/minimal_app.py, one granian process, plain tables of its own in the same server,"
    " no sign-in, no policies, one statement a request",
    "list: pages of 50 by name at 40 places with the total capped at 10,001; search: 50 by last mail, one in five for"
    " a frequent word; open: a company with its people; create: name, domain, country, city, phone; update: phone and"
    " stage",
    "load: infra/bench/load.py, raw asyncio connections with keep-alive on the same machine, about 40 µs a request",
    "messages to PostgreSQL: ours 3 for a read (BEGIN with the tenant, statement, ROLLBACK; list and search 4), 8 for"
    " create, which writes 9 rows in 6 tables, 7 for update; theirs 2, the second being the pool's reset",
    "PostgreSQL keeps its promises to disk (fsync on) for both sides",
]

Key = tuple[str, int]


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


async def run(scale: Scale) -> Report:
    """Fill, start both, measure, and compare."""
    async with _programs(scale) as (ours, theirs, filled):
        for side in (ours, theirs):
            await _warm_up(side, filled)
        await same_answers(ours, theirs, filled.companies[0], filled.words[len(filled.words) // 2][0])
        makers = {side.name: await requests_of(side, filled.companies, filled.words) for side in (ours, theirs)}
        measured = await _measure((ours, theirs), makers, scale)
    return _report(measured, scale)


@asynccontextmanager
async def _programs(scale: Scale) -> AsyncIterator[tuple[Side, Side, Filled]]:
    with bench_servers() as (folder, postgres, redis):
        own, plain = postgres.create_database("lading"), postgres.create_database("plain")
        await migrate(own.owner_url, all_tables())
        port, their_port = free_port(), free_port()
        settings = bench_settings(own, redis.url(), folder, port=port)
        _say(f"filling {scale.companies} companies")
        async with open_runtime(settings, "lading-bench") as runtime:
            filled = await fill(runtime, own, plain, scale.companies)
        async with (
            running(
                "ours",
                ["-c", "from backend.cli import main; main()", "api"],
                port=port,
                folder=folder,
                path="/healthz",
                env=environment(settings),
            ),
            running(
                "theirs",
                ["-m", "granian", "--interface", "asgi", "--loop", "uvloop", "--workers", "1", "--no-ws",
                 "--port", str(their_port), "infra.bench.api.minimal_app:app"],
                port=their_port,
                folder=folder,
                path="/companies",
                env={"BENCH_DATABASE_URL": plain.owner_url},
            ),
        ):  # fmt: skip
            yield our_side(port, filled.key), their_side(their_port), filled


async def _warm_up(side: Side, filled: Filled) -> None:
    """Prepared statements, caches and pools of every connection stand before anything is measured."""
    reads = await requests_of(side, filled.companies, filled.words)
    for case in ("list", "search", "open"):
        await drive(side.port, reads.of(case), connections=max(CONNECTIONS), seconds=0.3)


async def _measure(
    sides: tuple[Side, Side], makers: dict[str, Requests], scale: Scale
) -> dict[str, dict[Key, Samples]]:
    """Slices of every case in turns, whichever side goes first changing with the round."""
    measured: dict[str, dict[Key, Samples]] = {side.name: {} for side in sides}
    for number in range(scale.rounds):
        _say(f"round {number + 1} of {scale.rounds}")
        for case in CASES:
            for connections in CONNECTIONS:
                for side in sides if number % 2 == 0 else reversed(sides):
                    maker = makers[side.name].of(case)
                    taken = await drive(side.port, maker, connections=connections, seconds=scale.seconds)
                    measured[side.name].setdefault((case, connections), Samples()).add(taken)
    return measured


def _report(measured: dict[str, dict[Key, Samples]], scale: Scale) -> Report:
    ours, theirs = measured["ours"], measured["theirs"]
    ratios = {key: round(ours[key].throughput / theirs[key].throughput, 3) for key in ours}
    missed = [f"{case} at {connections}" for (case, connections), ratio in ratios.items() if ratio < GOAL]
    return Report(
        bench="api",
        unit={"p50": "ms", "p95": "ms", "throughput": "requests/s", "ratio": "our throughput ÷ theirs"},
        scale={
            "companies": scale.companies,
            "contacts": 2 * scale.companies,
            "seconds_per_slice": scale.seconds,
            "rounds": scale.rounds,
        },
        ours=_by_case({key: _numbers(samples) for key, samples in ours.items()}),
        theirs=_by_case({key: _numbers(samples) for key, samples in theirs.items()}),
        ratio=_by_case(dict(ratios)),
        notes=[*_NOTES, f"goal: {GOAL} on each; below it: {', '.join(missed) or 'none'}"],
    )


def _numbers(samples: Samples) -> dict[str, float]:
    return {
        "p50": round(samples.percentile(0.5) * 1000, 2),
        "p95": round(samples.percentile(0.95) * 1000, 2),
        "throughput": round(samples.throughput, 1),
        "requests": len(samples.latencies),
    }


def _by_case(found: dict[Key, object]) -> dict[str, dict[str, object]]:
    """`{case: {connections: value}}`."""
    return {
        case: {
            str(connections): found[case, connections] for connections in CONNECTIONS if (case, connections) in found
        }
        for case in CASES
    }
