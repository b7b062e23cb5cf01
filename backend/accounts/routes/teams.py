"""Teams."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, get, patch, post
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.accounts.queries import list_teams, team_views
from backend.accounts.schemas import NewTeam, TeamPatch, TeamView
from backend.accounts.service.teams import change_team, load_team, make_team
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import Cursor, IfMatch, Limit, WithTotal
from backend.web.sessions import etag, expected_version
from tenants.directory.models import Team
from tenants.paging import Page
from tenants.session import ReadSession

Archived = Annotated[bool, QueryParameter(name="archived", description="The archived ones instead.")]


class TeamController(Controller):
    """Teams of the tenant."""

    path = "/teams"
    tags = ["Users"]

    @get(summary="Teams")
    async def index(
        self,
        read_session: GivenReadSession,
        archived: Archived = False,
        cursor: Cursor = None,
        limit: Limit = 50,
        with_total: WithTotal = False,
    ) -> Page[TeamView]:
        """Teams by name."""
        return await list_teams(read_session, cursor, limit, archived=archived, with_total=with_total)

    @post(summary="Make a team")
    async def create(self, session: GivenSession, actor: GivenActor, data: JSONBody[NewTeam]) -> Response[TeamView]:
        """Make a team, with its people."""
        return await _answer(session, await make_team(session, actor, data))

    @get("/{team_id:uuid}", summary="A team")
    async def show(self, read_session: GivenReadSession, team_id: FromPath[UUID]) -> Response[TeamView]:
        """The team, archived or not."""
        return await _answer(read_session, await load_team(read_session, team_id))

    @patch("/{team_id:uuid}", summary="Change a team")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        team_id: FromPath[UUID],
        data: JSONBody[TeamPatch],
        if_match: IfMatch = None,
    ) -> Response[TeamView]:
        """Rename it, change its people, archive or restore it. An archived team gives nobody anything to see."""
        return await _answer(session, await change_team(session, actor, team_id, expected_version(if_match), data))


async def _answer(session: ReadSession, team: Team) -> Response[TeamView]:
    (view,) = await team_views(session, [team])
    return Response(view, headers=etag(team.version))
