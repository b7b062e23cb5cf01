"""Tables of the domain."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, Index, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from backend.customers.vocabulary import FACT_SUBJECTS, SOURCES, STAGES, TIMELINE_KINDS
from tenants.orm import (
    Base,
    TenantScoped,
    Timestamped,
    Versioned,
    now,
    tenant_fk,
    tenant_index,
    tenant_unique,
)

_LIVE = text("archived_at IS NULL")


def _one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


class Company(TenantScoped, Timestamped, Versioned, Base):
    """A customer, supplier or forwarder. The columns hold what `merge` chose from the facts and what people typed.

    `version` guards what people see and edit; the counters below `note` do not raise it.
    """

    __tablename__ = "company"
    __table_args__ = (
        # One index per sort of the list; `*_sort` are never null, so that a page is one short range of it.
        tenant_index("name_key", "id", postgresql_where=_LIVE),
        tenant_index("country_sort", "id", postgresql_where=_LIVE),
        tenant_index("last_message_sort", "id", postgresql_where=_LIVE),
        tenant_index("created_at", "id", postgresql_where=_LIVE),
        tenant_index("contacts_count", "id", postgresql_where=_LIVE),
        tenant_index("owner_id", postgresql_where=text("owner_id IS NOT NULL")),
        tenant_fk("membership", "owner_id", ondelete="SET NULL"),
        _one_of("stage", STAGES),
        _one_of("source", SOURCES),
    )

    name: Mapped[str]
    #: The name as sorting sees it: `i18n.words.fold`.
    name_key: Mapped[str]
    #: The first of `domains`, which repeat `CompanyDomain` so that a list needs no join.
    domain: Mapped[str | None]
    domains: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    website: Mapped[str | None]
    #: ISO 3166-1 alpha-2.
    country: Mapped[str | None]
    country_sort: Mapped[str] = mapped_column(Computed("coalesce(country, 'ZZ')", persisted=True))
    city: Mapped[str | None]
    address: Mapped[str | None]
    industry: Mapped[str | None]
    #: E.164 where it could be derived.
    phone: Mapped[str | None]
    #: BCP 47.
    language: Mapped[str | None]
    #: IANA.
    time_zone: Mapped[str | None]
    #: A membership.
    owner_id: Mapped[UUID | None]
    stage: Mapped[str] = mapped_column(default="new")
    source: Mapped[str]
    tags: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    note: Mapped[str | None]
    contacts_count: Mapped[int] = mapped_column(default=0)
    conversations_count: Mapped[int] = mapped_column(default=0)
    last_message_at: Mapped[datetime | None]
    last_message_sort: Mapped[datetime] = mapped_column(
        Computed("coalesce(last_message_at, '1970-01-01 00:00:00+00'::timestamptz)", persisted=True)
    )
    archived_at: Mapped[datetime | None]


class CompanyDomain(TenantScoped, Base):
    """A mail domain that stands for one company. Kept when the company is archived, so that it does not come back."""

    __tablename__ = "company_domain"
    __table_args__ = (
        tenant_unique("domain"),
        tenant_index("company_id"),
        tenant_fk("company", "company_id", ondelete="CASCADE"),
    )

    #: Registrable domain, lower case, A-labels.
    domain: Mapped[str]
    company_id: Mapped[UUID]


class Contact(TenantScoped, Timestamped, Versioned, Base):
    """A person. As with companies, the columns hold what `merge` chose and what people typed."""

    __tablename__ = "contact"
    __table_args__ = (
        tenant_index("name_key", "id", postgresql_where=_LIVE),
        tenant_index("last_message_sort", "id", postgresql_where=_LIVE),
        tenant_index("created_at", "id", postgresql_where=_LIVE),
        tenant_index("company_id", "last_message_sort", "id"),
        tenant_fk("company", "company_id", ondelete="SET NULL"),
        _one_of("source", SOURCES),
    )

    company_id: Mapped[UUID | None]
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
    source: Mapped[str]
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
        tenant_index("message_id"),
        tenant_index("conversation_id", "at"),
        tenant_index("company_id", "conversation_id", postgresql_where=text("company_id IS NOT NULL")),
        tenant_fk("contact", "contact_id", ondelete="CASCADE"),
        tenant_fk("company", "company_id", ondelete="CASCADE"),
        tenant_fk("message", "message_id", ondelete="CASCADE"),
        _one_of("role", ("from", "to", "cc")),
    )

    contact_id: Mapped[UUID]
    company_id: Mapped[UUID | None]
    message_id: Mapped[UUID]
    conversation_id: Mapped[UUID]
    role: Mapped[str]
    at: Mapped[datetime]


class ProfileFact(TenantScoped, Base):
    """One value that a field of a company or contact may have, and how well it is founded.

    A value from mail has `FactSource`s, and repeats their sum and the best of them here. A typed value has
    `typed_at`; an empty one says that a person cleared the field. A rejected value never comes back.
    """

    __tablename__ = "profile_fact"
    __table_args__ = (
        tenant_unique("subject_id", "field", "normalized"),
        _one_of("subject_kind", FACT_SUBJECTS),
    )

    subject_kind: Mapped[str]
    #: The company's or the contact's id.
    subject_id: Mapped[UUID]
    field: Mapped[str]
    value: Mapped[str]
    #: The value as comparing sees it: two spellings of one phone number are one fact.
    normalized: Mapped[str]
    #: 0 … 1, of the best source.
    confidence: Mapped[float] = mapped_column(default=0.0)
    sources: Mapped[int] = mapped_column(default=0)
    #: When the newest source was written.
    last_at: Mapped[datetime | None]
    #: The best `FactSource`.
    source_id: Mapped[UUID | None]
    typed_at: Mapped[datetime | None]
    rejected_at: Mapped[datetime | None]
    #: Name of who rejected it.
    rejected_by: Mapped[str | None]


class FactSource(TenantScoped, Base):
    """Where in a message a value was found."""

    __tablename__ = "fact_source"
    __table_args__ = (
        tenant_unique("fact_id", "message_id"),
        tenant_index("message_id"),
        tenant_fk("profile_fact", "fact_id", ondelete="CASCADE"),
        tenant_fk("message", "message_id", ondelete="CASCADE"),
    )

    fact_id: Mapped[UUID]
    message_id: Mapped[UUID]
    conversation_id: Mapped[UUID]
    #: As this message writes it.
    value: Mapped[str]
    confidence: Mapped[float]
    #: Which text of the message: `header:from`, `text`, … ; `start` and `end` count characters in it.
    part: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str]
    #: Code of how it was concluded, where the value does not stand there itself.
    reason: Mapped[str | None]
    #: When the message was sent.
    at: Mapped[datetime]


class TimelineEntry(TenantScoped, Base):
    """Something that happened with a company, or with a contact who has none."""

    __tablename__ = "timeline_entry"
    __table_args__ = (
        tenant_index("company_id", "at", "id"),
        tenant_index("contact_id", "at", "id"),
        tenant_index("message_id", postgresql_where=text("message_id IS NOT NULL")),
        Index(
            "uq_timeline_entry_company_message", "tenant_id", "company_id", "message_id", unique=True,
            postgresql_where=text("company_id IS NOT NULL AND message_id IS NOT NULL"),
        ),
        Index(
            "uq_timeline_entry_contact_message", "tenant_id", "contact_id", "message_id", unique=True,
            postgresql_where=text("company_id IS NULL AND message_id IS NOT NULL"),
        ),
        tenant_fk("company", "company_id", ondelete="CASCADE"),
        tenant_fk("contact", "contact_id", ondelete="CASCADE"),
        tenant_fk("message", "message_id", ondelete="CASCADE"),
        _one_of("kind", TIMELINE_KINDS),
    )  # fmt: skip

    company_id: Mapped[UUID | None]
    contact_id: Mapped[UUID | None]
    kind: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
    #: One line: the subject of a message, the text of a note.
    summary: Mapped[str]
    message_id: Mapped[UUID | None]
    conversation_id: Mapped[UUID | None]
    direction: Mapped[str | None]
    #: Who did it, when a colleague did.
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str | None]


class CustomerSearch(TenantScoped, Base):
    """Words by which a company or contact is found; `id` is its id. Archived ones have no row.

    Apart from the records, so that the role behind the door `search_customers()` sees nothing else, and so that
    counting a message does not touch the index. Lexemes begin with a mark of tenant and kind.
    """

    __tablename__ = "customer_search"
    __table_args__ = (
        # New rows wait in a list that every search reads whole: kept short (kB), so that searches stay even.
        Index(
            "ix_customer_search_words", "words", postgresql_using="gin",
            postgresql_with={"gin_pending_list_limit": 256},
        ),
    )  # fmt: skip

    words: Mapped[Any] = mapped_column(TSVECTOR)
