"""The closed set of what a mapping may do to a value on its way. No code of a tenant's runs, and no regular
expression: every step takes time in proportion to its (bounded) text."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any, Final, Literal

import msgspec
from msgspec import Struct

from i18n.messages import N_

Op = Literal[
    "trim", "upper", "lower", "title", "digits", "code", "cut", "between", "prefix", "unprefix", "split", "join",
    "const", "round", "multiply", "shift_days", "table", "alias", "link", "flag", "replace",
]  # fmt: skip
_MOST: Final = 4000


class MappingStep(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One transform. `text` and `more` are its words (separator, table, marker), `number` its figure."""

    op: Op
    text: str = ""
    more: str = ""
    number: int = 0


class TransformError(Exception):
    """A value cannot be transformed; `code` is stable, `text` the value or table that it is about."""

    def __init__(self, code: str, text: str = "") -> None:
        super().__init__(f"{code}: {text}")
        self.code = code
        self.text = text


#: What the codes mean, for people.
WORDS: Final[Mapping[str, str]] = {
    "unresolved": N_("The value “{text}” has no counterpart yet. Choose one in the value tables."),
    "unlinked": N_("“{text}” is not linked yet."),
    "not-a-number": N_("“{text}” is no number."),
    "not-a-day": N_("“{text}” is no date."),
}


def decimal_of(value: Any) -> Decimal:
    """A number; raises `TransformError`."""
    try:
        return Decimal(str(value))
    except InvalidOperation as error:
        raise TransformError("not-a-number", str(value)) from error


def day_of(value: Any) -> date:
    """A day; raises `TransformError`."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise TransformError("not-a-day", str(value)) from error


def _between(text: str, step: MappingStep) -> str:
    after = text.partition(step.text)[2] if step.text else text
    return after.partition(step.more)[0] if step.more else after


def _split(text: str, step: MappingStep) -> str | None:
    parts = text.split(step.text or " ")
    return parts[step.number] if -len(parts) <= step.number < len(parts) else None


def _round(value: Any, step: MappingStep) -> str:
    return format(decimal_of(value).quantize(Decimal(1).scaleb(-step.number), ROUND_HALF_UP), "f")


_TEXTS: Final[Mapping[str, Callable[[str, MappingStep], Any]]] = {
    "trim": lambda text, _: " ".join(text.split()),
    "upper": lambda text, _: text.upper(),
    "lower": lambda text, _: text.lower(),
    "title": lambda text, _: text.title(),
    "digits": lambda text, _: "".join(each for each in text if each.isdigit()),
    "code": lambda text, _: "".join(each for each in text if each.isalnum()).upper() or None,
    "cut": lambda text, step: text[: max(0, step.number)],
    "between": _between,
    "prefix": lambda text, step: step.text + text,
    "unprefix": lambda text, step: text.removeprefix(step.text),
    "split": _split,
    "replace": lambda text, step: text.replace(step.text, step.more) if step.text else text,
    "flag": lambda text, step: text.casefold() == step.text.casefold(),
}


def apply(steps: Sequence[MappingStep], value: Any, lookups: "Lookups", *, outward: bool) -> Any:
    """`value` after all steps; nothing stays nothing, but for a constant. Raises `TransformError`."""
    for step in steps:
        if step.op == "const":
            value = step.text
        elif value is None:
            continue
        elif step.op == "table":
            value = lookups.table(step.text, str(value), outward=outward)
        elif step.op == "alias":
            value = lookups.alias(step.text, str(value), outward=outward)
        elif step.op == "link":
            value = lookups.link(step.text, str(value), outward=outward)
        elif step.op == "round":
            value = _round(value, step)
        elif step.op == "multiply":
            value = format(decimal_of(value) * decimal_of(step.text), "f")
        elif step.op == "shift_days":
            value = (day_of(value) + timedelta(days=step.number)).isoformat()
        elif step.op == "join" and isinstance(value, list):
            value = (step.text or ", ").join(str(each) for each in value if each is not None)
        elif step.op in _TEXTS:
            value = _TEXTS[step.op](str(value)[:_MOST], step)
    return value


class Lookups:
    """Value tables and links of one link, loaded beforehand; remembers what it could not find."""

    def __init__(
        self,
        inward: Mapping[tuple[str, str], str | None] | None = None,
        outward: Mapping[tuple[str, str], str | None] | None = None,
        local_ids: Mapping[tuple[str, str], str] | None = None,
        external_ids: Mapping[tuple[str, str], str] | None = None,
    ) -> None:
        self._inward, self._outward = dict(inward or {}), dict(outward or {})
        self.local_ids, self.external_ids = dict(local_ids or {}), dict(external_ids or {})
        #: `(table, value, outward)` and `(entity, id, outward)` that were asked for in vain.
        self.unresolved: set[tuple[str, str, bool]] = set()
        self.unlinked: set[tuple[str, str, bool]] = set()

    def table(self, name: str, value: str, *, outward: bool) -> str:
        """The counterpart of a value; raises `TransformError`."""
        found = (self._outward if outward else self._inward).get((name, value))
        if found is None:
            self.unresolved.add((name, value, outward))
            raise TransformError("unresolved", f"{name}: {value}")
        return found

    def alias(self, name: str, value: str, *, outward: bool) -> str:
        """The counterpart of a value that is marked with the table's name (`charge:Freight`); others stay as they are.
        Raises `TransformError`."""
        mark = f"{name}:"
        if outward:
            return self.table(name, value.removeprefix(mark), outward=True) if value.startswith(mark) else value
        found = self._inward.get((name, value))
        return value if found is None else mark + found

    def link(self, entity: str, value: str, *, outward: bool) -> str:
        """The id of a record on the other side; raises `TransformError`."""
        found = (self.external_ids if outward else self.local_ids).get((entity, value))
        if found is None:
            self.unlinked.add((entity, value, outward))
            raise TransformError("unlinked", f"{entity} {value}")
        return found


def steps_of(given: Any) -> tuple[MappingStep, ...]:
    """Steps from JSON; raises `msgspec.ValidationError`."""
    return msgspec.convert(given, tuple[MappingStep, ...])
