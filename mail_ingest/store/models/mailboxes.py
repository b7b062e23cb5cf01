"""Mailboxes, who looks after them, their folders, and what was skipped there."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import Base, TenantScoped, Timestamped, Versioned, tenant_fk, tenant_index, tenant_unique
from tenants.secrets import sealed_column


class Mailbox(TenantScoped, Timestamped, Versioned, Base):
    """One account. `kind` is `imap`, or `archive` for mail that was imported from files.

    A removed mailbox keeps its row (`removed_at`, secret erased), because its mail stays in the archive.
    `version` guards what people set; what the engine writes below `problem` does not raise it.
    """

    __tablename__ = "mailbox"
    __table_args__ = (
        Index(
            "uq_mailbox_tenant_id_address", "tenant_id", "address", unique=True,
            postgresql_where=text("removed_at IS NULL"),
        ),
        tenant_fk("team", "team_id", ondelete="SET NULL"),
        CheckConstraint("kind IN ('imap', 'archive')", name="kind"),
        CheckConstraint("auth IN ('password', 'oauth')", name="auth"),
        CheckConstraint("visibility IN ('owner', 'team', 'all')", name="visibility"),
        CheckConstraint("imap_security IN ('tls', 'starttls')", name="imap_security"),
        CheckConstraint("smtp_security IN ('tls', 'starttls')", name="smtp_security"),
    )  # fmt: skip

    kind: Mapped[str] = mapped_column(default="imap")
    #: Casefolded.
    address: Mapped[str]
    display_name: Mapped[str] = mapped_column(default="")
    provider: Mapped[str | None]
    imap_host: Mapped[str | None]
    imap_port: Mapped[int | None]
    imap_security: Mapped[str | None]
    smtp_host: Mapped[str | None]
    smtp_port: Mapped[int | None]
    smtp_security: Mapped[str | None]
    username: Mapped[str] = mapped_column(default="")
    #: `oauth`: opened with an access token that a `MailboxGrant` yields; `secret` is empty then.
    auth: Mapped[str] = mapped_column(default="password")
    secret: Mapped[bytes | None] = sealed_column()
    #: Mail that came before this day stays on the server.
    sync_since: Mapped[date | None]
    paused: Mapped[bool] = mapped_column(default=False)
    visibility: Mapped[str] = mapped_column(default="all")
    #: The membership whose mailbox it is: that of its address, else whoever added it.
    owner_id: Mapped[UUID | None]
    #: Who sees its mail where `visibility` is `team`, beside the owner.
    team_id: Mapped[UUID | None]
    removed_at: Mapped[datetime | None]

    #: Why it does not sync: `mail_ingest.imap.errors.Problem` as JSON.
    problem: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    problem_since: Mapped[datetime | None]
    last_checked_at: Mapped[datetime | None]
    #: When the newest message that is here was received.
    newest_at: Mapped[datetime | None]
    #: When its first synchronisation began, and when all that was on the server was here.
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    #: Nothing is asked of the server before then: it throttles us, or a problem passes by itself.
    waiting_until: Mapped[datetime | None]
    #: Somebody wants every folder compared with the server; done for folders whose `verified_at` is later.
    verify_requested_at: Mapped[datetime | None]
    #: Messages stored per second over the minute before `rate_at`.
    rate: Mapped[float | None]
    rate_at: Mapped[datetime | None]
    #: Bytes that were fetched on the day `downloaded_on` (UTC), for providers that limit a day's download.
    downloaded: Mapped[int] = mapped_column(BigInteger, default=0)
    downloaded_on: Mapped[date | None]
    #: What the server wants a person to read ([ALERT], RFC 3501 7.1), verbatim, newest last.
    alerts: Mapped[list[Any]] = mapped_column(default=list)


class MailboxLease(TenantScoped, Base):
    """Which process looks after a mailbox; `id` is the mailbox's. The only mail table that crosses tenants.

    `fence` grows with each change of hands: an ingest transaction that names an older one is refused.
    Instants here are the database's clock.
    """

    __tablename__ = "mailbox_lease"
    # No index: one short row per mailbox, read whole each second, and heartbeats stay heap-only updates.
    __table_args__ = (tenant_fk("mailbox", "id", ondelete="CASCADE"), {"postgresql_with": {"fillfactor": 50}})

    #: Whether the mailbox is to be looked after: neither paused nor removed.
    active: Mapped[bool] = mapped_column(default=True)
    holder: Mapped[str | None]
    fence: Mapped[int] = mapped_column(BigInteger, default=0)
    heartbeat_at: Mapped[datetime | None]
    #: Somebody changed the mailbox or asked for a check; cleared by the holder when it obeys.
    requested_at: Mapped[datetime | None]


class MailFolder(TenantScoped, Timestamped, Base):
    """One folder of a mailbox, and how far it is covered.

    Every UID of the server's folder within `backfill_uid ..= tail_uid` (generation `uid_validity`) is stored, in
    `ingest_skip`, or was gone. New mail raises `tail_uid`, the backfill lowers `backfill_uid`. The counters are
    changed in the transactions that change what they count.
    """

    __tablename__ = "mail_folder"
    __table_args__ = (
        tenant_unique("mailbox_id", "wire_name"),
        tenant_fk("mailbox", "mailbox_id", ondelete="CASCADE"),
    )

    mailbox_id: Mapped[UUID]
    #: Byte-exact as the server wrote it.
    wire_name: Mapped[bytes]
    name: Mapped[str]
    role: Mapped[str]
    #: MAILBOXID (RFC 8474): stays the same when the folder is renamed.
    server_id: Mapped[str | None]
    #: Whether its mail is fetched: what a person chose, else what the folder is for decides.
    selected: Mapped[bool]
    choice: Mapped[bool | None]
    #: No longer listed by the server.
    gone_at: Mapped[datetime | None]

    #: Null until the folder was first opened. UIDs are 32 bits unsigned, mod-sequences 63 bits.
    uid_validity: Mapped[int | None] = mapped_column(BigInteger)
    uid_next: Mapped[int | None] = mapped_column(BigInteger)
    highest_modseq: Mapped[int | None] = mapped_column(BigInteger)
    tail_uid: Mapped[int | None] = mapped_column(BigInteger)
    backfill_uid: Mapped[int | None] = mapped_column(BigInteger)
    #: When the oldest message of the backfill so far was received: the next batch goes to the newest frontier.
    backfill_at: Mapped[datetime | None]
    backfill_done: Mapped[bool] = mapped_column(default=False)
    #: The mailbox's start date that the backfill was planned with.
    planned_since: Mapped[date | None]
    #: Flags are as the server had them at this mod-sequence, or, without mod-sequences, at this instant.
    flags_modseq: Mapped[int | None] = mapped_column(BigInteger)
    flags_at: Mapped[datetime | None]
    #: When the server began new generations of UIDs, in the last day, as RFC 3339 texts.
    generations: Mapped[list[Any]] = mapped_column(default=list)

    on_server: Mapped[int] = mapped_column(default=0)
    stored: Mapped[int] = mapped_column(default=0)
    skipped: Mapped[int] = mapped_column(default=0)
    #: Left on the server because they came before the mailbox's start date.
    before_start: Mapped[int] = mapped_column(default=0)
    bytes_stored: Mapped[int] = mapped_column(BigInteger, default=0)
    checked_at: Mapped[datetime | None]

    #: When all UIDs were last compared with the server's.
    verified_at: Mapped[datetime | None]
    #: By how many messages the ledger was found wrong and is not yet repaired; 0 = exact.
    drift: Mapped[int] = mapped_column(default=0)
    drift_since: Mapped[datetime | None]
    repaired_at: Mapped[datetime | None]
    #: What the last drift consisted of: `mail_ingest.store.ledger.Evidence` as JSON.
    evidence: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    #: So many messages vanished at once that their places are kept open until a day has passed since then.
    held_since: Mapped[datetime | None]
    held: Mapped[int] = mapped_column(default=0)
    #: Why this folder alone does not sync, as `Mailbox.problem`.
    problem: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))


class IngestSkip(TenantScoped, Timestamped, Base):
    """A message on the server that is not here, and why. Nothing is passed over without such a row."""

    __tablename__ = "ingest_skip"
    __table_args__ = (
        tenant_unique("folder_id", "uid_validity", "uid"),
        tenant_fk("mail_folder", "folder_id", ondelete="CASCADE"),
    )

    folder_id: Mapped[UUID]
    uid_validity: Mapped[int] = mapped_column(BigInteger)
    uid: Mapped[int] = mapped_column(BigInteger)
    #: A `mail_ingest.imap.source.FetchProblem`, or one of `mail_ingest.store.records`.
    reason: Mapped[str]
    server_said: Mapped[str | None]
    size: Mapped[int | None] = mapped_column(BigInteger)
    tries: Mapped[int] = mapped_column(default=1)
    #: Null when it will not be tried again by itself.
    next_try_at: Mapped[datetime | None]


class FetchRequest(TenantScoped, Timestamped, Base):
    """Somebody wants the whole of a message of which only a stub is here; served by the holder of the mailbox."""

    __tablename__ = "fetch_request"
    __table_args__ = (
        tenant_unique("message_id"),
        tenant_index("mailbox_id", postgresql_where=text("status = 'waiting'")),
        tenant_fk("message", "message_id", ondelete="CASCADE"),
        tenant_fk("mailbox", "mailbox_id", ondelete="CASCADE"),
        CheckConstraint("status IN ('waiting', 'done', 'failed')", name="status"),
    )

    message_id: Mapped[UUID]
    mailbox_id: Mapped[UUID]
    status: Mapped[str] = mapped_column(default="waiting")
    tries: Mapped[int] = mapped_column(default=0)
    #: Why it failed, as a code: `gone` (no longer on the server) or a `FetchProblem`.
    problem: Mapped[str | None]
    finished_at: Mapped[datetime | None]
