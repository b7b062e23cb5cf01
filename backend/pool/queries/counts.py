"""How much of their limits somebody has used."""

from uuid import UUID

from sqlalchemy import func, select

from backend.customers.queries.rows import Company
from backend.pool.models import PoolHolding, PoolMove
from backend.trade.activity import confirmed_orders
from tenants.orm import now
from tenants.session import ReadSession


async def pins_of(session: ReadSession, seat_id: UUID | None, *, besides: UUID | None = None) -> int:
    """How many customers of theirs somebody pinned."""
    pinned = select(func.count()).select_from(PoolHolding).join(
        Company, (Company.tenant_id == PoolHolding.tenant_id) & (Company.id == PoolHolding.id)
    ).where(PoolHolding.pinned_by == seat_id, Company.owner_id == seat_id)  # fmt: skip
    if besides is not None:
        pinned = pinned.where(PoolHolding.id != besides)
    return await session.scalar(pinned) or 0


async def claims_today(session: ReadSession, seat_id: UUID | None) -> int:
    """How many customers somebody claimed today (UTC). Those that had ordered before use no quota."""
    begins = now().replace(hour=0, minute=0, second=0, microsecond=0)
    ordered = confirmed_orders().subquery("ordered")
    counted = select(func.count()).where(
        PoolMove.kind == "claimed",
        PoolMove.to_owner_id == seat_id,
        PoolMove.at >= begins,
        ~select(ordered.c.at).where(ordered.c.company_id == PoolMove.company_id).correlate(PoolMove).exists(),
    )
    return await session.scalar(counted) or 0


async def held_by(session: ReadSession, seat_id: UUID | None) -> int:
    """How many customers somebody looks after."""
    counted = select(func.count()).where(
        Company.owner_id == seat_id, Company.archived_at.is_(None), Company.bin == "customer"
    )
    return await session.scalar(counted) or 0
