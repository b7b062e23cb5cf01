"""HTTP of imports."""

from typing import Annotated, Any
from uuid import UUID

from litestar import Controller, Request, Response, delete, get, post
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, QueryParameter

from backend.mailboxes.imports.queries import list_problems, list_runs, load_run, run_view
from backend.mailboxes.imports.runs import add_run, cancel_run, receive, retry_run
from backend.mailboxes.imports.schemas import ImportProblemView, ImportRunView
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from backend.web.params import Cursor, Limit
from tenants.context import current
from tenants.paging import Page

Filename = Annotated[str, QueryParameter(name="filename", min_length=1, max_length=1000, description="Its name.")]


class ImportRunController(Controller):
    """Imports of mail from files."""

    path = "/import-runs"
    tags = ["Mailboxes"]

    @get(summary="Imports of mail")
    async def index(
        self, read_session: GivenReadSession, actor: GivenActor, cursor: Cursor = None, limit: Limit = 50
    ) -> Page[ImportRunView]:
        """Imports, the latest first."""
        actor.require("mailboxes.manage")
        return await list_runs(read_session, cursor, limit)

    @post(
        summary="Import a file of mail",
        request_max_body_size=None,
        responses={413: ResponseSpec(None, description="The file is larger than the operator allows.")},
    )
    async def upload(
        self,
        request: Request[Any, Any, Any],
        actor: GivenActor,
        runtime: GivenRuntime,
        filename: Filename,
    ) -> ImportRunView:
        """The body is the file as it is (`application/octet-stream`): .eml, .msg, .pst, mbox, or a .zip or .tar of such
        files or of a Maildir. It is kept as it comes in, however large, and worked through afterwards."""
        actor.require("mailboxes.manage")
        name, size = await receive(runtime, request.stream())
        # Not the request's session: for an Idempotency-Key that would read the whole body into memory.
        async with runtime.database.tenant_session(current().tenant_id, actor) as session:
            return run_view(await add_run(session, actor, filename=filename, upload=name, size=size))

    @get("/{run_id:uuid}", summary="An import")
    async def show(self, read_session: GivenReadSession, actor: GivenActor, run_id: FromPath[UUID]) -> ImportRunView:
        """How far it is, and what went wrong."""
        actor.require("mailboxes.manage")
        return run_view(await load_run(read_session, run_id))

    @get("/{run_id:uuid}/problems", summary="Messages of an import that could not be stored")
    async def problems(
        self,
        read_session: GivenReadSession,
        actor: GivenActor,
        run_id: FromPath[UUID],
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> Page[ImportProblemView]:
        """Each with where it lay and why; of very many, the first thousand."""
        actor.require("mailboxes.manage")
        return await list_problems(read_session, run_id, cursor, limit)

    @delete("/{run_id:uuid}", summary="Cancel an import")
    async def cancel(self, session: GivenSession, actor: GivenActor, run_id: FromPath[UUID]) -> None:
        """Stop after the batch that is under way. What was stored stays."""
        await cancel_run(session, actor, run_id)

    @post("/{run_id:uuid}/retries", status_code=202, summary="Go on with an import")
    async def retry(self, session: GivenSession, actor: GivenActor, run_id: FromPath[UUID]) -> Response[ImportRunView]:
        """Go on where it failed or was cancelled."""
        return Response(run_view(await retry_run(session, actor, run_id)))


ROUTES = [ImportRunController]
