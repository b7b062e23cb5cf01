"""Time in stage and conversion, from the history of stages: sets in SQL, never deal by deal."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Subquery, and_, func, or_, select

from backend.pipeline.models import Deal, PipelineStage
from backend.pipeline.queries.access import deal_sight, seen_deals
from backend.pipeline.queries.board import stale_deals
from backend.pipeline.queries.pace import paces_of
from backend.pipeline.queries.passages import passages
from backend.pipeline.queries.pipelines import find_pipeline, stages_by_id
from backend.pipeline.queries.views import stage_ref
from backend.pipeline.schemas import insight as schemas
from tenants.session import ReadSession

_DAY: Final = 86_400
#: Fewer cases say nothing about a stage.
FLOOR: Final = 8
_SLOW_TENTH: Final = 0.9


async def load_insight(
    session: ReadSession, pipeline_id: UUID, first: date, last: date, owner_id: UUID | None = None
) -> schemas.Insight:
    """Pace and conversion of a pipeline in a period of whole days (UTC). Raises `NotFoundError`."""
    await find_pipeline(session, pipeline_id)
    stages = [each for each in (await stages_by_id(session, {pipeline_id})).values() if each.archived_at is None]
    since, until = _instants(first, last)
    sight = await deal_sight(session)
    whose: list[ColumnElement[bool]] = [] if sight.everything else [seen_deals(sight)]
    if owner_id is not None:
        whose.append(Deal.owner_id == owner_id)
    counted_steps = passages(sight, since, until, pipeline_id=pipeline_id, owner_id=owner_id)
    steps = await _passages(session, counted_steps)
    times = times_of(steps)
    counted = await _count(session, pipeline_id, since, until, whose)
    stale = await session.execute(
        stale_deals(pipeline_id).with_only_columns(Deal.stage_id, func.count()).where(*whose).group_by(Deal.stage_id)
    )
    paces = await paces_of(session, {pipeline_id})
    reached, opened = _cohort(counted.opened, stages)
    return schemas.Insight(
        pipeline_id=pipeline_id,
        first=first,
        last=last,
        opened=opened,
        won=counted.closed["won"],
        lost=counted.closed["lost"],
        stages=_stage_times(stages, times, counted.open_now, {row[0]: row[1] for row in stale}, paces),
        cohort=_cohort_view(stages, reached, opened),
        snapshot=_snapshot_view(stages, steps),
    )


def _instants(first: date, last: date) -> tuple[datetime, datetime]:
    return (
        datetime.combine(first, time(), UTC),
        datetime.combine(last + timedelta(days=1), time(), UTC),
    )


@dataclass(frozen=True, slots=True)
class _Counted:
    """Deals that are open, by their stage; that were closed in the period, by how; and that were opened in it, by how
    far they came at most."""

    open_now: Counter[UUID]
    closed: Counter[str]
    opened: Counter[UUID]


async def _count(
    session: ReadSession, pipeline_id: UUID, since: datetime, until: datetime, whose: list[ColumnElement[bool]]
) -> _Counted:
    """All three of one look through the deals."""
    furthest = func.coalesce(Deal.furthest_stage_id, Deal.stage_id)
    opened = and_(Deal.opened_at >= since, Deal.opened_at < until)
    closed = and_(Deal.closed_at >= since, Deal.closed_at < until)
    rows = await session.execute(
        select(
            Deal.stage_id,
            Deal.status,
            furthest.label("furthest"),
            func.count().filter(opened).label("opened"),
            func.count().filter(closed).label("closed"),
            func.count().label("deals"),
        )
        .where(Deal.pipeline_id == pipeline_id, or_(Deal.status == "open", opened, closed), *whose)
        .group_by(Deal.stage_id, Deal.status, furthest)
    )
    found = _Counted(Counter(), Counter(), Counter())
    for row in rows:
        found.opened[row.furthest] += row.opened
        found.closed[row.status] += row.closed
        found.open_now[row.stage_id] += row.deals if row.status == "open" else 0
    return found


def _cohort(by_stage: Mapping[UUID, int], stages: list[PipelineStage]) -> tuple[dict[UUID, int], int]:
    """How many of the deals opened in the period came to each stage, and how many there are."""
    order = {stage.id: index for index, stage in enumerate(stages)}
    counts: dict[int, int] = {}
    for stage_id, count in by_stage.items():
        # Of a stage that is no more, that it was opened is all that is known.
        counts[order.get(stage_id, 0)] = counts.get(order.get(stage_id, 0), 0) + count
    reached: dict[UUID, int] = {}
    beyond = 0
    for index in range(len(stages) - 1, -1, -1):
        beyond += counts.get(index, 0)
        reached[stages[index].id] = beyond
    return reached, sum(counts.values())


async def _passages(session: ReadSession, counted: Subquery) -> list[Any]:
    """Steps of the period by where from, where to, how it ended and how long it took, in buckets of like times: sorting
    a million of them for an exact median costs half a second."""
    row = counted.c
    keys = (row.from_stage_id, row.to_stage_id, row.status, row.bucket)
    rows = await session.execute(
        select(*keys, func.sum(row.steps).label("steps"), func.sum(row.seconds).label("seconds"))
        .group_by(*keys)
        .having(func.sum(row.steps) > 0)
    )
    return list(rows)


@dataclass(frozen=True, slots=True)
class _Times:
    """How long a stage took: cases, mean, median and what one in ten exceeds, in seconds."""

    cases: int
    mean: float
    parts: tuple[float, float]


def times_of(rows: list[Any]) -> dict[UUID, _Times]:
    """What `_passages` counted, stage by stage."""
    by_stage: dict[UUID, dict[int, list[float]]] = {}
    for row in rows:
        bucket = by_stage.setdefault(row.from_stage_id, {}).setdefault(row.bucket, [0, 0])
        bucket[0] += int(row.steps)
        bucket[1] += float(row.seconds)
    found = {}
    for stage_id, buckets in by_stage.items():
        ordered = [(buckets[each][0], buckets[each][1] / buckets[each][0]) for each in sorted(buckets)]
        cases = int(sum(each[0] for each in ordered))
        mean = sum(count * seconds for count, seconds in ordered) / cases
        found[stage_id] = _Times(cases, mean, (_part(ordered, cases, 0.5), _part(ordered, cases, _SLOW_TENTH)))
    return found


def _part(buckets: list[tuple[float, float]], cases: int, part: float) -> float:
    """The time that `part` of the cases do not exceed: between two buckets in proportion, else its bucket's mean."""
    wanted, passed = part * (cases - 1), 0.0
    for (count, seconds), following in zip(buckets, [*buckets[1:], buckets[-1]], strict=True):
        passed += count
        if wanted <= passed - 1:
            return seconds
        if wanted < passed:
            return seconds + (following[1] - seconds) * (wanted - (passed - 1))
    return buckets[-1][1]


def _stage_times(
    stages: list[PipelineStage],
    times: dict[UUID, _Times],
    open_now: Mapping[UUID, int],
    stale: dict[UUID, int],
    paces: Any,
) -> list[schemas.StageTime]:
    medians = {each: row.parts[0] for each, row in times.items() if row.cases >= FLOOR}
    longest = max(medians, key=lambda each: medians[each], default=None)
    found = []
    for stage in stages:
        row = times.get(stage.id)
        pace = paces.of(stage, None, None)
        found.append(
            schemas.StageTime(
                stage=stage_ref(stage),
                cases=row.cases if row else 0,
                median_days=_days(row.parts[0]) if row else None,
                slow_tenth_days=_days(row.parts[1]) if row else None,
                mean_days=_days(row.mean) if row else None,
                open=open_now.get(stage.id, 0),
                stale=stale.get(stage.id, 0),
                slow_days=pace.slow_days if pace else None,
                bottleneck=stage.id == longest,
            )
        )
    return found


def _days(seconds: Any) -> float:
    return round(float(seconds) / _DAY, 1)


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _cohort_view(stages: list[PipelineStage], reached: dict[UUID, int], opened: int) -> list[schemas.CohortStage]:
    found, before = [], None
    for stage in stages:
        count = reached.get(stage.id, 0)
        found.append(
            schemas.CohortStage(
                stage_ref(stage), count, _share(count, opened) or 0.0, None if before is None else _share(count, before)
            )
        )
        before = count
    return found


def _snapshot_view(stages: list[PipelineStage], steps: list[Any]) -> list[schemas.SnapshotStage]:
    position = {stage.id: stage.position for stage in stages}
    found = []
    for stage in stages:
        own = [row for row in steps if row.from_stage_id == stage.id]
        won = sum(row.steps for row in own if row.status == "won")
        lost = sum(row.steps for row in own if row.status == "lost")
        moved = [row for row in own if row.status == "open"]
        onwards = sum(row.steps for row in moved if position.get(row.to_stage_id, 1_000) > stage.position)
        back = sum(row.steps for row in moved) - onwards
        left = onwards + back + won + lost
        found.append(
            schemas.SnapshotStage(
                stage_ref(stage), left, onwards, back, won, lost, _share(onwards + won, left), stage.probability,
                _share(won, won + lost),
            )
        )  # fmt: skip
    return found
