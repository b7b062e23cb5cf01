"""Days that matter with a customer: when somebody is back, birthdays, and signs of interest."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from backend.customers.models import Contact, ProfileFact, TimelineEntry
from backend.customers.queries.whom import Whom, contacts_by_id
from tenants.session import ReadSession

_MOST: Final = 5000


@dataclass(frozen=True, slots=True)
class Absence:
    """What somebody's mail program said: the first day on which they are back."""

    entry_id: UUID
    whom: Whom
    contact_id: UUID
    told_at: datetime
    return_on: date


@dataclass(frozen=True, slots=True)
class Birthday:
    """Month and day of a person's birthday."""

    contact_id: UUID
    whom: Whom
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Interest:
    """Somebody looked at our mail, or followed a link in it: a person, never a machine."""

    entry_id: UUID
    kind: str
    at: datetime
    company_id: UUID | None
    contact_id: UUID | None
    conversation_id: UUID | None


async def absences(session: ReadSession, since: datetime, until: datetime) -> list[Absence]:
    """What automatic answers of that time said of a return; the latest of a person counts."""
    rows = await session.execute(
        select(TimelineEntry.id, TimelineEntry.contact_id, TimelineEntry.at, TimelineEntry.details)
        .where(
            TimelineEntry.kind == "auto_reply",
            TimelineEntry.at > since,
            TimelineEntry.at <= until,
            TimelineEntry.contact_id.is_not(None),
            TimelineEntry.deleted_at.is_(None),
        )
        .order_by(TimelineEntry.at)
        .limit(_MOST)
    )
    latest: dict[UUID, tuple[UUID, datetime, date]] = {}
    for row in rows:
        day = (row.details or {}).get("return_on")
        if isinstance(day, str):
            latest[row.contact_id] = (row.id, row.at, date.fromisoformat(day))
    people = await contacts_by_id(session, list(latest))
    return [
        Absence(entry_id, people[contact_id], contact_id, at, day)
        for contact_id, (entry_id, at, day) in latest.items()
        if contact_id in people and not people[contact_id].archived
    ]


async def birthdays(session: ReadSession) -> list[Birthday]:
    """Those that somebody wrote down of living customers."""
    rows = await session.execute(
        select(ProfileFact.subject_id, ProfileFact.value)
        .join(Contact, (Contact.tenant_id == ProfileFact.tenant_id) & (Contact.id == ProfileFact.subject_id))
        .where(
            ProfileFact.subject_kind == "contact",
            ProfileFact.field == "birthday",
            ProfileFact.rejected_at.is_(None),
            Contact.archived_at.is_(None),
            Contact.bin != "noise",
        )
        .order_by(ProfileFact.typed_at.nulls_first())
        .limit(_MOST)
    )
    told = {row.subject_id: row.value.split("-") for row in rows}
    people = await contacts_by_id(session, list(told))
    return [
        Birthday(contact_id, people[contact_id], int(month), int(day))
        for contact_id, (month, day) in told.items()
        if contact_id in people
    ]


async def interest_since(session: ReadSession, since: datetime, kinds: Collection[str]) -> list[Interest]:
    """First opens and clicks by people since then, the newest first, one of each kind for a person and conversation."""
    entry = TimelineEntry
    found: list[Any] = list(
        await session.execute(
            select(entry.id, entry.kind, entry.at, entry.company_id, entry.contact_id, entry.conversation_id)
            .where(entry.kind.in_(kinds), entry.at > since, entry.deleted_at.is_(None))
            .order_by(entry.at.desc(), entry.id.desc())
            .limit(500)
        )
    )
    shown: dict[tuple[UUID | None, UUID | None], Interest] = {}
    for row in found:
        key = (row.contact_id or row.company_id, row.conversation_id)
        shown.setdefault(key, Interest(row.id, row.kind, row.at, row.company_id, row.contact_id, row.conversation_id))
    return list(shown.values())
