"""One turn of a running sequence: decides for everybody who is due, and queues their letters.

All of it is one transaction under the sequence's lock. A worker that is killed leaves nothing behind; the letters of a
turn that was committed are in the outbox, each under the unique key of its enrolment and step.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import func, select

from backend.outreach.sending.limits import room_for_programs
from backend.outreach.sequences.deciding import Decision, Facts, Finish, Hold, Step, Stop, Wait, Write, decide
from backend.outreach.sequences.models import MailSequence, SequenceEnrolment, SequenceSend
from backend.outreach.sequences.service.gathering import gather, live_steps
from backend.outreach.sequences.service.stopping import finish, hold, stop, tell
from backend.outreach.sequences.service.writing import Due, write
from backend.outreach.sequences.timing import day_of, next_good
from backend.outreach.templates.service.press import Press
from tenants.context import Actor, system_actor
from tenants.directory.models import Membership
from tenants.runtime import Runtime
from tenants.session import ReadSession, WriteSession

BATCH: Final = 100
_ACTOR: Final = system_actor("sequences")
#: When a mailbox may send no more for now.
_NO_ROOM: Final = timedelta(minutes=10)


async def advance(session: WriteSession, runtime: Runtime, sequence_id: UUID, moment: datetime) -> int:
    """Decide for up to `BATCH` people who are due; answers how many were looked at. 0 also where another worker has the
    sequence in its hands."""
    sequence: MailSequence | None = await session.scalar(
        select(MailSequence)
        .where(MailSequence.id == sequence_id, MailSequence.status == "running")
        .with_for_update(skip_locked=True)
    )
    if sequence is None or (sequence.not_before is not None and sequence.not_before > moment):
        return 0
    due = list(
        await session.scalars(
            select(SequenceEnrolment)
            .where(
                SequenceEnrolment.sequence_id == sequence_id,
                SequenceEnrolment.state == "active",
                SequenceEnrolment.next_at <= moment,
            )
            .order_by(SequenceEnrolment.next_at, SequenceEnrolment.id)
            .limit(BATCH)
            .with_for_update(skip_locked=True)
        )
    )
    if not due:
        return 0
    steps = (await live_steps(session, [sequence_id])).get(sequence_id, [])
    presses = await _presses(session, steps, due)
    people = {contact_id: person for press in presses.values() for contact_id, person in press.people.items()}
    facts = await gather(session, sequence, due, people)
    decisions = {each.id: decide(facts[each.id], steps, moment) for each in due}
    writing = await _settle(session, due, decisions, moment)
    writing = await _within_limits(session, sequence, writing, facts, moment)
    await write(session, runtime, writing, presses, facts, steps, moment)
    sequence.not_before = await _capped_until(session, sequence, moment)
    tell(session, due)
    await session.flush()
    return len(due)


async def _presses(
    session: ReadSession, steps: Sequence[Step], due: Sequence[SequenceEnrolment]
) -> dict[UUID | None, Press]:
    """A press for each author: letters speak of who sends them."""
    names = await author_names(session, {each.author_id for each in due if each.author_id})
    presses = {}
    for author_id in {each.author_id for each in due}:
        sender = author_actor(author_id, names.get(author_id, "") if author_id else "")
        contacts = [each.contact_id for each in due if each.author_id == author_id]
        presses[author_id] = await Press.of(session, sender, [step.template_id for step in steps], contacts)
    return presses


async def author_names(session: ReadSession, ids: set[UUID]) -> dict[UUID, str]:
    """Names of seats."""
    rows = await session.execute(select(Membership.id, Membership.name).where(Membership.id.in_(ids)))
    return {row.id: row.name for row in rows}


def author_actor(author_id: UUID | None, name: str) -> Actor:
    """Who a letter speaks of as its sender. Sees every template: who planned the sequence chose them."""
    return Actor("system", name, "owner", None, author_id, _ACTOR.permissions)


async def _settle(
    session: WriteSession, due: Sequence[SequenceEnrolment], decisions: Mapping[UUID, Decision], moment: datetime
) -> list[Due]:
    """Carry out every decision but writing; those to be written to are answered."""
    writing = []
    for each in due:
        match decisions[each.id]:
            case Stop(reason):
                await stop(session, [each], reason)
            case Hold(reason, problem):
                hold(session, each, reason, {"code": problem})
            case Wait(until):
                each.next_at = until
            case Finish():
                await finish(session, each)
            case Write() as letter:
                each.next_at = moment
                writing.append(Due(each, letter))
    return writing


async def _within_limits(
    session: WriteSession,
    sequence: MailSequence,
    writing: Sequence[Due],
    facts: Mapping[UUID, Facts],
    moment: datetime,
) -> list[Due]:
    """Those whose letters the day's cap and their mailboxes have room for; the others wait."""
    left = sequence.daily_cap - await sent_today(session, sequence, moment)
    room: dict[UUID, int] = {}
    chosen = []
    for each in writing:
        mailbox_id = each.enrolment.mailbox_id
        if mailbox_id is not None and mailbox_id not in room:
            room[mailbox_id] = await room_for_programs(session, mailbox_id, moment)
        if left <= 0:
            continue  # stays due: the sequence as a whole waits for tomorrow
        if mailbox_id is not None and room[mailbox_id] <= 0:
            known = facts[each.enrolment.id]
            each.enrolment.next_at = next_good(moment + _NO_ROOM, known.place, known.hours)
            continue
        if mailbox_id is not None:
            room[mailbox_id] -= 1
        left -= 1
        chosen.append(each)
    return chosen


async def sent_today(session: ReadSession, sequence: MailSequence, moment: datetime) -> int:
    """Letters that were queued since midnight on the sequence's clock."""
    begins, _ = day_of(moment, sequence.time_zone)
    count = await session.scalar(
        select(func.count()).where(SequenceSend.sequence_id == sequence.id, SequenceSend.at >= begins)
    )
    return count or 0


async def _capped_until(session: WriteSession, sequence: MailSequence, moment: datetime) -> datetime | None:
    await session.flush()
    if await sent_today(session, sequence, moment) < sequence.daily_cap:
        return None
    return day_of(moment, sequence.time_zone)[1]
