"""Answering an invitation."""

from uuid import UUID

from backend.meetings import schemas
from backend.meetings.applying import answer
from backend.meetings.errors import NotInvitedError
from backend.meetings.events import MeetingChanged
from backend.meetings.models import Meeting
from backend.meetings.queries import load_meeting
from backend.meetings.service.finding import lock_meeting
from backend.meetings.service.letters import send_letter
from backend.meetings.slots import clocks_at, require_waking, sitters_of, slots_after
from backend.outreach.sending.identities import Sender, senders_of
from mail_ingest.submit.mime import Party
from tenants.blobs import BlobStore
from tenants.context import Actor
from tenants.orm import now
from tenants.outbox import append
from tenants.session import WriteSession


async def answer_invitation(
    session: WriteSession,
    actor: Actor,
    blobs: BlobStore,
    meeting_id: UUID,
    given: schemas.MeetingAnswer,
    *,
    here: str,
) -> schemas.MeetingView:
    """Say yes, perhaps or no, by a letter to who invited from the address that was invited.

    Raises `NotAllowedError`, `NotFoundError`, `MeetingOverError`, `NotInvitedError`, `SlotRefusedError` and what
    `queue_message` raises.
    """
    meeting = await lock_meeting(session, actor, meeting_id)
    senders = await senders_of(session, actor.membership_id)
    sender = invited_sender(meeting, senders)
    if given.answer != "declined" and not given.anyway and not meeting.whole_days:
        mine = frozenset(each.address for each in senders)
        sitters = await sitters_of(session, [meeting.organizer_address], here=here, mine=mine, also=meeting.zone)
        lasts = meeting.ends_at - meeting.starts_at
        slots = slots_after(max(now(), meeting.starts_at), lasts, sitters)
        require_waking(clocks_at(meeting.starts_at, meeting.ends_at, sitters), slots)
    moment = now()
    answer(meeting, sender.address, sender.name, given.answer, moment)
    meeting.version += 1
    await send_letter(
        session,
        actor,
        blobs,
        meeting,
        sender,
        "REPLY",
        [Party(meeting.organizer_name, meeting.organizer_address)],
        answer=given.answer,
        note=given.note,
        at=moment,
    )
    append(session, MeetingChanged(meeting_ids=[meeting.id]))
    await session.flush()
    return await load_meeting(session, actor, meeting.id, here)


def invited_sender(meeting: Meeting, senders: list[Sender]) -> Sender:
    """Which of the caller's addresses was invited to a meeting of theirs. Raises `NotInvitedError`."""
    invited = {each["address"] for each in meeting.attendees}
    for sender in senders:
        if meeting.side == "theirs" and sender.address in invited:
            return sender
    raise NotInvitedError
