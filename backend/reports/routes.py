"""HTTP of reports."""

from litestar import Controller, Response, get, post
from litestar.params import JSONBody

from backend.accounts.queries.sight import sight_of
from backend.reports.files import MEDIA_TYPES
from backend.reports.growth import load_growth
from backend.reports.queries import ask, facts_behind, subject_view
from backend.reports.ready import dashboard_of, ready_reports
from backend.reports.schemas import (
    FactRows,
    Growth,
    GrowthQuery,
    NewReportExport,
    Report,
    ReportCatalog,
    ReportQuery,
    RowQuery,
)
from backend.reports.service import export_report
from backend.reports.subjects import SUBJECTS
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from tenants.context import current


class ReportController(Controller):
    """Counting and summing what somebody sees. Questions are sent as bodies, for they are long; they change nothing."""

    path = "/reports"
    tags = ["Reports"]

    @get(summary="What can be reported")
    async def catalog(self, read_session: GivenReadSession, actor: GivenActor) -> ReportCatalog:
        """Subjects with their measures and dimensions, reports of ours, and what the caller's role looks at first."""
        locale = current().locale
        subjects = [await subject_view(read_session, each, locale) for each in SUBJECTS.values()]
        sight = await sight_of(read_session, "deal")
        return ReportCatalog(
            subjects=subjects,
            ready=(ready := ready_reports(subjects, locale)),
            dashboard=dashboard_of(actor.role, ready),
            may_export=sight.may_export,
        )

    @post("/results", status_code=200, summary="Ask a report")
    async def results(self, read_session: GivenReadSession, data: JSONBody[ReportQuery]) -> Report:
        """Groups with their measures, and the totals."""
        return await ask(read_session, data, current().locale)

    @post("/rows", status_code=200, summary="What stands behind a report")
    async def rows(self, read_session: GivenReadSession, data: JSONBody[RowQuery]) -> FactRows:
        """The deals, order lines or deeds of a group."""
        return await facts_behind(read_session, data, current().locale)

    @post("/growth", status_code=200, summary="Growth and decline by customer")
    async def growth(self, read_session: GivenReadSession, data: JSONBody[GrowthQuery]) -> Growth:
        """Two periods of orders compared: what quantities, prices and exchange rates made of the difference."""
        return await load_growth(read_session, data)

    @post("/exports", status_code=200, summary="A report as a file")
    async def export(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[NewReportExport]
    ) -> Response[bytes]:
        """CSV or XLSX. Logged; admins hear of much in a day."""
        content = await export_report(session, actor, data, current().locale)
        name = f"{data.query.subject}.{data.format}"
        return Response(
            content,
            media_type=MEDIA_TYPES[data.format],
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


ROUTES = [ReportController]
