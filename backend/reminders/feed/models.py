"""Tables of the feed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import Base, TenantScoped, now, tenant_fk, tenant_unique


class CalendarFeed(TenantScoped, Base):
    """The secret address of one colleague's feed: its hash alone. Making it anew ends the old one."""

    __tablename__ = "calendar_feed"
    __table_args__ = (tenant_unique("member_id"), tenant_fk("membership", "member_id", ondelete="CASCADE"))

    member_id: Mapped[UUID]
    #: SHA-256 of the token.
    token_hash: Mapped[bytes]
    made_at: Mapped[datetime] = mapped_column(default=now)
    fetched_at: Mapped[datetime | None]
