"""The letters that carry invitations, answers and cancellations."""

import html as escaping
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select

from backend.customers.queries.places import places_of
from backend.meetings.applying import answer_of
from backend.meetings.itip import Guest, Method, Occasion, document
from backend.meetings.models import Meeting
from backend.outreach.sending.drafts import KIND
from backend.outreach.sending.identities import Sender
from backend.outreach.sending.models import OutgoingMessage
from backend.outreach.sending.outgoing import OutgoingDraft, OutgoingFile
from backend.outreach.sending.queueing import queue_message
from backend.reminders.words import moment_text
from i18n.locale import best_match
from i18n.messages import N_, available_catalogs, translate
from i18n.zones import zone
from mail_ingest.store import queries as store
from mail_ingest.store.models import Message
from mail_ingest.submit.mime import Party
from tenants.blobs import BlobStore
from tenants.context import Actor
from tenants.session import ReadSession, WriteSession

_SUBJECTS: Final[dict[str, str]] = {
    "REQUEST": N_("Invitation: {summary}"),
    "CANCEL": N_("Called off: {summary}"),
    "COUNTER": N_("Another time proposed: {summary}"),
    "accepted": N_("Accepted: {summary}"),
    "tentative": N_("Perhaps: {summary}"),
    "declined": N_("Declined: {summary}"),
}


async def send_letter(
    session: WriteSession,
    actor: Actor,
    blobs: BlobStore,
    meeting: Meeting,
    sender: Sender,
    method: Method,
    to: Sequence[Party],
    *,
    answer: str = "none",
    note: str = "",
    at: datetime,
    starts_at: datetime | None = None,
) -> UUID:
    """Queue the letter about a meeting; answers its id. `starts_at` is another time that it asks for. Its words are in
    the language of the first reader, its times on each reader's clock. It stands in the conversation in which the
    meeting was last spoken of, or follows our own letters about it. Raises what `queue_message` raises."""
    places = await places_of(session, [party.address for party in to])
    reader = next((places[party.address.casefold()] for party in to if party.address.casefold() in places), None)
    language = best_match(reader.language or "en", available_catalogs()) or "en" if reader else "en"
    guests = (
        [Guest(sender.name, sender.address, answer)]
        if method in ("REPLY", "COUNTER")
        else [Guest(each["name"], each["address"], answer_of(meeting, each)) for each in meeting.attendees]
    )
    starts = starts_at or meeting.starts_at
    occasion = Occasion(
        uid=meeting.uid,
        sequence=max(meeting.sequence, 0),
        summary=meeting.summary,
        location=meeting.location,
        starts_at=starts,
        ends_at=starts + (meeting.ends_at - meeting.starts_at),
        zone_name=meeting.zone,
        whole_days=meeting.whole_days,
        organizer=Guest(meeting.organizer_name, meeting.organizer_address),
    )
    content = document(method, occasion, guests, at=at, note=note)
    zones = [meeting.zone or "UTC", *(place.time_zone for place in places.values() if place.time_zone)]
    said = answer if method == "REPLY" else method
    parent_id = await _spoken_of_in(session, meeting)
    row = await queue_message(
        session,
        actor,
        OutgoingDraft(
            mailbox_id=sender.mailbox_id,
            from_address=sender.address,
            to=to,
            subject=translate(_SUBJECTS[said], language, summary=meeting.summary)[:300],
            html=_body(meeting, starts, zones, note, language),
            language=language,
            mode="reply" if parent_id else "new",
            parent_id=parent_id,
            follows_id=None if parent_id else await _letter_before(session, meeting),
            files=[
                OutgoingFile(
                    filename="invite.ics",
                    content_type=f"text/calendar; method={method}",
                    size=len(content),
                    sha256=await blobs.put(session.info["tenant_id"], KIND, content),
                )
            ],
            unique_key=f"{_key(meeting)}:{method}:{answer}:{meeting.sequence}:{at.isoformat()}",
        ),
    )
    return row.id


async def _spoken_of_in(session: ReadSession, meeting: Meeting) -> UUID | None:
    """The newest message of the meeting's conversation, which a letter about it answers."""
    if meeting.conversation_id is None:
        return None
    conversation_id = await store.resolve_conversation(session, meeting.conversation_id)
    found: UUID | None = await session.scalar(
        select(Message.id)
        .where(Message.conversation_id == conversation_id, Message.message_id_header.is_not(None))
        .order_by(Message.sent_at.desc(), Message.id.desc())
        .limit(1)
    )
    return found


async def _letter_before(session: ReadSession, meeting: Meeting) -> UUID | None:
    """Our newest letter about the meeting, where no conversation holds it yet."""
    found: UUID | None = await session.scalar(
        select(OutgoingMessage.id)
        .where(OutgoingMessage.unique_key.startswith(f"{_key(meeting)}:"))
        .order_by(OutgoingMessage.id.desc())
        .limit(1)
    )
    return found


def _key(meeting: Meeting) -> str:
    return f"meeting:{meeting.id}"


def _body(meeting: Meeting, starts: datetime, zones: Sequence[str], note: str, language: str) -> str:
    pieces = [f"<p>{escaping.escape(line)}</p>" for line in note.strip().splitlines() if line.strip()]
    pieces.append(f"<p><b>{escaping.escape(meeting.summary)}</b></p>")
    if meeting.whole_days:
        lines = [meeting.starts_at.astimezone(zone(meeting.zone or "UTC")).date().isoformat()]
    else:
        lines = [
            f"{moment_text(starts.astimezone(UTC), name, language)} ({name.replace('_', ' ')})"
            for name in dict.fromkeys(zones)
        ]
    pieces += [f"<p>{escaping.escape(line)}</p>" for line in lines]
    if meeting.location:
        pieces.append(f"<p>{escaping.escape(meeting.location)}</p>")
    return "".join(pieces)
