"""Suppression, tracking, bounces and domain checks."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import SYSTEM_ROLE, admit_role, protect_table

revision = "0018"
down_revision = "0017"

TENANT_TABLES = [
    "auto_reply",
    "bounce",
    "domain_check",
    "sending_alarm",
    "suppression",
    "tracked_link",
    "tracked_message",
    "tracked_recipient",
    "tracking_consent",
    "tracking_due",
    "tracking_hit",
    "tracking_key",
    "tracking_own_source",
    "tracking_policy",
    "tracking_tally",
]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "domain_check",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("domain", sa.Text(), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("result", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("selectors", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_domain_check")),
        sa.UniqueConstraint("tenant_id", "domain", name=op.f("uq_domain_check_tenant_id_domain")),
    )
    op.create_table(
        "sending_alarm",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("diagnostic", sa.Text(), nullable=False),
        sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('authentication', 'reputation', 'throttled', 'complaints')", name=op.f("ck_sending_alarm_kind")
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_sending_alarm")),
    )
    op.create_index(
        "uq_sending_alarm_tenant_id_kind_subject_open",
        "sending_alarm",
        ["tenant_id", "kind", "subject"],
        unique=True,
        postgresql_where=sa.text("settled_at IS NULL"),
    )
    op.create_table(
        "suppression",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("evidence", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_by", sa.Text(), nullable=True),
        sa.Column("lifted_reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "reason IN ('unsubscribed', 'hard_bounce', 'soft_bounces', 'complaint', 'typed')",
            name=op.f("ck_suppression_reason"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_suppression")),
    )
    op.create_index(
        op.f("ix_suppression_tenant_id_since_id"), "suppression", ["tenant_id", "since", "id"], unique=False
    )
    op.create_index(
        "uq_suppression_tenant_id_address_open",
        "suppression",
        ["tenant_id", "address"],
        unique=True,
        postgresql_where=sa.text("lifted_at IS NULL"),
    )
    op.create_table(
        "tracked_message",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("public_id", sa.LargeBinary(), nullable=False),
        sa.Column("outgoing_id", sa.Uuid(), nullable=True),
        sa.Column("bucket", sa.Text(), nullable=True),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("message_id_header", sa.Text(), nullable=True),
        sa.Column("conversation_id", sa.Uuid(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sender_id", sa.Uuid(), nullable=True),
        sa.Column("signs", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.CheckConstraint("mode IN ('off', 'aggregate', 'individual')", name=op.f("ck_tracked_message_mode")),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_tracked_message")),
        sa.UniqueConstraint("tenant_id", "bucket", name=op.f("uq_tracked_message_tenant_id_bucket")),
        sa.UniqueConstraint("tenant_id", "outgoing_id", name=op.f("uq_tracked_message_tenant_id_outgoing_id")),
        sa.UniqueConstraint("tenant_id", "public_id", name=op.f("uq_tracked_message_tenant_id_public_id")),
    )
    op.create_index(
        op.f("ix_tracked_message_tenant_id_conversation_id"),
        "tracked_message",
        ["tenant_id", "conversation_id"],
        unique=False,
        postgresql_where=sa.text("conversation_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_tracked_message_tenant_id_message_id_header"),
        "tracked_message",
        ["tenant_id", "message_id_header"],
        unique=False,
        postgresql_where=sa.text("message_id_header IS NOT NULL"),
    )
    op.create_table(
        "tracking_consent",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('granted', 'refused')", name=op.f("ck_tracking_consent_state")),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_tracking_consent")),
    )
    op.create_index(
        op.f("ix_tracking_consent_tenant_id_address_at"),
        "tracking_consent",
        ["tenant_id", "address", "at"],
        unique=False,
    )
    op.create_table(
        "tracking_key",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_tracking_key")),
    )
    op.create_table(
        "tracking_own_source",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ip", sa.Text(), nullable=False),
        sa.Column("user_agent", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_tracking_own_source")),
        sa.UniqueConstraint(
            "tenant_id", "ip", "user_agent", name=op.f("uq_tracking_own_source_tenant_id_ip_user_agent")
        ),
    )
    op.create_index(
        op.f("ix_tracking_own_source_tenant_id_seen_at"), "tracking_own_source", ["tenant_id", "seen_at"], unique=False
    )
    op.create_table(
        "tracking_policy",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("countries", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("elsewhere", sa.Text(), nullable=False),
        sa.Column("unknown", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=True),
        sa.Column("host_verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("host_problem", sa.Text(), nullable=True),
        sa.Column("keep_sources", sa.Boolean(), nullable=False),
        sa.Column("trap_links", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "elsewhere IN ('off', 'aggregate', 'consent', 'individual')", name=op.f("ck_tracking_policy_elsewhere")
        ),
        sa.CheckConstraint(
            "unknown IN ('off', 'aggregate', 'consent', 'individual')", name=op.f("ck_tracking_policy_unknown")
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_tracking_policy")),
    )
    op.create_table(
        "tracked_link",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("public_id", sa.LargeBinary(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("destination", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('link', 'trap')", name=op.f("ck_tracked_link_kind")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "message_id"],
            ["tracked_message.tenant_id", "tracked_message.id"],
            name=op.f("fk_tracked_link_tenant_id_message_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_tracked_link")),
        sa.UniqueConstraint("tenant_id", "public_id", name=op.f("uq_tracked_link_tenant_id_public_id")),
    )
    op.create_index(
        op.f("ix_tracked_link_tenant_id_message_id"), "tracked_link", ["tenant_id", "message_id"], unique=False
    )
    op.create_table(
        "tracked_recipient",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("public_id", sa.LargeBinary(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("company_id", sa.Uuid(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("clicked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opens", sa.Integer(), nullable=False),
        sa.Column("clicks", sa.Integer(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("auto_replied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("bounced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("bounce", sa.Text(), nullable=True),
        sa.Column("complained_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("unsubscribed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "message_id"],
            ["tracked_message.tenant_id", "tracked_message.id"],
            name=op.f("fk_tracked_recipient_tenant_id_message_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_tracked_recipient")),
        sa.UniqueConstraint(
            "tenant_id", "message_id", "address", name=op.f("uq_tracked_recipient_tenant_id_message_id_address")
        ),
        sa.UniqueConstraint("tenant_id", "public_id", name=op.f("uq_tracked_recipient_tenant_id_public_id")),
    )
    op.create_index(
        op.f("ix_tracked_recipient_tenant_id_address_made_at"),
        "tracked_recipient",
        ["tenant_id", "address", "made_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_tracked_recipient_tenant_id_company_id_made_at"),
        "tracked_recipient",
        ["tenant_id", "company_id", "made_at"],
        unique=False,
        postgresql_where=sa.text("company_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_tracked_recipient_tenant_id_contact_id_made_at"),
        "tracked_recipient",
        ["tenant_id", "contact_id", "made_at"],
        unique=False,
        postgresql_where=sa.text("contact_id IS NOT NULL"),
    )
    op.create_table(
        "tracking_due",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "id"],
            ["tracked_message.tenant_id", "tracked_message.id"],
            name=op.f("fk_tracking_due_tenant_id_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_tracking_due")),
    )
    op.create_index(op.f("ix_tracking_due_tenant_id_due_at"), "tracking_due", ["tenant_id", "due_at"], unique=False)
    op.create_table(
        "tracking_tally",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "message_id"],
            ["tracked_message.tenant_id", "tracked_message.id"],
            name=op.f("fk_tracking_tally_tenant_id_message_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_tracking_tally")),
        sa.UniqueConstraint(
            "tenant_id",
            "message_id",
            "day",
            "kind",
            "verdict",
            name=op.f("uq_tracking_tally_tenant_id_message_id_day_kind_verdict"),
        ),
    )
    op.create_table(
        "tracking_hit",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("ip", sa.Text(), nullable=True),
        sa.Column("user_agent", sa.Text(), nullable=True),
        sa.Column("headers", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("details", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("repeats", sa.Boolean(), nullable=False),
        sa.Column("rules", sa.Integer(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.CheckConstraint("kind IN ('open', 'click', 'trap')", name=op.f("ck_tracking_hit_kind")),
        sa.CheckConstraint(
            "verdict IN ('machine', 'unknown', 'human', 'certain', 'own')", name=op.f("ck_tracking_hit_verdict")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "link_id"],
            ["tracked_link.tenant_id", "tracked_link.id"],
            name=op.f("fk_tracking_hit_tenant_id_link_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "message_id"],
            ["tracked_message.tenant_id", "tracked_message.id"],
            name=op.f("fk_tracking_hit_tenant_id_message_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_tracking_hit")),
    )
    op.create_index(
        op.f("ix_tracking_hit_tenant_id_message_id_at"), "tracking_hit", ["tenant_id", "message_id", "at"], unique=False
    )
    op.create_table(
        "auto_reply",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("tracked_id", sa.Uuid(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("away_from", sa.Date(), nullable=True),
        sa.Column("return_on", sa.Date(), nullable=True),
        sa.Column("substitute_name", sa.Text(), nullable=True),
        sa.Column("substitute_address", sa.Text(), nullable=True),
        sa.Column("substitute_phone", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "message_id"],
            ["message.tenant_id", "message.id"],
            name=op.f("fk_auto_reply_tenant_id_message_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "tracked_id"],
            ["tracked_message.tenant_id", "tracked_message.id"],
            name=op.f("fk_auto_reply_tenant_id_tracked_id"),
            ondelete="SET NULL (tracked_id)",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_auto_reply")),
        sa.UniqueConstraint("tenant_id", "message_id", name=op.f("uq_auto_reply_tenant_id_message_id")),
    )
    op.create_index(
        op.f("ix_auto_reply_tenant_id_address_at"), "auto_reply", ["tenant_id", "address", "at"], unique=False
    )
    op.create_table(
        "bounce",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=True),
        sa.Column("tracked_id", sa.Uuid(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("diagnostic", sa.Text(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "action IN ('failed', 'delayed', 'delivered', 'relayed', 'expanded')", name=op.f("ck_bounce_action")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "message_id"],
            ["message.tenant_id", "message.id"],
            name=op.f("fk_bounce_tenant_id_message_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "tracked_id"],
            ["tracked_message.tenant_id", "tracked_message.id"],
            name=op.f("fk_bounce_tenant_id_tracked_id"),
            ondelete="SET NULL (tracked_id)",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_bounce")),
    )
    op.create_index(
        op.f("ix_bounce_tenant_id_address_at"),
        "bounce",
        ["tenant_id", "address", "at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_bounce_tenant_id_tracked_id"),
        "bounce",
        ["tenant_id", "tracked_id"],
        unique=False,
        postgresql_where=sa.text("tracked_id IS NOT NULL"),
    )
    op.create_index(
        "uq_bounce_tenant_id_message_id_address",
        "bounce",
        ["tenant_id", "message_id", "address"],
        unique=True,
        postgresql_where=sa.text("message_id IS NOT NULL"),
    )
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
    # What the worker looks for across tenants: whose hits are to be judged, and which hosts are ours to answer for.
    admitted = {
        "tracking_due": "SELECT (tenant_id, id, due_at)",
        "tracking_policy": "SELECT (tenant_id, host, host_verified_at)",
    }
    for table, privileges in admitted.items():
        for statement in admit_role(table, SYSTEM_ROLE, privileges):
            op.execute(statement)
