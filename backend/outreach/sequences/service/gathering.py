"""What is known of some enrolments, read in a few queries: `deciding.Facts`."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, cast
from uuid import UUID

from sqlalchemy import and_, or_, select

from backend.customers.queries.addressees import Addressee
from backend.customers.queries.last_words import reply_times
from backend.outreach.addresses import address_key
from backend.outreach.sending.models import OutgoingMessage
from backend.outreach.sequences.deciding import Facts, Sent, Step
from backend.outreach.sequences.models import MailSequence, SequenceEnrolment, SequenceSend, SequenceStep
from backend.outreach.sequences.timing import known_place
from backend.outreach.sequences.words import StopReason
from backend.outreach.suppression.queries import refused
from backend.outreach.tracking.models import TrackedMessage, TrackedRecipient
from i18n.moments import Window
from i18n.reply_hours import reply_hours
from tenants.session import ReadSession

_UNKNOWN: Final = "outcome-unknown"


async def live_steps(session: ReadSession, sequence_ids: Collection[UUID]) -> dict[UUID, list[Step]]:
    """The letters of sequences as they stand, in their order."""
    rows = await session.scalars(
        select(SequenceStep)
        .where(SequenceStep.sequence_id.in_(list(sequence_ids)), SequenceStep.removed_at.is_(None))
        .order_by(SequenceStep.sequence_id, SequenceStep.position)
    )
    found: dict[UUID, list[Step]] = defaultdict(list)
    for row in rows:
        found[row.sequence_id].append(as_step(row))
    return found


def as_step(row: SequenceStep) -> Step:
    """A stored step as it is decided by."""
    return Step(
        id=row.id,
        position=row.position,
        template_id=row.template_id,
        wait=row.wait,
        unit=cast("Any", row.wait_unit),
        thread=cast("Any", row.thread),
    )


async def gather(
    session: ReadSession,
    sequence: MailSequence,
    enrolments: Sequence[SequenceEnrolment],
    people: Mapping[UUID, Addressee],
) -> dict[UUID, Facts]:
    """The facts of each enrolment, by its id."""
    ids = [each.id for each in enrolments]
    sent = await letters_of(session, ids)
    replies = await answered(session, ids)
    barred = await refused(session, [person.email for person in people.values() if person.email])
    hours = await hours_of(session, people)
    found = {}
    for each in enrolments:
        person = people.get(each.contact_id)
        found[each.id] = Facts(
            enrolled_at=each.created_at,
            place=known_place(person.place if person else None, sequence.time_zone),
            hours=hours.get(each.contact_id),
            away_until=each.away_until,
            stop=replies.get(each.id) or barred_by(person, barred),
            sent=sent.get(each.id, []),
        )
    return found


async def letters_of(session: ReadSession, enrolment_ids: Collection[UUID]) -> dict[UUID, list[Sent]]:
    """What was queued for enrolments, in its order, and how far it came."""
    rows = await session.execute(
        select(
            SequenceSend.enrolment_id,
            SequenceSend.step_id,
            SequenceSend.position,
            SequenceSend.outgoing_id,
            OutgoingMessage.state,
            OutgoingMessage.sent_at,
            OutgoingMessage.queued_at,
            OutgoingMessage.error,
        )
        .join(
            OutgoingMessage,
            and_(OutgoingMessage.tenant_id == SequenceSend.tenant_id, OutgoingMessage.id == SequenceSend.outgoing_id),
        )
        .where(SequenceSend.enrolment_id.in_(list(enrolment_ids)))
        .order_by(SequenceSend.enrolment_id, SequenceSend.position)
    )
    found: dict[UUID, list[Sent]] = defaultdict(list)
    for row in rows:
        code = (row.error or {}).get("code")
        unknown = row.state == "failed" and code == _UNKNOWN
        found[row.enrolment_id].append(
            Sent(
                step_id=row.step_id,
                position=row.position,
                outgoing_id=row.outgoing_id,
                state="sent" if unknown else row.state,
                sent_at=row.queued_at if unknown else row.sent_at,
                error=code,
            )
        )
    return found


async def hours_of(session: ReadSession, people: Mapping[UUID, Addressee]) -> dict[UUID, Window]:
    """When each of these people answers, of whom that is known."""
    wrote = await reply_times(session, list(people))
    found = {}
    for contact_id, instants in wrote.items():
        place = people[contact_id].place
        window = reply_hours(instants, place.zone) if place else None
        if window is not None:
            found[contact_id] = window
    return found


async def answered(session: ReadSession, enrolment_ids: Collection[UUID]) -> dict[UUID, StopReason]:
    """Whose letters were answered or came back, by what tracking noted: should an event be late, this is not."""
    rows = await session.execute(
        select(
            SequenceSend.enrolment_id,
            TrackedRecipient.replied_at,
            TrackedRecipient.bounced_at,
            TrackedMessage.signs,
        )
        .join(
            TrackedMessage,
            and_(
                TrackedMessage.tenant_id == SequenceSend.tenant_id,
                TrackedMessage.outgoing_id == SequenceSend.outgoing_id,
            ),
        )
        .join(
            TrackedRecipient,
            and_(
                TrackedRecipient.tenant_id == TrackedMessage.tenant_id,
                TrackedRecipient.message_id == TrackedMessage.id,
            ),
        )
        .where(
            SequenceSend.enrolment_id.in_(list(enrolment_ids)),
            or_(
                TrackedRecipient.replied_at.is_not(None),
                TrackedRecipient.bounced_at.is_not(None),
                TrackedMessage.signs.has_key("answered_by"),
            ),
        )
    )
    found: dict[UUID, StopReason] = {}
    for row in rows:
        reason: StopReason = "replied" if row.replied_at else "bounced" if row.bounced_at else "colleague-replied"
        found[row.enrolment_id] = reason
    return found


def barred_by(person: Addressee | None, barred: Mapping[str, str]) -> StopReason | None:
    """Why nothing may go to somebody any more; `barred` are suppressed addresses."""
    if person is None:
        return "merged"
    if person.archived:
        return "archived"
    if person.noise:
        return "noise"
    if not person.email or not address_key(person.email):
        return "no-address"
    return "suppressed" if person.email in barred else None
