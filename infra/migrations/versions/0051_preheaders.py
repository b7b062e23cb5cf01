"""What lists of mail show after the subject; which version of a template a message was written from."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0051"
down_revision = "0050"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    for table in ("template_language", "template_revision", "outgoing_message"):
        op.add_column(table, sa.Column("preheader", sa.Text(), server_default="", nullable=False))
    op.add_column(
        "outgoing_message",
        sa.Column("template_choice", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
    )
