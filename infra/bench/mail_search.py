"""Filling the search index, and searching it, in a tenant of many messages."""

import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

import psutil
from sqlalchemy import text, update

from backend.conversations.queries.filters import ConversationFilters
from backend.conversations.queries.lists import list_conversations
from backend.conversations.service.indexing import index_messages
from backend.metadata import all_tables
from infra.bench.installation import bench_servers, bench_settings
from infra.bench.mail_search_fill import Filled, fill
from infra.bench.mail_search_many import multiply
from infra.bench.processes import cpu_seconds
from infra.bench.registry import Scale
from infra.bench.report import Report
from infra.migrations.runner import migrate
from mail_ingest.store.models import Mailbox
from tenants.context import Actor, system_actor
from tenants.runtime import Runtime, open_runtime

#: The tenant holds so many times the messages of the scale: 200,000 by default.
_FACTOR: Final = 10
#: Messages of one job, as the mail engine announces them while it reads a large mailbox.
_JOB: Final = 200
#: So many are made, and their words cut and measured; the rest are copies of them inside PostgreSQL.
_MADE: Final = 20_000
_GOAL_PER_CPU_SECOND: Final = 600
_GOAL_P95_MS: Final = 100
_NOTES: Final = [
    "index: service.indexing.index_messages in transactions of 200 messages, words with places from stored bodies of"
    " 40 to 400 words (one in five Chinese), CPU of our process and of PostgreSQL together, without reading documents;"
    f" of the first {_MADE} messages, of which the others are copies at other times",
    "search: queries.lists.list_conversations, first page of 25 with count and highlights, one connection; the second"
    " reader may look into one of twenty mailboxes only",
]


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


async def run(scale: Scale) -> Report:
    """Fill, index, search."""
    messages = _FACTOR * scale.messages
    with bench_servers() as (folder, postgres, redis):
        urls = postgres.create_database("lading")
        await migrate(urls.owner_url, all_tables())
        settings = bench_settings(urls, redis.url(), folder)
        server = _postmaster(folder / "pg")
        async with open_runtime(settings, "lading-bench") as runtime:
            made = min(messages, _MADE)
            _say(f"filling {made} messages")
            filled = await fill(runtime, made)
            index = await _index(runtime, filled, server)
            _say(f"indexed: {index}")
            await multiply(urls.owner_url, urls.app_url, filled, messages // made)
            async with runtime.database.system_session() as session:
                await session.execute(text("SELECT 1"))
            await _analyze(urls.owner_url)
            search = await _search(runtime, filled, filled.reader, scale.rounds)
            await _close_most(runtime, filled)
            closed = await _search(runtime, filled, filled.reader, scale.rounds)
    ours = {"index_per_cpu_second": index["per_cpu_second"], "search": search, "search_restricted": closed}
    theirs = {"index_per_cpu_second": _GOAL_PER_CPU_SECOND, "search": {"p95_ms": _GOAL_P95_MS}}
    return Report(
        bench="search",
        unit={"index_per_cpu_second": "messages per CPU second", "search": "ms"},
        scale={
            "messages": messages // made * made,
            "conversations": filled.conversations,
            "rounds": scale.rounds,
            **index,
        },
        ours=ours,
        theirs=theirs,
        ratio={
            "index_per_cpu_second": round(index["per_cpu_second"] / _GOAL_PER_CPU_SECOND, 2),
            "search_p95": round(_GOAL_P95_MS / search["all"]["p95_ms"], 2),
        },
        notes=_NOTES,
    )


def _postmaster(data_dir: Path) -> int:
    lock = next(data_dir.rglob("postmaster.pid"))
    return int(lock.read_text().splitlines()[0])


async def _index(runtime: Runtime, filled: Filled, server: int) -> dict[str, Any]:
    own, began = psutil.Process().cpu_times(), time.perf_counter()
    theirs = cpu_seconds(server)
    for start in range(0, len(filled.messages), _JOB):
        async with runtime.database.tenant_session(filled.tenant_id, system_actor("bench")) as session:
            await index_messages(session, filled.messages[start : start + _JOB])
    spent = psutil.Process().cpu_times()
    ours = spent.user + spent.system - own.user - own.system
    database = cpu_seconds(server) - theirs
    return {
        "per_cpu_second": round(len(filled.messages) / (ours + database)),
        "our_cpu_ms": round(ours / len(filled.messages) * 1000, 3),
        "database_cpu_ms": round(database / len(filled.messages) * 1000, 3),
        "seconds": round(time.perf_counter() - began, 1),
    }


async def _analyze(owner_url: str) -> None:
    import asyncpg

    connection = await asyncpg.connect(owner_url)
    try:
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()


async def _close_most(runtime: Runtime, filled: Filled) -> None:
    async with runtime.database.tenant_session(filled.tenant_id, system_actor("bench")) as session:
        await session.execute(update(Mailbox).values(visibility="owner", owner_id=None))
        await session.execute(
            update(Mailbox).where(Mailbox.id == filled.mailboxes[0]).values(owner_id=filled.reader.membership_id)
        )


def _queries(filled: Filled) -> dict[str, list[str]]:
    rare, middling, common = filled.rare, filled.middling, filled.common
    return {
        "rare word": rare[:12],
        "usual words": [f"{a} {b}" for a, b in zip(middling[:12], middling[12:24], strict=True)],
        "one usual word": middling[:8],
        "frequent word": common[:8],
        "two frequent words": [f"{a} {b}" for a, b in zip(common[:8], common[8:16], strict=True)],
        "beginning": [word[:4] for word in middling[:8]],
        "phrase": [f'"{phrase}"' for phrase in filled.phrases[:10]],
        "Chinese": filled.chinese[:10],
        "from": [f"from:{address} {word}" for address, word in zip(filled.addresses[:8], common[:8], strict=True)],
        "attachment and dates": [f"has:attachment after:2025-06-01 {word}" for word in middling[:6]],
        "before": [f"before:2024-03-01 {word}" for word in common[:6]],
        "not": [f"{a} -{b}" for a, b in zip(middling[:6], common[:6], strict=True)],
        "nothing": ["zzzzqqq", "wwwxxx yyy"],
    }


async def _search(runtime: Runtime, filled: Filled, actor: Actor, rounds: int) -> dict[str, dict[str, float]]:
    took: dict[str, list[float]] = {}
    for turn in range(rounds + 1):
        for kind, queries in _queries(filled).items():
            for query in queries:
                seconds = await _one(runtime, filled.tenant_id, actor, query)
                if turn:  # the first round fills caches
                    took.setdefault(kind, []).append(seconds * 1000)
    everything = [each for many in took.values() for each in many]
    return {kind: _figures(many) for kind, many in {"all": everything, **took}.items()}


async def _one(runtime: Runtime, tenant_id: UUID, actor: Actor, query: str) -> float:
    filters = replace(ConversationFilters(), q=query, zone=ZoneInfo("Asia/Shanghai"))
    began = time.perf_counter()
    async with runtime.database.tenant_read_session(tenant_id, actor) as session:
        await list_conversations(session, actor, filters, cursor=None, limit=25, with_total=True)
    return time.perf_counter() - began


def _figures(many: Sequence[float]) -> dict[str, float]:
    return {
        "p50_ms": round(median(many), 1),
        "p95_ms": round(quantiles(many, n=20)[-1], 1),
        "max_ms": round(max(many), 1),
    }
