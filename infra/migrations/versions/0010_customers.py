"""Companies, contacts, facts, timeline."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import APP_ROLE, SEARCH_ROLE, admit_role, protect_table

revision = "0010"
down_revision = "0003"

TENANT_TABLES = [
    "company",
    "company_domain",
    "contact",
    "contact_email",
    "customer_search",
    "fact_source",
    "participation",
    "profile_fact",
    "timeline_entry",
]

# As search_messages(): runs as a role that sees all rows of this one table, filters by the caller's tenant itself,
# and gives out ids only. The lexemes' mark tells companies and contacts apart. With a limit the planner may hope to
# find common words early by reading the table of all tenants from its start; only the index of words is to be read.
SEARCH_DOOR = """
CREATE FUNCTION search_customers(query text, most integer) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
SET plan_cache_mode = force_custom_plan
SET enable_seqscan = off
SET enable_indexscan = off
AS $$
DECLARE
    tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
BEGIN
    IF tenant IS NULL THEN
        RETURN;
    END IF;
    RETURN QUERY
        SELECT s.id
        FROM customer_search s
        WHERE s.tenant_id = tenant AND s.words @@ query::tsquery
        LIMIT most;
END
$$
"""
SEARCH_DOOR_RIGHTS = [
    "REVOKE ALL ON FUNCTION search_customers(text, integer) FROM PUBLIC",
    f"GRANT EXECUTE ON FUNCTION search_customers(text, integer) TO {APP_ROLE}",
    # A function's new owner must be allowed to create in the schema at that moment.
    f"GRANT CREATE ON SCHEMA public TO {SEARCH_ROLE}",
    f"ALTER FUNCTION search_customers(text, integer) OWNER TO {SEARCH_ROLE}",
    f"REVOKE CREATE ON SCHEMA public FROM {SEARCH_ROLE}",
]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "customer_search",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("words", postgresql.TSVECTOR(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_customer_search")),
    )
    op.create_index(
        "ix_customer_search_words",
        "customer_search",
        ["words"],
        unique=False,
        postgresql_using="gin",
        postgresql_with={"gin_pending_list_limit": 256},
    )
    op.create_table(
        "profile_fact",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("normalized", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("source_id", sa.Uuid(), nullable=True),
        sa.Column("typed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rejected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rejected_by", sa.Text(), nullable=True),
        sa.CheckConstraint("subject_kind IN ('company', 'contact')", name=op.f("ck_profile_fact_subject_kind")),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_profile_fact")),
        sa.UniqueConstraint(
            "tenant_id",
            "subject_id",
            "field",
            "normalized",
            name=op.f("uq_profile_fact_tenant_id_subject_id_field_normalized"),
        ),
    )
    op.create_table(
        "company",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("domain", sa.Text(), nullable=True),
        sa.Column("domains", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("website", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("country_sort", sa.Text(), sa.Computed("coalesce(country, 'ZZ')", persisted=True), nullable=False),
        sa.Column("city", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("industry", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("time_zone", sa.Text(), nullable=True),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("tags", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("contacts_count", sa.Integer(), nullable=False),
        sa.Column("conversations_count", sa.Integer(), nullable=False),
        sa.Column("last_message_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "last_message_sort",
            sa.DateTime(timezone=True),
            sa.Computed("coalesce(last_message_at, '1970-01-01 00:00:00+00'::timestamptz)", persisted=True),
            nullable=False,
        ),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("source IN ('mail', 'manual', 'import', 'api')", name=op.f("ck_company_source")),
        sa.CheckConstraint(
            "stage IN ('new', 'contacted', 'negotiating', 'customer', 'dormant')", name=op.f("ck_company_stage")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_company_tenant_id_owner_id"),
            ondelete="SET NULL (owner_id)",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_company")),
    )
    op.create_index(
        op.f("ix_company_tenant_id_contacts_count_id"),
        "company",
        ["tenant_id", "contacts_count", "id"],
        unique=False,
        postgresql_where=sa.text("archived_at IS NULL"),
    )
    op.create_index(
        op.f("ix_company_tenant_id_country_sort_id"),
        "company",
        ["tenant_id", "country_sort", "id"],
        unique=False,
        postgresql_where=sa.text("archived_at IS NULL"),
    )
    op.create_index(
        op.f("ix_company_tenant_id_created_at_id"),
        "company",
        ["tenant_id", "created_at", "id"],
        unique=False,
        postgresql_where=sa.text("archived_at IS NULL"),
    )
    op.create_index(
        op.f("ix_company_tenant_id_last_message_sort_id"),
        "company",
        ["tenant_id", "last_message_sort", "id"],
        unique=False,
        postgresql_where=sa.text("archived_at IS NULL"),
    )
    op.create_index(
        op.f("ix_company_tenant_id_name_key_id"),
        "company",
        ["tenant_id", "name_key", "id"],
        unique=False,
        postgresql_where=sa.text("archived_at IS NULL"),
    )
    op.create_index(
        op.f("ix_company_tenant_id_owner_id"),
        "company",
        ["tenant_id", "owner_id"],
        unique=False,
        postgresql_where=sa.text("owner_id IS NOT NULL"),
    )
    op.create_table(
        "company_domain",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("domain", sa.Text(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "company_id"],
            ["company.tenant_id", "company.id"],
            name=op.f("fk_company_domain_tenant_id_company_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_company_domain")),
        sa.UniqueConstraint("tenant_id", "domain", name=op.f("uq_company_domain_tenant_id_domain")),
    )
    op.create_index(
        op.f("ix_company_domain_tenant_id_company_id"), "company_domain", ["tenant_id", "company_id"], unique=False
    )
    op.create_table(
        "contact",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("given_name", sa.Text(), nullable=True),
        sa.Column("family_name", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("emails", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("time_zone", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("messages_count", sa.Integer(), nullable=False),
        sa.Column("last_message_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "last_message_sort",
            sa.DateTime(timezone=True),
            sa.Computed("coalesce(last_message_at, '1970-01-01 00:00:00+00'::timestamptz)", persisted=True),
            nullable=False,
        ),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("source IN ('mail', 'manual', 'import', 'api')", name=op.f("ck_contact_source")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "company_id"],
            ["company.tenant_id", "company.id"],
            name=op.f("fk_contact_tenant_id_company_id"),
            ondelete="SET NULL (company_id)",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_contact")),
    )
    op.create_index(
        op.f("ix_contact_tenant_id_company_id_last_message_sort_id"),
        "contact",
        ["tenant_id", "company_id", "last_message_sort", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_contact_tenant_id_created_at_id"),
        "contact",
        ["tenant_id", "created_at", "id"],
        unique=False,
        postgresql_where=sa.text("archived_at IS NULL"),
    )
    op.create_index(
        op.f("ix_contact_tenant_id_last_message_sort_id"),
        "contact",
        ["tenant_id", "last_message_sort", "id"],
        unique=False,
        postgresql_where=sa.text("archived_at IS NULL"),
    )
    op.create_index(
        op.f("ix_contact_tenant_id_name_key_id"),
        "contact",
        ["tenant_id", "name_key", "id"],
        unique=False,
        postgresql_where=sa.text("archived_at IS NULL"),
    )
    op.create_table(
        "fact_source",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "fact_id"],
            ["profile_fact.tenant_id", "profile_fact.id"],
            name=op.f("fk_fact_source_tenant_id_fact_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "message_id"],
            ["message.tenant_id", "message.id"],
            name=op.f("fk_fact_source_tenant_id_message_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_fact_source")),
        sa.UniqueConstraint(
            "tenant_id", "fact_id", "message_id", name=op.f("uq_fact_source_tenant_id_fact_id_message_id")
        ),
    )
    op.create_index(
        op.f("ix_fact_source_tenant_id_message_id"), "fact_source", ["tenant_id", "message_id"], unique=False
    )
    op.create_table(
        "contact_email",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "contact_id"],
            ["contact.tenant_id", "contact.id"],
            name=op.f("fk_contact_email_tenant_id_contact_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_contact_email")),
        sa.UniqueConstraint("tenant_id", "address", name=op.f("uq_contact_email_tenant_id_address")),
    )
    op.create_index(
        op.f("ix_contact_email_tenant_id_contact_id"), "contact_email", ["tenant_id", "contact_id"], unique=False
    )
    op.create_table(
        "participation",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=True),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("role IN ('from', 'to', 'cc')", name=op.f("ck_participation_role")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "company_id"],
            ["company.tenant_id", "company.id"],
            name=op.f("fk_participation_tenant_id_company_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "contact_id"],
            ["contact.tenant_id", "contact.id"],
            name=op.f("fk_participation_tenant_id_contact_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "message_id"],
            ["message.tenant_id", "message.id"],
            name=op.f("fk_participation_tenant_id_message_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_participation")),
        sa.UniqueConstraint(
            "tenant_id", "contact_id", "message_id", name=op.f("uq_participation_tenant_id_contact_id_message_id")
        ),
    )
    op.create_index(
        op.f("ix_participation_tenant_id_company_id_conversation_id"),
        "participation",
        ["tenant_id", "company_id", "conversation_id"],
        unique=False,
        postgresql_where=sa.text("company_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_participation_tenant_id_conversation_id_at"),
        "participation",
        ["tenant_id", "conversation_id", "at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_participation_tenant_id_message_id"), "participation", ["tenant_id", "message_id"], unique=False
    )
    op.create_table(
        "timeline_entry",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=True),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=True),
        sa.Column("conversation_id", sa.Uuid(), nullable=True),
        sa.Column("direction", sa.Text(), nullable=True),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=True),
        sa.CheckConstraint("kind IN ('message', 'note', 'created')", name=op.f("ck_timeline_entry_kind")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "company_id"],
            ["company.tenant_id", "company.id"],
            name=op.f("fk_timeline_entry_tenant_id_company_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "contact_id"],
            ["contact.tenant_id", "contact.id"],
            name=op.f("fk_timeline_entry_tenant_id_contact_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "message_id"],
            ["message.tenant_id", "message.id"],
            name=op.f("fk_timeline_entry_tenant_id_message_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_timeline_entry")),
    )
    op.create_index(
        op.f("ix_timeline_entry_tenant_id_company_id_at_id"),
        "timeline_entry",
        ["tenant_id", "company_id", "at", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_timeline_entry_tenant_id_contact_id_at_id"),
        "timeline_entry",
        ["tenant_id", "contact_id", "at", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_timeline_entry_tenant_id_message_id"),
        "timeline_entry",
        ["tenant_id", "message_id"],
        unique=False,
        postgresql_where=sa.text("message_id IS NOT NULL"),
    )
    op.create_index(
        "uq_timeline_entry_company_message",
        "timeline_entry",
        ["tenant_id", "company_id", "message_id"],
        unique=True,
        postgresql_where=sa.text("company_id IS NOT NULL AND message_id IS NOT NULL"),
    )
    op.create_index(
        "uq_timeline_entry_contact_message",
        "timeline_entry",
        ["tenant_id", "contact_id", "message_id"],
        unique=True,
        postgresql_where=sa.text("company_id IS NULL AND message_id IS NOT NULL"),
    )
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
    for statement in admit_role("customer_search", SEARCH_ROLE, "SELECT"):
        op.execute(statement)
    op.execute(SEARCH_DOOR)
    for statement in SEARCH_DOOR_RIGHTS:
        op.execute(statement)
