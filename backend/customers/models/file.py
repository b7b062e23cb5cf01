"""What people add to a company's file: stars, relations between companies, uploads."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.customers.models.shapes import one_of
from backend.customers.vocabulary import RELATIONS
from tenants.orm import Base, TenantScoped, now, tenant_fk, tenant_index, tenant_unique


class CompanyStar(TenantScoped, Base):
    """That somebody keeps an eye on a company: theirs alone."""

    __tablename__ = "company_star"
    __table_args__ = (
        tenant_unique("member_id", "company_id"),
        tenant_index("company_id"),
        tenant_fk("membership", "member_id", ondelete="CASCADE"),
        tenant_fk("company", "company_id", ondelete="CASCADE"),
    )

    member_id: Mapped[UUID]
    company_id: Mapped[UUID]
    at: Mapped[datetime] = mapped_column(default=now)


class CompanyRelation(TenantScoped, Base):
    """What one company is to another: `other_id` is a `kind` of `company_id` (its branch, its agent, ...).

    "group" has no direction; the smaller id comes first. A dismissed one says that the two are not related, so that
    it is not proposed again.
    """

    __tablename__ = "company_relation"
    __table_args__ = (
        tenant_unique("company_id", "other_id", "kind"),
        tenant_index("other_id"),
        tenant_fk("company", "company_id", ondelete="CASCADE"),
        tenant_fk("company", "other_id", ondelete="CASCADE"),
        one_of("kind", RELATIONS),
        CheckConstraint("company_id <> other_id", name="two"),
    )

    company_id: Mapped[UUID]
    other_id: Mapped[UUID]
    kind: Mapped[str]
    note: Mapped[str | None]
    dismissed: Mapped[bool] = mapped_column(default=False)
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)


class CustomerFile(TenantScoped, Base):
    """A file that somebody put into the file of a company or a contact: the picture of a card, of a sample, a paper.

    One of a contact stands in the company's file too, if the contact had one then. Its bytes lie in the blob store
    under `sha256`.
    """

    __tablename__ = "customer_file"
    __table_args__ = (
        tenant_index("company_id", "at", "id"),
        tenant_index("contact_id", "at", "id", postgresql_where=text("contact_id IS NOT NULL")),
        tenant_fk("company", "company_id", ondelete="CASCADE"),
        tenant_fk("contact", "contact_id", ondelete="CASCADE"),
        CheckConstraint("company_id IS NOT NULL OR contact_id IS NOT NULL", name="whose"),
    )

    company_id: Mapped[UUID | None]
    contact_id: Mapped[UUID | None]
    filename: Mapped[str]
    #: As its bytes say, not as the browser did.
    content_type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
    #: Set while it is taken away; giving it back clears this.
    deleted_at: Mapped[datetime | None]
