"""What a template may speak of: one schema for all templates and languages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final, Literal

from i18n.locale import best_match
from i18n.messages import N_

FieldType = Literal["text", "name", "code", "number", "money", "date", "moment", "rows"]


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with its ISO 4217 code."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A choice among a tenant's own options: `keys` are what conditions compare, the labels (by language tag) what a
    reader sees. `no` is a choice that counts as none in a condition."""

    keys: tuple[str, ...]
    labels: tuple[Mapping[str, str], ...]
    no: bool = False

    def __bool__(self) -> bool:
        return bool(self.keys) and not self.no

    def said(self, language: str) -> list[str]:
        """The labels in a language, or the nearest there is."""
        return [_nearest(texts, language) or key for key, texts in zip(self.keys, self.labels, strict=True)]


@dataclass(frozen=True, slots=True)
class Field:
    """One variable. `label` is a message id. A `code` (number, phone, address) reads left to right in any language."""

    type: FieldType
    label: str


#: Groups that Lading fills by itself; the others are given with the letter.
KNOWN_GROUPS: Final = ("contact", "company", "sender")
GROUP_LABELS: Final[Mapping[str, str]] = {
    "contact": N_("Contact"),
    "company": N_("Company"),
    "sender": N_("Sender"),
    "deal": N_("Deal"),
    "quote": N_("Quotation"),
    "order": N_("Order"),
    "payment": N_("Payment"),
    "shipment": N_("Shipment"),
    "sample": N_("Sample"),
    "event": N_("Occasion"),
}
FIELDS: Final[Mapping[str, Mapping[str, Field]]] = {
    "contact": {
        "name": Field("name", N_("Name")),
        "given_name": Field("name", N_("First name")),
        "family_name": Field("name", N_("Family name")),
        "title": Field("text", N_("Position")),
        "email": Field("code", N_("E-mail")),
        "phone": Field("code", N_("Phone")),
    },
    "company": {
        "name": Field("name", N_("Company name")),
        "country": Field("text", N_("Country")),
        "city": Field("text", N_("City")),
        "address": Field("text", N_("Address")),
        "website": Field("code", N_("Website")),
        "phone": Field("code", N_("Phone")),
        "industry": Field("text", N_("Industry")),
    },
    "sender": {
        "name": Field("name", N_("My name")),
        "email": Field("code", N_("My e-mail")),
        "company": Field("name", N_("Our company")),
        "website": Field("code", N_("Our website")),
        "phone": Field("code", N_("Our phone")),
        "predecessor": Field("name", N_("Colleague who looked after the customer before")),
    },
    "deal": {
        "product": Field("text", N_("Product")),
        "products": Field("rows", N_("Products")),
        "reference": Field("code", N_("Quotation number")),
        "quantity": Field("number", N_("Quantity")),
        "amount": Field("money", N_("Amount")),
        "valid_until": Field("date", N_("Valid until")),
        "terms": Field("code", N_("Delivery terms")),
        "payment": Field("text", N_("Payment terms")),
        "days": Field("number", N_("Delivery time in days")),
        "alternative": Field("text", N_("Alternative product")),
        "available": Field("date", N_("Available from")),
    },
    "quote": {
        "number": Field("code", N_("Quotation number")),
        "date": Field("date", N_("Date of the quotation")),
        "product": Field("text", N_("Product")),
        "lines": Field("rows", N_("Lines")),
        "total": Field("money", N_("Total")),
        "valid_until": Field("date", N_("Valid until")),
        "terms": Field("code", N_("Delivery terms")),
        "payment": Field("text", N_("Payment terms")),
        "lead_time": Field("text", N_("Delivery time")),
    },
    "order": {
        "number": Field("code", N_("Order number")),
        "invoice": Field("code", N_("Proforma invoice number")),
        "product": Field("text", N_("Product")),
        "lines": Field("rows", N_("Lines")),
        "cartons": Field("number", N_("Cartons")),
        "total": Field("money", N_("Total")),
        "deposit": Field("money", N_("Deposit")),
        "balance": Field("money", N_("Balance")),
        "due": Field("date", N_("Payment due")),
        "ship_date": Field("date", N_("Shipping date")),
        "new_ship_date": Field("date", N_("New shipping date")),
        "inspection": Field("date", N_("Inspection date")),
        "departure": Field("date", N_("Departure")),
        "arrival": Field("date", N_("Arrival")),
        "percent": Field("number", N_("Production done, per cent")),
        "reason": Field("text", N_("Reason")),
        "vessel": Field("code", N_("Vessel and voyage")),
        "bill_of_lading": Field("code", N_("Bill of lading")),
        "port": Field("text", N_("Port of destination")),
    },
    "payment": {
        "total": Field("money", N_("Total of the order")),
        "deposit": Field("money", N_("Deposit")),
        "balance": Field("money", N_("Balance")),
        "outstanding": Field("money", N_("Not paid yet")),
        "due": Field("date", N_("Payment due")),
        "due_amount": Field("money", N_("Amount due next")),
        "overdue_days": Field("number", N_("Days overdue")),
        "received": Field("money", N_("Received so far")),
        "last_amount": Field("money", N_("Amount received last")),
        "last_on": Field("date", N_("Received last on")),
        "reference": Field("code", N_("Reference of the last payment")),
        "terms": Field("text", N_("Payment terms")),
    },
    "shipment": {
        "number": Field("code", N_("Shipment number")),
        "carrier": Field("text", N_("Carrier")),
        "forwarder": Field("text", N_("Forwarder")),
        "vessel": Field("code", N_("Vessel and voyage")),
        "booking": Field("code", N_("Booking number")),
        "bill_of_lading": Field("code", N_("Bill of lading")),
        "tracking": Field("code", N_("Tracking number")),
        "containers": Field("code", N_("Containers")),
        "from_port": Field("text", N_("Port of loading")),
        "port": Field("text", N_("Port of destination")),
        "departure": Field("date", N_("Departure")),
        "arrival": Field("date", N_("Arrival")),
        "delivered": Field("date", N_("Delivered on")),
    },
    "sample": {
        "product": Field("text", N_("Sample")),
        "courier": Field("code", N_("Courier")),
        "tracking": Field("code", N_("Tracking number")),
        "arrival": Field("date", N_("Expected arrival")),
    },
    "event": {
        "name": Field("text", N_("Name of the fair or holiday")),
        "place": Field("text", N_("Place")),
        "booth": Field("code", N_("Booth")),
        "starts": Field("date", N_("First day")),
        "ends": Field("date", N_("Last day")),
        "reopens": Field("date", N_("Back at work")),
        "contact": Field("code", N_("Urgent contact")),
    },
}
#: Groups whose records may carry fields of a tenant's own: `{{ company.custom.port_code }}`.
CUSTOM_GROUPS: Final = frozenset({"contact", "company", "deal", "quote", "order"})
_CUSTOM: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
#: Variables outside groups.
ROOTS: Final[Mapping[str, Field]] = {"today": Field("date", N_("Today"))}
#: Columns of a row in a list of lines.
ROW_FIELDS: Final[Mapping[str, Field]] = {
    "name": Field("text", N_("Product")),
    "code": Field("code", N_("Item number")),
    "quantity": Field("number", N_("Quantity")),
    "unit": Field("text", N_("Unit")),
    "price": Field("money", N_("Price")),
    "amount": Field("money", N_("Amount")),
}
MAX_ROWS: Final = 200
_OWN: Final = Field("text", "")
_MAX_TEXT: Final = 5000


class BadValueError(ValueError):
    """A given value does not fit its field; the message is the field's path."""


def field_of(path: tuple[str, ...]) -> Field | None:
    """The field behind `contact.name`, `today` or `company.custom.port_code`; None when there is none."""
    if len(path) == 1:
        return ROOTS.get(path[0])
    if is_custom(path):
        return _OWN
    return FIELDS.get(path[0], {}).get(path[1]) if len(path) == 2 else None


def is_custom(path: tuple[str, ...]) -> bool:
    """Whether a path names a field of a tenant's own; whether the tenant has that field is known elsewhere."""
    return len(path) == 3 and path[0] in CUSTOM_GROUPS and path[1] == "custom" and bool(_CUSTOM.fullmatch(path[2]))


def paths() -> list[str]:
    """Every variable, as it is written."""
    return [*(f"{group}.{name}" for group, fields in FIELDS.items() for name in fields), *ROOTS]


def read_given(given: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Values as they come over the wire, by group, turned into what the engine fills in.

    Money is `{"amount": "12.50", "currency": "USD"}`, dates are ISO 8601, rows are lists of objects or of texts.
    A field of the tenant's own is given as `{"company": {"custom.port_code": "CNNGB"}}`.
    Empty values are left out. Raises `BadValueError`.
    """
    result: dict[str, dict[str, Any]] = {}
    for group, values in given.items():
        if values is None:
            continue
        fields = FIELDS.get(group)
        if fields is None or not isinstance(values, Mapping):
            raise BadValueError(group)
        for name, value in values.items():
            path = f"{group}.{name}"
            field = fields.get(name) or field_of(tuple(path.split(".")))
            if field is None:
                raise BadValueError(path)
            if value in (None, "", []):
                continue
            into = result.setdefault(group, {})
            if field is _OWN:
                into.setdefault("custom", {})[name.partition(".")[2]] = _own_value(value, path)
            else:
                into[name] = read_value(field.type, value, path)
    return result


def read_value(kind: FieldType, value: Any, path: str) -> Any:
    """One value of a field; raises `BadValueError` with `path`."""
    try:
        if kind in {"text", "name", "code"}:
            return _text(value)
        if kind == "number":
            return _decimal(value)
        if kind == "money":
            currency = str(value["currency"]).upper()
            if len(currency) != 3 or not currency.isascii() or not currency.isalpha():
                raise ValueError
            return Money(_decimal(value["amount"]), currency)
        if kind == "date":
            return value if type(value) is date else date.fromisoformat(value)
        if kind == "moment":
            instant = value if isinstance(value, datetime) else datetime.fromisoformat(value)
            return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
        return tuple(_row(each, path) for each in _rows(value))
    except (ValueError, TypeError, KeyError, AttributeError, InvalidOperation) as error:
        raise BadValueError(path) from error


def _nearest(texts: Mapping[str, str], language: str) -> str:
    match = best_match(language, tuple(texts)) or best_match("en", tuple(texts))
    return texts[match] if match else next(iter(texts.values()), "")


def _rows(value: Any) -> list[Any]:
    if not isinstance(value, list | tuple) or len(value) > MAX_ROWS:
        raise ValueError
    return list(value)


def _row(value: Any, path: str) -> Any:
    if isinstance(value, str):
        return _text(value)
    return {
        name: read_value(ROW_FIELDS[name].type, each, path) for name, each in value.items() if each not in (None, "")
    }


def _own_value(value: Any, path: str) -> Any:
    """A value of a tenant's own field, whose type only the tenant's settings know: as it comes."""
    if isinstance(value, Mapping):
        return read_value("money", value, path)
    return read_value("text" if isinstance(value, str) else "number", value, path)


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _MAX_TEXT:
        raise ValueError
    return value.strip()


def _decimal(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal | float):
        raise TypeError
    number = Decimal(str(value))
    if not number.is_finite() or abs(number) > Decimal(10) ** 15:
        raise ValueError
    return number
