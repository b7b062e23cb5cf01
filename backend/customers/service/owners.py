"""Customers changing hands, many at once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select, update

from backend.customers.changes import change_row, keep_changes
from backend.customers.events import CompanyChanged
from backend.customers.models import Company
from tenants.directory.models import Membership
from tenants.orm import now
from tenants.outbox import append
from tenants.session import WriteSession

#: So many ids go into one piece of news.
_TOLD: Final = 1000


@dataclass(frozen=True, slots=True)
class Moved:
    """A company that changed hands."""

    company_id: UUID
    name: str
    owner_id: UUID | None
    owner_name: str | None
    pool_id: UUID | None
    owned_since: datetime | None


async def move_owners(
    session: WriteSession, ids: Collection[UUID], owner_id: UUID | None, *, pool_id: UUID | None = None
) -> list[Moved]:
    """Give the companies to somebody, or to nobody and into a pool; answers those that moved, as they were before.

    Companies that are archived are passed over. The caller has locked them, and says who may do this.
    """
    if not ids:
        return []
    before = (
        await session.execute(
            select(Company.id, Company.name, Company.owner_id, Company.pool_id, Company.owned_since,
                   Membership.name.label("owner_name"))
            .outerjoin(Membership, (Membership.tenant_id == Company.tenant_id) & (Membership.id == Company.owner_id))
            .where(Company.id.in_(ids), Company.archived_at.is_(None))
            .order_by(Company.id)
            .with_for_update(of=Company, key_share=True)
        )
    ).all()  # fmt: skip
    moving = [row for row in before if (row.owner_id, row.pool_id) != (owner_id, pool_id)]
    if not moving:
        return []
    await session.execute(
        update(Company)
        .where(Company.id.in_([row.id for row in moving]))
        .values(owner_id=owner_id, pool_id=pool_id, version=Company.version + 1, updated_at=now())
        .execution_options(synchronize_session=False)
    )
    name = None
    if owner_id is not None:
        name = await session.scalar(select(Membership.name).where(Membership.id == owner_id))
    keep_changes(
        session,
        [
            change_row("company", row.id, "owner_id", "typed" if name else "cleared", name, row.owner_name)
            for row in moving
            if row.owner_name != name
        ],
    )
    for start in range(0, len(moving), _TOLD):
        append(session, CompanyChanged(company_ids=[row.id for row in moving[start : start + _TOLD]]))
    return [Moved(row.id, row.name, row.owner_id, row.owner_name, row.pool_id, row.owned_since) for row in moving]
