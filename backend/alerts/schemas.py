"""What goes in and out over HTTP."""

from datetime import date, datetime, time
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from backend.alerts.vocabulary import ChannelKind, DeliveryState, Digest, Kind

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
Url = Annotated[str, msgspec.Meta(min_length=10, max_length=1000)]


class AlertView(msgspec.Struct, frozen=True):
    """A piece of news, in the reader's language; `link` is a path of the web app."""

    id: UUID
    kind: Kind
    title: str
    body: str
    link: str
    on_behalf_of: str | None
    created_at: datetime
    seen_at: datetime | None


class AlertCount(msgspec.Struct, frozen=True):
    """How many alerts the reader has not seen."""

    unseen: int


class SeenAlerts(msgspec.Struct, frozen=True):
    """Which alerts were seen; null for all."""

    ids: Annotated[list[UUID], msgspec.Meta(max_length=500)] | None


class AlertSettingsView(msgspec.Struct, frozen=True):
    """How somebody wants to be reached. Times and days are those of their own zone."""

    quiet_from: time | None
    quiet_until: time | None
    quiet_weekends: bool
    urgent: list[Kind]
    muted: list[Kind]
    digest: Digest
    digest_hour: int
    leave_from: date | None
    leave_until: date | None
    deputy_id: UUID | None


class SettingsPatch(msgspec.Struct, frozen=True):
    """As `AlertSettingsView`: all of it is set at once."""

    quiet_from: time | None
    quiet_until: time | None
    quiet_weekends: bool
    urgent: list[Kind]
    muted: list[Kind]
    digest: Digest
    digest_hour: Annotated[int, msgspec.Meta(ge=0, le=23)]
    leave_from: date | None
    leave_until: date | None
    deputy_id: UUID | None


class KindView(msgspec.Struct, frozen=True):
    """A kind of alert and what it is called."""

    kind: Kind
    name: str


class ChannelView(msgspec.Struct, frozen=True):
    """A way out of the app. `shared` ones belong to the company. `problem` says in words why nothing gets through."""

    id: UUID
    kind: ChannelKind
    name: str
    shared: bool
    keyword: str | None
    kinds: list[Kind]
    active: bool
    problem: str | None
    problem_said: str | None
    last_sent_at: datetime | None
    paused_until: datetime | None


class NewRobot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A group robot. `secret` is its signing key, `keyword` the word that it asks for. `shared`: the company's."""

    kind: Literal["dingtalk", "wecom", "feishu"]
    name: Name
    url: Url
    secret: Annotated[str, msgspec.Meta(max_length=200)] | None = None
    keyword: Annotated[str, msgspec.Meta(max_length=40)] | None = None
    kinds: list[Kind] = msgspec.field(default_factory=list)
    shared: bool = False


class NewPush(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a browser answers to `pushManager.subscribe`."""

    name: Name
    endpoint: Url
    p256dh: Annotated[str, msgspec.Meta(max_length=200)]
    auth: Annotated[str, msgspec.Meta(max_length=100)]


class NewMailChannel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A digest to the colleague's own address."""

    kinds: list[Kind] = msgspec.field(default_factory=list)


class ChannelPatch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What may be changed; what is left out stays."""

    name: Name | msgspec.UnsetType = msgspec.UNSET
    kinds: list[Kind] | msgspec.UnsetType = msgspec.UNSET
    active: bool | msgspec.UnsetType = msgspec.UNSET


class PushKey(msgspec.Struct, frozen=True):
    """The key with which a browser subscribes."""

    application_server_key: str


class DeliveryView(msgspec.Struct, frozen=True):
    """One alert through one channel."""

    id: UUID
    alert_id: UUID
    title: str
    channel_id: UUID
    state: DeliveryState
    due_at: datetime
    attempts: int
    in_digest: bool
    problem: str | None
    said: str | None
    sent_at: datetime | None
