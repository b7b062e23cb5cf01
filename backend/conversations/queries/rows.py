"""Conversations as lists show them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from msgspec import structs
from sqlalchemy import ColumnElement, Row, Select, and_, select

from backend.conversations.queries.partly import partly_seen
from backend.conversations.queries.unread import unread_by
from backend.conversations.schemas import ConversationRow, Person, Role, Sharing
from backend.customers import queries as customers
from backend.customers.schemas import ConversationCustomer
from mail_ingest.store.models import Conversation, ConversationMailbox, ConversationReading, Mailbox
from mail_ingest.store.sight import visible_conversations, visible_mailboxes
from tenants.context import Actor, current
from tenants.session import ReadSession


async def rows_of(session: ReadSession, actor: Actor, ids: Sequence[UUID]) -> list[ConversationRow]:
    """Those of the conversations that the actor may see, in no order."""
    if not ids:
        return []
    statement = select_rows(await unread_by(session, actor), actor).where(
        Conversation.id.in_(ids), visible_conversations(actor)
    )
    return await views_of(session, actor, (await session.execute(statement)).all())


async def load_row(session: ReadSession, actor: Actor, conversation_id: UUID) -> ConversationRow | None:
    """One conversation as in a list; None when there is none that the actor may see."""
    views = await rows_of(session, actor, [conversation_id])
    return views[0] if views else None


def select_rows(unread: ColumnElement[bool], actor: Actor) -> Select[Any]:
    """Living conversations with what their row needs; `unread` is of `unread_by`."""
    return (
        select(
            Conversation.id,
            Conversation.subject,
            Conversation.snippet,
            Conversation.last_message_at,
            Conversation.message_count,
            Conversation.has_attachments,
            Conversation.participants,
            Conversation.direction_last,
            Conversation.kind,
            Conversation.private,
            Conversation.shared,
            Conversation.shared_team_id,
            unread.label("unread"),
        )
        .outerjoin(
            ConversationReading,
            and_(
                ConversationReading.tenant_id == Conversation.tenant_id,
                ConversationReading.conversation_id == Conversation.id,
                ConversationReading.membership_id == actor.membership_id,
            ),
        )
        .where(Conversation.merged_into_id.is_(None))
    )


async def views_of(session: ReadSession, actor: Actor, rows: Sequence[Row[Any]]) -> list[ConversationRow]:
    """The rows of `select_rows` as they are answered."""
    ids = [row.id for row in rows]
    partly = await partly_seen(session, actor, ids)
    mailboxes: dict[UUID, list[UUID]] = defaultdict(list)
    placed = await session.execute(
        select(ConversationMailbox.conversation_id, ConversationMailbox.mailbox_id)
        .join(
            Mailbox,
            and_(Mailbox.tenant_id == ConversationMailbox.tenant_id, Mailbox.id == ConversationMailbox.mailbox_id),
        )
        .where(ConversationMailbox.conversation_id.in_(ids), Mailbox.removed_at.is_(None), visible_mailboxes(actor))
        .order_by(Mailbox.address)
    )
    for place in placed:
        mailboxes[place.conversation_id].append(place.mailbox_id)
    known = await customers.customers_for_conversations(session, ids)
    locale = current().locale
    views = []
    for row in rows:
        customer = known.get(row.id)
        view = ConversationRow(
            id=row.id,
            subject=row.subject,
            snippet=row.snippet,
            last_message_at=row.last_message_at,
            message_count=row.message_count,
            unread=row.unread,
            has_attachments=row.has_attachments,
            participants=[Person(each["name"], each["address"]) for each in row.participants],
            direction_last=cast("Any", row.direction_last),
            mailbox_ids=mailboxes[row.id],
            company=customer.company if customer else None,
            contact=customer.contact if customer else None,
            kind=cast("Any", row.kind),
            role=role_of(row.kind, customer, actor),
            local_time=customers.local_time(customer.time_zone, locale) if customer else None,
            private=row.private,
            sharing=sharing_of(shared=row.shared, team_id=row.shared_team_id),
        )
        views.append(structs.replace(view, **partly[row.id]) if row.id in partly else view)
    return views


def role_of(kind: str, customer: ConversationCustomer | None, actor: Actor) -> Role:
    """Whose a conversation's other side is, as the actor sees it."""
    if kind == "machine":
        return "machine"
    if customer is None:
        return "stranger"
    if customer.bin == "candidate":
        return "candidate"
    return "customer" if customer.owner_id in (None, actor.membership_id) else "colleague"


def sharing_of(*, shared: bool, team_id: UUID | None) -> Sharing:
    """With whom a conversation is shared."""
    if not shared:
        return Sharing("nobody")
    return Sharing("everybody" if team_id is None else "team", team_id)
