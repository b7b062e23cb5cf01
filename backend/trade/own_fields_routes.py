"""HTTP of the tenant's own fields of products and quotes; those of orders are written with the order."""

from uuid import UUID

from litestar import Response, patch
from litestar.params import FromPath, JSONBody

from backend.trade.own_fields import OwnFields, OwnFieldsView, write_product_fields, write_quote_fields
from backend.web.given import GivenActor, GivenSession
from backend.web.params import IfMatch
from backend.web.sessions import etag, expected_version


@patch("/products/{product_id:uuid}/custom", tags=["Products"], summary="Write a product's own fields")
async def product_fields(
    session: GivenSession,
    actor: GivenActor,
    product_id: FromPath[UUID],
    data: JSONBody[OwnFields],
    if_match: IfMatch = None,
) -> Response[OwnFieldsView]:
    """The fields that you added, and nothing else of the product."""
    found = await write_product_fields(session, actor, product_id, data, expected_version(if_match))
    return Response(found, headers=etag(found.version))


@patch("/quotes/{quote_id:uuid}/custom", tags=["Quotes"], summary="Write a quote's own fields")
async def quote_fields(
    session: GivenSession,
    actor: GivenActor,
    quote_id: FromPath[UUID],
    data: JSONBody[OwnFields],
    if_match: IfMatch = None,
) -> Response[OwnFieldsView]:
    """The fields that you added, in whatever state the quote is."""
    found = await write_quote_fields(session, actor, quote_id, data, expected_version(if_match))
    return Response(found, headers=etag(found.version))


ROUTES = [product_fields, quote_fields]
