"""From Tryton's models to canonical records. `SHAPES` says, per entity, which model, which fields, who turns them."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from msgspec import UNSET, Struct

from erp_adapters.adapters.tryton.values import number
from erp_adapters.contract.records import (
    Address,
    Choice,
    Credit,
    Customer,
    DocumentStatus,
    Entity,
    Invoice,
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

#: Our id stands among a party's identifiers under this prefix.
REFERENCE: Final = "LADING:"
STAMPS: Final = ("_timestamp", "write_date", "create_date", "write_uid.rec_name", "create_uid.rec_name")
Row = Mapping[str, Any]
#: Rows of further models by model and id, fetched for the page.
Parts = Mapping[str, Mapping[int, Row]]


class Part(Struct, frozen=True):
    """Rows that belong to others: the field that lists them, their model, their fields."""

    field: str
    model: str
    fields: tuple[str, ...]


class Shape(Struct, frozen=True, kw_only=True):
    """How an entity is read. `domain` narrows the model; `touched` are changes of parts that count as its own."""

    model: str
    fields: tuple[str, ...]
    make: Callable[[Row, Parts], Record]
    domain: tuple[Any, ...] = ()
    parts: tuple[Part, ...] = ()
    touched: tuple[str, ...] = ()


def ref(row: Row, field: str, *, code: str = "", name: str = "") -> Ref | None:
    """A reference with what dotted fields told of it."""
    if row.get(field) is None:
        return None
    more = row.get(f"{field}.") or {}
    return Ref(
        external_id=str(row[field]),
        number=more[code] if more.get(code) else UNSET,
        name=more[name] if more.get(name) else UNSET,
    )


def stamps(row: Row) -> dict[str, Any]:
    """Id, version and moment of a row; a row that was never written has no write date."""
    moment: datetime | None = row.get("write_date") or row.get("create_date")
    by = row.get("write_uid.") or row.get("create_uid.") or {}
    return {
        "external_id": str(row["id"]),
        "version": row.get("_timestamp"),
        "modified_at": moment,
        "modified_by": by.get("rec_name"),
    }


def _raw(row: Row) -> dict[str, Any]:
    return {name: value for name, value in row.items() if not name.startswith("_")}


def _customer(row: Row, parts: Parts) -> Customer:
    codes = [parts["party.identifier"][each]["code"] for each in row["identifiers"]]
    ours = [code.removeprefix(REFERENCE) for code in codes if code.startswith(REFERENCE)]
    others = [code for code in codes if not code.startswith(REFERENCE)]
    tax = (row.get("tax_identifier.") or {}).get("code") or (others[0] if others else None)
    lang = (row.get("lang.") or {}).get("code")
    addresses = [_address(parts["party.address"][each]) for each in row["addresses"]]
    return Customer(
        **stamps(row),
        external_number=row["code"],
        reference=ours[0] if ours else None,
        name=row["name"],
        tax_id=tax,
        email=row["email"] or None,
        phone=row["phone"] or None,
        website=row["website"] or None,
        language=lang,
        payment_term=ref(row, "customer_payment_term", name="name"),
        addresses=tuple(addresses),
        active=bool(row["active"]),
        raw=_raw(row),
    )


def _address(row: Row) -> Address:
    kind = "invoice" if row["invoice"] else "delivery" if row["delivery"] else ""
    return Address(
        external_id=str(row["id"]),
        kind=kind,
        name=row["party_name"] or None,
        street=row["street"] or None,
        city=row["city"] or None,
        region=(row.get("subdivision.") or {}).get("name"),
        postcode=row["postal_code"] or None,
        country=(row.get("country.") or {}).get("code"),
    )


def _product(row: Row, _: Parts) -> Product:
    return Product(
        **stamps(row),
        external_number=row["code"] or None,
        name=row["name"],
        unit=ref(row, "default_uom", code="symbol", name="name"),
        list_price=number((row.get("template.") or {}).get("list_price")),
        active=bool(row["active"]),
        raw=_raw(row),
    )


def _order(row: Row, parts: Parts) -> SalesOrder:
    lines = [_line(parts["sale.line"][each], parts) for each in row["lines"] if each in parts["sale.line"]]
    return SalesOrder(
        **stamps(row),
        external_number=row["number"] or None,
        reference=row["reference"] or None,
        customer=ref(row, "party", code="code", name="name"),
        ordered_on=row["sale_date"],
        delivery_on=row["shipping_date"],
        currency=(row.get("currency.") or {}).get("code"),
        payment_term=ref(row, "payment_term", name="name"),
        warehouse=ref(row, "warehouse", code="code", name="name"),
        lines=tuple(line for line in lines if line is not None),
        untaxed=number(row["untaxed_amount"]),
        tax=number(row["tax_amount"]),
        total=number(row["total_amount"]),
        status=order_status(row["state"], row["shipment_state"]),
        remote_status=row["state"],
        locked=row["state"] in {"confirmed", "processing", "done"},
        delivery_status=_SHIPPED.get(row["shipment_state"]),
        billing_status=_BILLED.get(row["invoice_state"]),
        note=row["comment"] or None,
        raw=_raw(row),
    )


def _line(row: Row, parts: Parts) -> OrderLine | None:
    if row["type"] != "line":
        return None  # titles, comments and subtotals carry no goods
    done = [parts["stock.move"][each] for each in row["moves"] if each in parts.get("stock.move", {})]
    shipped = sum((number(move["quantity"]) or 0 for move in done if move["state"] == "done"), start=number(0) or 0)
    return OrderLine(
        external_id=str(row["id"]),
        position=row["sequence"],
        product=ref(row, "product", code="code", name="name"),
        description=row["description"] or None,
        quantity=number(row["quantity"]),
        unit=ref(row, "unit", code="symbol", name="name"),
        price=number(row["unit_price"]),
        taxes=tuple(Ref(external_id=str(each)) for each in row["taxes"]),
        amount=number(row["amount"]),
        shipped_quantity=number(shipped),
        note=row["note"] or None,
    )


_SHIPPED: Final = {
    "none": None,
    "waiting": DocumentStatus.OPEN,
    "partially shipped": DocumentStatus.PARTIAL,
    "sent": DocumentStatus.DONE,
    "exception": DocumentStatus.OPEN,
}
_BILLED: Final = {
    "none": None,
    "pending": DocumentStatus.OPEN,
    "awaiting payment": DocumentStatus.OPEN,
    "partially paid": DocumentStatus.PARTIAL,
    "paid": DocumentStatus.DONE,
    "exception": DocumentStatus.OPEN,
}
_STATES: Final = {
    "draft": OrderStatus.DRAFT,
    "quotation": OrderStatus.SUBMITTED,
    "confirmed": OrderStatus.APPROVED,
    "processing": OrderStatus.APPROVED,
    "done": OrderStatus.CLOSED,
    "cancelled": OrderStatus.CANCELLED,
}


def order_status(state: str, shipped: str) -> OrderStatus:
    """How far a sale is: its own state, and while it is processed that of its shipments."""
    if state == "processing" and shipped == "partially shipped":
        return OrderStatus.PARTIALLY_SHIPPED
    if state == "processing" and shipped == "sent":
        return OrderStatus.SHIPPED
    return _STATES.get(state, OrderStatus.ON_HOLD)


_SHIPMENT: Final = {"draft": DocumentStatus.DRAFT, "done": DocumentStatus.DONE, "cancelled": DocumentStatus.CANCELLED}


def _shipment(row: Row, parts: Parts) -> Shipment:
    moves = [parts["stock.move"][each] for each in row["outgoing_moves"] if each in parts["stock.move"]]
    sales = {str(move["sale"]) for move in moves if move.get("sale") is not None}
    return Shipment(
        **stamps(row),
        external_number=row["number"] or None,
        customer=ref(row, "customer", code="code", name="name"),
        orders=tuple(Ref(external_id=each) for each in sorted(sales, key=int)),
        warehouse=ref(row, "warehouse", code="code", name="name"),
        tracking_number=row["reference"] or None,
        planned_on=row["planned_date"],
        shipped_on=row["effective_date"],
        lines=tuple(_shipment_line(move) for move in moves),
        status=_SHIPMENT.get(row["state"], DocumentStatus.OPEN),
        remote_status=row["state"],
        raw=_raw(row),
    )


def _shipment_line(move: Row) -> ShipmentLine:
    origin = str(move.get("origin") or "")
    return ShipmentLine(
        external_id=str(move["id"]),
        order=ref(move, "sale"),
        order_line=origin.partition(",")[2] or None if origin.startswith("sale.line,") else None,
        product=ref(move, "product", code="code", name="name"),
        quantity=number(move["quantity"]),
        unit=ref(move, "unit", code="symbol", name="name"),
    )


_INVOICE: Final = {
    "draft": DocumentStatus.DRAFT,
    "validated": DocumentStatus.DRAFT,
    "posted": DocumentStatus.OPEN,
    "paid": DocumentStatus.DONE,
    "cancelled": DocumentStatus.CANCELLED,
}


def _invoice(row: Row, _: Parts) -> Invoice:
    total, open_amount = number(row["total_amount"]), number(row["amount_to_pay"])
    status = _INVOICE.get(row["state"], DocumentStatus.OPEN)
    if status is DocumentStatus.OPEN and total is not None and open_amount is not None and open_amount != total:
        status = DocumentStatus.PARTIAL
    return Invoice(
        **stamps(row),
        external_number=row["number"] or None,
        customer=ref(row, "party", code="code", name="name"),
        orders=tuple(Ref(external_id=str(each)) for each in row["sales"]),
        credit=bool(total is not None and total < 0),
        invoiced_on=row["invoice_date"],
        currency=(row.get("currency.") or {}).get("code"),
        untaxed=_amount(row["untaxed_amount"]),
        tax=_amount(row["tax_amount"]),
        total=_amount(row["total_amount"]),
        open_amount=_amount(row["amount_to_pay"]) if row["state"] in {"posted", "paid"} else UNSET,
        status=status,
        remote_status=row["state"],
        raw=_raw(row),
    )


def _amount(value: Any) -> Any:
    """Credit notes are negative in Tryton; the canonical amount is positive beside `credit`."""
    found = number(value)
    return None if found is None else abs(found)


def _credit(row: Row, _: Parts) -> Credit:
    return Credit(
        **stamps(row),
        external_number=row["code"],
        customer=Ref(external_id=str(row["id"]), number=row["code"], name=row["name"]),
        balance=number(row["receivable"]),
        overdue=number(row["receivable_today"]),
        raw=_raw(row),
    )


def _stock(row: Row, _: Parts) -> Stock:
    return Stock(
        **stamps(row),
        product=Ref(external_id=str(row["id"]), number=row["code"] or UNSET, name=row["name"]),
        unit=ref(row, "default_uom", code="symbol", name="name"),
        on_hand=number(row["quantity"]),
        available=number(row["forecast_quantity"]),
        raw=_raw(row),
    )


def _choice(number_field: str, name_field: str = "name") -> Callable[[Row, Parts], Choice]:
    def make(row: Row, _: Parts) -> Choice:
        return Choice(
            **stamps(row),
            external_number=row.get(number_field) or None,
            name=row.get(name_field) or None,
            symbol=row.get("symbol") or None,
            rate=number(row["rate"]) if "rate" in row else UNSET,
            raw=_raw(row),
        )

    return make


_SALE_LINE: Final = Part(
    "lines",
    "sale.line",
    ("type", "sequence", "product", "product.code", "product.name", "description", "quantity", "unit", "unit.symbol",
     "unit.name", "unit_price", "taxes", "amount", "note", "moves"),
)  # fmt: skip
_MOVE_FIELDS: Final = (
    "product", "product.code", "product.name", "quantity", "unit", "unit.symbol", "unit.name", "state", "sale", "origin"
)  # fmt: skip
_PARTY: Final = (
    Part("addresses", "party.address", ("street", "city", "postal_code", "country.code", "subdivision.name", "invoice",
                                        "delivery", "party_name")),
    Part("identifiers", "party.identifier", ("code", "type")),
)  # fmt: skip

SHAPES: Final[Mapping[Entity, Shape]] = {
    Entity.CUSTOMER: Shape(
        model="party.party",
        fields=("name", "code", "email", "phone", "website", "tax_identifier", "tax_identifier.code", "identifiers",
                "addresses", "lang.code", "customer_payment_term", "customer_payment_term.name", "active"),
        make=_customer,
        parts=_PARTY,
        touched=("addresses.write_date", "addresses.create_date", "identifiers.write_date",
                 "contact_mechanisms.write_date"),
    ),
    Entity.PRODUCT: Shape(
        model="product.product",
        fields=("code", "name", "default_uom", "default_uom.symbol", "default_uom.name", "template.list_price",
                "template.write_date", "active"),
        make=_product,
        touched=("template.write_date",),
    ),
    Entity.STOCK: Shape(
        model="product.product",
        fields=("code", "name", "default_uom", "default_uom.symbol", "default_uom.name", "quantity",
                "forecast_quantity"),
        make=_stock,
    ),
    Entity.SALES_ORDER: Shape(
        model="sale.sale",
        fields=("number", "reference", "party", "party.code", "party.name", "sale_date", "shipping_date",
                "currency.code", "payment_term", "payment_term.name", "warehouse", "warehouse.code", "warehouse.name",
                "lines", "untaxed_amount", "tax_amount", "total_amount", "state", "shipment_state", "invoice_state",
                "comment"),
        make=_order,
        parts=(_SALE_LINE, Part("moves", "stock.move", ("quantity", "state"))),
        touched=("lines.write_date", "lines.create_date"),
    ),
    Entity.SHIPMENT: Shape(
        model="stock.shipment.out",
        fields=("number", "customer", "customer.code", "customer.name", "warehouse", "warehouse.code",
                "warehouse.name", "reference", "planned_date", "effective_date", "outgoing_moves", "state"),
        make=_shipment,
        parts=(Part("outgoing_moves", "stock.move", _MOVE_FIELDS),),
        touched=("moves.write_date",),
    ),
    Entity.INVOICE: Shape(
        model="account.invoice",
        fields=("number", "party", "party.code", "party.name", "invoice_date", "currency.code", "untaxed_amount",
                "tax_amount", "total_amount", "amount_to_pay", "state", "sales"),
        make=_invoice,
        domain=(("type", "=", "out"),),
        touched=("lines.write_date",),
    ),
    Entity.CREDIT: Shape(
        model="party.party", fields=("code", "name", "receivable", "receivable_today"), make=_credit
    ),
    Entity.CURRENCY: Shape(model="currency.currency", fields=("code", "name", "symbol"), make=_choice("code")),
    Entity.UNIT: Shape(model="product.uom", fields=("name", "symbol"), make=_choice("symbol")),
    Entity.TAX: Shape(model="account.tax", fields=("name", "rate"), make=_choice("name")),
    Entity.WAREHOUSE: Shape(
        model="stock.location", fields=("name", "code"), make=_choice("code"), domain=(("type", "=", "warehouse"),)
    ),
    Entity.PAYMENT_TERM: Shape(model="account.invoice.payment_term", fields=("name",), make=_choice("name")),
    Entity.COMPANY: Shape(model="company.company", fields=("rec_name",), make=_choice("rec_name", "rec_name")),
}  # fmt: skip
