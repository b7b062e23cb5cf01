"""Pipelines and deals."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import protect_table

revision = "0029"
down_revision = "0028"

TENANT_TABLES = [
    "deal",
    "deal_competitor",
    "deal_conversation",
    "deal_counter",
    "deal_line",
    "deal_owner",
    "deal_proof",
    "deal_saved_view",
    "deal_stage_change",
    "deal_target",
    "loss_reason",
    "pipeline",
    "pipeline_stage",
    "stage_pace",
]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    _stages()
    _deals()
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)


def _stages() -> None:
    op.create_table(
        "deal_counter",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_deal_counter")),
    )
    op.create_table(
        "loss_reason",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_loss_reason")),
    )
    op.create_index(
        "uq_loss_reason_tenant_id_name_key",
        "loss_reason",
        ["tenant_id", "name_key"],
        unique=True,
        postgresql_where=sa.text("archived_at IS NULL"),
    )
    op.create_table(
        "pipeline",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_pipeline")),
    )
    op.create_index(
        op.f("ix_pipeline_tenant_id_position_id"), "pipeline", ["tenant_id", "position", "id"], unique=False
    )
    op.create_table(
        "deal_saved_view",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("sharing", sa.Text(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("params", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("sharing IN ('me', 'team', 'all')", name=op.f("ck_deal_saved_view_sharing")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "member_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_deal_saved_view_tenant_id_member_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "team_id"],
            ["team.tenant_id", "team.id"],
            name=op.f("fk_deal_saved_view_tenant_id_team_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_deal_saved_view")),
    )
    op.create_index(
        op.f("ix_deal_saved_view_tenant_id_member_id"), "deal_saved_view", ["tenant_id", "member_id"], unique=False
    )
    op.create_table(
        "deal_target",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("extract(day FROM month) = 1", name=op.f("ck_deal_target_month")),
        sa.CheckConstraint("member_id IS NULL OR team_id IS NULL", name=op.f("ck_deal_target_whose")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "member_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_deal_target_tenant_id_member_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "team_id"],
            ["team.tenant_id", "team.id"],
            name=op.f("fk_deal_target_tenant_id_team_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_deal_target")),
    )
    op.create_index(op.f("ix_deal_target_tenant_id_month"), "deal_target", ["tenant_id", "month"], unique=False)
    op.create_index(
        "uq_deal_target_house",
        "deal_target",
        ["tenant_id", "month"],
        unique=True,
        postgresql_where=sa.text("member_id IS NULL AND team_id IS NULL"),
    )
    op.create_index(
        "uq_deal_target_member",
        "deal_target",
        ["tenant_id", "member_id", "month"],
        unique=True,
        postgresql_where=sa.text("member_id IS NOT NULL"),
    )
    op.create_index(
        "uq_deal_target_team",
        "deal_target",
        ["tenant_id", "team_id", "month"],
        unique=True,
        postgresql_where=sa.text("team_id IS NOT NULL"),
    )
    op.create_table(
        "pipeline_stage",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pipeline_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("probability", sa.SmallInteger(), nullable=False),
        sa.Column("sla_days", sa.Integer(), nullable=True),
        sa.Column("entry_proofs", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("exit_proofs", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('inquiry', 'quotation', 'sample', 'contract', 'deposit', 'production', 'inspection', 'shipment', "
            "'balance', 'after_sales', 'other')",
            name=op.f("ck_pipeline_stage_kind"),
        ),
        sa.CheckConstraint("probability BETWEEN 0 AND 100", name=op.f("ck_pipeline_stage_probability")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "pipeline_id"],
            ["pipeline.tenant_id", "pipeline.id"],
            name=op.f("fk_pipeline_stage_tenant_id_pipeline_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_pipeline_stage")),
    )
    op.create_index(
        op.f("ix_pipeline_stage_tenant_id_pipeline_id_position"),
        "pipeline_stage",
        ["tenant_id", "pipeline_id", "position"],
        unique=False,
    )
    op.create_table(
        "stage_pace",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pipeline_id", sa.Uuid(), nullable=False),
        sa.Column("stage_id", sa.Uuid(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("product_key", sa.Text(), nullable=True),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("median_seconds", sa.Integer(), nullable=False),
        sa.Column("slow_seconds", sa.Integer(), nullable=False),
        sa.Column("learnt_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "pipeline_id"],
            ["pipeline.tenant_id", "pipeline.id"],
            name=op.f("fk_stage_pace_tenant_id_pipeline_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "stage_id"],
            ["pipeline_stage.tenant_id", "pipeline_stage.id"],
            name=op.f("fk_stage_pace_tenant_id_stage_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_stage_pace")),
    )
    op.create_index(
        op.f("ix_stage_pace_tenant_id_pipeline_id_stage_id"),
        "stage_pace",
        ["tenant_id", "pipeline_id", "stage_id"],
        unique=False,
    )
    op.create_table(
        "deal",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("pipeline_id", sa.Uuid(), nullable=False),
        sa.Column("stage_id", sa.Uuid(), nullable=False),
        sa.Column("stage_entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("amount", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("rate", sa.Numeric(precision=20, scale=10), nullable=True),
        sa.Column("rate_currency", sa.Text(), nullable=True),
        sa.Column("rate_date", sa.Date(), nullable=True),
        sa.Column("rate_source", sa.Text(), nullable=True),
        sa.Column(
            "value",
            sa.Numeric(precision=20, scale=6),
            sa.Computed("round(amount * rate, 6)", persisted=True),
            nullable=True,
        ),
        sa.Column("deposit_percent", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.Column("probability", sa.Integer(), nullable=True),
        sa.Column("expected_close_on", sa.Date(), nullable=True),
        sa.Column("expected_ship_on", sa.Date(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("lost_reason_id", sa.Uuid(), nullable=True),
        sa.Column("lost_note", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_step", sa.Text(), nullable=True),
        sa.Column("next_follow_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("product_key", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(status = 'open') = (closed_at IS NULL)", name=op.f("ck_deal_closed")),
        sa.CheckConstraint("source IN ('mail', 'manual', 'form', 'api', 'import')", name=op.f("ck_deal_source")),
        sa.CheckConstraint("status IN ('open', 'won', 'lost')", name=op.f("ck_deal_status")),
        sa.CheckConstraint("(rate IS NULL) = (rate_currency IS NULL)", name=op.f("ck_deal_rate")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "company_id"],
            ["company.tenant_id", "company.id"],
            name=op.f("fk_deal_tenant_id_company_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "contact_id"],
            ["contact.tenant_id", "contact.id"],
            name=op.f("fk_deal_tenant_id_contact_id"),
            ondelete="SET NULL (contact_id)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "lost_reason_id"],
            ["loss_reason.tenant_id", "loss_reason.id"],
            name=op.f("fk_deal_tenant_id_lost_reason_id"),
            ondelete="SET NULL (lost_reason_id)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_deal_tenant_id_owner_id"),
            ondelete="SET NULL (owner_id)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "pipeline_id"],
            ["pipeline.tenant_id", "pipeline.id"],
            name=op.f("fk_deal_tenant_id_pipeline_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "stage_id"],
            ["pipeline_stage.tenant_id", "pipeline_stage.id"],
            name=op.f("fk_deal_tenant_id_stage_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_deal")),
        sa.UniqueConstraint("tenant_id", "number", name=op.f("uq_deal_tenant_id_number")),
    )
    op.create_index(
        "ix_deal_sums",
        "deal",
        ["tenant_id", "pipeline_id", "stage_id", "rate_currency", "value", "rate_date"],
        unique=False,
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_index(
        op.f("ix_deal_tenant_id_company_id_opened_at"), "deal", ["tenant_id", "company_id", "opened_at"], unique=False
    )
    op.create_index(
        op.f("ix_deal_tenant_id_contact_id"),
        "deal",
        ["tenant_id", "contact_id"],
        unique=False,
        postgresql_where=sa.text("contact_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_deal_tenant_id_expected_close_on_id"), "deal", ["tenant_id", "expected_close_on", "id"], unique=False
    )
    op.create_index(
        op.f("ix_deal_tenant_id_expected_ship_on_id"),
        "deal",
        ["tenant_id", "expected_ship_on", "id"],
        unique=False,
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_index(op.f("ix_deal_tenant_id_name_key_id"), "deal", ["tenant_id", "name_key", "id"], unique=False)
    op.create_index(
        op.f("ix_deal_tenant_id_next_follow_up_at_id"),
        "deal",
        ["tenant_id", "next_follow_up_at", "id"],
        unique=False,
        postgresql_where=sa.text("next_follow_up_at IS NOT NULL"),
    )
    op.create_index(op.f("ix_deal_tenant_id_opened_at_id"), "deal", ["tenant_id", "opened_at", "id"], unique=False)
    op.create_index(
        op.f("ix_deal_tenant_id_owner_id_status_opened_at"),
        "deal",
        ["tenant_id", "owner_id", "status", "opened_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_deal_tenant_id_pipeline_id_closed_at"),
        "deal",
        ["tenant_id", "pipeline_id", "closed_at"],
        unique=False,
        postgresql_where=sa.text("closed_at IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_deal_tenant_id_pipeline_id_stage_id_stage_entered_at_id"),
        "deal",
        ["tenant_id", "pipeline_id", "stage_id", "stage_entered_at", "id"],
        unique=False,
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_index(
        op.f("ix_deal_tenant_id_stage_entered_at_id"), "deal", ["tenant_id", "stage_entered_at", "id"], unique=False
    )
    op.create_index(op.f("ix_deal_tenant_id_value_id"), "deal", ["tenant_id", "value", "id"], unique=False)


def _deals() -> None:
    op.create_table(
        "deal_competitor",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deal_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("offer", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "deal_id"],
            ["deal.tenant_id", "deal.id"],
            name=op.f("fk_deal_competitor_tenant_id_deal_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_deal_competitor")),
    )
    op.create_index(
        op.f("ix_deal_competitor_tenant_id_deal_id"), "deal_competitor", ["tenant_id", "deal_id"], unique=False
    )
    op.create_table(
        "deal_conversation",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deal_id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "conversation_id"],
            ["conversation.tenant_id", "conversation.id"],
            name=op.f("fk_deal_conversation_tenant_id_conversation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "deal_id"],
            ["deal.tenant_id", "deal.id"],
            name=op.f("fk_deal_conversation_tenant_id_deal_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_deal_conversation")),
        sa.UniqueConstraint(
            "tenant_id",
            "deal_id",
            "conversation_id",
            name=op.f("uq_deal_conversation_tenant_id_deal_id_conversation_id"),
        ),
    )
    op.create_index(
        op.f("ix_deal_conversation_tenant_id_conversation_id"),
        "deal_conversation",
        ["tenant_id", "conversation_id"],
        unique=False,
    )
    op.create_table(
        "deal_line",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deal_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=True),
        sa.Column("quantity", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("unit_price", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "deal_id"],
            ["deal.tenant_id", "deal.id"],
            name=op.f("fk_deal_line_tenant_id_deal_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_deal_line")),
    )
    op.create_index(
        op.f("ix_deal_line_tenant_id_deal_id_position"), "deal_line", ["tenant_id", "deal_id", "position"], unique=False
    )
    op.create_table(
        "deal_owner",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deal_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("share", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.CheckConstraint("share > 0 AND share <= 100", name=op.f("ck_deal_owner_share")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "deal_id"],
            ["deal.tenant_id", "deal.id"],
            name=op.f("fk_deal_owner_tenant_id_deal_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "member_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_deal_owner_tenant_id_member_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_deal_owner")),
        sa.UniqueConstraint(
            "tenant_id", "deal_id", "member_id", name=op.f("uq_deal_owner_tenant_id_deal_id_member_id")
        ),
    )
    op.create_index(op.f("ix_deal_owner_tenant_id_member_id"), "deal_owner", ["tenant_id", "member_id"], unique=False)
    op.create_table(
        "deal_proof",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deal_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "deal_id"],
            ["deal.tenant_id", "deal.id"],
            name=op.f("fk_deal_proof_tenant_id_deal_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_deal_proof")),
        sa.UniqueConstraint("tenant_id", "deal_id", "key", name=op.f("uq_deal_proof_tenant_id_deal_id_key")),
    )
    op.create_table(
        "deal_stage_change",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deal_id", sa.Uuid(), nullable=False),
        sa.Column("pipeline_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("from_stage_id", sa.Uuid(), nullable=True),
        sa.Column("to_stage_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("undoes_id", sa.Uuid(), nullable=True),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("counts", sa.Boolean(), sa.Computed("NOT undone AND kind <> 'undo'", persisted=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('create', 'move', 'undo', 'close', 'reopen')", name=op.f("ck_deal_stage_change_kind")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "deal_id"],
            ["deal.tenant_id", "deal.id"],
            name=op.f("fk_deal_stage_change_tenant_id_deal_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_deal_stage_change")),
    )
    op.create_index(
        "ix_deal_stage_change_passage",
        "deal_stage_change",
        ["tenant_id", "pipeline_id", "at", "from_stage_id", "to_stage_id", "seconds", "deal_id"],
        unique=False,
        postgresql_where=sa.text("counts"),
    )
    op.create_index(
        op.f("ix_deal_stage_change_tenant_id_deal_id_at_id"),
        "deal_stage_change",
        ["tenant_id", "deal_id", "at", "id"],
        unique=False,
    )
