"""What is written to U8. A create carries biz_id, our own number: it stays one to one with a record there, so that a
repeat gives back what was made. A step carries a number that is good for one write."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from msgspec import UNSET

from erp_adapters.adapters.yonyou_u8.proxy import U8Settings
from erp_adapters.adapters.yonyou_u8.records import customer_data
from erp_adapters.contract.adapter import Command
from erp_adapters.contract.capabilities import Operation
from erp_adapters.contract.records import Customer, Entity, OrderLine, OrderStatus, Ref, SalesOrder
from erp_adapters.contract.results import Ok, Refused, Rejected
from erp_adapters.contract.values import code_of

STEPS: Final[Mapping[Operation, str]] = {
    Operation.APPROVE: "verify",
    Operation.UNAPPROVE: "unverify",
    Operation.CLOSE: "close",
    Operation.REOPEN: "open",
}


def call_of(settings: U8Settings, command: Command) -> tuple[str, dict[str, Any]]:
    """Path and body of a command."""
    record = command.record
    if command.operation is Operation.CREATE:
        if command.entity is Entity.CUSTOMER and isinstance(record, Customer):
            return "/api/customer/add", {"customer": customer_data(record)}
        if command.entity is Entity.SALES_ORDER and isinstance(record, SalesOrder):
            return "/api/saleorder/add", {"saleorder": _order(settings, record)}
    if command.entity is Entity.SALES_ORDER and command.operation in STEPS and command.external_id:
        step, data = STEPS[command.operation], {"voucher_code": command.external_id}
        if command.operation is Operation.APPROVE and settings.approver:
            return "/api/saleorder/audit", {
                "saleorder": {**data, "user_id": settings.approver, "opinion": command.reason, "agree": 1}
            }
        return f"/api/saleorder/{step}", {"saleorder": data}
    raise Refused(Rejected(message=f"{command.operation} of {command.entity} is not offered", code="not-offered"))


def biz_id(command: Command) -> str:
    """What U8 knows a create by: our number, or the key of the command."""
    own = command.record.reference if command.record is not None else None
    return own if isinstance(own, str) and own else command.key


def standing(command: Command, before: SalesOrder) -> Ok | None:
    """That it is there already."""
    beyond = {OrderStatus.APPROVED, OrderStatus.PARTIALLY_SHIPPED, OrderStatus.SHIPPED, OrderStatus.CLOSED}
    reached = {
        Operation.APPROVE: before.status in beyond,
        Operation.UNAPPROVE: before.status is OrderStatus.DRAFT,
        Operation.CLOSE: before.status is OrderStatus.CLOSED,
        Operation.REOPEN: before.status not in {OrderStatus.CLOSED, UNSET},
    }[command.operation]
    if not reached:
        return None
    return Ok(external_id=str(before.external_id), number=before.external_number or None, already=True)


def _order(settings: U8Settings, record: SalesOrder) -> dict[str, Any]:
    if isinstance(record.currency, str) and record.currency != settings.company_currency:
        told = f"the interface takes no currency: an order in {record.currency} cannot be written"
        raise Refused(Rejected(message=told, code="not-offered"))
    if record.prices_include_tax is False:
        raise Refused(Rejected(message="prices must include tax", code="not-offered"))
    lines = record.lines if isinstance(record.lines, tuple) else ()
    data: dict[str, Any] = {
        "date": str(record.ordered_on) if isinstance(record.ordered_on, date) else None,
        "businesstype": settings.business_type,
        "typecode": settings.sale_type,
        "deptcode": settings.department,
        "custcode": code_of(record.customer),
        "personcode": code_of(record.salesperson),
        "dpredatebt": str(record.delivery_on) if isinstance(record.delivery_on, date) else None,
        settings.number_field: record.reference or None,
        "memo": record.note or None,
        "entry": [_line(line, index, record) for index, line in enumerate(lines, 1)],
    }
    custom = record.custom if isinstance(record.custom, Mapping) else {}
    return {name: value for name, value in data.items() if value is not None} | dict(custom)


def _line(line: OrderLine, index: int, record: SalesOrder) -> dict[str, Any]:
    # taxunitprice wins: everything else is computed there from it.
    if not isinstance(line.quantity, Decimal) or not isinstance(line.price, Decimal):
        raise Refused(Rejected(message="a line needs quantity and price", code="bad-command"))
    if line.price_includes_tax is False:
        raise Refused(Rejected(message="prices must include tax", code="not-offered"))
    due = line.delivery_on if isinstance(line.delivery_on, date) else record.delivery_on
    data: dict[str, Any] = {
        "rowno": str(index),
        "inventorycode": code_of(line.product),
        "unitcode": line.unit.code if isinstance(line.unit, Ref) else None,
        "quantity": line.quantity,
        "taxunitprice": line.price,
        "taxrate": line.tax_rate if isinstance(line.tax_rate, Decimal) else None,
        "dpredate": str(due) if isinstance(due, date) else None,
        "bgift": 1 if line.free is True else None,
    }
    custom = line.custom if isinstance(line.custom, Mapping) else {}
    return {name: value for name, value in data.items() if value is not None} | dict(custom)
