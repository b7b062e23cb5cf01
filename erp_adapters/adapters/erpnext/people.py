"""Addresses and persons of ERPNext's customers: documents of their own, tied to a customer by rows of Dynamic Link.

A customer's telephone and mail address are those of its primary contact, fetched anew at every save: written to the
customer they are undone without a word, so they are written to that contact. A new customer takes one address along,
which needs a city and a country.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from erp_adapters.adapters.erpnext.rest import Rest, resource
from erp_adapters.contract.adapter import told
from erp_adapters.contract.cache import Cache
from erp_adapters.contract.http import Request
from erp_adapters.contract.records import Address, Contact, Customer
from erp_adapters.contract.results import Forbidden, NotFound, Refused, Rejected
from erp_adapters.contract.values import code_of, given, text

Doc = Mapping[str, Any]
ADDRESSES: Final = "addresses"
_COUNTRIES: Final[Cache[dict[str, str]]] = Cache()
_FIELDS: Final = (
    "name", "modified", "address_title", "address_type", "address_line1", "address_line2", "city", "state", "pincode",
    "country", "phone", "is_primary_address", "disabled", "`tabDynamic Link`.link_name as customer",
)  # fmt: skip
_OF_CUSTOMERS: Final = ["Dynamic Link", "link_doctype", "=", "Customer"]
_OURS: Final = {
    "name": "address_title", "street": "address_line1", "street2": "address_line2", "city": "city", "region": "state",
    "postcode": "pincode", "phone": "phone",
}  # fmt: skip
_KINDS: Final = {"Billing": "invoice", "Shipping": "delivery"}


async def countries(rest: Rest) -> dict[str, str]:
    """The site's names of countries by their ISO codes in capitals; empty when they may not be read."""

    async def ask() -> dict[str, str]:
        rows = await _allowed(rest, "Country", ["name", "code"], [])
        return {str(row["code"]).upper(): str(row["name"]) for row in rows or () if row.get("code")}

    return await _COUNTRIES.get(rest.link, "erpnext.countries", ask)


async def _allowed(
    rest: Rest, doctype: str, fields: Sequence[str], filters: Sequence[Sequence[Any]]
) -> list[dict[str, Any]] | None:
    try:
        return await rest.list(doctype, fields, filters, order="name asc", limit=0)
    except Refused as refused:
        if not isinstance(refused.result, Forbidden | NotFound | Rejected):
            raise
        return None


async def addressed(rest: Rest, customers: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Customers with their addresses under `ADDRESSES`, the primary one first, each with its country's code."""
    names = [str(one["name"]) for one in customers]
    filters: list[list[Any]] = [_OF_CUSTOMERS, ["Dynamic Link", "link_name", "in", names]]
    rows = await _allowed(rest, "Address", _FIELDS, filters) if names else []
    if rows is None:
        return list(customers)
    codes = {name: code for code, name in (await countries(rest)).items()} if rows else {}
    found = []
    for customer in customers:
        own = [row for row in rows if row.get("customer") == customer["name"] and not row.get("disabled")]
        primary = customer.get("customer_primary_address")
        own.sort(key=lambda row: (row["name"] != primary, not row.get("is_primary_address"), str(row["name"])))
        parts = [{**row, "country_code": codes.get(str(row.get("country")))} for row in own]
        found.append({**customer, ADDRESSES: parts})
    return found


async def moved(rest: Rest, since: str, until: str | None) -> set[str]:
    """The customers of which an address changed: their own date tells nothing of it."""
    filters: list[list[Any]] = [_OF_CUSTOMERS, ["modified", ">=", since]]
    filters += [["modified", "<=", until]] if until else []
    rows = await _allowed(rest, "Address", ["name", "`tabDynamic Link`.link_name as customer"], filters)
    return {str(row["customer"]) for row in rows or () if row.get("customer")}


def address_of(row: Doc) -> Address:
    """An address as it is read."""
    values = {ours: text(row.get(theirs)) for ours, theirs in _OURS.items()}
    kind = _KINDS.get(str(row.get("address_type")), "")
    return Address(external_id=str(row["name"]), kind=kind, country=text(row.get("country_code")), **values)


async def address_values(rest: Rest, address: Address) -> dict[str, Any]:
    """An address's fields; a country that the site does not know is left as it is."""
    values = given({theirs: getattr(address, ours) for ours, theirs in _OURS.items()})
    if isinstance(address.country, str) and address.country:
        known = (await countries(rest)).get(address.country.upper())
        if known is None:
            raise Refused(Rejected(message=f"the site has no country {address.country}", code="unknown-country"))
        values["country"] = known
    return values


async def first_address(rest: Rest, record: Customer) -> dict[str, Any]:
    """What a new customer says of its address; without city and country ERPNext would refuse the whole."""
    if not isinstance(record.addresses, tuple) or not record.addresses:
        return {}
    values = await address_values(rest, record.addresses[0])
    values = {name: value for name, value in values.items() if value and name not in {"address_title", "phone"}}
    if not values.get("city") or not values.get("country"):
        return {}
    return {"address_line1": values["city"], **values}


async def address_requests(rest: Rest, customer: Doc, record: Customer) -> list[Request]:
    """Changes of a customer's addresses: by id, else of the first one, else a new one."""
    if not isinstance(record.addresses, tuple) or not record.addresses:
        return []
    (held,) = await addressed(rest, [dict(customer)])
    standing = [str(row["name"]) for row in held.get(ADDRESSES, ())]
    requests = []
    for index, address in enumerate(record.addresses):
        values = await address_values(rest, address)
        name = address.external_id or (standing[0] if index == 0 and standing else None)
        if isinstance(name, str):
            requests.append(rest.request("PUT", resource("Address", name), body=values, effect=True))
        elif values.get("city") and values.get("country"):
            new = {
                "address_type": "Shipping" if address.kind == "delivery" else "Billing",
                "address_title": customer.get("customer_name") or customer["name"],
                "address_line1": values["city"],
                **{name: value for name, value in values.items() if value},
                "links": [{"link_doctype": "Customer", "link_name": customer["name"]}],
            }
            requests.append(rest.request("POST", resource("Address"), body=new, effect=True))
    return requests


def reached(record: Contact | Customer, document: Doc | None = None) -> dict[str, Any]:
    """The rows of a contact's addresses and numbers; those that nothing is said of stay as they are."""
    document = document or {}
    values: dict[str, Any] = {}
    if told(record.email):
        values["email_ids"] = _primary(document.get("email_ids"), "email_id", "is_primary", record.email)
    numbers = list(document.get("phone_nos") or ())
    # What a customer shows as its number is its contact's mobile one.
    own: dict[str, Any] = {"is_primary_mobile_no": record.phone}
    if isinstance(record, Contact):
        own = {"is_primary_phone": record.phone, "is_primary_mobile_no": record.mobile}
    for flag, value in own.items():
        if told(value):
            numbers = values["phone_nos"] = _primary(numbers, "phone", flag, value)
    return values


def _primary(rows: Sequence[Doc] | None, field: str, flag: str, value: Any) -> list[dict[str, Any]]:
    others = [dict(row) for row in rows or () if not row.get(flag)]
    before = next((dict(row) for row in rows or () if row.get(flag)), {})
    if not value:
        return others
    same = next((row for row in others if row.get(field) == value), None)
    if same is not None:
        return [{**row, flag: 1} if row is same else row for row in others]
    return [{**before, field: value, flag: 1}, *others]


def contact_values(record: Contact, document: Doc | None = None) -> dict[str, Any]:
    """A person's fields; a name is cut at its first space and read back as one."""
    values = given({"designation": record.position}) | reached(record, document)
    if isinstance(record.name, str):
        first, _, last = record.name.strip().partition(" ")
        values |= {"first_name": first, "middle_name": "", "last_name": last.strip()}
    if (customer := code_of(record.customer)) is not None:
        links = [dict(row) for row in (document or {}).get("links") or () if row.get("link_doctype") != "Customer"]
        values["links"] = [*links, {"link_doctype": "Customer", "link_name": customer}]
    return values
