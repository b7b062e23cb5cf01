"""Tables of the domain."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import Base, TenantScoped, now, tenant_fk, tenant_index, tenant_unique


class Mention(TenantScoped, Base):
    """That a colleague is named in a note or a comment.

    `subject_id` is the note's (a timeline entry) or the comment's; company, contact and conversation say where it
    stands. `excerpt` is the beginning of the text, without marks.
    """

    __tablename__ = "mention"
    __table_args__ = (
        tenant_unique("member_id", "subject_id"),
        tenant_index("member_id", "at", "id"),
        tenant_index("member_id", name="ix_mention_unseen", postgresql_where=text("seen_at IS NULL")),
        tenant_index("subject_id"),
        tenant_index("company_id", postgresql_where=text("company_id IS NOT NULL")),
        tenant_index("contact_id", postgresql_where=text("contact_id IS NOT NULL")),
        tenant_index("conversation_id", postgresql_where=text("conversation_id IS NOT NULL")),
        tenant_fk("membership", "member_id", ondelete="CASCADE"),
        tenant_fk("company", "company_id", ondelete="CASCADE"),
        tenant_fk("contact", "contact_id", ondelete="CASCADE"),
        tenant_fk("conversation", "conversation_id", ondelete="CASCADE"),
        CheckConstraint("kind IN ('note', 'comment')", name="kind"),
    )

    member_id: Mapped[UUID]
    kind: Mapped[str]
    subject_id: Mapped[UUID]
    company_id: Mapped[UUID | None]
    contact_id: Mapped[UUID | None]
    conversation_id: Mapped[UUID | None]
    excerpt: Mapped[str]
    #: Who wrote it.
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
    seen_at: Mapped[datetime | None]
