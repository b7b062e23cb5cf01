"""Filters, and how a value reads in the recipient's locale."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from backend.outreach.templates.engine.fields import ROW_FIELDS, FieldType, Labelled, Money
from i18n.formats import listing, moment, money, number
from i18n.letters import DATE_STYLES, clock_time, counted, currency, long_date
from i18n.salutations import Person, honorific, salutation


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom the letter is filled for: the version's language, the locale of its figures, the reader's zone."""

    language: str
    locale: str
    zone: str = "UTC"
    person: Person = field(default_factory=Person)


@dataclass(frozen=True, slots=True)
class Written:
    """A value as text; its kind decides how it is kept apart from text of the other direction."""

    text: str
    kind: FieldType = "text"


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows as a table: the HTML part shows cells, the text part lines. `figures`: which columns hold numbers."""

    head: tuple[str, ...]
    rows: tuple[tuple[Written, ...], ...]
    figures: tuple[bool, ...]


class WrongUseError(ValueError):
    """A filter does not fit its value or its arguments."""


def written(value: Any, kind: FieldType, reader: Reader) -> Written:  # noqa: PLR0911 - one line a type
    """A value as it reads without any filter; raises `WrongUseError` for what has no text, such as a group."""
    if isinstance(value, Written):
        return value
    if isinstance(value, str):
        return Written(value, kind)
    if isinstance(value, Labelled):
        return Written(listing(value.said(reader.language), reader.locale))
    if isinstance(value, bool):
        raise WrongUseError
    if isinstance(value, int | Decimal):
        return Written(number(value, reader.locale), "code")
    if isinstance(value, Money):
        return Written(money(value.amount, value.currency, reader.locale), "code")
    if isinstance(value, datetime):
        return Written(moment(value, reader.zone, reader.locale, with_zone=True))
    if isinstance(value, date):
        return Written(long_date(value, reader.locale))
    if isinstance(value, tuple):
        return _list(value, reader, ())
    raise WrongUseError


Filter = Callable[[Any, Reader, tuple[Any, ...], Mapping[str, Any]], Any]


def _date(value: Any, reader: Reader, args: tuple[Any, ...], _: Mapping[str, Any]) -> Written:
    style = args[0] if args else "long"
    if style not in DATE_STYLES or not isinstance(value, date):
        raise WrongUseError
    day = value.astimezone(_zone(reader)).date() if isinstance(value, datetime) else value
    return Written(long_date(day, reader.locale, style))


def _time(value: Any, reader: Reader, _: tuple[Any, ...], __: Mapping[str, Any]) -> Written:
    if not isinstance(value, datetime):
        raise WrongUseError
    return Written(clock_time(value, reader.zone, reader.locale), "code")


def _number(value: Any, reader: Reader, args: tuple[Any, ...], _: Mapping[str, Any]) -> Written:
    digits = args[0] if args else None
    if not _is_number(value) or (digits is not None and (not isinstance(digits, int) or not 0 <= digits <= 9)):
        raise WrongUseError
    return Written(number(value, reader.locale, digits=digits), "code")


def _money(value: Any, reader: Reader, args: tuple[Any, ...], _: Mapping[str, Any]) -> Written:
    style = args[0] if args else "code"
    if not isinstance(value, Money) or style not in {"code", "symbol"}:
        raise WrongUseError
    if style == "symbol":  # CLDR's pattern brings its own direction marks
        return Written(currency(value.amount, value.currency, reader.locale))
    return Written(money(value.amount, value.currency, reader.locale), "code")


def _list(value: Any, reader: Reader, args: tuple[Any, ...], _: Mapping[str, Any] | None = None) -> Written:
    column = args[0] if args else "name"
    if not isinstance(value, tuple) or column not in ROW_FIELDS:
        raise WrongUseError
    items = [row.get(column) if isinstance(row, Mapping) else row for row in value]
    texts = [written(item, ROW_FIELDS[column].type, reader).text for item in items if item is not None]
    return Written(listing(texts, reader.locale))


def _plural(value: Any, reader: Reader, _: tuple[Any, ...], forms: Mapping[str, Any]) -> Written:
    if not _is_number(value) or "other" not in forms or not all(isinstance(form, str) for form in forms.values()):
        raise WrongUseError
    return Written(counted(value, dict(forms), reader.locale))


def _salutation(value: Any, reader: Reader, _: tuple[Any, ...], __: Mapping[str, Any]) -> Written:
    _only_contact(value)
    return Written(salutation(reader.person, reader.language), "name")


def _honorific(value: Any, reader: Reader, _: tuple[Any, ...], __: Mapping[str, Any]) -> Any:
    _only_contact(value)
    return Written(honorific(reader.person, reader.language), "name")


def _table(value: Any, reader: Reader, _: tuple[Any, ...], columns: Mapping[str, Any]) -> Grid:
    titled = all(isinstance(title, str) for title in columns.values())
    if not isinstance(value, tuple) or not columns or set(columns) - set(ROW_FIELDS) or not titled:
        raise WrongUseError
    rows = tuple(
        tuple(_cell(row if isinstance(row, Mapping) else {"name": row}, name, reader) for name in columns)
        for row in value
    )
    figures = tuple(ROW_FIELDS[name].type in {"number", "money"} for name in columns)
    return Grid(tuple(columns.values()), rows, figures)


def _cell(row: Mapping[str, Any], column: str, reader: Reader) -> Written:
    value = row.get(column)
    return Written("") if value is None else written(value, ROW_FIELDS[column].type, reader)


def _upper(value: Any, reader: Reader, _: tuple[Any, ...], __: Mapping[str, Any]) -> Written:
    text = written(value, "text", reader)
    return Written(text.text.upper(), text.kind)


def _only_contact(value: Any) -> None:
    if not isinstance(value, Mapping):
        raise WrongUseError


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _zone(reader: Reader) -> Any:
    from i18n.zones import zone

    return zone(reader.zone)


#: By name; `default` is the evaluator's own, since it alone sees empty values.
FILTERS: Final[Mapping[str, Filter]] = {
    "date": _date,
    "time": _time,
    "number": _number,
    "money": _money,
    "list": _list,
    "plural": _plural,
    "salutation": _salutation,
    "honorific": _honorific,
    "table": _table,
    "upper": _upper,
}
#: Which filters fit which type, for the editor's menu.
FITTING: Final[Mapping[FieldType, Sequence[str]]] = {
    "text": ("upper",),
    "name": (),
    "code": (),
    "number": ("number", "plural"),
    "money": ("money",),
    "date": ("date",),
    "moment": ("date", "time"),
    "rows": ("list", "table"),
}
