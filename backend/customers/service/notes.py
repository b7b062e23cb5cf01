"""What people write on timelines: notes, calls and meetings. Taking one away can be undone."""

from typing import Any
from uuid import UUID

from msgspec import UNSET
from sqlalchemy import select, update

from backend.accounts.service.mentions import note_mentions
from backend.customers.events import CompanyChanged, ContactChanged
from backend.customers.fields import Checks
from backend.customers.models import Contact, TimelineEntry
from backend.customers.queries.history import require_record
from backend.customers.queries.seen import require_seen
from backend.customers.schemas import ContactRef, NewNote, NotePatch, Owner, TimelineItem
from backend.customers.service.timeline import record
from backend.customers.vocabulary import WRITTEN_KINDS, FactSubject
from i18n.messages import N_
from tenants.context import Actor
from tenants.errors import FieldProblem, NotAllowedError, NotFoundError, ValidationFailedError
from tenants.orm import now
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession

_NEEDED = N_("This is needed.")


async def add_note(
    session: WriteSession, actor: Actor, subject: FactSubject, record_id: UUID, given: NewNote
) -> TimelineItem:
    """Write on the timeline of a company or contact; colleagues whom it names hear of it.

    What concerns a contact stands with their company too. Raises `NotAllowedError`, `NotFoundError`,
    `ValidationFailedError`.
    """
    actor.require("companies.write")
    await require_record(session, subject, record_id)
    text = _text(given.text)
    company_id, contact = await _place(session, subject, record_id, given.contact_id)
    at, details = given.at or now(), _details(given.minutes)
    entry_id = await record(
        session,
        company_id=company_id,
        contact_id=contact.id if contact else None,
        kind=given.kind,
        at=at,
        summary=text,
        actor_id=actor.membership_id or actor.id,
        actor_name=actor.name,
        details=details,
    )
    await note_mentions(
        session, actor, kind="note", subject_id=entry_id, text=text, company_id=company_id,
        contact_id=contact.id if contact else None,
    )  # fmt: skip
    return TimelineItem(
        id=entry_id,
        kind=given.kind,
        at=at,
        actor=Owner(actor.membership_id or actor.id or record_id, actor.name),
        contact=contact,
        summary=text,
        conversation_id=None,
        message_id=None,
        direction=None,
        details=details,
    )


async def change_note(session: WriteSession, actor: Actor, note_id: UUID, given: NotePatch) -> None:
    """Change what the actor wrote. Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError`."""
    note = await _own(session, actor, note_id)
    changes: dict[str, Any] = {}
    if given.text is not UNSET:
        changes["summary"] = _text(given.text)
    if given.at is not UNSET:
        changes["at"] = given.at
    if given.minutes is not UNSET:
        changes["details"] = _details(given.minutes)
    if not changes:
        return
    await _set(session, note, edited_at=now(), **changes)
    await _mention(session, actor, note, changes.get("summary", note.summary))


async def delete_note(session: WriteSession, actor: Actor, note_id: UUID) -> None:
    """Take away what the actor wrote. Raises `NotAllowedError`, `NotFoundError`."""
    note = await _own(session, actor, note_id)
    await _set(session, note, deleted_at=now())
    await _mention(session, actor, note, "")


async def restore_note(session: WriteSession, actor: Actor, note_id: UUID) -> None:
    """Give back what the actor took away. Raises `NotAllowedError`, `NotFoundError`."""
    note = await _own(session, actor, note_id, deleted=True)
    await _set(session, note, deleted_at=None)
    await _mention(session, actor, note, note.summary)


async def _place(
    session: ReadSession, subject: FactSubject, record_id: UUID, contact_id: UUID | None
) -> tuple[UUID | None, ContactRef | None]:
    """The company and the person that an entry belongs to."""
    wanted = record_id if subject == "contact" else contact_id
    if wanted is None:
        return record_id, None
    person = (
        await session.execute(select(Contact.id, Contact.name, Contact.company_id).where(Contact.id == wanted))
    ).one_or_none()
    if person is None or (subject == "company" and person.company_id != record_id):
        unknown = FieldProblem("contact_id", "unknown-contact", N_("There is no such person at this company."))
        raise ValidationFailedError(errors=[unknown])
    return (record_id if subject == "company" else person.company_id), ContactRef(person.id, person.name)


async def _own(session: WriteSession, actor: Actor, note_id: UUID, *, deleted: bool = False) -> TimelineEntry:
    actor.require("companies.write")
    note = await session.scalar(
        select(TimelineEntry)
        .where(TimelineEntry.id == note_id, TimelineEntry.kind.in_(WRITTEN_KINDS))
        .where(TimelineEntry.deleted_at.is_not(None) if deleted else TimelineEntry.deleted_at.is_(None))
        .with_for_update()
    )
    if note is None:
        raise NotFoundError
    if note.company_id is not None:
        await require_seen(session, "company", note.company_id)
    if note.actor_id not in {actor.membership_id, actor.id} - {None}:
        raise NotAllowedError
    return note


async def _set(session: WriteSession, note: TimelineEntry, **values: Any) -> None:
    await session.execute(
        update(TimelineEntry)
        .where(TimelineEntry.id == note.id)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    if note.company_id is not None:
        append(session, CompanyChanged(company_ids=[note.company_id]))
    if note.contact_id is not None:
        append(session, ContactChanged(contact_ids=[note.contact_id]))


async def _mention(session: WriteSession, actor: Actor, note: TimelineEntry, text: str) -> None:
    await note_mentions(
        session, actor, kind="note", subject_id=note.id, text=text, company_id=note.company_id,
        contact_id=note.contact_id,
    )  # fmt: skip


def _text(given: str) -> str:
    checks = Checks()
    if not given.strip():
        checks.add("text", "missing", _NEEDED)
    checks.finish()
    return given.strip()


def _details(minutes: int | None) -> dict[str, Any] | None:
    return None if minutes is None else {"minutes": minutes}
