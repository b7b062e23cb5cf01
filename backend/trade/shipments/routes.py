"""Shipments and loading over HTTP."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, delete, get, patch, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.trade.calculators.loading import plan
from backend.trade.shipments import queries, schemas, service
from backend.web.custom import AnyRequest, CustomIs, custom_pairs
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import Cursor, IfMatch, Limit, SortBy
from backend.web.sessions import etag, expected_version
from tenants.paging import Page

OrderId = Annotated[UUID | None, QueryParameter(name="order_id", description="Of this order.")]
CompanyId = Annotated[UUID | None, QueryParameter(name="company_id", description="Of this company.")]
StateIs = Annotated[schemas.ShipmentState | None, QueryParameter(name="state", description="In this state.")]


def _answer(shipment: schemas.ShipmentView) -> Response[schemas.ShipmentView]:
    return Response(shipment, headers=etag(shipment.version))


class ShipmentController(Controller):
    """Goods on their way."""

    path = "/shipments"
    tags = ["Shipments"]

    @get(summary="Shipments")
    async def index(
        self,
        request: AnyRequest,
        read_session: GivenReadSession,
        order_id: OrderId = None,
        company_id: CompanyId = None,
        chosen: StateIs = None,
        custom: CustomIs = None,
        sort: SortBy = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> Page[schemas.ShipmentRow]:
        """The last changed first."""
        filters = queries.ShipmentFilters(order_id, company_id, chosen)
        own = custom_pairs(request, custom)
        return await queries.list_shipments(read_session, filters, sort=sort, cursor=cursor, limit=limit, custom=own)

    @post(summary="Make a shipment")
    async def create(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[schemas.NewShipment]
    ) -> Response[schemas.ShipmentView]:
        """Of a confirmed order: all that is left of it, or some lines."""
        return _answer(await service.create_shipment(session, actor, data))

    @get("/{shipment_id:uuid}", summary="A shipment")
    async def show(
        self, read_session: GivenReadSession, actor: GivenActor, shipment_id: FromPath[UUID]
    ) -> Response[schemas.ShipmentView]:
        """With its containers, its lines and what its dates were before."""
        return _answer(await queries.load_shipment(read_session, actor, shipment_id))

    @patch("/{shipment_id:uuid}", summary="Change a shipment")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        shipment_id: FromPath[UUID],
        data: JSONBody[schemas.ShipmentPatch],
        if_match: IfMatch = None,
    ) -> Response[schemas.ShipmentView]:
        """Each change of ETD and ETA is kept with its reason."""
        return _answer(await service.change_shipment(session, actor, shipment_id, data, expected_version(if_match)))

    @put("/{shipment_id:uuid}/cargo", summary="What a shipment carries")
    async def load(
        self,
        session: GivenSession,
        actor: GivenActor,
        shipment_id: FromPath[UUID],
        data: JSONBody[schemas.Cargo],
        if_match: IfMatch = None,
    ) -> Response[schemas.ShipmentView]:
        """Its lines and containers, in place of what they were."""
        return _answer(await service.load_cargo(session, actor, shipment_id, data, expected_version(if_match)))

    @get("/{shipment_id:uuid}/joinable-orders", summary="Orders that could go along")
    async def joinable(self, read_session: GivenReadSession, shipment_id: FromPath[UUID]) -> list[schemas.ShippedOrder]:
        """Of the same company, currency and delivery terms, with something left to ship."""
        return await queries.may_join(read_session, shipment_id)

    @post("/{shipment_id:uuid}/orders", status_code=200, summary="Let another order go along")
    async def join(
        self, session: GivenSession, actor: GivenActor, shipment_id: FromPath[UUID], data: JSONBody[schemas.OrderToJoin]
    ) -> Response[schemas.ShipmentView]:
        """With all that is left of it."""
        return _answer(await service.join_order(session, actor, shipment_id, data.order_id))

    @delete("/{shipment_id:uuid}/orders/{order_id:uuid}", status_code=200, summary="Take an order out again")
    async def leave(
        self, session: GivenSession, actor: GivenActor, shipment_id: FromPath[UUID], order_id: FromPath[UUID]
    ) -> Response[schemas.ShipmentView]:
        """Before the goods have left."""
        return _answer(await service.leave_order(session, actor, shipment_id, order_id))

    @post("/{shipment_id:uuid}/milestones", status_code=200, summary="The goods left, arrived or were delivered")
    async def reach(
        self, session: GivenSession, actor: GivenActor, shipment_id: FromPath[UUID], data: JSONBody[schemas.Milestone]
    ) -> Response[schemas.ShipmentView]:
        """Proves the order's milestones and sets off what is due then."""
        return _answer(await service.reach_state(session, actor, shipment_id, data))

    @post("/{shipment_id:uuid}/cancellations", status_code=200, summary="Cancel a shipment")
    async def cancel(
        self, session: GivenSession, actor: GivenActor, shipment_id: FromPath[UUID]
    ) -> Response[schemas.ShipmentView]:
        """One that has not left."""
        return _answer(await service.cancel_shipment(session, actor, shipment_id))

    @get("/{shipment_id:uuid}/delay-letter", summary="A mail about a delay")
    async def letter(self, read_session: GivenReadSession, shipment_id: FromPath[UUID]) -> schemas.Letter:
        """In the buyer's language, to be looked over in compose."""
        return await queries.letter_of_delay(read_session, shipment_id)


@post("/loading-plans", status_code=200, tags=["Shipments"], summary="What fits into what")
async def loading_plan(actor: GivenActor, data: JSONBody[schemas.Loading]) -> schemas.LoadingPlan:
    """Containers, LCL, air and express for cartons, and how many more of each would fit."""
    return schemas.LoadingPlan(fits=plan(data.goods))


ROUTES = [ShipmentController, loading_plan]
