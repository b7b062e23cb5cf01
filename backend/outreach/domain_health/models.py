"""The table of what the DNS said last."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import Base, TenantScoped, now, tenant_unique


class DomainCheck(TenantScoped, Base):
    """The last look at a sending domain."""

    __tablename__ = "domain_check"
    __table_args__ = (tenant_unique("domain"),)

    #: Lower-case A-labels.
    domain: Mapped[str]
    checked_at: Mapped[datetime] = mapped_column(default=now)
    #: `schemas.DomainView` without what changes by itself.
    result: Mapped[dict[str, Any]]
    #: DKIM selectors to look for, beside those that providers use.
    selectors: Mapped[list[Any]] = mapped_column(default=list)
