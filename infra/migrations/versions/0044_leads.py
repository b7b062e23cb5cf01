"""Leads: who answers an inquiry, and by when."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import SYSTEM_ROLE, protect_table

revision = "0044"
down_revision = "0043"

ALERTS = (
    "'reminder', 'mention', 'reply', 'inquiry', 'opened', 'send_failed', 'appeal', 'assigned', 'mailbox', 'pool',"
    " 'export', 'erp', 'late'"
)
TENANT_TABLES = [
    "lead",
    "lead_desk",
    "lead_event",
    "lead_form",
    "lead_rule",
    "lead_submission",
]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "lead_desk",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("territory", sa.Text(), nullable=True),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("opens < closes", name=op.f("ck_lead_desk_hours")),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_lead_desk")),
    )
    op.create_table(
        "lead_form",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("languages", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("fields", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("texts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("origins", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("pipeline_id", sa.Uuid(), nullable=True),
        sa.Column("thanks_url", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_lead_form")),
    )
    op.create_index("uq_lead_form_key", "lead_form", ["tenant_id", "key"], unique=True)
    op.create_table(
        "lead_rule",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("active_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("countries", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("languages", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("products", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("sources", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("mailbox_ids", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("form_ids", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("member_ids", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("open_cap", sa.Integer(), nullable=True),
        sa.Column("daily_cap", sa.Integer(), nullable=True),
        sa.Column("priority", sa.Text(), nullable=False),
        sa.Column("respond_hours", sa.Double(), nullable=True),
        sa.Column("reassign_hours", sa.Double(), nullable=True),
        sa.Column("last_member_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("method IN ('round_robin', 'load', 'awake', 'fixed')", name=op.f("ck_lead_rule_method")),
        sa.CheckConstraint("priority IN ('high', 'normal', 'low')", name=op.f("ck_lead_rule_priority")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "last_member_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_lead_rule_tenant_id_last_member_id"),
            ondelete="SET NULL (last_member_id)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "team_id"],
            ["team.tenant_id", "team.id"],
            name=op.f("fk_lead_rule_tenant_id_team_id"),
            ondelete="SET NULL (team_id)",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_lead_rule")),
    )
    op.create_index(
        op.f("ix_lead_rule_tenant_id_position_id"), "lead_rule", ["tenant_id", "position", "id"], unique=False
    )
    op.create_table(
        "lead",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=True),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("conversation_id", sa.Uuid(), nullable=True),
        sa.Column("form_id", sa.Uuid(), nullable=True),
        sa.Column("deal_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("products", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("mailbox_ids", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("assigned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("kept", sa.Boolean(), nullable=False),
        sa.Column("rule_id", sa.Uuid(), nullable=True),
        sa.Column("priority", sa.Text(), nullable=False),
        sa.Column("sla", sa.Text(), nullable=False),
        sa.Column("respond_hours", sa.Double(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("left_hours", sa.Double(), nullable=True),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("escalated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("responded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("response_hours", sa.Double(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("priority IN ('high', 'normal', 'low')", name=op.f("ck_lead_priority")),
        sa.CheckConstraint("sla IN ('none', 'running', 'paused', 'met', 'breached')", name=op.f("ck_lead_sla")),
        sa.CheckConstraint("source IN ('mail', 'form', 'api', 'manual')", name=op.f("ck_lead_source")),
        sa.CheckConstraint("state IN ('open', 'done', 'dropped')", name=op.f("ck_lead_state")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "company_id"],
            ["company.tenant_id", "company.id"],
            name=op.f("fk_lead_tenant_id_company_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "contact_id"],
            ["contact.tenant_id", "contact.id"],
            name=op.f("fk_lead_tenant_id_contact_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_lead_tenant_id_owner_id"),
            ondelete="SET NULL (owner_id)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "rule_id"],
            ["lead_rule.tenant_id", "lead_rule.id"],
            name=op.f("fk_lead_tenant_id_rule_id"),
            ondelete="SET NULL (rule_id)",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_lead")),
    )
    op.create_index(op.f("ix_lead_tenant_id_asked_at_id"), "lead", ["tenant_id", "asked_at", "id"], unique=False)
    op.create_index(
        op.f("ix_lead_tenant_id_company_id_asked_at"), "lead", ["tenant_id", "company_id", "asked_at"], unique=False
    )
    op.create_index(
        op.f("ix_lead_tenant_id_contact_id"),
        "lead",
        ["tenant_id", "contact_id"],
        unique=False,
        postgresql_where=sa.text("contact_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_lead_tenant_id_next_at_id"),
        "lead",
        ["tenant_id", "next_at", "id"],
        unique=False,
        postgresql_where=sa.text("next_at IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_lead_tenant_id_owner_id_asked_at_id"),
        "lead",
        ["tenant_id", "owner_id", "asked_at", "id"],
        unique=False,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index(
        "uq_lead_conversation",
        "lead",
        ["tenant_id", "conversation_id"],
        unique=True,
        postgresql_where=sa.text("conversation_id IS NOT NULL"),
    )
    op.create_table(
        "lead_event",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("lead_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("rule_id", sa.Uuid(), nullable=True),
        sa.Column("rule_name", sa.Text(), nullable=True),
        sa.Column("from_owner_id", sa.Uuid(), nullable=True),
        sa.Column("from_owner_name", sa.Text(), nullable=True),
        sa.Column("to_owner_id", sa.Uuid(), nullable=True),
        sa.Column("to_owner_name", sa.Text(), nullable=True),
        sa.Column("reason", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("actor_name", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('assigned', 'kept', 'unassigned', 'reassigned', 'escalated', 'answered', 'paused', 'resumed',"
            " 'done', 'dropped', 'reopened')",
            name=op.f("ck_lead_event_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "lead_id"],
            ["lead.tenant_id", "lead.id"],
            name=op.f("fk_lead_event_tenant_id_lead_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_lead_event")),
    )
    op.create_index(
        op.f("ix_lead_event_tenant_id_lead_id_at_id"), "lead_event", ["tenant_id", "lead_id", "at", "id"], unique=False
    )
    op.create_index(
        op.f("ix_lead_event_tenant_id_to_owner_id_at"),
        "lead_event",
        ["tenant_id", "to_owner_id", "at"],
        unique=False,
        postgresql_where=sa.text("kind IN ('assigned', 'reassigned')"),
    )
    op.create_table(
        "lead_submission",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("form_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("values", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("consent", sa.Text(), nullable=True),
        sa.Column("page", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("held_for", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("lead_id", sa.Uuid(), nullable=True),
        sa.Column("company_id", sa.Uuid(), nullable=True),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("state IN ('taken', 'held', 'released', 'refused')", name=op.f("ck_lead_submission_state")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "company_id"],
            ["company.tenant_id", "company.id"],
            name=op.f("fk_lead_submission_tenant_id_company_id"),
            ondelete="SET NULL (company_id)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "contact_id"],
            ["contact.tenant_id", "contact.id"],
            name=op.f("fk_lead_submission_tenant_id_contact_id"),
            ondelete="SET NULL (contact_id)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "form_id"],
            ["lead_form.tenant_id", "lead_form.id"],
            name=op.f("fk_lead_submission_tenant_id_form_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "lead_id"],
            ["lead.tenant_id", "lead.id"],
            name=op.f("fk_lead_submission_tenant_id_lead_id"),
            ondelete="SET NULL (lead_id)",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_lead_submission")),
    )
    op.create_index(
        op.f("ix_lead_submission_tenant_id_company_id"),
        "lead_submission",
        ["tenant_id", "company_id"],
        unique=False,
        postgresql_where=sa.text("company_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_lead_submission_tenant_id_contact_id"),
        "lead_submission",
        ["tenant_id", "contact_id"],
        unique=False,
        postgresql_where=sa.text("contact_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_lead_submission_tenant_id_form_id_at_id"),
        "lead_submission",
        ["tenant_id", "form_id", "at", "id"],
        unique=False,
    )
    op.add_column("membership", sa.Column("time_zone", sa.Text(), server_default="UTC", nullable=False))
    # Seats of all tenants at once: the owner of a table sees its rows where its policies are not forced.
    op.execute("ALTER TABLE membership NO FORCE ROW LEVEL SECURITY")
    op.execute(
        "UPDATE membership m SET time_zone = a.time_zone FROM user_account a"
        " WHERE a.id = m.user_id AND m.time_zone <> a.time_zone"
    )
    op.execute("ALTER TABLE membership FORCE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE alert DROP CONSTRAINT ck_alert_kind")
    op.execute(f"ALTER TABLE alert ADD CONSTRAINT ck_alert_kind CHECK (kind IN ({ALERTS})) NOT VALID")
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
    # The clock learns which tenants have a lead that wants something done, and nothing of what it is.
    op.execute(f"CREATE POLICY {SYSTEM_ROLE}_rows ON lead TO {SYSTEM_ROLE} USING (true)")
    op.execute(f"GRANT SELECT (tenant_id, id, next_at) ON lead TO {SYSTEM_ROLE}")
