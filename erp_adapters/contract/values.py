"""Reading and writing the values that ERPs send: numbers as text, local times without zone, false for nothing."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from decimal import Decimal, InvalidOperation
from typing import Any, Final
from zoneinfo import ZoneInfo

from msgspec import UNSET, UnsetType

from erp_adapters.contract.records import Ref

#: Groups of thousands; none begins with a zero. India's hold two digits before the last three.
_GROUPED: Final = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{2,3})*,\d{3}(\.\d*)?")


def number(value: Any) -> Decimal | None:
    """A Decimal from a number or its text; None from nothing. Raises ValueError. Floats keep their shortest digits.

    A comma groups thousands ("1,234.5") or, where it cannot, stands before the fraction ("12,50", "1.234,50").
    """
    if value is None or value is False or value == "":
        return None
    if isinstance(value, Decimal):
        return value
    plain = str(value)
    if "," in plain:
        plain = plain.replace(",", "") if _GROUPED.fullmatch(plain.strip()) else _with_point(plain)
    try:
        return Decimal(plain)
    except InvalidOperation as error:
        raise ValueError("not a number") from error


def _with_point(plain: str) -> str:
    whole, _, fraction = plain.rpartition(",")
    return f"{whole.replace('.', '')}.{fraction}"


def text(value: Any) -> str | None:
    """Text, None from nothing or false."""
    return None if value is None or value is False or value == "" else str(value)


def day(value: Any) -> date | None:
    """The day at the start of an ISO text, None from nothing."""
    return None if not value else date.fromisoformat(str(value)[:10])


def moment(value: Any, zone: tzinfo = UTC) -> datetime | None:
    """Aware UTC from an ISO text; one without offset is in `zone`. An hour that happened twice is its first."""
    if not value:
        return None
    read = datetime.fromisoformat(str(value).replace("Z", "+00:00"))
    return (read if read.tzinfo else read.replace(tzinfo=zone)).astimezone(UTC)


def local(value: datetime, zone: tzinfo = UTC, pattern: str = "%Y-%m-%d %H:%M:%S") -> str:
    """`value` as the ERP's local text."""
    return value.astimezone(zone).strftime(pattern)


def from_milliseconds(value: Any) -> datetime | None:
    """Aware UTC from milliseconds since 1970, None from nothing."""
    return None if not value else datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(value))


def milliseconds(value: datetime) -> int:
    """Milliseconds since 1970."""
    return int((value - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(milliseconds=1))


def zone_of(name: str) -> tzinfo:
    """An IANA zone, or a fixed offset as "+08:00"; raises ValueError."""
    if name[:1] in {"+", "-"}:
        hours, _, minutes = name[1:].partition(":")
        offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
        return timezone(offset if name[0] == "+" else -offset)
    try:
        return ZoneInfo(name)
    except (KeyError, OSError) as error:
        raise ValueError(f"unknown zone {name}") from error


def ref(external_id: Any = None, number: Any = None, name: Any = None) -> Ref | None:
    """A reference from whatever of it is there; None when nothing is."""
    parts = {"external_id": text(external_id), "number": text(number), "name": text(name)}
    return Ref(**{key: value for key, value in parts.items() if value is not None}) if any(parts.values()) else None


def code_of(value: Ref | UnsetType | None) -> str | None:
    """The number of a reference or, lacking that, its id."""
    return None if isinstance(value, UnsetType) or value is None else value.code or value.id


def id_of(value: Ref | UnsetType | None) -> str | None:
    """The id of a reference or, lacking that, its number."""
    return None if isinstance(value, UnsetType) or value is None else value.id or value.code


def given(values: Mapping[str, Any]) -> dict[str, Any]:
    """The entries that are told."""
    return {name: value for name, value in values.items() if value is not UNSET}


def present(values: Mapping[str, Any]) -> dict[str, Any]:
    """The entries that are told and not None."""
    return {name: value for name, value in values.items() if value is not UNSET and value is not None}
