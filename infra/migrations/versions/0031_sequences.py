"""Sequences."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import SYSTEM_ROLE, protect_table

revision = "0031"
down_revision = "0030"

TENANT_TABLES = [
    "mail_sequence",
    "sequence_enrolment",
    "sequence_send",
    "sequence_step",
]
TIMELINE_KINDS = (
    "message", "note", "created", "call", "meeting", "file", "merge", "decision", "sent", "opened", "clicked",
    "bounced", "auto_reply", "unsubscribed", "reminder", "stage", "sequence",
)  # fmt: skip


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "mail_sequence",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("daily_cap", sa.Integer(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("stop_on_stage", sa.Boolean(), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=True),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status IN ('draft', 'running', 'paused', 'archived')", name=op.f("ck_mail_sequence_status")
        ),
        sa.CheckConstraint("daily_cap BETWEEN 1 AND 2000", name=op.f("ck_mail_sequence_daily_cap")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_mail_sequence_tenant_id_owner_id"),
            ondelete="SET NULL (owner_id)",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_mail_sequence")),
    )
    op.create_index(
        op.f("ix_mail_sequence_tenant_id_name_key_id"),
        "mail_sequence",
        ["tenant_id", "name_key", "id"],
        unique=False,
        postgresql_where=sa.text("archived_at IS NULL"),
    )
    op.create_table(
        "sequence_enrolment",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sequence_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=True),
        sa.Column("deal_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("mailbox_id", sa.Uuid(), nullable=True),
        sa.Column("from_address", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("details", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("away_until", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('active', 'paused', 'held', 'finished', 'stopped')", name=op.f("ck_sequence_enrolment_state")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "author_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_sequence_enrolment_tenant_id_author_id"),
            ondelete="SET NULL (author_id)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "mailbox_id"],
            ["mailbox.tenant_id", "mailbox.id"],
            name=op.f("fk_sequence_enrolment_tenant_id_mailbox_id"),
            ondelete="SET NULL (mailbox_id)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "sequence_id"],
            ["mail_sequence.tenant_id", "mail_sequence.id"],
            name=op.f("fk_sequence_enrolment_tenant_id_sequence_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_sequence_enrolment")),
    )
    op.create_index(
        "ix_sequence_enrolment_address",
        "sequence_enrolment",
        ["tenant_id", "address"],
        unique=False,
        postgresql_where=sa.text("state IN ('active', 'paused', 'held')"),
    )
    op.create_index(
        "ix_sequence_enrolment_due",
        "sequence_enrolment",
        ["tenant_id", "sequence_id", "next_at"],
        unique=False,
        postgresql_where=sa.text("state = 'active'"),
    )
    op.create_index(
        op.f("ix_sequence_enrolment_tenant_id_company_id"),
        "sequence_enrolment",
        ["tenant_id", "company_id"],
        unique=False,
        postgresql_where=sa.text("company_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_sequence_enrolment_tenant_id_contact_id"),
        "sequence_enrolment",
        ["tenant_id", "contact_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_sequence_enrolment_tenant_id_sequence_id_state_id"),
        "sequence_enrolment",
        ["tenant_id", "sequence_id", "state", "id"],
        unique=False,
    )
    op.create_index(
        "uq_sequence_enrolment_open",
        "sequence_enrolment",
        ["tenant_id", "contact_id"],
        unique=True,
        postgresql_where=sa.text("state IN ('active', 'paused', 'held')"),
    )
    op.create_table(
        "sequence_step",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sequence_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("template_id", sa.Uuid(), nullable=False),
        sa.Column("wait", sa.Integer(), nullable=False),
        sa.Column("wait_unit", sa.Text(), nullable=False),
        sa.Column("thread", sa.Text(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("thread IN ('same', 'new')", name=op.f("ck_sequence_step_thread")),
        sa.CheckConstraint("wait_unit IN ('hours', 'days')", name=op.f("ck_sequence_step_wait_unit")),
        sa.CheckConstraint("wait BETWEEN 0 AND 200", name=op.f("ck_sequence_step_wait")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "sequence_id"],
            ["mail_sequence.tenant_id", "mail_sequence.id"],
            name=op.f("fk_sequence_step_tenant_id_sequence_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "template_id"],
            ["template.tenant_id", "template.id"],
            name=op.f("fk_sequence_step_tenant_id_template_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_sequence_step")),
    )
    op.create_index(
        op.f("ix_sequence_step_tenant_id_sequence_id_position"),
        "sequence_step",
        ["tenant_id", "sequence_id", "position"],
        unique=False,
    )
    op.create_table(
        "sequence_send",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sequence_id", sa.Uuid(), nullable=False),
        sa.Column("enrolment_id", sa.Uuid(), nullable=False),
        sa.Column("step_id", sa.Uuid(), nullable=False),
        sa.Column("outgoing_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "enrolment_id"],
            ["sequence_enrolment.tenant_id", "sequence_enrolment.id"],
            name=op.f("fk_sequence_send_tenant_id_enrolment_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "outgoing_id"],
            ["outgoing_message.tenant_id", "outgoing_message.id"],
            name=op.f("fk_sequence_send_tenant_id_outgoing_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "step_id"],
            ["sequence_step.tenant_id", "sequence_step.id"],
            name=op.f("fk_sequence_send_tenant_id_step_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_sequence_send")),
        sa.UniqueConstraint(
            "tenant_id", "enrolment_id", "step_id", name=op.f("uq_sequence_send_tenant_id_enrolment_id_step_id")
        ),
        sa.UniqueConstraint("tenant_id", "outgoing_id", name=op.f("uq_sequence_send_tenant_id_outgoing_id")),
    )
    op.create_index(
        op.f("ix_sequence_send_tenant_id_sequence_id_at"),
        "sequence_send",
        ["tenant_id", "sequence_id", "at"],
        unique=False,
    )
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
    # The runner learns which sequences have somebody due, and nothing of whom.
    for table, columns in (
        ("mail_sequence", "tenant_id, id, status, not_before"),
        ("sequence_enrolment", "tenant_id, id, sequence_id, state, next_at"),
    ):
        op.execute(f"CREATE POLICY {SYSTEM_ROLE}_rows ON {table} TO {SYSTEM_ROLE} USING (true)")
        op.execute(f"GRANT SELECT ({columns}) ON {table} TO {SYSTEM_ROLE}")
    listed = ", ".join(f"'{kind}'" for kind in TIMELINE_KINDS)
    op.drop_constraint(op.f("ck_timeline_entry_kind"), "timeline_entry")
    op.execute(f"ALTER TABLE timeline_entry ADD CONSTRAINT ck_timeline_entry_kind CHECK (kind IN ({listed})) NOT VALID")
