"""Table of the domain."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.meetings.vocabulary import SIDES
from tenants.orm import Base, TenantScoped, Timestamped, Versioned, tenant_fk, tenant_index, tenant_unique


class Meeting(TenantScoped, Timestamped, Versioned, Base):
    """An event that somebody invited to (RFC 5545 VEVENT), ours or a customer's.

    Where the zone is known, `wall` in `zone` is what was meant and `starts_at` is derived from it under the zone data
    `tzdata`; else `starts_at` is the instant that the invitation names. `attendees` are
    `{"name", "address", "answer"}`; our own answer stands beside our address there.
    """

    __tablename__ = "meeting"
    __table_args__ = (
        tenant_unique("uid"),
        tenant_index("starts_at", "id"),
        tenant_index("company_id", "starts_at"),
        tenant_index("contact_id", "starts_at"),
        tenant_index("conversation_id"),
        tenant_fk("company", "company_id", ondelete="SET NULL"),
        tenant_fk("contact", "contact_id", ondelete="SET NULL"),
        tenant_fk("conversation", "conversation_id", ondelete="SET NULL"),
        tenant_fk("message", "message_id", ondelete="SET NULL"),
        tenant_fk("membership", "host_id", ondelete="SET NULL"),
        tenant_fk("reminder", "reminder_id", ondelete="SET NULL"),
        CheckConstraint(f"side IN ({', '.join(repr(side) for side in SIDES)})", name="side"),
    )

    uid: Mapped[str]
    side: Mapped[str]
    #: Revision of the event, and the time of the letter that told it: older ones change nothing.
    sequence: Mapped[int] = mapped_column(default=0)
    told_at: Mapped[datetime]
    summary: Mapped[str]
    location: Mapped[str | None]
    organizer_name: Mapped[str] = mapped_column(default="")
    #: Casefolded.
    organizer_address: Mapped[str] = mapped_column(default="")
    attendees: Mapped[list[Any]] = mapped_column(default=list)

    wall: Mapped[datetime | None] = mapped_column(DateTime(timezone=False))
    zone: Mapped[str | None]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    tzdata: Mapped[str]
    whole_days: Mapped[bool] = mapped_column(default=False)
    repeats: Mapped[bool] = mapped_column(default=False)
    #: Since when it is at this hour, where it was at another before: answers from before that no longer count.
    moved_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    #: Another time that somebody proposed: `{"by", "start", "end"}`.
    counter: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))

    company_id: Mapped[UUID | None]
    contact_id: Mapped[UUID | None]
    #: Where it was spoken of, and the newest letter about it.
    conversation_id: Mapped[UUID | None]
    message_id: Mapped[UUID | None]
    #: Of ours: the seat of the colleague who invited, and the address that they wrote from.
    host_id: Mapped[UUID | None]
    #: What reminds of it, a quarter of an hour before.
    reminder_id: Mapped[UUID | None]
