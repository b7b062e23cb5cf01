"""Copies of a message with other trace headers are one message."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.add_column("message", sa.Column("identity", sa.Text(), nullable=True))
    # The owner is bound by the policies too; within this step it may see every tenant's rows.
    op.execute("ALTER TABLE message NO FORCE ROW LEVEL SECURITY")
    op.execute("UPDATE message SET identity = raw_sha256 WHERE identity IS NULL")
    op.execute("ALTER TABLE message FORCE ROW LEVEL SECURITY")
    op.alter_column("message", "identity", nullable=False)
    op.create_unique_constraint(op.f("uq_message_tenant_id_identity"), "message", ["tenant_id", "identity"])
    op.drop_constraint(op.f("uq_message_tenant_id_raw_sha256"), "message", type_="unique")
