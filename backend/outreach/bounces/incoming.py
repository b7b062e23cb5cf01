"""Reads incoming messages for what they say of those that we sent: bounces, complaints, receipts, auto-replies,
replies, and mails that ask to be unsubscribed. Doing it again for the same message changes nothing."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from backend.customers.queries.reached import reached_by
from backend.outreach.addresses import address_key
from backend.outreach.bounces.classes import classify
from backend.outreach.bounces.effects import follow, raise_alarm
from backend.outreach.bounces.events import AutoReplyReceived, ComplaintReceived, MessageBounced
from backend.outreach.bounces.matching import Match, author_of, by_address, by_message_id, by_references
from backend.outreach.bounces.models import AutoReply, Bounce
from backend.outreach.sending.models import OutgoingMessage
from backend.outreach.suppression.service import suppress
from backend.outreach.tracking.events import MessageRead, ReplyReceived
from backend.outreach.tracking.keys import verifying_keys
from backend.outreach.tracking.models import TrackedRecipient, TrackingDue
from backend.outreach.tracking.settling import note_on_timeline
from backend.outreach.tracking.tokens import read_token
from mail_ingest.parse.message import DeliveryReport, RecipientReport
from mail_ingest.store.queries import MessageRecord, bodies, messages
from mail_ingest.store.records import StoredBody
from mail_ingest.understand.absence import read_absence
from tenants.orm import new_id, now
from tenants.outbox import ProcessedEvent, append
from tenants.runtime import Runtime
from tenants.session import WriteSession

_READ_DISPOSITIONS: Final = frozenset({"displayed"})
_UNSUBSCRIBE = re.compile(r"(?i)^\s*(?:re:\s*)?unsubscribe[ :]+([A-Za-z0-9_-]{64})\s*$")
_DELIVERED: Final = frozenset({"delivered", "relayed", "expanded"})


async def read_incoming(session: WriteSession, runtime: Runtime, message_ids: Sequence[UUID]) -> None:
    """Look through messages that came in."""
    records = [record for record in await messages(session, message_ids) if record.direction == "in"]
    stored = await bodies(session, [record.id for record in records])
    for record in records:
        body = stored.get(record.id) or StoredBody()
        report = body.delivery_report
        if report is not None and report.kind == "delivery":
            await _bounced(session, record, report)
        elif report is not None and report.kind == "complaint":
            await _complained(session, record, report)
        elif report is not None:
            await _receipt(session, record, report)
        elif asked := _UNSUBSCRIBE.match(record.subject):
            await _unsubscribe(session, runtime, asked[1])
        elif "auto-reply" in record.kind_reasons or _automatic(body):
            await _auto_reply(session, record, body)
        elif record.kind == "human":
            await _reply(session, record)


def _automatic(body: StoredBody) -> bool:
    said = body.list_headers.auto_submitted if body.list_headers else None
    return said is not None and said.strip().lower().startswith(("auto-replied", "auto-notified"))


async def _bounced(session: WriteSession, record: MessageRecord, report: DeliveryReport) -> None:
    said = report.recipients or (
        RecipientReport(
            recipient=report.final_recipient,
            action=report.action,
            status=report.status,
            diagnostic=report.diagnostic or "",
        ),
    )
    for one in said:
        match = await by_message_id(session, report.original_message_id, one.recipient)
        if match is None and one.recipient:
            match = await by_address(session, one.recipient, record.sent_at)
        address = address_key(one.recipient or "")
        if not address and match is not None and len(match.recipients) == 1:
            address = match.recipients[0].address
        if address:
            await note_bounce(session, address, one, record, match)


async def note_bounce(
    session: WriteSession, address: str, said: RecipientReport, record: MessageRecord, match: Match | None
) -> None:
    """Keep what a report says of one recipient, and do what follows from it, once."""
    meaning = classify(status=said.status, code=said.code, text=said.diagnostic)
    action = said.action if said.action in {"failed", "delayed", *_DELIVERED} else "failed"
    row_id = await session.scalar(
        insert(Bounce)
        .values(
            id=new_id(),
            message_id=record.id,
            tracked_id=match.message.id if match else None,
            address=address,
            at=record.sent_at,
            action=action,
            kind=meaning.kind,
            status=said.status,
            diagnostic=said.diagnostic[:1000],
        )
        .on_conflict_do_nothing(
            index_elements=["tenant_id", "message_id", "address"], index_where=Bounce.message_id.is_not(None)
        )
        .returning(Bounce.id)
    )
    if row_id is None:
        return
    bounce = (await session.scalars(select(Bounce).where(Bounce.id == row_id))).one()
    recipient = _recipient(match, address)
    if action in _DELIVERED and recipient is not None and recipient.delivered_at is None:
        recipient.delivered_at = record.sent_at
    if action != "failed":
        return
    contact_id, company_id = await _who(session, recipient, address)
    outgoing = await _outgoing(session, match)
    suppressed = await follow(session, bounce, meaning, said, outgoing, contact_id=contact_id, company_id=company_id)
    if meaning.effect == "requeue":
        return  # it goes out again: no word about the address
    if recipient is not None:
        recipient.bounced_at, recipient.bounce = recipient.bounced_at or record.sent_at, meaning.kind
    append(
        session,
        MessageBounced(
            bounce_id=bounce.id,
            bounce_class=meaning.kind,
            suppressed=suppressed,
            tracked_id=match.message.id if match else None,
            outgoing_id=match.message.outgoing_id if match else None,
            conversation_id=match.message.conversation_id if match else None,
            contact_id=contact_id,
            company_id=company_id,
            at=record.sent_at,
        ),
    )
    if match is not None:
        await note_on_timeline(
            session,
            match.message,
            "bounced",
            record.sent_at,
            contact_id=contact_id,
            company_id=company_id,
            message_id=record.id,
            details={"class": meaning.kind, "address": address, "suppressed": suppressed},
        )


async def _complained(session: WriteSession, record: MessageRecord, report: DeliveryReport) -> None:
    if report.action in {"not-spam"}:
        return
    match = await by_message_id(session, report.original_message_id, report.final_recipient)
    recipient = match.recipient if match else None
    if recipient is None and match is not None and len(match.recipients) == 1:
        recipient = match.recipients[0]  # providers blacken the address
    address = recipient.address if recipient else address_key(report.final_recipient or "")
    if not address or not await _first_time(session, record.id, "bounces.complaint"):
        return
    contact_id, company_id = await _who(session, recipient, address)
    outgoing = await _outgoing(session, match)
    if recipient is not None:
        recipient.complained_at = recipient.complained_at or record.sent_at
    await suppress(
        session, address, "complaint", "report",
        evidence={"message_id": str(record.id), "type": report.action},
        outgoing_id=outgoing.id if outgoing else None, contact_id=contact_id, company_id=company_id,
    )  # fmt: skip
    if outgoing is not None:
        await raise_alarm(session, "complaints", outgoing.from_address, record.sent_at, report.diagnostic or "")
    append(
        session,
        ComplaintReceived(
            message_id=record.id,
            outgoing_id=outgoing.id if outgoing else None,
            contact_id=contact_id,
            company_id=company_id,
        ),
    )


async def _receipt(session: WriteSession, record: MessageRecord, report: DeliveryReport) -> None:
    """Only "displayed" says that somebody read it; "deleted" and "processed" do not (RFC 8098 section 3.2.6.2)."""
    if report.action not in _READ_DISPOSITIONS:
        return
    match = await by_message_id(session, report.original_message_id, author_of(record))
    if match is None or not await _first_time(session, record.id, "bounces.receipt"):
        return
    recipient = match.recipient or _recipient(match, address_key(report.final_recipient or ""))
    if recipient is not None:
        recipient.read_at = recipient.read_at or record.sent_at
        recipient.delivered_at = recipient.delivered_at or record.sent_at
    append(session, MessageRead(**_about(match, recipient, record), message_id=record.id))


async def _auto_reply(session: WriteSession, record: MessageRecord, body: StoredBody) -> None:
    address = author_of(record)
    match = await by_references(session, record) or await by_address(session, address, record.sent_at)
    recipient = match.recipient if match else None
    if match is not None and recipient is None and len(match.recipients) == 1:
        recipient = match.recipients[0]  # answered from the address behind an alias
    there = record.sent_at + timedelta(minutes=record.utc_offset or 0)
    told = read_absence(record.subject, body.new_text or body.text or record.snippet, there.date(), own=address)
    row_id = await session.scalar(
        insert(AutoReply)
        .values(
            id=new_id(),
            message_id=record.id,
            tracked_id=match.message.id if match else None,
            address=recipient.address if recipient else address,
            at=record.sent_at,
            kind=told.kind,
            away_from=told.away_from,
            return_on=told.return_on,
            substitute_name=told.substitute_name,
            substitute_address=told.substitute_address,
            substitute_phone=told.substitute_phone,
            evidence=told.evidence,
        )
        .on_conflict_do_nothing(index_elements=["tenant_id", "message_id"])
        .returning(AutoReply.id)
    )
    if row_id is None:
        return
    contact_id, company_id = await _who(session, recipient, address)
    if recipient is not None:
        recipient.auto_replied_at = recipient.auto_replied_at or record.sent_at
        recipient.delivered_at = recipient.delivered_at or record.sent_at
    append(
        session,
        AutoReplyReceived(
            auto_reply_id=row_id,
            message_id=record.id,
            reply_kind=told.kind,
            return_on=told.return_on,
            substitute_name=told.substitute_name,
            substitute_address=told.substitute_address,
            tracked_id=match.message.id if match else None,
            outgoing_id=match.message.outgoing_id if match else None,
            conversation_id=record.conversation_id,
            contact_id=contact_id,
            company_id=company_id,
            at=record.sent_at,
        ),
    )
    if match is not None:
        await note_on_timeline(
            session,
            match.message,
            "auto_reply",
            record.sent_at,
            contact_id=contact_id,
            company_id=company_id,
            message_id=record.id,
            details={
                "kind": told.kind,
                "return_on": told.return_on.isoformat() if told.return_on else None,
                "substitute": told.substitute_name or told.substitute_address,
                "substitute_address": told.substitute_address,
            },
        )


async def _reply(session: WriteSession, record: MessageRecord) -> None:
    match = await by_references(session, record)
    if match is None or match.message.bucket is not None:
        return
    author = author_of(record)
    stranger = match.recipient is None
    if match.recipient is not None:
        first = match.recipient.replied_at is None or record.sent_at < match.recipient.replied_at
        match.recipient.replied_at = record.sent_at if first else match.recipient.replied_at
        match.recipient.delivered_at = match.recipient.delivered_at or record.sent_at
    else:
        match.message.signs = {**match.message.signs, "answered_by": author}
    await session.flush()
    # What they did before they answered was certainly theirs.
    await session.execute(insert(TrackingDue).values(id=match.message.id, due_at=now()).on_conflict_do_nothing())
    if not await _first_time(session, record.id, "bounces.reply"):
        return
    append(
        session,
        ReplyReceived(
            **_about(match, match.recipient, record),
            message_id=record.id,
            stranger=stranger,
            stranger_address=author if stranger else None,
        ),
    )


async def _unsubscribe(session: WriteSession, runtime: Runtime, token: str) -> None:
    name = read_token(await verifying_keys(session, runtime.vault), "reader", token)
    if name is None or name.tenant_id != session.info["tenant_id"]:
        return
    recipient = await session.scalar(select(TrackedRecipient).where(TrackedRecipient.public_id == name.public_id))
    if recipient is not None:
        from backend.outreach.suppression.readers import unsubscribe

        await unsubscribe(session, recipient, "mail")


def _about(match: Match, recipient: TrackedRecipient | None, record: MessageRecord) -> dict[str, Any]:
    return {
        "tracked_id": match.message.id,
        "outgoing_id": match.message.outgoing_id,
        "conversation_id": record.conversation_id,
        "recipient_id": recipient.id if recipient else None,
        "contact_id": recipient.contact_id if recipient else None,
        "company_id": recipient.company_id if recipient else None,
        "at": record.sent_at,
    }


def _recipient(match: Match | None, address: str) -> TrackedRecipient | None:
    if match is None:
        return None
    return match.recipient or next((row for row in match.recipients if row.address == address), None)


async def _who(
    session: WriteSession, recipient: TrackedRecipient | None, address: str
) -> tuple[UUID | None, UUID | None]:
    if recipient is not None and recipient.contact_id is not None:
        return recipient.contact_id, recipient.company_id
    person = (await reached_by(session, [address])).get(address)
    return (person.contact_id, person.company_id) if person else (None, None)


async def _outgoing(session: WriteSession, match: Match | None) -> OutgoingMessage | None:
    if match is None or match.message.outgoing_id is None:
        return None
    return await session.get(OutgoingMessage, (session.info["tenant_id"], match.message.outgoing_id))


async def _first_time(session: WriteSession, message_id: UUID, what: str) -> bool:
    """Whether people are to be told of a message: once, however often it is read anew."""
    noted = await session.scalar(
        insert(ProcessedEvent)
        .values(id=message_id, consumer=what)
        .on_conflict_do_nothing()
        .returning(ProcessedEvent.consumer)
    )
    return noted is not None
