"""Background work of orders."""

from typing import Any

from backend.customers.service.progress import advance_company
from backend.customers.vocabulary import Stage
from backend.jobs.registry import Job, JobRun, job
from backend.trade.events import OrderConfirmed
from backend.trade.orders.models import SalesOrder


@job("trade.advance_company_of_order", OrderConfirmed)
async def advance_of_confirmed(run: JobRun, event: OrderConfirmed) -> None:
    """Who ordered is a customer; who ordered samples is being negotiated with."""
    order = await run.session.get(SalesOrder, (run.tenant_id, event.order_id))
    if order is not None:
        stage: Stage = "negotiating" if order.kind == "sample" else "customer"
        await advance_company(run.session, event.company_id, stage, owner_id=order.owner_id)


JOBS: list[Job[Any]] = [advance_of_confirmed]
