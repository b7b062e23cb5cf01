"""Says that records were merged, or that a merge was undone: timeline, audit, events."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from backend.customers.events import CompaniesMerged, ContactsMerged, MergeUndone
from backend.customers.models import Contact
from backend.customers.service.timeline import record
from backend.customers.vocabulary import FactSubject
from tenants import audit
from tenants.context import Actor
from tenants.orm import now
from tenants.outbox import append
from tenants.session import WriteSession


async def tell_merged(
    session: WriteSession, actor: Actor, subject: FactSubject, merge_id: UUID, winner_id: UUID, names: Sequence[str]
) -> None:
    """`names` are those of the records that are now part of the winner."""
    await _enter(session, actor, subject, winner_id, names, {"merge_id": str(merge_id), "subject": subject})
    audit.record(session, f"{subject}.merged", subject_id=winner_id, subject_name=", ".join(names), merge_id=merge_id)
    event = CompaniesMerged if subject == "company" else ContactsMerged
    append(session, event(merge_id=merge_id, winner_id=winner_id))


async def tell_undone(
    session: WriteSession,
    actor: Actor,
    subject: FactSubject,
    merge_id: UUID,
    record_ids: Sequence[UUID],
    names: Sequence[str],
) -> None:
    """`record_ids` are all that stand by themselves again, the former winner first."""
    details = {"merge_id": str(merge_id), "subject": subject, "undone": True}
    await _enter(session, actor, subject, record_ids[0], names, details)
    audit.record(
        session, f"{subject}.merge_undone", subject_id=record_ids[0], subject_name=", ".join(names), merge_id=merge_id
    )
    append(session, MergeUndone(merge_id=merge_id, subject=subject, record_ids=list(record_ids)))


async def _enter(
    session: WriteSession,
    actor: Actor,
    subject: FactSubject,
    record_id: UUID,
    names: Sequence[str],
    details: dict[str, object],
) -> None:
    company_id: UUID | None = record_id
    if subject == "contact":
        company_id = await session.scalar(select(Contact.company_id).where(Contact.id == record_id))
    await record(
        session,
        company_id=company_id,
        contact_id=record_id if subject == "contact" else None,
        kind="merge",
        at=now(),
        summary=", ".join(names)[:300],
        actor_id=actor.membership_id,
        actor_name=actor.name,
        details=details,
    )
