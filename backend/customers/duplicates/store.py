"""Keeps the keys of records in line with the records."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert

from backend.customers.duplicates.keys import Given, Key, company_record_keys, contact_record_keys
from backend.customers.duplicates.models import IdentityKey
from backend.customers.models import Company, Contact, ProfileFact
from tenants.orm import new_id
from tenants.prepared import Prepared, tenant
from tenants.session import ReadSession, WriteSession

_BATCH: Final = 500
#: Facts that give keys beside the columns.
_COLUMNS: Final = ("id", "company_id", "contact_id", "kind", "value", "country")
_PUT: Final = Prepared(
    insert(IdentityKey)
    .values(tenant_id=tenant, **{name: bindparam(name) for name in _COLUMNS})
    .on_conflict_do_nothing()
)
_KEY_FACTS: Final = ("other_name", "tax_id", "handle", "phone", "company", "other_email", "native_name")


async def refresh_keys(
    session: WriteSession, company_ids: Iterable[UUID | None] = (), contact_ids: Iterable[UUID | None] = ()
) -> None:
    """Make the keys of these records what the records now say; those that do not exist are passed over."""
    companies = sorted({each for each in company_ids if each is not None})
    contacts = sorted({each for each in contact_ids if each is not None})
    for start in range(0, len(companies), _BATCH):
        part = companies[start : start + _BATCH]
        await _write(session, "company_id", part, await company_keys_now(session, part))
    for start in range(0, len(contacts), _BATCH):
        part = contacts[start : start + _BATCH]
        await _write(session, "contact_id", part, await contact_keys_now(session, part))


def put_company_keys(session: WriteSession, company_id: UUID, keys: Iterable[Key]) -> None:
    """Write the keys of a company that is new, with whatever else waits to be written."""
    for key in sorted(keys, key=lambda each: (each.kind, each.value)):
        row = {"id": new_id(), "company_id": company_id, "contact_id": None}
        session.put(_PUT, row | {"kind": key.kind, "value": key.value, "country": key.country})


async def company_keys_now(session: ReadSession, ids: Sequence[UUID]) -> dict[UUID, set[Key]]:
    """The keys that these companies should have, made from their columns and facts."""
    facts = await _facts(session, ids)
    rows = await session.execute(
        select(
            Company.id,
            Company.name,
            Company.country,
            Company.domains,
            Company.website,
            Company.phone,
            Company.address,
        ).where(Company.id.in_(ids))
    )
    return {
        row.id: company_record_keys(
            Given(
                name=row.name,
                country=row.country,
                domains=tuple(row.domains),
                website=row.website,
                phones=tuple(filter(None, [row.phone, *facts[row.id]["phone"]])),
                tax_ids=tuple(facts[row.id]["tax_id"]),
                address=row.address,
                accounts=tuple(facts[row.id]["handle"]),
                other_names=tuple(facts[row.id]["other_name"]),
            )
        )
        for row in rows
    }


async def contact_keys_now(session: ReadSession, ids: Sequence[UUID]) -> dict[UUID, set[Key]]:
    """The keys that these contacts should have."""
    facts = await _facts(session, ids)
    rows = await session.execute(
        select(Contact.id, Contact.name, Contact.emails, Contact.phone).where(Contact.id.in_(ids))
    )
    return {
        row.id: contact_record_keys(
            [row.name, *facts[row.id]["native_name"]],
            [*row.emails, *facts[row.id]["other_email"]],
            filter(None, [row.phone, *facts[row.id]["phone"]]),
            facts[row.id]["company"],
            facts[row.id]["handle"],
        )
        for row in rows
    }


async def _facts(session: ReadSession, ids: Sequence[UUID]) -> dict[UUID, dict[str, list[str]]]:
    found: dict[UUID, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    rows = await session.execute(
        select(ProfileFact.subject_id, ProfileFact.field, ProfileFact.value, ProfileFact.detail)
        .where(ProfileFact.subject_id.in_(ids), ProfileFact.field.in_(_KEY_FACTS))
        .where(ProfileFact.rejected_at.is_(None), ProfileFact.value != "")
    )
    for row in rows:
        value = f"{row.detail or ''}:{row.value}" if row.field == "handle" and "/" not in row.value else row.value
        found[row.subject_id][row.field].append(value)
    return found


async def _write(session: WriteSession, column: str, ids: Sequence[UUID], wanted: dict[UUID, set[Key]]) -> None:
    subject = getattr(IdentityKey, column)
    stored = await session.execute(
        select(
            IdentityKey.id, subject.label("subject"), IdentityKey.kind, IdentityKey.value, IdentityKey.country
        ).where(subject.in_(ids))
    )
    missing = {(record_id, key) for record_id, keys in wanted.items() for key in keys}
    stale: list[UUID] = []
    for row in stored:
        held = (row.subject, Key(row.kind, row.value, row.country))
        if held in missing:
            missing.discard(held)
        else:
            stale.append(row.id)
    if stale:
        gone = delete(IdentityKey).where(IdentityKey.id.in_(stale))
        await session.execute(gone.execution_options(synchronize_session=False))
    rows: list[dict[str, Any]] = [
        {
            "id": new_id(),
            "company_id": None,
            "contact_id": None,
            column: record_id,
            "kind": key.kind,
            "value": key.value,
            "country": key.country,
        }
        for record_id, key in sorted(missing, key=lambda each: (each[0], each[1].kind, each[1].value))
    ]
    if rows:
        # Somebody else may have written the same key of the same record.
        await session.execute(insert(IdentityKey).on_conflict_do_nothing(), rows)
