"""What happened with customers."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.customers.models.shapes import one_of
from backend.customers.vocabulary import TIMELINE_KINDS
from tenants.orm import (
    Base,
    TenantScoped,
    now,
    tenant_fk,
    tenant_index,
)


class TimelineEntry(TenantScoped, Base):
    """Something that happened with a company, or with a contact who has none."""

    __tablename__ = "timeline_entry"
    __table_args__ = (
        tenant_index("company_id", "at", "id"),
        tenant_index("contact_id", "at", "id"),
        tenant_index("message_id", postgresql_where=text("message_id IS NOT NULL")),
        Index(
            "uq_timeline_entry_company_message", "tenant_id", "company_id", "message_id", unique=True,
            postgresql_where=text("company_id IS NOT NULL AND message_id IS NOT NULL AND kind = 'message'"),
        ),
        Index(
            "uq_timeline_entry_contact_message", "tenant_id", "contact_id", "message_id", unique=True,
            postgresql_where=text("company_id IS NULL AND message_id IS NOT NULL AND kind = 'message'"),
        ),
        tenant_fk("company", "company_id", ondelete="CASCADE"),
        tenant_fk("contact", "contact_id", ondelete="CASCADE"),
        tenant_fk("message", "message_id", ondelete="CASCADE"),
        one_of("kind", TIMELINE_KINDS),
    )  # fmt: skip

    company_id: Mapped[UUID | None]
    contact_id: Mapped[UUID | None]
    kind: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
    #: One line: the subject of a message, the text of a note.
    summary: Mapped[str]
    message_id: Mapped[UUID | None]
    conversation_id: Mapped[UUID | None]
    direction: Mapped[str | None]
    #: Who did it, when a colleague did.
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str | None]
    #: What the kind has to say besides, as JSON: the minutes of a call, the stages between which it moved.
    details: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    edited_at: Mapped[datetime | None]
    #: Set while a note is taken away; giving it back clears this.
    deleted_at: Mapped[datetime | None]
