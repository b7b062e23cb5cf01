"""What a person can do about a job that gave up, and the daily cleaning of finished work."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert

from backend.jobs.events import DeadLetterChanged
from backend.jobs.models import DeadLetter
from tenants import audit
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.outbox import OutboxEvent, ProcessedEvent, append
from tenants.session import WriteSession

_OUTBOX_KEPT = timedelta(days=7)
_PROOF_KEPT = timedelta(days=30)


async def _take(session: WriteSession, actor: Actor, dead_letter_id: UUID) -> DeadLetter:
    actor.require("jobs.manage")
    letter = await session.scalar(select(DeadLetter).where(DeadLetter.id == dead_letter_id).with_for_update())
    if letter is None:
        raise NotFoundError
    await session.delete(letter)
    append(session, DeadLetterChanged(dead_letter_id=dead_letter_id))
    return letter


async def retry_dead_letter(session: WriteSession, actor: Actor, dead_letter_id: UUID) -> None:
    """Send a job on its way again: its event is handed out anew, and only this job has yet to process it."""
    letter = await _take(session, actor, dead_letter_id)
    if letter.event_id is None or letter.event_type is None:
        raise NotFoundError
    await session.execute(
        delete(ProcessedEvent).where(ProcessedEvent.id == letter.event_id, ProcessedEvent.consumer == letter.job)
    )
    await session.execute(
        insert(OutboxEvent)
        .values(
            id=letter.event_id,
            type=letter.event_type,
            payload=letter.payload,
            actor={"kind": actor.kind, "name": actor.name, "id": str(actor.id) if actor.id else None},
        )
        .on_conflict_do_nothing()
    )
    await session.execute(
        update(OutboxEvent).where(OutboxEvent.id == letter.event_id).values(done_at=None, relayed_at=None, live=None)
    )
    audit.record(session, "dead_letter.retried", subject_id=dead_letter_id, subject_name=letter.job)


async def drop_dead_letter(session: WriteSession, actor: Actor, dead_letter_id: UUID) -> None:
    """Let a job go for good."""
    letter = await _take(session, actor, dead_letter_id)
    audit.record(session, "dead_letter.dropped", subject_id=dead_letter_id, subject_name=letter.job)


async def clean_finished(session: WriteSession) -> None:
    """Drop events that were done a week ago and proofs of a month ago."""
    moment = now()
    await session.execute(delete(OutboxEvent).where(OutboxEvent.done_at < moment - _OUTBOX_KEPT))
    await session.execute(delete(ProcessedEvent).where(ProcessedEvent.at < moment - _PROOF_KEPT))
