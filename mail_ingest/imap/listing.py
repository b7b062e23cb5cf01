"""Which folders there are."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from mail_ingest.imap.errors import CommandRefusedError
from mail_ingest.imap.folders import MAX_FOLDERS, read_folder, settle_roles
from mail_ingest.imap.grammar import Value, ascii_text, pairs
from mail_ingest.imap.responses import Data
from mail_ingest.imap.session import Session
from mail_ingest.imap.source import Folder

_WANTED: Final = frozenset({"LIST", "XLIST", "STATUS"})


async def list_folders(session: Session) -> list[Folder]:
    """See `MailSource.list_folders`."""
    foreign = await _foreign_prefixes(session)
    can = session.capabilities
    if "SPECIAL-USE" in can and "LIST-EXTENDED" in can:
        # Identities of folders that survive renaming come along where there are any (RFC 8474 section 4.3).
        ids = b" STATUS (MAILBOXID)" if {"OBJECTID", "LIST-STATUS"} <= can else b""
        request = b'LIST "" "*" RETURN (SPECIAL-USE' + ids + b")"
    elif "XLIST" in can and "SPECIAL-USE" not in can:
        request = b'XLIST "" "*"'
    else:
        request = b'LIST "" "*"'
    outcome = await session.command(request, wanted=_WANTED)
    folders: dict[bytes, Folder] = {}
    folder_ids: dict[bytes, str] = {}
    for response in outcome.responses[: 4 * MAX_FOLDERS]:
        if not isinstance(response, Data):
            continue
        if response.kind == "STATUS":
            folder_ids.update(_folder_id(response.values))
            continue
        folder = read_folder(response.values)
        if folder and not any(folder.wire_name.startswith(prefix) for prefix in foreign):
            folders[folder.wire_name] = folder
    named = [replace(folder, folder_id=folder_ids.get(name)) for name, folder in folders.items()]
    return settle_roles(named[:MAX_FOLDERS])


def _folder_id(values: Sequence[Value]) -> dict[bytes, str]:
    """`STATUS INBOX (MAILBOXID (F2212ea87))` as name and identity."""
    if len(values) < 2 or not isinstance(values[0], bytes) or not isinstance(values[1], list):
        return {}
    identity = dict(pairs(values[1])).get("MAILBOXID")
    first = identity[0] if isinstance(identity, list) and identity else None
    return {values[0]: ascii_text(first)} if isinstance(first, bytes) else {}


async def _foreign_prefixes(session: Session) -> list[bytes]:
    """Where other users' and shared folders begin (RFC 2342); they belong to somebody else's mailbox."""
    if "NAMESPACE" not in session.capabilities:
        return []
    try:
        outcome = await session.command(b"NAMESPACE", wanted=frozenset({"NAMESPACE"}))
    except CommandRefusedError:
        return []
    prefixes: list[bytes] = []
    for response in outcome.responses:
        if not isinstance(response, Data):
            continue
        for group in response.values[1:3]:
            entries = [entry[0] for entry in group or [] if isinstance(entry, list) and entry]
            prefixes += [prefix for prefix in entries if isinstance(prefix, bytes) and prefix]
    return prefixes
