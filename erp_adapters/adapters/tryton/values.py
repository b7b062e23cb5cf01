"""Tryton's JSON: decimals, dates and instants as objects with a `__class__` (trytond/protocols/jsonrpc.py)."""

import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any


def encode(value: Any) -> bytes:
    """JSON of a call."""
    return json.dumps(value, default=_encode_one, ensure_ascii=False).encode()


def _encode_one(value: Any) -> Any:
    match value:
        case Decimal():
            return {"__class__": "Decimal", "decimal": format(value, "f")}
        case datetime():
            utc = value.astimezone(UTC)
            day = {"year": utc.year, "month": utc.month, "day": utc.day}
            clock = {"hour": utc.hour, "minute": utc.minute, "second": utc.second, "microsecond": utc.microsecond}
            return {"__class__": "datetime", **day, **clock}
        case date():
            return {"__class__": "date", "year": value.year, "month": value.month, "day": value.day}
    raise TypeError(type(value).__name__)


def decode(body: bytes) -> Any:
    """The value of an answer; instants are aware and UTC. Raises ValueError."""
    return json.loads(body, object_hook=_decode_one, parse_float=Decimal)


def _decode_one(found: dict[str, Any]) -> Any:
    match found.get("__class__"):
        case "Decimal":
            return Decimal(found["decimal"])
        case "date":
            return date(found["year"], found["month"], found["day"])
        case "datetime":
            day = date(found["year"], found["month"], found["day"])
            clock = time(found["hour"], found["minute"], found["second"], found["microsecond"], UTC)
            return datetime.combine(day, clock)
    return found


def number(value: Any) -> Decimal | None:
    """A quantity or amount; Tryton's quantities are floats, whose shortest form is what was typed."""
    if value is None or isinstance(value, Decimal):
        return value
    return Decimal(str(value))
