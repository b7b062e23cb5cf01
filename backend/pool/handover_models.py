"""Tables of handing work over."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.pool.models import one_of
from backend.pool.vocabulary import HANDOVER_KINDS, HANDOVER_STATES
from tenants.orm import Base, TenantScoped, now, tenant_fk, tenant_index


class Handover(TenantScoped, Base):
    """That somebody's work went to colleagues: for good, or until they are back."""

    __tablename__ = "handover"
    __table_args__ = (
        tenant_index("at", "id"),
        tenant_fk("membership", "from_id", ondelete="CASCADE"),
        one_of("kind", HANDOVER_KINDS),
        one_of("state", HANDOVER_STATES),
    )

    from_id: Mapped[UUID]
    from_name: Mapped[str]
    kind: Mapped[str]
    state: Mapped[str] = mapped_column(default="done")
    #: Seats that got it, in their order.
    to_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    #: What went, by kind.
    counts: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    #: First day back, for a leave.
    until: Mapped[date | None]
    actor_name: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
    ended_at: Mapped[datetime | None]


class HandoverItem(TenantScoped, Base):
    """One thing that was handed over: what takes it back needs."""

    __tablename__ = "handover_item"
    __table_args__ = (
        tenant_index("handover_id", "kind"),
        tenant_fk("handover", "handover_id", ondelete="CASCADE"),
        tenant_fk("membership", "to_id", ondelete="CASCADE"),
    )

    handover_id: Mapped[UUID]
    kind: Mapped[str]
    record_id: Mapped[UUID]
    to_id: Mapped[UUID]
    #: What stood there before, where that is more than the person.
    before: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
