"""Writing a deal's history: the one place where stages and steps are put together."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select

from backend.customers.service.timeline import record
from backend.pipeline.models import Deal, DealStageChange, PipelineStage
from backend.pipeline.vocabulary import MoveKind
from tenants.context import Actor
from tenants.orm import new_id
from tenants.session import WriteSession


def add_step(
    session: WriteSession,
    actor: Actor,
    deal: Deal,
    kind: MoveKind,
    *,
    from_stage: UUID | None,
    to_stage: UUID,
    at: datetime,
    seconds: int | None,
    reason: str | None = None,
    undoes_id: UUID | None = None,
) -> DealStageChange:
    """Add a step to the history of a deal, as the deal stands after it."""
    step = DealStageChange(
        id=new_id(),
        deal_id=deal.id,
        pipeline_id=deal.pipeline_id,
        kind=kind,
        from_stage_id=from_stage,
        to_stage_id=to_stage,
        status=deal.status,
        at=at,
        seconds=seconds,
        actor_id=actor.membership_id,
        actor_name=actor.name,
        reason=reason,
        undoes_id=undoes_id,
    )
    session.add(step)
    return step


async def tell_timeline(session: WriteSession, actor: Actor, deal: Deal, at: datetime, **details: Any) -> None:
    """Put what became of a deal on its company's timeline: by number alone, since who sees the company need not see
    the deal."""
    await record(
        session,
        company_id=deal.company_id,
        contact_id=None,
        kind="stage",
        at=at,
        summary="",
        actor_id=actor.membership_id or actor.id,
        actor_name=actor.name,
        details={"deal_id": str(deal.id), "number": deal.number, **details},
    )


async def note_reach(session: WriteSession, deal: Deal) -> None:
    """Keep how far the deal came, in the order of its pipeline, by the steps that count. Called after each of them."""
    await session.flush()
    deal.furthest_stage_id = await session.scalar(
        select(PipelineStage.id)
        .join(
            DealStageChange,
            and_(DealStageChange.tenant_id == PipelineStage.tenant_id, DealStageChange.to_stage_id == PipelineStage.id),
        )
        .where(
            DealStageChange.deal_id == deal.id, DealStageChange.counts, PipelineStage.pipeline_id == deal.pipeline_id
        )
        .order_by(PipelineStage.position.desc())
        .limit(1)
    )


def seconds_since(since: datetime, at: datetime) -> int:
    """Whole seconds between; never negative, though clocks of two servers differ."""
    return max(int((at - since).total_seconds()), 0)
