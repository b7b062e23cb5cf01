"""Tables of the domain: who looks after a conversation, and what colleagues say about it among themselves."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import Base, TenantScoped, now, tenant_fk, tenant_index


class ConversationAssignment(TenantScoped, Base):
    """Who looks after a conversation; `id` is the conversation's."""

    __tablename__ = "conversation_assignment"
    __table_args__ = (
        tenant_index("assignee_id"),
        tenant_fk("conversation", "id", ondelete="CASCADE"),
        tenant_fk("membership", "assignee_id", ondelete="CASCADE"),
    )

    assignee_id: Mapped[UUID]
    assigned_by: Mapped[UUID | None]
    at: Mapped[datetime] = mapped_column(default=now)


class ConversationComment(TenantScoped, Base):
    """A word among colleagues: never sent to anybody outside. May name colleagues as notes do."""

    __tablename__ = "conversation_comment"
    __table_args__ = (
        tenant_index("conversation_id", "at", "id"),
        tenant_fk("conversation", "conversation_id", ondelete="CASCADE"),
    )

    conversation_id: Mapped[UUID]
    author_id: Mapped[UUID | None]
    author_name: Mapped[str]
    text: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
