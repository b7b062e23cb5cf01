"""Who is away."""

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from backend.alerts.models import AlertSettings
from tenants.session import ReadSession


async def seats_on_leave(session: ReadSession, day: date, *, grace: timedelta = timedelta()) -> set[UUID]:
    """The seats whose leave covers a day, or ended at most `grace` before it."""
    return set(
        await session.scalars(
            select(AlertSettings.id).where(AlertSettings.leave_from <= day, AlertSettings.leave_until >= day - grace)
        )
    )


async def deputies_of(session: ReadSession, seats: Collection[UUID]) -> dict[UUID, UUID]:
    """Who stands in for these seats, where somebody was named."""
    if not seats:
        return {}
    rows = await session.execute(
        select(AlertSettings.id, AlertSettings.deputy_id).where(
            AlertSettings.id.in_(seats), AlertSettings.deputy_id.is_not(None)
        )
    )
    return {row.id: row.deputy_id for row in rows if row.deputy_id is not None}
