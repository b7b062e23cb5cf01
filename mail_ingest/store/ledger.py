"""The proof that a folder is complete: what is on the server = stored + skipped (each for a written reason) + older
than the start date.

The counters in `MailFolder` are moved along by the transactions that change what they count. `compare` holds them
against the server's own list of UIDs, and says what to do where they differ.
"""

from collections.abc import Set as AbstractSet
from datetime import timedelta
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import text

from mail_ingest.store.changes import apply_gone, tell_changed
from mail_ingest.store.events import MailboxDriftFound, MassDisappearanceFound
from mail_ingest.store.folders import live_uids, skipped_uids
from mail_ingest.store.models import MailFolder
from tenants.orm import now
from tenants.outbox import append
from tenants.prepared import Prepared
from tenants.session import ReadSession, WriteSession

#: So many messages that vanish at once, and at least half of a folder, are not believed before a day has passed.
MASS: Final = 20
HOLD: Final = timedelta(hours=24)
#: UIDs kept as evidence of a drift.
_SAMPLE: Final = 50

_ELSEWHERE: Final = Prepared(
    text(
        """
        SELECT count(*) AS n FROM message_placement p
        WHERE p.tenant_id = :tenant AND p.folder_id = :folder AND p.uid_validity = :uid_validity
          AND p.uid = ANY(CAST(:uids AS bigint[])) AND p.gone_at IS NULL
          AND EXISTS (
            SELECT FROM message_placement o
            WHERE o.tenant_id = :tenant AND o.message_id = p.message_id AND o.mailbox_id = p.mailbox_id
              AND o.folder_id <> p.folder_id AND o.gone_at IS NULL
          )
        """
    )
)


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What was found when the ledger did not agree; kept in `MailFolder.evidence`."""

    found_at: str
    on_server: int
    #: On the server, within what was held for covered, and neither stored nor written down. The first of them.
    missing: int
    missing_uids: list[int]
    #: By how much the counters were off what they count.
    stored_off: int
    skipped_off: int


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What a comparison found. `missing` is to be fetched; `held` so many places stay open for a day."""

    missing: list[int]
    gone: int
    held: int
    drift: int


async def compare(
    session: WriteSession, folder: MailFolder, everything: AbstractSet[int], wanted: AbstractSet[int]
) -> Comparison:
    """Hold the ledger against the server's UIDs, put the counters right and close the places of what is gone.

    `wanted` are those of `everything` that the start date leaves. The caller holds the ingest lock, and fetches
    `missing` afterwards; then `note_repaired`.
    """
    stored, skipped = await live_uids(session, folder), await skipped_uids(session, folder)
    stored_off, skipped_off = folder.stored - len(stored), folder.skipped - len(skipped)
    gone = (stored | skipped) - everything
    held = await _held(session, folder, stored - everything, stored, everything)
    folder.stored, folder.skipped = len(stored), len(skipped)
    if gone and not held:
        await tell_changed(session, await apply_gone(session, folder, gone))
    folder.held = held
    folder.on_server = len(everything)
    # Older mail that is here all the same (by another start date) is not left on the server.
    folder.before_start = len(everything - wanted - stored - skipped)
    missing = sorted(uid for uid in wanted - stored - skipped if _covered(folder, uid))
    drift = len(missing) + abs(stored_off) + abs(skipped_off)
    moment = now()
    folder.verified_at = folder.checked_at = moment
    if drift:
        folder.drift, folder.drift_since = drift, folder.drift_since or moment
        folder.evidence = msgspec.to_builtins(
            Evidence(
                found_at=moment.isoformat(),
                on_server=len(everything),
                missing=len(missing),
                missing_uids=missing[:_SAMPLE],
                stored_off=stored_off,
                skipped_off=skipped_off,
            )
        )
        append(session, MailboxDriftFound(mailbox_id=folder.mailbox_id, folder_id=folder.id, drift=drift))
    await session.flush()
    return Comparison(missing=missing, gone=0 if held else len(gone), held=held, drift=drift)


def _covered(folder: MailFolder, uid: int) -> bool:
    """Whether a UID lies where, by the cursors, all is stored or written down."""
    low = 0 if folder.backfill_done else folder.backfill_uid
    return low is not None and low <= uid <= (folder.tail_uid or 0)


async def _held(
    session: WriteSession,
    folder: MailFolder,
    gone: AbstractSet[int],
    stored: AbstractSet[int],
    everything: AbstractSet[int],
) -> int:
    """How many places are kept open although the server no longer lists them. Those that moved within the mailbox
    do not count."""
    if len(gone) < MASS or (everything and 2 * len(gone) < len(stored)):
        folder.held_since = None
        return 0
    rows = await _ELSEWHERE.fetch(session, folder=folder.id, uid_validity=folder.uid_validity, uids=list(gone))
    left = len(gone) - int(rows[0]["n"])
    if left < MASS or (everything and 2 * left < len(stored)):
        folder.held_since = None
        return 0
    if folder.held_since is not None and now() - folder.held_since >= HOLD:
        folder.held_since = None
        return 0
    if folder.held_since is None:
        folder.held_since = now()
        append(session, MassDisappearanceFound(mailbox_id=folder.mailbox_id, folder_id=folder.id, messages=len(gone)))
    return len(gone)


async def note_repaired(session: WriteSession, folder: MailFolder, missing: AbstractSet[int]) -> bool:
    """Whether all that a comparison missed is stored or written down by now; then the drift ends."""
    left = missing - await live_uids(session, folder) - await skipped_uids(session, folder)
    if left:
        folder.drift = len(left)
    elif folder.drift:
        folder.drift, folder.drift_since, folder.repaired_at = 0, None, now()
    await session.flush()
    return not left


_KEPT: Final = Prepared(
    text(
        """
        SELECT p.folder_id, count(DISTINCT p.message_id) AS n FROM message_placement p
        WHERE p.tenant_id = :tenant AND p.folder_id = ANY(CAST(:folders AS uuid[])) AND p.gone_at IS NOT NULL
          AND NOT EXISTS (
            SELECT FROM message_placement o
            WHERE o.tenant_id = :tenant AND o.message_id = p.message_id AND o.mailbox_id = p.mailbox_id
              AND o.gone_at IS NULL
          )
        GROUP BY p.folder_id
        """
    )
)


async def deleted_on_server(session: ReadSession, folder_ids: list[UUID]) -> dict[UUID, int]:
    """How many messages of each folder are gone from the mailbox on the server, and kept here."""
    rows = await _KEPT.fetch(session, folders=folder_ids)
    return {row["folder_id"]: row["n"] for row in rows}
