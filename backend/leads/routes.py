"""Leads, their rules and the desk over HTTP."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, delete, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.leads import schemas
from backend.leads.queries import leads as reads
from backend.leads.queries import rules as rule_reads
from backend.leads.queries.clocks import answer_clocks
from backend.leads.queries.dry_run import try_rules
from backend.leads.queries.leads import LeadFilter
from backend.leads.service import closing
from backend.leads.service import rules as service
from backend.leads.service.by_hand import take_by_hand
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import Cursor, IfMatch, Limit, SortBy
from backend.web.sessions import etag, expected_version
from tenants.paging import Page

Chosen = Annotated[
    LeadFilter, QueryParameter(name="show", description="Open ones, mine, those of nobody, late ones, or closed ones.")
]
OwnedBy = Annotated[UUID | None, QueryParameter(name="owner_id", description="The seat of the owner.")]


class LeadController(Controller):
    """Inquiries, who answers them, and by when."""

    path = "/leads"
    tags = ["Leads"]

    @get(summary="Leads")
    async def index(
        self,
        read_session: GivenReadSession,
        actor: GivenActor,
        chosen: Chosen = "open",
        owner_id: OwnedBy = None,
        sort: SortBy = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> Page[schemas.LeadView]:
        """Those that you see, the newest first; by `due_at`, those that are due first."""
        return await reads.list_leads(read_session, actor, chosen, owner_id, sort, cursor, limit)

    @post(summary="Note an inquiry")
    async def create(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[schemas.NewLead]
    ) -> schemas.LeadFile:
        """An inquiry from a call, a fair or another system: it is given out by the rules as one by mail is."""
        lead = await take_by_hand(session, actor, data)
        return await reads.load_lead(session, actor, lead.id)

    @get("/counts", summary="How many leads")
    async def counts(self, read_session: GivenReadSession, actor: GivenActor) -> schemas.LeadCounts:
        """Open ones, mine, those of nobody, and late ones."""
        return await reads.count_leads(read_session, actor)

    @get("/clocks", summary="Clocks of first answers")
    async def clocks(self, read_session: GivenReadSession) -> list[schemas.AnswerClock]:
        """How long the open inquiries by mail have waited, and when their answers are due; the first due first."""
        return await answer_clocks(read_session)

    @get("/{lead_id:uuid}", summary="A lead with its log")
    async def show(
        self, read_session: GivenReadSession, actor: GivenActor, lead_id: FromPath[UUID]
    ) -> schemas.LeadFile:
        """What happened to it, by which rule or whom, and why."""
        return await reads.load_lead(read_session, actor, lead_id)

    @post("/{lead_id:uuid}/assignments", status_code=200, summary="Give a lead to somebody")
    async def assign(
        self, session: GivenSession, actor: GivenActor, lead_id: FromPath[UUID],
        data: JSONBody[schemas.LeadReassignment],
    ) -> schemas.LeadFile:  # fmt: skip
        """With its company and conversation, whatever the rules say."""
        await closing.reassign(session, actor, lead_id, data)
        return await reads.load_lead(session, actor, lead_id)

    @post("/{lead_id:uuid}/pauses", status_code=200, summary="Stop a lead's clock")
    async def pause(
        self, session: GivenSession, actor: GivenActor, lead_id: FromPath[UUID], data: JSONBody[schemas.LeadPause]
    ) -> schemas.LeadFile:
        """What is left of its time is kept."""
        await closing.pause(session, actor, lead_id, data.note)
        return await reads.load_lead(session, actor, lead_id)

    @post("/{lead_id:uuid}/resumptions", status_code=200, summary="Let a lead's clock run on")
    async def resume(self, session: GivenSession, actor: GivenActor, lead_id: FromPath[UUID]) -> schemas.LeadFile:
        """With the working hours that it had left."""
        await closing.resume(session, actor, lead_id)
        return await reads.load_lead(session, actor, lead_id)

    @post("/{lead_id:uuid}/answers", status_code=200, summary="Say that a lead was answered")
    async def answer(self, session: GivenSession, actor: GivenActor, lead_id: FromPath[UUID]) -> schemas.LeadFile:
        """By telephone or messenger; an answer by mail is seen without that."""
        await closing.answer(session, actor, lead_id)
        return await reads.load_lead(session, actor, lead_id)

    @put("/{lead_id:uuid}/state", summary="Close a lead, or open it again")
    async def close(
        self, session: GivenSession, actor: GivenActor, lead_id: FromPath[UUID], data: JSONBody[schemas.LeadClosing]
    ) -> schemas.LeadFile:
        """Done, or no inquiry at all."""
        await closing.close(session, actor, lead_id, data.state, data.note)
        return await reads.load_lead(session, actor, lead_id)


class LeadRuleController(Controller):
    """Rules that give inquiries out."""

    path = "/lead-rules"
    tags = ["Leads"]

    @get(summary="Rules for inquiries")
    async def index(self, read_session: GivenReadSession) -> list[schemas.LeadRuleView]:
        """In the order in which they are asked."""
        return await rule_reads.list_rules(read_session)

    @post(summary="Add a rule for inquiries")
    async def create(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[schemas.LeadRuleGiven]
    ) -> Response[schemas.LeadRuleView]:
        """Behind the others. On, it gives out what comes from now on."""
        rule = await service.make_rule(session, actor, data)
        (view,) = await rule_reads.rule_views(session, [rule])
        return Response(view, headers=etag(view.version))

    @put("/order", summary="Order the rules for inquiries")
    async def order(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[schemas.LeadRuleOrder]
    ) -> list[schemas.LeadRuleView]:
        """Name each rule once, the first to be asked first."""
        await service.order_rules(session, actor, data.ids)
        return await rule_reads.list_rules(session)

    @post("/dry-runs", status_code=200, summary="Try the rules for inquiries")
    async def attempt(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[list[schemas.LeadRuleGiven]]
    ) -> schemas.LeadTrial:
        """What these rules, in this order, would have done with the inquiries of the last 90 days; without any, the
        rules that are on. Changes nothing."""
        actor.require("pool.manage")
        rules = [await service.rule_of(session, each) for each in data]
        return await try_rules(session, rules or await rule_reads.active(session))

    @put("/{lead_rule_id:uuid}", summary="Change a rule for inquiries")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        lead_rule_id: FromPath[UUID],
        data: JSONBody[schemas.LeadRuleGiven],
        if_match: IfMatch = None,
    ) -> Response[schemas.LeadRuleView]:
        """Change a rule or switch it."""
        rule = await service.change_rule(session, actor, lead_rule_id, expected_version(if_match), data)
        (view,) = await rule_reads.rule_views(session, [rule])
        return Response(view, headers=etag(view.version))

    @delete("/{lead_rule_id:uuid}", summary="Remove a rule for inquiries")
    async def remove(self, session: GivenSession, actor: GivenActor, lead_rule_id: FromPath[UUID]) -> None:
        """Remove it; what it gave out stays where it is."""
        await service.remove_rule(session, actor, lead_rule_id)


@get("/lead-desk", tags=["Leads"], summary="Working hours")
async def show_desk(read_session: GivenReadSession) -> schemas.LeadDeskView:
    """The hours in which clocks of leads run."""
    return await rule_reads.desk_view(read_session)


@put("/lead-desk", tags=["Leads"], summary="Set working hours")
async def set_desk(
    session: GivenSession, actor: GivenActor, data: JSONBody[schemas.LeadDeskView]
) -> schemas.LeadDeskView:
    """Clocks that run keep the end that they have."""
    await service.set_desk(session, actor, data)
    return await rule_reads.desk_view(session)


ROUTES = [LeadController, LeadRuleController, show_desk, set_desk]
