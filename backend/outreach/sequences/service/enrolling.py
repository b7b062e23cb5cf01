"""Putting people into a sequence, pausing one of them, letting them go on, taking them out."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from backend.accounts.queries.sight import sight_of
from backend.outreach.addresses import address_key
from backend.outreach.sequences import schemas
from backend.outreach.sequences.errors import EnrolmentEndedError, NoStepsError, SequenceNotRunningError
from backend.outreach.sequences.models import OPEN, MailSequence, SequenceEnrolment
from backend.outreach.sequences.service.gathering import live_steps
from backend.outreach.sequences.service.planning import look_over
from backend.outreach.sequences.service.stopping import locked, note_enrolled, pause, resume, stop, tell
from tenants import audit
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import new_id, now
from tenants.session import WriteSession
from tenants.settings import Settings
from tenants.versions import raise_version


async def enrol(
    session: WriteSession, actor: Actor, settings: Settings, sequence_id: UUID, given: schemas.Enrolling
) -> schemas.Enrolled:
    """Put in everybody against whom nothing speaks. Raises `NotFoundError`, `SequenceNotRunningError`, `NoStepsError`
    and what `look_over` raises."""
    # Shared with others who put people in, closed to whoever changes the sequence meanwhile.
    sequence: MailSequence | None = await session.scalar(
        select(MailSequence).where(MailSequence.id == sequence_id).with_for_update(read=True)
    )
    if sequence is None:
        raise NotFoundError
    if sequence.status not in {"running", "paused"}:
        raise SequenceNotRunningError
    if not (await live_steps(session, [sequence_id])).get(sequence_id):
        raise NoStepsError
    outlook = await look_over(session, actor, settings, sequence, given)
    chosen = [chance for chance in outlook.chances if chance.candidate.goes_in]
    moment = now()
    rows = [
        {
            "id": new_id(),
            "sequence_id": sequence_id,
            "contact_id": chance.person.id,
            "company_id": chance.person.company.id if chance.person.company else None,
            "deal_id": given.deal_id,
            "name": chance.person.name,
            "address": address_key(chance.person.email or ""),
            "author_id": actor.membership_id,
            "mailbox_id": outlook.sender.mailbox_id,
            "from_address": outlook.sender.address,
            "state": "active",
            "next_at": chance.first_at,
            "created_at": moment,
        }
        for chance in chosen
    ]
    made: list[UUID] = []
    if rows:
        # Somebody else may put the same person in at this moment: the first one does.
        made = list(
            await session.scalars(
                insert(SequenceEnrolment).values(rows).on_conflict_do_nothing().returning(SequenceEnrolment.id)
            )
        )
    enrolments = list(await session.scalars(select(SequenceEnrolment).where(SequenceEnrolment.id.in_(made))))
    await note_enrolled(session, enrolments)
    tell(session, enrolments)
    audit.record(session, "sequence.enrolled", subject_id=sequence_id, subject_name=sequence.name, people=len(made))
    return schemas.Enrolled(enrolled=len(made), left_out=len(outlook.chances) - len(made))


async def change_enrolment(
    session: WriteSession, actor: Actor, enrolment_id: UUID, given: schemas.EnrolmentPatch, expected: int
) -> SequenceEnrolment:
    """Pause, let go on, or take out. Raises `NotFoundError`, `EnrolmentEndedError`, `VersionConflictError`."""
    actor.require("conversations.write")
    rows = await locked(session, SequenceEnrolment.id == enrolment_id, open_only=False)
    if not rows or not (await sight_of(session)).may_see(rows[0].author_id):
        raise NotFoundError
    row = rows[0]
    if row.state not in OPEN:
        raise EnrolmentEndedError
    raise_version(row, expected, None)
    if given.state == "paused":
        await pause(session, [row])
    elif given.state == "active":
        await resume(session, [row])
    else:
        await stop(session, [row], "taken-out", {"who": actor.name})
    await session.flush()
    return row
