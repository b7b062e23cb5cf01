"""Which sort of value a message gives."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.add_column("fact_source", sa.Column("detail", sa.Text(), nullable=True))
