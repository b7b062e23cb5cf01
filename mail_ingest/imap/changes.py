"""What has changed in the open folder: by QRESYNC, by CONDSTORE, or by reading all flags (RFC 7162)."""

from collections.abc import Sequence
from dataclasses import dataclass

from mail_ingest.imap.errors import CommandRefusedError, Scope
from mail_ingest.imap.fetching import FETCHED, merge, read_meta
from mail_ingest.imap.responses import Data, Response
from mail_ingest.imap.session import Session
from mail_ingest.imap.source import FolderChanges, FolderState, MessageMeta
from mail_ingest.imap.uidset import read_uid_set

_DEADLINE = 300.0


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
        return _answer(told, state, known)
    if highest == since:
        # Nothing happened; without QRESYNC an expunge may have, because only there it counts (RFC 7162 3.2.7).
        complete = len(known) <= state.exists if "QRESYNC" in session.enabled else len(known) == state.exists
        return FolderChanges(metas=[], vanished=[] if complete else None, highest_modseq=highest)
    qresync = "QRESYNC" in session.enabled
    modifier = b" VANISHED" if qresync else b""
    try:
        outcome = await session.command(
            b"UID FETCH 1:* (UID FLAGS" + _labels(session) + b") (CHANGEDSINCE %d" % since + modifier + b")",
            wanted=FETCHED,
            deadline=_DEADLINE,
            scope=Scope.FOLDER,
        )
    except CommandRefusedError:  # advertised and not understood
        return await _all_flags(session, state, known)
    vanished = read_vanished(outcome.responses) if qresync else None
    return _answer(QResync(since, outcome.responses, vanished), state, known)


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


def _answer(told: QResync, state: FolderState, known: Sequence[int]) -> FolderChanges:
    metas = _metas(told.responses)
    vanished = told.vanished
    if vanished:
        held = set(known)
        vanished = [uid for uid in vanished if uid in held]
    if vanished is not None and state.exists < len(known) - len(vanished):
        vanished = None  # fewer are left than we think: the server has not told of all
    return FolderChanges(metas=metas, vanished=vanished, highest_modseq=state.highest_modseq)


async def _all_flags(session: Session, state: FolderState, known: Sequence[int]) -> FolderChanges:
    highest = state.highest_modseq
    outcome = await session.command(
        b"UID FETCH 1:* (UID FLAGS" + (b" MODSEQ" if highest else b"") + _labels(session) + b")",
        wanted=FETCHED,
        deadline=_DEADLINE,
        scope=Scope.FOLDER,
    )
    metas = _metas(outcome.responses)
    there = {meta.uid for meta in metas}
    vanished = [uid for uid in known if uid not in there] if len(there) >= state.exists else None
    return FolderChanges(metas=metas, vanished=vanished, highest_modseq=highest)


def _metas(responses: Sequence[Response]) -> list[MessageMeta]:
    metas = [read_meta(uid, fetched) for uid, fetched in merge(responses).items() if "FLAGS" in fetched.items]
    metas.sort(key=lambda meta: (meta.modseq or 0, meta.uid))
    return metas


def _labels(session: Session) -> bytes:
    return b" X-GM-LABELS" if "X-GM-EXT-1" in session.capabilities else b""
