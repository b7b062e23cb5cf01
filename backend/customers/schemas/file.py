"""Stars, relations and files of a company."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from backend.customers.schemas.shared import CompanyRef, ContactRef, Owner

#: What the other company is to this one. "principal": this one is its agent; "client": this one forwards for it.
RelationAs = Literal["branch", "head_office", "agent", "principal", "forwarder", "client", "group"]


class RelationView(msgspec.Struct):
    """What another company is to this one, and who said so."""

    id: UUID
    kind: RelationAs
    company: CompanyRef
    note: str | None
    actor: Owner | None
    at: datetime


class RelationGuess(msgspec.Struct):
    """A company that may belong to the same group: it has the same name under another ending (`domain`)."""

    company: CompanyRef
    domain: str


class Relations(msgspec.Struct):
    """The companies around one."""

    items: list[RelationView]
    guesses: list[RelationGuess]


class NewRelation(msgspec.Struct, kw_only=True):
    """What another company is to this one."""

    other_id: UUID
    kind: RelationAs
    note: Annotated[str, Meta(max_length=500)] | None = None


class Unrelated(msgspec.Struct):
    """A company that has nothing to do with this one."""

    other_id: UUID


class CompanyDocument(msgspec.Struct):
    """A file of a company: one that somebody put here (`upload`), or one that came or went with a mail (then
    `message_id` and `conversation_id` lead to it). `previewable`: what may be shown of it in place."""

    id: UUID
    upload: bool
    filename: str
    content_type: str
    size: int
    at: datetime
    actor: Owner | None
    contact: ContactRef | None
    message_id: UUID | None
    conversation_id: UUID | None
    direction: Literal["in", "out"] | None
    previewable: Literal["image", "pdf", "text", "message"] | None
