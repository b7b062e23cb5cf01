"""Credit and debit notes, drawings on letters of credit, several orders in a shipment, several firms on papers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import protect_table

revision = "0041"
down_revision = "0040"

TENANT_TABLES = ["account_note", "shipment_order"]
KINDS = (
    "'quotation', 'proforma', 'contract', 'confirmation', 'invoice', 'packing_list', 'shipping_instruction',"
    " 'statement', 'credit_note', 'debit_note'"
)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    for table, column, values in (
        ("paper_layout", "kind", KINDS),
        ("trade_paper", "kind", KINDS),
        ("due_line", "label", "'deposit', 'balance', 'payment', 'debit_note'"),
    ):
        op.drop_constraint(op.f(f"ck_{table}_{column}"), table)
        op.create_check_constraint(op.f(f"ck_{table}_{column}"), table, f"{column} IN ({values})")
    _firms()
    _papers_of_quotes()
    op.add_column(
        "letter_of_credit",
        sa.Column("drawings", postgresql.JSONB(astext_type=sa.Text()), nullable=False, server_default="[]"),
    )
    _notes()
    _orders_of_shipments()
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)


def _firms() -> None:
    op.alter_column("paper_profile", "singleton", nullable=True)
    op.add_column("paper_profile", sa.Column("label", sa.Text(), nullable=False, server_default=""))
    for name in ("logo", "signature", "stamp"):
        op.add_column("paper_profile", sa.Column(name, sa.Text(), nullable=True))
    op.add_column("paper_profile", sa.Column("signatory", sa.Text(), nullable=False, server_default=""))
    op.add_column("bank_account", sa.Column("profile_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("fk_bank_account_tenant_id_profile_id"),
        "bank_account",
        "paper_profile",
        ["tenant_id", "profile_id"],
        ["tenant_id", "id"],
    )


def _papers_of_quotes() -> None:
    op.add_column("trade_paper", sa.Column("quote_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("fk_trade_paper_tenant_id_quote_id"),
        "trade_paper",
        "quote",
        ["tenant_id", "quote_id"],
        ["tenant_id", "id"],
    )
    op.create_index(
        op.f("ix_trade_paper_tenant_id_quote_id"),
        "trade_paper",
        ["tenant_id", "quote_id"],
        postgresql_where=sa.text("quote_id IS NOT NULL"),
    )


def _notes() -> None:
    op.create_table(
        "account_note",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("paper_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.Column("lines", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('credit_note', 'debit_note')", name=op.f("ck_account_note_kind")),
        sa.CheckConstraint("state IN ('issued', 'void')", name=op.f("ck_account_note_state")),
        sa.CheckConstraint(
            "reason IN ('quality', 'shortage', 'price', 'discount', 'freight', 'returned', 'delay', 'other')",
            name=op.f("ck_account_note_reason"),
        ),
        sa.CheckConstraint("amount > 0", name=op.f("ck_account_note_amount")),
        *(
            sa.ForeignKeyConstraint(
                ["tenant_id", column],
                [f"{table}.tenant_id", f"{table}.id"],
                name=op.f(f"fk_account_note_tenant_id_{column}"),
            )
            for table, column in (("company", "company_id"), ("sales_order", "order_id"), ("trade_paper", "paper_id"))
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_account_note")),
        sa.UniqueConstraint("tenant_id", "kind", "number", name=op.f("uq_account_note_tenant_id_kind_number")),
    )
    op.create_index(op.f("ix_account_note_tenant_id_order_id"), "account_note", ["tenant_id", "order_id"])
    op.create_index(
        op.f("ix_account_note_tenant_id_company_id_dated_on"), "account_note", ["tenant_id", "company_id", "dated_on"]
    )


def _orders_of_shipments() -> None:
    op.create_table(
        "shipment_order",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("shipment_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "shipment_id"],
            ["shipment.tenant_id", "shipment.id"],
            name=op.f("fk_shipment_order_tenant_id_shipment_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "order_id"],
            ["sales_order.tenant_id", "sales_order.id"],
            name=op.f("fk_shipment_order_tenant_id_order_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_shipment_order")),
        sa.UniqueConstraint(
            "tenant_id", "shipment_id", "order_id", name=op.f("uq_shipment_order_tenant_id_shipment_id_order_id")
        ),
    )
    op.create_index(op.f("ix_shipment_order_tenant_id_order_id"), "shipment_order", ["tenant_id", "order_id"])
    op.execute("ALTER TABLE shipment NO FORCE ROW LEVEL SECURITY")
    op.execute(
        "INSERT INTO shipment_order (tenant_id, id, shipment_id, order_id)"
        " SELECT tenant_id, gen_random_uuid(), id, order_id FROM shipment"
    )
    op.execute("ALTER TABLE shipment FORCE ROW LEVEL SECURITY")
