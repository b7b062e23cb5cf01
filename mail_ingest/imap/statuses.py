"""Counters of folders that are not open: one STATUS, LIST-STATUS (RFC 5819), or many STATUS at once."""

import asyncio
from collections.abc import Sequence
from typing import Final

from mail_ingest.imap.errors import CommandRefusedError, MailError, Scope
from mail_ingest.imap.folders import is_inbox
from mail_ingest.imap.grammar import number, pairs, quote
from mail_ingest.imap.pending import Outcome
from mail_ingest.imap.responses import Data, Response
from mail_ingest.imap.session import Session
from mail_ingest.imap.source import Folder, FolderStatus

_WANTED: Final = frozenset({"STATUS"})
#: STATUS commands under way at the same time.
_AT_ONCE: Final = 20
#: STATUS commands per call: Exchange opens a folder for each and has a limit for that.
MOST: Final = 100
#: Up to so many folders are named in one LIST; for more, all of them are asked for.
_NAMED: Final = 40


async def folder_status(session: Session, folder: Folder) -> FolderStatus:
    """See `MailSource.folder_status`."""
    found = _read((await _ask(session, folder)).responses)
    # The name may come back in other words (INBOX in any case), but nothing else was asked.
    return found.get(_key(folder.wire_name)) or next(iter(found.values()), _EMPTY)


async def _ask(session: Session, folder: Folder) -> Outcome:
    return await session.command(
        b"STATUS " + quote(folder.wire_name) + b" " + _items(session), wanted=_WANTED, scope=Scope.FOLDER
    )


class Statuses:
    """`MailSource.statuses`, remembering where to go on."""

    __slots__ = ("_asked_at", "_session", "_turn")

    def __init__(self, session: Session) -> None:
        self._session = session
        self._asked_at: dict[bytes, int] = {}
        self._turn = 0

    async def ask(self, folders: Sequence[Folder], opened: Folder | None) -> dict[bytes, FolderStatus | MailError]:
        """Counters by wire name; `opened` is left out unless the server tells it anyway."""
        wanted = [folder for folder in folders if folder.selectable]
        if not wanted:
            return {}
        if "LIST-STATUS" in self._session.capabilities:
            try:
                return await self._by_list(wanted)
            except CommandRefusedError as error:
                if error.slow_down:
                    raise
                # Advertised and not understood.
                self._session.capabilities -= {"LIST-STATUS"}
        return await self._one_by_one(wanted, opened)

    async def _by_list(self, folders: Sequence[Folder]) -> dict[bytes, FolderStatus | MailError]:
        names = [folder.wire_name for folder in folders]
        patterns = b'"*"'
        if len(names) <= _NAMED and not any(b"*" in name or b"%" in name for name in names):
            patterns = b"(" + b" ".join(map(quote, names)) + b")"
        outcome = await self._session.command(
            b'LIST "" ' + patterns + b" RETURN (STATUS " + _items(self._session) + b")",
            wanted=_WANTED,
            deadline=60 + len(folders),
        )
        found = _read(outcome.responses)
        # A folder without STATUS is one that the server cannot open just now, or that is no more (RFC 5819 section 2).
        missing = self._session.gone("folder-missing", Scope.FOLDER)
        return {name: found.get(_key(name)) or missing for name in names}

    async def _one_by_one(
        self, folders: Sequence[Folder], opened: Folder | None
    ) -> dict[bytes, FolderStatus | MailError]:
        askable = [folder for folder in folders if opened is None or folder.wire_name != opened.wire_name]
        askable.sort(key=lambda folder: self._asked_at.get(folder.wire_name, 0))  # stable: longest not asked first
        self._turn += 1
        answers: dict[bytes, FolderStatus | MailError] = {}
        for start in range(0, min(len(askable), MOST), _AT_ONCE):
            group = askable[start : min(start + _AT_ONCE, MOST)]
            answers.update(await self._together(group))
            self._asked_at.update((folder.wire_name, self._turn) for folder in group)
        return answers

    async def _together(self, folders: Sequence[Folder]) -> dict[bytes, FolderStatus | MailError]:
        """Many STATUS commands at once. A server may answer them in any order, so names decide."""
        outcomes = await asyncio.gather(*map(self._status, folders))
        found = _read(
            [response for outcome in outcomes if isinstance(outcome, Outcome) for response in outcome.responses]
        )
        answers: dict[bytes, FolderStatus | MailError] = {}
        for folder, outcome in zip(folders, outcomes, strict=True):
            known = found.get(_key(folder.wire_name))
            if isinstance(outcome, CommandRefusedError):
                if outcome.slow_down:
                    raise outcome
                answers[folder.wire_name] = outcome
            else:  # under another name, or not at all: ask alone, where there is no doubt
                answers[folder.wire_name] = known or await folder_status(self._session, folder)
        return answers

    async def _status(self, folder: Folder) -> Outcome | CommandRefusedError:
        try:
            return await _ask(self._session, folder)
        except CommandRefusedError as error:
            return error


_EMPTY: Final = FolderStatus(messages=None, uid_next=None, uid_validity=None, highest_modseq=None, unseen=None)


def _items(session: Session) -> bytes:
    modseq = b" HIGHESTMODSEQ" if "CONDSTORE" in session.capabilities else b""
    return b"(MESSAGES UIDNEXT UIDVALIDITY UNSEEN" + modseq + b")"


def _key(name: bytes) -> bytes:
    return b"INBOX" if is_inbox(name.decode("latin-1")) else name


def _read(responses: Sequence[Response]) -> dict[bytes, FolderStatus]:
    found: dict[bytes, FolderStatus] = {}
    for response in responses:
        if not isinstance(response, Data) or len(response.values) < 2:
            continue
        name, items = response.values[0], response.values[-1]
        if isinstance(name, bytes) and isinstance(items, list):
            counters = {item: number(value) for item, value in pairs(items)}
            found[_key(name)] = FolderStatus(
                messages=counters.get("MESSAGES"),
                uid_next=counters.get("UIDNEXT"),
                uid_validity=counters.get("UIDVALIDITY"),
                highest_modseq=counters.get("HIGHESTMODSEQ") or None,
                unseen=counters.get("UNSEEN"),
            )
    return found
