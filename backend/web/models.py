"""Tables of the HTTP edge."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import Base, TenantScoped, now, tenant_index, tenant_unique


class IdempotencyKey(TenantScoped, Base):
    """A POST that was carried out under the caller's key, with the answer that it was given.

    The row commits with the request's own changes; `status` stays null until the answer was kept.
    """

    __tablename__ = "idempotency_key"
    __table_args__ = (tenant_unique("actor", "key"), tenant_index("created_at"))

    actor: Mapped[str]
    key: Mapped[str]
    request_hash: Mapped[str]
    status: Mapped[int | None]
    content_type: Mapped[str | None]
    location: Mapped[str | None]
    etag: Mapped[str | None]
    body: Mapped[bytes | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
