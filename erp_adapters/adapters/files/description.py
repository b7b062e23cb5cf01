"""Settings, and the description of the files: which hold what, and their columns."""

import tomllib
from collections.abc import Mapping
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta, Struct

from erp_adapters.contract.records import RECORD_OF, Allocation, Entity, OrderLine, ShipmentLine
from erp_adapters.contract.spec import BadSettingsError, Setting
from i18n.messages import N_

#: What rows of one document are, by entity: the record's field and its type.
LINES_OF: Final[Mapping[Entity, tuple[str, type[Struct]]]] = {
    Entity.SALES_ORDER: ("lines", OrderLine),
    Entity.SHIPMENT: ("lines", ShipmentLine),
    Entity.RECEIPT: ("allocations", Allocation),
}

# Below the place's own directory: no way up, no absolute path.
Inside = Annotated[str, Meta(pattern=r"^(?!/)(?!.*(^|/)\.\.(/|$)).+$")]


class FilesSettings(Struct, kw_only=True, frozen=True):
    """Settings of one place."""

    description: Annotated[str, Setting(N_("Description of the files"), N_("A TOML text."), kind="long_text")]
    place: Annotated[
        Literal["folder", "sftp"],
        Setting(N_("Place"), choices={"folder": N_("Folder on the server"), "sftp": "SFTP"}, kind="choice"),
    ] = "folder"
    host: Annotated[str, Setting(N_("SFTP host"))] = ""
    port: Annotated[int, Setting(N_("SFTP port"))] = 22
    user: Annotated[str, Setting(N_("SFTP user"))] = ""
    password: Annotated[str, Setting(N_("SFTP password"), secret=True)] = ""
    private_key: Annotated[str, Setting(N_("SFTP private key"), kind="long_text", secret=True)] = ""
    host_key: Annotated[str, Setting(N_("SFTP host key"), N_("As in known_hosts: ssh-ed25519 AAAA…"))] = ""
    directory: Annotated[str, Setting(N_("Directory"), N_("Below the folder, or on the SFTP server."))] = ""


class EntityFiles(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Files of one entity. Rows with the same `external_id` are the lines of one document.

    `files` is a pattern below the directory; `send` where a new record is written, `{key}` standing for its own name.
    `archive` is a directory that takes the files that were read, `errors` one for those that cannot be.
    """

    files: Inside
    fields: Mapping[str, str]
    line_fields: Mapping[str, str] = {}
    statuses: Mapping[str, str] = {}
    send: Inside | None = None
    archive: Inside | None = None
    errors: Inside | None = None


class FilesDescription(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """All files of a place.

    `decimal` stands before a number's fraction; `dates` are forms of days (as in strptime), the first one is written.
    `skip` rows stand above the columns' names; `sheet` is a workbook's, the first one when empty. `marker` ends the
    name of a file that says that another is whole; `settle` is how long ago (in seconds) a file must have changed to
    be taken without a second look.
    """

    entities: Mapping[Entity, EntityFiles]
    zone: str = "UTC"
    encoding: str = "utf-8-sig"
    delimiter: Annotated[str, Meta(min_length=1, max_length=1)] = ","
    decimal: Literal[".", ","] = "."
    dates: tuple[str, ...] = ()
    skip: Annotated[int, Meta(ge=0, le=100)] = 0
    sheet: str = ""
    marker: Annotated[str, Meta(pattern=r"^(\.[A-Za-z0-9_.-]+)?$")] = ""
    settle: Annotated[float, Meta(ge=0, le=3600)] = 10


def description_of(text: str) -> FilesDescription:
    """The description in `text`; raises `BadSettingsError` that says what is wrong with it."""
    try:
        found = msgspec.convert(tomllib.loads(text), FilesDescription)
        "".encode(found.encoding)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, LookupError) as error:
        raise BadSettingsError("description", str(error)) from None
    for entity, one in found.entities.items():
        heads = {field.name for field in msgspec.structs.fields(RECORD_OF[entity])}
        _, line = LINES_OF.get(entity, ("lines", OrderLine))
        lines = {field.name for field in msgspec.structs.fields(line)}
        wrong = [name for name in one.fields if name.partition(".")[0] not in heads]
        wrong += [name for name in one.line_fields if name.partition(".")[0] not in lines]
        if wrong:
            raise BadSettingsError("description", f"entities.{entity}: {wrong[0]} is not a field")
        if "external_id" not in one.fields:
            raise BadSettingsError("description", f"entities.{entity}.fields has no external_id")
        if one.send is not None and ("{key}" not in one.send or "reference" not in one.fields):
            raise BadSettingsError("description", f"entities.{entity}.send needs {{key}} and the field reference")
    return found
