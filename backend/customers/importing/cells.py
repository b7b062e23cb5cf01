"""Cells become what the services take: split, normalised, with all that is wrong told at once."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from backend.custom_fields.queries.shape import Field, Shape
from backend.custom_fields.values import WrongValue, read_value
from backend.customers.fields import InvalidValueError, clean_domain, clean_email, clean_value, squeeze
from backend.customers.importing.words import read_country, read_language, read_phone, read_stage, read_yes
from backend.sheets.reading import read_number
from i18n.messages import N_
from i18n.words import fold
from mail_ingest.understand.domains import is_free_mail, registrable_domain

_LISTED: Final = re.compile(r"[,，;；、|\n]+")
_MANY_NUMBERS: Final = re.compile(r"[,，;；、|\n]+|\s+/\s+|/(?=\s*\+)")
_ADDRESS: Final = re.compile(r"[^\s<>,;，；、|()\[\]\"']+@[^\s<>,;，；、|()\[\]\"']+")
_DAYS: Final = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%d.%m.%Y", "%d %b %Y", "%d-%b-%Y", "%d %B %Y")
_NO_COLLEAGUE: Final = N_("No colleague has this name or address.")
_NO_STAGE: Final = N_("There is no such stage.")
_NO_OPTION: Final = N_("“{option}” cannot be chosen here.")
_NO_NUMBER: Final = N_("This is no number.")
_NO_YES: Final = N_("Say yes or no.")
_NO_DAY: Final = N_("Give the day as YYYY-MM-DD.")
_NO_MAIL: Final = N_("This is no e-mail address.")
_FREE_MAIL: Final = N_("Anybody can have an address there; it stands for no company.")
_NOBODY: Final = N_("There is neither a company nor a person in this row.")
#: What stands for an empty cell.
_EMPTY: Final = frozenset(["-", "--", "—", "/", "n/a", "na", "null", "none", "无", "#n/a", "nil"])


@dataclass(frozen=True, slots=True)
class Setting:
    """What cells are read by: the columns' heads and fields, the tenant's own fields, and colleagues by name or
    address (folded)."""

    heads: Sequence[str]
    fields: Sequence[str | None]
    shapes: Mapping[str, Shape]
    colleagues: Mapping[str, UUID]
    country: str | None = None


@dataclass(slots=True)
class Problem:
    """What is wrong with a cell: the column's head, and a message id with its parameters."""

    column: str
    message: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Draft:
    """A row as it would be kept. Keys of `company` and `contact` are those of `NewCompany` and `ContactFields`."""

    company: dict[str, Any] = field(default_factory=dict)
    contact: dict[str, Any] = field(default_factory=dict)
    tax_ids: list[str] = field(default_factory=list)
    #: Further numbers of the company and of the person, beside the one that the column shows.
    phones: dict[str, list[str]] = field(default_factory=lambda: {"company": [], "contact": []})
    problems: list[Problem] = field(default_factory=list)

    @property
    def has_person(self) -> bool:
        """Whether there is somebody to make a contact of."""
        return any(self.contact.get(name) for name in ("name", "given_name", "family_name", "emails"))


def read_row(setting: Setting, cells: Sequence[str]) -> Draft:
    """What the row says; what is wrong stands in its problems."""
    draft = Draft()
    texts = {
        name: (head, cell.strip())
        for head, name, cell in zip(setting.heads, setting.fields, cells, strict=False)
        if name and cell.strip() and cell.strip().casefold() not in _EMPTY
    }
    # The country first: numbers are read by it.
    for name in sorted(texts, key=lambda each: each != "company.country"):
        head, cell = texts[name]
        of, _, key = name.partition(".")
        try:
            if key.startswith("custom."):
                _custom(setting, draft, of, key[7:], cell)
            else:
                _put(setting, draft, of, key, cell)
        except (InvalidValueError, WrongValue) as wrong:
            draft.problems.append(Problem(head, wrong.message, dict(wrong.params)))
    if not draft.company.get("name") and not draft.has_person and not draft.company.get("domains"):
        draft.problems.append(Problem("", _NOBODY))
    _fill(setting, draft)
    return draft


def _put(setting: Setting, draft: Draft, of: str, key: str, cell: str) -> None:  # noqa: PLR0912 - one a field
    record = draft.company if of == "company" else draft.contact
    match key:
        case "country":
            record["country"] = read_country(cell)
        case "language":
            record["language"] = read_language(_LISTED.split(cell)[0])
        case "phone":
            country = draft.company.get("country") or setting.country
            numbers = [read_phone(part, country) for part in _MANY_NUMBERS.split(cell) if part.strip()]
            record["phone"] = numbers[0]
            draft.phones[of] += numbers[1:]
        case "email":
            _emails(draft, cell)
        case "domain":
            record["domains"] = [_domain(part) for part in _LISTED.split(cell) if part.strip()]
        case "website":
            record["website"] = clean_value("website", _LISTED.split(cell)[0].split()[0])
        case "tax_id":
            draft.tax_ids.append(clean_value("tax_id", cell))
        case "owner":
            owner = setting.colleagues.get(fold(squeeze(cell)))
            if owner is None:
                raise InvalidValueError("unknown-user", _NO_COLLEAGUE)
            record["owner_id"] = owner
        case "stage":
            stage = read_stage(cell)
            if stage is None:
                raise InvalidValueError("unknown-stage", _NO_STAGE)
            record["stage"] = stage
        case "tags":
            record["tags"] = [squeeze(part) for part in _LISTED.split(cell) if part.strip()]
        case "note":
            record["note"] = cell
        case _:
            record[key] = clean_value(key, cell)


def _emails(draft: Draft, cell: str) -> None:
    found = _ADDRESS.findall(cell.replace("mailto:", ""))
    if not found:
        raise InvalidValueError("invalid-email", _NO_MAIL)
    draft.contact["emails"] = list(dict.fromkeys(clean_email(each.strip(".")) for each in found))


def _domain(text: str) -> str:
    domain = registrable_domain(clean_domain(text))
    if domain is None:
        raise InvalidValueError("invalid-domain", N_("This is no internet domain."))
    if is_free_mail(domain):
        raise InvalidValueError("free-mail-domain", _FREE_MAIL)
    return domain


def _fill(setting: Setting, draft: Draft) -> None:
    if not draft.has_person and draft.contact.get("phone"):
        # A number in a row without a person is the company's.
        draft.company.setdefault("phone", draft.contact.pop("phone"))
        draft.phones["company"] += draft.phones["contact"]
    if setting.country and draft.company.get("name") and not draft.company.get("country"):
        draft.company["country"] = setting.country


def _custom(setting: Setting, draft: Draft, of: str, key: str, cell: str) -> None:
    shape = setting.shapes.get(of)
    known = shape.find(key) if shape else None
    if known is None:
        return
    value = _custom_value(setting, known, cell)
    # Held against the field's rules now, so that the preview says what would be refused.
    read_value(known, value)
    record = draft.company if of == "company" else draft.contact
    record.setdefault("custom", {})[key] = value


def _custom_value(setting: Setting, known: Field, cell: str) -> Any:  # noqa: PLR0911 - one a kind
    match known.kind:
        case "number":
            return str(_amount(cell))
        case "money":
            code = re.search(r"[A-Za-z]{3}", cell)
            bare = re.sub(r"[^\d.,\-\s]", "", cell).strip()
            return {"amount": str(_amount(bare)), "currency": code[0].upper() if code else None}
        case "date":
            return _day(cell)
        case "yes_no":
            said = read_yes(cell)
            if said is None:
                raise InvalidValueError("wrong-type", _NO_YES)
            return said
        case "choice":
            parts = [part for part in _LISTED.split(cell) if part.strip()] if known.body.many else [cell]
            keys = [_option(known, part) for part in parts]
            return keys if known.body.many else keys[0]
        case "user":
            seat = setting.colleagues.get(fold(squeeze(cell)))
            if seat is None:
                raise InvalidValueError("unknown-user", _NO_COLLEAGUE)
            return str(seat)
        case _:
            return cell


def _amount(cell: str) -> Any:
    try:
        return read_number(cell)
    except ValueError:
        raise InvalidValueError("wrong-type", _NO_NUMBER) from None


def _day(cell: str) -> str:
    for form in _DAYS:
        try:
            return datetime.strptime(cell.strip(), form).date().isoformat()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise InvalidValueError("wrong-type", _NO_DAY)


def _option(known: Field, text: str) -> str:
    wanted = fold(squeeze(text))
    for option in known.body.options:
        if not option.archived and wanted in {fold(option.key), *(fold(label) for label in option.labels.values())}:
            return option.key
    raise InvalidValueError("unknown-option", _NO_OPTION, option=squeeze(text))
