"""What a link may call is shared by all processes, survives the loss of Redis, and leaves room for people."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from erp_adapters.contract.capabilities import Limit
from erp_adapters.contract.http import Request, Response
from erp_adapters.contract.results import RateLimited, Refused
from erp_adapters.engine import limits
from erp_adapters.engine.limits import Gate, LimitWaitError, gates
from erp_adapters.engine.models import ErpUsage
from erp_adapters.engine.opening import note_usage
from erp_adapters.engine.transport import CountedHttp
from tenants.orm import new_id
from tenants.runtime import Runtime
from tests.erp_adapters.model.stage import Stage

HOUR = timedelta(hours=1)


@pytest.fixture
def link() -> str:
    """A link's name that nobody used; what this process knows of any is forgotten between two `processes`."""
    return new_id().hex


def process(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on another process calls: it knows nothing of what the one before called."""
    monkeypatch.setattr(limits, "_OWN", type(limits._OWN)())


async def spent(gate: Gate, most: int) -> int:
    """How many calls the gate lets through before it asks for a long wait."""
    for count in range(most):
        try:
            place, _ = await gate.take()
        except LimitWaitError:
            return count
        await gate.give(place)
    return most


async def test_processes_share_a_budget(runtime: Runtime, link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    limit = Limit(calls=20, per=HOUR)
    assert await spent(Gate(limit, link, runtime.redis, urgent=True), 12) == 12
    process(monkeypatch)
    assert await spent(Gate(limit, link, runtime.redis, urgent=True), 50) == 8
    assert await spent(Gate(limit, f"{link}x", runtime.redis, urgent=True), 50) == 20  # another link's is its own


async def test_bulk_work_leaves_the_last_calls_to_people(runtime: Runtime, link: str) -> None:
    limit = Limit(calls=20, per=HOUR)
    assert await spent(Gate(limit, link, runtime.redis), 50) == 18
    assert await spent(Gate(limit, link, runtime.redis, urgent=True), 50) == 2


async def test_a_process_keeps_to_the_limit_without_redis(
    runtime: Runtime, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = Limit(calls=10, per=HOUR)
    gate = Gate(limit, link, runtime.redis, urgent=True)
    assert await spent(gate, 6) == 6
    await runtime.redis.flushdb()
    assert await spent(gate, 50) == 4
    process(monkeypatch)
    away = Gate(limit, link, runtime.redis, urgent=True)

    async def broken(**_: object) -> int:
        raise ConnectionError("no Redis")

    monkeypatch.setattr(away, "_take", broken)
    assert await spent(away, 50) == 10


async def test_people_go_before_bulk_work_that_waits_already(runtime: Runtime, link: str) -> None:
    limit = Limit(parallel=1)
    bulk, person = Gate(limit, link, runtime.redis), Gate(limit, link, runtime.redis, urgent=True)
    first, _ = await bulk.take()
    order: list[str] = []

    async def take(gate: Gate, name: str) -> None:
        place, _ = await gate.take()
        order.append(name)
        await gate.give(place)

    waiting = [asyncio.create_task(take(bulk, "bulk")) for _ in range(3)]
    await asyncio.sleep(0)
    waiting.append(asyncio.create_task(take(person, "person")))
    await asyncio.sleep(0)
    await bulk.give(first)
    await asyncio.gather(*waiting)
    assert order == ["person", "bulk", "bulk", "bulk"]


async def test_places_are_shared_and_come_back(runtime: Runtime, link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    limit = Limit(parallel=2)
    one = Gate(limit, link, runtime.redis)
    held = [(await one.take())[0] for _ in range(2)]
    process(monkeypatch)
    other = Gate(limit, link, runtime.redis)
    third = asyncio.create_task(other.take())
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(asyncio.shield(third), 0.1)
    await one.give(held[0])
    await asyncio.wait_for(third, 10)


async def test_a_server_that_asks_for_quiet_is_left_in_peace(runtime: Runtime, link: str) -> None:
    class Busy:
        calls = 0

        async def send(self, request: Request) -> Response:
            self.calls += 1
            return Response(status=429, headers={"retry-after": "120"})

    inner = Busy()
    http = CountedHttp(inner, {}, gates({}, link, runtime.redis))
    assert (await http.send(Request(method="GET", url="https://erp.example/"))).status == 429
    with pytest.raises(Refused) as refused:
        await http.send(Request(method="GET", url="https://erp.example/"))
    assert isinstance(refused.value.result, RateLimited)
    assert (refused.value.result.after or 0) > 100
    assert (inner.calls, http.calls, http.limited) == (1, 1, 2)


async def test_calls_are_counted_by_the_day(stage: Stage) -> None:
    http = CountedHttp(_Quiet(), {})
    http.calls, http.limited, http.waited = 7, 2, 1.5
    for urgent in (True, False):
        async with stage.session() as session:
            await note_usage(session, stage.link_id, http, urgent=urgent)
    async with stage.session() as session:
        (row,) = (await session.scalars(select(ErpUsage))).all()
        assert (row.calls, row.urgent, row.limited, row.waited_seconds) == (14, 7, 4, 3.0)


class _Quiet:
    async def send(self, request: Request) -> Response:
        return Response(status=200)
