"""What keeps a process within its means."""

import asyncio
from datetime import UTC, datetime

from mail_ingest.sync.limits import Allowance, BatchSize, ByteBudget, SignInGate


async def test_bytes_beyond_the_budget_wait_until_others_are_stored() -> None:
    budget = ByteBudget(100)
    order: list[str] = []

    async def second() -> None:
        async with budget.hold(60):
            order.append("second")

    async with budget.hold(60):
        task = asyncio.create_task(second())
        await asyncio.sleep(0)
        order.append("first")
    await task
    assert order == ["first", "second"]


async def test_a_message_larger_than_the_budget_comes_alone() -> None:
    budget = ByteBudget(100)
    async with budget.hold(1000):
        waiting = asyncio.create_task(budget.breathe())
        await asyncio.sleep(0)
        assert not waiting.done()
    await waiting


async def test_sign_ins_at_one_host_are_spread_and_hold_up_no_other_host() -> None:
    gate = SignInGate(per_second=1000, burst=2)
    for _ in range(20):
        await gate.pass_through("slow.example")
    async with asyncio.timeout(5):
        await gate.pass_through("other.example")


def test_old_mail_waits_for_the_next_day_when_the_allowance_is_used() -> None:
    allowance = Allowance(1000)
    allowance.used(850)
    assert allowance.spent_until() is None
    allowance.used(100)
    until = allowance.spent_until()
    assert until is not None
    assert until > datetime.now(UTC)
    assert (until.hour, until.minute) == (0, 0)
    unlimited = Allowance(None)
    unlimited.used(10**12)
    assert unlimited.spent_until() is None


def test_a_batch_is_about_a_seconds_worth() -> None:
    batch = BatchSize()
    for _ in range(10):
        batch.learn(4_000_000, 0.1)
    assert batch.bytes == BatchSize.MOST
    for _ in range(10):
        batch.learn(200_000, 10)
    assert batch.bytes == BatchSize.LEAST
