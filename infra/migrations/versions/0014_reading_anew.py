"""What reading a message more closely yields, and runs that read all mail anew."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import protect_table

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.add_column("message", sa.Column("partial", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("message", sa.Column("security", sa.Text(), nullable=True))
    op.add_column("message", sa.Column("invitations", postgresql.JSONB(), nullable=False, server_default="[]"))
    op.add_column("message", sa.Column("understood_version", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("message", sa.Column("text_split", sa.Integer(), nullable=True))
    op.add_column("message", sa.Column("html_split", sa.Integer(), nullable=True))
    op.create_check_constraint(op.f("ck_message_security"), "message", "security IN ('signed', 'encrypted')")
    instant, number = sa.DateTime(timezone=True), sa.Integer()
    op.create_table(
        "reparse_run",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("mailbox_id", sa.Uuid(), nullable=True),
        sa.Column("below", number, nullable=True),
        sa.Column("position", sa.Uuid(), nullable=True),
        sa.Column("until", sa.Uuid(), nullable=True),
        sa.Column("total", number, nullable=False),
        sa.Column("done", number, nullable=False),
        sa.Column("changed", number, nullable=False),
        sa.Column("missing", number, nullable=False),
        sa.Column("finished_at", instant, nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", instant, nullable=False),
        sa.Column("updated_at", instant, nullable=False),
        sa.CheckConstraint("status IN ('running', 'done', 'failed', 'cancelled')", name=op.f("ck_reparse_run_status")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "mailbox_id"],
            ["mailbox.tenant_id", "mailbox.id"],
            name=op.f("fk_reparse_run_tenant_id_mailbox_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_reparse_run")),
    )
    op.create_index(op.f("ix_reparse_run_tenant_id_created_at"), "reparse_run", ["tenant_id", "created_at"])
    op.create_index(
        "uq_reparse_run_open",
        "reparse_run",
        ["tenant_id", "status"],
        unique=True,
        postgresql_where=sa.text("status = 'running'"),
    )
    for statement in protect_table("reparse_run"):
        op.execute(statement)
