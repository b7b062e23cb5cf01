"""How much a mailbox may send, learnt from its server's answers.

Providers count recipients in a rolling hour and day, and few publish their numbers. So a mailbox begins with what is
known or careful, is halved each time the server asks for less, and recovers slowly while it does not.
"""

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import func, select

from backend.outreach.sending.models import OutgoingMessage, SendingLimit
from i18n.messages import N_
from mail_ingest.store.models import Mailbox
from tenants.orm import now
from tenants.session import ReadSession, WriteSession

_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
#: After a throttle, nothing is raised for so long; then by a tenth each hour in which mail went out.
_CALM: Final = timedelta(hours=24)
_RAISE: Final = 1.1
_LEAST_HOUR: Final = 5
_LEAST_DAY: Final = 20

OWN_LIMIT: Final = {
    "code": "own-limit",
    "title": N_("This mailbox has sent as much as is safe for now."),
    "what_to_do": N_("What waits goes out by itself, evenly among colleagues."),
}


class Allowance(msgspec.Struct, frozen=True):
    """Recipients in an hour and in a day."""

    per_hour: int
    per_day: int


#: From the providers' help pages where they publish a number; the hour keeps a burst from looking like spam.
#: Google: 500 a day for personal accounts, 2,000 for Workspace (trial 500). Microsoft: 10,000 recipients a day and 30
#: messages a minute for Microsoft 365, 300 a day for Outlook.com's newer accounts.
_KNOWN: Final[dict[str, Allowance]] = {
    "gmail": Allowance(200, 450),
    "google-workspace": Allowance(400, 1_800),
    "microsoft365": Allowance(1_500, 9_000),
    "outlook": Allowance(60, 280),
    "yandex": Allowance(60, 450),
}
UNKNOWN: Final = Allowance(50, 200)


def first_allowance(mailbox: Mailbox) -> Allowance:
    """What a mailbox begins with."""
    provider = mailbox.provider or ""
    if provider == "gmail" and not mailbox.address.endswith(("@gmail.com", "@googlemail.com")):
        provider = "google-workspace"
    return _KNOWN.get(provider, UNKNOWN)


def ceiling_of(first: Allowance) -> Allowance:
    """How far learning may go: published numbers are a ceiling, careful ones may grow eightfold."""
    return first if first != UNKNOWN else Allowance(UNKNOWN.per_hour * 8, UNKNOWN.per_day * 8)


def halved(current: Allowance) -> Allowance:
    """After the server asked for less."""
    return Allowance(max(_LEAST_HOUR, current.per_hour // 2), max(_LEAST_DAY, current.per_day // 2))


def raised(current: Allowance, ceiling: Allowance) -> Allowance:
    """After a good hour; never less than it was."""
    return Allowance(_grown(current.per_hour, ceiling.per_hour), _grown(current.per_day, ceiling.per_day))


def _grown(current: int, ceiling: int) -> int:
    return max(current, min(ceiling, max(current + 1, int(current * _RAISE))))


class Room(msgspec.Struct):
    """How many more recipients may be sent to now; used up by the caller while it sends. When there is none,
    `again_at` tells when to look again."""

    left: int
    again_at: datetime
    paused: bool = False

    def take(self, recipients: int) -> None:
        """So many were sent to."""
        self.left -= recipients


async def limit_row(session: WriteSession, mailbox: Mailbox) -> SendingLimit:
    """The mailbox's learnt limit, begun when there is none."""
    row = await session.get(SendingLimit, (session.info["tenant_id"], mailbox.id))
    if row is None:
        first = first_allowance(mailbox)
        row = SendingLimit(id=mailbox.id, per_hour=first.per_hour, per_day=first.per_day, raised_at=now())
        session.add(row)
        await session.flush()
    return row


async def room_of(session: WriteSession, mailbox: Mailbox) -> Room:
    """What may go out now. Raises the limit where an hour went well."""
    row, moment = await limit_row(session, mailbox), now()
    if row.paused_until is not None:
        if row.paused_until > moment:
            return Room(0, row.paused_until, paused=True)
        row.paused_until = row.pause = None
    hour, day, oldest = await sent_counts(session, mailbox.id, moment)
    calm = row.throttled_at is None or row.throttled_at < moment - _CALM
    if calm and hour and (row.raised_at is None or row.raised_at < moment - _HOUR):
        better = raised(Allowance(row.per_hour, row.per_day), ceiling_of(first_allowance(mailbox)))
        row.per_hour, row.per_day, row.raised_at = better.per_hour, better.per_day, moment
    left = min(row.per_hour - hour, row.per_day - day)
    again = moment + timedelta(minutes=1) if row.per_day > day else max((oldest or moment) + _DAY, moment + _HOUR / 4)
    if left <= 0:
        row.paused_until, row.pause = again, dict(OWN_LIMIT)
    return Room(max(0, left), again)


async def throttle(session: WriteSession, mailbox: Mailbox, seconds: float, why: dict[str, Any]) -> None:
    """The server asked for less: halve, and send nothing for so long."""
    row, moment = await limit_row(session, mailbox), now()
    # One burst meets many refusals of the same kind; they count once.
    if row.throttled_at is None or row.throttled_at < moment - timedelta(minutes=10):
        less = halved(Allowance(row.per_hour, row.per_day))
        row.per_hour, row.per_day = less.per_hour, less.per_day
    row.throttled_at = moment
    await pause(session, mailbox, seconds, why)


async def pause(session: WriteSession, mailbox: Mailbox, seconds: float, why: dict[str, Any]) -> None:
    """Send nothing for so long; what waits stays as it is. `why`: code, title, what_to_do, said, params."""
    row = await limit_row(session, mailbox)
    until = now() + timedelta(seconds=seconds)
    if row.paused_until is None or row.paused_until < until:
        row.paused_until, row.pause = until, why
    await session.flush()


async def sent_counts(session: ReadSession, mailbox_id: UUID, moment: datetime) -> tuple[int, int, datetime | None]:
    """Recipients in the last hour and day, and when the first of that day was."""
    row = (
        await session.execute(
            select(
                func.coalesce(
                    func.sum(OutgoingMessage.recipient_count).filter(OutgoingMessage.sent_at > moment - _HOUR), 0
                ),
                func.coalesce(func.sum(OutgoingMessage.recipient_count), 0),
                func.min(OutgoingMessage.sent_at),
            ).where(OutgoingMessage.mailbox_id == mailbox_id, OutgoingMessage.sent_at > moment - _DAY)
        )
    ).one()
    return int(row[0]), int(row[1]), row[2]


async def room_for_programs(session: ReadSession, mailbox_id: UUID, moment: datetime) -> int:
    """How many more letters of programs a mailbox takes now, with what waits in its queue already counted."""
    mailbox = await session.scalar(select(Mailbox).where(Mailbox.id == mailbox_id))
    if mailbox is None:
        return 1  # whoever queues learns why it cannot go
    row = await session.get(SendingLimit, (session.info["tenant_id"], mailbox_id))
    if row is not None and row.paused_until is not None and row.paused_until > moment:
        return 0
    known = Allowance(row.per_hour, row.per_day) if row else first_allowance(mailbox)
    hour, day, _ = await sent_counts(session, mailbox_id, moment)
    waiting = await session.scalar(
        select(func.count()).where(
            OutgoingMessage.mailbox_id == mailbox_id,
            OutgoingMessage.state.in_(("queued", "sending")),
            OutgoingMessage.send_at <= moment,
        )
    )
    return max(0, min(known.per_hour - hour, known.per_day - day) - (waiting or 0))
