"""Takes a merge back, up to 30 days later: each record as it was, and what came since where it belongs."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import and_, delete, or_, select, update

from backend.customers.bins.models import BinSignal
from backend.customers.duplicates.errors import LaterMergeError, MergeTooOldError, MergeUndoneError
from backend.customers.duplicates.ledger import take_back
from backend.customers.duplicates.merging import bring_in_line, lock_whole, recount_employers
from backend.customers.duplicates.models import MergeChange, MergedRecord, RecordMerge
from backend.customers.duplicates.store import refresh_keys
from backend.customers.duplicates.telling import tell_undone
from backend.customers.learning.run import learn
from backend.customers.models import CompanyDomain, Contact, Participation, TimelineEntry
from mail_ingest.understand.domains import company_domain
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.session import WriteSession

UNDO_FOR: Final = timedelta(days=30)
_BATCH: Final = 200


async def undo_merge(session: WriteSession, actor: Actor, merge_id: UUID) -> list[UUID]:
    """Take a merge back; answers the records that stand by themselves again, the former winner first.

    Mail that came since goes to whom it would have gone to without the merge. What people changed since stays, with
    the winner. Raises `NotAllowedError`, `NotFoundError`, `MergeUndoneError`, `MergeTooOldError`, `LaterMergeError`.
    """
    actor.require("companies.write")
    merge = await session.scalar(select(RecordMerge).where(RecordMerge.id == merge_id).with_for_update())
    if merge is None:
        raise NotFoundError
    if merge.undone_at is not None:
        raise MergeUndoneError
    if now() - merge.at > UNDO_FOR:
        raise MergeTooOldError(days=UNDO_FOR.days)
    await _refuse_beneath_others(session, merge)
    subject: Any = merge.subject_kind
    if not await lock_whole(session, subject, [merge.winner_id]):
        raise NotFoundError
    losers = (
        await session.execute(
            select(MergedRecord.record_id, MergedRecord.name)
            .where(MergedRecord.merge_id == merge_id)
            .order_by(MergedRecord.record_id)
        )
    ).all()
    records = [merge.winner_id, *(row.record_id for row in losers)]
    since = await _messages_since(session, merge)
    changes = await session.scalars(
        select(MergeChange).where(MergeChange.merge_id == merge_id).order_by(MergeChange.position.desc())
    )
    for change in changes:
        await take_back(session, change)
    if subject == "company":
        await _return_people(session, merge, records[1:])
    await _read_again(session, merge, since)
    await bring_in_line(session, subject, records)
    if subject == "contact":
        found = await session.scalars(select(Contact.company_id).where(Contact.id.in_(records)))
        await recount_employers(session, {each for each in found if each is not None})
    merge.undone_at, merge.undone_by = now(), actor.name
    await tell_undone(session, actor, subject, merge_id, records, [row.name for row in losers])
    return records


async def _refuse_beneath_others(session: WriteSession, merge: RecordMerge) -> None:
    """A merge is undone before those that it rests on: its winner may be part of another record by now."""
    later = (
        await session.execute(
            select(RecordMerge.id, RecordMerge.winner_name)
            .outerjoin(
                MergedRecord,
                and_(MergedRecord.tenant_id == RecordMerge.tenant_id, MergedRecord.merge_id == RecordMerge.id),
            )
            .where(RecordMerge.id > merge.id, RecordMerge.undone_at.is_(None))
            .where(or_(RecordMerge.winner_id == merge.winner_id, MergedRecord.record_id == merge.winner_id))
            .order_by(RecordMerge.id.desc())
            .limit(1)
        )
    ).first()
    if later is not None:
        raise LaterMergeError(extra={"merge_id": later.id}, name=later.winner_name)


async def _messages_since(session: WriteSession, merge: RecordMerge) -> list[UUID]:
    """Messages in which the winner came to take part after the merge; ids of rows rise with time."""
    found: set[UUID] = set()
    for model in (Participation, BinSignal):
        column = model.company_id if merge.subject_kind == "company" else model.contact_id
        found |= set(
            await session.scalars(
                select(model.message_id).where(column == merge.winner_id, model.id > merge.id).distinct()
            )
        )
    return sorted(found)


async def _return_people(session: WriteSession, merge: RecordMerge, losers: Sequence[UUID]) -> None:
    """People who are new since the merge go with the domain of their address."""
    rows = await session.execute(
        select(CompanyDomain.domain, CompanyDomain.company_id).where(CompanyDomain.company_id.in_(losers))
    )
    homes = {row.domain: row.company_id for row in rows}
    people = await session.execute(
        select(Contact.id, Contact.emails).where(Contact.company_id == merge.winner_id, Contact.id > merge.id)
    )
    for person in people.all():
        found = (homes.get(company_domain(email) or "") for email in person.emails)
        home = next((each for each in found if each is not None), None)
        if home is not None:
            await session.execute(
                update(Contact)
                .where(Contact.id == person.id)
                .values(company_id=home, version=Contact.version + 1)
                .execution_options(synchronize_session=False)
            )
            await refresh_keys(session, (), [person.id])


async def _read_again(session: WriteSession, merge: RecordMerge, messages: Sequence[UUID]) -> None:
    """Learn from the messages since as if there had been no merge."""
    company = merge.subject_kind == "company"
    for start in range(0, len(messages), _BATCH):
        part = messages[start : start + _BATCH]
        for model in (Participation, BinSignal):
            column = model.company_id if company else model.contact_id
            await session.execute(
                delete(model)
                .where(model.message_id.in_(part), column == merge.winner_id, model.id > merge.id)
                .execution_options(synchronize_session=False)
            )
        entry = TimelineEntry.company_id if company else TimelineEntry.contact_id
        await session.execute(
            delete(TimelineEntry)
            .where(TimelineEntry.message_id.in_(part), TimelineEntry.kind == "message", TimelineEntry.id > merge.id)
            .where(entry == merge.winner_id)
            .execution_options(synchronize_session=False)
        )
        await learn(session, part)
