"""Taking messages out of the queue: what is asked of each at the moment of sending, read for some at once."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import select

from backend.outreach.sending.errors import NotYourSenderError
from backend.outreach.sending.events import OutgoingChanged
from backend.outreach.sending.gates import Later, ask_gates
from backend.outreach.sending.identities import require_sender
from backend.outreach.sending.lanes import Lane, check_lane
from backend.outreach.sending.models import OutgoingAttachment, OutgoingMessage, OutgoingRecipient
from backend.outreach.sending.outgoing import OutgoingFile
from backend.outreach.sending.problems import problem
from backend.outreach.sending.service import note_failed
from backend.outreach.suppression.queries import refused
from backend.outreach.tracking.decorating import Undecorated, decorate_many
from backend.outreach.tracking.schemas import Recipient
from mail_ingest.submit.mime import Letter, Party, Unsubscribe
from tenants.orm import now
from tenants.outbox import append
from tenants.runtime import Runtime
from tenants.session import ReadSession, WriteSession

#: So many are taken at once at most, however fast the server takes them.
MOST: Final = 20


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


async def begin(session: WriteSession, lane: Lane, outgoing_ids: Sequence[UUID], runtime: Runtime) -> list[Work]:
    """Take messages out of the queue, in their order. Missing are those that were called back, and those that cannot go
    out (which is noted then)."""
    await check_lane(session, lane)
    locked = await session.scalars(
        select(OutgoingMessage)
        .where(OutgoingMessage.id.in_(outgoing_ids), OutgoingMessage.state == "queued")
        .order_by(OutgoingMessage.id)
        .with_for_update()
    )
    waiting = await _of_gates(session, await _of_senders(session, lane, list(locked)))
    recipients = await _recipients(session, [row.id for row in waiting])
    open_ones = await _without_barred(session, recipients)
    going = []
    for row in waiting:
        if open_ones.get(row.id):
            going.append(row)
        else:
            note_failed(session, row, problem("suppressed"))
    if not going:
        return []
    files = await _files(session, [row.id for row in going])
    decorated = await decorate_many(
        session,
        [
            Undecorated(
                row.id,
                row.final_html or "",
                [Recipient(each.address, each.name, each.kind) for each in open_ones[row.id]],
            )
            for row in going
        ],
        runtime=runtime,
    )
    moment = now()
    taken = {}
    for row in going:
        row.state, row.phase, row.fence = "sending", "prepared", lane.fence
        row.tries += 1
        # Its Date is the moment of the first attempt: the same message keeps it.
        row.queued_at = row.queued_at if row.tries > 1 and row.queued_at else moment
        shown = [each for each in recipients[row.id] if each.state != "suppressed"]
        taken[row.id] = _work(row, decorated[row.id], shown, open_ones[row.id], files.get(row.id, []))
    append(session, OutgoingChanged(outgoing_ids=list(taken)))
    return [taken[each] for each in outgoing_ids if each in taken]


async def _of_senders(session: WriteSession, lane: Lane, rows: Sequence[OutgoingMessage]) -> list[OutgoingMessage]:
    """Those whose author may still send from their address; of the others it is noted."""
    allowed: dict[tuple[UUID | None, str], bool] = {}
    for row in rows:
        key = (row.author_id, row.from_address)
        if key not in allowed:
            try:
                await require_sender(session, row.author_id, lane.mailbox_id, row.from_address)
            except NotYourSenderError:
                allowed[key] = False
            else:
                allowed[key] = True
        if not allowed[key]:
            note_failed(session, row, problem("sender-not-allowed-here"))
    return [row for row in rows if allowed[row.author_id, row.from_address]]


async def _of_gates(session: WriteSession, rows: Sequence[OutgoingMessage]) -> list[OutgoingMessage]:
    said = await ask_gates(session, rows)
    for row in rows:
        if row.id in said:
            answer = said[row.id]
            if isinstance(answer, Later):
                row.send_at = answer.at
            else:
                row.state = "cancelled"
            row.version += 1
    if said:
        append(session, OutgoingChanged(outgoing_ids=list(said)))
    return [row for row in rows if row.id not in said]


async def _recipients(session: ReadSession, ids: Sequence[UUID]) -> dict[UUID, list[OutgoingRecipient]]:
    found: dict[UUID, list[OutgoingRecipient]] = {each: [] for each in ids}
    for row in await session.scalars(
        select(OutgoingRecipient)
        .where(OutgoingRecipient.outgoing_id.in_(ids))
        .order_by(OutgoingRecipient.outgoing_id, OutgoingRecipient.position)
    ):
        found[row.outgoing_id].append(row)
    return found


async def _files(session: ReadSession, ids: Sequence[UUID]) -> dict[UUID, list[OutgoingAttachment]]:
    found: dict[UUID, list[OutgoingAttachment]] = {}
    for row in await session.scalars(
        select(OutgoingAttachment)
        .where(OutgoingAttachment.outgoing_id.in_(ids))
        .order_by(OutgoingAttachment.position, OutgoingAttachment.id)
    ):
        found.setdefault(row.outgoing_id, []).append(row)
    return found


async def _without_barred(
    session: ReadSession, recipients: dict[UUID, list[OutgoingRecipient]]
) -> dict[UUID, list[OutgoingRecipient]]:
    """Those that may be written to at this moment; the others are marked."""
    barred = await refused(session, {each.address for rows in recipients.values() for each in rows})
    waiting: dict[UUID, list[OutgoingRecipient]] = {}
    for outgoing_id, rows in recipients.items():
        for recipient in rows:
            if recipient.state != "pending":
                continue
            if reason := barred.get(recipient.address):
                recipient.state, recipient.reason, recipient.at = "suppressed", reason, now()
            else:
                waiting.setdefault(outgoing_id, []).append(recipient)
    return waiting


def _work(
    row: OutgoingMessage,
    html: str,
    shown: Sequence[OutgoingRecipient],
    waiting: Sequence[OutgoingRecipient],
    files: Sequence[OutgoingAttachment],
) -> Work:
    letter = Letter(
        message_id=row.message_id_header or "",
        date=row.queued_at or now(),
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


def _parties(recipients: Sequence[OutgoingRecipient], kind: str) -> list[Party]:
    return [Party(each.name, each.address) for each in recipients if each.kind == kind]
