"""Reads of splits."""

from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import aliased

from backend.customers.models import Company
from backend.customers.queries.history import require_record
from backend.customers.queries.seen import seen_among
from backend.customers.schemas import CompanyRef, ContactRef
from backend.customers.splitting.models import CompanySplit
from backend.customers.splitting.schemas import SplitView
from tenants.errors import NotFoundError
from tenants.session import ReadSession

_MOST = 50


async def list_splits(session: ReadSession, company_id: UUID) -> list[SplitView]:
    """Moves of people from or to a company that stand, the newest first. Raises `NotFoundError`."""
    await require_record(session, "company", company_id)
    wanted = or_(CompanySplit.from_id == company_id, CompanySplit.to_id == company_id)
    return await _views(session, wanted, CompanySplit.undone_at.is_(None))


async def load_split(session: ReadSession, split_id: UUID) -> SplitView:
    """One of them. Raises `NotFoundError`."""
    found = await _views(session, CompanySplit.id == split_id)
    if not found:
        raise NotFoundError
    return found[0]


async def _views(session: ReadSession, *where: object) -> list[SplitView]:
    source, target = aliased(Company), aliased(Company)
    rows = (
        await session.execute(
            select(CompanySplit, source, target)
            .join(source, and_(source.tenant_id == CompanySplit.tenant_id, source.id == CompanySplit.from_id))
            .join(target, and_(target.tenant_id == CompanySplit.tenant_id, target.id == CompanySplit.to_id))
            .where(*where)  # type: ignore[arg-type]
            .order_by(CompanySplit.id.desc())
            .limit(_MOST)
        )
    ).all()
    both = {each.id for row in rows for each in (row[1], row[2])}
    seen = await seen_among(session, "company", both)
    return [_view(split, one, other) for split, one, other in rows if {one.id, other.id} <= seen]


def _view(split: CompanySplit, source: Company, target: Company) -> SplitView:
    return SplitView(
        id=split.id,
        source=CompanyRef(source.id, source.name, source.country),
        target=CompanyRef(target.id, target.name, target.country),
        made=split.made,
        people=[ContactRef(UUID(person["id"]), person["name"]) for person in split.people],
        at=split.at,
        by=split.actor_name,
        undone_at=split.undone_at,
    )
