"""Sending, calling back and settling a person's mail. `queue_draft` here and `queueing.queue_messages` are the only
ways by which mail leaves: both fix what goes out (`queueing.fix`) and wake the mailbox's lane."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import delete, select

from backend.outreach.sending.compiling import attachments_of
from backend.outreach.sending.errors import (
    NoSenderError,
    NotDraftError,
    TooLateError,
)
from backend.outreach.sending.events import OutgoingChanged, SendFailed
from backend.outreach.sending.identities import require_sender
from backend.outreach.sending.lanes import wake_lane
from backend.outreach.sending.models import OutgoingMessage, OutgoingRecipient
from backend.outreach.sending.queueing import check_recipients, check_unsubscribe, fix, recipient_rows
from backend.outreach.suppression.queries import refused
from mail_ingest.submit.mime import Party
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession

#: A person can take a message back for so long.
UNDO: Final = timedelta(seconds=10)
_FURTHEST: Final = timedelta(days=366)
_MOST_RECIPIENTS: Final = 200


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
    recipients = await recipients_of(session, row.id)
    check_recipients(recipients, await refused(session, [recipient.address for recipient in recipients]))
    check_unsubscribe(row)
    files = await attachments_of(session, row.id)
    await fix(session, row, sender, send_at=send_at or now() + UNDO, schedule=schedule, language=None, files=files)
    row.version += 1
    await session.flush()
    await wake_lane(session, sender.mailbox_id, row.send_at or now())
    append(session, OutgoingChanged(outgoing_ids=[row.id]))
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
    """Replace the recipients."""
    await session.execute(delete(OutgoingRecipient).where(OutgoingRecipient.outgoing_id == row.id))
    session.add_all(recipient_rows(row.id, to, cc, bcc))
    await session.flush()


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
