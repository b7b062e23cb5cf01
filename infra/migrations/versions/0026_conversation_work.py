"""Who looks after conversations, and what colleagues say about them."""

import sqlalchemy as sa
from alembic import op

from tenants.policies import protect_table

revision = "0026"
down_revision = "0025"

TENANT_TABLES = [
    "conversation_assignment",
    "conversation_comment",
]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "conversation_assignment",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("assignee_id", sa.Uuid(), nullable=False),
        sa.Column("assigned_by", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "assignee_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_conversation_assignment_tenant_id_assignee_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "id"],
            ["conversation.tenant_id", "conversation.id"],
            name=op.f("fk_conversation_assignment_tenant_id_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_conversation_assignment")),
    )
    op.create_index(
        op.f("ix_conversation_assignment_tenant_id_assignee_id"),
        "conversation_assignment",
        ["tenant_id", "assignee_id"],
        unique=False,
    )
    op.create_table(
        "conversation_comment",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("author_name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "conversation_id"],
            ["conversation.tenant_id", "conversation.id"],
            name=op.f("fk_conversation_comment_tenant_id_conversation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_conversation_comment")),
    )
    op.create_index(
        op.f("ix_conversation_comment_tenant_id_conversation_id_at_id"),
        "conversation_comment",
        ["tenant_id", "conversation_id", "at", "id"],
        unique=False,
    )
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
