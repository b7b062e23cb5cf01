"""People, their addresses, and their parts in messages."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Computed, Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from backend.customers.models.shapes import LIVE, OTHER_BINS, one_of
from backend.customers.vocabulary import BINS, EMPLOYER_REASONS, SOURCES
from tenants.orm import (
    Base,
    TenantScoped,
    Timestamped,
    Versioned,
    tenant_fk,
    tenant_index,
    tenant_unique,
)


class Contact(TenantScoped, Timestamped, Versioned, Base):
    """A person. As with companies, the columns hold what `merge` chose and what people typed."""

    __tablename__ = "contact"
    __table_args__ = (
        tenant_index("name_key", "id", postgresql_where=LIVE),
        tenant_index("last_message_sort", "id", postgresql_where=LIVE),
        tenant_index("created_at", "id", postgresql_where=LIVE),
        tenant_index("company_id", "last_message_sort", "id"),
        tenant_index("bin", "last_message_sort", "id", postgresql_where=OTHER_BINS),
        tenant_fk("company", "company_id", ondelete="SET NULL"),
        one_of("source", SOURCES),
        one_of("bin", BINS),
        one_of("employer_reason", EMPLOYER_REASONS),
    )

    company_id: Mapped[UUID | None]
    #: Why somebody on free mail counts as one of `company_id`; None where the address or a person says so.
    employer_reason: Mapped[str | None]
    name: Mapped[str]
    name_key: Mapped[str]
    given_name: Mapped[str | None]
    family_name: Mapped[str | None]
    #: The first of `emails`, which repeat `ContactEmail`.
    email: Mapped[str | None]
    emails: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    phone: Mapped[str | None]
    title: Mapped[str | None]
    language: Mapped[str | None]
    time_zone: Mapped[str | None]
    #: As `Company.zone_reason`.
    zone_reason: Mapped[str | None]
    #: Travelling: another clock from a day to a day (both included, on that clock).
    away_zone: Mapped[str | None]
    away_place: Mapped[str | None]
    away_from: Mapped[date | None]
    away_until: Mapped[date | None]
    #: The earliest open reminder; `backend.reminders` keeps it.
    next_follow_up_at: Mapped[datetime | None]
    source: Mapped[str]
    #: Their company's, or noise where only machines write from their address; without a company, their own.
    bin: Mapped[str] = mapped_column(default="customer", server_default="customer")
    messages_count: Mapped[int] = mapped_column(default=0)
    last_message_at: Mapped[datetime | None]
    last_message_sort: Mapped[datetime] = mapped_column(
        Computed("coalesce(last_message_at, '1970-01-01 00:00:00+00'::timestamptz)", persisted=True)
    )
    archived_at: Mapped[datetime | None]


class ContactEmail(TenantScoped, Base):
    """An address that stands for one contact. Kept when the contact is archived."""

    __tablename__ = "contact_email"
    __table_args__ = (
        tenant_unique("address"),
        tenant_index("contact_id"),
        tenant_fk("contact", "contact_id", ondelete="CASCADE"),
    )

    #: Casefolded.
    address: Mapped[str]
    contact_id: Mapped[UUID]


class Participation(TenantScoped, Base):
    """That a contact takes part in a message: what counters and a conversation's customer are counted from.

    `company_id` is the contact's company at that time: when a buyer changes employer, history stays.
    """

    __tablename__ = "participation"
    __table_args__ = (
        tenant_unique("contact_id", "message_id"),
        tenant_index("contact_id", "at", "message_id"),
        tenant_index("message_id"),
        tenant_index("conversation_id", "at"),
        tenant_index("company_id", "conversation_id", postgresql_where=text("company_id IS NOT NULL")),
        tenant_fk("contact", "contact_id", ondelete="CASCADE"),
        tenant_fk("company", "company_id", ondelete="CASCADE"),
        tenant_fk("message", "message_id", ondelete="CASCADE"),
        one_of("role", ("from", "to", "cc")),
    )

    contact_id: Mapped[UUID]
    company_id: Mapped[UUID | None]
    message_id: Mapped[UUID]
    conversation_id: Mapped[UUID]
    role: Mapped[str]
    at: Mapped[datetime]
