"""Folders as servers list them: names, and what each is for (RFC 3501 7.2.2, RFC 6154, Gmail's XLIST)."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from mail_ingest.imap.folder_names import NAMES
from mail_ingest.imap.grammar import Value, ascii_text
from mail_ingest.imap.source import Folder, FolderRole
from mail_ingest.imap.utf7 import decode_name

MAX_FOLDERS: Final = 10_000
MAX_NAME: Final = 1_000

_BY_ATTRIBUTE: Final = {
    "inbox": FolderRole.INBOX,
    "sent": FolderRole.SENT,
    "archive": FolderRole.ARCHIVE,
    "all": FolderRole.ARCHIVE,
    "allmail": FolderRole.ARCHIVE,
    "drafts": FolderRole.DRAFTS,
    "junk": FolderRole.JUNK,
    "spam": FolderRole.JUNK,
    "trash": FolderRole.TRASH,
}

_CONTAINERS: Final = frozenset({"inbox", "gmail", "google mail", "imap"})
_EXTRA_MARKS: Final = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ø": "o", "ß": "ss", "_": " ", "-": " ", ".": " "})


def _plain(name: str) -> str:
    """Casefolded, without accents, with single spaces."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_EXTRA_MARKS))
    return " ".join("".join(c for c in folded if not unicodedata.combining(c)).split())


_ROLE_OF: Final = {_plain(name): role for role, names in NAMES.items() for name in names.split(";") if name.strip()}


def read_folder(values: Sequence[Value]) -> Folder | None:
    """A folder from the values of a LIST or XLIST response; None when it is not one."""
    if len(values) < 3 or not isinstance(values[0], list):
        return None
    flags, delimiter, wire_name = values[0], values[1], values[2]
    if not isinstance(wire_name, bytes) or len(wire_name) > MAX_NAME or re.search(rb"[\x00\r\n]", wire_name):
        return None
    attributes = frozenset(ascii_text(f).lstrip("\\").lower() for f in flags if isinstance(f, bytes))
    separator = delimiter.decode("latin-1") if isinstance(delimiter, bytes) and delimiter else None
    name = decode_name(wire_name)
    return Folder(
        wire_name=wire_name,
        name=name,
        delimiter=separator,
        role=_role(name, separator, attributes),
        selectable=not attributes & {"noselect", "nonexistent"},
        attributes=attributes,
        all_mail=bool(attributes & {"all", "allmail"}),
        virtual=bool(attributes & {"flagged", "starred", "important"}),
    )


def settle_roles(folders: Sequence[Folder]) -> list[Folder]:
    """One folder per role but OTHER: what the server marks beats what we read from names, then the shortest name."""
    best: dict[FolderRole, Folder] = {}
    for folder in folders:
        if folder.role is FolderRole.OTHER or not folder.selectable:
            continue
        champion = best.get(folder.role)
        if champion is None or _rank(folder) < _rank(champion):
            best[folder.role] = folder
    chosen = {folder.wire_name for folder in best.values()}
    return [folder if folder.wire_name in chosen else _without_role(folder) for folder in folders]


def is_inbox(name: str) -> bool:
    """INBOX in any case (RFC 3501 section 5.1)."""
    return name.upper() == "INBOX"


def _role(name: str, delimiter: str | None, attributes: frozenset[str]) -> FolderRole:
    if is_inbox(name):
        return FolderRole.INBOX
    for attribute in attributes:
        role = _BY_ATTRIBUTE.get(attribute)
        if role is not None:
            return role
    levels = name.split(delimiter) if delimiter else [name]
    # Below a folder of a person's own, "Sent" is a name like any other.
    if any(_plain(level).strip("[]") not in _CONTAINERS for level in levels[:-1]):
        return FolderRole.OTHER
    return _ROLE_OF.get(_plain(levels[-1]), FolderRole.OTHER)


def _rank(folder: Folder) -> tuple[bool, int, bytes]:
    marked = bool(folder.attributes & _BY_ATTRIBUTE.keys()) or is_inbox(folder.name)
    return not marked, len(folder.name), folder.wire_name


def _without_role(folder: Folder) -> Folder:
    if folder.role in {FolderRole.JUNK, FolderRole.TRASH, FolderRole.DRAFTS}:
        return folder  # a second junk folder is still junk
    return replace(folder, role=FolderRole.OTHER)
