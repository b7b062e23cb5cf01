"""Orders as an ERP's sales orders: what is sent, and what its states mean here."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from backend.customers.queries.exchange import bare_companies
from backend.trade.errors import WrongStateError
from backend.trade.orders.queries import OrderFilters, get_order, list_orders
from backend.trade.orders.schemas import Order
from backend.trade.orders.service.running import lock_order, move_order
from backend.trade.vocabulary import OrderState
from erp_adapters.engine.local import LocalMatch, LocalRecord, LocalRefusedError
from erp_adapters.engine.plain import normal
from i18n.messages import N_, translate
from tenants.context import current
from tenants.errors import NotFoundError
from tenants.session import ReadSession, WriteSession

#: Whose news concerns an order.
ABOUT_ORDERS: Final = frozenset({"sales_order", "production", "shipment", "invoice", "receipt"})
_PRICE: Final = Decimal("0.000001")
#: How far an order is here when it is so far there.
_STATES: Final[Mapping[str, OrderState]] = {
    "in_production": "in_production",
    "partially_shipped": "partially_shipped",
    "shipped": "shipped",
    "closed": "closed",
}
LOCKED: Final = N_("Released in the ERP")


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
    return {
        "company_id": str(order.company_id),
        "company": company,
        "currency": order.currency,
        "ordered_on": order.ordered_on.isoformat(),
        "lines": lines,
        "untaxed": normal(sum((line.net for line in order.lines), start=Decimal(0))),
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
    """An order's content is not rewritten behind its owner's back: a person decides with both sides in view."""
    words = N_("The order's content differs in the ERP. Change it here by a change request, or there.")
    said = translate(words, current().locale)
    raise LocalRefusedError("order-content", said, next(iter(values), ""))


async def follow(session: WriteSession, order_id: UUID, record: Mapping[str, Any]) -> None:
    """Lock the order while the ERP has released it, and let its state follow."""
    status = str(record.get("status") or "")
    try:
        await lock_order(session, order_id, LOCKED if record.get("locked") is True else None)
        if status in _STATES:
            await move_order(session, current().actor, order_id, _STATES[status])
    except (WrongStateError, NotFoundError):
        return  # the order went another way here; the panel shows both
