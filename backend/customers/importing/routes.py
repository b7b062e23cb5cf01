"""Imports of customers over HTTP."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, delete, get, patch, post
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.customers.importing import files, queries, service
from backend.customers.importing.schemas import (
    CustomerImportFile,
    CustomerImportRowView,
    CustomerImportSetup,
    CustomerImportView,
    NewCustomerImport,
    RowDecision,
)
from backend.customers.importing.vocabulary import Outcome, Verdict
from backend.sheets.writing import XLSX_TYPE
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import Cursor, Limit
from tenants.paging import Page

VerdictIs = Annotated[Verdict | None, QueryParameter(name="verdict", description="Rows of this verdict alone.")]
OutcomeIs = Annotated[Outcome | None, QueryParameter(name="outcome", description="Rows that became this alone.")]


class CustomerImportController(Controller):
    """Companies and people from spreadsheets."""

    path = "/customer-imports"
    tags = ["Customer imports"]

    @get(summary="Imports of customers")
    async def index(
        self, read_session: GivenReadSession, actor: GivenActor, cursor: Cursor = None, limit: Limit = 50
    ) -> Page[CustomerImportView]:
        """Your own, the newest first; everybody's for who manages people."""
        return await queries.list_imports(read_session, actor, cursor=cursor, limit=limit)

    @post(summary="Begin an import")
    async def create(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[NewCustomerImport]
    ) -> CustomerImportFile:
        """Read a spreadsheet and propose what its columns are. Nothing becomes a customer yet."""
        import_id = await service.begin_import(session, actor, data)
        return await queries.load_import(session, actor, import_id)

    @get("/template", media_type="application/octet-stream", summary="A spreadsheet to fill")
    async def template(self, read_session: GivenReadSession) -> Response[bytes]:
        """A workbook with the columns that are understood, in your language, your own fields included."""
        return _file(await files.template_file(read_session), "lading-customers.xlsx")

    @get("/{import_id:uuid}", summary="An import of customers")
    async def show(
        self, read_session: GivenReadSession, actor: GivenActor, import_id: FromPath[UUID]
    ) -> CustomerImportFile:
        """Its columns, its settings, and rows counted by verdict and by what became of them."""
        return await queries.load_import(read_session, actor, import_id)

    @patch("/{import_id:uuid}", summary="Tell the columns of an import")
    async def set_up(
        self,
        session: GivenSession,
        actor: GivenActor,
        import_id: FromPath[UUID],
        data: JSONBody[CustomerImportSetup],
    ) -> CustomerImportFile:
        """What each column is and how rows are taken; the rows are then looked through in the background."""
        await service.set_up(session, actor, import_id, data)
        return await queries.load_import(session, actor, import_id)

    @delete("/{import_id:uuid}", summary="Put an import away")
    async def drop(self, session: GivenSession, actor: GivenActor, import_id: FromPath[UUID]) -> None:
        """One of which nothing was made, or nothing is left."""
        await service.drop_import(session, actor, import_id)

    @get("/{import_id:uuid}/rows", summary="Rows of an import")
    async def rows(
        self,
        read_session: GivenReadSession,
        actor: GivenActor,
        import_id: FromPath[UUID],
        verdict: VerdictIs = None,
        outcome: OutcomeIs = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> Page[CustomerImportRowView]:
        """Each with its verdict, its reasons, what it may already be, and what became of it."""
        return await queries.list_rows(
            read_session, actor, import_id, verdict=verdict, outcome=outcome, cursor=cursor, limit=limit
        )

    @post("/{import_id:uuid}/decisions", status_code=204, summary="Decide about rows of an import")
    async def decide(
        self, session: GivenSession, actor: GivenActor, import_id: FromPath[UUID], data: JSONBody[RowDecision]
    ) -> None:
        """Fill what is here, leave it, or make it all the same."""
        await service.decide_rows(session, actor, import_id, data)

    @delete("/{import_id:uuid}/pool", summary="Let an import fill no pool")
    async def leave_pool(self, session: GivenSession, actor: GivenActor, import_id: FromPath[UUID]) -> None:
        """What it makes goes to its owners again."""
        await service.set_pool(session, actor, import_id, None, None)

    @post("/{import_id:uuid}/runs", status_code=202, summary="Carry an import out")
    async def run(self, session: GivenSession, actor: GivenActor, import_id: FromPath[UUID]) -> None:
        """In the background; after a cancel it goes on where it was."""
        await service.run_import(session, actor, import_id)

    @post("/{import_id:uuid}/cancellations", status_code=204, summary="Stop an import")
    async def cancel(self, session: GivenSession, actor: GivenActor, import_id: FromPath[UUID]) -> None:
        """What was made stays until it is undone."""
        await service.cancel_import(session, actor, import_id)

    @post("/{import_id:uuid}/undos", status_code=202, summary="Undo an import")
    async def undo(self, session: GivenSession, actor: GivenActor, import_id: FromPath[UUID]) -> None:
        """Within 30 days. Records to which something has come since stay, and are counted in `kept`."""
        await service.undo_import(session, actor, import_id)

    @get("/{import_id:uuid}/refused", media_type="application/octet-stream", summary="The refused rows of an import")
    async def refused(
        self, read_session: GivenReadSession, actor: GivenActor, import_id: FromPath[UUID]
    ) -> Response[bytes]:
        """As they came, with the reasons in a last column: mend them and bring the file again."""
        return _file(await files.refused_file(read_session, actor, import_id), "refused-rows.xlsx")


def _file(content: bytes, name: str) -> Response[bytes]:
    return Response(
        content,
        media_type=XLSX_TYPE,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )


ROUTES = [CustomerImportController]
