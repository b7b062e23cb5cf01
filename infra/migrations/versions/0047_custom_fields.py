"""Fields that a tenant adds to its records, their values and files, and form layouts."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import protect_table

revision = "0047"
down_revision = "0046"

TENANT_TABLES = [
    "custom_field",
    "custom_file",
    "custom_value",
    "form_layout",
]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "custom_field",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('text', 'long_text', 'number', 'money', 'date', 'choice', 'yes_no', 'user', 'reference', 'file')",
            name=op.f("ck_custom_field_kind"),
        ),
        sa.CheckConstraint(
            "object IN ('company', 'contact', 'deal', 'product', 'quote', 'order')", name=op.f("ck_custom_field_object")
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_custom_field")),
        sa.UniqueConstraint("tenant_id", "object", "key", name=op.f("uq_custom_field_tenant_id_object_key")),
    )
    op.create_table(
        "form_layout",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("body", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "object IN ('company', 'contact', 'deal', 'product', 'quote', 'order')", name=op.f("ck_form_layout_object")
        ),
        sa.CheckConstraint(
            "role IN ('everyone', 'owner', 'admin', 'manager', 'rep', 'finance', 'viewer', 'api')",
            name=op.f("ck_form_layout_role"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_form_layout")),
        sa.UniqueConstraint("tenant_id", "object", "role", name=op.f("uq_form_layout_tenant_id_object_role")),
    )
    op.create_table(
        "custom_file",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("field_id", sa.Uuid(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "field_id"],
            ["custom_field.tenant_id", "custom_field.id"],
            name=op.f("fk_custom_file_tenant_id_field_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_custom_file")),
    )
    op.create_index(op.f("ix_custom_file_tenant_id_field_id"), "custom_file", ["tenant_id", "field_id"], unique=False)
    op.create_table(
        "custom_value",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("field_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("sort_text", sa.Text(), nullable=True),
        sa.Column("searchable", sa.Boolean(), nullable=False),
        sa.Column("number", sa.Numeric(precision=38, scale=12), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("ref", sa.Uuid(), nullable=True),
        sa.Column("unique_key", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "object IN ('company', 'contact', 'deal', 'product', 'quote', 'order')", name=op.f("ck_custom_value_object")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "field_id"],
            ["custom_field.tenant_id", "custom_field.id"],
            name=op.f("fk_custom_value_tenant_id_field_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_custom_value")),
        sa.UniqueConstraint(
            "tenant_id", "field_id", "unique_key", name=op.f("uq_custom_value_tenant_id_field_id_unique_key")
        ),
        sa.UniqueConstraint(
            "tenant_id",
            "record_id",
            "field_id",
            "position",
            name=op.f("uq_custom_value_tenant_id_record_id_field_id_position"),
        ),
    )
    op.create_index(
        op.f("ix_custom_value_tenant_id_field_id_day_record_id"),
        "custom_value",
        ["tenant_id", "field_id", "day", "record_id"],
        unique=False,
        postgresql_where=sa.text("day IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_custom_value_tenant_id_field_id_number_record_id"),
        "custom_value",
        ["tenant_id", "field_id", "number", "record_id"],
        unique=False,
        postgresql_where=sa.text("number IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_custom_value_tenant_id_field_id_ref_record_id"),
        "custom_value",
        ["tenant_id", "field_id", "ref", "record_id"],
        unique=False,
        postgresql_where=sa.text("ref IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_custom_value_tenant_id_field_id_sort_text_record_id"),
        "custom_value",
        ["tenant_id", "field_id", "sort_text", "record_id"],
        unique=False,
        postgresql_where=sa.text("sort_text IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_custom_value_tenant_id_object_sort_text_record_id"),
        "custom_value",
        ["tenant_id", "object", "sort_text", "record_id"],
        unique=False,
        postgresql_where=sa.text("searchable"),
    )
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
