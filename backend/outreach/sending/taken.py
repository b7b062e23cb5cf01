"""A server took a letter: what is written down then.

It is run for every letter, so the plain case (all whom it was for, at once) is three prepared statements; what tracking
and others are told is the same for all cases.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ARRAY, Text, any_, bindparam, null, update

from backend.customers.queries.reached import reached_by
from backend.outreach.addresses import address_key
from backend.outreach.sending.events import MessageSent, OutgoingChanged
from backend.outreach.sending.lanes import Lane
from backend.outreach.sending.models import OutgoingMessage, OutgoingRecipient
from backend.outreach.tracking.schemas import Recipient
from backend.outreach.tracking.service import note_sent
from mail_ingest.submit.delivery import Handed
from tenants.orm import now
from tenants.outbox import append
from tenants.prepared import Prepared, tenant
from tenants.session import WriteSession

_SENT: Final = Prepared(
    update(OutgoingMessage)
    .where(
        OutgoingMessage.tenant_id == tenant,
        OutgoingMessage.id == bindparam("outgoing"),
        OutgoingMessage.state == "sending",
        OutgoingMessage.fence == bindparam("held_fence"),
        OutgoingMessage.sent_at.is_(None),
    )
    .values(
        state="sent", phase=null(), error=null(), next_try_at=null(), sent_at=bindparam("moment"),
        server_said=bindparam("said"), recipient_count=OutgoingMessage.recipient_count + bindparam("taken"),
        version=OutgoingMessage.version + 1, filing="pending", filing_at=bindparam("moment"), filing_tries=0,
        updated_at=bindparam("moment"),
    )
    .returning(OutgoingMessage.message_id_header, OutgoingMessage.conversation_id, OutgoingMessage.author_id)
)  # fmt: skip
_ACCEPTED: Final = Prepared(
    update(OutgoingRecipient)
    .where(
        OutgoingRecipient.tenant_id == tenant,
        OutgoingRecipient.outgoing_id == bindparam("outgoing"),
        OutgoingRecipient.address == any_(bindparam("addresses", type_=ARRAY(Text))),
    )
    .values(state="accepted", at=bindparam("moment"), reason=null())
    .returning(OutgoingRecipient.address, OutgoingRecipient.name, OutgoingRecipient.kind)
)


async def note_plainly(session: WriteSession, lane: Lane, outgoing_id: UUID, handed: Handed) -> bool:
    """Write it down if all whom the letter was for were accepted, and it went to nobody before; whether that is so."""
    if handed.refused:
        return False
    moment = now()
    rows = await _SENT.fetch(
        session, outgoing=outgoing_id, held_fence=lane.fence, moment=moment, said=handed.said or None,
        taken=len(handed.accepted),
    )  # fmt: skip
    if not rows:
        return False
    reached = await _ACCEPTED.fetch(session, outgoing=outgoing_id, addresses=list(handed.accepted), moment=moment)
    append(session, OutgoingChanged(outgoing_ids=[outgoing_id]))
    await tell_sent(
        session,
        outgoing_id,
        [Recipient(each["address"], each["name"], each["kind"]) for each in reached],
        message_id_header=rows[0]["message_id_header"] or "",
        conversation_id=rows[0]["conversation_id"],
        sent_at=moment,
        author_id=rows[0]["author_id"],
    )
    return True


async def tell_sent(
    session: WriteSession,
    outgoing_id: UUID,
    reached: Sequence[Recipient],
    *,
    message_id_header: str,
    conversation_id: UUID | None,
    sent_at: datetime,
    author_id: UUID | None,
) -> None:
    """The message went out for the first time: tracking measures from here on, and others hear of it."""
    await note_sent(
        session,
        outgoing_id,
        reached,
        message_id_header=message_id_header,
        conversation_id=conversation_id,
        sent_at=sent_at,
        sender_id=author_id,
    )
    people = await reached_by(session, [address_key(each.address) for each in reached])
    append(
        session,
        MessageSent(
            outgoing_id=outgoing_id,
            message_id_header=message_id_header,
            conversation_id=conversation_id,
            company_ids=sorted({each.company_id for each in people.values() if each.company_id}),
            contact_ids=sorted({each.contact_id for each in people.values()}),
        ),
    )
