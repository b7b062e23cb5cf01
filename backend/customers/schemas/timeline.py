"""What happened."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from backend.customers.schemas.shared import CompanyRef, ContactRef, Owner
from backend.customers.vocabulary import TimelineKind, WrittenKind

Text = Annotated[str, Meta(min_length=1, max_length=20_000)]
Minutes = Annotated[int, Meta(ge=1, le=24 * 60)]


class TimelineItem(msgspec.Struct):
    """Something that happened with a company or contact. `details` depend on the kind; `summary` may name colleagues
    as `@[Lin Wei](membership:<id>)`."""

    id: UUID
    kind: TimelineKind
    at: datetime
    actor: Owner | None
    contact: ContactRef | None
    summary: str
    conversation_id: UUID | None
    message_id: UUID | None
    direction: Literal["in", "out"] | None
    details: dict[str, Any] | None = None
    edited_at: datetime | None = None
    #: Of a contact's timeline: the company that it happened with.
    company: CompanyRef | None = None


class NewNote(msgspec.Struct, kw_only=True):
    """A note, or what was said in a call or a meeting. `at` is when it was (default: now), `minutes` how long."""

    text: Text
    kind: WrittenKind = "note"
    at: datetime | None = None
    minutes: Minutes | None = None
    #: Whom it was with; of the company.
    contact_id: UUID | None = None


class NotePatch(msgspec.Struct, kw_only=True):
    """Changes to something written on a timeline; an absent key stays."""

    text: Text | UnsetType = UNSET
    at: datetime | UnsetType = UNSET
    minutes: Minutes | UnsetType | None = UNSET
