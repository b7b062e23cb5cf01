"""What is known of a field."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from backend.customers.schemas.shared import Owner
from backend.customers.vocabulary import FieldAction


class FactSource(msgspec.Struct):
    """Where a value was found: characters `start` to `end` of a part of a message. `reason` says in words how it
    was concluded, where it does not stand there itself."""

    message_id: UUID
    conversation_id: UUID
    part: str
    start: int
    end: int
    quote: str
    at: datetime
    reason: str | None


class Fact(msgspec.Struct):
    """A value that a field has or could have. `shown`: the record shows it, as the field's value or as one of several;
    `detail` says which sort of value it is; `sources` counts messages, the newest of them of `last_at`."""

    id: UUID
    field: str
    value: str
    detail: str | None
    confidence: float
    typed: bool
    shown: bool
    rejected: bool
    sources: int
    last_at: datetime | None
    source: FactSource | None


class NewFact(msgspec.Struct, kw_only=True):
    """A value to add by hand: one more phone, a tax id (`detail`: "VAT"), an account (`detail`: "wechat")."""

    field: Annotated[str, Meta(max_length=40)]
    value: Annotated[str, Meta(min_length=1, max_length=1000)]
    detail: Annotated[str, Meta(min_length=1, max_length=40)] | None = None


class FieldChange(msgspec.Struct):
    """What a field came to show, or a value of it that was judged. Nobody is `actor` where mail changed it."""

    id: UUID
    field: str
    action: FieldAction
    value: str | None
    previous: str | None
    actor: Owner | None
    at: datetime
