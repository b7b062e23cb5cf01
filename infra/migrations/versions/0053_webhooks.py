"""Outgoing webhooks."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import SYSTEM_ROLE, admit_role, protect_table

revision = "0053"
down_revision = "0052"

TENANT_TABLES = [
    "webhook_delivery",
    "webhook_endpoint",
]
ALERTS = (
    "'reminder', 'mention', 'reply', 'inquiry', 'opened', 'send_failed', 'appeal', 'assigned', 'mailbox', 'pool',"
    " 'export', 'erp', 'late', 'webhook'"
)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "webhook_endpoint",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("event_types", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("off_reason", sa.Text(), nullable=True),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("previous_secret", sa.LargeBinary(), nullable=True),
        sa.Column("previous_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("last_delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("off_reason IN ('gone', 'failing', 'backlog')", name=op.f("ck_webhook_endpoint_off_reason")),
        sa.CheckConstraint("scope IN ('read', 'admin')", name=op.f("ck_webhook_endpoint_scope")),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_webhook_endpoint")),
    )
    op.create_index(
        op.f("ix_webhook_endpoint_tenant_id_created_at_id"),
        "webhook_endpoint",
        ["tenant_id", "created_at", "id"],
        unique=False,
    )
    op.create_table(
        "webhook_delivery",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("endpoint_id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("record_kind", sa.Text(), nullable=True),
        sa.Column("record_id", sa.Uuid(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("merge_key", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("status_code", sa.Integer(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("tries", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'sending', 'delivered', 'failed')", name=op.f("ck_webhook_delivery_state")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "endpoint_id"],
            ["webhook_endpoint.tenant_id", "webhook_endpoint.id"],
            name=op.f("fk_webhook_delivery_tenant_id_endpoint_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_webhook_delivery")),
        sa.UniqueConstraint(
            "tenant_id", "endpoint_id", "message_id", name=op.f("uq_webhook_delivery_tenant_id_endpoint_id_message_id")
        ),
    )
    op.create_index(
        "ix_webhook_delivery_due",
        "webhook_delivery",
        ["tenant_id", "endpoint_id", "due_at"],
        unique=False,
        postgresql_where=sa.text("state IN ('waiting', 'sending')"),
    )
    op.create_index(
        "ix_webhook_delivery_merge_key",
        "webhook_delivery",
        ["tenant_id", "endpoint_id", "merge_key"],
        unique=False,
        postgresql_where=sa.text("state = 'waiting' AND attempts = 0 AND merge_key IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_webhook_delivery_tenant_id_endpoint_id_created_at_id"),
        "webhook_delivery",
        ["tenant_id", "endpoint_id", "created_at", "id"],
        unique=False,
    )
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
    # The sender looks over all tenants for what is due.
    seen = "SELECT (tenant_id, id, active, next_due_at, leased_until)"
    for statement in admit_role("webhook_endpoint", SYSTEM_ROLE, seen):
        op.execute(statement)
    op.execute("ALTER TABLE alert DROP CONSTRAINT ck_alert_kind")
    op.execute(f"ALTER TABLE alert ADD CONSTRAINT ck_alert_kind CHECK (kind IN ({ALERTS})) NOT VALID")
