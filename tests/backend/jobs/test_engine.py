"""From outbox to job: at least once to the queue, exactly once in effect, and a dead letter at the end."""

import asyncio
from datetime import timedelta
from typing import ClassVar
from uuid import UUID

import pytest
from sqlalchemy import delete, func, select, update

from backend.jobs.arq_queue import ArqQueue, TenantGate, make_worker, open_queue
from backend.jobs.models import DeadLetter
from backend.jobs.registry import GiveUpError, JobRun, Registry, Schedule, TickedEvent, job
from backend.jobs.relay import Relay
from backend.jobs.runner import JobRunner, pause_before
from backend.jobs.service import clean_finished, retry_dead_letter
from tenants.audit import AuditEntry, record
from tenants.context import system_actor
from tenants.live import LiveBus, LiveMessage, connect_redis
from tenants.orm import new_id, now
from tenants.outbox import Event, OutboxEvent, ProcessedEvent, append
from tenants.runtime import Runtime
from tests.support import TestTenant, eventually


class BoxPacked(Event, frozen=True, kw_only=True):
    """An event of these tests."""

    kind: ClassVar[str] = "message"
    box_id: UUID
    fail: bool = False

    def subject_ids(self) -> list[UUID]:
        return [self.box_id]


@job("test.note_box", BoxPacked, retries=3)
async def note_box(run: JobRun, event: BoxPacked) -> None:
    record(run.session, "box.noted", subject_id=event.box_id)
    await run.session.flush()
    if event.fail:
        raise ValueError("the box is torn")


@job("test.weigh_box", BoxPacked)
async def weigh_box(run: JobRun, event: BoxPacked) -> None:
    record(run.session, "box.weighed", subject_id=event.box_id)


@job("test.give_up", TickedEvent)
async def give_up(run: JobRun, _: TickedEvent) -> None:
    raise GiveUpError("no retry can help")


REGISTRY = Registry([note_box, weigh_box], [Schedule(give_up, hour=1, minute=2)])


class ListQueue:
    """Remembers what the relay puts."""

    def __init__(self) -> None:
        self.put_jobs: list[tuple[str, UUID, UUID]] = []

    async def put(self, job_name: str, tenant_id: str, event_id: str) -> None:
        self.put_jobs.append((job_name, UUID(tenant_id), UUID(event_id)))


@pytest.fixture(autouse=True)
async def empty_outbox(runtime: Runtime) -> None:
    async with runtime.database.system_session() as session:
        await session.execute(delete(OutboxEvent))


async def pack(runtime: Runtime, tenant: TestTenant, *, fail: bool = False) -> tuple[UUID, UUID]:
    box_id = new_id()
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        return append(session, BoxPacked(box_id=box_id, fail=fail)), box_id


async def actions(runtime: Runtime, tenant: TestTenant) -> list[str]:
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        return sorted(await session.scalars(select(AuditEntry.action)))


async def outbox_row(runtime: Runtime, tenant: TestTenant, event_id: UUID) -> OutboxEvent:
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        return await session.get_one(OutboxEvent, (tenant.id, event_id))


async def is_done(runtime: Runtime, tenant: TestTenant, event_id: UUID) -> bool:
    return (await outbox_row(runtime, tenant, event_id)).done_at is not None


async def pack_and_fail(runtime: Runtime, tenant: TestTenant) -> None:
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        append(session, BoxPacked(box_id=new_id()))
        raise ZeroDivisionError


async def test_an_event_of_a_failed_transaction_never_happened(runtime: Runtime, tenant: TestTenant) -> None:
    with pytest.raises(ZeroDivisionError):
        await pack_and_fail(runtime, tenant)
    assert await Relay(runtime.database, ListQueue(), runtime.live, REGISTRY).relay_batch() == 0


async def test_the_relay_hands_an_event_to_each_consumer_once(runtime: Runtime, tenant: TestTenant) -> None:
    event_id, _ = await pack(runtime, tenant)
    queue = ListQueue()
    relay = Relay(runtime.database, queue, runtime.live, REGISTRY)
    assert [await relay.relay_batch(), await relay.relay_batch()] == [1, 0]
    assert sorted(queue.put_jobs) == [
        ("test.note_box", tenant.id, event_id),
        ("test.weigh_box", tenant.id, event_id),
    ]


async def test_a_lost_queue_loses_no_work(runtime: Runtime, tenant: TestTenant) -> None:
    event_id, _ = await pack(runtime, tenant)
    lost, later = ListQueue(), ListQueue()
    await Relay(runtime.database, lost, runtime.live, REGISTRY).relay_batch()
    async with runtime.database.system_session() as session:
        await session.execute(
            update(OutboxEvent).where(OutboxEvent.id == event_id).values(relayed_at=now() - timedelta(minutes=5))
        )
    await Relay(runtime.database, later, runtime.live, REGISTRY).relay_batch()
    assert sorted(later.put_jobs) == sorted(lost.put_jobs)


async def test_two_relays_do_not_hand_out_the_same_event(runtime: Runtime, tenant: TestTenant) -> None:
    for _ in range(20):
        await pack(runtime, tenant)
    queues = [ListQueue(), ListQueue()]
    await asyncio.gather(*(Relay(runtime.database, queue, runtime.live, REGISTRY).relay_batch() for queue in queues))
    handed = queues[0].put_jobs + queues[1].put_jobs
    assert len(handed) == len(set(handed)) == 40


async def test_a_job_delivered_twice_takes_effect_once(runtime: Runtime, tenant: TestTenant) -> None:
    event_id, _ = await pack(runtime, tenant)
    runner = JobRunner(runtime, REGISTRY)
    for name in ("test.note_box", "test.note_box", "test.weigh_box"):
        assert await runner.run(name, tenant.id, event_id, 1) is None
    assert await actions(runtime, tenant) == ["box.noted", "box.weighed"]
    assert (await outbox_row(runtime, tenant, event_id)).done_at is not None


async def test_an_event_is_done_only_when_every_consumer_is(runtime: Runtime, tenant: TestTenant) -> None:
    event_id, _ = await pack(runtime, tenant)
    await JobRunner(runtime, REGISTRY).run("test.note_box", tenant.id, event_id, 1)
    assert (await outbox_row(runtime, tenant, event_id)).done_at is None


async def test_a_failing_job_leaves_nothing_and_ends_as_a_dead_letter(runtime: Runtime, tenant: TestTenant) -> None:
    event_id, _ = await pack(runtime, tenant, fail=True)
    runner = JobRunner(runtime, REGISTRY)
    pauses = [await runner.run("test.note_box", tenant.id, event_id, attempt) for attempt in (1, 2, 3)]
    assert [pause is None for pause in pauses] == [False, False, True]
    assert await actions(runtime, tenant) == []
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        letter = (await session.scalars(select(DeadLetter))).one()
        assert (letter.job, letter.attempts, letter.error) == ("test.note_box", 3, "ValueError: the box is torn")


async def test_a_dead_letter_sent_again_runs_that_job_alone(runtime: Runtime, tenant: TestTenant) -> None:
    event_id, _ = await pack(runtime, tenant, fail=True)
    runner = JobRunner(runtime, REGISTRY)
    await runner.run("test.weigh_box", tenant.id, event_id, 1)
    await runner.run("test.note_box", tenant.id, event_id, 3)
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        letter_id = (await session.scalars(select(DeadLetter.id))).one()
        # What made it fail is mended meanwhile.
        await session.execute(
            update(OutboxEvent).where(OutboxEvent.id == event_id).values(payload={"box_id": str(new_id())})
        )
    async with runtime.database.tenant_session(tenant.id, tenant.owner.actor()) as session:
        await retry_dead_letter(session, tenant.owner.actor(), letter_id)
    queue = ListQueue()
    await Relay(runtime.database, queue, runtime.live, REGISTRY).relay_batch()
    for name, tenant_id, event in queue.put_jobs:
        if event == event_id:
            await runner.run(name, tenant_id, event, 1)
    assert await actions(runtime, tenant) == ["box.noted", "box.weighed", "dead_letter.retried"]


async def test_some_failures_are_not_retried(runtime: Runtime, tenant: TestTenant) -> None:
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        event_id = append(session, TickedEvent(schedule="test.give_up"))
    assert await JobRunner(runtime, REGISTRY).run("test.give_up", tenant.id, event_id, 1) is None
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        assert await session.scalar(select(func.count()).select_from(DeadLetter)) == 1


def test_a_tick_is_heard_by_its_own_job() -> None:
    assert [item.name for item in REGISTRY.consumers("TickedEvent", {"schedule": "test.give_up"})] == ["test.give_up"]
    assert REGISTRY.consumers("TickedEvent", {"schedule": "another"}) == []


def test_pauses_grow_and_stay_bounded() -> None:
    assert all(0 < pause_before(attempt) <= 15 * 60 * 1.5 for attempt in range(1, 60))
    assert min(pause_before(8) for _ in range(50)) > max(pause_before(1) for _ in range(50))


async def test_the_whole_way_through_redis_and_a_worker(runtime: Runtime, tenant: TestTenant) -> None:
    event_id, box_id = await pack(runtime, tenant)
    async with open_queue(runtime.settings.redis_url) as pool, runtime.live.listen() as messages:
        worker = make_worker(runtime, REGISTRY, pool)
        running = asyncio.create_task(worker.async_run())
        relay = asyncio.create_task(Relay(runtime.database, ArqQueue(pool), runtime.live, REGISTRY).run())
        message: LiveMessage = await asyncio.wait_for(anext(messages), 20)
        assert (message.kind, message.ids, message.event) == ("message", [box_id], "BoxPacked")
        await eventually(lambda: is_done(runtime, tenant, event_id))
        for task in (relay, running):
            task.cancel()
        await asyncio.gather(relay, running, return_exceptions=True)
        await worker.close()
    assert await actions(runtime, tenant) == ["box.noted", "box.weighed"]


async def test_a_tenant_has_only_so_many_places(runtime: Runtime, tenant: TestTenant, other_tenant: TestTenant) -> None:
    async with open_queue(runtime.settings.redis_url) as pool:
        gate = TenantGate(pool, 2)
        assert [await gate.enter(tenant.id, name, 60) for name in "abc"] == [True, True, False]
        assert await gate.enter(other_tenant.id, "d", 60)
        assert [await gate.enter(tenant.id, name, 60, "imports") for name in "ef"] == [True, False]
        await gate.leave(tenant.id, "a")
        assert await gate.enter(tenant.id, "c", 60)


async def test_cleaning_keeps_what_is_not_done(runtime: Runtime, tenant: TestTenant) -> None:
    done_id, _ = await pack(runtime, tenant)
    waiting_id, _ = await pack(runtime, tenant)
    old = now() - timedelta(days=40)
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        await session.execute(update(OutboxEvent).where(OutboxEvent.id == done_id).values(done_at=old))
        session.add(ProcessedEvent(id=done_id, consumer="test.note_box", at=old))
        await session.flush()
        await clean_finished(session)
        assert list(await session.scalars(select(OutboxEvent.id))) == [waiting_id]
        assert list(await session.scalars(select(ProcessedEvent.id))) == []


async def test_news_stay_in_their_own_redis_database(runtime: Runtime, tenant: TestTenant) -> None:
    neighbour = connect_redis(f"{runtime.settings.redis_url.partition('?')[0]}?db=60")
    message = LiveMessage(tenant.id, "company", [], "Ours", "2026-11-22T00:00:00Z")
    try:
        async with runtime.live.listen() as messages:
            await LiveBus(neighbour).send(LiveMessage(tenant.id, "company", [], "Theirs", "2026-11-22T00:00:00Z"))
            await runtime.live.send(message)
            assert await asyncio.wait_for(anext(messages), 20) == message
    finally:
        await neighbour.aclose()
