"""Background work of imports."""

from typing import Any

from backend.customers.events import CustomerImportWanted
from backend.customers.importing.running import work_on
from backend.jobs.registry import Job, JobRun, job


@job("customers.import", CustomerImportWanted, deadline=3000, lane="customer_imports")
async def work_on_import(run: JobRun, event: CustomerImportWanted) -> None:
    """Look through an import's rows, carry them out, or take them back; one import at a time in a tenant."""
    await work_on(run.runtime.database, run.tenant_id, event.import_id)


JOBS: list[Job[Any]] = [work_on_import]
