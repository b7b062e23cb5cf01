"""Making and changing pools and their rules."""

from typing import Any
from uuid import UUID

import msgspec
from msgspec import UNSET
from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from backend.customers.queries.rows import Company
from backend.pool.errors import PoolExistsError, PoolNotEmptyError
from backend.pool.events import PoolChanged
from backend.pool.models import Pool, PoolMember, PoolRule
from backend.pool.queries.pauses import known_pauses
from backend.pool.schemas import NewPool, PoolPatch, PoolPerson, PoolRuleGiven
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.directory.models import Membership
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession
from tenants.versions import raise_version


async def load_pool(session: ReadSession, pool_id: UUID) -> Pool:
    """A pool that is not put aside; raises `NotFoundError`."""
    pool = await session.get(Pool, (session.info["tenant_id"], pool_id))
    if pool is None or pool.archived_at is not None:
        raise NotFoundError
    return pool


async def make_pool(session: WriteSession, actor: Actor, data: NewPool) -> Pool:
    """Make a pool. Raises `NotAllowedError`, `PoolExistsError`, `ValidationFailedError`."""
    actor.require("pool.manage")
    values = msgspec.structs.asdict(data)
    members = values.pop("members")
    name = " ".join(data.name.split())
    await _require_free(session, name, None)
    pool = Pool(id=new_id(), **(values | {"name": name, "name_key": name.casefold()}))
    session.add(pool)
    await session.flush()
    await _set_members(session, pool.id, members)
    audit.record(session, "pool.created", subject_id=pool.id, subject_name=name)
    append(session, PoolChanged())
    return pool


async def change_pool(session: WriteSession, actor: Actor, pool_id: UUID, version: int, data: PoolPatch) -> Pool:
    """Change a pool, or put it aside. Raises `NotAllowedError`, `NotFoundError`, `VersionConflictError`,
    `PoolExistsError`, `PoolNotEmptyError`, `ValidationFailedError`."""
    actor.require("pool.manage")
    pool = await session.scalar(select(Pool).where(Pool.id == pool_id, Pool.archived_at.is_(None)).with_for_update())
    if pool is None:
        raise NotFoundError
    raise_version(pool, version, {"version": pool.version})
    given: dict[str, Any] = {name: value for name, value in msgspec.structs.asdict(data).items() if value is not UNSET}
    members, archived = given.pop("members", None), given.pop("archived", False)
    if "name" in given:
        given["name"] = " ".join(given["name"].split())
        given["name_key"] = given["name"].casefold()
        with session.no_autoflush:
            await _require_free(session, given["name"], pool_id)
    for name, value in given.items():
        setattr(pool, name, value)
    if archived:
        if await session.scalar(select(func.count()).where(Company.pool_id == pool_id)):
            raise PoolNotEmptyError
        pool.archived_at = now()
    await session.flush()
    if members is not None:
        await _set_members(session, pool_id, members)
    audit.record(session, "pool.changed", subject_id=pool.id, subject_name=pool.name, after=data)
    append(session, PoolChanged())
    return pool


async def make_rule(session: WriteSession, actor: Actor, data: PoolRuleGiven) -> PoolRule:
    """Make a rule. Raises `NotAllowedError`, `ValidationFailedError`."""
    actor.require("pool.manage")
    rule = await rule_of(session, data)
    session.add(rule)
    await session.flush()
    audit.record(session, "pool_rule.created", subject_id=rule.id, subject_name=rule.name, after=data)
    append(session, PoolChanged())
    return rule


async def change_rule(
    session: WriteSession, actor: Actor, rule_id: UUID, version: int, data: PoolRuleGiven
) -> PoolRule:
    """Change a rule, whole. Raises `NotAllowedError`, `NotFoundError`, `VersionConflictError`,
    `ValidationFailedError`."""
    actor.require("pool.manage")
    rule = await session.scalar(select(PoolRule).where(PoolRule.id == rule_id).with_for_update())
    if rule is None:
        raise NotFoundError
    raise_version(rule, version, {"version": rule.version})
    await _check(session, data)
    for name, value in msgspec.structs.asdict(data).items():
        setattr(rule, name, value)
    await session.flush()
    audit.record(session, "pool_rule.changed", subject_id=rule.id, subject_name=rule.name, after=data)
    append(session, PoolChanged())
    return rule


async def remove_rule(session: WriteSession, actor: Actor, rule_id: UUID) -> None:
    """Take a rule away; what it moved keeps its name. Raises `NotAllowedError`, `NotFoundError`."""
    actor.require("pool.manage")
    rule = await session.scalar(select(PoolRule).where(PoolRule.id == rule_id).with_for_update())
    if rule is None:
        raise NotFoundError
    await session.delete(rule)
    audit.record(session, "pool_rule.removed", subject_id=rule_id, subject_name=rule.name)
    append(session, PoolChanged())


async def rule_of(session: ReadSession, data: PoolRuleGiven) -> PoolRule:
    """A rule as it was given, not kept anywhere: to be added, or tried out. Raises `ValidationFailedError`."""
    await _check(session, data)
    return PoolRule(id=new_id(), **msgspec.structs.asdict(data))


async def _check(session: ReadSession, data: PoolRuleGiven) -> None:
    problems = []
    pool = await session.get(Pool, (session.info["tenant_id"], data.pool_id))
    if pool is None or pool.archived_at is not None:
        problems.append(FieldProblem("pool_id", "unknown", N_("There is no such pool.")))
    if set(data.pauses) - {pause.name for pause in known_pauses()}:
        problems.append(FieldProblem("pauses", "unknown", N_("There is no such pause.")))
    if data.trigger == "no_contact" and not data.follow_ups:
        problems.append(FieldProblem("follow_ups", "missing", N_("Say what counts as a follow-up.")))
    if data.trigger not in {"owner_left", "contract_end"} and data.days < 1:
        problems.append(FieldProblem("days", "too-few", N_("At least one day.")))
    if problems:
        raise ValidationFailedError(errors=problems)


async def _require_free(session: ReadSession, name: str, pool_id: UUID | None) -> None:
    taken = await session.scalar(
        select(Pool.id).where(
            Pool.name_key == name.casefold(), Pool.archived_at.is_(None), Pool.id != (pool_id or new_id())
        )
    )
    if taken is not None:
        raise PoolExistsError


async def _set_members(session: WriteSession, pool_id: UUID, members: list[PoolPerson]) -> None:
    admins = {each.id: each.admin for each in members}
    known = set(await session.scalars(select(Membership.id).where(Membership.id.in_(admins))))
    if set(admins) - known:
        problem = FieldProblem("members", "unknown", N_("Somebody of these does not work here."))
        raise ValidationFailedError(errors=[problem])
    await session.execute(
        delete(PoolMember).where(PoolMember.pool_id == pool_id).execution_options(synchronize_session=False)
    )
    if admins:
        await session.execute(
            insert(PoolMember),
            [
                {"id": new_id(), "pool_id": pool_id, "membership_id": each, "admin": admins[each]}
                for each in sorted(admins)
            ],
        )
