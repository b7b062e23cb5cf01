"""Background work of alerts. What is queued here goes out in `sender`."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from backend.alerts.events import AlertsRaised
from backend.alerts.service.planning import Person, plan_deliveries, seats_behind
from backend.jobs.registry import Job, JobRun, job
from tenants.directory.models import UserAccount
from tenants.session import Database


@job("alerts.plan_deliveries", AlertsRaised)
async def plan(run: JobRun, event: AlertsRaised) -> None:
    """Queue new alerts for the channels that take them."""
    seats = await seats_behind(run.session, event.alert_ids)
    await plan_deliveries(run.session, event.alert_ids, await _people(run.runtime.database, seats))


async def _people(database: Database, seats: Mapping[UUID, UUID]) -> dict[UUID, Person]:
    """Accounts belong to no tenant: the system role alone sees where their people live."""
    async with database.system_session() as session:
        rows = await session.execute(
            select(UserAccount.id, UserAccount.name, UserAccount.time_zone, UserAccount.locale).where(
                UserAccount.id.in_(set(seats.values()))
            )
        )
        accounts = {row.id: Person(row.name, row.time_zone, row.locale) for row in rows}
    return {seat: accounts[account] for seat, account in seats.items()}


JOBS: list[Job[Any]] = [plan]
