"""Background work of templates: bringing the ready ones, noting what is sent."""

from typing import Any

from backend.accounts.events import TenantOpened
from backend.jobs.registry import Job, JobRun, Schedule, TickedEvent, job
from backend.outreach.sending.events import MessageSent
from backend.outreach.templates.results import note_use
from backend.outreach.templates.service.ready import bring_ready
from backend.outreach.templates.service.settings import name_company
from tenants.context import system_actor
from tenants.directory.models import Tenant

ACTOR = system_actor("Lading")


@job("templates.welcome", TenantOpened)
async def welcome(run: JobRun, event: TenantOpened) -> None:
    """Bring the ready templates to a tenant that has just opened."""
    await _bring(run, event.locale)


@job("templates.bring_ready", TickedEvent, deadline=120)
async def bring_new(run: JobRun, _: TickedEvent) -> None:
    """Bring ready templates that the tenant never had; what it has stays as it is."""
    await _bring(run, "en")


@job("templates.note_use", MessageSent)
async def note_sent(run: JobRun, event: MessageSent) -> None:
    """Note a sent letter for its template's results."""
    await note_use(run.session, event.outgoing_id, event.contact_ids)


async def _bring(run: JobRun, locale: str) -> None:
    async with run.runtime.database.system_session() as session:
        tenant = await session.get(Tenant, run.tenant_id)
    if tenant is not None:
        await name_company(run.session, tenant.name)
    await bring_ready(run.session, ACTOR, locale=locale, update=False)


JOBS: list[Job[Any]] = [welcome, bring_new, note_sent]
SCHEDULES = [Schedule(bring_new, hour=2, minute=50)]
