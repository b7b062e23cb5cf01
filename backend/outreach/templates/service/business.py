"""What is going on with a customer, as letters speak of it: deal, quotation, order with its money and goods.

Without a deal or an order named it is the newest open deal and the newest order of the reader's company; of what the
actor does not see nothing is told. What somebody typed for a letter goes over it.
"""

from decimal import Decimal
from typing import Final
from uuid import UUID

from backend.custom_fields.vocabulary import FieldObject
from backend.outreach.templates.engine.fields import Money
from backend.outreach.templates.service.own_fields import own_of_record
from backend.outreach.templates.service.trade_values import Fields, goods_of, known, money_of, of_lines, of_quote
from backend.pipeline.queries import deals_of_company, get_deal
from backend.pipeline.schemas.deals import Deal
from backend.trade.orders.queries import get_order, orders_of_company
from backend.trade.orders.schemas import Order
from backend.trade.quotes.queries import load_version, quotes_of_company
from backend.trade.quotes.schemas import QuoteRow, QuoteVersionView
from tenants.errors import NotFoundError
from tenants.session import ReadSession

Values = dict[str, Fields]
_GROUPS: Final = ("deal", "quote", "order", "payment", "shipment")


def speaks_of_business(texts: list[str]) -> bool:
    """Whether any of these templates' texts speaks of a deal or an order: only then is it asked for."""
    return any(f"{group}." in text for text in texts for group in _GROUPS)


async def business_values(
    session: ReadSession,
    company_id: UUID | None,
    *,
    deal_id: UUID | None = None,
    order_id: UUID | None = None,
    own: bool = False,
) -> Values:
    """Values by group as `engine.fields.read_given` gives them; with `own` also those of fields of the tenant's own.
    Raises `NotFoundError` for a deal or an order that was named and is not seen."""
    deal = await get_deal(session, deal_id) if deal_id else await _newest_deal(session, company_id)
    company = deal.company.id if deal else company_id
    found: Values = {}
    quote, version = await _quote(session, deal, company)
    if values := _of_deal(deal, quote, version):
        found["deal"] = values
    if quote is not None and version is not None:
        found["quote"] = of_quote(quote, version)
    order = await get_order(session, order_id) if order_id else await _newest_order(session, company, deal_id)
    if order is not None:
        money = await money_of(session, order.id)
        goods = await goods_of(session, order.id)
        found["payment"], found["shipment"] = money, goods
        found["order"] = {**_of_order(order), **_as_the_order_says(money, goods)}
    if own:
        records: dict[FieldObject, UUID | None] = {
            "deal": deal.id if deal else None,
            "quote": quote.id if quote else None,
            "order": order.id if order else None,
        }
        for of, record in records.items():
            found[of] = {**found.get(of, {}), "custom": await own_of_record(session, of, record)}
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


async def _quote(
    session: ReadSession, deal: Deal | None, company_id: UUID | None
) -> tuple[QuoteRow | None, QuoteVersionView | None]:
    quotes = await quotes_of_company(session, company_id) if company_id else []
    quote = next((each for each in quotes if deal is None or each.deal_id == deal.id), None)
    if quote is None:
        return None, None
    try:
        return quote, await load_version(session, quote.id, quote.latest)
    except NotFoundError:
        return None, None


def _of_deal(deal: Deal | None, quote: QuoteRow | None, version: QuoteVersionView | None) -> Fields:
    values: Fields = {}
    if deal is not None and deal.amount is not None:
        values["amount"] = Money(deal.amount, deal.currency)
    if quote is None or version is None:
        return values
    offered = of_quote(quote, version)
    days = "".join(each for each in (version.lead_time or "").partition(" ")[0] if each.isdigit())
    return {
        **values,
        **of_lines(version.lines, quote.currency, "products"),
        "reference": quote.number,
        "amount": Money(version.total, quote.currency),
        **{name: offered[name] for name in ("valid_until", "terms", "payment") if name in offered},
        **({"days": Decimal(days)} if days else {}),
    }


def _of_order(order: Order) -> Fields:
    return known(
        **of_lines(order.lines, order.currency, "lines"),
        number=order.number,
        total=Money(order.total, order.currency),
        ship_date=order.ship_by,
        port=order.port_of_discharge,
    )


def _as_the_order_says(money: Fields, goods: Fields) -> Fields:
    """What letters about an order call by the order's name."""
    mine = {name: money[name] for name in ("deposit", "balance", "due") if name in money}
    names = ("vessel", "bill_of_lading", "departure", "arrival", "port")
    return mine | {name: goods[name] for name in names if name in goods}
