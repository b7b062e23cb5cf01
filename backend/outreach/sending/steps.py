"""What a lane's holder writes down, each step a transaction that first makes sure that the lane is still held.

The order that keeps mail from being lost or doubled:

1. `begin`     the message is `sending`, phase `prepared`: a crash now and it simply goes back to the queue.
2. `hand_over` all but the final dot is with the server; phase `handing_over`: from here on a server may have it.
3. `note_taken`, `note_refused`... the server's answer; or, after a crash or a broken connection, `checking`.

What is found in `sending` by a new holder was left by a dead one: `recover` sorts it by its phase.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import func, select, update

from backend.customers.queries.reached import reached_by
from backend.outreach.addresses import address_key
from backend.outreach.sending.compiling import attachments_of
from backend.outreach.sending.errors import NotYourSenderError
from backend.outreach.sending.events import MessageSent, OutgoingChanged
from backend.outreach.sending.gates import Later, ask_gate
from backend.outreach.sending.identities import require_sender
from backend.outreach.sending.lanes import Lane, check_lane
from backend.outreach.sending.models import OutgoingMessage, OutgoingRecipient
from backend.outreach.sending.outgoing import OutgoingFile
from backend.outreach.sending.problems import problem
from backend.outreach.sending.service import note_failed, recipients_of
from backend.outreach.suppression.queries import refused
from backend.outreach.suppression.service import suppress
from backend.outreach.tracking.schemas import Recipient
from backend.outreach.tracking.service import decorate, note_sent
from mail_ingest.submit.delivery import Handed
from mail_ingest.submit.mime import Letter, Party, Unsubscribe
from mail_ingest.submit.refusals import Refusal
from tenants.orm import now
from tenants.outbox import append
from tenants.runtime import Runtime
from tenants.session import WriteSession

#: A message that cannot be delivered is given up after so long (RFC 5321 section 4.5.4.1 asks for days; the customer
#: waits, and its author has to know).
GIVE_UP_AFTER: Final = timedelta(hours=48)
_LONGEST_PAUSE: Final = 3600.0
#: When an unknown outcome is looked into: copies and bounces take their time.
CHECK_AFTER: Final = (15.0, 45.0, 120.0)
_BATCH: Final = 50
_NOBODY: Final = "no-such-address"


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """One message in the hands of the lane's holder."""

    id: UUID
    letter: Letter
    files: list[OutgoingFile]
    sender: str
    #: Addresses that it still has to go to.
    recipients: list[str]
    bcc: list[Party]
    in_part: bool


async def recover(session: WriteSession, lane: Lane) -> None:
    """Sort what a holder before left in mid-flow."""
    await check_lane(session, lane)
    left = await session.scalars(
        select(OutgoingMessage)
        .where(OutgoingMessage.mailbox_id == lane.mailbox_id, OutgoingMessage.state == "sending")
        .with_for_update()
    )
    for row in left:
        if row.phase == "handing_over":
            _to_checking(row)
        else:
            row.state, row.phase = "queued", None


async def due(session: WriteSession, lane: Lane) -> list[UUID]:
    """Messages that are to go out now, a person's before a program's, and evenly among their authors."""
    share = func.row_number().over(
        partition_by=(OutgoingMessage.origin, OutgoingMessage.author_id),
        order_by=(OutgoingMessage.send_at, OutgoingMessage.id),
    )
    moment = now()
    rows = await session.execute(
        select(OutgoingMessage.id)
        .where(
            OutgoingMessage.mailbox_id == lane.mailbox_id,
            OutgoingMessage.state == "queued",
            OutgoingMessage.send_at <= moment,
            func.coalesce(OutgoingMessage.next_try_at, moment) <= moment,
        )
        .order_by(OutgoingMessage.origin, share, OutgoingMessage.send_at)
        .limit(_BATCH)
    )
    return [row.id for row in rows]


async def begin(session: WriteSession, lane: Lane, outgoing_id: UUID, runtime: Runtime) -> Work | None:
    """Take a message out of the queue; None when it was called back, or cannot go out (which is noted then)."""
    await check_lane(session, lane)
    row = await _locked(session, outgoing_id)
    if row is None or row.state != "queued":
        return None
    try:
        await require_sender(session, row.author_id, lane.mailbox_id, row.from_address)
    except NotYourSenderError:
        note_failed(session, row, problem("sender-not-allowed-here"))
        return None
    said = await ask_gate(session, row)
    if said is not None:
        if isinstance(said, Later):
            row.send_at = said.at
        else:
            row.state = "cancelled"
        row.version += 1
        append(session, OutgoingChanged(outgoing_ids=[row.id]))
        return None
    recipients = await recipients_of(session, row.id)
    waiting = await _without_barred(session, recipients)
    if not waiting:
        note_failed(session, row, problem("suppressed"))
        return None
    known = [Recipient(each.address, each.name, each.kind) for each in waiting]
    html = await decorate(session, row.id, row.final_html or "", known, runtime=runtime)
    row.state, row.phase, row.fence = "sending", "prepared", lane.fence
    row.tries += 1
    # Its Date is the moment of the first attempt: the same message keeps it.
    row.queued_at = row.queued_at if row.tries > 1 and row.queued_at else now()
    files = await attachments_of(session, row.id)
    append(session, OutgoingChanged(outgoing_ids=[row.id]))
    shown = [each for each in recipients if each.state != "suppressed"]
    letter = Letter(
        message_id=row.message_id_header or "",
        date=row.queued_at,
        sender=Party(row.from_name, row.from_address),
        to=_parties(shown, "to"),
        cc=_parties(shown, "cc"),
        subject=row.subject,
        text=row.final_text or "",
        html=html,
        in_reply_to=row.in_reply_to,
        references=[str(each) for each in row.references],
        unsubscribe=msgspec.convert(row.unsubscribe, Unsubscribe) if row.unsubscribe else None,
    )
    return Work(
        id=row.id,
        letter=letter,
        files=[
            OutgoingFile(
                filename=file.filename,
                content_type=file.content_type,
                size=file.size,
                sha256=file.sha256,
                content_id=file.content_id,
            )
            for file in files
        ],
        sender=row.from_address,
        recipients=[each.address for each in waiting],
        bcc=_parties(shown, "bcc"),
        in_part=row.sent_at is not None,
    )


async def hand_over(session: WriteSession, lane: Lane, outgoing_id: UUID, raw_sha256: str) -> None:
    """From the end of this transaction on, a server may have the message. Raises `LaneLostError`."""
    await check_lane(session, lane)
    changed = await session.scalar(
        update(OutgoingMessage)
        .where(
            OutgoingMessage.id == outgoing_id,
            OutgoingMessage.state == "sending",
            OutgoingMessage.phase == "prepared",
            OutgoingMessage.fence == lane.fence,
        )
        .values(phase="handing_over", raw_sha256=raw_sha256)
        .returning(OutgoingMessage.id)
        .execution_options(synchronize_session=False)
    )
    if changed is None:
        raise RuntimeError("a message in our hands changed its state")


async def note_taken(session: WriteSession, lane: Lane, outgoing_id: UUID, handed: Handed) -> None:
    """The server took it. Who was refused for now is tried again, alone."""
    await check_lane(session, lane)
    row = await _locked(session, outgoing_id)
    if row is None:
        return
    accepted, again = set(handed.accepted), False
    for recipient in await recipients_of(session, row.id):
        if recipient.address in accepted:
            recipient.state, recipient.at, recipient.reason = "accepted", now(), None
        elif refusal := handed.refused.get(recipient.address):
            again |= await _note_recipient(session, row, recipient, refusal)
    await _note_sent(session, row, len(accepted), handed.said)
    if again:
        row.state, row.phase, row.next_try_at = "queued", None, now() + _backoff(row.tries)


async def note_refused(
    session: WriteSession, lane: Lane, outgoing_id: UUID, refusal: Refusal, refused_ones: dict[str, Refusal]
) -> None:
    """The server has nothing: back to the queue where that may help, failed where it cannot."""
    await check_lane(session, lane)
    row = await _locked(session, outgoing_id)
    if row is None:
        return
    error = problem(refusal.code, said=refusal.said)
    if refusal.retry and not _is_over(row):
        wait = timedelta(seconds=refusal.pause) if refusal.throttle else _backoff(row.tries)
        _requeue(row, wait, error)
    elif refusal.throttle:  # a sign-in: the mailbox is to be put right, the message waits
        _requeue(row, timedelta(seconds=refusal.pause), error)
    else:
        for recipient in await recipients_of(session, row.id):
            if told := refused_ones.get(recipient.address):
                recipient.state, recipient.reason, recipient.server_said = "refused", told.code, told.said
                recipient.at = now()
                await _bar(session, row, recipient.address, told)
        if row.sent_at is not None:  # others have it already
            row.state, row.phase, row.error = "sent", None, error
        else:
            note_failed(session, row, error)
    append(session, OutgoingChanged(outgoing_ids=[row.id]))


async def note_not_handed_over(
    session: WriteSession, lane: Lane, outgoing_id: UUID, error: dict[str, Any], *, wait: float | None = None
) -> None:
    """No server has it: back to the queue, or given up after two days."""
    await check_lane(session, lane)
    row = await _locked(session, outgoing_id)
    if row is None or row.state != "sending":
        return
    if _is_over(row):
        note_failed(session, row, error)
    else:
        _requeue(row, timedelta(seconds=wait) if wait is not None else _backoff(row.tries), error)
    append(session, OutgoingChanged(outgoing_ids=[row.id]))


async def note_unknown(session: WriteSession, lane: Lane, outgoing_id: UUID) -> None:
    """The connection broke between the dot and the answer."""
    await check_lane(session, lane)
    row = await _locked(session, outgoing_id)
    if row is not None:
        _to_checking(row)
        append(session, OutgoingChanged(outgoing_ids=[row.id]))


async def note_impossible(session: WriteSession, lane: Lane, outgoing_id: UUID, error: dict[str, Any]) -> None:
    """It can never go out as it is."""
    await check_lane(session, lane)
    row = await _locked(session, outgoing_id)
    if row is not None:
        note_failed(session, row, error)


async def to_check(session: WriteSession, lane: Lane) -> list[OutgoingMessage]:
    """Messages whose outcome is to be looked into now."""
    rows = await session.scalars(
        select(OutgoingMessage).where(
            OutgoingMessage.mailbox_id == lane.mailbox_id,
            OutgoingMessage.state == "checking",
            OutgoingMessage.next_try_at <= now(),
        )
    )
    return list(rows)


async def note_checked(
    session: WriteSession, lane: Lane, outgoing_id: UUID, *, found: bool | None, keeps_copies: bool
) -> None:
    """What looking for a copy told. `keeps_copies`: the provider stores all that it takes, so that no copy means that
    it took nothing. Elsewhere only a person can tell, and is asked. `found` None = nobody could look."""
    await check_lane(session, lane)
    row = await _locked(session, outgoing_id)
    if row is None or row.state != "checking":
        return
    if found:
        pending = [each for each in await recipients_of(session, row.id) if each.state == "pending"]
        for recipient in pending:
            recipient.state, recipient.at = "accepted", now()
        await _note_sent(session, row, len(pending), "")
    elif found is None and not _is_over(row):
        row.next_try_at = now() + timedelta(seconds=CHECK_AFTER[-1])
    elif row.checks + 1 < len(CHECK_AFTER):
        row.checks += 1
        row.next_try_at = now() + timedelta(seconds=CHECK_AFTER[row.checks])
    elif keeps_copies:
        _requeue(row, timedelta(0), problem("try-later"))
    else:
        note_failed(session, row, problem("outcome-unknown"))
    append(session, OutgoingChanged(outgoing_ids=[row.id]))


async def _note_sent(session: WriteSession, row: OutgoingMessage, accepted: int, said: str) -> None:
    first = row.sent_at is None
    moment = row.sent_at or now()
    row.state, row.phase, row.error, row.next_try_at = "sent", None, None, None
    row.sent_at, row.server_said = moment, said or row.server_said
    row.recipient_count += accepted
    row.version += 1
    append(session, OutgoingChanged(outgoing_ids=[row.id]))
    if not first:
        return
    row.filing, row.filing_at, row.filing_tries = "pending", moment, 0
    reached = [each for each in await recipients_of(session, row.id) if each.state == "accepted"]
    await note_sent(
        session,
        row.id,
        [Recipient(each.address, each.name, each.kind) for each in reached],
        message_id_header=row.message_id_header or "",
        conversation_id=row.conversation_id,
        sent_at=moment,
        sender_id=row.author_id,
    )
    people = await reached_by(session, [address_key(each.address) for each in reached])
    append(
        session,
        MessageSent(
            outgoing_id=row.id,
            message_id_header=row.message_id_header or "",
            conversation_id=row.conversation_id,
            company_ids=sorted({each.company_id for each in people.values() if each.company_id}),
            contact_ids=sorted({each.contact_id for each in people.values()}),
        ),
    )


async def _note_recipient(
    session: WriteSession, row: OutgoingMessage, recipient: OutgoingRecipient, refusal: Refusal
) -> bool:
    """Whether the recipient is to be tried again."""
    recipient.server_said, recipient.reason, recipient.at = refusal.said, refusal.code, now()
    if refusal.retry and not _is_over(row):
        return True
    recipient.state = "refused"
    await _bar(session, row, recipient.address, refusal)
    return False


async def _bar(session: WriteSession, row: OutgoingMessage, address: str, refusal: Refusal) -> None:
    """Nobody has the address, and the server said so at once: as good as a report of it."""
    if refusal.code == _NOBODY and refusal.smtp_code >= 500:
        await suppress(
            session, address, "hard_bounce", "report", evidence={"said": refusal.said[:300]}, outgoing_id=row.id
        )


async def _without_barred(session: WriteSession, recipients: Sequence[OutgoingRecipient]) -> list[OutgoingRecipient]:
    """Those that may be written to at this moment; the others are marked."""
    barred = await refused(session, [each.address for each in recipients])
    waiting = []
    for recipient in recipients:
        if recipient.state != "pending":
            continue
        if reason := barred.get(recipient.address):
            recipient.state, recipient.reason, recipient.at = "suppressed", reason, now()
        else:
            waiting.append(recipient)
    return waiting


async def _locked(session: WriteSession, outgoing_id: UUID) -> OutgoingMessage | None:
    row: OutgoingMessage | None = await session.scalar(
        select(OutgoingMessage).where(OutgoingMessage.id == outgoing_id).with_for_update()
    )
    return row


def _parties(recipients: Sequence[OutgoingRecipient], kind: str) -> list[Party]:
    return [Party(each.name, each.address) for each in recipients if each.kind == kind]


def _to_checking(row: OutgoingMessage) -> None:
    row.state, row.phase, row.checks = "checking", None, 0
    row.next_try_at = now() + timedelta(seconds=CHECK_AFTER[0])


def _requeue(row: OutgoingMessage, wait: timedelta, error: dict[str, Any]) -> None:
    row.state, row.phase, row.error = "queued", None, error
    row.next_try_at = now() + wait


def _backoff(tries: int) -> timedelta:
    return timedelta(seconds=min(_LONGEST_PAUSE, 30.0 * 2 ** max(0, tries - 1)))


def _is_over(row: OutgoingMessage) -> bool:
    begun: datetime = row.queued_at or row.created_at
    return now() - begun > GIVE_UP_AFTER
