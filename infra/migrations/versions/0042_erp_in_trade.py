"""What an ERP keeps of trade's records, its invoices, stock and prices; alerts of ERPs."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import protect_table

revision = "0042"
down_revision = "0041"

TENANT_TABLES = ["erp_price", "erp_stock", "order_invoice", "trade_mastered"]
ALERTS = (
    "'reminder', 'mention', 'reply', 'inquiry', 'opened', 'send_failed', 'appeal', 'assigned', 'mailbox', 'pool',"
    " 'export', 'erp'"
)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "trade_mastered",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("record_kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("fields", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("born", sa.Boolean(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "record_kind IN ('order', 'shipment', 'payment', 'product', 'price_list')",
            name=op.f("ck_trade_mastered_record_kind"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_trade_mastered")),
        sa.UniqueConstraint(
            "tenant_id", "record_kind", "record_id", name=op.f("uq_trade_mastered_tenant_id_record_kind_record_id")
        ),
    )
    op.create_index(
        op.f("ix_trade_mastered_tenant_id_link_id"), "trade_mastered", ["tenant_id", "link_id"], unique=False
    )
    op.create_table(
        "erp_price",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("code_key", sa.Text(), nullable=False),
        sa.Column("price_list", sa.Text(), nullable=False),
        sa.Column("customer", sa.Text(), nullable=True),
        sa.Column("amount", sa.Numeric(precision=24, scale=6), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("from_quantity", sa.Numeric(precision=24, scale=6), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "link_id"],
            ["erp_link.tenant_id", "erp_link.id"],
            name=op.f("fk_erp_price_tenant_id_link_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_erp_price")),
        sa.UniqueConstraint(
            "tenant_id", "link_id", "external_id", name=op.f("uq_erp_price_tenant_id_link_id_external_id")
        ),
    )
    op.create_index(op.f("ix_erp_price_tenant_id_code_key"), "erp_price", ["tenant_id", "code_key"], unique=False)
    op.create_index(
        op.f("ix_erp_price_tenant_id_product_link_id"), "erp_price", ["tenant_id", "product", "link_id"], unique=False
    )
    op.create_table(
        "erp_stock",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("code_key", sa.Text(), nullable=False),
        sa.Column("warehouse", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("on_hand", sa.Numeric(precision=24, scale=6), nullable=True),
        sa.Column("reserved", sa.Numeric(precision=24, scale=6), nullable=True),
        sa.Column("available", sa.Numeric(precision=24, scale=6), nullable=True),
        sa.Column("incoming", sa.Numeric(precision=24, scale=6), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "link_id"],
            ["erp_link.tenant_id", "erp_link.id"],
            name=op.f("fk_erp_stock_tenant_id_link_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_erp_stock")),
        sa.UniqueConstraint(
            "tenant_id", "link_id", "external_id", name=op.f("uq_erp_stock_tenant_id_link_id_external_id")
        ),
    )
    op.create_index(op.f("ix_erp_stock_tenant_id_code_key"), "erp_stock", ["tenant_id", "code_key"], unique=False)
    op.create_index(
        op.f("ix_erp_stock_tenant_id_product_link_id"), "erp_stock", ["tenant_id", "product", "link_id"], unique=False
    )
    op.create_table(
        "order_invoice",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("credit", sa.Boolean(), nullable=False),
        sa.Column("invoiced_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("total", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.Column("open_amount", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('open', 'partial', 'done', 'cancelled')", name=op.f("ck_order_invoice_state")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "order_id"],
            ["sales_order.tenant_id", "sales_order.id"],
            name=op.f("fk_order_invoice_tenant_id_order_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_order_invoice")),
        sa.UniqueConstraint(
            "tenant_id",
            "link_id",
            "external_id",
            "order_id",
            name=op.f("uq_order_invoice_tenant_id_link_id_external_id_order_id"),
        ),
    )
    op.create_index(
        op.f("ix_order_invoice_tenant_id_order_id"), "order_invoice", ["tenant_id", "order_id"], unique=False
    )
    op.execute("ALTER TABLE alert DROP CONSTRAINT ck_alert_kind")
    op.execute(f"ALTER TABLE alert ADD CONSTRAINT ck_alert_kind CHECK (kind IN ({ALERTS})) NOT VALID")
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
