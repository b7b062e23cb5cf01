"""HTTP of reading."""

from datetime import UTC, datetime
from uuid import UUID

from litestar import Controller, Response, delete, get, post, put
from litestar.params import FromPath, JSONBody

from backend.reading.models import LanguageModel
from backend.reading.queries import list_runs, load_run, run_view
from backend.reading.schemas import (
    FoundValue,
    LanguageModelEdit,
    LanguageModelTrial,
    LanguageModelView,
    NewReparseRun,
    ReparseRunView,
)
from backend.reading.service.language_model import choose_model, find_model, forget_model
from backend.reading.service.opinions import try_model
from backend.reading.service.rereading import cancel_rereading, start_rereading
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from backend.web.params import Cursor, IfMatch, Limit
from backend.web.sessions import etag, expected_version
from tenants.context import current_tenant_id
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


class LanguageModelController(Controller):
    """The language model that is asked for a second opinion on letters. There is none unless one is named."""

    path = "/language-model"
    tags = ["Mailboxes"]

    @get(summary="The language model")
    async def show(self, read_session: GivenReadSession, actor: GivenActor) -> Response[LanguageModelView]:
        """What was chosen; an empty address and version 0 where nothing was."""
        actor.require("mailboxes.manage")
        return _answer(await find_model(read_session))

    @put(summary="Choose a language model")
    async def choose(
        self,
        session: GivenSession,
        actor: GivenActor,
        runtime: GivenRuntime,
        data: JSONBody[LanguageModelEdit],
        if_match: IfMatch = None,
    ) -> Response[LanguageModelView]:
        """Name it, or change what was named; a change needs If-Match."""
        version = expected_version(if_match) if if_match is not None else None
        return _answer(await choose_model(session, actor, runtime.vault, data, version))

    @delete(summary="Ask no language model")
    async def forget(self, session: GivenSession, actor: GivenActor) -> None:
        """Nothing is sent any more, and the key is forgotten. What was found stays."""
        await forget_model(session, actor)

    @post("/trials", status_code=200, summary="Try the language model")
    async def trial(self, actor: GivenActor, runtime: GivenRuntime) -> LanguageModelTrial:
        """Send an invented letter, and show what comes back."""
        actor.require("mailboxes.manage")
        found = await try_model(runtime, current_tenant_id())
        return LanguageModelTrial(found=[FoundValue(field, value) for field, value in found])


def _answer(row: LanguageModel | None) -> Response[LanguageModelView]:
    if row is None:
        row = LanguageModel(url="", model="", active=False, daily_limit=500, asked_count=0, version=0)
    today = row.asked_count if row.asked_on == datetime.now(UTC).date() else 0
    view = LanguageModelView(
        url=row.url,
        model=row.model,
        active=row.active,
        daily_limit=row.daily_limit,
        has_key=row.api_key is not None,
        asked_today=today,
        problem=row.problem,
        problem_at=row.problem_at,
        version=row.version,
    )
    return Response(view, headers=etag(row.version))


ROUTES = [ReparseRunController, LanguageModelController]
