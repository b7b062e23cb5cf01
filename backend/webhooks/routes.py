"""HTTP of outgoing webhooks."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, delete, get, patch, post
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from backend.web.params import Cursor, IfMatch, Limit
from backend.web.sessions import SHOWN_ONCE, etag, expected_version
from backend.webhooks import schemas
from backend.webhooks.queries import (
    delivery_view,
    event_types,
    list_deliveries,
    list_webhooks,
    load_delivery,
    load_webhook,
    webhook_views,
)
from backend.webhooks.sending.trial import send_test
from backend.webhooks.service import endpoints
from backend.webhooks.vocabulary import DeliveryState
from tenants.paging import Page

_TAGS = ["Webhooks"]
States = Annotated[
    list[DeliveryState] | None, QueryParameter(name="state", max_items=4, description="In these states alone.")
]
TypeIs = Annotated[str | None, QueryParameter(name="type", description="Of this type of event alone.")]


@get("/webhook-event-types", tags=_TAGS, summary="What webhooks can be told of")
async def index_event_types() -> list[schemas.WebhookEventType]:
    """The catalogue of public events."""
    return event_types()


class WebhookController(Controller):
    """Addresses that are told what happens."""

    path = "/webhooks"
    tags = _TAGS

    @get(summary="Webhooks")
    async def index(self, read_session: GivenReadSession, actor: GivenActor) -> list[schemas.WebhookView]:
        """The tenant's webhooks, the oldest first."""
        return await list_webhooks(read_session, actor)

    @post(summary="Add a webhook")
    async def create(
        self, session: GivenSession, actor: GivenActor, runtime: GivenRuntime, data: JSONBody[schemas.NewWebhook]
    ) -> Response[schemas.WebhookWithSecret]:
        """Messages are signed with the secret that is shown this one time."""
        row, secret = await endpoints.add_webhook(session, actor, runtime.vault, runtime.egress, data)
        view = (await webhook_views(session, [row]))[0]
        headers = {SHOWN_ONCE: "true", **etag(row.version)}
        return Response(schemas.WebhookWithSecret(webhook=view, secret=secret), headers=headers)

    @get("/{webhook_id:uuid}", summary="A webhook")
    async def show(
        self, read_session: GivenReadSession, actor: GivenActor, webhook_id: FromPath[UUID]
    ) -> Response[schemas.WebhookView]:
        """One webhook, and how it does."""
        found = await load_webhook(read_session, actor, webhook_id)
        return Response(found, headers=etag(found.version))

    @patch("/{webhook_id:uuid}", summary="Change a webhook")
    async def change(
        self, session: GivenSession, actor: GivenActor, runtime: GivenRuntime, webhook_id: FromPath[UUID],
        data: JSONBody[schemas.WebhookPatch], if_match: IfMatch = None,
    ) -> Response[schemas.WebhookView]:  # fmt: skip
        """Another address, other events, on or off."""
        row = await endpoints.change_webhook(
            session, actor, runtime.egress, webhook_id, data, expected_version(if_match)
        )
        return Response((await webhook_views(session, [row]))[0], headers=etag(row.version))

    @delete("/{webhook_id:uuid}", summary="Remove a webhook")
    async def remove(self, session: GivenSession, actor: GivenActor, webhook_id: FromPath[UUID]) -> None:
        """It is told nothing more; what waits for it and its log go too."""
        await endpoints.remove_webhook(session, actor, webhook_id)

    @post("/{webhook_id:uuid}/secrets", summary="Make a new signing secret")
    async def renew(
        self, session: GivenSession, actor: GivenActor, runtime: GivenRuntime, webhook_id: FromPath[UUID],
        data: JSONBody[schemas.SecretRotation],
    ) -> Response[schemas.WebhookWithSecret]:  # fmt: skip
        """Until the overlap ends, messages carry the signatures of both secrets."""
        row, secret = await endpoints.renew_secret(session, actor, runtime.vault, webhook_id, data)
        view = (await webhook_views(session, [row]))[0]
        headers = {SHOWN_ONCE: "true", **etag(row.version)}
        return Response(schemas.WebhookWithSecret(webhook=view, secret=secret), headers=headers)

    @post("/{webhook_id:uuid}/tests", status_code=200, summary="Send a test event")
    async def test(
        self, actor: GivenActor, runtime: GivenRuntime, webhook_id: FromPath[UUID]
    ) -> schemas.WebhookDeliveryView:
        """A `webhook.test` goes out at once, and the answer says what came of it."""
        return await send_test(runtime, actor, webhook_id)

    @get("/{webhook_id:uuid}/deliveries", summary="A webhook's deliveries")
    async def deliveries(
        self, read_session: GivenReadSession, actor: GivenActor, webhook_id: FromPath[UUID], states: States = None,
        event_type: TypeIs = None, cursor: Cursor = None, limit: Limit = 50,
    ) -> Page[schemas.WebhookDeliveryRow]:  # fmt: skip
        """The log of the last 30 days, newest first."""
        return await list_deliveries(
            read_session, actor, webhook_id, states=states or (), event_type=event_type, cursor=cursor, limit=limit
        )

    @post("/{webhook_id:uuid}/resends", status_code=200, summary="Send failed deliveries again")
    async def resend_failed(
        self, session: GivenSession, actor: GivenActor, webhook_id: FromPath[UUID],
        data: JSONBody[schemas.WebhookResend],
    ) -> schemas.WebhookCount:  # fmt: skip
        """All that failed, or what failed since a moment, each under its own id."""
        return schemas.WebhookCount(await endpoints.send_failed_again(session, actor, webhook_id, data.since))


@get("/webhook-deliveries/{delivery_id:uuid}", tags=_TAGS, summary="A delivery of a webhook")
async def show_delivery(
    read_session: GivenReadSession, actor: GivenActor, delivery_id: FromPath[UUID]
) -> schemas.WebhookDeliveryView:
    """What is sent, and what was answered."""
    return await load_delivery(read_session, actor, delivery_id)


@post("/webhook-deliveries/{delivery_id:uuid}/resends", status_code=200, tags=_TAGS, summary="Send it again")
async def resend(session: GivenSession, actor: GivenActor, delivery_id: FromPath[UUID]) -> schemas.WebhookDeliveryView:
    """The same message under the same id; a receiver that had it knows it by that."""
    return delivery_view(await endpoints.send_again(session, actor, delivery_id))


ROUTES = [index_event_types, WebhookController, show_delivery, resend]
