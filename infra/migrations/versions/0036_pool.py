"""The public pool, handing over, and the log of exports."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import protect_table

revision = "0036"
down_revision = "0035"

ALERT_KINDS = (
    "reminder", "mention", "reply", "inquiry", "opened", "send_failed", "appeal", "assigned", "mailbox", "pool",
    "export",
)  # fmt: skip
# Who takes a customer on takes it out of its pool, whichever door they come by.
OWNED_SINCE = """
CREATE OR REPLACE FUNCTION note_owner_since() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- A row that is put back as it was (a merge undone) says itself since when.
    IF TG_OP = 'UPDATE' AND NEW.owned_since IS NOT DISTINCT FROM OLD.owned_since THEN
        NEW.owned_since := CASE WHEN NEW.owner_id IS NULL THEN NULL ELSE now() END;
    ELSIF TG_OP = 'INSERT' THEN
        NEW.owned_since := coalesce(NEW.owned_since, now());
    END IF;
    IF NEW.owner_id IS NOT NULL THEN
        NEW.pool_id := NULL;
    END IF;
    RETURN NEW;
END $$
"""
TENANT_TABLES = [
    "export_run",
    "handover",
    "handover_item",
    "pool",
    "pool_holding",
    "pool_member",
    "pool_move",
    "pool_request",
    "pool_rule",
    "pool_view",
    "recycle_run",
]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "export_run",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("filters", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("masks", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("format IN ('csv', 'xlsx')", name=op.f("ck_export_run_format")),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_export_run")),
    )
    op.create_index(
        op.f("ix_export_run_tenant_id_actor_id_at"), "export_run", ["tenant_id", "actor_id", "at"], unique=False
    )
    op.create_index(op.f("ix_export_run_tenant_id_at_id"), "export_run", ["tenant_id", "at", "id"], unique=False)
    op.create_table(
        "pool",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("open_to_all", sa.Boolean(), nullable=False),
        sa.Column("countries", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("claims_a_day", sa.Integer(), nullable=True),
        sa.Column("views_a_day", sa.Integer(), nullable=True),
        sa.Column("holding_cap", sa.Integer(), nullable=True),
        sa.Column("cool_down_days", sa.Integer(), nullable=False),
        sa.Column("protection_days", sa.Integer(), nullable=False),
        sa.Column("pins", sa.Integer(), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_pool")),
    )
    op.create_index(
        "uq_pool_tenant_id_name_key",
        "pool",
        ["tenant_id", "name_key"],
        unique=True,
        postgresql_where=sa.text("archived_at IS NULL"),
    )
    op.create_table(
        "pool_move",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("company_name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("pool_id", sa.Uuid(), nullable=True),
        sa.Column("pool_name", sa.Text(), nullable=True),
        sa.Column("from_owner_id", sa.Uuid(), nullable=True),
        sa.Column("from_owner_name", sa.Text(), nullable=True),
        sa.Column("to_owner_id", sa.Uuid(), nullable=True),
        sa.Column("to_owner_name", sa.Text(), nullable=True),
        sa.Column("rule_id", sa.Uuid(), nullable=True),
        sa.Column("rule_name", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("details", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('recycled', 'released', 'claimed', 'assigned', 'imported', 'handed_over', 'returned')",
            name=op.f("ck_pool_move_kind"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_pool_move")),
    )
    op.create_index(op.f("ix_pool_move_tenant_id_at_id"), "pool_move", ["tenant_id", "at", "id"], unique=False)
    op.create_index(
        op.f("ix_pool_move_tenant_id_company_id_at"), "pool_move", ["tenant_id", "company_id", "at"], unique=False
    )
    op.create_index(
        op.f("ix_pool_move_tenant_id_to_owner_id_at"),
        "pool_move",
        ["tenant_id", "to_owner_id", "at"],
        unique=False,
        postgresql_where=sa.text("kind = 'claimed'"),
    )
    op.create_table(
        "recycle_run",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("rules", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("cursor", sa.Uuid(), nullable=True),
        sa.Column("moved", sa.Integer(), nullable=False),
        sa.Column("warned", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_recycle_run")),
        sa.UniqueConstraint("tenant_id", "day", name=op.f("uq_recycle_run_tenant_id_day")),
    )
    op.create_table(
        "handover",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("from_id", sa.Uuid(), nullable=False),
        sa.Column("from_name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("to_ids", postgresql.ARRAY(sa.UUID()), nullable=False),
        sa.Column("counts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('leaves', 'leave')", name=op.f("ck_handover_kind")),
        sa.CheckConstraint("state IN ('running', 'done', 'returned')", name=op.f("ck_handover_state")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "from_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_handover_tenant_id_from_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_handover")),
    )
    op.create_index(op.f("ix_handover_tenant_id_at_id"), "handover", ["tenant_id", "at", "id"], unique=False)
    op.create_table(
        "pool_member",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pool_id", sa.Uuid(), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column("admin", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "membership_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_pool_member_tenant_id_membership_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "pool_id"],
            ["pool.tenant_id", "pool.id"],
            name=op.f("fk_pool_member_tenant_id_pool_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_pool_member")),
        sa.UniqueConstraint(
            "tenant_id", "pool_id", "membership_id", name=op.f("uq_pool_member_tenant_id_pool_id_membership_id")
        ),
    )
    op.create_index(
        op.f("ix_pool_member_tenant_id_membership_id"), "pool_member", ["tenant_id", "membership_id"], unique=False
    )
    op.create_table(
        "pool_rule",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("pool_id", sa.Uuid(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("levels", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("countries", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("sources", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("stages", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("follow_ups", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("least_chars", sa.Integer(), nullable=False),
        sa.Column("pauses", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "trigger IN ('no_contact', 'no_order', 'never_won', 'contract_end', 'owner_left')",
            name=op.f("ck_pool_rule_trigger"),
        ),
        sa.CheckConstraint("days BETWEEN 0 AND 3650", name=op.f("ck_pool_rule_days")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "pool_id"],
            ["pool.tenant_id", "pool.id"],
            name=op.f("fk_pool_rule_tenant_id_pool_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_pool_rule")),
    )
    op.create_index(op.f("ix_pool_rule_tenant_id_active"), "pool_rule", ["tenant_id", "active"], unique=False)
    op.create_table(
        "handover_item",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("handover_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("before", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "handover_id"],
            ["handover.tenant_id", "handover.id"],
            name=op.f("fk_handover_item_tenant_id_handover_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "to_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_handover_item_tenant_id_to_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_handover_item")),
    )
    op.create_index(
        op.f("ix_handover_item_tenant_id_handover_id_kind"),
        "handover_item",
        ["tenant_id", "handover_id", "kind"],
        unique=False,
    )
    op.create_table(
        "pool_holding",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("protected_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pinned_by", sa.Uuid(), nullable=True),
        sa.Column("contract_until", sa.Date(), nullable=True),
        sa.Column("pool_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "id"],
            ["company.tenant_id", "company.id"],
            name=op.f("fk_pool_holding_tenant_id_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "pinned_by"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_pool_holding_tenant_id_pinned_by"),
            ondelete="SET NULL (pinned_by)",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_pool_holding")),
    )
    op.create_index(
        op.f("ix_pool_holding_tenant_id_pinned_by"),
        "pool_holding",
        ["tenant_id", "pinned_by"],
        unique=False,
        postgresql_where=sa.text("pinned_by IS NOT NULL"),
    )
    op.create_table(
        "pool_request",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("decided_by_name", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('open', 'approved', 'refused', 'withdrawn')", name=op.f("ck_pool_request_state")),
        sa.CheckConstraint("days BETWEEN 1 AND 365", name=op.f("ck_pool_request_days")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "asked_by"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_pool_request_tenant_id_asked_by"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "company_id"],
            ["company.tenant_id", "company.id"],
            name=op.f("fk_pool_request_tenant_id_company_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_pool_request")),
    )
    op.create_index(
        op.f("ix_pool_request_tenant_id_state_created_at"),
        "pool_request",
        ["tenant_id", "state", "created_at"],
        unique=False,
    )
    op.create_index(
        "uq_pool_request_open",
        "pool_request",
        ["tenant_id", "company_id"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "pool_view",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "company_id"],
            ["company.tenant_id", "company.id"],
            name=op.f("fk_pool_view_tenant_id_company_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "member_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_pool_view_tenant_id_member_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_pool_view")),
        sa.UniqueConstraint(
            "tenant_id", "member_id", "day", "company_id", name=op.f("uq_pool_view_tenant_id_member_id_day_company_id")
        ),
    )
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
    op.execute(OWNED_SINCE)
    listed = ", ".join(f"'{kind}'" for kind in ALERT_KINDS)
    op.execute("ALTER TABLE alert DROP CONSTRAINT ck_alert_kind")
    op.execute(f"ALTER TABLE alert ADD CONSTRAINT ck_alert_kind CHECK (kind IN ({listed})) NOT VALID")
    op.execute("ALTER TABLE alert VALIDATE CONSTRAINT ck_alert_kind")
