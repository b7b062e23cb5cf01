"""What is going on with a customer, as letters speak of it: the deal with its quotation, and the order.

Without a deal or an order named it is the newest open deal and the newest order of the reader's company; of what the
actor does not see nothing is told. What somebody typed for a letter goes over it.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Protocol
from uuid import UUID

from backend.outreach.templates.engine.fields import FIELDS, Money
from backend.pipeline.queries import deals_of_company, get_deal
from backend.pipeline.schemas.deals import Deal
from backend.trade.orders.queries import get_order, orders_of_company
from backend.trade.orders.schemas import Order
from backend.trade.quotes.queries import load_version, quotes_of_company
from backend.trade.quotes.schemas import QuoteRow
from tenants.errors import NotFoundError
from tenants.session import ReadSession

Values = dict[str, dict[str, Any]]


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


def speaks_of_business(texts: list[str]) -> bool:
    """Whether any of these templates' texts speaks of a deal or an order: only then is it asked for."""
    return any("deal." in text or "order." in text for text in texts)


async def business_values(
    session: ReadSession,
    company_id: UUID | None,
    *,
    deal_id: UUID | None = None,
    order_id: UUID | None = None,
) -> Values:
    """Values by group as `engine.fields.read_given` gives them. Raises `NotFoundError` for a deal or an order that was
    named and is not seen."""
    deal = await get_deal(session, deal_id) if deal_id else await _newest_deal(session, company_id)
    company = deal.company.id if deal else company_id
    found: Values = {}
    if values := await _of_deal(session, deal, company):
        found["deal"] = values
    order = await get_order(session, order_id) if order_id else await _newest_order(session, company, deal_id)
    if order is not None:
        found["order"] = _of_order(order)
    return found


async def _newest_deal(session: ReadSession, company_id: UUID | None) -> Deal | None:
    deals = await deals_of_company(session, company_id) if company_id else []
    return max((each for each in deals if each.status == "open"), key=lambda each: each.opened_at, default=None)


async def _newest_order(session: ReadSession, company_id: UUID | None, deal_id: UUID | None) -> Order | None:
    rows = await orders_of_company(session, company_id) if company_id else []
    for row in rows:
        if deal_id is None or row.deal_id == deal_id:
            return await get_order(session, row.id)
    return None


async def _of_deal(session: ReadSession, deal: Deal | None, company_id: UUID | None) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if deal is not None and deal.amount is not None:
        values["amount"] = Money(deal.amount, deal.currency)
    quotes = await quotes_of_company(session, company_id) if company_id else []
    quote = next((each for each in quotes if deal is None or each.deal_id == deal.id), None)
    if quote is not None:
        values |= await _of_quote(session, quote)
    return values


async def _of_quote(session: ReadSession, quote: QuoteRow) -> dict[str, Any]:
    try:
        version = await load_version(session, quote.id, quote.latest)
    except NotFoundError:
        return {}
    offer = version.offers[0] if version.offers else None
    days = "".join(each for each in (version.lead_time or "").partition(" ")[0] if each.isdigit())
    return {
        **_of_lines(version.lines, quote.currency, "products"),
        "reference": quote.number,
        "amount": Money(version.total, quote.currency),
        "valid_until": version.valid_until,
        **({"terms": " ".join(f"{offer.incoterm} {offer.place}".split())} if offer else {}),
        **({"payment": version.payment_terms} if version.payment_terms else {}),
        **({"days": Decimal(days)} if days else {}),
    }


def _of_order(order: Order) -> dict[str, Any]:
    values: dict[str, Any] = {
        **_of_lines(order.lines, order.currency, "lines"),
        "number": order.number,
        "total": Money(order.total, order.currency),
        "ship_date": order.ship_by,
        "port": order.port_of_discharge,
    }
    return {name: value for name, value in values.items() if value is not None and name in FIELDS["order"]}


def _of_lines(lines: Sequence[_Line], currency: str, name: str) -> dict[str, Any]:
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
