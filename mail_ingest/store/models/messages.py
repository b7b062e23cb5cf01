"""Messages: the content once per tenant, its parts, and the places where it lies.

Bodies are kept in the database although they can be rebuilt from the raw message: opening a conversation of
thirty messages would else cost thirty reads of the blob store and thirty parses. They are packed (zstd) by the
parsing process and stored EXTERNAL, since PostgreSQL's own compression costs most of the ingest rate.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import Base, TenantScoped, Timestamped, now, tenant_fk, tenant_index, tenant_unique


class Message(TenantScoped, Timestamped, Base):
    """One message by content. Its copies in the tenant's mailboxes are one row with several placements."""

    __tablename__ = "message"
    __table_args__ = (
        tenant_unique("identity"),
        tenant_index("conversation_id", "sent_at", "id"),
        tenant_index("sent_at", "id"),
        tenant_fk("conversation", "conversation_id"),
        CheckConstraint("direction IN ('in', 'out')", name="direction"),
        CheckConstraint("kind IN ('human', 'machine')", name="kind"),
        CheckConstraint("security IN ('signed', 'encrypted')", name="security"),
    )

    conversation_id: Mapped[UUID]
    #: Shared by all copies of the message; `mail_ingest.sync.digest.identity_of` says how.
    identity: Mapped[str]
    #: Of the first copy's raw message, in hex: its name in the blob store (kind `raw`).
    raw_sha256: Mapped[str]
    #: Where the raw message lies in a pack of the blob store; None when it is an object of its own.
    raw_place: Mapped[str | None]
    size: Mapped[int] = mapped_column(BigInteger)
    #: Message-ID without angle brackets. Never an identity: it may be missing, doubled or forged.
    message_id_header: Mapped[str | None]

    subject: Mapped[str]
    from_name: Mapped[str]
    from_address: Mapped[str]
    #: `store.records.Envelope`: from, sender, to, cc, bcc, reply_to, references.
    envelope: Mapped[dict[str, Any]]
    #: The Date header where it is believable, else `received_at`; `date_quality` tells which.
    sent_at: Mapped[datetime]
    date_quality: Mapped[str]
    #: The sender's offset from UTC in minutes, as the Date header gave it.
    utc_offset: Mapped[int | None]
    received_at: Mapped[datetime]
    direction: Mapped[str]
    #: How it came: `live`, `backfill` or `import`.
    origin: Mapped[str]
    #: Came in, and nobody had seen it on the server when we fetched it.
    unseen: Mapped[bool]

    kind: Mapped[str]
    #: Why it was held for human or machine mail, as stable codes.
    kind_reasons: Mapped[list[Any]]
    language: Mapped[str | None]
    snippet: Mapped[str]
    has_html: Mapped[bool]
    has_attachments: Mapped[bool]
    list_unsubscribe: Mapped[bool]
    #: `mail_ingest.parse.message.Defect`s.
    defects: Mapped[list[Any]]
    #: Only its beginning is here: it is too large to be fetched without being asked for.
    partial: Mapped[bool] = mapped_column(default=False, server_default=false())
    #: `signed`, `encrypted` (only the reader's own mail program can open it), or neither.
    security: Mapped[str | None]
    #: `mail_ingest.parse.message.Invitation`s.
    invitations: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    #: `mail_ingest.understand`'s result: facts with their evidence. Written after the ingest, as are the language, a
    #: closer look at `kind`, and where the quoted history begins (characters of the stored text and HTML; null when
    #: nothing is quoted). `understood_version` is the version of the code that did it, 0 before that.
    understanding: Mapped[dict[str, Any]] = mapped_column(deferred=True)
    understood_version: Mapped[int] = mapped_column(default=0, server_default="0")
    text_split: Mapped[int | None]
    html_split: Mapped[int | None]
    parser_version: Mapped[int]
    #: When it came into the database: what "new since I last looked" is measured by.
    stored_at: Mapped[datetime] = mapped_column(default=now)


class MessageBody(TenantScoped, Base):
    """What a message says; `id` is the message's. `packed` is made by `store.records.pack_body`."""

    __tablename__ = "message_body"
    __table_args__ = (tenant_fk("message", "id", ondelete="CASCADE"),)

    packed: Mapped[bytes]


class MessagePart(TenantScoped, Base):
    """An attachment or inline image; its bytes are cut from the raw message by `path`."""

    __tablename__ = "message_part"
    __table_args__ = (tenant_unique("message_id", "path"), tenant_fk("message", "message_id", ondelete="CASCADE"))

    message_id: Mapped[UUID]
    #: As in IMAP sections: "2.1".
    path: Mapped[str]
    #: `inline` or `attachment`.
    disposition: Mapped[str]
    content_type: Mapped[str]
    charset: Mapped[str | None]
    filename: Mapped[str]
    original_filename: Mapped[str | None]
    size: Mapped[int] = mapped_column(BigInteger)
    content_id: Mapped[str | None]
    sha256: Mapped[str]


class MessagePlacement(TenantScoped, Base):
    """Where a message lies: one UID of one generation of one folder. Moved or deleted there: `gone_at`."""

    __tablename__ = "message_placement"
    __table_args__ = (
        tenant_unique("folder_id", "uid_validity", "uid"),
        tenant_index("message_id"),
        tenant_index("mailbox_id", "provider_id", postgresql_where=text("provider_id IS NOT NULL")),
        tenant_index("folder_id", name="ix_message_placement_gone", postgresql_where=text("gone_at IS NOT NULL")),
        tenant_fk("message", "message_id", ondelete="CASCADE"),
        tenant_fk("mailbox", "mailbox_id", ondelete="CASCADE"),
        tenant_fk("mail_folder", "folder_id", ondelete="CASCADE"),
    )

    message_id: Mapped[UUID]
    mailbox_id: Mapped[UUID]
    folder_id: Mapped[UUID]
    uid_validity: Mapped[int] = mapped_column(BigInteger)
    uid: Mapped[int] = mapped_column(BigInteger)
    flags: Mapped[list[Any]] = mapped_column(default=list)
    modseq: Mapped[int | None] = mapped_column(BigInteger)
    #: The server's INTERNALDATE.
    internal_date: Mapped[datetime | None]
    #: X-GM-MSGID or EMAILID.
    provider_id: Mapped[str | None]
    labels: Mapped[list[Any]] = mapped_column(default=list)
    #: `store.records.head_key`: by it the message is met again when the folder's UIDs have changed.
    head: Mapped[bytes | None]
    gone_at: Mapped[datetime | None]
