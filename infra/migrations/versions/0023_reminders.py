"""Reminders, their occurrences and the rules that set them; follow-ups and travel of customers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import SYSTEM_ROLE, protect_table

revision = "0023"
down_revision = "0022"

TENANT_TABLES = ["reminder", "reminder_occurrence", "reminder_rule"]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    instant = sa.DateTime(timezone=True)
    for table in ("company", "contact"):
        op.add_column(table, sa.Column("zone_reason", sa.Text(), nullable=True))
        op.add_column(table, sa.Column("next_follow_up_at", instant, nullable=True))
    for name, kind in (
        ("away_zone", sa.Text()),
        ("away_place", sa.Text()),
        ("away_from", sa.Date()),
        ("away_until", sa.Date()),
    ):
        op.add_column("contact", sa.Column(name, kind, nullable=True))

    op.create_table(
        "reminder_rule",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("params", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("active_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("run_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('inquiry_unanswered', 'customer_silent', 'customer_holiday')", name=op.f("ck_reminder_rule_kind")
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_reminder_rule")),
    )
    op.create_index(
        op.f("ix_reminder_rule_tenant_id_created_at"), "reminder_rule", ["tenant_id", "created_at"], unique=False
    )
    op.create_table(
        "reminder",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("follow_up", sa.Boolean(), nullable=False),
        sa.Column("assignee_id", sa.Uuid(), nullable=True),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("company_id", sa.Uuid(), nullable=True),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("conversation_id", sa.Uuid(), nullable=True),
        sa.Column("start", sa.DateTime(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("territory", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=True),
        sa.Column("skip_free_days", sa.Boolean(), nullable=False),
        sa.Column("fire_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("snooze_wall", sa.DateTime(), nullable=True),
        sa.Column("snooze_zone", sa.Text(), nullable=True),
        sa.Column("snoozed", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "next_at",
            sa.DateTime(timezone=True),
            sa.Computed("coalesce(due_at, fire_at)", persisted=True),
            nullable=True,
        ),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("missed", sa.Integer(), nullable=False),
        sa.Column("tzdata", sa.Text(), nullable=False),
        sa.Column("moved", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ending", sa.Text(), nullable=True),
        sa.Column("rule_id", sa.Uuid(), nullable=True),
        sa.Column("rule_key", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ending IN ('done', 'cancelled', 'stopped')", name=op.f("ck_reminder_ending")),
        sa.CheckConstraint("origin IN ('person', 'rule')", name=op.f("ck_reminder_origin")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "assignee_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_reminder_tenant_id_assignee_id"),
            ondelete="SET NULL (assignee_id)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "company_id"],
            ["company.tenant_id", "company.id"],
            name=op.f("fk_reminder_tenant_id_company_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "contact_id"],
            ["contact.tenant_id", "contact.id"],
            name=op.f("fk_reminder_tenant_id_contact_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "rule_id"],
            ["reminder_rule.tenant_id", "reminder_rule.id"],
            name=op.f("fk_reminder_tenant_id_rule_id"),
            ondelete="SET NULL (rule_id)",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_reminder")),
    )
    op.create_index(
        "ix_reminder_open",
        "reminder",
        ["tenant_id", "next_at", "id"],
        unique=False,
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(
        op.f("ix_reminder_tenant_id_assignee_id_next_at_id"),
        "reminder",
        ["tenant_id", "assignee_id", "next_at", "id"],
        unique=False,
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(
        op.f("ix_reminder_tenant_id_company_id_next_at"),
        "reminder",
        ["tenant_id", "company_id", "next_at"],
        unique=False,
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(
        op.f("ix_reminder_tenant_id_contact_id_next_at"),
        "reminder",
        ["tenant_id", "contact_id", "next_at"],
        unique=False,
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(
        op.f("ix_reminder_tenant_id_conversation_id"),
        "reminder",
        ["tenant_id", "conversation_id"],
        unique=False,
        postgresql_where=sa.text("conversation_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_reminder_tenant_id_fire_at_id"),
        "reminder",
        ["tenant_id", "fire_at", "id"],
        unique=False,
        postgresql_where=sa.text("fire_at IS NOT NULL"),
    )
    op.create_index(
        "uq_reminder_rule",
        "reminder",
        ["tenant_id", "rule_id", "rule_key"],
        unique=True,
        postgresql_where=sa.text("rule_id IS NOT NULL"),
    )
    op.create_table(
        "reminder_occurrence",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reminder_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fired_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("assignee_id", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('done', 'reached', 'no_answer', 'not_needed')", name=op.f("ck_reminder_occurrence_outcome")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "reminder_id"],
            ["reminder.tenant_id", "reminder.id"],
            name=op.f("fk_reminder_occurrence_tenant_id_reminder_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_reminder_occurrence")),
    )
    op.create_index(
        op.f("ix_reminder_occurrence_tenant_id_fired_at_id"),
        "reminder_occurrence",
        ["tenant_id", "fired_at", "id"],
        unique=False,
    )
    op.create_index(
        "uq_reminder_occurrence_key", "reminder_occurrence", ["tenant_id", "reminder_id", "key"], unique=True
    )

    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
    # The scheduler learns which tenants have something due, and nothing of what it is.
    op.execute(f"CREATE POLICY {SYSTEM_ROLE}_rows ON reminder TO {SYSTEM_ROLE} USING (true)")
    op.execute(f"GRANT SELECT (tenant_id, id, fire_at, tzdata) ON reminder TO {SYSTEM_ROLE}")
    op.execute(f"CREATE POLICY {SYSTEM_ROLE}_rows ON reminder_rule TO {SYSTEM_ROLE} USING (true)")
    op.execute(f"GRANT SELECT (tenant_id, id, active, run_at) ON reminder_rule TO {SYSTEM_ROLE}")
