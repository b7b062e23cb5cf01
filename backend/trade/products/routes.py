"""Products over HTTP."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, delete, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.trade.products import importing, queries, schemas, service
from backend.web.custom import AnyRequest, CustomIs, custom_pairs
from backend.web.files import file_content
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from backend.web.params import Cursor, IfMatch, Limit, SortBy, WithTotal
from backend.web.sessions import etag, expected_version
from tenants.paging import Page

Words = Annotated[str | None, QueryParameter(name="q", max_length=200, description="Words of names, numbers, codes.")]
Archived = Annotated[bool, QueryParameter(name="archived", description="Those that were put aside instead.")]
CategoryId = Annotated[UUID | None, QueryParameter(name="category_id", description="On this shelf.")]


class ProductController(Controller):
    """What is sold."""

    path = "/products"
    tags = ["Products"]

    @get(summary="Products")
    async def index(
        self,
        request: AnyRequest,
        read_session: GivenReadSession,
        q: Words = None,
        category_id: CategoryId = None,
        archived: Archived = False,
        custom: CustomIs = None,
        sort: SortBy = None,
        cursor: Cursor = None,
        limit: Limit = 50,
        with_total: WithTotal = False,
    ) -> Page[schemas.ProductRow]:
        """Products by our number; found in any language."""
        return await queries.list_products(
            read_session,
            q=q,
            category_id=category_id,
            archived=archived,
            sort=sort,
            cursor=cursor,
            limit=limit,
            with_total=with_total,
            custom=custom_pairs(request, custom),
        )

    @post(summary="Add a product")
    async def create(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[schemas.ProductInput]
    ) -> Response[schemas.ProductFile]:
        """A product with its variants and customers' codes."""
        made = await service.create_product(session, actor, data)
        return Response(made, headers=etag(made.version), status_code=201)

    @post("/imports", status_code=200, summary="Products from a spreadsheet")
    async def import_sheet(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[schemas.ProductSheet]
    ) -> schemas.ProductSheetPreview:
        """What each row would do and what is wrong with it; with `apply`, done."""
        return await importing.import_products(session, actor, data)

    @get("/{product_id:uuid}", summary="A product")
    async def show(
        self, read_session: GivenReadSession, actor: GivenActor, product_id: FromPath[UUID]
    ) -> Response[schemas.ProductFile]:
        """Everything that is known of it."""
        found = await queries.load_product(read_session, actor, product_id)
        return Response(found, headers=etag(found.version))

    @put("/{product_id:uuid}", summary="Write a product")
    async def write(
        self,
        session: GivenSession,
        actor: GivenActor,
        product_id: FromPath[UUID],
        data: JSONBody[schemas.ProductInput],
        if_match: IfMatch = None,
    ) -> Response[schemas.ProductFile]:
        """Put another content in it."""
        changed = await service.write_product(session, actor, product_id, data, expected_version(if_match))
        return Response(changed, headers=etag(changed.version))

    @delete("/{product_id:uuid}", summary="Put a product aside")
    async def archive(self, session: GivenSession, actor: GivenActor, product_id: FromPath[UUID]) -> None:
        """Papers that name it keep it."""
        await service.archive_product(session, actor, product_id, archived=True)

    @post("/{product_id:uuid}/restorations", status_code=204, summary="Bring a product back")
    async def restore(self, session: GivenSession, actor: GivenActor, product_id: FromPath[UUID]) -> None:
        """One that was put aside."""
        await service.archive_product(session, actor, product_id, archived=False)

    @post("/{product_id:uuid}/pictures", summary="Add a picture")
    async def add_picture(
        self,
        session: GivenSession,
        runtime: GivenRuntime,
        actor: GivenActor,
        product_id: FromPath[UUID],
        data: JSONBody[schemas.NewProductPicture],
    ) -> schemas.ProductFile:
        """A picture of at most 10 MB."""
        return await service.add_picture(session, runtime.blobs, actor, product_id, data)


@delete("/product-pictures/{picture_id:uuid}", tags=["Products"], summary="Remove a picture")
async def drop_picture(session: GivenSession, actor: GivenActor, picture_id: FromPath[UUID]) -> None:
    """From its product."""
    await service.drop_picture(session, actor, picture_id)


@get("/product-pictures/{picture_id:uuid}/content", tags=["Products"], summary="The content of a picture")
async def picture_bytes(
    read_session: GivenReadSession, runtime: GivenRuntime, picture_id: FromPath[UUID]
) -> Response[bytes]:
    """The bytes, to be shown."""
    picture, content = await service.load_picture(read_session, runtime.blobs, picture_id)
    return file_content(content, picture.media_type, picture.filename, inline=True)


ROUTES = [ProductController, drop_picture, picture_bytes]
