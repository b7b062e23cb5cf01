"""What roles may see: changing it."""

from typing import cast

import msgspec
from sqlalchemy import select

from backend.accounts.errors import PolicyFixedError
from backend.accounts.events import RolePolicyChanged
from backend.accounts.queries.policy import default_policy, policies
from backend.accounts.schemas import RolePolicyPatch
from tenants import audit
from tenants.access import UNBOUND, Mask, PolicyRole, Reach, RecordKind
from tenants.context import Actor
from tenants.directory.models import RolePolicy
from tenants.orm import new_id
from tenants.outbox import append
from tenants.session import WriteSession


async def change_policy(session: WriteSession, actor: Actor, role: PolicyRole, given: RolePolicyPatch) -> None:
    """Say what a role may see from now on; it holds with the next request. Raises `NotAllowedError`,
    `PolicyFixedError`."""
    actor.require("users.manage")
    if role in UNBOUND:
        raise PolicyFixedError
    now_held = (await policies(session)).get(role) or default_policy(role)
    row = await session.scalar(select(RolePolicy).where(RolePolicy.role == role).with_for_update())
    if row is None:
        row = RolePolicy(
            id=new_id(),
            role=role,
            reach=dict(now_held.reach),
            masks=sorted(now_held.masks),
            unowned=now_held.unowned,
            pooled=now_held.pooled,
            changes=now_held.changes,
            may_export=now_held.may_export,
        )
        session.add(row)
    changes = {name: value for name, value in msgspec.structs.asdict(given).items() if value is not msgspec.UNSET}
    if "reach" in changes:
        reach = cast("dict[RecordKind, Reach]", changes["reach"])
        changes["reach"] = {**now_held.reach, **reach}
    if "masks" in changes:
        changes["masks"] = sorted(set(cast("list[Mask]", changes["masks"])))
    for name, value in changes.items():
        setattr(row, name, value)
    await session.flush()
    audit.record(session, "role_policy.changed", subject_id=row.id, subject_name=role, before=now_held, after=changes)
    append(session, RolePolicyChanged())
