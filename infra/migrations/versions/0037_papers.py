"""Papers, due dates, payments, letters of credit, shipments."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import protect_table

revision = "0037"
down_revision = "0036"

TENANT_TABLES = [
    "bank_account",
    "credit_limit",
    "due_line",
    "letter_of_credit",
    "order_paper_data",
    "paper_layout",
    "paper_profile",
    "payment",
    "payment_allocation",
    "shipment",
    "shipment_container",
    "shipment_line",
    "trade_paper",
]


#: What a timeline shows from now on.
TIMELINE_KINDS = [
    "message",
    "note",
    "created",
    "call",
    "meeting",
    "file",
    "merge",
    "decision",
    "sent",
    "opened",
    "clicked",
    "bounced",
    "auto_reply",
    "unsubscribed",
    "reminder",
    "stage",
    "sequence",
    "trade",
]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "bank_account",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("bank", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_by", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_bank_account")),
    )
    op.create_index(op.f("ix_bank_account_tenant_id_currency"), "bank_account", ["tenant_id", "currency"], unique=False)
    op.create_table(
        "paper_layout",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("layout", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('quotation', 'proforma', 'contract', 'confirmation', 'invoice', 'packing_list',"
            " 'shipping_instruction', 'statement')",
            name=op.f("ck_paper_layout_kind"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_paper_layout")),
        sa.UniqueConstraint("tenant_id", "kind", name=op.f("uq_paper_layout_tenant_id_kind")),
    )
    op.create_table(
        "paper_profile",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("singleton", sa.Boolean(), nullable=False),
        sa.Column("seller", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_paper_profile")),
        sa.UniqueConstraint("tenant_id", "singleton", name=op.f("uq_paper_profile_tenant_id_singleton")),
    )
    op.create_table(
        "credit_limit",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.Column("insured", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.Column("insurer", sa.Text(), nullable=True),
        sa.Column("insured_until", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "company_id"],
            ["company.tenant_id", "company.id"],
            name=op.f("fk_credit_limit_tenant_id_company_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_credit_limit")),
        sa.UniqueConstraint("tenant_id", "company_id", name=op.f("uq_credit_limit_tenant_id_company_id")),
    )
    op.create_table(
        "payment",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.Column("charges", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.Column("rate", sa.Numeric(precision=24, scale=10), nullable=True),
        sa.Column("rate_date", sa.Date(), nullable=True),
        sa.Column("rate_source", sa.Text(), nullable=True),
        sa.Column("payer", sa.Text(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "method IN ('tt', 'lc', 'dp', 'da', 'oa', 'platform', 'cash')", name=op.f("ck_payment_method")
        ),
        sa.CheckConstraint("state IN ('slip', 'received', 'cancelled')", name=op.f("ck_payment_state")),
        sa.CheckConstraint("amount > 0 AND charges >= 0", name=op.f("ck_payment_amounts")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "company_id"],
            ["company.tenant_id", "company.id"],
            name=op.f("fk_payment_tenant_id_company_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_payment")),
    )
    op.create_index(
        op.f("ix_payment_tenant_id_company_id_received_on"),
        "payment",
        ["tenant_id", "company_id", "received_on"],
        unique=False,
    )
    op.create_index(
        op.f("ix_payment_tenant_id_received_on_id"), "payment", ["tenant_id", "received_on", "id"], unique=False
    )
    op.create_table(
        "due_line",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("percent", sa.Numeric(precision=9, scale=4), nullable=False),
        sa.Column("amount", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("settled", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("label IN ('deposit', 'balance', 'payment')", name=op.f("ck_due_line_label")),
        sa.CheckConstraint(
            "method IN ('tt', 'lc', 'dp', 'da', 'oa', 'platform', 'cash')", name=op.f("ck_due_line_method")
        ),
        sa.CheckConstraint(
            "trigger IN ('order', 'proforma', 'before_shipment', 'bl', 'invoice', 'arrival', 'presentation',"
            " 'release')",
            name=op.f("ck_due_line_trigger"),
        ),
        sa.CheckConstraint("settled <= amount AND settled >= 0", name=op.f("ck_due_line_settled")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "order_id"],
            ["sales_order.tenant_id", "sales_order.id"],
            name=op.f("fk_due_line_tenant_id_order_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_due_line")),
    )
    op.create_index(
        op.f("ix_due_line_tenant_id_due_on_id"),
        "due_line",
        ["tenant_id", "due_on", "id"],
        unique=False,
        postgresql_where=sa.text("settled < amount AND due_on IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_due_line_tenant_id_order_id_position"), "due_line", ["tenant_id", "order_id", "position"], unique=False
    )
    op.create_table(
        "letter_of_credit",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("issuing_bank", sa.Text(), nullable=True),
        sa.Column("advising_bank", sa.Text(), nullable=True),
        sa.Column("confirming_bank", sa.Text(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.Column("tolerance", sa.Numeric(precision=9, scale=4), nullable=False),
        sa.Column("usance_days", sa.Integer(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("expiry_place", sa.Text(), nullable=True),
        sa.Column("latest_shipment", sa.Date(), nullable=True),
        sa.Column("presentation_days", sa.Integer(), nullable=False),
        sa.Column("partial_shipment", sa.Boolean(), nullable=False),
        sa.Column("transhipment", sa.Boolean(), nullable=False),
        sa.Column("goods", sa.Text(), nullable=True),
        sa.Column("documents", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("amendments", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("discrepancies", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'issued', 'presented', 'paid', 'expired', 'cancelled')",
            name=op.f("ck_letter_of_credit_state"),
        ),
        sa.CheckConstraint(
            "presentation_days BETWEEN 1 AND 90 AND usance_days BETWEEN 0 AND 360",
            name=op.f("ck_letter_of_credit_days"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "order_id"],
            ["sales_order.tenant_id", "sales_order.id"],
            name=op.f("fk_letter_of_credit_tenant_id_order_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_letter_of_credit")),
        sa.UniqueConstraint("tenant_id", "number", name=op.f("uq_letter_of_credit_tenant_id_number")),
    )
    op.create_index(
        op.f("ix_letter_of_credit_tenant_id_expires_on_id"),
        "letter_of_credit",
        ["tenant_id", "expires_on", "id"],
        unique=False,
        postgresql_where=sa.text("state IN ('draft', 'issued', 'presented')"),
    )
    op.create_index(
        op.f("ix_letter_of_credit_tenant_id_order_id"), "letter_of_credit", ["tenant_id", "order_id"], unique=False
    )
    op.create_table(
        "order_paper_data",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "order_id"],
            ["sales_order.tenant_id", "sales_order.id"],
            name=op.f("fk_order_paper_data_tenant_id_order_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_order_paper_data")),
        sa.UniqueConstraint("tenant_id", "order_id", name=op.f("uq_order_paper_data_tenant_id_order_id")),
    )
    op.create_table(
        "shipment",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("transport", sa.Text(), nullable=False),
        sa.Column("carrier", sa.Text(), nullable=True),
        sa.Column("forwarder", sa.Text(), nullable=True),
        sa.Column("booking_number", sa.Text(), nullable=True),
        sa.Column("tracking_number", sa.Text(), nullable=True),
        sa.Column("bl_number", sa.Text(), nullable=True),
        sa.Column("bl_kind", sa.Text(), nullable=True),
        sa.Column("vessel", sa.Text(), nullable=True),
        sa.Column("voyage", sa.Text(), nullable=True),
        sa.Column("port_of_loading", sa.Text(), nullable=True),
        sa.Column("port_of_discharge", sa.Text(), nullable=True),
        sa.Column("freight", sa.Text(), nullable=True),
        sa.Column("si_cutoff", sa.DateTime(timezone=True), nullable=True),
        sa.Column("vgm_cutoff", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cy_cutoff", sa.DateTime(timezone=True), nullable=True),
        sa.Column("etd", sa.Date(), nullable=True),
        sa.Column("eta", sa.Date(), nullable=True),
        sa.Column("departed_on", sa.Date(), nullable=True),
        sa.Column("arrived_on", sa.Date(), nullable=True),
        sa.Column("delivered_on", sa.Date(), nullable=True),
        sa.Column("presented_on", sa.Date(), nullable=True),
        sa.Column("dates", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('planned', 'booked', 'departed', 'arrived', 'delivered', 'cancelled')",
            name=op.f("ck_shipment_state"),
        ),
        sa.CheckConstraint(
            "transport IN ('sea_container', 'sea_bulk', 'air', 'courier', 'rail', 'road')",
            name=op.f("ck_shipment_transport"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "order_id"],
            ["sales_order.tenant_id", "sales_order.id"],
            name=op.f("fk_shipment_tenant_id_order_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_shipment")),
        sa.UniqueConstraint("tenant_id", "number", name=op.f("uq_shipment_tenant_id_number")),
    )
    op.create_index(
        op.f("ix_shipment_tenant_id_eta"),
        "shipment",
        ["tenant_id", "eta"],
        unique=False,
        postgresql_where=sa.text("state = 'departed'"),
    )
    op.create_index(
        op.f("ix_shipment_tenant_id_etd"),
        "shipment",
        ["tenant_id", "etd"],
        unique=False,
        postgresql_where=sa.text("state IN ('planned', 'booked')"),
    )
    op.create_index(op.f("ix_shipment_tenant_id_order_id"), "shipment", ["tenant_id", "order_id"], unique=False)
    op.create_index(
        op.f("ix_shipment_tenant_id_updated_at_id"), "shipment", ["tenant_id", "updated_at", "id"], unique=False
    )
    op.create_table(
        "payment_allocation",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("payment_id", sa.Uuid(), nullable=True),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("due_line_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("settles", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.Column("amount", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.Column("exchange_difference", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('money', 'bank_charge', 'short_payment')", name=op.f("ck_payment_allocation_kind")
        ),
        sa.CheckConstraint("settles > 0 AND amount >= 0", name=op.f("ck_payment_allocation_amounts")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "due_line_id"],
            ["due_line.tenant_id", "due_line.id"],
            name=op.f("fk_payment_allocation_tenant_id_due_line_id"),
            ondelete="SET NULL (due_line_id)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "order_id"],
            ["sales_order.tenant_id", "sales_order.id"],
            name=op.f("fk_payment_allocation_tenant_id_order_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "payment_id"],
            ["payment.tenant_id", "payment.id"],
            name=op.f("fk_payment_allocation_tenant_id_payment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_payment_allocation")),
    )
    op.create_index(
        op.f("ix_payment_allocation_tenant_id_due_line_id"),
        "payment_allocation",
        ["tenant_id", "due_line_id"],
        unique=False,
        postgresql_where=sa.text("due_line_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_payment_allocation_tenant_id_order_id"), "payment_allocation", ["tenant_id", "order_id"], unique=False
    )
    op.create_index(
        op.f("ix_payment_allocation_tenant_id_payment_id"),
        "payment_allocation",
        ["tenant_id", "payment_id"],
        unique=False,
    )
    op.create_table(
        "shipment_container",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("shipment_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=True),
        sa.Column("packages", sa.Integer(), nullable=False),
        sa.Column("gross_weight", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.Column("volume", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.Column("vgm", sa.Numeric(precision=20, scale=6), nullable=True),
        sa.CheckConstraint(
            "kind IN ('20GP', '40GP', '40HQ', '45HQ', '20RF', '40RH', '20OT', '40OT', '20FR', '40FR', 'LCL')",
            name=op.f("ck_shipment_container_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "shipment_id"],
            ["shipment.tenant_id", "shipment.id"],
            name=op.f("fk_shipment_container_tenant_id_shipment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_shipment_container")),
        sa.UniqueConstraint(
            "tenant_id", "shipment_id", "number", name=op.f("uq_shipment_container_tenant_id_shipment_id_number")
        ),
    )
    op.create_table(
        "shipment_line",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("shipment_id", sa.Uuid(), nullable=False),
        sa.Column("order_line_id", sa.Uuid(), nullable=False),
        sa.Column("quantity", sa.Numeric(precision=20, scale=6), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "order_line_id"],
            ["order_line.tenant_id", "order_line.id"],
            name=op.f("fk_shipment_line_tenant_id_order_line_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "shipment_id"],
            ["shipment.tenant_id", "shipment.id"],
            name=op.f("fk_shipment_line_tenant_id_shipment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_shipment_line")),
        sa.UniqueConstraint(
            "tenant_id",
            "shipment_id",
            "order_line_id",
            name=op.f("uq_shipment_line_tenant_id_shipment_id_order_line_id"),
        ),
    )
    op.create_table(
        "trade_paper",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=True),
        sa.Column("shipment_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=False),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("layout", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("accepted", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('quotation', 'proforma', 'contract', 'confirmation', 'invoice', 'packing_list',"
            " 'shipping_instruction', 'statement')",
            name=op.f("ck_trade_paper_kind"),
        ),
        sa.CheckConstraint("state IN ('issued', 'replaced', 'void')", name=op.f("ck_trade_paper_state")),
        sa.CheckConstraint("version > 0", name=op.f("ck_trade_paper_version")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "company_id"],
            ["company.tenant_id", "company.id"],
            name=op.f("fk_trade_paper_tenant_id_company_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "order_id"],
            ["sales_order.tenant_id", "sales_order.id"],
            name=op.f("fk_trade_paper_tenant_id_order_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "shipment_id"],
            ["shipment.tenant_id", "shipment.id"],
            name=op.f("fk_trade_paper_tenant_id_shipment_id"),
            ondelete="SET NULL (shipment_id)",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_trade_paper")),
        sa.UniqueConstraint(
            "tenant_id", "kind", "number", "version", name=op.f("uq_trade_paper_tenant_id_kind_number_version")
        ),
    )
    op.create_index(
        op.f("ix_trade_paper_tenant_id_company_id_issued_at"),
        "trade_paper",
        ["tenant_id", "company_id", "issued_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_trade_paper_tenant_id_issued_at_id"), "trade_paper", ["tenant_id", "issued_at", "id"], unique=False
    )
    op.create_index(
        op.f("ix_trade_paper_tenant_id_order_id_kind"),
        "trade_paper",
        ["tenant_id", "order_id", "kind"],
        unique=False,
        postgresql_where=sa.text("order_id IS NOT NULL"),
    )
    op.create_index(
        "uq_trade_paper_current",
        "trade_paper",
        ["tenant_id", "kind", "number"],
        unique=True,
        postgresql_where=sa.text("state = 'issued'"),
    )
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
    listed = ", ".join(f"'{kind}'" for kind in TIMELINE_KINDS)
    op.drop_constraint(op.f("ck_timeline_entry_kind"), "timeline_entry")
    op.execute(f"ALTER TABLE timeline_entry ADD CONSTRAINT ck_timeline_entry_kind CHECK (kind IN ({listed})) NOT VALID")
