"""Sales orders as they are written to ERPNext.

A PUT merges header fields but replaces a child table that is in it, row fields included: so a change of one line sends
every line as it stands, each with its name, under the optimistic lock of the document just read. The lines of an order
that is submitted are changed by a method of the server, as its own screen does.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from msgspec import UNSET

from erp_adapters.adapters.erpnext.rest import Rest, resource
from erp_adapters.contract.adapter import Command
from erp_adapters.contract.http import Request
from erp_adapters.contract.markup import bare, rich
from erp_adapters.contract.records import OrderLine, SalesOrder
from erp_adapters.contract.results import Conflict, Refused, Rejected
from erp_adapters.contract.values import code_of, given, number

UPDATE_LINES: Final = "/api/method/erpnext.controllers.accounts_controller.update_child_qty_rate"
#: What of a submitted order's line that method takes; the rest must be as it stands.
_CHANGEABLE: Final = ("item_code", "qty", "rate", "uom", "conversion_factor", "delivery_date")
_DERIVED: Final = frozenset({"price_list_rate", "discount_percentage"})


def order_values(rest: Rest, record: SalesOrder) -> dict[str, Any]:
    """A Sales Order's fields without its lines."""
    values = given(
        {
            rest.settings.reference_field: record.reference,
            "po_no": record.customer_order_number,
            "currency": record.currency,
            "conversion_rate": record.rate,
            "incoterm": record.incoterm,
            "terms": _rich(record.note),
            "transaction_date": _day(record.ordered_on),
            "delivery_date": _day(record.delivery_on),
        }
    )
    references = {
        "customer": record.customer,
        "selling_price_list": record.price_list,
        "payment_terms_template": record.payment_term,
        "set_warehouse": record.warehouse,
    }
    return values | {name: code_of(one) for name, one in given(references).items()}


def line_values(line: OrderLine, row: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A row of `items`, the told fields alone; `row` is the line as it stands."""
    values = given(
        {
            "qty": line.quantity,
            "conversion_factor": line.factor,
            "description": _rich(line.description),
            "delivery_date": _day(line.delivery_on),
        }
    )
    references = {"item_code": line.product, "uom": line.unit, "warehouse": line.warehouse}
    values |= {name: code_of(one) for name, one in given(references).items()}
    values |= _priced(line, row or {})
    if line.free is True:
        values |= {"is_free_item": 1, "rate": 0}
    custom = line.custom if isinstance(line.custom, Mapping) else {}
    return values | dict(custom)


def _priced(line: OrderLine, row: Mapping[str, Any]) -> dict[str, Any]:
    # ERPNext takes a rate as it comes and looks at no discount beside it: `rate` is after it, the list's before.
    if not isinstance(line.price, Decimal) and not isinstance(line.discount_percent, Decimal):
        return {}
    off = line.discount_percent if line.discount_percent is not UNSET else number(row.get("discount_percentage"))
    before = number(row.get("price_list_rate") if number(row.get("discount_percentage")) else row.get("rate"))
    price = line.price if isinstance(line.price, Decimal) else before or Decimal(0)
    values: dict[str, Any] = {"rate": price * (1 - (off or Decimal(0)) / 100)}
    if off or row.get("discount_percentage"):
        values |= {"price_list_rate": price, "discount_percentage": off or 0}
    return values


def _rich(value: Any) -> Any:
    # Rich text fields: what is no markup stays as it reads.
    return rich(value) if isinstance(value, str) and ({"<", ">", "&", "\n"} & set(value)) else value


def _day(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


async def changed_order(rest: Rest, command: Command, record: SalesOrder) -> list[Request]:
    """The requests of an order's change."""
    name = command.external_id or ""
    body = order_values(rest, record) | (dict(record.custom) if isinstance(record.custom, Mapping) else {})
    lock = {"modified": command.version} if command.version else {}
    lines = record.lines if isinstance(record.lines, tuple) else ()
    removed = record.removed_lines if isinstance(record.removed_lines, tuple) else ()
    if not lines and not removed:
        return [rest.request("PUT", resource("Sales Order", name), body=body | lock, effect=True)]
    document = await rest.document("Sales Order", name)
    known = {row["name"]: row for row in document["items"]}
    changes = {
        line.external_id: line_values(line, known.get(line.external_id))
        for line in lines
        if isinstance(line.external_id, str)
    }
    if lost := [one for one in (*changes, *removed) if one not in known]:
        raise Refused(Rejected(message=f"the order has no line {lost[0]}", code="no-line"))
    kept = [row for row in document["items"] if row["name"] not in removed]
    new = [line_values(line) for line in lines if not isinstance(line.external_id, str)]
    if document.get("docstatus") == 1:
        if command.version and command.version != document["modified"]:
            raise Refused(Conflict(message="the order was changed meanwhile", version=str(document["modified"])))
        rows = [{"docname": row["name"], **_submitted(row, changes.get(row["name"], {}))} for row in kept]
        rows += [_submitted({}, values) for values in new]
        told = {
            "parent_doctype": "Sales Order",
            "parent_doctype_name": name,
            "child_docname": "items",
            "trans_items": json.dumps(
                [{"idx": index, **row} for index, row in enumerate(rows, 1)],
                default=lambda one: float(one) if isinstance(one, Decimal) else str(one),
            ),
        }
        header = [rest.request("PUT", resource("Sales Order", name), body=body | lock, effect=True)] if body else []
        return [*header, rest.request("POST", UPDATE_LINES, body=told, effect=True)]
    body["items"] = [{**row, **changes.get(row["name"], {})} for row in kept] + new
    body["modified"] = command.version or document["modified"]
    return [rest.request("PUT", resource("Sales Order", name), body=body, effect=True)]


def _submitted(row: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """A submitted order's line for the server's method; raises `Refused` for what it would leave out silently."""
    for name, value in changes.items() if row else ():
        if name in _DERIVED or (name in _CHANGEABLE and name != "item_code"):
            continue
        same = (
            bare(row.get(name)) == bare(value) if name == "description" else (row.get(name) or None) == (value or None)
        )
        if not same:
            raise Refused(Rejected(message=f"{name} of a line is fixed once the order is submitted", code="submitted"))
    values = {**row, **changes}
    return {name: values[name] for name in _CHANGEABLE if values.get(name) is not None}
