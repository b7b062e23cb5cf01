"""What sending asks of tracking beside the decoration: pages of readers, and that a message went out."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import bindparam, select, update

from backend.customers.queries.reached import reached_by
from backend.outreach.addresses import address_key
from backend.outreach.tracking.addresses import Signer, reader_base
from backend.outreach.tracking.decorating import Undecorated, ensure_tracked
from backend.outreach.tracking.models import TrackedMessage, TrackedRecipient
from backend.outreach.tracking.readying import unsubscribe_of
from backend.outreach.tracking.schemas import Recipient
from mail_ingest.submit.mime import Unsubscribe
from tenants.prepared import Prepared, tenant
from tenants.runtime import Runtime
from tenants.session import WriteSession

#: Run for every letter that goes out.
_SENT: Final = Prepared(
    update(TrackedMessage)
    .where(TrackedMessage.tenant_id == tenant, TrackedMessage.outgoing_id == bindparam("outgoing"))
    .values(
        message_id_header=bindparam("header"), conversation_id=bindparam("where"), sent_at=bindparam("at"),
        sender_id=bindparam("sender"),
    )
    .returning(TrackedMessage.id)
)  # fmt: skip


async def unsubscribe_header(
    session: WriteSession, outgoing_id: UUID, recipient: Recipient, *, mailto: str | None, runtime: Runtime
) -> Unsubscribe:
    """How this recipient ends such mail: their own page, one-click where that is allowed to be said (RFC 8058 wants
    https), and a mail to `mailto` (our mailbox), whose subject names the page."""
    return unsubscribe_of(await reader_page(session, outgoing_id, recipient, runtime=runtime), mailto)


async def reader_page(session: WriteSession, outgoing_id: UUID, recipient: Recipient, *, runtime: Runtime) -> str:
    """The address of the page on which this recipient says what they want to get, for the foot of the message."""
    message = await _ensured(session, outgoing_id, [recipient])
    public_id = await session.scalar(
        select(TrackedRecipient.public_id).where(
            TrackedRecipient.message_id == message.id, TrackedRecipient.address == address_key(recipient.address)
        )
    )
    if public_id is None:
        raise ValueError("a recipient without an address has no page")
    signer = await Signer.of(session, runtime)
    return signer.reader(await reader_base(session, runtime.settings), public_id)


async def note_sent(
    session: WriteSession,
    outgoing_id: UUID,
    recipients: Sequence[Recipient],
    *,
    message_id_header: str,
    conversation_id: UUID | None,
    sent_at: datetime,
    sender_id: UUID | None,
) -> None:
    """A server took the message: replies, bounces and hits are measured from here on."""
    went = {"header": message_id_header, "where": conversation_id, "at": sent_at, "sender": sender_id}
    if not await _SENT.fetch(session, outgoing=outgoing_id, **went):
        await _ensured(session, outgoing_id, recipients)
        await _SENT.fetch(session, outgoing=outgoing_id, **went)


async def note_conversation(session: WriteSession, outgoing_id: UUID, conversation_id: UUID) -> None:
    """A sent message was placed in its conversation: what becomes of it leads there from now on."""
    await session.execute(
        update(TrackedMessage)
        .where(
            TrackedMessage.outgoing_id == outgoing_id, TrackedMessage.conversation_id.is_distinct_from(conversation_id)
        )
        .values(conversation_id=conversation_id)
        .execution_options(synchronize_session=False)
    )


async def _ensured(session: WriteSession, outgoing_id: UUID, recipients: Sequence[Recipient]) -> TrackedMessage:
    people = await reached_by(session, {key for each in recipients if (key := address_key(each.address))})
    return (await ensure_tracked(session, [Undecorated(outgoing_id, "", recipients)], people))[outgoing_id]
