"""Records of webhooks for the test that calls every route with another tenant's ids."""

from typing import Any
from uuid import UUID

from backend.webhooks.models import WebhookDelivery
from tenants.orm import new_id
from tenants.session import WriteSession
from tests.support import ApiClient

WEBHOOK_BODIES: dict[tuple[str, str], Any] = {
    ("PATCH", "/api/v1/webhooks/{webhook_id}"): {"url": "https://stolen.example/"},
    ("POST", "/api/v1/webhooks/{webhook_id}/secrets"): {},
    ("POST", "/api/v1/webhooks/{webhook_id}/resends"): {},
}


async def webhook_records(client: ApiClient, session: WriteSession) -> dict[str, Any]:
    """A webhook, and a delivery in its log."""
    made = (await client.post("/webhooks", {"url": "https://ours.example/"})).json()["webhook"]
    delivery_id = new_id()
    session.add(
        WebhookDelivery(
            id=delivery_id, endpoint_id=UUID(made["id"]), message_id=new_id(), type="webhook.test", body="{}"
        )
    )
    return {"webhook_id": made["id"], "delivery_id": delivery_id}
