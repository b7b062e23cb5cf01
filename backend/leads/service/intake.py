"""How inquiries become leads: mail, web forms, the API, and what somebody writes down."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select

from backend.customers.queries.rows import Participation
from backend.leads.models import Lead
from backend.leads.queries.desk import active_rules
from backend.leads.queries.inquiries import FRESH, Letter, first_letters
from backend.leads.service.assigning import assign_new, take_desk
from backend.leads.service.clock import find_answers
from backend.leads.vocabulary import LeadSource
from mail_ingest.store.models import Message
from tenants.context import Actor, system_actor
from tenants.orm import new_id, now
from tenants.session import WriteSession

_ACTOR: Final = system_actor("leads.assign")


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What came, by another way than mail."""

    source: LeadSource
    company_id: UUID | None
    contact_id: UUID | None
    title: str
    body: str | None = None
    country: str | None = None
    language: str | None = None
    products: list[str] = field(default_factory=list)
    form_id: UUID | None = None


async def take_mail(session: WriteSession, message_ids: Collection[UUID]) -> int:
    """Make leads of new inquiries among these messages, and stop the clocks of those that they answer.

    Nothing happens in a tenant without rules. Doing it again changes nothing. Answers how many leads came.
    """
    rules = await active_rules(session)
    since = min((rule.active_since for rule in rules if rule.active_since), default=None)
    await note_answers(session, message_ids)
    if since is None:
        return 0
    letters = await first_letters(session, messages=message_ids, since=max(since, now() - FRESH))
    if not letters:
        return 0
    await take_desk(session)
    known = set(
        await session.scalars(
            select(Lead.conversation_id).where(Lead.conversation_id.in_([each.conversation_id for each in letters]))
        )
    )
    new = [each for each in letters if each.conversation_id not in known]
    leads = [await _of_letter(session, letter) for letter in new]
    # Answered from another mail program before we looked.
    await find_answers(session, leads)
    return len(leads)


async def note_answers(session: WriteSession, message_ids: Collection[UUID]) -> None:
    """Stop the clocks of leads that letters of ours among these answer."""
    parts = (
        select(Participation.conversation_id, Participation.contact_id)
        .join(Message, (Message.tenant_id == Participation.tenant_id) & (Message.id == Participation.message_id))
        .where(Message.id.in_(message_ids), Message.direction == "out", Message.kind == "human")
    )
    rows = (await session.execute(parts)).all()
    if not rows:
        return
    waiting = (
        select(Lead)
        .where(
            Lead.responded_at.is_(None),
            Lead.conversation_id.in_([row.conversation_id for row in rows])
            | Lead.contact_id.in_([row.contact_id for row in rows]),
        )
        .order_by(Lead.id)
        .with_for_update()
    )
    await find_answers(session, list(await session.scalars(waiting)))


async def _of_letter(session: WriteSession, letter: Letter) -> Lead:
    asked = letter.asked
    lead = Lead(
        id=new_id(),
        source="mail",
        company_id=letter.company_id,
        contact_id=letter.contact_id,
        conversation_id=letter.conversation_id,
        country=asked.country,
        language=asked.language,
        products=list(asked.words[1:])[:20],
        mailbox_ids=list(asked.mailbox_ids),
        asked_at=asked.at,
    )
    # Words of the subject count for rules, but are not kept: who may see them is the mail's own matter.
    return await _add(session, _ACTOR, lead, asked.words[:1])


async def take_inquiry(session: WriteSession, actor: Actor, inquiry: Inquiry, at: datetime | None = None) -> Lead:
    """Make a lead of what came by a form, the API or hand, and give it to somebody."""
    await take_desk(session)
    lead = Lead(
        id=new_id(),
        source=inquiry.source,
        company_id=inquiry.company_id,
        contact_id=inquiry.contact_id,
        form_id=inquiry.form_id,
        title=inquiry.title,
        body=inquiry.body,
        country=inquiry.country,
        language=inquiry.language,
        products=inquiry.products,
        mailbox_ids=[],
        asked_at=at or now(),
    )
    return await _add(session, actor, lead)


async def _add(session: WriteSession, actor: Actor, lead: Lead, words: Collection[str] = ()) -> Lead:
    lead.state, lead.sla, lead.priority, lead.kept = "open", "none", "normal", False
    session.add(lead)
    await session.flush()
    await assign_new(session, actor, lead, now(), words)
    await session.flush()
    return lead
