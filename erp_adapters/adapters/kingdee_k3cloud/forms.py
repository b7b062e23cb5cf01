"""Which forms stand for which entity, and how rows become records. Field ids are case-inconsistent: copied exactly.

A query gives one row per line, header values repeated: a document is its rows of one FID.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import tzinfo
from decimal import Decimal
from typing import Any, Final

import msgspec

from erp_adapters.adapters.kingdee_k3cloud.webapi import truth
from erp_adapters.contract.records import (
    Address,
    Allocation,
    Choice,
    Customer,
    DocumentStatus,
    Entity,
    Invoice,
    OrderLine,
    OrderStatus,
    Product,
    Production,
    Receipt,
    Record,
    Ref,
    SalesOrder,
    Shipment,
    ShipmentLine,
    Stock,
)
from erp_adapters.contract.values import day, moment, number, ref, text

Row = Mapping[str, Any]


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """A form: its key, header and line fields, and the line's key.

    `extra` fields and the `modifier` are asked for only where the form's metadata shows them.
    Without `modified` there is no change date.
    """

    id: str
    key: str
    fields: tuple[str, ...]
    lines: tuple[str, ...] = ()
    line_key: str = ""
    extra: tuple[str, ...] = ()
    number: str = "FBillNo"
    reference: str = ""
    modified: str = "FModifyDate"
    modifier: str = "FModifierId.FName"
    org: str = ""

    @property
    def identity(self) -> tuple[str, ...]:
        """The fields that make the external id."""
        return tuple(self.key.split(","))


FORMS: Final[Mapping[Entity, Form]] = {
    Entity.CUSTOMER: Form(
        id="BD_Customer",
        key="FCUSTID",
        number="FNumber",
        reference="FNumber",
        org="FUseOrgId.FNumber",
        fields=("FNumber", "FName", "FShortName", "FTRADINGCURRID.FNumber", "FCOUNTRY.FNumber", "FADDRESS", "FTEL",
                "FTAXREGISTERCODE", "FDocumentStatus", "FForbidStatus", "FRECCONDITIONID.FNumber",
                "FPRICELISTID.FNumber"),
    ),
    Entity.PRODUCT: Form(
        id="BD_MATERIAL",
        key="FMATERIALID",
        number="FNumber",
        org="FUseOrgId.FNumber",
        fields=("FNumber", "FName", "FSpecification", "FBaseUnitId.FNumber", "FMaterialGroup.FNumber", "FForbidStatus"),
    ),
    Entity.STOCK: Form(
        id="STK_Inventory",
        key="FMaterialId.FNumber,FStockId.FNumber,FLot.FNumber,FStockStatusId.FNumber",
        number="",
        modified="",
        org="FStockOrgId.FNumber",
        fields=("FMaterialId.FNumber", "FStockId.FNumber", "FStockId.FName", "FLot.FNumber", "FStockStatusId.FNumber",
                "FQty", "FBaseQty", "FBaseUnitId.FNumber"),
    ),
    Entity.SALES_ORDER: Form(
        id="SAL_SaleOrder",
        key="FID",
        reference="FNetOrderBillNo",
        org="FSaleOrgId.FNumber",
        line_key="FSaleOrderEntry_FEntryID",
        fields=("FBillNo", "FDate", "FDocumentStatus", "FCloseStatus", "FCancelStatus", "FCustId.FNumber",
                "FCustId.FName", "FSaleOrgId.FNumber", "FSalerId.FNumber", "FNote", "FNetOrderBillNo",
                "FSettleCurrId.FNumber", "FExchangeRate", "FIsIncludedTax", "FRecConditionId.FNumber"),
        lines=("FMaterialId.FNumber", "FMaterialId.FName", "FUnitID.FNumber", "FQty", "FPrice", "FTaxPrice",
               "FEntryTaxRate", "FDiscountRate", "FAmount", "FAllAmount", "FDeliveryDate", "FIsFree", "FEntryNote",
               "FStockOutQty", "FInvoiceQty", "FMrpCloseStatus"),
    ),
    Entity.SHIPMENT: Form(
        id="SAL_OUTSTOCK",
        key="FID",
        org="FSaleOrgId.FNumber",
        line_key="FSAL_OUTSTOCKENTRY_FEntryID",
        fields=("FBillNo", "FDate", "FDocumentStatus", "FCancelStatus", "FCustomerID.FNumber", "FCarrierID.FName",
                "FCarriageNO"),
        lines=("FMaterialID.FNumber", "FUnitID.FNumber", "FRealQty", "FStockID.FNumber", "FSoorDerno", "FSOEntryId"),
    ),
    Entity.INVOICE: Form(
        id="AR_receivable",
        key="FID",
        org="FSETTLEORGID.FNumber",
        fields=("FBillNo", "FDATE", "FENDDATE_H", "FDocumentStatus", "FCUSTOMERID.FNumber", "FCURRENCYID.FNumber"),
        extra=("FCancelStatus", "FALLAMOUNTFOR", "FALLAMOUNT", "FWRITTENOFFAMOUNTFOR_H", "FORDERNUMBER"),
    ),
    Entity.RECEIPT: Form(
        id="AR_RECEIVEBILL",
        key="FID",
        org="FSALEORGID.FNumber",
        line_key="FRECEIVEBILLENTRY_FEntryID",
        fields=("FBillNo", "FDATE", "FDocumentStatus", "FCONTACTUNIT.FNumber", "FCURRENCYID.FNumber"),
        lines=("FRECTOTALAMOUNTFOR", "FHANDLINGCHARGEFOR", "FSETTLENO", "FSALEORDERNO", "FPURPOSEID.FNumber"),
        extra=("FCancelStatus",),
    ),
    Entity.PRODUCTION: Form(
        id="PRD_MO",
        key="FID",
        line_key="FTreeEntity_FEntryID",
        fields=("FBillNo", "FDocumentStatus"),
        lines=("FMaterialId.FNumber", "FQty", "FSaleOrderNo", "FSaleOrderId", "FSaleOrderEntryId"),
        extra=("FCancelStatus",),
    ),
    **{
        entity: Form(id=form, key="FNumber", number="FNumber", modified="", fields=("FNumber", "FName"))
        for entity, form in {
            Entity.CURRENCY: "BD_Currency",
            Entity.UNIT: "BD_UNIT",
            Entity.WAREHOUSE: "BD_STOCK",
            Entity.TAX: "BD_TaxRate",
            Entity.SALESPERSON: "BD_Saler",
            Entity.COMPANY: "ORG_Organizations",
        }.items()
    },
}  # fmt: skip
SEPARATOR: Final = "|"


def external_id(form: Form, row: Row) -> str:
    """A document's id; of a stock row, the texts that make it."""
    return SEPARATOR.join(text(row.get(part)) or "" for part in form.identity)


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What rows are read with: the server's zone and currency codes by number."""

    zone: tzinfo
    codes: Mapping[str, str]


def record_of(entity: Entity, rows: Sequence[Row], known: Known) -> Record:
    """The record of the rows of one document."""
    form, head = FORMS[entity], rows[0]
    record = _MAKERS.get(entity, _choice)(head, rows, known)
    common: dict[str, Any] = {
        "external_id": external_id(form, head),
        "raw": {**head, "rows": [dict(one) for one in rows]},
    }
    if form.number:
        common["external_number"] = text(head.get(form.number))
    if form.reference:
        common["reference"] = text(head.get(form.reference))
    if form.modified:
        common["modified_at"] = moment(head.get(form.modified), known.zone)
        common["modified_by"] = text(head.get(form.modifier))
        common["version"] = text(head.get(form.modified))
    return msgspec.structs.replace(record, **common)


def _code(row: Row, field: str) -> Ref | None:
    return ref(number=row.get(field))


def _currency(row: Row, field: str, known: Known) -> str | None:
    value = text(row.get(field))
    return known.codes.get(value, value) if value else None


def _customer(head: Row, rows: Sequence[Row], known: Known) -> Record:
    country = text(head.get("FCOUNTRY.FNumber"))
    return Customer(
        name=text(head.get("FName")),
        short_name=text(head.get("FShortName")),
        tax_id=text(head.get("FTAXREGISTERCODE")),
        phone=text(head.get("FTEL")),
        currency=_currency(head, "FTRADINGCURRID.FNumber", known),
        payment_term=_code(head, "FRECCONDITIONID.FNumber"),
        price_list=_code(head, "FPRICELISTID.FNumber"),
        addresses=(Address(kind="main", street=text(head.get("FADDRESS")), country=country),),
        active=head.get("FForbidStatus") != "B",
    )


def _product(head: Row, rows: Sequence[Row], known: Known) -> Record:
    return Product(
        name=text(head.get("FName")),
        specification=text(head.get("FSpecification")),
        unit=_code(head, "FBaseUnitId.FNumber"),
        group=_code(head, "FMaterialGroup.FNumber"),
        active=head.get("FForbidStatus") != "B",
    )


def _stock(head: Row, rows: Sequence[Row], known: Known) -> Record:
    # FAVBQty is not to be relied on: what is available is not told.
    return Stock(
        product=_code(head, "FMaterialId.FNumber"),
        warehouse=ref(number=head.get("FStockId.FNumber"), name=head.get("FStockId.FName")),
        unit=_code(head, "FBaseUnitId.FNumber"),
        on_hand=number(head.get("FBaseQty")),
        batch=text(head.get("FLot.FNumber")),
    )


_STATES: Final = {
    "Z": OrderStatus.DRAFT,
    "A": OrderStatus.DRAFT,
    "B": OrderStatus.SUBMITTED,
    "C": OrderStatus.APPROVED,
    "D": OrderStatus.DRAFT,  # opened again for approval
}


def order_status(head: Row, rows: Sequence[Row] = ()) -> OrderStatus:
    """Void, then closed, then shipped, then the document's state."""
    if head.get("FCancelStatus") == "B":
        return OrderStatus.CANCELLED
    if head.get("FCloseStatus") == "B":
        return OrderStatus.CLOSED
    state = _STATES.get(str(head.get("FDocumentStatus")), OrderStatus.DRAFT)
    sent = [number(row.get("FStockOutQty")) or Decimal(0) for row in rows]
    if state is OrderStatus.APPROVED and any(sent):
        whole = all(out >= (number(row.get("FQty")) or Decimal(0)) for out, row in zip(sent, rows, strict=True))
        return OrderStatus.SHIPPED if whole else OrderStatus.PARTIALLY_SHIPPED
    return state


def verbatim(head: Row) -> str:
    """The ERP's own letters: document, close and cancel state."""
    return "/".join(str(head.get(one) or "-") for one in ("FDocumentStatus", "FCloseStatus", "FCancelStatus"))


def _order(head: Row, rows: Sequence[Row], known: Known) -> Record:
    form = FORMS[Entity.SALES_ORDER]
    lines = [row for row in rows if row.get(form.line_key)]
    taxed = truth(head.get("FIsIncludedTax"))
    total = sum((number(row.get("FAllAmount")) or Decimal(0) for row in lines), Decimal(0))
    untaxed = sum((number(row.get("FAmount")) or Decimal(0) for row in lines), Decimal(0))
    return SalesOrder(
        customer=ref(number=head.get("FCustId.FNumber"), name=head.get("FCustId.FName")),
        company=_code(head, "FSaleOrgId.FNumber"),
        salesperson=_code(head, "FSalerId.FNumber"),
        ordered_on=day(head.get("FDate")),
        currency=_currency(head, "FSettleCurrId.FNumber", known),
        rate=number(head.get("FExchangeRate")),
        payment_term=_code(head, "FRecConditionId.FNumber"),
        prices_include_tax=taxed,
        lines=tuple(_line(row, form.line_key, taxed=taxed) for row in lines),
        untaxed=untaxed,
        tax=total - untaxed,
        total=total,
        status=order_status(head, lines),
        remote_status=verbatim(head),
        note=text(head.get("FNote")),
    )


def _line(row: Row, key: str, *, taxed: bool) -> OrderLine:
    return OrderLine(
        external_id=str(row[key]),
        product=ref(number=row.get("FMaterialId.FNumber"), name=row.get("FMaterialId.FName")),
        quantity=number(row.get("FQty")),
        unit=_code(row, "FUnitID.FNumber"),
        price=number(row.get("FTaxPrice" if taxed else "FPrice")),
        price_includes_tax=taxed,
        tax_rate=number(row.get("FEntryTaxRate")),
        discount_percent=number(row.get("FDiscountRate")),
        amount=number(row.get("FAmount")),
        amount_with_tax=number(row.get("FAllAmount")),
        delivery_on=day(row.get("FDeliveryDate")),
        free=truth(row.get("FIsFree")),
        note=text(row.get("FEntryNote")),
        shipped_quantity=number(row.get("FStockOutQty")),
        invoiced_quantity=number(row.get("FInvoiceQty")),
        closed=row.get("FMrpCloseStatus") == "B",
    )


def _document(head: Row) -> DocumentStatus:
    if head.get("FCancelStatus") == "B":
        return DocumentStatus.CANCELLED
    state = str(head.get("FDocumentStatus"))
    return DocumentStatus.DONE if state == "C" else DocumentStatus.OPEN if state == "B" else DocumentStatus.DRAFT


def _orders(rows: Sequence[Row], field: str) -> tuple[Ref, ...]:
    return tuple(Ref(number=one) for one in dict.fromkeys(str(row[field]) for row in rows if row.get(field)))


def _shipment(head: Row, rows: Sequence[Row], known: Known) -> Record:
    key = FORMS[Entity.SHIPMENT].line_key
    return Shipment(
        customer=_code(head, "FCustomerID.FNumber"),
        orders=_orders(rows, "FSoorDerno"),
        warehouse=_code(head, "FStockID.FNumber"),
        carrier=text(head.get("FCarrierID.FName")),
        tracking_number=text(head.get("FCarriageNO")),
        shipped_on=day(head.get("FDate")),
        lines=tuple(
            ShipmentLine(
                external_id=str(row[key]),
                order=_code(row, "FSoorDerno"),
                order_line=text(row.get("FSOEntryId")),
                product=_code(row, "FMaterialID.FNumber"),
                quantity=number(row.get("FRealQty")),
                unit=_code(row, "FUnitID.FNumber"),
            )
            for row in rows
            if row.get(key)
        ),
        status=_document(head),
        remote_status=text(head.get("FDocumentStatus")),
    )


def _invoice(head: Row, rows: Sequence[Row], known: Known) -> Record:
    total, paid = number(head.get("FALLAMOUNTFOR")), number(head.get("FWRITTENOFFAMOUNTFOR_H"))
    status = _document(head)
    told: dict[str, Any] = {}
    if total is not None:
        told["total"] = total
        if paid is not None:
            told["open_amount"] = total - paid
    if status is DocumentStatus.DONE:
        # Approved is claimed, not paid.
        status = DocumentStatus.DONE if paid is not None and paid == total else DocumentStatus.OPEN
    return Invoice(
        customer=_code(head, "FCUSTOMERID.FNumber"),
        orders=_orders(rows, "FORDERNUMBER"),
        invoiced_on=day(head.get("FDATE")),
        due_on=day(head.get("FENDDATE_H")),
        currency=_currency(head, "FCURRENCYID.FNumber", known),
        company_total=number(head.get("FALLAMOUNT")),
        status=status,
        remote_status=text(head.get("FDocumentStatus")),
        **told,
    )


def _receipt(head: Row, rows: Sequence[Row], known: Known) -> Record:
    def total(field: str) -> Decimal:
        return sum((number(row.get(field)) or Decimal(0) for row in rows), Decimal(0))

    return Receipt(
        customer=_code(head, "FCONTACTUNIT.FNumber"),
        received_on=day(head.get("FDATE")),
        currency=_currency(head, "FCURRENCYID.FNumber", known),
        amount=total("FRECTOTALAMOUNTFOR"),
        fee=total("FHANDLINGCHARGEFOR"),
        bank_reference=text(head.get("FSETTLENO")),
        advance=any(row.get("FPURPOSEID.FNumber") == "SFKYT02_SYS" for row in rows),
        allocations=tuple(Allocation(document=one, entity=Entity.SALES_ORDER) for one in _orders(rows, "FSALEORDERNO")),
        status=_document(head),
        remote_status=text(head.get("FDocumentStatus")),
    )


def _production(head: Row, rows: Sequence[Row], known: Known) -> Record:
    first = next((row for row in rows if row.get("FSaleOrderNo")), head)
    state = _document(head)
    return Production(
        order=ref(external_id=first.get("FSaleOrderId"), number=first.get("FSaleOrderNo")),
        order_line=text(first.get("FSaleOrderEntryId")),
        product=_code(first, "FMaterialId.FNumber"),
        quantity=number(first.get("FQty")),
        started=state in {DocumentStatus.OPEN, DocumentStatus.DONE},
        # Approved for the shop floor: how far it is there, these fields do not tell.
        status=DocumentStatus.OPEN if state is DocumentStatus.DONE else state,
        remote_status=text(head.get("FDocumentStatus")),
    )


def _choice(head: Row, rows: Sequence[Row], known: Known) -> Record:
    return Choice(name=text(head.get("FName")))


_MAKERS: Final[Mapping[Entity, Callable[[Row, Sequence[Row], Known], Record]]] = {
    Entity.CUSTOMER: _customer,
    Entity.PRODUCT: _product,
    Entity.STOCK: _stock,
    Entity.SALES_ORDER: _order,
    Entity.SHIPMENT: _shipment,
    Entity.INVOICE: _invoice,
    Entity.RECEIPT: _receipt,
    Entity.PRODUCTION: _production,
}
