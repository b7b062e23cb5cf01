"""What people's own letters tell of their clock: the offsets of their Date headers, the zone of their invitations."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import Uuid, and_, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

from backend.customers.models import Contact, Participation
from i18n.whereabouts import ZoneClue, contradicts, from_dates, from_invite
from mail_ingest.store.models import Message
from mail_ingest.store.sight import message_seen
from tenants.orm import now
from tenants.prepared import Prepared, tenant
from tenants.session import ReadSession

#: Long enough for both sides of a clock change, twice.
_RECENT: Final = timedelta(days=730)
_MOST: Final = 60
_PEOPLE: Final = 50
#: Of so many of the newest letters most must contradict a clock before that is told.
_NEWEST: Final = 5
_STAMPED: Final = Prepared(
    select(Message.sent_at, Message.utc_offset, Message.from_address, Message.invitations)
    .join(Participation, and_(Participation.tenant_id == tenant, Participation.message_id == Message.id))
    .where(
        Message.tenant_id == tenant,
        Message.direction == "in",
        Message.kind == "human",
        Participation.contact_id == any_(bindparam("ids", type_=ARRAY(Uuid()))),
        Participation.role == "from",
        Participation.at > bindparam("since"),
        message_seen("participation.message_id"),
    )
    .order_by(Participation.at.desc())
    .limit(bindparam("most"))
)


@dataclass(frozen=True, slots=True)
class MailClock:
    """Of somebody's newest letters first: when they were sent, with the offset in minutes (None for "-0000"), and the
    zones that their own invitations name."""

    stamps: Sequence[tuple[datetime, int | None]] = ()
    invited: Sequence[str] = ()

    def clues(self, zones: Iterable[str], country: str | None) -> list[ZoneClue]:
        """What speaks for a clock: the newest invitation, and which of `zones` the Date headers fit."""
        found = [
            next(filter(None, (from_invite(name, country) for name in self.invited)), None),
            from_dates(self.stamps, tuple(dict.fromkeys(zones))),
        ]
        return [clue for clue in found if clue is not None]

    def strange(self, zone: str) -> tuple[datetime, int] | None:
        """The newest letter whose offset cannot be the zone's, where most of the newest letters are so."""
        known = [(instant, minutes) for instant, minutes in self.stamps if minutes is not None][:_NEWEST]
        odd = [(instant, minutes) for instant, minutes in known if contradicts(zone, instant, minutes)]
        return odd[0] if odd and len(odd) * 2 > len(known) else None


@dataclass(slots=True)
class _Read:
    stamps: list[tuple[datetime, int | None]] = field(default_factory=list)
    invited: list[str] = field(default_factory=list)


async def mail_clock(session: ReadSession, contact_ids: Collection[UUID]) -> MailClock:
    """What the letters of contacts tell, those that the reader may see."""
    if not contact_ids:
        return MailClock()
    rows = await _STAMPED.fetch(session, ids=list(contact_ids)[:_PEOPLE], since=now() - _RECENT, most=_MOST)
    read = _Read()
    for row in rows:
        read.stamps.append((row["sent_at"], row["utc_offset"]))
        read.invited += own_zones(row["invitations"], row["from_address"])
    return MailClock(read.stamps, read.invited)


async def company_mail_clock(session: ReadSession, company_id: UUID) -> MailClock:
    """What the letters of a company's people tell."""
    ids = await session.scalars(
        select(Contact.id)
        .where(Contact.company_id == company_id, Contact.last_message_at.is_not(None))
        .order_by(Contact.last_message_at.desc())
        .limit(_PEOPLE)
    )
    return await mail_clock(session, list(ids))


def own_zones(stored: Any, author: str) -> list[str]:
    """The zones of the invitations that an author sent as their organizer."""
    invitations = msgspec.json.decode(stored) if isinstance(stored, str | bytes) else stored
    return [
        each["time_zone"]
        for each in invitations
        if each.get("method") == "request"
        and each.get("time_zone")
        and (each.get("organizer") or {}).get("address", "").casefold() == author.casefold()
    ]
