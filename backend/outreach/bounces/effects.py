"""What follows from a bounce: for the address, the message, the mailbox, the domain."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import Date, cast, func, select
from sqlalchemy.dialects.postgresql import insert

from backend.outreach.bounces.classes import Meaning
from backend.outreach.bounces.events import SendingAlarmRaised
from backend.outreach.bounces.models import Bounce, SendingAlarm
from backend.outreach.sending.lanes import wake_lane
from backend.outreach.sending.limits import throttle
from backend.outreach.sending.models import OutgoingMessage, OutgoingRecipient
from backend.outreach.sending.problems import problem
from backend.outreach.suppression.service import suppress
from mail_ingest.parse.message import RecipientReport
from mail_ingest.store.models import Mailbox
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession

#: Distinct days with a soft bounce, within so many days, after which an address is given up.
SOFT_DAYS: Final = 3
SOFT_WITHIN: Final = timedelta(days=30)
#: A mailbox or domain that servers refuse for its reputation waits so long.
_PAUSED_FOR: Final = timedelta(hours=1)
#: An older message is not sent again because of a limit.
_SENT_AGAIN_FOR: Final = timedelta(days=2)


async def follow(
    session: WriteSession,
    bounce: Bounce,
    meaning: Meaning,
    said: RecipientReport,
    outgoing: OutgoingMessage | None,
    *,
    contact_id: UUID | None,
    company_id: UUID | None,
) -> bool:
    """Do what a failure asks for; answers whether the address is suppressed now because of it."""
    if meaning.effect == "suppress":
        return await _suppress(session, bounce, "hard_bounce", contact_id, company_id, outgoing)
    if meaning.effect == "count":
        if await soft_days(session, bounce.address, bounce.at) < SOFT_DAYS:
            return False
        return await _suppress(session, bounce, "soft_bounces", contact_id, company_id, outgoing)
    if outgoing is None:
        return False
    if meaning.effect == "requeue":
        await _requeue(session, bounce, said, outgoing)
    elif meaning.effect == "alarm":
        domain = outgoing.from_address.rpartition("@")[2].lower()
        await raise_alarm(session, "authentication", domain, bounce.at, said.diagnostic)
    elif meaning.effect == "pause":
        await raise_alarm(session, "reputation", outgoing.from_address, bounce.at, said.diagnostic, pause=_PAUSED_FOR)
    return False


async def soft_days(session: WriteSession, address: str, at: datetime) -> int:
    """On how many distinct days (UTC) an address bounced softly in the thirty days before `at`."""
    counted = await session.scalar(
        select(func.count(func.distinct(cast(func.timezone("UTC", Bounce.at), Date)))).where(
            Bounce.address == address,
            Bounce.action == "failed",
            Bounce.kind.in_(["mailbox_full", "temporary", "unknown"]),
            Bounce.at > at - SOFT_WITHIN,
            Bounce.at <= at,
        )
    )
    return counted or 0


async def raise_alarm(
    session: WriteSession,
    kind: Literal["authentication", "reputation", "throttled", "complaints"],
    subject: str,
    at: datetime,
    diagnostic: str,
    *,
    pause: timedelta | None = None,
) -> None:
    """Note that mail from there does not arrive; an alarm that is open already counts on."""
    until = at + pause if pause else None
    statement = insert(SendingAlarm).values(
        id=new_id(), kind=kind, subject=subject.lower(), first_at=at, last_at=at, count=1,
        diagnostic=diagnostic[:1000], paused_until=until,
    )  # fmt: skip
    raised = await session.scalar(
        statement.on_conflict_do_update(
            index_elements=["tenant_id", "kind", "subject"],
            index_where=SendingAlarm.settled_at.is_(None),
            set_={
                "last_at": func.greatest(SendingAlarm.last_at, statement.excluded.last_at),
                "count": SendingAlarm.count + 1,
                "diagnostic": statement.excluded.diagnostic,
                "paused_until": func.greatest(SendingAlarm.paused_until, statement.excluded.paused_until),
            },
        ).returning(SendingAlarm.id)
    )
    if raised is not None:
        append(session, SendingAlarmRaised(alarm_id=raised, alarm=kind))


async def _suppress(
    session: WriteSession,
    bounce: Bounce,
    reason: Literal["hard_bounce", "soft_bounces"],
    contact_id: UUID | None,
    company_id: UUID | None,
    outgoing: OutgoingMessage | None,
) -> bool:
    evidence: dict[str, Any] = {"status": bounce.status, "said": bounce.diagnostic[:300]}
    if bounce.message_id is not None:
        evidence["message_id"] = str(bounce.message_id)
    added = await suppress(
        session,
        bounce.address,
        reason,
        "report",
        evidence=evidence,
        outgoing_id=outgoing.id if outgoing else None,
        contact_id=contact_id,
        company_id=company_id,
    )
    return added is not None


async def _requeue(session: WriteSession, bounce: Bounce, said: RecipientReport, outgoing: OutgoingMessage) -> None:
    """Too much at once says nothing of the address: the mailbox waits, then the message goes out to them again."""
    mailbox = await session.get(Mailbox, (session.info["tenant_id"], outgoing.mailbox_id))
    why = problem("daily-limit", said=said.diagnostic[:300])
    if mailbox is not None:
        await throttle(session, mailbox, _PAUSED_FOR.total_seconds(), why)
    await raise_alarm(session, "throttled", outgoing.from_address, bounce.at, said.diagnostic, pause=_PAUSED_FOR)
    if outgoing.state != "sent" or outgoing.sent_at is None or now() - outgoing.sent_at > _SENT_AGAIN_FOR:
        return
    again = [row for row in await _recipients(session, outgoing.id) if row.address.casefold() == bounce.address]
    for row in again:
        row.state, row.reason = "pending", "throttled"
    if again and mailbox is not None:
        outgoing.state, outgoing.phase, outgoing.error = "queued", None, why
        outgoing.next_try_at = now() + _PAUSED_FOR
        await session.flush()
        await wake_lane(session, mailbox.id, outgoing.next_try_at)


async def _recipients(session: WriteSession, outgoing_id: UUID) -> Sequence[OutgoingRecipient]:
    return list(await session.scalars(select(OutgoingRecipient).where(OutgoingRecipient.outgoing_id == outgoing_id)))
