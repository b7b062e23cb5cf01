"""Taking reports out of the house."""

from backend.accounts.queries.sight import sight_of
from backend.customers.exporting.service import note_export
from backend.reports.errors import ExportNotAllowedError
from backend.reports.files import write_report
from backend.reports.queries import ask
from backend.reports.schemas import NewReportExport
from backend.reports.subjects import SUBJECTS
from tenants.context import Actor
from tenants.session import WriteSession

#: Groups in a file.
_MOST: int = 20_000


async def export_report(session: WriteSession, actor: Actor, data: NewReportExport, locale: str) -> bytes:
    """The report as a file, with who took it in the logs. Raises `ExportNotAllowedError`, `UnknownPartError`."""
    report = await ask(session, data.query, locale, most=_MOST)
    sight = await sight_of(session, SUBJECTS[data.query.subject].sight)
    if not sight.may_export:
        raise ExportNotAllowedError
    asked = {"subject": data.query.subject, "by": data.query.by, "measures": data.query.measures}
    await note_export(session, actor, "report", asked, data.format, len(report.rows))
    return write_report(report, data.format)
