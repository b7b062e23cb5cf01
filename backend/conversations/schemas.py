"""What the conversation routes give."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from backend.customers.schemas import CompanyHit, CompanyRef, ContactHit, ContactRef, LocalTime


class Person(msgspec.Struct, frozen=True):
    """A name and an address as a header gave them."""

    name: str
    address: str


class ConversationRow(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation in a list. `unread` is the signed-in person's; `local_time` is the customer's, now."""

    id: UUID
    subject: str
    snippet: str
    last_message_at: datetime
    message_count: int
    unread: bool
    has_attachments: bool
    participants: list[Person]
    direction_last: Literal["in", "out"]
    mailbox_ids: list[UUID]
    company: CompanyRef | None
    contact: ContactRef | None
    kind: Literal["human", "machine"]
    local_time: LocalTime | None


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a message. `inline`: shown inside the text. `previewable`: what a browser may show of it."""

    id: UUID
    filename: str
    content_type: str
    size: int
    inline: bool
    previewable: Literal["image", "pdf", "text"] | None


class DefectView(msgspec.Struct, frozen=True):
    """Something wrong with a message that its reader may want to know."""

    code: str
    text: str


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """What a message says. HTML is sanitized and loads nothing from elsewhere unless remote images were asked for.

    `new_*` is what its author wrote, `quoted_*` the history; `quoted_from_html` tells which pair to show.
    """

    html: str | None
    text: str | None
    quoted_from_html: bool
    remote_images_blocked: int
    new_html: str | None
    quoted_html: str | None
    new_text: str | None
    quoted_text: str | None


class MessageView(msgspec.Struct, frozen=True, kw_only=True):
    """A message."""

    id: UUID
    conversation_id: UUID
    message_id_header: str | None
    subject: str
    from_: Person = msgspec.field(name="from")
    to: list[Person]
    cc: list[Person]
    bcc: list[Person]
    reply_to: list[Person]
    sent_at: datetime
    received_at: datetime
    direction: Literal["in", "out"]
    snippet: str
    has_html: bool
    body: Body
    attachments: list[Attachment]
    defects: list[DefectView]
    mailbox_ids: list[UUID]
    kind: Literal["human", "machine"]
    list_unsubscribe: bool


class ConversationView(ConversationRow, frozen=True, kw_only=True):
    """A conversation with its messages, oldest first."""

    messages: list[MessageView]


class Reading(msgspec.Struct, forbid_unknown_fields=True):
    """Whether the signed-in person has read a conversation."""

    read: bool


class ConversationHit(msgspec.Struct, frozen=True):
    """A conversation that the search box found."""

    id: UUID
    subject: str
    snippet: str
    last_message_at: datetime


class SearchHits(msgspec.Struct, frozen=True):
    """What the search box found, a few of each kind."""

    companies: list[CompanyHit]
    contacts: list[ContactHit]
    conversations: list[ConversationHit]
