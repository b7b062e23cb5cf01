"""Reports of ours, and which of them a role looks at first."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

import msgspec

from backend.reports.schemas import ReadyReport, ReportFilter, ReportQuery, SubjectView
from i18n.messages import N_, translate
from tenants.access import Role

_Chart = Literal["bar", "line", "funnel"]


class _Ready(NamedTuple):
    title: str
    description: str
    chart: _Chart
    query: ReportQuery


def _query(subject: str, measures: str, by: str, *filters: ReportFilter, dated_by: str | None = None) -> ReportQuery:
    return ReportQuery(
        subject=subject, measures=measures.split(), by=by.split(), filters=list(filters), dated_by=dated_by
    )


_OPEN: Final = ReportFilter(dimension="status", values=["open"])
_CLOSED: Final = ReportFilter(dimension="status", values=["won", "lost"])
_WON: Final = ReportFilter(dimension="status", values=["won"])
_LOST: Final = ReportFilter(dimension="status", values=["lost"])
READY: Final[dict[str, _Ready]] = {
    "funnel": _Ready(
        N_("Funnel"), N_("Open deals by stage"), "funnel", _query("deals", "count value weighted", "stage", _OPEN)
    ),
    "conversion": _Ready(
        N_("Conversion"),
        N_("How often deals go forward from each stage, and after how many days"),
        "bar",
        _query("steps", "forward days lost count", "stage"),
    ),
    "cycle": _Ready(
        N_("Cycle length"), N_("Days from opening to winning"), "line",
        _query("deals", "cycle won", "month_closed", _WON, dated_by="closed_at"),
    ),
    "win_loss": _Ready(
        N_("Won and lost"), N_("Deals closed by month"), "bar",
        _query("deals", "won lost win_rate won_value", "month_closed", _CLOSED, dated_by="closed_at"),
    ),
    "loss_reasons": _Ready(
        N_("Reasons lost"), N_("Why deals were lost"), "bar",
        _query("deals", "count value", "loss_reason", _LOST, dated_by="closed_at"),
    ),
    "sources": _Ready(
        N_("Sources"), N_("Where deals come from, and what becomes of them"), "bar",
        _query("deals", "count won win_rate won_value", "source"),
    ),
    "countries": _Ready(
        N_("Countries"), N_("Deals by the customer's country"), "bar", _query("deals", "value count won", "country")
    ),
    "people": _Ready(
        N_("People"), N_("Deals by whose they are"), "bar", _query("deals", "won_value won lost count", "owner")
    ),
    "response": _Ready(
        N_("Response time"), N_("Working hours until inquiries are answered, by whose they are"), "bar",
        _query("leads", "hours in_time count answered", "owner"),
    ),
    "activity": _Ready(
        N_("Activity"), N_("What colleagues did"), "bar", _query("activity", "count sent call meeting note", "owner")
    ),
    "customers": _Ready(
        N_("New customers"), N_("Customers by the month they came"), "line", _query("customers", "count", "month")
    ),
    "orders": _Ready(
        N_("Orders"), N_("Orders by month"), "line", _query("orders", "value orders average", "month")
    ),
    "products": _Ready(
        N_("Products"), N_("What is ordered most"), "bar", _query("orders", "value quantity orders", "product unit")
    ),
    "lifetime": _Ready(
        N_("Customer lifetime value"), N_("All orders of each customer"), "bar",
        _query("orders", "value orders average", "company"),
    ),
}  # fmt: skip
_MANAGING: Final = ["funnel", "win_loss", "people", "orders", "response", "countries", "activity"]
_DASHBOARDS: Final[dict[Role, list[str]]] = {
    "owner": _MANAGING,
    "admin": _MANAGING,
    "manager": _MANAGING,
    "rep": ["funnel", "conversion", "win_loss", "loss_reasons", "lifetime"],
    "finance": ["orders", "lifetime", "products", "countries"],
    "viewer": ["funnel", "orders", "countries"],
}


def ready_reports(subjects: Sequence[SubjectView], locale: str) -> list[ReadyReport]:
    """All of them, in words, without what the subjects do not show to the reader."""
    shown = {
        each.key: ({part.key for part in each.measures}, {part.key for part in each.dimensions}) for each in subjects
    }
    found = []
    for key, each in READY.items():
        measures, dimensions = shown[each.query.subject]
        kept = [measure for measure in each.query.measures if measure in measures]
        if kept and dimensions.issuperset(each.query.by):
            found.append(
                ReadyReport(
                    key=key,
                    title=translate(each.title, locale),
                    description=translate(each.description, locale),
                    chart=each.chart,
                    query=msgspec.structs.replace(each.query, measures=kept),
                )
            )
    return found


def dashboard_of(role: Role, ready: Sequence[ReadyReport]) -> list[str]:
    """The keys of the reports that a role sees first, of those that are there."""
    there = {each.key for each in ready}
    return [key for key in _DASHBOARDS[role] if key in there]
