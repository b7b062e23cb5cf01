"""Making, changing and putting aside companies by hand."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from msgspec import UNSET
from sqlalchemy import and_, delete, select

from backend.custom_fields.queries.records import dress, texts_of
from backend.custom_fields.service import write_values
from backend.customers import schemas
from backend.customers.archiving import archive_companies, restore_company
from backend.customers.changes import keep_changes, typed_changes
from backend.customers.clock import local_time
from backend.customers.duplicates.guard import guard_new_company
from backend.customers.duplicates.store import refresh_keys
from backend.customers.errors import DuplicateCompanyError
from backend.customers.events import CompanyChanged, CompanyCreated
from backend.customers.models import Company, CompanyDomain
from backend.customers.profile import name_key
from backend.customers.queries.companies import as_shown, lock_company
from backend.customers.search_index import index_companies, index_contacts, search_row
from backend.customers.service.given import company_values, domains_given, owner_name
from backend.customers.service.telling import tell_new_owner
from backend.customers.service.timeline import note_stage
from backend.customers.service.typed import typed_rows
from backend.customers.vocabulary import Source
from backend.customers.writes import insert_company, insert_domain, put_search_words, put_typed_facts, update_company
from tenants import audit
from tenants.context import Actor, current
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession
from tenants.versions import VersionConflictError

_INDEXED = frozenset({"name", "domains", "city"})
_KEYED = frozenset({"name", "country", "domains", "website", "phone", "address"})


async def create_company(
    session: WriteSession, actor: Actor, given: schemas.NewCompany, source: Source | None = None
) -> schemas.Company:
    """Make a company. Where it is one of an import, the import tells of all of them at once.

    Raises `NotAllowedError`, `ValidationFailedError`, `DuplicateCompanyError`, `PossibleDuplicateError`.
    """
    actor.require("companies.write")
    values = company_values(given)
    domains = domains_given(given, []) or []
    owner = await _owner(session, values.get("owner_id"))
    company_id, moment = new_id(), now()
    row = {
        "id": company_id,
        **values,
        "name_key": name_key(values["name"]),
        "domain": domains[0] if domains else None,
        "domains": domains,
        "source": source or ("api" if actor.kind == "api_key" else "manual"),
        "created_at": moment,
        "updated_at": moment,
    }
    await insert_company(session, row)
    await _claim_domains(session, company_id, domains)
    await guard_new_company(session, actor, company_id, values, domains, given.allow_duplicate)
    await put_typed_facts(session, typed_rows("company", company_id, values))
    written = await write_values(session, "company", company_id, given, creating=True, stage=values.get("stage", "new"))
    own = (await texts_of(session, "company", [company_id])).get(company_id, []) if written else []
    texts = [values["name"], *domains, values.get("city"), *own]
    await put_search_words(session, [search_row(session.info["tenant_id"], "company", company_id, texts)])
    keep_changes(session, typed_changes("company", company_id, {}, _given(values, owner) | written.after))
    if source != "import":
        audit.record(session, "company.created", subject_id=company_id, subject_name=values["name"])
        append(session, CompanyCreated(company_ids=[company_id]))
    made = _new_view(row, owner)
    await dress(session, "company", [made])
    return made


def _given(values: dict[str, Any], owner: schemas.Owner | None) -> dict[str, Any]:
    """Values as the history of fields words them."""
    return values | ({"owner_id": owner.name if owner else None} if "owner_id" in values else {})


def _new_view(row: dict[str, Any], owner: schemas.Owner | None) -> schemas.Company:
    """The company as it was just inserted, without reading it back."""
    return schemas.Company(
        id=row["id"],
        name=row["name"],
        domain=row["domain"],
        domains=row["domains"],
        website=row.get("website"),
        country=row.get("country"),
        city=row.get("city"),
        address=row.get("address"),
        industry=row.get("industry"),
        phone=row.get("phone"),
        language=row.get("language"),
        time_zone=row.get("time_zone"),
        local_time=local_time(row.get("time_zone"), current().locale, row.get("country"), row.get("city")),
        owner=owner,
        stage=row.get("stage", "new"),
        source=row["source"],
        bin="customer",
        tags=row.get("tags", []),
        note=row.get("note"),
        contacts_count=0,
        conversations_count=0,
        last_message_at=None,
        next_follow_up_at=None,
        archived_at=None,
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        version=1,
        custom={},
    )


async def change_company(
    session: WriteSession, actor: Actor, company_id: UUID, given: schemas.CompanyPatch, version: int
) -> schemas.Company:
    """Change the given fields of a company that is still at `version`.

    Raises `NotAllowedError`, `NotFoundError`, `VersionConflictError`, `ValidationFailedError`,
    `DuplicateCompanyError`.
    """
    actor.require("companies.write")
    values = company_values(given)
    before = await lock_company(session, company_id)
    if before.version != version:
        raise VersionConflictError(extra={"current": await as_shown(session, before)})
    domains = domains_given(given, before.domains)
    changes = {name: value for name, value in values.items() if value != _current(before, name)}
    if domains is not None and domains != before.domains:
        changes |= {"domains": domains, "domain": domains[0] if domains else None}
    typed = typed_rows("company", company_id, values)
    touched = "stage" in changes or given.custom is not UNSET
    written = await write_values(
        session, "company", company_id, given, stage=changes.get("stage", before.stage) if touched else None
    )
    if not changes and not written:
        await put_typed_facts(session, typed)
        return await as_shown(session, before)
    moment = now()
    owner = await _owner(session, changes["owner_id"]) if "owner_id" in changes else before.owner
    derived = _derived(changes) | {"version": version + 1, "updated_at": moment}
    await update_company(session, company_id, changes | derived)
    if "domains" in changes:
        await _release_domains(session, company_id, changes["domains"])
        await _claim_domains(session, company_id, changes["domains"])
    await put_typed_facts(session, typed)
    if written or _INDEXED & set(changes):
        await index_companies(session, [company_id])
    if "name" in changes:
        await index_contacts(session, company_ids=[company_id])
    if _KEYED & set(changes):
        await refresh_keys(session, [company_id])
    old = _given({name: _current(before, name) for name in changes}, before.owner)
    keep_changes(
        session,
        typed_changes("company", company_id, old | written.before, _given(changes, owner) | written.after),
    )
    if "stage" in changes:
        await note_stage(session, actor, company_id, before.stage, changes["stage"])
    audit.record(
        session,
        "company.changed",
        subject_id=company_id,
        subject_name=changes.get("name", before.name),
        before={name: _current(before, name) for name in changes} | written.before,
        after=changes | written.after,
    )
    if changes.get("owner_id") not in {None, actor.membership_id}:
        await tell_new_owner(session, actor, changes["owner_id"], company_id, changes.get("name", before.name), moment)
    append(session, CompanyChanged(company_ids=[company_id]))
    shown = {name: value for name, value in changes.items() if name != "owner_id"}
    zone = changes.get("time_zone", before.time_zone)
    changed = msgspec.structs.replace(
        before,
        **shown,
        owner=owner,
        local_time=local_time(zone, current().locale),
        version=version + 1,
        updated_at=moment,
    )
    return await as_shown(session, changed)


async def archive_company(session: WriteSession, actor: Actor, company_id: UUID) -> None:
    """Put a company aside with its people. Raises `NotAllowedError`, `NotFoundError`."""
    actor.require("companies.write")
    company = await lock_company(session, company_id)
    if company.archived_at is None:
        await archive_companies(session, [company_id])
        audit.record(session, "company.archived", subject_id=company_id, subject_name=company.name)


async def return_company(session: WriteSession, actor: Actor, company_id: UUID) -> schemas.Company:
    """Bring a company back that was put aside. Raises `NotAllowedError`, `NotFoundError`."""
    actor.require("companies.write")
    company = await lock_company(session, company_id)
    if company.archived_at is not None:
        await restore_company(session, company_id)
        audit.record(session, "company.restored", subject_id=company_id, subject_name=company.name)
    return await as_shown(session, await lock_company(session, company_id))


def _current(company: schemas.Company, name: str) -> Any:
    if name == "owner_id":
        return company.owner.id if company.owner else None
    return getattr(company, name)


def _derived(changes: dict[str, Any]) -> dict[str, Any]:
    return {"name_key": name_key(changes["name"])} if "name" in changes else {}


async def _owner(session: WriteSession, owner_id: UUID | None) -> schemas.Owner | None:
    return None if owner_id is None else schemas.Owner(owner_id, await owner_name(session, owner_id))


async def _release_domains(session: WriteSession, company_id: UUID, kept: Sequence[str]) -> None:
    await session.execute(
        delete(CompanyDomain)
        .where(CompanyDomain.company_id == company_id, CompanyDomain.domain.not_in(kept))
        .execution_options(synchronize_session=False)
    )


async def _claim_domains(session: WriteSession, company_id: UUID, domains: Sequence[str]) -> None:
    """Make the domains stand for this company; raises `DuplicateCompanyError` when one stands for another."""
    claimed = [await insert_domain(session, company_id, domain) for domain in sorted(domains)]
    if all(claimed):
        return
    taken = (
        await session.execute(
            select(CompanyDomain.domain, Company.id, Company.name, Company.archived_at)
            .join(Company, and_(Company.tenant_id == CompanyDomain.tenant_id, Company.id == CompanyDomain.company_id))
            .where(CompanyDomain.domain.in_(domains), CompanyDomain.company_id != company_id)
            .order_by(CompanyDomain.domain)
        )
    ).first()
    if taken is not None:
        raise DuplicateCompanyError(
            extra={"existing": {"id": taken.id, "name": taken.name, "archived": taken.archived_at is not None}},
            name=taken.name,
            domain=taken.domain,
        )
