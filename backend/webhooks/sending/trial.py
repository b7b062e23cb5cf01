"""A test event: whether messages get through and are accepted, said at once."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from backend.webhooks.models import WebhookDelivery
from backend.webhooks.queries import delivery_view, find_webhook
from backend.webhooks.schemas import WebhookDeliveryView
from backend.webhooks.sending.turn import secrets_of, settle
from backend.webhooks.sending.wire import LIMIT, post
from backend.webhooks.service.announcing import body_of
from backend.webhooks.signing import signed_headers
from backend.webhooks.vocabulary import TEST
from tenants.context import Actor, current
from tenants.egress_http import guarded_client
from tenants.errors import NotFoundError
from tenants.orm import new_id, now
from tenants.runtime import Runtime


async def send_test(runtime: Runtime, actor: Actor, webhook_id: UUID) -> WebhookDeliveryView:
    """Send a test event to a webhook, on or off, and answer what came of it. It is not tried again.

    Raises `NotFoundError`, `SealBrokenError`.
    """
    tenant_id, moment = current().tenant_id, now()
    async with runtime.database.tenant_session(tenant_id, actor) as session:
        endpoint = await find_webhook(session, actor, webhook_id)
        keys = await secrets_of(session, runtime.vault, endpoint)
        row = WebhookDelivery(
            id=new_id(),
            endpoint_id=webhook_id,
            message_id=new_id(),
            type=TEST,
            body=body_of(TEST, moment, {"object": "webhook", "id": webhook_id, "actor": {"kind": actor.kind}}),
            # Should this process end meanwhile, the worker sends it.
            due_at=moment + timedelta(seconds=3 * LIMIT),
            created_at=moment,
        )
        session.add(row)
    body = row.body.encode()
    async with guarded_client(runtime.egress, seconds=LIMIT) as client:
        verdict = await post(client, endpoint.url, signed_headers(row.message_id, now(), body, keys), body)
    async with runtime.database.tenant_session(tenant_id, actor) as session:
        await settle(session, row.id, verdict)
        settled = await session.scalar(select(WebhookDelivery).where(WebhookDelivery.id == row.id))
        if settled is None:  # the webhook was removed meanwhile
            raise NotFoundError
        return delivery_view(settled)
