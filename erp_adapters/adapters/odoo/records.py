"""From Odoo's rows to canonical records.

Odoo sends false for nothing, `[id, "display name"]` for a reference, floats for money (rounded here to the currency's
digits), and naive UTC text for moments.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

import msgspec

from erp_adapters.adapters.odoo.models import MODELS
from erp_adapters.contract.markup import bare
from erp_adapters.contract.records import (
    Address,
    Allocation,
    Choice,
    Contact,
    Credit,
    Customer,
    DocumentStatus,
    Entity,
    Invoice,
    OrderLine,
    OrderStatus,
    Price,
    Product,
    Production,
    Rate,
    Receipt,
    Record,
    Ref,
    SalesOrder,
    Shipment,
    ShipmentLine,
    Stock,
)
from erp_adapters.contract.values import day, moment, number, text

Row = Mapping[str, Any]
FINE: Final = Decimal("0.000001")


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What rows name by id alone: digits of currencies by their code, ISO codes of countries by id."""

    digits: Mapping[str, int] = {}
    countries: Mapping[int, str] = {}
    zone: tzinfo = UTC


def link_of(value: Any) -> Ref | None:
    """A many2one."""
    if not value:
        return None
    if isinstance(value, list | tuple):
        return Ref(external_id=str(value[0]), name=str(value[1]) if len(value) > 1 else None)
    return Ref(external_id=str(value))


def name_of(value: Any) -> str | None:
    """The display name of a many2one (a currency's is its code)."""
    return str(value[1]) if isinstance(value, list | tuple) and len(value) > 1 else None


def fine(value: Any) -> Decimal | None:
    """A quantity or a price, without the noise of a float."""
    found = number(value)
    return None if found is None else _trim(found.quantize(FINE, ROUND_HALF_UP))


def money(value: Any, currency: str | None, known: Known) -> Decimal | None:
    """An amount in its currency's digits."""
    found = number(value)
    digits = known.digits.get(currency or "", 2)
    return None if found is None else found.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def local_day(value: Any, known: Known) -> date | None:
    """The day of a moment where the company is."""
    found = moment(text(value), UTC)
    return None if found is None else found.astimezone(known.zone).date()


def _trim(value: Decimal) -> Decimal:
    plain = value.normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain


def record_of(entity: Entity, row: Row, lines: Sequence[Row], known: Known, reference: str) -> Record:
    """The canonical record of a row and its lines; `reference` names the field that holds our number."""
    model = MODELS[entity]
    record = _MAKERS.get(entity, _choice)(row, lines, known)
    stamp = text(row.get("write_date"))
    common: dict[str, Any] = {
        "external_id": str(row["id"]),
        "modified_at": moment(stamp, UTC),
        "modified_by": name_of(row.get("write_uid")),
        "version": stamp,
        "raw": {**row, **({"lines": list(lines)} if model.lines else {})},
    }
    if model.number:
        common["external_number"] = text(row.get(model.number))
    if reference:
        common["reference"] = text(row.get(reference))
    custom = {name: value for name, value in row.items() if name.startswith("x_")}
    if custom:
        common["custom"] = custom
    return msgspec.structs.replace(record, **common)


def _address(row: Row, known: Known) -> Address:
    country = row.get("country_id")
    return Address(
        external_id=str(row["id"]),
        kind=text(row.get("type")) or "main",
        name=text(row.get("name")),
        street=text(row.get("street")),
        street2=text(row.get("street2")),
        city=text(row.get("city")),
        region=name_of(row.get("state_id")),
        postcode=text(row.get("zip")),
        country=known.countries.get(int(country[0])) if country else None,
        phone=text(row.get("phone")),
    )


def _customer(row: Row, lines: Sequence[Row], known: Known) -> Record:
    others = (line for line in lines if line.get("type") in {"invoice", "delivery", "other"})
    return Customer(
        name=text(row.get("name")),
        tax_id=text(row.get("vat")),
        email=text(row.get("email")),
        phone=text(row.get("phone")),
        website=text(row.get("website")),
        language=(text(row.get("lang")) or "").replace("_", "-") or None,
        payment_term=link_of(row.get("property_payment_term_id")),
        price_list=link_of(row.get("property_product_pricelist")),
        salesperson=link_of(row.get("user_id")),
        company=link_of(row.get("company_id")),
        addresses=(
            _address(
                {
                    **{name: row.get(name) for name in MODELS[Entity.CUSTOMER].line_fields},
                    "id": row["id"],
                    "type": "main",
                },
                known,
            ),
            *(_address(line, known) for line in others),
        ),
        active=bool(row.get("active", True)),
        note=bare(row.get("comment")),
    )


def _contact(row: Row, lines: Sequence[Row], known: Known) -> Record:
    return Contact(
        customer=link_of(row.get("parent_id")),
        name=text(row.get("name")),
        position=text(row.get("function")),
        email=text(row.get("email")),
        phone=text(row.get("phone")),
        mobile=text(row.get("mobile")),
        active=bool(row.get("active", True)),
    )


def _product(row: Row, lines: Sequence[Row], known: Known) -> Record:
    origin = row.get("country_of_origin")
    return Product(
        name=text(row.get("name")),
        specification=text(row.get("display_name")),
        barcode=text(row.get("barcode")),
        unit=link_of(row.get("uom_id")),
        group=link_of(row.get("categ_id")),
        list_price=fine(row.get("lst_price", row.get("list_price"))),
        currency=name_of(row.get("currency_id")),
        weight_kg=fine(row.get("weight")),
        volume_m3=fine(row.get("volume")),
        customs_code=text(row.get("hs_code")),
        origin=known.countries.get(int(origin[0])) if origin else None,
        active=bool(row.get("active", True)),
    )


def _price(row: Row, lines: Sequence[Row], known: Known) -> Record:
    return Price(
        product=link_of(row.get("product_id") or row.get("product_tmpl_id")),
        price_list=link_of(row.get("pricelist_id")),
        amount=fine(row.get("fixed_price")),
        currency=name_of(row.get("currency_id")),
        from_quantity=fine(row.get("min_quantity")),
        valid_from=day(row.get("date_start")),
        valid_to=day(row.get("date_end")),
    )


def _stock(row: Row, lines: Sequence[Row], known: Known) -> Record:
    on_hand, reserved = fine(row.get("quantity")) or Decimal(0), fine(row.get("reserved_quantity")) or Decimal(0)
    return Stock(
        product=link_of(row.get("product_id")),
        warehouse=link_of(row.get("warehouse_id") or row.get("location_id")),
        unit=link_of(row.get("product_uom_id")),
        on_hand=on_hand,
        reserved=reserved,
        available=on_hand - reserved,
        batch=name_of(row.get("lot_id")),
    )


_DELIVERY: Final = {
    "pending": DocumentStatus.OPEN,
    "started": DocumentStatus.PARTIAL,
    "partial": DocumentStatus.PARTIAL,
}


def order_status(row: Row, lines: Sequence[Row]) -> OrderStatus:
    """`locked` took the place of state done in 17; `delivery_status` came with 16, before it the lines tell."""
    if row.get("state") == "cancel":
        return OrderStatus.CANCELLED
    if row.get("state") in {"draft", "sent"}:
        return OrderStatus.DRAFT
    delivery = row["delivery_status"] if "delivery_status" in row else _delivered(lines)
    if delivery == "full":
        return OrderStatus.SHIPPED
    return OrderStatus.PARTIALLY_SHIPPED if delivery == "partial" else OrderStatus.APPROVED


def _delivered(lines: Sequence[Row]) -> str | None:
    pairs = [
        (number(line.get("product_uom_qty")) or Decimal(0), number(line.get("qty_delivered")) or Decimal(0))
        for line in lines
        if not line.get("display_type")
    ]
    if not any(done for _, done in pairs):
        return None
    return "full" if all(done >= asked for asked, done in pairs) else "partial"


def _order(row: Row, lines: Sequence[Row], known: Known) -> Record:
    currency = name_of(row.get("currency_id"))
    delivery = row["delivery_status"] if "delivery_status" in row else _delivered(lines)
    rate = number(row.get("currency_rate"))
    invoiced = row.get("invoice_status")
    return SalesOrder(
        customer=link_of(row.get("partner_id")),
        invoice_to=link_of(row.get("partner_invoice_id")),
        ship_to=link_of(row.get("partner_shipping_id")),
        company=link_of(row.get("company_id")),
        salesperson=link_of(row.get("user_id")),
        ordered_on=local_day(row.get("date_order"), known),
        delivery_on=local_day(row.get("commitment_date"), known),
        currency=currency,
        rate=fine(1 / rate) if rate else None,  # Odoo's is of the order's currency to one of the company's
        price_list=link_of(row.get("pricelist_id")),
        payment_term=link_of(row.get("payment_term_id")),
        incoterm=name_of(row.get("incoterm")),
        warehouse=link_of(row.get("warehouse_id")),
        lines=tuple(_line(line, currency, known) for line in lines if not line.get("display_type")),
        untaxed=money(row.get("amount_untaxed"), currency, known),
        tax=money(row.get("amount_tax"), currency, known),
        total=money(row.get("amount_total"), currency, known),
        status=order_status(row, lines),
        remote_status=text(row.get("state")),
        locked=bool(row.get("locked")) or row.get("state") == "done",
        delivery_status=DocumentStatus.DONE if delivery == "full" else _DELIVERY.get(str(delivery)),
        billing_status=DocumentStatus.DONE if invoiced == "invoiced" else DocumentStatus.OPEN,
        note=bare(row.get("note")),
    )


def _line(line: Row, currency: str | None, known: Known) -> OrderLine:
    taxes = line.get("tax_ids", line.get("tax_id")) or []
    return OrderLine(
        external_id=str(line["id"]),
        position=line.get("sequence"),
        product=link_of(line.get("product_id")),
        description=text(line.get("name")),
        quantity=fine(line.get("product_uom_qty")),
        unit=link_of(line.get("product_uom_id") or line.get("product_uom")),
        price=fine(line.get("price_unit")),
        discount_percent=fine(line.get("discount")),
        taxes=tuple(Ref(external_id=str(tax)) for tax in taxes),
        amount=money(line.get("price_subtotal"), currency, known),
        amount_with_tax=money(line.get("price_total"), currency, known),
        shipped_quantity=fine(line.get("qty_delivered")),
        invoiced_quantity=fine(line.get("qty_invoiced")),
    )


def _order_number(origin: str) -> str:
    # From 18 on an origin is "S00011 - " and the customer's reference.
    return origin.partition(" - ")[0]


def _shipment(row: Row, lines: Sequence[Row], known: Known) -> Record:
    order = link_of(row.get("sale_id"))
    origin = text(row.get("origin"))
    orders = (order,) if order else (Ref(number=_order_number(origin)),) if origin else ()
    states = {"draft": DocumentStatus.DRAFT, "done": DocumentStatus.DONE, "cancel": DocumentStatus.CANCELLED}
    return Shipment(
        customer=link_of(row.get("partner_id")),
        orders=orders,
        warehouse=link_of(row.get("location_id")),
        carrier=name_of(row.get("carrier_id")),
        tracking_number=text(row.get("carrier_tracking_ref")),
        planned_on=local_day(row.get("scheduled_date"), known),
        shipped_on=local_day(row.get("date_done"), known),
        lines=tuple(
            ShipmentLine(
                external_id=str(line["id"]),
                order=order,
                order_line=str(line["sale_line_id"][0]) if line.get("sale_line_id") else None,
                product=link_of(line.get("product_id")),
                quantity=fine(
                    line.get("quantity", line.get("quantity_done"))
                    if row.get("state") == "done"
                    else line.get("product_uom_qty")
                ),
                unit=link_of(line.get("product_uom")),
            )
            for line in lines
        ),
        status=states.get(str(row.get("state")), DocumentStatus.OPEN),
        remote_status=text(row.get("state")),
    )


_PAID: Final = {
    "paid": DocumentStatus.DONE,
    "in_payment": DocumentStatus.DONE,
    "reversed": DocumentStatus.DONE,
    "partial": DocumentStatus.PARTIAL,
}


def _invoice(row: Row, lines: Sequence[Row], known: Known) -> Record:
    currency = name_of(row.get("currency_id"))
    state = str(row.get("state"))
    status = {"draft": DocumentStatus.DRAFT, "cancel": DocumentStatus.CANCELLED}.get(state)
    origins = [one.strip() for one in (text(row.get("invoice_origin")) or "").split(",")]
    total, left = number(row.get("amount_total_signed")), number(row.get("amount_residual_signed"))
    return Invoice(
        customer=link_of(row.get("partner_id")),
        orders=tuple(Ref(number=origin) for origin in origins if origin),
        credit=row.get("move_type") == "out_refund",
        invoiced_on=day(row.get("invoice_date")),
        due_on=day(row.get("invoice_date_due")),
        currency=currency,
        untaxed=money(row.get("amount_untaxed"), currency, known),
        tax=money(row.get("amount_tax"), currency, known),
        total=money(row.get("amount_total"), currency, known),
        open_amount=money(row.get("amount_residual"), currency, known),
        company_total=None if total is None else abs(total),
        company_open=None if left is None else abs(left),
        status=status or _PAID.get(str(row.get("payment_state")), DocumentStatus.OPEN),
        remote_status="/".join(one for one in (state, text(row.get("payment_state")) or "") if one),
    )


def _receipt(row: Row, lines: Sequence[Row], known: Known) -> Record:
    currency = name_of(row.get("currency_id"))
    states = {
        "draft": DocumentStatus.DRAFT,
        "canceled": DocumentStatus.CANCELLED,
        "cancel": DocumentStatus.CANCELLED,
        "rejected": DocumentStatus.CANCELLED,
        "paid": DocumentStatus.DONE,
    }
    paid = number(row.get("amount_company_currency_signed"))
    return Receipt(
        customer=link_of(row.get("partner_id")),
        received_on=day(row.get("date")),
        currency=currency,
        amount=money(row.get("amount"), currency, known),
        company_amount=None if paid is None else abs(paid),
        method=name_of(row.get("payment_method_line_id")),
        bank_reference=text(row.get("memo", row.get("ref"))),
        allocations=tuple(
            Allocation(document=Ref(external_id=str(one))) for one in row.get("reconciled_invoice_ids") or ()
        ),
        status=states.get(
            str(row.get("state")), DocumentStatus.DONE if row.get("is_reconciled") else DocumentStatus.OPEN
        ),
        remote_status=text(row.get("state")),
    )


def _production(row: Row, lines: Sequence[Row], known: Known) -> Record:
    state = str(row.get("state"))
    states = {
        "draft": DocumentStatus.DRAFT,
        "progress": DocumentStatus.PARTIAL,
        "to_close": DocumentStatus.PARTIAL,
        "done": DocumentStatus.DONE,
        "cancel": DocumentStatus.CANCELLED,
    }
    origin = text(row.get("origin"))
    return Production(
        order=Ref(number=_order_number(origin)) if origin else None,
        product=link_of(row.get("product_id")),
        quantity=fine(row.get("product_qty")),
        produced=fine(row.get("qty_produced")),
        planned_on=local_day(row.get("date_deadline"), known),
        finished_on=local_day(row.get("date_finished"), known),
        started=state in {"confirmed", "progress", "to_close", "done"},
        status=states.get(state, DocumentStatus.OPEN),
        remote_status=state,
    )


def _credit(row: Row, lines: Sequence[Row], known: Known) -> Record:
    currency = name_of(row.get("currency_id"))
    return Credit(
        customer=Ref(external_id=str(row["id"]), name=text(row.get("name"))),
        currency=currency,
        limit=money(row.get("credit_limit"), currency, known),
        balance=money(row.get("credit"), currency, known),
        overdue=money(row.get("total_overdue"), currency, known),
    )


def _rate(row: Row, lines: Sequence[Row], known: Known) -> Record:
    return Rate(
        currency=name_of(row.get("currency_id")),
        rate=number(row.get("inverse_company_rate")),
        valid_on=day(row.get("name")),
    )


def _choice(row: Row, lines: Sequence[Row], known: Known) -> Record:
    return Choice(
        name=text(row.get("name")),
        symbol=text(row.get("symbol")),
        rate=number(row.get("amount", row.get("factor_inv", row.get("factor")))),
        digits=row.get("decimal_places"),
        active=bool(row.get("active", True)),
    )


_MAKERS: Final[Mapping[Entity, Callable[[Row, Sequence[Row], Known], Record]]] = {
    Entity.CUSTOMER: _customer,
    Entity.CONTACT: _contact,
    Entity.PRODUCT: _product,
    Entity.PRICE: _price,
    Entity.STOCK: _stock,
    Entity.SALES_ORDER: _order,
    Entity.SHIPMENT: _shipment,
    Entity.INVOICE: _invoice,
    Entity.RECEIPT: _receipt,
    Entity.PRODUCTION: _production,
    Entity.CREDIT: _credit,
    Entity.RATE: _rate,
}
