"""Reads of mailboxes and their folders, in the reader's language."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final, cast
from uuid import UUID

from sqlalchemy import ColumnElement, select, true

from backend.mailboxes.ledger import problem_of, progress_of
from backend.mailboxes.schemas import (
    Endpoint,
    MailboxProblem,
    MailboxView,
    Progress,
    SignedIn,
    Status,
)
from i18n.formats import day
from i18n.messages import translate
from mail_ingest.store.models import Mailbox, MailboxGrant
from mail_ingest.store.sight import visible_mailboxes
from tenants.context import current
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.paging import Page, SortField, after_cursor, page_of, sorting
from tenants.session import ReadSession

#: How long before the end of a consent people are told.
_WARN_BEFORE: Final = timedelta(days=7)


async def list_mailboxes(session: ReadSession, cursor: str | None, limit: int) -> Page[MailboxView]:
    """The tenant's mailboxes, by address."""
    chosen = sorting(None, {"address": SortField(Mailbox.address, str)}, Mailbox.id, "address")
    rows = list(
        await session.scalars(
            after_cursor(select(Mailbox).where(Mailbox.removed_at.is_(None), _known()), chosen, cursor, limit)
        )
    )
    progress = await progress_of(session, rows)
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
    mailbox: Mailbox | None = await session.scalar(
        select(Mailbox).where(Mailbox.id == mailbox_id, Mailbox.removed_at.is_(None), _known())
    )
    if mailbox is None:
        raise NotFoundError
    return mailbox


def _known() -> ColumnElement[bool]:
    """Who looks after mailboxes knows all of them, though not their mail; others those that they may look into."""
    actor = current().actor
    return true() if actor.may("mailboxes.manage") else visible_mailboxes(actor)


async def mailbox_view(session: ReadSession, mailbox: Mailbox) -> MailboxView:
    """A mailbox with its progress."""
    progress, grants = await progress_of(session, [mailbox]), await _grants(session, [mailbox])
    return _view(mailbox, progress[mailbox.id], grants.get(mailbox.id))


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
        smtp=smtp_of(mailbox),
        username=mailbox.username,
        auth=cast("Any", mailbox.auth),
        signed_in=SignedIn(cast("Any", grant.provider), grant.signed_in_as, grant.consent_ends_at) if grant else None,
        status=_status(mailbox),
        visibility=cast("Any", mailbox.visibility),
        team_id=mailbox.team_id,
        owner_id=mailbox.owner_id,
        problem=_problem(mailbox) or _consent_ends(mailbox, grant),
        progress=progress,
        server_alerts=[str(said) for said in mailbox.alerts],
        sync_since=mailbox.sync_since,
        last_checked_at=mailbox.last_checked_at,
        created_at=mailbox.created_at,
        version=mailbox.version,
    )


def smtp_of(mailbox: Mailbox) -> Endpoint | None:
    """The server that sends for a mailbox; None when it only receives."""
    return _endpoint(mailbox.smtp_host, mailbox.smtp_port, mailbox.smtp_security)


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
    problem = problem_of(mailbox.problem)
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
