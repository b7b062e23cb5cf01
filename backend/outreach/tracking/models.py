"""Tables of tracking.

What is sent is known by `TrackedMessage` and its `TrackedRecipient`s, tracked or not: replies, bounces and
unsubscribing need no pixel. `TrackingHit`s are the raw events, kept so that they can be judged again.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import Base, TenantScoped, Timestamped, Versioned, now, tenant_fk, tenant_index, tenant_unique
from tenants.secrets import sealed_column


class TrackingKey(TenantScoped, Base):
    """A key that signs a tenant's public links. Old ones go on verifying."""

    __tablename__ = "tracking_key"

    secret: Mapped[bytes] = sealed_column()
    made_at: Mapped[datetime] = mapped_column(default=now)


class TrackingPolicy(TenantScoped, Timestamped, Versioned, Base):
    """What a tenant records of its readers; one row, whose `id` is the tenant's."""

    __tablename__ = "tracking_policy"
    __table_args__ = (
        CheckConstraint("elsewhere IN ('off', 'aggregate', 'consent', 'individual')", name="elsewhere"),
        CheckConstraint("unknown IN ('off', 'aggregate', 'consent', 'individual')", name="unknown"),
    )

    #: The mode by ISO 3166 code, over the built-in ones.
    countries: Mapped[dict[str, Any]] = mapped_column(default=dict)
    #: For countries that neither the tenant nor the law's list names.
    elsewhere: Mapped[str] = mapped_column(default="individual")
    #: For recipients whose country nobody knows.
    unknown: Mapped[str] = mapped_column(default="consent")
    #: The tenant's own tracking host; used once it is verified.
    host: Mapped[str | None]
    host_verified_at: Mapped[datetime | None]
    host_problem: Mapped[str | None]
    #: Whether a reader's address and program are kept with a hit, or only what was judged from them.
    keep_sources: Mapped[bool] = mapped_column(default=True)
    #: Whether a link that no person sees is put in, which only scanners follow.
    trap_links: Mapped[bool] = mapped_column(default=False)


class TrackedMessage(TenantScoped, Base):
    """One outgoing message, or (`mode` aggregate, with a `bucket`) all those of a month and country together."""

    __tablename__ = "tracked_message"
    __table_args__ = (
        tenant_unique("public_id"),
        tenant_unique("outgoing_id"),
        tenant_unique("bucket"),
        tenant_index("message_id_header", postgresql_where=text("message_id_header IS NOT NULL")),
        tenant_index("conversation_id", postgresql_where=text("conversation_id IS NOT NULL")),
        CheckConstraint("mode IN ('off', 'aggregate', 'individual')", name="mode"),
    )

    #: 16 random bytes, by which pixels name it.
    public_id: Mapped[bytes] = mapped_column(LargeBinary)
    outgoing_id: Mapped[UUID | None]
    #: "2026-11/FR" for an aggregate.
    bucket: Mapped[str | None]
    mode: Mapped[str] = mapped_column(default="off")
    #: Why it is tracked like that, as codes of `policy.Why`.
    why: Mapped[str] = mapped_column(default="")
    #: Without angle brackets.
    message_id_header: Mapped[str | None]
    conversation_id: Mapped[UUID | None]
    #: When the server took it.
    sent_at: Mapped[datetime | None]
    made_at: Mapped[datetime] = mapped_column(default=now)
    #: Seat of who sent it: that person's own hits do not count.
    sender_id: Mapped[UUID | None]
    #: `forwarded` and the like, as codes with their reason.
    signs: Mapped[dict[str, Any]] = mapped_column(default=dict)


class TrackedRecipient(TenantScoped, Base):
    """What became of a message with one of its recipients. An instant is the first of its kind."""

    __tablename__ = "tracked_recipient"
    __table_args__ = (
        tenant_unique("public_id"),
        tenant_unique("message_id", "address"),
        tenant_index("address", "made_at"),
        tenant_index("contact_id", "made_at", postgresql_where=text("contact_id IS NOT NULL")),
        tenant_index("company_id", "made_at", postgresql_where=text("company_id IS NOT NULL")),
        tenant_fk("tracked_message", "message_id", ondelete="CASCADE"),
    )

    message_id: Mapped[UUID]
    #: 16 random bytes, by which the reader's own page names them.
    public_id: Mapped[bytes] = mapped_column(LargeBinary)
    #: As `addresses.address_key` writes it.
    address: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="to")
    contact_id: Mapped[UUID | None]
    company_id: Mapped[UUID | None]
    country: Mapped[str | None]
    #: BCP 47, for the reader's own page.
    language: Mapped[str | None]
    made_at: Mapped[datetime] = mapped_column(default=now)
    #: A server said that it delivered.
    delivered_at: Mapped[datetime | None]
    #: By signs that are likely or certainly a person's, of a message to this one recipient alone.
    opened_at: Mapped[datetime | None]
    clicked_at: Mapped[datetime | None]
    opens: Mapped[int] = mapped_column(default=0)
    clicks: Mapped[int] = mapped_column(default=0)
    #: The reader's program said so (RFC 8098).
    read_at: Mapped[datetime | None]
    replied_at: Mapped[datetime | None]
    auto_replied_at: Mapped[datetime | None]
    bounced_at: Mapped[datetime | None]
    #: Class of the last bounce: `bounces.classes.BounceClass`.
    bounce: Mapped[str | None]
    complained_at: Mapped[datetime | None]
    unsubscribed_at: Mapped[datetime | None]


class TrackedLink(TenantScoped, Base):
    """Where a rewritten link leads. Only this decides it, never what a request says."""

    __tablename__ = "tracked_link"
    __table_args__ = (
        tenant_unique("public_id"),
        tenant_index("message_id"),
        tenant_fk("tracked_message", "message_id", ondelete="CASCADE"),
        CheckConstraint("kind IN ('link', 'trap')", name="kind"),
    )

    public_id: Mapped[bytes] = mapped_column(LargeBinary)
    message_id: Mapped[UUID]
    kind: Mapped[str] = mapped_column(default="link")
    position: Mapped[int]
    destination: Mapped[str]


class TrackingHit(TenantScoped, Base):
    """Somebody or something fetched a pixel or followed a link. `id` was made where the request was answered, so that
    writing it down twice makes one row."""

    __tablename__ = "tracking_hit"
    __table_args__ = (
        tenant_index("message_id", "at"),
        tenant_fk("tracked_message", "message_id", ondelete="CASCADE"),
        tenant_fk("tracked_link", "link_id", ondelete="CASCADE"),
        CheckConstraint("kind IN ('open', 'click', 'trap')", name="kind"),
        CheckConstraint("verdict IN ('machine', 'unknown', 'human', 'certain', 'own')", name="verdict"),
    )

    message_id: Mapped[UUID]
    link_id: Mapped[UUID | None]
    kind: Mapped[str]
    at: Mapped[datetime]
    method: Mapped[str]
    #: Null where the tenant keeps no sources.
    ip: Mapped[str | None]
    user_agent: Mapped[str | None]
    #: The request's headers that tell machines (`Sec-Purpose`, …), in lower case.
    headers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    verdict: Mapped[str]
    #: Code of the rule that decided, and what it saw.
    reason: Mapped[str]
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)
    #: The same act as an earlier hit: not counted again.
    repeats: Mapped[bool] = mapped_column(default=False)
    #: Version of the rules that judged.
    rules: Mapped[int]
    #: Whether people were told of it.
    told: Mapped[bool] = mapped_column(default=False)


class TrackingTally(TenantScoped, Base):
    """How often, of an aggregate: numbers alone, of nobody."""

    __tablename__ = "tracking_tally"
    __table_args__ = (
        tenant_unique("message_id", "day", "kind", "verdict"),
        tenant_fk("tracked_message", "message_id", ondelete="CASCADE"),
    )

    message_id: Mapped[UUID]
    day: Mapped[date]
    kind: Mapped[str]
    verdict: Mapped[str]
    count: Mapped[int] = mapped_column(default=0)


class TrackingDue(TenantScoped, Base):
    """That the hits of a message (`id`) are to be judged at a time. The system role finds these across tenants."""

    __tablename__ = "tracking_due"
    __table_args__ = (
        tenant_index("due_at"),
        tenant_fk("tracked_message", "id", ondelete="CASCADE"),
    )

    due_at: Mapped[datetime]


class TrackingConsent(TenantScoped, Base):
    """What somebody said about being tracked. The newest of an address counts; the earlier ones prove it."""

    __tablename__ = "tracking_consent"
    __table_args__ = (
        tenant_index("address", "at"),
        CheckConstraint("state IN ('granted', 'refused')", name="state"),
    )

    address: Mapped[str]
    state: Mapped[str]
    #: `page`, `typed`, `import`.
    source: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
    by: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class TrackingOwnSource(TenantScoped, Base):
    """From where and with what a colleague works with Lading lately: hits from there are their own."""

    __tablename__ = "tracking_own_source"
    __table_args__ = (
        tenant_unique("ip", "user_agent"),
        tenant_index("seen_at"),
    )

    ip: Mapped[str]
    user_agent: Mapped[str]
    seen_at: Mapped[datetime] = mapped_column(default=now)
