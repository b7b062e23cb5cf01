"""What a reader says on their own page, or by one click: they want no more mail, or no more tracking."""

from backend.outreach.suppression.schemas import Source
from backend.outreach.suppression.service import lift_own, suppress
from backend.outreach.tracking.consent import note_consent
from backend.outreach.tracking.models import TrackedMessage, TrackedRecipient
from backend.outreach.tracking.settling import note_on_timeline
from tenants.orm import now
from tenants.session import WriteSession


async def unsubscribe(session: WriteSession, recipient: TrackedRecipient, source: Source) -> None:
    """Send this reader nothing any more. Saying it again changes nothing."""
    message = await session.get(TrackedMessage, (session.info["tenant_id"], recipient.message_id))
    added = await suppress(
        session,
        recipient.address,
        "unsubscribed",
        source,
        evidence={"tracked_id": str(recipient.message_id)},
        outgoing_id=message.outgoing_id if message else None,
        contact_id=recipient.contact_id,
        company_id=recipient.company_id,
    )
    if recipient.unsubscribed_at is None:
        recipient.unsubscribed_at = now()
    if added is not None and message is not None:
        await note_on_timeline(
            session,
            message,
            "unsubscribed",
            now(),
            contact_id=recipient.contact_id,
            company_id=recipient.company_id,
            details={"source": source},
        )
    await session.flush()


async def subscribe_again(session: WriteSession, recipient: TrackedRecipient) -> None:
    """They want mail again: only their own word is taken back, not what servers or colleagues said."""
    await lift_own(session, recipient.address)
    recipient.unsubscribed_at = None
    await session.flush()


async def allow_tracking(session: WriteSession, recipient: TrackedRecipient, *, allowed: bool) -> None:
    """They agree to being tracked, or do not (any more): then nothing is kept of old mail's pixels either."""
    await note_consent(session, recipient.address, "granted" if allowed else "refused", "page")
