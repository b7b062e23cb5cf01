"""Outgoing mail: the outbox, identities, lanes and limits."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import SYSTEM_ROLE, admit_role, protect_table

revision = "0020"
down_revision = "0019"

TENANT_TABLES = [
    "mail_identity",
    "outgoing_attachment",
    "outgoing_message",
    "outgoing_recipient",
    "sending_lane",
    "sending_limit",
]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "mail_identity",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("mailbox_id", sa.Uuid(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("used_by", sa.Text(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("used_by IN ('owner', 'team', 'all')", name=op.f("ck_mail_identity_used_by")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "mailbox_id"],
            ["mailbox.tenant_id", "mailbox.id"],
            name=op.f("fk_mail_identity_tenant_id_mailbox_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_mail_identity_tenant_id_owner_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "team_id"],
            ["team.tenant_id", "team.id"],
            name=op.f("fk_mail_identity_tenant_id_team_id"),
            ondelete="SET NULL (team_id)",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_mail_identity")),
        sa.UniqueConstraint(
            "tenant_id", "mailbox_id", "address", name=op.f("uq_mail_identity_tenant_id_mailbox_id_address")
        ),
    )
    op.create_table(
        "sending_lane",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("fence", sa.BigInteger(), nullable=False),
        sa.Column("heartbeat_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "id"],
            ["mailbox.tenant_id", "mailbox.id"],
            name=op.f("fk_sending_lane_tenant_id_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_sending_lane")),
        postgresql_with={"fillfactor": 50},
    )
    op.create_table(
        "sending_limit",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("per_hour", sa.Integer(), nullable=False),
        sa.Column("per_day", sa.Integer(), nullable=False),
        sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pause", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("throttled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "id"],
            ["mailbox.tenant_id", "mailbox.id"],
            name=op.f("fk_sending_limit_tenant_id_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_sending_limit")),
    )
    op.create_table(
        "outgoing_message",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("author_name", sa.Text(), nullable=False),
        sa.Column("mailbox_id", sa.Uuid(), nullable=True),
        sa.Column("from_address", sa.Text(), nullable=False),
        sa.Column("from_name", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("conversation_id", sa.Uuid(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("with_signature", sa.Boolean(), nullable=False),
        sa.Column("with_quote", sa.Boolean(), nullable=False),
        sa.Column("template_id", sa.Uuid(), nullable=True),
        sa.Column("final_html", sa.Text(), nullable=True),
        sa.Column("final_text", sa.Text(), nullable=True),
        sa.Column("message_id_header", sa.Text(), nullable=True),
        sa.Column("in_reply_to", sa.Text(), nullable=True),
        sa.Column("references", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("unsubscribe", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("unique_key", sa.Text(), nullable=True),
        sa.Column("send_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("schedule", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("phase", sa.Text(), nullable=True),
        sa.Column("fence", sa.BigInteger(), nullable=False),
        sa.Column("checks", sa.Integer(), nullable=False),
        sa.Column("raw_sha256", sa.Text(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recipient_count", sa.Integer(), nullable=False),
        sa.Column("server_said", sa.Text(), nullable=True),
        sa.Column("error", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("filing", sa.Text(), nullable=False),
        sa.Column("filing_tries", sa.Integer(), nullable=False),
        sa.Column("filing_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stored_message_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("filing IN ('none', 'pending', 'done', 'failed')", name=op.f("ck_outgoing_message_filing")),
        sa.CheckConstraint("mode IN ('new', 'reply', 'reply_all', 'forward')", name=op.f("ck_outgoing_message_mode")),
        sa.CheckConstraint("origin IN ('person', 'sequence')", name=op.f("ck_outgoing_message_origin")),
        sa.CheckConstraint("phase IN ('prepared', 'handing_over')", name=op.f("ck_outgoing_message_phase")),
        sa.CheckConstraint(
            "state IN ('draft', 'queued', 'sending', 'checking', 'sent', 'failed', 'cancelled')",
            name=op.f("ck_outgoing_message_state"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "conversation_id"],
            ["conversation.tenant_id", "conversation.id"],
            name=op.f("fk_outgoing_message_tenant_id_conversation_id"),
            ondelete="SET NULL (conversation_id)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "mailbox_id"],
            ["mailbox.tenant_id", "mailbox.id"],
            name=op.f("fk_outgoing_message_tenant_id_mailbox_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "parent_id"],
            ["message.tenant_id", "message.id"],
            name=op.f("fk_outgoing_message_tenant_id_parent_id"),
            ondelete="SET NULL (parent_id)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "stored_message_id"],
            ["message.tenant_id", "message.id"],
            name=op.f("fk_outgoing_message_tenant_id_stored_message_id"),
            ondelete="SET NULL (stored_message_id)",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_outgoing_message")),
    )
    op.create_index(
        "ix_outgoing_message_open",
        "outgoing_message",
        ["tenant_id", "mailbox_id", "state", "send_at"],
        unique=False,
        postgresql_where=sa.text("state IN ('queued', 'sending', 'checking') OR filing = 'pending'"),
    )
    op.create_index(
        "ix_outgoing_message_sent",
        "outgoing_message",
        ["tenant_id", "mailbox_id", "sent_at"],
        unique=False,
        postgresql_where=sa.text("sent_at IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_outgoing_message_tenant_id_author_id_state_updated_at"),
        "outgoing_message",
        ["tenant_id", "author_id", "state", "updated_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_outgoing_message_tenant_id_conversation_id"),
        "outgoing_message",
        ["tenant_id", "conversation_id"],
        unique=False,
        postgresql_where=sa.text("conversation_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_outgoing_message_tenant_id_parent_id"),
        "outgoing_message",
        ["tenant_id", "parent_id"],
        unique=False,
        postgresql_where=sa.text("parent_id IS NOT NULL"),
    )
    op.create_index(
        "uq_outgoing_message_message_id",
        "outgoing_message",
        ["tenant_id", "message_id_header"],
        unique=True,
        postgresql_where=sa.text("message_id_header IS NOT NULL"),
    )
    op.create_index(
        "uq_outgoing_message_unique_key",
        "outgoing_message",
        ["tenant_id", "unique_key"],
        unique=True,
        postgresql_where=sa.text("unique_key IS NOT NULL"),
    )
    op.create_table(
        "outgoing_attachment",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("outgoing_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("content_id", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "outgoing_id"],
            ["outgoing_message.tenant_id", "outgoing_message.id"],
            name=op.f("fk_outgoing_attachment_tenant_id_outgoing_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_outgoing_attachment")),
    )
    op.create_index(
        op.f("ix_outgoing_attachment_tenant_id_outgoing_id_position"),
        "outgoing_attachment",
        ["tenant_id", "outgoing_id", "position"],
        unique=False,
    )
    op.create_table(
        "outgoing_recipient",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("outgoing_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("server_said", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('to', 'cc', 'bcc')", name=op.f("ck_outgoing_recipient_kind")),
        sa.CheckConstraint(
            "state IN ('pending', 'accepted', 'refused', 'suppressed')", name=op.f("ck_outgoing_recipient_state")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "outgoing_id"],
            ["outgoing_message.tenant_id", "outgoing_message.id"],
            name=op.f("fk_outgoing_recipient_tenant_id_outgoing_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_outgoing_recipient")),
    )
    op.create_index(
        op.f("ix_outgoing_recipient_tenant_id_address"), "outgoing_recipient", ["tenant_id", "address"], unique=False
    )
    op.create_index(
        op.f("ix_outgoing_recipient_tenant_id_outgoing_id_position"),
        "outgoing_recipient",
        ["tenant_id", "outgoing_id", "position"],
        unique=False,
    )
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
    for statement in admit_role("sending_lane", SYSTEM_ROLE, "SELECT, UPDATE"):
        op.execute(statement)
