"""What is known of a field."""

from datetime import datetime
from uuid import UUID

import msgspec


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
    """A value that a field has or could have. `shown`: the record shows it; `sources` counts messages."""

    id: UUID
    field: str
    value: str
    confidence: float
    typed: bool
    shown: bool
    rejected: bool
    sources: int
    source: FactSource | None
