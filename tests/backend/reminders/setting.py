"""What the tests of reminders share."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from backend.reminders.models import Reminder, ReminderOccurrence
from i18n.zones import tzdata_version
from tenants.context import system_actor
from tenants.orm import new_id
from tenants.session import Database
from tests.support import ApiClient, TestTenant

BERLIN = {"name": "Nordlicht Bau GmbH", "country": "DE", "city": "Kiel", "time_zone": "Europe/Berlin"}


def ahead(**size: float) -> str:
    """An instant that lies ahead, as a request says it."""
    return (datetime.now(UTC) + timedelta(**size)).isoformat()


async def a_company(client: ApiClient, **given: Any) -> dict[str, Any]:
    """A company that was made by hand."""
    answer = await client.post("/companies", BERLIN | given)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def a_reminder(client: ApiClient, **given: Any) -> dict[str, Any]:
    """A reminder that somebody set."""
    body = {"text": "Call about the samples", "when": {"at": ahead(days=3)}} | given
    answer = await client.post("/reminders", body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def put_in(database: Database, tenant: TestTenant, fire_at: datetime, **given: Any) -> Reminder:
    """A reminder straight in the table, due whenever the test wants."""
    zone_name = given.pop("zone", "UTC")
    reminder = Reminder(
        id=new_id(),
        text=given.pop("text", "Call"),
        start=given.pop("start", fire_at.replace(tzinfo=None)),
        zone=zone_name,
        fire_at=fire_at,
        tzdata=given.pop("tzdata", tzdata_version()),
        **{"assignee_id": tenant.owner.membership_id} | given,
    )
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        session.add(reminder)
    return reminder


async def stored(database: Database, tenant: TestTenant, reminder_id: Any) -> Reminder:
    """The reminder as it stands in the table."""
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        return await session.get_one(Reminder, (tenant.id, reminder_id))


async def occurrences_of(database: Database, tenant: TestTenant, reminder_id: Any) -> list[ReminderOccurrence]:
    """Each time that it fired, the earliest first."""
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        return list(
            await session.scalars(
                select(ReminderOccurrence)
                .where(ReminderOccurrence.reminder_id == reminder_id)
                .order_by(ReminderOccurrence.due_at)
            )
        )


async def quieten(database: Database, tenant: TestTenant) -> None:
    """Let nothing of the tenant be due any more."""
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        await session.execute(update(Reminder).values(fire_at=None))
