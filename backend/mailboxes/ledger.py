"""How much of a mailbox is here, folder by folder, and why the rest is not: the ledger, in the reader's language."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final, Literal, cast
from uuid import UUID

import msgspec
from sqlalchemy import func, select

from backend.mailboxes.schemas import FolderView, Progress, SkipReason
from i18n.messages import translate, translate_plural
from mail_ingest.imap.errors import Problem
from mail_ingest.imap.source import FetchProblem
from mail_ingest.store.ledger import deleted_on_server
from mail_ingest.store.models import IngestSkip, Mailbox, MailFolder
from mail_ingest.store.records import BROKEN, DRAFT, UNSTORABLE
from tenants.context import current
from tenants.orm import now
from tenants.session import ReadSession

Phase = Literal["newest", "backfill", "up_to_date", "paused", "waiting"]
BEFORE_START: Final = "before_start"
_ROLES: Final = ("inbox", "sent", "archive", "other", "drafts", "junk", "trash")
#: A screenful: until so many are here, a new mailbox is said to fetch its newest mail.
_NEWEST: Final = 200
#: A pace that was measured longer ago says nothing of now.
_FRESH: Final = timedelta(seconds=60)


async def folder_views(session: ReadSession, mailbox_id: UUID) -> list[FolderView]:
    """The folders of a mailbox, those that people look at first."""
    rows = list(
        await session.scalars(
            select(MailFolder).where(MailFolder.mailbox_id == mailbox_id, MailFolder.gone_at.is_(None))
        )
    )
    ids = [row.id for row in rows]
    reasons: dict[UUID, list[SkipReason]] = defaultdict(list)
    counted = await session.execute(
        select(
            IngestSkip.folder_id,
            IngestSkip.reason,
            func.count().label("messages"),
            func.min(IngestSkip.next_try_at).label("again_at"),
        )
        .where(IngestSkip.folder_id.in_(ids))
        .group_by(IngestSkip.folder_id, IngestSkip.reason)
        .order_by(IngestSkip.reason)
    )
    for row in counted:
        reasons[row.folder_id].append(_skip_reason(row.reason, row.messages, row.again_at))
    for folder in rows:
        if folder.before_start:
            reasons[folder.id].append(_skip_reason(BEFORE_START, folder.before_start, None))
    kept = await deleted_on_server(session, ids)
    rows.sort(key=lambda folder: (_ROLES.index(folder.role), folder.name.casefold()))
    return [folder_view(folder, reasons[folder.id], kept.get(folder.id, 0)) for folder in rows]


def _skip_reason(reason: str, count: int, again_at: datetime | None) -> SkipReason:
    locale = current().locale
    match reason:
        case FetchProblem.GONE:
            text = translate_plural(
                "The server listed {n} message but did not hand it out.",
                "The server listed {n} messages but did not hand them out.",
                count,
                locale,
            )
        case FetchProblem.REFUSED:
            text = translate_plural(
                "The server refused to hand out {n} message.",
                "The server refused to hand out {n} messages.",
                count,
                locale,
            )
        case str() if reason == BROKEN:
            text = translate_plural(
                "The connection broke each time that {n} message was fetched.",
                "The connection broke each time that one of {n} messages was fetched.",
                count,
                locale,
            )
        case str() if reason == UNSTORABLE:
            text = translate_plural(
                "{n} message could not be stored. Its original is kept.",
                "{n} messages could not be stored. Their originals are kept.",
                count,
                locale,
            )
        case str() if reason == DRAFT:
            text = translate_plural(
                "{n} draft that is not sent yet.", "{n} drafts that are not sent yet.", count, locale
            )
        case FetchProblem.TOO_LARGE:
            text = translate_plural("{n} message is too large.", "{n} messages are too large.", count, locale)
        case _:
            text = translate_plural(
                "{n} message came before the start date of this mailbox.",
                "{n} messages came before the start date of this mailbox.",
                count,
                locale,
            )
    return SkipReason(reason, count, text, again_at, reason not in {DRAFT, BEFORE_START})


def folder_view(folder: MailFolder, reasons: list[SkipReason], kept: int) -> FolderView:
    """One row of the ledger. `kept`: how many messages are gone from the server and here."""
    stored_problem = problem_of(folder.problem)
    accounted = folder.stored + folder.skipped + folder.before_start - folder.held
    return FolderView(
        id=folder.id,
        name=folder.name,
        role=cast("Any", folder.role),
        selected=folder.selected,
        chosen=folder.choice,
        on_server=folder.on_server,
        stored=folder.stored,
        skipped=folder.skipped,
        before_start=folder.before_start,
        left=max(0, folder.on_server - accounted) if folder.selected else 0,
        deleted_on_server=kept,
        held=folder.held,
        held_since=folder.held_since,
        last_checked_at=folder.checked_at,
        verified_at=folder.verified_at,
        drift=folder.drift,
        drift_since=folder.drift_since,
        repaired_at=folder.repaired_at,
        skip_reasons=reasons,
        problem=translate(stored_problem.title, current().locale, **stored_problem.params) if stored_problem else None,
    )


def problem_of(stored: dict[str, Any] | None) -> Problem | None:
    """A stored problem."""
    return None if stored is None else msgspec.convert(stored, Problem)


async def progress_of(session: ReadSession, mailboxes: Sequence[Mailbox]) -> dict[UUID, Progress]:
    """How far each of the mailboxes is."""
    accounted = MailFolder.stored + MailFolder.skipped + MailFolder.before_start - MailFolder.held
    rows = await session.execute(
        select(
            MailFolder.mailbox_id,
            func.sum(MailFolder.stored).label("stored"),
            func.sum(MailFolder.skipped).label("skipped"),
            func.sum(func.greatest(MailFolder.on_server - accounted, 0)).label("left"),
            func.sum(MailFolder.bytes_stored).label("bytes_stored"),
        )
        .where(
            MailFolder.mailbox_id.in_([mailbox.id for mailbox in mailboxes]),
            MailFolder.selected,
            MailFolder.gone_at.is_(None),
        )
        .group_by(MailFolder.mailbox_id)
    )
    found = {row.mailbox_id: row for row in rows}
    progress = {}
    for mailbox in mailboxes:
        row = found.get(mailbox.id)
        stored, skipped, left = (int(row.stored), int(row.skipped), int(row.left)) if row else (0, 0, 0)
        progress[mailbox.id] = _progress(mailbox, stored, skipped, left, int(row.bytes_stored) if row else 0)
    return progress


def _progress(mailbox: Mailbox, stored: int, skipped: int, left: int, bytes_stored: int) -> Progress:
    moment = now()
    waiting = mailbox.waiting_until if mailbox.waiting_until and mailbox.waiting_until > moment else None
    fresh = mailbox.rate is not None and mailbox.rate_at is not None and moment - mailbox.rate_at < _FRESH
    rate = mailbox.rate if fresh and left and not mailbox.paused else None
    return Progress(
        found=stored + skipped + left,
        stored=stored,
        skipped=skipped,
        left=left,
        newest_at=mailbox.newest_at,
        started_at=mailbox.started_at,
        finished_at=mailbox.finished_at,
        per_second=round(rate, 1) if rate else None,
        bytes_stored=bytes_stored,
        expected_end=moment + timedelta(seconds=left / rate) if rate else None,
        phase=_phase(mailbox, stored, left, waiting=waiting is not None),
        waiting_until=None if mailbox.paused else waiting,
    )


def _phase(mailbox: Mailbox, stored: int, left: int, *, waiting: bool) -> Phase:
    if mailbox.paused:
        return "paused"
    if waiting:
        return "waiting"
    if left == 0 and (mailbox.finished_at is not None or mailbox.kind == "archive"):
        return "up_to_date"
    return "newest" if stored < _NEWEST and mailbox.finished_at is None else "backfill"
