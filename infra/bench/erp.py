"""Orders read from an ERP and pushed to it against the same calls made by a bare client (`erp`), and many links in one
worker of which one hangs (`erp_links`)."""

import asyncio
import gc
import sys
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import httpx
import msgspec
import psutil
from sqlalchemy import func, select, update

from backend.metadata import all_tables
from erp_adapters.engine.lanes import claim_lanes, wake_link
from erp_adapters.engine.local import LocalMatch, LocalRecord
from erp_adapters.engine.mapping import MappingDocument, MappingRule
from erp_adapters.engine.models import ErpInbound, ErpLane, ErpLink, ErpMapping, ErpOutbound, ErpSwitch
from erp_adapters.engine.outbound import ask_push
from erp_adapters.engine.work import LinkWork
from erp_adapters.engine.worker import ErpWorker
from infra.bench.erp_server import PAGE, SLOW
from infra.bench.installation import bench_servers, bench_settings
from infra.bench.registry import Scale
from infra.bench.report import Report
from infra.bench.servers import free_port, running
from infra.migrations.runner import migrate
from tenants.context import system_actor
from tenants.directory.models import Tenant
from tenants.orm import new_id, now
from tenants.runtime import Runtime, open_runtime
from tenants.session import ReadSession, WriteSession

_ACTOR: Final = system_actor("bench")
_LATENCY_MS: Final = 20
_PARALLEL: Final = 4
_GOAL: Final = 1.3
_LINKS: Final = 200
_ORDERS_OF_LINK: Final = 50
_DESCRIPTION: Final = """
parallel = %d
[check]
path = "/me"
[entities.sales_order]
lines = "lines"
read_only = ["total", "external_number"]
[entities.sales_order.fields]
external_id = "id"
external_number = "no"
reference = "ref"
modified_at = "changed"
version = "rev"
currency = "currency"
status = "state"
total = "total"
[entities.sales_order.line_fields]
external_id = "id"
"product.number" = "item"
quantity = "count"
price = "price"
[entities.sales_order.statuses]
open = "draft"
[entities.sales_order.list]
path = "/orders"
items = "rows"
since = { param = "changed_from" }
paging = { kind = "cursor", param = "after", next = "next", size = %d }
[entities.sales_order.get]
path = "/orders/{id}"
item = "row"
[entities.sales_order.create]
path = "/orders"
item = "row"
key_header = "Idempotency-Key"
"""
_MAPPING: Final = MappingDocument(
    entity="sales_order",
    rules=(
        MappingRule(field="currency", theirs="currency", owner="frozen", required=True),
        MappingRule(
            field="lines",
            theirs="lines",
            owner="frozen",
            money=True,
            items=(
                MappingRule(field="product_code", theirs="product.number", required=True),
                MappingRule(field="quantity", theirs="quantity", required=True),
                MappingRule(field="price", theirs="price"),
            ),
        ),
    ),
)
_NOTES: Final = [
    f"a local ERP that answers each call after {_LATENCY_MS} ms; {_PARALLEL} calls at once; {PAGE} orders a page",
    "read: every order is new and becomes one of ours, linked, with its lines; the bare client parses the same pages",
    "push: an order is created under a key and read back; the bare client makes the same two calls for each",
    "the CRM's side is a table in memory, so that the engine alone is measured",
    "cpu: what this process computed of ours; where much less than the seconds, other programs had the processors",
]
_LINKS_NOTES: Final = [
    f"as many tenants, one worker, {_ORDERS_OF_LINK} orders each; the ERP answers each call after {_LATENCY_MS} ms",
    "seconds until all are through beside one link whose ERP takes 20 s for a call, against the same links without it",
]


class BenchLocal:
    """`Local` in memory."""

    entities: frozenset[str] = frozenset({"sales_order"})
    creates: frozenset[str] = frozenset({"sales_order"})

    def __init__(self) -> None:
        self.orders: dict[UUID, dict[str, Any]] = {}

    async def load(self, session: ReadSession, entity: str, ids: Sequence[UUID]) -> dict[UUID, LocalRecord]:
        """See `Local`."""
        return {
            each: LocalRecord(id=each, title=str(each), reference=str(each), values=self.orders.get(each, {}))
            for each in ids
        }

    async def page(self, session: ReadSession, entity: str, after: UUID | None, limit: int) -> list[UUID]:
        """See `Local`."""
        return []

    async def match(
        self, session: ReadSession, entity: str, values: Mapping[str, Any], reference: str | None
    ) -> list[LocalMatch]:
        """See `Local`."""
        return []

    async def apply(self, session: WriteSession, entity: str, local_id: UUID | None, values: Mapping[str, Any]) -> UUID:
        """See `Local`; what the ERP sends is not kept: the memory that is measured is the engine's."""
        return local_id or new_id()

    async def heard(
        self, session: WriteSession, link_id: UUID, entity: str, record: Mapping[str, Any], order_ids: Sequence[UUID]
    ) -> None:
        """See `Local`."""

    async def gone(self, session: WriteSession, link_id: UUID, entity: str, external_ids: Sequence[str]) -> None:
        """See `Local`."""

    async def trouble(self, session: WriteSession, link_id: UUID, name: str, problem: Mapping[str, Any]) -> None:
        """See `Local`."""
        raise RuntimeError(f"the link is down: {problem}")


async def run(scale: Scale) -> Report:
    """Read and push."""
    orders, pushed = max(PAGE, scale.companies // 5), max(20, scale.companies // 50)
    async with _installation() as (runtime, folder):
        one = await _measured(runtime, folder, orders, pushed)
    ours, theirs = (
        {"read_s": one["read"], "push_s": one["push"]},
        {"read_s": one["bare_read"], "push_s": one["bare_push"]},
    )
    return Report(
        bench="erp",
        unit={"read_s": "s", "push_s": "s"},
        scale={
            "orders": orders, "pushed": pushed, "latency_ms": _LATENCY_MS, "parallel": _PARALLEL, "goal": _GOAL,
            "memory_mib": one["memory"], "cpu": one["cpu"],
        },
        ours=ours,
        theirs=theirs,
        ratio={name: round(theirs[name] / ours[name], 3) for name in ours},
        notes=_NOTES,
    )  # fmt: skip


async def run_links(scale: Scale) -> Report:
    """Let many links share a worker with one that hangs."""
    links = max(8, min(_LINKS, scale.companies // 250))
    async with _installation() as (runtime, folder):
        many = await _many(runtime, folder, links)
    return Report(
        bench="erp_links",
        unit={"links_s": "s"},
        scale={"links": links, "orders_of_link": _ORDERS_OF_LINK, "latency_ms": _LATENCY_MS,
               "memory_mib": many["memory"]},
        ours={"links_s": many["with"]},
        theirs={"links_s": many["without"]},
        ratio={"links_s": round(many["without"] / many["with"], 3)},
        notes=_LINKS_NOTES,
    )  # fmt: skip


@asynccontextmanager
async def _installation() -> AsyncIterator[tuple[Runtime, Path]]:
    with bench_servers() as (folder, postgres, redis):
        urls = postgres.create_database("lading")
        await migrate(urls.owner_url, all_tables())
        settings = bench_settings(urls, redis.url(), folder, allowed_networks="127.0.0.0/8", database_pool_size=20)
        async with open_runtime(settings, "lading-bench") as runtime:
            yield runtime, folder


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


async def _measured(runtime: Runtime, folder: Path, orders: int, pushed: int) -> dict[str, Any]:
    port = free_port()
    arguments = ["-m", "infra.bench.erp_server", str(port), str(orders), str(_LATENCY_MS)]
    async with running("erp", arguments, port=port, folder=folder, path="/me", env={}):
        found: dict[str, Any] = {"bare_read": await _bare_read(port), "bare_push": await _bare_push(port, pushed)}
        tenant_id, link_id = await _link(runtime, f"http://127.0.0.1:{port}")
        local = BenchLocal()
        _say(f"bare: {found}; reading {orders} orders")
        cpu = time.process_time()
        found["read"], found["memory"] = await _read(runtime, tenant_id, link_id, local, orders)
        found["cpu"] = {"read_s": round(time.process_time() - cpu, 2)}
        await _ask(runtime, tenant_id, link_id, local, pushed)
        _say(f"read: {found['read']} s, {found['memory']}; pushing {pushed} orders")
        begun, cpu = time.perf_counter(), time.process_time()
        await _turn(runtime, tenant_id, link_id, local)
        found["push"] = round(time.perf_counter() - begun, 2)
        found["cpu"]["push_s"] = round(time.process_time() - cpu, 2)
        async with runtime.database.tenant_session(tenant_id, _ACTOR) as session:
            done = await session.scalar(select(func.count()).where(ErpOutbound.state == "done"))
        if done != pushed:
            raise RuntimeError(f"{done} of {pushed} orders were pushed")
    return found


async def _read(
    runtime: Runtime, tenant_id: UUID, link_id: UUID, local: BenchLocal, orders: int
) -> tuple[float, dict[str, float]]:
    begun = time.perf_counter()
    reading = asyncio.create_task(_turn(runtime, tenant_id, link_id, local))
    memory: list[float] = []
    while not reading.done():
        await asyncio.wait({reading}, timeout=0.25)
        memory.append(psutil.Process().memory_info().rss / 2**20)
    await reading
    seconds = round(time.perf_counter() - begun, 2)
    async with runtime.database.tenant_session(tenant_id, _ACTOR) as session:
        count = await session.scalar(select(func.count()).where(ErpInbound.state == "applied"))
    if count != orders:
        raise RuntimeError(f"{count} of {orders} orders were read")
    gc.collect()
    third = max(1, len(memory) // 3)
    return seconds, {"first_third": round(max(memory[:third]), 1), "last_third": round(max(memory[-third:]), 1)}


async def _bare_read(port: int) -> float:
    begun = time.perf_counter()
    async with httpx.AsyncClient(trust_env=False) as client:
        after: int | None = 0
        while after is not None:
            answer = await client.get(f"http://127.0.0.1:{port}/orders", params={"after": after})
            after = msgspec.json.decode(answer.content)["next"]
    return round(time.perf_counter() - begun, 2)


async def _bare_push(port: int, count: int) -> float:
    room = asyncio.Semaphore(_PARALLEL)
    base = f"http://127.0.0.1:{port}/orders"

    async def one(client: httpx.AsyncClient, number: int) -> None:
        body = msgspec.json.encode(_values(number))
        async with room:
            answer = await client.post(base, content=body, headers={"Idempotency-Key": f"bare-{number}"})
            await client.get(f"{base}/{msgspec.json.decode(answer.content)['row']['id']}")

    begun = time.perf_counter()
    async with httpx.AsyncClient(trust_env=False) as client:
        await asyncio.gather(*(one(client, number) for number in range(count)))
    return round(time.perf_counter() - begun, 2)


def _values(number: int) -> dict[str, Any]:
    lines = [
        {"id": str(UUID(int=number * 3 + at)), "product_code": f"P{at}", "quantity": "10", "price": "1.5"}
        for at in range(3)
    ]
    return {"currency": "USD", "lines": lines}


async def _link(runtime: Runtime, url: str, *, inward: bool = True) -> tuple[UUID, UUID]:
    tenant_id, link_id = new_id(), new_id()
    async with runtime.database.system_session() as session:
        session.add(Tenant(id=tenant_id, slug=f"bench-{tenant_id.hex[-12:]}", name="Bench", active=True))
    async with runtime.database.tenant_session(tenant_id, _ACTOR) as session:
        described = {"url": url, "description": _DESCRIPTION % (_PARALLEL, PAGE)}
        session.add(
            ErpLink(id=link_id, name="Bench", adapter="generic_rest", state="live", settings=described, server={},
                    reconciled_at=now())
        )  # fmt: skip
        await session.flush()
        session.add(ErpLane(id=link_id))
        for direction in ("in", "out"):
            session.add(
                ErpSwitch(link_id=link_id, entity="sales_order", direction=direction, active=True, approvals_left=0,
                          scope="create")
            )  # fmt: skip
        session.add(
            ErpMapping(link_id=link_id, entity="sales_order", number=1, document=msgspec.to_builtins(_MAPPING),
                       made_by="bench")
        )  # fmt: skip
    return tenant_id, link_id


async def _ask(runtime: Runtime, tenant_id: UUID, link_id: UUID, local: BenchLocal, count: int) -> None:
    async with runtime.database.tenant_session(tenant_id, _ACTOR) as session:
        for number in range(count):
            identity = new_id()
            local.orders[identity] = _values(number)
            await ask_push(session, local, link_id, "sales_order", identity, why="bench")


async def _turn(runtime: Runtime, tenant_id: UUID, link_id: UUID, local: BenchLocal) -> None:
    """Turns until nothing is due."""
    while True:
        async with runtime.database.tenant_session(tenant_id, _ACTOR) as session:
            await session.execute(update(ErpLane).values(holder=None))
            await wake_link(session, link_id)
        async with runtime.database.system_session() as session:
            (lane,) = await claim_lanes(session, f"bench {new_id()}", 1)
        await LinkWork(runtime, local, lane, lambda: False).run()
        async with runtime.database.tenant_session(tenant_id, _ACTOR) as session:
            due = await session.scalar(select(ErpLane.due_at))
            waiting = await session.scalar(select(func.count()).where(ErpOutbound.state == "waiting"))
        if not waiting and due is not None and (due - datetime.now(UTC)).total_seconds() > 10:
            await _rest(runtime, tenant_id)
            return


async def _rest(runtime: Runtime, tenant_id: UUID) -> None:
    async with runtime.database.tenant_session(tenant_id, _ACTOR) as session:
        await session.execute(update(ErpLane).values(due_at=None))


async def _many(runtime: Runtime, folder: Path, count: int) -> dict[str, Any]:
    port = free_port()
    arguments = ["-m", "infra.bench.erp_server", str(port), str(_ORDERS_OF_LINK), str(_LATENCY_MS)]
    found: dict[str, Any] = {}
    async with running("erps", arguments, port=port, folder=folder, path="/me", env={}):
        for kind in ("without", "with"):
            _say(f"{count} links {kind} one that hangs: {found}")
            links = [await _link(runtime, f"http://127.0.0.1:{port}") for _ in range(count)]
            if kind == "with":
                await _link_woken(runtime, *await _link(runtime, f"http://127.0.0.1:{port}{SLOW}"))
            for pair in links:
                await _link_woken(runtime, *pair)
            found[kind] = await _work(runtime, links)
            found["memory"] = round(psutil.Process().memory_info().rss / 2**20, 1)
    return found


async def _link_woken(runtime: Runtime, tenant_id: UUID, link_id: UUID) -> None:
    async with runtime.database.tenant_session(tenant_id, _ACTOR) as session:
        await wake_link(session, link_id)


async def _work(runtime: Runtime, links: Sequence[tuple[UUID, UUID]]) -> float:
    worker = ErpWorker(runtime, BenchLocal())
    begun = time.perf_counter()
    working = asyncio.create_task(worker.run())
    left = list(links)
    while left:
        await asyncio.sleep(0.2)
        tenant_id, _ = left[-1]
        async with runtime.database.tenant_session(tenant_id, _ACTOR) as session:
            if await session.scalar(select(func.count()).where(ErpInbound.state == "applied")) == _ORDERS_OF_LINK:
                left.pop()
    seconds = round(time.perf_counter() - begun, 2)
    worker.stop()
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    return seconds
