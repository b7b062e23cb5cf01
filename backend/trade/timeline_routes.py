"""HTTP of what happened in trade on a deal."""

from uuid import UUID

from litestar import get
from litestar.params import FromPath

from backend.trade.timeline import TradeEvent, deal_events
from backend.web.given import GivenReadSession


@get("/deals/{deal_id:uuid}/trade-events", tags=["Deals"], summary="What happened in trade on a deal")
async def deal_trade_events(read_session: GivenReadSession, deal_id: FromPath[UUID]) -> list[TradeEvent]:
    """Quotes, orders, papers, money, letters of credit and shipments, the newest first."""
    return await deal_events(read_session, deal_id)


ROUTES = [deal_trade_events]
