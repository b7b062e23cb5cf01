"""Reads of mailboxes and their folders, in the reader's language."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final, cast
from uuid import UUID

import msgspec
from sqlalchemy import func, select

from backend.mailboxes.schemas import (
    Endpoint,
    FolderView,
    MailboxProblem,
    MailboxView,
    Progress,
    SignedIn,
    SkipReason,
    Status,
)
from i18n.formats import day
from i18n.messages import translate, translate_plural
from mail_ingest.imap.errors import Problem
from mail_ingest.store.models import IngestSkip, Mailbox, MailboxGrant, MailFolder
from tenants.context import current
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.paging import Page, SortField, after_cursor, page_of, sorting
from tenants.session import ReadSession

#: How long before the end of a consent people are told.
_WARN_BEFORE: Final = timedelta(days=7)
BEFORE_START = "before_start"
_ROLES = ("inbox", "sent", "archive", "other", "drafts", "junk", "trash")


async def list_mailboxes(session: ReadSession, cursor: str | None, limit: int) -> Page[MailboxView]:
    """The tenant's mailboxes, by address."""
    chosen = sorting(None, {"address": SortField(Mailbox.address, str)}, Mailbox.id, "address")
    rows = list(
        await session.scalars(after_cursor(select(Mailbox).where(Mailbox.removed_at.is_(None)), chosen, cursor, limit))
    )
    progress = await _progress(session, rows)
    grants = await _grants(session, rows)
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: row.address,
        row_id=lambda row: row.id,
        item=lambda row: _view(row, progress[row.id], grants.get(row.id)),
    )


async def load_mailbox(session: ReadSession, mailbox_id: UUID) -> Mailbox:
    """The mailbox; raises `NotFoundError` when there is none, or it was removed."""
    mailbox = await session.get(Mailbox, (session.info["tenant_id"], mailbox_id))
    if mailbox is None or mailbox.removed_at is not None:
        raise NotFoundError
    return mailbox


async def mailbox_view(session: ReadSession, mailbox: Mailbox) -> MailboxView:
    """A mailbox with its progress."""
    progress, grants = await _progress(session, [mailbox]), await _grants(session, [mailbox])
    return _view(mailbox, progress[mailbox.id], grants.get(mailbox.id))


async def list_folders(session: ReadSession, mailbox_id: UUID) -> list[FolderView]:
    """The folders of a mailbox, those that people look at first; raises `NotFoundError`."""
    await load_mailbox(session, mailbox_id)
    rows = list(
        await session.scalars(
            select(MailFolder).where(MailFolder.mailbox_id == mailbox_id, MailFolder.gone_at.is_(None))
        )
    )
    reasons: dict[UUID, list[SkipReason]] = defaultdict(list)
    counted = await session.execute(
        select(IngestSkip.folder_id, IngestSkip.reason, func.count().label("messages"))
        .where(IngestSkip.folder_id.in_([row.id for row in rows]))
        .group_by(IngestSkip.folder_id, IngestSkip.reason)
        .order_by(IngestSkip.reason)
    )
    for row in counted:
        reasons[row.folder_id].append(_skip_reason(row.reason, row.messages))
    for folder in rows:
        if folder.before_start:
            reasons[folder.id].append(_skip_reason(BEFORE_START, folder.before_start))
    rows.sort(key=lambda folder: (_ROLES.index(folder.role), folder.name.casefold()))
    return [_folder_view(folder, reasons[folder.id]) for folder in rows]


def _skip_reason(reason: str, count: int) -> SkipReason:
    locale = current().locale
    match reason:
        case "gone":
            text = translate_plural(
                "The server listed {n} message but did not hand it out.",
                "The server listed {n} messages but did not hand them out.",
                count,
                locale,
            )
        case "refused":
            text = translate_plural(
                "The server refused to hand out {n} message.",
                "The server refused to hand out {n} messages.",
                count,
                locale,
            )
        case "unstorable":
            text = translate_plural(
                "{n} message could not be stored. Its original is kept.",
                "{n} messages could not be stored. Their originals are kept.",
                count,
                locale,
            )
        case "too_large":
            text = translate_plural("{n} message is too large.", "{n} messages are too large.", count, locale)
        case _:
            text = translate_plural(
                "{n} message came before the start date of this mailbox.",
                "{n} messages came before the start date of this mailbox.",
                count,
                locale,
            )
    return SkipReason(reason, count, text)


def _folder_view(folder: MailFolder, reasons: list[SkipReason]) -> FolderView:
    skipped = folder.skipped + folder.before_start
    stored_problem = _problem_of(folder.problem)
    return FolderView(
        id=folder.id,
        name=folder.name,
        role=cast("Any", folder.role),
        selected=folder.selected,
        on_server=folder.on_server,
        stored=folder.stored,
        skipped=skipped,
        left=max(0, folder.on_server - folder.stored - skipped) if folder.selected else 0,
        last_checked_at=folder.checked_at,
        skip_reasons=reasons,
        problem=translate(stored_problem.title, current().locale, **stored_problem.params) if stored_problem else None,
    )


async def _progress(session: ReadSession, mailboxes: Sequence[Mailbox]) -> dict[UUID, Progress]:
    rows = await session.execute(
        select(
            MailFolder.mailbox_id,
            func.sum(MailFolder.on_server).label("found"),
            func.sum(MailFolder.stored).label("stored"),
            func.sum(MailFolder.skipped + MailFolder.before_start).label("skipped"),
            func.sum(
                func.greatest(
                    MailFolder.on_server - MailFolder.stored - MailFolder.skipped - MailFolder.before_start, 0
                )
            ).label("left"),
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
        progress[mailbox.id] = Progress(
            found=int(row.found) if row else 0,
            stored=int(row.stored) if row else 0,
            skipped=int(row.skipped) if row else 0,
            left=int(row.left) if row else 0,
            newest_at=mailbox.newest_at,
            started_at=mailbox.started_at,
            finished_at=mailbox.finished_at,
        )
    return progress


async def _grants(session: ReadSession, mailboxes: Sequence[Mailbox]) -> dict[UUID, MailboxGrant]:
    """The consents of those mailboxes that are opened by one."""
    ids = [mailbox.id for mailbox in mailboxes if mailbox.auth == "oauth"]
    if not ids:
        return {}
    return {grant.id: grant for grant in await session.scalars(select(MailboxGrant).where(MailboxGrant.id.in_(ids)))}


def _view(mailbox: Mailbox, progress: Progress, grant: MailboxGrant | None) -> MailboxView:
    return MailboxView(
        id=mailbox.id,
        kind=cast("Any", mailbox.kind),
        address=mailbox.address,
        display_name=mailbox.display_name,
        provider=mailbox.provider,
        imap=_endpoint(mailbox.imap_host, mailbox.imap_port, mailbox.imap_security),
        smtp=_endpoint(mailbox.smtp_host, mailbox.smtp_port, mailbox.smtp_security),
        username=mailbox.username,
        auth=cast("Any", mailbox.auth),
        signed_in=SignedIn(cast("Any", grant.provider), grant.signed_in_as, grant.consent_ends_at) if grant else None,
        status=_status(mailbox),
        visibility=cast("Any", mailbox.visibility),
        problem=_problem(mailbox) or _consent_ends(mailbox, grant),
        progress=progress,
        sync_since=mailbox.sync_since,
        last_checked_at=mailbox.last_checked_at,
        created_at=mailbox.created_at,
        version=mailbox.version,
    )


def _endpoint(host: str | None, port: int | None, security: str | None) -> Endpoint | None:
    if host is None or port is None:
        return None
    return Endpoint(host, port, "starttls" if security == "starttls" else "tls")


def _status(mailbox: Mailbox) -> Status:
    if mailbox.kind == "archive":
        return "live"
    if mailbox.paused:
        return "paused"
    if mailbox.problem is not None:
        return "needs_attention"
    if mailbox.started_at is None:
        return "new"
    return "syncing" if mailbox.finished_at is None else "live"


def _problem_of(stored: dict[str, Any] | None) -> Problem | None:
    return None if stored is None else msgspec.convert(stored, Problem)


def _consent_ends(mailbox: Mailbox, grant: MailboxGrant | None) -> MailboxProblem | None:
    """A warning while the mailbox still syncs: the provider said when the consent ends."""
    if grant is None or grant.consent_ends_at is None or grant.consent_ends_at - now() > _WARN_BEFORE:
        return None
    locale = current().locale
    return MailboxProblem(
        code="consent-ends-soon",
        title=translate(
            "The permission to read this mailbox ends on {date}.",
            locale,
            date=day(grant.consent_ends_at.date(), locale),
        ),
        what_to_do=translate("Sign in again before that day, and mail keeps coming in without a break.", locale),
        since=grant.refreshed_at,
        server_said=None,
    )


def _problem(mailbox: Mailbox) -> MailboxProblem | None:
    problem = _problem_of(mailbox.problem)
    if problem is None:
        return None
    locale = current().locale
    return MailboxProblem(
        code=problem.code,
        title=translate(problem.title, locale, **problem.params),
        what_to_do=translate(problem.what_to_do, locale, **problem.params),
        since=mailbox.problem_since or now(),
        server_said=problem.server_said,
    )
