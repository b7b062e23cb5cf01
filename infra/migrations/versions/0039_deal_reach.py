"""How far deals came, and an index that holds all that a report of passages reads."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.add_column("deal", sa.Column("furthest_stage_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("fk_deal_tenant_id_furthest_stage_id"),
        "deal",
        "pipeline_stage",
        ["tenant_id", "furthest_stage_id"],
        ["tenant_id", "id"],
        ondelete="SET NULL (furthest_stage_id)",
    )
    op.create_index(
        "ix_deal_cohort",
        "deal",
        ["tenant_id", "pipeline_id", "opened_at", "furthest_stage_id", "stage_id"],
    )
    op.create_index(
        "ix_deal_stage_change_passages",
        "deal_stage_change",
        ["tenant_id", "pipeline_id", "at", "from_stage_id", "to_stage_id", "status", "seconds", "deal_id"],
        postgresql_where=sa.text("counts"),
    )
    op.drop_index("ix_deal_stage_change_passage", table_name="deal_stage_change")
    op.execute(
        """
        UPDATE deal SET furthest_stage_id = (
            SELECT s.id FROM deal_stage_change c
            JOIN pipeline_stage s ON s.tenant_id = c.tenant_id AND s.id = c.to_stage_id
            WHERE c.tenant_id = deal.tenant_id AND c.deal_id = deal.id AND c.counts AND s.pipeline_id = deal.pipeline_id
            ORDER BY s.position DESC LIMIT 1)
        """
    )
