"""Tells colleagues by alerts of what came without their doing: new inquiries, and mailboxes that need a person."""

from collections import defaultdict
from collections.abc import Collection
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select

from backend.alerts.service import News, raise_alerts
from backend.customers.queries import customers_for_conversations
from backend.customers.queries.whom import contacts_by_id
from i18n.messages import N_
from mail_ingest.store.models import Conversation, Mailbox, Message, MessagePlacement
from mail_ingest.sync.account_state import is_stopped
from tenants.access import ROLES, Permission, permissions_of
from tenants.directory.models import Membership
from tenants.orm import now
from tenants.session import WriteSession

#: Mail that came in late, or is read anew, is no news.
_FRESH: Final = timedelta(hours=24)


async def tell_of_inquiries(session: WriteSession, message_ids: Collection[UUID]) -> int:
    """Tell whoever looks after it that a person wrote who had not been written to in that conversation; answers how
    many alerts were raised.

    That is the owner of the customer, else of the mailbox, else those who decide whose a customer is. Who may not see
    the mail hears that there is one, without its subject. An answer to mail of ours is news of another kind.
    """
    rows = await session.execute(
        select(Message.id, Message.conversation_id, Message.subject, Message.from_name, Message.from_address)
        .join(
            Conversation,
            (Conversation.tenant_id == Message.tenant_id) & (Conversation.id == Message.conversation_id),
        )
        .where(
            Message.id.in_(message_ids),
            Message.direction == "in",
            Message.kind == "human",
            Message.origin == "live",
            Message.sent_at > now() - _FRESH,
        )
    )
    letters = list(rows)
    if not letters:
        return 0
    threads = {letter.conversation_id for letter in letters}
    answered = set(
        await session.scalars(
            select(Message.conversation_id)
            .where(Message.conversation_id.in_(threads), Message.direction == "out")
            .distinct()
        )
    )
    places = await _mailboxes_of(session, [letter.id for letter in letters])
    known = await customers_for_conversations(session, list(threads))
    people = await contacts_by_id(session, {each.contact.id for each in known.values()})
    raised = 0
    for letter in letters:
        if letter.conversation_id in answered:
            continue
        customer = known.get(letter.conversation_id)
        whom = people.get(customer.contact.id) if customer else None
        if whom is not None and (whom.archived or whom.bin == "noise"):
            continue
        boxes = places[letter.id]
        wanted = await _who_hears(session, whom.owner_id if whom else None, boxes)
        open_to_all = any(box.visibility == "all" for box in boxes)
        for member_id in wanted:
            seen = open_to_all or any(box.owner_id == member_id for box in boxes)
            news = News(
                kind="inquiry",
                title=N_("New inquiry from {name}"),
                params={"name": letter.from_name or letter.from_address} if seen else {"name": "…"},
                body=letter.subject if seen else "",
                link=f"/inbox?conversation={letter.conversation_id}" if seen else "/today",
                # Several letters of one question are one inquiry.
                dedupe_key=f"inquiry {letter.conversation_id}",
            )
            raised += len(await raise_alerts(session, [member_id], news))
    return raised


async def _mailboxes_of(session: WriteSession, message_ids: list[UUID]) -> dict[UUID, list[Mailbox]]:
    rows = await session.execute(
        select(MessagePlacement.message_id, Mailbox)
        .join(
            Mailbox,
            (Mailbox.tenant_id == MessagePlacement.tenant_id) & (Mailbox.id == MessagePlacement.mailbox_id),
        )
        .where(MessagePlacement.message_id.in_(message_ids))
    )
    found: dict[UUID, list[Mailbox]] = defaultdict(list)
    for message_id, mailbox in rows:
        found[message_id].append(mailbox)
    return found


async def _who_hears(session: WriteSession, owner_id: UUID | None, boxes: list[Mailbox]) -> list[UUID]:
    if owner_id is not None:
        return [owner_id]
    owners = {box.owner_id for box in boxes if box.owner_id is not None}
    return sorted(owners) or await members_who_may(session, "companies.arbitrate")


async def members_who_may(session: WriteSession, permission: Permission) -> list[UUID]:
    """The seats whose role gives a permission."""
    roles = [role for role in ROLES if permission in permissions_of(role)]
    return list(
        await session.scalars(
            select(Membership.id).where(Membership.role.in_(roles), Membership.active).order_by(Membership.id)
        )
    )


async def tell_of_mailbox(session: WriteSession, mailbox_id: UUID) -> None:
    """Tell its owner, or whoever manages mailboxes, that a mailbox stands still until a person does something. One
    trouble is told once, however often it is tried again."""
    mailbox = await session.get(Mailbox, (session.info["tenant_id"], mailbox_id))
    if mailbox is None or mailbox.removed_at is not None or mailbox.paused or not is_stopped(mailbox.problem):
        return
    since = mailbox.problem_since or now()
    wanted = [mailbox.owner_id] if mailbox.owner_id is not None else await members_who_may(session, "mailboxes.manage")
    news = News(
        kind="mailbox",
        title=N_("{address} gets no mail until somebody looks at it"),
        params={"address": mailbox.address},
        link=f"/settings/mailboxes/{mailbox_id}",
        dedupe_key=f"mailbox {mailbox_id} {since.isoformat()}",
    )
    await raise_alerts(session, wanted, news)
