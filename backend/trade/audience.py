"""Whom news of quotes and orders may reach: those who see them, asked the other way round."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from backend.accounts.queries.sight import audience_of
from backend.trade.orders.models import SalesOrder
from backend.trade.quotes.models import Quote
from backend.web.audiences import Audience, register_audience
from tenants.session import ReadSession


async def audience_of_quotes(session: ReadSession, ids: Sequence[UUID]) -> Audience:
    """The seats that see each of these quotes; one that is no more is news to all."""
    rows = (await session.execute(select(Quote.id, Quote.owner_id).where(Quote.id.in_(ids)))).all()
    gone: dict[UUID, UUID | None] = dict.fromkeys(ids)
    return await audience_of(session, "quote", gone | {row.id: row.owner_id for row in rows}, set())


async def audience_of_orders(session: ReadSession, ids: Sequence[UUID]) -> Audience:
    """The seats that see each of these orders; one that is no more is news to all."""
    rows = (await session.execute(select(SalesOrder.id, SalesOrder.owner_id).where(SalesOrder.id.in_(ids)))).all()
    gone: dict[UUID, UUID | None] = dict.fromkeys(ids)
    return await audience_of(session, "order", gone | {row.id: row.owner_id for row in rows}, set())


def register() -> None:
    """Let the live hub ask."""
    register_audience("quote", audience_of_quotes)
    register_audience("order", audience_of_orders)
