"""Giving leads out: by the rules, to the owner that a company has, by hand, and on to the next when nobody answers."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from backend.alerts.service import News, raise_alerts
from backend.conversations.service.work import assignee_of, give_conversation
from backend.customers.queries.rows import Company
from backend.leads.deciding import Asked, Decision, decide, fits
from backend.leads.models import Lead, LeadDesk, LeadEvent, LeadRule
from backend.leads.queries.desk import COUNTED, active_rules, calendar_of, hours_of, roster, zones_of
from backend.leads.queries.names import lead_names
from backend.leads.service import clock
from backend.leads.service.log import note
from backend.leads.vocabulary import LeadEventKind
from backend.pool.service.moves import Why, move
from i18n.messages import N_
from tenants.context import Actor
from tenants.directory.models import Membership
from tenants.session import WriteSession


async def take_desk(session: WriteSession) -> None:
    """Wait until nobody else gives leads out: turns, caps and owners are as they stand until this transaction ends."""
    tenant_id: UUID = session.info["tenant_id"]
    await session.execute(
        insert(LeadDesk).values(id=tenant_id).on_conflict_do_nothing(index_elements=["tenant_id", "id"])
    )
    await session.execute(select(LeadDesk.id).where(LeadDesk.id == tenant_id).with_for_update())


def asked_of(lead: Lead, words: Collection[str] = ()) -> Asked:
    """A lead as rules see it; `words` are those of its mail, which it does not keep."""
    return Asked(
        source=lead.source,
        at=lead.asked_at,
        country=lead.country,
        language=lead.language,
        words=tuple(filter(None, (*words, *lead.products, lead.title, lead.body))),
        mailbox_ids=tuple(lead.mailbox_ids),
        form_id=lead.form_id,
    )


async def assign_new(
    session: WriteSession, actor: Actor, lead: Lead, moment: datetime, words: Collection[str] = ()
) -> None:
    """Find somebody for a lead that has just come. The desk is taken.

    A company stays with whom it has; so does a customer who has another inquiry open, and a conversation that somebody
    took on. Else the rules decide.
    """
    asked, rules = asked_of(lead, words), await active_rules(session)
    owner, how = await _bound_to(session, lead)
    fitting = await _decide(session, asked, rules, moment) if owner is None else _first_fitting(rules, asked)
    rule = _by_id(rules, fitting)
    lead.rule_id = rule.id if rule else None
    lead.priority = rule.priority if rule else lead.priority
    if owner is None and fitting.person is None:
        reason = {**fitting.reason, "how": None if fitting.reason.get("tried") else "no_rule"}
        clock.start(lead, calendar_of(await hours_of(session), None), lead.asked_at, None)
        await note(session, lead, "unassigned", reason, actor=actor, at=moment)
        return
    kind: LeadEventKind = "assigned"
    reason = dict(fitting.reason)
    if owner is not None:
        kind, reason, lead.kept = "kept", {"how": how}, how == "owner"
    seat = owner or (fitting.person.id if fitting.person else None)
    if rule is not None and owner is None:
        rule.last_member_id = seat
    await give(session, actor, lead, seat, kind, reason, moment, rule=rule)


async def _bound_to(session: WriteSession, lead: Lead) -> tuple[UUID | None, str]:
    """Who has the customer already, and how; nobody where it is to be given."""
    if lead.company_id is not None:
        owner = await session.scalar(
            select(Company.owner_id).where(Company.id == lead.company_id).with_for_update(key_share=True)
        )
        if owner is not None:
            return owner, "owner"
    same = select(Lead.owner_id).where(
        Lead.id != lead.id, Lead.owner_id.is_not(None), Lead.state == "open", Lead.asked_at > lead.asked_at - COUNTED
    )
    if lead.company_id is not None:
        same = same.where(Lead.company_id == lead.company_id)
    elif lead.contact_id is not None:
        same = same.where(Lead.contact_id == lead.contact_id)
    else:
        same = same.where(Lead.id.is_(None))
    found = await session.scalar(same.order_by(Lead.asked_at.desc()).limit(1))
    if found is not None:
        return found, "same_person"
    taken = await assignee_of(session, lead.conversation_id) if lead.conversation_id else None
    return (taken, "assignee") if taken else (None, "")


async def _decide(
    session: WriteSession,
    asked: Asked,
    rules: Sequence[LeadRule],
    moment: datetime,
    besides: frozenset[UUID] = frozenset(),
) -> Decision:
    hours = await hours_of(session)
    people = await roster(session, rules, hours, moment)
    turns = {rule.id: rule.last_member_id for rule in rules}
    return decide(
        asked, rules, people.by_rule, turns, at=moment, desk=hours.windows, everybody=people.everybody,
        besides=besides,
    )  # fmt: skip


def _first_fitting(rules: Sequence[LeadRule], asked: Asked) -> Decision:
    """The rule whose time counts for an inquiry that needs nobody to be found."""
    return Decision(None, next((rule for rule in rules if fits(rule, asked) is not None), None))


def _by_id(rules: Sequence[LeadRule], decision: Decision) -> LeadRule | None:
    wanted = decision.rule.id if decision.rule else None
    return next((rule for rule in rules if rule.id == wanted), None)


async def give(
    session: WriteSession,
    actor: Actor,
    lead: Lead,
    seat: UUID | None,
    kind: LeadEventKind,
    reason: Mapping[str, Any],
    moment: datetime,
    *,
    rule: LeadRule | None = None,
) -> None:
    """Make somebody the owner of a lead, its company and its conversation; start the clock; tell them."""
    before, lead.owner_id, lead.assigned_at = lead.owner_id, seat, moment
    if seat is not None and lead.company_id is not None:
        await _give_company(session, actor, lead.company_id, seat, rule)
    if seat is not None and lead.conversation_id is not None:
        await give_conversation(session, lead.conversation_id, seat)
    hours = await hours_of(session)
    zones = await zones_of(session, [seat] if seat else [])
    since = lead.asked_at if before is None else moment
    if lead.responded_at is None and lead.sla != "paused":
        allowed = rule.respond_hours if rule is not None else lead.respond_hours
        if before is not None and lead.sla == "breached" and allowed is not None:
            # Whoever gets it after a breach has the same time; that it was late stays.
            calendar = calendar_of(hours, zones.get(seat) if seat else None)
            lead.due_at = lead.next_at = clock.after(calendar, since, allowed)
        else:
            clock.start(lead, calendar_of(hours, zones.get(seat) if seat else None), since, allowed)
    await note(
        session, lead, kind, reason, actor=actor, before=before, rule=(rule.id, rule.name) if rule else None, at=moment
    )
    if seat is not None and seat not in {before, actor.membership_id}:
        name = (await lead_names(session, [lead])).get(lead.id, "")
        news = News(
            kind="assigned",
            title=N_("New inquiry for you: {name}"),
            params={"name": name},
            link=f"/leads?open={lead.id}",
            dedupe_key=f"lead {lead.id} {moment.isoformat()}",
        )
        await raise_alerts(session, [seat], news)


async def _give_company(
    session: WriteSession, actor: Actor, company_id: UUID, seat: UUID, rule: LeadRule | None
) -> None:
    member = await session.scalar(select(Membership).where(Membership.id == seat))
    if member is None:
        return
    why = Why("assigned", None, rule.id if rule else None, rule.name if rule else None)
    await move(session, actor, [company_id], why, to=member)


async def pass_on(session: WriteSession, actor: Actor, lead: Lead, rule: LeadRule, moment: datetime) -> None:
    """Give a late lead to the next of its rule who has not had it; where nobody is left it stays. The desk is taken."""
    had = await session.scalars(
        select(LeadEvent.to_owner_id).where(LeadEvent.lead_id == lead.id, LeadEvent.to_owner_id.is_not(None))
    )
    besides = frozenset(seat for seat in had if seat is not None)
    decision = await _decide(session, asked_of(lead), [rule], moment, besides)
    late = await session.scalar(select(Membership.name).where(Membership.id == lead.owner_id))
    if decision.person is None:
        lead.next_at = None
        reason = {**decision.reason, "how": "nobody_else"}
        await note(session, lead, "kept", reason, actor=actor, rule=(rule.id, rule.name), at=moment)
        return
    rule.last_member_id = decision.person.id
    reason = {**decision.reason, "late": late}
    await give(session, actor, lead, decision.person.id, "reassigned", reason, moment, rule=rule)
