"""The same change to many deals."""

from msgspec import UNSET
from sqlalchemy import select

from backend.custom_fields.service import require_writable
from backend.pipeline.errors import ProofsMissingError
from backend.pipeline.events import DealChanged
from backend.pipeline.models import Deal
from backend.pipeline.queries.access import deal_sight, may_change, seen_deals
from backend.pipeline.queries.pipelines import find_stage
from backend.pipeline.schemas import deals as schemas
from backend.pipeline.service.given import require_members
from backend.pipeline.service.moves import put_into
from tenants import audit
from tenants.context import Actor
from tenants.outbox import append
from tenants.session import WriteSession


async def edit_deals(session: WriteSession, actor: Actor, edit: schemas.DealBulkEdit) -> schemas.DealBulkResult:
    """Carry out the changes on those of the deals that the actor may change; others are passed over.

    Raises `NotAllowedError`, `ValidationFailedError`.
    """
    actor.require("companies.write")
    changes = edit.changes
    owner_id = changes.owner_id
    if owner_id is not UNSET and owner_id is not None:
        await require_members(session, [owner_id], "owner_id")
    await require_writable(session, "deal", changes)
    target = None if changes.stage_id is UNSET else await find_stage(session, changes.stage_id)
    sight = await deal_sight(session)
    rows = await session.scalars(
        select(Deal)
        .where(Deal.id.in_(edit.ids), seen_deals(sight))
        .order_by(Deal.id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    result = schemas.DealBulkResult(0, [])
    for deal in rows.all():
        if not await may_change(session, sight, deal):
            continue
        if target is not None and target.id != deal.stage_id:
            if deal.status != "open":
                result.held_back.append(deal.id)
                continue
            try:
                await put_into(session, actor, deal, target, (changes.reason or "").strip() or None)
            except ProofsMissingError:
                result.held_back.append(deal.id)
                continue
        _set(deal, changes)
        result.changed += 1
        append(session, DealChanged(deal_id=deal.id, company_id=deal.company_id))
    await session.flush()
    audit.record(session, "deal.bulk_changed", ids=edit.ids, changes=changes)
    return result


def _set(deal: Deal, changes: schemas.DealBulkChanges) -> None:
    if changes.owner_id is not UNSET:
        deal.owner_id = changes.owner_id
    if changes.expected_close_on is not UNSET:
        deal.expected_close_on = changes.expected_close_on
    if changes.next_step is not UNSET:
        deal.next_step = (changes.next_step or "").strip() or None
    deal.version += 1
