"""Quotes and orders name the firm that sells; a firm has a series of numbers of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.add_column("paper_profile", sa.Column("code", sa.Text(), nullable=False, server_default=""))
    op.add_column("paper_profile", sa.Column("active", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_index(
        "uq_paper_profile_code",
        "paper_profile",
        ["tenant_id", "code"],
        unique=True,
        postgresql_where=sa.text("code <> ''"),
    )
    for table in ("quote_version", "sales_order"):
        op.add_column(table, sa.Column("firm_id", sa.Uuid(), nullable=True))
        name = op.f(f"fk_{table}_tenant_id_firm_id")
        op.create_foreign_key(
            name, table, "paper_profile", ["tenant_id", "firm_id"], ["tenant_id", "id"], postgresql_not_valid=True
        )
        op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}")
