"""What people said about being tracked."""

from collections.abc import Iterable
from typing import Literal

from sqlalchemy import select

from backend.outreach.addresses import address_key
from backend.outreach.tracking.events import ConsentChanged
from backend.outreach.tracking.models import TrackingConsent
from backend.outreach.tracking.schemas import ConsentState, ConsentView
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.orm import new_id
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession


async def consents(session: ReadSession, addresses: Iterable[str]) -> dict[str, ConsentState]:
    """What holds of these (normalised) addresses; who never said anything is missing."""
    wanted = sorted({address for address in addresses if address})
    if not wanted:
        return {}
    rows = await session.execute(
        select(TrackingConsent.address, TrackingConsent.state)
        .where(TrackingConsent.address.in_(wanted))
        .order_by(TrackingConsent.at, TrackingConsent.id)
    )
    found: dict[str, ConsentState] = {}
    for address, state in rows.all():
        found[address] = "granted" if state == "granted" else "refused"
    return found


async def consent_of(session: ReadSession, address: str) -> ConsentView:
    """What somebody said last."""
    key = address_key(address)
    row = await session.scalar(
        select(TrackingConsent)
        .where(TrackingConsent.address == key)
        .order_by(TrackingConsent.at.desc(), TrackingConsent.id.desc())
        .limit(1)
    )
    if row is None:
        return ConsentView(address=key, state="unknown", source=None, at=None, by="", note="")
    return _view(row)


async def consent_history(session: ReadSession, address: str) -> list[ConsentView]:
    """All that somebody said, newest first."""
    rows = await session.scalars(
        select(TrackingConsent)
        .where(TrackingConsent.address == address_key(address))
        .order_by(TrackingConsent.at.desc(), TrackingConsent.id.desc())
        .limit(50)
    )
    return [_view(row) for row in rows]


async def note_consent(
    session: WriteSession,
    address: str,
    state: Literal["granted", "refused"],
    source: Literal["page", "typed", "import"],
    *,
    by: str = "",
    note: str = "",
) -> None:
    """Write down what somebody said. Saying the same again changes nothing."""
    key = address_key(address)
    if not key or (await consents(session, [key])).get(key) == state:
        return
    row_id = new_id()
    session.add(TrackingConsent(id=row_id, address=key, state=state, source=source, by=by, note=note))
    await session.flush()
    append(session, ConsentChanged(consent_id=row_id))


async def type_consent(
    session: WriteSession, actor: Actor, address: str, state: Literal["granted", "refused"], note: str
) -> ConsentView:
    """A colleague writes down what somebody said; to grant it they say where that stands."""
    actor.require("conversations.write")
    key = address_key(address)
    problems = []
    if not key:
        problems.append(FieldProblem("address", "invalid", N_("This is no e-mail address.")))
    if state == "granted" and len(note.strip()) < 3:
        problems.append(FieldProblem("note", "missing", N_("Say where they agreed to it: a form, a mail, a contract.")))
    if problems:
        raise ValidationFailedError(errors=problems)
    await note_consent(session, key, state, "typed", by=actor.name, note=note.strip())
    audit.record(session, "tracking_consent.typed", subject_name=key, state=state)
    return await consent_of(session, key)


def _view(row: TrackingConsent) -> ConsentView:
    return ConsentView(**{name: getattr(row, name) for name in ConsentView.__struct_fields__})
