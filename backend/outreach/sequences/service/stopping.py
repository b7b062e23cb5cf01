"""How somebody leaves a sequence, or waits: what is queued for them is called back in the same transaction.

The dispatcher takes a message out of its queue under the message's lock, and so does this: either the letter was on its
way before, or it never goes.
"""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import delete, select, update

from backend.customers.service.timeline import record
from backend.outreach.sending.events import OutgoingChanged
from backend.outreach.sending.models import OutgoingMessage
from backend.outreach.sequences.events import EnrolmentHeld, EnrolmentsChanged
from backend.outreach.sequences.models import OPEN, MailSequence, SequenceEnrolment, SequenceSend
from backend.outreach.sequences.words import HoldReason, StopReason
from backend.outreach.tracking.readying import forget_letters
from tenants.context import current
from tenants.orm import now
from tenants.outbox import append
from tenants.session import WriteSession

_TOLD: Final = 200


async def locked(session: WriteSession, *conditions: Any, open_only: bool = True) -> list[SequenceEnrolment]:
    """Enrolments under their locks, always in the same order, so that two who stop many never wait for each other."""
    statement = select(SequenceEnrolment).where(*conditions)
    if open_only:
        statement = statement.where(SequenceEnrolment.state.in_(OPEN))
    ordered = statement.order_by(SequenceEnrolment.id).with_for_update()
    return list(await session.scalars(ordered.execution_options(populate_existing=True)))


async def stop(
    session: WriteSession,
    enrolments: Sequence[SequenceEnrolment],
    reason: StopReason,
    details: dict[str, Any] | None = None,
) -> int:
    """They get nothing more. Answers how many were on the way. The caller holds their locks."""
    stopped = [each for each in enrolments if each.state in OPEN]
    if not stopped:
        return 0
    moment = now()
    for each in stopped:
        each.state, each.reason, each.details = "stopped", reason, details or {}
        each.next_at, each.ended_at = None, moment
        each.version += 1
    await _recall(session, stopped, keep=True)
    await _note(session, stopped, "stopped", reason)
    tell(session, stopped)
    return len(stopped)


async def finish(session: WriteSession, enrolment: SequenceEnrolment) -> None:
    """They got every letter."""
    enrolment.state, enrolment.reason, enrolment.details = "finished", None, {}
    enrolment.next_at, enrolment.ended_at = None, now()
    enrolment.version += 1
    await _note(session, [enrolment], "finished", None)


def hold(
    session: WriteSession, enrolment: SequenceEnrolment, reason: HoldReason, details: dict[str, Any] | None = None
) -> None:
    """A person has to put something right before they go on."""
    enrolment.state, enrolment.reason, enrolment.details = "held", reason, details or {}
    enrolment.version += 1
    append(
        session,
        EnrolmentHeld(
            enrolment_id=enrolment.id,
            sequence_id=enrolment.sequence_id,
            contact_id=enrolment.contact_id,
            company_id=enrolment.company_id,
            author_id=enrolment.author_id,
            reason=reason,
        ),
    )


async def pause(session: WriteSession, enrolments: Sequence[SequenceEnrolment]) -> None:
    """Nothing goes out for now; a letter that waits in the queue is taken back and written anew later."""
    paused = [each for each in enrolments if each.state == "active"]
    for each in paused:
        each.state = "paused"
        each.version += 1
    await call_back(session, paused)
    tell(session, paused)


async def resume(session: WriteSession, enrolments: Sequence[SequenceEnrolment]) -> None:
    """Go on with the letter that comes next, in the next good moment there."""
    waiting = [each for each in enrolments if each.state in {"paused", "held"}]
    moment = now()
    if waiting:
        # A letter that failed is written anew.
        failed = (
            select(SequenceSend.id)
            .join(
                OutgoingMessage,
                (OutgoingMessage.tenant_id == SequenceSend.tenant_id)
                & (OutgoingMessage.id == SequenceSend.outgoing_id),
            )
            .where(
                SequenceSend.enrolment_id.in_([each.id for each in waiting]),
                OutgoingMessage.state.in_(("failed", "cancelled")),
            )
        )
        ids = list(
            await session.scalars(
                delete(SequenceSend).where(SequenceSend.id.in_(failed)).returning(SequenceSend.outgoing_id)
            )
        )
        await session.execute(update(OutgoingMessage).where(OutgoingMessage.id.in_(ids)).values(unique_key=None))
    for each in waiting:
        each.state, each.reason, each.details, each.next_at = "active", None, {}, moment
        each.version += 1
    tell(session, waiting)


async def call_back(session: WriteSession, enrolments: Sequence[SequenceEnrolment]) -> None:
    """Take back what waits in the queue for them, as if it had not been written."""
    await _recall(session, enrolments, keep=False)


def tell(session: WriteSession, enrolments: Sequence[SequenceEnrolment]) -> None:
    """Let open screens know."""
    for start in range(0, len(enrolments), _TOLD):
        some = enrolments[start : start + _TOLD]
        append(
            session,
            EnrolmentsChanged(
                sequence_ids=sorted({each.sequence_id for each in some}), contact_ids=[each.contact_id for each in some]
            ),
        )


async def _recall(session: WriteSession, enrolments: Sequence[SequenceEnrolment], *, keep: bool) -> None:
    if not enrolments:
        return
    await session.flush()
    mine = select(SequenceSend.outgoing_id).where(SequenceSend.enrolment_id.in_([each.id for each in enrolments]))
    waiting = list(
        await session.scalars(
            select(OutgoingMessage)
            .where(OutgoingMessage.id.in_(mine), OutgoingMessage.state == "queued", OutgoingMessage.sent_at.is_(None))
            .order_by(OutgoingMessage.id)
            .with_for_update()
            # As it is under the lock: the dispatcher may have taken it while this waited.
            .execution_options(populate_existing=True)
        )
    )
    ids = [row.id for row in waiting]
    if not ids:
        return
    await forget_letters(session, ids)
    if keep:
        for row in waiting:
            row.state, row.error = "cancelled", None
            row.version += 1
    else:
        await session.execute(delete(OutgoingMessage).where(OutgoingMessage.id.in_(ids)))
    append(session, OutgoingChanged(outgoing_ids=ids))
    await session.flush()


async def _note(session: WriteSession, enrolments: Sequence[SequenceEnrolment], event: str, reason: str | None) -> None:
    names = await sequence_names(session, {each.sequence_id for each in enrolments})
    actor = current().actor
    person = actor if actor.kind == "user" else None
    for each in enrolments:
        gone = reason == "merged"
        if gone and each.company_id is None:
            continue
        await record(
            session,
            company_id=each.company_id,
            contact_id=None if gone else each.contact_id,
            kind="sequence",
            at=now(),
            summary=names.get(each.sequence_id, ""),
            actor_id=person.membership_id if person else None,
            actor_name=person.name if person else None,
            details={"event": event, "reason": reason, "sequence_id": str(each.sequence_id)},
        )


async def note_enrolled(session: WriteSession, enrolments: Sequence[SequenceEnrolment]) -> None:
    """Put it on their timelines."""
    await _note(session, enrolments, "enrolled", None)


async def sequence_names(session: WriteSession, ids: set[UUID]) -> dict[UUID, str]:
    """Names of sequences by id."""
    rows = await session.execute(select(MailSequence.id, MailSequence.name).where(MailSequence.id.in_(ids)))
    return {row.id: row.name for row in rows}
