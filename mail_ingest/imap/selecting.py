"""Opening a folder, alone or together with what has changed in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from aioimaplib import aioimaplib

from mail_ingest.imap.changes import QResync, read_vanished
from mail_ingest.imap.grammar import ascii_text, number, quote
from mail_ingest.imap.responses import Numbered, Response, Status
from mail_ingest.imap.session import Session
from mail_ingest.imap.source import Folder, FolderState, KnownState


@dataclass(slots=True)
class Opened:
    """The open folder. `told` is what QRESYNC said on opening it."""

    folder: Folder
    state: FolderState
    told: QResync | None = None


async def open_folder(session: Session, folder: Folder, *, read_only: bool, known: KnownState | None) -> Opened:
    """See `MailSource.open_folder`."""
    since = known.highest_modseq if known and "QRESYNC" in session.enabled and known.uid_validity else 0
    command = (b"EXAMINE " if read_only else b"SELECT ") + quote(folder.wire_name)
    if known and since > 0:
        command += b" (QRESYNC (%d %d))" % (known.uid_validity, since)
    elif "CONDSTORE" in session.capabilities:
        command += b" (CONDSTORE)"
    outcome = await session.command(command, wanted=frozenset({"STATUSES", "EXISTS", "VANISHED", "FETCH"}))
    responses = _after_closed(outcome.responses)
    state = _read_state(folder, responses, read_only=read_only or outcome.status.code == "READ-ONLY")
    session.protocol.take_pushed()
    session.protocol.state = aioimaplib.SELECTED
    told = None
    if known and since > 0 and state.uid_validity == known.uid_validity and (state.highest_modseq or 0) >= since:
        told = QResync(since, responses, read_vanished(responses))
    return Opened(folder, state, told)


def _after_closed(responses: Sequence[Response]) -> list[Response]:
    """What was said of the new folder: all before [CLOSED] is about the one that was open (RFC 7162 3.2.11)."""
    start = 0
    for index, response in enumerate(responses):
        if isinstance(response, Status) and response.code == "CLOSED":
            start = index + 1
    return list(responses[start:])


def _read_state(folder: Folder, responses: Sequence[Response], *, read_only: bool) -> FolderState:
    codes: dict[str, int | None] = {}
    exists = 0
    folder_id = folder.folder_id
    for response in responses:
        if isinstance(response, Status) and response.code:
            codes[response.code] = number(response.arguments)
            if response.code == "MAILBOXID":
                folder_id = ascii_text(response.arguments.strip(b"() ")) or None
        elif isinstance(response, Numbered) and response.kind == "EXISTS":
            exists = response.number
    return FolderState(
        uid_validity=codes.get("UIDVALIDITY") or 0,
        uid_next=codes.get("UIDNEXT"),
        highest_modseq=None if "NOMODSEQ" in codes else codes.get("HIGHESTMODSEQ") or None,
        exists=exists,
        uids_sticky="UIDNOTSTICKY" not in codes,
        read_only=read_only,
        folder_id=folder_id,
    )
