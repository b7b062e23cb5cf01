"""Learning the stages' pace from the tenant's own history, and keeping what is counted of it small."""

from datetime import timedelta
from typing import Final

from sqlalchemy import Float, and_, cast, delete, func, insert, literal, literal_column, select
from sqlalchemy.dialects.postgresql import ARRAY

from backend.customers.queries.picking import company_countries
from backend.pipeline.models import Deal, DealStageChange, SplitPassage, StagePace, StagePassage
from tenants.context import current_tenant_id
from tenants.orm import new_id, now
from tenants.session import WriteSession

#: Fewer cases of a country or product say nothing about it, and the stage's own pace counts.
FLOOR: Final = 8
#: How far back it looks.
_PAST: Final = timedelta(days=730)
#: Twice the median is slow, and so is what only every fifth case exceeds, whichever is longer.
_SLOW_PART: Final = 0.8
_DAY: Final = 86_400


async def learn_pace(session: WriteSession) -> int:
    """Learn medians anew for all, per country and per product; answers how many have cases enough."""
    step, countries = DealStageChange, company_countries()
    groups = func.grouping_sets(
        literal_column("(deal_stage_change.pipeline_id, deal_stage_change.from_stage_id)"),
        literal_column("(deal_stage_change.pipeline_id, deal_stage_change.from_stage_id, company_country.country)"),
        literal_column("(deal_stage_change.pipeline_id, deal_stage_change.from_stage_id, deal.product_key)"),
    )
    parts = func.percentile_cont(cast([0.5, _SLOW_PART], ARRAY(Float))).within_group(step.seconds)
    rows = await session.execute(
        select(
            step.pipeline_id,
            step.from_stage_id,
            countries.c.country,
            Deal.product_key,
            func.grouping(countries.c.country).label("no_country"),
            func.grouping(Deal.product_key).label("no_product"),
            func.count().label("cases"),
            parts.label("parts"),
        )
        .select_from(step)
        .join(Deal, and_(Deal.tenant_id == step.tenant_id, Deal.id == step.deal_id))
        .join(countries, countries.c.id == Deal.company_id)
        .where(step.counts, step.from_stage_id.is_not(None), step.at >= now() - _PAST)
        .group_by(groups)
        .having(func.count() >= FLOOR)
    )
    await session.execute(delete(StagePace).execution_options(synchronize_session=False))
    learnt = 0
    for row in rows:
        if (not row.no_country and row.country is None) or (not row.no_product and row.product_key is None):
            continue  # companies without a country, deals without a product: no group of their own
        median, slow = row.parts
        session.add(
            StagePace(
                id=new_id(),
                pipeline_id=row.pipeline_id,
                stage_id=row.from_stage_id,
                country=row.country,
                product_key=row.product_key,
                cases=row.cases,
                median_seconds=int(median),
                slow_seconds=int(max(2 * median, slow, _DAY)),
            )
        )
        learnt += 1
    await session.flush()
    return learnt


async def fold_passages(session: WriteSession) -> int:
    """Put the rows that count the same steps of a month into one; answers how many rows there are fewer."""
    return await _folded(session, StagePassage) + await _folded(session, SplitPassage)


async def _folded(session: WriteSession, row: type[StagePassage] | type[SplitPassage]) -> int:
    kept_apart = {"tenant_id", "id", "steps", "seconds"}
    keys = [getattr(row, name) for name in row.__mapper__.column_attrs.keys() if name not in kept_apart]  # noqa: SIM118
    sums = (row.steps, row.seconds)
    doubled = (
        select(func.unnest(func.array_agg(row.id)))
        .where(row.tenant_id == current_tenant_id())
        .group_by(*keys)
        .having(func.count() > 1)
    )
    gone = delete(row).where(row.tenant_id == current_tenant_id(), row.id.in_(doubled)).returning(*keys, *sums)
    old = gone.cte("gone")
    steps, seconds = (func.sum(old.c[each.key]) for each in sums)
    sum_up = (
        select(
            literal(current_tenant_id()), func.gen_random_uuid(), *(old.c[each.key] for each in keys), steps, seconds
        )
        .group_by(*(old.c[each.key] for each in keys))
        .having((steps != 0) | (seconds != 0))
    )
    into = ["tenant_id", "id", *(each.key for each in (*keys, *sums))]
    put = insert(row).from_select(into, sum_up).returning(literal(1)).cte("put")
    counts = (select(func.count()).select_from(each).scalar_subquery() for each in (old, put))
    gone_count, put_count = (await session.execute(select(*counts))).one()
    return int(gone_count - put_count)
