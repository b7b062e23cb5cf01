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
    (`merged_into_id`), so that links to it go on working. What people decide stays: who may see it (`private`,
    `shared`), and which mail belongs together (`fixed`).
    """

    __tablename__ = "conversation"
    __table_args__ = (
        tenant_index("last_message_at", "id", postgresql_where=_ALIVE),
        tenant_index("last_message_at", "id", name="ix_conversation_inbox",
                     postgresql_where=text("merged_into_id IS NULL AND in_inbox")),
        tenant_index("last_message_at", "id", name="ix_conversation_sent",
                     postgresql_where=text("merged_into_id IS NULL AND in_sent")),
        tenant_index("unseen_at", postgresql_where=text("merged_into_id IS NULL AND unseen_at IS NOT NULL")),
        tenant_index("subject_key", "last_message_at", postgresql_where=text("subject_key IS NOT NULL")),
        tenant_index("merged_into_id", postgresql_where=text("merged_into_id IS NOT NULL")),
        tenant_index("id", name="ix_conversation_private", postgresql_where=text("private")),
        tenant_fk("conversation", "merged_into_id"),
        tenant_fk("team", "shared_team_id", ondelete="SET NULL"),
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
    #: Only the owners of the mailboxes that it lies in see it, whatever those mailboxes' visibility.
    private: Mapped[bool] = mapped_column(default=False)
    #: Whoever is meant by `shared_team_id` (everybody, where that is null) sees it, whatever its mailboxes' visibility.
    shared: Mapped[bool] = mapped_column(default=False)
    shared_team_id: Mapped[UUID | None]
    #: A person split it or took a join back: it is never joined with another by itself.
    fixed: Mapped[bool] = mapped_column(default=False)


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


class ReadingMark(TenantScoped, Base):
    """How far everything is read by a person (`id` is the membership's), so that what is unread is found without
    walking through all that is read. Conversations put back among the unread by hand do not count."""

    __tablename__ = "reading_mark"
    __table_args__ = (tenant_fk("membership", "id", ondelete="CASCADE"),)

    #: Every conversation that the person sees with `unseen_at` up to here is read.
    read_until: Mapped[datetime]


class ThreadEdit(TenantScoped, Base):
    """That a person split a conversation or joined two, and what is needed to take it back."""

    __tablename__ = "thread_edit"
    __table_args__ = (
        tenant_index("conversation_id", "made_at"),
        tenant_fk("conversation", "conversation_id", ondelete="CASCADE"),
        tenant_fk("conversation", "other_id", ondelete="CASCADE"),
        CheckConstraint("kind IN ('split', 'join')", name="kind"),
    )

    kind: Mapped[str]
    #: The conversation that was split, or into which another was joined.
    conversation_id: Mapped[UUID]
    #: The conversation that was split off, or the one that was joined.
    other_id: Mapped[UUID]
    #: Ids of the messages that changed place.
    messages: Mapped[list[Any]]
    #: `MessageReference.key`s that changed place, in hex.
    keys: Mapped[list[Any]]
    #: `{"fixed", "subject_key", ...}` of both before, as far as the change touched them.
    before: Mapped[dict[str, Any]]
    membership_id: Mapped[UUID | None]
    actor_name: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(default=now)
    undone_at: Mapped[datetime | None]


class MailboxDisclosure(TenantScoped, Base):
    """That an owner of the tenant reads, for a stated reason and some time, a mailbox that is closed to them."""

    __tablename__ = "mailbox_disclosure"
    __table_args__ = (
        tenant_index("membership_id", "until"),
        tenant_fk("mailbox", "mailbox_id", ondelete="CASCADE"),
        tenant_fk("membership", "membership_id", ondelete="CASCADE"),
    )

    mailbox_id: Mapped[UUID]
    membership_id: Mapped[UUID]
    reason: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(default=now)
    until: Mapped[datetime]


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
    """A message's words for text search; `id` is the message's. `backend.conversations.service.indexing` makes them.

    Filled by a job outside the ingest transaction, read only through the door `search_conversations()`. A row without
    `conversation_id` is not found: it waits to be made anew.
    """

    __tablename__ = "message_search"
    __table_args__ = (
        # A GIN index takes no uuid column without an extension; the tenant's mark in each lexeme stands for it.
        # New rows wait in a list that every search reads whole: kept short (kB), so that searches stay even.
        Index("ix_message_search_words", "words", postgresql_using="gin",
              postgresql_with={"gin_pending_list_limit": 1024}),
        tenant_index("conversation_id", postgresql_where=text("conversation_id IS NOT NULL")),
        tenant_index("version"),
        tenant_fk("message", "id", ondelete="CASCADE"),
    )  # fmt: skip

    sent_at: Mapped[datetime]
    conversation_id: Mapped[UUID | None]
    words: Mapped[Any] = mapped_column(TSVECTOR)
    #: Version of the way words are made; raise it to have the index rebuilt.
    version: Mapped[int]


class DocumentText(TenantScoped, Base):
    """The text of an attached document, by the hash of its bytes: the same file is read once per tenant."""

    __tablename__ = "document_text"
    __table_args__ = (tenant_unique("sha256"),)

    sha256: Mapped[str]
    #: zstd of UTF-8; empty when no text could be read.
    packed: Mapped[bytes]
    #: Version of the reader.
    version: Mapped[int]
    read_at: Mapped[datetime] = mapped_column(default=now)
