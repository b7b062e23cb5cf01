"""Lists of conversations."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, false, func, literal, or_, select

from backend.conversations.queries.words import matching_conversations
from backend.conversations.schemas import ConversationHit, ConversationRow, Person, SearchHits
from backend.customers import queries as customers
from mail_ingest.store.models import Conversation, ConversationMailbox, ConversationReading, Mailbox
from tenants.context import Actor, current
from tenants.directory.models import Membership
from tenants.paging import Page, SortField, after_cursor, capped_count, page_of, sorting
from tenants.session import ReadSession

Folder = Literal["inbox", "sent", "all"]
Kind = Literal["human", "machine"]
_HITS = 8


@dataclass(frozen=True, slots=True)
class ConversationFilters:
    """Which conversations; None and "all" leave a filter out."""

    mailbox_id: UUID | None = None
    company_id: UUID | None = None
    contact_id: UUID | None = None
    folder: Folder = "all"
    kind: Kind | None = None
    unread: bool | None = None
    q: str | None = None


async def list_conversations(
    session: ReadSession,
    actor: Actor,
    filters: ConversationFilters,
    *,
    cursor: str | None,
    limit: int,
    with_total: bool,
) -> Page[ConversationRow]:
    """Conversations, newest first."""
    # The mailbox's own index leads where a mailbox is asked for.
    at = Conversation.last_message_at if filters.mailbox_id is None else ConversationMailbox.last_message_at
    row_id = Conversation.id if filters.mailbox_id is None else ConversationMailbox.conversation_id
    chosen = sorting(None, {"last_message_at": SortField(at, datetime)}, row_id, "-last_message_at")
    statement = _rows(await unread_by(session, actor), actor).where(*await _conditions(session, filters))
    if filters.mailbox_id is not None:
        statement = statement.join(
            ConversationMailbox,
            and_(
                ConversationMailbox.tenant_id == Conversation.tenant_id,
                ConversationMailbox.conversation_id == Conversation.id,
                ConversationMailbox.mailbox_id == filters.mailbox_id,
            ),
        )
    if filters.unread is not None:
        unread = await unread_by(session, actor)
        statement = statement.where(unread if filters.unread else ~unread)
    total = await capped_count(session, statement) if with_total else None
    rows = (await session.execute(after_cursor(statement, chosen, cursor, limit))).all()
    views = {view.id: view for view in await _views(session, rows[:limit])}
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: row.last_message_at,
        row_id=lambda row: row.id,
        item=lambda row: views[row.id],
        total=total,
    )


async def load_row(session: ReadSession, actor: Actor, conversation_id: UUID) -> ConversationRow | None:
    """One conversation as in a list; None when there is none."""
    unread = await unread_by(session, actor)
    rows = (await session.execute(_rows(unread, actor).where(Conversation.id == conversation_id))).all()
    views = await _views(session, rows)
    return views[0] if views else None


async def search_everything(session: ReadSession, q: str) -> SearchHits:
    """The global search box: companies, contacts and conversations, at most eight of each."""
    found = await matching_conversations(session, q)
    people = await customers.search(session, q, _HITS)
    rows = await session.execute(
        select(Conversation.id, Conversation.subject, Conversation.snippet, Conversation.last_message_at)
        .where(Conversation.id.in_(found or []), Conversation.merged_into_id.is_(None))
        .order_by(Conversation.last_message_at.desc(), Conversation.id.desc())
        .limit(_HITS)
    )
    hits = [ConversationHit(row.id, row.subject, row.snippet, row.last_message_at) for row in rows]
    return SearchHits(people.companies, people.contacts, hits)


async def unread_by(session: ReadSession, actor: Actor) -> ColumnElement[bool]:
    """Whether a row of `_rows` is unread by `actor`. What came before their seat existed is read; for a machine
    everything is."""
    if actor.membership_id is None:
        return false()
    since = await session.scalar(select(Membership.created_at).where(Membership.id == actor.membership_id))
    return or_(
        func.coalesce(ConversationReading.marked_unread, false()),
        and_(
            Conversation.unseen_at.is_not(None),
            Conversation.unseen_at > func.coalesce(ConversationReading.read_until, literal(since)),
        ),
    )


def _rows(unread: ColumnElement[bool], actor: Actor) -> Select[Any]:
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


async def _conditions(session: ReadSession, filters: ConversationFilters) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if filters.folder != "all":
        model = Conversation if filters.mailbox_id is None else ConversationMailbox
        # The bare column, as in the partial indexes: PostgreSQL does not take `IS TRUE` for the same.
        conditions.append(cast("ColumnElement[bool]", model.in_inbox if filters.folder == "inbox" else model.in_sent))
    if filters.kind is not None:
        conditions.append(Conversation.kind == filters.kind)
    if filters.company_id is not None or filters.contact_id is not None:
        ids = await customers.conversation_ids(session, company_id=filters.company_id, contact_id=filters.contact_id)
        conditions.append(Conversation.id.in_(ids))
    if filters.q:
        found = await matching_conversations(session, filters.q)
        if found is not None:
            conditions.append(Conversation.id.in_(found))
    return conditions


async def _views(session: ReadSession, rows: Sequence[Row[Any]]) -> list[ConversationRow]:
    ids = [row.id for row in rows]
    mailboxes: dict[UUID, list[UUID]] = defaultdict(list)
    placed = await session.execute(
        select(ConversationMailbox.conversation_id, ConversationMailbox.mailbox_id)
        .join(
            Mailbox,
            and_(Mailbox.tenant_id == ConversationMailbox.tenant_id, Mailbox.id == ConversationMailbox.mailbox_id),
        )
        .where(ConversationMailbox.conversation_id.in_(ids), Mailbox.removed_at.is_(None))
        .order_by(Mailbox.address)
    )
    for place in placed:
        mailboxes[place.conversation_id].append(place.mailbox_id)
    known = await customers.customers_for_conversations(session, ids)
    locale = current().locale
    views = []
    for row in rows:
        customer = known.get(row.id)
        views.append(
            ConversationRow(
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
                local_time=customers.local_time(customer.time_zone, locale) if customer else None,
            )
        )
    return views
