"""Rules of suppression: who is put on the list, and how they come off it."""

import re
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from backend.outreach.addresses import address_key, domain_key, reader_key
from backend.outreach.suppression.errors import AlreadyLiftedError
from backend.outreach.suppression.events import AddressSuppressed, SuppressionLifted
from backend.outreach.suppression.models import Suppression
from backend.outreach.suppression.queries import load_suppression
from backend.outreach.suppression.schemas import ImportOutcome, Reason, Source
from i18n.messages import N_
from mail_ingest.understand.domains import is_free_mail
from tenants import audit
from tenants.context import Actor
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession

_ADDRESS = re.compile(r"[^\s<>\",;:()\[\]\\]+@[^\s<>\",;:()\[\]\\]+\.[^\s<>\",;:()\[\]\\]+")
_DOMAIN = re.compile(r"@[^\s<>\",;:()\[\]\\@]+\.[^\s<>\",;:()\[\]\\@]+")
_SHOWN: Final = 20
#: Said by people of themselves, or of people; the others are servers' answers about one address.
_OF_READERS: Final[frozenset[Reason]] = frozenset({"unsubscribed", "complaint", "typed"})
_OPEN = Suppression.lifted_at.is_(None)


async def suppress(
    session: WriteSession,
    address: str,
    reason: Reason,
    source: Source,
    *,
    note: str = "",
    by: str = "",
    evidence: dict[str, Any] | None = None,
    outgoing_id: UUID | None = None,
    contact_id: UUID | None = None,
    company_id: UUID | None = None,
) -> UUID | None:
    """Send nothing to `address` (`@x.example`: to nobody there) any more; answers the new entry, or None when it was
    there before (which stays). What a reader asks for holds for all labels of theirs; what a server says of one address
    for that one."""
    key = domain_key(address) or address_key(address)
    if not key:
        return None
    if reason in _OF_READERS:
        key = reader_key(key)
    added = await session.scalar(
        insert(Suppression)
        .values(id=new_id(), address=key, reason=reason, source=source, note=note, by=by, evidence=evidence or {})
        .on_conflict_do_nothing(index_elements=["tenant_id", "address"], index_where=_OPEN)
        .returning(Suppression.id)
    )
    if added is None:
        return None
    append(
        session,
        AddressSuppressed(
            suppression_id=added, reason=reason, outgoing_id=outgoing_id, contact_id=contact_id, company_id=company_id
        ),
    )
    return UUID(str(added))


async def add_suppression(session: WriteSession, actor: Actor, address: str, note: str) -> Suppression:
    """Put an address on the list by hand; one that is on it already stays as it is."""
    actor.require("outreach.manage")
    key = domain_key(address) or reader_key(address_key(address))
    problem = None
    if not key:
        problem = FieldProblem("address", "invalid", N_("This is no e-mail address."))
    elif key.startswith("@") and is_free_mail(key[1:]):
        problem = FieldProblem("address", "free-mail", N_("Anybody can have an address there. Name single addresses."))
    if problem is not None:
        raise ValidationFailedError(errors=[problem])
    added = await suppress(session, key, "typed", "typed", note=note.strip(), by=actor.name)
    if added is not None:
        audit.record(session, "suppression.added", subject_id=added, subject_name=key)
    return (await session.scalars(select(Suppression).where(Suppression.address == key, _OPEN))).one()


async def import_suppressions(session: WriteSession, actor: Actor, text: str) -> ImportOutcome:
    """Put every address of a text on the list. A heading and empty lines are passed over."""
    actor.require("outreach.manage")
    added = known = 0
    unreadable: list[str] = []
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for number, line in enumerate(lines):
        match = _DOMAIN.match(line) or _ADDRESS.search(line)
        key = (domain_key(match[0]) or address_key(match[0])) if match else ""
        if not key or match is None or (key.startswith("@") and is_free_mail(key[1:])):
            if number > 0 or "@" in line:
                unreadable.append(line[:120])
            continue
        note = " ".join((line[: match.start()] + " " + line[match.end() :]).replace('"', " ").split()).strip(" ,;<>")
        if await suppress(session, key, "typed", "import", note=note[:500], by=actor.name):
            added += 1
        else:
            known += 1
    audit.record(session, "suppression.imported", added=added, known=known)
    return ImportOutcome(added=added, known=known, unreadable=unreadable[:_SHOWN], unreadable_count=len(unreadable))


async def lift(session: WriteSession, actor: Actor, suppression_id: UUID, reason: str) -> Suppression:
    """Let an address be written to again. Raises `AlreadyLiftedError` and `NotFoundError`."""
    actor.require("outreach.manage")
    row = await load_suppression(session, suppression_id)
    if row.lifted_at is not None:
        raise AlreadyLiftedError
    row.lifted_at, row.lifted_by, row.lifted_reason = now(), actor.name, reason.strip()
    await session.flush()
    audit.record(session, "suppression.lifted", subject_id=row.id, subject_name=row.address, reason=reason.strip())
    append(session, SuppressionLifted(suppression_id=row.id))
    return row


async def lift_own(session: WriteSession, address: str) -> bool:
    """The reader takes their own unsubscribing back; what servers or colleagues said stays. False: nothing to lift."""
    row = await session.scalar(
        select(Suppression).where(
            Suppression.address.in_({address_key(address), reader_key(address_key(address))}),
            _OPEN,
            Suppression.reason == "unsubscribed",
        )
    )
    if row is None:
        return False
    row.lifted_at, row.lifted_by, row.lifted_reason = now(), "", "asked for by the reader"
    await session.flush()
    append(session, SuppressionLifted(suppression_id=row.id))
    return True
