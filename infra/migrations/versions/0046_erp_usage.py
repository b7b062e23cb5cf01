"""Count an ERP link's calls by the day; give each link a secret address for the ERP's events."""

import sqlalchemy as sa
from alembic import op

from tenants.policies import protect_table

revision = "0046"
down_revision = "0045"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.add_column("erp_link", sa.Column("hook", sa.LargeBinary(), nullable=True))
    op.create_table(
        "erp_usage",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("calls", sa.BigInteger(), nullable=False),
        sa.Column("urgent", sa.BigInteger(), nullable=False),
        sa.Column("limited", sa.BigInteger(), nullable=False),
        sa.Column("waited_seconds", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "link_id"],
            ["erp_link.tenant_id", "erp_link.id"],
            name=op.f("fk_erp_usage_tenant_id_link_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_erp_usage")),
        sa.UniqueConstraint("tenant_id", "link_id", "day", name=op.f("uq_erp_usage_tenant_id_link_id_day")),
    )
    for statement in protect_table("erp_usage"):
        op.execute(statement)
