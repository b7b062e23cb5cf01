"""Reads of outgoing mail, in the reader's language. Everybody sees their own alone."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, cast
from uuid import UUID

import msgspec
from sqlalchemy import func, select

from backend.customers.clock import local_time
from backend.customers.queries.places import Place, places_of
from backend.outreach.sending.compiling import parent_of, quoted_of
from backend.outreach.sending.content import clean, quote_html
from backend.outreach.sending.identities import senders_of
from backend.outreach.sending.limits import first_allowance, sent_counts
from backend.outreach.sending.models import OutgoingAttachment, OutgoingMessage, OutgoingRecipient, SendingLimit
from backend.outreach.sending.outgoing import TemplateChoice
from backend.outreach.sending.problems import describe
from backend.outreach.sending.schedule import clock_there
from backend.outreach.sending.schemas import (
    Failure,
    FileView,
    OutgoingView,
    RecipientView,
    ScheduleView,
    SendingLimitView,
    TemplateChoiceView,
)
from backend.outreach.templates.models import Template
from backend.outreach.templates.reasons import reason_text
from i18n.messages import N_, translate
from i18n.names import language_name
from mail_ingest.parse.html import to_text
from mail_ingest.store.models import Mailbox
from tenants.context import Actor, current
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.paging import Page, SortField, after_cursor, page_of, sorting
from tenants.session import ReadSession

Box = Literal["drafts", "scheduled", "failed", "sent", "open"]
_STATES: dict[str, tuple[str, ...]] = {
    "drafts": ("draft",),
    "scheduled": ("queued", "sending", "checking"),
    "failed": ("failed",),
    "sent": ("sent",),
    "open": ("draft", "queued", "sending", "checking", "failed"),
}
_API = "/api/v1/outgoing-messages"
_REASONS = {
    "unsubscribed": N_("Asked not to be written to."),
    "hard_bounce": N_("The address does not work."),
    "soft_bounces": N_("The address has not worked for weeks."),
    "complaint": N_("Marked our mail as spam."),
    "typed": N_("A colleague said not to write there."),
}


async def list_outgoing(
    session: ReadSession, actor: Actor, box: Box, conversation_id: UUID | None, cursor: str | None, limit: int
) -> Page[OutgoingView]:
    """The actor's own messages of a box, the last changed first."""
    statement = select(OutgoingMessage).where(
        OutgoingMessage.author_id == actor.membership_id,
        OutgoingMessage.origin == "person",
        OutgoingMessage.state.in_(_STATES[box]),
    )
    if conversation_id is not None:
        statement = statement.where(OutgoingMessage.conversation_id == conversation_id)
    chosen = sorting(
        None, {"updated_at": SortField(OutgoingMessage.updated_at, datetime)}, OutgoingMessage.id, "-updated_at"
    )
    rows = list(await session.scalars(after_cursor(statement, chosen, cursor, limit)))
    views = {view.id: view for view in await views_of(session, rows[:limit])}
    return page_of(
        rows, limit, chosen, value=lambda row: row.updated_at, row_id=lambda row: row.id, item=lambda row: views[row.id]
    )


async def load_outgoing(session: ReadSession, actor: Actor, outgoing_id: UUID) -> OutgoingMessage:
    """The actor's own message; raises `NotFoundError`."""
    row: OutgoingMessage | None = await session.scalar(
        select(OutgoingMessage).where(
            OutgoingMessage.id == outgoing_id, OutgoingMessage.author_id == actor.membership_id
        )
    )
    if row is None or actor.membership_id is None:
        raise NotFoundError
    return row


async def outgoing_view(session: ReadSession, row: OutgoingMessage) -> OutgoingView:
    """One message with its quote."""
    view = (await views_of(session, [row]))[0]
    parent = await parent_of(session, row.parent_id) if row.state == "draft" else None
    if parent is not None:
        view.quote = clean(quote_html(await quoted_of(session, parent), forward=row.mode == "forward"))
    return view


async def views_of(session: ReadSession, rows: Sequence[OutgoingMessage]) -> list[OutgoingView]:
    """The messages as they are answered, without quotes."""
    ids = [row.id for row in rows]
    recipients: dict[UUID, list[OutgoingRecipient]] = defaultdict(list)
    for recipient in await session.scalars(
        select(OutgoingRecipient)
        .where(OutgoingRecipient.outgoing_id.in_(ids))
        .order_by(OutgoingRecipient.outgoing_id, OutgoingRecipient.position)
    ):
        recipients[recipient.outgoing_id].append(recipient)
    files: dict[UUID, list[OutgoingAttachment]] = defaultdict(list)
    for file in await session.scalars(
        select(OutgoingAttachment)
        .where(OutgoingAttachment.outgoing_id.in_(ids))
        .order_by(OutgoingAttachment.outgoing_id, OutgoingAttachment.position)
    ):
        files[file.outgoing_id].append(file)
    places = await places_of(session, [each.address for group in recipients.values() for each in group])
    authors = {row.author_id for row in rows if row.author_id}
    senders = {
        (each.mailbox_id, each.address): each for author in authors for each in await senders_of(session, author)
    }
    names = await _template_names(session, [row.template_id for row in rows if row.template_choice])
    views = []
    for row in rows:
        sender = senders.get((row.mailbox_id, row.from_address)) if row.mailbox_id else None
        shown = row.state == "queued" and row.send_at is not None
        views.append(
            OutgoingView(
                id=row.id,
                state=cast("Any", row.state),
                mode=cast("Any", row.mode),
                sender_id=sender.id if sender else None,
                sender=row.from_address,
                sender_name=sender.name if sender else row.from_name,
                recipients=[_recipient(each, places.get(each.address.casefold())) for each in recipients[row.id]],
                subject=row.subject,
                snippet=" ".join(to_text(row.html).split())[:140],
                html=row.html,
                signature=sender.signature if sender else "",
                with_signature=row.with_signature,
                with_quote=row.with_quote,
                quote=None,
                files=[file_view(file) for file in files[row.id]],
                template_id=row.template_id,
                template_choice=_choice(row, names),
                preheader=row.preheader,
                message_id=row.parent_id,
                conversation_id=row.conversation_id,
                stored_message_id=row.stored_message_id,
                send_at=row.send_at if shown else None,
                undo_until=row.send_at if shown and (row.schedule or {}).get("kind") == "undo" else None,
                schedule=_schedule(row) if shown else None,
                sent_at=row.sent_at,
                next_try_at=row.next_try_at,
                filing=cast("Any", row.filing),
                failure=failure_of(row.error),
                updated_at=row.updated_at,
                version=row.version,
            )
        )
    return views


def file_view(file: OutgoingAttachment) -> FileView:
    """A file of a message."""
    inline = file.content_id is not None
    return FileView(
        id=file.id,
        filename=file.filename,
        content_type=file.content_type,
        size=file.size,
        inline=inline,
        url=f"{_API}/{file.outgoing_id}/attachments/{file.id}",
    )


def failure_of(error: dict[str, Any] | None) -> Failure | None:
    """A stored problem in the reader's language."""
    if error is None:
        return None
    title, what_to_do = describe(error, current().locale)
    return Failure(code=error["code"], title=title, what_to_do=what_to_do, server_said=error.get("said"))


async def limit_view(session: ReadSession, mailbox: Mailbox) -> SendingLimitView:
    """How much a mailbox may send, and why it waits."""
    moment, locale = now(), current().locale
    row = await session.get(SendingLimit, (session.info["tenant_id"], mailbox.id))
    first = first_allowance(mailbox)
    hour, day, _ = await sent_counts(session, mailbox.id, moment)
    waiting = await session.scalar(
        select(func.count()).where(
            OutgoingMessage.mailbox_id == mailbox.id,
            OutgoingMessage.state == "queued",
            OutgoingMessage.send_at <= moment,
        )
    )
    paused = row.paused_until if row and row.paused_until and row.paused_until > moment else None
    per_hour, per_day = (row.per_hour, row.per_day) if row else (first.per_hour, first.per_day)
    if paused is not None:
        sentence = translate("Nothing goes out just now; what waits is sent by itself.", locale)
    else:
        sentence = translate(
            "{sent} of {most} recipients in the last 24 hours; up to {hour} in an hour.",
            locale,
            sent=day,
            most=per_day,
            hour=per_hour,
        )
    return SendingLimitView(
        per_hour=per_hour,
        per_day=per_day,
        sent_hour=hour,
        sent_day=day,
        waiting=waiting or 0,
        paused_until=paused,
        problem=failure_of(row.pause) if row and paused else None,
        sentence=sentence,
    )


def _recipient(row: OutgoingRecipient, place: Place | None) -> RecipientView:
    locale = current().locale
    reason = None
    if row.state == "suppressed":
        reason = translate(_REASONS.get(row.reason or "", _REASONS["typed"]), locale)
    elif row.reason is not None:
        reason = describe({"code": row.reason}, locale)[0]
    return RecipientView(
        kind=cast("Any", row.kind),
        name=row.name or (place.contact_name if place else ""),
        address=row.address,
        state=cast("Any", row.state),
        reason=reason,
        server_said=row.server_said,
        local_time=local_time(place.time_zone, locale) if place else None,
    )


def _schedule(row: OutgoingMessage) -> ScheduleView | None:
    if row.schedule is None or row.send_at is None:
        return None
    return ScheduleView(
        kind=cast("Any", row.schedule["kind"]), there=clock_there(row, row.send_at), zone=row.schedule.get("zone")
    )


async def _template_names(session: ReadSession, ids: Sequence[UUID | None]) -> dict[UUID, str]:
    wanted = [each for each in ids if each is not None]
    if not wanted:
        return {}
    rows = await session.execute(select(Template.id, Template.name).where(Template.id.in_(wanted)))
    return {row.id: row.name for row in rows}


def _choice(row: OutgoingMessage, names: dict[UUID, str]) -> TemplateChoiceView | None:
    """Which version of which template a message was written from; None where none was, or the template is gone."""
    if row.template_choice is None or row.template_id not in names:
        return None
    chosen, locale = msgspec.convert(row.template_choice, TemplateChoice), current().locale
    return TemplateChoiceView(
        template_name=names[row.template_id],
        language=chosen.language,
        language_name=language_name(chosen.language, locale),
        wanted=chosen.wanted,
        wanted_name=language_name(chosen.wanted, locale) if chosen.wanted else None,
        reason=chosen.reason,
        reason_text=reason_text(chosen.reason, locale),
    )
