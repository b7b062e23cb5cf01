"""When a message goes out: now, at an instant, or when desks open where its reader is."""

from datetime import datetime
from typing import Any

from backend.customers.queries.places import places_of
from backend.outreach.sending.models import OutgoingMessage
from backend.outreach.sending.schemas import DeskOpening
from backend.outreach.sending.service import recipients_of
from i18n.formats import moment
from i18n.moments import next_desk_opening
from i18n.zones import UnknownZoneError
from tenants.context import current
from tenants.orm import now
from tenants.session import ReadSession


async def desk_opening(session: ReadSession, row: OutgoingMessage) -> DeskOpening | None:
    """The next opening of desks where the first recipient is whose clock we know; None where we know none."""
    recipients = await recipients_of(session, row.id)
    places = await places_of(session, [each.address for each in recipients])
    for recipient in recipients:
        place = places.get(recipient.address.casefold())
        if place is None or place.time_zone is None:
            continue
        try:
            at = next_desk_opening(place.time_zone, place.country, now())
        except UnknownZoneError:
            continue
        there = moment(at, place.time_zone, current().locale, with_zone=True)
        return DeskOpening(address=recipient.address, at=at, zone=place.time_zone, there=there)
    return None


def as_schedule(kind: str, zone: str | None = None) -> dict[str, Any]:
    """What was asked for, as `OutgoingMessage.schedule` keeps it."""
    return {"kind": kind, "zone": zone}


def clock_there(row: OutgoingMessage, at: datetime) -> str | None:
    """The instant on the clock where the reader is, where it was asked for by that."""
    zone = (row.schedule or {}).get("zone")
    return moment(at, zone, current().locale, with_zone=True) if zone else None
