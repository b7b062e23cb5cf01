"""Imports of customers from spreadsheets."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import protect_table

revision = "0052"
down_revision = "0051"

TENANT_TABLES = [
    "customer_import",
    "customer_import_row",
]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "customer_import",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("heads", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("fields", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("settings", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("pool_id", sa.Uuid(), nullable=True),
        sa.Column("pool_name", sa.Text(), nullable=True),
        sa.Column("rows_count", sa.Integer(), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('draft', 'checking', 'checked', 'running', 'done', 'cancelled', 'undoing', 'undone')",
            name=op.f("ck_customer_import_state"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_customer_import")),
    )
    op.create_index(
        op.f("ix_customer_import_tenant_id_at_id"), "customer_import", ["tenant_id", "at", "id"], unique=False
    )
    op.create_table(
        "customer_import_row",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("cells", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("found", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("problems", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("made", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.CheckConstraint("decision IN ('fill', 'skip', 'create')", name=op.f("ck_customer_import_row_decision")),
        sa.CheckConstraint(
            "outcome IN ('created', 'filled', 'unchanged', 'skipped', 'refused')",
            name=op.f("ck_customer_import_row_outcome"),
        ),
        sa.CheckConstraint(
            "verdict IN ('new', 'same', 'doubtful', 'refused')", name=op.f("ck_customer_import_row_verdict")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "import_id"],
            ["customer_import.tenant_id", "customer_import.id"],
            name=op.f("fk_customer_import_row_tenant_id_import_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_customer_import_row")),
        sa.UniqueConstraint(
            "tenant_id", "import_id", "number", name=op.f("uq_customer_import_row_tenant_id_import_id_number")
        ),
    )
    op.create_index(
        op.f("ix_customer_import_row_tenant_id_import_id_verdict_number"),
        "customer_import_row",
        ["tenant_id", "import_id", "verdict", "number"],
        unique=False,
    )
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
