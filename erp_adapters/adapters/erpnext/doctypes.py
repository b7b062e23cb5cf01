"""Which doctypes stand for which entity, and how their documents become records.

`modified` and other moments are naive text in the site's zone. Documents with children are read one by one: a list
holds no children, and a list that joins them gives a row per child and cuts documents at the page's end.
"""

from collections.abc import Callable, Mapping
from datetime import tzinfo
from decimal import Decimal
from typing import Any, Final

import msgspec
from msgspec import UNSET

from erp_adapters.adapters.erpnext.documents import Doc, invoice, named, production, receipt, shipment
from erp_adapters.adapters.erpnext.people import ADDRESSES, address_of
from erp_adapters.contract.markup import bare
from erp_adapters.contract.records import (
    Choice,
    Contact,
    Customer,
    DocumentStatus,
    Entity,
    OrderLine,
    OrderStatus,
    Price,
    Product,
    Rate,
    Record,
    SalesOrder,
    Stock,
)
from erp_adapters.contract.values import day, moment, number, ref, text


class Doctype(msgspec.Struct, frozen=True, kw_only=True):
    """A doctype; `fields` are what a list is asked for, `whole` that documents are fetched one by one. `referenced`
    carries our number and must be able to, `referable` may."""

    name: str
    fields: tuple[str, ...] = ()
    whole: bool = False
    filters: tuple[tuple[str, str, Any], ...] = ()
    of_company: bool = False
    referenced: bool = False
    referable: bool = False


_FROM_CUSTOMERS: Final = (("payment_type", "=", "Receive"), ("party_type", "=", "Customer"))
DOCTYPES: Final[Mapping[Entity, Doctype]] = {
    Entity.CUSTOMER: Doctype(name="Customer", whole=True, referenced=True),
    Entity.CONTACT: Doctype(name="Contact", whole=True, referable=True),
    Entity.PRODUCT: Doctype(
        name="Item",
        fields=("item_code", "item_name", "description", "stock_uom", "item_group", "disabled", "weight_per_unit",
                "customs_tariff_number", "country_of_origin"),
    ),
    Entity.PRICE: Doctype(
        name="Item Price",
        fields=("item_code", "price_list", "price_list_rate", "currency", "uom", "customer", "valid_from",
                "valid_upto"),
        filters=(("selling", "=", 1),),
    ),
    Entity.STOCK: Doctype(
        name="Bin",
        fields=("item_code", "warehouse", "actual_qty", "reserved_qty", "projected_qty", "ordered_qty", "stock_uom"),
    ),
    Entity.SALES_ORDER: Doctype(name="Sales Order", whole=True, of_company=True, referenced=True),
    Entity.SHIPMENT: Doctype(name="Delivery Note", whole=True, of_company=True),
    Entity.INVOICE: Doctype(name="Sales Invoice", whole=True, of_company=True),
    Entity.RECEIPT: Doctype(
        name="Payment Entry", whole=True, of_company=True, filters=_FROM_CUSTOMERS
    ),
    Entity.PRODUCTION: Doctype(
        name="Work Order",
        fields=("sales_order", "sales_order_item", "production_item", "qty", "produced_qty", "status", "docstatus",
                "expected_delivery_date", "actual_end_date"),
        of_company=True,
    ),
    Entity.CURRENCY: Doctype(name="Currency", fields=("currency_name", "symbol", "enabled")),
    Entity.RATE: Doctype(name="Currency Exchange", fields=("date", "from_currency", "to_currency", "exchange_rate")),
    Entity.UNIT: Doctype(name="UOM", fields=("uom_name", "enabled")),
    Entity.PAYMENT_TERM: Doctype(name="Payment Terms Template", fields=("template_name",)),
    Entity.WAREHOUSE: Doctype(name="Warehouse", fields=("warehouse_name", "disabled"), filters=(("is_group", "=", 0),)),
    Entity.SALESPERSON: Doctype(name="Sales Person", fields=("sales_person_name", "enabled")),
    Entity.COMPANY: Doctype(name="Company", fields=("company_name", "default_currency")),
}  # fmt: skip


def record_of(entity: Entity, doc: Doc, zone: tzinfo, reference: str) -> Record:
    """The canonical record of a document."""
    record = _MAKERS.get(entity, _choice)(doc)
    stamp = text(doc.get("modified"))
    common: dict[str, Any] = {
        "external_id": str(doc["name"]),
        "external_number": str(doc["name"]),
        "modified_at": moment(stamp, zone),
        "modified_by": text(doc.get("modified_by")),
        "version": stamp,
        "raw": dict(doc),
    }
    if DOCTYPES[entity].referenced or DOCTYPES[entity].referable:
        common["reference"] = text(doc.get(reference))
    if doc.get("amended_from"):
        common["replaces"] = str(doc["amended_from"])
    if changed := [moment(row["modified"], zone) for row in doc.get(ADDRESSES) or ()]:
        common["modified_at"] = max(one for one in (common["modified_at"], *changed) if one is not None)
    custom = {name: value for name, value in doc.items() if name.startswith("custom_")}
    if custom:
        common["custom"] = custom
    return msgspec.structs.replace(record, **common)


def _customer(doc: Doc) -> Record:
    return Customer(
        name=text(doc.get("customer_name")),
        tax_id=text(doc.get("tax_id")),
        email=text(doc.get("email_id")),
        phone=text(doc.get("mobile_no")),
        website=text(doc.get("website")),
        language=text(doc.get("language")),
        currency=text(doc.get("default_currency")),
        group=named(doc.get("customer_group")),
        payment_term=named(doc.get("payment_terms")),
        price_list=named(doc.get("default_price_list")),
        addresses=tuple(address_of(row) for row in doc[ADDRESSES]) if ADDRESSES in doc else UNSET,
        active=not doc.get("disabled"),
        note=text(doc.get("customer_details")),
    )


def _contact(doc: Doc) -> Record:
    linked = next((one["link_name"] for one in doc.get("links") or () if one.get("link_doctype") == "Customer"), None)
    parts = (text(doc.get(one)) for one in ("first_name", "middle_name", "last_name"))
    return Contact(
        customer=named(linked),
        name=" ".join(part for part in parts if part) or None,
        position=text(doc.get("designation")),
        email=text(doc.get("email_id")),
        phone=text(doc.get("phone")),
        mobile=text(doc.get("mobile_no")),
    )


def _product(doc: Doc) -> Record:
    return Product(
        name=text(doc.get("item_name")),
        specification=text(doc.get("description")),
        unit=named(doc.get("stock_uom")),
        group=named(doc.get("item_group")),
        weight_kg=number(doc.get("weight_per_unit")),
        customs_code=text(doc.get("customs_tariff_number")),
        origin=text(doc.get("country_of_origin")),
        active=not doc.get("disabled"),
    )


def _price(doc: Doc) -> Record:
    return Price(
        product=named(doc.get("item_code")),
        price_list=named(doc.get("price_list")),
        customer=named(doc.get("customer")),
        amount=number(doc.get("price_list_rate")),
        currency=text(doc.get("currency")),
        unit=named(doc.get("uom")),
        valid_from=day(doc.get("valid_from")),
        valid_to=day(doc.get("valid_upto")),
    )


def _stock(doc: Doc) -> Record:
    on_hand, reserved = number(doc.get("actual_qty")) or Decimal(0), number(doc.get("reserved_qty")) or Decimal(0)
    return Stock(
        product=named(doc.get("item_code")),
        warehouse=named(doc.get("warehouse")),
        unit=named(doc.get("stock_uom")),
        on_hand=on_hand,
        reserved=reserved,
        available=on_hand - reserved,
        incoming=number(doc.get("ordered_qty")),
    )


def order_status(doc: Doc) -> OrderStatus:
    """From docstatus (0 draft, 1 submitted, 2 cancelled), the status word and the delivered percentage."""
    word, delivered = doc.get("status"), number(doc.get("per_delivered")) or Decimal(0)
    if doc.get("docstatus") != 1:
        return OrderStatus.CANCELLED if doc.get("docstatus") == 2 else OrderStatus.DRAFT
    if word in {"Closed", "Completed"}:
        return OrderStatus.CLOSED
    if word == "On Hold":
        return OrderStatus.ON_HOLD
    if delivered >= 100:
        return OrderStatus.SHIPPED
    return OrderStatus.PARTIALLY_SHIPPED if delivered > 0 else OrderStatus.APPROVED


def _share(value: Any) -> DocumentStatus:
    percent = number(value) or Decimal(0)
    if percent >= 100:
        return DocumentStatus.DONE
    return DocumentStatus.PARTIAL if percent > 0 else DocumentStatus.OPEN


def _order(doc: Doc) -> Record:
    return SalesOrder(
        customer=ref(external_id=doc.get("customer"), number=doc.get("customer"), name=doc.get("customer_name")),
        company=named(doc.get("company")),
        customer_order_number=text(doc.get("po_no")),
        ordered_on=day(doc.get("transaction_date")),
        delivery_on=day(doc.get("delivery_date")),
        currency=text(doc.get("currency")),
        rate=number(doc.get("conversion_rate")),
        price_list=named(doc.get("selling_price_list")),
        payment_term=named(doc.get("payment_terms_template")),
        incoterm=text(doc.get("incoterm")),
        warehouse=named(doc.get("set_warehouse")),
        lines=tuple(_line(line) for line in doc.get("items") or ()),
        untaxed=number(doc.get("net_total", doc.get("total"))),
        tax=number(doc.get("total_taxes_and_charges")),
        total=number(doc.get("grand_total")),
        company_total=number(doc.get("base_grand_total")),
        paid=number(doc.get("advance_paid")),
        status=order_status(doc),
        remote_status=text(doc.get("status")),
        delivery_status=_share(doc.get("per_delivered")),
        billing_status=_share(doc.get("per_billed")),
        note=bare(doc.get("terms")),
    )


def _line(line: Doc) -> OrderLine:
    rate, listed = number(line.get("rate")), number(line.get("price_list_rate"))
    off, discounted = number(line.get("discount_percentage")), False
    if off and listed and rate is not None:
        discounted = True
        if round(listed * (1 - off / 100), 6) != round(rate, 6):
            off = (1 - rate / listed) * 100  # the site derived it from the rate and rounded it
    return OrderLine(
        external_id=str(line["name"]),
        position=line.get("idx"),
        product=ref(external_id=line.get("item_code"), number=line.get("item_code"), name=line.get("item_name")),
        description=bare(line.get("description")),
        quantity=number(line.get("qty")),
        unit=named(line.get("uom")),
        factor=number(line.get("conversion_factor")),
        price=listed if discounted else rate,
        discount_percent=off,
        amount=number(line.get("amount")),
        delivery_on=day(line.get("delivery_date")),
        warehouse=named(line.get("warehouse")),
        free=bool(line.get("is_free_item")),
        shipped_quantity=number(line.get("delivered_qty")),
    )


def _rate(doc: Doc) -> Record:
    return Rate(
        currency=text(doc.get("from_currency")),
        base=text(doc.get("to_currency")),
        rate=number(doc.get("exchange_rate")),
        valid_on=day(doc.get("date")),
    )


def _choice(doc: Doc) -> Record:
    names = ("currency_name", "uom_name", "template_name", "warehouse_name", "sales_person_name", "company_name")
    found = next((text(doc[one]) for one in names if doc.get(one)), None)
    return Choice(
        name=found or str(doc["name"]),
        symbol=text(doc.get("symbol")),
        active=doc.get("enabled") != 0 and not doc.get("disabled"),
    )


_MAKERS: Final[Mapping[Entity, Callable[[Doc], Record]]] = {
    Entity.CUSTOMER: _customer,
    Entity.CONTACT: _contact,
    Entity.PRODUCT: _product,
    Entity.PRICE: _price,
    Entity.STOCK: _stock,
    Entity.SALES_ORDER: _order,
    Entity.SHIPMENT: shipment,
    Entity.INVOICE: invoice,
    Entity.RECEIPT: receipt,
    Entity.PRODUCTION: production,
    Entity.RATE: _rate,
}
