"""Inviting to a meeting of ours, moving it, calling it off."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from backend.customers.clock import Place
from backend.customers.queries.places import places_of
from backend.meetings import schemas
from backend.meetings.events import MeetingChanged
from backend.meetings.models import Meeting
from backend.meetings.queries import load_meeting
from backend.meetings.service.finding import lock_own_meeting
from backend.meetings.service.letters import send_letter
from backend.meetings.slots import Sitter, clocks_at, require_waking, sitters_of, slots_after
from backend.outreach.sending.errors import BadRecipientError, NotYourSenderError
from backend.outreach.sending.identities import Sender, best_sender, senders_of
from backend.reminders.schemas import When
from backend.reminders.service.times import Meant, understand
from i18n.zones import tzdata_version
from mail_ingest.store.models import Conversation
from mail_ingest.store.sight import visible_conversations
from mail_ingest.submit.mime import BadAddressError, Party, wire_address
from tenants.blobs import BlobStore
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession


async def invite(
    session: WriteSession, actor: Actor, blobs: BlobStore, given: schemas.NewMeeting
) -> schemas.MeetingView:
    """Invite by mail. Raises `NotAllowedError`, `NotFoundError`, `SlotRefusedError`, `BadRecipientError`,
    `NotYourSenderError`, what `understand` and what `queue_message` raises."""
    actor.require("conversations.write")
    senders = await senders_of(session, actor.membership_id)
    sender = _sender(senders, given)
    if given.conversation_id is not None:
        await _require_conversation(session, actor, given.conversation_id)
    mine = frozenset(each.address for each in senders)
    addresses = [each for each in dict.fromkeys(map(_address, given.to)) if each not in mine]
    sitters = await sitters_of(session, addresses, here=given.when.here, mine=mine)
    lasts = timedelta(minutes=given.minutes)
    meant = meant_time(given.when, lasts, sitters, anyway=given.anyway)
    people = await places_of(session, addresses)
    first = next((people[address] for address in addresses if address in people), None)
    moment = now()
    meeting = Meeting(
        id=new_id(),
        uid=f"{new_id()}@{sender.address.rpartition('@')[2]}",
        side="ours",
        sequence=0,
        told_at=moment,
        summary=given.summary.strip(),
        location=given.location.strip() or None,
        organizer_name=sender.name,
        organizer_address=sender.address,
        attendees=[
            {
                "name": people[address].contact_name if address in people else "",
                "address": address,
                "answer": "none",
                "at": None,
            }
            for address in addresses
        ],
        wall=meant.wall,
        zone=meant.zone,
        starts_at=meant.instant,
        ends_at=meant.instant + lasts,
        tzdata=tzdata_version(),
        company_id=first.company_id if first else None,
        contact_id=first.contact_id if first else None,
        conversation_id=given.conversation_id,
        host_id=actor.membership_id,
    )
    session.add(meeting)
    await session.flush()
    await send_letter(session, actor, blobs, meeting, sender, "REQUEST", _parties(meeting), note=given.note, at=moment)
    append(session, MeetingChanged(meeting_ids=[meeting.id]))
    await session.flush()
    return await load_meeting(session, actor, meeting.id, given.when.here)


async def move(
    session: WriteSession, actor: Actor, blobs: BlobStore, meeting_id: UUID, given: schemas.MeetingMove
) -> schemas.MeetingView:
    """Ask everybody to come at another time. Raises as `invite`, and `MeetingOverError`."""
    meeting = await lock_own_meeting(session, actor, meeting_id)
    senders = await senders_of(session, actor.membership_id)
    sender = next((each for each in senders if each.address == meeting.organizer_address), None)
    if sender is None:
        raise NotYourSenderError
    mine = frozenset(each.address for each in senders)
    addresses = [each["address"] for each in meeting.attendees]
    sitters = await sitters_of(session, addresses, here=given.when.here, mine=mine)
    lasts = timedelta(minutes=given.minutes)
    meant = meant_time(given.when, lasts, sitters, anyway=given.anyway)
    meeting.sequence, meeting.told_at = meeting.sequence + 1, now()
    meeting.wall, meeting.zone, meeting.tzdata = meant.wall, meant.zone, tzdata_version()
    meeting.starts_at, meeting.ends_at = meant.instant, meant.instant + lasts
    meeting.moved_at, meeting.counter = meeting.told_at, None
    meeting.version += 1
    await send_letter(session, actor, blobs, meeting, sender, "REQUEST", _parties(meeting), at=meeting.told_at)
    append(session, MeetingChanged(meeting_ids=[meeting.id]))
    await session.flush()
    return await load_meeting(session, actor, meeting.id, given.when.here)


async def call_off(
    session: WriteSession,
    actor: Actor,
    blobs: BlobStore,
    meeting_id: UUID,
    given: schemas.MeetingCancel,
    *,
    here: str,
) -> schemas.MeetingView:
    """Tell everybody that it does not take place. Raises as `move`."""
    meeting = await lock_own_meeting(session, actor, meeting_id)
    senders = await senders_of(session, actor.membership_id)
    sender = next((each for each in senders if each.address == meeting.organizer_address), None)
    if sender is None:
        raise NotYourSenderError
    meeting.sequence, meeting.told_at = meeting.sequence + 1, now()
    meeting.cancelled_at = meeting.told_at
    meeting.version += 1
    await send_letter(
        session, actor, blobs, meeting, sender, "CANCEL", _parties(meeting), note=given.note, at=meeting.told_at
    )
    append(session, MeetingChanged(meeting_ids=[meeting.id]))
    await session.flush()
    return await load_meeting(session, actor, meeting.id, here)


def _sender(senders: Sequence[Sender], given: schemas.NewMeeting) -> Sender:
    if given.mailbox_id is None:
        chosen = best_sender(senders, [given.from_address] if given.from_address else [], [])
    else:
        wanted = given.from_address.strip().casefold()
        chosen = next(
            (each for each in senders if each.mailbox_id == given.mailbox_id and wanted in {"", each.address}), None
        )
    if chosen is None:
        raise NotYourSenderError
    return chosen


def _address(given: str) -> str:
    try:
        wire_address(given)
    except BadAddressError:
        raise BadRecipientError(address=given) from None
    return given.strip().casefold()


def meant_time(when: When, lasts: timedelta, sitters: Sequence[Sitter], *, anyway: bool) -> Meant:
    """The time that was said, at which nobody sleeps. Raises `SlotRefusedError` and what `understand` raises."""
    there: Place | None = next((each.clock for each in sitters if not each.mine), None)
    meant = understand(when, there)
    if not anyway:
        slots = slots_after(max(now(), meant.instant - timedelta(hours=12)), lasts, sitters)
        require_waking(clocks_at(meant.instant, meant.instant + lasts, sitters), slots)
    return meant


def _parties(meeting: Meeting) -> list[Party]:
    return [Party(each["name"], each["address"]) for each in meeting.attendees]


async def _require_conversation(session: WriteSession, actor: Actor, conversation_id: UUID) -> None:
    found = await session.scalar(
        select(Conversation.id).where(Conversation.id == conversation_id, visible_conversations(actor))
    )
    if found is None:
        raise NotFoundError
