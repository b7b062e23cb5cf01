"""HTTP of what reps see of ERPs: orders there, stock and prices while quoting, credit, where a record comes from."""

from decimal import Decimal
from typing import Annotated
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, QueryParameter

from backend.erp import goods, panel, schemas
from backend.erp import more_schemas as more
from backend.erp.service import deciding
from backend.trade.checks import require_company
from backend.trade.mastered import MasteredKind, TradeMastered, mastered_of
from backend.trade.orders.queries import get_order
from backend.trade.payments.queries import find_payment
from backend.trade.shipments.queries import find_shipment
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from tenants.session import ReadSession

_TAGS = ["ERP"]
Sku = Annotated[str, QueryParameter(name="sku", max_length=60, description="Our number of the product.")]
OfCompany = Annotated[UUID | None, QueryParameter(name="company_id", description="For whom it is quoted.")]
InCurrency = Annotated[str | None, QueryParameter(name="currency", max_length=3, description="ISO 4217.")]
More = Annotated[Decimal, QueryParameter(name="amount", description="What it would owe on top, when quoting.")]
Quantity = Annotated[Decimal, QueryParameter(name="quantity", description="How much is quoted.")]


@get("/orders/{order_id:uuid}/erp", tags=_TAGS, summary="An order in the ERP")
async def order_panel(read_session: GivenReadSession, order_id: FromPath[UUID]) -> schemas.ErpOrderPanel:
    """How far the ERP is with an order, when that was read, and what is on the way."""
    order = await get_order(read_session, order_id)
    return await panel.order_panel(read_session, order, await deciding.links_for_orders(read_session))


@post("/orders/{order_id:uuid}/erp-pushes", status_code=202, tags=_TAGS, summary="Send an order to the ERP")
async def push_order(session: GivenSession, actor: GivenActor, order_id: FromPath[UUID]) -> schemas.ErpOrderPanel:
    """Have the order, and its customer where needed, created there or brought up to date."""
    await deciding.push_order(session, actor, order_id)
    order = await get_order(session, order_id)
    return await panel.order_panel(session, order, await deciding.links_for_orders(session))


@post("/orders/{order_id:uuid}/erp-reopenings", status_code=202, tags=_TAGS, summary="Reopen an order in the ERP")
async def reopen_order(session: GivenSession, actor: GivenActor, order_id: FromPath[UUID]) -> schemas.ErpOrderPanel:
    """Take the release back there, so that a change that was asked for can be made; where the ERP offers that."""
    await deciding.reopen_order(session, actor, order_id)
    order = await get_order(session, order_id)
    return await panel.order_panel(session, order, await deciding.links_for_orders(session))


@get("/erp-goods", tags=_TAGS, summary="Stock and prices in the ERP")
async def goods_there(
    read_session: GivenReadSession,
    sku: Sku,
    company_id: OfCompany = None,
    currency: InCurrency = None,
    quantity: Quantity = Decimal(1),
) -> more.ErpGoods:
    """What lies in the ERP's warehouses, and its price for a quantity, each with when it was read."""
    if company_id is not None:
        await require_company(read_session, company_id)
    return await goods.goods_at(read_session, sku, company_id=company_id, currency=currency, quantity=quantity)


@get("/companies/{company_id:uuid}/erp-credit", tags=_TAGS, summary="A company's credit in the ERP")
async def credit(
    read_session: GivenReadSession, company_id: FromPath[UUID], amount: More = Decimal(0), currency: InCurrency = None
) -> list[schemas.ErpCreditView]:
    """What each linked ERP says it may owe, owes, and whether that is too much or too late."""
    await require_company(read_session, company_id)
    return await panel.credit_of(read_session, company_id, amount, currency)


@get("/shipments/{shipment_id:uuid}/erp", tags=_TAGS, summary="Where a shipment comes from")
async def shipment_source(read_session: GivenReadSession, shipment_id: FromPath[UUID]) -> list[more.ErpSourceView]:
    """The ERP that keeps it, and what is changed there only; none where people keep it here."""
    await find_shipment(read_session, shipment_id)
    return await _source(read_session, "shipment", shipment_id)


@get("/payments/{payment_id:uuid}/erp", tags=_TAGS, summary="Where a payment comes from")
async def payment_source(read_session: GivenReadSession, payment_id: FromPath[UUID]) -> list[more.ErpSourceView]:
    """The ERP that keeps it, and what is changed there only; none where people keep it here."""
    await find_payment(read_session, payment_id)
    return await _source(read_session, "payment", payment_id)


async def _source(session: ReadSession, kind: MasteredKind, record_id: UUID) -> list[more.ErpSourceView]:
    row: TradeMastered | None = (await mastered_of(session, kind, [record_id])).get(record_id)
    return [] if row is None else [more.ErpSourceView(row.source, row.number, row.fields, row.read_at)]


ROUTES = [
    order_panel, push_order, reopen_order, goods_there, credit, shipment_source, payment_source,
]  # fmt: skip
