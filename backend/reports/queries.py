"""Asks reports, and the rows behind them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import ColumnElement, Numeric, Select, cast, func, select

from backend.reports.building import Asked, column_of, joined, understand
from backend.reports.labels import labeller, order_of
from backend.reports.schemas import (
    FactRow,
    FactRows,
    Report,
    ReportColumn,
    ReportFilter,
    ReportKey,
    ReportQuery,
    ReportRow,
    RowQuery,
)
from backend.reports.shapes import Dimension, Measure
from i18n.messages import translate
from i18n.regions import REGION_OF
from tenants.session import ReadSession

_MOST_GROUPS: Final = 500
_PAGE: Final = 50
_IN_TIME: Final = frozenset({"month", "quarter", "year"})

#: Sums of each measure's parts, by the measure's place.
_Sums = list[tuple[Decimal | None, Decimal | None]]


async def ask(session: ReadSession, query: ReportQuery, locale: str, most: int = _MOST_GROUPS) -> Report:
    """Count and sum. Groups in time, and stages, come in their own order; others by the first measure, the greatest
    first. Raises `UnknownPartError`."""
    asked = await understand(session, query)
    columns = [column_of(asked, each).label(f"by_{place}") for place, each in enumerate(asked.by)]
    statement = joined(asked, select(*columns, *_sums(asked), _without_rate(asked))).group_by(*columns)
    groups: dict[tuple[Any, ...], _Sums] = {}
    totals: _Sums = [(None, None) for _ in asked.measures]
    without_rate = 0
    doubled = any(each.kind == "team" for each in asked.by)
    for row in await session.execute(statement):
        key = tuple(_folded(each, row[place]) for place, each in enumerate(asked.by))
        parts = _parts(row, asked.measures)
        groups[key] = _added(groups[key], parts) if key in groups else parts
        totals = _added(totals, parts)
        without_rate += row.without_rate
    if doubled:
        # Who is in two teams counts in both, and once in all.
        (row,) = await session.execute(joined(_untold(asked), select(*_sums(asked), _without_rate(asked))))
        totals, without_rate = _parts(row, asked.measures), row.without_rate
    keys = await _in_order(session, asked, groups)
    readers = [
        await labeller(session, each.kind, {key[place] for key in keys}, locale) for place, each in enumerate(asked.by)
    ]
    rows = [
        ReportRow(
            [ReportKey(value, read(value)) for read, value in zip(readers, key, strict=True)],
            [_value(measure, sums) for measure, sums in zip(asked.measures, groups[key], strict=True)],
        )
        for key in keys[:most]
    ]
    return Report(
        dimensions=[dimension_column(each, locale) for each in asked.by],
        measures=[measure_column(each, locale) for each in asked.measures],
        rows=rows,
        totals=[_value(measure, sums) for measure, sums in zip(asked.measures, totals, strict=True)],
        currency=asked.currency,
        without_rate=without_rate,
        cut=max(0, len(keys) - most),
    )


async def facts_behind(session: ReadSession, query: RowQuery, locale: str) -> FactRows:
    """The facts of one group, newest ids first, a page at a time. Raises `UnknownPartError`."""
    extra = [
        ReportFilter(dimension=key, values=[value]) for key, value in zip(query.query.by, query.keys, strict=False)
    ]
    asked = await understand(session, query.query, extra)
    facts, company = asked.facts, asked.company
    record, kind = asked.subject.opens
    statement: Select[Any] = joined(
        asked,
        select(
            facts.c.id,
            facts.c[record].label("record_id"),
            facts.c.label,
            facts.c.company_id,
            company.c.name.label("company"),
            *(cast(facts.c[each.over], Numeric).label(f"value_{place}") for place, each in enumerate(asked.measures)),
        ).distinct(),
    )
    if query.after is not None:
        statement = statement.where(facts.c.id < query.after)
    found = (await session.execute(statement.order_by(facts.c.id.desc()).limit(_PAGE + 1))).all()
    rows = [
        FactRow(
            id=row.id,
            record=kind,
            record_id=row.record_id,
            label=row.label or "",
            company_id=row.company_id,
            company=row.company,
            values=[getattr(row, f"value_{place}") for place in range(len(asked.measures))],
        )
        for row in found[:_PAGE]
    ]
    return FactRows(
        rows=rows,
        measures=[measure_column(each, locale) for each in asked.measures],
        currency=asked.currency,
        after=rows[-1].id if len(found) > _PAGE else None,
    )


def measure_column(measure: Measure, locale: str) -> ReportColumn:
    """A measure's heading."""
    return ReportColumn(measure.key, translate(measure.title, locale), measure.unit, None)


def dimension_column(dimension: Dimension, locale: str) -> ReportColumn:
    """A dimension's heading."""
    return ReportColumn(dimension.key, translate(dimension.title, locale), None, dimension.kind)


def _sums(asked: Asked) -> list[ColumnElement[Any]]:
    found: list[ColumnElement[Any]] = []
    for place, measure in enumerate(asked.measures):
        found.append(func.sum(asked.facts.c[measure.over]).label(f"over_{place}"))
        if measure.per is not None:
            found.append(func.sum(asked.facts.c[measure.per]).label(f"per_{place}"))
    return found


def _without_rate(asked: Asked) -> ColumnElement[Any]:
    money = any(measure.unit == "money" for measure in asked.measures)
    counted = asked.facts.c.without_rate if money else 0
    return func.coalesce(func.sum(counted), 0).label("without_rate")


def _parts(row: Any, measures: Sequence[Measure]) -> _Sums:
    found: _Sums = []
    for place, measure in enumerate(measures):
        per = getattr(row, f"per_{place}") if measure.per is not None else None
        found.append((_decimal(getattr(row, f"over_{place}")), _decimal(per)))
    return found


def _added(one: _Sums, other: _Sums) -> _Sums:
    return [(_plus(over, more), _plus(per, more_per)) for (over, per), (more, more_per) in zip(one, other, strict=True)]


def _plus(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return other if one is None else one if other is None else one + other


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _value(measure: Measure, sums: tuple[Decimal | None, Decimal | None]) -> Decimal | None:
    over, per = sums
    if measure.per is None:
        return over
    if over is None or not per:
        return None
    quotient = over / per * (100 if measure.unit == "percent" else 1)
    return quotient.quantize(Decimal("0.01"))


def _folded(dimension: Dimension, value: Any) -> Any:
    return REGION_OF.get(value) if dimension.kind == "region" else value


def _untold(asked: Asked) -> Asked:
    """The same facts, not split."""
    return replace(asked, by=[])


async def _in_order(session: ReadSession, asked: Asked, groups: dict[tuple[Any, ...], _Sums]) -> list[tuple[Any, ...]]:
    keys: Iterable[tuple[Any, ...]] = groups
    if not asked.by:
        return list(keys)
    first = asked.by[0].kind
    by_size = sorted(keys, key=lambda key: _size(asked, groups[key]), reverse=True)
    if first in _IN_TIME:
        return sorted(by_size, key=lambda key: (key[0] is None, key[0] or ""))
    places = await order_of(session, first)
    return sorted(by_size, key=lambda key: places.get(key[0] or "", len(places))) if places else by_size


def _size(asked: Asked, sums: _Sums) -> Decimal:
    return _value(asked.measures[0], sums[0]) or Decimal(0)
