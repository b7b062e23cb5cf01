"""Folders of a mailbox as the database knows them: cursors, counters, what was skipped, what is gone."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import and_, delete, func, select, text, update
from sqlalchemy.dialects.postgresql import insert

from mail_ingest.imap.source import FetchProblem, Folder, FolderState
from mail_ingest.store.models import IngestSkip, MailFolder, MessagePlacement
from mail_ingest.store.records import DRAFT, CursorMove, Skipped
from mail_ingest.store.summary import conversations_of
from tenants.orm import new_id, now
from tenants.prepared import Prepared
from tenants.session import ReadSession, WriteSession

#: A message that did not come is tried again after these pauses, then left alone: three tries make it poison.
_RETRY_AFTER: Final = (timedelta(minutes=1), timedelta(hours=6))
_FINAL: Final = frozenset({FetchProblem.TOO_LARGE.value, DRAFT})


_LIVE: Final = Prepared(
    text(
        "SELECT array_agg(uid) AS uids FROM message_placement WHERE tenant_id = :tenant AND folder_id = :folder"
        " AND uid_validity = :uid_validity AND gone_at IS NULL"
    )
)
_SKIPPED: Final = Prepared(
    text(
        "SELECT array_agg(uid) AS uids FROM ingest_skip WHERE tenant_id = :tenant AND folder_id = :folder"
        " AND uid_validity = :uid_validity"
    )
)
_COVERED: Final = Prepared(
    text(
        """
        SELECT array_agg(uid) AS uids FROM (
            SELECT uid FROM message_placement
            WHERE tenant_id = :tenant AND folder_id = :folder AND uid_validity = :uid_validity
              AND uid BETWEEN :low AND :high AND gone_at IS NULL
            UNION ALL
            SELECT uid FROM ingest_skip
            WHERE tenant_id = :tenant AND folder_id = :folder AND uid_validity = :uid_validity
              AND uid BETWEEN :low AND :high AND (next_try_at IS NULL OR next_try_at > :moment)
        ) AS covered
        """
    )
)


class StaleFolderError(Exception):
    """The folder's UIDs belong to another generation (UIDVALIDITY) by now: open it again."""


async def save_folders(
    session: WriteSession, mailbox_id: UUID, listed: Sequence[Folder], selected: Collection[bytes]
) -> list[MailFolder]:
    """Bring the folder rows in line with what the server lists; answers those that are there, selected or not.

    `selected` are the wire names whose mail is fetched unless a person chose otherwise. A folder that is no longer
    listed keeps its rows; one that was renamed is known by its MAILBOXID and keeps them under the new name.
    """
    rows = {
        row.wire_name: row
        for row in await session.scalars(select(MailFolder).where(MailFolder.mailbox_id == mailbox_id))
    }
    there = {folder.wire_name: folder for folder in listed if folder.selectable}
    lost = {row.server_id: row for name, row in rows.items() if name not in there and row.server_id is not None}
    moment = now()
    for name, folder in there.items():
        row = rows.get(name)
        if row is None and folder.folder_id in lost:
            row = lost[folder.folder_id]
            rows[name] = rows.pop(row.wire_name)
            row.wire_name = name
        if row is None:
            row = MailFolder(mailbox_id=mailbox_id, wire_name=name, name=folder.name, role=folder.role.value)
            rows[name] = row
            session.add(row)
        row.name, row.role, row.gone_at = folder.name, folder.role.value, None
        row.server_id = folder.folder_id or row.server_id
        row.selected = name in selected if row.choice is None else row.choice
    for name, row in rows.items():
        if name not in there and row.gone_at is None:
            row.gone_at, row.selected = moment, False
    await session.flush()
    return [row for name, row in rows.items() if name in there]


async def renamed_candidates(session: ReadSession, mailbox_id: UUID, uid_validity: int) -> list[MailFolder]:
    """Folders that are no longer listed and had this UIDVALIDITY: what a new folder may have been called before."""
    return list(
        await session.scalars(
            select(MailFolder).where(
                MailFolder.mailbox_id == mailbox_id,
                MailFolder.gone_at.is_not(None),
                MailFolder.uid_validity == uid_validity,
            )
        )
    )


async def adopt_name(session: WriteSession, old: MailFolder, new: MailFolder) -> MailFolder:
    """`new` is `old` under another name: the old row lives on with it, and keeps what is covered."""
    old = await session.get_one(MailFolder, (old.tenant_id, old.id))
    new = await session.get_one(MailFolder, (new.tenant_id, new.id))
    wire_name, name, role, selected, server_id = new.wire_name, new.name, new.role, new.selected, new.server_id
    await session.delete(new)
    await session.flush()
    old.wire_name, old.name, old.role, old.server_id = wire_name, name, role, server_id
    old.selected = selected if old.choice is None else old.choice
    old.gone_at = None
    await session.flush()
    return old


async def close_lost_folders(session: WriteSession, mailbox_id: UUID) -> list[UUID]:
    """Folders that the server has not listed for a day are gone for good, and their mail with them; it stays here.
    Answers the conversations that changed."""
    lost = await session.scalars(
        select(MailFolder).where(
            MailFolder.mailbox_id == mailbox_id,
            MailFolder.gone_at < now() - timedelta(days=1),
            MailFolder.stored > 0,
        )
    )
    changed: list[UUID] = []
    for folder in lost:
        changed += await close_placements(session, folder, await live_uids(session, folder))
        folder.stored = folder.skipped = folder.on_server = 0
    return changed


async def note_opened(session: WriteSession, folder: MailFolder, state: FolderState) -> None:
    """Record what the server said when the folder was opened, before anything is fetched.

    On the first opening nothing is covered yet: new mail begins at the server's next UID, the backfill below it.
    Another UIDVALIDITY is a new generation: all is met again, recognised by `store.known` and linked anew. The
    places of the generation before stay open until that is done (`retire`).
    """
    if folder.uid_validity != state.uid_validity:
        if folder.uid_validity is not None:
            folder.generations = [*recent_generations(folder), now().isoformat()]
            await session.execute(delete(IngestSkip).where(IngestSkip.folder_id == folder.id))
        folder.uid_validity = state.uid_validity
        folder.tail_uid = folder.backfill_uid = folder.backfill_at = None
        folder.flags_modseq = folder.flags_at = None
        folder.backfill_done = False
        folder.stored = folder.skipped = folder.before_start = folder.bytes_stored = folder.held = 0
        folder.held_since = None
    folder.uid_next = state.uid_next
    folder.highest_modseq = state.highest_modseq
    folder.on_server = state.exists
    folder.server_id = state.folder_id or folder.server_id
    folder.checked_at = now()
    folder.problem = None
    await session.flush()


def recent_generations(folder: MailFolder) -> list[str]:
    """When the server began new generations of UIDs within the last day."""
    since = (now() - timedelta(days=1)).isoformat()
    return [instant for instant in folder.generations if instant > since]


async def retire(session: WriteSession, folder: MailFolder) -> list[UUID]:
    """All of this generation was met: close what is left of earlier ones. Answers the conversations that changed."""
    rows = await session.execute(
        update(MessagePlacement)
        .where(
            MessagePlacement.folder_id == folder.id,
            MessagePlacement.uid_validity != folder.uid_validity,
            MessagePlacement.gone_at.is_(None),
        )
        .values(gone_at=now())
        .returning(MessagePlacement.message_id)
        .execution_options(synchronize_session=False)
    )
    return await conversations_of(session, [row.message_id for row in rows])


def apply_cursor(folder: MailFolder, move: CursorMove, placed: Collection[int]) -> None:
    """Move the cursors and count the new placements."""
    if move.tail_uid is not None:
        folder.tail_uid = max(move.tail_uid, folder.tail_uid or 0)
    if move.backfill_uid is not None:
        folder.backfill_uid = move.backfill_uid
    if move.backfill_at is not None:
        folder.backfill_at = move.backfill_at
    if move.backfill_done is not None:
        folder.backfill_done = move.backfill_done
    if move.on_server is not None:
        folder.on_server, folder.checked_at = move.on_server, now()
    folder.stored += len(placed)


async def covered_uids(session: ReadSession, folder: MailFolder, low: int, high: int) -> set[int]:
    """UIDs within `low ..= high` that need not be fetched: stored, or skipped and not due again."""
    rows = await _COVERED.fetch(
        session, folder=folder.id, uid_validity=folder.uid_validity, low=low, high=high, moment=now()
    )
    return set(rows[0]["uids"] or ())


async def record_skips(
    session: WriteSession, folder: MailFolder, skips: Sequence[Skipped], stored: Collection[int]
) -> None:
    """Write down what could not be fetched, forget what now could, and count what is left."""
    if not skips and not (stored and folder.skipped):
        return
    uids = [skip.uid for skip in skips]
    here = and_(IngestSkip.folder_id == folder.id, IngestSkip.uid_validity == folder.uid_validity)
    known = await session.execute(select(IngestSkip.uid, IngestSkip.tries).where(here, IngestSkip.uid.in_(uids)))
    tries = {row.uid: row.tries for row in known}
    if stored:
        await session.execute(delete(IngestSkip).where(here, IngestSkip.uid.in_(stored)))
    if skips:
        moment = now()
        statement = insert(IngestSkip)
        await session.execute(
            statement.on_conflict_do_update(
                index_elements=["tenant_id", "folder_id", "uid_validity", "uid"],
                set_={
                    name: statement.excluded[name]
                    for name in ("reason", "server_said", "size", "tries", "next_try_at", "updated_at")
                },
            ),
            [
                {
                    "id": new_id(),
                    "folder_id": folder.id,
                    "uid_validity": folder.uid_validity,
                    "uid": skip.uid,
                    "reason": skip.reason,
                    "server_said": skip.server_said,
                    "size": skip.size,
                    "tries": tries.get(skip.uid, 0) + 1,
                    "next_try_at": moment + pause if (pause := _pause(skip, tries.get(skip.uid, 0))) else None,
                    "created_at": moment,
                    "updated_at": moment,
                }
                for skip in skips
            ],
        )
    folder.skipped = await session.scalar(select(func.count()).select_from(IngestSkip).where(here)) or 0


def _pause(skip: Skipped, tries: int) -> timedelta | None:
    if skip.reason in _FINAL or tries >= len(_RETRY_AFTER):
        return None
    return _RETRY_AFTER[tries]


async def live_uids(session: ReadSession, folder: MailFolder) -> set[int]:
    """UIDs that we hold for being on the server."""
    rows = await _LIVE.fetch(session, folder=folder.id, uid_validity=folder.uid_validity)
    return set(rows[0]["uids"] or ())


async def skipped_uids(session: ReadSession, folder: MailFolder) -> set[int]:
    """UIDs that are written down as not fetched."""
    rows = await _SKIPPED.fetch(session, folder=folder.id, uid_validity=folder.uid_validity)
    return set(rows[0]["uids"] or ())


async def known_uids(session: ReadSession, folder: MailFolder) -> list[int]:
    """All UIDs that are stored or written down, ascending."""
    return sorted(await live_uids(session, folder) | await skipped_uids(session, folder))


async def close_placements(session: WriteSession, folder: MailFolder, gone: Collection[int]) -> list[UUID]:
    """Messages were deleted or moved on the server: they stay here, only the place is closed.

    Answers the conversations whose summary has to be made anew.
    """
    rows = await session.scalars(
        update(MessagePlacement)
        .where(
            MessagePlacement.folder_id == folder.id,
            MessagePlacement.uid_validity == folder.uid_validity,
            MessagePlacement.uid.in_(gone),
            MessagePlacement.gone_at.is_(None),
        )
        .values(gone_at=now())
        .returning(MessagePlacement.message_id)
        .execution_options(synchronize_session=False)
    )
    message_ids = list(rows)
    folder.stored = max(0, folder.stored - len(message_ids))
    here = and_(IngestSkip.folder_id == folder.id, IngestSkip.uid_validity == folder.uid_validity)
    await session.execute(delete(IngestSkip).where(here, IngestSkip.uid.in_(gone)))
    folder.skipped = await session.scalar(select(func.count()).select_from(IngestSkip).where(here)) or 0
    return await conversations_of(session, message_ids)
