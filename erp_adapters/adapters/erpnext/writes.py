"""What is written to ERPNext.

A PUT merges header fields but replaces a child table that is in it, row fields included: so a change of one line sends
every line as it stands, each with its name, under the optimistic lock of the document just read.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from msgspec import UNSET

from erp_adapters.adapters.erpnext.doctypes import DOCTYPES
from erp_adapters.adapters.erpnext.rest import Rest, resource
from erp_adapters.contract.adapter import Command
from erp_adapters.contract.capabilities import Operation
from erp_adapters.contract.http import Request
from erp_adapters.contract.markup import rich
from erp_adapters.contract.records import Customer, Entity, OrderLine, Record, SalesOrder
from erp_adapters.contract.results import Forbidden, NotFound, Refused, Rejected
from erp_adapters.contract.values import code_of, given, number

UPDATE_STATUS: Final = "/api/method/erpnext.selling.doctype.sales_order.sales_order.update_status"
CANCEL: Final = "/api/method/frappe.client.cancel"


def customer_values(rest: Rest, record: Customer, *, new: bool) -> dict[str, Any]:
    """A Customer's fields."""
    settings = rest.settings
    values = given(
        {
            settings.reference_field: record.reference,
            "customer_name": record.name,
            "tax_id": record.tax_id,
            "email_id": record.email,
            "mobile_no": record.phone,
            "website": record.website,
            "language": record.language,
            "default_currency": record.currency,
            "customer_details": record.note,
        }
    )
    for name, one in given(
        {"customer_group": record.group, "payment_terms": record.payment_term, "default_price_list": record.price_list}
    ).items():
        values[name] = code_of(one)
    if isinstance(record.active, bool):
        values["disabled"] = int(not record.active)
    if new:
        values.setdefault("customer_type", "Company")
        for name, default in (("customer_group", settings.customer_group), ("territory", settings.territory)):
            if default and not values.get(name):
                values[name] = default
    return values


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


def _values(rest: Rest, record: Record, *, new: bool) -> dict[str, Any]:
    match record:
        case Customer():
            values = customer_values(rest, record, new=new)
        case SalesOrder():
            values = order_values(rest, record)
            if new:
                values |= {"company": rest.settings.company}
                if isinstance(record.lines, tuple):
                    values["items"] = [line_values(line) for line in record.lines]
        case _:
            raise Refused(Rejected(message="this is not written to ERPNext", code="not-offered"))
    custom = record.custom if isinstance(record.custom, Mapping) else {}
    return values | dict(custom)


async def request_of(rest: Rest, command: Command) -> Request:
    """The one request with an effect that a command makes."""
    doctype, name = DOCTYPES[command.entity].name, command.external_id or ""
    if command.operation is Operation.CREATE and command.record is not None:
        body = await _spoken(rest, _values(rest, command.record, new=True))
        return rest.request("POST", resource(doctype), body=body, effect=True)
    if not name:
        raise Refused(Rejected(message="no name", code="bad-command"))
    match command.operation:
        case Operation.UPDATE if command.record is not None:
            body = await _changed(rest, command, command.record)
            return rest.request("PUT", resource(doctype, name), body=body, effect=True)
        case Operation.SUBMIT:
            return rest.request("PUT", resource(doctype, name), body={"docstatus": 1}, effect=True)
        case Operation.CANCEL:
            return rest.request("POST", CANCEL, body={"doctype": doctype, "name": name}, effect=True)
        case Operation.CLOSE | Operation.REOPEN:
            word = "Closed" if command.operation is Operation.CLOSE else "Draft"
            return rest.request("POST", UPDATE_STATUS, body={"status": word, "name": name}, effect=True)
        case Operation.DELETE:
            return rest.request("DELETE", resource(doctype, name), effect=True)
        case _:
            raise Refused(Rejected(message=f"{command.operation} is not offered", code="not-offered"))


async def _spoken(rest: Rest, body: dict[str, Any]) -> dict[str, Any]:
    # A language must be one of the site's ("zh", "pt-BR"); a customer of another keeps the one it has.
    told = body.pop("language", None)
    if not isinstance(told, str):
        return body
    try:
        known = [str(row["name"]) for row in await rest.list("Language", ["name"], [], order="name asc", limit=0)]
    except Refused as refused:
        if not isinstance(refused.result, Forbidden | NotFound | Rejected):
            raise
        known = []
    wanted = told.replace("_", "-").lower()
    exact = [one for one in known if one.lower() == wanted]
    alike = [one for one in known if one.lower() == wanted.partition("-")[0]]
    return body | ({"language": (exact or alike)[0]} if exact or alike else {})


async def _changed(rest: Rest, command: Command, record: Record) -> dict[str, Any]:
    body = await _spoken(rest, _values(rest, record, new=False))
    if command.version:
        body["modified"] = command.version
    if not isinstance(record, SalesOrder) or command.entity is not Entity.SALES_ORDER:
        return body
    lines = record.lines if isinstance(record.lines, tuple) else ()
    removed = record.removed_lines if isinstance(record.removed_lines, tuple) else ()
    if not lines and not removed:
        return body
    document = await rest.document(DOCTYPES[command.entity].name, command.external_id or "")
    known = {row["name"]: row for row in document["items"]}
    changes = {
        line.external_id: line_values(line, known.get(line.external_id))
        for line in lines
        if isinstance(line.external_id, str)
    }
    if lost := [one for one in (*changes, *removed) if one not in known]:
        raise Refused(Rejected(message=f"the order has no line {lost[0]}", code="no-line"))
    rows = [{**row, **changes.get(row["name"], {})} for row in document["items"] if row["name"] not in removed]
    rows += [line_values(line) for line in lines if not isinstance(line.external_id, str)]
    body["items"] = rows
    body.setdefault("modified", document["modified"])
    return body
