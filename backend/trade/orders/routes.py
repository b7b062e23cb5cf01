"""Orders over HTTP."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, delete, get, patch, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.trade.orders import queries, schemas, service, steps
from backend.trade.vocabulary import OrderKind, OrderState
from backend.web.custom import AnyRequest, CustomIs, custom_pairs
from backend.web.files import file_content
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from backend.web.params import Cursor, IfMatch, Limit, SortBy, WithTotal
from backend.web.sessions import etag, expected_version
from tenants.paging import Page

StateIs = Annotated[OrderState | None, QueryParameter(name="state", description="Orders in this state.")]
KindIs = Annotated[OrderKind | None, QueryParameter(name="kind", description="Orders or samples.")]
CompanyId = Annotated[UUID | None, QueryParameter(name="company_id", description="Of this company.")]
DealId = Annotated[UUID | None, QueryParameter(name="deal_id", description="Of this deal.")]
OwnerId = Annotated[UUID | None, QueryParameter(name="owner_id", description="Of this seat.")]
Words = Annotated[
    str | None, QueryParameter(name="q", max_length=200, description="Words: number, PO, company, goods.")
]
Inline = Annotated[bool, QueryParameter(name="inline", description="Show it in the browser where that is safe.")]


def _answer(order: schemas.Order) -> Response[schemas.Order]:
    return Response(order, headers=etag(order.version))


class OrderController(Controller):
    """What customers buy, and how it comes about."""

    path = "/orders"
    tags = ["Orders"]

    @get(summary="Orders")
    async def index(
        self,
        request: AnyRequest,
        read_session: GivenReadSession,
        chosen: StateIs = None,
        kind: KindIs = None,
        company_id: CompanyId = None,
        deal_id: DealId = None,
        owner_id: OwnerId = None,
        q: Words = None,
        custom: CustomIs = None,
        sort: SortBy = None,
        cursor: Cursor = None,
        limit: Limit = 50,
        with_total: WithTotal = False,
    ) -> Page[schemas.OrderRow]:
        """Orders, those changed last first."""
        filters = queries.OrderFilters(chosen, kind, company_id, deal_id, owner_id, q)
        return await queries.list_orders(
            read_session,
            filters,
            sort=sort,
            cursor=cursor,
            limit=limit,
            with_total=with_total,
            custom=custom_pairs(request, custom),
        )

    @post(summary="Make an order")
    async def create(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[schemas.NewOrder]
    ) -> Response[schemas.Order]:
        """An order or samples without a quote, a draft."""
        made = await service.create_order(session, actor, data)
        return Response(made, headers=etag(made.version), status_code=201)

    @get("/{order_id:uuid}", summary="An order")
    async def show(
        self, read_session: GivenReadSession, actor: GivenActor, order_id: FromPath[UUID]
    ) -> Response[schemas.OrderFile]:
        """The order with its milestones, changes and warnings."""
        found = await queries.load_order(read_session, actor, order_id)
        return Response(found, headers=etag(found.order.version))

    @patch("/{order_id:uuid}", summary="Change an order")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        order_id: FromPath[UUID],
        data: JSONBody[schemas.OrderPatch],
        if_match: IfMatch = None,
    ) -> Response[schemas.Order]:
        """What may change at any time: people, the buyer's number, marks, notes, the courier."""
        return _answer(await service.change_order(session, actor, order_id, data, expected_version(if_match)))

    @put("/{order_id:uuid}/draft", summary="Write the draft")
    async def write(
        self,
        session: GivenSession,
        actor: GivenActor,
        order_id: FromPath[UUID],
        data: JSONBody[schemas.OrderContent],
        if_match: IfMatch = None,
    ) -> Response[schemas.Order]:
        """Put another content in an order that is a draft still."""
        return _answer(await service.write_draft(session, actor, order_id, data, expected_version(if_match)))

    @post("/{order_id:uuid}/confirmations", status_code=200, summary="Confirm an order")
    async def confirm(
        self, session: GivenSession, actor: GivenActor, order_id: FromPath[UUID]
    ) -> Response[schemas.Order]:
        """From now on it changes by request only, and its milestones run."""
        return _answer(await service.confirm_order(session, actor, order_id))

    @post("/{order_id:uuid}/cancellations", status_code=200, summary="Cancel an order")
    async def cancel(
        self, session: GivenSession, actor: GivenActor, order_id: FromPath[UUID]
    ) -> Response[schemas.Order]:
        """An order that is not shipped."""
        return _answer(await service.cancel_order(session, actor, order_id))

    @put("/{order_id:uuid}/state/{onwards:str}", summary="Move an order on")
    async def move(
        self, session: GivenSession, actor: GivenActor, order_id: FromPath[UUID], onwards: FromPath[OrderState]
    ) -> Response[schemas.Order]:
        """Into production, shipped, closed."""
        return _answer(await service.move_order(session, actor, order_id, onwards))

    @post("/{order_id:uuid}/changes", status_code=200, summary="Ask for a change")
    async def ask(
        self,
        session: GivenSession,
        actor: GivenActor,
        order_id: FromPath[UUID],
        data: JSONBody[schemas.OrderChangeWish],
        if_match: IfMatch = None,
    ) -> Response[schemas.Order]:
        """Another content of a confirmed order, to be decided on."""
        return _answer(await service.ask_change(session, actor, order_id, data, expected_version(if_match)))

    @post("/{order_id:uuid}/changes/{change_id:uuid}/decisions", status_code=200, summary="Decide on a change")
    async def decide(
        self,
        session: GivenSession,
        actor: GivenActor,
        order_id: FromPath[UUID],
        change_id: FromPath[UUID],
        data: JSONBody[schemas.OrderChangeDecision],
    ) -> Response[schemas.Order]:
        """Put it into effect or refuse it; for managers."""
        return _answer(await service.decide_change(session, actor, order_id, change_id, data))

    @post("/{order_id:uuid}/steps", summary="Add a milestone or step")
    async def add_step(
        self, session: GivenSession, actor: GivenActor, order_id: FromPath[UUID], data: JSONBody[schemas.NewOrderStep]
    ) -> Response[schemas.OrderStepView]:
        """At the end of its board."""
        made = await service.add_step(session, actor, order_id, data)
        return Response(made, headers=etag(made.version), status_code=201)


class StepController(Controller):
    """Milestones and steps of production."""

    path = "/order-steps"
    tags = ["Orders"]

    @get(summary="The production board")
    async def board(self, read_session: GivenReadSession) -> list[schemas.ProductionCard]:
        """Steps of production of all orders under way."""
        return await steps.production_board(read_session)

    @patch("/{step_id:uuid}", summary="Change a step")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        step_id: FromPath[UUID],
        data: JSONBody[schemas.OrderStepPatch],
        if_match: IfMatch = None,
    ) -> Response[schemas.OrderStepView]:
        """Its state, dates, owner, proof or note."""
        changed = await service.change_step(session, actor, step_id, data, expected_version(if_match))
        return Response(changed, headers=etag(changed.version))

    @delete("/{step_id:uuid}", summary="Remove a step")
    async def remove(self, session: GivenSession, actor: GivenActor, step_id: FromPath[UUID]) -> None:
        """With its files."""
        await service.drop_step(session, actor, step_id)

    @post("/{step_id:uuid}/files", summary="Add a photo or file")
    async def add_file(
        self,
        session: GivenSession,
        runtime: GivenRuntime,
        actor: GivenActor,
        step_id: FromPath[UUID],
        data: JSONBody[schemas.NewOrderFile],
    ) -> schemas.OrderStepView:
        """What shows how the step goes."""
        return await service.add_file(session, runtime.blobs, actor, step_id, data)


@get("/order-files/{order_file_id:uuid}/content", tags=["Orders"], summary="The content of a photo or file")
async def file_bytes(
    read_session: GivenReadSession, runtime: GivenRuntime, order_file_id: FromPath[UUID], inline: Inline = False
) -> Response[bytes]:
    """The bytes; shown inline only where that is safe."""
    file, content = await service.load_file(read_session, runtime.blobs, order_file_id)
    return file_content(content, file.media_type, file.filename, inline=inline)


ROUTES = [OrderController, StepController, file_bytes]
