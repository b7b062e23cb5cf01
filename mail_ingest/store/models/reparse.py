"""Runs that make everything derived from raw messages anew."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import Base, TenantScoped, Timestamped, tenant_fk, tenant_index


class ReparseRun(TenantScoped, Timestamped, Base):
    """One run of `lading reparse` over a tenant's messages. It goes by message id, so it can stop after any batch and
    go on behind `position`, in any process."""

    __tablename__ = "reparse_run"
    __table_args__ = (
        tenant_index("created_at"),
        tenant_index("status", unique=True, name="uq_reparse_run_open",
                     postgresql_where=text("status = 'running'")),
        tenant_fk("mailbox", "mailbox_id", ondelete="CASCADE"),
        CheckConstraint("status IN ('running', 'done', 'failed', 'cancelled')", name="status"),
    )  # fmt: skip

    #: `running` from the moment it is asked for; one at a time.
    status: Mapped[str]
    #: Only messages that lie, or lay, in this mailbox.
    mailbox_id: Mapped[UUID | None]
    #: Only messages read by an older parser or extractor than this; null = all.
    below: Mapped[int | None]
    #: The last message that is done.
    position: Mapped[UUID | None]
    #: The newest message when it began: what comes in later is read by the new version anyway.
    until: Mapped[UUID | None]
    total: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(default=0)
    #: Of those, what came out otherwise than before.
    changed: Mapped[int] = mapped_column(default=0)
    #: Of those, what could not be read anew, for the raw message is not in the store; they stay as they were.
    missing: Mapped[int] = mapped_column(default=0)
    finished_at: Mapped[datetime | None]
    #: What stopped it.
    error: Mapped[str | None]
