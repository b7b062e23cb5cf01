"""A pipeline as a board, and over the map."""

from dataclasses import replace
from datetime import timedelta
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, DateTime, func, literal, select, true
from sqlalchemy.orm import aliased

from backend.customers.queries.picking import company_countries
from backend.pipeline.models import Deal, PipelineStage, StagePace
from backend.pipeline.queries.access import deal_sight, seen_deals
from backend.pipeline.queries.deals import DealFilters, conditions, open_sorts, require_open_filters
from backend.pipeline.queries.pipelines import find_pipeline, stages_by_id
from backend.pipeline.queries.sums import add_up, coded, rates_of
from backend.pipeline.queries.views import stage_ref, views_of
from backend.pipeline.schemas import insight as schemas
from tenants.orm import now
from tenants.paging import SortField, encode_cursor, sorting
from tenants.session import ReadSession

_DAY: Final = 86_400


async def load_board(
    session: ReadSession,
    pipeline_id: UUID,
    filters: DealFilters,
    *,
    sort: str | None = None,
    limit: int = 20,
    sum_in: str | None = None,
) -> schemas.Board:
    """Each stage's open deals in number and sum, and its first page; the pages after it come from the list. Sums are in
    `sum_in`, by default the pipeline's currency.

    Raises `NotFoundError`.
    """
    pipeline = await find_pipeline(session, pipeline_id)
    stages = [stage for stage in (await stages_by_id(session, {pipeline_id})).values() if stage.archived_at is None]
    await require_open_filters(session, filters)
    seen = [
        seen_deals(await deal_sight(session)),
        *conditions(replace(filters, pipeline_id=pipeline_id, status="open", stage_id=None)),
    ]
    chosen = sorting(sort, await open_sorts(session), Deal.id, "-stage_entered_at")
    pages = await _pages(session, pipeline_id, seen, chosen.field, chosen.descending, limit)
    views = {
        view.id: view for view in await views_of(session, [deal for page in pages.values() for deal in page[:limit]])
    }
    own = coded(sum_in or pipeline.currency)
    sums = (
        await session.execute(
            select(Deal.stage_id, *own.parts).where(*seen).group_by(Deal.stage_id, "code", "rate_from")
        )
    ).all()
    into = await rates_of(session, own.currency, sums)
    by_stage: dict[UUID, list[Any]] = {}
    for row in sums:
        by_stage.setdefault(row.stage_id, []).append(row)
    stale = await _stale(session, pipeline_id, seen)
    columns = []
    for stage in stages:
        page = pages.get(stage.id, [])
        last = page[limit - 1] if len(page) > limit else None
        columns.append(
            schemas.BoardColumn(
                stage=stage_ref(stage),
                probability=stage.probability,
                total=add_up(by_stage.get(stage.id, []), into),
                stale=stale.get(stage.id, 0),
                items=[views[deal.id] for deal in page[:limit]],
                next_cursor=encode_cursor(chosen, getattr(last, str(chosen.field.column.key)), last.id)
                if last
                else None,
            )
        )
    return schemas.Board(pipeline_id, columns, now())


async def _pages(
    session: ReadSession,
    pipeline_id: UUID,
    seen: list[ColumnElement[bool]],
    field: SortField,
    descending: bool,
    limit: int,
) -> dict[UUID, list[Deal]]:
    """The first deals of every stage, and one more: each stage takes its own from the index."""
    order = field.column.desc() if descending else field.column.asc()
    first = (
        select(Deal)
        .where(Deal.stage_id == PipelineStage.id, *seen)
        .order_by(order.nulls_last() if field.nullable else order, Deal.id.desc() if descending else Deal.id.asc())
        .limit(limit + 1)
        .lateral("first_deals")
    )
    page = aliased(Deal, first)
    rows = await session.scalars(
        select(page).select_from(PipelineStage).join(first, true()).where(PipelineStage.pipeline_id == pipeline_id)
    )
    pages: dict[UUID, list[Deal]] = {}
    for deal in rows:
        pages.setdefault(deal.stage_id, []).append(deal)
    return pages


async def _stale(session: ReadSession, pipeline_id: UUID, seen: list[ColumnElement[bool]]) -> dict[UUID, int]:
    """How many open deals have been in their stage for longer than its pace allows."""
    rows = await session.execute(
        stale_deals(pipeline_id).with_only_columns(Deal.stage_id, func.count()).where(*seen).group_by(Deal.stage_id)
    )
    return {row[0]: row[1] for row in rows}


def stale_deals(pipeline_id: UUID) -> Any:
    """Open deals that are stale, as `Paces.of` says it: the pace of the country, of the product, of the stage, or the
    stage's own limit; the first of them that is known."""
    countries = company_countries()
    by_country, by_product, by_stage = aliased(StagePace), aliased(StagePace), aliased(StagePace)
    slow = func.coalesce(
        by_country.slow_seconds, by_product.slow_seconds, by_stage.slow_seconds, PipelineStage.sla_days * _DAY
    )
    return (
        select(Deal.id)
        .join(PipelineStage, (PipelineStage.tenant_id == Deal.tenant_id) & (PipelineStage.id == Deal.stage_id))
        .join(countries, countries.c.id == Deal.company_id)
        .outerjoin(by_country, (by_country.stage_id == Deal.stage_id) & (by_country.country == countries.c.country))
        .outerjoin(by_product, (by_product.stage_id == Deal.stage_id) & (by_product.product_key == Deal.product_key))
        .outerjoin(
            by_stage,
            (by_stage.stage_id == Deal.stage_id) & by_stage.country.is_(None) & by_stage.product_key.is_(None),
        )
        .where(Deal.status == "open", Deal.pipeline_id == pipeline_id)
        .where(Deal.stage_entered_at < literal(now(), DateTime(timezone=True)) - slow * literal(timedelta(seconds=1)))
    )


async def load_countries(
    session: ReadSession, pipeline_id: UUID, filters: DealFilters, *, sum_in: str | None = None
) -> list[schemas.CountryDeals]:
    """Open and won deals by the company's country, the largest open sum first; sums are in `sum_in`, by default the
    pipeline's currency. Raises `NotFoundError`."""
    pipeline = await find_pipeline(session, pipeline_id)
    await require_open_filters(session, filters)
    countries = company_countries()
    own = coded(sum_in or pipeline.currency)
    found_rows = await session.execute(
        select(countries.c.country, Deal.status, *own.parts)
        .join(countries, countries.c.id == Deal.company_id)
        .where(
            Deal.status.in_(("open", "won")),
            seen_deals(await deal_sight(session)),
            *conditions(replace(filters, pipeline_id=pipeline_id, status=None)),
        )
        .group_by(countries.c.country, Deal.status, "code", "rate_from")
        .order_by(countries.c.country)
    )
    rows = found_rows.all()
    into = await rates_of(session, own.currency, rows)
    found = []
    for country, group in groupby(rows, key=lambda row: row.country):
        parts = list(group)
        found.append(
            schemas.CountryDeals(
                country,
                add_up([row for row in parts if row.status == "open"], into),
                add_up([row for row in parts if row.status == "won"], into),
            )
        )
    return sorted(found, key=lambda each: (-(each.open.amount or 0), -each.open.deals, each.country or "ZZ"))
