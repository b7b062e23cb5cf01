"""A company's portrait out of its own mail, and where a person worked."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Final
from uuid import UUID

from sqlalchemy import Uuid, and_, bindparam, func, select

from backend.customers.models import Company, Contact, Participation, TimelineEntry
from backend.customers.portrait import ENOUGH, ENOUGH_OF_ONE, Sent, hours_of, months_of, reply_times
from backend.customers.queries.history import list_usual
from backend.customers.queries.seen import require_seen, seen_among
from backend.customers.schemas import CompanyRef, Employer, Fact, PersonHours, Portrait, Usual
from mail_ingest.store.sight import message_seen, sees_everything
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.prepared import Prepared, tenant
from tenants.session import ReadSession

_MOST_MAILS: Final = 2000
_MOST_PEOPLE: Final = 20
_FEW: Final = 3
_USUAL: Final = ("incoterm", "port", "product", "language")
_RECORD: Final = bindparam("record_id", type_=Uuid())


@lru_cache(maxsize=2)
def _mails(*, everything: bool) -> Prepared:
    found = select(
        TimelineEntry.at, TimelineEntry.conversation_id, TimelineEntry.direction, TimelineEntry.contact_id
    ).where(TimelineEntry.tenant_id == tenant, TimelineEntry.company_id == _RECORD, TimelineEntry.kind == "message")
    if not everything:
        found = found.where(message_seen("timeline_entry.message_id"))
    return Prepared(found.order_by(TimelineEntry.at.desc(), TimelineEntry.id.desc()).limit(_MOST_MAILS))


_PLACE: Final = Prepared(
    select(Company.time_zone).where(Company.tenant_id == tenant, Company.id == _RECORD)
)  # fmt: skip
_ZONES: Final = Prepared(
    select(Contact.id, Contact.time_zone)
    .where(Contact.tenant_id == tenant, Contact.company_id == _RECORD, Contact.archived_at.is_(None))
    .order_by(Contact.last_message_sort.desc(), Contact.id.desc())
    .limit(_MOST_PEOPLE)
)


async def load_portrait(session: ReadSession, company_id: UUID) -> Portrait:
    """What the mail of a company tells about it. Raises `NotFoundError`."""
    await require_seen(session, "company", company_id)
    place = await _PLACE.fetch(session, record_id=company_id)
    if not place:
        raise NotFoundError
    zone = place[0]["time_zone"]
    everything = await sees_everything(session)
    rows = await _mails(everything=everything).fetch(session, record_id=company_id)
    mails = [Sent(row["at"], row["conversation_id"], row["direction"] != "out", row["contact_id"]) for row in rows]
    usual = await list_usual(session, "company", company_id, _USUAL, everything=everything)
    theirs = [mail.at for mail in mails if mail.theirs]
    their_reply, our_reply = reply_times(mails)
    return Portrait(
        messages=len(mails),
        received=len(theirs),
        since=mails[-1].at if mails else None,
        needed=ENOUGH,
        incoterms=_most_frequent(one for one in usual if one.field == "incoterm"),
        ports=_most_frequent(one for one in usual if one.field == "port"),
        products=_most_frequent(one for one in usual if one.field == "product"),
        languages=_most_frequent(one for one in usual if one.field == "language"),
        hours=hours_of(theirs, zone, ENOUGH),
        people=await _people(session, company_id, mails, zone),
        months=months_of(mails, zone, now()) if mails else [],
        their_reply=their_reply,
        our_reply=our_reply,
    )


async def _people(session: ReadSession, company_id: UUID, mails: Iterable[Sent], zone: str | None) -> list[PersonHours]:
    written = defaultdict(list)
    for mail in mails:
        if mail.theirs and mail.contact_id:
            written[mail.contact_id].append(mail.at)
    people = []
    for row in await _ZONES.fetch(session, record_id=company_id):
        hours = hours_of(written.get(row["id"], []), row["time_zone"] or zone, ENOUGH_OF_ONE)
        if hours is not None:
            people.append(PersonHours(row["id"], hours))
    return people


def _most_frequent(facts: Iterable[Fact]) -> list[Usual]:
    """Joins what differs in what stands beside it: "CIF Santos" and "CIF Itajaí" are both CIF."""
    found: dict[str, Usual] = {}
    for fact in facts:
        value = fact.detail if fact.field == "incoterm" and fact.detail else fact.value
        known = found.setdefault(value, Usual(value, 0, fact))
        known.messages += fact.sources
    return sorted(found.values(), key=lambda one: (-one.messages, one.value))[:_FEW]


@lru_cache(maxsize=2)
def _employers(*, everything: bool) -> Prepared:
    parts = select(
        Participation.company_id,
        func.min(Participation.at).label("since"),
        func.max(Participation.at).label("until"),
        func.count().label("messages"),
    ).where(
        Participation.tenant_id == tenant, Participation.contact_id == _RECORD, Participation.company_id.is_not(None)
    )
    if not everything:
        parts = parts.where(message_seen("participation.message_id"))
    worked = parts.group_by(Participation.company_id).subquery("worked")
    here = select(Contact.company_id).where(Contact.tenant_id == tenant, Contact.id == _RECORD).scalar_subquery()
    return Prepared(
        select(
            Company.id,
            Company.name,
            Company.country,
            (Company.id == here).label("current"),
            worked.c.since,
            worked.c.until,
            func.coalesce(worked.c.messages, 0).label("messages"),
        )
        .outerjoin(worked, and_(Company.tenant_id == tenant, worked.c.company_id == Company.id))
        .where(Company.tenant_id == tenant, (Company.id == here) | worked.c.company_id.is_not(None))
        .order_by((Company.id == here).desc(), worked.c.until.desc().nulls_last(), Company.id)
    )


async def list_employers(session: ReadSession, contact_id: UUID) -> list[Employer]:
    """Where a person works, and where they did when they wrote; the present company first, then the latest."""
    rows = await _employers(everything=await sees_everything(session)).fetch(session, record_id=contact_id)
    seen = await seen_among(session, "company", [row["id"] for row in rows])
    return [
        Employer(
            CompanyRef(row["id"], row["name"], row["country"]),
            bool(row["current"]),
            row["since"],
            row["until"],
            row["messages"],
        )
        for row in rows
        if row["id"] in seen
    ]
