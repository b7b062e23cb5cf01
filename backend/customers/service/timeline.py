"""Puts what happened on the timeline of a company, or of a contact who has none."""

from datetime import datetime
from typing import Any
from uuid import UUID

from backend.customers.events import CompanyChanged, ContactChanged
from backend.customers.models import TimelineEntry
from backend.customers.vocabulary import SAID, TimelineKind
from i18n.messages import translate
from tenants.context import Actor, current
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession


async def record(
    session: WriteSession,
    *,
    company_id: UUID | None,
    contact_id: UUID | None,
    kind: TimelineKind,
    at: datetime,
    summary: str,
    params: dict[str, str] | None = None,
    message_id: UUID | None = None,
    conversation_id: UUID | None = None,
    direction: str | None = None,
    actor_id: UUID | None = None,
    actor_name: str | None = None,
    details: dict[str, Any] | None = None,
) -> UUID:
    """Add an entry and tell open screens; answers its id.

    `at` is when it happened, `summary` one line about it. An entry that names a message or a conversation is shown to
    those alone who may see that mail. `actor_id` is a seat. `details` hold small facts about the kind, as JSON. With
    `params`, `summary` is a message of the catalogs, which every reader is told in their own language.
    """
    if company_id is None and contact_id is None:
        raise ValueError("an entry belongs to a company or to a contact")
    if params is not None:
        details = {**(details or {}), SAID: [summary, params]}
        summary = translate(summary, current().locale, **params)
    entry_id = new_id()
    session.add(
        TimelineEntry(
            id=entry_id,
            company_id=company_id,
            contact_id=contact_id,
            kind=kind,
            at=at,
            summary=summary,
            message_id=message_id,
            conversation_id=conversation_id,
            direction=direction,
            actor_id=actor_id,
            actor_name=actor_name,
            details=details,
        )
    )
    await session.flush()
    if company_id is not None:
        append(session, CompanyChanged(company_ids=[company_id]))
    if contact_id is not None:
        append(session, ContactChanged(contact_ids=[contact_id]))
    return entry_id


async def note_stage(session: WriteSession, actor: Actor, company_id: UUID, before: str, after: str) -> None:
    """Note that somebody moved a company to another stage."""
    await record(
        session,
        company_id=company_id,
        contact_id=None,
        kind="stage",
        at=now(),
        summary="",
        actor_id=actor.membership_id or actor.id,
        actor_name=actor.name,
        details={"before": before, "after": after},
    )
