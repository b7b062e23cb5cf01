"""Price lists over HTTP."""

from uuid import UUID

from litestar import Controller, Response, delete, get, post, put
from litestar.params import FromPath, JSONBody

from backend.trade.prices import queries, schemas, service
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import IfMatch
from backend.web.sessions import etag, expected_version


class PriceListController(Controller):
    """Prices by customer group, currency, Incoterm and quantity."""

    path = "/price-lists"
    tags = ["Prices"]

    @get(summary="Price lists")
    async def index(self, read_session: GivenReadSession) -> list[schemas.PriceListRow]:
        """All of them, by name."""
        return await queries.list_price_lists(read_session)

    @post(summary="Add a price list")
    async def create(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[schemas.PriceListInput]
    ) -> Response[schemas.PriceListFile]:
        """With its prices; for managers."""
        made = await service.create_price_list(session, actor, data)
        return Response(made, headers=etag(made.version), status_code=201)

    @get("/{price_list_id:uuid}", summary="A price list")
    async def show(
        self, read_session: GivenReadSession, price_list_id: FromPath[UUID]
    ) -> Response[schemas.PriceListFile]:
        """With its prices."""
        found = await queries.load_price_list(read_session, price_list_id)
        return Response(found, headers=etag(found.version))

    @put("/{price_list_id:uuid}", summary="Write a price list")
    async def write(
        self,
        session: GivenSession,
        actor: GivenActor,
        price_list_id: FromPath[UUID],
        data: JSONBody[schemas.PriceListInput],
        if_match: IfMatch = None,
    ) -> Response[schemas.PriceListFile]:
        """Put another content in it; for managers."""
        changed = await service.write_price_list(session, actor, price_list_id, data, expected_version(if_match))
        return Response(changed, headers=etag(changed.version))

    @delete("/{price_list_id:uuid}", summary="Remove a price list")
    async def remove(self, session: GivenSession, actor: GivenActor, price_list_id: FromPath[UUID]) -> None:
        """Quotes keep the prices that they took from it."""
        await service.remove_price_list(session, actor, price_list_id)


ROUTES = [PriceListController]
