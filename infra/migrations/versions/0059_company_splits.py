"""People of one domain who belong to several companies."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import protect_table

revision = "0059"
down_revision = "0058"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "company_split",
        sa.Column("from_id", sa.Uuid(), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("made", sa.Boolean(), nullable=False),
        sa.Column("people", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("moved", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("from_id <> to_id", name=op.f("ck_company_split_two")),
        *(
            sa.ForeignKeyConstraint(
                ["tenant_id", column],
                ["company.tenant_id", "company.id"],
                name=op.f(f"fk_company_split_tenant_id_{column}"),
                ondelete="CASCADE",
            )
            for column in ("from_id", "to_id")
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_company_split")),
    )
    for column in ("from_id", "to_id"):
        op.create_index(op.f(f"ix_company_split_tenant_id_{column}_id"), "company_split", ["tenant_id", column, "id"])
    op.add_column("company_domain", sa.Column("shared", sa.Boolean(), server_default="false", nullable=False))
    op.create_index(
        op.f("ix_company_domain_tenant_id_domain"),
        "company_domain",
        ["tenant_id", "domain"],
        postgresql_where=sa.text("shared"),
    )
    for statement in protect_table("company_split"):
        op.execute(statement)
