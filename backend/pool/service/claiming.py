"""Claiming, releasing, putting in and giving out; the caps and waits that hold for each."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from msgspec import UNSET
from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from backend.customers.importing.service import set_pool
from backend.customers.queries.rows import Company
from backend.customers.queries.seen import require_seen, seen_among
from backend.pool.errors import (
    ClaimCapError,
    CoolDownError,
    HoldingCapError,
    NotInPoolError,
    NotYoursError,
    PinCapError,
    ViewCapError,
)
from backend.pool.events import PoolChanged
from backend.pool.models import Pool, PoolHolding, PoolMove, PoolView
from backend.pool.queries.access import PoolAccess, enter, enter_as_admin, pools_of
from backend.pool.queries.cards import open_card, views_today
from backend.pool.queries.counts import claims_today, has_ordered, held_by, own_day, pins_of
from backend.pool.schemas import HoldingPatch, PoolCardFile, PoolClaimed
from backend.pool.service.moves import Why, move
from i18n import formats
from tenants import audit
from tenants.context import Actor, current
from tenants.directory.models import Membership
from tenants.errors import NotAllowedError, NotFoundError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession


async def look_at(session: WriteSession, actor: Actor, pool_id: UUID, company_id: UUID) -> PoolCardFile:
    """Open a card, which counts for the day's cap once. Raises `NotFoundError`, `ViewCapError`."""
    access = await enter(session, actor, pool_id)
    card = await open_card(session, actor, access, company_id)
    if actor.membership_id is None or access.manages:
        return card
    await _lock_seat(session, actor.membership_id)
    day, _ = await own_day(session, actor.membership_id)
    row = {"id": new_id(), "member_id": actor.membership_id, "day": day, "company_id": company_id}
    new = await session.scalar(
        insert(PoolView)
        .values(row)
        .on_conflict_do_nothing(index_elements=["tenant_id", "member_id", "day", "company_id"])
        .returning(PoolView.id)
    )
    most = access.pool.views_a_day
    if new is not None and most is not None and await views_today(session, actor) > most:
        raise ViewCapError(most=most)
    if new is not None and card.views_left is not None:
        card.views_left -= 1
    return card


async def claim(session: WriteSession, actor: Actor, pool_id: UUID, company_id: UUID) -> PoolClaimed:
    """Take a customer out of a pool. Of two who claim at once, one gets it.

    Raises `NotAllowedError`, `NotFoundError`, `NotInPoolError`, `ClaimCapError`, `HoldingCapError`, `CoolDownError`.
    """
    actor.require("companies.write")
    access = await enter(session, actor, pool_id)
    if not access.claims or actor.membership_id is None:
        raise NotAllowedError
    seat = await _lock_seat(session, actor.membership_id)
    await _lock_in_pool(session, access.pool, [company_id])
    await _check_caps(session, access.pool, seat, company_id)
    moved = await move(session, actor, [company_id], Why("claimed"), to=seat)
    if not moved:
        raise NotInPoolError
    until = now() + timedelta(days=access.pool.protection_days) if access.pool.protection_days else None
    await _hold(session, company_id, protected_until=until, pool_id=access.pool.id, pinned_by=None)
    audit.record(session, "company.claimed", subject_id=company_id, subject_name=moved[0].name, pool=access.pool.name)
    return PoolClaimed(company_id, until)


async def release(session: WriteSession, actor: Actor, company_id: UUID, reason: str, pool_id: UUID | None) -> None:
    """Give a customer back to a pool: that of its country where none is named. Raises `NotYoursError`,
    `NotFoundError`."""
    actor.require("companies.write")
    await _require_own(session, actor, company_id)
    pool = await _pool_for(session, actor, company_id, pool_id)
    await move(session, actor, [company_id], Why("released", reason.strip() or None), pool=pool)
    audit.record(session, "company.released", subject_id=company_id, pool=pool.name, reason=reason)


async def put_in(session: WriteSession, actor: Actor, pool_id: UUID, ids: Sequence[UUID], reason: str) -> int:
    """Put customers into a pool, whoever looks after them. Raises `NotAllowedError`, `NotFoundError`."""
    access = await enter_as_admin(session, actor, pool_id)
    seen = await seen_among(session, "company", ids)
    # Candidates and noise are nobody's to claim.
    seen = set(await session.scalars(select(Company.id).where(Company.id.in_(seen), Company.bin == "customer")))
    moved = await move(session, actor, seen, Why("imported", reason.strip() or None), pool=access.pool)
    audit.record(session, "pool.filled", subject_id=pool_id, subject_name=access.pool.name, companies=len(moved))
    return len(moved)


async def receive_import(session: WriteSession, actor: Actor, pool_id: UUID, import_id: UUID) -> None:
    """Let the new companies of an import come into a pool. Raises `NotAllowedError`, `NotFoundError`,
    `ImportStateError`."""
    access = await enter_as_admin(session, actor, pool_id)
    await set_pool(session, actor, import_id, pool_id, access.pool.name)


async def take_imported(session: WriteSession, pool_id: UUID, seat_id: UUID, ids: Sequence[UUID]) -> None:
    """Put companies that an import made into its pool; where that is no more, they stay nobody's."""
    pool = await session.scalar(select(Pool).where(Pool.id == pool_id, Pool.archived_at.is_(None)))
    seat = await session.scalar(select(Membership).where(Membership.id == seat_id))
    if pool is not None and seat is not None:
        actor = Actor("user", seat.name, id=seat.user_id, membership_id=seat.id)
        await move(session, actor, ids, Why("imported"), pool=pool)


async def give_out(
    session: WriteSession, actor: Actor, pool_id: UUID, ids: Sequence[UUID], owner_id: UUID, reason: str
) -> int:
    """Give customers of a pool to a colleague, whatever the caps. Raises `NotAllowedError`, `NotFoundError`."""
    access = await enter_as_admin(session, actor, pool_id)
    seat = await session.scalar(select(Membership).where(Membership.id == owner_id, Membership.active))
    if seat is None:
        raise NotFoundError
    here = await session.scalars(
        select(Company.id)
        .where(Company.id.in_(ids), Company.pool_id == pool_id)
        .order_by(Company.id)
        .with_for_update(key_share=True)
    )
    moved = await move(session, actor, list(here), Why("assigned", reason.strip() or None), to=seat)
    until = now() + timedelta(days=access.pool.protection_days)
    for each in moved:
        await _hold(session, each.company_id, protected_until=until, pool_id=pool_id, pinned_by=None)
    audit.record(session, "pool.given_out", subject_id=pool_id, subject_name=access.pool.name, companies=len(moved))
    return len(moved)


async def change_holding(session: WriteSession, actor: Actor, company_id: UUID, given: HoldingPatch) -> None:
    """Pin a customer, or note until when its contract runs. Raises `NotYoursError`, `NotFoundError`,
    `PinCapError`."""
    actor.require("companies.write")
    await _require_own(session, actor, company_id)
    if given.contract_until is not UNSET:
        await _hold(session, company_id, contract_until=given.contract_until)
    if given.pinned is UNSET:
        pass
    elif given.pinned:
        await _lock_seat(session, actor.membership_id)
        most = max((access.pool.pins for access in await pools_of(session, actor)), default=0)
        if await pins_of(session, actor.membership_id, besides=company_id) >= most:
            raise PinCapError(most=most)
        await _hold(session, company_id, pinned_by=actor.membership_id)
    else:
        await _hold(session, company_id, pinned_by=None)
    append(session, PoolChanged())


async def _check_caps(session: WriteSession, pool: Pool, seat: Membership, company_id: UUID) -> None:
    most = None if await has_ordered(session, company_id) else pool.claims_a_day
    if most is not None and await claims_today(session, seat.id) >= most:
        raise ClaimCapError(most=most)
    if pool.holding_cap is not None and await held_by(session, seat.id) >= pool.holding_cap:
        raise HoldingCapError(most=pool.holding_cap)
    left = await session.scalar(
        select(func.max(PoolMove.at)).where(PoolMove.company_id == company_id, PoolMove.from_owner_id == seat.id)
    )
    if left is not None and left + timedelta(days=pool.cool_down_days) > now():
        free = (left + timedelta(days=pool.cool_down_days)).date()
        raise CoolDownError(extra={"from": free}, day=formats.day(free, current().locale))


async def _lock_seat(session: WriteSession, seat_id: UUID | None) -> Membership:
    """Somebody's seat: what they do at the same time elsewhere waits, so that caps hold."""
    seat = await session.scalar(select(Membership).where(Membership.id == seat_id).with_for_update(key_share=True))
    if seat is None:
        raise NotFoundError
    return seat


async def _lock_in_pool(session: WriteSession, pool: Pool, ids: Sequence[UUID]) -> None:
    found = await session.scalars(
        select(Company.id).where(Company.id.in_(ids), Company.pool_id == pool.id).with_for_update(key_share=True)
    )
    if set(found) != set(ids):
        raise NotInPoolError


async def _require_own(session: WriteSession, actor: Actor, company_id: UUID) -> None:
    await require_seen(session, "company", company_id)
    owner = (
        await session.execute(select(Company.owner_id).where(Company.id == company_id).with_for_update(key_share=True))
    ).one_or_none()
    if owner is None:
        raise NotFoundError
    if actor.membership_id is None or (owner.owner_id != actor.membership_id and not actor.may("pool.manage")):
        raise NotYoursError


async def _pool_for(session: WriteSession, actor: Actor, company_id: UUID, pool_id: UUID | None) -> Pool:
    open_pools: list[PoolAccess] = await pools_of(session, actor)
    if pool_id is not None:
        return (await enter(session, actor, pool_id)).pool
    country = await session.scalar(select(Company.country).where(Company.id == company_id))
    fitting = [each.pool for each in open_pools if country in each.pool.countries]
    rest = [each.pool for each in open_pools if not each.pool.countries]
    for pool in [*fitting, *rest, *(each.pool for each in open_pools)]:
        return pool
    raise NotFoundError


async def _hold(session: WriteSession, company_id: UUID, **values: object) -> None:
    put = insert(PoolHolding).values(id=company_id, **values)
    await session.execute(put.on_conflict_do_update(index_elements=["tenant_id", "id"], set_=values))
