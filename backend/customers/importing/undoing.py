"""Taking a whole import back: what it made goes, what it filled is empty again.

A record to which something has come since (a letter, a deal, a note, a change by a person) stays, and is counted.
"""

from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from msgspec import convert
from sqlalchemy import and_, delete, select, update

from backend.customers.counters import count_companies, lock_records
from backend.customers.duplicates.ledger import ours, table_named
from backend.customers.duplicates.store import refresh_keys
from backend.customers.events import CompanyChanged, ContactChanged, CustomerImportChanged
from backend.customers.fields import normalize
from backend.customers.importing.acting import acting_session, lock_run
from backend.customers.importing.models import CustomerImport, CustomerImportRow
from backend.customers.importing.schemas import Filled, Made
from backend.customers.models import Company, CompanyDomain, Contact, ContactEmail, FieldChange, ProfileFact
from backend.customers.profile import refresh_profiles
from backend.customers.references import REFERENCES
from backend.customers.search_index import index_companies, index_contacts
from backend.customers.vocabulary import FactSubject
from tenants.context import Actor
from tenants.orm import now
from tenants.outbox import append
from tenants.session import Database, WriteSession

_STEP: Final = 50
#: What a record brings along when it is made, or has without anybody's doing: no sign that it is in use.
_OWN: Final = frozenset(
    [
        "company_domain", "contact", "contact_email", "custom_value", "customer_search", "field_change", "identity_key",
        "profile_fact", "duplicate_pair", "pool_holding", "pool_move", "pool_view", "company_star", "overlap_check",
        "bin_decision",
    ]
)  # fmt: skip
#: Rows without a foreign key that would delete them.
_LEFT: Final = ("custom_value", "customer_search", "field_change", "profile_fact", "duplicate_pair")


async def take_back(database: Database, tenant_id: UUID, actor: Actor, run: CustomerImport) -> None:
    """Undo an import that is in the state "undoing", the last rows first."""
    while True:
        async with acting_session(database, tenant_id, actor, run.locale) as session:
            held = await lock_run(session, run.id)
            if held is None or held.state != "undoing":
                return
            rows = list(
                await session.scalars(
                    select(CustomerImportRow)
                    .where(CustomerImportRow.import_id == run.id, CustomerImportRow.made != {})
                    .order_by(CustomerImportRow.number.desc())
                    .limit(_STEP)
                )
            )
            finished = held.finished_at or now()
            for row in rows:
                held.kept += await _take_back_row(session, convert(row.made, Made), finished)
                row.made = {}
            held.progress += len(rows)
            if len(rows) < _STEP:
                held.state, held.undone_at = "undone", now()
            append(session, CustomerImportChanged(import_id=run.id))
            if held.state == "undone":
                return


async def _take_back_row(session: WriteSession, made: Made, finished: Any) -> int:
    """Undo one row; answers how many of its records stay."""
    kept = 0
    await _drop_facts(session, made)
    for subject, filled in (("contact", made.filled_contact), ("company", made.filled_company)):
        if filled is not None:
            await _empty(session, "company" if subject == "company" else "contact", filled)
    if made.created_contact and made.contact is not None:
        kept += not await _remove(session, "contact", made.contact, finished)
    if made.created_company and made.company is not None:
        kept += not await _remove(session, "company", made.company, finished)
    return kept


async def _remove(session: WriteSession, subject: FactSubject, record_id: UUID, finished: Any) -> bool:
    """Delete a record that nothing has come to; False where it stays, or was merged away."""
    model = Company if subject == "company" else Contact
    row = await session.scalar(select(model).where(model.id == record_id))
    if row is None:
        return True
    if await _in_use(session, subject, record_id, finished):
        return False
    for reference in REFERENCES:
        if reference.points_to == subject and reference.table in _LEFT:
            table = table_named(reference.table)
            await session.execute(delete(table).where(ours(session, table), table.c[reference.column] == record_id))
    company_id = row.company_id if isinstance(row, Contact) else None
    await session.execute(delete(model).where(model.id == record_id).execution_options(synchronize_session=False))
    if subject == "company":
        append(session, CompanyChanged(company_ids=[record_id]))
        return True
    append(session, ContactChanged(contact_ids=[record_id]))
    if company_id is not None:
        await lock_records(session, [company_id], ())
        await count_companies(session, [company_id])
        await index_companies(session, [company_id])
    return True


async def _in_use(session: WriteSession, subject: FactSubject, record_id: UUID, finished: Any) -> bool:
    bound = table_named("erp_binding")
    if await session.scalar(select(bound.c.id).where(ours(session, bound), bound.c.local_id == record_id).limit(1)):
        return True
    if subject == "company" and await session.scalar(
        select(Contact.id).where(Contact.company_id == record_id).limit(1)
    ):
        return True
    by_hand = and_(FieldChange.subject_id == record_id, FieldChange.at > finished, FieldChange.actor_id.is_not(None))
    if await session.scalar(select(FieldChange.id).where(by_hand).limit(1)):
        return True
    for reference in REFERENCES:
        if reference.points_to != subject or reference.table in _OWN:
            continue
        table = table_named(reference.table)
        where = [ours(session, table), table.c[reference.column] == record_id]
        if reference.table == "timeline_entry":
            where.append(table.c.kind != "created")
        if await session.scalar(select(table.c[reference.column]).where(*where).limit(1)) is not None:
            return True
    return False


async def _drop_facts(session: WriteSession, made: Made) -> None:
    for record_id, field, normalized in made.facts:
        await _untype(session, record_id, field, normalized)
    if made.facts:
        await refresh_keys(session, [made.company], [made.contact])


async def _untype(session: WriteSession, record_id: UUID, field: str, normalized: str) -> None:
    """A value that nobody typed after all; what letters say of it stays."""
    where = and_(ProfileFact.subject_id == record_id, ProfileFact.field == field, ProfileFact.normalized == normalized)
    await session.execute(
        delete(ProfileFact).where(where, ProfileFact.sources == 0).execution_options(synchronize_session=False)
    )
    await session.execute(
        update(ProfileFact).where(where).values(typed_at=None).execution_options(synchronize_session=False)
    )


async def _empty(session: WriteSession, subject: FactSubject, filled: Filled) -> None:
    """Empty the fields that still hold what the import put there."""
    model: Any = Company if subject == "company" else Contact
    row: Company | Contact | None = await session.scalar(
        select(model).where(model.id == filled.id).with_for_update(key_share=True)
    )
    if row is None:
        return
    values: dict[str, Any] = {}
    for field, value in filled.fields.items():
        if str(getattr(row, field)) != str(value):
            continue
        values[field] = None
        await _untype(session, row.id, field, normalize(field, str(value)))
    if isinstance(row, Company):
        values |= {"tags": [tag for tag in row.tags if tag not in filled.tags]} if filled.tags else {}
        values |= await _without(session, row.domains, filled.domains, "domain", CompanyDomain.domain)
    else:
        values |= await _without(session, row.emails, filled.emails, "email", ContactEmail.address)
    if values:
        await session.execute(
            update(model)
            .where(model.id == row.id)
            .values(**values, version=model.version + 1, updated_at=now())
            .execution_options(synchronize_session=False)
        )
    await _clear_custom(session, row.id, filled.custom)
    await refresh_profiles(session, subject, [row.id])
    if subject == "company":
        await index_companies(session, [row.id])
        await refresh_keys(session, [row.id])
        append(session, CompanyChanged(company_ids=[row.id]))
    else:
        await index_contacts(session, [row.id])
        await refresh_keys(session, (), [row.id])
        append(session, ContactChanged(contact_ids=[row.id]))


async def _without(
    session: WriteSession, listed: list[str], gone: Collection[str], main: str, column: Any
) -> dict[str, Any]:
    """A list of domains or addresses without those that the import added, which are free again."""
    if not gone:
        return {}
    left = [each for each in listed if each not in gone]
    await session.execute(
        delete(column.class_).where(column.in_(list(gone))).execution_options(synchronize_session=False)
    )
    return {f"{main}s": left, main: left[0] if left else None}


async def _clear_custom(session: WriteSession, record_id: UUID, keys: Collection[str]) -> None:
    if not keys:
        return
    values, fields = table_named("custom_value"), table_named("custom_field")
    named = select(fields.c.id).where(ours(session, fields), fields.c.key.in_(list(keys)))
    await session.execute(
        delete(values).where(ours(session, values), values.c.record_id == record_id, values.c.field_id.in_(named))
    )
