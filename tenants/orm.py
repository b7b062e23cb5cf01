"""Declarative base of every table, and the shape that all tenant tables share.

A tenant table has `tenant_id` first in its primary key, in every unique constraint, foreign key and index
(docs/decisions/0002). Use `tenant_fk`, `tenant_index` and `tenant_unique`, which put it there.
"""

from datetime import UTC, datetime
from typing import Any, ClassVar
from uuid import UUID

import uuid_utils.compat
from sqlalchemy import DateTime, ForeignKeyConstraint, Index, LargeBinary, MetaData, Text, UniqueConstraint, Uuid
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from tenants.context import current_tenant_id

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def new_id() -> UUID:
    """A UUIDv7 (RFC 9562): made by the application, ordered by time."""
    return uuid_utils.compat.uuid7()


def now() -> datetime:
    """The present instant in UTC."""
    return datetime.now(UTC)


class Base(DeclarativeBase):
    """Base of all tables, global ones included."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        UUID: Uuid(),
        datetime: DateTime(timezone=True),
        str: Text(),
        bytes: LargeBinary(),
        dict[str, Any]: JSONB(),
        list[Any]: JSONB(),
    }


class TenantScoped:
    """Mixin of tenant tables: composite key `(tenant_id, id)`; the tenant comes from the running context."""

    tenant_id: Mapped[UUID] = mapped_column(primary_key=True, default=current_tenant_id, sort_order=-20)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id, sort_order=-19)


class Timestamped:
    """Mixin: when a row was made and last changed."""

    created_at: Mapped[datetime] = mapped_column(default=now, sort_order=90)
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now, sort_order=91)


class Versioned:
    """Mixin: the row version behind `If-Match`; `tenants.versions` checks and raises it."""

    version: Mapped[int] = mapped_column(default=1, sort_order=92)


def tenant_fk(table: str, column: str, *, ondelete: str | None = None) -> ForeignKeyConstraint:
    """A foreign key `(tenant_id, column) → table(tenant_id, id)`, which cannot cross tenants.

    `ondelete="SET NULL"` clears only `column` (PostgreSQL 15), since `tenant_id` may never be null.
    """
    action = f"SET NULL ({column})" if ondelete == "SET NULL" else ondelete
    return ForeignKeyConstraint(["tenant_id", column], [f"{table}.tenant_id", f"{table}.id"], ondelete=action)


def tenant_index(*columns: Any, name: str | None = None, **options: Any) -> Index:
    """An index that leads with `tenant_id`."""
    return Index(name, "tenant_id", *columns, **options)


def tenant_unique(*columns: str, name: str | None = None) -> UniqueConstraint:
    """A unique constraint that leads with `tenant_id`."""
    return UniqueConstraint("tenant_id", *columns, name=name)
