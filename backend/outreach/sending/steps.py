"""What a lane's holder writes down, each step a transaction that first makes sure that the lane is still held.

The order that keeps mail from being lost or doubled:

1. `begin`     (in `taking`) messages are `sending`, phase `prepared`: a crash now and they simply go back to the queue.
2. `hand_over` all but the final dot is with the server; phase `handing_over`: from here on a server may have it.
3. `note_taken`, `note_refused`... the server's answer; or, after a crash or a broken connection, `checking`.

What is found in `sending` by a new holder was left by a dead one: `recover` sorts it by its phase.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import bindparam, func, select, update

from backend.outreach.sending.events import OutgoingChanged
from backend.outreach.sending.lanes import Lane, check_lane
from backend.outreach.sending.models import OutgoingMessage, OutgoingRecipient
from backend.outreach.sending.problems import problem
from backend.outreach.sending.service import note_failed, recipients_of
from backend.outreach.sending.taken import note_plainly, tell_sent
from backend.outreach.suppression.service import suppress
from backend.outreach.tracking.schemas import Recipient
from mail_ingest.submit.delivery import Handed
from mail_ingest.submit.refusals import Refusal
from tenants.orm import now
from tenants.outbox import append
from tenants.prepared import Prepared, tenant
from tenants.session import WriteSession

#: A message that cannot be delivered is given up after so long (RFC 5321 section 4.5.4.1 asks for days; the customer
#: waits, and its author has to know).
GIVE_UP_AFTER: Final = timedelta(hours=48)
_LONGEST_PAUSE: Final = 3600.0
#: When an unknown outcome is looked into: copies and bounces take their time.
CHECK_AFTER: Final = (15.0, 45.0, 120.0)
_BATCH: Final = 50
_NOBODY: Final = "no-such-address"

#: Run for every letter between its last line and its dot.
_HAND_OVER: Final = Prepared(
    update(OutgoingMessage)
    .where(
        OutgoingMessage.tenant_id == tenant,
        OutgoingMessage.id == bindparam("outgoing"),
        OutgoingMessage.state == "sending",
        OutgoingMessage.phase == "prepared",
        OutgoingMessage.fence == bindparam("fence"),
    )
    .values(phase="handing_over", raw_sha256=bindparam("raw"))
    .returning(OutgoingMessage.id)
)


async def recover(session: WriteSession, lane: Lane) -> None:
    """Sort what a holder before left in mid-flow."""
    await check_lane(session, lane)
    left = await session.scalars(
        select(OutgoingMessage)
        .where(OutgoingMessage.mailbox_id == lane.mailbox_id, OutgoingMessage.state == "sending")
        .with_for_update()
    )
    for row in left:
        if row.phase == "handing_over":
            _to_checking(row)
        else:
            row.state, row.phase = "queued", None


class Due(msgspec.Struct, frozen=True):
    """A message that is to go out now: the `share`th of what its author has waiting of this origin."""

    id: UUID
    origin: str
    author_id: UUID | None
    share: int


async def due(session: WriteSession, lane: Lane, served: Mapping[UUID | None, int]) -> list[Due]:
    """Messages that are to go out now, a person's before a program's, evenly among their authors. `served`: how many
    of each author's went out in this turn, so that who has had fewer comes first."""
    share = func.row_number().over(
        partition_by=(OutgoingMessage.origin, OutgoingMessage.author_id),
        order_by=(OutgoingMessage.send_at, OutgoingMessage.id),
    )
    moment = now()
    rows = await session.execute(
        select(OutgoingMessage.id, OutgoingMessage.origin, OutgoingMessage.author_id, share.label("share"))
        .where(
            OutgoingMessage.mailbox_id == lane.mailbox_id,
            OutgoingMessage.state == "queued",
            OutgoingMessage.send_at <= moment,
            func.coalesce(OutgoingMessage.next_try_at, moment) <= moment,
        )
        .order_by(OutgoingMessage.origin, share, OutgoingMessage.send_at)
        .limit(_BATCH)
    )
    found = [Due(*row) for row in rows]
    return sorted(found, key=lambda each: (each.origin, served.get(each.author_id, 0) + each.share))


async def put_back(session: WriteSession, lane: Lane, outgoing_ids: Sequence[UUID]) -> None:
    """Messages that were taken and not begun with: they are asked about anew when their turn comes."""
    await check_lane(session, lane)
    await session.execute(
        update(OutgoingMessage)
        .where(
            OutgoingMessage.id.in_(outgoing_ids),
            OutgoingMessage.state == "sending",
            OutgoingMessage.phase == "prepared",
            OutgoingMessage.fence == lane.fence,
        )
        .values(state="queued", phase=None, tries=OutgoingMessage.tries - 1)
        .execution_options(synchronize_session=False)
    )


async def hand_over(session: WriteSession, lane: Lane, outgoing_id: UUID, raw_sha256: str) -> None:
    """From the end of this transaction on, a server may have the message. Raises `LaneLostError`."""
    await check_lane(session, lane)
    changed = await _HAND_OVER.fetch(session, outgoing=outgoing_id, fence=lane.fence, raw=raw_sha256, updated_at=now())
    if not changed:
        raise RuntimeError("a message in our hands changed its state")


async def note_taken(session: WriteSession, lane: Lane, outgoing_id: UUID, handed: Handed) -> None:
    """The server took it. Who was refused for now is tried again, alone."""
    await check_lane(session, lane)
    if await note_plainly(session, lane, outgoing_id, handed):
        return
    row = await _locked(session, outgoing_id)
    if row is None:
        return
    accepted, again = set(handed.accepted), False
    recipients = await recipients_of(session, row.id)
    for recipient in recipients:
        if recipient.address in accepted:
            recipient.state, recipient.at, recipient.reason = "accepted", now(), None
        elif refusal := handed.refused.get(recipient.address):
            again |= await _note_recipient(session, row, recipient, refusal)
    await _note_sent(session, row, recipients, len(accepted), handed.said)
    if again:
        row.state, row.phase, row.next_try_at = "queued", None, now() + _backoff(row.tries)


async def note_refused(
    session: WriteSession, lane: Lane, outgoing_id: UUID, refusal: Refusal, refused_ones: dict[str, Refusal]
) -> None:
    """The server has nothing: back to the queue where that may help, failed where it cannot."""
    await check_lane(session, lane)
    row = await _locked(session, outgoing_id)
    if row is None:
        return
    error = problem(refusal.code, said=refusal.said)
    if refusal.retry and not _is_over(row):
        wait = timedelta(seconds=refusal.pause) if refusal.throttle else _backoff(row.tries)
        _requeue(row, wait, error)
    elif refusal.throttle:  # a sign-in: the mailbox is to be put right, the message waits
        _requeue(row, timedelta(seconds=refusal.pause), error)
    else:
        for recipient in await recipients_of(session, row.id):
            if told := refused_ones.get(recipient.address):
                recipient.state, recipient.reason, recipient.server_said = "refused", told.code, told.said
                recipient.at = now()
                await _bar(session, row, recipient.address, told)
        if row.sent_at is not None:  # others have it already
            row.state, row.phase, row.error = "sent", None, error
        else:
            note_failed(session, row, error)
    append(session, OutgoingChanged(outgoing_ids=[row.id]))


async def note_not_handed_over(
    session: WriteSession, lane: Lane, outgoing_id: UUID, error: dict[str, Any], *, wait: float | None = None
) -> None:
    """No server has it: back to the queue, or given up after two days."""
    await check_lane(session, lane)
    row = await _locked(session, outgoing_id)
    if row is None or row.state != "sending":
        return
    if _is_over(row):
        note_failed(session, row, error)
    else:
        _requeue(row, timedelta(seconds=wait) if wait is not None else _backoff(row.tries), error)
    append(session, OutgoingChanged(outgoing_ids=[row.id]))


async def note_unknown(session: WriteSession, lane: Lane, outgoing_id: UUID) -> None:
    """The connection broke between the dot and the answer."""
    await check_lane(session, lane)
    row = await _locked(session, outgoing_id)
    if row is not None:
        _to_checking(row)
        append(session, OutgoingChanged(outgoing_ids=[row.id]))


async def note_impossible(session: WriteSession, lane: Lane, outgoing_id: UUID, error: dict[str, Any]) -> None:
    """It can never go out as it is."""
    await check_lane(session, lane)
    row = await _locked(session, outgoing_id)
    if row is not None:
        note_failed(session, row, error)


async def to_check(session: WriteSession, lane: Lane) -> list[OutgoingMessage]:
    """Messages whose outcome is to be looked into now."""
    rows = await session.scalars(
        select(OutgoingMessage).where(
            OutgoingMessage.mailbox_id == lane.mailbox_id,
            OutgoingMessage.state == "checking",
            OutgoingMessage.next_try_at <= now(),
        )
    )
    return list(rows)


async def note_checked(
    session: WriteSession, lane: Lane, outgoing_id: UUID, *, found: bool | None, keeps_copies: bool
) -> None:
    """What looking for a copy told. `keeps_copies`: the provider stores all that it takes, so that no copy means that
    it took nothing. Elsewhere only a person can tell, and is asked. `found` None = nobody could look."""
    await check_lane(session, lane)
    row = await _locked(session, outgoing_id)
    if row is None or row.state != "checking":
        return
    if found:
        recipients = await recipients_of(session, row.id)
        pending = [each for each in recipients if each.state == "pending"]
        for recipient in pending:
            recipient.state, recipient.at = "accepted", now()
        await _note_sent(session, row, recipients, len(pending), "")
    elif found is None and not _is_over(row):
        row.next_try_at = now() + timedelta(seconds=CHECK_AFTER[-1])
    elif row.checks + 1 < len(CHECK_AFTER):
        row.checks += 1
        row.next_try_at = now() + timedelta(seconds=CHECK_AFTER[row.checks])
    elif keeps_copies:
        _requeue(row, timedelta(0), problem("try-later"))
    else:
        note_failed(session, row, problem("outcome-unknown"))
    append(session, OutgoingChanged(outgoing_ids=[row.id]))


async def _note_sent(
    session: WriteSession, row: OutgoingMessage, recipients: Sequence[OutgoingRecipient], accepted: int, said: str
) -> None:
    first = row.sent_at is None
    moment = row.sent_at or now()
    row.state, row.phase, row.error, row.next_try_at = "sent", None, None, None
    row.sent_at, row.server_said = moment, said or row.server_said
    row.recipient_count += accepted
    row.version += 1
    append(session, OutgoingChanged(outgoing_ids=[row.id]))
    if not first:
        return
    row.filing, row.filing_at, row.filing_tries = "pending", moment, 0
    await tell_sent(
        session,
        row.id,
        [Recipient(each.address, each.name, each.kind) for each in recipients if each.state == "accepted"],
        message_id_header=row.message_id_header or "",
        conversation_id=row.conversation_id,
        sent_at=moment,
        author_id=row.author_id,
    )


async def _note_recipient(
    session: WriteSession, row: OutgoingMessage, recipient: OutgoingRecipient, refusal: Refusal
) -> bool:
    """Whether the recipient is to be tried again."""
    recipient.server_said, recipient.reason, recipient.at = refusal.said, refusal.code, now()
    if refusal.retry and not _is_over(row):
        return True
    recipient.state = "refused"
    await _bar(session, row, recipient.address, refusal)
    return False


async def _bar(session: WriteSession, row: OutgoingMessage, address: str, refusal: Refusal) -> None:
    """Nobody has the address, and the server said so at once: as good as a report of it."""
    if refusal.code == _NOBODY and refusal.smtp_code >= 500:
        await suppress(
            session, address, "hard_bounce", "report", evidence={"said": refusal.said[:300]}, outgoing_id=row.id
        )


async def _locked(session: WriteSession, outgoing_id: UUID) -> OutgoingMessage | None:
    row: OutgoingMessage | None = await session.scalar(
        select(OutgoingMessage).where(OutgoingMessage.id == outgoing_id).with_for_update()
    )
    return row


def _to_checking(row: OutgoingMessage) -> None:
    row.state, row.phase, row.checks = "checking", None, 0
    row.next_try_at = now() + timedelta(seconds=CHECK_AFTER[0])


def _requeue(row: OutgoingMessage, wait: timedelta, error: dict[str, Any]) -> None:
    row.state, row.phase, row.error = "queued", None, error
    row.next_try_at = now() + wait


def _backoff(tries: int) -> timedelta:
    return timedelta(seconds=min(_LONGEST_PAUSE, 30.0 * 2 ** max(0, tries - 1)))


def _is_over(row: OutgoingMessage) -> bool:
    begun: datetime = row.queued_at or row.created_at
    return now() - begun > GIVE_UP_AFTER
