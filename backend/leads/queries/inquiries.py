"""What mail asks for, as rules see it: the first letters of conversations that customers began."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased

from backend.customers.queries.rows import Company, Contact, Participation, ProfileFact
from backend.leads.deciding import Asked
from backend.leads.models import Lead
from mail_ingest.store.models import Conversation, Message, MessagePlacement
from tenants.session import ReadSession

#: Mail that came in late, or is read anew, is no new inquiry.
FRESH: Final = timedelta(hours=72)
_PRODUCTS: Final = ("product", "products", "model")


@dataclass(frozen=True, slots=True)
class Letter:
    """The first letter of a conversation, from somebody we know by now."""

    conversation_id: UUID
    company_id: UUID | None
    contact_id: UUID
    owner_id: UUID | None
    asked: Asked


async def first_letters(
    session: ReadSession, *, messages: Collection[UUID] | None = None, since: datetime, most: int = 2000
) -> list[Letter]:
    """Conversations that began with a letter of somebody else, since then, the earliest first: those of given messages,
    or all. Noise and machines are left out; whose the company is stands beside."""
    earlier = aliased(Message)
    before = select(earlier.id).where(
        earlier.conversation_id == Message.conversation_id,
        or_(earlier.sent_at < Message.sent_at, (earlier.sent_at == Message.sent_at) & (earlier.id < Message.id)),
    )
    wanted = (
        select(
            Message.id, Message.conversation_id, Message.sent_at, Message.language, Message.subject,
            Participation.company_id, Participation.contact_id, Company.owner_id,
            func.coalesce(Company.country, None).label("country"),
            func.coalesce(Message.language, Company.language, Contact.language).label("spoken"),
        )
        .join(Conversation, (Conversation.tenant_id == Message.tenant_id)
              & (Conversation.id == Message.conversation_id))
        .join(Participation, (Participation.tenant_id == Message.tenant_id)
              & (Participation.message_id == Message.id) & (Participation.role == "from"))
        .join(Contact, (Contact.tenant_id == Participation.tenant_id) & (Contact.id == Participation.contact_id))
        .outerjoin(Company, (Company.tenant_id == Participation.tenant_id)
                   & (Company.id == Participation.company_id))
        .where(
            Message.direction == "in",
            Message.kind == "human",
            Message.sent_at > since,
            Conversation.merged_into_id.is_(None),
            Conversation.kind == "human",
            Contact.bin != "noise",
            Contact.archived_at.is_(None),
            or_(Company.id.is_(None), (Company.bin != "noise") & Company.archived_at.is_(None)),
            ~before.exists(),
        )
        .order_by(Message.sent_at, Message.id)
        .limit(most)
    )  # fmt: skip
    if messages is not None:
        wanted = wanted.where(Message.id.in_(messages))
    rows = (await session.execute(wanted)).all()
    boxes = await _mailboxes(session, [row.id for row in rows])
    products = await _asked_for(session, {row.company_id or row.contact_id for row in rows})
    return [
        Letter(
            conversation_id=row.conversation_id,
            company_id=row.company_id,
            contact_id=row.contact_id,
            owner_id=row.owner_id,
            asked=Asked(
                source="mail",
                at=row.sent_at,
                country=row.country,
                language=row.spoken,
                words=(row.subject, *products.get(row.company_id or row.contact_id, ())),
                mailbox_ids=tuple(boxes.get(row.id, ())),
            ),
        )
        for row in rows
    ]


async def _mailboxes(session: ReadSession, messages: Collection[UUID]) -> dict[UUID, list[UUID]]:
    rows = await session.execute(
        select(MessagePlacement.message_id, MessagePlacement.mailbox_id)
        .where(MessagePlacement.message_id.in_(messages))
        .distinct()
        .order_by(MessagePlacement.message_id, MessagePlacement.mailbox_id)
    )
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for message_id, mailbox_id in rows:
        found[message_id].append(mailbox_id)
    return found


async def _asked_for(session: ReadSession, records: Collection[UUID]) -> dict[UUID, list[str]]:
    rows = await session.execute(
        select(ProfileFact.subject_id, ProfileFact.value).where(
            ProfileFact.subject_id.in_(records),
            ProfileFact.field.in_(_PRODUCTS),
            ProfileFact.rejected_at.is_(None),
        )
    )
    found: dict[UUID, list[str]] = defaultdict(list)
    for subject_id, value in rows:
        found[subject_id].append(value)
    return found


async def first_answers(session: ReadSession, leads: Collection[Lead]) -> dict[UUID, datetime]:
    """When the first letter by a person of ours followed each lead: in its conversation, or to its contact."""
    if not leads:
        return {}
    rows = await session.execute(
        select(Lead.id, func.min(Message.sent_at).label("at"))
        .join(Participation, (Participation.tenant_id == Lead.tenant_id)
              & or_(Participation.conversation_id == Lead.conversation_id,
                    Participation.contact_id == Lead.contact_id))
        .join(Message, (Message.tenant_id == Participation.tenant_id) & (Message.id == Participation.message_id))
        .where(
            Lead.id.in_([each.id for each in leads]),
            Message.direction == "out",
            Message.kind == "human",
            Message.sent_at >= Lead.asked_at,
        )
        .group_by(Lead.id)
    )  # fmt: skip
    return {row.id: row.at for row in rows}


async def answers_in_threads(session: ReadSession, conversations: Collection[UUID]) -> dict[UUID, datetime]:
    """When the first letter of ours stood in each conversation, for trying rules out on the past."""
    rows = await session.execute(
        select(Message.conversation_id, func.min(Message.sent_at).label("at"))
        .where(Message.conversation_id.in_(conversations), Message.direction == "out", Message.kind == "human")
        .group_by(Message.conversation_id)
    )
    return {row.conversation_id: row.at for row in rows}
