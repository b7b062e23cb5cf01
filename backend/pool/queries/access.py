"""Who may do what with which pool."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select, true

from backend.pool.models import Pool, PoolMember
from tenants.context import Actor
from tenants.errors import NotAllowedError, NotFoundError
from tenants.session import ReadSession

_OPEN: Final = Pool.archived_at.is_(None)


@dataclass(frozen=True, slots=True)
class PoolAccess:
    """A pool and what the actor may do with it."""

    pool: Pool
    claims: bool
    manages: bool


def entered_by(actor: Actor) -> ColumnElement[bool]:
    """Whether the actor may look into a row of `Pool`: it is open to all, they are its member, or manage pools."""
    if actor.kind == "system" or actor.may("pool.manage"):
        return true()
    mine = select(PoolMember.pool_id).where(PoolMember.membership_id == actor.membership_id)
    return or_(Pool.open_to_all, Pool.id.in_(mine))


async def pools_of(session: ReadSession, actor: Actor) -> list[PoolAccess]:
    """The pools that the actor may look into, by name."""
    pools = list(await session.scalars(select(Pool).where(_OPEN, entered_by(actor)).order_by(Pool.name_key)))
    admin = dict(
        (
            await session.execute(
                select(PoolMember.pool_id, PoolMember.admin).where(PoolMember.membership_id == actor.membership_id)
            )
        ).all()
    )
    works = actor.membership_id is not None and actor.may("companies.write")
    return [
        PoolAccess(
            pool,
            works and (pool.open_to_all or pool.id in admin),
            actor.may("pool.manage") or admin.get(pool.id, False),
        )
        for pool in pools
    ]


async def enter(session: ReadSession, actor: Actor, pool_id: UUID) -> PoolAccess:
    """A pool that the actor may look into; raises `NotFoundError`."""
    for access in await pools_of(session, actor):
        if access.pool.id == pool_id:
            return access
    raise NotFoundError


async def enter_as_admin(session: ReadSession, actor: Actor, pool_id: UUID) -> PoolAccess:
    """A pool that the actor looks after; raises `NotFoundError`, `NotAllowedError`."""
    access = await enter(session, actor, pool_id)
    if not access.manages:
        raise NotAllowedError
    return access
