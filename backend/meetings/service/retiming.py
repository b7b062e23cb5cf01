"""A new release of the zone data: meetings keep the local time that was agreed, and their instants are derived anew."""

from datetime import datetime
from typing import Final

from sqlalchemy import select

from backend.meetings.events import MeetingChanged
from backend.meetings.models import Meeting
from i18n.zones import resolve_wall_time, tzdata_version
from tenants.outbox import append
from tenants.session import WriteSession

_BATCH: Final = 1000


async def retime_meetings(session: WriteSession, moment: datetime) -> int:
    """Derive the instants of up to 1,000 meetings anew that lie ahead and that another release made; answers how many
    moved. Their reminders follow."""
    release = tzdata_version()
    rows = await session.scalars(
        select(Meeting)
        .where(Meeting.starts_at > moment, Meeting.tzdata != release, Meeting.cancelled_at.is_(None))
        .order_by(Meeting.starts_at)
        .limit(_BATCH)
        .with_for_update(skip_locked=True)
    )
    moved = []
    for row in rows:
        row.tzdata = release
        after = row.starts_at if row.wall is None or row.zone is None else resolve_wall_time(row.wall, row.zone)
        if after == row.starts_at:
            continue
        row.starts_at, row.ends_at = after, after + (row.ends_at - row.starts_at)
        row.version += 1
        moved.append(row.id)
    if moved:
        append(session, MeetingChanged(meeting_ids=moved))
    await session.flush()
    return len(moved)
