"""The demo's ERP: a program that only exports and imports files, and answers what is sent to it."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Final

#: How its files look; see docs/erp/files.md.
DESCRIPTION: Final = """\
zone = "Asia/Shanghai"

[entities.customer]
files = "from-erp/customer-*.csv"
send = "to-erp/customer-{key}.csv"
[entities.customer.fields]
external_id = "Code"
external_number = "Code"
reference = "Reference"
name = "Name"
phone = "Phone"

[entities.product]
files = "from-erp/product-*.csv"
[entities.product.fields]
external_id = "Item"
external_number = "Item"
name = "Name"
"unit.number" = "Unit"
customs_code = "HS code"

[entities.price]
files = "from-erp/price-*.csv"
[entities.price.fields]
external_id = "No"
"product.external_id" = "Item"
"product.number" = "Item"
"price_list.name" = "List"
amount = "Price"
currency = "Currency"
from_quantity = "From"

[entities.stock]
files = "from-erp/stock-*.csv"
[entities.stock.fields]
external_id = "No"
"product.external_id" = "Item"
"product.number" = "Item"
"warehouse.name" = "Warehouse"
"unit.number" = "Unit"
on_hand = "On hand"
reserved = "Reserved"
available = "Available"
incoming = "Incoming"

[entities.credit]
files = "from-erp/credit-*.csv"
[entities.credit.fields]
external_id = "Customer"
"customer.external_id" = "Customer"
currency = "Currency"
limit = "Limit"
balance = "Balance"
overdue = "Overdue"

[entities.sales_order]
files = "from-erp/order-*.csv"
send = "to-erp/order-{key}.csv"
[entities.sales_order.fields]
external_id = "Order"
external_number = "Order"
reference = "Reference"
"customer.external_id" = "Customer"
"customer.name" = "Customer name"
currency = "Currency"
customer_order_number = "PO"
delivery_on = "Delivery"
status = "Status"
locked = "Released"
untaxed = "Net"
total = "Total"
[entities.sales_order.line_fields]
"product.number" = "Item"
description = "Text"
"unit.number" = "Unit"
quantity = "Quantity"
price = "Unit price"

[entities.production]
files = "from-erp/production-*.csv"
[entities.production.fields]
external_id = "No"
external_number = "No"
"order.external_id" = "Order"
started = "Started"
planned_on = "Planned"
finished_on = "Finished"
status = "Status"

[entities.shipment]
files = "from-erp/shipment-*.csv"
[entities.shipment.fields]
external_id = "Delivery"
external_number = "Delivery"
"orders.external_id" = "Order"
carrier = "Carrier"
tracking_number = "Tracking"
planned_on = "Planned"
shipped_on = "Shipped"
status = "Status"
[entities.shipment.line_fields]
"product.number" = "Item"
quantity = "Quantity"

[entities.invoice]
files = "from-erp/invoice-*.csv"
[entities.invoice.fields]
external_id = "Invoice"
external_number = "Invoice"
"orders.external_id" = "Order"
invoiced_on = "Date"
due_on = "Due"
currency = "Currency"
total = "Total"
open_amount = "Open"
status = "Status"

[entities.receipt]
files = "from-erp/receipt-*.csv"
[entities.receipt.fields]
external_id = "Receipt"
external_number = "Receipt"
"customer.external_id" = "Customer"
received_on = "Date"
currency = "Currency"
amount = "Amount"
fee = "Fee"
bank_reference = "Bank reference"
status = "Status"
[entities.receipt.line_fields]
"document.external_id" = "Invoice"
amount = "Of it"
"""


@dataclass(frozen=True, slots=True)
class DemoErpOrder:
    """An order that begins in the demo's ERP: its number, customer, lines (item, text, quantity, unit price)."""

    number: str
    customer: str
    customer_name: str
    currency: str
    lines: tuple[tuple[str, str, str, str], ...]


#: Which demo company has it, and what it calls the link.
LINKS: Final = {"harbourline": "Factory ERP"}
#: Stock by item: warehouse, on hand, reserved, on its way in.
STOCK: Final = {
    "HL-1001": (("Ningbo", 5200, 2400, 6000), ("Yiwu", 640, 0, 0)),
    "HL-1004": (("Ningbo", 180, 120, 960),),
    "HL-2001": (("Ningbo", 3400, 1600, 0),),
    "HL-3001": (("Ningbo", 0, 0, 9600),),
    "HL-4001": (("Ningbo", 312, 60, 0),),
    "HL-6001": (("Ningbo", 45, 12, 600),),
}
BORN: Final = (
    DemoErpOrder("SO-2207", "C-0931", "Brightwater Ironmongery Ltd", "USD",
                 (("HL-7001", "Combination pliers 200 mm", "1800", "3.05"),
                  ("HL-7002", "Water pump pliers 250 mm", "960", "4.02"))),
)  # fmt: skip


class FilesErp:
    """What lies in the folder of such an ERP: deliveries that it wrote, and files that were sent to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count(len(list((folder / "from-erp").glob("*.csv"))) + 1)

    def deliver(self, entity: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write a delivery: whole, or not at all."""
        listed = [dict(row) for row in rows]
        if not listed:
            return
        text = io.StringIO()
        writer = csv.DictWriter(text, list(dict.fromkeys(name for row in listed for name in row)))
        writer.writeheader()
        writer.writerows(listed)
        place = self.folder / "from-erp"
        place.mkdir(parents=True, exist_ok=True)
        waiting = place / ".waiting"
        waiting.write_text(text.getvalue(), encoding="utf-8-sig")
        waiting.rename(place / f"{entity}-{next(self._numbers):04}.csv")

    def sent(self, entity: str) -> dict[str, list[dict[str, str]]]:
        """The rows of each document that was sent to it, by our reference."""
        found: dict[str, list[dict[str, str]]] = {}
        for path in sorted((self.folder / "to-erp").glob(f"{entity}-*.csv")):
            with path.open(encoding="utf-8-sig", newline="") as file:
                for row in csv.DictReader(file):
                    found.setdefault(row["Reference"], []).append(row)
        return found
