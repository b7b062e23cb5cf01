"""Readers' own pages for many letters before they are queued, in a few queries."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from backend.customers.queries.reached import reached_by
from backend.outreach.addresses import address_key
from backend.outreach.tracking.addresses import Signer, reader_base
from backend.outreach.tracking.models import TrackedMessage, TrackedRecipient
from backend.outreach.tracking.schemas import Recipient
from backend.outreach.tracking.tokens import new_public_id
from mail_ingest.submit.mime import Unsubscribe
from mail_ingest.understand.countries import country_of_domain
from tenants.orm import new_id
from tenants.runtime import Runtime
from tenants.session import WriteSession


async def ready_pages(session: WriteSession, letters: Mapping[UUID, Recipient], *, runtime: Runtime) -> dict[UUID, str]:
    """The page of each letter's one recipient, by outgoing id. The ids are new: nobody knows these letters yet."""
    if not letters:
        return {}
    keys = {outgoing_id: address_key(each.address) for outgoing_id, each in letters.items()}
    people = await reached_by(session, keys.values())
    messages = {outgoing_id: new_id() for outgoing_id in letters}
    await session.execute(
        insert(TrackedMessage),
        [
            {"id": messages[each], "public_id": new_public_id(), "outgoing_id": each, "mode": "off", "why": ""}
            for each in letters
        ],
    )
    public_ids = {outgoing_id: new_public_id() for outgoing_id in letters}
    rows = []
    for outgoing_id, recipient in letters.items():
        key = keys[outgoing_id]
        person = people.get(key)
        rows.append(
            {
                "id": new_id(),
                "message_id": messages[outgoing_id],
                "public_id": public_ids[outgoing_id],
                "address": key,
                "name": recipient.name or (person.name if person else ""),
                "role": recipient.role,
                "contact_id": person.contact_id if person else None,
                "company_id": person.company_id if person else None,
                "country": (person.country if person else None) or country_of_domain(key.rpartition("@")[2]),
                "language": person.language if person else None,
            }
        )
    await session.execute(insert(TrackedRecipient), rows)
    signer, base = await Signer.of(session, runtime), await reader_base(session, runtime.settings)
    return {outgoing_id: signer.reader(base, public_id) for outgoing_id, public_id in public_ids.items()}


def unsubscribe_of(page: str, mailto: str | None) -> Unsubscribe:
    """How a reader ends such mail: their own page, one-click where that may be said (RFC 8058 wants https), and a mail
    to `mailto` (our mailbox), whose subject names the page."""
    secure, token = page.startswith("https://"), page.rpartition("/")[2]
    return Unsubscribe(
        mailto=f"mailto:{mailto}?subject=unsubscribe%20{token}" if mailto else None,
        https=page if secure else None,
        one_click=secure,
    )


async def forget_letters(session: WriteSession, outgoing_ids: list[UUID]) -> None:
    """Letters that were called back before they went out: nothing becomes of them."""
    unsent = select(TrackedMessage.id).where(
        TrackedMessage.outgoing_id.in_(outgoing_ids), TrackedMessage.sent_at.is_(None)
    )
    await session.execute(delete(TrackedMessage).where(TrackedMessage.id.in_(unsent.scalar_subquery())))
