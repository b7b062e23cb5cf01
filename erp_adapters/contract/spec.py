"""The settings of a connection: one msgspec struct, annotated, from which the form, its check and its secrets come.

class Settings(msgspec.Struct, kw_only=True, frozen=True):
    url: Annotated[str, Setting(N_("Server address"), kind="url")]
    key: Annotated[str, Setting(N_("API key"), secret=True)]
    size: Annotated[int, Setting(N_("Records a page"))] = 100
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import msgspec

Kind = Literal["text", "url", "number", "flag", "choice", "long_text"]
SettingsT = TypeVar("SettingsT", bound=msgspec.Struct)


class Setting(msgspec.Struct, frozen=True):
    """How a setting is asked for; `label` and `help` are message ids. A secret is written and never shown again."""

    label: str
    help: str = ""
    kind: Kind = "text"
    secret: bool = False
    choices: Mapping[str, str] = {}  # value → label


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One setting of a spec, ready for a form."""

    name: str
    setting: Setting
    required: bool
    default: Any = None


class Spec(msgspec.Struct, frozen=True, kw_only=True):
    """What an adapter asks for: `title` is the ERP's name, `versions` what it was written for."""

    name: str
    title: str
    versions: str
    struct: type[msgspec.Struct]
    docs: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The settings in the order of the struct."""
        hints = get_type_hints(self.struct, include_extras=True)
        return tuple(_field(one, hints[one.name]) for one in msgspec.structs.fields(self.struct))

    @property
    def secrets(self) -> frozenset[str]:
        """Names of the settings that are sealed."""
        return frozenset(field.name for field in self.fields if field.setting.secret)

    def json_schema(self) -> dict[str, Any]:
        """JSON schema (2020-12); secrets are `writeOnly` with format `password`."""
        properties: dict[str, Any] = {}
        for field in self.fields:
            one: dict[str, Any] = {"title": field.setting.label, "type": _TYPES.get(field.setting.kind, "string")}
            if field.setting.help:
                one["description"] = field.setting.help
            if field.setting.choices:
                one["enum"] = list(field.setting.choices)
            if field.setting.secret:
                one |= {"writeOnly": True, "format": "password"}
            elif field.setting.kind == "url":
                one["format"] = "uri"
            if not field.required and field.default not in {None, ""}:
                one["default"] = field.default
            properties[field.name] = one
        required = [field.name for field in self.fields if field.required]
        return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


_TYPES: Mapping[str, str] = {"number": "number", "flag": "boolean"}


class BadSettingsError(Exception):
    """A setting is missing or malformed; `field` names it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}" if field else message)
        self.field = field


def settings_as(struct: type[SettingsT], settings: Mapping[str, Any]) -> SettingsT:
    """Typed settings; raises `BadSettingsError`, whose text holds no value."""
    known = {field.name for field in msgspec.structs.fields(struct)}
    for name in settings:
        if name not in known:
            raise BadSettingsError(name, "unknown setting")
    try:
        return msgspec.convert(dict(settings), struct, strict=False)
    except msgspec.ValidationError as error:
        text = str(error)
        field = text.rpartition("$.")[2].rstrip("`") if "$." in text else ""
        if not field and "required field `" in text:
            field = text.split("`")[1]
        raise BadSettingsError(field, "missing" if "required" in text else "malformed") from None


def _field(one: msgspec.structs.FieldInfo, hint: Any) -> Field:
    setting = Setting(one.name)
    if get_origin(hint) is Annotated:
        setting = next((found for found in get_args(hint)[1:] if isinstance(found, Setting)), setting)
        hint = get_args(hint)[0]
    if setting.kind == "text":
        kind: Kind = "flag" if hint is bool else "number" if hint in {int, float} else "text"
        kind = "choice" if setting.choices or (isinstance(hint, type) and issubclass(hint, StrEnum)) else kind
        setting = msgspec.structs.replace(setting, kind=kind)
    return Field(name=one.name, setting=setting, required=one.required, default=None if one.required else one.default)
