"""The fields that a column can be, and which ones a file's columns seem to be."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from backend.custom_fields.queries.shape import Shape
from backend.customers.importing.headings import HEADS
from backend.customers.importing.schemas import ImportChoice
from backend.sheets.heads import Heads
from i18n.messages import N_, translate

#: What a head says only together with others: a "Name" is the person's where another column is the company's.
_EITHER: Final = {
    "name": ("company.name", "contact.name"), "名称": ("company.name", "contact.name"),
    "nombre": ("company.name", "contact.name"), "nom": ("company.name", "contact.name"),
    "nome": ("company.name", "contact.name"), "наименование": ("company.name", "contact.name"),
    "имя/название": ("company.name", "contact.name"), "isim": ("company.name", "contact.name"),
    "الاسم": ("company.name", "contact.name"), "nazwa": ("company.name", "contact.name"),
    "naam": ("company.name", "contact.name"), "tên": ("company.name", "contact.name"),
    "nama": ("company.name", "contact.name"), "名前": ("contact.name", "company.name"),
    "이름": ("contact.name", "company.name"), "ชื่อ": ("contact.name", "company.name"),
    "שם": ("contact.name", "company.name"),
}  # fmt: skip
#: What each field is called on screen and in the template, in this order.
TITLES: Final[dict[str, str]] = {
    "company.name": N_("Company"),
    "company.domain": N_("Domain"),
    "company.website": N_("Website"),
    "company.country": N_("Country"),
    "company.city": N_("City"),
    "company.address": N_("Address"),
    "company.industry": N_("Industry"),
    "company.phone": N_("Company phone"),
    "company.tax_id": N_("Tax ID"),
    "company.language": N_("Language"),
    "company.time_zone": N_("Time zone"),
    "company.owner": N_("Owner"),
    "company.stage": N_("Stage"),
    "company.tags": N_("Tags"),
    "company.note": N_("Note"),
    "contact.name": N_("Contact person"),
    "contact.given_name": N_("Given name"),
    "contact.family_name": N_("Family name"),
    "contact.email": N_("Mail address"),
    "contact.phone": N_("Phone"),
    "contact.title": N_("Job title"),
    "contact.language": N_("Language of the person"),
}
_KNOWN: Final = Heads(HEADS)
_LOOKS: Final = (
    ("contact.email", re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")),
    ("company.website", re.compile(r"(https?://|www\.)\S+\.\S+", re.IGNORECASE)),
    ("contact.phone", re.compile(r"\+?[\d\s()./-]{7,20}")),
)
_MOST_LOOKED: Final = 50


def custom_name(of: str, key: str) -> str:
    """The name of a field of the tenant's own: "company.custom.<key>"."""
    return f"{of}.custom.{key}"


def is_head(text: str) -> bool:
    """Whether a text is a head that is understood: lines above the heads are told by it."""
    return text.strip().casefold() in _EITHER or _KNOWN.field_of(text) is not None


def propose(
    heads: Sequence[str], rows: Sequence[Sequence[str]], shapes: Mapping[str, Shape], titles: Iterable[str] = ()
) -> list[str | None]:
    """The field of each column: by its head in any language, by the tenant's own fields, then by what is in it.

    `titles` are `TITLES` in the caller's language, in that order, so that our own template reads itself.
    """
    known: dict[str, list[str]] = {field: [title] for field, title in zip(TITLES, titles, strict=False)}
    for of, shape in shapes.items():
        known |= {custom_name(of, field.key): [field.key, *field.body.labels.values()] for field in shape.shown}
    ours = Heads(known)
    fields: list[str | None] = []
    for head in heads:
        field = ours.field_of(head) or _KNOWN.field_of(head)
        fields.append(field if field not in fields else None)
    for index, head in enumerate(heads):
        for field in _EITHER.get(head.strip().casefold(), ()):
            if fields[index] is None and field not in fields:
                fields[index] = field
    for index, _ in enumerate(heads):
        if fields[index] is None:
            looked = _by_look([row[index] for row in rows[:_MOST_LOOKED] if row[index]])
            fields[index] = looked if looked not in fields else None
    # Of two numbers the first is the office's: "Tel", "Mobile".
    numbers = [index for index, head in enumerate(heads) if _KNOWN.field_of(head) == "contact.phone"]
    if len(numbers) > 1 and "company.phone" not in fields:
        fields[numbers[0]], fields[numbers[1]] = "company.phone", "contact.phone"
    # The only number of a file that knows no people is the company's.
    if not any(field in fields for field in ("contact.name", "contact.email", "contact.given_name")):
        pairs = {"contact.phone": "company.phone"} if "company.phone" not in fields else {}
        fields = [pairs.get(field, field) if field else None for field in fields]
    return fields


def _by_look(cells: Sequence[str]) -> str | None:
    for field, pattern in _LOOKS:
        if len(cells) >= 2 and sum(pattern.fullmatch(cell.strip()) is not None for cell in cells) >= 0.8 * len(cells):
            return field
    return None


def titles(locale: str) -> list[str]:
    """`TITLES` in a language."""
    return [translate(title, locale) for title in TITLES.values()]


def choices(shapes: Mapping[str, Shape], locale: str) -> list[ImportChoice]:
    """The fields that a column can be, with those of the tenant's own that a cell can hold."""
    found = [
        ImportChoice(field, title, field.partition(".")[0]) for field, title in zip(TITLES, titles(locale), strict=True)
    ]
    for of, shape in shapes.items():
        found += [
            ImportChoice(custom_name(of, field.key), field.label(locale), of)
            for field in shape.shown
            if field.kind not in ("reference", "file") and shape.mode(field.name) != "read_only"
        ]
    return found
