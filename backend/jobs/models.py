"""Tables of the job engine."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import Base, TenantScoped, now, tenant_index


class DeadLetter(TenantScoped, Base):
    """A job that gave up: what it was to do, what went wrong, and how often it was tried."""

    __tablename__ = "dead_letter"
    __table_args__ = (tenant_index("created_at"),)

    job: Mapped[str]
    event_id: Mapped[UUID | None]
    event_type: Mapped[str | None]
    payload: Mapped[dict[str, Any]]
    error: Mapped[str]
    attempts: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(default=now)
