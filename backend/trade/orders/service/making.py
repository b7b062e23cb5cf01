"""Making orders, of a quote or by hand, and writing what a draft obliges to."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select

from backend.accounts.queries.sight import sight_of
from backend.customers.queries.rows import Company
from backend.trade import checks
from backend.trade.clock import current_day
from backend.trade.errors import OrderLockedError, PriceMissingError, WrongStateError
from backend.trade.events import OrderChanged, OrderCreated, QuoteAnswered
from backend.trade.numbering import take_number
from backend.trade.orders import schemas
from backend.trade.orders.models import OrderLine, SalesOrder
from backend.trade.orders.queries import get_order, lines_of, totals_of
from backend.trade.own_values import write_own
from backend.trade.papers.firms import require_firm, series_of
from backend.trade.products.goods import Goods, goods_of, part_numbers
from backend.trade.quotes.models import QuoteLine
from backend.trade.quotes.queries import find_quote, find_version
from backend.trade.quotes.queries import lines_of as quote_lines_of
from backend.trade.quotes.reckoning import price_at
from backend.trade.quotes.schemas import OrderWish
from backend.trade.rates.queries import rate_on
from backend.trade.searching import index_texts
from backend.trade.settings import load_settings
from backend.trade.telling import tell_quote
from backend.trade.vocabulary import OrderKind
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.errors import NotAllowedError, NotFoundError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession
from tenants.versions import VersionConflictError

_PACKING = ("pcs_per_carton", "carton_length", "carton_width", "carton_height", "net_weight", "gross_weight")


async def create_order_from_quote(
    session: WriteSession, actor: Actor, quote_id: UUID, wish: OrderWish
) -> schemas.Order:
    """Make an order, a draft, of one offer of a quote's newest version, which must have been sent; each line keeps the
    line that it was made of, and the rate of the quote. The quote counts as accepted (of samples it does not).

    Raises `NotAllowedError`, `NotFoundError`, `WrongStateError`, `PriceMissingError`.
    """
    actor.require("trade.write")
    quote, sight = await find_quote(session, quote_id)
    if not sight.may_change(quote.owner_id):
        raise NotAllowedError
    version = await find_version(session, quote_id, quote.latest)
    if version.frozen_at is None or quote.state == "refused" or wish.offer >= len(version.offers):
        raise WrongStateError
    offer = version.offers[wish.offer]
    series = await series_of(session, version.firm_id)
    order = _new(actor, await take_number(session, _counter(wish.kind), series=series), wish.kind)
    for name in ("company_id", "contact_id", "deal_id", "owner_id", "currency"):
        setattr(order, name, getattr(quote, name))
    for name in (
        "firm_id", "transport", "port_of_loading", "port_of_discharge", "payment_terms", "discount", "charges", "rate",
        "rate_date", "rate_source",
    ):  # fmt: skip
        setattr(order, name, getattr(version, name))
    order.quote_id, order.quote_version_id = quote.id, version.id
    order.incoterm, order.place = offer["incoterm"], offer["place"]
    order.customer_po, order.ship_by = wish.customer_po or None, wish.ship_by
    quoted = await quote_lines_of(session, version.id)
    goods = await goods_of(session, [(line.product_id, line.variant_id) for line in quoted])
    lines = [_line_of_quote(order.id, line, wish.offer, goods) for line in quoted]
    await _keep(session, order, lines)
    if wish.kind == "order" and quote.state != "accepted":
        quote.state, quote.answered_at = "accepted", now()
        quote.version += 1
        append(
            session,
            QuoteAnswered(quote_id=quote.id, company_id=quote.company_id, deal_id=quote.deal_id, accepted=True),
        )
        await tell_quote(session, actor, quote, N_("Quote {number} was accepted"))
    audit.record(session, "order.created", subject_id=order.id, subject_name=order.number, quote=quote.number)
    append(session, OrderCreated(order_id=order.id, company_id=order.company_id, deal_id=order.deal_id))
    return await get_order(session, order.id)


def _counter(kind: OrderKind) -> str:
    return "sample" if kind == "sample" else "order"


def _new(actor: Actor, number: str, kind: OrderKind) -> SalesOrder:
    return SalesOrder(
        id=new_id(), number=number, kind=kind, ordered_on=current_day(), owner_id=actor.membership_id, tolerance=0
    )


def _line_of_quote(order_id: UUID, line: QuoteLine, offer: int, goods: dict[UUID, Goods]) -> OrderLine:
    price = price_at(line, offer, line.quantity)
    if price is None:
        raise PriceMissingError
    same = {
        name: getattr(line, name)
        for name in (
            "position", "product_id", "variant_id", "sku", "part_number", "name", "description", "unit", "quantity",
            "discount", "tax_rate", "cost", "cost_currency",
        )
    }  # fmt: skip
    made = OrderLine(id=new_id(), order_id=order_id, quote_line_id=line.id, unit_price=price, **same)
    _pack(made, goods)
    return made


def _pack(line: OrderLine, goods: dict[UUID, Goods]) -> None:
    """What papers need of the product, where the line does not say it."""
    known = goods.get(line.product_id) if line.product_id else None
    if known is None:
        return
    for name in ("hs_code", "origin", "description", *_PACKING):
        if getattr(line, name) is None:
            setattr(line, name, getattr(known.product, name))
    line.sku = line.sku or known.sku(line.variant_id)
    if line.cost is None:
        line.cost = known.cost(line.variant_id)
        line.cost_currency = known.product.cost_currency


async def create_order(session: WriteSession, actor: Actor, given: schemas.NewOrder) -> schemas.Order:
    """Make an order or samples without a quote, a draft.

    Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError`.
    """
    actor.require("trade.write")
    company = await checks.require_company(session, given.company_id)
    await checks.require_contact(session, given.contact_id)
    await checks.require_deal(session, given.deal_id)
    await checks.require_seat(session, given.owner_id)
    series = await series_of(session, given.firm_id)
    order = _new(actor, await take_number(session, _counter(given.kind), series=series), given.kind)
    order.company_id, order.contact_id, order.deal_id = company.id, given.contact_id, given.deal_id
    order.owner_id = given.owner_id or actor.membership_id
    order.ordered_on = given.ordered_on or order.ordered_on
    for name in ("customer_po", "shipping_marks", "note", "courier", "courier_number", "feedback_due_on"):
        setattr(order, name, getattr(given, name) or None)
    await write_content(session, order, given, [])
    await write_own(session, "order", order.id, given, creating=True)
    audit.record(session, "order.created", subject_id=order.id, subject_name=order.number)
    append(session, OrderCreated(order_id=order.id, company_id=order.company_id, deal_id=order.deal_id))
    return await get_order(session, order.id)


async def locked_order(session: WriteSession, actor: Actor, order_id: UUID) -> SalesOrder:
    """The order, locked, for somebody who may change it. Raises `NotAllowedError`, `NotFoundError`."""
    actor.require("trade.write")
    order = await session.scalar(select(SalesOrder).where(SalesOrder.id == order_id).with_for_update())
    sight = await sight_of(session, "order")
    if order is None or not sight.may_see(order.owner_id):
        raise NotFoundError
    if not sight.may_change(order.owner_id):
        raise NotAllowedError
    return order


async def write_draft(
    session: WriteSession, actor: Actor, order_id: UUID, given: schemas.OrderContent, expected: int
) -> schemas.Order:
    """Put another content in an order that is a draft still, at version `expected`.

    Raises `NotAllowedError`, `NotFoundError`, `WrongStateError`, `VersionConflictError`, `ValidationFailedError`.
    """
    order = await locked_order(session, actor, order_id)
    if order.version != expected:
        raise VersionConflictError(extra={"current": await get_order(session, order_id)})
    if order.state != "draft":
        raise WrongStateError
    if order.lock_reason:
        raise OrderLockedError
    order.version += 1
    await write_content(session, order, given, await lines_of(session, order_id))
    append(
        session,
        OrderChanged(order_id=order.id, company_id=order.company_id, deal_id=order.deal_id, substance=True),
    )
    return await get_order(session, order_id)


def fill_head(order: SalesOrder, given: schemas.OrderContent) -> None:
    """Set what an order obliges to beside its lines; raises `ValidationFailedError`."""
    order.currency, order.firm_id = checks.currency(given.currency), given.firm_id
    order.incoterm, order.place = given.incoterm, given.place.strip()
    for name in ("transport", "port_of_loading", "port_of_discharge", "payment_terms", "ship_by"):
        setattr(order, name, getattr(given, name) or None)
    order.tolerance = checks.percent(given.tolerance, "tolerance")
    order.discount = checks.percent(given.discount, "discount")
    order.charges = [
        {"label": charge.label.strip(), "amount": str(checks.amount(charge.amount, f"charges.{place}.amount"))}
        for place, charge in enumerate(given.charges)
    ]


def make_line(given: schemas.OrderLineInput, place: int, order_id: UUID, kept: OrderLine | None) -> OrderLine:
    """A row of a line as it was given; what is not given of costs and of the quote stays. Raises
    `ValidationFailedError`."""
    at = f"lines.{place}"
    made = OrderLine(
        id=kept.id if kept else new_id(),
        order_id=order_id,
        quote_line_id=kept.quote_line_id if kept else given.quote_line_id,
        position=place,
        product_id=given.product_id,
        variant_id=given.variant_id if given.product_id else None,
        name=given.name.strip(),
        unit=checks.unit(given.unit, f"{at}.unit"),
        quantity=checks.amount(given.quantity, f"{at}.quantity"),
        unit_price=checks.amount(given.unit_price, f"{at}.unit_price"),
        discount=checks.percent(given.discount, f"{at}.discount"),
        tax_rate=checks.percent(given.tax_rate, f"{at}.tax_rate"),
        cost=kept.cost if kept and kept.product_id == given.product_id else None,
        cost_currency=kept.cost_currency if kept and kept.product_id == given.product_id else None,
    )
    for name in ("sku", "part_number", "description", "hs_code", "origin"):
        setattr(made, name, (getattr(given, name) or "").strip() or None)
    for name in _PACKING:
        setattr(made, name, checks.amount_or_none(getattr(given, name), f"{at}.{name}"))
    return made


async def write_content(
    session: WriteSession, order: SalesOrder, given: schemas.OrderContent, before: Sequence[OrderLine]
) -> None:
    """Set an order's content; raises `NotFoundError`, `ValidationFailedError`."""
    await require_firm(session, given.firm_id, order.firm_id)
    fill_head(order, given)
    known = {line.id: line for line in before}
    lines = [
        make_line(line, place, order.id, known.get(line.id) if line.id else None)
        for place, line in enumerate(given.lines)
    ]
    new_quoted = {line.quote_line_id for line in lines if line.quote_line_id} - {each.quote_line_id for each in before}
    if new_quoted:
        there = set(await session.scalars(select(QuoteLine.id).where(QuoteLine.id.in_(new_quoted))))
        if there != new_quoted:
            raise NotFoundError
    goods = await goods_of(session, [(line.product_id, line.variant_id) for line in lines])
    codes = await part_numbers(session, order.company_id, goods) if goods else {}
    for line in lines:
        _pack(line, goods)
        if line.product_id and line.part_number is None:
            line.part_number = codes.get(line.product_id)
    settings = await load_settings(session)
    rate = await rate_on(session, order.currency, settings.base_currency, order.ordered_on)
    order.rate, order.rate_date, order.rate_source = (
        (rate.rate, rate.on_date, rate.source) if rate else (None, None, None)
    )
    for line in before:  # written anew below, some under the same id
        session.expunge(line)
    if before:
        await session.execute(delete(OrderLine).where(OrderLine.order_id == order.id))
    await _keep(session, order, lines)


async def _keep(session: WriteSession, order: SalesOrder, lines: Sequence[OrderLine]) -> None:
    order.total = totals_of(order, lines).total
    session.add(order)
    await session.flush()
    session.add_all(lines)
    await session.flush()
    name: Any = await session.scalar(select(Company.name).where(Company.id == order.company_id))
    words = [order.number, order.customer_po, name, *(line.name for line in lines[:200])]
    await index_texts(session, "order", [(order.id, words)])
