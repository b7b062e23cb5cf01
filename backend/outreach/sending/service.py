"""Queueing, calling back and settling outgoing mail. `queue_message` and `queue_draft` are the only ways by which mail
leaves: both end in `_queue`, which fixes what goes out and wakes the mailbox's lane."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import delete, select

from backend.outreach.sending.compiling import compile_message
from backend.outreach.sending.errors import (
    BadRecipientError,
    NoRecipientError,
    NoSenderError,
    NotDraftError,
    SendTimeError,
    SuppressedError,
    TenantMailOnlyError,
    TooLateError,
)
from backend.outreach.sending.events import OutgoingChanged, SendFailed
from backend.outreach.sending.identities import Sender, require_sender
from backend.outreach.sending.lanes import wake_lane
from backend.outreach.sending.models import OutgoingAttachment, OutgoingMessage, OutgoingRecipient
from backend.outreach.sending.outgoing import OutgoingDraft
from backend.outreach.suppression.queries import refused
from mail_ingest.submit.mime import BadAddressError, Party, Unsubscribe, UnsubscribeError, wire_address
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession

#: A person can take a message back for so long.
UNDO: Final = timedelta(seconds=10)
_FURTHEST: Final = timedelta(days=366)
_MOST_RECIPIENTS: Final = 200


async def queue_message(session: WriteSession, actor: Actor, draft: OutgoingDraft) -> OutgoingMessage:
    """Queue a whole message. The only way for programs; answers the one that is there already where `unique_key` was
    given before. Raises NotYourSenderError, NoRecipientError, BadRecipientError, SuppressedError, SendTimeError."""
    if draft.unique_key is not None:
        known: OutgoingMessage | None = await session.scalar(
            select(OutgoingMessage).where(OutgoingMessage.unique_key == draft.unique_key)
        )
        if known is not None:
            return known
    author_id = author_of(actor, draft.author_id)
    sender = await require_sender(session, author_id, draft.mailbox_id, draft.from_address)
    row = OutgoingMessage(
        id=new_id(),
        origin=draft.origin,
        mode=draft.mode,
        author_id=author_id,
        author_name=actor.name if actor.kind == "user" else sender.name,
        mailbox_id=sender.mailbox_id,
        from_address=sender.address,
        from_name=sender.name,
        parent_id=draft.parent_id,
        subject=draft.subject,
        html=draft.html,
        with_signature=draft.with_signature,
        with_quote=draft.with_quote,
        template_id=draft.template_id,
        unsubscribe=msgspec.to_builtins(draft.unsubscribe) if draft.unsubscribe else None,
        unique_key=draft.unique_key,
    )
    session.add(row)
    await session.flush()
    await set_recipients(session, row, draft.to, draft.cc, draft.bcc)
    for position, file in enumerate(draft.files):
        session.add(OutgoingAttachment(id=new_id(), outgoing_id=row.id, position=position, **msgspec.to_builtins(file)))
    await session.flush()
    await _queue(session, row, sender, send_at=draft.send_at, schedule=None, language=draft.language)
    return row


async def queue_draft(
    session: WriteSession,
    actor: Actor,
    outgoing_id: UUID,
    *,
    send_at: datetime | None = None,
    schedule: dict[str, Any] | None = None,
) -> OutgoingMessage:
    """Send a person's draft: after the moment in which it can be taken back, or at `send_at`."""
    row = await own_message(session, actor, outgoing_id)
    if row.state != "draft":
        raise NotDraftError
    if row.mailbox_id is None:
        raise NoSenderError
    sender = await require_sender(session, row.author_id, row.mailbox_id, row.from_address)
    row.from_name = sender.name
    await _queue(session, row, sender, send_at=send_at or now() + UNDO, schedule=schedule, language=None)
    return row


async def call_back(session: WriteSession, actor: Actor, outgoing_id: UUID) -> OutgoingMessage:
    """Make a queued message a draft again: undo, or a change of mind before its time. Raises TooLateError."""
    row = await own_message(session, actor, outgoing_id)
    # Some of its recipients may have it already, where others are still being tried.
    if row.state != "queued" or row.sent_at is not None:
        raise TooLateError
    await _back_to_draft(session, row)
    return row


async def reopen(session: WriteSession, actor: Actor, outgoing_id: UUID) -> OutgoingMessage:
    """Make a message that failed a draft again, to be put right and sent anew. Raises NotDraftError."""
    row = await own_message(session, actor, outgoing_id)
    if row.state not in {"failed", "cancelled"}:
        raise NotDraftError
    await _back_to_draft(session, row)
    return row


async def discard(session: WriteSession, actor: Actor, outgoing_id: UUID) -> None:
    """Throw a draft away, or cancel what has not gone out. Raises TooLateError."""
    row = await own_message(session, actor, outgoing_id)
    if row.state in {"sending", "checking", "sent"} or (row.state == "queued" and row.sent_at is not None):
        raise TooLateError
    append(session, OutgoingChanged(outgoing_ids=[row.id]))
    if row.state in {"draft", "cancelled"}:
        await session.execute(delete(OutgoingMessage).where(OutgoingMessage.id == row.id))
        return
    row.state = "cancelled"
    row.version += 1
    await session.flush()


async def settle_as_sent(session: WriteSession, actor: Actor, outgoing_id: UUID) -> OutgoingMessage:
    """A person found out that a message whose outcome was unknown did arrive."""
    row = await own_message(session, actor, outgoing_id)
    if row.state != "failed" or (row.error or {}).get("code") != "outcome-unknown":
        raise NotDraftError
    moment = now()
    row.state, row.error, row.sent_at, row.filing, row.filing_at = "sent", None, moment, "pending", moment
    row.version += 1
    if row.mailbox_id is not None:
        await wake_lane(session, row.mailbox_id, moment)
    append(session, OutgoingChanged(outgoing_ids=[row.id]))
    await session.flush()
    return row


async def own_message(session: WriteSession, actor: Actor, outgoing_id: UUID) -> OutgoingMessage:
    """The actor's own message, locked; raises `NotFoundError`. Nobody else sees what somebody has not sent yet."""
    actor.require("conversations.write")
    row: OutgoingMessage | None = await session.scalar(
        select(OutgoingMessage)
        .where(OutgoingMessage.id == outgoing_id, OutgoingMessage.author_id == actor.membership_id)
        .with_for_update()
    )
    if row is None or actor.membership_id is None:
        raise NotFoundError
    return row


def author_of(actor: Actor, given: UUID | None) -> UUID:
    """In whose name mail goes: a person writes in their own, a job in the one that it names."""
    if actor.kind == "system" and given is not None:
        return given
    actor.require("conversations.write")
    if actor.membership_id is None:
        raise TenantMailOnlyError
    return actor.membership_id


async def recipients_of(session: ReadSession, outgoing_id: UUID) -> list[OutgoingRecipient]:
    """Whom a message is to, in the order in which they were given."""
    return list(
        await session.scalars(
            select(OutgoingRecipient)
            .where(OutgoingRecipient.outgoing_id == outgoing_id)
            .order_by(OutgoingRecipient.position)
        )
    )


async def set_recipients(
    session: WriteSession, row: OutgoingMessage, to: Sequence[Party], cc: Sequence[Party], bcc: Sequence[Party]
) -> None:
    """Replace the recipients. An address that stands there twice is kept where it is seen by most."""
    await session.execute(delete(OutgoingRecipient).where(OutgoingRecipient.outgoing_id == row.id))
    seen: set[str] = set()
    position = 0
    for kind, parties in (("to", to), ("cc", cc), ("bcc", bcc)):
        for party in parties:
            address = party.address.strip()
            if address.casefold() in seen or not address:
                continue
            seen.add(address.casefold())
            session.add(
                OutgoingRecipient(
                    id=new_id(), outgoing_id=row.id, kind=kind, position=position, name=party.name, address=address
                )
            )
            position += 1
    await session.flush()


async def _queue(
    session: WriteSession,
    row: OutgoingMessage,
    sender: Sender,
    *,
    send_at: datetime | None,
    schedule: dict[str, Any] | None,
    language: str | None,
) -> None:
    recipients = await recipients_of(session, row.id)
    await _check_recipients(session, recipients)
    _check_unsubscribe(row)
    moment = now()
    if send_at is not None and not moment - timedelta(minutes=5) <= send_at <= moment + _FURTHEST:
        raise SendTimeError
    await compile_message(session, row, sender, language=language)
    if row.message_id_header is None:
        row.message_id_header = new_message_id(sender.address)
    row.state, row.phase, row.error = "queued", None, None
    row.send_at, row.schedule, row.queued_at = send_at or moment, schedule, moment
    row.next_try_at, row.tries, row.checks = None, 0, 0
    row.version += 1
    await session.flush()
    await wake_lane(session, sender.mailbox_id, row.send_at)
    append(session, OutgoingChanged(outgoing_ids=[row.id]))


async def _check_recipients(session: WriteSession, recipients: Sequence[OutgoingRecipient]) -> None:
    if not recipients or len(recipients) > _MOST_RECIPIENTS:
        raise NoRecipientError
    for recipient in recipients:
        try:
            wire_address(recipient.address)
        except BadAddressError:
            raise BadRecipientError(address=recipient.address) from None
    barred = await refused(session, [recipient.address for recipient in recipients])
    if len(barred) == len(recipients):
        raise SuppressedError(extra={"addresses": barred})


def _check_unsubscribe(row: OutgoingMessage) -> None:
    given = msgspec.convert(row.unsubscribe, Unsubscribe) if row.unsubscribe else None
    if given is not None and given.one_click and not (given.https or "").startswith("https://"):
        raise UnsubscribeError("one click needs an https address")


def new_message_id(address: str) -> str:
    """A Message-ID on the sender's own domain (RFC 5322 section 3.6.4), without brackets."""
    return f"{new_id().hex}@{wire_address(address).rpartition('@')[2]}"


async def _back_to_draft(session: WriteSession, row: OutgoingMessage) -> None:
    unsure = (row.error or {}).get("code") == "outcome-unknown"
    row.state, row.phase, row.error, row.server_said = "draft", None, None, None
    row.send_at = row.schedule = row.queued_at = row.next_try_at = None
    row.final_html = row.final_text = None
    # Whoever may have it already is not to see it as another message.
    if not unsure:
        row.message_id_header = None
    for recipient in await recipients_of(session, row.id):
        recipient.state, recipient.reason, recipient.server_said, recipient.at = "pending", None, None, None
    row.version += 1
    append(session, OutgoingChanged(outgoing_ids=[row.id]))
    await session.flush()


def note_failed(session: WriteSession, row: OutgoingMessage, error: dict[str, Any]) -> None:
    """The message goes out no more by itself."""
    row.state, row.phase, row.error, row.next_try_at = "failed", None, error, None
    row.version += 1
    append(session, SendFailed(outgoing_id=row.id, code=str(error["code"])))
