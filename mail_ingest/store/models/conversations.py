"""Conversations: the summary that lists show, who has read them, and the look-ups that thread and search."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import Base, TenantScoped, Timestamped, now, tenant_fk, tenant_index, tenant_unique

_ALIVE = text("merged_into_id IS NULL")


class Conversation(TenantScoped, Timestamped, Base):
    """A thread. All but the ids is a summary of its messages, made anew by `store.summary`.

    When a late parent joins two threads, the older one stays and the other keeps its row as an alias
    (`merged_into_id`), so that links to it go on working.
    """

    __tablename__ = "conversation"
    __table_args__ = (
        tenant_index("last_message_at", "id", postgresql_where=_ALIVE),
        tenant_index("last_message_at", "id", name="ix_conversation_inbox",
                     postgresql_where=text("merged_into_id IS NULL AND in_inbox")),
        tenant_index("last_message_at", "id", name="ix_conversation_sent",
                     postgresql_where=text("merged_into_id IS NULL AND in_sent")),
        tenant_index("last_message_at", "id", name="ix_conversation_unseen",
                     postgresql_where=text("merged_into_id IS NULL AND unseen_at IS NOT NULL")),
        tenant_index("subject_key", "last_message_at", postgresql_where=text("subject_key IS NOT NULL")),
        tenant_index("merged_into_id", postgresql_where=text("merged_into_id IS NOT NULL")),
        tenant_fk("conversation", "merged_into_id"),
        CheckConstraint("direction_last IN ('in', 'out')", name="direction_last"),
        CheckConstraint("kind IN ('human', 'machine')", name="kind"),
    )  # fmt: skip

    subject: Mapped[str]
    #: The subject without prefixes, casefolded, for joining by subject; null when it is too plain for that.
    subject_key: Mapped[str | None]
    first_message_at: Mapped[datetime]
    last_message_at: Mapped[datetime]
    message_count: Mapped[int]
    has_attachments: Mapped[bool]
    #: `[{"name", "address"}]`, others before ourselves, newest first, at most 20.
    participants: Mapped[list[Any]]
    snippet: Mapped[str]
    direction_last: Mapped[str]
    #: `machine` when every message is.
    kind: Mapped[str]
    in_inbox: Mapped[bool]
    in_sent: Mapped[bool]
    #: When its newest incoming message that nobody had seen on the server came to us.
    unseen_at: Mapped[datetime | None]
    merged_into_id: Mapped[UUID | None]


class ConversationMailbox(TenantScoped, Base):
    """That a conversation has mail in a mailbox; part of the summary. `last_message_at` repeats the conversation's, so
    that the list of one mailbox is one index scan."""

    __tablename__ = "conversation_mailbox"
    __table_args__ = (
        tenant_unique("conversation_id", "mailbox_id"),
        tenant_index("mailbox_id", "last_message_at", "conversation_id"),
        tenant_fk("conversation", "conversation_id", ondelete="CASCADE"),
        tenant_fk("mailbox", "mailbox_id", ondelete="CASCADE"),
    )

    conversation_id: Mapped[UUID]
    mailbox_id: Mapped[UUID]
    in_inbox: Mapped[bool]
    in_sent: Mapped[bool]
    last_message_at: Mapped[datetime]


class ConversationReading(TenantScoped, Base):
    """How far one person has read a conversation. Without a row, what came before their seat existed is read."""

    __tablename__ = "conversation_reading"
    __table_args__ = (
        tenant_unique("membership_id", "conversation_id"),
        tenant_index("conversation_id"),
        tenant_fk("conversation", "conversation_id", ondelete="CASCADE"),
        tenant_fk("membership", "membership_id", ondelete="CASCADE"),
    )

    membership_id: Mapped[UUID]
    conversation_id: Mapped[UUID]
    #: Messages stored until then are read.
    read_until: Mapped[datetime] = mapped_column(default=now)
    #: Put back among the unread by hand.
    marked_unread: Mapped[bool] = mapped_column(default=False)


class MessageReference(TenantScoped, Base):
    """The conversation that a link leads to: a Message-ID, of a message that is here or of one only referred to,
    or a provider's name of the thread."""

    __tablename__ = "message_reference"
    __table_args__ = (
        tenant_unique("key"),
        tenant_index("conversation_id"),
        tenant_fk("conversation", "conversation_id", ondelete="CASCADE"),
    )

    #: `store.records.link_key` of the link.
    key: Mapped[bytes]
    conversation_id: Mapped[UUID]


class MessageSearch(TenantScoped, Base):
    """A message's words for text search; `id` is the message's. Lexemes begin with a mark of the tenant.

    Filled by a job outside the ingest transaction, read only through the door `search_messages()`.
    """

    __tablename__ = "message_search"
    __table_args__ = (
        # A GIN index takes no uuid column without an extension; the tenant's mark in each lexeme stands for it.
        Index("ix_message_search_words", "words", postgresql_using="gin"),
        tenant_fk("message", "id", ondelete="CASCADE"),
    )

    sent_at: Mapped[datetime]
    words: Mapped[Any] = mapped_column(TSVECTOR)
    #: Version of the way words are made; raise it to have the index rebuilt.
    version: Mapped[int]
