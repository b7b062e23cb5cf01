"""Deliveries, invoices, payments and production of ERPNext as records."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from erp_adapters.contract.records import (
    Allocation,
    DocumentStatus,
    Entity,
    Invoice,
    Production,
    Receipt,
    Record,
    Ref,
    Shipment,
    ShipmentLine,
)
from erp_adapters.contract.values import day, number, ref, text

Doc = Mapping[str, Any]


def named(value: Any) -> Ref | None:
    """A reference by name, which is number and id at once."""
    return ref(external_id=value, number=value)


def _document(doc: Doc, done: set[str], partial: set[str]) -> DocumentStatus:
    if doc.get("docstatus") != 1:
        return DocumentStatus.CANCELLED if doc.get("docstatus") == 2 else DocumentStatus.DRAFT
    word = str(doc.get("status"))
    if word in done:
        return DocumentStatus.DONE
    return DocumentStatus.PARTIAL if word in partial else DocumentStatus.OPEN


def shipment(doc: Doc) -> Record:
    """A Delivery Note."""
    lines = doc.get("items") or ()
    orders = dict.fromkeys(str(line["against_sales_order"]) for line in lines if line.get("against_sales_order"))
    status = _document(doc, {"Completed", "Closed", "To Bill", "Return", "Return Issued"}, set())
    return Shipment(
        customer=named(doc.get("customer")),
        orders=tuple(Ref(external_id=one, number=one) for one in orders),
        warehouse=named(doc.get("set_warehouse")),
        carrier=text(doc.get("transporter_name") or doc.get("transporter")),
        tracking_number=text(doc.get("lr_no")),
        shipped_on=day(doc.get("posting_date")),
        lines=tuple(
            ShipmentLine(
                external_id=str(line["name"]),
                order=named(line.get("against_sales_order")),
                order_line=text(line.get("so_detail")),
                product=named(line.get("item_code")),
                quantity=number(line.get("qty")),
                unit=named(line.get("uom")),
                batch=text(line.get("batch_no")),
            )
            for line in lines
        ),
        status=status,
        remote_status=text(doc.get("status")),
    )


def invoice(doc: Doc) -> Record:
    """A Sales Invoice; a return is a credit note."""
    orders = dict.fromkeys(str(line["sales_order"]) for line in doc.get("items") or () if line.get("sales_order"))
    partial = {"Partly Paid", "Partly Paid and Discounted"}
    total, left = number(doc.get("grand_total")), number(doc.get("outstanding_amount"))
    return Invoice(
        customer=named(doc.get("customer")),
        orders=tuple(Ref(external_id=one, number=one) for one in orders),
        credit=bool(doc.get("is_return")),
        invoiced_on=day(doc.get("posting_date")),
        due_on=day(doc.get("due_date")),
        currency=text(doc.get("currency")),
        untaxed=number(doc.get("net_total")),
        tax=number(doc.get("total_taxes_and_charges")),
        total=None if total is None else abs(total),
        open_amount=None if left is None else abs(left),
        company_total=number(doc.get("base_grand_total")),
        status=_document(doc, {"Paid", "Return", "Credit Note Issued"}, partial),
        remote_status=text(doc.get("status")),
    )


def receipt(doc: Doc) -> Record:
    """A Payment Entry. Deductions are in the company's currency; what exchange rates did is one as well, and no fee."""
    rate = number(doc.get("source_exchange_rate")) or Decimal(1)
    kept = [number(one.get("amount")) for one in doc.get("deductions") or () if not one.get("is_exchange_gain_loss")]
    fee = sum((one for one in kept if one is not None and one > 0), Decimal(0)) / rate
    entities = {"Sales Order": Entity.SALES_ORDER, "Sales Invoice": Entity.INVOICE}
    settled = number(doc.get("paid_amount"))
    allocations = tuple(
        Allocation(
            document=Ref(external_id=str(one["reference_name"]), number=str(one["reference_name"])),
            entity=entities[one["reference_doctype"]],
            amount=number(one.get("allocated_amount")),
        )
        for one in doc.get("references") or ()
        if one.get("reference_doctype") in entities
    )
    return Receipt(
        customer=named(doc.get("party")),
        received_on=day(doc.get("posting_date")),
        currency=text(doc.get("paid_from_account_currency")),
        amount=None if settled is None else settled - round(fee, 2),
        company_amount=number(doc.get("base_received_amount")),
        fee=round(fee, 2),
        method=text(doc.get("mode_of_payment")),
        bank_reference=text(doc.get("reference_no")),
        advance=not any(one.entity is Entity.INVOICE for one in allocations),
        allocations=allocations,
        status={0: DocumentStatus.DRAFT, 1: DocumentStatus.DONE}.get(
            int(doc.get("docstatus") or 0), DocumentStatus.CANCELLED
        ),
        remote_status=text(doc.get("status")),
    )


def production(doc: Doc) -> Record:
    """A Work Order."""
    word = str(doc.get("status"))
    states = {
        "Draft": DocumentStatus.DRAFT,
        "In Process": DocumentStatus.PARTIAL,
        "Completed": DocumentStatus.DONE,
        "Cancelled": DocumentStatus.CANCELLED,
    }
    return Production(
        order=named(doc.get("sales_order")),
        order_line=text(doc.get("sales_order_item")),
        product=named(doc.get("production_item")),
        quantity=number(doc.get("qty")),
        produced=number(doc.get("produced_qty")),
        planned_on=day(doc.get("expected_delivery_date")),
        finished_on=day(doc.get("actual_end_date")),
        started=doc.get("docstatus") == 1 and word not in {"Stopped", "Cancelled"},
        status=states.get(word, DocumentStatus.OPEN),
        remote_status=word,
    )
