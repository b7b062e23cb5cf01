"""Fields, their values and files, and layouts.

Values are typed rows, not JSON on the record: under row-level security an index serves only operators that are
leakproof, which those of jsonb are not. So each kind of value has a column of its own with a B-tree that begins with
the field; a list filters and sorts by ranges of it.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Numeric, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.custom_fields.vocabulary import KINDS, LAYOUT_ROLES, OBJECTS
from tenants.orm import Base, TenantScoped, Timestamped, Versioned, now, tenant_fk, tenant_index, tenant_unique


def _one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


class CustomField(TenantScoped, Timestamped, Versioned, Base):
    """A field that the tenant added to a kind of record. `body` is a `queries.shape.FieldBody`."""

    __tablename__ = "custom_field"
    __table_args__ = (tenant_unique("object", "key"), _one_of("object", OBJECTS), _one_of("kind", KINDS))

    object: Mapped[str]
    #: What the API calls it; never changes.
    key: Mapped[str]
    kind: Mapped[str]
    position: Mapped[int]
    body: Mapped[dict[str, Any]]
    archived_at: Mapped[datetime | None]


class CustomValue(TenantScoped, Base):
    """A value that a record has in a field; one row for each option where many can be chosen.

    `text` is what was written, `sort_text` what is compared: folded, and cut to what an index holds. A choice has its
    option's key in both. Yes and no are 1 and 0.
    """

    __tablename__ = "custom_value"
    __table_args__ = (
        tenant_unique("record_id", "field_id", "position"),
        # Holds for fields that are unique, whose values alone have a key.
        tenant_unique("field_id", "unique_key"),
        tenant_index("field_id", "sort_text", "record_id", postgresql_where=text("sort_text IS NOT NULL")),
        tenant_index("field_id", "number", "record_id", postgresql_where=text("number IS NOT NULL")),
        tenant_index("field_id", "day", "record_id", postgresql_where=text("day IS NOT NULL")),
        tenant_index("field_id", "ref", "record_id", postgresql_where=text("ref IS NOT NULL")),
        # What is looked through for a word, one kind of record at a time.
        tenant_index("object", "sort_text", "record_id", postgresql_where=text("searchable")),
        tenant_fk("custom_field", "field_id", ondelete="CASCADE"),
        _one_of("object", OBJECTS),
    )

    object: Mapped[str]
    record_id: Mapped[UUID]
    field_id: Mapped[UUID]
    position: Mapped[int] = mapped_column(default=0)
    text: Mapped[str | None]
    sort_text: Mapped[str | None]
    searchable: Mapped[bool] = mapped_column(default=False)
    number: Mapped[Decimal | None] = mapped_column(Numeric(38, 12))
    #: ISO 4217, of money.
    currency: Mapped[str | None]
    day: Mapped[date | None]
    #: A seat, a record or a `CustomFile`.
    ref: Mapped[UUID | None]
    unique_key: Mapped[str | None]


class CustomFile(TenantScoped, Base):
    """A file that was uploaded for a field. Who sees a record that holds it, may read it."""

    __tablename__ = "custom_file"
    __table_args__ = (tenant_index("field_id"), tenant_fk("custom_field", "field_id", ondelete="CASCADE"))

    field_id: Mapped[UUID]
    filename: Mapped[str]
    content_type: Mapped[str]
    size: Mapped[int]
    #: The content's address in the blob store.
    sha256: Mapped[str]
    #: The seat of who uploaded it; null for an API key.
    by_id: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(default=now)


class FormLayout(TenantScoped, Timestamped, Versioned, Base):
    """How a role sees the form of a kind of record. `body` is a `schemas.LayoutBody`."""

    __tablename__ = "form_layout"
    __table_args__ = (tenant_unique("object", "role"), _one_of("object", OBJECTS), _one_of("role", LAYOUT_ROLES))

    object: Mapped[str]
    role: Mapped[str]
    body: Mapped[dict[str, Any]]
