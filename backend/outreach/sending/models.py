"""Mail that goes out: the message, to whom, with which files; whose addresses it may carry; how much may go.

States of a message:

    draft ─▶ queued ─▶ sending ─▶ sent
      ▲        │          ├─▶ queued    (nothing was handed over, it is tried again)
      │        │          ├─▶ checking  (the connection broke between the last dot and the answer)
      │        │          │      ├─▶ sent    (a copy was found)
      │        │          │      ├─▶ queued  (the provider keeps a copy of all that it takes, and has none)
      └────────┴──────────┴──────┴─▶ failed  (for a reason in words; a person may send it again)
    draft, queued ─▶ cancelled
"""

from datetime import datetime
from typing import Any, Final, Literal, get_args
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import Base, TenantScoped, Timestamped, Versioned, tenant_fk, tenant_index, tenant_unique

State = Literal["draft", "queued", "sending", "checking", "sent", "failed", "cancelled"]
Mode = Literal["new", "reply", "reply_all", "forward"]
Origin = Literal["person", "sequence"]
Filing = Literal["none", "pending", "done", "failed"]
RecipientState = Literal["pending", "accepted", "refused", "suppressed"]
#: How far a message in `sending` is: `prepared` = nothing can have arrived; `handing_over` = it may have.
Phase = Literal["prepared", "handing_over"]
Audience = Literal["owner", "team", "all"]


def _one_of(column: str, values: Any) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in get_args(values))
    return CheckConstraint(f"{column} IN ({listed})", name=column)


#: Work that a dispatcher has with a message: to be sent, to be looked into, or its copy to be put into Sent.
_OPEN: Final = text("state IN ('queued', 'sending', 'checking') OR filing = 'pending'")


class OutgoingMessage(TenantScoped, Timestamped, Versioned, Base):
    """A message from its first word to its copy in Sent. `html` is the author's part alone; what goes out (with
    signature and quote) is fixed in `final_html` and `final_text` when it is queued."""

    __tablename__ = "outgoing_message"
    __table_args__ = (
        tenant_index("author_id", "state", "updated_at"),
        tenant_index("conversation_id", postgresql_where=text("conversation_id IS NOT NULL")),
        tenant_index("parent_id", postgresql_where=text("parent_id IS NOT NULL")),
        tenant_index("mailbox_id", "state", "send_at", name="ix_outgoing_message_open", postgresql_where=_OPEN),
        tenant_index("mailbox_id", "sent_at", name="ix_outgoing_message_sent",
                     postgresql_where=text("sent_at IS NOT NULL")),
        Index("uq_outgoing_message_message_id", "tenant_id", "message_id_header", unique=True,
              postgresql_where=text("message_id_header IS NOT NULL")),
        Index("uq_outgoing_message_unique_key", "tenant_id", "unique_key", unique=True,
              postgresql_where=text("unique_key IS NOT NULL")),
        tenant_fk("mailbox", "mailbox_id", ondelete="CASCADE"),
        tenant_fk("message", "parent_id", ondelete="SET NULL"),
        tenant_fk("conversation", "conversation_id", ondelete="SET NULL"),
        tenant_fk("message", "stored_message_id", ondelete="SET NULL"),
        _one_of("state", State),
        _one_of("mode", Mode),
        _one_of("origin", Origin),
        _one_of("filing", Filing),
        CheckConstraint("phase IN ('prepared', 'handing_over')", name="phase"),
    )  # fmt: skip

    state: Mapped[str] = mapped_column(default="draft")
    origin: Mapped[str] = mapped_column(default="person")
    mode: Mapped[str] = mapped_column(default="new")
    #: The membership that wrote it, and their name.
    author_id: Mapped[UUID | None]
    author_name: Mapped[str] = mapped_column(default="")
    #: Null only as long as nobody has chosen a sender.
    mailbox_id: Mapped[UUID | None]
    from_address: Mapped[str] = mapped_column(default="")
    from_name: Mapped[str] = mapped_column(default="")

    #: The message that it answers or forwards, and the conversation that it belongs to.
    parent_id: Mapped[UUID | None]
    conversation_id: Mapped[UUID | None]
    subject: Mapped[str] = mapped_column(default="")
    html: Mapped[str] = mapped_column(default="")
    with_signature: Mapped[bool] = mapped_column(default=True)
    with_quote: Mapped[bool] = mapped_column(default=True)
    #: The template that it was written from; `outreach.templates` counts what comes of it.
    template_id: Mapped[UUID | None]
    #: Which of its versions, and why: `{"language", "wanted", "reason"}` (`i18n.variants`).
    template_choice: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    #: What lists of mail show after the subject.
    preheader: Mapped[str] = mapped_column(default="", server_default="")

    final_html: Mapped[str | None]
    final_text: Mapped[str | None]
    #: Without brackets; fixed before the first attempt and never changed while a server may have the message.
    message_id_header: Mapped[str | None]
    in_reply_to: Mapped[str | None]
    references: Mapped[list[Any]] = mapped_column(default=list)
    #: `mail_ingest.submit.mime.Unsubscribe` as JSON.
    unsubscribe: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    #: Given by a program, so that the same thing is never sent twice.
    unique_key: Mapped[str | None]

    #: When it is to go out; what was asked for (`{"kind", "zone", "wall"}`) stands in `schedule`.
    send_at: Mapped[datetime | None]
    schedule: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    queued_at: Mapped[datetime | None]
    #: Not before then: a wait after a failure, or until an outcome is looked into again.
    next_try_at: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    phase: Mapped[str | None]
    #: The lane's fence under which it was last handed over.
    fence: Mapped[int] = mapped_column(BigInteger, default=0)
    checks: Mapped[int] = mapped_column(default=0)
    #: The bytes that were last handed over, in the blob store (kind `raw`).
    raw_sha256: Mapped[str | None]
    sent_at: Mapped[datetime | None]
    #: Recipients that a server took it for: what limits count.
    recipient_count: Mapped[int] = mapped_column(default=0)
    #: What the server said to it.
    server_said: Mapped[str | None]
    #: `{"code", "title", "what_to_do", "said", "retry"}`; the texts are message ids.
    error: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))

    filing: Mapped[str] = mapped_column(default="none")
    filing_tries: Mapped[int] = mapped_column(default=0)
    filing_at: Mapped[datetime | None]
    #: The message as it lies in the mailbox, once it is there.
    stored_message_id: Mapped[UUID | None]


class OutgoingRecipient(TenantScoped, Base):
    """One address of an outgoing message."""

    __tablename__ = "outgoing_recipient"
    __table_args__ = (
        tenant_index("outgoing_id", "position"),
        tenant_index("address"),
        tenant_fk("outgoing_message", "outgoing_id", ondelete="CASCADE"),
        CheckConstraint("kind IN ('to', 'cc', 'bcc')", name="kind"),
        _one_of("state", RecipientState),
    )

    outgoing_id: Mapped[UUID]
    kind: Mapped[str]
    position: Mapped[int]
    name: Mapped[str] = mapped_column(default="")
    address: Mapped[str]
    state: Mapped[str] = mapped_column(default="pending")
    #: Why it was refused or suppressed: a code, and the server's words.
    reason: Mapped[str | None]
    server_said: Mapped[str | None]
    at: Mapped[datetime | None]


class OutgoingAttachment(TenantScoped, Timestamped, Base):
    """A file of an outgoing message; its bytes are in the blob store (kind `outgoing`)."""

    __tablename__ = "outgoing_attachment"
    __table_args__ = (
        tenant_index("outgoing_id", "position"),
        tenant_fk("outgoing_message", "outgoing_id", ondelete="CASCADE"),
    )

    outgoing_id: Mapped[UUID]
    position: Mapped[int]
    filename: Mapped[str]
    content_type: Mapped[str]
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str]
    #: Without brackets; the HTML shows it as `cid:`.
    content_id: Mapped[str | None]


class MailIdentity(TenantScoped, Timestamped, Versioned, Base):
    """An address that mail is sent from. A row with the mailbox's own id is about the mailbox's own address, which can
    be sent from without one; others are aliases that an administrator entered."""

    __tablename__ = "mail_identity"
    __table_args__ = (
        tenant_unique("mailbox_id", "address"),
        tenant_fk("mailbox", "mailbox_id", ondelete="CASCADE"),
        tenant_fk("team", "team_id", ondelete="SET NULL"),
        tenant_fk("membership", "owner_id", ondelete="CASCADE"),
        _one_of("used_by", Audience),
    )

    mailbox_id: Mapped[UUID]
    #: Casefolded.
    address: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    #: Sanitized HTML.
    signature: Mapped[str] = mapped_column(default="")
    #: Whose it is; null = the mailbox's owner.
    owner_id: Mapped[UUID | None]
    #: Who sends from it beside the owner.
    used_by: Mapped[str] = mapped_column(default="owner")
    team_id: Mapped[UUID | None]


class SendingLane(TenantScoped, Base):
    """Which process sends a mailbox's mail, and when there is something to do; `id` is the mailbox's. One of the few
    tables that cross tenants. `fence` grows with each change of hands; instants are the database's clock."""

    __tablename__ = "sending_lane"
    # No index: one short row per mailbox, read whole each second, and heartbeats stay heap-only updates.
    __table_args__ = (
        tenant_fk("mailbox", "id", ondelete="CASCADE"),
        {"postgresql_with": {"fillfactor": 50}},
    )

    due_at: Mapped[datetime | None]
    holder: Mapped[str | None]
    fence: Mapped[int] = mapped_column(BigInteger, default=0)
    heartbeat_at: Mapped[datetime | None]


class SendingLimit(TenantScoped, Timestamped, Base):
    """How much a mailbox may send, as learnt from its server; `id` is the mailbox's. Counts are of recipients."""

    __tablename__ = "sending_limit"
    __table_args__ = (tenant_fk("mailbox", "id", ondelete="CASCADE"),)

    per_hour: Mapped[int]
    per_day: Mapped[int]
    #: Nothing goes out before then, and why: `{"code", "title", "what_to_do", "said"}`.
    paused_until: Mapped[datetime | None]
    pause: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    throttled_at: Mapped[datetime | None]
    raised_at: Mapped[datetime | None]
