"""Notes on companies."""

from uuid import UUID

from sqlalchemy import insert

from backend.customers.events import CompanyChanged
from backend.customers.fields import Checks
from backend.customers.models import TimelineEntry
from backend.customers.queries.history import require_record
from backend.customers.schemas import Owner, TimelineItem
from i18n.messages import N_
from tenants.context import Actor
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession


async def add_note(session: WriteSession, actor: Actor, company_id: UUID, text: str) -> TimelineItem:
    """Put a note on a company's timeline. Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError`."""
    actor.require("companies.write")
    await require_record(session, "company", company_id)
    checks = Checks()
    if not text.strip():
        checks.add("text", "missing", N_("This is needed."))
    checks.finish()
    note = TimelineItem(
        id=new_id(),
        kind="note",
        at=now(),
        actor=Owner(actor.membership_id or actor.id or company_id, actor.name),
        contact=None,
        summary=text.strip(),
        conversation_id=None,
        message_id=None,
        direction=None,
    )
    row = {"id": note.id, "company_id": company_id, "kind": "note", "at": note.at, "summary": note.summary}
    row |= {"actor_id": actor.membership_id or actor.id, "actor_name": actor.name}
    await session.execute(insert(TimelineEntry), [row])
    append(session, CompanyChanged(company_ids=[company_id]))
    return note
