"""What goes in and out of reports."""

from datetime import date
from decimal import Decimal
from typing import Literal
from uuid import UUID

import msgspec

from backend.reports.shapes import DimensionKind, Unit


class ReportFilter(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Only facts whose dimension has one of these values; null stands for "none"."""

    dimension: str
    values: list[str | None]


class ReportQuery(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What is asked: measures of a subject, split by one dimension or two, of a period by one of its dates (both ends
    included; months and days are those of UTC). Sums of money are in `currency`, by default the first that fits: at the
    rate locked in each record, and from that on at today's."""

    subject: str
    measures: list[str]
    by: list[str] = []
    filters: list[ReportFilter] = []
    dated_by: str | None = None
    since: date | None = None
    until: date | None = None
    currency: str | None = None


class ReportKey(msgspec.Struct, frozen=True):
    """A group's value of a dimension, and how it reads. Null is for facts without one."""

    value: str | None
    label: str


class ReportRow(msgspec.Struct, frozen=True):
    """A group: its keys, in the order of `by`, and its measures, in the order asked for; null where nothing can be
    divided or summed."""

    keys: list[ReportKey]
    values: list[Decimal | None]


class ReportColumn(msgspec.Struct, frozen=True):
    """A measure's or dimension's heading."""

    key: str
    title: str
    unit: Unit | None
    kind: DimensionKind | None


class ReportRate(msgspec.Struct, frozen=True, kw_only=True):
    """A rate behind sums, from `base` into their currency: of a day, or with no `rate` as it was locked in records
    between two days."""

    base: str
    rate: Decimal | None
    source: str
    first: date | None
    last: date | None


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The answer. `rates` are those behind its sums; `without_rate` amounts are in none, for no rate is known; `cut`
    groups were left out after the first 500."""

    dimensions: list[ReportColumn]
    measures: list[ReportColumn]
    rows: list[ReportRow]
    totals: list[Decimal | None]
    currency: str
    rates: list[ReportRate]
    without_rate: int
    cut: int


class RowQuery(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The facts behind a group of a report, or with no keys behind all of it."""

    query: ReportQuery
    keys: list[str | None] = []
    after: UUID | None = None


class FactRow(msgspec.Struct, frozen=True, kw_only=True):
    """One fact: the record it leads to, its words, its customer, its measures."""

    id: UUID
    record: Literal["deal", "order", "company"]
    record_id: UUID
    label: str
    company_id: UUID | None
    company: str | None
    values: list[Decimal | None]


class FactRows(msgspec.Struct, frozen=True, kw_only=True):
    """Facts; `after` asks for those that follow, null at the end."""

    rows: list[FactRow]
    measures: list[ReportColumn]
    currency: str
    after: UUID | None


class NewReportExport(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A report as a file."""

    query: ReportQuery
    format: Literal["csv", "xlsx"]


class ReportChoice(msgspec.Struct, frozen=True):
    """Something to choose: a key and its title."""

    key: str
    title: str


class SubjectView(msgspec.Struct, frozen=True, kw_only=True):
    """What can be asked of a subject."""

    key: str
    title: str
    measures: list[ReportColumn]
    dimensions: list[ReportColumn]
    dates: list[ReportChoice]
    currencies: list[str]


class ReadyReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report of ours; `query` may be changed and asked. `chart` is how it is best drawn."""

    key: str
    title: str
    description: str
    chart: Literal["bar", "line", "funnel"]
    query: ReportQuery


class ReportCatalog(msgspec.Struct, frozen=True, kw_only=True):
    """All that can be asked, and what a role looks at first: keys of ready reports."""

    subjects: list[SubjectView]
    ready: list[ReadyReport]
    dashboard: list[str]
    may_export: bool


class GrowthQuery(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Two periods of orders to compare, both ends of each included; in `currency`, by default the base currency."""

    since: date
    until: date
    before_since: date
    before_until: date
    currency: str | None = None


class GrowthRate(msgspec.Struct, frozen=True, kw_only=True):
    """What one of `base` was worth in each period, on average over all that was sold in it: at the rates locked in the
    orders, else at today's. Null where nothing was."""

    base: str
    before: Decimal | None
    after: Decimal | None


class GrowthRow(msgspec.Struct, frozen=True, kw_only=True):
    """A customer's change from the earlier period to the later. `volume` is what other quantities
    made, `price` what other prices made, `exchange` what other rates made, `other` (the mix) is of products that were
    in one period alone; the four add up to the change exactly."""

    company_id: UUID
    company: str
    before: Decimal
    after: Decimal
    volume: Decimal
    price: Decimal
    exchange: Decimal
    other: Decimal


class Growth(msgspec.Struct, frozen=True, kw_only=True):
    """Growth and decline, the greatest change first. `without_rate` lines are in neither period; `averages` are the
    rates of the periods, `rates` where they come from."""

    currency: str
    rows: list[GrowthRow]
    total: GrowthRow | None
    rates: list[ReportRate]
    averages: list[GrowthRate]
    without_rate: int
