"""Lists of conversations."""

from typing import cast

from sqlalchemy import ColumnElement, and_, select

from backend.conversations.queries.filters import ConversationFilters, newest_first
from backend.conversations.queries.rows import select_rows, views_of
from backend.conversations.queries.searching import search_page
from backend.conversations.queries.syntax import parse_query
from backend.conversations.queries.unread import could_be_unread, unread_by
from backend.conversations.schemas import ConversationRow
from backend.customers import queries as customers
from mail_ingest.store.models import Conversation, ConversationMailbox, Mailbox
from mail_ingest.store.sight import visible_conversations, visible_mailboxes
from tenants.context import Actor
from tenants.orm import now
from tenants.paging import Page, after_cursor, capped_count, page_of
from tenants.session import ReadSession


async def list_conversations(
    session: ReadSession,
    actor: Actor,
    filters: ConversationFilters,
    *,
    cursor: str | None,
    limit: int,
    with_total: bool,
) -> Page[ConversationRow]:
    """Conversations that the actor may see, newest first. Raises `ValidationFailedError` for a search that means
    nothing."""
    if filters.q:
        query = parse_query(filters.q, today=now().astimezone(filters.zone).date())
        if not query.empty:
            return await search_page(session, actor, filters, query, cursor=cursor, limit=limit, with_total=with_total)
    # The mailbox's own index leads where a mailbox is asked for.
    chosen = newest_first(filters.mailbox_id)
    statement = select_rows(await unread_by(session, actor), actor).where(*await _conditions(session, actor, filters))
    if filters.mailbox_id is not None:
        statement = statement.join(
            ConversationMailbox,
            and_(
                ConversationMailbox.tenant_id == Conversation.tenant_id,
                ConversationMailbox.conversation_id == Conversation.id,
                ConversationMailbox.mailbox_id == filters.mailbox_id,
            ),
        )
    total = await capped_count(session, statement) if with_total else None
    rows = (await session.execute(after_cursor(statement, chosen, cursor, limit))).all()
    views = {view.id: view for view in await views_of(session, actor, rows[:limit])}
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: row.last_message_at,
        row_id=lambda row: row.id,
        item=lambda row: views[row.id],
        total=total,
    )


async def _conditions(session: ReadSession, actor: Actor, filters: ConversationFilters) -> list[ColumnElement[bool]]:
    conditions = [visible_conversations(actor)]
    if filters.folder != "all":
        model = Conversation if filters.mailbox_id is None else ConversationMailbox
        # The bare column, as in the partial indexes: PostgreSQL does not take `IS TRUE` for the same.
        conditions.append(cast("ColumnElement[bool]", model.in_inbox if filters.folder == "inbox" else model.in_sent))
    if filters.mailbox_id is not None:
        conditions.append(select(Mailbox.id).where(Mailbox.id == filters.mailbox_id, visible_mailboxes(actor)).exists())
    if filters.kind is not None:
        conditions.append(Conversation.kind == filters.kind)
    if filters.company_id is not None or filters.contact_id is not None:
        conditions.append(
            customers.in_conversations_of(Conversation.id, company_id=filters.company_id, contact_id=filters.contact_id)
        )
    if filters.unread is not None:
        unread = await unread_by(session, actor)
        conditions.append(unread if filters.unread else ~unread)
        if filters.unread:
            conditions.append(await could_be_unread(session, actor))
    return conditions
