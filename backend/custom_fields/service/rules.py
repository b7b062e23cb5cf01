"""Whether the rules of a field make sense together. Everything wrong is said at once, by the path of the rule."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final
from uuid import UUID

import regex
from babel.core import Locale, UnknownLocaleError

from backend.custom_fields.objects import FIXED_STAGES
from backend.custom_fields.queries.shape import Field, FieldBody
from backend.custom_fields.values import WrongValue, read_day, read_value
from backend.custom_fields.vocabulary import CustomKind, FieldObject
from i18n.messages import N_
from tenants.errors import FieldProblem, ValidationFailedError

#: Kinds that can be unique: what people tell records apart by.
UNIQUE_KINDS: Final = frozenset({"text", "number", "date"})
_BOUNDED: Final = frozenset({"text", "long_text", "number", "money", "date", "choice"})
_DECIMALS: Final = N_("Only numbers and amounts have decimal places.")
_NEEDED: Final = N_("This is needed.")


def checked(of: FieldObject, kind: CustomKind, body: FieldBody) -> FieldBody:
    """The rules, tidied. Raises `ValidationFailedError`."""
    problems: list[FieldProblem] = []

    def add(path: str, code: str, message: str, **params: object) -> None:
        problems.append(FieldProblem(path, code, message, **params))

    body.labels = _texts("labels", body.labels, add)
    body.help = _texts("help", body.help, add)
    if not body.labels:
        add("labels", "missing", _NEEDED)
    _check_kind(kind, body, add)
    if kind == "choice":
        _check_options(body, add)
    if kind == "text" and body.pattern:
        try:
            regex.compile(body.pattern)
        except regex.error:
            add("pattern", "invalid-pattern", N_("This is no regular expression."))
    _check_bounds(kind, body, add)
    _check_stages(of, body, add)
    if not problems and body.default is not None:
        try:
            read_value(Field(UUID(int=0), "default", kind, 0, archived=False, body=body), body.default)
        except WrongValue as wrong:
            add("default", wrong.code, wrong.message, **wrong.params)
        if kind in {"user", "reference", "file"} or body.unique:
            add("default", "not-for-kind", N_("Such a field has no default."))
    if problems:
        raise ValidationFailedError(errors=problems)
    return body


_Add = Callable[..., None]


def _check_kind(kind: CustomKind, body: FieldBody, add: _Add) -> None:
    """That no rule is set which the kind does not know."""
    for given, path, fits, message in (
        (body.options, "options", kind == "choice", N_("Only a choice has options.")),
        (body.many, "many", kind == "choice", N_("Only a choice can have several values.")),
        (body.unique, "unique", kind in UNIQUE_KINDS, N_("Only texts, numbers and dates can be unique.")),
        (body.decimals is not None, "decimals", kind in {"number", "money"}, _DECIMALS),
        (body.pattern, "pattern", kind == "text", N_("Only a text can have a pattern.")),
    ):
        if given and not fits:
            add(path, "not-for-kind", message)
    if kind != "reference":
        body.target = None
    elif body.target is None:
        add("target", "missing", N_("Say which kind of record it leads to."))


def _texts(path: str, texts: dict[str, str], add: _Add) -> dict[str, str]:
    kept = {}
    for tag, text in texts.items():
        try:
            Locale.parse(tag, sep="-")
        except (ValueError, UnknownLocaleError):
            add(f"{path}.{tag}", "unknown-language", N_("There is no such language."))
            continue
        if text.strip():
            kept[tag] = text.strip()
    return kept


def _check_options(body: FieldBody, add: _Add) -> None:
    if not [option for option in body.options if not option.archived]:
        add("options", "missing", N_("Name at least one option."))
    seen: set[str] = set()
    for place, option in enumerate(body.options):
        if option.key in seen:
            add(f"options.{place}.key", "taken", N_("Another option has this key."))
        seen.add(option.key)
        option.labels = _texts(f"options.{place}.labels", option.labels, add)
        if not option.labels:
            add(f"options.{place}.labels", "missing", _NEEDED)


def _check_bounds(kind: CustomKind, body: FieldBody, add: _Add) -> None:
    read: dict[str, Decimal | date] = {}
    for path in ("minimum", "maximum"):
        given: str | None = (getattr(body, path) or "").strip() or None
        setattr(body, path, given)
        if given is None:
            continue
        if kind not in _BOUNDED:
            add(path, "not-for-kind", N_("This kind of field has no bounds."))
            continue
        try:
            if kind == "date":
                read[path] = read_day(given)
            else:
                number = Decimal(given)
                if kind in {"text", "long_text", "choice"} and (number < 0 or number != int(number) or number > 20_000):
                    raise WrongValue("wrong-type", N_("Give a whole number."))
                if not number.is_finite():
                    raise WrongValue("wrong-type", N_("This is no number."))
                read[path] = number
                setattr(body, path, str(int(number)) if kind in {"text", "long_text", "choice"} else given)
        except WrongValue as wrong:
            add(path, wrong.code, wrong.message)
        except (InvalidOperation, ValueError, OverflowError):
            add(path, "wrong-type", N_("This is no number."))
    if len(read) == 2 and read["minimum"] > read["maximum"]:  # type: ignore[operator]  # both are of the kind's type
        add("maximum", "too-small", N_("At least {least}."), least=body.minimum)


def _check_stages(of: FieldObject, body: FieldBody, add: _Add) -> None:
    if body.required == "create" and of not in {"company", "contact", "deal"}:
        # They also come out of inquiries, spreadsheets, banks and ERPs, which know nothing of the field.
        add("required", "no-creation", N_("Records of trade cannot require a field."))
    if body.required != "stages":
        body.stages = []
        return
    if of not in {"company", "deal"}:
        add("required", "no-stages", N_("Only companies and deals have stages."))
    elif not body.stages:
        add("stages", "missing", N_("Choose at least one stage."))
    elif of in FIXED_STAGES and set(body.stages) - set(FIXED_STAGES[of]):
        add("stages", "unknown", N_("There is no such stage."))
