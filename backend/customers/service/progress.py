"""How far the business with a company has come, as what happens shows it."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from sqlalchemy import select, update

from backend.customers.events import CompanyChanged
from backend.customers.models import Company, TimelineEntry
from backend.customers.service.timeline import note_stage
from backend.customers.vocabulary import Stage
from tenants.orm import now
from tenants.outbox import append
from tenants.session import WriteSession

#: Who has gone quiet and deals again begins where one does that was written to.
_REACHED: Final[dict[str, int]] = {"new": 0, "contacted": 1, "dormant": 1, "negotiating": 2, "customer": 3}


async def advance_company(
    session: WriteSession, company_id: UUID, stage: Stage, *, owner_id: UUID | None = None
) -> bool:
    """Bring a company on to `stage` unless it has come so far; answers whether anything changed.

    `owner_id` (a seat) becomes its owner when nobody looks after it; what lies in a pool is claimed there and stays.
    """
    company = await session.get(Company, (session.info["tenant_id"], company_id), with_for_update={"key_share": True})
    if company is None or company.archived_at is not None:
        return False
    before, moment = company.stage, now()
    moves = _REACHED[before] < _REACHED[stage]
    owned = owner_id is not None and company.owner_id is None and company.pool_id is None
    if not moves and not owned:
        return False
    if moves:
        company.stage = stage
    if owned:
        company.owner_id, company.owned_since = owner_id, moment
    company.version, company.updated_at = company.version + 1, moment
    await session.flush()
    if moves:
        await note_stage(session, session.info["actor"], company_id, before, stage)
    append(session, CompanyChanged(company_ids=[company_id]))
    return True


async def note_written_to(session: WriteSession, message_ids: Collection[UUID]) -> None:
    """Companies that one of these messages of ours went to are new no more."""
    written_to = select(TimelineEntry.company_id).where(
        TimelineEntry.message_id.in_(message_ids),
        TimelineEntry.direction == "out",
        TimelineEntry.company_id.is_not(None),
    )
    moved = await session.scalars(
        update(Company)
        .where(Company.id.in_(written_to), Company.stage == "new", Company.archived_at.is_(None))
        .values(stage="contacted", version=Company.version + 1, updated_at=now())
        .returning(Company.id)
        .execution_options(synchronize_session=False)
    )
    ids = list(moved)
    if ids:
        append(session, CompanyChanged(company_ids=ids))
