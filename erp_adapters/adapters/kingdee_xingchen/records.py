"""Between the product's documents and canonical records. Numbers arrive as text, moments as text or milliseconds."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from msgspec import UNSET, UnsetType

from erp_adapters.adapters.kingdee_xingchen.gateway import XingchenSettings
from erp_adapters.contract.records import (
    Allocation,
    Customer,
    DocumentStatus,
    Entity,
    OrderLine,
    OrderStatus,
    Product,
    Receipt,
    Record,
    Ref,
    SalesOrder,
    Shipment,
    ShipmentLine,
    Stock,
)
from erp_adapters.contract.values import day, from_milliseconds, moment, number, ref, text, zone_of

Doc = Mapping[str, Any]
_SENT: Final = {one.value: one for one in (DocumentStatus.OPEN, DocumentStatus.PARTIAL, DocumentStatus.DONE)}


def changed(doc: Doc, settings: XingchenSettings) -> datetime | None:
    """When a document was last changed, or made if never."""
    value = doc.get("modify_time") or doc.get("create_time")
    if str(value or "").isdigit():
        return from_milliseconds(value)
    return moment(value, zone_of(settings.zone))


def _common(doc: Doc, settings: XingchenSettings) -> dict[str, Any]:
    found = changed(doc, settings)
    return {
        "external_id": str(doc["id"]),
        "external_number": text(doc.get("bill_no") or doc.get("number")),
        "modified_at": found,
        "modified_by": text(doc.get("modifier_name") or doc.get("creator_name")),
        "version": text(doc.get("modify_time")),
        "raw": dict(doc),
    }


def record_of(entity: Entity, doc: Doc, settings: XingchenSettings) -> Record:
    """The record of a detail, of stock that of a row."""
    if entity is Entity.STOCK:
        return _stock(doc)
    if entity is Entity.CUSTOMER:
        return _customer(doc, settings)
    if entity is Entity.PRODUCT:
        return _product(doc, settings)
    if entity is Entity.SALES_ORDER:
        return order_of(doc, settings)
    return _shipment(doc, settings) if entity is Entity.SHIPMENT else _receipt(doc, settings)


def _customer(doc: Doc, settings: XingchenSettings) -> Customer:
    return Customer(
        name=text(doc.get("name")),
        reference=text(doc.get("number")),
        group=ref(external_id=doc.get("group_id"), name=doc.get("group_name")),
        salesperson=ref(external_id=doc.get("saler_id"), name=doc.get("saler_name")),
        note=text(doc.get("remark")),
        custom=dict(doc.get("custom_field") or {}),
        **_common(doc, settings),
    )


def _product(doc: Doc, settings: XingchenSettings) -> Product:
    prices = doc.get("price_entity")
    price = prices[0] if isinstance(prices, list) and prices else prices if isinstance(prices, Mapping) else {}
    return Product(
        name=text(doc.get("name")),
        specification=text(doc.get("model")),
        barcode=text(doc.get("barcode")),
        unit=ref(external_id=doc.get("base_unit_id"), name=doc.get("base_unit_name")),
        group=ref(external_id=doc.get("parent_id"), name=doc.get("parent_name")),
        list_price=number(price.get("retail_price")),
        currency=settings.company_currency,
        weight_kg=number(doc.get("gross_weight")),
        tax_rate=number(doc.get("tax_rate")),
        **_common(doc, settings),
    )


def stock_id(row: Doc) -> str:
    """Stock has no id of its own."""
    parts = ("material_id", "stock_id", "batch_no", "aux_prop_id")
    return "|".join(text(row.get(one)) or "" for one in parts)


def _stock(row: Doc) -> Stock:
    return Stock(
        external_id=stock_id(row),
        product=ref(row.get("material_id"), row.get("material_number"), row.get("material_name")),
        warehouse=ref(row.get("stock_id"), row.get("stock_number"), row.get("stock_name")),
        unit=ref(name=row.get("unit")),
        on_hand=number(row.get("qty")),
        available=number(row.get("valid_qty")),
        batch=text(row.get("batch_no")),
        raw=dict(row),
    )


def sent_of(doc: Doc, settings: XingchenSettings) -> DocumentStatus | UnsetType:
    """How much of an order has left, through the connection's table; a word that is not in it tells nothing."""
    return _SENT.get(settings.sent.get(str(doc.get("io_status")), ""), UNSET)


def status_of(doc: Doc, settings: XingchenSettings) -> OrderStatus | UnsetType:
    """bill_status Z or A is saved, B submitted, C audited; bill_close_state S closed itself, H was closed by hand."""
    if doc.get("bill_close_state") in {"S", "H"}:
        return OrderStatus.CLOSED
    state = str(doc.get("bill_status"))
    if state == "C":
        sent = sent_of(doc, settings)
        if sent is DocumentStatus.PARTIAL:
            return OrderStatus.PARTIALLY_SHIPPED
        return OrderStatus.SHIPPED if sent is DocumentStatus.DONE else OrderStatus.APPROVED
    found = {"Z": OrderStatus.DRAFT, "A": OrderStatus.DRAFT, "B": OrderStatus.SUBMITTED}
    return found.get(state, UNSET)


def order_of(doc: Doc, settings: XingchenSettings) -> SalesOrder:
    """A sales order with its lines; where a currency has no id in the settings, the own one is meant."""
    codes = {value: code for code, value in settings.ids.items()}
    currency = text(doc.get("cus_currency_id"))
    custom = dict(doc.get("custom_field") or {})
    own = custom.get(settings.number_field) if settings.number_field else doc.get("bill_no")
    return SalesOrder(
        customer=ref(doc.get("customer_id"), doc.get("customer_number"), doc.get("customer_name")),
        salesperson=ref(external_id=doc.get("emp_id"), name=doc.get("emp_name")),
        reference=text(own),
        ordered_on=day(doc.get("bill_date")),
        currency=codes.get(currency, currency) if currency else settings.company_currency,
        rate=number(doc.get("cus_exchange_rate")),
        prices_include_tax=True,
        lines=tuple(_line(one) for one in doc.get("material_entity") or ()),
        total=number(doc.get("total_amount")),
        status=status_of(doc, settings),
        remote_status="/".join(str(doc.get(one) or "-") for one in ("bill_status", "bill_close_state", "io_status")),
        delivery_status=sent_of(doc, settings),
        locked=str(doc.get("bill_status")) in {"B", "C"},
        note=text(doc.get("remark")),
        custom=custom,
        **_common(doc, settings),
    )


def _line(line: Doc) -> OrderLine:
    return OrderLine(
        external_id=str(line["id"]),
        product=ref(line.get("material_id"), line.get("material_number"), line.get("material_name")),
        quantity=number(line.get("qty")),
        unit=ref(external_id=line.get("unit_id"), name=line.get("unit_name")),
        price=number(line.get("tax_price")),
        price_includes_tax=True,
        tax_rate=number(line.get("cess")),
        discount_percent=number(line.get("discount")),
        amount_with_tax=number(line.get("all_amount")),
        delivery_on=day(line.get("delivery_date")),
        warehouse=ref(external_id=line.get("stock_id"), name=line.get("stock_name")),
        free=str(line.get("is_free")).lower() == "true",
        note=text(line.get("comment")),
    )


def _shipment(doc: Doc, settings: XingchenSettings) -> Shipment:
    rows = doc.get("material_entity") or ()
    orders = dict.fromkeys(str(row["src_bill_no"]) for row in rows if row.get("src_bill_no"))
    parcel: Doc = next(iter(doc.get("express_entity") or ()), {})
    done = doc.get("bill_status") == "C"
    return Shipment(
        customer=ref(doc.get("customer_id"), doc.get("customer_number"), doc.get("customer_name")),
        orders=tuple(Ref(number=one) for one in orders),
        carrier=text(parcel.get("express_company_name")),
        tracking_number=text(parcel.get("delivery_bill_no")),
        shipped_on=day(doc.get("bill_date")),
        lines=tuple(
            ShipmentLine(
                external_id=text(row.get("id")),
                order=ref(external_id=row.get("src_bill_id"), number=row.get("src_bill_no")),
                order_line=text(row.get("src_entry_id")),
                product=ref(row.get("material_id"), row.get("material_number"), row.get("material_name")),
                quantity=number(row.get("qty")),
                unit=ref(external_id=row.get("unit_id"), name=row.get("unit_name")),
                batch=text(row.get("batch_no")),
            )
            for row in rows
        ),
        status=DocumentStatus.DONE if done else DocumentStatus.DRAFT,
        remote_status=text(doc.get("bill_status")),
        **_common(doc, settings),
    )


def _receipt(doc: Doc, settings: XingchenSettings) -> Receipt:
    codes = {value: code for code, value in settings.ids.items()}
    currency = text(doc.get("currency_id"))
    paid = doc.get("pay_entry_list") or ()
    fees = [number(one.get("service_fee")) or Decimal(0) for one in paid]
    first: Doc = next(iter(paid), {})
    return Receipt(
        customer=ref(doc.get("customer_id"), doc.get("customer_number"), doc.get("customer_name")),
        received_on=day(doc.get("bill_date")),
        currency=codes.get(currency, currency) if currency else settings.company_currency,
        amount=sum((number(one.get("amount")) or Decimal(0) for one in paid), Decimal(0)),
        fee=sum(fees, Decimal(0)),
        bank_reference=text(first.get("trans_number")),
        allocations=tuple(
            Allocation(
                document=Ref(external_id=str(one["src_bill_id"])),
                entity=Entity.SALES_ORDER if one.get("src_bill_type_id") == "sal_bill_order" else Entity.SHIPMENT,
                amount=number(one.get("cur_settle_amount")),
            )
            for one in doc.get("source_bill_entry_list") or ()
            if one.get("src_bill_id")
        ),
        status=DocumentStatus.DONE if doc.get("bill_status") == "C" else DocumentStatus.DRAFT,
        remote_status=text(doc.get("bill_status")),
        **_common(doc, settings),
    )
