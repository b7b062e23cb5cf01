"""Moves people to the company that somebody says they belong to, and takes that back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Table, delete, func, or_, select, update

from backend.customers.archiving import archive_companies
from backend.customers.bins.models import BinSignal
from backend.customers.bins.settling import settle
from backend.customers.counters import count_companies, count_contacts, lock_records
from backend.customers.duplicates.ledger import ours, table_named
from backend.customers.duplicates.models import DuplicatePair
from backend.customers.duplicates.store import refresh_keys
from backend.customers.events import CompanyChanged, ContactChanged, PartsMoved
from backend.customers.learning.employers import EMPLOYER
from backend.customers.learning.run import learn
from backend.customers.models import (
    Company,
    CompanyDomain,
    CompanyRelation,
    Contact,
    CustomerFile,
    Participation,
    ProfileFact,
    TimelineEntry,
)
from backend.customers.profile import refresh_profiles
from backend.customers.queries.seen import require_changeable
from backend.customers.schemas import NewCompany, NewRelation
from backend.customers.search_index import index_companies, index_contacts
from backend.customers.service.companies import create_company
from backend.customers.service.relations import relate
from backend.customers.service.timeline import record
from backend.customers.splitting.errors import CannotSplitError, LaterSplitError, SplitUndoneError
from backend.customers.splitting.models import CompanySplit
from backend.customers.splitting.schemas import NewSplit
from backend.customers.writes import put_typed_facts
from mail_ingest.understand.domains import company_domain
from tenants import audit
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession

#: What goes along beside the mail; a message's entry on a timeline is made anew when it is learned from.
_ALONG: Final = (Participation, BinSignal, TimelineEntry, CustomerFile)
#: So many messages are learned from at once, and so many right away.
_BATCH: Final = 200
#: Under this name a split keeps what was said of the two companies.
_RELATION: Final = CompanyRelation.__tablename__


async def split_company(session: WriteSession, actor: Actor, given: NewSplit) -> UUID:
    """Move people of one company to another one; answers the split's id.

    From then on their domain counts as shared: new people with it belong to the company that they sign for.

    Raises `NotAllowedError`, `NotFoundError`, `CannotSplitError`, and what making a company raises.
    """
    actor.require("companies.write")
    people = (
        await session.execute(
            select(Contact.id, Contact.name, Contact.company_id, Contact.employer_reason, Contact.emails)
            .where(Contact.id.in_(given.contact_ids))
            .order_by(Contact.id)
            .with_for_update(key_share=True)
        )
    ).all()
    if len(people) != len(set(given.contact_ids)):
        raise NotFoundError
    homes = {person.company_id for person in people}
    from_id = next(iter(homes))
    if len(homes) != 1 or from_id is None or given.to_id == from_id or not (given.to_id or given.name.strip()):
        raise CannotSplitError
    await require_changeable(session, "company", from_id)
    to_id = given.to_id or await _make(session, actor, from_id, given)
    await require_changeable(session, "company", to_id)
    await _stands(session, to_id)
    await lock_records(session, {from_id, to_id}, given.contact_ids)
    said = await _said(session, [person.id for person in people])
    moment = now()
    split = CompanySplit(
        id=new_id(),
        at=moment,
        from_id=from_id,
        to_id=to_id,
        made=given.to_id is None,
        people=[
            {"id": str(one.id), "name": one.name, "reason": one.employer_reason, "said": one.id in said}
            for one in people
        ],
        actor_id=actor.membership_id or actor.id,
        actor_name=actor.name,
    )
    session.add(split)
    ids = [person.id for person in people]
    await _employ(session, ids, to_id)
    marker = {"subject_kind": "contact", "field": EMPLOYER, "value": "", "detail": None, "normalized": ""}
    await put_typed_facts(session, [{**marker, "id": new_id(), "subject_id": each, "typed_at": now()} for each in ids])
    messages: list[UUID] = []
    if given.with_history:
        split.moved, messages = await _take_along(session, ids, from_id, to_id)
    domains = {company_domain(email) for person in people for email in person.emails}
    await _share(session, from_id, {each for each in domains if each})
    await _never_twins(session, actor, split)
    if given.relation is not None:
        await relate(session, actor, from_id, NewRelation(other_id=to_id, kind=given.relation))
        split.moved = split.moved | {_RELATION: await _relations(session, from_id, to_id, moment)}
    await session.flush()
    await _settle(session, (from_id, to_id), ids, messages + await _others_of(session, from_id, messages))
    await _tell(session, actor, split, "company.split")
    return split.id


async def undo_split(session: WriteSession, actor: Actor, split_id: UUID) -> None:
    """Give people back, with what came of them since; a company that the split made is archived if nobody is left.

    Raises `NotAllowedError`, `NotFoundError`, `SplitUndoneError`, `LaterSplitError`.
    """
    actor.require("companies.write")
    split = await session.scalar(select(CompanySplit).where(CompanySplit.id == split_id).with_for_update())
    if split is None:
        raise NotFoundError
    for each in (split.from_id, split.to_id):
        await require_changeable(session, "company", each)
    if split.undone_at is not None:
        raise SplitUndoneError
    ids = [UUID(person["id"]) for person in split.people]
    standing = await session.execute(select(Contact.id, Contact.name, Contact.company_id).where(Contact.id.in_(ids)))
    rows = standing.all()
    for row in rows:
        if row.company_id != split.to_id:
            raise LaterSplitError(name=row.name)
    ids = [row.id for row in rows]
    await lock_records(session, {split.from_id, split.to_id}, ids)
    for person in split.people:
        await session.execute(
            update(Contact)
            .where(Contact.id == UUID(person["id"]))
            .values(company_id=split.from_id, employer_reason=person["reason"], version=Contact.version + 1)
            .execution_options(synchronize_session=False)
        )
    unsaid = [UUID(person["id"]) for person in split.people if not person["said"]]
    await session.execute(
        delete(ProfileFact)
        .where(ProfileFact.subject_id.in_(unsaid), ProfileFact.field == EMPLOYER)
        .execution_options(synchronize_session=False)
    )
    messages = await _give_back(session, split, ids)
    split.undone_at, split.undone_by = now(), actor.name
    await session.flush()
    await _share_no_more(session, split.from_id)
    await _may_be_twins(session, split)
    await _unrelate(session, split)
    await _settle(session, (split.from_id, split.to_id), ids, messages + await _guessed(session, split))
    await _clear_away(session, split)
    await _tell(session, actor, split, "company.split_undone", undone=True)


async def _make(session: WriteSession, actor: Actor, from_id: UUID, given: NewSplit) -> UUID:
    """The new company, looked after by whoever looks after the first one."""
    owner_id = await session.scalar(select(Company.owner_id).where(Company.id == from_id))
    made = await create_company(
        session, actor, NewCompany(name=given.name, owner_id=owner_id, allow_duplicate=given.allow_duplicate)
    )
    return made.id


async def _stands(session: WriteSession, company_id: UUID) -> None:
    row = (await session.execute(select(Company.id, Company.archived_at).where(Company.id == company_id))).one_or_none()
    if row is None or row.archived_at is not None:
        raise NotFoundError


async def _said(session: WriteSession, contact_ids: Sequence[UUID]) -> set[UUID]:
    """Of whom somebody said before where they work."""
    found = await session.scalars(
        select(ProfileFact.subject_id).where(
            ProfileFact.subject_id.in_(contact_ids), ProfileFact.field == EMPLOYER, ProfileFact.typed_at.is_not(None)
        )
    )
    return set(found)


async def _employ(session: WriteSession, contact_ids: Sequence[UUID], company_id: UUID) -> None:
    await session.execute(
        update(Contact)
        .where(Contact.id.in_(contact_ids))
        .values(company_id=company_id, employer_reason=None, version=Contact.version + 1)
        .execution_options(synchronize_session=False)
    )


async def _take_along(
    session: WriteSession, contact_ids: Sequence[UUID], from_id: UUID, to_id: UUID
) -> tuple[dict[str, list[str]], list[UUID]]:
    """Move what is of these people at the one company to the other; answers the rows by table, and the messages."""
    moved: dict[str, list[str]] = {}
    messages: set[UUID] = set()
    for model in _ALONG:
        table = table_named(model.__tablename__)
        where = [table.c.contact_id.in_(contact_ids), *_own(table)]
        rows = await _repoint(session, table, from_id, to_id, where)
        moved[table.name] = sorted(str(row.id) for row in rows)
        if "message_id" in table.c and table.name != TimelineEntry.__tablename__:
            messages.update(row.message_id for row in rows)
    return moved, sorted(messages, reverse=True)


async def _give_back(session: WriteSession, split: CompanySplit, contact_ids: Sequence[UUID]) -> list[UUID]:
    """What went along, and what came since; what these people had at the other company before stays there."""
    messages: set[UUID] = set()
    for model in _ALONG:
        table = table_named(model.__tablename__)
        went = [UUID(each) for each in split.moved.get(table.name, ())]
        where = [table.c.contact_id.in_(contact_ids), or_(table.c.id.in_(went), table.c.id > split.id), *_own(table)]
        rows = await _repoint(session, table, split.to_id, split.from_id, where)
        if "message_id" in table.c and table.name != TimelineEntry.__tablename__:
            messages.update(row.message_id for row in rows)
    return sorted(messages, reverse=True)


def _own(table: Table) -> list[ColumnElement[bool]]:
    return [table.c.kind != "message"] if table.name == TimelineEntry.__tablename__ else []


async def _repoint(
    session: WriteSession, table: Table, from_id: UUID, to_id: UUID, where: Sequence[ColumnElement[bool]]
) -> list[Any]:
    columns = [table.c[name] for name in ("id", "message_id") if name in table.c]
    statement = update(table).where(ours(session, table), table.c.company_id == from_id, *where)
    return list((await session.execute(statement.values(company_id=to_id).returning(*columns))).all())


async def _share(session: WriteSession, company_id: UUID, domains: set[str]) -> None:
    """From now on these domains of the company say nothing of whose somebody new is."""
    await session.execute(
        update(CompanyDomain)
        .where(CompanyDomain.company_id == company_id, CompanyDomain.domain.in_(sorted(domains)))
        .values(shared=True)
        .execution_options(synchronize_session=False)
    )


async def _share_no_more(session: WriteSession, company_id: UUID) -> None:
    others = select(CompanySplit.id).where(CompanySplit.from_id == company_id, CompanySplit.undone_at.is_(None))
    if await session.scalar(others.limit(1)) is None:
        await session.execute(
            update(CompanyDomain)
            .where(CompanyDomain.company_id == company_id)
            .values(shared=False)
            .execution_options(synchronize_session=False)
        )


async def _never_twins(session: WriteSession, actor: Actor, split: CompanySplit) -> None:
    """Whoever tells two companies apart does not want to hear that they may be one."""
    low, high = sorted((split.from_id, split.to_id))
    known = await session.scalar(
        update(DuplicatePair)
        .where(DuplicatePair.low_id == low, DuplicatePair.high_id == high)
        .values(dismissed_at=func.coalesce(DuplicatePair.dismissed_at, split.at), dismissed_by=actor.name)
        .returning(DuplicatePair.id)
        .execution_options(synchronize_session=False)
    )
    if known is None:
        session.add(
            DuplicatePair(
                subject_kind="company", low_id=low, high_id=high, score=0.0, verdict="possible",
                dismissed_at=split.at, dismissed_by=actor.name,
            )
        )  # fmt: skip


async def _may_be_twins(session: WriteSession, split: CompanySplit) -> None:
    low, high = sorted((split.from_id, split.to_id))
    pair = (DuplicatePair.low_id == low, DuplicatePair.high_id == high, DuplicatePair.dismissed_at == split.at)
    await session.execute(
        delete(DuplicatePair).where(*pair, DuplicatePair.score == 0.0).execution_options(synchronize_session=False)
    )
    await session.execute(
        update(DuplicatePair)
        .where(*pair)
        .values(dismissed_at=None, dismissed_by=None)
        .execution_options(synchronize_session=False)
    )


async def _relations(session: WriteSession, one: UUID, other: UUID, since: datetime) -> list[str]:
    """What was said of two companies just now."""
    both = (one, other)
    found = await session.scalars(
        select(CompanyRelation.id)
        .where(CompanyRelation.company_id.in_(both), CompanyRelation.other_id.in_(both))
        .where(CompanyRelation.at >= since)
    )
    return [str(each) for each in found]


async def _unrelate(session: WriteSession, split: CompanySplit) -> None:
    said = [UUID(each) for each in split.moved.get(_RELATION, ())]
    await session.execute(
        delete(CompanyRelation).where(CompanyRelation.id.in_(said)).execution_options(synchronize_session=False)
    )


async def _clear_away(session: WriteSession, split: CompanySplit) -> None:
    """A company that the split made is put aside where nobody is left there."""
    left = select(Contact.id).where(Contact.company_id == split.to_id).limit(1)
    if split.made and await session.scalar(left) is None:
        await archive_companies(session, [split.to_id])


async def _others_of(session: WriteSession, company_id: UUID, but: Sequence[UUID]) -> list[UUID]:
    """The last letters of those who stay: they may sign for the other company, and then belong to it."""
    latest = await session.scalars(
        select(Participation.message_id)
        .where(Participation.company_id == company_id, Participation.role == "from")
        .order_by(Participation.at.desc(), Participation.id)
        .limit(_BATCH)
    )
    known = set(but)
    return [each for each in dict.fromkeys(latest) if each not in known]


async def _guessed(session: WriteSession, split: CompanySplit) -> list[UUID]:
    """Letters of people at the other company whom only their signature brought there."""
    found = await session.scalars(
        select(Participation.message_id)
        .join(Contact, Contact.id == Participation.contact_id)
        .where(Contact.company_id == split.to_id, Contact.employer_reason.is_not(None), Participation.role == "from")
        .order_by(Participation.at.desc(), Participation.id)
        .limit(_BATCH)
    )
    return list(dict.fromkeys(found))


async def _settle(
    session: WriteSession, company_ids: Sequence[UUID], contact_ids: Sequence[UUID], messages: Sequence[UUID]
) -> None:
    """Bring facts, timelines, numbers, keys and bins in line; letters beyond the first are read by a job."""
    await learn(session, messages[:_BATCH])
    for start in range(_BATCH, len(messages), _BATCH):
        append(session, PartsMoved(message_ids=list(messages[start : start + _BATCH])))
    await refresh_profiles(session, "company", company_ids)
    await refresh_keys(session, company_ids, contact_ids)
    await settle(session, company_ids, contact_ids)
    await count_companies(session, company_ids)
    await count_contacts(session, contact_ids)
    await index_companies(session, company_ids)
    await index_contacts(session, contact_ids)


async def _tell(session: WriteSession, actor: Actor, split: CompanySplit, action: str, *, undone: bool = False) -> None:
    names = ", ".join(person["name"] for person in split.people)
    rows = await session.execute(select(Company.id, Company.name).where(Company.id.in_([split.from_id, split.to_id])))
    companies = {row.id: row.name for row in rows}
    for company_id, other_id in ((split.from_id, split.to_id), (split.to_id, split.from_id)):
        await record(
            session,
            company_id=company_id,
            contact_id=None,
            kind="merge",
            at=now(),
            summary=f"{names} ({companies[other_id]})"[:300],
            actor_id=actor.membership_id,
            actor_name=actor.name,
            details={"split_id": str(split.id), "undone": undone},
        )
    audit.record(
        session,
        action,
        subject_id=split.from_id,
        subject_name=companies[split.from_id],
        other_id=split.to_id,
        people=[person["id"] for person in split.people],
    )
    append(session, CompanyChanged(company_ids=sorted((split.from_id, split.to_id))))
    append(session, ContactChanged(contact_ids=sorted(UUID(person["id"]) for person in split.people)))
