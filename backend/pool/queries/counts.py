"""How much of their limits somebody has used."""

from datetime import UTC, date, datetime, time
from uuid import UUID

from sqlalchemy import func, select

from backend.customers.queries.rows import Company
from backend.pool.models import PoolHolding, PoolMove
from backend.trade.activity import confirmed_orders
from i18n.zones import zone
from tenants.directory.models import Membership
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


async def own_day(session: ReadSession, seat_id: UUID | None) -> tuple[date, datetime]:
    """Which day it is by somebody's own clock, and when it began."""
    here = zone(await session.scalar(select(Membership.time_zone).where(Membership.id == seat_id)) or "UTC")
    day = now().astimezone(here).date()
    return day, datetime.combine(day, time(), here).astimezone(UTC)


async def has_ordered(session: ReadSession, company_id: UUID) -> bool:
    """Whether a customer has ordered before."""
    ordered = confirmed_orders().subquery("ordered")
    return await session.scalar(select(ordered.c.at).where(ordered.c.company_id == company_id).limit(1)) is not None


async def claims_today(session: ReadSession, seat_id: UUID | None) -> int:
    """How many customers somebody claimed on their own day. Those that had ordered before use no quota."""
    _, begins = await own_day(session, seat_id)
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
