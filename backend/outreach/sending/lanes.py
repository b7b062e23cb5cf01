"""Which process sends a mailbox's mail: a lane per mailbox, held by a lease, woken by what is due.

Claiming and keeping run as the system role, across tenants; the rest inside the tenant's own transactions. All instants
are the database's. Nothing of this lives in Redis: a queued message and its lane's `due_at` are one transaction.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import and_, func, literal, or_, select, text, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from backend.outreach.sending.models import OutgoingMessage, SendingLane, SendingLimit
from tenants.orm import now
from tenants.prepared import Prepared
from tenants.session import ReadSession, WriteSession

#: How often a holder says that it lives, and after how much silence a lane is taken over.
HEARTBEAT_SECONDS: Final = 8.0
STALE_AFTER: Final = timedelta(seconds=25)

_FENCE: Final = Prepared(
    text(
        "SELECT id FROM sending_lane"
        " WHERE tenant_id = :tenant AND id = :mailbox AND holder = :holder AND fence = :fence FOR SHARE"
    )
)


class LaneLostError(Exception):
    """Another process sends this mailbox's mail now: stop, and write nothing more."""


class Lane(msgspec.Struct, frozen=True):
    """Proof of holding a mailbox's lane."""

    tenant_id: UUID
    mailbox_id: UUID
    holder: str
    fence: int


async def wake_lane(session: WriteSession, mailbox_id: UUID, at: datetime) -> None:
    """There is something to do for the mailbox at `at`; within about a second a dispatcher looks."""
    statement = insert(SendingLane).values(id=mailbox_id, due_at=at)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["tenant_id", "id"],
            set_={"due_at": func.least(SendingLane.due_at, statement.excluded.due_at)},
        )
    )


async def claim_lanes(session: WriteSession, holder: str, most: int, busy: Sequence[UUID] = ()) -> list[Lane]:
    """Take up to `most` lanes that are due and in nobody's hands; safe among any number of processes. `busy` are
    mailboxes that this process still works at. System role."""
    free = or_(SendingLane.holder.is_(None), SendingLane.heartbeat_at < func.clock_timestamp() - literal(STALE_AFTER))
    key = tuple_(SendingLane.tenant_id, SendingLane.id)
    wanted = (
        select(SendingLane.tenant_id, SendingLane.id)
        .where(SendingLane.due_at <= func.clock_timestamp(), free, SendingLane.id.not_in(busy))
        .order_by(SendingLane.due_at)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    rows = await session.scalars(
        update(SendingLane)
        .where(key.in_(wanted))
        .values(holder=holder, fence=SendingLane.fence + 1, heartbeat_at=func.clock_timestamp())
        .returning(SendingLane)
        .execution_options(synchronize_session=False)
    )
    return [Lane(row.tenant_id, row.id, holder, row.fence) for row in rows]


async def lanes_wait(session: ReadSession, busy: Sequence[UUID]) -> bool:
    """Whether lanes are due that nobody works at. System role."""
    waiting = select(SendingLane.id).where(
        SendingLane.due_at <= func.clock_timestamp(), SendingLane.holder.is_(None), SendingLane.id.not_in(busy)
    )
    return await session.scalar(waiting.limit(1)) is not None


async def keep_lanes(session: WriteSession, holder: str) -> None:
    """Say that `holder` lives. System role. Rows that one of its transactions holds just now come next time."""
    mine = select(SendingLane.tenant_id, SendingLane.id).where(SendingLane.holder == holder)
    await session.execute(
        update(SendingLane)
        .where(tuple_(SendingLane.tenant_id, SendingLane.id).in_(mine.with_for_update(skip_locked=True)))
        .values(heartbeat_at=func.clock_timestamp())
        .execution_options(synchronize_session=False)
    )


async def check_lane(session: WriteSession, lane: Lane) -> None:
    """Make sure, until the transaction ends, that the lane is still held; raises `LaneLostError`. The share lock makes
    a takeover wait for this transaction."""
    if not await _FENCE.fetch(session, mailbox=lane.mailbox_id, holder=lane.holder, fence=lane.fence):
        raise LaneLostError(str(lane.mailbox_id))


async def leave_lane(session: WriteSession, lane: Lane) -> None:
    """Give the lane back, due again when the next of its messages is."""
    row = await session.scalar(
        select(SendingLane)
        .where(SendingLane.id == lane.mailbox_id, SendingLane.holder == lane.holder, SendingLane.fence == lane.fence)
        .with_for_update()
    )
    if row is None:
        return
    # Whoever queues meanwhile waits for this row, and then brings its own instant in. What is left over from this turn
    # counts from now: lanes take turns, and one with thousands of letters comes after those that waited meanwhile.
    left = await _next_due(session, lane.mailbox_id)
    row.due_at, row.holder = None if left is None else max(left, now()), None


async def _next_due(session: WriteSession, mailbox_id: UUID) -> datetime | None:
    mine = OutgoingMessage.mailbox_id == mailbox_id
    paused = await session.scalar(select(SendingLimit.paused_until).where(SendingLimit.id == mailbox_id))
    waiting = await session.scalar(
        select(func.min(func.greatest(OutgoingMessage.send_at, OutgoingMessage.next_try_at))).where(
            mine, OutgoingMessage.state == "queued"
        )
    )
    if waiting is not None and paused is not None:
        waiting = max(waiting, paused)
    # What an accident left in mid-flow has no time of its own: whoever takes the lane next sorts it.
    tried = func.coalesce(OutgoingMessage.next_try_at, func.clock_timestamp() + literal(STALE_AFTER))
    checking = await session.scalar(
        select(func.min(tried)).where(mine, OutgoingMessage.state.in_(("sending", "checking")))
    )
    filing = await session.scalar(
        select(func.min(OutgoingMessage.filing_at)).where(mine, and_(OutgoingMessage.filing == "pending"))
    )
    return min((instant for instant in (waiting, checking, filing) if instant is not None), default=None)
