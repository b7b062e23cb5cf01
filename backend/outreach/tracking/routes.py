"""HTTP of tracking, for those who send. What readers meet is in `door` and `suppression.page`."""

from typing import Annotated, Any
from uuid import UUID

from litestar import Controller, Request, Response, get, patch, post
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.outreach.tracking.consent import consent_history, consent_of, type_consent
from backend.outreach.tracking.own import note_own_source
from backend.outreach.tracking.plans import plan
from backend.outreach.tracking.queries import load_policy, load_tracking, policy_view, tallies
from backend.outreach.tracking.schemas import (
    ConsentView,
    LetterSigns,
    MessageTracking,
    NewConsent,
    Plan,
    PlanRequest,
    PolicyPatch,
    PolicyView,
    Tally,
)
from backend.outreach.tracking.settings import change_policy
from backend.outreach.tracking.settling import rejudge
from backend.outreach.tracking.signs import signs_of_conversation
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from backend.web.params import IfMatch
from backend.web.sessions import etag, expected_version
from tenants.context import current
from tenants.runtime import Runtime

AddressOf = Annotated[str, QueryParameter(name="address", max_length=320, description="An e-mail address.")]


class TrackingController(Controller):
    """What becomes of what is sent, and what is recorded of it."""

    path = "/tracking"
    tags = ["Outreach"]

    @get("/messages/{outgoing_id:uuid}", summary="What became of a sent message")
    async def show(
        self,
        request: Request[Any, Any, Any],
        session: GivenSession,
        actor: GivenActor,
        runtime: GivenRuntime,
        outgoing_id: FromPath[UUID],
    ) -> MessageTracking:
        """Each recipient's state, and every sign with its verdict and the reason for it."""
        await _note_own(request, session, runtime)
        return await load_tracking(session, actor, outgoing_id, current().locale)

    @get("/conversations/{conversation_id:uuid}", summary="What became of a conversation's sent messages")
    async def of_conversation(
        self, read_session: GivenReadSession, actor: GivenActor, conversation_id: FromPath[UUID]
    ) -> list[LetterSigns]:
        """In a word each, for whoever sees the conversation; the newest first."""
        return await signs_of_conversation(read_session, actor, conversation_id)

    @post("/plans", status_code=200, summary="What would be recorded of a message")
    async def foresee(
        self,
        request: Request[Any, Any, Any],
        session: GivenSession,
        runtime: GivenRuntime,
        data: JSONBody[PlanRequest],
    ) -> Plan:
        """By the countries of its recipients, what they said about it, and the tenant's choice."""
        await _note_own(request, session, runtime)
        return await plan(session, runtime.settings, data.addresses)

    @get("/policy", summary="What is recorded")
    async def policy(self, read_session: GivenReadSession, runtime: GivenRuntime) -> Response[PolicyView]:
        """The tenant's choice."""
        view = await load_policy(read_session, runtime.settings)
        return Response(view, headers=etag(view.version))

    @patch("/policy", summary="Choose what is recorded")
    async def choose(
        self,
        session: GivenSession,
        actor: GivenActor,
        runtime: GivenRuntime,
        data: JSONBody[PolicyPatch],
        if_match: IfMatch = None,
    ) -> Response[PolicyView]:
        """From now on; hits of readers who say no are dropped for old mail too."""
        row = await change_policy(session, actor, runtime, expected_version(if_match), data)
        return Response(policy_view(row, runtime.settings), headers=etag(row.version))

    @get("/tallies", summary="What was counted of nobody in particular")
    async def numbers(self, read_session: GivenReadSession) -> list[Tally]:
        """By month and country."""
        return await tallies(read_session)

    @get("/consents", summary="What somebody said about being tracked")
    async def said(self, read_session: GivenReadSession, address: AddressOf) -> list[ConsentView]:
        """Newest first; one entry of state `unknown` when they said nothing."""
        return await consent_history(read_session, address) or [await consent_of(read_session, address)]

    @post("/consents", summary="Write down what somebody said about being tracked")
    async def say(self, session: GivenSession, actor: GivenActor, data: JSONBody[NewConsent]) -> ConsentView:
        """With where they said it, if they agreed."""
        return await type_consent(session, actor, data.address, data.state, data.note)

    @post("/rejudgements", status_code=202, summary="Judge all hits again")
    async def judge_again(self, session: GivenSession, actor: GivenActor) -> dict[str, int]:
        """With the rules of today; nobody is told of what is old."""
        actor.require("outreach.manage")
        return {"messages": await rejudge(session, everything=True)}


async def _note_own(request: Request[Any, Any, Any], session: GivenSession, runtime: Runtime) -> None:
    """The colleague's own looks at what they sent are not to count."""
    client = request.client.host if request.client else ""
    if runtime.settings.trust_proxy:
        client = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip() or client
    if current().actor.kind == "user":
        await note_own_source(session, client, request.headers.get("user-agent", ""))


ROUTES = [TrackingController]
