"""HTTP of domain health."""

from uuid import UUID

from litestar import Controller, get, post
from litestar.params import FromPath, JSONBody

from backend.outreach.domain_health.schemas import DomainCheckRequest, DomainView
from backend.outreach.domain_health.service import domains, look_at, settle_alarm
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from mail_ingest.discovery.dns import system_resolver
from tenants.context import current

_SECONDS = 4.0


class SendingDomainController(Controller):
    """Whether mail from the tenant's domains arrives."""

    path = "/sending-domains"
    tags = ["Outreach"]

    @get(summary="Sending domains")
    async def index(self, read_session: GivenReadSession, actor: GivenActor) -> list[DomainView]:
        """The domains of the tenant's mailboxes, as they were seen last, and what keeps their mail from arriving."""
        actor.require("outreach.manage")
        return await domains(read_session, current().locale)

    @post("/checks", status_code=200, summary="Look at a domain now")
    async def check(
        self, session: GivenSession, actor: GivenActor, runtime: GivenRuntime, data: JSONBody[DomainCheckRequest]
    ) -> DomainView:
        """Ask the DNS for SPF, DKIM, DMARC, MX and the tracking host, and say what to change."""
        resolver = system_resolver(_SECONDS)
        return await look_at(session, actor, runtime, resolver, data.domain, data.selectors, current().locale)

    @post("/alarms/{alarm_id:uuid}/settle", status_code=204, summary="Settle an alarm")
    async def settle(self, session: GivenSession, actor: GivenActor, alarm_id: FromPath[UUID]) -> None:
        """What it speaks of was put right; another refusal raises it again."""
        await settle_alarm(session, actor, alarm_id)


ROUTES = [SendingDomainController]
