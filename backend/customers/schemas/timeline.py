"""What happened."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from backend.customers.schemas.shared import ContactRef, Owner
from backend.customers.vocabulary import TimelineKind


class TimelineItem(msgspec.Struct):
    """Something that happened with a company."""

    id: UUID
    kind: TimelineKind
    at: datetime
    actor: Owner | None
    contact: ContactRef | None
    summary: str
    conversation_id: UUID | None
    message_id: UUID | None
    direction: Literal["in", "out"] | None


class NewNote(msgspec.Struct):
    """A note on a company."""

    text: Annotated[str, Meta(min_length=1, max_length=20_000)]
