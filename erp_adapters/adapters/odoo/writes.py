"""What is written to Odoo, and in which steps."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, Final

from erp_adapters.adapters.odoo.rpc import Call
from erp_adapters.adapters.odoo.source import FORMAT, Source
from erp_adapters.contract.adapter import Command
from erp_adapters.contract.capabilities import Operation
from erp_adapters.contract.markup import rich
from erp_adapters.contract.records import Address, Contact, Customer, Entity, OrderLine, Record, Ref, SalesOrder
from erp_adapters.contract.results import Refused, Rejected
from erp_adapters.contract.values import given, id_of

ACTIONS: Final[Mapping[Operation, str]] = {
    Operation.APPROVE: "action_confirm",
    Operation.CANCEL: "action_cancel",
    Operation.LOCK: "action_lock",
    Operation.UNLOCK: "action_unlock",
    Operation.DELETE: "unlink",
}


def _identity(value: Any) -> int | bool:
    found = id_of(value)
    if found is None:
        return False
    if not found.isdigit() or int(found) >= 2**31:
        raise Refused(Rejected(message=f"{found} is not an id of Odoo", code="bad-id"))
    return int(found)


def _links(pairs: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _identity(value) for name, value in given(pairs).items()}


def _plain(pairs: Mapping[str, Any]) -> dict[str, Any]:
    return {name: False if value is None else value for name, value in given(pairs).items()}


class Values:
    """Turns records into Odoo's values for one connection."""

    def __init__(self, source: Source) -> None:
        self._source = source

    async def of(self, entity: Entity, record: Record, *, new: bool) -> dict[str, Any]:
        """The values of a create or write."""
        match record:
            case Customer():
                values = await self._customer(record, new=new)
            case Contact():
                values = self._contact(record)
            case SalesOrder():
                values = await self._order(record)
            case _:
                raise Refused(Rejected(message=f"{entity} is not written to Odoo", code="not-offered"))
        known = await self._source.fields("res.partner" if entity is not Entity.SALES_ORDER else "sale.order")
        custom = record.custom if isinstance(record.custom, Mapping) else {}
        return {name: value for name, value in values.items() if name in known} | dict(custom)

    async def _customer(self, record: Customer, *, new: bool) -> dict[str, Any]:
        reference = record.external_number if record.external_number else record.reference
        values = _plain(
            {
                "name": record.name,
                "ref": reference,
                "vat": record.tax_id,
                "email": record.email,
                "phone": record.phone,
                "website": record.website,
                "comment": await self._rich("res.partner", "comment", record.note),
                "active": record.active,
            }
        )
        if isinstance(record.language, str) and (language := await self._language(record.language)):
            values["lang"] = language
        values |= _links(
            {
                "property_payment_term_id": record.payment_term,
                "property_product_pricelist": record.price_list,
                "user_id": record.salesperson,
            }
        )
        addresses = record.addresses if isinstance(record.addresses, tuple) else ()
        if addresses:
            values |= await self._address(addresses[0])
        children: list[Any] = []
        for other in addresses[1:]:
            kind = other.kind if other.kind in {"invoice", "delivery"} else "other"
            named = _plain({"name": other.name, "phone": other.phone})
            told = {**named, "type": kind, **await self._address(other)}
            if isinstance(other.external_id, str):
                children.append([1, int(other.external_id), told])
            elif new:
                children.append([0, 0, told])
        if new:
            values["is_company"] = True
        return values | ({"child_ids": children} if children else {})

    async def _rich(self, model: str, name: str, value: Any) -> Any:
        # Odoo 15 made notes HTML and cleans what is sent: `a < b` would lose its end. Older ones are plain text.
        field = (await self._source.fields(model)).get(name) or {}
        return rich(value) if isinstance(value, str) and field.get("type") == "html" else value

    async def _language(self, told: str) -> str | None:
        # Odoo refuses a language that is not installed there; the customer then keeps the one it has.
        field = (await self._source.fields("res.partner")).get("lang") or {}
        installed = [str(code) for code, _ in field.get("selection") or ()]
        wanted = told.replace("-", "_").lower()
        exact = [code for code in installed if code.lower() == wanted]
        alike = [code for code in installed if code.lower().partition("_")[0] == wanted.partition("_")[0]]
        return next(iter(exact or alike), None)

    async def _address(self, address: Address) -> dict[str, Any]:
        values = _plain(
            {"street": address.street, "street2": address.street2, "city": address.city, "zip": address.postcode}
        )
        if isinstance(address.country, str):
            countries = (await self._source.known()).countries
            found = [identity for identity, code in countries.items() if code == address.country]
            if not found:
                raise Refused(Rejected(message=f"Odoo has no country {address.country}", code="unknown-country"))
            values["country_id"] = found[0]
        return values

    def _contact(self, record: Contact) -> dict[str, Any]:
        values = _plain(
            {
                "name": record.name,
                "function": record.position,
                "email": record.email,
                "phone": record.phone,
                "mobile": record.mobile,
                "active": record.active,
            }
        )
        return values | _links({"parent_id": record.customer}) | {"type": "contact"}

    async def _order(self, record: SalesOrder) -> dict[str, Any]:
        reference_field = self._source.reference(Entity.SALES_ORDER)
        values = _links(
            {
                "partner_id": record.customer,
                "partner_invoice_id": record.invoice_to,
                "partner_shipping_id": record.ship_to,
                "company_id": record.company,
                "user_id": record.salesperson,
                "pricelist_id": record.price_list,
                "payment_term_id": record.payment_term,
                "warehouse_id": record.warehouse,
            }
        )
        values |= _plain(
            {reference_field: record.reference, "note": await self._rich("sale.order", "note", record.note)}
        )
        if reference_field != "client_order_ref":
            values |= _plain({"client_order_ref": record.customer_order_number})
        zone = (await self._source.known()).zone
        values |= {
            name: _noon(value, zone)
            for name, value in given({"date_order": record.ordered_on, "commitment_date": record.delivery_on}).items()
        }
        if isinstance(record.currency, str) and "pricelist_id" not in values:
            values |= await self._price_list(record.currency)
        commands = await self._commands(record)
        return values | ({"order_line": commands} if commands else {})

    async def _price_list(self, currency: str) -> dict[str, Any]:
        # An order's currency is that of its price list; without one, the company's.
        domain = [["currency_id.name", "=", currency]]
        lists = await self._source.rpc("product.pricelist", "search_read", domain=domain, fields=["id"], limit=1)
        if lists:
            return {"pricelist_id": lists[0]["id"]}
        companies = await self._source.rpc("res.company", "search_read", domain=[], fields=["currency_id"])
        if any(row["currency_id"] and row["currency_id"][1] == currency for row in companies):
            return {}
        raise Refused(Rejected(message=f"Odoo has no price list in {currency}", code="no-price-list"))

    async def _commands(self, record: SalesOrder) -> list[Any]:
        fields = await self._source.fields("sale.order.line")
        unit = "product_uom_id" if "product_uom_id" in fields else "product_uom"
        tax = "tax_ids" if "tax_ids" in fields else "tax_id"
        commands: list[Any] = []
        lines = record.lines if isinstance(record.lines, tuple) else ()
        agreed = await self._agreed([int(line.external_id) for line in lines if isinstance(line.external_id, str)])
        for line in lines:
            values = _line(line, unit, tax)
            if isinstance(line.external_id, str):
                if values.keys() & {"product_uom_qty", "product_id", unit}:
                    values = {**agreed.get(int(line.external_id), {}), **values}
                commands.append([1, int(line.external_id), values])
            else:
                commands.append([0, 0, values])
        removed = record.removed_lines if isinstance(record.removed_lines, tuple) else ()
        return commands + [[2, int(one), 0] for one in removed]

    async def _agreed(self, lines: list[int]) -> dict[int, dict[str, Any]]:
        # Odoo prices a line anew, from its price list, when its quantity, unit or product changes and no price comes
        # along (always before 18; later when nobody typed one): what was agreed goes with the change.
        if not lines:
            return {}
        wanted = ["price_unit", "discount"]
        rows = await self._source.rpc("sale.order.line", "search_read", domain=[["id", "in", lines]], fields=wanted)
        return {row["id"]: {name: row[name] for name in wanted} for row in rows}


def _line(line: OrderLine, unit: str, tax: str) -> dict[str, Any]:
    free = {"price_unit": Decimal(0)} if line.free is True else {}
    values = _plain(
        {
            "name": line.description,
            "product_uom_qty": line.quantity,
            "price_unit": line.price,
            "discount": line.discount_percent,
            "sequence": line.position,
        }
    )
    values |= free | _links({"product_id": line.product, unit: line.unit})
    if isinstance(line.taxes, tuple):
        values[tax] = [[6, 0, [_identity(one) for one in line.taxes]]]
    custom = line.custom if isinstance(line.custom, Mapping) else {}
    return values | dict(custom)


def _noon(value: date | None, zone: Any) -> str | bool:
    # Noon there: the day stays the same for readers in any zone near.
    if value is None:
        return False
    return datetime.combine(value, time(12), tzinfo=zone).astimezone(UTC).strftime(FORMAT)


async def calls_of(source: Source, command: Command, model: str) -> tuple[Call, ...]:
    """The call with an effect that a command makes."""
    ids: Sequence[int] = [_identity(Ref(external_id=command.external_id))] if command.external_id else []
    match command.operation:
        case Operation.CREATE if command.record is not None:
            values = await Values(source).of(command.entity, command.record, new=True)
            return (Call(model=model, method="create", named={"vals_list": [values]}),)
        case Operation.UPDATE if command.record is not None:
            values = await Values(source).of(command.entity, command.record, new=False)
            return (Call(model=model, method="write", ids=ids, named={"vals": values}),)
        case operation if operation in ACTIONS:
            quiet = {"context": {"disable_cancel_warning": True}} if operation is Operation.CANCEL else {}
            return (Call(model=model, method=ACTIONS[operation], ids=ids, named=quiet),)
        case _:
            raise Refused(Rejected(message=f"{command.operation} is not offered", code="not-offered"))
