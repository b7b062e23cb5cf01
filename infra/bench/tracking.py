"""A thousand pixels and links a second against one process of the API, which is killed in the middle.

What is measured: how long an answer takes, and whether every hit that was answered is in the database afterwards, each
once. The process that comes after the killed one stores what that one had answered.
"""

import asyncio
import os
import random
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select

from backend.metadata import all_tables
from backend.outreach.sending.models import OutgoingMessage
from backend.outreach.tracking.decorating import decorate
from backend.outreach.tracking.models import TrackingHit
from backend.outreach.tracking.schemas import Recipient
from backend.outreach.tracking.service import note_sent
from infra.bench.installation import bench_servers, bench_settings, environment
from infra.bench.load import Connection, Samples, request
from infra.bench.registry import Scale
from infra.bench.report import Report
from infra.bench.servers import free_port
from infra.migrations.runner import migrate
from tenants.context import system_actor
from tenants.directory.models import Tenant
from tenants.orm import new_id, now
from tenants.runtime import Runtime, open_runtime
from tenants.settings import Settings

RATE: Final = 1000
_MESSAGES: Final = 400
_CONNECTIONS: Final = 64
_AGENT: Final = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36"
_HTML: Final = (
    '<p>See <a href="https://acme.example/list">our list</a> and <a href="https://acme.example/new">news</a>.</p>'
)
_NOTES: Final = [
    "open loop: a hit is due every millisecond whether or not earlier ones were answered; its latency counts from then",
    "half pixels, half links of 400 messages; load generator, API, PostgreSQL and Redis share the machine",
    "in the middle the API is killed (SIGKILL) and started again; hits that were not answered are not expected",
    "lost: answered hits that are not in the database at the end; doubled: hits that are there more than once",
    "fsync: answers wait for the disk up to 8 ms; against the process's death the log is safe before that",
]


async def run(scale: Scale) -> Report:
    """Measure for ten slices, with a kill after the fifth."""
    seconds = max(5.0, scale.seconds * 5)
    with bench_servers() as (folder, postgres, redis):
        settings = bench_settings(
            postgres.urls(), redis.url(), folder, tracking_url="https://go.bench.example", port=free_port()
        )
        await migrate(settings.database_owner_url or "", all_tables())
        async with open_runtime(settings, "lading-bench") as runtime:
            tenant_id, paths = await _fill(runtime)
            first = await _serve(settings)
            warm, _ = await _drive(settings.port, paths, 2.0, RATE // 4)
            before, answered_before = await _drive(settings.port, paths, seconds, RATE, kill=first.pid)
            second = await _serve(settings)
            after, answered_after = await _drive(settings.port, paths, seconds, RATE)
            answered = len(warm.latencies) + answered_before + answered_after
            stored, doubled, waited = await _stored(runtime, tenant_id, answered)
            second.send_signal(signal.SIGTERM)
            await second.wait()
    return Report(
        bench="tracking",
        unit={
            "p50": "ms",
            "p95": "ms",
            "p99": "ms",
            "rate": "answers per second",
            "stored_after": "s after the last hit",
        },
        scale={"rate": RATE, "seconds": seconds, "messages": _MESSAGES, "connections": _CONNECTIONS},
        ours={
            "until_the_kill": _figures(before),
            "after_the_restart": _figures(after),
            "answered": answered,
            "stored": stored,
            "lost": max(0, answered - stored),
            "doubled": doubled,
            "stored_after": round(waited, 1),
        },
        theirs={},
        ratio={},
        notes=_NOTES,
    )


def _figures(samples: Samples) -> dict[str, float]:
    shares = {"p50": 0.5, "p95": 0.95, "p99": 0.99}
    return {
        "rate": round(samples.throughput),
        **{name: round(samples.percentile(share) * 1000, 2) for name, share in shares.items()},
    }


async def _fill(runtime: Runtime) -> tuple[UUID, list[str]]:
    tenant_id = new_id()
    async with runtime.database.system_session() as system:
        system.add(Tenant(id=tenant_id, slug="bench", name="Bench"))
    paths: list[str] = []
    async with runtime.database.tenant_session(tenant_id, system_actor("bench")) as session:
        for number in range(_MESSAGES):
            people = [Recipient(f"buyer{number}@moinho{number}.br")]
            outgoing = OutgoingMessage(state="sent", subject="Quotation", from_address="sales@bench.example")
            session.add(outgoing)
            await session.flush()
            html = await decorate(session, outgoing.id, _HTML, people, runtime=runtime)
            await note_sent(session, outgoing.id, people, message_id_header=f"{number}@bench.example",
                            conversation_id=None, sent_at=now(), sender_id=None)  # fmt: skip
            paths += [part.split('"')[0] for part in html.split("https://go.bench.example")[1:]]
    return tenant_id, paths


async def _serve(settings: Settings) -> asyncio.subprocess.Process:
    variables = environment(settings, tracking_url=settings.tracking_url or "", log_level="error")
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        "from backend.cli import main; main()",
        "api",
        env={**os.environ, **variables},
        cwd=Path(__file__).parents[2],
    )
    for _ in range(600):
        try:
            probe = await Connection.open(settings.port)
        except OSError:
            await asyncio.sleep(0.1)
            continue
        answer = await probe.ask(request("GET", "/healthz"))
        probe.close()
        if answer.status == 200:
            return process
    raise RuntimeError("the API does not come up")


async def _drive(
    port: int, paths: Sequence[str], seconds: float, rate: int, *, kill: int | None = None
) -> tuple[Samples, int]:
    """Hits at an even rate; with `kill`, that process and its children end at the end of it. Answers the latencies, and
    how many hits were answered."""
    samples = Samples()
    free: asyncio.Queue[Connection] = asyncio.Queue()
    for _ in range(_CONNECTIONS):
        free.put_nowait(await Connection.open(port))
    started = time.perf_counter()
    dice = random.Random(7)
    broken = asyncio.Event()

    async def hit(due: float, path: str) -> None:
        connection = await free.get()
        try:
            headers = {"User-Agent": _AGENT, "X-Forwarded-For": f"203.0.113.{dice.randrange(1, 250)}"}
            await connection.ask(request("GET", path, headers=headers))
            samples.latencies.append(time.perf_counter() - due)
        except (ConnectionError, OSError):
            broken.set()
        finally:
            free.put_nowait(connection)

    waiting: set[asyncio.Task[Any]] = set()
    for number in range(int(seconds * rate)):
        due = started + number / rate
        pause = due - time.perf_counter()
        if pause > 0:
            await asyncio.sleep(pause)
        if broken.is_set():
            break
        task = asyncio.create_task(hit(due, dice.choice(paths)))
        waiting.add(task)
        task.add_done_callback(waiting.discard)
        if kill is not None and number == int(seconds * rate) - rate // 20:
            _kill(kill)
    await asyncio.gather(*list(waiting), return_exceptions=True)
    samples.seconds = time.perf_counter() - started
    while not free.empty():
        free.get_nowait().close()
    return samples, len(samples.latencies)


def _kill(pid: int) -> None:
    """The server and the processes that it started, without a word of warning."""
    import psutil

    family = psutil.Process(pid)
    for process in [*family.children(recursive=True), family]:
        process.kill()


async def _stored(runtime: Runtime, tenant_id: UUID, expected: int) -> tuple[int, int, float]:
    started = time.perf_counter()
    stored = distinct = last = -1
    still = 0
    while still < 60:
        async with runtime.database.tenant_read_session(tenant_id, system_actor("bench")) as session:
            stored = await session.scalar(select(func.count()).select_from(TrackingHit)) or 0
            distinct = await session.scalar(select(func.count(func.distinct(TrackingHit.id)))) or 0
        still = still + 1 if stored == last else 0
        last = stored
        if stored >= expected and still >= 2:
            break
        await asyncio.sleep(0.5)
    return stored, stored - distinct, time.perf_counter() - started
