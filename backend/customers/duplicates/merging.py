"""Makes one record of several. Nothing is lost: the ledger holds what changed, and `undoing` takes it back."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import insert, select, update

from backend.customers.counters import count_companies, count_contacts
from backend.customers.duplicates.choosing import merged_company, merged_contact
from backend.customers.duplicates.errors import CannotMergeError
from backend.customers.duplicates.ledger import Ledger, decoded, ours, read_rows, table_named
from backend.customers.duplicates.models import MergedRecord, RecordMerge
from backend.customers.duplicates.moving import move_references
from backend.customers.duplicates.store import refresh_keys
from backend.customers.duplicates.telling import tell_merged
from backend.customers.fields import FACT_FIELDS, normalize
from backend.customers.models import Company, Contact, FieldChange, ProfileFact
from backend.customers.profile import refresh_profiles
from backend.customers.queries.seen import require_changeable
from backend.customers.search_index import index_companies, index_contacts, remove_rows
from backend.customers.vocabulary import FactSubject
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import new_id, now
from tenants.session import WriteSession

MOST_LOSERS: Final = 20
#: Columns without facts that somebody may choose beside those of `FACT_FIELDS`.
_COLUMNS: Final[dict[FactSubject, tuple[str, ...]]] = {
    "company": ("owner_id", "stage", "note"),
    "contact": ("company_id",),
}
_MODELS: Final[dict[FactSubject, type[Company] | type[Contact]]] = {"company": Company, "contact": Contact}


async def merge_companies(
    session: WriteSession,
    actor: Actor,
    winner_id: UUID,
    loser_ids: Sequence[UUID],
    choices: Mapping[str, UUID] | None = None,
) -> UUID:
    """Make the losers part of the winner; answers the merge's id.

    `choices` name by field the record whose value is to be shown; it then counts as typed. Raises `NotAllowedError`,
    `NotFoundError`, `CannotMergeError`.
    """
    return await merge_records(session, actor, "company", winner_id, loser_ids, choices)


async def merge_contacts(
    session: WriteSession,
    actor: Actor,
    winner_id: UUID,
    loser_ids: Sequence[UUID],
    choices: Mapping[str, UUID] | None = None,
) -> UUID:
    """As `merge_companies`, for people."""
    return await merge_records(session, actor, "contact", winner_id, loser_ids, choices)


async def merge_records(
    session: WriteSession,
    actor: Actor,
    subject: FactSubject,
    winner_id: UUID,
    loser_ids: Sequence[UUID],
    choices: Mapping[str, UUID] | None = None,
) -> UUID:
    """Merge records of one kind. See `merge_companies`."""
    actor.require("companies.write")
    losers = sorted(set(loser_ids))
    if not losers or winner_id in losers or len(losers) > MOST_LOSERS:
        raise CannotMergeError
    for each in (winner_id, *losers):
        await require_changeable(session, subject, each)
    records = await lock_whole(session, subject, [winner_id, *losers])
    if len(records) != len(losers) + 1:
        raise NotFoundError
    # What waits to be written in this transaction may point at the losers.
    await session.flush()
    chosen = _chosen(subject, records, choices or {})
    merge_id, table = new_id(), table_named(subject)
    winner = records[winner_id]
    await session.execute(
        insert(RecordMerge),
        [
            {
                "id": merge_id,
                "subject_kind": subject,
                "winner_id": winner_id,
                "winner_name": winner["name"],
                "actor_id": actor.membership_id or actor.id,
                "actor_name": actor.name,
                "choices": {field: str(record_id) for field, record_id in (choices or {}).items()},
            }
        ],
    )
    gone = [{"id": new_id(), "merge_id": merge_id, "record_id": each, "name": records[each]["name"]} for each in losers]
    await session.execute(insert(MergedRecord), gone)
    ledger = Ledger(session, merge_id)
    for loser_id in losers:
        await move_references(session, ledger, subject, loser_id, winner_id)
    await remove_rows(session, losers)
    await ledger.remove(table, table.c.id.in_(losers))
    await _show(session, subject, winner_id, records, chosen)
    await _type_choices(session, ledger, subject, winner_id, chosen)
    await bring_in_line(session, subject, [winner_id])
    await ledger.changed(table, [winner])
    await session.flush()
    await ledger.added(table_named(FieldChange.__tablename__), await _history_since(session, winner_id, merge_id))
    employers = {UUID(row["company_id"]) for row in records.values() if row.get("company_id")}
    await recount_employers(session, employers)
    await tell_merged(session, actor, subject, merge_id, winner_id, [records[each]["name"] for each in losers])
    return merge_id


async def lock_whole(session: WriteSession, subject: FactSubject, ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    """Whole rows, which nobody else changes or points at until the transaction ends."""
    model, table = _MODELS[subject], table_named(subject)
    await session.execute(select(model.id).where(model.id.in_(ids)).order_by(model.id).with_for_update())
    return {UUID(row["id"]): row for row in await read_rows(session, table, table.c.id.in_(ids))}


async def bring_in_line(session: WriteSession, subject: FactSubject, ids: Sequence[UUID]) -> None:
    """Profiles, numbers, search words and keys of records whose parts changed hands."""
    await refresh_profiles(session, subject, ids)
    if subject == "company":
        await count_companies(session, ids)
        await index_companies(session, ids)
        await index_contacts(session, company_ids=ids)
        await refresh_keys(session, ids)
    else:
        await count_contacts(session, ids)
        await index_contacts(session, ids)
        await refresh_keys(session, (), ids)


async def recount_employers(session: WriteSession, ids: set[UUID]) -> None:
    """Numbers and words of companies whose people changed."""
    if ids:
        await count_companies(session, ids)
        await index_companies(session, ids)


def _chosen(
    subject: FactSubject, records: Mapping[UUID, Mapping[str, Any]], choices: Mapping[str, UUID]
) -> dict[str, Any]:
    """The values that were chosen, by field."""
    known = {*FACT_FIELDS[subject], *_COLUMNS[subject]}
    for field, record_id in choices.items():
        if field not in known or record_id not in records:
            raise CannotMergeError
    return {field: records[record_id][field] for field, record_id in choices.items() if field in records[record_id]}


async def _show(
    session: WriteSession,
    subject: FactSubject,
    winner_id: UUID,
    records: Mapping[UUID, Mapping[str, Any]],
    chosen: Mapping[str, Any],
) -> None:
    """Write what no fact decides into the winner's row."""
    facts = set(
        await session.scalars(
            select(ProfileFact.field).where(ProfileFact.subject_id == winner_id, ProfileFact.subject_kind == subject)
        )
    )
    model = _MODELS[subject]
    columns = {column.key for column in model.__table__.columns}
    free = [field for field in FACT_FIELDS[subject] if field not in facts and field in columns]
    values = (
        merged_company(records.values(), free, now())
        if subject == "company"
        else merged_contact(records.values(), free)
    )
    values |= {field: value for field, value in chosen.items() if field in _COLUMNS[subject]}
    values["version"] = max(row["version"] for row in records.values()) + 1
    table = table_named(subject)
    await session.execute(
        update(table)
        .where(ours(session, table), table.c.id == winner_id)
        .values({name: decoded(table, name, value) for name, value in values.items()} | {"updated_at": now()})
    )


async def _type_choices(
    session: WriteSession, ledger: Ledger, subject: FactSubject, winner_id: UUID, chosen: Mapping[str, Any]
) -> None:
    """A value that somebody chose side by side is as good as typed."""
    table = table_named(ProfileFact.__tablename__)
    moment = now()
    for field in [each for each in FACT_FIELDS[subject] if each in chosen]:
        value = chosen[field] or ""
        normalized = normalize(field, value) if value else ""
        known = await read_rows(
            session, table, table.c.subject_id == winner_id, table.c.field == field, table.c.normalized == normalized
        )
        if known:
            await session.execute(
                update(table)
                .where(ours(session, table), table.c.id == UUID(known[0]["id"]))
                .values(value=value, typed_at=moment, rejected_at=None, rejected_by=None)
            )
            await ledger.changed(table, known)
            continue
        fact_id = new_id()
        row = {"id": fact_id, "subject_kind": subject, "subject_id": winner_id, "field": field, "value": value}
        await session.execute(insert(ProfileFact), [row | {"normalized": normalized, "typed_at": moment}])
        await ledger.added(table, [fact_id])


async def _history_since(session: WriteSession, winner_id: UUID, merge_id: UUID) -> list[UUID]:
    """What choosing anew added to the fields' history; ids rise with time."""
    found = await session.scalars(
        select(FieldChange.id).where(FieldChange.subject_id == winner_id, FieldChange.id > merge_id)
    )
    return list(found)
