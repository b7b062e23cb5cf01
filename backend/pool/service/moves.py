"""Every move of a customer between hands and pools goes through here, and is written down."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import update

from backend.customers.service.owners import Moved, move_owners
from backend.pool.events import PoolChanged
from backend.pool.models import Pool, PoolMove, PoolRequest
from backend.pool.vocabulary import MoveKind
from tenants.context import Actor
from tenants.directory.models import Membership
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.prepared import prepared_insert
from tenants.session import WriteSession

_INSERT: Final = prepared_insert(PoolMove)


@dataclass(frozen=True, slots=True)
class Why:
    """What the log says about a move."""

    kind: MoveKind
    reason: str | None = None
    rule_id: UUID | None = None
    rule_name: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


async def move(
    session: WriteSession, actor: Actor, ids: Collection[UUID], why: Why, *, to: Membership | None = None,
    pool: Pool | None = None,
) -> list[Moved]:  # fmt: skip
    """Give companies to somebody, or put them into a pool; answers those that moved, as they were before."""
    moved = await move_owners(session, ids, to.id if to else None, pool_id=pool.id if pool else None)
    moment = now()
    for each in moved:
        session.put(
            _INSERT,
            {
                "id": new_id(),
                "company_id": each.company_id,
                "company_name": each.name,
                "kind": why.kind,
                "pool_id": pool.id if pool else each.pool_id,
                "pool_name": pool.name if pool else None,
                "from_owner_id": each.owner_id,
                "from_owner_name": each.owner_name,
                "to_owner_id": to.id if to else None,
                "to_owner_name": to.name if to else None,
                "rule_id": why.rule_id,
                "rule_name": why.rule_name,
                "reason": why.reason,
                "details": msgspec.json.encode(why.details).decode(),
                "actor_name": actor.name,
                "at": moment,
            },
        )
    if moved:
        # Who asked to keep one of them for longer has it no more.
        await session.execute(
            update(PoolRequest)
            .where(PoolRequest.company_id.in_([each.company_id for each in moved]), PoolRequest.state == "open")
            .values(state="withdrawn")
            .execution_options(synchronize_session=False)
        )
        append(session, PoolChanged())
    return moved
