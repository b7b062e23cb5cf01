"""HTTP of alerts."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, delete, get, patch, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.alerts.channels import push
from backend.alerts.queries import (
    channel_view,
    count_unseen,
    list_alerts,
    list_channels,
    list_deliveries,
    load_settings,
    settings_view,
)
from backend.alerts.schemas import (
    AlertCount,
    AlertSettingsView,
    AlertView,
    ChannelPatch,
    ChannelView,
    DeliveryView,
    KindView,
    NewMailChannel,
    NewPush,
    NewRobot,
    PushKey,
    SeenAlerts,
    SettingsPatch,
)
from backend.alerts.sending.trial import try_channel
from backend.alerts.service.channels import add_mail, add_push, add_robot, change_channel, load_own, remove_channel
from backend.alerts.service.raising import mark_seen, member_of
from backend.alerts.service.settings import change_settings
from backend.alerts.vocabulary import KIND_NAMES
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from backend.web.params import Cursor, Limit
from i18n.messages import translate
from tenants.context import current
from tenants.paging import Page

OnlyUnseen = Annotated[bool, QueryParameter(name="unseen", description="Only those not seen yet.")]


class AlertController(Controller):
    """What the reader has been told."""

    path = "/alerts"
    tags = ["Alerts"]

    @get(summary="My alerts")
    async def index(
        self,
        read_session: GivenReadSession,
        actor: GivenActor,
        unseen: OnlyUnseen = False,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> Page[AlertView]:
        """Newest first."""
        return await list_alerts(read_session, member_of(actor), unseen=unseen, cursor=cursor, limit=limit)

    @get("/count", summary="How many alerts I have not seen")
    async def count(self, read_session: GivenReadSession, actor: GivenActor) -> AlertCount:
        """For the number at the bell."""
        return AlertCount(await count_unseen(read_session, member_of(actor)))

    @post("/seen", status_code=204, summary="Mark alerts as seen")
    async def see(self, session: GivenSession, actor: GivenActor, data: JSONBody[SeenAlerts]) -> None:
        """Some, or all with null."""
        await mark_seen(session, actor, data.ids)

    @get("/kinds", summary="Kinds of alerts")
    async def kinds(self) -> list[KindView]:
        """What there is to be told of."""
        return [KindView(kind, translate(name, current().locale)) for kind, name in KIND_NAMES.items()]

    @get("/settings", summary="How I want to be reached")
    async def settings(self, read_session: GivenReadSession, actor: GivenActor) -> AlertSettingsView:
        """Quiet hours, digest, leave and deputy."""
        return await load_settings(read_session, member_of(actor))

    @put("/settings", summary="Set how I want to be reached")
    async def set(self, session: GivenSession, actor: GivenActor, data: JSONBody[SettingsPatch]) -> AlertSettingsView:
        """All of it at once."""
        return settings_view(await change_settings(session, actor, data))

    @get("/push-key", summary="The key that a browser subscribes with")
    async def push_key(self, runtime: GivenRuntime) -> PushKey:
        """VAPID (RFC 8292)."""
        return PushKey(push.server_key(runtime.settings.master_key_bytes).public)


class AlertChannelController(Controller):
    """The ways out of the app."""

    path = "/alert-channels"
    tags = ["Alerts"]

    @get(summary="My ways out of the app")
    async def index(self, read_session: GivenReadSession, actor: GivenActor) -> list[ChannelView]:
        """Browsers, robots and mail, and the company's robots."""
        return await list_channels(read_session, member_of(actor))

    @post("/robots", summary="Add a group robot")
    async def robot(
        self, session: GivenSession, actor: GivenActor, runtime: GivenRuntime, data: JSONBody[NewRobot]
    ) -> ChannelView:
        """DingTalk, WeCom or Feishu. Address and key are sealed and never shown again."""
        return channel_view(await add_robot(session, actor, runtime.vault, runtime.settings.alert_hosts, data))

    @post("/browsers", summary="Let this browser be alerted")
    async def browser(
        self, session: GivenSession, actor: GivenActor, runtime: GivenRuntime, data: JSONBody[NewPush]
    ) -> ChannelView:
        """Web Push; subscribing again renews it."""
        return channel_view(await add_push(session, actor, runtime.vault, runtime.settings.alert_hosts, data))

    @post("/mail", summary="Have a digest sent by mail")
    async def mail(self, session: GivenSession, actor: GivenActor, data: JSONBody[NewMailChannel]) -> ChannelView:
        """To the reader's own address."""
        return channel_view(await add_mail(session, actor, data))

    @patch("/{channel_id:uuid}", summary="Change a way out")
    async def change(
        self, session: GivenSession, actor: GivenActor, channel_id: FromPath[UUID], data: JSONBody[ChannelPatch]
    ) -> ChannelView:
        """Its name, its kinds, on or off."""
        return channel_view(await change_channel(session, actor, channel_id, data))

    @delete("/{channel_id:uuid}", summary="Remove a way out")
    async def remove(self, session: GivenSession, actor: GivenActor, channel_id: FromPath[UUID]) -> None:
        """And what waits for it."""
        await remove_channel(session, actor, channel_id)

    @post("/{channel_id:uuid}/trials", status_code=200, summary="Send a trial alert")
    async def attempt(self, actor: GivenActor, runtime: GivenRuntime, channel_id: FromPath[UUID]) -> ChannelView:
        """At once, past quiet hours; an answer of 409 says why it did not get through."""
        return await try_channel(runtime, actor, channel_id)

    @get("/{channel_id:uuid}/deliveries", summary="What went through a way out")
    async def log(
        self,
        read_session: GivenReadSession,
        actor: GivenActor,
        channel_id: FromPath[UUID],
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> Page[DeliveryView]:
        """Newest first: what went, waits or failed, and why."""
        await load_own(read_session, actor, channel_id)
        return await list_deliveries(read_session, channel_id, cursor=cursor, limit=limit)


ROUTES = [AlertController, AlertChannelController]
