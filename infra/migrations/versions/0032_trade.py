"""Trade: products, prices, rates, quotes and orders."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import APP_ROLE, SEARCH_ROLE, admit_role, protect_table

revision = "0032"
down_revision = "0031"

TENANT_TABLES = [
    "exchange_rate",
    "order_change",
    "order_file",
    "order_line",
    "order_step",
    "price_approval",
    "price_list",
    "price_list_item",
    "product",
    "product_category",
    "product_customer_code",
    "product_picture",
    "product_variant",
    "quote",
    "quote_line",
    "quote_version",
    "sales_order",
    "trade_number",
    "trade_search",
    "trade_settings",
]


# As search_messages(): runs as a role that sees all rows of this one table, filters by the caller's tenant itself,
# and gives out ids only. The lexemes' mark tells products, quotes and orders apart. With a limit the planner may
# hope to find common words early by reading the table of all tenants from its start; only the index is to be read.
SEARCH_DOOR = """
CREATE FUNCTION search_trade(query text, most integer) RETURNS SETOF uuid
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
        FROM trade_search s
        WHERE s.tenant_id = tenant AND s.words @@ query::tsquery
        LIMIT most;
END
$$
"""
SEARCH_DOOR_RIGHTS = [
    "REVOKE ALL ON FUNCTION search_trade(text, integer) FROM PUBLIC",
    f"GRANT EXECUTE ON FUNCTION search_trade(text, integer) TO {APP_ROLE}",
    # A function's new owner must be allowed to create in the schema at that moment.
    f"GRANT CREATE ON SCHEMA public TO {SEARCH_ROLE}",
    f"ALTER FUNCTION search_trade(text, integer) OWNER TO {SEARCH_ROLE}",
    f"REVOKE CREATE ON SCHEMA public FROM {SEARCH_ROLE}",
]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    _goods()
    _sales()
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
    for statement in admit_role("trade_search", SEARCH_ROLE, "SELECT"):
        op.execute(statement)
    op.execute(SEARCH_DOOR)
    for statement in SEARCH_DOOR_RIGHTS:
        op.execute(statement)


def _goods() -> None:
    op.create_table(
        "exchange_rate",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("base", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("rate", sa.Numeric(precision=24, scale=10), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("source IN ('entered', 'file', 'feed', 'erp')", name=op.f("ck_exchange_rate_source")),
        sa.CheckConstraint("rate > 0 AND base <> quote", name=op.f("ck_exchange_rate_sense")),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_exchange_rate")),
        sa.UniqueConstraint(
            "tenant_id",
            "base",
            "quote",
            "on_date",
            "source",
            "origin",
            name=op.f("uq_exchange_rate_tenant_id_base_quote_on_date_source_origin"),
        ),
    )
    op.create_index(
        op.f("ix_exchange_rate_tenant_id_base_quote_on_date_created_at"),
        "exchange_rate",
        ["tenant_id", "base", "quote", "on_date", "created_at"],
        unique=False,
    )
    op.create_table(
        "price_list",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("incoterm", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("customer_group", sa.Text(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "incoterm IN ('EXW', 'FCA', 'FAS', 'FOB', 'CFR', 'CIF', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP')",
            name=op.f("ck_price_list_incoterm"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_price_list")),
        sa.UniqueConstraint("tenant_id", "name_key", name=op.f("uq_price_list_tenant_id_name_key")),
    )
    op.create_table(
        "product_category",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "parent_id"],
            ["product_category.tenant_id", "product_category.id"],
            name=op.f("fk_product_category_tenant_id_parent_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_product_category")),
    )
    op.create_index(
        "uq_product_category_top",
        "product_category",
        ["tenant_id", "name_key"],
        unique=True,
        postgresql_where=sa.text("parent_id IS NULL"),
    )
    op.create_index(
        "uq_product_category_within",
        "product_category",
        ["tenant_id", "parent_id", "name_key"],
        unique=True,
        postgresql_where=sa.text("parent_id IS NOT NULL"),
    )
    op.create_table(
        "trade_number",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_trade_number")),
        sa.UniqueConstraint("tenant_id", "kind", "period", name=op.f("uq_trade_number_tenant_id_kind_period")),
    )
    op.create_table(
        "trade_search",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("words", postgresql.TSVECTOR(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_trade_search")),
    )
    op.create_index(
        "ix_trade_search_words",
        "trade_search",
        ["words"],
        unique=False,
        postgresql_using="gin",
        postgresql_with={"gin_pending_list_limit": 256},
    )
    op.create_table(
        "trade_settings",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("singleton", sa.Boolean(), nullable=False),
        sa.Column("base_currency", sa.Text(), nullable=False),
        sa.Column("margin_floor", sa.Numeric(precision=9, scale=4), nullable=False),
        sa.Column("validity_days", sa.Integer(), nullable=False),
        sa.Column("guard_days", sa.Integer(), nullable=False),
        sa.Column("feed_url", sa.Text(), nullable=True),
        sa.Column("feed_format", sa.Text(), nullable=True),
        sa.Column("number_patterns", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_trade_settings")),
        sa.UniqueConstraint("tenant_id", "singleton", name=op.f("uq_trade_settings_tenant_id_singleton")),
    )
    op.create_table(
        "product",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("sku_key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("names", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("descriptions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("category_id", sa.Uuid(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("hs_code", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("rebate_rate", sa.Numeric(precision=9, scale=4), nullable=True),
        sa.Column("moq", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.Column("lead_days", sa.Integer(), nullable=True),
        sa.Column("cost", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.Column("cost_currency", sa.Text(), nullable=True),
        sa.Column("pcs_per_carton", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.Column("carton_length", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.Column("carton_width", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.Column("carton_height", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.Column("net_weight", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.Column("gross_weight", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.Column("erp_owned", sa.Boolean(), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "category_id"],
            ["product_category.tenant_id", "product_category.id"],
            name=op.f("fk_product_tenant_id_category_id"),
            ondelete="SET NULL (category_id)",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_product")),
    )
    op.create_index(
        op.f("ix_product_tenant_id_category_id"),
        "product",
        ["tenant_id", "category_id"],
        unique=False,
        postgresql_where=sa.text("category_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_product_tenant_id_name_key_id"),
        "product",
        ["tenant_id", "name_key", "id"],
        unique=False,
        postgresql_where=sa.text("archived_at IS NULL"),
    )
    op.create_index(
        op.f("ix_product_tenant_id_sku_key_id"),
        "product",
        ["tenant_id", "sku_key", "id"],
        unique=False,
        postgresql_where=sa.text("archived_at IS NULL"),
    )
    op.create_index(
        op.f("ix_product_tenant_id_updated_at_id"),
        "product",
        ["tenant_id", "updated_at", "id"],
        unique=False,
        postgresql_where=sa.text("archived_at IS NULL"),
    )
    op.create_index(
        "uq_product_sku_key",
        "product",
        ["tenant_id", "sku_key"],
        unique=True,
        postgresql_where=sa.text("archived_at IS NULL"),
    )
    op.create_table(
        "product_customer_code",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("part_number", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "company_id"],
            ["company.tenant_id", "company.id"],
            name=op.f("fk_product_customer_code_tenant_id_company_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "product_id"],
            ["product.tenant_id", "product.id"],
            name=op.f("fk_product_customer_code_tenant_id_product_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_product_customer_code")),
        sa.UniqueConstraint(
            "tenant_id",
            "company_id",
            "product_id",
            name=op.f("uq_product_customer_code_tenant_id_company_id_product_id"),
        ),
    )
    op.create_index(
        op.f("ix_product_customer_code_tenant_id_product_id"),
        "product_customer_code",
        ["tenant_id", "product_id"],
        unique=False,
    )
    op.create_table(
        "product_picture",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "product_id"],
            ["product.tenant_id", "product.id"],
            name=op.f("fk_product_picture_tenant_id_product_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_product_picture")),
        sa.UniqueConstraint(
            "tenant_id", "product_id", "digest", name=op.f("uq_product_picture_tenant_id_product_id_digest")
        ),
    )
    op.create_table(
        "product_variant",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("sku_key", sa.Text(), nullable=False),
        sa.Column("attributes", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("moq", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.Column("cost", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "product_id"],
            ["product.tenant_id", "product.id"],
            name=op.f("fk_product_variant_tenant_id_product_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_product_variant")),
    )
    op.create_index(
        op.f("ix_product_variant_tenant_id_product_id"), "product_variant", ["tenant_id", "product_id"], unique=False
    )
    op.create_index(
        "uq_product_variant_sku_key",
        "product_variant",
        ["tenant_id", "sku_key"],
        unique=True,
        postgresql_where=sa.text("archived_at IS NULL"),
    )
    op.create_table(
        "price_list_item",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("price_list_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("variant_id", sa.Uuid(), nullable=True),
        sa.Column("min_quantity", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.Column("price", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.CheckConstraint("price >= 0 AND min_quantity >= 0", name=op.f("ck_price_list_item_amounts")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "price_list_id"],
            ["price_list.tenant_id", "price_list.id"],
            name=op.f("fk_price_list_item_tenant_id_price_list_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "product_id"],
            ["product.tenant_id", "product.id"],
            name=op.f("fk_price_list_item_tenant_id_product_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "variant_id"],
            ["product_variant.tenant_id", "product_variant.id"],
            name=op.f("fk_price_list_item_tenant_id_variant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_price_list_item")),
    )
    op.create_index(
        op.f("ix_price_list_item_tenant_id_product_id"), "price_list_item", ["tenant_id", "product_id"], unique=False
    )
    op.create_index(
        "uq_price_list_item_product",
        "price_list_item",
        ["tenant_id", "price_list_id", "product_id", "min_quantity"],
        unique=True,
        postgresql_where=sa.text("variant_id IS NULL"),
    )
    op.create_index(
        "uq_price_list_item_variant",
        "price_list_item",
        ["tenant_id", "price_list_id", "variant_id", "min_quantity"],
        unique=True,
        postgresql_where=sa.text("variant_id IS NOT NULL"),
    )


def _sales() -> None:
    op.create_table(
        "quote",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("deal_id", sa.Uuid(), nullable=True),
        sa.Column("conversation_id", sa.Uuid(), nullable=True),
        sa.Column("message_id", sa.Uuid(), nullable=True),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("latest", sa.Integer(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("total", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refusal_reason", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("state IN ('draft', 'sent', 'accepted', 'refused', 'expired')", name=op.f("ck_quote_state")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "company_id"], ["company.tenant_id", "company.id"], name=op.f("fk_quote_tenant_id_company_id")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "contact_id"],
            ["contact.tenant_id", "contact.id"],
            name=op.f("fk_quote_tenant_id_contact_id"),
            ondelete="SET NULL (contact_id)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_quote_tenant_id_owner_id"),
            ondelete="SET NULL (owner_id)",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_quote")),
        sa.UniqueConstraint("tenant_id", "number", name=op.f("uq_quote_tenant_id_number")),
    )
    op.create_index(
        op.f("ix_quote_tenant_id_company_id_created_at"),
        "quote",
        ["tenant_id", "company_id", "created_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_quote_tenant_id_deal_id"),
        "quote",
        ["tenant_id", "deal_id"],
        unique=False,
        postgresql_where=sa.text("deal_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_quote_tenant_id_updated_at_id"), "quote", ["tenant_id", "updated_at", "id"], unique=False)
    op.create_index(
        op.f("ix_quote_tenant_id_valid_until"),
        "quote",
        ["tenant_id", "valid_until"],
        unique=False,
        postgresql_where=sa.text("state = 'sent'"),
    )
    op.create_table(
        "quote_version",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("quote_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("offers", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("transport", sa.Text(), nullable=True),
        sa.Column("port_of_loading", sa.Text(), nullable=True),
        sa.Column("port_of_discharge", sa.Text(), nullable=True),
        sa.Column("payment_terms", sa.Text(), nullable=True),
        sa.Column("lead_time", sa.Text(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("discount", sa.Numeric(precision=9, scale=4), nullable=False),
        sa.Column("charges", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("rate", sa.Numeric(precision=24, scale=10), nullable=True),
        sa.Column("rate_date", sa.Date(), nullable=True),
        sa.Column("rate_source", sa.Text(), nullable=True),
        sa.Column("costs", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("total", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "transport IN ('sea_container', 'sea_bulk', 'air', 'courier', 'rail', 'road')",
            name=op.f("ck_quote_version_transport"),
        ),
        sa.CheckConstraint("discount BETWEEN 0 AND 100", name=op.f("ck_quote_version_discount")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "quote_id"],
            ["quote.tenant_id", "quote.id"],
            name=op.f("fk_quote_version_tenant_id_quote_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_quote_version")),
        sa.UniqueConstraint("tenant_id", "quote_id", "number", name=op.f("uq_quote_version_tenant_id_quote_id_number")),
    )
    op.create_table(
        "price_approval",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("margin", sa.Numeric(precision=9, scale=4), nullable=False),
        sa.Column("floor", sa.Numeric(precision=9, scale=4), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('open', 'approved', 'refused')", name=op.f("ck_price_approval_state")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "version_id"],
            ["quote_version.tenant_id", "quote_version.id"],
            name=op.f("fk_price_approval_tenant_id_version_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_price_approval")),
    )
    op.create_index(
        op.f("ix_price_approval_tenant_id_version_id_created_at"),
        "price_approval",
        ["tenant_id", "version_id", "created_at"],
        unique=False,
    )
    op.create_index(
        "uq_price_approval_open",
        "price_approval",
        ["tenant_id", "version_id"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "quote_line",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("origin_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=True),
        sa.Column("variant_id", sa.Uuid(), nullable=True),
        sa.Column("sku", sa.Text(), nullable=True),
        sa.Column("part_number", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.Column("unit_price", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.Column("discount", sa.Numeric(precision=9, scale=4), nullable=False),
        sa.Column("tax_rate", sa.Numeric(precision=9, scale=4), nullable=False),
        sa.Column("cost", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.Column("cost_currency", sa.Text(), nullable=True),
        sa.Column("prices", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("evidence", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.CheckConstraint(
            "quantity >= 0 AND unit_price >= 0 AND discount BETWEEN 0 AND 100", name=op.f("ck_quote_line_amounts")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "product_id"],
            ["product.tenant_id", "product.id"],
            name=op.f("fk_quote_line_tenant_id_product_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "variant_id"],
            ["product_variant.tenant_id", "product_variant.id"],
            name=op.f("fk_quote_line_tenant_id_variant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "version_id"],
            ["quote_version.tenant_id", "quote_version.id"],
            name=op.f("fk_quote_line_tenant_id_version_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_quote_line")),
    )
    op.create_index(
        op.f("ix_quote_line_tenant_id_product_id"),
        "quote_line",
        ["tenant_id", "product_id"],
        unique=False,
        postgresql_where=sa.text("product_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_quote_line_tenant_id_version_id_position"),
        "quote_line",
        ["tenant_id", "version_id", "position"],
        unique=False,
    )
    op.create_table(
        "sales_order",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("deal_id", sa.Uuid(), nullable=True),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("quote_id", sa.Uuid(), nullable=True),
        sa.Column("quote_version_id", sa.Uuid(), nullable=True),
        sa.Column("customer_po", sa.Text(), nullable=True),
        sa.Column("ordered_on", sa.Date(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("rate", sa.Numeric(precision=24, scale=10), nullable=True),
        sa.Column("rate_date", sa.Date(), nullable=True),
        sa.Column("rate_source", sa.Text(), nullable=True),
        sa.Column("incoterm", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("transport", sa.Text(), nullable=True),
        sa.Column("port_of_loading", sa.Text(), nullable=True),
        sa.Column("port_of_discharge", sa.Text(), nullable=True),
        sa.Column("payment_terms", sa.Text(), nullable=True),
        sa.Column("tolerance", sa.Numeric(precision=9, scale=4), nullable=False),
        sa.Column("ship_by", sa.Date(), nullable=True),
        sa.Column("shipping_marks", sa.Text(), nullable=True),
        sa.Column("discount", sa.Numeric(precision=9, scale=4), nullable=False),
        sa.Column("charges", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("total", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("courier", sa.Text(), nullable=True),
        sa.Column("courier_number", sa.Text(), nullable=True),
        sa.Column("feedback_due_on", sa.Date(), nullable=True),
        sa.Column("lock_reason", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "incoterm IN ('EXW', 'FCA', 'FAS', 'FOB', 'CFR', 'CIF', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP')",
            name=op.f("ck_sales_order_incoterm"),
        ),
        sa.CheckConstraint("kind IN ('order', 'sample')", name=op.f("ck_sales_order_kind")),
        sa.CheckConstraint(
            "state IN ('draft', 'confirmed', 'in_production', 'partially_shipped', 'shipped', 'closed', 'cancelled')",
            name=op.f("ck_sales_order_state"),
        ),
        sa.CheckConstraint(
            "transport IN ('sea_container', 'sea_bulk', 'air', 'courier', 'rail', 'road')",
            name=op.f("ck_sales_order_transport"),
        ),
        sa.CheckConstraint(
            "discount BETWEEN 0 AND 100 AND tolerance BETWEEN 0 AND 100", name=op.f("ck_sales_order_percents")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "company_id"],
            ["company.tenant_id", "company.id"],
            name=op.f("fk_sales_order_tenant_id_company_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "contact_id"],
            ["contact.tenant_id", "contact.id"],
            name=op.f("fk_sales_order_tenant_id_contact_id"),
            ondelete="SET NULL (contact_id)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_sales_order_tenant_id_owner_id"),
            ondelete="SET NULL (owner_id)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "quote_id"], ["quote.tenant_id", "quote.id"], name=op.f("fk_sales_order_tenant_id_quote_id")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "quote_version_id"],
            ["quote_version.tenant_id", "quote_version.id"],
            name=op.f("fk_sales_order_tenant_id_quote_version_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_sales_order")),
        sa.UniqueConstraint("tenant_id", "number", name=op.f("uq_sales_order_tenant_id_number")),
    )
    op.create_index(
        op.f("ix_sales_order_tenant_id_company_id_created_at"),
        "sales_order",
        ["tenant_id", "company_id", "created_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_sales_order_tenant_id_deal_id"),
        "sales_order",
        ["tenant_id", "deal_id"],
        unique=False,
        postgresql_where=sa.text("deal_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_sales_order_tenant_id_quote_id"),
        "sales_order",
        ["tenant_id", "quote_id"],
        unique=False,
        postgresql_where=sa.text("quote_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_sales_order_tenant_id_updated_at_id"), "sales_order", ["tenant_id", "updated_at", "id"], unique=False
    )
    op.create_table(
        "order_change",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("before", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("after", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("made_from", sa.Integer(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('open', 'approved', 'refused')", name=op.f("ck_order_change_state")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "order_id"],
            ["sales_order.tenant_id", "sales_order.id"],
            name=op.f("fk_order_change_tenant_id_order_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_order_change")),
    )
    op.create_index(
        op.f("ix_order_change_tenant_id_order_id_created_at"),
        "order_change",
        ["tenant_id", "order_id", "created_at"],
        unique=False,
    )
    op.create_index(
        "uq_order_change_open",
        "order_change",
        ["tenant_id", "order_id"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "order_line",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("quote_line_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=True),
        sa.Column("variant_id", sa.Uuid(), nullable=True),
        sa.Column("sku", sa.Text(), nullable=True),
        sa.Column("part_number", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("hs_code", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.Column("unit_price", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.Column("discount", sa.Numeric(precision=9, scale=4), nullable=False),
        sa.Column("tax_rate", sa.Numeric(precision=9, scale=4), nullable=False),
        sa.Column("cost", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.Column("cost_currency", sa.Text(), nullable=True),
        sa.Column("pcs_per_carton", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.Column("carton_length", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.Column("carton_width", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.Column("carton_height", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.Column("net_weight", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.Column("gross_weight", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.CheckConstraint(
            "quantity >= 0 AND unit_price >= 0 AND discount BETWEEN 0 AND 100", name=op.f("ck_order_line_amounts")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "order_id"],
            ["sales_order.tenant_id", "sales_order.id"],
            name=op.f("fk_order_line_tenant_id_order_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "product_id"],
            ["product.tenant_id", "product.id"],
            name=op.f("fk_order_line_tenant_id_product_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "quote_line_id"],
            ["quote_line.tenant_id", "quote_line.id"],
            name=op.f("fk_order_line_tenant_id_quote_line_id"),
            ondelete="SET NULL (quote_line_id)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "variant_id"],
            ["product_variant.tenant_id", "product_variant.id"],
            name=op.f("fk_order_line_tenant_id_variant_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_order_line")),
    )
    op.create_index(
        op.f("ix_order_line_tenant_id_order_id_position"),
        "order_line",
        ["tenant_id", "order_id", "position"],
        unique=False,
    )
    op.create_index(
        op.f("ix_order_line_tenant_id_product_id"),
        "order_line",
        ["tenant_id", "product_id"],
        unique=False,
        postgresql_where=sa.text("product_id IS NOT NULL"),
    )
    op.create_table(
        "order_step",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("board", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("proof", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("proven_by", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("board IN ('milestone', 'production')", name=op.f("ck_order_step_board")),
        sa.CheckConstraint("state IN ('open', 'doing', 'done', 'problem')", name=op.f("ck_order_step_state")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "order_id"],
            ["sales_order.tenant_id", "sales_order.id"],
            name=op.f("fk_order_step_tenant_id_order_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_id"],
            ["membership.tenant_id", "membership.id"],
            name=op.f("fk_order_step_tenant_id_owner_id"),
            ondelete="SET NULL (owner_id)",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_order_step")),
    )
    op.create_index(
        op.f("ix_order_step_tenant_id_order_id_board_position"),
        "order_step",
        ["tenant_id", "order_id", "board", "position"],
        unique=False,
    )
    op.create_index(
        op.f("ix_order_step_tenant_id_promised_on"),
        "order_step",
        ["tenant_id", "promised_on"],
        unique=False,
        postgresql_where=sa.text("state <> 'done' AND promised_on IS NOT NULL"),
    )
    op.create_table(
        "order_file",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("step_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "step_id"],
            ["order_step.tenant_id", "order_step.id"],
            name=op.f("fk_order_file_tenant_id_step_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_order_file")),
        sa.UniqueConstraint("tenant_id", "step_id", "digest", name=op.f("uq_order_file_tenant_id_step_id_digest")),
    )
