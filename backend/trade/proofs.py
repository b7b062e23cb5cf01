"""What trade answers the pipeline: whether a quote was sent or the order confirmed, and what currencies are worth."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import select

from backend.pipeline.proofs import register
from backend.pipeline.rates import FoundRate, offer
from backend.trade.orders.models import SalesOrder
from backend.trade.papers import proofs as papers
from backend.trade.quotes.models import Quote
from backend.trade.rates.queries import known_currencies, rate_on
from tenants.session import ReadSession


async def _quote_sent(session: ReadSession, deal_ids: Collection[UUID]) -> set[UUID]:
    found = await session.scalars(
        select(Quote.deal_id).where(Quote.deal_id.in_(deal_ids), Quote.sent_at.is_not(None)).distinct()
    )
    return {deal_id for deal_id in found if deal_id is not None}


async def _order_confirmed(session: ReadSession, deal_ids: Collection[UUID]) -> set[UUID]:
    found = await session.scalars(
        select(SalesOrder.deal_id)
        .where(SalesOrder.deal_id.in_(deal_ids), SalesOrder.confirmed_at.is_not(None), SalesOrder.state != "cancelled")
        .where(SalesOrder.kind == "order")
        .distinct()
    )
    return {deal_id for deal_id in found if deal_id is not None}


async def _known_rate(session: ReadSession, source: str, target: str, on: date) -> FoundRate | None:
    known = await rate_on(session, source, target, on)
    return None if known is None else FoundRate(known.rate, known.on_date, known.source)


def answer_pipeline() -> None:
    """Let trade answer; called by every process that makes or moves deals."""
    offer(_known_rate, known_currencies)
    register("quote.sent", _quote_sent)
    register("order.confirmed", _order_confirmed)
    papers.register_proofs()
