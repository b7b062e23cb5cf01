"""Links the demo company to its ERP, an invented program of files, and lets that answer what it is sent: a shipped and
paid order, one in production, one that waits for its ship; an order that began there; a conflict and a refusal."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select, update

from backend.customers.queries.companies import lock_company
from backend.customers.schemas import CompanyPatch
from backend.customers.service.companies import change_company
from backend.erp.schemas import NewErpLink, NewRun, SwitchChange
from backend.erp.service.deciding import push_order
from backend.erp.service.flows import ask_run, set_switch
from backend.erp.service.links import add_link, check_link
from backend.trade.orders.models import SalesOrder
from backend.trade.orders.schemas import NewOrder, OrderLineInput
from backend.trade.orders.service import confirm_order, create_order
from backend.trade.products.models import Product
from backend.trade.quotes.schemas import TradeCharge
from erp_adapters.engine.lanes import wake_link
from erp_adapters.engine.models import ErpBinding, ErpCursor, ErpLink, ErpRun, ErpSwitch
from infra.demo.erp import BORN, DESCRIPTION, LINKS, STOCK, FilesErp
from tenants.context import Actor, system_actor
from tenants.directory.models import Tenant
from tenants.orm import now
from tenants.runtime import Runtime
from tenants.session import WriteSession

ACTOR: Final = system_actor("lading demo plan")
_FLOWS: Final = (
    ("customer", "in"), ("product", "in"), ("sales_order", "in"), ("customer", "out"), ("sales_order", "out"),
)  # fmt: skip
_ORDER: Final = {"Reference": "", "Customer": "", "Customer name": "", "Currency": "USD", "PO": "", "Delivery": "",
                 "Status": "approved", "Released": "yes", "Net": "", "Total": ""}  # fmt: skip


async def put_erp(runtime: Runtime, slug: str) -> int:
    """Take the next step of the demo's ERP; answers 1 while there are more, which the worker's turns lead to."""
    if runtime.settings.erp_dir is None:
        return 0
    async with runtime.database.system_session() as session:
        tenant_id = await session.scalar(select(Tenant.id).where(Tenant.slug == slug))
    if tenant_id is None:
        return 1
    erp = FilesErp(runtime.settings.erp_dir / str(tenant_id))
    async with runtime.database.tenant_session(tenant_id, ACTOR) as session:
        link = await session.scalar(select(ErpLink).where(ErpLink.name == LINKS[slug]))
        orders = list(
            await session.scalars(
                select(SalesOrder).where(SalesOrder.kind == "order", SalesOrder.confirmed_at.is_not(None))
            )
        )
        if link is not None:
            return await _go_on(session, erp, link, [order.id for order in orders])
        if len(orders) < 3:
            return 1
        link_id = await _begin(session, runtime, erp, LINKS[slug])
    await check_link(ACTOR, runtime, tenant_id, link_id)
    async with runtime.database.tenant_session(tenant_id, ACTOR) as session:
        await ask_run(session, ACTOR, link_id, NewRun(kind="rehearsal"))
    return 1


async def _begin(session: WriteSession, runtime: Runtime, erp: FilesErp, name: str) -> UUID:
    products = list(await session.scalars(select(Product).where(Product.archived_at.is_(None)).order_by(Product.sku)))
    erp.deliver("product", [
        {"Item": each.sku, "Name": each.name, "Unit": each.unit, "HS code": each.hs_code or ""} for each in products
    ])  # fmt: skip
    erp.deliver("price", [
        {"No": each.sku, "Item": each.sku, "List": "Export 2026", "Currency": "USD", "From": "0",
         "Price": f"{(each.cost or Decimal(0)) / Decimal('5.4'):.2f}"}
        for each in products
    ])  # fmt: skip
    erp.deliver("stock", [
        {"No": f"{sku}/{warehouse}", "Item": sku, "Warehouse": warehouse, "Unit": "pcs", "On hand": on_hand,
         "Reserved": reserved, "Available": on_hand - reserved, "Incoming": incoming}
        for sku, rows in STOCK.items()
        for warehouse, on_hand, reserved, incoming in rows
    ])  # fmt: skip
    erp.deliver("order", [
        {**_ORDER, "Order": order.number, "Customer": order.customer, "Customer name": order.customer_name,
         "Currency": order.currency, "Item": item, "Text": words, "Unit": "H87", "Quantity": quantity,
         "Unit price": price}
        for order in BORN
        for item, words, quantity, price in order.lines
    ])  # fmt: skip
    settings = {"description": DESCRIPTION, "place": "folder"}
    link = await add_link(session, ACTOR, runtime.vault, NewErpLink(name=name, adapter="files", settings=settings))
    return link.id


async def _go_on(session: WriteSession, erp: FilesErp, link: ErpLink, order_ids: list[UUID]) -> int:
    runs = {run.kind: run.state for run in await session.scalars(select(ErpRun).where(ErpRun.link_id == link.id))}
    if "reconciliation" in runs:
        return 0
    if link.state == "ready":
        if runs.get("rehearsal") == "done":
            await _switch_on(session, link, order_ids)
        return 1
    answered = bool(list((erp.folder / "from-erp").glob("invoice-*.csv")))
    sent = erp.sent("order")
    if not answered:
        if len(sent) >= len(order_ids):
            _answer(erp, sent, now().date())
            await _wake(session, link.id)
        return 1
    bound = await session.scalars(
        select(ErpBinding.local_id).where(
            ErpBinding.link_id == link.id, ErpBinding.entity == "customer", ErpBinding.external_id.like("C-%")
        )
    )
    linked = [each for each in bound if each is not None]
    if linked:
        await _disagree(session, erp, ACTOR, linked[0])
        await _wake(session, link.id)
        await ask_run(session, ACTOR, link.id, NewRun(kind="reconciliation"))
        return 0
    return 1


async def _switch_on(session: WriteSession, link: ErpLink, order_ids: list[UUID]) -> None:
    for entity, direction in _FLOWS:
        await set_switch(session, ACTOR, link.id, entity, direction, SwitchChange(active=True))
    await session.execute(update(ErpSwitch).where(ErpSwitch.link_id == link.id).values(approvals_left=0))
    session.expire_all()
    for order_id in order_ids:
        await push_order(session, ACTOR, order_id)


async def _wake(session: WriteSession, link_id: UUID) -> None:
    await session.execute(update(ErpCursor).where(ErpCursor.link_id == link_id).values(next_at=now()))
    await wake_link(session, link_id)


def _answer(erp: FilesErp, sent: dict[str, list[dict[str, str]]], today: date) -> None:
    """What the ERP says of the orders that came: each is at another point."""
    codes = {reference: f"C-{1001 + place}" for place, reference in enumerate(erp.sent("customer"))}
    erp.deliver("customer", [
        {"Code": codes[reference], "Reference": reference, "Name": rows[0]["Name"], "Phone": rows[0]["Phone"]}
        for reference, rows in erp.sent("customer").items()
    ])  # fmt: skip
    states = ("shipped", "in_production", "approved", "approved", "submitted")
    orders: list[dict[str, Any]] = []
    heads: list[tuple[str, str, str, Decimal, list[dict[str, str]]]] = []
    for place, (reference, rows) in enumerate(sorted(sent.items())):
        number, state = f"SO-{2201 + place}", states[min(place, len(states) - 1)]
        total = sum((Decimal(row["Quantity"]) * Decimal(row["Unit price"]) for row in rows), Decimal(0))
        customer = codes.get(rows[0]["Customer"], rows[0]["Customer"])
        heads.append((number, customer, rows[0]["Currency"], round(total, 2), rows))
        orders += [
            {**_ORDER, **row, "Order": number, "Reference": reference, "Customer": customer, "Status": state,
             "Released": "no" if state == "submitted" else "yes", "Net": f"{total:.2f}", "Total": f"{total:.2f}"}
            for row in rows
        ]  # fmt: skip
    erp.deliver("order", orders)
    _deliver_goods(erp, heads, today)
    _deliver_money(erp, heads, today)


def _deliver_goods(
    erp: FilesErp, heads: list[tuple[str, str, str, Decimal, list[dict[str, str]]]], today: date
) -> None:
    first, second, third = (head[0] for head in heads[:3])
    made = {"Started": "yes", "Planned": f"{today + timedelta(days=12)}", "Finished": ""}
    erp.deliver("production", [
        {**made, "No": "MO-771", "Order": first, "Finished": f"{today - timedelta(days=9)}", "Status": "done"},
        {**made, "No": "MO-778", "Order": second, "Status": "partial"},
    ])  # fmt: skip
    note = {"Carrier": "", "Tracking": "", "Shipped": "", "Status": "open"}
    erp.deliver("shipment", [
        *({**note, "Delivery": "DN-5031", "Order": first, "Carrier": "Example Ocean Line", "Tracking": "EXOU7719026",
           "Planned": f"{today - timedelta(days=4)}", "Shipped": f"{today - timedelta(days=4)}", "Status": "done",
           "Item": row["Item"], "Quantity": row["Quantity"]} for row in heads[0][4]),
        *({**note, "Delivery": "DN-5044", "Order": third, "Planned": f"{today + timedelta(days=6)}",
           "Item": row["Item"], "Quantity": row["Quantity"]} for row in heads[2][4]),
    ])  # fmt: skip


def _deliver_money(
    erp: FilesErp, heads: list[tuple[str, str, str, Decimal, list[dict[str, str]]]], today: date
) -> None:
    number, customer, currency, total, _ = heads[0]
    deposit = round(total * Decimal("0.3"), 2)
    erp.deliver("invoice", [
        {"Invoice": "IN-8812", "Order": number, "Date": f"{today - timedelta(days=4)}", "Currency": currency,
         "Due": f"{today + timedelta(days=10)}", "Total": f"{total}", "Open": f"{total - deposit}",
         "Status": "partial"},
    ])  # fmt: skip
    erp.deliver("receipt", [
        {"Receipt": "RC-3007", "Customer": customer, "Date": f"{today - timedelta(days=20)}", "Currency": currency,
         "Amount": f"{deposit}", "Fee": "", "Bank reference": "TT-20260-117", "Status": "done",
         "Invoice": "IN-8812", "Of it": f"{deposit}"},
    ])  # fmt: skip
    _, customer, currency, total, _ = heads[1]
    erp.deliver("credit", [
        {"Customer": customer, "Currency": currency, "Limit": f"{round(total / 2, 2)}", "Balance": f"{total}",
         "Overdue": "0"},
    ])  # fmt: skip


async def _disagree(session: WriteSession, erp: FilesErp, actor: Actor, company_id: UUID) -> None:
    """The same telephone number is changed on both sides; and an order has a charge that the ERP has no product for."""
    row = await session.scalar(
        select(ErpBinding).where(ErpBinding.entity == "customer", ErpBinding.local_id == company_id)
    )
    company = await lock_company(session, company_id)
    if row is None:
        return
    desk = (company.phone or "+49405550100")[:-2]
    erp.deliver("customer", [
        {"Code": row.external_id, "Reference": "", "Name": company.name, "Phone": f"{desk}40"},
    ])  # fmt: skip
    await change_company(session, actor, company_id, CompanyPatch(phone=f"{desk}99"), company.version)
    line = OrderLineInput(sku="HL-1001", name="Bit set 32 pcs", quantity=Decimal(1200), unit_price=Decimal("5.85"))
    given = NewOrder(
        company_id=company_id, owner_id=company.owner.id if company.owner else None, currency="USD", incoterm="CIF",
        place="Hamburg", lines=[line], charges=[TradeCharge(label="Sea freight", amount=Decimal(820))],
    )  # fmt: skip
    order = await create_order(session, actor, given)
    await confirm_order(session, actor, order.id)
