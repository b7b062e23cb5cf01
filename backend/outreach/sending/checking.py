"""Looking a draft over before it goes out: the facts of the files, for the pure checks of `warnings`."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import select

from backend.customers.queries.places import Place, known_domains, places_of
from backend.outreach.sending.compiling import attachments_of
from backend.outreach.sending.errors import WarningsError
from backend.outreach.sending.models import OutgoingMessage, OutgoingRecipient
from backend.outreach.sending.schemas import WarningView
from backend.outreach.sending.service import recipients_of
from backend.outreach.sending.spoken import speaks_of_bank
from backend.outreach.sending.warnings import Correspondent, Facts, Warned, warnings_of
from backend.outreach.suppression.queries import refused
from i18n.calendars import local_clock
from i18n.messages import translate
from i18n.zones import UnknownZoneError
from mail_ingest.parse.html import to_text
from mail_ingest.store.queries import own_addresses
from mail_ingest.understand.languages import detect_language
from tenants.context import current
from tenants.directory.models import Membership
from tenants.orm import now
from tenants.session import ReadSession

_LETTERS: Final = 100


async def look_over(session: ReadSession, row: OutgoingMessage, *, at_once: bool = True) -> list[Warned]:
    """What its author should look at before sending; `at_once` = it goes out now, so the hour there counts."""
    recipients = await recipients_of(session, row.id)
    addresses = [each.address for each in recipients]
    places = await places_of(session, addresses)
    barred = await refused(session, addresses)
    owners = await _names(session, [place.owner_id for place in places.values() if place.owner_id])
    ours = await own_addresses(session)
    files = await attachments_of(session, row.id)
    text = to_text(row.html)
    told = await _told_bank(session, addresses) if speaks_of_bank(text) else frozenset[str]()
    facts = Facts(
        subject=row.subject,
        text=text,
        attachments=sum(file.content_id is None for file in files),
        recipients=[
            _correspondent(
                each.address, places.get(each.address.casefold()), row.author_id, owners, ours, told, at_once
            )
            for each in recipients
        ],
        domains={*await known_domains(session), *(address.rpartition("@")[2] for address in ours)},
        template_language=_written_in(row, text) if row.template_id is not None else None,
        suppressed=sorted(barred),
    )
    return warnings_of(facts)


def require_accepted(found: Sequence[Warned], accepted: Sequence[str]) -> None:
    """Raises `WarningsError` unless every warning was set aside; final ones cannot be."""
    left = [warned for warned in found if warned.final or warned.code not in accepted]
    if left:
        raise WarningsError(extra={"warnings": [_builtins(view) for view in in_words(left)]})


def in_words(found: Sequence[Warned]) -> list[WarningView]:
    """The warnings in the caller's language."""
    locale = current().locale
    return [
        WarningView(code=each.code, title=translate(each.title, locale, **each.params), final=each.final)
        for each in found
    ]


def _builtins(view: WarningView) -> dict[str, object]:
    return {"code": view.code, "title": view.title, "final": view.final}


def _correspondent(
    address: str,
    place: Place | None,
    author_id: UUID | None,
    owners: dict[UUID, str],
    ours: frozenset[str],
    told: frozenset[str],
    now_: bool,
) -> Correspondent:
    mine = address.casefold() in ours
    told_bank = mine or address.casefold() in told
    if place is None:
        return Correspondent(address=address, known=mine, told_bank=told_bank)
    owner = owners.get(place.owner_id) if place.owner_id and place.owner_id != author_id else None
    return Correspondent(
        address=address,
        owner=owner,
        company=place.company_name,
        known=place.last_message_at is not None,
        told_bank=told_bank,
        night=_night(place.time_zone) if now_ else None,
        language=place.language,
    )


def _written_in(row: OutgoingMessage, text: str) -> str | None:
    """The language of a text from a template: the version's tag, which knows the script, unless it was rewritten."""
    found = detect_language(text)
    tag = (row.template_choice or {}).get("language")
    return tag if tag and (found is None or tag.partition("-")[0] == found.partition("-")[0]) else found


async def _told_bank(session: ReadSession, addresses: Sequence[str]) -> frozenset[str]:
    """To which of the addresses bank details went before, of the last hundred letters to each of them from here."""
    told = set()
    for address in {each.casefold() for each in addresses}:
        texts = await session.scalars(
            select(OutgoingMessage.html)
            .join(
                OutgoingRecipient,
                (OutgoingRecipient.tenant_id == OutgoingMessage.tenant_id)
                & (OutgoingRecipient.outgoing_id == OutgoingMessage.id),
            )
            .where(OutgoingRecipient.address == address, OutgoingMessage.sent_at.is_not(None))
            .order_by(OutgoingMessage.sent_at.desc())
            .limit(_LETTERS)
        )
        if any(speaks_of_bank(to_text(html)) for html in texts):
            told.add(address)
    return frozenset(told)


def _night(zone: str | None) -> str | None:
    """The time there where it is night."""
    if zone is None:
        return None
    try:
        clock = local_clock(now(), zone, current().locale)
    except UnknownZoneError:
        return None
    return clock.clock if clock.day_state == "night" else None


async def _names(session: ReadSession, ids: Sequence[UUID]) -> dict[UUID, str]:
    if not ids:
        return {}
    rows = await session.execute(select(Membership.id, Membership.name).where(Membership.id.in_(ids)))
    return {row.id: row.name for row in rows}
