"""Whether a sequence's letter that waited in the queue is still to go, asked at the moment of sending."""

from collections.abc import Sequence

from sqlalchemy import select

from backend.customers.queries.addressees import addressees
from backend.outreach.sending.gates import Later, Never, Said, keep_gate
from backend.outreach.sending.models import OutgoingMessage
from backend.outreach.sequences.models import MailSequence, SequenceEnrolment, SequenceSend
from backend.outreach.sequences.service.gathering import answered, barred_by
from backend.outreach.sequences.timing import known_place, next_good, still_good
from tenants.orm import now
from tenants.session import WriteSession


async def may_go(session: WriteSession, rows: Sequence[OutgoingMessage]) -> Said:
    """Never to whom has answered, left or is no customer any more; later where nobody is at the desk any more."""
    found = {
        row.outgoing_id: (row[0], row[1])
        for row in await session.execute(
            select(SequenceEnrolment, MailSequence, SequenceSend.outgoing_id)
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
            .where(SequenceSend.outgoing_id.in_([row.id for row in rows]))
        )
    }
    enrolments = [enrolment for enrolment, _ in found.values()]
    replies = await answered(session, [each.id for each in enrolments])
    people = await addressees(session, [each.contact_id for each in enrolments])
    said: Said = {}
    for row in rows:
        enrolment, sequence = found.get(row.id, (None, None))
        if enrolment is None or sequence is None or enrolment.state != "active" or enrolment.id in replies:
            said[row.id] = Never()
            continue
        person = people.get(enrolment.contact_id)
        if person is None or barred_by(person, {}) is not None:
            said[row.id] = Never()
            continue
        place, moment = known_place(person.place, sequence.time_zone), now()
        if not still_good(moment, row.send_at or moment, place):
            said[row.id] = Later(next_good(moment, place))
    return said


keep_gate("sequence", may_go)
