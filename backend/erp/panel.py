"""What the ERPs know of an order: where it is there, step by step, and how fresh that is."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select

from backend.erp import schemas
from backend.erp.goods import read_through, stock_cover
from backend.erp.queries import step_view
from backend.trade.mastered import invoices_of
from backend.trade.orders.schemas import Order
from backend.trade.rates.queries import rate_on
from backend.trade.shipments.queries import ShipmentFilters, list_shipments, load_shipment
from erp_adapters.contract.capabilities import Operation
from erp_adapters.engine.models import ErpBinding, ErpInbound, ErpLink, ErpOutbound
from tenants.context import current
from tenants.orm import now
from tenants.session import ReadSession

ZERO = Decimal(0)
_GONE = frozenset({"departed", "arrived", "delivered"})


async def order_panel(session: ReadSession, order: Order, links: Sequence[ErpLink]) -> schemas.ErpOrderPanel:
    """What the ERPs know of an order."""
    order_id = order.id
    bound = {
        row.link_id: row
        for row in await session.scalars(
            select(ErpBinding).where(ErpBinding.entity == "sales_order", ErpBinding.local_id == order_id)
        )
    }
    shown = {link.id: link for link in links}
    for row in await session.scalars(select(ErpLink).where(ErpLink.id.in_(list(bound)))):
        shown.setdefault(row.id, row)
    views = [await _order_at(session, link, order, bound.get(link.id)) for link in shown.values()]
    return schemas.ErpOrderPanel(may_push=bool(links), links=views)


async def _order_at(session: ReadSession, link: ErpLink, order: Order, row: ErpBinding | None) -> schemas.ErpOrderView:
    order_id = order.id
    theirs = row.theirs if row is not None else {}
    steps = await session.scalars(
        select(ErpOutbound)
        .where(ErpOutbound.link_id == link.id, ErpOutbound.entity == "sales_order", ErpOutbound.local_id == order_id)
        .order_by(ErpOutbound.created_at.desc())
        .limit(10)
    )
    documents: list[schemas.ErpDocument] = []
    if row is not None and row.external_id is not None:
        named: Any = [{"external_id": row.external_id}]
        found = await session.scalars(
            select(ErpInbound)
            .where(
                ErpInbound.link_id == link.id, ErpInbound.entity.in_(("shipment", "invoice", "receipt", "production")),
                ErpInbound.record["orders"].contains(named)
                | ErpInbound.record["order"].contains({"external_id": row.external_id}),
            ).order_by(ErpInbound.entity, ErpInbound.external_id)
        )  # fmt: skip
        documents = [_document(each) for each in found]
    # What is invoiced there is owed there already.
    billed = any(each.entity == "invoice" and each.status not in {"draft", "cancelled"} for each in documents)
    credit = await credit_at(session, link.id, order.company_id, ZERO if billed else order.total, order.currency)
    return schemas.ErpOrderView(
        link_id=link.id,
        link_name=link.name,
        external_number=row.external_number if row is not None else None,
        external_id=row.external_id if row is not None else None,
        status=theirs.get("status"),
        remote_status=theirs.get("remote_status"),
        locked=bool(theirs.get("locked")),
        total=theirs.get("total"),
        currency=theirs.get("currency"),
        delivery_status=theirs.get("delivery_status"),
        billing_status=theirs.get("billing_status"),
        read_at=await _read_at(session, row) if row is not None else None,
        steps=[step_view(each) for each in steps],
        documents=documents,
        credit=credit,
        rail=await _rail(session, link, order, row, documents, credit),
        may_reopen=bool(theirs.get("locked")) and _reopens(link),
    )


async def _read_at(session: ReadSession, row: ErpBinding) -> datetime | None:
    """When the order was last read, be it without news."""
    seen = await session.scalar(
        select(ErpInbound.read_at).where(
            ErpInbound.link_id == row.link_id, ErpInbound.entity == row.entity,
            ErpInbound.external_id == row.external_id,
        )
    )  # fmt: skip
    return max((each for each in (row.read_at, seen) if each is not None), default=None)


def _document(row: ErpInbound) -> schemas.ErpDocument:
    record = row.record
    on = next((record[name] for name in ("shipped_on", "finished_on", "invoiced_on", "received_on", "planned_on")
               if record.get(name)), None)  # fmt: skip
    return schemas.ErpDocument(
        entity=row.entity,
        number=row.external_number or row.external_id,
        status=str(record.get("status") or ""),
        remote_status=str(record.get("remote_status") or ""),
        on=on,
        amount=record.get("total") or record.get("amount"),
        open_amount=record.get("open_amount"),
        currency=record.get("currency"),
    )


async def credit_at(
    session: ReadSession, link_id: UUID, company_id: UUID, total: Decimal, currency: str | None = None
) -> schemas.ErpCreditView | None:
    """A customer's credit at a link, judged as if it owed `total` (of `currency`) more; None where the link tells of
    none. A total in a currency whose rate is not known is left out."""
    customer = await session.scalar(
        select(ErpBinding.external_id).where(
            ErpBinding.link_id == link_id, ErpBinding.entity == "customer", ErpBinding.local_id == company_id
        )
    )
    if customer is None:
        return None
    row = await session.scalar(
        select(ErpInbound).where(
            ErpInbound.link_id == link_id, ErpInbound.entity == "credit", ErpInbound.external_id == customer
        )
    )
    if row is None:
        return None
    record = row.record
    read_at = max(row.read_at, (await read_through(session, link_id)).get("credit", row.read_at))
    limit, balance, overdue = record.get("limit"), record.get("balance"), record.get("overdue")
    more = await _in_currency(session, total, currency, record.get("currency"))
    over = limit is not None and Decimal(str(limit)) > 0 and Decimal(str(balance or 0)) + more > Decimal(str(limit))
    late = overdue is not None and Decimal(str(overdue)) > 0
    hold = bool(record.get("on_hold"))
    return schemas.ErpCreditView(
        limit=limit, balance=balance, overdue=overdue, currency=record.get("currency"), on_hold=hold,
        warning=over or late or hold, read_at=read_at,
    )  # fmt: skip


async def _in_currency(session: ReadSession, amount: Decimal, source: str | None, target: str | None) -> Decimal:
    if not amount or not source or not target or source == target:
        return amount
    known = await rate_on(session, source, target, now().date())
    return ZERO if known is None else amount * known.rate


def _reopens(link: ErpLink) -> bool:
    offered = (link.server.get("entities") or {}).get("sales_order") or []
    return Operation.UNAPPROVE.value in offered


async def credit_of(
    session: ReadSession, company_id: UUID, total: Decimal = ZERO, currency: str | None = None
) -> list[schemas.ErpCreditView]:
    """What every linked ERP says a company may owe and owes, judged as if it owed `total` more."""
    links = await session.scalars(
        select(ErpBinding.link_id).where(ErpBinding.entity == "customer", ErpBinding.local_id == company_id)
    )
    found = [await credit_at(session, link_id, company_id, total, currency) for link_id in links]
    return [each for each in found if each is not None]


async def _rail(
    session: ReadSession,
    link: ErpLink,
    order: Order,
    row: ErpBinding | None,
    documents: list[schemas.ErpDocument],
    credit: schemas.ErpCreditView | None,
) -> list[schemas.ErpRailStep]:
    """Stock, credit, production, picking, shipping, invoices, money: only what this ERP tells of."""
    made = []
    covered, lines = await stock_cover(session, link.id, order)
    if lines:
        made.append(_step("stock", Decimal(covered), Decimal(lines)))
    if credit is not None:
        made.append(schemas.ErpRailStep("credit", "warning" if credit.warning else "done", None, None, None))
    if row is None or row.external_id is None:
        return made
    for name, entity in (("produced", "production"), ("picked", "shipment")):
        these = [each.status for each in documents if each.entity == entity and each.status != "cancelled"]
        if these:
            ready = sum(status == "done" or (name == "picked" and status == "partial") for status in these)
            made.append(_step(name, Decimal(ready), Decimal(len(these))))
    made.append(await _shipped(session, order))
    invoices = [each for each in await invoices_of(session, order.id) if each.link_id == link.id]
    live = [each for each in invoices if each.state != "cancelled" and each.currency == order.currency]
    if live:
        billed = sum((-each.total if each.credit else each.total for each in live), ZERO)
        paid = sum((each.total - (each.open_amount or ZERO) for each in live if not each.credit), ZERO)
        # ERPs add taxes of their own: what is invoiced may come to more.
        made.append(_step("invoiced", billed, order.total, order.currency))
        if any(each.open_amount is not None for each in live):
            made.append(_step("paid", paid, billed, order.currency))
    return made


async def _shipped(session: ReadSession, order: Order) -> schemas.ErpRailStep:
    gone: dict[UUID, Decimal] = {}
    for each in (await list_shipments(session, ShipmentFilters(order_id=order.id), limit=50)).items:
        if each.state in _GONE:
            for line in (await load_shipment(session, current().actor, each.id)).lines:
                gone[line.order_line_id] = gone.get(line.order_line_id, ZERO) + line.quantity
    ordered = sum((line.quantity for line in order.lines), ZERO)
    return _step("shipped", sum((gone.get(line.id, ZERO) for line in order.lines), ZERO), ordered)


def _step(name: str, done: Decimal, of: Decimal, currency: str | None = None) -> schemas.ErpRailStep:
    state = "open" if done <= 0 else "done" if done >= of else "partial"
    return schemas.ErpRailStep(name, state, f"{done.normalize():f}", f"{of.normalize():f}", currency)
