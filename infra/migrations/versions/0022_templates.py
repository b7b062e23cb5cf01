"""Templates, their language versions and history; how contacts are addressed; what letters say of the tenant."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import protect_table

revision = "0022"
down_revision = "0021"

TENANT_TABLES = [
    "contact_manner",
    "letter_settings",
    "template",
    "template_language",
    "template_revision",
    "template_use",
]


def _ids() -> list[sa.Column[object]]:
    return [sa.Column("tenant_id", sa.Uuid(), nullable=False), sa.Column("id", sa.Uuid(), nullable=False)]


def _stamps() -> list[sa.Column[object]]:
    return [
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
    ]


def _version() -> sa.Column[object]:
    return sa.Column("version", sa.Integer(), nullable=False)


def _texts(*names: str, nullable: bool = False) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Text(), nullable=nullable) for name in names]


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f(f"pk_{table}"))


def _foreign(table: str, column: str, target: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["tenant_id", column],
        [f"{target}.tenant_id", f"{target}.id"],
        name=op.f(f"fk_{table}_tenant_id_{column}"),
        ondelete=ondelete,
    )


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "template",
        *_ids(),
        *_texts("name", "name_key", "folder", "sharing"),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        *_texts("source_language"),
        *_texts("ready_key", nullable=True),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        *_stamps(),
        _version(),
        sa.CheckConstraint("sharing IN ('mine', 'team', 'all')", name=op.f("ck_template_sharing")),
        _foreign("template", "owner_id", "membership", "SET NULL (owner_id)"),
        _foreign("template", "team_id", "team", "SET NULL (team_id)"),
        _key("template"),
    )
    op.create_index(
        op.f("ix_template_tenant_id_folder_name_key_id"),
        "template",
        ["tenant_id", "folder", "name_key", "id"],
        postgresql_where=sa.text("archived_at IS NULL"),
    )
    op.create_index(
        "uq_template_ready_key",
        "template",
        ["tenant_id", "ready_key"],
        unique=True,
        postgresql_where=sa.text("ready_key IS NOT NULL"),
    )
    op.create_table(
        "template_language",
        *_ids(),
        sa.Column("template_id", sa.Uuid(), nullable=False),
        *_texts("language", "status", "subject", "html"),
        sa.Column("files", postgresql.JSONB(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("source_revision", sa.Integer(), nullable=False),
        *_texts("ready_digest", nullable=True),
        *_texts("changed_by"),
        *_stamps(),
        _version(),
        sa.CheckConstraint("status IN ('draft', 'approved')", name=op.f("ck_template_language_status")),
        _foreign("template_language", "template_id", "template", "CASCADE"),
        _key("template_language"),
        sa.UniqueConstraint(
            "tenant_id", "template_id", "language", name=op.f("uq_template_language_tenant_id_template_id_language")
        ),
    )
    op.create_table(
        "template_revision",
        *_ids(),
        sa.Column("template_id", sa.Uuid(), nullable=False),
        *_texts("language"),
        sa.Column("revision", sa.Integer(), nullable=False),
        *_texts("subject", "html"),
        sa.Column("files", postgresql.JSONB(), nullable=False),
        *_texts("origin"),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        *_texts("actor_name"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _foreign("template_revision", "template_id", "template", "CASCADE"),
        _key("template_revision"),
        sa.UniqueConstraint(
            "tenant_id",
            "template_id",
            "language",
            "revision",
            name=op.f("uq_template_revision_tenant_id_template_id_language_revision"),
        ),
    )
    op.create_table(
        "letter_settings",
        *_ids(),
        *_texts("company", "website", "phone", "language"),
        *_stamps(),
        _key("letter_settings"),
    )
    op.create_table(
        "contact_manner",
        *_ids(),
        *_texts("gender", "honorific", nullable=True),
        sa.Column("forms", postgresql.JSONB(), nullable=False),
        *_stamps(),
        sa.CheckConstraint("gender IN ('f', 'm')", name=op.f("ck_contact_manner_gender")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "id"],
            ["contact.tenant_id", "contact.id"],
            name=op.f("fk_contact_manner_tenant_id_id"),
            ondelete="CASCADE",
        ),
        _key("contact_manner"),
    )
    op.create_table(
        "template_use",
        *_ids(),
        sa.Column("template_id", sa.Uuid(), nullable=False),
        *_texts("language"),
        sa.Column("outgoing_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        *_texts("country", "stage", nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        _foreign("template_use", "template_id", "template", "CASCADE"),
        _foreign("template_use", "contact_id", "contact", "SET NULL (contact_id)"),
        _key("template_use"),
        sa.UniqueConstraint(
            "tenant_id", "outgoing_id", "contact_id", name=op.f("uq_template_use_tenant_id_outgoing_id_contact_id")
        ),
    )
    op.create_index(
        op.f("ix_template_use_tenant_id_template_id_sent_at"), "template_use", ["tenant_id", "template_id", "sent_at"]
    )
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
