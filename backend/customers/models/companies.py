"""Companies and the domains that stand for them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Computed, SmallInteger, Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from backend.customers.models.shapes import LIVE, OTHER_BINS, one_of
from backend.customers.vocabulary import BINS, SOURCES, STAGES
from tenants.orm import (
    Base,
    TenantScoped,
    Timestamped,
    Versioned,
    tenant_fk,
    tenant_index,
    tenant_unique,
)


class Company(TenantScoped, Timestamped, Versioned, Base):
    """A customer, supplier or forwarder. The columns hold what `merge` chose from the facts and what people typed.

    `version` guards what people see and edit; the counters below `note` do not raise it.
    """

    __tablename__ = "company"
    __table_args__ = (
        # One index per sort of the list; `*_sort` are never null, so that a page is one short range of it.
        tenant_index("name_key", "id", postgresql_where=LIVE),
        tenant_index("country_sort", "id", postgresql_where=LIVE),
        tenant_index("last_message_sort", "id", postgresql_where=LIVE),
        tenant_index("created_at", "id", postgresql_where=LIVE),
        tenant_index("contacts_count", "id", postgresql_where=LIVE),
        tenant_index("bin", "last_message_sort", "id", postgresql_where=OTHER_BINS),
        tenant_index("owner_id", postgresql_where=text("owner_id IS NOT NULL")),
        tenant_index("pool_id", "last_message_sort", "id", postgresql_where=text("pool_id IS NOT NULL")),
        tenant_fk("membership", "owner_id", ondelete="SET NULL"),
        one_of("stage", STAGES),
        one_of("source", SOURCES),
        one_of("bin", BINS),
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
    #: How the zone was concluded from the other fields (`i18n.whereabouts`); null where a fact or a person names it.
    zone_reason: Mapped[str | None]
    #: Its own working week, as `date.weekday()` numbers; null where that of its country holds.
    days_off: Mapped[list[int] | None] = mapped_column(ARRAY(SmallInteger))
    half_days: Mapped[list[int] | None] = mapped_column(ARRAY(SmallInteger))
    #: The earliest open reminder; `backend.reminders` keeps it.
    next_follow_up_at: Mapped[datetime | None]
    #: A membership.
    owner_id: Mapped[UUID | None]
    #: The public pool that it lies in (`backend.pool`); nobody looks after it then, and its people are hidden.
    pool_id: Mapped[UUID | None]
    #: Since when `owner_id` is what it is.
    owned_since: Mapped[datetime | None]
    stage: Mapped[str] = mapped_column(default="new")
    source: Mapped[str]
    #: Only customers are shown where nobody asks for the others; `bins` decides.
    bin: Mapped[str] = mapped_column(default="customer", server_default="customer")
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
        tenant_index("domain", postgresql_where=text("shared")),
        tenant_fk("company", "company_id", ondelete="CASCADE"),
    )

    #: Registrable domain, lower case, A-labels.
    domain: Mapped[str]
    company_id: Mapped[UUID]
    #: The domain of the company whose family this one belongs to (brand.de of brand.com); None where it came by itself.
    family_of: Mapped[str | None]
    #: People of several companies have it (`splitting`): somebody new belongs to the one that they sign for.
    shared: Mapped[bool] = mapped_column(default=False, server_default="false")
