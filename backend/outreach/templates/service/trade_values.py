"""Quotations, money and goods as the variables of letters: values by name as `engine.fields.read_given` gives them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Protocol, TypeAlias
from uuid import UUID

from backend.outreach.templates.engine.fields import Money
from backend.trade.payments.queries import order_money
from backend.trade.payments.schemas import OrderMoney
from backend.trade.quotes.schemas import QuoteRow, QuoteVersionView
from backend.trade.shipments.queries import ShipmentFilters, list_shipments, load_shipment
from tenants.context import current
from tenants.session import ReadSession

Fields: TypeAlias = dict[str, Any]


class _Line(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def sku(self) -> str | None: ...
    @property
    def unit(self) -> str: ...
    @property
    def quantity(self) -> Decimal: ...
    @property
    def unit_price(self) -> Decimal: ...
    @property
    def amount(self) -> Decimal: ...


def known(**values: Any) -> Fields:
    """Those that say something: an unknown one must stop a letter and not print as nothing."""
    return {name: value for name, value in values.items() if value not in (None, "")}


def of_lines(lines: Sequence[_Line], currency: str, name: str) -> Fields:
    """The lines as rows under `name`, and the first product."""
    if not lines:
        return {}
    rows = tuple(
        {
            "name": each.name,
            **({"code": each.sku} if each.sku else {}),
            "quantity": each.quantity,
            "unit": each.unit,
            "price": Money(each.unit_price, currency),
            "amount": Money(each.amount, currency),
        }
        for each in lines
    )
    first = lines[0]
    return {name: rows, "product": first.name, **({"quantity": first.quantity} if len(lines) == 1 else {})}


def of_quote(quote: QuoteRow, version: QuoteVersionView) -> Fields:
    """The quotation as it stands."""
    offer = version.offers[0] if version.offers else None
    lines = of_lines(version.lines, quote.currency, "lines")
    lines.pop("quantity", None)
    return known(
        **lines,
        number=quote.number,
        date=(quote.sent_at or quote.updated_at).date(),
        total=Money(version.total, quote.currency),
        valid_until=version.valid_until,
        terms=" ".join(f"{offer.incoterm} {offer.place}".split()) if offer else None,
        payment=version.payment_terms,
        lead_time=version.lead_time,
    )


async def money_of(session: ReadSession, order_id: UUID) -> Fields:
    """What an order's customer has paid and owes. Raises `NotFoundError`."""
    return _money(await order_money(session, order_id))


def _money(money: OrderMoney) -> Fields:
    def amount(value: Decimal) -> Money:
        return Money(value, money.currency)

    open_dues = sorted(
        (each for each in money.dues if each.settled < each.amount and each.due_on is not None),
        key=lambda each: each.due_on or date.max,
    )
    nearest = open_dues[0] if open_dues else None
    last = max((each for each in money.payments if each.state == "received"), key=lambda each: each.received_on,
               default=None)  # fmt: skip
    by_label = {each.label: each.amount for each in reversed(money.dues)}
    return known(
        total=amount(money.total),
        deposit=amount(by_label["deposit"]) if "deposit" in by_label else None,
        balance=amount(by_label["balance"]) if "balance" in by_label else None,
        outstanding=amount(money.outstanding),
        received=amount(money.received),
        due=nearest.due_on if nearest else None,
        due_amount=amount(nearest.amount - nearest.settled) if nearest else None,
        overdue_days=Decimal(nearest.overdue_days) if nearest and nearest.overdue_days > 0 else None,
        last_amount=Money(last.amount, last.currency) if last else None,
        last_on=last.received_on if last else None,
        reference=last.reference if last else None,
        terms=money.terms,
    )


async def goods_of(session: ReadSession, order_id: UUID) -> Fields:
    """The shipment of an order that was touched last; of several the one that still goes on."""
    rows = (await list_shipments(session, ShipmentFilters(order_id=order_id), limit=20)).items
    live = [each for each in rows if each.state != "cancelled"]
    if not live:
        return {}
    chosen = next((each for each in live if each.state != "delivered"), live[0])
    view = await load_shipment(session, current().actor, chosen.id)
    return known(
        number=view.number,
        carrier=view.carrier,
        forwarder=view.forwarder,
        vessel=" ".join(each for each in (view.vessel, view.voyage) if each),
        booking=view.booking_number,
        bill_of_lading=view.bl_number,
        tracking=view.tracking_number,
        containers=", ".join(each.number for each in view.containers),
        from_port=view.port_of_loading,
        port=view.port_of_discharge,
        departure=view.departed_on or view.etd,
        arrival=view.arrived_on or view.eta,
        delivered=view.delivered_on,
    )
