"""The same change to many companies."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from msgspec import UNSET, UnsetType
from sqlalchemy import Row, or_, select, true, update

from backend.accounts.queries.sight import sight_of
from backend.custom_fields.service import require_stage_values, require_writable
from backend.customers.archiving import archive_companies, restore_company
from backend.customers.changes import keep_changes, typed_changes
from backend.customers.duplicates.store import refresh_keys
from backend.customers.events import CompanyChanged
from backend.customers.models import Company
from backend.customers.queries.seen import sees_company
from backend.customers.schemas import BulkChanges, BulkEdit
from backend.customers.service.given import clean_tags, company_values, owner_name
from backend.customers.service.timeline import note_stage
from backend.customers.service.typed import typed_rows
from backend.customers.writes import put_typed_facts
from tenants import audit
from tenants.context import Actor
from tenants.directory.models import Membership
from tenants.orm import now
from tenants.outbox import append
from tenants.session import WriteSession


async def edit_companies(session: WriteSession, actor: Actor, edit: BulkEdit) -> int:
    """Carry out the changes on those of the companies that exist and that the actor may change; answers how many.

    Raises `NotAllowedError`, `ValidationFailedError`.
    """
    actor.require("companies.write")
    values = company_values(edit.changes)
    sight = await sight_of(session)
    changeable = (
        true()
        if sight.changing is None
        else or_(Company.owner_id.is_(None), Company.owner_id.in_(sorted(sight.changing)))
    )
    if values.get("owner_id") is not None:
        await owner_name(session, values["owner_id"])
    rows = (
        await session.execute(
            select(Company.id, Company.tags, Company.archived_at, *(getattr(Company, name) for name in values))
            .where(Company.id.in_(edit.ids), sees_company(sight), changeable)
            .order_by(Company.id)
            .with_for_update(key_share=True)
        )
    ).all()
    ids: list[UUID] = [row.id for row in rows]
    if not ids:
        return 0
    await require_writable(session, "company", edit.changes)
    if "stage" in values:
        await require_stage_values(session, "company", ids, values["stage"])
    if values:
        await _update(session, ids, values)
        await _keep_history(session, actor, rows, values)
        await put_typed_facts(session, [fact for each in ids for fact in typed_rows("company", each, values)])
    if "country" in values:
        await refresh_keys(session, ids)
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


async def _keep_history(
    session: WriteSession, actor: Actor, rows: Sequence[Row[*tuple[Any, ...]]], values: dict[str, Any]
) -> None:
    owners: dict[UUID | None, str] = {}
    if "owner_id" in values:
        ids = {values["owner_id"], *(row.owner_id for row in rows)} - {None}
        found = await session.execute(select(Membership.id, Membership.name).where(Membership.id.in_(ids)))
        owners = {row.id: row.name for row in found}

    def words(given: dict[str, Any]) -> dict[str, Any]:
        return given | ({"owner_id": owners.get(given["owner_id"])} if "owner_id" in given else {})

    for row in rows:
        before = {name: getattr(row, name) for name in values}
        keep_changes(session, typed_changes("company", row.id, words(before), words(values)))
        if "stage" in values and before["stage"] != values["stage"]:
            await note_stage(session, actor, row.id, before["stage"], values["stage"])


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
