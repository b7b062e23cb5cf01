"""Tells authors what became of their mail: a person answered or opened it, it could not be sent, or a sequence needs
them. Machines' opens are never announced, and so never told."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from backend.alerts.service import News, raise_alerts
from backend.jobs.registry import Job, JobRun, job
from backend.outreach.sending.events import SendFailed
from backend.outreach.sending.models import OutgoingMessage
from backend.outreach.sending.problems import describe
from backend.outreach.sequences.events import EnrolmentHeld
from backend.outreach.sequences.models import MailSequence, SequenceEnrolment
from backend.outreach.tracking.events import MessageOpened, ReplyReceived
from backend.outreach.tracking.models import TrackedRecipient
from i18n.messages import N_
from tenants.session import WriteSession


@job("outreach.tell_reply", ReplyReceived)
async def tell_reply(run: JobRun, event: ReplyReceived) -> None:
    """A customer answered a letter."""
    row = await _letter(run.session, event.outgoing_id)
    if row is None or row.author_id is None:
        return
    news = News(
        kind="reply",
        title=N_("{name} answered"),
        params={"name": await _reader(run.session, event.recipient_id) or event.stranger_address or row.subject},
        body=row.subject,
        link=f"/inbox?conversation={event.conversation_id}",
        dedupe_key=f"reply {event.message_id}",
    )
    await raise_alerts(run.session, [row.author_id], news)


@job("outreach.tell_open", MessageOpened)
async def tell_open(run: JobRun, event: MessageOpened) -> None:
    """Somebody opened a letter for the first time, probably or certainly a person."""
    row = await _letter(run.session, event.outgoing_id)
    if row is None or row.author_id is None or not event.first:
        return
    link = f"/inbox?conversation={row.conversation_id}" if row.conversation_id else "/outgoing"
    news = News(
        kind="opened",
        title=N_("{name} opened your mail"),
        params={"name": await _reader(run.session, event.recipient_id) or row.subject},
        body=row.subject,
        link=link,
        dedupe_key=f"opened {row.id}",
    )
    await raise_alerts(run.session, [row.author_id], news)


@job("outreach.tell_failure", SendFailed)
async def tell_failure(run: JobRun, event: SendFailed) -> None:
    """A person's letter goes out no more by itself; of a sequence's the sequence tells."""
    row = await _letter(run.session, event.outgoing_id)
    if row is None or row.author_id is None or row.origin != "person":
        return
    news = News(
        kind="send_failed",
        title=N_("Not sent: {subject}"),
        params={"subject": row.subject or "…"},
        body=describe(row.error or {"code": event.code}, "en")[0],
        link="/outgoing?box=failed",
        dedupe_key=f"send-failed {row.id} {row.version}",
    )
    await raise_alerts(run.session, [row.author_id], news)


@job("outreach.tell_held", EnrolmentHeld)
async def tell_held(run: JobRun, event: EnrolmentHeld) -> None:
    """A sequence cannot write to somebody until its author puts something right."""
    if event.author_id is None:
        return
    row = (
        await run.session.execute(
            select(SequenceEnrolment.name, SequenceEnrolment.version, MailSequence.name)
            .join(
                MailSequence,
                (MailSequence.tenant_id == SequenceEnrolment.tenant_id)
                & (MailSequence.id == SequenceEnrolment.sequence_id),
            )
            .where(SequenceEnrolment.id == event.enrolment_id)
        )
    ).first()
    if row is None:
        return
    name, version, sequence = row
    news = News(
        kind="send_failed",
        title=N_("“{sequence}” cannot go on with {name}"),
        params={"sequence": sequence, "name": name},
        link=f"/sequences/{event.sequence_id}?tab=people&state=held",
        dedupe_key=f"held {event.enrolment_id} {version}",
    )
    await raise_alerts(run.session, [event.author_id], news)


async def _letter(session: WriteSession, outgoing_id: UUID | None) -> OutgoingMessage | None:
    if outgoing_id is None:
        return None
    return await session.get(OutgoingMessage, (session.info["tenant_id"], outgoing_id))


async def _reader(session: WriteSession, recipient_id: UUID | None) -> str | None:
    if recipient_id is None:
        return None
    row = await session.get(TrackedRecipient, (session.info["tenant_id"], recipient_id))
    return (row.name or row.address) if row else None


JOBS: list[Job[Any]] = [tell_reply, tell_open, tell_failure, tell_held]
