"""What sequences hear: whoever answers, bounces, unsubscribes or is no customer any more leaves them at once."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select

from backend.customers.events import CompanyBinned, ContactsMerged
from backend.customers.queries.addressees import addressees
from backend.jobs.registry import Job, JobRun, job
from backend.outreach.addresses import address_key
from backend.outreach.bounces.events import AutoReplyReceived, ComplaintReceived, MessageBounced
from backend.outreach.bounces.matching import author_of, by_references
from backend.outreach.sending.events import MessageSent, SendFailed
from backend.outreach.sequences import gate
from backend.outreach.sequences.models import OPEN, MailSequence, SequenceEnrolment, SequenceSend
from backend.outreach.sequences.service.stopping import locked, stop, tell
from backend.outreach.sequences.words import StopReason
from backend.outreach.suppression.events import AddressSuppressed
from backend.outreach.suppression.queries import load_suppression
from backend.outreach.tracking.events import ReplyReceived
from backend.pipeline.events import DealLost, DealStageChanged, DealWon
from mail_ingest.store.events import MessagesUnderstood
from mail_ingest.store.queries import messages
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.session import WriteSession

#: Kinds of automatic answers after which nobody reads there any more.
_GONE: Final = frozenset({"left", "moved"})
#: How long nothing goes to somebody who is away and does not say until when.
_AWAY_WITHOUT_A_DAY: Final = timedelta(days=7)
MAY_GO: Final = gate.may_go


@job("sequences.stop_replied", ReplyReceived)
async def stop_replied(run: JobRun, event: ReplyReceived) -> None:
    """A person answered one of the letters, be it a colleague of theirs."""
    reason: StopReason = "colleague-replied" if event.stranger else "replied"
    await _stop_of_letter(run.session, event.outgoing_id, reason)


@job("sequences.stop_writing", MessagesUnderstood)
async def stop_writing(run: JobRun, event: MessagesUnderstood) -> None:
    """Somebody on the way wrote to us by themselves."""
    records = [
        record
        for record in await messages(run.session, event.message_ids)
        if record.direction == "in" and record.kind == "human" and "auto-reply" not in record.kind_reasons
    ]
    wrote = {key: record for record in records if (key := address_key(author_of(record)))}
    for each in await locked(run.session, SequenceEnrolment.address.in_(sorted(wrote))) if wrote else []:
        record = wrote[each.address]
        if record.sent_at >= each.created_at:
            answer = await by_references(run.session, record)
            await stop(run.session, [each], "replied" if answer is not None else "wrote")


@job("sequences.stop_bounced", MessageBounced)
async def stop_bounced(run: JobRun, event: MessageBounced) -> None:
    """A letter came back."""
    await _stop_of_letter(run.session, event.outgoing_id, "bounced")


@job("sequences.stop_complaint", ComplaintReceived)
async def stop_complaint(run: JobRun, event: ComplaintReceived) -> None:
    """They call our mail unwanted."""
    await _stop_of_letter(run.session, event.outgoing_id, "complaint")


@job("sequences.stop_suppressed", AddressSuppressed)
async def stop_suppressed(run: JobRun, event: AddressSuppressed) -> None:
    """They unsubscribed, or their address or its whole domain may not be written to."""
    try:
        row = await load_suppression(run.session, event.suppression_id)
    except NotFoundError:
        return
    if row.lifted_at is None:
        await stop(run.session, await locked(run.session, _barred_by(row.address)), "suppressed")


@job("sequences.note_absence", AutoReplyReceived)
async def note_absence(run: JobRun, event: AutoReplyReceived) -> None:
    """Their mail program answered: everything waits until the day of their return, or a week where they are away and
    name none; who left gets nothing more."""
    session = run.session
    theirs: list[Any] = [SequenceEnrolment.id.in_(_enrolments_of(event.outgoing_id))]
    if event.contact_id is not None:
        theirs.append(SequenceEnrolment.contact_id == event.contact_id)
    found = await locked(session, or_(*theirs))
    if event.reply_kind in _GONE:
        await stop(session, found, "left")
    elif event.reply_kind == "absent" or event.return_on is not None:
        guess = event.at.date() + _AWAY_WITHOUT_A_DAY
        for each in found:
            # A day that was said counts over one that is only guessed.
            each.away_until = event.return_on or max(guess, each.away_until or guess)
            if each.state == "active":
                each.next_at = now()  # looked at anew, with the day of their return
        tell(session, found)


@job("sequences.stop_binned", CompanyBinned)
async def stop_binned(run: JobRun, event: CompanyBinned) -> None:
    """A company, or somebody without one, was found to be no customer."""
    found = await _open(
        run.session,
        or_(SequenceEnrolment.company_id.in_(event.company_ids), SequenceEnrolment.contact_id.in_(event.contact_ids)),
    )
    people = await addressees(run.session, [each.contact_id for each in found])
    noise = [each.id for each in found if (person := people.get(each.contact_id)) and person.noise]
    await stop(run.session, await locked(run.session, SequenceEnrolment.id.in_(noise)), "noise")


@job("sequences.stop_merged", ContactsMerged)
async def stop_merged(run: JobRun, event: ContactsMerged) -> None:
    """Contacts became part of another one: their ways end, that of the one that stayed goes on."""
    found = await _open(run.session)
    people = await addressees(run.session, [each.contact_id for each in found])
    gone = [each.id for each in found if each.contact_id not in people]
    await stop(run.session, await locked(run.session, SequenceEnrolment.id.in_(gone)), "merged")


@job("sequences.stop_moved", DealStageChanged)
async def stop_moved(run: JobRun, event: DealStageChanged) -> None:
    """A deal came into another stage."""
    await _stop_of_deal(run.session, event.deal_id, event.company_id)


@job("sequences.stop_won", DealWon)
async def stop_won(run: JobRun, event: DealWon) -> None:
    """A deal was won."""
    await _stop_of_deal(run.session, event.deal_id, event.company_id)


@job("sequences.stop_lost", DealLost)
async def stop_lost(run: JobRun, event: DealLost) -> None:
    """A deal was lost."""
    await _stop_of_deal(run.session, event.deal_id, event.company_id)


@job("sequences.note_sent", MessageSent)
async def note_sent(run: JobRun, event: MessageSent) -> None:
    """A letter went out: the wait for the next one counts from now."""
    await _look_again(run.session, event.outgoing_id)


@job("sequences.note_failed", SendFailed)
async def note_failed(run: JobRun, event: SendFailed) -> None:
    """A letter did not go out: a person has to know."""
    await _look_again(run.session, event.outgoing_id)


def _barred_by(key: str) -> ColumnElement[bool]:
    """Enrolments whose address this entry of the list bars, as `suppression.queries.barring_keys` has it."""
    address, (local, _, domain) = SequenceEnrolment.address, key.rpartition("@")
    if not local:
        return or_(address.endswith(key, autoescape=True), address.endswith(f".{domain}", autoescape=True))
    labelled = address.startswith(f"{local}+", autoescape=True) & address.endswith(f"@{domain}", autoescape=True)
    return or_(address == key, labelled)


async def _stop_of_letter(session: WriteSession, outgoing_id: UUID | None, reason: StopReason) -> None:
    found = await locked(session, SequenceEnrolment.id.in_(_enrolments_of(outgoing_id)))
    await stop(session, found, reason)


async def _stop_of_deal(session: WriteSession, deal_id: UUID, company_id: UUID) -> None:
    """Those who are in it because of this deal, and those of its company who are in it for no deal in particular."""
    stops = select(MailSequence.id).where(MailSequence.stop_on_stage)
    theirs = or_(
        SequenceEnrolment.deal_id == deal_id,
        (SequenceEnrolment.company_id == company_id) & SequenceEnrolment.deal_id.is_(None),
    )
    found = await locked(session, SequenceEnrolment.sequence_id.in_(stops), theirs)
    await stop(session, found, "stage")


async def _look_again(session: WriteSession, outgoing_id: UUID) -> None:
    found = await locked(session, SequenceEnrolment.id.in_(_enrolments_of(outgoing_id)))
    for each in found:
        if each.state == "active":
            each.next_at = now()


async def _open(session: WriteSession, *conditions: Any) -> Sequence[SequenceEnrolment]:
    rows = await session.scalars(
        select(SequenceEnrolment).where(SequenceEnrolment.state.in_(OPEN), *conditions).order_by(SequenceEnrolment.id)
    )
    return list(rows)


def _enrolments_of(outgoing_id: UUID | None) -> Any:
    return select(SequenceSend.enrolment_id).where(SequenceSend.outgoing_id == outgoing_id).scalar_subquery()


JOBS: list[Job[Any]] = [
    stop_replied,
    stop_writing,
    stop_bounced,
    stop_complaint,
    stop_suppressed,
    note_absence,
    stop_binned,
    stop_merged,
    stop_moved,
    stop_won,
    stop_lost,
    note_sent,
    note_failed,
]
