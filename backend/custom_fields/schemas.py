"""What the routes take and give."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from backend.custom_fields.vocabulary import (
    CustomKind,
    FieldObject,
    LayoutMode,
    LayoutRole,
    OptionColor,
    RequiredWhen,
)

Label = Annotated[str, Meta(max_length=100)]
Labels = Annotated[dict[Annotated[str, Meta(max_length=35)], Label], Meta(max_length=20)]
HelpTexts = Annotated[
    dict[Annotated[str, Meta(max_length=35)], Annotated[str, Meta(max_length=500)]], Meta(max_length=20)
]
FieldKey = Annotated[str, Meta(min_length=1, max_length=40, pattern=r"^[a-z][a-z0-9_]*$")]
OptionKey = Annotated[str, Meta(min_length=1, max_length=60, pattern=r"^[a-z0-9][a-z0-9_-]*$")]
Bound = Annotated[str, Meta(max_length=40)]
#: Values of a record's own fields by key; null clears one.
CustomValues = Annotated[dict[Annotated[str, Meta(max_length=40)], Any], Meta(max_length=200)]


class CustomOption(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What can be chosen. An archived option stays where it was chosen, and is offered no more."""

    key: OptionKey
    labels: Labels
    color: OptionColor = "gray"
    archived: bool = False


class CustomFieldRules(msgspec.Struct, kw_only=True):
    """What a person may set on a field; an absent key stays.

    Labels and help are by BCP 47 tag. `many`: several options. `stages` count where `required` is "stages": a
    company's stages, or the ids of a deal's. `minimum` and `maximum` bound a number, an amount, a day (ISO 8601), the
    length of a text or how many options are chosen. `pattern` is a regular expression for the whole text.
    """

    labels: Labels | UnsetType = UNSET
    help: HelpTexts | UnsetType = UNSET
    options: Annotated[list[CustomOption], Meta(max_length=500)] | UnsetType = UNSET
    many: bool | UnsetType = UNSET
    required: RequiredWhen | UnsetType = UNSET
    stages: Annotated[list[Annotated[str, Meta(max_length=40)]], Meta(max_length=50)] | UnsetType = UNSET
    unique: bool | UnsetType = UNSET
    default: Any | UnsetType = UNSET
    minimum: Bound | UnsetType | None = UNSET
    maximum: Bound | UnsetType | None = UNSET
    decimals: Annotated[int, Meta(ge=0, le=9)] | UnsetType | None = UNSET
    pattern: Annotated[str, Meta(max_length=200)] | UnsetType | None = UNSET


class NewCustomField(CustomFieldRules, kw_only=True):
    """A field for a kind of record. Its `key` is made of the label where it is left out, and never changes, as its
    kind. `target` is the kind of record that a reference leads to."""

    object: FieldObject
    kind: CustomKind
    labels: Labels
    key: FieldKey | UnsetType = UNSET
    target: FieldObject | UnsetType = UNSET


class CustomFieldPatch(CustomFieldRules, kw_only=True):
    """Changes to a field."""


class CustomFieldView(msgspec.Struct, kw_only=True):
    """A field. `label` and `hint` are in the reader's language. `used`: how many records have a value, up to
    10,000; null where that was not asked for. `mode`: what the layout of the reader's role says of it."""

    id: UUID
    object: FieldObject
    key: str
    kind: CustomKind
    label: str
    hint: str
    labels: dict[str, str]
    help: dict[str, str]
    options: list[CustomOption]
    many: bool
    required: RequiredWhen
    stages: list[str]
    unique: bool
    default: Any
    minimum: str | None
    maximum: str | None
    decimals: int | None
    pattern: str | None
    target: FieldObject | None
    position: int
    mode: LayoutMode
    used: int | None
    archived_at: datetime | None
    version: int


class FieldOrder(msgspec.Struct):
    """Fields of a kind of record in the order they shall have; those left out come after."""

    object: FieldObject
    ids: Annotated[list[UUID], Meta(max_length=500)]


class LayoutItem(msgspec.Struct, kw_only=True):
    """A field in a section: a built-in one by its name, one of the tenant's as "custom.<key>". `wide`: over all
    columns."""

    field: Annotated[str, Meta(min_length=1, max_length=60)]
    mode: LayoutMode = "normal"
    wide: bool = False


class LayoutSection(msgspec.Struct, kw_only=True):
    """Fields under a heading, in one to three columns."""

    titles: Labels
    columns: Annotated[int, Meta(ge=1, le=3)] = 2
    items: Annotated[list[LayoutItem], Meta(max_length=300)]


class LayoutBody(msgspec.Struct, kw_only=True):
    """Sections in their order. A field that none of them names comes after the last, as it is by default."""

    sections: Annotated[list[LayoutSection], Meta(max_length=30)]


class LayoutField(msgspec.Struct, kw_only=True):
    """A built-in field that layouts can name. `hideable`: an answer can leave it out."""

    field: str
    label: str
    hideable: bool


class LayoutView(msgspec.Struct, kw_only=True):
    """The layout that a role has; `own` is false where that is everybody's, or none was made. `built_in`: the fields
    that it can name beside the tenant's own."""

    object: FieldObject
    role: LayoutRole
    own: bool
    sections: list[LayoutSection]
    built_in: list[LayoutField]
    version: int | None


class FormShape(msgspec.Struct, kw_only=True):
    """What a form of a kind of record is made of, for the reader: its layout, and the tenant's fields that are shown
    to them."""

    object: FieldObject
    sections: list[LayoutSection]
    built_in: list[LayoutField]
    fields: list[CustomFieldView]


class CustomFileView(msgspec.Struct):
    """An uploaded file: the value to give a file field."""

    id: UUID
    name: str
    content_type: str
    size: int
