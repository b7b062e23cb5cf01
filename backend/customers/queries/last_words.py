"""What was last said with a company or a contact, and when people answer: of the mail that the reader may see."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from sqlalchemy import Uuid, and_, any_, bindparam, column, func, literal_column, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute, aliased

from backend.customers.models import Participation, TimelineEntry
from mail_ingest.store.models import Message
from mail_ingest.store.sight import message_seen
from tenants.orm import now
from tenants.prepared import Prepared, tenant
from tenants.session import ReadSession

_RECENT: Final = timedelta(days=365)
_REPLIES: Final = 60


@dataclass(frozen=True, slots=True)
class LastWords:
    """The newest message: one line of it."""

    text: str
    direction: Literal["in", "out"]
    at: datetime
    conversation_id: UUID


def _newest(subject: InstrumentedAttribute[UUID | None]) -> Prepared:
    """One short range of the timeline's index for each id."""
    wanted = (
        func.unnest(bindparam("ids", type_=ARRAY(Uuid())))
        .table_valued(column("subject", Uuid()))
        .render_derived("wanted")
    )
    entry = aliased(TimelineEntry, name="entry")
    found = (
        select(entry.message_id, entry.at)
        .where(
            entry.tenant_id == tenant,
            getattr(entry, subject.key) == wanted.c.subject,
            entry.kind == "message",
            entry.message_id.is_not(None),
            message_seen("entry.message_id"),
        )
        .order_by(entry.at.desc(), entry.id.desc())
        .limit(1)
        .lateral("found")
    )
    return Prepared(
        select(wanted.c.subject, Message.snippet, Message.direction, Message.sent_at, Message.conversation_id)
        .select_from(wanted)
        .join(found, literal_column("true"))
        .join(Message, and_(Message.tenant_id == tenant, Message.id == found.c.message_id))
    )


_OF_COMPANIES: Final = _newest(TimelineEntry.company_id)
_OF_CONTACTS: Final = _newest(TimelineEntry.contact_id)
_REPLIED: Final = Prepared(
    select(Participation.contact_id, Participation.at)
    .join(
        Message,
        and_(
            Message.tenant_id == Participation.tenant_id,
            Message.id == Participation.message_id,
            Message.direction == "in",
            Message.kind == "human",
        ),
    )
    .where(
        Participation.tenant_id == tenant,
        Participation.contact_id == any_(bindparam("ids", type_=ARRAY(Uuid()))),
        Participation.role == "from",
        Participation.at > bindparam("since"),
        message_seen("participation.message_id"),
    )
    .order_by(Participation.at.desc())
    .limit(bindparam("most"))
)


async def last_words(
    session: ReadSession, companies: Collection[UUID], contacts: Collection[UUID]
) -> dict[UUID, LastWords]:
    """The newest message with each company and contact that has one."""
    found: dict[UUID, LastWords] = {}
    for statement, ids in ((_OF_COMPANIES, companies), (_OF_CONTACTS, contacts)):
        for row in await statement.fetch(session, ids=list(ids)) if ids else []:
            found[row["subject"]] = LastWords(row["snippet"], row["direction"], row["sent_at"], row["conversation_id"])
    return found


async def reply_times(session: ReadSession, contacts: Collection[UUID]) -> dict[UUID, list[datetime]]:
    """When each contact wrote during the last year, the newest first."""
    found: dict[UUID, list[datetime]] = defaultdict(list)
    if contacts:
        rows = await _REPLIED.fetch(session, ids=list(contacts), since=now() - _RECENT, most=_REPLIES * len(contacts))
        for row in rows:
            found[row["contact_id"]].append(row["at"])
    return found
