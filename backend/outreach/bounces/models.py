"""Tables of what came back."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import Base, TenantScoped, now, tenant_fk, tenant_index, tenant_unique


class Bounce(TenantScoped, Base):
    """What a server said of one recipient: in a report that came as a message, or while it was being sent."""

    __tablename__ = "bounce"
    __table_args__ = (
        tenant_index("address", "at"),
        tenant_index("tracked_id", postgresql_where=text("tracked_id IS NOT NULL")),
        Index(
            "uq_bounce_tenant_id_message_id_address",
            "tenant_id",
            "message_id",
            "address",
            unique=True,
            postgresql_where=text("message_id IS NOT NULL"),
        ),
        tenant_fk("message", "message_id", ondelete="CASCADE"),
        tenant_fk("tracked_message", "tracked_id", ondelete="SET NULL"),
        CheckConstraint("action IN ('failed', 'delayed', 'delivered', 'relayed', 'expanded')", name="action"),
    )

    #: The report; null where the sending server refused on the spot.
    message_id: Mapped[UUID | None]
    #: The message that it speaks of, where that is known.
    tracked_id: Mapped[UUID | None]
    address: Mapped[str]
    at: Mapped[datetime]
    action: Mapped[str]
    #: `classes.BounceClass`.
    kind: Mapped[str]
    status: Mapped[str | None]
    diagnostic: Mapped[str] = mapped_column(default="")
    noted_at: Mapped[datetime] = mapped_column(default=now)


class AutoReply(TenantScoped, Base):
    """That somebody's mail program answered for them, and what it said of their return."""

    __tablename__ = "auto_reply"
    __table_args__ = (
        tenant_unique("message_id"),
        tenant_index("address", "at"),
        tenant_fk("message", "message_id", ondelete="CASCADE"),
        tenant_fk("tracked_message", "tracked_id", ondelete="SET NULL"),
    )

    message_id: Mapped[UUID]
    tracked_id: Mapped[UUID | None]
    address: Mapped[str]
    at: Mapped[datetime]
    #: `absent`, `left` (works there no more), `received` (a confirmation), `moved` (writes from another address).
    kind: Mapped[str]
    away_from: Mapped[date | None]
    #: The first day on which they are back.
    return_on: Mapped[date | None]
    substitute_name: Mapped[str | None]
    substitute_address: Mapped[str | None]
    substitute_phone: Mapped[str | None]
    #: The sentence that told it.
    evidence: Mapped[str] = mapped_column(default="")


class SendingAlarm(TenantScoped, Base):
    """Something that keeps a domain's or mailbox's mail from arriving, until somebody settles it."""

    __tablename__ = "sending_alarm"
    __table_args__ = (
        Index(
            "uq_sending_alarm_tenant_id_kind_subject_open",
            "tenant_id",
            "kind",
            "subject",
            unique=True,
            postgresql_where=text("settled_at IS NULL"),
        ),
        CheckConstraint("kind IN ('authentication', 'reputation', 'throttled', 'complaints')", name="kind"),
    )

    kind: Mapped[str]
    #: The domain, or the mailbox's address.
    subject: Mapped[str]
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]
    count: Mapped[int] = mapped_column(default=1)
    #: What the server said last.
    diagnostic: Mapped[str] = mapped_column(default="")
    #: Mail from there waits until then.
    paused_until: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[str | None]
