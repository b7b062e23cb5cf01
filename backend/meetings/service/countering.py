"""Proposing another time to who invited (iTIP COUNTER, RFC 5546 section 3.2.7)."""

from uuid import UUID

from backend.meetings import schemas
from backend.meetings.applying import answer
from backend.meetings.events import MeetingChanged
from backend.meetings.queries import load_meeting
from backend.meetings.service.answering import invited_sender
from backend.meetings.service.finding import lock_meeting
from backend.meetings.service.inviting import meant_time
from backend.meetings.service.letters import send_letter
from backend.meetings.slots import sitters_of
from backend.outreach.sending.identities import senders_of
from mail_ingest.submit.mime import Party
from tenants.blobs import BlobStore
from tenants.context import Actor
from tenants.orm import now
from tenants.outbox import append
from tenants.session import WriteSession


async def propose_instead(
    session: WriteSession, actor: Actor, blobs: BlobStore, meeting_id: UUID, given: schemas.MeetingProposal
) -> schemas.MeetingView:
    """Ask who invited for another time, for as long as it was to last; until they move it, we say perhaps.

    Raises `NotAllowedError`, `NotFoundError`, `MeetingOverError`, `NotInvitedError`, `SlotRefusedError`, what
    `understand` and what `queue_message` raises.
    """
    meeting = await lock_meeting(session, actor, meeting_id)
    senders = await senders_of(session, actor.membership_id)
    sender = invited_sender(meeting, senders)
    mine = frozenset(each.address for each in senders)
    sitters = await sitters_of(session, [meeting.organizer_address], here=given.when.here, mine=mine, also=meeting.zone)
    lasts = meeting.ends_at - meeting.starts_at
    meant = meant_time(given.when, lasts, sitters, anyway=given.anyway)
    moment = now()
    answer(meeting, sender.address, sender.name, "tentative", moment)
    meeting.counter = {
        "by": sender.address, "start": meant.instant.isoformat(), "end": (meant.instant + lasts).isoformat(),
    }  # fmt: skip
    meeting.version += 1
    await send_letter(
        session, actor, blobs, meeting, sender, "COUNTER", [Party(meeting.organizer_name, meeting.organizer_address)],
        answer="tentative", note=given.note, at=moment, starts_at=meant.instant,
    )  # fmt: skip
    append(session, MeetingChanged(meeting_ids=[meeting.id]))
    await session.flush()
    return await load_meeting(session, actor, meeting.id, given.when.here)
