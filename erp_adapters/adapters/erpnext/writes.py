"""What is written to ERPNext: the requests that a command makes."""

from collections.abc import Mapping
from typing import Any, Final

from erp_adapters.adapters.erpnext.doctypes import DOCTYPES
from erp_adapters.adapters.erpnext.orders import changed_order, line_values, order_values
from erp_adapters.adapters.erpnext.people import address_requests, contact_values, first_address, reached
from erp_adapters.adapters.erpnext.rest import Rest, resource
from erp_adapters.contract.adapter import Command, told
from erp_adapters.contract.capabilities import Operation
from erp_adapters.contract.http import Request
from erp_adapters.contract.records import Contact, Customer, Record, SalesOrder
from erp_adapters.contract.results import Conflict, Forbidden, NotFound, Refused, Rejected
from erp_adapters.contract.values import code_of, given

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


def _values(rest: Rest, record: Record, *, new: bool, document: Mapping[str, Any] | None = None) -> dict[str, Any]:
    match record:
        case Customer():
            values = customer_values(rest, record, new=new)
        case SalesOrder():
            values = order_values(rest, record)
            if new:
                values |= {"company": rest.settings.company}
                if isinstance(record.lines, tuple):
                    values["items"] = [line_values(line) for line in record.lines]
        case Contact():
            values = given({rest.settings.reference_field: record.reference}) | contact_values(record, document)
        case _:
            raise Refused(Rejected(message="this is not written to ERPNext", code="not-offered"))
    custom = record.custom if isinstance(record.custom, Mapping) else {}
    return values | dict(custom)


async def requests_of(rest: Rest, command: Command) -> list[Request]:
    """The requests with an effect that a command makes, in their order; the last one is of the document itself."""
    doctype, name = DOCTYPES[command.entity].name, command.external_id or ""
    if command.operation is Operation.CREATE and command.record is not None:
        body = await _spoken(rest, _values(rest, command.record, new=True))
        if isinstance(command.record, Customer):
            body |= await first_address(rest, command.record)
        return [rest.request("POST", resource(doctype), body=body, effect=True)]
    if not name:
        raise Refused(Rejected(message="no name", code="bad-command"))
    match command.record:
        case Customer() if command.operation is Operation.UPDATE:
            return await _changed_customer(rest, command, command.record)
        case SalesOrder() if command.operation is Operation.UPDATE:
            return await changed_order(rest, command, command.record)
        case Contact() if command.operation is Operation.UPDATE:
            values = _values(rest, command.record, new=False, document=await rest.document(doctype, name))
            return [rest.request("PUT", resource(doctype, name), body=values | _lock(command), effect=True)]
    return [_step(rest, command.operation, doctype, name)]


def _step(rest: Rest, operation: Operation, doctype: str, name: str) -> Request:
    match operation:
        case Operation.SUBMIT:
            return rest.request("PUT", resource(doctype, name), body={"docstatus": 1}, effect=True)
        case Operation.CANCEL:
            return rest.request("POST", CANCEL, body={"doctype": doctype, "name": name}, effect=True)
        case Operation.CLOSE | Operation.REOPEN:
            word = "Closed" if operation is Operation.CLOSE else "Draft"
            return rest.request("POST", UPDATE_STATUS, body={"status": word, "name": name}, effect=True)
        case Operation.DELETE:
            return rest.request("DELETE", resource(doctype, name), effect=True)
        case _:
            raise Refused(Rejected(message=f"{operation} is not offered", code="not-offered"))


def _lock(command: Command) -> dict[str, Any]:
    return {"modified": command.version} if command.version else {}


async def _changed_customer(rest: Rest, command: Command, record: Customer) -> list[Request]:
    """Addresses and the primary contact first, documents of their own; the customer's save fetches from them."""
    name = command.external_id or ""
    customer = await rest.document("Customer", name)
    if command.version and command.version != customer["modified"]:
        raise Refused(Conflict(message="the customer was changed meanwhile", version=str(customer["modified"])))
    body = await _spoken(rest, customer_values(rest, record, new=False))
    body |= dict(record.custom) if isinstance(record.custom, Mapping) else {}
    requests = await address_requests(rest, customer, record)
    primary = customer.get("customer_primary_contact")
    if primary and (told(record.email) or told(record.phone)):
        values = reached(record, await rest.document("Contact", str(primary)))
        requests.append(rest.request("PUT", resource("Contact", str(primary)), body=values, effect=True))
    # Saving an address or a contact saves its customer, too: the version just compared is then the one before.
    lock = {} if requests else _lock(command)
    return [*requests, rest.request("PUT", resource("Customer", name), body=body | lock, effect=True)]


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
