"""What each role may see, as the tenant says or by default."""

from collections.abc import Mapping
from typing import Any, cast

import msgspec
from sqlalchemy import func, select

from backend.accounts.schemas import RolePolicyView
from tenants.access import (
    MAY_EXPORT,
    POLICY_ROLES,
    RECORD_KINDS,
    SEE_POOLED,
    UNBOUND,
    Mask,
    PolicyRole,
    Reach,
    RecordKind,
)
from tenants.directory.models import ApiKey, Membership, RolePolicy
from tenants.session import ReadSession


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """What one role may see, as it stands or by default."""

    role: PolicyRole
    reach: Mapping[RecordKind, Reach]
    masks: frozenset[Mask]
    unowned: bool
    pooled: bool
    changes: Reach
    may_export: bool


def default_policy(role: PolicyRole) -> Policy:
    """What holds until an admin says otherwise: everybody sees everything but the customers in pools."""
    return Policy(
        role=role,
        reach=dict.fromkeys(RECORD_KINDS, "all"),
        masks=frozenset(),
        unowned=True,
        pooled=role in SEE_POOLED,
        changes="all",
        may_export=role in MAY_EXPORT,
    )


def read_policy(role: PolicyRole, row: Any) -> Policy:
    """A row of `RolePolicy`; what is missing in it stands as by default."""
    if role in UNBOUND:
        return default_policy(role)
    reach, masks = (_decoded(row[name]) for name in ("reach", "masks"))
    return Policy(
        role=role,
        reach={kind: reach.get(kind, "all") for kind in RECORD_KINDS},
        masks=frozenset(masks),
        unowned=row["unowned"],
        pooled=row["pooled"],
        changes=row["changes"],
        may_export=row["may_export"],
    )


def _decoded(value: Any) -> Any:
    return msgspec.json.decode(value) if isinstance(value, str) else value


async def policies(session: ReadSession) -> dict[PolicyRole, Policy]:
    """What every role that has a policy of its own may see."""
    rows = await session.scalars(select(RolePolicy))
    return {cast("PolicyRole", row.role): read_policy(cast("PolicyRole", row.role), row.__dict__) for row in rows}


async def list_policies(session: ReadSession) -> list[RolePolicyView]:
    """Every role's policy, with how many people (or keys) it is about."""
    stored = await policies(session)
    counted = dict(
        (
            await session.execute(
                select(Membership.role, func.count()).where(Membership.active).group_by(Membership.role)
            )
        ).all()
    )
    counted["api"] = await session.scalar(select(func.count()).select_from(ApiKey)) or 0
    found = [stored.get(role) or default_policy(role) for role in POLICY_ROLES]
    return [
        RolePolicyView(
            policy.role,
            dict(policy.reach),
            sorted(policy.masks),
            policy.unowned,
            policy.pooled,
            policy.changes,
            policy.may_export,
            counted.get(policy.role, 0),
            policy.role not in UNBOUND,
        )
        for policy in found
    ]
