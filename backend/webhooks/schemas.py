"""What the routes take and give."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from backend.webhooks.vocabulary import MOST_OVERLAP, DeliveryState, OffReason, WebhookScope

Address = Annotated[str, Meta(min_length=8, max_length=2000)]
Description = Annotated[str, Meta(max_length=200)]
EventNames = Annotated[list[str], Meta(max_length=200)]


class WebhookEventType(msgspec.Struct, frozen=True):
    """A type of event that webhooks can be told of: its name, the kind of record, what it means, and the scope that an
    endpoint needs."""

    name: str
    record: str
    summary: str
    scope: WebhookScope


class NewWebhook(msgspec.Struct, forbid_unknown_fields=True):
    """A webhook. `event_types` empty for all that the scope sees; `scope` as with API keys."""

    url: Address
    description: Description = ""
    event_types: EventNames = []
    scope: WebhookScope = "read"
    active: bool = True


class WebhookPatch(msgspec.Struct, forbid_unknown_fields=True):
    """What is given is changed. Switching it on forgets why it was switched off."""

    url: Address | UnsetType = UNSET
    description: Description | UnsetType = UNSET
    event_types: EventNames | UnsetType = UNSET
    scope: WebhookScope | UnsetType = UNSET
    active: bool | UnsetType = UNSET


class WebhookView(msgspec.Struct, kw_only=True):
    """A webhook. `off_reason` and `off_because` say why it is off, where no person switched it off; `problem` why the
    last attempt failed. `failed` and `waiting` count deliveries of the log, up to 1,000 each."""

    id: UUID
    url: str
    description: str
    event_types: list[str]
    scope: WebhookScope
    active: bool
    off_reason: OffReason | None
    off_because: str | None
    problem: str | None
    failing_since: datetime | None
    paused_until: datetime | None
    last_delivered_at: datetime | None
    #: Until when messages carry the signature of the secret before, too.
    previous_secret_until: datetime | None
    waiting: int
    failed: int
    created_at: datetime
    version: int


class WebhookWithSecret(msgspec.Struct, kw_only=True):
    """A webhook and the secret that signs its messages, which is shown this one time."""

    webhook: WebhookView
    secret: str


class SecretRotation(msgspec.Struct, forbid_unknown_fields=True):
    """For how many hours the secret before signs too: both signatures are sent, and a receiver accepts either."""

    overlap_hours: Annotated[int, Meta(ge=0, le=MOST_OVERLAP)] = 24


class WebhookResend(msgspec.Struct, forbid_unknown_fields=True):
    """Failed deliveries since then are sent again; all of the log where it is null."""

    since: datetime | None = None


class WebhookCount(msgspec.Struct, frozen=True):
    """How many deliveries it was about."""

    count: int


class WebhookTry(msgspec.Struct, frozen=True):
    """One attempt: HTTP status, what went wrong in words, and how long it took."""

    at: datetime
    status_code: int | None
    problem: str | None
    ms: int


class WebhookDeliveryRow(msgspec.Struct, kw_only=True):
    """A delivery of the log. `message` is its `webhook-id`; `due_at` when it is tried next, while it waits."""

    id: UUID
    message: str
    type: str
    record_kind: str | None
    record_id: UUID | None
    state: DeliveryState
    attempts: int
    status_code: int | None
    problem: str | None
    created_at: datetime
    due_at: datetime | None
    finished_at: datetime | None


class WebhookDeliveryView(msgspec.Struct, kw_only=True):
    """A delivery with what is sent, the beginning of the last answer, and its last attempts, the newest first."""

    delivery: WebhookDeliveryRow
    webhook_id: UUID
    body: str
    answer: str | None
    tries: list[WebhookTry]
