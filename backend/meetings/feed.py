"""Meetings in the calendar that a colleague subscribes to: those that they called, and those to which one of their
addresses is invited and has not said no."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select

from backend.meetings.applying import answer_of
from backend.meetings.models import Meeting
from backend.outreach.sending.identities import senders_of
from backend.reminders.feed.calendar import Event
from backend.reminders.feed.sources import register_source
from tenants.orm import now
from tenants.session import ReadSession

_PAST: Final = timedelta(days=30)
_MOST: Final = 500


async def events_of(session: ReadSession, member_id: UUID) -> tuple[list[Event], set[UUID]]:
    """The events, and the reminders of a quarter of an hour before that they stand for."""
    addresses = frozenset(sender.address for sender in await senders_of(session, member_id))
    rows = await session.scalars(
        select(Meeting)
        .where(Meeting.ends_at > now() - _PAST, Meeting.cancelled_at.is_(None))
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(_MOST)
    )
    mine = [row for row in rows if _is_mine(row, member_id, addresses)]
    return [_event(row, addresses) for row in mine], {row.reminder_id for row in mine if row.reminder_id}


def _is_mine(row: Meeting, member_id: UUID, addresses: frozenset[str]) -> bool:
    said = [answer_of(row, each) for each in row.attendees if each["address"] in addresses]
    return row.host_id == member_id or bool(said and set(said) != {"declined"})


def _event(row: Meeting, addresses: frozenset[str]) -> Event:
    accepted = any(each["address"] in addresses and answer_of(row, each) == "accepted" for each in row.attendees)
    return Event(
        uid=f"{row.id}@lading",
        summary=row.summary,
        location=row.location,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        zone_name=row.zone,
        whole_days=row.whole_days,
        # Our own meeting stands; one that we have not agreed to may not.
        settled=accepted or row.side == "ours",
        version=row.version,
        changed_at=row.updated_at,
        path=f"/inbox?conversation={row.conversation_id}" if row.conversation_id else "/today",
    )


def register() -> None:
    """Put meetings into feeds."""
    register_source(events_of)
