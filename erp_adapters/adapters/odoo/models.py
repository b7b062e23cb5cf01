"""Which models and fields of Odoo stand for which entity. Fields that a version lacks are left out when asking."""

from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct

from erp_adapters.contract.records import Entity


class Model(Struct, frozen=True, kw_only=True):
    """A model, the domain that narrows it, the fields read, and the model of its lines with their parent field."""

    name: str
    fields: tuple[str, ...]
    domain: tuple[Any, ...] = ()
    number: str = "name"
    reference: str = ""
    lines: str = ""
    parent: str = ""
    line_fields: tuple[str, ...] = ()


_COMMON: Final = ("id", "write_date", "create_date", "write_uid")

MODELS: Final[Mapping[Entity, Model]] = {
    Entity.CUSTOMER: Model(
        name="res.partner",
        domain=(["parent_id", "=", False],),
        number="ref",
        reference="ref",
        fields=(
            *_COMMON,
            *("name", "ref", "vat", "email", "phone", "website", "is_company", "lang", "comment", "active"),
            *("street", "street2", "city", "zip", "country_id", "state_id", "company_id", "user_id"),
            *("property_payment_term_id", "property_product_pricelist"),
        ),
        lines="res.partner",
        parent="parent_id",
        line_fields=("name", "type", "street", "street2", "city", "zip", "country_id", "state_id", "phone"),
    ),
    Entity.CONTACT: Model(
        name="res.partner",
        domain=(["parent_id", "!=", False], ["type", "=", "contact"]),
        number="ref",
        fields=(*_COMMON, "name", "ref", "email", "phone", "mobile", "function", "parent_id", "active"),
    ),
    Entity.PRODUCT: Model(
        name="product.product",
        number="default_code",
        fields=(
            *_COMMON,
            *("name", "display_name", "default_code", "barcode", "lst_price", "list_price", "currency_id", "uom_id"),
            *("weight", "volume", "categ_id", "active", "hs_code", "country_of_origin", "type"),
        ),
    ),
    Entity.PRICE: Model(
        name="product.pricelist.item",
        number="",
        domain=(["compute_price", "=", "fixed"],),
        fields=(
            *_COMMON,
            *("pricelist_id", "product_id", "product_tmpl_id", "min_quantity", "fixed_price", "currency_id"),
            *("date_start", "date_end", "applied_on"),
        ),
    ),
    Entity.STOCK: Model(
        name="stock.quant",
        number="",
        domain=(["location_id.usage", "=", "internal"],),
        fields=(
            *_COMMON,
            *("product_id", "location_id", "warehouse_id", "quantity", "reserved_quantity", "product_uom_id", "lot_id"),
        ),
    ),
    Entity.SALES_ORDER: Model(
        name="sale.order",
        reference="client_order_ref",
        fields=(
            *_COMMON,
            *("name", "state", "locked", "client_order_ref", "origin", "partner_id", "partner_invoice_id"),
            *("partner_shipping_id", "date_order", "commitment_date", "pricelist_id", "currency_id", "note"),
            *("payment_term_id", "user_id", "company_id", "warehouse_id", "incoterm", "currency_rate"),
            *("invoice_status", "delivery_status", "amount_untaxed", "amount_tax", "amount_total"),
        ),
        lines="sale.order.line",
        parent="order_id",
        line_fields=(
            *("id", "order_id", "sequence", "product_id", "name", "product_uom_qty", "product_uom_id", "product_uom"),
            *("price_unit", "discount", "tax_ids", "tax_id", "price_subtotal", "price_total", "qty_delivered"),
            *("qty_invoiced", "display_type"),
        ),
    ),
    Entity.SHIPMENT: Model(
        name="stock.picking",
        domain=(["picking_type_code", "=", "outgoing"],),
        fields=(
            *_COMMON,
            *("name", "state", "origin", "sale_id", "scheduled_date", "date_done", "carrier_id", "partner_id"),
            *("carrier_tracking_ref", "location_id", "picking_type_id"),
        ),
        lines="stock.move",
        parent="picking_id",
        line_fields=(
            "id",
            "picking_id",
            "product_id",
            "product_uom_qty",
            "quantity",
            "quantity_done",
            "product_uom",
            "sale_line_id",
        ),
    ),
    Entity.INVOICE: Model(
        name="account.move",
        domain=(["move_type", "in", ["out_invoice", "out_refund"]],),
        fields=(
            *_COMMON,
            *("name", "move_type", "state", "payment_state", "ref", "invoice_origin", "invoice_date", "partner_id"),
            *("invoice_date_due", "amount_untaxed", "amount_tax", "amount_total", "amount_residual", "currency_id"),
            *("amount_total_signed", "amount_residual_signed"),
        ),
    ),
    Entity.RECEIPT: Model(
        name="account.payment",
        domain=(["payment_type", "=", "inbound"], ["partner_type", "=", "customer"]),
        fields=(
            *_COMMON,
            *("name", "partner_id", "amount", "currency_id", "date", "memo", "ref", "state", "is_reconciled"),
            *("amount_company_currency_signed", "payment_method_line_id", "reconciled_invoice_ids"),
        ),
    ),
    Entity.PRODUCTION: Model(
        name="mrp.production",
        fields=(
            *_COMMON,
            *("name", "origin", "product_id", "product_qty", "qty_produced", "date_deadline", "date_finished", "state"),
        ),
    ),
    Entity.CREDIT: Model(
        name="res.partner",
        number="ref",
        domain=(["parent_id", "=", False],),
        fields=(*_COMMON, "name", "ref", "credit", "credit_limit", "total_overdue", "currency_id"),
    ),
    Entity.CURRENCY: Model(name="res.currency", fields=(*_COMMON, "name", "symbol", "decimal_places", "active")),
    Entity.RATE: Model(
        name="res.currency.rate",
        number="",
        fields=(*_COMMON, "name", "currency_id", "company_id", "inverse_company_rate"),
    ),
    # Before 19 `factor` is the other way round, and `factor_inv` what 19 calls `factor`.
    Entity.UNIT: Model(name="uom.uom", fields=(*_COMMON, "name", "factor", "factor_inv", "active")),
    Entity.TAX: Model(
        name="account.tax",
        domain=(["type_tax_use", "=", "sale"],),
        fields=(*_COMMON, "name", "amount", "amount_type", "active"),
    ),
    Entity.PAYMENT_TERM: Model(name="account.payment.term", fields=(*_COMMON, "name", "active")),
    Entity.WAREHOUSE: Model(name="stock.warehouse", number="code", fields=(*_COMMON, "name", "code", "active")),
    Entity.SALESPERSON: Model(
        name="res.users", number="login", domain=(["share", "=", False],), fields=(*_COMMON, "name", "login", "active")
    ),
    Entity.COMPANY: Model(name="res.company", fields=(*_COMMON, "name", "currency_id")),
}
