"""Mailboxes, messages, conversations."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import SYSTEM_ROLE, admit_role, protect_table

revision = "0002"
down_revision = "0001"

TENANT_TABLES = [
    "conversation",
    "conversation_mailbox",
    "conversation_reading",
    "ingest_skip",
    "mail_folder",
    "mailbox",
    "mailbox_lease",
    "message",
    "message_body",
    "message_part",
    "message_placement",
    "message_reference",
]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "conversation",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_key", sa.Text(), nullable=True),
        sa.Column("first_message_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_message_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("message_count", sa.Integer(), nullable=False),
        sa.Column("has_attachments", sa.Boolean(), nullable=False),
        sa.Column("participants", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("snippet", sa.Text(), nullable=False),
        sa.Column("direction_last", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("in_inbox", sa.Boolean(), nullable=False),
        sa.Column("in_sent", sa.Boolean(), nullable=False),
        sa.Column("unseen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("merged_into_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("direction_last IN ('in', 'out')", name=op.f("ck_conversation_direction_last")),
        sa.CheckConstraint("kind IN ('human', 'machine')", name=op.f("ck_conversation_kind")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "merged_into_id"],
            ["conversation.tenant_id", "conversation.id"],
            name=op.f("fk_conversation_tenant_id_merged_into_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_conversation")),
    )
    op.create_index(
        "ix_conversation_inbox",
        "conversation",
        ["tenant_id", "last_message_at", "id"],
        unique=False,
        postgresql_where=sa.text("merged_into_id IS NULL AND in_inbox"),
    )
    op.create_index(
        "ix_conversation_sent",
        "conversation",
        ["tenant_id", "last_message_at", "id"],
        unique=False,
        postgresql_where=sa.text("merged_into_id IS NULL AND in_sent"),
    )
    op.create_index(
        op.f("ix_conversation_tenant_id_last_message_at_id"),
        "conversation",
        ["tenant_id", "last_message_at", "id"],
        unique=False,
        postgresql_where=sa.text("merged_into_id IS NULL"),
    )
    op.create_index(
        op.f("ix_conversation_tenant_id_merged_into_id"),
        "conversation",
        ["tenant_id", "merged_into_id"],
        unique=False,
        postgresql_where=sa.text("merged_into_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_conversation_tenant_id_subject_key_last_message_at"),
        "conversation",
        ["tenant_id", "subject_key", "last_message_at"],
        unique=False,
        postgresql_where=sa.text("subject_key IS NOT NULL"),
    )
    op.create_index(
        "ix_conversation_unseen",
        "conversation",
        ["tenant_id", "last_message_at", "id"],
        unique=False,
        postgresql_where=sa.text("merged_into_id IS NULL AND unseen_at IS NOT NULL"),
    )
    op.create_table(
        "mailbox",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("display_name", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=True),
        sa.Column("imap_host", sa.Text(), nullable=True),
        sa.Column("imap_port", sa.Integer(), nullable=True),
        sa.Column("imap_security", sa.Text(), nullable=True),
        sa.Column("smtp_host", sa.Text(), nullable=True),
        sa.Column("smtp_port", sa.Integer(), nullable=True),
        sa.Column("smtp_security", sa.Text(), nullable=True),
        sa.Column("username", sa.Text(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=True),
        sa.Column("sync_since", sa.Date(), nullable=True),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("visibility", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("problem", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("problem_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("newest_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("imap_security IN ('tls', 'starttls')", name=op.f("ck_mailbox_imap_security")),
        sa.CheckConstraint("kind IN ('imap', 'archive')", name=op.f("ck_mailbox_kind")),
        sa.CheckConstraint("smtp_security IN ('tls', 'starttls')", name=op.f("ck_mailbox_smtp_security")),
        sa.CheckConstraint("visibility IN ('owner', 'team', 'all')", name=op.f("ck_mailbox_visibility")),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_mailbox")),
    )
    op.create_index(
        "uq_mailbox_tenant_id_address",
        "mailbox",
        ["tenant_id", "address"],
        unique=True,
        postgresql_where=sa.text("removed_at IS NULL"),
    )
    op.create_table(
        "conversation_mailbox",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("mailbox_id", sa.Uuid(), nullable=False),
        sa.Column("in_inbox", sa.Boolean(), nullable=False),
        sa.Column("in_sent", sa.Boolean(), nullable=False),
        sa.Column("last_message_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "conversation_id"],
            ["conversation.tenant_id", "conversation.id"],
            name=op.f("fk_conversation_mailbox_tenant_id_conversation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "mailbox_id"],
            ["mailbox.tenant_id", "mailbox.id"],
            name=op.f("fk_conversation_mailbox_tenant_id_mailbox_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_conversation_mailbox")),
        sa.UniqueConstraint(
            "tenant_id",
            "conversation_id",
            "mailbox_id",
            name=op.f("uq_conversation_mailbox_tenant_id_conversation_id_mailbox_id"),
        ),
    )
    op.create_index(
        op.f("ix_conversation_mailbox_tenant_id_mailbox_id_last_message_at_conversation_id"),
        "conversation_mailbox",
        ["tenant_id", "mailbox_id", "last_message_at", "conversation_id"],
        unique=False,
    )
    op.create_table(
        "conversation_reading",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("read_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("marked_unread", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "conversation_id"],
            ["conversation.tenant_id", "conversation.id"],
            name=op.f("fk_conversation_reading_tenant_id_conversation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "membership_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_conversation_reading_tenant_id_membership_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_conversation_reading")),
        sa.UniqueConstraint(
            "tenant_id",
            "membership_id",
            "conversation_id",
            name=op.f("uq_conversation_reading_tenant_id_membership_id_conversation_id"),
        ),
    )
    op.create_index(
        op.f("ix_conversation_reading_tenant_id_conversation_id"),
        "conversation_reading",
        ["tenant_id", "conversation_id"],
        unique=False,
    )
    op.create_table(
        "mail_folder",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("mailbox_id", sa.Uuid(), nullable=False),
        sa.Column("wire_name", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("selected", sa.Boolean(), nullable=False),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("uid_validity", sa.BigInteger(), nullable=True),
        sa.Column("uid_next", sa.BigInteger(), nullable=True),
        sa.Column("highest_modseq", sa.BigInteger(), nullable=True),
        sa.Column("tail_uid", sa.BigInteger(), nullable=True),
        sa.Column("backfill_uid", sa.BigInteger(), nullable=True),
        sa.Column("backfill_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("backfill_done", sa.Boolean(), nullable=False),
        sa.Column("on_server", sa.Integer(), nullable=False),
        sa.Column("stored", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Integer(), nullable=False),
        sa.Column("before_start", sa.Integer(), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("problem", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "mailbox_id"],
            ["mailbox.tenant_id", "mailbox.id"],
            name=op.f("fk_mail_folder_tenant_id_mailbox_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_mail_folder")),
        sa.UniqueConstraint(
            "tenant_id", "mailbox_id", "wire_name", name=op.f("uq_mail_folder_tenant_id_mailbox_id_wire_name")
        ),
    )
    op.create_table(
        "mailbox_lease",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("fence", sa.BigInteger(), nullable=False),
        sa.Column("heartbeat_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "id"],
            ["mailbox.tenant_id", "mailbox.id"],
            name=op.f("fk_mailbox_lease_tenant_id_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_mailbox_lease")),
        postgresql_with={"fillfactor": 50},
    )
    op.create_table(
        "message",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("raw_sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("message_id_header", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("from_name", sa.Text(), nullable=False),
        sa.Column("from_address", sa.Text(), nullable=False),
        sa.Column("envelope", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("date_quality", sa.Text(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("unseen", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("kind_reasons", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("snippet", sa.Text(), nullable=False),
        sa.Column("has_html", sa.Boolean(), nullable=False),
        sa.Column("has_attachments", sa.Boolean(), nullable=False),
        sa.Column("list_unsubscribe", sa.Boolean(), nullable=False),
        sa.Column("defects", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("understanding", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("parser_version", sa.Integer(), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("direction IN ('in', 'out')", name=op.f("ck_message_direction")),
        sa.CheckConstraint("kind IN ('human', 'machine')", name=op.f("ck_message_kind")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "conversation_id"],
            ["conversation.tenant_id", "conversation.id"],
            name=op.f("fk_message_tenant_id_conversation_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_message")),
        sa.UniqueConstraint("tenant_id", "raw_sha256", name=op.f("uq_message_tenant_id_raw_sha256")),
    )
    op.create_index(
        op.f("ix_message_tenant_id_conversation_id_sent_at_id"),
        "message",
        ["tenant_id", "conversation_id", "sent_at", "id"],
        unique=False,
    )
    op.create_index(op.f("ix_message_tenant_id_sent_at_id"), "message", ["tenant_id", "sent_at", "id"], unique=False)
    op.create_table(
        "message_reference",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "conversation_id"],
            ["conversation.tenant_id", "conversation.id"],
            name=op.f("fk_message_reference_tenant_id_conversation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_message_reference")),
        sa.UniqueConstraint("tenant_id", "key", name=op.f("uq_message_reference_tenant_id_key")),
    )
    op.create_index(
        op.f("ix_message_reference_tenant_id_conversation_id"),
        "message_reference",
        ["tenant_id", "conversation_id"],
        unique=False,
    )
    op.create_table(
        "ingest_skip",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("folder_id", sa.Uuid(), nullable=False),
        sa.Column("uid_validity", sa.BigInteger(), nullable=False),
        sa.Column("uid", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("server_said", sa.Text(), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "folder_id"],
            ["mail_folder.tenant_id", "mail_folder.id"],
            name=op.f("fk_ingest_skip_tenant_id_folder_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_ingest_skip")),
        sa.UniqueConstraint(
            "tenant_id",
            "folder_id",
            "uid_validity",
            "uid",
            name=op.f("uq_ingest_skip_tenant_id_folder_id_uid_validity_uid"),
        ),
    )
    op.create_table(
        "message_body",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "id"],
            ["message.tenant_id", "message.id"],
            name=op.f("fk_message_body_tenant_id_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_message_body")),
    )
    op.create_table(
        "message_part",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("disposition", sa.Text(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("charset", sa.Text(), nullable=True),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("original_filename", sa.Text(), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("content_id", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "message_id"],
            ["message.tenant_id", "message.id"],
            name=op.f("fk_message_part_tenant_id_message_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_message_part")),
        sa.UniqueConstraint("tenant_id", "message_id", "path", name=op.f("uq_message_part_tenant_id_message_id_path")),
    )
    op.create_table(
        "message_placement",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("mailbox_id", sa.Uuid(), nullable=False),
        sa.Column("folder_id", sa.Uuid(), nullable=False),
        sa.Column("uid_validity", sa.BigInteger(), nullable=False),
        sa.Column("uid", sa.BigInteger(), nullable=False),
        sa.Column("flags", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("modseq", sa.BigInteger(), nullable=True),
        sa.Column("internal_date", sa.DateTime(timezone=True), nullable=True),
        sa.Column("provider_id", sa.Text(), nullable=True),
        sa.Column("labels", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "folder_id"],
            ["mail_folder.tenant_id", "mail_folder.id"],
            name=op.f("fk_message_placement_tenant_id_folder_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "mailbox_id"],
            ["mailbox.tenant_id", "mailbox.id"],
            name=op.f("fk_message_placement_tenant_id_mailbox_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "message_id"],
            ["message.tenant_id", "message.id"],
            name=op.f("fk_message_placement_tenant_id_message_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_message_placement")),
        sa.UniqueConstraint(
            "tenant_id",
            "folder_id",
            "uid_validity",
            "uid",
            name=op.f("uq_message_placement_tenant_id_folder_id_uid_validity_uid"),
        ),
    )
    op.create_index(
        op.f("ix_message_placement_tenant_id_message_id"),
        "message_placement",
        ["tenant_id", "message_id"],
        unique=False,
    )
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
    for statement in admit_role("mailbox_lease", SYSTEM_ROLE, "SELECT, UPDATE"):
        op.execute(statement)
    # Packed already: PostgreSQL's own compression would only cost time.
    op.execute("ALTER TABLE message_body ALTER COLUMN packed SET STORAGE EXTERNAL")
