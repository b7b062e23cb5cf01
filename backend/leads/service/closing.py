"""What people do with a lead: hand it on, stop its clock, answer it elsewhere, close it and open it again."""

from uuid import UUID

from sqlalchemy import or_, select

from backend.accounts.queries.sight import sight_of
from backend.leads.errors import LeadClosedError
from backend.leads.models import Lead, LeadRule
from backend.leads.queries.desk import hours_of
from backend.leads.schemas import LeadReassignment
from backend.leads.service import clock
from backend.leads.service.assigning import give, take_desk
from backend.leads.service.log import note
from backend.leads.vocabulary import LeadEventKind, LeadState
from backend.pipeline.queries.links import deal_roots
from i18n.messages import N_
from tenants.context import Actor
from tenants.directory.models import Membership
from tenants.errors import FieldProblem, NotAllowedError, NotFoundError, ValidationFailedError
from tenants.orm import now
from tenants.session import WriteSession


async def reassign(session: WriteSession, actor: Actor, lead_id: UUID, given: LeadReassignment) -> Lead:
    """Give an open lead, with its company and conversation, to somebody else.

    Managers give anybody's; others hand on their own. Raises `NotAllowedError`, `NotFoundError`, `LeadClosedError`,
    `ValidationFailedError`.
    """
    await take_desk(session)
    lead = await _open_lead(session, actor, lead_id)
    member = await session.scalar(select(Membership).where(Membership.id == given.owner_id, Membership.active))
    if member is None:
        problem = FieldProblem("owner_id", "unknown-user", N_("There is no such colleague."))
        raise ValidationFailedError(errors=[problem])
    if lead.owner_id != member.id:
        kind: LeadEventKind = "assigned" if lead.owner_id is None else "reassigned"
        rule = await session.get(LeadRule, (session.info["tenant_id"], lead.rule_id)) if lead.rule_id else None
        reason = {"how": "by_hand", "note": given.note.strip() or None}
        await give(session, actor, lead, member.id, kind, reason, now(), rule=rule)
    return lead


async def pause(session: WriteSession, actor: Actor, lead_id: UUID, why: str) -> Lead:
    """Stop a running clock: what is left of it is kept. Raises as `reassign`."""
    lead = await _open_lead(session, actor, lead_id)
    if lead.sla == "running" and lead.due_at is not None:
        calendar = await clock.calendar_for(session, lead, await hours_of(session))
        lead.left_hours = clock.between(calendar, now(), lead.due_at)
        lead.sla, lead.next_at, lead.due_at = "paused", None, None
        await note(session, lead, "paused", {"note": why.strip() or None}, actor=actor)
    return lead


async def resume(session: WriteSession, actor: Actor, lead_id: UUID) -> Lead:
    """Let a paused clock run on with what it had left. Raises as `reassign`."""
    lead = await _open_lead(session, actor, lead_id)
    if lead.sla == "paused":
        calendar = await clock.calendar_for(session, lead, await hours_of(session))
        lead.due_at = lead.next_at = clock.after(calendar, now(), lead.left_hours or 0.0)
        lead.sla, lead.left_hours = "running", None
        await note(session, lead, "resumed", {}, actor=actor)
    return lead


async def answer(session: WriteSession, actor: Actor, lead_id: UUID) -> Lead:
    """It was answered otherwise than by mail. Raises as `reassign`."""
    lead = await _open_lead(session, actor, lead_id)
    await clock.note_answer(session, lead, now(), "hand_answer")
    return lead


async def close(session: WriteSession, actor: Actor, lead_id: UUID, state: LeadState, why: str) -> Lead:
    """Close a lead as dealt with or as none, or open it again. Raises `NotAllowedError`, `NotFoundError`."""
    lead = await _lock(session, actor, lead_id)
    if lead.state == state:
        return lead
    lead.state = state
    if state == "open":
        lead.closed_at = None
        lead.next_at = lead.due_at if lead.sla == "running" else None
        await note(session, lead, "reopened", {"note": why.strip() or None}, actor=actor)
        return lead
    lead.closed_at, lead.next_at = now(), None
    if lead.sla in {"running", "paused"} and state == "dropped":
        lead.sla, lead.due_at = "none", None
    await note(session, lead, state, {"note": why.strip() or None}, actor=actor)
    return lead


async def close_for_deal(session: WriteSession, deal_id: UUID) -> None:
    """Close the open leads of whom a deal is with, or that its conversations began."""
    root = await deal_roots(session, deal_id)
    if root is None:
        return
    leads = await session.scalars(
        select(Lead)
        .where(
            Lead.state == "open",
            # A form that begins a deal has its lead answered all the same.
            Lead.deal_id.is_distinct_from(deal_id),
            or_(Lead.company_id == root.company_id, Lead.conversation_id.in_(root.conversation_ids)),
        )
        .order_by(Lead.id)
        .with_for_update()
    )
    for lead in leads:
        lead.state, lead.closed_at, lead.deal_id = "done", now(), deal_id
        # The clock of the first answer runs on: a deal in the book is no word to the customer.
        await note(session, lead, "done", {"how": "deal"})


async def _open_lead(session: WriteSession, actor: Actor, lead_id: UUID) -> Lead:
    lead = await _lock(session, actor, lead_id)
    if lead.state != "open":
        raise LeadClosedError
    return lead


async def _lock(session: WriteSession, actor: Actor, lead_id: UUID) -> Lead:
    """A lead that the actor sees, locked; one's own, or anybody's for who gives leads out."""
    actor.require("companies.write")
    sight = await sight_of(session)
    lead = await session.scalar(select(Lead).where(Lead.id == lead_id, sight.sees(Lead.owner_id)).with_for_update())
    if lead is None:
        raise NotFoundError
    mine = actor.membership_id is not None and lead.owner_id == actor.membership_id
    if not mine and not actor.may("pool.manage"):
        raise NotAllowedError
    return lead
