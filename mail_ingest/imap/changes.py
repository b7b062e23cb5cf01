"""What has changed in the open folder: by QRESYNC, by CONDSTORE, or by reading all flags (RFC 7162)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mail_ingest.imap.errors import CommandRefusedError, Scope
from mail_ingest.imap.fetching import FETCHED, Fetched, Merging, read_flags, read_meta
from mail_ingest.imap.responses import Data, Numbered, Response
from mail_ingest.imap.session import Session
from mail_ingest.imap.source import FolderChanges, FolderState, MessageMeta
from mail_ingest.imap.uidset import read_uid_set, rest_of

_DEADLINE = 300.0
_PLAIN = re.compile(rb"\((?:UID (\d{1,10}) )?FLAGS \(([^()\"{]*)\)(?: UID (\d{1,10}))?(?: MODSEQ \((\d{1,19})\))?\)")


@dataclass(slots=True)
class QResync:
    """What was said of changes since `since`. `vanished` is None when it could not be read."""

    since: int
    responses: Sequence[Response]
    vanished: list[int] | None


async def changes(
    session: Session, state: FolderState, told: QResync | None, since: int, known: Sequence[int]
) -> FolderChanges:
    """See `MailSource.changes`; `told` saves asking again."""
    highest = state.highest_modseq
    if not state.exists:
        return FolderChanges(metas=[], vanished=list(known), highest_modseq=highest)
    if highest is None or since <= 0 or highest < since:
        return await _all_flags(session, state, known)
    if told is not None and told.since == since:
        return _answer(state, known, _metas(told.responses), told.vanished)
    if highest == since:
        # Nothing happened; without QRESYNC an expunge may have, because only there it counts (RFC 7162 3.2.7).
        complete = len(known) <= state.exists if "QRESYNC" in session.enabled else len(known) == state.exists
        return FolderChanges(metas=[], vanished=[] if complete else None, highest_modseq=highest)
    qresync = "QRESYNC" in session.enabled
    modifier = b" (CHANGEDSINCE %d" % since + (b" VANISHED)" if qresync else b")")
    try:
        metas, expunges = await _fetch(session, b"(UID FLAGS" + _labels(session) + b")" + modifier)
    except CommandRefusedError as error:
        if error.slow_down:
            raise
        # Advertised and not understood.
        return await _all_flags(session, state, known)
    return _answer(state, known, metas, read_vanished(expunges) if qresync else None)


def read_vanished(responses: Sequence[Response]) -> list[int] | None:
    """UIDs of all `* VANISHED (EARLIER) 1:3` and `* VANISHED 5`; None when one cannot be read."""
    found: set[int] = set()
    for response in responses:
        if isinstance(response, Data) and response.kind == "VANISHED":
            uid_set = b"".join(value for value in response.values if isinstance(value, bytes))
            try:
                found.update(read_uid_set(uid_set.decode("ascii", "replace")))
            except ValueError:
                return None
    return sorted(found)


def _answer(
    state: FolderState, known: Sequence[int], metas: list[MessageMeta], vanished: list[int] | None
) -> FolderChanges:
    if vanished:
        held = set(known)
        vanished = [uid for uid in vanished if uid in held]
    if vanished is not None and state.exists < len(known) - len(vanished):
        vanished = None  # fewer are left than we think: the server has not told of all
    return FolderChanges(metas=metas, vanished=vanished, highest_modseq=state.highest_modseq)


async def _all_flags(session: Session, state: FolderState, known: Sequence[int]) -> FolderChanges:
    highest = state.highest_modseq
    items = b"(UID FLAGS" + (b" MODSEQ" if highest else b"") + _labels(session) + b")"
    metas, _ = await _fetch(session, items)
    there = {meta.uid for meta in metas}
    vanished = [uid for uid in known if uid not in there] if len(there) >= state.exists else None
    return FolderChanges(metas=metas, vanished=vanished, highest_modseq=highest)


async def _fetch(session: Session, items: bytes) -> tuple[list[MessageMeta], list[Response]]:
    """Metadata of all messages that answer, and what was told of expunges. Half a million may answer, so each is
    reduced as it comes."""
    metas: dict[int, MessageMeta] = {}
    expunges: list[Response] = []
    merging = Merging()
    span: bytes | None = b"1:*"
    while span is not None:
        command = b"UID FETCH " + span + b" " + items
        responses = session.stream(command, wanted=FETCHED, deadline=_DEADLINE, scope=Scope.FOLDER)
        async for response in responses:
            plain = _plain_flags(response)
            if plain is not None:
                metas[plain.uid] = plain
                continue
            if not isinstance(response, Numbered) or response.kind != "FETCH":
                expunges.append(response)
            _reduce(merging.take(response), metas)
        span = rest_of(responses.status, 1)
    return _in_order(metas), expunges


def _metas(responses: Sequence[Response]) -> list[MessageMeta]:
    metas: dict[int, MessageMeta] = {}
    merging = Merging()
    for response in responses:
        _reduce(merging.take(response), metas)
    return _in_order(metas)


def _plain_flags(response: Response) -> MessageMeta | None:
    """A line in the usual form, read in a third of the time."""
    if not isinstance(response, Numbered) or response.kind != "FETCH" or len(response.frames) > 1:
        return None
    match = _PLAIN.fullmatch(response.frames[0])
    if match is None:
        return None
    uid, flags, uid_behind, modseq = match.groups()
    if (uid is None) is (uid_behind is None):
        return None
    return MessageMeta(
        uid=int(uid or uid_behind),
        flags=read_flags(tuple(flags.split())),
        internal_date=None,
        size=0,
        modseq=int(modseq) if modseq else None,
    )


def _reduce(found: Sequence[Fetched], metas: dict[int, MessageMeta]) -> None:
    for fetched in found:
        uid = fetched.uid
        if uid and "FLAGS" in fetched.items:
            metas[uid] = read_meta(uid, fetched)


def _in_order(metas: dict[int, MessageMeta]) -> list[MessageMeta]:
    return sorted(metas.values(), key=lambda meta: (meta.modseq or 0, meta.uid))


def _labels(session: Session) -> bytes:
    return b" X-GM-LABELS" if "X-GM-EXT-1" in session.capabilities else b""
