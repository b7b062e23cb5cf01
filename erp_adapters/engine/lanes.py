"""Which process works at a link: a lane per link, held by a lease, woken by what is due.

Claiming and keeping run as the system role, across tenants; the rest inside the tenant's own transactions. All instants
are the database's. A process that lost its lane finds its fence stale and writes nothing more.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from msgspec import Struct
from sqlalchemy import func, literal, or_, select, text, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from erp_adapters.engine.models import ErpLane
from tenants.prepared import Prepared
from tenants.session import WriteSession

#: How often a holder says that it lives, and after how much silence a lane is taken over.
HEARTBEAT_SECONDS: Final = 8.0
STALE_AFTER: Final = timedelta(seconds=25)
# At the beginning of every transaction of a turn.
_HELD: Final = Prepared(
    text(
        "SELECT id FROM erp_lane WHERE tenant_id = :tenant AND id = :link AND holder = :holder AND fence = :fence"
        " FOR SHARE"
    )
)


class LaneLostError(Exception):
    """Another process works at this link now: stop, and write nothing more."""


class Lane(Struct, frozen=True):
    """Proof of holding a link's lane."""

    tenant_id: UUID
    link_id: UUID
    holder: str
    fence: int


async def wake_link(session: WriteSession, link_id: UUID, at: datetime | None = None) -> None:
    """There is something to do for the link at `at` (now); within about a second a worker looks."""
    due = func.clock_timestamp() if at is None else at
    statement = insert(ErpLane).values(id=link_id, due_at=due)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["tenant_id", "id"],
            set_={"due_at": func.least(ErpLane.due_at, statement.excluded.due_at)},
        )
    )


async def claim_lanes(session: WriteSession, holder: str, most: int, busy: Sequence[UUID] = ()) -> list[Lane]:
    """Take up to `most` lanes that are due and in nobody's hands; safe among any number of processes. System role."""
    free = or_(ErpLane.holder.is_(None), ErpLane.heartbeat_at < func.clock_timestamp() - literal(STALE_AFTER))
    wanted = (
        select(ErpLane.tenant_id, ErpLane.id)
        .where(ErpLane.due_at <= func.clock_timestamp(), free, ErpLane.id.not_in(busy))
        .order_by(ErpLane.due_at)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    rows = await session.scalars(
        update(ErpLane)
        .where(tuple_(ErpLane.tenant_id, ErpLane.id).in_(wanted))
        .values(holder=holder, fence=ErpLane.fence + 1, heartbeat_at=func.clock_timestamp())
        .returning(ErpLane)
        .execution_options(synchronize_session=False)
    )
    return [Lane(row.tenant_id, row.id, holder, row.fence) for row in rows]


async def keep_lanes(session: WriteSession, holder: str) -> None:
    """Say that `holder` lives. System role."""
    mine = select(ErpLane.tenant_id, ErpLane.id).where(ErpLane.holder == holder)
    await session.execute(
        update(ErpLane)
        .where(tuple_(ErpLane.tenant_id, ErpLane.id).in_(mine.with_for_update(skip_locked=True)))
        .values(heartbeat_at=func.clock_timestamp())
        .execution_options(synchronize_session=False)
    )


async def check_lane(session: WriteSession, lane: Lane) -> None:
    """Make sure, until the transaction ends, that the lane is still held; raises `LaneLostError`."""
    if not await _HELD.fetch(session, link=lane.link_id, holder=lane.holder, fence=lane.fence):
        raise LaneLostError(str(lane.link_id))


async def leave_lane(session: WriteSession, lane: Lane, due_at: datetime | None) -> None:
    """Give the lane back, due again at `due_at` or when it was woken meanwhile."""
    row = await session.scalar(
        select(ErpLane)
        .where(ErpLane.id == lane.link_id, ErpLane.holder == lane.holder, ErpLane.fence == lane.fence)
        .with_for_update()
    )
    if row is not None:
        row.due_at, row.holder = due_at, None
