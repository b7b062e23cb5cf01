"""Runs our mail process and mbsync with notmuch on one mailbox and compares them."""

import asyncio
import re
import ssl
import statistics
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import select

from backend.conversations.service.indexing import index_messages
from backend.metadata import all_tables
from infra.bench.installation import bench_servers, bench_settings, environment
from infra.bench.mail.corpus import messages, search_words
from infra.bench.mail.looks import look_cpu
from infra.bench.mail.opponents import Opponents
from infra.bench.mail.ours import LOOK_SELDOM, OurSide, mail_process
from infra.bench.mail.stages import digest_cpu, fetch_cpu
from infra.bench.processes import Cost, cpu_seconds, measured
from infra.bench.registry import Scale
from infra.bench.report import Report
from infra.migrations.runner import migrate
from mail_ingest.store.models import Message
from mail_ingest.testing.dovecot import Dovecot
from tenants.context import system_actor
from tenants.runtime import open_runtime

_USER, _PASSWORD = "bench", "secret"
_NEWEST = 200
_LIVE = 60
_CHECKS = 10
_INDEX_AT_ONCE = 200
_INDEX_MOST = 6000
_LIMIT_SECONDS = 3600.0
_NOTES = [
    "mailbox: one INBOX on Debian's Dovecot (Maildir) over TLS on loopback; infra/bench/mail/corpus.py makes it",
    "ours: `lading mail` with its parsing processes: fetch, raw message to the blob store, parse, thread, commit to"
    " PostgreSQL (its own CPU is not counted, its time is: it shares the cores); text index apart",
    "theirs: mbsync into a Maildir, then notmuch new (parse, thread and text index in one)",
    "newest: from adding the mailbox until its newest 200 messages are committed",
    "check: a look at the server that finds nothing; ours is the regular one of a process that stays: all folders, and"
    " the transaction that notes the time; check_asked is the button's, with the lease, the list of folders and"
    " settings read anew; theirs is a run of mbsync",
    "live: from EXISTS at a second connection's IDLE until message and event are committed",
    "index: messages per CPU second of the indexing process; notmuch new includes parsing and threading",
    f"search: words of the same mail in five languages; ours a page of 25 conversations with highlights, of the newest"
    f" {_INDEX_MOST} messages; theirs 50 messages, a process for each query",
]


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


async def run(scale: Scale) -> Report:
    """Make the mailbox, let both sides fetch it, and measure the rest on what they have."""
    with bench_servers() as (folder, postgres, redis), Dovecot() as dovecot:
        _say(f"making {scale.messages} messages")
        dovecot.add_user(_USER, _PASSWORD)
        size = _fill(dovecot, scale.messages)
        dovecot.doveadm("index", "-u", _USER, "INBOX")
        urls = postgres.create_database("lading")
        await migrate(urls.owner_url, all_tables())
        settings = bench_settings(
            urls, redis.url(), folder,
            allowed_networks="127.0.0.0/8,::1/128", extra_ca_file=dovecot.authority.ca_file,
        )  # fmt: skip
        env = environment(
            settings, allowed_networks="127.0.0.0/8,::1/128", extra_ca_file=str(dovecot.authority.ca_file)
        )
        async with open_runtime(settings, "lading-bench") as runtime:
            ours = await OurSide.create(runtime)
            theirs = Opponents(folder / "theirs", dovecot, _USER, _PASSWORD)
            return _report(scale, size, *await _measure(ours, theirs, dovecot, folder, env, scale.messages))


def _fill(dovecot: Dovecot, count: int) -> int:
    size = 0
    for received, raw in messages(count):
        dovecot.deliver(_USER, [raw], received=received, seen=True)
        size += len(raw)
    return size


async def _measure(
    ours: OurSide, theirs: Opponents, dovecot: Dovecot, folder: Path, env: dict[str, str], count: int
) -> tuple[dict[str, Any], dict[str, Any]]:
    mine: dict[str, Any] = {}
    other: dict[str, Any] = {}
    async with mail_process(folder, env) as pid:
        _say("backfill, ours")
        mine |= await _our_backfill(ours, dovecot, pid, count)
        _say("checks that find nothing")
        mine["check_asked"] = await _our_checks(ours, pid)
        _say("live mail")
        mine["live"] = await _live(ours, dovecot, count)
    mine["check"] = {"cpu": _ms(await look_cpu(ours))}
    _say("text index, ours")
    mine["index"] = await _index(ours)
    _say("stages")
    mine["stages"] = {
        "fetch": _ms(await fetch_cpu(dovecot, _USER, _PASSWORD)),
        "digest": _ms(digest_cpu(count)),
    }
    _say(f"ours so far: {mine}")
    mine["stages"]["rest"] = round(mine["backfill"]["cpu"] - sum(mine["stages"].values()), 3)
    _say("backfill, theirs")
    count += _LIVE
    fetched, indexed = await theirs.fetch(), await theirs.index()
    other["backfill"] = {
        "cpu": _ms((fetched.cpu + indexed.cpu) / count),
        "wall": round(fetched.wall + indexed.wall, 1),
        "fetch_cpu": _ms(fetched.cpu / count),
        "index_cpu": _ms(indexed.cpu / count),
    }
    other["index"] = {"per_cpu_second": round(count / indexed.cpu, 1)}
    checks = [await theirs.fetch() for _ in range(5)]
    other["check"] = {"cpu": _ms(statistics.median(check.cpu for check in checks))}
    _say("searches")
    mine["search"] = _spread([await ours.search(query) for query in search_words()])
    other["search"] = _spread([(await theirs.search(query)).wall for query in search_words()])
    return mine, other


async def _our_backfill(ours: OurSide, dovecot: Dovecot, pid: int, count: int) -> dict[str, Any]:
    cost: Cost
    async with measured(pid) as cost:
        began = time.perf_counter()
        await ours.add(dovecot, _USER, _PASSWORD)
        newest = await ours.until_stored(min(_NEWEST, count), seconds=_LIMIT_SECONDS) - began
        wall = await ours.until_stored(count, seconds=_LIMIT_SECONDS, look_every=LOOK_SELDOM) - began
    return {
        "newest": {"seconds": round(newest, 2)},
        "backfill": {"cpu": _ms(cost.cpu / count), "wall": round(wall, 1)},
        "memory": {"process_mib": round(cost.peak_process_mib), "all_processes_mib": round(cost.peak_tree_mib)},
    }


async def _our_checks(ours: OurSide, pid: int) -> dict[str, float]:
    await ours.check()
    idle_began, idle_cpu = time.perf_counter(), cpu_seconds(pid)
    await asyncio.sleep(5)
    idle_rate = (cpu_seconds(pid) - idle_cpu) / (time.perf_counter() - idle_began)
    began, before = time.perf_counter(), cpu_seconds(pid)
    for _ in range(_CHECKS):
        await ours.check()
    idle = idle_rate * (time.perf_counter() - began)
    return {"cpu": _ms((cpu_seconds(pid) - before - idle) / _CHECKS)}


async def _live(ours: OurSide, dovecot: Dovecot, count: int) -> dict[str, float]:
    delays = []
    async with _watcher(dovecot) as seen:
        for number, (_, raw) in enumerate(messages(_LIVE)):
            message_id = f"live.{number}@bench.example"
            fresh = re.sub(rb"(?m)^Message-ID: .*?\r\n", f"Message-ID: <{message_id}>\r\n".encode(), raw, count=1)
            dovecot.deliver(_USER, [fresh])
            (exists_at, committed_at) = await asyncio.gather(
                asyncio.wait_for(seen.get(), 30), ours.until_announced(message_id, seconds=30)
            )
            delays.append(max(0.0, committed_at - exists_at))
    ordered = sorted(delays)
    return {"p50": _ms(statistics.median(ordered)), "p95": _ms(ordered[int(len(ordered) * 0.95) - 1])}


@asynccontextmanager
async def _watcher(dovecot: Dovecot) -> AsyncIterator["asyncio.Queue[float]"]:
    """A second connection in IDLE that notes the moment of each EXISTS."""
    context: ssl.SSLContext = dovecot.client_context()
    reader, writer = await asyncio.open_connection("localhost", dovecot.tls_port, ssl=context)
    writer.write(f"a LOGIN {_USER} {_PASSWORD}\r\nb EXAMINE INBOX\r\nc IDLE\r\n".encode())
    line = b""
    while not line.startswith(b"+"):
        line = await reader.readline()
    queue: asyncio.Queue[float] = asyncio.Queue()

    async def note() -> None:
        while line := await reader.readline():
            if line.rstrip().endswith(b"EXISTS"):
                queue.put_nowait(time.perf_counter())

    noting = asyncio.create_task(note())
    try:
        yield queue
    finally:
        noting.cancel()
        await asyncio.gather(noting, return_exceptions=True)
        writer.close()


async def _index(ours: OurSide) -> dict[str, float]:
    actor = system_actor("bench")
    async with ours.reading() as session:
        ids = list(await session.scalars(select(Message.id).order_by(Message.sent_at.desc()).limit(_INDEX_MOST)))
    began, cpu = time.perf_counter(), time.process_time()
    for start in range(0, len(ids), _INDEX_AT_ONCE):
        async with ours.runtime.database.tenant_session(ours.tenant_id, actor) as session:
            await index_messages(session, ids[start : start + _INDEX_AT_ONCE])
    return {
        "per_cpu_second": round(len(ids) / (time.process_time() - cpu), 1),
        "per_second": round(len(ids) / (time.perf_counter() - began), 1),
    }


def _spread(seconds: list[float]) -> dict[str, float]:
    ordered = sorted(seconds)
    return {"p50": _ms(statistics.median(ordered)), "p95": _ms(ordered[int(len(ordered) * 0.95) - 1])}


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 3)


def _report(scale: Scale, size: int, ours: dict[str, Any], theirs: dict[str, Any]) -> Report:
    ratio = {
        "backfill": {key: round(theirs["backfill"][key] / ours["backfill"][key], 2) for key in ("cpu", "wall")},
        "check": {"cpu": round(theirs["check"]["cpu"] / max(ours["check"]["cpu"], 0.001), 2)},
        "index": {"per_cpu_second": round(ours["index"]["per_cpu_second"] / theirs["index"]["per_cpu_second"], 2)},
    }
    return Report(
        bench="mail",
        unit={
            "cpu": "ms of CPU a message (check, check_asked: a check)",
            "wall": "s",
            "newest": "s",
            "live": "ms",
            "search": "ms on the clock",
            "memory": "MiB (PSS), highest",
            "stages": "ms of CPU a message",
            "ratio": "above 1 we are better",
        },
        scale={"messages": scale.messages, "bytes": size},
        ours=ours,
        theirs=theirs,
        ratio=ratio,
        notes=_NOTES,
    )
