"""The meeting that somebody changes."""

from uuid import UUID

from sqlalchemy import select

from backend.meetings.errors import MeetingOverError
from backend.meetings.models import Meeting
from backend.meetings.queries import seen
from tenants.context import Actor
from tenants.errors import NotAllowedError, NotFoundError
from tenants.orm import now
from tenants.session import WriteSession


async def lock_meeting(session: WriteSession, actor: Actor, meeting_id: UUID) -> Meeting:
    """The meeting, locked. Raises `NotAllowedError`, `NotFoundError`, `MeetingOverError`."""
    actor.require("conversations.write")
    found: Meeting | None = await session.scalar(
        select(Meeting).where(Meeting.id == meeting_id, seen(actor)).with_for_update(of=Meeting)
    )
    if found is None:
        raise NotFoundError
    if found.cancelled_at is not None or (found.ends_at <= now() and not found.repeats):
        raise MeetingOverError
    return found


async def lock_own_meeting(session: WriteSession, actor: Actor, meeting_id: UUID) -> Meeting:
    """The meeting, locked, if the actor called it. Raises as `lock_meeting`."""
    found = await lock_meeting(session, actor, meeting_id)
    if found.side != "ours" or found.host_id is None or found.host_id != actor.membership_id:
        raise NotAllowedError
    return found
