"""From letters to meetings."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from backend.customers.queries import customers_for_conversations
from backend.customers.queries.places import places_of
from backend.meetings.applying import UNTOLD, Timing, apply, timing_of
from backend.meetings.events import MeetingChanged
from backend.meetings.models import Meeting
from backend.outreach.sending.identities import all_senders
from i18n.zones import tzdata_version
from mail_ingest.parse.message import Invitation
from mail_ingest.store.models import Message
from tenants.orm import new_id
from tenants.outbox import append
from tenants.session import WriteSession

#: What says something of a meeting (RFC 5546 section 1.4); "publish" is a notice to everybody, not an invitation.
_METHODS = frozenset({"request", "reply", "cancel", "counter", "declinecounter"})


async def hear_letters(session: WriteSession, message_ids: Collection[UUID]) -> list[UUID]:
    """Take in what new letters say of meetings; answers those that changed. Hearing a letter twice changes nothing."""
    rows = list(
        await session.execute(
            select(Message.id, Message.conversation_id, Message.from_address, Message.sent_at, Message.invitations)
            .where(Message.id.in_(message_ids), func.jsonb_array_length(Message.invitations) > 0)
            .order_by(Message.sent_at, Message.id)
        )
    )
    if not rows:
        return []
    ours = {sender.address for sender in await all_senders(session)}
    customers = await customers_for_conversations(session, list({row.conversation_id for row in rows}))
    changed: dict[UUID, None] = {}
    for row in rows:
        customer = customers.get(row.conversation_id)
        for stored in row.invitations:
            invitation = msgspec.convert(stored, Invitation)
            if invitation.method not in _METHODS or not invitation.uid:
                continue
            timing = timing_of(invitation, await _zone_of(session, invitation))
            if timing is None:
                continue
            meeting = await _meeting(session, invitation, timing, row, ours)
            if not apply(meeting, invitation, timing, author=row.from_address.casefold(), told_at=row.sent_at):
                continue
            meeting.conversation_id, meeting.message_id = row.conversation_id, row.id
            if customer is not None:
                meeting.contact_id = meeting.contact_id or customer.contact.id
                meeting.company_id = meeting.company_id or (customer.company.id if customer.company else None)
            meeting.version += 1
            changed[meeting.id] = None
    await session.flush()
    if changed:
        append(session, MeetingChanged(meeting_ids=list(changed)))
    return list(changed)


async def _zone_of(session: WriteSession, invitation: Invitation) -> str | None:
    if invitation.organizer is None:
        return None
    found = await places_of(session, [invitation.organizer.address])
    return next((place.time_zone for place in found.values()), None)


async def _meeting(
    session: WriteSession, invitation: Invitation, timing: Timing, row: Any, ours: Collection[str]
) -> Meeting:
    """The meeting of an invitation, locked; made where it is not known yet."""
    organizer = invitation.organizer.key if invitation.organizer else row.from_address.casefold()
    values = {
        "id": new_id(),
        "uid": invitation.uid,
        "side": "ours" if organizer in ours else "theirs",
        "sequence": UNTOLD,
        "told_at": row.sent_at,
        "summary": invitation.summary[:500],
        "location": invitation.location,
        "organizer_name": (invitation.organizer.name if invitation.organizer else "")[:200],
        "organizer_address": organizer,
        "attendees": [],
        "wall": timing.wall,
        "zone": timing.zone,
        "starts_at": timing.starts_at,
        "ends_at": timing.ends_at,
        "whole_days": timing.whole_days,
        "tzdata": tzdata_version(),
    }
    await session.execute(insert(Meeting).values(values).on_conflict_do_nothing())
    found: Meeting = (
        await session.scalars(select(Meeting).where(Meeting.uid == invitation.uid).with_for_update())
    ).one()
    return found
