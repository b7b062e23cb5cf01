"""Between U8's documents and canonical records. A document's code is its id; a line's id is its row number."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from msgspec import UNSET, UnsetType

from erp_adapters.adapters.yonyou_u8.proxy import U8Settings
from erp_adapters.contract.records import (
    Address,
    Customer,
    DocumentStatus,
    Entity,
    OrderLine,
    OrderStatus,
    Product,
    Record,
    Ref,
    SalesOrder,
    Shipment,
    ShipmentLine,
    Stock,
)
from erp_adapters.contract.values import day, number, ref, text

Doc = Mapping[str, Any]
FREE: Final = tuple(f"free{one}" for one in range(1, 11))
_SENT: Final = {"0": DocumentStatus.OPEN, "1": DocumentStatus.PARTIAL, "2": DocumentStatus.DONE}
_CENT: Final = Decimal("0.01")


def identity_of(entity: Entity, doc: Doc) -> str:
    """Its code; of stock, what tells it apart: warehouse, product, batch and the product's attributes."""
    if entity is not Entity.STOCK:
        return str(doc["code"])
    return "|".join(text(doc.get(one)) or "" for one in ("whcode", "invcode", "batch", *FREE)).rstrip("|")


def record_of(entity: Entity, doc: Doc, settings: U8Settings) -> Record:
    """The record of a document."""
    if entity is Entity.STOCK:
        return _stock(doc)
    if entity is Entity.CUSTOMER:
        return _customer(doc)
    if entity is Entity.PRODUCT:
        return _product(doc, settings)
    return order_of(doc, settings) if entity is Entity.SALES_ORDER else _shipment(doc)


def _common(doc: Doc) -> dict[str, Any]:
    code = str(doc["code"])
    return {"external_id": code, "external_number": code, "raw": dict(doc)}


def _customer(doc: Doc) -> Customer:
    return Customer(
        name=text(doc.get("name")),
        short_name=text(doc.get("abbrname")),
        reference=text(doc.get("code")),
        group=ref(number=doc.get("sort_code")),
        phone=text(doc.get("phone")) or text(doc.get("mobile")),
        addresses=(Address(street=text(doc.get("address"))),) if doc.get("address") else (),
        active=not doc.get("end_date"),
        note=text(doc.get("memo")),
        **_common(doc),
    )


def _product(doc: Doc, settings: U8Settings) -> Product:
    return Product(
        name=text(doc.get("name")),
        specification=text(doc.get("specs")),
        unit=ref(number=doc.get("saunit_code") or doc.get("main_measure"), name=doc.get("saunit_name")),
        group=ref(number=doc.get("sort_code")),
        list_price=number(doc.get("ref_sale_price")),
        currency=settings.company_currency,
        tax_rate=number(doc.get("tax_rate")),
        active=not doc.get("end_date"),
        **_common(doc),
    )


def _stock(doc: Doc) -> Stock:
    return Stock(
        external_id=identity_of(Entity.STOCK, doc),
        product=ref(external_id=doc.get("invcode"), number=doc.get("invcode"), name=doc.get("invname")),
        warehouse=ref(number=doc.get("whcode"), name=doc.get("whname")),
        on_hand=number(doc.get("qty")),
        available=number(doc.get("availqty")),
        incoming=number(doc.get("inqty")),
        batch=text(doc.get("batch")),
        raw=dict(doc),
    )


def status_of(doc: Doc, settings: U8Settings) -> OrderStatus | UnsetType:
    """The state's word through the connection's table; who verified and who closed where there is no word."""
    if doc.get("closer"):
        return OrderStatus.CLOSED
    word = text(doc.get("state"))
    if word is None:
        status = OrderStatus.APPROVED if doc.get("verifier") else OrderStatus.DRAFT
    else:
        ours = settings.words.get(word, "")
        if ours not in {one.value for one in OrderStatus}:
            return UNSET
        status = OrderStatus(ours)
    if status is OrderStatus.APPROVED:
        sent = {"1": OrderStatus.PARTIALLY_SHIPPED, "2": OrderStatus.SHIPPED}
        return sent.get(str(doc.get("fhstatus")), status)
    return status


def order_of(doc: Doc, settings: U8Settings) -> SalesOrder:
    """A sales order with its lines. The total is that of its lines: the head has none."""
    lines = tuple(_line(one) for one in doc.get("entry") or ())
    sums = [line.amount_with_tax for line in lines if isinstance(line.amount_with_tax, Decimal)]
    own = [number(one.get("natsum")) or Decimal(0) for one in doc.get("entry") or ()]
    status = status_of(doc, settings)
    sent = _SENT.get(str(doc.get("fhstatus")))
    return SalesOrder(
        customer=ref(external_id=doc.get("custcode"), number=doc.get("custcode"), name=doc.get("cusname")),
        salesperson=ref(number=doc.get("personcode")),
        reference=text(doc.get(settings.number_field)),
        ordered_on=day(doc.get("date")),
        delivery_on=day(doc.get("dpredatebt")),
        currency=settings.company_currency,
        prices_include_tax=True,
        lines=lines,
        total=sum(sums, Decimal(0)),
        company_total=sum(own, Decimal(0)) if any(own) else UNSET,
        status=status,
        remote_status=text(doc.get("state")),
        delivery_status=sent if sent else UNSET,
        locked=status not in {OrderStatus.DRAFT, UNSET},
        note=text(doc.get("memo")),
        **_common(doc),
    )


def _line(line: Doc) -> OrderLine:
    quantity, price = number(line.get("quantity")), number(line.get("taxunitprice"))
    total = number(line.get("sum"))
    if total is None and quantity is not None and price is not None:
        total = (quantity * price).quantize(_CENT, ROUND_HALF_UP)
    return OrderLine(
        external_id=str(line["rowno"]),
        product=ref(line.get("inventorycode"), line.get("inventorycode"), line.get("inventoryname")),
        quantity=quantity,
        unit=ref(number=line.get("unitcode")),
        price=price,
        price_includes_tax=True,
        tax_rate=number(line.get("taxrate")),
        amount=number(line.get("money")),
        amount_with_tax=total,
        delivery_on=day(line.get("dpredate")),
        free=str(line.get("bgift")).lower() in {"1", "true"},
        custom={name: line[name] for name in FREE if line.get(name)},
    )


def _shipment(doc: Doc) -> Shipment:
    rows = doc.get("entry") or ()
    orders = dict.fromkeys(str(row["socode"]) for row in rows if row.get("socode"))
    return Shipment(
        customer=ref(external_id=doc.get("custcode"), number=doc.get("custcode")),
        orders=tuple(Ref(external_id=one, number=one) for one in orders),
        shipped_on=day(doc.get("date")),
        lines=tuple(
            ShipmentLine(
                external_id=str(row["rowno"]),
                order=ref(external_id=row.get("socode"), number=row.get("socode")),
                product=ref(external_id=row.get("inventory_code"), number=row.get("inventory_code")),
                quantity=number(row.get("quantity")),
                batch=text(row.get("batch")),
            )
            for row in rows
        ),
        status=DocumentStatus.DONE if doc.get("verifier") else DocumentStatus.DRAFT,
        remote_status=text(doc.get("state")),
        **_common(doc),
    )


def customer_data(record: Customer) -> dict[str, Any]:
    """The body of customer/add."""
    code = record.external_number if isinstance(record.external_number, str) else record.reference
    data: dict[str, Any] = {"code": code, "name": record.name, "abbrname": record.short_name or record.name}
    data |= {"phone": record.phone, "memo": record.note}
    if isinstance(record.group, Ref):
        data["sort_code"] = record.group.code or record.group.id
    if isinstance(record.addresses, tuple) and record.addresses:
        parts = (record.addresses[0].street, record.addresses[0].city)
        data["address"] = " ".join(part for part in parts if isinstance(part, str))
    custom = record.custom if isinstance(record.custom, Mapping) else {}
    return {name: value for name, value in data.items() if isinstance(value, str)} | dict(custom)
