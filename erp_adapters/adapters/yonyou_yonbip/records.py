"""Between the platform's documents and canonical records. Keys with a `!` are literal."""

import hashlib
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from erp_adapters.adapters.yonyou_yonbip.platform import YonBipSettings
from erp_adapters.contract.records import (
    Customer,
    DocumentStatus,
    OrderLine,
    OrderStatus,
    Ref,
    SalesOrder,
    Shipment,
    ShipmentLine,
    Stock,
)
from erp_adapters.contract.results import Refused, Rejected
from erp_adapters.contract.values import day, id_of, moment, number, ref, text, zone_of

Doc = Mapping[str, Any]
_SHARE: Final = {"0": DocumentStatus.OPEN, "1": DocumentStatus.PARTIAL, "2": DocumentStatus.DONE}
_CENT: Final = Decimal("0.01")
_FINE: Final = Decimal("0.000001")


def _common(doc: Doc, zone: str) -> dict[str, Any]:
    return {
        "external_id": str(doc["id"]),
        "external_number": text(doc.get("code")),
        "modified_at": moment(doc.get("pubts"), zone_of(zone)),
        "modified_by": text(doc.get("modifier") or doc.get("creator")),
        "version": text(doc.get("pubts")),
        "raw": dict(doc),
    }


def customer_of(doc: Doc, settings: YonBipSettings) -> Customer:
    """A merchant; its name is text or one per language."""
    name = doc.get("name")
    if isinstance(name, Mapping):
        name = name.get("simplifiedName") or name.get("zh_CN") or next(iter(name.values()), None)
    return Customer(name=text(name), reference=text(doc.get("code")), **_common(doc, settings.zone))


def status_of(doc: Doc) -> OrderStatus:
    """nextStatus tells cancelled and finished, status and entireDeliveryStatus the rest."""
    if doc.get("nextStatus") == "OPPOSE":
        return OrderStatus.CANCELLED
    state, sent = str(doc.get("status")), str(doc.get("entireDeliveryStatus") or "0")
    if state == "2" or doc.get("nextStatus") == "ENDORDER":
        return OrderStatus.CLOSED
    if state == "1":
        shipped = {"1": OrderStatus.PARTIALLY_SHIPPED, "2": OrderStatus.SHIPPED}
        return shipped.get(sent, OrderStatus.APPROVED)
    return OrderStatus.SUBMITTED if state == "3" else OrderStatus.DRAFT


def order_of(doc: Doc, settings: YonBipSettings) -> SalesOrder:
    """A sales order with its lines."""
    codes = {value: code for code, value in settings.ids.items()}
    currency = text(doc.get("orderPrices!currency"))
    lines = tuple(_line(line) for line in doc.get("orderDetails") or ())
    return SalesOrder(
        customer=ref(external_id=doc.get("agentId"), name=doc.get("agentId_name")),
        company=ref(external_id=doc.get("salesOrgId")),
        reference=text(doc.get("outSysKey")),
        customer_order_number=text(doc.get("purchaseNo")),
        ordered_on=day(doc.get("vouchdate")),
        currency=codes.get(currency or "", currency),
        rate=number(doc.get("orderPrices!exchRate")),
        prices_include_tax=bool(doc.get("orderPrices!taxInclusive", True)),
        lines=lines,
        total=number(doc.get("payMoney")),
        paid=number(doc.get("collectMoney")),
        status=status_of(doc),
        remote_status="/".join(str(doc.get(one, "-")) for one in ("status", "nextStatus")),
        delivery_status=_SHARE.get(str(doc.get("entireDeliveryStatus"))),
        billing_status=_SHARE.get(str(doc.get("entireInvoiceStatus"))),
        locked=bool(doc.get("lockIn")),
        note=text(doc.get("memo")),
        **_common(doc, settings.zone),
    )


def _line(line: Doc) -> OrderLine:
    return OrderLine(
        external_id=str(line["id"]),
        product=ref(external_id=line.get("productId"), number=line.get("productCode"), name=line.get("productName")),
        quantity=number(line.get("qty")),
        unit=ref(external_id=line.get("masterUnitId")),
        price=number(line.get("oriTaxUnitPrice")),
        price_includes_tax=True,
        amount_with_tax=number(line.get("oriSum")),
        amount=number(line.get("orderDetailPrices!oriMoney")),
        shipped_quantity=number(line.get("sendQty")),
        invoiced_quantity=number(line.get("invoiceQty")),
    )


def shipment_of(rows: list[Doc], settings: YonBipSettings) -> Shipment:
    """A goods issue from its flattened rows."""
    head = rows[0]
    orders = dict.fromkeys(str(row["firstupcode"]) for row in rows if row.get("firstupcode"))
    done = str(head.get("status")) in {"1", "2"}
    return Shipment(
        customer=ref(external_id=head.get("cust")),
        orders=tuple(Ref(number=one) for one in orders),
        warehouse=ref(external_id=head.get("warehouse")),
        tracking_number=text(head.get("logistics")),
        shipped_on=day(head.get("vouchdate")),
        lines=tuple(
            ShipmentLine(order=ref(number=row.get("firstupcode")), quantity=number(row.get("qty"))) for row in rows
        ),
        status=DocumentStatus.DONE if done else DocumentStatus.OPEN,
        remote_status=text(head.get("status")),
        **{**_common(head, settings.zone), "raw": {**head, "rows": [dict(row) for row in rows]}},
    )


def stock_of(row: Doc) -> Stock:
    """A row of current stock; what tells it apart is its own id."""
    parts = ("product_code", "warehouse_code", "batchno", "stockStatusDoc_statusName")
    return Stock(
        external_id="|".join(text(row.get(one)) or "" for one in parts),
        product=ref(external_id=row.get("product"), number=row.get("product_code")),
        warehouse=ref(external_id=row.get("warehouse"), number=row.get("warehouse_code")),
        on_hand=number(row.get("currentqty")),
        available=number(row.get("availableqty")),
        batch=text(row.get("batchno")),
        raw=dict(row),
    )


def resubmit_key(key: str) -> str:
    """At most 32 characters, the same for every retry of a command."""
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def order_data(settings: YonBipSettings, order: SalesOrder, key: str) -> dict[str, Any]:
    """The data of singleSave. The caller computes all amounts in both currencies; keys without a value stay out."""
    code = order.currency if isinstance(order.currency, str) else settings.company_currency
    ids = settings.ids
    if code not in ids or settings.company_currency not in ids:
        raise Refused(Rejected(message=f"no id is known for {code}", code="unknown-currency"))
    rate = order.rate if isinstance(order.rate, Decimal) else Decimal(1)
    if code != settings.company_currency and not isinstance(order.rate, Decimal):
        raise Refused(Rejected(message=f"an order in {code} needs its exchange rate", code="no-rate"))
    if order.prices_include_tax is False:
        raise Refused(Rejected(message="prices must include tax", code="not-offered"))
    customer = id_of(order.customer)
    settlement = settings.settlement_org or settings.sales_org
    lines = [_detail(settings, line, rate) for line in (order.lines if isinstance(order.lines, tuple) else ())]
    data: dict[str, Any] = {
        "resubmitCheckKey": resubmit_key(key),
        "_status": "Insert",
        "salesOrgId": settings.sales_org,
        "transactionTypeId": settings.transaction_type,
        "vouchdate": f"{order.ordered_on} 00:00:00" if order.ordered_on else None,
        "agentId": customer,
        "settlementOrgId": settlement,
        "invoiceAgentId": id_of(order.invoice_to) or customer,
        "payMoney": sum((line["oriSum"] for line in lines), Decimal(0)),
        "orderPrices!currency": ids[code],
        "orderPrices!natCurrency": ids[settings.company_currency],
        "orderPrices!exchRate": rate,
        "orderPrices!exchangeRateType": settings.rate_type or None,
        "orderPrices!taxInclusive": True,
        "outSysKey": order.reference or None,
        "purchaseNo": order.customer_order_number or None,
        "memo": order.note or None,
        "orderDetails": lines,
    }
    custom = order.custom if isinstance(order.custom, Mapping) else {}
    return {name: value for name, value in data.items() if value is not None} | dict(custom)


def _detail(settings: YonBipSettings, line: OrderLine, rate: Decimal) -> dict[str, Any]:
    if not isinstance(line.quantity, Decimal) or not isinstance(line.price, Decimal):
        raise Refused(Rejected(message="a line needs quantity and price", code="bad-command"))
    unit, quantity = id_of(line.unit) or settings.unit, line.quantity
    percent = line.tax_rate if isinstance(line.tax_rate, Decimal) else Decimal(0)
    total = _round(quantity * line.price, _CENT)
    net = _round(total / (1 + percent / 100), _CENT)
    own_total, own_net = _round(total * rate, _CENT), _round(net * rate, _CENT)
    data: dict[str, Any] = {
        "_status": "Insert",
        "productId": id_of(line.product),
        "stockOrgId": settings.stock_org or settings.sales_org,
        "settlementOrgId": settings.settlement_org or settings.sales_org,
        "masterUnitId": unit,
        "iProductAuxUnitId": unit,
        "iProductUnitId": unit,
        **dict.fromkeys(("qty", "subQty", "priceQty"), quantity),
        **dict.fromkeys(("invExchRate", "invPriceExchRate"), 1),
        **dict.fromkeys(("unitExchangeType", "unitExchangeTypePrice"), 0),
        "taxId": settings.tax or None,
        "orderProductType": "SALE",
        "oriTaxUnitPrice": line.price,
        "oriSum": total,
        "orderDetailPrices!oriUnitPrice": _round(line.price / (1 + percent / 100), _FINE),
        "orderDetailPrices!oriMoney": net,
        "orderDetailPrices!oriTax": total - net,
        "orderDetailPrices!natUnitPrice": _round(line.price * rate / (1 + percent / 100), _FINE),
        "orderDetailPrices!natTaxUnitPrice": _round(line.price * rate, _FINE),
        "orderDetailPrices!natMoney": own_net,
        "orderDetailPrices!natSum": own_total,
        "orderDetailPrices!natTax": own_total - own_net,
    }
    custom = line.custom if isinstance(line.custom, Mapping) else {}
    return {name: value for name, value in data.items() if value not in {None, ""}} | dict(custom)


def _round(value: Decimal, places: Decimal) -> Decimal:
    return value.quantize(places, ROUND_HALF_UP)
