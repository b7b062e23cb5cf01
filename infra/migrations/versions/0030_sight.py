"""Who may see whose records."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import protect_table

revision = "0030"
down_revision = "0029"

# Whoever hands a customer over need not think of it: many places do.
OWNED_SINCE = """
CREATE FUNCTION note_owner_since() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- A row that is put back as it was (a merge undone) says itself since when.
    IF TG_OP = 'UPDATE' AND NEW.owned_since IS NOT DISTINCT FROM OLD.owned_since THEN
        NEW.owned_since := CASE WHEN NEW.owner_id IS NULL THEN NULL ELSE now() END;
    ELSIF TG_OP = 'INSERT' THEN
        NEW.owned_since := coalesce(NEW.owned_since, now());
    END IF;
    RETURN NEW;
END $$
"""
TRIGGERS = [
    "CREATE TRIGGER company_given BEFORE INSERT ON company FOR EACH ROW WHEN (NEW.owner_id IS NOT NULL)"
    " EXECUTE FUNCTION note_owner_since()",
    "CREATE TRIGGER company_handed_over BEFORE UPDATE OF owner_id ON company FOR EACH ROW"
    " WHEN (NEW.owner_id IS DISTINCT FROM OLD.owner_id) EXECUTE FUNCTION note_owner_since()",
]
TENANT_TABLES = [
    "role_policy",
]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "role_policy",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("reach", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("masks", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("unowned", sa.Boolean(), nullable=False),
        sa.Column("pooled", sa.Boolean(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("may_export", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("changes IN ('own', 'team', 'all')", name=op.f("ck_role_policy_changes")),
        sa.CheckConstraint(
            "role IN ('owner', 'admin', 'manager', 'rep', 'finance', 'viewer', 'api')", name=op.f("ck_role_policy_role")
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_role_policy")),
        sa.UniqueConstraint("tenant_id", "role", name=op.f("uq_role_policy_tenant_id_role")),
    )
    op.add_column("company", sa.Column("pool_id", sa.Uuid(), nullable=True))
    op.add_column("company", sa.Column("owned_since", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        op.f("ix_company_tenant_id_pool_id_last_message_sort_id"),
        "company",
        ["tenant_id", "pool_id", "last_message_sort", "id"],
        unique=False,
        postgresql_where=sa.text("pool_id IS NOT NULL"),
    )
    op.add_column("team", sa.Column("parent_id", sa.Uuid(), nullable=True))
    op.create_index(
        op.f("ix_team_tenant_id_parent_id"),
        "team",
        ["tenant_id", "parent_id"],
        unique=False,
        postgresql_where=sa.text("parent_id IS NOT NULL"),
    )
    op.create_foreign_key(
        op.f("fk_team_tenant_id_parent_id"),
        "team",
        "team",
        ["tenant_id", "parent_id"],
        ["tenant_id", "id"],
        ondelete="SET NULL (parent_id)",
    )
    op.add_column("team_member", sa.Column("standing", sa.Text(), server_default="member", nullable=False))
    op.add_column("team_member", sa.Column("since", sa.Date(), nullable=True))
    op.add_column("team_member", sa.Column("until", sa.Date(), nullable=True))
    op.execute(
        "ALTER TABLE team_member ADD CONSTRAINT ck_team_member_standing"
        " CHECK (standing IN ('member', 'head', 'deputy'))"
    )
    op.execute(OWNED_SINCE)
    for trigger in TRIGGERS:
        op.execute(trigger)
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
