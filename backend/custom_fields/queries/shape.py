"""The fields of a kind of record and the layout of the reader's role: one small question per transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, cast
from uuid import UUID

import msgspec
from sqlalchemy import Text, bindparam, literal, null, select
from sqlalchemy import cast as sql_cast

from backend.custom_fields.models import CustomField, FormLayout
from backend.custom_fields.objects import built_in
from backend.custom_fields.schemas import CustomOption, LayoutBody
from backend.custom_fields.vocabulary import PREFIX, CustomKind, FieldObject, LayoutMode, LayoutRole, RequiredWhen
from i18n.messages import N_
from tenants.context import Actor
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.prepared import Prepared, tenant
from tenants.session import ReadSession


class FieldBody(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What `custom_field.body` holds: texts by BCP 47 tag, and the rules of the value.

    `minimum` and `maximum` bound numbers and amounts, days (ISO 8601), the length of a text, or how many options.
    """

    labels: dict[str, str] = {}
    help: dict[str, str] = {}
    options: list[CustomOption] = []
    many: bool = False
    required: RequiredWhen = "never"
    stages: list[str] = []
    unique: bool = False
    default: Any = None
    minimum: str | None = None
    maximum: str | None = None
    decimals: int | None = None
    pattern: str | None = None
    target: FieldObject | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A field, as rules and reads use it."""

    id: UUID
    key: str
    kind: CustomKind
    position: int
    archived: bool
    body: FieldBody

    @property
    def name(self) -> str:
        """Its name beside built-in fields."""
        return PREFIX + self.key

    def label(self, locale: str) -> str:
        """Its label in a language, or the nearest there is."""
        return label_in(self.body.labels, locale) or self.key


@dataclass(frozen=True, slots=True)
class Shape:
    """What a kind of record looks like to a role. `fields` are all of them, archived ones included, in their order."""

    object: FieldObject
    fields: tuple[Field, ...]
    modes: Mapping[str, LayoutMode]

    def mode(self, name: str) -> LayoutMode:
        """What the layout says of a field."""
        return self.modes.get(name, "normal")

    @property
    def shown(self) -> tuple[Field, ...]:
        """The tenant's fields that are in use and not hidden from the reader."""
        return tuple(each for each in self.fields if not each.archived and self.mode(each.name) != "hidden")

    def find(self, key: str) -> Field | None:
        """A field that is shown."""
        return next((each for each in self.shown if each.key == key), None)

    @property
    def hidden(self) -> tuple[str, ...]:
        """Attributes of an answer that show built-in fields which are hidden from the reader."""
        known = built_in(self.object)
        names = [name for name, mode in self.modes.items() if mode == "hidden" and name in known]
        return tuple(attribute for name in names for attribute in known[name].shown_as)

    @property
    def hidden_names(self) -> frozenset[str]:
        """Every name by which a hidden field could be told of: attributes, and "custom.<key>"."""
        return frozenset(self.hidden) | {name for name, mode in self.modes.items() if mode == "hidden"}


_KINDS_OF: Final = bindparam("object", type_=Text())
_SHAPE: Final = Prepared(
    select(
        CustomField.id,
        CustomField.key,
        CustomField.kind,
        CustomField.position,
        CustomField.archived_at.is_not(None).label("archived"),
        sql_cast(CustomField.body, Text).label("body"),
        literal(value=False).label("layout"),
    )
    .where(CustomField.tenant_id == tenant, CustomField.object == _KINDS_OF)
    .union_all(
        select(
            FormLayout.id, FormLayout.role, null(), literal(0), literal(value=False),
            sql_cast(FormLayout.body, Text), literal(value=True),
        ).where(FormLayout.tenant_id == tenant, FormLayout.object == _KINDS_OF)
    )
)  # fmt: skip


def role_of(actor: Actor) -> LayoutRole | None:
    """Whose layout somebody works with; None for jobs and commands, from which nothing is hidden."""
    if actor.kind == "system":
        return None
    return "api" if actor.kind == "api_key" else cast("LayoutRole", actor.role)


async def load_shape(session: ReadSession, of: FieldObject) -> Shape:
    """The fields of a kind of record, as the session's actor sees them. Asked for once in a transaction."""
    kept: dict[str, Shape] = session.info.setdefault("custom_shapes", {})
    if of not in kept:
        rows = await _SHAPE.fetch(session, object=of)
        role = role_of(session.info["actor"])
        layouts = {row["key"]: row["body"] for row in rows if row["layout"]}
        fields = sorted(
            (
                Field(row["id"], row["key"], row["kind"], row["position"], row["archived"], read_body(row["body"]))
                for row in rows
                if not row["layout"]
            ),
            key=lambda each: (each.position, each.id),
        )
        chosen = None if role is None else layouts.get(role, layouts.get("everyone"))
        modes = {} if chosen is None else modes_of(msgspec.json.decode(chosen, type=LayoutBody))
        kept[of] = Shape(of, tuple(fields), modes)
    return kept[of]


async def require_shown(session: ReadSession, of: FieldObject, tells: Mapping[str, str], given: object) -> None:
    """Raise `ValidationFailedError` where records are picked by what the layout of the reader's role hides. `tells`:
    which built-in field each filter tells of; a filter that asks for nothing is None or False in `given`."""
    shape = await load_shape(session, of)
    refused = [
        FieldProblem(name, "unknown", N_("This is not known here."))
        for name, field in tells.items()
        if shape.mode(field) == "hidden" and getattr(given, name) not in (None, False)
    ]
    if refused:
        raise ValidationFailedError(errors=refused)


def forget_shapes(session: ReadSession) -> None:
    """Ask anew: fields or layouts changed in this transaction."""
    session.info.pop("custom_shapes", None)


def read_body(stored: Any) -> FieldBody:
    """A stored body, as text or as JSON."""
    if isinstance(stored, str):
        return msgspec.json.decode(stored, type=FieldBody)
    return msgspec.convert(stored, FieldBody)


def modes_of(body: LayoutBody) -> dict[str, LayoutMode]:
    """What a layout says of each field that it names."""
    return {item.field: item.mode for section in body.sections for item in section.items}


def label_in(texts: Mapping[str, str], locale: str) -> str:
    """A text in a language: its own, its language's in any form, English, Chinese, or the first there is."""
    if locale in texts:
        return texts[locale]
    language = locale.partition("-")[0]
    for wanted in (language, "en", "zh"):
        for tag, text in texts.items():
            if tag.partition("-")[0] == wanted:
                return text
    return next(iter(texts.values()), "")
