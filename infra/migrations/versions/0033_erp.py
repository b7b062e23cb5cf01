"""ERP links, their bindings, cursors and queues."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import SYSTEM_ROLE, admit_role, protect_table

revision = "0033"
down_revision = "0032"

TENANT_TABLES = [
    "erp_binding",
    "erp_conflict",
    "erp_cursor",
    "erp_finding",
    "erp_inbound",
    "erp_lane",
    "erp_link",
    "erp_mapping",
    "erp_outbound",
    "erp_run",
    "erp_switch",
    "erp_value",
]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "erp_link",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("adapter", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("settings", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("secrets", sa.LargeBinary(), nullable=True),
        sa.Column("session", sa.LargeBinary(), nullable=True),
        sa.Column("server", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("problem", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("open_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("calls_hour", sa.DateTime(timezone=True), nullable=True),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("calls_limited", sa.Integer(), nullable=False),
        sa.Column("reconciled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('setup', 'ready', 'live', 'paused', 'needs_attention')", name=op.f("ck_erp_link_state")
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_erp_link")),
        sa.UniqueConstraint("tenant_id", "name", name=op.f("uq_erp_link_tenant_id_name")),
    )
    op.create_table(
        "erp_binding",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("local_id", sa.Uuid(), nullable=True),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("external_number", sa.Text(), nullable=True),
        sa.Column("external_version", sa.Text(), nullable=True),
        sa.Column("earlier_ids", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("base", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("last_in_hash", sa.Text(), nullable=True),
        sa.Column("last_out_hash", sa.Text(), nullable=True),
        sa.Column("theirs", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("synced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("flips", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('linked', 'pending', 'orphan', 'ignored', 'missing')", name=op.f("ck_erp_binding_state")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "link_id"],
            ["erp_link.tenant_id", "erp_link.id"],
            name=op.f("fk_erp_binding_tenant_id_link_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "parent_id"],
            ["erp_binding.tenant_id", "erp_binding.id"],
            name=op.f("fk_erp_binding_tenant_id_parent_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_erp_binding")),
    )
    op.create_index("ix_erp_binding_record", "erp_binding", ["tenant_id", "entity", "local_id"], unique=False)
    op.create_index(
        op.f("ix_erp_binding_tenant_id_parent_id"),
        "erp_binding",
        ["tenant_id", "parent_id"],
        unique=False,
        postgresql_where=sa.text("parent_id IS NOT NULL"),
    )
    op.create_index(
        "uq_erp_binding_external",
        "erp_binding",
        ["tenant_id", "link_id", "entity", "external_id"],
        unique=True,
        postgresql_where=sa.text("external_id IS NOT NULL"),
    )
    op.create_index(
        "uq_erp_binding_local",
        "erp_binding",
        ["tenant_id", "link_id", "entity", "local_id"],
        unique=True,
        postgresql_where=sa.text("local_id IS NOT NULL"),
    )
    op.create_table(
        "erp_cursor",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=True),
        sa.Column("page", sa.Text(), nullable=True),
        sa.Column("through", sa.DateTime(timezone=True), nullable=True),
        sa.Column("round_started", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("records", sa.BigInteger(), nullable=False),
        sa.Column("open_read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("swept_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "link_id"],
            ["erp_link.tenant_id", "erp_link.id"],
            name=op.f("fk_erp_cursor_tenant_id_link_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_erp_cursor")),
        sa.UniqueConstraint("tenant_id", "link_id", "entity", name=op.f("uq_erp_cursor_tenant_id_link_id_entity")),
    )
    op.create_table(
        "erp_inbound",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("external_number", sa.Text(), nullable=True),
        sa.Column("external_version", sa.Text(), nullable=True),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("record", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("problem", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('new', 'applied', 'waiting', 'refused', 'conflict', 'proposed', 'ignored')",
            name=op.f("ck_erp_inbound_state"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "link_id"],
            ["erp_link.tenant_id", "erp_link.id"],
            name=op.f("fk_erp_inbound_tenant_id_link_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_erp_inbound")),
        sa.UniqueConstraint(
            "tenant_id",
            "link_id",
            "entity",
            "external_id",
            name=op.f("uq_erp_inbound_tenant_id_link_id_entity_external_id"),
        ),
    )
    op.create_index(
        "ix_erp_inbound_open",
        "erp_inbound",
        ["tenant_id", "link_id", "state", "entity"],
        unique=False,
        postgresql_where=sa.text("state <> 'applied'"),
    )
    op.create_table(
        "erp_lane",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("fence", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("heartbeat_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "id"],
            ["erp_link.tenant_id", "erp_link.id"],
            name=op.f("fk_erp_lane_tenant_id_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_erp_lane")),
        postgresql_with={"fillfactor": 50},
    )
    op.create_table(
        "erp_mapping",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "link_id"],
            ["erp_link.tenant_id", "erp_link.id"],
            name=op.f("fk_erp_mapping_tenant_id_link_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_erp_mapping")),
        sa.UniqueConstraint(
            "tenant_id", "link_id", "entity", "number", name=op.f("uq_erp_mapping_tenant_id_link_id_entity_number")
        ),
    )
    op.create_table(
        "erp_outbound",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("local_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("payload", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("fields", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("mapping_number", sa.Integer(), nullable=False),
        sa.Column("depends_on", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("phase", sa.Text(), nullable=True),
        sa.Column("fence", sa.BigInteger(), nullable=False),
        sa.Column("request_hash", sa.Text(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("problem", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("exchange", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("remote", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('approval', 'waiting', 'sending', 'unknown', 'done', 'dead', 'skipped', 'merged')",
            name=op.f("ck_erp_outbound_state"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "link_id"],
            ["erp_link.tenant_id", "erp_link.id"],
            name=op.f("fk_erp_outbound_tenant_id_link_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_erp_outbound")),
    )
    op.create_index(
        "ix_erp_outbound_due",
        "erp_outbound",
        ["tenant_id", "link_id", "next_at"],
        unique=False,
        postgresql_where=sa.text("state IN ('waiting', 'sending', 'unknown')"),
    )
    op.create_index(
        "ix_erp_outbound_key",
        "erp_outbound",
        ["tenant_id", "link_id", "entity", "local_id", "seq"],
        unique=False,
        postgresql_where=sa.text("state IN ('approval', 'waiting', 'sending', 'unknown', 'dead')"),
    )
    op.create_index(
        op.f("ix_erp_outbound_tenant_id_entity_local_id_created_at"),
        "erp_outbound",
        ["tenant_id", "entity", "local_id", "created_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_erp_outbound_tenant_id_link_id_state_updated_at"),
        "erp_outbound",
        ["tenant_id", "link_id", "state", "updated_at"],
        unique=False,
    )
    op.create_table(
        "erp_run",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("counts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sums", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("problem", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('check', 'rehearsal', 'read', 'push', 'reconciliation', 'resync')", name=op.f("ck_erp_run_kind")
        ),
        sa.CheckConstraint("state IN ('running', 'done', 'failed', 'stopped')", name=op.f("ck_erp_run_state")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "link_id"],
            ["erp_link.tenant_id", "erp_link.id"],
            name=op.f("fk_erp_run_tenant_id_link_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_erp_run")),
    )
    op.create_index(
        op.f("ix_erp_run_tenant_id_link_id_started_at"), "erp_run", ["tenant_id", "link_id", "started_at"], unique=False
    )
    op.create_table(
        "erp_switch",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("approvals_left", sa.Integer(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("direction IN ('in', 'out')", name=op.f("ck_erp_switch_direction")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "link_id"],
            ["erp_link.tenant_id", "erp_link.id"],
            name=op.f("fk_erp_switch_tenant_id_link_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_erp_switch")),
        sa.UniqueConstraint(
            "tenant_id", "link_id", "entity", "direction", name=op.f("uq_erp_switch_tenant_id_link_id_entity_direction")
        ),
    )
    op.create_table(
        "erp_value",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("theirs", sa.Text(), nullable=True),
        sa.Column("ours", sa.Text(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "link_id"],
            ["erp_link.tenant_id", "erp_link.id"],
            name=op.f("fk_erp_value_tenant_id_link_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_erp_value")),
    )
    op.create_index(
        "uq_erp_value_ours",
        "erp_value",
        ["tenant_id", "link_id", "name", "ours"],
        unique=True,
        postgresql_where=sa.text("theirs IS NULL"),
    )
    op.create_index(
        "uq_erp_value_theirs",
        "erp_value",
        ["tenant_id", "link_id", "name", "theirs"],
        unique=True,
        postgresql_where=sa.text("theirs IS NOT NULL"),
    )
    op.create_table(
        "erp_conflict",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("binding_id", sa.Uuid(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("fields", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("ours_by", sa.Text(), nullable=True),
        sa.Column("ours_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("theirs_by", sa.Text(), nullable=True),
        sa.Column("theirs_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('open', 'ours', 'theirs', 'mixed', 'gone')", name=op.f("ck_erp_conflict_state")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "binding_id"],
            ["erp_binding.tenant_id", "erp_binding.id"],
            name=op.f("fk_erp_conflict_tenant_id_binding_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "link_id"],
            ["erp_link.tenant_id", "erp_link.id"],
            name=op.f("fk_erp_conflict_tenant_id_link_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_erp_conflict")),
    )
    op.create_index(
        op.f("ix_erp_conflict_tenant_id_link_id_state_created_at"),
        "erp_conflict",
        ["tenant_id", "link_id", "state", "created_at"],
        unique=False,
    )
    op.create_index(
        "uq_erp_conflict_open",
        "erp_conflict",
        ["tenant_id", "binding_id"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "erp_finding",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("local_id", sa.Uuid(), nullable=True),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("fields", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("reason", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.CheckConstraint("direction IN ('in', 'out')", name=op.f("ck_erp_finding_direction")),
        sa.CheckConstraint(
            "outcome IN ('create', 'change', 'skip', 'refuse', 'missing_here', 'missing_there', 'differs', 'unlinked',"
            " 'duplicate', 'stale')",
            name=op.f("ck_erp_finding_outcome"),
        ),
        sa.CheckConstraint("state IN ('open', 'repairing', 'repaired', 'ignored')", name=op.f("ck_erp_finding_state")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "link_id"],
            ["erp_link.tenant_id", "erp_link.id"],
            name=op.f("fk_erp_finding_tenant_id_link_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "run_id"],
            ["erp_run.tenant_id", "erp_run.id"],
            name=op.f("fk_erp_finding_tenant_id_run_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_erp_finding")),
    )
    op.create_index(
        op.f("ix_erp_finding_tenant_id_run_id_outcome_id"),
        "erp_finding",
        ["tenant_id", "run_id", "outcome", "id"],
        unique=False,
    )
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
    for statement in admit_role("erp_lane", SYSTEM_ROLE, "SELECT, UPDATE"):
        op.execute(statement)
