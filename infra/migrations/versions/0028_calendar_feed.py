"""Calendar feeds."""

import sqlalchemy as sa
from alembic import op

from tenants.policies import protect_table

revision = "0028"
down_revision = "0027"

TENANT_TABLES = [
    "calendar_feed",
]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "calendar_feed",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "member_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_calendar_feed_tenant_id_member_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("tenant_id", "member_id", name=op.f("uq_calendar_feed_tenant_id_member_id")),
    )
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
