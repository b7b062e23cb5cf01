"""Search: of conversations with its filters, and of everything at once."""

from typing import Any, Final

from msgspec import structs
from sqlalchemy import select

from backend.conversations.queries.door import search_conversations
from backend.conversations.queries.filters import ConversationFilters, newest_first
from backend.conversations.queries.rows import rows_of
from backend.conversations.queries.snippets import highlight_subject, highlights
from backend.conversations.queries.syntax import Query, Term, parse_query
from backend.conversations.queries.unread import seat_since
from backend.conversations.queries.words import Wanted, day_begins, find_places, wanted_words
from backend.conversations.schemas import ConversationHit, ConversationRow, SearchHits
from backend.customers import queries as customers
from mail_ingest.store.models import MailFolder
from mail_ingest.store.sight import load_sight
from tenants.context import Actor
from tenants.errors import ValidationFailedError
from tenants.orm import now
from tenants.paging import Page, page_of, read_cursor
from tenants.session import ReadSession

_HITS: Final = 8


async def search_page(
    session: ReadSession,
    actor: Actor,
    filters: ConversationFilters,
    query: Query,
    *,
    cursor: str | None,
    limit: int,
    with_total: bool,
) -> Page[ConversationRow]:
    """Conversations that answer to `query` and `filters`, newest first, each with what shows why."""
    chosen = newest_first(filters.mailbox_id)
    after_at, after_id = read_cursor(chosen, cursor) if cursor else (None, None)
    wanted = wanted_words(session.info["tenant_id"], query)
    found = await search_conversations(
        session,
        **await _params(session, actor, filters, query, wanted),
        after_at=after_at,
        after_id=after_id,
        most=limit + 1,
        counted=with_total,
    )
    rows = await rows_of(session, actor, found.ids)
    shown = await highlights(session, actor, wanted, found.ids[:limit])
    views = {
        view.id: structs.replace(
            view,
            highlight=shown.get(view.id),
            subject_ranges=highlight_subject(view.subject, wanted),
        )
        for view in rows
    }
    total = (found.total, found.more) if with_total and found.total is not None else None
    page = page_of(
        found.ids,
        limit,
        chosen,
        value=lambda row_id: found.last_at[row_id],
        row_id=lambda row_id: row_id,
        item=views.get,
        total=total,
    )
    # The rows are read after the door was asked: one may have been joined with another in between.
    items = [view for view in page.items if view is not None]
    return Page(items, page.next_cursor, page.total, page.total_capped)


async def _params(
    session: ReadSession, actor: Actor, filters: ConversationFilters, query: Query, wanted: Wanted
) -> dict[str, Any]:
    places = await find_places(session, actor, query)
    folder = query.folder or (filters.folder if filters.folder != "all" else None)
    mailbox = filters.mailbox_id
    companies = places.companies
    if filters.company_id is not None:
        asked = (filters.company_id,)
        companies = asked if companies is None else tuple({*companies} & {*asked})
    since = await seat_since(session, actor)
    unread = filters.unread if query.unread is None else query.unread
    mailboxes = [*places.mailboxes, *([mailbox] if mailbox and places.mailboxes else [])]
    if mailbox is None and len(places.mailboxes) == 1:
        mailbox = places.mailboxes[0]
    folders = places.folders
    if len(set(mailboxes)) > 1:
        # "In this mailbox and in that one": what lies in their folders.
        folders = tuple(await session.scalars(select(MailFolder.id).where(MailFolder.mailbox_id.in_(mailboxes))))
    return {
        "words": wanted.tsquery,
        "leading": wanted.leading,
        "sent_from": day_begins(query.after, filters.zone),
        "sent_before": day_begins(query.before, filters.zone),
        "folders": folders,
        "mailbox": mailbox,
        "place": folder,
        "kind": query.kind or filters.kind,
        "companies": companies,
        "contact": filters.contact_id,
        "reader": actor.membership_id,
        "unread": unread,
        "since": since,
        "sight": await load_sight(session, actor),
    }


async def search_everything(session: ReadSession, actor: Actor, q: str) -> SearchHits:
    """The global search box: companies, contacts and conversations, at most eight of each. Operators narrow the
    conversations; one that means nothing is searched for as it stands."""
    people = await customers.search(session, q, _HITS)
    filters = ConversationFilters(q=q)
    try:
        query = parse_query(q, today=now().date())
        params = await _params(session, actor, filters, query, wanted_words(session.info["tenant_id"], query))
    except ValidationFailedError:
        query = Query(terms=[Term(q)])
        params = await _params(session, actor, filters, query, wanted_words(session.info["tenant_id"], query))
    if params["words"] is None:
        return SearchHits(people.companies, people.contacts, [])
    found = await search_conversations(session, **params, most=_HITS)
    views = {view.id: view for view in await rows_of(session, actor, found.ids)}
    hits = [
        ConversationHit(view.id, view.subject, view.snippet, view.last_message_at)
        for view in (views.get(each) for each in found.ids)
        if view is not None
    ]
    return SearchHits(people.companies, people.contacts, hits)
