"""Which records an API key sees: an endpoint is told of nothing that a key of its scope could not read itself.

Runs in a session whose actor is such a key, so that the one rule about sight (docs/visibility.md) decides; it says what
keys see in the policy of the "API keys".
"""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection
from dataclasses import replace
from typing import Final
from uuid import UUID

from sqlalchemy import select

from backend.accounts.queries.sight import sight_of
from backend.customers.queries.seen import seen_among
from backend.leads.queries.leads import seen_leads
from backend.meetings.queries import seen_meetings
from backend.pipeline.queries.access import seen_deals_among
from backend.trade.orders.models import SalesOrder
from backend.trade.quotes.models import Quote
from backend.webhooks.telling import Told
from mail_ingest.store.models import Conversation, Message
from mail_ingest.store.sight import visible_conversations, visible_messages
from tenants.directory.models import Membership
from tenants.session import ReadSession

_Asker = Callable[[ReadSession, Collection[UUID]], Awaitable[set[UUID]]]


async def seen_of(session: ReadSession, told: Collection[Told]) -> list[Told]:
    """Those that the session's actor may hear of, in their order."""
    wanted: dict[str, set[UUID]] = defaultdict(set)
    for each in told:
        kind, record_id = each.anchor
        wanted[kind].add(record_id)
    seen = {kind: await _ASKERS[kind](session, ids) for kind, ids in wanted.items()}
    return [each for each in told if each.anchor[1] in seen[each.anchor[0]]]


async def tell_directions(session: ReadSession, told: Collection[Told]) -> list[Told]:
    """Mail that came in is told with what it is; mail of ours becomes `message.sent`."""
    ids = [each.id for each in told if each.type == "message.received"]
    if not ids:
        return list(told)
    columns = (Message.id, Message.direction, Message.kind, Message.conversation_id)
    rows = {row.id: row for row in await session.execute(select(*columns).where(Message.id.in_(ids)))}
    found = []
    for each in told:
        row = rows.get(each.id)
        if each.type != "message.received":
            found.append(each)
        elif row is not None:
            name = "message.received" if row.direction == "in" else "message.sent"
            facts = {"conversation_id": row.conversation_id, "machine": row.kind == "machine"}
            found.append(replace(each, type=name, facts=facts))
    return found


async def _companies(session: ReadSession, ids: Collection[UUID]) -> set[UUID]:
    return await seen_among(session, "company", ids)


async def _contacts(session: ReadSession, ids: Collection[UUID]) -> set[UUID]:
    return await seen_among(session, "contact", ids)


async def _quotes(session: ReadSession, ids: Collection[UUID]) -> set[UUID]:
    seen = (await sight_of(session, "quote")).sees(Quote.owner_id)
    return set(await session.scalars(select(Quote.id).where(Quote.id.in_(ids), seen)))


async def _orders(session: ReadSession, ids: Collection[UUID]) -> set[UUID]:
    seen = (await sight_of(session, "order")).sees(SalesOrder.owner_id)
    return set(await session.scalars(select(SalesOrder.id).where(SalesOrder.id.in_(ids), seen)))


async def _messages(session: ReadSession, ids: Collection[UUID]) -> set[UUID]:
    seen = visible_messages(session.info["actor"])
    return set(await session.scalars(select(Message.id).where(Message.id.in_(ids), seen)))


async def _conversations(session: ReadSession, ids: Collection[UUID]) -> set[UUID]:
    seen = visible_conversations(session.info["actor"])
    return set(await session.scalars(select(Conversation.id).where(Conversation.id.in_(ids), seen)))


async def _seats(session: ReadSession, ids: Collection[UUID]) -> set[UUID]:
    return set(await session.scalars(select(Membership.id).where(Membership.id.in_(ids))))


async def _everybody(_: ReadSession, ids: Collection[UUID]) -> set[UUID]:
    return set(ids)


_ASKERS: Final[dict[str, _Asker]] = {
    "company": _companies,
    "contact": _contacts,
    "lead": seen_leads,
    "deal": seen_deals_among,
    "quote": _quotes,
    "order": _orders,
    "message": _messages,
    "conversation": _conversations,
    "meeting": seen_meetings,
    "product": _everybody,
    "erp_link": _everybody,
    "user": _seats,
}
