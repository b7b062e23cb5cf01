"""The history of fields, sorts of values, stars, relations between companies, and files that people add."""

import sqlalchemy as sa
from alembic import op

from tenants.policies import protect_table

revision = "0019"
down_revision = "0018"

TENANT_TABLES = ["company_relation", "company_star", "customer_file", "field_change"]


def _ids() -> list[sa.Column[object]]:
    return [sa.Column("tenant_id", sa.Uuid(), nullable=False), sa.Column("id", sa.Uuid(), nullable=False)]


def _key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["tenant_id", column],
        [f"{target}.tenant_id", f"{target}.id"],
        name=op.f(f"fk_{table}_tenant_id_{column}"),
        ondelete="CASCADE",
    )


def upgrade() -> None:
    instant = sa.DateTime(timezone=True)
    op.add_column("profile_fact", sa.Column("detail", sa.Text(), nullable=True))
    op.create_index(
        op.f("ix_participation_tenant_id_contact_id_at_message_id"),
        "participation",
        ["tenant_id", "contact_id", "at", "message_id"],
    )
    op.create_table(
        "field_change",
        *_ids(),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("previous", sa.Text(), nullable=True),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=True),
        sa.Column("at", instant, nullable=False),
        sa.CheckConstraint("subject_kind IN ('company', 'contact')", name=op.f("ck_field_change_subject_kind")),
        sa.CheckConstraint(
            "action IN ('chosen', 'typed', 'cleared', 'rejected', 'restored')", name=op.f("ck_field_change_action")
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_field_change")),
    )
    op.create_index(
        op.f("ix_field_change_tenant_id_subject_id_field_at_id"),
        "field_change",
        ["tenant_id", "subject_id", "field", "at", "id"],
    )
    op.create_table(
        "company_star",
        *_ids(),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("at", instant, nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_company_star")),
        sa.UniqueConstraint(
            "tenant_id", "member_id", "company_id", name=op.f("uq_company_star_tenant_id_member_id_company_id")
        ),
        _key("company_star", "member_id", "membership"),
        _key("company_star", "company_id", "company"),
    )
    op.create_index(op.f("ix_company_star_tenant_id_company_id"), "company_star", ["tenant_id", "company_id"])
    op.create_table(
        "company_relation",
        *_ids(),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("dismissed", sa.Boolean(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("at", instant, nullable=False),
        sa.CheckConstraint("kind IN ('branch', 'agent', 'forwarder', 'group')", name=op.f("ck_company_relation_kind")),
        sa.CheckConstraint("company_id <> other_id", name=op.f("ck_company_relation_two")),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_company_relation")),
        sa.UniqueConstraint(
            "tenant_id", "company_id", "other_id", "kind",
            name=op.f("uq_company_relation_tenant_id_company_id_other_id_kind"),
        ),
        _key("company_relation", "company_id", "company"),
        _key("company_relation", "other_id", "company"),
    )  # fmt: skip
    op.create_index(op.f("ix_company_relation_tenant_id_other_id"), "company_relation", ["tenant_id", "other_id"])
    op.create_table(
        "customer_file",
        *_ids(),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("at", instant, nullable=False),
        sa.Column("deleted_at", instant, nullable=True),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_customer_file")),
        _key("customer_file", "company_id", "company"),
    )
    op.create_index(
        op.f("ix_customer_file_tenant_id_company_id_at_id"), "customer_file", ["tenant_id", "company_id", "at", "id"]
    )
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
