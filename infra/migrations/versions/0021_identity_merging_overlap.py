"""Keys of companies and people, duplicates found, merges with their undo, and the overlap radar."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import protect_table

revision = "0021"
down_revision = "0020"

TENANT_TABLES = [
    "company_share",
    "duplicate_cluster",
    "duplicate_pair",
    "duplicate_search",
    "identity_key",
    "merge_change",
    "merged_record",
    "overlap_appeal",
    "overlap_check",
    "overlap_policy",
    "record_merge",
]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "duplicate_cluster",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("subject_kind IN ('company', 'contact')", name=op.f("ck_duplicate_cluster_subject_kind")),
        sa.CheckConstraint("verdict IN ('certain', 'likely', 'possible')", name=op.f("ck_duplicate_cluster_verdict")),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_duplicate_cluster")),
    )
    op.create_index(
        op.f("ix_duplicate_cluster_tenant_id_subject_kind_score_id"),
        "duplicate_cluster",
        ["tenant_id", "subject_kind", "score", "id"],
        unique=False,
    )
    op.create_table(
        "overlap_policy",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("show_names", sa.Boolean(), nullable=False),
        sa.Column("checks_per_hour", sa.Integer(), nullable=False),
        sa.Column("checks_per_day", sa.Integer(), nullable=False),
        sa.Column("protection_days", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_overlap_policy")),
    )
    op.create_table(
        "record_merge",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("winner_id", sa.Uuid(), nullable=False),
        sa.Column("winner_name", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("choices", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.CheckConstraint("subject_kind IN ('company', 'contact')", name=op.f("ck_record_merge_subject_kind")),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_record_merge")),
    )
    op.create_index(op.f("ix_record_merge_tenant_id_at_id"), "record_merge", ["tenant_id", "at", "id"], unique=False)
    op.create_index(
        op.f("ix_record_merge_tenant_id_winner_id_at"), "record_merge", ["tenant_id", "winner_id", "at"], unique=False
    )
    op.create_table(
        "duplicate_pair",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("low_id", sa.Uuid(), nullable=False),
        sa.Column("high_id", sa.Uuid(), nullable=False),
        sa.Column("cluster_id", sa.Uuid(), nullable=True),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reasons", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dismissed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dismissed_by", sa.Text(), nullable=True),
        sa.CheckConstraint("subject_kind IN ('company', 'contact')", name=op.f("ck_duplicate_pair_subject_kind")),
        sa.CheckConstraint("verdict IN ('certain', 'likely', 'possible')", name=op.f("ck_duplicate_pair_verdict")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "cluster_id"],
            ["duplicate_cluster.tenant_id", "duplicate_cluster.id"],
            name=op.f("fk_duplicate_pair_tenant_id_cluster_id"),
            ondelete="SET NULL (cluster_id)",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_duplicate_pair")),
        sa.UniqueConstraint("tenant_id", "low_id", "high_id", name=op.f("uq_duplicate_pair_tenant_id_low_id_high_id")),
    )
    op.create_index(
        op.f("ix_duplicate_pair_tenant_id_cluster_id"), "duplicate_pair", ["tenant_id", "cluster_id"], unique=False
    )
    op.create_index(
        op.f("ix_duplicate_pair_tenant_id_high_id"), "duplicate_pair", ["tenant_id", "high_id"], unique=False
    )
    op.create_table(
        "merge_change",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merge_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("op", sa.Text(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("column_name", sa.Text(), nullable=True),
        sa.Column("from_id", sa.Uuid(), nullable=True),
        sa.Column("to_id", sa.Uuid(), nullable=True),
        sa.Column("rows", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.CheckConstraint("op IN ('repoint', 'delete', 'insert', 'update')", name=op.f("ck_merge_change_op")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "merge_id"],
            ["record_merge.tenant_id", "record_merge.id"],
            name=op.f("fk_merge_change_tenant_id_merge_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_merge_change")),
        sa.UniqueConstraint(
            "tenant_id", "merge_id", "position", name=op.f("uq_merge_change_tenant_id_merge_id_position")
        ),
    )
    op.create_table(
        "merged_record",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merge_id", sa.Uuid(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "merge_id"],
            ["record_merge.tenant_id", "record_merge.id"],
            name=op.f("fk_merged_record_tenant_id_merge_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_merged_record")),
        sa.UniqueConstraint(
            "tenant_id", "merge_id", "record_id", name=op.f("uq_merged_record_tenant_id_merge_id_record_id")
        ),
    )
    op.create_index(
        op.f("ix_merged_record_tenant_id_record_id"), "merged_record", ["tenant_id", "record_id"], unique=False
    )
    op.create_table(
        "company_share",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "company_id"],
            ["company.tenant_id", "company.id"],
            name=op.f("fk_company_share_tenant_id_company_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "member_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_company_share_tenant_id_member_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_company_share")),
        sa.UniqueConstraint(
            "tenant_id", "company_id", "member_id", name=op.f("uq_company_share_tenant_id_company_id_member_id")
        ),
    )
    op.create_index(
        op.f("ix_company_share_tenant_id_member_id"), "company_share", ["tenant_id", "member_id"], unique=False
    )
    op.create_table(
        "overlap_appeal",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_by_name", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("owner_name", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_name", sa.Text(), nullable=True),
        sa.Column("decision_note", sa.Text(), nullable=True),
        sa.Column("asker_seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("owner_seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('open', 'upheld', 'handed_over', 'shared', 'withdrawn')", name=op.f("ck_overlap_appeal_state")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "asked_by"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_overlap_appeal_tenant_id_asked_by"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "company_id"],
            ["company.tenant_id", "company.id"],
            name=op.f("fk_overlap_appeal_tenant_id_company_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_overlap_appeal_tenant_id_owner_id"),
            ondelete="SET NULL (owner_id)",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_overlap_appeal")),
    )
    op.create_index(
        op.f("ix_overlap_appeal_tenant_id_asked_by_created_at"),
        "overlap_appeal",
        ["tenant_id", "asked_by", "created_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_overlap_appeal_tenant_id_owner_id_created_at"),
        "overlap_appeal",
        ["tenant_id", "owner_id", "created_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_overlap_appeal_tenant_id_state_created_at_id"),
        "overlap_appeal",
        ["tenant_id", "state", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "uq_overlap_appeal_open",
        "overlap_appeal",
        ["tenant_id", "company_id", "asked_by"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "overlap_check",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("asked_kind", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "asked_kind IN ('name', 'domain', 'email', 'phone', 'conversation')",
            name=op.f("ck_overlap_check_asked_kind"),
        ),
        sa.CheckConstraint(
            "verdict IN ('free', 'yours', 'colleague', 'pool', 'same_group')", name=op.f("ck_overlap_check_verdict")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "company_id"],
            ["company.tenant_id", "company.id"],
            name=op.f("fk_overlap_check_tenant_id_company_id"),
            ondelete="SET NULL (company_id)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "member_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_overlap_check_tenant_id_member_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_overlap_check")),
    )
    op.create_index(op.f("ix_overlap_check_tenant_id_at_id"), "overlap_check", ["tenant_id", "at", "id"], unique=False)
    op.create_index(
        op.f("ix_overlap_check_tenant_id_company_id"),
        "overlap_check",
        ["tenant_id", "company_id"],
        unique=False,
        postgresql_where=sa.text("company_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_overlap_check_tenant_id_member_id_at"), "overlap_check", ["tenant_id", "member_id", "at"], unique=False
    )
    op.create_table(
        "identity_key",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=True),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('tax_id', 'web_domain', 'mail_domain', 'domain_label', 'email', 'phone', 'name', 'name_core',"
            " 'person_name', 'employer_name', 'address', 'social')",
            name=op.f("ck_identity_key_kind"),
        ),
        sa.CheckConstraint("(company_id IS NULL) <> (contact_id IS NULL)", name=op.f("ck_identity_key_subject")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "company_id"],
            ["company.tenant_id", "company.id"],
            name=op.f("fk_identity_key_tenant_id_company_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "contact_id"],
            ["contact.tenant_id", "contact.id"],
            name=op.f("fk_identity_key_tenant_id_contact_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_identity_key")),
    )
    op.create_index(
        op.f("ix_identity_key_tenant_id_kind_value"), "identity_key", ["tenant_id", "kind", "value"], unique=False
    )
    op.create_index(
        "uq_identity_key_company",
        "identity_key",
        ["tenant_id", "company_id", "kind", "value"],
        unique=True,
        postgresql_where=sa.text("company_id IS NOT NULL"),
    )
    op.create_index(
        "uq_identity_key_contact",
        "identity_key",
        ["tenant_id", "contact_id", "kind", "value"],
        unique=True,
        postgresql_where=sa.text("contact_id IS NOT NULL"),
    )
    op.create_table(
        "duplicate_search",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("wanted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("swept_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("records", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_duplicate_search")),
    )
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
