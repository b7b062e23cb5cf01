"""Where a mailbox stands, remembered between looks at its server: a look that finds nothing asks the database nothing.

Only the holder of a lease moves cursors and counters, always through `Work`, which counts what it writes. What people
change comes with a wake-up, and that counts too. What escaped both is read again after ten minutes.
"""

import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import text

from mail_ingest.sync.planner import FolderPlan
from mail_ingest.sync.work import Work
from tenants.prepared import Prepared

#: Seconds after which it is read again, whatever was heard.
REMEMBERED: Final = 600.0

_FOLDERS: Final = Prepared(
    text(
        """
        SELECT id, wire_name, role, selected, uid_validity, uid_next, on_server, flags_modseq, backfill_done,
               backfill_at AS frontier, verified_at, drift, tail_uid IS NOT NULL AS opened,
               stored + skipped + before_start - held AS accounted
        FROM mail_folder WHERE tenant_id = :tenant AND mailbox_id = :mailbox AND selected ORDER BY id
        """
    )
)
_DUTIES: Final = Prepared(
    text(
        """
        SELECT m.version, m.verify_requested_at, s.folders, s.moments,
               EXISTS (SELECT FROM fetch_request r WHERE r.tenant_id = :tenant AND r.mailbox_id = m.id
                       AND r.status = 'waiting') AS whole_messages
        FROM mailbox m, LATERAL (
            SELECT array_agg(d.folder_id) AS folders, array_agg(d.next_try_at) AS moments FROM (
                SELECT k.folder_id, min(k.next_try_at) AS next_try_at FROM ingest_skip k
                JOIN mail_folder f ON f.tenant_id = :tenant AND f.id = k.folder_id
                WHERE k.tenant_id = :tenant AND f.mailbox_id = m.id AND k.next_try_at IS NOT NULL
                GROUP BY k.folder_id
            ) d
        ) s
        WHERE m.tenant_id = :tenant AND m.id = :mailbox
        """
    )
)


class FolderMark(FolderPlan, frozen=True, kw_only=True):
    """A selected folder: what the planner needs to know, and what tells whether the server has news of it."""

    wire_name: bytes
    uid_validity: int | None
    uid_next: int | None
    flags_modseq: int | None
    drift: int
    #: Whether it was opened before, so that its cursors mean something.
    opened: bool


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A mailbox's selected folders, and what is to be done beside following the server."""

    #: Grows with each change of settings by a person; None when the mailbox is no more.
    version: int | None
    folders: Sequence[FolderMark]
    #: When somebody asked to have everything compared.
    verify_requested_at: datetime | None
    #: From when on something that did not come may be tried again, by folder.
    next_tries: Mapping[UUID, datetime]
    #: Somebody waits for the whole of a message.
    whole_messages: bool

    def is_due(self, folder: FolderMark, moment: datetime) -> bool:
        """Whether something that did not come from there may be tried again."""
        next_try = self.next_tries.get(folder.id)
        return next_try is not None and next_try <= moment


class Memory:
    """Of one mailbox. `get` reads from the database only when something may have changed."""

    __slots__ = ("_at", "_found", "_seen", "_work")

    def __init__(self, work: Work) -> None:
        self._work = work
        self._found: Standing | None = None
        self._seen = -1
        self._at = 0.0

    async def get(self) -> Standing:
        """Where the mailbox stands."""
        moment = time.monotonic()
        if self._found is not None and self._seen == self._work.moves and moment - self._at < REMEMBERED:
            return self._found
        # Noted before reading: what is written meanwhile makes it read again.
        seen = self._work.moves
        self._found = found = await self._read()
        self._seen, self._at = seen, moment
        return found

    async def _read(self) -> Standing:
        mailbox_id = self._work.lease.mailbox_id
        async with self._work.read_session() as session:
            rows = await _DUTIES.fetch(session, mailbox=mailbox_id)
            folders = await _FOLDERS.fetch(session, mailbox=mailbox_id)
        marks = [FolderMark(**{name: row[name] for name in FolderMark.__struct_fields__}) for row in folders]
        if not rows:
            return Standing(version=None, folders=(), verify_requested_at=None, next_tries={}, whole_messages=False)
        row = rows[0]
        return Standing(
            version=row["version"],
            folders=marks,
            verify_requested_at=row["verify_requested_at"],
            next_tries=dict(zip(row["folders"] or (), row["moments"] or (), strict=True)),
            whole_messages=row["whole_messages"],
        )
