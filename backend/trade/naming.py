"""The names of records of trade, for values of the tenant's own fields that lead to one."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import select

from backend.accounts.queries.sight import sight_of
from backend.custom_fields.targets import register
from backend.customers.queries.rows import Company
from backend.customers.queries.seen import sees_company
from backend.trade.orders.models import SalesOrder
from backend.trade.payments.models import Payment
from backend.trade.products.models import Product
from backend.trade.quotes.models import Quote
from backend.trade.shipments.models import Shipment, ShipmentOrder
from tenants.session import ReadSession


async def product_names(session: ReadSession, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Names of products; everybody sees them."""
    found = await session.execute(select(Product.id, Product.name).where(Product.id.in_(ids)))
    return {row.id: row.name for row in found}


async def quote_names(session: ReadSession, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Numbers of those quotes that the session's actor sees."""
    seen = (await sight_of(session, "quote")).sees(Quote.owner_id)
    found = await session.execute(select(Quote.id, Quote.number).where(Quote.id.in_(ids), seen))
    return {row.id: row.number for row in found}


async def order_names(session: ReadSession, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Numbers of those orders that the session's actor sees."""
    seen = (await sight_of(session, "order")).sees(SalesOrder.owner_id)
    found = await session.execute(select(SalesOrder.id, SalesOrder.number).where(SalesOrder.id.in_(ids), seen))
    return {row.id: row.number for row in found}


async def shipment_names(session: ReadSession, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Numbers of those shipments that the session's actor sees with one of their orders."""
    seen = (await sight_of(session, "order")).sees(SalesOrder.owner_id)
    carrying = (
        select(ShipmentOrder.shipment_id)
        .join(SalesOrder, (SalesOrder.tenant_id == ShipmentOrder.tenant_id) & (SalesOrder.id == ShipmentOrder.order_id))
        .where(seen)
    )
    found = await session.execute(
        select(Shipment.id, Shipment.number).where(Shipment.id.in_(ids), Shipment.id.in_(carrying))
    )
    return {row.id: row.number for row in found}


async def payment_names(session: ReadSession, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Amounts and days of those payments whose company the session's actor sees."""
    seen = select(Company.id).where(sees_company(await sight_of(session, "company")))
    found = await session.scalars(select(Payment).where(Payment.id.in_(ids), Payment.company_id.in_(seen)))
    return {row.id: f"{row.amount.normalize():f} {row.currency} · {row.received_on}" for row in found}


register("product", product_names)
register("quote", quote_names)
register("order", order_names)
register("shipment", shipment_names)
register("payment", payment_names)
