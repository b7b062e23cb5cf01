"""What is written: a save on the list's path, and steps by common_operate.

Nothing says what a save does to fields and lines that it leaves out: so an update sends the whole order as it was read,
with what changes put in. Quantities and prices are text.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from msgspec import UNSET

from erp_adapters.adapters.kingdee_xingchen.gateway import XingchenSettings
from erp_adapters.contract.adapter import Command
from erp_adapters.contract.capabilities import Operation
from erp_adapters.contract.records import Customer, Entity, OrderLine, OrderStatus, Record, Ref, SalesOrder
from erp_adapters.contract.results import Conflict, Ok, Refused, Rejected, Single
from erp_adapters.contract.values import given

ORDERS: Final = "/jdy/v2/scm/sal_order"
CUSTOMERS: Final = "/jdy/v2/bd/customer"
OPERATE: Final = "/jdy/v2/sys/common_operate"
WARNING: Final = "ignore_warn"
STEPS: Final[Mapping[Operation, str]] = {
    Operation.APPROVE: "audit",
    Operation.UNAPPROVE: "unaudit",
    Operation.DELETE: "delete",
}
_HEAD: Final = (
    *("id", "bill_no", "bill_date", "customer_id", "emp_id", "remark", "contact_linkman", "contact_phone"),
    *("contact_address", "dispatcher_id", "delivery_type_id", "bill_dis_amount", "bill_dis_rate", "cus_currency_id"),
    *("cus_exchange_rate", "payment_entry", "custom_field"),
)
_LINE: Final = (
    *("id", "material_id", "stock_id", "qty", "unit_id", "price", "tax_price", "cess", "tax_amount", "dis_amount"),
    *("discount", "all_amount", "delivery_date", "aux_prop_id", "is_free", "comment", "custom_entity_field"),
)
_COMPUTED: Final = frozenset({"price", "tax_amount", "dis_amount", "all_amount"})


def call_of(settings: XingchenSettings, command: Command, before: Record | None) -> tuple[str, dict[str, Any]]:
    """Path and body of a command; `before` is the record as it is there, of anything but a create."""
    confirmed = WARNING in command.confirmed
    record = command.record
    if command.entity is Entity.CUSTOMER and command.operation is Operation.CREATE and isinstance(record, Customer):
        return CUSTOMERS, _customer(record)
    if command.entity is Entity.SALES_ORDER:
        if command.operation in STEPS and command.external_id:
            step = {"entity_number": "sal_bill_order", "operate_type": STEPS[command.operation]}
            return OPERATE, {**step, "ids": [command.external_id], WARNING: confirmed}
        if isinstance(record, SalesOrder) and command.operation in {Operation.CREATE, Operation.UPDATE}:
            raw = before.raw if before is not None and isinstance(before.raw, Mapping) else {}
            return ORDERS, {**_order(settings, record, raw), WARNING: confirmed}
    raise Refused(Rejected(message=f"{command.operation} of {command.entity} is not offered", code="not-offered"))


def standing(command: Command, before: Record) -> Single | None:
    """A result that needs no call: it is there already, or its state forbids the step."""
    status = before.status if isinstance(before, SalesOrder) else UNSET
    audited = status in {
        OrderStatus.APPROVED,
        OrderStatus.PARTIALLY_SHIPPED,
        OrderStatus.SHIPPED,
        OrderStatus.CLOSED,
    }
    if command.operation is Operation.UPDATE:
        locked = isinstance(before, SalesOrder) and before.locked is True
        told = f"{before.external_number}: {before.remote_status}" if isinstance(before, SalesOrder) else ""
        return Conflict(message=told, version=before.version or None) if locked or audited else None
    reached = (command.operation is Operation.APPROVE and audited) or (
        command.operation is Operation.UNAPPROVE and status is OrderStatus.DRAFT
    )
    return _there(before) if reached else None


def _there(before: Record) -> Ok:
    return Ok(
        external_id=str(before.external_id),
        number=before.external_number or None,
        version=before.version or None,
        already=True,
    )


def _customer(record: Customer) -> dict[str, Any]:
    number = record.external_number if isinstance(record.external_number, str) else record.reference
    body = given({"number": number, "name": record.name, "remark": record.note})
    if isinstance(record.group, Ref) and record.group.id:
        body["group_id"] = record.group.id
    people = [
        given({"contact_person": one.name, "mobile": one.mobile, "phone": one.phone, "email": one.email})
        for one in (record.contacts if isinstance(record.contacts, tuple) else ())
    ]
    if not people and isinstance(record.phone, str):
        people = [{"contact_person": record.name, "phone": record.phone}]
    if people:
        body["bomentity"] = people
    if isinstance(record.addresses, tuple) and record.addresses:
        parts = (record.addresses[0].street, record.addresses[0].city)
        body["addr"] = " ".join(part for part in parts if isinstance(part, str))
    if isinstance(record.custom, Mapping):
        body["custom_field"] = dict(record.custom)
    return body


def _order(settings: XingchenSettings, record: SalesOrder, raw: Mapping[str, Any]) -> dict[str, Any]:
    if record.prices_include_tax is False:
        raise Refused(Rejected(message="prices must include tax", code="not-offered"))
    body: dict[str, Any] = {name: raw[name] for name in _HEAD if raw.get(name) is not None}
    custom = dict(raw.get("custom_field") or {})
    if isinstance(record.custom, Mapping):
        custom |= record.custom
    if isinstance(record.reference, str):
        if settings.number_field:
            custom[settings.number_field] = record.reference
        else:
            body["bill_no"] = record.reference
    body["custom_field"] = custom
    if isinstance(record.customer, Ref):
        body.pop("customer_id", None)
        body |= _named("customer", record.customer)
    if isinstance(record.salesperson, Ref) and record.salesperson.id:
        body["emp_id"] = record.salesperson.id
    if isinstance(record.ordered_on, date):
        body["bill_date"] = str(record.ordered_on)
    body |= given({"remark": record.note})
    body |= _money(settings, record)
    body["material_entity"] = _lines(settings, record, raw)
    return body


def _money(settings: XingchenSettings, record: SalesOrder) -> dict[str, Any]:
    code = record.currency
    found: dict[str, Any] = {}
    if isinstance(code, str):
        if code in settings.ids:
            found["cus_currency_id"] = settings.ids[code]
        elif code != settings.company_currency:
            raise Refused(Rejected(message=f"no id is known for {code}", code="unknown-currency"))
        if code != settings.company_currency and not isinstance(record.rate, Decimal):
            raise Refused(Rejected(message=f"an order in {code} needs its exchange rate", code="no-rate"))
    if isinstance(record.rate, Decimal):
        found["cus_exchange_rate"] = plain(record.rate)
    return found


def _named(name: str, value: Ref) -> dict[str, Any]:
    return {f"{name}_id": value.id} if value.id else {f"{name}_number": value.code or ""}


def _lines(settings: XingchenSettings, record: SalesOrder, raw: Mapping[str, Any]) -> list[dict[str, Any]]:
    removed = set(record.removed_lines) if isinstance(record.removed_lines, tuple) else set()
    wanted = record.lines if isinstance(record.lines, tuple) else ()
    changes = {str(line.external_id): line for line in wanted if isinstance(line.external_id, str)}
    rows: list[dict[str, Any]] = []
    for one in raw.get("material_entity") or ():
        identity = str(one["id"])
        if identity in removed:
            continue
        row = {name: one[name] for name in _LINE if one.get(name) is not None}
        if identity in changes:
            # What follows from quantity and price is computed there anew.
            row = {name: value for name, value in row.items() if name not in _COMPUTED}
            row |= _line(changes[identity], record, "")
        rows.append(row)
    return rows + [_line(line, record, settings.unit) for line in wanted if not isinstance(line.external_id, str)]


def _line(line: OrderLine, record: SalesOrder, unit: str) -> dict[str, Any]:
    row: dict[str, Any] = {}
    if line.price_includes_tax is False:
        raise Refused(Rejected(message="prices must include tax", code="not-offered"))
    if isinstance(line.product, Ref):
        row |= _named("material", line.product)
    numbers = {"qty": line.quantity, "tax_price": line.price, "cess": line.tax_rate, "discount": line.discount_percent}
    row |= {name: plain(value) for name, value in numbers.items() if isinstance(value, Decimal)}
    unit_id = line.unit.id if isinstance(line.unit, Ref) else unit
    if unit_id:
        row["unit_id"] = unit_id
    if isinstance(line.warehouse, Ref) and line.warehouse.id:
        row["stock_id"] = line.warehouse.id
    new = not isinstance(line.external_id, str)
    due = line.delivery_on if isinstance(line.delivery_on, date) else record.delivery_on if new else None
    if isinstance(due, date):
        row["delivery_date"] = str(due)
    if line.free is True:
        row["is_free"] = True
    row |= given({"comment": line.note})
    if isinstance(line.custom, Mapping):
        row["custom_entity_field"] = dict(line.custom)
    return row


def plain(value: Decimal) -> str:
    """A number as text without exponent."""
    return format(value, "f")
