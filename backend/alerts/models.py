"""Tables of the domain."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.alerts.vocabulary import CHANNEL_KINDS, DELIVERY_STATES, DIGESTS, KINDS
from tenants.orm import Base, TenantScoped, Timestamped, now, tenant_fk, tenant_index, tenant_unique


def _one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


class Alert(TenantScoped, Base):
    """A piece of news for one colleague. One `dedupe_key` reaches a colleague once."""

    __tablename__ = "alert"
    __table_args__ = (
        tenant_unique("member_id", "dedupe_key"),
        tenant_index("member_id", "created_at", "id"),
        tenant_index("member_id", name="ix_alert_unseen", postgresql_where=text("seen_at IS NULL")),
        tenant_fk("membership", "member_id", ondelete="CASCADE"),
        _one_of("kind", KINDS),
    )

    member_id: Mapped[UUID]
    kind: Mapped[str]
    #: A message of the catalogs, put together with `params` in the language of whoever reads it.
    title: Mapped[str]
    params: Mapped[dict[str, Any]]
    #: One line in the words of whoever wrote it; "" for none.
    body: Mapped[str]
    #: Where in the web app it leads: a path.
    link: Mapped[str]
    dedupe_key: Mapped[str]
    #: Whose alert it is, when a deputy gets it during a leave.
    on_behalf_of: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    seen_at: Mapped[datetime | None]


class AlertChannel(TenantScoped, Timestamped, Base):
    """A way out of the app: a browser's push subscription, a group robot, or mail. What leads there is sealed."""

    __tablename__ = "alert_channel"
    __table_args__ = (
        tenant_index("member_id"),
        tenant_fk("membership", "member_id", ondelete="CASCADE"),
        _one_of("kind", CHANNEL_KINDS),
    )

    #: Whose it is. A robot without an owner belongs to the company and hears everybody's alerts of its kinds.
    member_id: Mapped[UUID | None]
    kind: Mapped[str]
    name: Mapped[str]
    #: Sealed JSON: a push subscription, or a robot's address and signing key. NULL for mail.
    target: Mapped[bytes | None]
    #: A word that the robot asks for in every text.
    keyword: Mapped[str | None]
    #: Kinds of alerts it takes; empty for all.
    kinds: Mapped[list[Any]] = mapped_column(default=list)
    active: Mapped[bool] = mapped_column(default=True)
    #: Why nothing gets through, as a code, and what the service said.
    problem: Mapped[str | None]
    problem_said: Mapped[str | None]
    last_sent_at: Mapped[datetime | None]
    #: Nothing goes out before: the service asked for a pause.
    paused_until: Mapped[datetime | None]
    #: A sender works at it until then.
    leased_until: Mapped[datetime | None]
    #: What may still be sent, and when that was counted.
    tokens: Mapped[float] = mapped_column(default=0.0)
    tokens_at: Mapped[datetime | None]


class AlertSettings(TenantScoped, Timestamped, Base):
    """How a colleague wants to be reached; `id` is the seat."""

    __tablename__ = "alert_settings"
    __table_args__ = (
        tenant_fk("membership", "id", ondelete="CASCADE"),
        tenant_fk("membership", "deputy_id", ondelete="SET NULL"),
        _one_of("digest", DIGESTS),
        CheckConstraint("(quiet_from IS NULL) = (quiet_until IS NULL)", name="quiet"),
        CheckConstraint("(leave_from IS NULL) = (leave_until IS NULL) AND leave_from <= leave_until", name="leave"),
    )

    #: Local times of the colleague between which nothing leaves the app; may span midnight.
    quiet_from: Mapped[time | None]
    quiet_until: Mapped[time | None]
    quiet_weekends: Mapped[bool] = mapped_column(default=False)
    #: Kinds that come through quiet hours.
    urgent: Mapped[list[Any]] = mapped_column(default=list)
    #: Kinds that stay in the app.
    muted: Mapped[list[Any]] = mapped_column(default=list)
    digest: Mapped[str] = mapped_column(default="daily")
    #: Local hour of the daily digest.
    digest_hour: Mapped[int] = mapped_column(default=8)
    #: First and last day of a leave, in the colleague's zone.
    leave_from: Mapped[date | None]
    leave_until: Mapped[date | None]
    deputy_id: Mapped[UUID | None]


class AlertDelivery(TenantScoped, Base):
    """One alert on its way through one channel: queue and log at once."""

    __tablename__ = "alert_delivery"
    __table_args__ = (
        tenant_unique("alert_id", "channel_id"),
        tenant_index("channel_id", "created_at"),
        tenant_index("due_at", name="ix_alert_delivery_due", postgresql_where=text("state IN ('waiting', 'sending')")),
        tenant_fk("alert", "alert_id", ondelete="CASCADE"),
        tenant_fk("alert_channel", "channel_id", ondelete="CASCADE"),
        _one_of("state", DELIVERY_STATES),
    )

    alert_id: Mapped[UUID]
    channel_id: Mapped[UUID]
    state: Mapped[str] = mapped_column(default="waiting")
    due_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    #: It went out together with others.
    in_digest: Mapped[bool] = mapped_column(default=False)
    #: Code of the last failure, and the service's words.
    problem: Mapped[str | None]
    said: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    sent_at: Mapped[datetime | None]
