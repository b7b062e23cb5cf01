"""Steps of deals out of stages, counted by month when they were written: a million steps in a few thousand rows.

What a period has of a month that it does not hold whole is counted from the steps themselves, so answers are those of
the history to the day; so is what somebody sees only for sharing in a deal. `tests/backend/pipeline/test_passages.py`
holds both against the history.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    DateTime,
    Select,
    Subquery,
    Uuid,
    and_,
    cast,
    false,
    func,
    literal,
    not_,
    null,
    select,
    union_all,
)

from backend.accounts.queries.sight import Sight
from backend.customers.queries.picking import company_countries
from backend.pipeline.models import Deal, DealOwner, DealStageChange, Pipeline, SplitPassage, StagePassage
from backend.pipeline.queries.access import seen_deals
from tenants.context import current_tenant_id
from tenants.orm import now

#: Tenths of the natural logarithm: a median is right within ten percent, and exactly where a bucket's cases are alike.
BUCKET: Final = func.width_bucket(
    func.ln(func.greatest(func.coalesce(DealStageChange.seconds, 0), 1)), 0, 22, 220
)  # fmt: skip
_MONTHS_AHEAD: Final = timedelta(days=32)


def passages(
    sight: Sight,
    since: datetime | None,
    until: datetime | None,
    *,
    pipeline_id: UUID | None = None,
    owner_id: UUID | None = None,
    by_owner: bool = False,
    split: bool = False,
) -> Subquery:
    """The steps from `since` to before `until` that count, of deals that are seen: where from, where to, how the deal
    stood after them, a month of theirs (`at`), and how many (`steps`) took how long together (`seconds`), by `bucket`
    of time, or `split` by the customer's `country` and the deal's `source`. Of one pipeline, or of one person's deals,
    where these are given; `owner_id` is null but for `by_owner` or `split`."""
    first, last = _whole_months(since, until)
    by_owner = by_owner or split or owner_id is not None or not sight.everything
    parts = []
    if first is None or last is None or first < last:
        parts.append(_counted(sight, first, last, pipeline_id, owner_id, by_owner=by_owner, split=split))
        if not sight.everything and sight.me is not None:
            within = [DealStageChange.at >= _midnight(first)] if first else []
            within += [DealStageChange.at < _midnight(last)] if last else []
            shared = [*within, *_shared_alone(sight)]
            parts.append(_steps(shared, pipeline_id, owner_id, by_owner=True, split=split))
        edges = [(since, _midnight(first) if first else None), (_midnight(last) if last else None, until)]
    else:
        edges = [(since, until)]
    for start, end in edges:
        if start is not None and end is not None and start < end:
            within = [DealStageChange.at >= start, DealStageChange.at < end]
            seen = [] if sight.everything else [seen_deals(sight)]
            parts.append(_steps([*within, *seen], pipeline_id, owner_id, by_owner=by_owner, split=split))
    return union_all(*parts).subquery("passage")


def _whole_months(since: datetime | None, until: datetime | None) -> tuple[date | None, date | None]:
    """The first days of the first month that the period holds whole, and of the month after the last one. The running
    month is whole for a period that ends after now: nothing has happened yet in the rest."""
    first = None if since is None else since.astimezone(UTC).date()
    if first is not None and since is not None and (first.day > 1 or since.astimezone(UTC).time() != time()):
        first = _following(first)
    return first, None if until is None or until > now() else until.astimezone(UTC).date().replace(day=1)


def _following(day: date) -> date:
    return (day.replace(day=1) + _MONTHS_AHEAD).replace(day=1)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _counted(
    sight: Sight,
    first: date | None,
    last: date | None,
    pipeline_id: UUID | None,
    owner_id: UUID | None,
    *,
    by_owner: bool,
    split: bool,
) -> Select[Any]:
    """Whole months, of owners whose deals are seen."""
    row = SplitPassage if split else StagePassage
    wanted: list[ColumnElement[bool]] = [row.tenant_id == current_tenant_id()]
    if not split:
        wanted.append(StagePassage.whole == (not by_owner))
    if by_owner:
        wanted.append(sight.sees(row.owner_id))
    if owner_id is not None:
        wanted.append(row.owner_id == owner_id)
    if pipeline_id is not None:
        wanted.append(row.pipeline_id == pipeline_id)
    wanted += [row.month >= first] if first else []
    wanted += [row.month < last] if last else []
    split_by = [SplitPassage.country, SplitPassage.source] if split else [StagePassage.bucket]
    keys = (row.pipeline_id, row.owner_id, row.month, row.from_stage_id, row.to_stage_id, row.status, *split_by)
    at = func.timezone("UTC", cast(row.month, DateTime()), type_=DateTime(timezone=True)).label("at")
    shown = (each if each is not row.month else at for each in keys)
    found: Any = select(*shown, row.steps, row.seconds)
    statement: Select[Any] = found.where(*wanted)
    return statement


def _steps(
    wanted: list[ColumnElement[bool]],
    pipeline_id: UUID | None,
    owner_id: UUID | None,
    *,
    by_owner: bool,
    split: bool,
) -> Select[Any]:
    """Steps one by one. Their deals are read only where something of them is asked for."""
    step, countries = DealStageChange, company_countries()
    # By name, so that the index finds the days within each pipeline.
    pipelines = select(Pipeline.id).where(Pipeline.tenant_id == current_tenant_id())
    of_pipeline = step.pipeline_id.in_(pipelines) if pipeline_id is None else step.pipeline_id == pipeline_id
    statement = select(
        step.pipeline_id,
        (Deal.owner_id if by_owner else cast(null(), Uuid())).label("owner_id"),
        func.date_trunc("month", step.at, "UTC", type_=DateTime(timezone=True)).label("at"),
        step.from_stage_id,
        step.to_stage_id,
        step.status,
        *([countries.c.country, Deal.source] if split else [BUCKET.label("bucket")]),
        literal(1).label("steps"),
        func.coalesce(step.seconds, 0).label("seconds"),
    ).where(
        step.tenant_id == current_tenant_id(), step.counts, step.from_stage_id.is_not(None), of_pipeline, *wanted
    )  # fmt: skip
    if by_owner:
        statement = statement.join(Deal, and_(Deal.tenant_id == step.tenant_id, Deal.id == step.deal_id))
    if split:
        statement = statement.join(countries, countries.c.id == Deal.company_id)
    return statement if owner_id is None else statement.where(Deal.owner_id == owner_id)


def _shared_alone(sight: Sight) -> list[ColumnElement[bool]]:
    """Of deals in which the viewer shares, and that they would not see otherwise."""
    shared = select(DealOwner.deal_id).where(
        DealOwner.tenant_id == current_tenant_id(), DealOwner.member_id == sight.me
    )
    return [Deal.id.in_(shared), not_(func.coalesce(sight.sees(Deal.owner_id), false()))]
