"""Who looks after which mailbox.

Claiming, keeping and releasing run as the system role, across tenants; `check_fence` runs inside the ingest
transaction of one tenant. All instants are the database's, so that processes need not agree on the time.
"""

from datetime import timedelta
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Interval, and_, bindparam, func, literal, or_, select, text, tuple_, update

from mail_ingest.store.models import MailboxLease
from mail_ingest.store.records import LeaseToken
from tenants.prepared import Prepared
from tenants.session import WriteSession

#: How often a holder says that it lives, and after how much silence a mailbox is taken over.
HEARTBEAT_SECONDS = 8.0
STALE_AFTER = timedelta(seconds=25)


_FENCE = Prepared(
    text(
        "SELECT id FROM mailbox_lease"
        " WHERE tenant_id = :tenant AND id = :mailbox AND holder = :holder AND fence = :fence FOR KEY SHARE"
    )
)


_HOLD = Prepared(text("SELECT id FROM mailbox_lease WHERE tenant_id = :tenant AND id = :mailbox FOR UPDATE"))


_WAITING = text(
    "SELECT count(*) FILTER (WHERE holder = :holder AND requested_at IS NOT NULL) AS requests,"
    " count(*) FILTER (WHERE active AND (holder IS NULL OR heartbeat_at < clock_timestamp() - :stale)) AS free"
    " FROM mailbox_lease"
).bindparams(bindparam("stale", STALE_AFTER, type_=Interval()))


class Waiting(msgspec.Struct, frozen=True):
    """How many mailboxes of a holder have a request to be taken, and how many nobody looks after."""

    requests: int
    free: int


class LeaseLostError(Exception):
    """Another process looks after the mailbox now: stop, and write nothing more."""


class HeldLease(msgspec.Struct, frozen=True):
    """A lease as its holder sees it. Not `active`: the mailbox was paused or removed, so let go of it."""

    token: LeaseToken
    active: bool


def _key() -> ColumnElement[tuple[UUID, UUID]]:
    return tuple_(MailboxLease.tenant_id, MailboxLease.id)


def _held(row: MailboxLease) -> HeldLease:
    token = LeaseToken(tenant_id=row.tenant_id, mailbox_id=row.id, holder=row.holder or "", fence=row.fence)
    return HeldLease(token, row.active)


async def waiting(session: WriteSession, holder: str) -> Waiting:
    """What there is to take; nearly always nothing, which costs less to learn than to try."""
    row = (await session.execute(_WAITING, {"holder": holder})).one()
    return Waiting(row.requests, row.free)


async def claim(session: WriteSession, holder: str, most: int) -> list[LeaseToken]:
    """Take up to `most` mailboxes that nobody looks after; safe among any number of processes."""
    free = or_(
        MailboxLease.holder.is_(None),
        MailboxLease.heartbeat_at < func.clock_timestamp() - literal(STALE_AFTER),
    )
    wanted = (
        select(MailboxLease.tenant_id, MailboxLease.id)
        .where(MailboxLease.active, free)
        .order_by(MailboxLease.requested_at.asc().nulls_last())
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    rows = await session.scalars(
        update(MailboxLease)
        .where(_key().in_(wanted))
        .values(holder=holder, fence=MailboxLease.fence + 1, heartbeat_at=func.clock_timestamp(), requested_at=None)
        .returning(MailboxLease)
        .execution_options(synchronize_session=False)
    )
    return [_held(row).token for row in rows]


async def keep(session: WriteSession, holder: str) -> list[HeldLease]:
    """Say that `holder` lives; answers what it still holds. Rows that somebody changes just now come next time; an
    ingest, however long it takes, is not in the way."""
    mine = select(MailboxLease.tenant_id, MailboxLease.id).where(MailboxLease.holder == holder)
    await session.execute(
        update(MailboxLease)
        .where(_key().in_(mine.with_for_update(skip_locked=True, key_share=True)))
        .values(heartbeat_at=func.clock_timestamp())
        .execution_options(synchronize_session=False)
    )
    return await held(session, holder)


async def held(session: WriteSession, holder: str) -> list[HeldLease]:
    """What `holder` holds."""
    return [_held(row) for row in await session.scalars(select(MailboxLease).where(MailboxLease.holder == holder))]


async def take_requests(session: WriteSession, holder: str) -> list[HeldLease]:
    """The mailboxes of `holder` that were changed or are to be checked now; each request is answered once."""
    rows = await session.scalars(
        update(MailboxLease)
        .where(MailboxLease.holder == holder, MailboxLease.requested_at.is_not(None))
        .values(requested_at=None)
        .returning(MailboxLease)
        .execution_options(synchronize_session=False)
    )
    return [_held(row) for row in rows]


async def release(session: WriteSession, token: LeaseToken) -> None:
    """Give a mailbox back, so that another process need not wait for the silence."""
    await session.execute(
        update(MailboxLease)
        .where(_matches(token))
        .values(holder=None, heartbeat_at=None)
        .execution_options(synchronize_session=False)
    )


def _matches(token: LeaseToken) -> ColumnElement[bool]:
    return and_(
        MailboxLease.tenant_id == token.tenant_id,
        MailboxLease.id == token.mailbox_id,
        MailboxLease.holder == token.holder,
        MailboxLease.fence == token.fence,
    )


async def check_fence(session: WriteSession, token: LeaseToken) -> None:
    """Make sure, until the transaction ends, that the lease is still held; raises `LeaseLostError`.

    The lock makes a takeover wait for this transaction (`claim` locks FOR UPDATE), and no sign of life.
    """
    found = await _FENCE.fetch(session, mailbox=token.mailbox_id, holder=token.holder, fence=token.fence)
    if not found:
        raise LeaseLostError(str(token.mailbox_id))


async def hold(session: WriteSession, mailbox_id: UUID) -> None:
    """Take the lease's lock, before anything about the mailbox is changed.

    Whoever syncs takes it first in every transaction; whoever changes the mailbox and then tells of it (`request`)
    would wait for them while they wait for the change.
    """
    await _HOLD.fetch(session, mailbox=mailbox_id)


async def request(session: WriteSession, mailbox_id: UUID, *, active: bool) -> None:
    """Tell the holder, within about a second, that the mailbox was changed or is to be checked now."""
    lease = await session.get(MailboxLease, (session.info["tenant_id"], mailbox_id))
    if lease is None:
        lease = MailboxLease(id=mailbox_id)
        session.add(lease)
    lease.active = active
    lease.requested_at = func.clock_timestamp()
    await session.flush()
