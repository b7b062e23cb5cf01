"""The same change to many companies."""

from typing import Any
from uuid import UUID

from msgspec import UNSET, UnsetType
from sqlalchemy import select, update

from backend.customers.archiving import archive_companies, restore_company
from backend.customers.events import CompanyChanged
from backend.customers.models import Company
from backend.customers.schemas import BulkChanges, BulkEdit
from backend.customers.service.given import clean_tags, company_values, owner_name
from backend.customers.service.typed import typed_rows
from backend.customers.writes import put_typed_facts
from tenants import audit
from tenants.context import Actor
from tenants.orm import now
from tenants.outbox import append
from tenants.session import WriteSession


async def edit_companies(session: WriteSession, actor: Actor, edit: BulkEdit) -> int:
    """Carry out the changes on those of the companies that exist; answers how many.

    Raises `NotAllowedError`, `ValidationFailedError`.
    """
    actor.require("companies.write")
    values = company_values(edit.changes)
    if values.get("owner_id") is not None:
        await owner_name(session, values["owner_id"])
    rows = (
        await session.execute(
            select(Company.id, Company.tags, Company.archived_at)
            .where(Company.id.in_(edit.ids))
            .order_by(Company.id)
            .with_for_update(key_share=True)
        )
    ).all()
    ids: list[UUID] = [row.id for row in rows]
    if not ids:
        return 0
    if values:
        await _update(session, ids, values)
        await put_typed_facts(session, [fact for each in ids for fact in typed_rows("company", each, values)])
    for row in rows:
        tags = _tags(row.tags, edit.changes)
        if tags != row.tags:
            await _update(session, [row.id], {"tags": tags})
    if edit.changes.archived is True:
        await archive_companies(session, [row.id for row in rows if row.archived_at is None])
    elif edit.changes.archived is False:
        for row in rows:
            if row.archived_at is not None:
                await restore_company(session, row.id)
    audit.record(session, "company.bulk_changed", ids=ids, changes=edit.changes)
    append(session, CompanyChanged(company_ids=ids))
    return len(ids)


async def _update(session: WriteSession, ids: list[UUID], values: dict[str, Any]) -> None:
    await session.execute(
        update(Company)
        .where(Company.id.in_(ids))
        .values(**values, version=Company.version + 1, updated_at=now())
        .execution_options(synchronize_session=False)
    )


def _tags(tags: list[str], changes: BulkChanges) -> list[str]:
    gone = set(_listed(changes.remove_tags))
    return [tag for tag in clean_tags([*tags, *_listed(changes.add_tags)]) if tag not in gone]


def _listed(tags: list[str] | UnsetType) -> list[str]:
    return [] if tags is UNSET else clean_tags(tags)
