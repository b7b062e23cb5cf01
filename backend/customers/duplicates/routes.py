"""Duplicates and merges."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, delete, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from backend.customers.duplicates import queries, service
from backend.customers.duplicates.merging import merge_records
from backend.customers.duplicates.models import Verdict
from backend.customers.duplicates.schemas import (
    Dismissal,
    DuplicateClusterFile,
    DuplicateClusterView,
    DuplicateSearchView,
    MergeUndo,
    MergeView,
    NewMerge,
    TwinAnswer,
    TwinQuestion,
)
from backend.customers.duplicates.undoing import undo_merge
from backend.customers.vocabulary import FactSubject
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import Cursor, Limit
from tenants.paging import Page

VerdictIs = Annotated[Verdict | None, QueryParameter(name="verdict", description="Clusters of this verdict alone.")]
RecordId = Annotated[UUID, QueryParameter(name="record_id", description="The company or contact.")]


class DuplicateController(Controller):
    """Records that may be one."""

    path = "/duplicates"
    tags = ["Duplicates"]

    @get(summary="Duplicates that were found")
    async def index(
        self,
        read_session: GivenReadSession,
        kind: FromQuery[FactSubject] = "company",
        verdict: VerdictIs = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> Page[DuplicateClusterView]:
        """Groups of companies, or of contacts, that may be one, the surest first."""
        return await queries.list_clusters(read_session, kind, verdict, cursor, limit)

    @get("/search", summary="When duplicates were last looked for")
    async def search(self, read_session: GivenReadSession) -> DuplicateSearchView:
        """The finder looks every night; how much it saw, and how many groups stand."""
        return await queries.count_clusters(read_session)

    @post("/searches", status_code=202, summary="Look for duplicates now")
    async def look(self, session: GivenSession, actor: GivenActor) -> None:
        """Let the finder run in the background."""
        await service.look_now(session, actor)

    @post("/checks", status_code=200, summary="Whether a company is here already")
    async def check(self, session: GivenSession, actor: GivenActor, data: JSONBody[TwinQuestion]) -> TwinAnswer:
        """Companies that something typed, imported or read may already be, with reasons."""
        return TwinAnswer(await service.look_for_twins(session, actor, data))

    @get("/{cluster_id:uuid}", summary="Duplicates side by side")
    async def show(self, read_session: GivenReadSession, cluster_id: FromPath[UUID]) -> DuplicateClusterFile:
        """The records of a group with what they show, and what each two share."""
        return await queries.load_cluster(read_session, cluster_id)

    @post("/{cluster_id:uuid}/dismissal", status_code=200, summary="Say that they are no duplicates")
    async def dismiss(self, session: GivenSession, actor: GivenActor, cluster_id: FromPath[UUID]) -> Dismissal:
        """Remember that the records of a group are different ones."""
        return Dismissal(await service.dismiss_cluster(session, actor, cluster_id))

    @post("/dismissal-undos", status_code=204, summary="Take back that they are no duplicates")
    async def take_back(self, session: GivenSession, actor: GivenActor, data: JSONBody[Dismissal]) -> None:
        """Let pairs count as possible duplicates again."""
        await service.take_back_dismissal(session, actor, data.pairs)


class MergeController(Controller):
    """Records that became one."""

    path = "/merges"
    tags = ["Duplicates"]

    @get(summary="Merges of a record")
    async def index(self, read_session: GivenReadSession, record_id: RecordId) -> list[MergeView]:
        """Merges that a company or contact came out of, or went into."""
        return await queries.list_merges(read_session, record_id)

    @post(summary="Merge records")
    async def merge(self, session: GivenSession, actor: GivenActor, data: JSONBody[NewMerge]) -> MergeView:
        """Make companies, or contacts, one. It can be undone for 30 days."""
        merge_id = await merge_records(session, actor, data.kind, data.winner_id, data.loser_ids, data.choices)
        await session.flush()
        return await queries.load_merge(session, merge_id)

    @get("/{merge_id:uuid}", summary="A merge")
    async def show(self, read_session: GivenReadSession, merge_id: FromPath[UUID]) -> MergeView:
        """What became one, by whom and when."""
        return await queries.load_merge(read_session, merge_id)

    @delete("/{merge_id:uuid}", status_code=200, summary="Undo a merge")
    async def undo(self, session: GivenSession, actor: GivenActor, merge_id: FromPath[UUID]) -> MergeUndo:
        """Let the records stand by themselves again, with the mail that came since where it belongs."""
        return MergeUndo(await undo_merge(session, actor, merge_id))


ROUTES = [DuplicateController, MergeController]
