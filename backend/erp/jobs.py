"""What happens here is queued for the ERP, in the job's own transaction; what happens there is told to people."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select

from backend.customers.events import CompanyChanged, ContactChanged
from backend.erp.events import ErpCatalogNews, ErpDocumentNews, ErpTrouble
from backend.erp.local import CrmLocal
from backend.erp.service.catalog import refresh_lists
from backend.erp.service.taking import take_document
from backend.erp.service.watching import note_wish, tell_of_dead, tell_of_trouble
from backend.jobs.registry import Job, JobRun, Schedule, TickedEvent, job
from backend.trade.events import OrderCancelled, OrderChanged, OrderConfirmed
from erp_adapters.engine.book import switches_of
from erp_adapters.engine.models import ErpBinding, ErpLink
from erp_adapters.engine.outbound import STEPS, ask_push, ask_step, ask_update
from tenants.session import WriteSession

_LOCAL = CrmLocal()


async def _outgoing(session: WriteSession, entity: str, operation: str = "create") -> list[tuple[UUID, str]]:
    """Links that take records of an entity and offer an operation, with the scope."""
    found = []
    for link in await session.scalars(select(ErpLink).where(ErpLink.state.not_in(("setup", "ready")))):
        switch = (await switches_of(session, link.id)).get((entity, "out"))
        offered = (link.server.get("entities") or {}).get(entity) or [operation]
        if switch is not None and switch.active and operation in offered:
            found.append((link.id, switch.scope))
    return found


async def _changed(session: WriteSession, entity: str, ids: Iterable[UUID]) -> None:
    listed = list(ids)
    changing = {link_id for link_id, _ in await _outgoing(session, entity, "update")}
    for link_id, scope in await _outgoing(session, entity):
        bound = set(
            await session.scalars(
                select(ErpBinding.local_id).where(
                    ErpBinding.link_id == link_id, ErpBinding.entity == entity, ErpBinding.local_id.in_(listed)
                )
            )
        )
        for each in listed:
            if each in bound and link_id in changing:
                await ask_update(session, _LOCAL, link_id, entity, each, why="changed")
            elif scope == "all" and each not in bound:
                await ask_push(session, _LOCAL, link_id, entity, each, why="changed")


@job("erp.companies_changed", CompanyChanged)
async def companies_changed(run: JobRun, event: CompanyChanged) -> None:
    """Send what changed on linked companies; news that the ERP brought itself changes nothing."""
    await _changed(run.session, "customer", event.company_ids)


@job("erp.contacts_changed", ContactChanged)
async def contacts_changed(run: JobRun, event: ContactChanged) -> None:
    """The same for people."""
    await _changed(run.session, "contact", event.contact_ids)


@job("erp.order_confirmed", OrderConfirmed)
async def order_confirmed(run: JobRun, event: OrderConfirmed) -> None:
    """A confirmed order goes to every ERP that takes orders."""
    for link_id, _ in await _outgoing(run.session, "sales_order"):
        await ask_push(run.session, _LOCAL, link_id, "sales_order", event.order_id, why="confirmed")


@job("erp.order_changed", OrderChanged)
async def order_changed(run: JobRun, event: OrderChanged) -> None:
    """What changed on an order that is there; one that was reopened there is released again."""
    if event.substance:
        for link_id, scope in await _outgoing(run.session, "sales_order", "update"):
            step = await ask_update(run.session, _LOCAL, link_id, "sales_order", event.order_id, why="changed")
            if step is not None and step.operation == "update":
                for each in STEPS.get(scope, ()):
                    await ask_step(run.session, _LOCAL, link_id, "sales_order", event.order_id, each, why="changed")
    else:
        await note_wish(run.session, event.order_id)


@job("erp.order_cancelled", OrderCancelled)
async def order_cancelled(run: JobRun, event: OrderCancelled) -> None:
    """A cancellation: of what was never sent it undoes the sending."""
    for link_id, _ in await _outgoing(run.session, "sales_order"):
        await ask_step(run.session, _LOCAL, link_id, "sales_order", event.order_id, "cancel", why="cancelled")


@job("erp.document_told", ErpDocumentNews)
async def document_told(run: JobRun, event: ErpDocumentNews) -> None:
    """A document of the ERP becomes trade's: shipments, invoices, money, milestones."""
    await take_document(run.session, event.link_id, event.entity, event.external_id)


@job("erp.prices_told", ErpCatalogNews)
async def prices_told(run: JobRun, event: ErpCatalogNews) -> None:
    """The ERP's price lists become trade's."""
    await refresh_lists(run.session, event.link_id)


@job("erp.trouble", ErpTrouble)
async def trouble(run: JobRun, event: ErpTrouble) -> None:
    """A link needs somebody: owners and admins hear what it is and where to act."""
    await tell_of_trouble(run.session, event.link_id, event.code)


@job("erp.look_after", TickedEvent)
async def look_after(run: JobRun, _: TickedEvent) -> None:
    """Each hour: links that have been away for long, and steps that wait for somebody."""
    await tell_of_dead(run.session)


JOBS: list[Job[Any]] = [
    companies_changed,
    contacts_changed,
    order_confirmed,
    order_changed,
    order_cancelled,
    document_told,
    prices_told,
    trouble,
]
SCHEDULES = [Schedule(look_after, hour, 40) for hour in range(0, 24, 2)]
