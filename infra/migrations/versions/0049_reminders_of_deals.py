"""Reminders of deals."""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.add_column("reminder", sa.Column("deal_id", sa.Uuid(), nullable=True))
    op.create_index(
        "ix_reminder_tenant_id_deal_id_next_at",
        "reminder",
        ["tenant_id", "deal_id", "next_at"],
        postgresql_where=sa.text("deal_id IS NOT NULL"),
    )
    op.create_foreign_key(
        "fk_reminder_tenant_id_deal_id",
        "reminder",
        "deal",
        ["tenant_id", "deal_id"],
        ["tenant_id", "id"],
        ondelete="CASCADE",
        postgresql_not_valid=True,
    )
    op.execute("ALTER TABLE reminder VALIDATE CONSTRAINT fk_reminder_tenant_id_deal_id")
