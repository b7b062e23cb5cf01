"""Who else quotes a customer, or the same goods to a company of its family: two of us outbidding each other."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import and_, func, or_, select

from backend.accounts.queries.sight import Sight
from backend.customers.learning.families import family
from backend.customers.queries.rows import Company
from backend.customers.schemas import Owner
from backend.trade.checks import seat_names
from backend.trade.quotes import schemas
from backend.trade.quotes.models import Quote, QuoteLine, QuoteVersion
from backend.trade.settings import TradeSettingsView
from tenants.session import ReadSession

#: Quotes for the same goods that are looked at for a family of domains.
_MOST = 200
_SHOWN = 10


async def other_quotes(
    session: ReadSession, quote: Quote, lines: Sequence[QuoteLine], settings: TradeSettingsView, sight: Sight
) -> list[schemas.OtherQuote]:
    """Colleagues' quotes to the same company, or for the same goods to one whose domains are of its family, within
    the guard's days, the newest first: `products` are those in both.

    What the reader may not see is told without its number's record: that it is there is the warning.
    """
    ours = {line.product_id for line in lines if line.product_id}
    others = await _others(session, quote, ours, settings.guard_days)
    if not others:
        return []
    names = await seat_names(session, {row.owner_id for row in others if row.owner_id})
    both = await _shared(session, [row.id for row in others], ours)
    return [
        schemas.OtherQuote(
            row.id,
            row.number,
            Owner(row.owner_id, names[row.owner_id]) if row.owner_id in names else None,
            row.created_at,
            both.get(row.id, []),
            sight.may_see(row.owner_id),
        )
        for row in others
    ]


async def _others(session: ReadSession, quote: Quote, ours: set[UUID], days: int) -> list[Quote]:
    span = timedelta(days=days)
    alike: list[UUID] = []
    families = await _families(session, [quote.company_id])
    if ours and families.get(quote.company_id):
        near = await session.execute(
            select(Quote.id, Quote.company_id)
            .join(QuoteVersion, and_(QuoteVersion.tenant_id == Quote.tenant_id, QuoteVersion.quote_id == Quote.id))
            .join(
                QuoteLine, and_(QuoteLine.tenant_id == QuoteVersion.tenant_id, QuoteLine.version_id == QuoteVersion.id)
            )
            .where(QuoteLine.product_id.in_(ours), Quote.company_id != quote.company_id)
            .where(Quote.created_at.between(quote.created_at - span, quote.created_at + span))
            .distinct()
            .limit(_MOST)
        )
        rows = near.all()
        theirs = await _families(session, {row.company_id for row in rows})
        alike = [row.id for row in rows if theirs.get(row.company_id, set()) & families[quote.company_id]]
    found = await session.scalars(
        select(Quote)
        .where(or_(Quote.company_id == quote.company_id, Quote.id.in_(alike)), Quote.id != quote.id)
        .where(Quote.owner_id.is_distinct_from(quote.owner_id))
        .where(Quote.created_at.between(quote.created_at - span, quote.created_at + span))
        .order_by(Quote.created_at.desc())
        .limit(_SHOWN)
    )
    return list(found)


async def _families(session: ReadSession, company_ids: Sequence[UUID] | set[UUID]) -> dict[UUID, set[str]]:
    rows = await session.execute(select(Company.id, Company.domains).where(Company.id.in_(company_ids)))
    return {row.id: {label for domain in row.domains or () if (label := family(domain))} for row in rows}


async def _shared(session: ReadSession, quote_ids: Sequence[UUID], ours: set[UUID]) -> dict[UUID, list[str]]:
    if not ours:
        return {}
    shared = await session.execute(
        select(QuoteVersion.quote_id, func.array_agg(QuoteLine.name.distinct()).label("names"))
        .join(QuoteLine, and_(QuoteLine.tenant_id == QuoteVersion.tenant_id, QuoteLine.version_id == QuoteVersion.id))
        .where(QuoteVersion.quote_id.in_(quote_ids), QuoteLine.product_id.in_(ours))
        .group_by(QuoteVersion.quote_id)
    )
    return {row.quote_id: list(row.names) for row in shared}
