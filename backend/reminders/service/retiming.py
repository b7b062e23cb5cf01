"""A new release of the zone data: local times stay, instants are derived anew."""

from datetime import datetime

from sqlalchemy import select

from backend.reminders.models import Reminder
from backend.reminders.service.finding import series_of
from backend.reminders.service.next_steps import announce
from backend.reminders.timing import first_at, next_at, snoozed_at
from i18n.zones import tzdata_version
from tenants.session import WriteSession

BATCH = 1000


async def retime(session: WriteSession, moment: datetime) -> tuple[int, int]:
    """Derive the instants of up to `BATCH` reminders anew that are ahead at `moment` and another release of the zone
    data made.

    Answers how many were looked at, and how many moved; those tell it to whom they belong.
    """
    release = tzdata_version()
    rows = list(
        await session.scalars(
            select(Reminder)
            .where(Reminder.fire_at > moment, Reminder.tzdata != release)
            .order_by(Reminder.fire_at)
            .limit(BATCH)
            .with_for_update(skip_locked=True)
        )
    )
    moved = []
    for row in rows:
        row.tzdata = release
        before = row.fire_at
        after = None if before is None else _instant(row, before, moment)
        if before is None or after is None or after == before:
            continue
        row.fire_at = after
        row.moved = {"release": release, "before": before.isoformat(), "after": after.isoformat()}
        row.version += 1
        moved.append(row)
    await session.flush()
    await announce(session, moved)
    return len(rows), len(moved)


def _instant(row: Reminder, before: datetime, moment: datetime) -> datetime | None:
    if row.snoozed:
        return snoozed_at(row.snooze_wall, row.snooze_zone, before)
    series = series_of(row)
    if row.rule is None:
        return first_at(series)
    return next_at(series, moment)
