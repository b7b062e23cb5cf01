"""Raw messages that came together share an object of the blob store: where each lies in it."""

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.add_column("message", sa.Column("raw_place", sa.Text(), nullable=True))
