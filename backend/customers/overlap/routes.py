"""The overlap radar."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, delete, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.customers.overlap import appeals, asking, checks
from backend.customers.overlap.models import AppealState
from backend.customers.overlap.schemas import (
    AppealDecision,
    AppealView,
    NewAppeal,
    OverlapAnswer,
    OverlapCheckView,
    OverlapNews,
    OverlapQuestion,
    OverlapRules,
)
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import Cursor, Limit
from tenants.paging import Page

StateIs = Annotated[AppealState | None, QueryParameter(name="state", description="Appeals in this state alone.")]


class OverlapController(Controller):
    """Whose customer somebody is."""

    path = "/overlap"
    tags = ["Overlap"]

    @post("/checks", status_code=200, summary="Whose customer is it?")
    async def ask(self, session: GivenSession, actor: GivenActor, data: JSONBody[OverlapQuestion]) -> OverlapAnswer:
        """A masked verdict on a name, domain, e-mail address or phone number. Counted, limited and kept."""
        return await asking.ask(session, actor, data)

    @get("/checks", summary="Who asked what")
    async def checks(
        self, read_session: GivenReadSession, actor: GivenActor, cursor: Cursor = None, limit: Limit = 50
    ) -> Page[OverlapCheckView]:
        """All questions, newest first, for those who may read the audit."""
        return await checks.list_checks(read_session, actor, cursor, limit)

    @get("/conversations/{conversation_id:uuid}", summary="Whose customer is a conversation with?")
    async def of_conversation(
        self, read_session: GivenReadSession, actor: GivenActor, conversation_id: FromPath[UUID]
    ) -> OverlapAnswer:
        """The verdict on whom an open conversation is with."""
        return await asking.ask_about_conversation(read_session, actor, conversation_id)

    @get("/news", summary="Appeals that concern the caller")
    async def news(self, read_session: GivenReadSession, actor: GivenActor) -> OverlapNews:
        """How many wait for a decision, and how many outcomes are new."""
        return await appeals.count_news(read_session, actor)

    @get("/rules", summary="Rules of the overlap radar")
    async def rules(self, read_session: GivenReadSession) -> OverlapRules:
        """What a verdict tells, how often one may ask, and how long a contact protects."""
        return await asking.load_rules(read_session)

    @put("/rules", summary="Change the rules of the overlap radar")
    async def set_rules(self, session: GivenSession, actor: GivenActor, data: JSONBody[OverlapRules]) -> OverlapRules:
        """For managers."""
        return await appeals.set_rules(session, actor, data)


class AppealController(Controller):
    """Appeals about whose a customer is."""

    path = "/overlap/appeals"
    tags = ["Overlap"]

    @get(summary="Appeals")
    async def index(
        self, read_session: GivenReadSession, actor: GivenActor, state_is: StateIs = None
    ) -> list[AppealView]:
        """All for managers; for others those that they made, or that are about customers of theirs."""
        return await appeals.list_appeals(read_session, actor, state_is)

    @post(summary="Ask a manager to decide")
    async def make(self, session: GivenSession, actor: GivenActor, data: JSONBody[NewAppeal]) -> AppealView:
        """Say why a colleague's customer should be yours, or both's."""
        return await appeals.make_appeal(session, actor, data)

    @post("/seen", status_code=204, summary="Note that outcomes were seen")
    async def seen(self, session: GivenSession, actor: GivenActor) -> None:
        """The caller has read the outcomes."""
        await appeals.note_seen(session, actor)

    @post("/{appeal_id:uuid}/decision", status_code=200, summary="Decide an appeal")
    async def decide(
        self, session: GivenSession, actor: GivenActor, appeal_id: FromPath[UUID], data: JSONBody[AppealDecision]
    ) -> AppealView:
        """Uphold, hand over, or share; both sides are told."""
        return await appeals.decide_appeal(session, actor, appeal_id, data)

    @delete("/{appeal_id:uuid}", summary="Withdraw an appeal")
    async def withdraw(self, session: GivenSession, actor: GivenActor, appeal_id: FromPath[UUID]) -> None:
        """Take back one's own appeal while it is open."""
        await appeals.withdraw_appeal(session, actor, appeal_id)


ROUTES = [OverlapController, AppealController]
