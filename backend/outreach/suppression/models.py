"""The table of suppressed addresses."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import Base, TenantScoped, now, tenant_index


class Suppression(TenantScoped, Base):
    """That nothing is to be sent to an address. It names no contact, so that it outlives one; a lifted one stays."""

    __tablename__ = "suppression"
    __table_args__ = (
        Index(
            "uq_suppression_tenant_id_address_open",
            "tenant_id",
            "address",
            unique=True,
            postgresql_where=text("lifted_at IS NULL"),
        ),
        tenant_index("since", "id"),
        CheckConstraint(
            "reason IN ('unsubscribed', 'hard_bounce', 'soft_bounces', 'complaint', 'typed')", name="reason"
        ),
    )

    #: As `addresses.address_key` writes it; `@x.example` for all of a domain.
    address: Mapped[str]
    reason: Mapped[str]
    #: How it came: `one_click`, `page`, `mail`, `report`, `typed`, `import`.
    source: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    since: Mapped[datetime] = mapped_column(default=now)
    #: The name of who did it; empty where the reader or a report did.
    by: Mapped[str] = mapped_column(default="")
    #: What shows it: ids of the outgoing and the reporting message, status and words of the server.
    evidence: Mapped[dict[str, Any]] = mapped_column(default=dict)
    lifted_at: Mapped[datetime | None]
    lifted_by: Mapped[str | None]
    lifted_reason: Mapped[str | None]
