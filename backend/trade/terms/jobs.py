"""Due lines follow their orders."""

from typing import Any

from backend.jobs.registry import Job, JobRun, job
from backend.trade.events import OrderCancelled, OrderChanged, OrderConfirmed
from backend.trade.payments.sharing import free_order
from backend.trade.terms.dues import refresh_dues


@job("trade.dues_of_confirmed", OrderConfirmed)
async def dues_of_confirmed(run: JobRun, event: OrderConfirmed) -> None:
    """A confirmed order owes what its terms say."""
    await refresh_dues(run.session, event.order_id)


@job("trade.dues_of_changed", OrderChanged)
async def dues_of_changed(run: JobRun, event: OrderChanged) -> None:
    """Another total or other terms: other shares."""
    if event.substance:
        await refresh_dues(run.session, event.order_id)


@job("trade.dues_of_cancelled", OrderCancelled)
async def dues_of_cancelled(run: JobRun, event: OrderCancelled) -> None:
    """A cancelled order owes nothing, and what was paid for it is the customer's again."""
    await free_order(run.session, event.order_id)
    await refresh_dues(run.session, event.order_id)


JOBS: list[Job[Any]] = [dues_of_confirmed, dues_of_changed, dues_of_cancelled]
