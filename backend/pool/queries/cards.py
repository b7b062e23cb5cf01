"""Customers in pools as cards: what may be known before somebody claims them; nothing that leads to their people."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final, cast
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.dialects.postgresql import distinct_on

from backend.customers.queries.rows import Company, ProfileFact
from backend.pool.models import PoolMove, PoolView
from backend.pool.queries.access import PoolAccess
from backend.pool.queries.counts import own_day
from backend.pool.queries.pools import reason_text
from backend.pool.schemas import PoolCard, PoolCardFile
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.paging import Page, SortField, after_cursor, page_of, sorting
from tenants.session import ReadSession

_SORTS: Final = {
    "last_message_at": SortField(Company.last_message_sort, datetime),
    "name": SortField(Company.name_key, str),
}
_PRODUCTS: Final = 8


async def list_cards(
    session: ReadSession,
    actor: Actor,
    access: PoolAccess,
    *,
    country: str | None = None,
    q: str | None = None,
    sort: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
) -> Page[PoolCard]:
    """A pool's customers, those first that wrote last."""
    chosen = sorting(sort, _SORTS, Company.id, "-last_message_at")
    listed = select(Company).where(Company.pool_id == access.pool.id, Company.archived_at.is_(None))
    if country:
        listed = listed.where(Company.country == country.upper())
    if q:
        listed = listed.where(_named(q))
    rows = list(await session.scalars(after_cursor(listed, chosen, cursor, limit)))
    moves = await _last_moves(session, [row.id for row in rows])
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: row.last_message_sort if chosen.name == "last_message_at" else row.name_key,
        row_id=lambda row: row.id,
        item=lambda row: PoolCard(**_card(row, moves.get(row.id), access, actor)),
    )


def _named(q: str) -> ColumnElement[bool]:
    escaped = q.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return Company.name.ilike(f"%{escaped}%")


async def open_card(session: ReadSession, actor: Actor, access: PoolAccess, company_id: UUID) -> PoolCardFile:
    """One customer of a pool; raises `NotFoundError`."""
    row = await session.scalar(
        select(Company).where(
            Company.id == company_id, Company.pool_id == access.pool.id, Company.archived_at.is_(None)
        )
    )
    if row is None:
        raise NotFoundError
    moves = await _last_moves(session, [company_id])
    products = await session.scalars(
        select(ProfileFact.value)
        .where(ProfileFact.subject_id == company_id, ProfileFact.field == "product", ProfileFact.rejected_at.is_(None))
        .order_by(ProfileFact.sources.desc(), ProfileFact.id)
        .limit(_PRODUCTS)
    )
    left = None
    if access.pool.views_a_day is not None and not access.manages:
        left = max(0, access.pool.views_a_day - await views_today(session, actor))
    return PoolCardFile(
        **_card(row, moves.get(company_id), access, actor),
        products=list(products),
        conversations_count=row.conversations_count,
        views_left=left,
    )


async def views_today(session: ReadSession, actor: Actor) -> int:
    """How many customers of pools the actor looked at on their own day."""
    day, _ = await own_day(session, actor.membership_id)
    counted = select(func.count()).where(PoolView.member_id == actor.membership_id, PoolView.day == day)
    return await session.scalar(counted) or 0


async def _last_moves(session: ReadSession, ids: list[UUID]) -> dict[UUID, PoolMove]:
    rows = await session.scalars(
        select(PoolMove)
        .ext(distinct_on(PoolMove.company_id))
        .where(PoolMove.company_id.in_(ids), PoolMove.kind.in_(("recycled", "released", "imported")))
        .order_by(PoolMove.company_id, PoolMove.at.desc(), PoolMove.id.desc())
    )
    return {row.company_id: row for row in rows}


def _card(row: Company, move: PoolMove | None, access: PoolAccess, actor: Actor) -> dict[str, Any]:
    wait = None
    if move is not None and move.from_owner_id is not None and move.from_owner_id == actor.membership_id:
        ends = move.at.astimezone(UTC) + timedelta(days=access.pool.cool_down_days)
        wait = ends.date() if ends > now() else None
    return {
        "id": row.id,
        "name": row.name,
        "country": row.country,
        "city": row.city,
        "industry": row.industry,
        "stage": cast("Any", row.stage),
        "source": cast("Any", row.source),
        "tags": row.tags,
        "contacts_count": row.contacts_count,
        "last_contact_on": row.last_message_at.date() if row.last_message_at else None,
        "pooled_at": move.at if move else None,
        "former_owner": move.from_owner_name if move else None,
        "reason": reason_text(move) if move else None,
        "wait_until": wait,
    }
