"""The log of what was taken out."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.customers.models.shapes import one_of
from tenants.orm import Base, TenantScoped, now, tenant_index


class ExportRun(TenantScoped, Base):
    """One file: who took which list with which filters, and how many rows were in it."""

    __tablename__ = "export_run"
    __table_args__ = (
        tenant_index("at", "id"),
        tenant_index("actor_id", "at"),
        one_of("format", ("csv", "xlsx")),
    )

    #: "company", "contact", or another room's list.
    kind: Mapped[str]
    format: Mapped[str]
    filters: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    rows: Mapped[int]
    #: Fields that were hidden from whoever took it.
    masks: Mapped[list[Any]] = mapped_column(JSONB, default=list)
    #: A seat, or an API key.
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
