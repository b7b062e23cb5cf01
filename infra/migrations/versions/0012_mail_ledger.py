"""What the mail engine keeps to prove that a mailbox is complete."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import protect_table

revision = "0012"
down_revision = "0011"


_Columns = tuple[tuple[str, sa.types.TypeEngine[Any]], ...]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    instant, day, number = sa.DateTime(timezone=True), sa.Date(), sa.BigInteger()
    of_mailbox: _Columns = (
        ("waiting_until", instant),
        ("verify_requested_at", instant),
        ("rate", sa.Float()),
        ("rate_at", instant),
        ("downloaded_on", day),
    )
    for name, kind in of_mailbox:
        op.add_column("mailbox", sa.Column(name, kind, nullable=True))
    op.add_column("mailbox", sa.Column("downloaded", number, nullable=False, server_default="0"))
    op.add_column("mailbox", sa.Column("alerts", postgresql.JSONB(), nullable=False, server_default="[]"))
    of_folder: _Columns = (
        ("server_id", sa.Text()),
        ("choice", sa.Boolean()),
        ("planned_since", day),
        ("flags_modseq", number),
        ("flags_at", instant),
        ("verified_at", instant),
        ("drift_since", instant),
        ("repaired_at", instant),
        ("evidence", postgresql.JSONB()),
        ("held_since", instant),
    )
    for name, kind in of_folder:
        op.add_column("mail_folder", sa.Column(name, kind, nullable=True))
    op.add_column("mail_folder", sa.Column("generations", postgresql.JSONB(), nullable=False, server_default="[]"))
    op.add_column("mail_folder", sa.Column("bytes_stored", number, nullable=False, server_default="0"))
    op.add_column("mail_folder", sa.Column("drift", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("mail_folder", sa.Column("held", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("message_placement", sa.Column("head", sa.LargeBinary(), nullable=True))
    op.create_index(
        op.f("ix_message_placement_tenant_id_mailbox_id_provider_id"),
        "message_placement",
        ["tenant_id", "mailbox_id", "provider_id"],
        postgresql_where=sa.text("provider_id IS NOT NULL"),
    )
    op.create_index(
        "ix_message_placement_gone",
        "message_placement",
        ["tenant_id", "folder_id"],
        postgresql_where=sa.text("gone_at IS NOT NULL"),
    )
    op.create_table(
        "fetch_request",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("mailbox_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("finished_at", instant, nullable=True),
        sa.Column("created_at", instant, nullable=False),
        sa.Column("updated_at", instant, nullable=False),
        sa.CheckConstraint("status IN ('waiting', 'done', 'failed')", name=op.f("ck_fetch_request_status")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "mailbox_id"],
            ["mailbox.tenant_id", "mailbox.id"],
            name=op.f("fk_fetch_request_tenant_id_mailbox_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "message_id"],
            ["message.tenant_id", "message.id"],
            name=op.f("fk_fetch_request_tenant_id_message_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_fetch_request")),
        sa.UniqueConstraint("tenant_id", "message_id", name=op.f("uq_fetch_request_tenant_id_message_id")),
    )
    op.create_index(
        op.f("ix_fetch_request_tenant_id_mailbox_id"),
        "fetch_request",
        ["tenant_id", "mailbox_id"],
        postgresql_where=sa.text("status = 'waiting'"),
    )
    for statement in protect_table("fetch_request"):
        op.execute(statement)
