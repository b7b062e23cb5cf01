"""Asking to keep a customer for longer, and deciding about it."""

from datetime import timedelta
from typing import cast
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from backend.accounts.queries.team_tree import load_teams
from backend.alerts.service.raising import News, raise_alerts
from backend.customers.queries.rows import Company
from backend.customers.queries.seen import require_seen
from backend.pool.errors import NotYoursError, RequestDecidedError, RequestOpenError
from backend.pool.events import PoolChanged
from backend.pool.models import PoolHolding, PoolRequest
from backend.pool.queries.holdings import leaves_at
from i18n.messages import N_
from tenants import audit
from tenants.access import Role, permissions_of
from tenants.context import Actor
from tenants.directory.models import Membership
from tenants.errors import NotAllowedError, NotFoundError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession

_ASKED = N_("{name} asks to keep {company} for {days} more days")
_APPROVED = N_("You may keep {company} for {days} more days")
_REFUSED = N_("Your request to keep {company} was refused")


async def ask(session: WriteSession, actor: Actor, company_id: UUID, days: int, reason: str) -> UUID:
    """Ask to keep a customer. Raises `NotFoundError`, `NotYoursError`, `RequestOpenError`."""
    actor.require("companies.write")
    await require_seen(session, "company", company_id)
    row = (
        await session.execute(select(Company.name, Company.owner_id).where(Company.id == company_id).with_for_update())
    ).one_or_none()
    if row is None:
        raise NotFoundError
    if actor.membership_id is None or row.owner_id != actor.membership_id:
        raise NotYoursError
    request_id = new_id()
    put = insert(PoolRequest).values(
        id=request_id, company_id=company_id, asked_by=actor.membership_id, days=days, reason=reason.strip(),
        state="open",
    )  # fmt: skip
    made = await session.scalar(put.on_conflict_do_nothing().returning(PoolRequest.id))
    if made is None:
        raise RequestOpenError
    params = {"name": actor.name, "company": row.name, "days": days}
    news = News("pool", _ASKED, "/pool/requests", f"pool-request:{request_id}", params, reason)
    await raise_alerts(session, await _deciders(session, actor.membership_id), news)
    audit.record(session, "company.extension_asked", subject_id=company_id, subject_name=row.name, days=days)
    append(session, PoolChanged())
    return request_id


async def decide(session: WriteSession, actor: Actor, request_id: UUID, *, approved: bool, note: str) -> None:
    """Approve or refuse; nobody decides about their own. Of a customer that went to somebody else, the request is
    withdrawn instead. Raises `NotAllowedError`, `NotFoundError`,
    `RequestDecidedError`."""
    actor.require("pool.manage")
    row = await session.scalar(select(PoolRequest).where(PoolRequest.id == request_id).with_for_update())
    if row is None:
        raise NotFoundError
    if row.asked_by == actor.membership_id:
        raise NotAllowedError
    if row.state != "open":
        raise RequestDecidedError
    company, owner_id = (
        await session.execute(
            select(Company.name, Company.owner_id).where(Company.id == row.company_id).with_for_update(key_share=True)
        )
    ).one()
    if owner_id != row.asked_by:
        # Somebody else has it by now, who did not ask.
        row.state = "withdrawn"
        append(session, PoolChanged())
        return
    row.state = "approved" if approved else "refused"
    row.decided_by_name, row.decided_at, row.note = actor.name, now(), note.strip() or None
    if approved:
        # From when it would have gone, not from today: who asks in good time loses nothing.
        until = max(now(), await leaves_at(session, row.company_id) or now()) + timedelta(days=row.days)
        put = insert(PoolHolding).values(id=row.company_id, protected_until=until)
        await session.execute(
            put.on_conflict_do_update(index_elements=["tenant_id", "id"], set_={"protected_until": until})
        )
    title = _APPROVED if approved else _REFUSED
    params = {"company": company, "days": row.days}
    news = News("pool", title, "/pool/mine", f"pool-decision:{row.id}", params, note)
    await raise_alerts(session, [row.asked_by], news)
    audit.record(session, "company.extension_decided", subject_id=row.company_id, subject_name=company,
                 approved=approved, days=row.days)  # fmt: skip
    append(session, PoolChanged())


async def withdraw(session: WriteSession, actor: Actor, request_id: UUID) -> None:
    """Take one's own request back. Raises `NotFoundError`, `RequestDecidedError`."""
    row = await session.scalar(select(PoolRequest).where(PoolRequest.id == request_id).with_for_update())
    if row is None or row.asked_by != actor.membership_id:
        raise NotFoundError
    if row.state != "open":
        raise RequestDecidedError
    row.state = "withdrawn"
    append(session, PoolChanged())


async def _deciders(session: ReadSession, asker_id: UUID) -> list[UUID]:
    """Those above the asker who may decide; where there are none, everybody who may."""
    rows = await session.execute(select(Membership.id, Membership.role).where(Membership.active))
    may: list[UUID] = []
    for seat_id, role in rows.all():
        if seat_id != asker_id and "pool.manage" in permissions_of(cast("Role", role)):
            may.append(seat_id)
    above = (await load_teams(session)).heads_over(asker_id).intersection(may)
    return sorted(above) or may
