"""HTTP of suppression."""

from typing import Annotated, Literal
from uuid import UUID

from litestar import Controller, get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.outreach.suppression.queries import list_suppressions, load_suppression, suppression_view
from backend.outreach.suppression.schemas import (
    ImportOutcome,
    Lift,
    NewSuppression,
    Reason,
    SuppressionImport,
    SuppressionView,
)
from backend.outreach.suppression.service import add_suppression, import_suppressions, lift
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import Cursor, Limit, WithTotal
from tenants.paging import Page

Text = Annotated[str | None, QueryParameter(name="text", max_length=200, description="Part of an address or note.")]
ByReason = Annotated[Reason | None, QueryParameter(name="reason", description="Only those suppressed for it.")]
ByState = Annotated[
    Literal["open", "lifted", "all"], QueryParameter(name="state", description="Those in force, those lifted, or all.")
]


class SuppressionController(Controller):
    """Addresses that nothing is sent to."""

    path = "/suppressions"
    tags = ["Outreach"]

    @get(summary="Suppressed addresses")
    async def index(
        self,
        read_session: GivenReadSession,
        actor: GivenActor,
        text: Text = None,
        reason: ByReason = None,
        in_state: ByState = "open",
        cursor: Cursor = None,
        limit: Limit = 50,
        with_total: WithTotal = False,
    ) -> Page[SuppressionView]:
        """Newest first."""
        actor.require("outreach.manage")
        return await list_suppressions(
            read_session, text=text, reason=reason, state=in_state, cursor=cursor, limit=limit, with_total=with_total
        )

    @post(summary="Suppress an address")
    async def create(self, session: GivenSession, actor: GivenActor, data: JSONBody[NewSuppression]) -> SuppressionView:
        """Send nothing to it any more, whatever way it comes to be written to."""
        return suppression_view(await add_suppression(session, actor, data.address, data.note))

    @post("/imports", status_code=200, summary="Suppress many addresses")
    async def bring_in(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[SuppressionImport]
    ) -> ImportOutcome:
        """A list out of another system."""
        return await import_suppressions(session, actor, data.text)

    @get("/{suppression_id:uuid}", summary="A suppressed address")
    async def show(
        self, read_session: GivenReadSession, actor: GivenActor, suppression_id: FromPath[UUID]
    ) -> SuppressionView:
        """Since when and why."""
        actor.require("outreach.manage")
        return suppression_view(await load_suppression(read_session, suppression_id))

    @post("/{suppression_id:uuid}/lift", status_code=200, summary="Lift a suppression")
    async def lift(
        self, session: GivenSession, actor: GivenActor, suppression_id: FromPath[UUID], data: JSONBody[Lift]
    ) -> SuppressionView:
        """Let the address be written to again, with the reason for it."""
        return suppression_view(await lift(session, actor, suppression_id, data.reason))


ROUTES = [SuppressionController]
