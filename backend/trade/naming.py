"""The names of products, quotes and orders, for values of the tenant's own fields that lead to one."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import select

from backend.accounts.queries.sight import sight_of
from backend.custom_fields.targets import register
from backend.trade.orders.models import SalesOrder
from backend.trade.products.models import Product
from backend.trade.quotes.models import Quote
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


register("product", product_names)
register("quote", quote_names)
register("order", order_names)
