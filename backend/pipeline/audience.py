"""Whom news of deals may reach: those who see them (`queries.access`), asked the other way round."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from backend.accounts.queries.sight import audience_of
from backend.pipeline.models import Deal, DealOwner
from backend.web.audiences import Audience, register_audience
from tenants.session import ReadSession


async def audience_of_deals(session: ReadSession, ids: Sequence[UUID]) -> Audience:
    """The seats that see each of these deals; those who share in one do, whoever's it is."""
    rows = (await session.execute(select(Deal.id, Deal.owner_id).where(Deal.id.in_(ids)))).all()
    # A deal that is no more is news to all: the screen that shows it has to let go of it.
    gone: dict[UUID, UUID | None] = dict.fromkeys(ids)
    audience = await audience_of(session, "deal", gone | {row.id: row.owner_id for row in rows}, set())
    if audience is None:
        return None
    shares = await session.execute(select(DealOwner.deal_id, DealOwner.member_id).where(DealOwner.deal_id.in_(ids)))
    for row in shares:
        seats = audience.get(row.deal_id)
        if seats is not None:
            seats.add(row.member_id)
    return audience


def register() -> None:
    """Let the live hub ask."""
    register_audience("deal", audience_of_deals)
