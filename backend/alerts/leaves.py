"""Who is away."""

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
