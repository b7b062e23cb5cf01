"""Reads of meetings. Who may not see the mail in which a meeting is spoken of does not see the meeting."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, column, exists, func, or_, select, true
from sqlalchemy.dialects.postgresql import JSONB

from backend.customers.queries.whom import Whom, companies_by_id, contacts_by_id
from backend.meetings import schemas
from backend.meetings.applying import answer_of
from backend.meetings.models import Meeting
from backend.meetings.slots import Sitter, clocks_at, sitters_of
from backend.meetings.vocabulary import Standing
from backend.outreach.sending.identities import senders_of
from mail_ingest.store.models import Conversation, Message
from mail_ingest.store.sight import visible_conversations
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.session import ReadSession

_MOST: Final = 100
_AHEAD: Final = timedelta(days=14)


def seen(actor: Actor) -> ColumnElement[bool]:
    """Whether the actor may see a row of `Meeting`."""
    mail = exists().where(
        and_(
            Conversation.tenant_id == Meeting.tenant_id,
            Conversation.id == Meeting.conversation_id,
            visible_conversations(actor),
        )
    )
    return or_(Meeting.conversation_id.is_(None), mail, Meeting.host_id == actor.membership_id)


async def seen_meetings(session: ReadSession, ids: Collection[UUID]) -> set[UUID]:
    """Which of these meetings the session's actor sees."""
    found = select(Meeting.id).where(Meeting.id.in_(ids), seen(session.info["actor"]))
    return set(await session.scalars(found))


async def my_addresses(session: ReadSession, actor: Actor) -> frozenset[str]:
    """The addresses that the actor writes from, casefolded."""
    return frozenset(sender.address for sender in await senders_of(session, actor.membership_id))


async def list_meetings(
    session: ReadSession,
    actor: Actor,
    *,
    here: str,
    since: datetime | None = None,
    until: datetime | None = None,
    conversation_id: UUID | None = None,
    company_id: UUID | None = None,
    contact_id: UUID | None = None,
    mine: bool = False,
) -> list[schemas.MeetingView]:
    """Meetings by time. Without a subject, those that are not over, of the next two weeks; `mine`: to which one of the
    actor's addresses is invited, or that they called."""
    statement = select(Meeting).where(seen(actor)).order_by(Meeting.starts_at, Meeting.id).limit(_MOST)
    subject = conversation_id or company_id or contact_id
    if conversation_id is not None:
        statement = statement.where(
            or_(Meeting.conversation_id == conversation_id, Meeting.uid.in_(_spoken_of(conversation_id)))
        )
    if company_id is not None:
        statement = statement.where(Meeting.company_id == company_id)
    if contact_id is not None:
        statement = statement.where(Meeting.contact_id == contact_id)
    if since is not None or subject is None:
        statement = statement.where(Meeting.ends_at > (since or now()))
    if until is not None or subject is None:
        statement = statement.where(Meeting.starts_at < (until or now() + _AHEAD))
    found = list(await session.scalars(statement))
    addresses = await my_addresses(session, actor)
    if mine:
        found = [row for row in found if row.host_id == actor.membership_id or addresses & _addresses(row)]
    return await _views(session, actor, found, addresses, here)


def _spoken_of(conversation_id: UUID) -> Select[tuple[str]]:
    """The events of a conversation's letters: what moves or calls off a meeting often begins another conversation."""
    event = func.jsonb_array_elements(Message.invitations).table_valued(column("value", JSONB), name="event")
    return (
        select(event.c.value["uid"].astext)
        .select_from(Message)
        .join(event, true())
        .where(Message.conversation_id == conversation_id)
    )


async def load_meeting(session: ReadSession, actor: Actor, meeting_id: UUID, here: str) -> schemas.MeetingView:
    """A meeting. Raises `NotFoundError`."""
    found = await session.scalar(select(Meeting).where(Meeting.id == meeting_id, seen(actor)))
    if found is None:
        raise NotFoundError
    return (await _views(session, actor, [found], await my_addresses(session, actor), here))[0]


def standing_of(meeting: Meeting, addresses: Collection[str]) -> Standing:
    """How a meeting stands for whoever writes from `addresses`."""
    if meeting.cancelled_at is not None:
        return "cancelled"
    said = [each for each in meeting.attendees if (each["address"] in addresses) == (meeting.side == "theirs")]
    answers = {answer_of(meeting, each) for each in said if each["address"] != meeting.organizer_address}
    if "accepted" in answers:
        return "accepted"
    if "tentative" in answers:
        return "tentative"
    if answers == {"declined"}:
        return "declined"
    return "asked" if meeting.side == "theirs" else "waiting"


def _addresses(meeting: Meeting) -> frozenset[str]:
    return frozenset(each["address"] for each in meeting.attendees) | {meeting.organizer_address}


async def _views(
    session: ReadSession, actor: Actor, rows: Sequence[Meeting], addresses: frozenset[str], here: str
) -> list[schemas.MeetingView]:
    people = await contacts_by_id(session, {row.contact_id for row in rows if row.contact_id})
    firms = await companies_by_id(session, {row.company_id for row in rows if row.company_id})
    views = []
    for row in rows:
        others = [row.organizer_address, *(each["address"] for each in row.attendees)]
        sitters = await sitters_of(session, others, here=here, mine=addresses, also=row.zone)
        whom = people.get(row.contact_id) if row.contact_id else firms.get(row.company_id) if row.company_id else None
        views.append(_view(actor, row, addresses, sitters, whom))
    return views


def _view(
    actor: Actor, row: Meeting, addresses: frozenset[str], sitters: Sequence[Sitter], whom: Whom | None
) -> schemas.MeetingView:
    over = row.cancelled_at is not None or (row.ends_at <= now() and not row.repeats)
    invited = any(each["address"] in addresses for each in row.attendees)
    organizer = next((each for each in row.attendees if each["address"] == row.organizer_address), None)
    return schemas.MeetingView(
        id=row.id,
        side=row.side,  # type: ignore[arg-type] # a CHECK constraint holds the list
        standing=standing_of(row, addresses),
        summary=row.summary,
        location=row.location,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        whole_days=row.whole_days,
        repeats=row.repeats,
        clocks=[] if row.whole_days else clocks_at(row.starts_at, row.ends_at, sitters),
        organizer=schemas.MeetingPerson(
            row.organizer_name or row.organizer_address,
            row.organizer_address,
            answer_of(row, organizer) if organizer else "none",
            row.organizer_address in addresses,
        ),
        attendees=[
            schemas.MeetingPerson(
                each["name"] or each["address"], each["address"], answer_of(row, each), each["address"] in addresses
            )
            for each in row.attendees
        ],
        counter=_counter(row, sitters, addresses),
        company=whom.company if whom else None,
        contact=whom.contact if whom else None,
        conversation_id=row.conversation_id,
        over=over,
        may_answer=row.side == "theirs" and invited and not over,
        may_change=row.side == "ours" and row.host_id is not None and row.host_id == actor.membership_id and not over,
        version=row.version,
    )


def _counter(row: Meeting, sitters: Sequence[Sitter], addresses: Collection[str]) -> schemas.MeetingCounter | None:
    if row.counter is None or row.cancelled_at is not None:
        return None
    start, end = (datetime.fromisoformat(row.counter[key]) for key in ("start", "end"))
    return schemas.MeetingCounter(
        row.counter["by"], row.counter["by"] in addresses, start, clocks_at(start, end, sitters)
    )
