"""Questions that nobody has answered: conversations whose newest message came from a customer."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.dialects.postgresql import distinct_on

from backend.customers.queries import customers_for_conversations
from backend.customers.queries.whom import contacts_by_id
from backend.reminders.models import Reminder
from mail_ingest.store.models import Conversation, Message
from mail_ingest.store.sight import visible_conversations, visible_messages
from tenants.context import Actor
from tenants.session import ReadSession

#: Older questions are no longer "waiting": a rule or a person decides about them.
RECENT: Final = timedelta(days=21)
_LOOKED_AT: Final = 300


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A message of a customer that nobody has answered; `replied`: it answers a letter with which we began."""

    conversation_id: UUID
    message_id: UUID
    company_id: UUID | None
    contact_id: UUID
    owner_id: UUID | None
    subject: str
    snippet: str
    at: datetime
    replied: bool


async def unanswered(session: ReadSession, actor: Actor, *, mine: bool, at: datetime) -> list[Inquiry]:
    """Those of the newest conversations that wait for an answer and that the actor may see, the oldest first.

    `mine` leaves out the customers of colleagues. One that a person dealt with otherwise (a reminder about it is open,
    or was done since) is not waiting; noise and archived people never are.
    """
    dealt_with = (
        select(Reminder.id)
        .where(
            Reminder.conversation_id == Conversation.id,
            or_(Reminder.ended_at.is_(None), Reminder.ended_at > Conversation.last_message_at),
        )
        .exists()
    )
    ids = list(
        await session.scalars(
            select(Conversation.id)
            .where(
                Conversation.merged_into_id.is_(None),
                Conversation.last_message_at > at - RECENT,
                Conversation.direction_last == "in",
                Conversation.kind == "human",
                visible_conversations(actor),
                ~dealt_with,
            )
            .order_by(Conversation.last_message_at.desc(), Conversation.id.desc())
            .limit(_LOOKED_AT)
        )
    )
    known = await customers_for_conversations(session, ids)
    people = await contacts_by_id(session, {each.contact.id for each in known.values()})
    ours = await _begun_by_us(session, ids)
    found = []
    for row in await _newest(session, actor, ids):
        customer = known.get(row.conversation_id)
        whom = people.get(customer.contact.id) if customer else None
        if customer is None or whom is None or whom.archived or whom.bin == "noise" or row.direction != "in":
            continue
        if mine and whom.owner_id is not None and whom.owner_id != actor.membership_id:
            continue
        found.append(
            Inquiry(
                conversation_id=row.conversation_id,
                message_id=row.id,
                company_id=whom.company.id if whom.company else None,
                contact_id=customer.contact.id,
                owner_id=whom.owner_id,
                subject=row.subject,
                snippet=row.snippet,
                at=row.sent_at,
                replied=row.conversation_id in ours,
            )
        )
    return sorted(found, key=lambda each: (each.at, each.conversation_id))


async def _begun_by_us(session: ReadSession, ids: list[UUID]) -> set[UUID]:
    """Those of the conversations whose first message is ours."""
    if not ids:
        return set()
    rows = await session.execute(
        select(Message.conversation_id, Message.direction)
        .ext(distinct_on(Message.conversation_id))
        .where(Message.conversation_id.in_(ids))
        .order_by(Message.conversation_id, Message.sent_at, Message.id)
    )
    return {row.conversation_id for row in rows if row.direction == "out"}


async def _newest(session: ReadSession, actor: Actor, ids: list[UUID]) -> list[Message]:
    """The newest message that the actor may see of each conversation."""
    if not ids:
        return []
    statement = (
        select(Message)
        .ext(distinct_on(Message.conversation_id))
        .where(and_(Message.conversation_id.in_(ids), visible_messages(actor)))
        .order_by(Message.conversation_id, Message.sent_at.desc(), Message.id.desc())
    )
    return list(await session.scalars(statement))
