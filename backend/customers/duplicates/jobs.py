"""Background work on duplicates."""

from typing import Any

from backend.customers.duplicates.clearing import clear_old_changes
from backend.customers.duplicates.finder import find_duplicates
from backend.customers.duplicates.sweep import sweep_keys
from backend.customers.events import DuplicatesFound, DuplicatesWanted, IdentityKeysWanted
from backend.customers.importing.service import clear_old_imports
from backend.customers.overlap.checks import clear_old_checks
from backend.jobs.registry import Job, JobRun, Schedule, TickedEvent, job
from tenants.outbox import append

#: Long work of one kind, one at a time in a tenant.
_LANE = "duplicates"


@job("customers.make_identity_keys", IdentityKeysWanted, deadline=3000, lane=_LANE)
async def make_identity_keys(run: JobRun, _: IdentityKeysWanted) -> None:
    """Make the keys of records that were there before keys were."""
    await sweep_keys(run.runtime.database, run.tenant_id)


@job("customers.find_duplicates", TickedEvent, deadline=3000, lane=_LANE)
async def find_nightly(run: JobRun, _: TickedEvent) -> None:
    """Look for duplicates, and forget what is too old: how to undo merges, and who asked the radar."""
    await find_duplicates(run.runtime.database, run.tenant_id)
    await clear_old_changes(run.session)
    await clear_old_checks(run.session)
    await clear_old_imports(run.session)
    append(run.session, DuplicatesFound())


@job("customers.find_duplicates_now", DuplicatesWanted, deadline=3000, lane=_LANE)
async def find_now(run: JobRun, _: DuplicatesWanted) -> None:
    """Look for duplicates because somebody asked."""
    await find_duplicates(run.runtime.database, run.tenant_id)
    append(run.session, DuplicatesFound())


JOBS: list[Job[Any]] = [make_identity_keys, find_now]
SCHEDULES = [Schedule(find_nightly, hour=2, minute=10)]
