"""Tables of splits."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import Base, TenantScoped, now, tenant_fk, tenant_index


class CompanySplit(TenantScoped, Base):
    """That people of one company belong to another one, although the domain of their mail is the first one's.

    Holds what taking it back needs.
    """

    __tablename__ = "company_split"
    __table_args__ = (
        tenant_index("from_id", "id"),
        tenant_index("to_id", "id"),
        tenant_fk("company", "from_id", ondelete="CASCADE"),
        tenant_fk("company", "to_id", ondelete="CASCADE"),
        CheckConstraint("from_id <> to_id", name="two"),
    )

    from_id: Mapped[UUID]
    to_id: Mapped[UUID]
    #: Whether the split made the other company.
    made: Mapped[bool] = mapped_column(default=False)
    #: Of each person, "id", "name", "reason" (`Contact.employer_reason` before) and "said" (somebody had said before
    #: where they work).
    people: Mapped[list[Any]] = mapped_column(default=list)
    #: Ids of the rows that went along, by table.
    moved: Mapped[dict[str, Any]] = mapped_column(default=dict)
    at: Mapped[datetime] = mapped_column(default=now)
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str]
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[str | None]
