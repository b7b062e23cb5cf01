"""HTTP of reading."""

from uuid import UUID

from litestar import Controller, delete, get, post
from litestar.params import FromPath, JSONBody

from backend.reading.queries import list_runs, load_run, run_view
from backend.reading.schemas import NewReparseRun, ReparseRunView
from backend.reading.service.rereading import cancel_rereading, start_rereading
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import Cursor, Limit
from tenants.paging import Page


class ReparseRunController(Controller):
    """Reading all stored mail anew, from the originals."""

    path = "/reparse-runs"
    tags = ["Mailboxes"]

    @get(summary="Runs over all mail")
    async def index(
        self, read_session: GivenReadSession, actor: GivenActor, cursor: Cursor = None, limit: Limit = 50
    ) -> Page[ReparseRunView]:
        """Newest first."""
        actor.require("mailboxes.manage")
        return await list_runs(read_session, cursor, limit)

    @post(status_code=202, summary="Read all mail anew")
    async def create(self, session: GivenSession, actor: GivenActor, data: JSONBody[NewReparseRun]) -> ReparseRunView:
        """Make everything that is derived from the originals anew: texts, attachments, threads, search, customers. What
        people did stays."""
        run = await start_rereading(session, actor, mailbox_id=data.mailbox_id, below=data.below)
        return run_view(run)

    @get("/{reparse_run_id:uuid}", summary="A run over all mail")
    async def read(
        self, read_session: GivenReadSession, actor: GivenActor, reparse_run_id: FromPath[UUID]
    ) -> ReparseRunView:
        """How far it is."""
        actor.require("mailboxes.manage")
        return await load_run(read_session, reparse_run_id)

    @delete("/{reparse_run_id:uuid}", summary="Stop a run over all mail")
    async def cancel(self, session: GivenSession, actor: GivenActor, reparse_run_id: FromPath[UUID]) -> None:
        """Stop it; what is done stays done."""
        await cancel_rereading(session, actor, reparse_run_id)


ROUTES = [ReparseRunController]
