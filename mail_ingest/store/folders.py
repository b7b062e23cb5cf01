"""Folders of a mailbox as the database knows them: cursors, counters, what was skipped, what is gone."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import and_, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from mail_ingest.imap.source import FetchProblem, Folder, FolderState
from mail_ingest.store.models import IngestSkip, MailFolder, Message, MessagePlacement
from mail_ingest.store.records import CursorMove, Skipped
from tenants.orm import new_id, now
from tenants.session import ReadSession, WriteSession

#: A refused message is tried again after these pauses, then left alone.
_RETRY_AFTER = (timedelta(minutes=10), timedelta(hours=6))


class StaleFolderError(Exception):
    """The folder's UIDs belong to another generation (UIDVALIDITY) by now: open it again."""


async def save_folders(
    session: WriteSession, mailbox_id: UUID, listed: Sequence[Folder], selected: Collection[bytes]
) -> list[MailFolder]:
    """Bring the folder rows in line with what the server lists; answers those that are there, selected or not.

    `selected` are the wire names whose mail is fetched. A folder that is no longer listed keeps its rows.
    """
    rows = {
        row.wire_name: row
        for row in await session.scalars(select(MailFolder).where(MailFolder.mailbox_id == mailbox_id))
    }
    moment = now()
    for folder in listed:
        if not folder.selectable:
            continue
        row = rows.get(folder.wire_name)
        if row is None:
            row = MailFolder(
                mailbox_id=mailbox_id, wire_name=folder.wire_name, name=folder.name, role=folder.role.value
            )
            rows[folder.wire_name] = row
            session.add(row)
        row.name, row.role, row.gone_at = folder.name, folder.role.value, None
        row.selected = folder.wire_name in selected
    there = {folder.wire_name for folder in listed if folder.selectable}
    for name, row in rows.items():
        if name not in there and row.gone_at is None:
            row.gone_at, row.selected = moment, False
    await session.flush()
    return [row for name, row in rows.items() if name in there]


async def note_opened(session: WriteSession, folder: MailFolder, state: FolderState) -> None:
    """Record what the server said when the folder was opened, before anything is fetched.

    On the first opening nothing is covered yet: new mail begins at the server's next UID, the backfill below it.
    Another UIDVALIDITY is a new generation: old placements are closed, and all is met again (and recognised by
    content).
    """
    if folder.uid_validity != state.uid_validity:
        if folder.uid_validity is not None:
            await _close_generation(session, folder)
        folder.uid_validity = state.uid_validity
        folder.tail_uid = folder.backfill_uid = folder.backfill_at = None
        folder.backfill_done = False
        folder.stored = folder.skipped = folder.before_start = 0
    folder.uid_next = state.uid_next
    folder.highest_modseq = state.highest_modseq
    folder.on_server = state.exists
    folder.checked_at = now()
    folder.problem = None
    await session.flush()


async def _close_generation(session: WriteSession, folder: MailFolder) -> None:
    await session.execute(
        update(MessagePlacement)
        .where(MessagePlacement.folder_id == folder.id, MessagePlacement.gone_at.is_(None))
        .values(gone_at=now())
        .execution_options(synchronize_session=False)
    )
    await session.execute(delete(IngestSkip).where(IngestSkip.folder_id == folder.id))


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
    folder.stored += len(placed)


async def covered_uids(session: ReadSession, folder: MailFolder, low: int, high: int) -> set[int]:
    """UIDs within `low ..= high` that need not be fetched: stored, or skipped and not due again."""
    stored = await session.scalars(
        select(MessagePlacement.uid).where(
            MessagePlacement.folder_id == folder.id,
            MessagePlacement.uid_validity == folder.uid_validity,
            MessagePlacement.uid.between(low, high),
            MessagePlacement.gone_at.is_(None),
        )
    )
    skipped = await session.scalars(
        select(IngestSkip.uid).where(
            IngestSkip.folder_id == folder.id,
            IngestSkip.uid_validity == folder.uid_validity,
            IngestSkip.uid.between(low, high),
            or_(IngestSkip.next_try_at.is_(None), IngestSkip.next_try_at > now()),
        )
    )
    return {*stored, *skipped}


async def record_skips(
    session: WriteSession, folder: MailFolder, skips: Sequence[Skipped], stored: Collection[int]
) -> None:
    """Write down what could not be fetched, forget what now could, and count what is left."""
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
    if skips or stored:
        folder.skipped = await session.scalar(select(func.count()).select_from(IngestSkip).where(here)) or 0


def _pause(skip: Skipped, tries: int) -> timedelta | None:
    if skip.reason == FetchProblem.TOO_LARGE or tries >= len(_RETRY_AFTER):
        return None
    return _RETRY_AFTER[tries]


async def live_uids(session: ReadSession, folder: MailFolder) -> set[int]:
    """UIDs that we hold for being on the server."""
    return set(
        await session.scalars(
            select(MessagePlacement.uid).where(
                MessagePlacement.folder_id == folder.id,
                MessagePlacement.uid_validity == folder.uid_validity,
                MessagePlacement.gone_at.is_(None),
            )
        )
    )


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
    folder.stored -= len(message_ids)
    here = and_(IngestSkip.folder_id == folder.id, IngestSkip.uid_validity == folder.uid_validity)
    await session.execute(delete(IngestSkip).where(here, IngestSkip.uid.in_(gone)))
    folder.skipped = await session.scalar(select(func.count()).select_from(IngestSkip).where(here)) or 0
    found = await session.scalars(select(Message.conversation_id).where(Message.id.in_(message_ids)).distinct())
    return list(found)
