"""Mailboxes that are opened by signing in at the provider, and imports that can be followed and resumed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import protect_table

revision = "0015"
down_revision = "0014"

TENANT_TABLES = ["import_problem", "import_run", "mailbox_grant", "oauth_client"]


def _stamps() -> list[sa.Column[object]]:
    return [
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
    ]


def _ids() -> list[sa.Column[object]]:
    return [sa.Column("tenant_id", sa.Uuid(), nullable=False), sa.Column("id", sa.Uuid(), nullable=False)]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    instant = sa.DateTime(timezone=True)
    op.add_column("mailbox", sa.Column("auth", sa.Text(), nullable=False, server_default="password"))
    # Few rows, and all of them were just given the default: checking them takes no time.
    op.create_check_constraint(op.f("ck_mailbox_auth"), "mailbox", "auth IN ('password', 'oauth')")
    op.create_table(
        "mailbox_grant",
        *_ids(),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("signed_in_as", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("token", sa.LargeBinary(), nullable=False),
        sa.Column("consent_ends_at", instant, nullable=True),
        sa.Column("refreshed_at", instant, nullable=False),
        *_stamps(),
        sa.CheckConstraint("provider IN ('google', 'microsoft')", name=op.f("ck_mailbox_grant_provider")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "id"],
            ["mailbox.tenant_id", "mailbox.id"],
            name=op.f("fk_mailbox_grant_tenant_id_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_mailbox_grant")),
    )
    op.create_table(
        "oauth_client",
        *_ids(),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("directory", sa.Text(), nullable=True),
        sa.Column("set_by", sa.Uuid(), nullable=True),
        *_stamps(),
        sa.CheckConstraint("provider IN ('google', 'microsoft')", name=op.f("ck_oauth_client_provider")),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_oauth_client")),
        sa.UniqueConstraint("tenant_id", "provider", name=op.f("uq_oauth_client_tenant_id_provider")),
    )
    op.create_table(
        "import_run",
        *_ids(),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("upload", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("read", "stored", "duplicate", "defective")),
        sa.Column("ignored", sa.Integer(), nullable=False),
        sa.Column("total_bytes", sa.BigInteger(), nullable=False),
        sa.Column("done_bytes", sa.BigInteger(), nullable=False),
        sa.Column("position", postgresql.JSONB(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("error", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("begun_by", sa.Text(), nullable=False),
        sa.Column("started_at", instant, nullable=True),
        sa.Column("finished_at", instant, nullable=True),
        *_stamps(),
        sa.CheckConstraint("kind IN ('upload', 'files')", name=op.f("ck_import_run_kind")),
        sa.CheckConstraint(
            "status IN ('waiting', 'running', 'done', 'failed', 'cancelled')", name=op.f("ck_import_run_status")
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_import_run")),
    )
    op.create_index(op.f("ix_import_run_tenant_id_created_at_id"), "import_run", ["tenant_id", "created_at", "id"])
    op.create_index(
        op.f("ix_import_run_tenant_id_filename"),
        "import_run",
        ["tenant_id", "filename"],
        postgresql_where=sa.text("status IN ('waiting', 'running')"),
    )
    op.create_table(
        "import_problem",
        *_ids(),
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(
            ["tenant_id", "run_id"],
            ["import_run.tenant_id", "import_run.id"],
            name=op.f("fk_import_problem_tenant_id_run_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_import_problem")),
    )
    op.create_index(op.f("ix_import_problem_tenant_id_run_id_id"), "import_problem", ["tenant_id", "run_id", "id"])
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
