"""Targets and saved views."""

from datetime import date
from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, delete, get, patch, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.pipeline.queries.planning import list_targets, list_views
from backend.pipeline.schemas import insight
from backend.pipeline.service.planning import change_view, create_view, remove_view, set_targets
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import IfMatch
from backend.web.sessions import etag, expected_version

First = Annotated[date, QueryParameter(name="first", description="A day of the first month.")]
Last = Annotated[date, QueryParameter(name="last", description="A day of the last month.")]


class DealTargetController(Controller):
    """What people and teams are to win."""

    path = "/deal-targets"
    tags = ["Pipelines"]

    @get(summary="Targets")
    async def index(self, read_session: GivenReadSession, first: First, last: Last) -> insight.TargetList:
        """The targets of some months."""
        return insight.TargetList(await list_targets(read_session, first, last))

    @put(summary="Set targets", status_code=204)
    async def change(self, session: GivenSession, actor: GivenActor, data: JSONBody[insight.GivenTargets]) -> None:
        """Set those that are given; others stay."""
        await set_targets(session, actor, data.items)


class DealViewController(Controller):
    """Views of the deals' screen that people keep."""

    path = "/deal-views"
    tags = ["Deals"]

    @get(summary="Saved views")
    async def index(self, read_session: GivenReadSession, actor: GivenActor) -> insight.DealViewList:
        """Yours, your teams' and everybody's."""
        return insight.DealViewList(await list_views(read_session, actor))

    @post(summary="Keep a view")
    async def create(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[insight.NewDealView]
    ) -> Response[insight.DealView]:
        """Keep filters, sort and shape under a name."""
        made = await create_view(session, actor, data)
        return Response(made, headers=etag(made.version))

    @patch("/{view_id:uuid}", summary="Change a view")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        view_id: FromPath[UUID],
        data: JSONBody[insight.DealViewPatch],
        if_match: IfMatch = None,
    ) -> Response[insight.DealView]:
        """Change your view."""
        changed = await change_view(session, actor, view_id, data, expected_version(if_match))
        return Response(changed, headers=etag(changed.version))

    @delete("/{view_id:uuid}", summary="Forget a view")
    async def remove(self, session: GivenSession, actor: GivenActor, view_id: FromPath[UUID]) -> None:
        """Forget your view."""
        await remove_view(session, actor, view_id)
