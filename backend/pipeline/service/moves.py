"""Moving deals from stage to stage, and back. Nothing else changes a deal's stage."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from backend.custom_fields.service import missing_at_stage
from backend.pipeline.errors import DealClosedError, NothingToUndoError, ProofsMissingError
from backend.pipeline.events import DealStageChanged
from backend.pipeline.models import Deal, DealStageChange, Pipeline, PipelineStage
from backend.pipeline.proofs import key_of, met, proofs_of
from backend.pipeline.queries.access import lock_deal
from backend.pipeline.queries.pipelines import find_stage, proof_text
from backend.pipeline.queries.views import view_of
from backend.pipeline.rates import lock_rate
from backend.pipeline.schemas import deals as schemas
from backend.pipeline.service.history import add_step, note_reach, seconds_since, tell_timeline
from tenants import audit
from tenants.context import Actor
from tenants.orm import now
from tenants.outbox import append
from tenants.session import WriteSession


async def move_deal(
    session: WriteSession, actor: Actor, deal_id: UUID, stage_id: UUID, reason: str | None = None
) -> schemas.Deal:
    """Put a deal into a stage: any one, of any pipeline, forwards or back, as often as it takes.

    Raises `NotAllowedError`, `NotFoundError`, `DealClosedError`, `ValidationFailedError` for an unknown stage, and
    `ProofsMissingError` where a stage demands what is not there and no `reason` is given.
    """
    deal = await lock_deal(session, actor, deal_id)
    if deal.status != "open":
        raise DealClosedError
    if deal.stage_id != stage_id:
        await put_into(session, actor, deal, await find_stage(session, stage_id), (reason or "").strip() or None)
    return await view_of(session, deal)


async def move_and_name(
    session: WriteSession, actor: Actor, deal_id: UUID, stage_id: UUID, reason: str | None
) -> schemas.Moved:
    """As `move_deal`, and which step would take it back."""
    before = (await lock_deal(session, actor, deal_id)).stage_id
    moved = await move_deal(session, actor, deal_id, stage_id, reason)
    return schemas.Moved(moved, None if before == stage_id else await last_move(session, deal_id))


async def put_into(
    session: WriteSession, actor: Actor, deal: Deal, target: PipelineStage, reason: str | None
) -> DealStageChange:
    """Put a locked open deal into another stage, and tell everybody. Raises `ProofsMissingError`."""
    here = await session.get_one(PipelineStage, (deal.tenant_id, deal.stage_id))
    if reason is None:
        await _require_proofs(session, deal, here, target)
    at = now()
    seconds = seconds_since(deal.stage_entered_at, at)
    if target.pipeline_id != deal.pipeline_id:
        deal.pipeline_id = target.pipeline_id
        pipeline = await session.get_one(Pipeline, (deal.tenant_id, target.pipeline_id))
        if deal.rate_currency != pipeline.currency:
            await lock_rate(session, deal, pipeline.currency, None)
    deal.stage_id, deal.stage_entered_at = target.id, at
    deal.version += 1
    step = add_step(
        session, actor, deal, "move", from_stage=here.id, to_stage=target.id, at=at, seconds=seconds, reason=reason
    )
    await note_reach(session, deal)
    audit.record(
        session, "deal.moved", subject_id=deal.id, subject_name=deal.name,
        before=here.name, after=target.name, reason=reason,
    )  # fmt: skip
    await tell_timeline(session, actor, deal, at, **{"from": here.name, "to": target.name})
    append(
        session,
        DealStageChanged(
            deal_id=deal.id, company_id=deal.company_id, from_stage=here.id, to_stage=target.id, at=at
        ),
    )  # fmt: skip
    return step


async def undo_move(session: WriteSession, actor: Actor, deal_id: UUID, move_id: UUID) -> schemas.Deal:
    """Take a deal's last move back, as if it had stayed where it was. Both steps remain in the history.

    Raises `NotAllowedError`, `NotFoundError`, `NothingToUndoError`.
    """
    deal = await lock_deal(session, actor, deal_id)
    last = await session.scalar(
        select(DealStageChange)
        .where(DealStageChange.deal_id == deal.id)
        .order_by(DealStageChange.at.desc(), DealStageChange.id.desc())
        .limit(1)
    )
    if last is None or last.id != move_id or last.kind != "move" or last.undone or last.from_stage_id is None:
        raise NothingToUndoError
    back = await session.get_one(PipelineStage, (deal.tenant_id, last.from_stage_id))
    at, left = now(), deal.stage_id
    last.undone = True
    if back.pipeline_id != deal.pipeline_id:
        deal.pipeline_id = back.pipeline_id
        pipeline = await session.get_one(Pipeline, (deal.tenant_id, back.pipeline_id))
        if deal.rate_currency != pipeline.currency:
            await lock_rate(session, deal, pipeline.currency, None)
    deal.stage_id = back.id
    deal.stage_entered_at = await _entered(session, deal, last)
    deal.version += 1
    add_step(
        session, actor, deal, "undo", from_stage=left, to_stage=back.id, at=at, seconds=None, undoes_id=last.id
    )  # fmt: skip
    await note_reach(session, deal)
    audit.record(session, "deal.move_undone", subject_id=deal.id, subject_name=deal.name, after=back.name)
    append(
        session,
        DealStageChanged(deal_id=deal.id, company_id=deal.company_id, from_stage=left, to_stage=back.id, at=at),
    )
    return await view_of(session, deal)


async def last_move(session: WriteSession, deal_id: UUID) -> UUID | None:
    """The step that `undo_move` would take back."""
    last = await session.scalar(
        select(DealStageChange)
        .where(DealStageChange.deal_id == deal_id)
        .order_by(DealStageChange.at.desc(), DealStageChange.id.desc())
        .limit(1)
    )
    return last.id if last is not None and last.kind == "move" and not last.undone else None


async def _entered(session: WriteSession, deal: Deal, taken_back: DealStageChange) -> datetime:
    """When the deal had come into the stage that it returns to."""
    before = await session.scalar(
        select(DealStageChange.at)
        .where(DealStageChange.deal_id == deal.id, DealStageChange.counts, DealStageChange.id != taken_back.id)
        .where(DealStageChange.at <= taken_back.at)
        .order_by(DealStageChange.at.desc(), DealStageChange.id.desc())
        .limit(1)
    )
    return before or deal.opened_at


async def _require_proofs(session: WriteSession, deal: Deal, here: PipelineStage, target: PipelineStage) -> None:
    onwards = target.pipeline_id != here.pipeline_id or target.position > here.position
    wanted = [
        each
        for each in (*(proofs_of(here.exit_proofs) if onwards else ()), *proofs_of(target.entry_proofs))
        if each.required
    ]
    fields = await missing_at_stage(session, "deal", [deal.id], str(target.id))
    if not wanted and not fields:
        return
    there = (await met(session, {deal.id: wanted}))[deal.id]
    missing = {key_of(each): proof_text(each) for each in wanted if key_of(each) not in there} | fields
    if missing:
        raise ProofsMissingError(extra={"missing": [{"key": key, "text": text} for key, text in missing.items()]})
