"""One value of a field: read from what was given, kept in typed columns, shown again.

Everything that is wrong is raised as `WrongValue`, which the writer turns into a problem of the field's path.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final
from uuid import UUID

import regex

from backend.custom_fields.queries.shape import Field, label_in
from i18n.messages import N_
from i18n.words import fold

#: What an index row holds of a text.
SORTED: Final = 200
TEXT: Final = 1000
LONG_TEXT: Final = 20_000
#: Seconds that a pattern may take; one that needs longer is taken as not met.
_PATIENCE: Final = 0.05
_LARGEST: Final = Decimal(10) ** 24
#: ISO 4217.
_CODE: Final = regex.compile(r"[A-Z]{3}")

_WRONG: Final = N_("This has the wrong form.")


class WrongValue(Exception):  # noqa: N818 - never leaves the domain
    """A value that a field does not take: a stable code, a message id and its parameters."""

    def __init__(self, code: str, message: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.params = params


@dataclass(frozen=True, slots=True)
class Cell:
    """What one row of `custom_value` holds."""

    text: str | None = None
    sort_text: str | None = None
    searchable: bool = False
    number: Decimal | None = None
    currency: str | None = None
    day: date | None = None
    ref: UUID | None = None


def read_value(field: Field, given: Any) -> list[Cell]:
    """The rows of a value; none where it is empty. Raises `WrongValue`. Whether a reference exists is not asked."""
    if given is None or given in ("", []):
        return []
    return _READ[field.kind](field, given)


def _text(field: Field, given: Any) -> list[Cell]:
    if not isinstance(given, str):
        raise WrongValue("wrong-type", _WRONG)
    text = " ".join(given.split()) if field.kind == "text" else given.strip()
    text = text.replace("\x00", "")
    if not text:
        return []
    most = TEXT if field.kind == "text" else LONG_TEXT
    limit = min(int(field.body.maximum), most) if field.body.maximum else most
    if len(text) > limit:
        raise WrongValue("too-long", N_("At most {most} characters."), most=limit)
    if field.body.minimum and len(text) < int(field.body.minimum):
        raise WrongValue("too-short", N_("At least {least} characters."), least=field.body.minimum)
    if field.body.pattern and not matches(field.body.pattern, text):
        raise WrongValue("wrong-pattern", N_("This does not have the form that is asked for here."))
    return [Cell(text=text, sort_text=sort_key(text), searchable=True)]


def matches(pattern: str, text: str) -> bool:
    """Whether the whole text has the form; a pattern that takes too long over it counts as not met."""
    try:
        return regex.fullmatch(pattern, text, timeout=_PATIENCE) is not None
    except (TimeoutError, regex.error):
        return False


def sort_key(text: str) -> str:
    """A text as it is compared: folded, and cut."""
    return fold(text)[:SORTED]


def _decimal(given: Any) -> Decimal:
    if isinstance(given, bool) or not isinstance(given, str | int | float | Decimal):
        raise WrongValue("wrong-type", N_("This is no number."))
    try:
        number = Decimal(str(given).strip())
    except InvalidOperation:
        raise WrongValue("wrong-type", N_("This is no number.")) from None
    if not number.is_finite() or abs(number) >= _LARGEST:
        raise WrongValue("wrong-type", N_("This is no number."))
    return number


def _bounded(field: Field, number: Decimal, most_decimals: int) -> Decimal:
    decimals = most_decimals if field.body.decimals is None else field.body.decimals
    if _places(number) > decimals:
        raise WrongValue("too-precise", N_("At most {most} decimal places."), most=decimals)
    if field.body.minimum is not None and number < Decimal(field.body.minimum):
        raise WrongValue("too-small", N_("At least {least}."), least=field.body.minimum)
    if field.body.maximum is not None and number > Decimal(field.body.maximum):
        raise WrongValue("too-large", N_("At most {most}."), most=field.body.maximum)
    return number


def _places(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _number(field: Field, given: Any) -> list[Cell]:
    return [Cell(number=_bounded(field, _decimal(given), 9))]


def _money(field: Field, given: Any) -> list[Cell]:
    if not isinstance(given, dict):
        raise WrongValue("wrong-type", N_("Give an amount and a currency."))
    if given.get("amount") in (None, ""):
        return []
    code = given.get("currency")
    if not isinstance(code, str) or not _CODE.fullmatch(code.strip().upper()):
        raise WrongValue("missing-currency", N_("Give the currency as its ISO 4217 code."))
    return [Cell(number=_bounded(field, _decimal(given["amount"]), 6), currency=code.strip().upper())]


def _date(field: Field, given: Any) -> list[Cell]:
    day = read_day(given)
    if field.body.minimum and day < date.fromisoformat(field.body.minimum):
        raise WrongValue("too-early", N_("Not before {day}."), day=field.body.minimum)
    if field.body.maximum and day > date.fromisoformat(field.body.maximum):
        raise WrongValue("too-late", N_("Not after {day}."), day=field.body.maximum)
    return [Cell(day=day)]


def read_day(given: Any) -> date:
    """A day as YYYY-MM-DD; raises `WrongValue`."""
    try:
        if isinstance(given, str) and len(given) == 10:
            return date.fromisoformat(given)
    except ValueError:
        pass
    raise WrongValue("wrong-type", N_("Give the day as YYYY-MM-DD."))


def _choice(field: Field, given: Any) -> list[Cell]:
    chosen = given if isinstance(given, list) else [given]
    if not all(isinstance(key, str) for key in chosen):
        raise WrongValue("wrong-type", _WRONG)
    chosen = list(dict.fromkeys(chosen))
    if len(chosen) > 1 and not field.body.many:
        raise WrongValue("too-many", N_("Choose one."))
    known = {option.key for option in field.body.options}
    for key in chosen:
        if key not in known:
            raise WrongValue("unknown-option", N_("“{option}” cannot be chosen here."), option=key)
    if field.body.minimum and len(chosen) < int(field.body.minimum):
        raise WrongValue("too-few", N_("Choose at least {least}."), least=field.body.minimum)
    if field.body.maximum and len(chosen) > int(field.body.maximum):
        raise WrongValue("too-many", N_("Choose at most {most}."), most=field.body.maximum)
    return [Cell(text=key, sort_text=key) for key in chosen]


def _yes_no(_: Field, given: Any) -> list[Cell]:
    if not isinstance(given, bool):
        raise WrongValue("wrong-type", N_("Say true or false."))
    return [Cell(number=Decimal(int(given)))]


def _ref(_: Field, given: Any) -> list[Cell]:
    given = given.get("id") if isinstance(given, dict) else given
    if given is None:
        return []
    try:
        return [Cell(ref=UUID(given))] if isinstance(given, str) else [Cell(ref=UUID(str(given)))]
    except (ValueError, TypeError, AttributeError):
        raise WrongValue("wrong-type", _WRONG) from None


_READ: Final = {
    "text": _text,
    "long_text": _text,
    "number": _number,
    "money": _money,
    "date": _date,
    "choice": _choice,
    "yes_no": _yes_no,
    "user": _ref,
    "reference": _ref,
    "file": _ref,
}


def show_value(field: Field, cells: Sequence[Any], named: Mapping[UUID, Any]) -> Any:  # noqa: PLR0911 - one a kind
    """A value as the API gives it, which is also a way to give it back. `named` has what refs lead to; what the reader
    does not see has no name."""
    if not cells:
        return None
    first = cells[0]
    match field.kind:
        case "text" | "long_text":
            return first.text
        case "number":
            return plain(first.number)
        case "money":
            return {"amount": plain(first.number), "currency": first.currency}
        case "date":
            return first.day.isoformat()
        case "choice":
            keys = [cell.text for cell in cells]
            return keys if field.body.many else keys[0]
        case "yes_no":
            return bool(first.number)
        case _:
            return {"id": str(first.ref), **(named.get(first.ref) or {"name": None})}


def say_value(field: Field, cells: Sequence[Any], named: Mapping[UUID, Any], locale: str) -> str | None:
    """A value in words: for histories, files and letters."""
    shown = show_value(field, cells, named)
    if shown is None:
        return None
    match field.kind:
        case "money":
            return f"{shown['amount']} {shown['currency']}"
        case "choice":
            return ", ".join(option_label(field, key, locale) for key in (shown if field.body.many else [shown]))
        case "user" | "reference" | "file":
            return str(shown["name"] or shown["id"])
        case "yes_no":
            return "true" if shown else "false"
        case _:
            return str(shown)


def unique_key(cell: Any) -> str:
    """What no other record may have in a unique field; of a `Cell` or a row."""
    if cell.day is not None:
        return str(cell.day.isoformat())
    return plain(cell.number) if cell.number is not None else fold(cell.text or "")


def option_label(field: Field, key: str, locale: str) -> str:
    """An option's label in a language."""
    found = next((option for option in field.body.options if option.key == key), None)
    return (label_in(found.labels, locale) or key) if found else key


def plain(number: Decimal) -> str:
    """A number without exponent and without zeros that say nothing."""
    text = format(number.normalize(), "f")
    return "0" if text == "-0" else text
