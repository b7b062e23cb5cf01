"""A folder under another name is the same folder: its mail is not fetched again.

The server says so itself where it gives folders an id (MAILBOXID, RFC 8474; `store.folders.save_folders`). Elsewhere
a new folder is taken for one that is gone when UIDVALIDITY, nine of ten UIDs, and the dates of a sample agree.
"""

from collections.abc import Sequence
from typing import Final

import structlog
from sqlalchemy import select

from mail_ingest.imap.source import Folder, MailSource
from mail_ingest.store.folders import adopt_name, live_uids, renamed_candidates
from mail_ingest.store.ingest import lock_ingest
from mail_ingest.store.models import MailFolder, MessagePlacement
from mail_ingest.sync.work import Work

_SAMPLE: Final = 20

_log = structlog.get_logger(__name__)


async def recognise_renamed(work: Work, source: MailSource, folders: Sequence[Folder], rows: list[MailFolder]) -> None:
    """Give rows of folders that are gone to those of `folders` (selected ones) that are new and look the same.

    `rows` are those of the listed folders. Opens folders on `source`.
    """
    fresh = {row.wire_name: row for row in rows if row.uid_validity is None and row.selected}
    if not fresh or not await _any_gone(work):
        return
    for folder in folders:
        row = fresh.get(folder.wire_name)
        if row is None:
            continue
        state = await source.open_folder(folder)
        async with work.read_session() as session:
            candidates = await renamed_candidates(session, work.lease.mailbox_id, state.uid_validity)
        for candidate in candidates:
            if await _looks_like(work, source, candidate):
                async with work.session() as session:
                    await lock_ingest(session)
                    await adopt_name(session, candidate, row)
                _log.info("a folder was renamed", folder_id=str(candidate.id))
                break


async def _any_gone(work: Work) -> bool:
    async with work.read_session() as session:
        found = await session.scalar(
            select(MailFolder.id)
            .where(
                MailFolder.mailbox_id == work.lease.mailbox_id,
                MailFolder.gone_at.is_not(None),
                MailFolder.stored > 0,
            )
            .limit(1)
        )
    return found is not None


async def _looks_like(work: Work, source: MailSource, old: MailFolder) -> bool:
    uids = await source.uids()
    async with work.read_session() as session:
        stored = await live_uids(session, old)
        both = sorted(stored & set(uids))
        if not both or 10 * len(both) < 9 * len(stored):
            return False
        sample = both[-_SAMPLE:]
        found = await session.execute(
            select(MessagePlacement.uid, MessagePlacement.internal_date).where(
                MessagePlacement.folder_id == old.id,
                MessagePlacement.uid_validity == old.uid_validity,
                MessagePlacement.uid.in_(sample),
            )
        )
        dates = {row.uid: row.internal_date for row in found}
    async for metas in source.fetch_meta(sample):
        if any(dates.get(meta.uid) != meta.internal_date for meta in metas):
            return False
    return True
