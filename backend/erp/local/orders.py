"""Orders as an ERP's sales orders: what is sent, what its states mean here, and orders that begin there."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID, uuid5

from sqlalchemy import select

from backend.customers.queries.exchange import bare_companies
from backend.customers.queries.whom import companies_by_id
from backend.erp.local.refusing import refused
from backend.trade.incoterms import INCOTERMS
from backend.trade.mastered import TradeMastered, mastered_of, note_mastered
from backend.trade.orders.queries import OrderFilters, find_order, get_order, lines_of, list_orders
from backend.trade.orders.schemas import NewOrder, Order, OrderContent, OrderLineInput
from backend.trade.orders.service import confirm_order, create_order
from backend.trade.orders.service.making import write_content
from backend.trade.orders.service.running import lock_order, move_order
from backend.trade.products.goods import products_by_sku
from backend.trade.shipments.queries import ShipmentFilters, list_shipments
from backend.trade.units import unit_code
from backend.trade.vocabulary import OrderState
from erp_adapters.engine.local import LocalMatch, LocalRecord, LocalRefusedError
from erp_adapters.engine.models import ErpLink
from erp_adapters.engine.plain import normal
from i18n.messages import N_, translate
from i18n.words import fold
from tenants.context import current
from tenants.errors import LadingError, NotFoundError
from tenants.session import ReadSession, WriteSession

#: Whose news concerns an order.
ABOUT_ORDERS: Final = frozenset({"sales_order", "production", "shipment", "invoice", "receipt"})
#: Before a charge's label, where a line names its product: the value table `charge` says which product it is there.
CHARGE: Final = "charge:"
_PRICE: Final = Decimal("0.000001")
#: How far an order is here when it is so far there.
_STATES: Final[Mapping[str, OrderState]] = {
    "in_production": "in_production",
    "partially_shipped": "partially_shipped",
    "shipped": "shipped",
    "closed": "closed",
}
_BEGUN: Final = frozenset({"submitted", "approved", *_STATES})
#: Orders that began in the ERP, while the transaction that makes them runs.
_BORN: Final = "erp.born_orders"


async def load(session: ReadSession, ids: Sequence[UUID]) -> dict[UUID, LocalRecord]:
    """See `Local.load`."""
    found: dict[UUID, Order] = {}
    for order_id in ids:
        try:
            found[order_id] = await get_order(session, order_id)
        except NotFoundError:
            continue
    companies = {row.id: row for row in await bare_companies(session, [each.company_id for each in found.values()])}
    return {
        order.id: LocalRecord(
            id=order.id,
            title=order.number,
            reference=order.number,
            values=_values(order, companies[order.company_id].name if order.company_id in companies else ""),
            changed_at=order.updated_at,
            needs=(("customer", order.company_id),),
        )
        for order in found.values()
    }


def _values(order: Order, company: str) -> dict[str, Any]:
    lines = [
        {
            "id": str(line.id),
            "product_code": line.sku,
            "description": line.name,
            "quantity": normal(line.quantity),
            # What remains per unit of the line's own discount and of its part of the order's.
            "price": normal((line.net / line.quantity).quantize(_PRICE) if line.quantity else line.unit_price),
        }
        for line in order.lines
    ]
    # An ERP knows charges as lines of service products.
    lines += [
        {
            "id": str(uuid5(order.id, charge.label)),
            "product_code": f"{CHARGE}{charge.label}",
            "description": charge.label,
            "quantity": normal(Decimal(1)),
            "price": normal(charge.amount),
        }
        for charge in order.charges
        if charge.amount
    ]
    charges = sum((charge.amount for charge in order.charges), start=Decimal(0))
    return {
        "company_id": str(order.company_id),
        "company": company,
        "currency": order.currency,
        "ordered_on": order.ordered_on.isoformat(),
        "customer_po": order.customer_po,
        "ship_by": order.ship_by.isoformat() if order.ship_by else None,
        "incoterm": order.incoterm,
        "lines": lines,
        "untaxed": normal(sum((line.net for line in order.lines), start=charges)),
        "total": normal(order.total),
    }


async def page(session: ReadSession, after: UUID | None, limit: int) -> list[UUID]:
    """Confirmed orders; by their number, since ids and numbers are made in one order."""
    rows = await list_orders(session, OrderFilters(state="confirmed", kind="order"), sort="number", limit=500)
    ids = sorted(row.id for row in rows.items)
    return [each for each in ids if after is None or each > after][:limit]


async def match(session: ReadSession, values: Mapping[str, Any], reference: str | None) -> list[LocalMatch]:
    """By our number, which the ERP keeps as a reference."""
    if not reference:
        return []
    rows = await list_orders(session, OrderFilters(q=reference), limit=5)
    return [
        LocalMatch(id=row.id, title=row.number, how="reference", sure=True)
        for row in rows.items
        if row.number == reference
    ]


async def apply(session: WriteSession, local_id: UUID | None, values: Mapping[str, Any]) -> UUID:
    """An order that begins there becomes one here, and follows it. The content of one that began here is not rewritten
    behind its owner's back: a person decides with both sides in view."""
    with refused():
        if local_id is None:
            return await _create(session, values)
        born = (await mastered_of(session, "order", [local_id])).get(local_id)
        if born is not None and born.born:
            await _rewrite(session, local_id, values)
            return local_id
    if not set(values) & {"lines", "currency", "company_id"}:
        return local_id
    words = N_("The order's content differs in the ERP. Change it here by a change request, or there.")
    said = translate(words, current().locale)
    raise LocalRefusedError("order-content", said, next(iter(values), ""))


async def _create(session: WriteSession, values: Mapping[str, Any]) -> UUID:
    actor = current().actor
    company_id = UUID(str(values["company_id"]))
    whom = (await companies_by_id(session, [company_id])).get(company_id)
    made = await create_order(
        session,
        actor,
        NewOrder(
            company_id=company_id,
            owner_id=whom.owner_id if whom else None,
            customer_po=str(values["customer_po"])[:200] if values.get("customer_po") else None,
            ordered_on=_day(values.get("ordered_on")),
            currency=str(values.get("currency") or ""),
            incoterm=_incoterm(values.get("incoterm")),
            ship_by=_day(values.get("ship_by")),
            payment_terms=str(values["payment_terms"])[:200] if values.get("payment_terms") else None,
            lines=await _lines(session, values.get("lines") or []),
        ),
    )
    session.info.setdefault(_BORN, set()).add(made.id)
    return made.id


def _day(value: Any) -> date | None:
    return date.fromisoformat(str(value)[:10]) if value else None


def _incoterm(value: Any) -> Any:
    """ERPs name it with its place ("FOB Ningbo"); most know none."""
    first = str(value or "").strip().upper().partition(" ")[0]
    return first if first in INCOTERMS else "EXW"


async def _lines(session: WriteSession, told: Sequence[Mapping[str, Any]]) -> list[OrderLineInput]:
    keys = [fold(str(each.get("product_code") or "")) for each in told]
    products = await products_by_sku(session, [key for key in keys if key])
    made = []
    for each in told:
        sku = str(each.get("product_code") or "").removeprefix(CHARGE)
        product, variant = products.get(fold(sku), (None, None))
        name = each.get("name") or each.get("product_name") or sku or "—"
        made.append(
            OrderLineInput(
                product_id=product,
                variant_id=variant,
                sku=sku or None,
                name=str(name)[:300],
                unit=unit_code(str(each.get("unit") or "")) or "H87",
                quantity=Decimal(str(each.get("quantity") or 0)),
                unit_price=Decimal(str(each.get("price") or 0)),
                discount=Decimal(str(each.get("discount") or 0)),
            )
        )
    return made


async def _rewrite(session: WriteSession, order_id: UUID, values: Mapping[str, Any]) -> None:
    """Bring an order that began there to what it is there now; not while goods of it are on their way."""
    if "lines" not in values and "currency" not in values:
        return
    order, _ = await find_order(session, order_id)
    if (await list_shipments(session, ShipmentFilters(order_id=order_id), limit=1)).items:
        words = N_("Goods of this order are in a shipment; its lines stay. Compare both sides and correct one.")
        raise LocalRefusedError("order-shipped", translate(words, current().locale), "lines")
    before = await lines_of(session, order_id)
    told = values.get("lines")
    content = OrderContent(
        currency=str(values.get("currency") or order.currency),
        incoterm=order.incoterm,  # type: ignore[arg-type]
        place=order.place,
        transport=order.transport,  # type: ignore[arg-type]
        port_of_loading=order.port_of_loading,
        port_of_discharge=order.port_of_discharge,
        payment_terms=order.payment_terms,
        tolerance=order.tolerance,
        ship_by=order.ship_by,
        lines=await _lines(session, told if told is not None else []),
    )
    if told is not None:
        order.version += 1
        await write_content(session, order, content, before)


async def _mark(session: WriteSession, link_id: UUID, order_id: UUID, record: Mapping[str, Any]) -> None:
    """Keep where an order is, and that it began there where our number is not on it."""
    known = (await mastered_of(session, "order", [order_id])).get(order_id)
    if known is not None and known.link_id != link_id:
        return
    link = await session.scalar(select(ErpLink).where(ErpLink.id == link_id))
    if link is not None:
        number = str(record.get("external_number") or record.get("external_id") or "")
        born = order_id in session.info.get(_BORN, ())
        await note_mastered(
            session, "order", order_id, link_id=link_id, source=link.name, number=number, fields=[], born=born
        )


def _reason(known: TradeMastered | None, record: Mapping[str, Any]) -> str | None:
    """Which ERP has released an order, under which number; no words, so that every language reads it."""
    if record.get("locked") is not True:
        return None
    number = str(record.get("external_number") or record.get("external_id") or "")
    return f"{known.source} {number}".strip() if known is not None else number or "ERP"


async def born_there(session: WriteSession, link_id: UUID, order_id: UUID, record: Mapping[str, Any]) -> None:
    """Keep that an order began in the ERP; it follows what it is there."""
    session.info.setdefault(_BORN, set()).add(order_id)
    await _mark(session, link_id, order_id, record)


async def follow(session: WriteSession, link_id: UUID, order_id: UUID, record: Mapping[str, Any]) -> None:
    """Lock the order while the ERP has released it, and let its state follow; one that began there is confirmed when
    it is submitted there."""
    status = str(record.get("status") or "")
    await _mark(session, link_id, order_id, record)
    born = (await mastered_of(session, "order", [order_id])).get(order_id)
    try:
        async with session.begin_nested():
            order, _ = await find_order(session, order_id)
            if born is not None and born.born and order.state == "draft" and status in _BEGUN:
                await confirm_order(session, current().actor, order_id)
            await lock_order(session, order_id, _reason(born, record))
    except LadingError:
        return
    try:
        async with session.begin_nested():
            if status in _STATES:
                await move_order(session, current().actor, order_id, _STATES[status])
    except LadingError:
        return  # the order went another way here; the panel shows both
