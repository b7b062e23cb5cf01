"""HTTP of ERP links."""

from typing import Annotated, Any
from uuid import UUID

from litestar import Controller, Response, delete, get, patch, post, put
from litestar.params import FromPath, JSONBody, QueryParameter
from sqlalchemy import select

from backend.erp import mapping_routes, order_routes, queries, schemas
from backend.erp.service import deciding, flows, links, trials
from backend.mailboxes.service.limits import spend
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from backend.web.params import IfMatch
from backend.web.sessions import etag, expected_version
from erp_adapters.engine.mapping import MappingDocument
from erp_adapters.engine.models import ErpBinding
from tenants.context import Actor, current

_CHECKS = 60
_TAGS = ["ERP"]
OfState = Annotated[str | None, QueryParameter(name="of_state", max_length=20, description="Only in this state.")]
OfOutcome = Annotated[str | None, QueryParameter(name="outcome", max_length=20, description="Only this outcome.")]
OfEntity = Annotated[str | None, QueryParameter(name="entity", max_length=40, description="Only this entity.")]


def _may(actor: Actor) -> None:
    actor.require("erp.manage")


class ErpLinkController(Controller):
    """Links to ERPs."""

    path = "/erp-links"
    tags = _TAGS

    @get(summary="ERP links")
    async def index(self, read_session: GivenReadSession, actor: GivenActor) -> list[schemas.ErpLinkView]:
        """All links with how they are."""
        _may(actor)
        return await queries.list_links(read_session)

    @post(summary="Add an ERP link")
    async def create(
        self, session: GivenSession, actor: GivenActor, runtime: GivenRuntime, data: JSONBody[schemas.NewErpLink]
    ) -> Response[schemas.ErpLinkView]:
        """Keep a link; nothing flows until it was tried, rehearsed and switched on."""
        row = await links.add_link(session, actor, runtime.vault, data)
        return Response(await queries.link_view(session, row), headers=etag(row.version))

    @get("/{link_id:uuid}", summary="An ERP link")
    async def show(
        self, read_session: GivenReadSession, actor: GivenActor, link_id: FromPath[UUID]
    ) -> Response[schemas.ErpLinkView]:
        """The link, what is wrong with it and what to do."""
        _may(actor)
        row = await queries.load_link(read_session, link_id)
        return Response(await queries.link_view(read_session, row), headers=etag(row.version))

    @patch("/{link_id:uuid}", summary="Change an ERP link")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        runtime: GivenRuntime,
        link_id: FromPath[UUID],
        data: JSONBody[schemas.ErpLinkPatch],
        if_match: IfMatch = None,
    ) -> Response[schemas.ErpLinkView]:
        """Change name or settings, pause or go on."""
        row = await links.change_link(session, actor, runtime, link_id, expected_version(if_match), data)
        return Response(await queries.link_view(session, row), headers=etag(row.version))

    @delete("/{link_id:uuid}", summary="Remove an ERP link")
    async def remove(self, session: GivenSession, actor: GivenActor, link_id: FromPath[UUID]) -> None:
        """Forget the link; records on both sides stay as they are."""
        await links.remove_link(session, actor, link_id)

    @post("/{link_id:uuid}/checks", status_code=200, summary="Try an ERP link")
    async def check(self, actor: GivenActor, runtime: GivenRuntime, link_id: FromPath[UUID]) -> schemas.ErpCheckView:
        """Connect with what is kept, look which rights there are, and remember what is on the other side."""
        await spend(runtime.redis, "erp-checks", _CHECKS)
        return queries.check_view(await links.check_link(actor, runtime, current().tenant_id, link_id))

    @get("/{link_id:uuid}/entities", summary="What an ERP link exchanges")
    async def entities(
        self, read_session: GivenReadSession, actor: GivenActor, link_id: FromPath[UUID]
    ) -> list[schemas.ErpEntityView]:
        """Per entity: what flows, how much, how old, and what is stuck."""
        _may(actor)
        return await queries.list_entities(read_session, link_id)

    @put("/{link_id:uuid}/switches/{entity:str}/{direction:str}", summary="Switch a flow on or off")
    async def switch(
        self,
        session: GivenSession,
        actor: GivenActor,
        link_id: FromPath[UUID],
        entity: FromPath[str],
        direction: FromPath[str],
        data: JSONBody[schemas.SwitchChange],
    ) -> list[schemas.ErpEntityView]:
        """`in` or `out`. The first ten records then wait for a yes."""
        await flows.set_switch(session, actor, link_id, entity, direction, data)
        return await queries.list_entities(session, link_id)

    @get("/{link_id:uuid}/mappings", summary="All mappings of an ERP link")
    async def export(
        self, read_session: GivenReadSession, actor: GivenActor, link_id: FromPath[UUID]
    ) -> dict[str, MappingDocument]:
        """The mappings in force by entity; `POST` them to another link."""
        _may(actor)
        return await trials.all_mappings(read_session, link_id)

    @post("/{link_id:uuid}/mappings", status_code=204, summary="Take over mappings")
    async def take(
        self, session: GivenSession, actor: GivenActor, link_id: FromPath[UUID], data: JSONBody[dict[str, Any]]
    ) -> None:
        """Put the mappings of an export into force."""
        await flows.import_mappings(session, actor, link_id, data)

    @get("/{link_id:uuid}/mappings/{entity:str}", summary="A mapping")
    async def mapping(
        self, read_session: GivenReadSession, actor: GivenActor, link_id: FromPath[UUID], entity: FromPath[str]
    ) -> schemas.ErpMappingView:
        """The mapping in force."""
        _may(actor)
        return await queries.load_mapping(read_session, link_id, entity)

    @put("/{link_id:uuid}/mappings/{entity:str}", summary="Change a mapping")
    async def remap(
        self,
        session: GivenSession,
        actor: GivenActor,
        link_id: FromPath[UUID],
        entity: FromPath[str],
        data: JSONBody[MappingDocument],
    ) -> schemas.ErpMappingView:
        """Put another version into force; older ones stay."""
        await flows.put_mapping(session, actor, link_id, entity, data)
        return await queries.load_mapping(session, link_id, entity)

    @post("/{link_id:uuid}/mappings/{entity:str}/trials", status_code=200, summary="Try a mapping")
    async def trial(
        self,
        actor: GivenActor,
        runtime: GivenRuntime,
        link_id: FromPath[UUID],
        entity: FromPath[str],
        data: JSONBody[schemas.MappingTrial],
    ) -> list[schemas.MappingSample]:
        """What the mapping makes of up to twenty real records, beside what the one in force makes of them."""
        await spend(runtime.redis, "erp-trials", _CHECKS)
        return await trials.try_mapping(actor, runtime, current().tenant_id, link_id, entity, data)

    @get("/{link_id:uuid}/values", summary="Value tables")
    async def values(
        self, read_session: GivenReadSession, actor: GivenActor, link_id: FromPath[UUID]
    ) -> list[schemas.ErpValueView]:
        """Their values and ours; what has no counterpart comes first."""
        _may(actor)
        return await queries.list_values(read_session, link_id)

    @put("/{link_id:uuid}/values/{value_id:uuid}", summary="Give a value its counterpart")
    async def set_value(
        self,
        session: GivenSession,
        actor: GivenActor,
        link_id: FromPath[UUID],
        value_id: FromPath[UUID],
        data: JSONBody[schemas.ValueChange],
    ) -> schemas.ErpValueView:
        """What waited for it goes on."""
        row = await flows.set_value(session, actor, link_id, value_id, data)
        return schemas.ErpValueView(row.id, row.name, row.theirs, row.ours)

    @get("/{link_id:uuid}/runs", summary="Runs of an ERP link")
    async def runs(
        self, read_session: GivenReadSession, actor: GivenActor, link_id: FromPath[UUID]
    ) -> list[schemas.ErpRunView]:
        """Rehearsals, reconciliations and resyncs, newest first."""
        _may(actor)
        return await queries.list_runs(read_session, link_id)

    @post("/{link_id:uuid}/runs", status_code=202, summary="Rehearse, reconcile or read again")
    async def run(
        self, session: GivenSession, actor: GivenActor, link_id: FromPath[UUID], data: JSONBody[schemas.NewRun]
    ) -> schemas.ErpRunView:
        """Ask for a run; it begins within seconds."""
        return queries.run_view(await flows.ask_run(session, actor, link_id, data))

    @get("/{link_id:uuid}/runs/{erp_run_id:uuid}/findings", summary="What a run found")
    async def findings(
        self,
        read_session: GivenReadSession,
        actor: GivenActor,
        link_id: FromPath[UUID],
        erp_run_id: FromPath[UUID],
        outcome: OfOutcome = None,
        entity: OfEntity = None,
    ) -> list[schemas.ErpFindingView]:
        """Lines of the run, at most 200; narrow them by outcome and entity."""
        _may(actor)
        return await queries.list_findings(read_session, link_id, erp_run_id, outcome, entity)

    @get("/{link_id:uuid}/steps", summary="Steps towards the ERP")
    async def steps(
        self, read_session: GivenReadSession, actor: GivenActor, link_id: FromPath[UUID], of_state: OfState = None
    ) -> list[schemas.ErpStepView]:
        """What was, is and is to be sent; `dead` ones wait for a person."""
        _may(actor)
        return await queries.list_steps(read_session, link_id, of_state)

    @get("/{link_id:uuid}/arrivals", summary="Records that wait for a person")
    async def arrivals(
        self, read_session: GivenReadSession, actor: GivenActor, link_id: FromPath[UUID]
    ) -> list[schemas.ErpArrivalView]:
        """Records of theirs that could not be taken over, with why."""
        _may(actor)
        return await queries.list_arrivals(read_session, link_id)

    @get("/{link_id:uuid}/conflicts", summary="Conflicts")
    async def conflicts(
        self, read_session: GivenReadSession, actor: GivenActor, link_id: FromPath[UUID]
    ) -> list[schemas.ErpConflictView]:
        """Records that changed on both sides."""
        _may(actor)
        return await queries.list_conflicts(read_session, link_id)


@get("/erp-adapters", tags=_TAGS, summary="ERPs that can be linked")
async def adapters(actor: GivenActor) -> list[schemas.ErpAdapterView]:
    """Each with the settings that its link asks for."""
    _may(actor)
    return queries.list_adapters()


@post("/erp-checks", status_code=200, tags=_TAGS, summary="Try ERP settings")
async def check(actor: GivenActor, runtime: GivenRuntime, data: JSONBody[schemas.ErpCheck]) -> schemas.ErpCheckView:
    """Connect without keeping anything; says what is missing and what to do."""
    await spend(runtime.redis, "erp-checks", _CHECKS)
    return queries.check_view(await links.try_settings(actor, runtime, data))


@post("/erp-steps/{erp_step_id:uuid}/decisions", status_code=200, tags=_TAGS, summary="Decide a step")
async def decide_step(
    session: GivenSession, actor: GivenActor, erp_step_id: FromPath[UUID], data: JSONBody[schemas.StepDecision]
) -> schemas.ErpStepView:
    """Retry, correct, confirm, approve or skip it."""
    return queries.step_view(await deciding.decide_step(session, actor, erp_step_id, data))


@post("/erp-arrivals/{arrival_id:uuid}/decisions", status_code=200, tags=_TAGS, summary="Decide a record")
async def decide_arrival(
    session: GivenSession, actor: GivenActor, arrival_id: FromPath[UUID], data: JSONBody[schemas.ArrivalDecision]
) -> schemas.ErpArrivalView:
    """Say which record of ours it is, have one made, try again, or leave it out."""
    return queries.arrival_view(await deciding.decide_arrival(session, actor, arrival_id, data))


@post("/erp-conflicts/{conflict_id:uuid}/decision", status_code=200, tags=_TAGS, summary="Decide a conflict")
async def decide_conflict(
    session: GivenSession, actor: GivenActor, conflict_id: FromPath[UUID], data: JSONBody[schemas.ConflictDecision]
) -> schemas.ErpConflictView:
    """Say, field by field, whose value stands."""
    row = await deciding.decide_conflict(session, actor, conflict_id, data)
    binding = (await session.scalars(select(ErpBinding).where(ErpBinding.id == row.binding_id))).one()
    return queries.conflict_view(row, binding)


@post("/erp-findings/{finding_id:uuid}/repairs", status_code=200, tags=_TAGS, summary="Repair a difference")
async def repair(
    session: GivenSession, actor: GivenActor, finding_id: FromPath[UUID], data: JSONBody[schemas.Repair]
) -> schemas.ErpFindingView:
    """Adopt the ERP's side, push ours, or let it be."""
    return queries.finding_view(await deciding.repair(session, actor, finding_id, data))


ROUTES = [
    ErpLinkController,
    adapters,
    check,
    decide_step,
    decide_arrival,
    decide_conflict,
    repair,
    *order_routes.ROUTES,
    *mapping_routes.ROUTES,
]
