"""Makes statements of reports: facts, the company's attributes, the team, what is kept and what is grouped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, String, Subquery, and_, case, cast, func, or_, select
from sqlalchemy.types import DateTime

from backend.accounts.queries.sight import Sight, sight_of
from backend.custom_fields.queries.records import value_rows
from backend.customers.queries.facts import company_attributes
from backend.reports.errors import UnknownPartError
from backend.reports.own_fields import parts_of
from backend.reports.schemas import ReportFilter, ReportQuery
from backend.reports.shapes import LINES, ONCE, Dimension, Measure, OwnField, Subject
from backend.reports.subjects import SUBJECTS
from backend.trade.rates.queries import known_currencies
from i18n.regions import REGION_OF
from tenants.context import current_tenant_id
from tenants.directory.models import Team, TeamMember
from tenants.session import ReadSession

_FORMATS = {"month": "YYYY-MM", "quarter": 'YYYY-"Q"Q', "year": "YYYY"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question whose parts are known."""

    subject: Subject
    measures: list[Measure]
    by: list[Dimension]
    filters: list[tuple[Dimension, list[str | None]]]
    dated_by: str
    since: date | None
    until: date | None
    currency: str
    sight: Sight
    facts: Subquery
    company: Subquery
    #: The products of each record, where they are split by.
    lines: Subquery | None
    #: The rows with the values of each field of the tenant's own that is split by or summed, by the field's id.
    values: dict[UUID, Any]
    #: Whether the facts are those of `Subject.counted`: of the period alone, without their companies.
    counted: bool

    @property
    def parts(self) -> list[Dimension | Measure]:
        """What is split by and summed."""
        return [*self.by, *self.measures]


async def understand(
    session: ReadSession, query: ReportQuery, extra: Sequence[ReportFilter] = (), *, rows: bool = False
) -> Asked:
    """The parts that a question names, about facts or with `rows` their rows; raises `UnknownPartError`."""
    subject = _part(SUBJECTS, query.subject, "subject")
    dates = subject.dates
    chosen_date = query.dated_by or next(iter(dates))
    _part(dates, chosen_date, "dated_by")
    if not query.measures or len(query.measures) > 8 or len(query.by) > 2:
        raise UnknownPartError.at("measures")
    currencies = await subject.currencies(session)
    currency = query.currency or currencies[0]
    if currency not in currencies and currency not in await known_currencies(session):
        raise UnknownPartError.at("currency")
    measures, dimensions = await parts_of(session, subject)
    chosen = [_part(measures, key, "measures") for key in query.measures]
    by = [_part(dimensions, key, "by") for key in query.by]
    filters = [(_part(dimensions, each.dimension, "filters"), each.values) for each in (*query.filters, *extra)]
    sight = await sight_of(session, subject.sight)
    counted = None
    if subject.counted is not None and not rows:
        columns = {"" if each.own else each.column for each in (*by, *(each for each, _ in filters))}
        if columns <= subject.counted_by:
            counted = subject.counted(sight, columns, *_instants(query.since, query.until))
    return Asked(
        subject=subject,
        measures=chosen,
        by=by,
        filters=filters,
        dated_by=chosen_date,
        since=query.since,
        until=query.until,
        currency=currency,
        sight=sight,
        facts=subject.facts(sight, currency, currencies[0]) if counted is None else counted,
        counted=counted is not None,
        company=company_attributes(),
        lines=subject.lines() if subject.lines and any(each.of_lines for each in by) else None,
        values={part.own.field.id: value_rows() for part in (*chosen, *by) if part.own is not None},
    )


def column_of(asked: Asked, dimension: Dimension) -> ColumnElement[Any]:
    """What a dimension groups by, as text or as a record's id."""
    if dimension.own is not None:
        return _own_column(dimension.own, asked.values[dimension.own.field.id])
    table, _, name = dimension.column.rpartition(".")
    if table == LINES and asked.lines is not None:
        product: ColumnElement[Any] = asked.lines.c[name]
        return product
    apart = table and not asked.counted
    column: ColumnElement[Any] = (asked.company if apart else asked.facts).c[name]
    if dimension.kind in _FORMATS:
        moment = column if isinstance(column.type, Date) else func.timezone("UTC", column)
        return func.to_char(moment, _FORMATS[dimension.kind])
    if dimension.kind == "team":
        return cast(TeamMember.team_id, String)
    if dimension.kind in {"text", "country", "region", "currency", "company_stage"}:
        return column
    return cast(column, String)


def split_column(asked: Asked, dimension: Dimension) -> ColumnElement[Any]:
    """What rows are grouped by: as `column_of`, but months, quarters and years by their first day, which costs a third
    of writing them down for every row; `split_value` writes them."""
    if dimension.own is not None or dimension.kind not in _FORMATS:
        return column_of(asked, dimension)
    column = asked.facts.c[dimension.column]
    moment = cast(column, DateTime()) if isinstance(column.type, Date) else func.timezone("UTC", column)
    return func.date_trunc(dimension.kind, moment)


def split_value(dimension: Dimension, value: Any) -> Any:
    """A value of `split_column` as `column_of` has it."""
    if not isinstance(value, datetime):
        return value
    quarter = f"{value.year}-Q{(value.month + 2) // 3}"
    return {"month": f"{value.year}-{value.month:02}", "quarter": quarter, "year": str(value.year)}[dimension.kind]


def _own_column(own: OwnField, value: Any) -> ColumnElement[Any]:
    """A value of the tenant's own as a group has it: texts as they stand, days by their month, the rest as codes."""
    match own.field.kind:
        case "date":
            return func.to_char(value.day, _FORMATS["month"])
        case "user" | "reference":
            return cast(value.ref, String)
        case "yes_no":
            found: ColumnElement[Any] = case((value.number == 1, "true"), (value.number == 0, "false"))
            return found
        case _:
            return cast(value.text, String)


def amount_of(asked: Asked, measure: Measure) -> ColumnElement[Any]:
    """What a measure sums. Of money that is split by the records' products, each has its lines' part."""
    if measure.own is None:
        found = part_of(asked, measure.over)
        lines = asked.lines
        if lines is None or measure.unit != "money":
            return found
        until, since = func.coalesce(lines.c.until, 1), func.coalesce(lines.c.since, 0)
        return func.round(found * until, 2) - func.round(found * since, 2)
    number: ColumnElement[Any] = asked.values[measure.own.field.id].number
    return case((_once(asked) == 1, number)) if measure.own.once else number


def part_of(asked: Asked, column: str) -> ColumnElement[Any]:
    """A column of the facts, or what counts each record once in each group."""
    found: ColumnElement[Any] = _once(asked) if column == ONCE else asked.facts.c[column]
    return found


def _once(asked: Asked) -> ColumnElement[int]:
    """1 on one of the facts that share a record and a group. A window: it is summed in a statement around."""
    facts = asked.facts.c
    record = facts[asked.subject.opens[0]]
    place = func.dense_rank().over(
        partition_by=[record, *(column_of(asked, each) for each in asked.by)], order_by=facts.id
    )
    return case((place == 1, 1), else_=0)


def code_of(asked: Asked, measure: Measure) -> ColumnElement[Any]:
    """The currency of each amount of a measure of money."""
    found: ColumnElement[Any] = (
        asked.facts.c.code if measure.own is None else asked.values[measure.own.field.id].currency
    )
    return found


def joined(asked: Asked, statement: Select[Any]) -> Select[Any]:
    """The statement over the facts, with what its dimensions need, and only what was asked for."""
    facts, company = asked.facts, asked.company
    statement = statement.select_from(facts)
    if not asked.counted:
        statement = statement.outerjoin(company, company.c.id == facts.c.company_id)
    if any(dimension.kind == "team" for dimension in asked.by):
        statement = statement.outerjoin(TeamMember, and_(TeamMember.membership_id == facts.c.owner_id, *_in_a_team()))
    if asked.lines is not None:
        statement = statement.outerjoin(asked.lines, asked.lines.c.record_id == facts.c[asked.subject.opens[0]])
    for own in {part.own.field.id: part.own for part in asked.parts if part.own is not None}.values():
        value = asked.values[own.field.id]
        statement = statement.outerjoin(
            value,
            and_(
                value.tenant_id == current_tenant_id(),
                value.field_id == own.field.id,
                value.record_id == facts.c[own.record],
            ),
        )
    period = [] if asked.counted else _period(asked)
    return statement.where(*period, *(_kept(asked, dimension, values) for dimension, values in asked.filters))


def _in_a_team() -> list[ColumnElement[bool]]:
    """Conditions on `TeamMember`: of this tenant, in a team that is not archived."""
    live = select(Team.id).where(Team.tenant_id == current_tenant_id(), Team.archived_at.is_(None))
    return [TeamMember.tenant_id == current_tenant_id(), TeamMember.team_id.in_(live)]


def _kept_of_teams(asked: Asked, values: list[str | None]) -> ColumnElement[bool]:
    """By a condition of its own: who is in two of the teams counts once."""
    owner, known = asked.facts.c.owner_id, [value for value in values if value is not None]
    members = select(TeamMember.membership_id).where(*_in_a_team())
    chosen: ColumnElement[bool] = owner.in_(members.where(cast(TeamMember.team_id, String).in_(known)))
    conditions = [chosen]
    if None in values:
        conditions.append(or_(owner.is_(None), owner.not_in(members)))
    return or_(*conditions)


def _kept_of_lines(asked: Asked, values: list[str | None]) -> ColumnElement[bool]:
    """By a condition of its own: what has two of the products counts once."""
    lines = asked.subject.lines() if asked.subject.lines else None
    if lines is None:  # no such dimension without lines
        raise LookupError
    record, known = asked.facts.c[asked.subject.opens[0]], [value for value in values if value is not None]
    conditions: list[ColumnElement[bool]] = [record.in_(select(lines.c.record_id).where(lines.c.product.in_(known)))]
    if None in values:
        conditions.append(record.not_in(select(lines.c.record_id)))
    return or_(*conditions)


def _kept_of_own(asked: Asked, own: OwnField, values: list[str | None]) -> ColumnElement[bool]:
    """By a condition of its own: who was given two of the options counts once."""
    record, kept = asked.facts.c[own.record], value_rows()
    filled = select(kept.record_id).where(kept.tenant_id == current_tenant_id(), kept.field_id == own.field.id)
    known = [value for value in values if value is not None]
    conditions: list[ColumnElement[bool]] = [record.in_(filled.where(_own_column(own, kept).in_(known)))]
    if None in values:
        conditions.append(or_(record.is_(None), record.not_in(filled)))
    return or_(*conditions)


def _kept(asked: Asked, dimension: Dimension, values: list[str | None]) -> ColumnElement[bool]:
    if dimension.kind == "team":
        return _kept_of_teams(asked, values)
    if dimension.own is not None:
        return _kept_of_own(asked, dimension.own, values)
    if dimension.of_lines and asked.lines is None:
        return _kept_of_lines(asked, values)
    column = column_of(asked, dimension)
    known = [value for value in values if value is not None]
    if dimension.kind == "region":
        known = [country for country, region in REGION_OF.items() if region in known]
    conditions: list[ColumnElement[bool]] = [column.in_(known)] if known else []
    if None in values:
        conditions.append(column.is_(None))
    return or_(*conditions) if conditions else column.is_distinct_from(column)


def _period(asked: Asked) -> list[ColumnElement[bool]]:
    """From the first day's beginning to the last day's end, in UTC."""
    column = asked.facts.c[asked.dated_by]
    if isinstance(column.type, DateTime):
        since, until = _instants(asked.since, asked.until)
        return [*([column >= since] if since else []), *([column < until] if until else [])]
    return [
        *([column >= asked.since] if asked.since else []),
        *([column <= asked.until] if asked.until else []),
    ]


def _instants(since: date | None, until: date | None) -> tuple[datetime | None, datetime | None]:
    """From when on, and before when."""
    return (
        None if since is None else _midnight(since),
        None if until is None else _midnight(until + timedelta(days=1)),
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _part(known: Any, key: str, field: str) -> Any:
    if key not in known:
        raise UnknownPartError.at(field)
    return known[key]
