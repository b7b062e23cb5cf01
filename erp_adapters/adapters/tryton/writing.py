"""From canonical records to Tryton's values. Nothing is computed by Tryton here (`on_change` runs in its client only),
so units, prices, taxes and addresses are given."""

from decimal import Decimal
from typing import Any, Final

from msgspec import UNSET

from erp_adapters.adapters.tryton.reading import REFERENCE
from erp_adapters.adapters.tryton.rpc import Rpc
from erp_adapters.contract.adapter import told
from erp_adapters.contract.records import Address, Customer, OrderLine, Ref, SalesOrder
from erp_adapters.contract.results import FieldError, Refused, Rejected

_PLAIN: Final = ("name", "active")
#: Kept as contact mechanisms; a party shows the first of each.
_MECHANISMS: Final = ("email", "phone", "website")


class References:
    """Turns references into Tryton's numeric ids; looks each up once."""

    def __init__(self, rpc: Rpc) -> None:
        self._rpc = rpc
        self._found: dict[tuple[str, str, str], int] = {}
        self._defaults: dict[int, dict[str, Any]] = {}

    async def by(self, model: str, field: str, value: str) -> int:
        """The id of the only row with that value; raises `Refused`."""
        key = (model, field, value)
        if key not in self._found:
            ids = await self._rpc.call(f"model.{model}.search", [[field, "=", value]], 0, 2, None)
            if len(ids) != 1:
                word = "no" if not ids else "more than one"
                raise Refused(Rejected(message=f"{word} {model} with {field} {value!r}", code="reference"))
            self._found[key] = ids[0]
        return self._found[key]

    async def of(self, given: Ref, model: str, code: str, name: str = "name") -> int:
        """The id that a reference names, by id, else by code, else by name."""
        if given.id:
            return int(given.id)
        if given.code:
            return await self.by(model, code, given.code)
        if told(given.name) and given.name:
            return await self.by(model, name, str(given.name))
        raise Refused(Rejected(message=f"an empty reference to {model}", code="reference"))

    async def defaults(self, product: int) -> dict[str, Any]:
        """Unit and customer taxes of a product; a line without explicit taxes would be untaxed."""
        if product not in self._defaults:
            fields = ["default_uom", "sale_uom", "account_category.customer_taxes"]
            rows = await self._rpc.call("model.product.product.read", [product], fields)
            row = rows[0] if rows else {}
            taxes = (row.get("account_category.") or {}).get("customer_taxes") or []
            unit = row.get("sale_uom") or row.get("default_uom")
            self._defaults[product] = {"unit": unit, **({"taxes": [["add", list(taxes)]]} if taxes else {})}
        return self._defaults[product]


def _given(value: Any) -> bool:
    return told(value) and value is not None


async def customer_values(rpc: Rpc, given: Customer, *, before: dict[str, Any] | None) -> dict[str, Any]:
    """Values of a party; `before` is the party as it is, with its parts."""
    found = References(rpc)
    values: dict[str, Any] = {name: getattr(given, name) for name in _PLAIN if told(getattr(given, name))}
    mechanisms = _mechanisms(given, before)
    if mechanisms:
        values["contact_mechanisms"] = mechanisms
    if given.language is not UNSET:
        values["lang"] = await found.by("ir.lang", "code", given.language) if given.language else None
    if given.payment_term is not UNSET:
        term = given.payment_term
        values["customer_payment_term"] = (
            None if term is None else await found.of(term, "account.invoice.payment_term", "name")
        )
    identifiers = _identifiers(given, before)
    if identifiers:
        values["identifiers"] = identifiers
    if given.addresses is not UNSET:
        street = "street_unstructured" if await rpc.knows("party.address", "street_unstructured") else "street"
        values["addresses"] = [await _address(found, each, before, street) for each in given.addresses]
    return values


def _mechanisms(given: Customer, before: dict[str, Any] | None) -> list[Any]:
    commands: list[Any] = []
    for kind in _MECHANISMS:
        value = getattr(given, kind)
        if not told(value):
            continue
        old = [each for each in (before["contact_mechanisms"] if before else []) if each["type"] == kind]
        if value and old:
            commands.append(["write", [old[0]["id"]], {"value": value}])
        elif value:
            commands.append(["create", [{"type": kind, "value": value}]])
        elif old:
            commands.append(["delete", [old[0]["id"]]])
    return commands


def _identifiers(given: Customer, before: dict[str, Any] | None) -> list[Any]:
    commands: list[Any] = []
    kept = before["identifiers"] if before else []
    if _given(given.reference) and not any(each["code"] == f"{REFERENCE}{given.reference}" for each in kept):
        commands.append(["create", [{"type": None, "code": f"{REFERENCE}{given.reference}"}]])
    if given.tax_id is not UNSET:
        old = [each for each in kept if not each["code"].startswith(REFERENCE)]
        if given.tax_id and old:
            commands.append(["write", [old[0]["id"]], {"code": given.tax_id}])
        elif given.tax_id:
            commands.append(["create", [{"type": None, "code": given.tax_id}]])
        elif old:
            commands.append(["delete", [old[0]["id"]]])
    return commands


async def _address(found: References, given: Address, before: dict[str, Any] | None, street: str) -> list[Any]:
    """A command of the address; `street` is what the version calls the lines that people type."""
    values: dict[str, Any] = {}
    streets = [each for each in (given.street, given.street2) if told(each)]
    if streets:
        values[street] = "\n".join(str(each) for each in streets if each)
    for ours, theirs in (("city", "city"), ("postcode", "postal_code"), ("name", "party_name")):
        if told(getattr(given, ours)):
            values[theirs] = getattr(given, ours)
    if given.country is not UNSET:
        values["country"] = await found.by("country.country", "code", given.country) if given.country else None
    if told(given.kind):
        values |= {"invoice": given.kind == "invoice", "delivery": given.kind == "delivery"}
    known = [each["id"] for each in before["addresses"]] if before else []
    if _given(given.external_id):
        return ["write", [int(str(given.external_id))], values]
    # An address without id is the only one, where there is only one.
    return ["write", known, values] if len(known) == 1 else ["create", [values]]


async def order_values(rpc: Rpc, given: SalesOrder, *, before: dict[str, Any] | None) -> dict[str, Any]:
    """Values of a sale; on creation with all that Tryton's client would fill in."""
    found = References(rpc)
    values: dict[str, Any] = {}
    for ours, theirs in (("reference", "reference"), ("ordered_on", "sale_date"), ("delivery_on", "shipping_date"),
                         ("note", "comment")):  # fmt: skip
        if told(getattr(given, ours)):
            values[theirs] = getattr(given, ours)
    if _given(given.currency):
        values["currency"] = await found.by("currency.currency", "code", str(given.currency))
    if given.payment_term is not UNSET:
        term = given.payment_term
        values["payment_term"] = None if term is None else await found.of(term, "account.invoice.payment_term", "name")
    if isinstance(given.warehouse, Ref):
        values["warehouse"] = await found.of(given.warehouse, "stock.location", "code")
    if isinstance(given.customer, Ref):
        values |= await _party(rpc, found, given)
    if before is None:
        values |= {"company": await rpc.company(), "invoice_method": "order", "shipment_method": "order"}
        if "warehouse" not in values:
            warehouses = await rpc.call("model.stock.location.search", [["type", "=", "warehouse"]], 0, 1, None)
            values["warehouse"] = warehouses[0] if warehouses else None
    commands = await _lines(found, given)
    if commands:
        values["lines"] = commands
    return values


async def _party(rpc: Rpc, found: References, given: SalesOrder) -> dict[str, Any]:
    assert isinstance(given.customer, Ref)  # noqa: S101 - the caller looked
    party = await found.of(given.customer, "party.party", "code")
    listed = await rpc.call(
        "model.party.address.search_read", [["party", "=", party]], 0, None, [["sequence", "ASC"], ["id", "ASC"]],
        ["invoice", "delivery"],
    )  # fmt: skip
    if not listed:
        raise Refused(Rejected(message="the party has no address", code="no-address",
                               errors=(FieldError(field="customer", message="the party has no address"),)))  # fmt: skip
    bill = next((each["id"] for each in listed if each["invoice"]), listed[0]["id"])
    ship = next((each["id"] for each in listed if each["delivery"]), listed[0]["id"])
    return {"party": party, "invoice_address": bill, "shipment_address": ship}


async def _lines(found: References, given: SalesOrder) -> list[Any]:
    commands: list[Any] = []
    if given.removed_lines is not UNSET and given.removed_lines:
        commands.append(["delete", [int(each) for each in given.removed_lines]])
    new: list[dict[str, Any]] = []
    for index, line in enumerate(given.lines if given.lines is not UNSET else ()):
        try:
            values = await _line(found, line)
        except Refused as refused:
            message = str(refused.result.message)
            errors = (FieldError(message=message, field="product", line=index),)
            raise Refused(Rejected(message=message, code="line", errors=errors)) from refused
        if _given(line.external_id):
            commands.append(["write", [int(str(line.external_id))], values])
        else:
            new.append({"type": "line", "sequence": index + 1, **values})
    if new:
        commands.append(["create", new])
    return commands


async def _line(found: References, line: OrderLine) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if _given(line.quantity):
        values["quantity"] = float(str(line.quantity))
    if told(line.price):
        values["unit_price"] = line.price
    if _given(line.discount_percent) and _given(line.price):
        values["unit_price"] = Decimal(str(line.price)) * (100 - Decimal(str(line.discount_percent))) / 100
    for name in ("description", "note"):
        if told(getattr(line, name)):
            values[name] = getattr(line, name)
    if told(line.position) and line.position is not None:
        values["sequence"] = line.position
    product: int | None = None
    if isinstance(line.product, Ref):
        product = values["product"] = await found.of(line.product, "product.product", "code")
    if isinstance(line.unit, Ref):
        values["unit"] = await found.of(line.unit, "product.uom", "symbol")
    if line.taxes is not UNSET:
        values["taxes"] = [["add", [await found.of(each, "account.tax", "name") for each in line.taxes]]]
    if product is not None and not _given(line.external_id):
        values = {**await found.defaults(product), **values}
    return values
