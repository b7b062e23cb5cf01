"""Whether a sequence's letter that waited in the queue is still to go, asked at the moment of sending."""

from datetime import datetime

from sqlalchemy import select

from backend.customers.queries.addressees import addressees
from backend.outreach.sending.gates import Later, Never, keep_gate
from backend.outreach.sending.models import OutgoingMessage
from backend.outreach.sequences.models import MailSequence, SequenceEnrolment, SequenceSend
from backend.outreach.sequences.service.gathering import answered, barred_by
from backend.outreach.sequences.timing import known_place, next_good, still_good
from tenants.orm import now
from tenants.session import WriteSession


async def may_go(session: WriteSession, row: OutgoingMessage) -> Later | Never | None:
    """Never to whom has answered, left or is no customer any more; later where nobody is at the desk any more."""
    found = (
        await session.execute(
            select(SequenceEnrolment, MailSequence)
            .join(
                SequenceSend,
                (SequenceSend.tenant_id == SequenceEnrolment.tenant_id)
                & (SequenceSend.enrolment_id == SequenceEnrolment.id),
            )
            .join(
                MailSequence,
                (MailSequence.tenant_id == SequenceEnrolment.tenant_id)
                & (MailSequence.id == SequenceEnrolment.sequence_id),
            )
            .where(SequenceSend.outgoing_id == row.id)
        )
    ).first()
    if found is None:
        return Never()
    enrolment, sequence = found
    if enrolment.state != "active" or await answered(session, [enrolment.id]):
        return Never()
    person = (await addressees(session, [enrolment.contact_id])).get(enrolment.contact_id)
    if person is None or barred_by(person, {}) is not None:
        return Never()
    place = known_place(person.place, sequence.time_zone)
    moment: datetime = now()
    planned = row.send_at or moment
    return None if still_good(moment, planned, place) else Later(next_good(moment, place))


keep_gate("sequence", may_go)
