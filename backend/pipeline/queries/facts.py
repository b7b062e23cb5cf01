"""Rows for reports: deals, and their steps from stage to stage. Each function answers a subquery of the running tenant
in which every row is one fact; `backend.reports` counts and sums them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Subquery, and_, case, extract, func, literal, null, select

from backend.accounts.queries.sight import Sight
from backend.pipeline.models import Deal, DealLine, DealStageChange, LossReason, Pipeline, PipelineStage
from backend.pipeline.queries.access import seen_deals
from backend.pipeline.queries.passages import passages
from backend.pipeline.queries.sums import coded
from backend.pipeline.ready_names import shown_name
from tenants.context import current, current_tenant_id
from tenants.session import ReadSession

_DAY = 86_400
#: What takes a deal out of a stage.
_STEPS = ("move", "close")
#: The columns of steps by which they are counted already.
_SPLIT: Final = frozenset({"company.country", "source"})
COUNTED: Final = frozenset({"pipeline_id", "stage_id", "owner_id", "at"}) | _SPLIT


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


def deal_products() -> Subquery:
    """The products of each deal, and which part of its amount they are, by what their lines come to; where a line has
    no price, all lines weigh the same. The parts follow each other from 0 to 1."""
    line = DealLine
    deal = func.count().over(partition_by=line.deal_id)
    worth = line.quantity * line.unit_price
    priced = func.count(worth).over(partition_by=line.deal_id)
    total = func.sum(worth).over(partition_by=line.deal_id)
    lines = (
        select(
            line.deal_id,
            _product_key(line.product).label("product"),
            case((and_(priced == deal, total > 0), worth), else_=1).label("weight"),
        )
        .where(line.tenant_id == current_tenant_id())
        .subquery("deal_line_weight")
    ).c
    weight = func.sum(lines.weight)
    whole = func.nullif(func.sum(weight).over(partition_by=lines.deal_id), 0)
    until = func.sum(weight).over(partition_by=lines.deal_id, order_by=lines.product)
    return (
        select(
            lines.deal_id.label("record_id"),
            lines.product,
            ((until - weight) / whole).label("since"),
            (until / whole).label("until"),
        )
        .group_by(lines.deal_id, lines.product)
        .subquery("report_line")
    )


def _product_key(product: Any) -> ColumnElement[str]:
    """What makes two lines of one product: the same words."""
    return func.lower(func.btrim(product))


async def product_names(session: ReadSession, keys: Collection[str]) -> dict[str, str]:
    """Products of deals by `deal_products`' words, as they are written."""
    key = _product_key(DealLine.product).label("key")
    rows = await session.execute(
        select(key, func.min(func.btrim(DealLine.product)).label("name"))
        .where(DealLine.tenant_id == current_tenant_id(), key.in_(sorted(keys)))
        .group_by(key)
    )
    return {row.key: row.name for row in rows}


def counted_steps(sight: Sight, columns: Collection[str], since: datetime | None, until: datetime | None) -> Subquery:
    """What `step_facts` answers of the steps from `since` to before `until`, with these columns (`COUNTED`) alone: one
    row for all steps of a month between the same two stages."""
    steps = passages(sight, since, until, by_owner="owner_id" in columns, split=not _SPLIT.isdisjoint(columns))
    kept = [steps.c[column.rpartition(".")[2]] for column in ("owner_id", "at", *sorted(_SPLIT)) if column in columns]
    between = (steps.c.pipeline_id, steps.c.from_stage_id, steps.c.to_stage_id, steps.c.status, *kept)
    sums = (
        select(*between, func.sum(steps.c.steps).label("steps"), func.sum(steps.c.seconds).label("seconds"))
        .group_by(*between)
        .having(func.sum(steps.c.steps) > 0)
        .subquery("counted_step")
    )
    left, into = PipelineStage.__table__.alias("left_stage"), PipelineStage.__table__.alias("into_stage")
    tenant = current_tenant_id()
    return (
        select(
            sums.c.pipeline_id,
            sums.c.from_stage_id.label("stage_id"),
            *(sums.c[each.name] for each in kept),
            sums.c.steps.label("one"),
            (sums.c.seconds / literal(float(_DAY))).label("days"),
            case((into.c.position > left.c.position, sums.c.steps), else_=0).label("forward"),
            case((sums.c.status == "lost", sums.c.steps), else_=0).label("lost"),
        )
        .join_from(sums, left, (left.c.tenant_id == tenant) & (left.c.id == sums.c.from_stage_id))
        .join(into, (into.c.tenant_id == tenant) & (into.c.id == sums.c.to_stage_id))
        .subquery("report_fact")
    )


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
