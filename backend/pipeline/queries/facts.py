"""Rows for reports: deals, and their steps from stage to stage. Each function answers a subquery of the running tenant
in which every row is one fact; `backend.reports` counts and sums them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Subquery, case, extract, func, literal, null, select

from backend.accounts.queries.sight import Sight
from backend.pipeline.models import Deal, DealStageChange, LossReason, Pipeline, PipelineStage
from backend.pipeline.queries.access import seen_deals
from backend.pipeline.queries.sums import coded
from backend.pipeline.ready_names import shown_name
from tenants.context import current, current_tenant_id
from tenants.session import ReadSession

_DAY = 86_400
#: What takes a deal out of a stage.
_STEPS = ("move", "close")


def deal_facts(sight: Sight, currency: str) -> Subquery:
    """One row a deal. `value` is its amount in the currency `code`: as it stands where that is `currency`, else at its
    locked rate, else as it stands; `weighted` the same by its chance; `cycle_days` how long a won one took."""
    own = coded(currency)
    code, value = own.code, own.value
    chance = func.coalesce(Deal.probability, PipelineStage.probability)
    won, lost = Deal.status == "won", Deal.status == "lost"
    return (
        select(
            Deal.id,
            Deal.company_id,
            Deal.owner_id,
            Deal.name.label("label"),
            Deal.pipeline_id,
            Deal.stage_id,
            Deal.status,
            Deal.source,
            Deal.currency,
            Deal.lost_reason_id,
            Deal.product_key.label("product"),
            Deal.opened_at,
            Deal.closed_at,
            Deal.expected_close_on,
            Deal.expected_ship_on,
            literal(1).label("one"),
            value.label("value"),
            case((Deal.status == "open", value * chance / 100), else_=null()).label("weighted"),
            code.label("code"),
            Deal.rate_source,
            Deal.rate_date,
            case((won, 1), else_=0).label("won"),
            case((lost, 1), else_=0).label("lost"),
            case((won, value), else_=null()).label("won_value"),
            case((won | lost, 1), else_=0).label("closed"),
            case((won, extract("epoch", Deal.closed_at - Deal.opened_at) / _DAY), else_=null()).label("cycle_days"),
        )
        .join(PipelineStage, (PipelineStage.tenant_id == Deal.tenant_id) & (PipelineStage.id == Deal.stage_id))
        .where(Deal.tenant_id == current_tenant_id(), seen_deals(sight))
        .subquery("report_fact")
    )


def step_facts(sight: Sight) -> Subquery:
    """One row a step of a deal out of a stage: which, when, after how many days, and whether it went forward."""
    into = PipelineStage.__table__.alias("into_stage")
    return (
        select(
            DealStageChange.id,
            Deal.id.label("deal_id"),
            Deal.company_id,
            Deal.owner_id,
            Deal.name.label("label"),
            Deal.pipeline_id,
            DealStageChange.from_stage_id.label("stage_id"),
            Deal.source,
            Deal.currency,
            Deal.product_key.label("product"),
            DealStageChange.at,
            literal(1).label("one"),
            (DealStageChange.seconds / literal(float(_DAY))).label("days"),
            case((into.c.position > PipelineStage.position, 1), else_=0).label("forward"),
            case((DealStageChange.status == "lost", 1), else_=0).label("lost"),
        )
        .join(Deal, (Deal.tenant_id == DealStageChange.tenant_id) & (Deal.id == DealStageChange.deal_id))
        .join(
            PipelineStage,
            (PipelineStage.tenant_id == DealStageChange.tenant_id)
            & (PipelineStage.id == DealStageChange.from_stage_id),
        )
        .join(into, (into.c.tenant_id == DealStageChange.tenant_id) & (into.c.id == DealStageChange.to_stage_id))
        .where(
            DealStageChange.tenant_id == current_tenant_id(),
            DealStageChange.counts,
            DealStageChange.kind.in_(_STEPS),
            seen_deals(sight),
        )
        .subquery("report_fact")
    )


def counted_steps(since: datetime | None, until: datetime | None) -> Subquery:
    """What `step_facts` answers to who sees every deal, of the steps from `since` to before `until`: one row for all
    steps of a pipeline between the same two stages. A million steps are counted without asking for their deals."""
    wanted = [
        DealStageChange.tenant_id == current_tenant_id(),
        DealStageChange.counts,
        DealStageChange.kind.in_(_STEPS),
    ]
    if since is not None:
        wanted.append(DealStageChange.at >= since)
    if until is not None:
        wanted.append(DealStageChange.at < until)
    between = (
        DealStageChange.tenant_id,
        DealStageChange.pipeline_id,
        DealStageChange.from_stage_id,
        DealStageChange.to_stage_id,
        DealStageChange.status,
    )
    steps = (
        select(*between, func.count().label("steps"), func.sum(DealStageChange.seconds).label("seconds"))
        .where(*wanted)
        .group_by(*between)
        .subquery("counted_step")
    ).c
    left, into = PipelineStage.__table__.alias("left_stage"), PipelineStage.__table__.alias("into_stage")
    return (
        select(
            steps.pipeline_id,
            steps.from_stage_id.label("stage_id"),
            steps.steps.label("one"),
            (steps.seconds / literal(float(_DAY))).label("days"),
            case((into.c.position > left.c.position, steps.steps), else_=0).label("forward"),
            case((steps.status == "lost", steps.steps), else_=0).label("lost"),
        )
        .join_from(
            steps.pipeline_id.table, left,
            (left.c.tenant_id == steps.tenant_id) & (left.c.id == steps.from_stage_id),
        )
        .join(into, (into.c.tenant_id == steps.tenant_id) & (into.c.id == steps.to_stage_id))
        .subquery("report_fact")
    )  # fmt: skip


async def stage_names(session: ReadSession) -> dict[UUID, tuple[str, int]]:
    """Every stage's name and place."""
    rows = await session.execute(select(PipelineStage.id, PipelineStage.name, PipelineStage.position))
    return {row.id: (shown_name(row.name, current().locale), row.position) for row in rows}


async def pipeline_names(session: ReadSession) -> dict[UUID, str]:
    """Every pipeline's name."""
    rows = await session.execute(select(Pipeline.id, Pipeline.name))
    return {row.id: shown_name(row.name, current().locale) for row in rows}


async def loss_reason_names(session: ReadSession) -> dict[UUID, str]:
    """Every loss reason's name."""
    rows = await session.execute(select(LossReason.id, LossReason.name))
    return {row.id: shown_name(row.name, current().locale) for row in rows}


async def pipeline_currencies(session: ReadSession) -> list[str]:
    """The currencies that pipelines are summed in, the first pipeline's first."""
    rows = await session.scalars(select(Pipeline.currency).order_by(Pipeline.position, Pipeline.id))
    return list(dict.fromkeys(rows))
