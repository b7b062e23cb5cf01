"""Asks reports, and the rows behind them."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import ColumnElement, Numeric, Select, cast, func, select

from backend.reports.building import Asked, amount_of, code_of, joined, part_of, split_column, split_value, understand
from backend.reports.labels import labeller, order_of
from backend.reports.money import Rates, rates_into
from backend.reports.own_fields import parts_of, title_of
from backend.reports.schemas import (
    FactRow,
    FactRows,
    Report,
    ReportChoice,
    ReportColumn,
    ReportFilter,
    ReportKey,
    ReportQuery,
    ReportRow,
    RowQuery,
    SubjectView,
)
from backend.reports.shapes import ONCE, Dimension, Measure, Subject
from backend.trade.rates.queries import known_currencies
from i18n.messages import translate
from i18n.regions import REGION_OF
from tenants.session import ReadSession

_MOST_GROUPS: Final = 500
_PAGE: Final = 50
_IN_TIME: Final = frozenset({"month", "quarter", "year"})

#: Sums of each measure's parts, by the measure's place.
_Sums = list[tuple[Decimal | None, Decimal | None]]
_Groups = dict[tuple[Any, ...], _Sums]


async def ask(session: ReadSession, query: ReportQuery, locale: str, most: int = _MOST_GROUPS) -> Report:
    """Count and sum. Groups in time, and stages, come in their own order; others by the first measure, the greatest
    first. Raises `UnknownPartError`."""
    asked = await understand(session, query)
    groups, rates, without_rate = await _grouped(session, asked)
    totals, without_rate = await _totals(session, asked, groups, without_rate)
    keys = await _in_order(session, asked, groups)
    readers = [
        await labeller(session, each, {key[place] for key in keys}, locale) for place, each in enumerate(asked.by)
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
        rates=rates.told(),
        without_rate=without_rate,
        cut=max(0, len(keys) - most),
    )


async def _totals(session: ReadSession, asked: Asked, groups: _Groups, without_rate: int) -> tuple[_Sums, int]:
    """What all groups come to, and how many amounts are in no sum. Who is in two teams, was given two options or
    ordered two products, counts in both, and once in all; amounts are shared out among products."""
    totals = _nothing(asked)
    for parts in groups.values():
        totals = _added(totals, parts)
    repeating = [each for each in asked.by if each.repeats]
    once = any(ONCE in (each.over, each.per) or (each.own and each.own.once) for each in asked.measures)
    if not repeating and not (asked.by and once):
        return totals, without_rate
    whole, _, without_rate = await _grouped(session, replace(asked, by=[], lines=None))
    found = whole.get((), _nothing(asked))
    if asked.lines is not None and all(each.of_lines for each in repeating):
        shared = [each.unit == "money" and each.own is None for each in asked.measures]
        found = [parts if split else single for split, parts, single in zip(shared, totals, found, strict=True)]
    return found, without_rate


async def facts_behind(session: ReadSession, query: RowQuery, locale: str) -> FactRows:
    """The facts of one group, newest ids first, a page at a time. Raises `UnknownPartError`."""
    extra = [
        ReportFilter(dimension=key, values=[value]) for key, value in zip(query.query.by, query.keys, strict=False)
    ]
    asked = await understand(session, query.query, extra, rows=True)
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
            *(
                cast(amount_of(asked, each), Numeric).label(f"value_{place}")
                for place, each in enumerate(asked.measures)
            ),
            *(code.label(f"code_{place}") for place, code in _codes(asked).items()),
        ).distinct(),
    )
    if query.after is not None:
        statement = statement.where(facts.c.id < query.after)
    found = (await session.execute(statement.order_by(facts.c.id.desc()).limit(_PAGE + 1))).all()
    places = _codes(asked)
    rates = await rates_into(session, asked.currency, {getattr(row, f"code_{at}") for row in found for at in places})
    rows = [
        FactRow(
            id=row.id,
            record=kind,
            record_id=row.record_id,
            label=row.label or "",
            company_id=row.company_id,
            company=row.company,
            values=[
                rates.convert(getattr(row, f"value_{place}"), getattr(row, f"code_{place}", None))
                for place in range(len(asked.measures))
            ],
        )
        for row in found[:_PAGE]
    ]
    return FactRows(
        rows=rows,
        measures=[measure_column(each, locale) for each in asked.measures],
        currency=asked.currency,
        after=rows[-1].id if len(found) > _PAGE else None,
    )


async def subject_view(session: ReadSession, subject: Subject, locale: str) -> SubjectView:
    """What the session's actor can ask of a subject."""
    measures, dimensions = await parts_of(session, subject)
    own = await subject.currencies(session)
    return SubjectView(
        key=subject.key,
        title=translate(subject.title, locale),
        measures=[measure_column(each, locale) for each in measures.values()],
        dimensions=[dimension_column(each, locale) for each in dimensions.values()],
        dates=[ReportChoice(key, translate(title, locale)) for key, title in subject.dates.items()],
        currencies=list(dict.fromkeys([*own, *await known_currencies(session)])),
    )


def measure_column(measure: Measure, locale: str) -> ReportColumn:
    """A measure's heading."""
    return ReportColumn(measure.key, title_of(measure, locale), measure.unit, None)


def dimension_column(dimension: Dimension, locale: str) -> ReportColumn:
    """A dimension's heading."""
    return ReportColumn(dimension.key, title_of(dimension, locale), None, dimension.kind)


async def _grouped(session: ReadSession, asked: Asked) -> tuple[_Groups, Rates, int]:
    """The sums of each group in one currency, the rates behind them, and how many amounts are in none."""
    facts, codes = asked.facts.c, _codes(asked)
    keys = {f"by_{place}": split_column(asked, each) for place, each in enumerate(asked.by)}
    keys |= {f"code_{place}": code for place, code in codes.items()}
    told: dict[str, ColumnElement[Any]] = {}
    kept = next((place for place in codes if asked.measures[place].own is None), None)
    if kept is not None:
        keys |= {"rate_base": facts.currency, "rate_source": facts.rate_source}
        told = {"rate_date": facts.rate_date}
    # What counts a record once is a window, which is summed from around it.
    named = keys | told | _amounts(asked)
    each = joined(asked, select(*(column.label(name) for name, column in named.items()))).subquery("one").c
    split = [each[name] for name in keys]
    sums = _sums(asked, each)
    if told:
        sums += [func.min(each.rate_date).label("rate_first"), func.max(each.rate_date).label("rate_last")]
    found = (await session.execute(select(*split, *sums).group_by(*split))).all()
    rates = await rates_into(session, asked.currency, {getattr(row, f"code_{at}") for row in found for at in codes})
    groups: _Groups = {}
    without_rate = 0
    for row in found:
        key = tuple(_folded(part, row[place]) for place, part in enumerate(asked.by))
        parts = _parts(row, asked, rates)
        groups[key] = _added(groups[key], parts) if key in groups else parts
        without_rate += max(
            (getattr(row, f"priced_{at}") for at in codes if rates.lacks(getattr(row, f"code_{at}"))), default=0
        )
        if kept is not None and getattr(row, f"priced_{kept}"):
            code = getattr(row, f"code_{kept}")
            rates.note(row.rate_base, row.rate_source, row.rate_first, row.rate_last, code)
    return groups, rates, without_rate


def _codes(asked: Asked) -> dict[int, ColumnElement[Any]]:
    """The currency of each measure of money, by the measure's place."""
    return {place: code_of(asked, each) for place, each in enumerate(asked.measures) if each.unit == "money"}


def _amounts(asked: Asked) -> dict[str, ColumnElement[Any]]:
    """What each measure sums, and what it divides by."""
    found = {f"amount_{place}": amount_of(asked, each) for place, each in enumerate(asked.measures)}
    return found | {
        f"part_{place}": part_of(asked, each.per) for place, each in enumerate(asked.measures) if each.per
    }  # fmt: skip


def _sums(asked: Asked, each: Any) -> list[ColumnElement[Any]]:
    found: list[ColumnElement[Any]] = []
    for place, measure in enumerate(asked.measures):
        amount = each[f"amount_{place}"]
        found.append(func.sum(amount).label(f"over_{place}"))
        if measure.unit == "money":
            found.append(func.count(amount).label(f"priced_{place}"))
        if measure.per is not None:
            per = func.sum(each[f"part_{place}"]) if measure.per else func.count(amount)
            found.append(per.label(f"per_{place}"))
    return found


def _parts(row: Any, asked: Asked, rates: Rates) -> _Sums:
    found: _Sums = []
    for place, measure in enumerate(asked.measures):
        per = getattr(row, f"per_{place}") if measure.per is not None else None
        over = rates.convert(_decimal(getattr(row, f"over_{place}")), getattr(row, f"code_{place}", None))
        found.append((over, _decimal(per)))
    return found


def _nothing(asked: Asked) -> _Sums:
    return [(None, None) for _ in asked.measures]


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
    return REGION_OF.get(value) if dimension.kind == "region" else split_value(dimension, value)


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
