"""Somebody's open deals going to colleagues."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select, update

from backend.pipeline.events import DealChanged
from backend.pipeline.models import Deal
from tenants.orm import now
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession


async def open_deals_of(session: ReadSession, seat_id: UUID) -> list[tuple[UUID, UUID]]:
    """The open deals that somebody looks after, each with its company."""
    rows = await session.execute(
        select(Deal.id, Deal.company_id).where(Deal.owner_id == seat_id, Deal.status == "open").order_by(Deal.id)
    )
    return [(row.id, row.company_id) for row in rows]


async def give_deals(session: WriteSession, ids: Collection[UUID], from_id: UUID, to_id: UUID) -> list[UUID]:
    """Have another one look after those that are still with `from_id`; answers them."""
    moved = await session.execute(
        update(Deal)
        .where(Deal.id.in_(ids), Deal.owner_id == from_id)
        .values(owner_id=to_id, version=Deal.version + 1, updated_at=now())
        .returning(Deal.id, Deal.company_id)
        .execution_options(synchronize_session=False)
    )
    found = moved.all()
    for row in found:
        append(session, DealChanged(deal_id=row.id, company_id=row.company_id))
    return sorted(row.id for row in found)
