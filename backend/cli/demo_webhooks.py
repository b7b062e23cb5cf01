"""Puts the demo's webhook into its tenant: switched off, and on a name that leads nowhere."""

from typing import Final

from sqlalchemy import select

from backend.webhooks.models import WebhookEndpoint
from backend.webhooks.schemas import NewWebhook
from backend.webhooks.service.endpoints import add_webhook
from tenants.context import system_actor
from tenants.directory.models import Tenant
from tenants.runtime import Runtime

SLUG: Final = "harbourline"
_WANTED: Final = NewWebhook(
    url="https://warehouse.harbourline.example/lading",
    description="Data warehouse",
    event_types=["order.confirmed", "order.milestone_reached", "shipment.departed", "payment.received"],
    active=False,
)


async def put_webhook(runtime: Runtime) -> None:
    """Make the demo company's webhook unless it has one."""
    async with runtime.database.system_session() as session:
        tenant_id = await session.scalar(select(Tenant.id).where(Tenant.slug == SLUG))
    if tenant_id is None:
        return
    actor = system_actor("lading demo plan")
    async with runtime.database.tenant_session(tenant_id, actor) as session:
        if await session.scalar(select(WebhookEndpoint.id).limit(1)) is None:
            await add_webhook(session, actor, runtime.vault, runtime.egress, _WANTED)
