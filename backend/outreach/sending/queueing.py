"""Queueing mail: `queue_messages` for programs, in as many queries for a thousand letters as for one, and what it
shares with a person's draft. All mail passes through `fix`, which says what goes out and when."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import select

from backend.outreach.sending.compiling import Before, compile_message
from backend.outreach.sending.content import Footer
from backend.outreach.sending.errors import (
    BadRecipientError,
    NoRecipientError,
    NotYourSenderError,
    SendTimeError,
    SuppressedError,
    TenantMailOnlyError,
)
from backend.outreach.sending.events import OutgoingChanged
from backend.outreach.sending.identities import Sender, senders_of
from backend.outreach.sending.lanes import wake_lane
from backend.outreach.sending.models import OutgoingAttachment, OutgoingMessage, OutgoingRecipient
from backend.outreach.sending.outgoing import OutgoingDraft
from backend.outreach.suppression.queries import refused
from mail_ingest.submit.mime import BadAddressError, Party, Unsubscribe, UnsubscribeError, wire_address
from tenants.context import Actor
from tenants.errors import LadingError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession

_FURTHEST: Final = timedelta(days=366)
_MOST_RECIPIENTS: Final = 200
#: Ids in one piece of news.
_TOLD: Final = 200


async def queue_message(session: WriteSession, actor: Actor, draft: OutgoingDraft) -> OutgoingMessage:
    """Queue a whole message; answers the one that is there already where `unique_key` was given before.

    Raises NotYourSenderError, NoRecipientError, BadRecipientError, SuppressedError, SendTimeError, UnsubscribeError."""
    queued = (await queue_messages(session, actor, [draft]))[0]
    if isinstance(queued, LadingError | UnsubscribeError):
        raise queued
    return queued


async def queue_messages(
    session: WriteSession, actor: Actor, drafts: Sequence[OutgoingDraft]
) -> list[OutgoingMessage | LadingError | UnsubscribeError]:
    """Queue whole messages: the only way for programs. For each draft, in their order, the message (the one that is
    there already where its `unique_key` was given before) or why it cannot go."""
    known = await _known(session, [draft.unique_key for draft in drafts if draft.unique_key])
    authors = [author_of(actor, draft.author_id) for draft in drafts]
    senders = {author: await senders_of(session, author) for author in set(authors)}
    barred = await refused(session, [party.address for draft in drafts for party in _everybody(draft)])
    before = await _before(session, [draft.follows_id for draft in drafts if draft.follows_id])
    answers: list[OutgoingMessage | LadingError | UnsubscribeError] = []
    queued: list[OutgoingMessage] = []
    children: list[OutgoingRecipient | OutgoingAttachment] = []
    for draft, author in zip(drafts, authors, strict=True):
        row = known.get(draft.unique_key or "")
        if row is not None:
            answers.append(row)
            continue
        try:
            sender = _sender(senders[author], draft)
            row, recipients, files = _rows(actor, author, sender, draft)
            check_recipients(recipients, barred)
            check_unsubscribe(row)
            await fix(
                session, row, sender, send_at=draft.send_at, schedule=None, language=draft.language, files=files,
                before=before.get(draft.follows_id) if draft.follows_id else None, footer=draft.footer,
            )  # fmt: skip
        except (LadingError, UnsubscribeError) as error:
            answers.append(error)
            continue
        session.add(row)
        children += [*recipients, *files]
        if draft.unique_key:
            known[draft.unique_key] = row
        queued.append(row)
        answers.append(row)
    await session.flush()
    session.add_all(children)
    await session.flush()
    wanted: dict[UUID, datetime] = {}
    for row in queued:
        if row.mailbox_id is not None and row.send_at is not None:
            wanted[row.mailbox_id] = min(row.send_at, wanted.get(row.mailbox_id, row.send_at))
    for mailbox_id, at in sorted(wanted.items()):
        await wake_lane(session, mailbox_id, at)
    ids = [row.id for row in queued]
    for start in range(0, len(ids), _TOLD):
        append(session, OutgoingChanged(outgoing_ids=ids[start : start + _TOLD]))
    return answers


def author_of(actor: Actor, given: UUID | None) -> UUID:
    """In whose name mail goes: a person writes in their own, a job in the one that it names."""
    if actor.kind == "system" and given is not None:
        return given
    actor.require("conversations.write")
    if actor.membership_id is None:
        raise TenantMailOnlyError
    return actor.membership_id


def recipient_rows(
    outgoing_id: UUID, to: Sequence[Party], cc: Sequence[Party], bcc: Sequence[Party]
) -> Iterator[OutgoingRecipient]:
    """The recipients in their order. An address that stands there twice is kept where it is seen by most."""
    seen: set[str] = set()
    for kind, parties in (("to", to), ("cc", cc), ("bcc", bcc)):
        for party in parties:
            address = party.address.strip()
            if address.casefold() in seen or not address:
                continue
            yield OutgoingRecipient(
                id=new_id(), outgoing_id=outgoing_id, kind=kind, position=len(seen), name=party.name, address=address,
                state="pending",
            )  # fmt: skip
            seen.add(address.casefold())


async def fix(
    session: WriteSession,
    row: OutgoingMessage,
    sender: Sender,
    *,
    send_at: datetime | None,
    schedule: dict[str, Any] | None,
    language: str | None,
    files: Sequence[OutgoingAttachment],
    before: Before | None = None,
    footer: Footer | None = None,
) -> None:
    """Say what goes out and when: from here on the message is queued. Its lane is woken by the caller.
    Raises `SendTimeError`."""
    moment = now()
    if send_at is not None and not moment - timedelta(minutes=5) <= send_at <= moment + _FURTHEST:
        raise SendTimeError
    await compile_message(session, row, sender, language=language, files=files, before=before, footer=footer)
    if row.message_id_header is None:
        row.message_id_header = new_message_id(sender.address)
    row.state, row.phase, row.error = "queued", None, None
    row.send_at, row.schedule, row.queued_at = send_at or moment, schedule, moment
    row.next_try_at, row.tries, row.checks = None, 0, 0


def check_recipients(recipients: Sequence[OutgoingRecipient], barred: Mapping[str, str]) -> None:
    """Raises `NoRecipientError`, `BadRecipientError`, `SuppressedError` when all are on the list."""
    if not recipients or len(recipients) > _MOST_RECIPIENTS:
        raise NoRecipientError
    for recipient in recipients:
        try:
            wire_address(recipient.address)
        except BadAddressError:
            raise BadRecipientError(address=recipient.address) from None
    mine = {recipient.address: barred[recipient.address] for recipient in recipients if recipient.address in barred}
    if len(mine) == len(recipients):
        raise SuppressedError(extra={"addresses": mine})


def check_unsubscribe(row: OutgoingMessage) -> None:
    """Raises `UnsubscribeError` for a one-click without an https address (RFC 8058 section 3.1)."""
    given = msgspec.convert(row.unsubscribe, Unsubscribe) if row.unsubscribe else None
    if given is not None and given.one_click and not (given.https or "").startswith("https://"):
        raise UnsubscribeError("one click needs an https address")


def new_message_id(address: str) -> str:
    """A Message-ID on the sender's own domain (RFC 5322 section 3.6.4), without brackets."""
    return f"{new_id().hex}@{wire_address(address).rpartition('@')[2]}"


def _everybody(draft: OutgoingDraft) -> Iterable[Party]:
    return (*draft.to, *draft.cc, *draft.bcc)


def _sender(senders: Sequence[Sender], draft: OutgoingDraft) -> Sender:
    wanted = draft.from_address.strip().casefold()
    for sender in senders:
        if sender.mailbox_id == draft.mailbox_id and sender.address == wanted:
            return sender
    raise NotYourSenderError


def _rows(
    actor: Actor, author_id: UUID, sender: Sender, draft: OutgoingDraft
) -> tuple[OutgoingMessage, list[OutgoingRecipient], list[OutgoingAttachment]]:
    row = OutgoingMessage(
        id=draft.id or new_id(),
        origin=draft.origin,
        mode=draft.mode,
        author_id=author_id,
        author_name=actor.name if actor.kind == "user" else sender.name,
        mailbox_id=sender.mailbox_id,
        from_address=sender.address,
        from_name=sender.name,
        parent_id=draft.parent_id,
        subject=draft.subject,
        html=draft.html,
        with_signature=draft.with_signature,
        with_quote=draft.with_quote,
        template_id=draft.template_id,
        template_choice=msgspec.to_builtins(draft.template_choice) if draft.template_choice else None,
        preheader=draft.preheader,
        unsubscribe=msgspec.to_builtins(draft.unsubscribe) if draft.unsubscribe else None,
        unique_key=draft.unique_key,
    )
    files = [
        OutgoingAttachment(id=new_id(), outgoing_id=row.id, position=position, **msgspec.to_builtins(file))
        for position, file in enumerate(draft.files)
    ]
    return row, list(recipient_rows(row.id, draft.to, draft.cc, draft.bcc)), files


async def _known(session: ReadSession, keys: Sequence[str]) -> dict[str, OutgoingMessage]:
    if not keys:
        return {}
    rows = await session.scalars(select(OutgoingMessage).where(OutgoingMessage.unique_key.in_(keys)))
    return {row.unique_key: row for row in rows if row.unique_key}


async def _before(session: ReadSession, ids: Sequence[UUID]) -> dict[UUID, Before]:
    if not ids:
        return {}
    rows = await session.execute(
        select(
            OutgoingMessage.id,
            OutgoingMessage.message_id_header,
            OutgoingMessage.in_reply_to,
            OutgoingMessage.references,
            OutgoingMessage.conversation_id,
        ).where(OutgoingMessage.id.in_(list(ids)), OutgoingMessage.message_id_header.is_not(None))
    )
    return {
        row.id: Before(
            message_id=row.message_id_header or "",
            references=tuple(str(each) for each in row.references),
            conversation_id=row.conversation_id,
        )
        for row in rows
    }
