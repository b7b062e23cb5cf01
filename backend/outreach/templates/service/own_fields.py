"""Fields of a tenant's own in letters: `{{ company.custom.port_code }}`, written as the reader writes numbers and days.

Of fields that the actor's layout hides nothing is told: they are unknown to the letter.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, cast
from uuid import UUID

from backend.custom_fields.queries.records import named_refs, rows_of
from backend.custom_fields.queries.shape import Field, load_shape
from backend.custom_fields.values import show_value
from backend.custom_fields.vocabulary import FieldObject
from backend.outreach.templates.engine.check import variables
from backend.outreach.templates.engine.evaluate import UNKNOWN
from backend.outreach.templates.engine.fields import Field as Variable
from backend.outreach.templates.engine.fields import FieldType, Labelled, is_custom, read_value
from backend.outreach.templates.engine.syntax import Problem, expression_at, place
from backend.outreach.templates.models import TemplateLanguage
from backend.outreach.templates.schemas import Part, TemplateProblem
from backend.outreach.templates.views import problem_view
from tenants.context import current
from tenants.session import ReadSession

#: Kinds of records that letters speak of. Those of products have no place in a letter.
OBJECTS: Final[tuple[FieldObject, ...]] = ("contact", "company", "deal", "quote", "order")
_TYPES: Final[Mapping[str, FieldType]] = {"number": "number", "money": "money", "date": "date"}
_YES: Final = {"en": "yes", "zh": "是", "es": "sí", "pt": "sim", "ru": "да", "ar": "نعم", "fr": "oui", "de": "ja",
               "it": "sì", "tr": "evet", "ja": "はい", "ko": "예"}  # fmt: skip
_NO: Final = {"en": "no", "zh": "否", "es": "no", "pt": "não", "ru": "нет", "ar": "لا", "fr": "non", "de": "nein",
              "it": "no", "tr": "hayır", "ja": "いいえ", "ko": "아니요"}  # fmt: skip


class OwnOfPeople:
    """What contacts and their companies have in fields of the tenant's own, by id; each key is there, empty or not."""

    def __init__(self, contacts: "_Records", companies: "_Records") -> None:
        self._contacts = contacts
        self._companies = companies

    def over(
        self, values: Mapping[str, dict[str, Any]], contact_id: UUID | None, company_id: UUID | None
    ) -> dict[str, dict[str, Any]]:
        """`values` with what one contact and company have; other groups stay."""
        mine = {"contact": self._contacts.of(contact_id), "company": self._companies.of(company_id)}
        added = {group: {**values.get(group, {}), "custom": own} for group, own in mine.items()}
        return {**values, **added}


class _Records:
    def __init__(self, keys: Sequence[str], rows: Mapping[UUID, dict[str, Any]]) -> None:
        self._empty: dict[str, Any] = dict.fromkeys(keys)
        self._rows = rows

    def of(self, record_id: UUID | None) -> dict[str, Any]:
        return self._empty if record_id is None else {**self._empty, **self._rows.get(record_id, {})}


def speaks_of_own(texts: Collection[str]) -> bool:
    """Whether any of these texts speaks of fields of the tenant's own."""
    return any(".custom." in text for text in texts)


async def own_of_people(
    session: ReadSession, contact_ids: Collection[UUID], company_ids: Collection[UUID]
) -> OwnOfPeople:
    """What is there of these contacts and companies, in as many queries as for one."""
    return OwnOfPeople(await _records(session, "contact", contact_ids), await _records(session, "company", company_ids))


async def own_of_record(session: ReadSession, of: FieldObject, record_id: UUID | None) -> dict[str, Any]:
    """The fields of one record, empty ones as None."""
    return (await _records(session, of, [record_id] if record_id else [])).of(record_id)


def merged(known: dict[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a group with others over them, field by field."""
    both = {**known, **over}
    if "custom" in known and "custom" in over:
        both["custom"] = {**known["custom"], **over["custom"]}
    return both


async def unknown_fields(session: ReadSession, version: TemplateLanguage) -> list[TemplateProblem]:
    """Where a text names a field that the tenant does not have."""
    found = []
    parts: tuple[tuple[Part, str], ...] = (
        ("subject", version.subject), ("preheader", version.preheader), ("body", version.html),
    )  # fmt: skip
    for part, source in parts:
        for name in sorted(variables(source)):
            path = tuple(name.split("."))
            if not is_custom(path) or (await load_shape(session, cast("FieldObject", path[0]))).find(path[2]):
                continue
            at = max(source.find(name), 0)
            problem = Problem("unknown", UNKNOWN, {"name": name}, place(source, at), expression_at(source, at))
            found.append(problem_view(part, version.language, problem))
    return found


async def own_catalogue(session: ReadSession) -> dict[str, list[tuple[str, Variable]]]:
    """Per kind of record its fields with their paths, labelled in the caller's language."""
    locale = current().locale
    found: dict[str, list[tuple[str, Variable]]] = {}
    for of in OBJECTS:
        shape = await load_shape(session, of)
        found[of] = [
            (f"{of}.custom.{field.key}", Variable(_TYPES.get(field.kind, "text"), field.label(locale)))
            for field in shape.shown
            if field.kind != "file"
        ]
    return found


async def _records(session: ReadSession, of: FieldObject, ids: Collection[UUID]) -> _Records:
    shape = await load_shape(session, of)
    fields = [field for field in shape.shown if field.kind != "file"]
    if not fields or not ids:
        return _Records([field.key for field in fields], {})
    rows = await rows_of(session, ids)
    named = await named_refs(session, fields, rows)
    values = {
        record_id: {field.key: _value(field, show_value(field, kept.get(field.id, ()), named)) for field in fields}
        for record_id, kept in rows.items()
    }
    return _Records([field.key for field in fields], values)


def _value(field: Field, shown: Any) -> Any:
    """A value as the engine fills it in; None where there is none."""
    if shown is None or shown == []:
        return None
    match field.kind:
        case "number" | "money" | "date":
            return read_value(_TYPES[field.kind], shown, field.key)
        case "choice":
            keys = tuple(shown) if isinstance(shown, list) else (shown,)
            labels = {option.key: option.labels for option in field.body.options}
            return Labelled(keys, tuple(labels.get(key, {}) for key in keys))
        case "yes_no":
            return Labelled(("yes",), (_YES,)) if shown else Labelled(("no",), (_NO,), no=True)
        case "user" | "reference":
            return shown["name"]
        case _:
            return str(shown)
