"""Quotes over HTTP."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.trade.orders import schemas as order_schemas
from backend.trade.orders.service import create_order_from_quote
from backend.trade.quotes import differing, inquiry, queries, schemas, service
from backend.trade.vocabulary import QuoteState
from backend.web.custom import AnyRequest, CustomIs, custom_pairs
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import Cursor, IfMatch, Limit, Ordinal, SortBy, WithTotal
from backend.web.sessions import etag, expected_version
from tenants.paging import Page

StateIs = Annotated[QuoteState | None, QueryParameter(name="state", description="Quotes in this state.")]
CompanyId = Annotated[UUID | None, QueryParameter(name="company_id", description="To this company.")]
DealId = Annotated[UUID | None, QueryParameter(name="deal_id", description="Of this deal.")]
OwnerId = Annotated[UUID | None, QueryParameter(name="owner_id", description="Of this seat.")]
Words = Annotated[str | None, QueryParameter(name="q", max_length=200, description="Words: number, company, goods.")]
Before = Annotated[
    int, QueryParameter(name="before", ge=0, le=1_000_000, description="The earlier version; 0: the one before.")
]
After = Annotated[
    int, QueryParameter(name="after", ge=0, le=1_000_000, description="The later version; 0: the newest.")
]


def _answer(file: schemas.QuoteFile) -> Response[schemas.QuoteFile]:
    return Response(file, headers=etag(file.version))


class QuoteController(Controller):
    """Offers to customers, version by version."""

    path = "/quotes"
    tags = ["Quotes"]

    @get(summary="Quotes")
    async def index(
        self,
        request: AnyRequest,
        read_session: GivenReadSession,
        chosen: StateIs = None,
        company_id: CompanyId = None,
        deal_id: DealId = None,
        owner_id: OwnerId = None,
        q: Words = None,
        custom: CustomIs = None,
        sort: SortBy = None,
        cursor: Cursor = None,
        limit: Limit = 50,
        with_total: WithTotal = False,
    ) -> Page[schemas.QuoteRow]:
        """Quotes, those changed last first."""
        filters = queries.QuoteFilters(chosen, company_id, deal_id, owner_id, q)
        return await queries.list_quotes(
            read_session,
            filters,
            sort=sort,
            cursor=cursor,
            limit=limit,
            with_total=with_total,
            custom=custom_pairs(request, custom),
        )

    @post(summary="Make a quote")
    async def create(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[schemas.NewQuote]
    ) -> Response[schemas.QuoteFile]:
        """A draft with its first version; lines without a price are priced from lists and the cost sheet."""
        made = await service.create_quote(session, actor, data)
        return Response(made, headers=etag(made.version), status_code=201)

    @post("/pricings", status_code=200, summary="Price without keeping")
    async def price(
        self, read_session: GivenReadSession, actor: GivenActor, data: JSONBody[schemas.QuotePricing]
    ) -> schemas.QuoteVersionView:
        """What a content would cost the company: prices, sums, margin, ladder, warnings."""
        return await service.price_content(read_session, actor, data)

    @get("/{quote_id:uuid}", summary="A quote")
    async def show(
        self, read_session: GivenReadSession, actor: GivenActor, quote_id: FromPath[UUID]
    ) -> Response[schemas.QuoteFile]:
        """The quote with its newest version, its past, approvals, and who else quotes this customer."""
        return _answer(await queries.load_quote(read_session, actor, quote_id))

    @put("/{quote_id:uuid}/draft", summary="Write the draft")
    async def write(
        self,
        session: GivenSession,
        actor: GivenActor,
        quote_id: FromPath[UUID],
        data: JSONBody[schemas.QuoteContent],
        if_match: IfMatch = None,
    ) -> Response[schemas.QuoteFile]:
        """Put another content in the newest version, which must be a draft."""
        return _answer(await service.write_draft(session, actor, quote_id, data, expected_version(if_match)))

    @post("/{quote_id:uuid}/versions", summary="Make another version")
    async def follow(
        self, session: GivenSession, actor: GivenActor, quote_id: FromPath[UUID]
    ) -> Response[schemas.QuoteFile]:
        """A draft that begins as a copy of the version that was sent."""
        made = await service.new_version(session, actor, quote_id)
        return Response(made, headers=etag(made.version), status_code=201)

    @get("/{quote_id:uuid}/versions/{number:int}", summary="A version")
    async def version(
        self, read_session: GivenReadSession, quote_id: FromPath[UUID], number: Ordinal
    ) -> schemas.QuoteVersionView:
        """A version with its lines and sums; 0 is the newest."""
        return await queries.load_version(read_session, quote_id, number)

    @get("/{quote_id:uuid}/differences", summary="What changed between versions")
    async def compare(
        self, read_session: GivenReadSession, quote_id: FromPath[UUID], before: Before = 0, after: After = 0
    ) -> schemas.QuoteDifferences:
        """Field by field and line by line."""
        return await differing.differences(read_session, quote_id, before, after)

    @post("/{quote_id:uuid}/sendings", status_code=200, summary="Note that it was sent")
    async def send(
        self, session: GivenSession, actor: GivenActor, quote_id: FromPath[UUID]
    ) -> Response[schemas.QuoteFile]:
        """The newest version went out and is frozen; below the margin's floor it needs an approval first."""
        return _answer(await service.mark_sent(session, actor, quote_id))

    @post("/{quote_id:uuid}/answers", status_code=200, summary="Note the customer's answer")
    async def answer(
        self,
        session: GivenSession,
        actor: GivenActor,
        quote_id: FromPath[UUID],
        data: JSONBody[schemas.QuoteAnswerInput],
    ) -> Response[schemas.QuoteFile]:
        """Accepted or refused."""
        return _answer(await service.answer_quote(session, actor, quote_id, data))

    @post("/{quote_id:uuid}/approvals", status_code=200, summary="Ask to sell below the floor")
    async def ask(
        self,
        session: GivenSession,
        actor: GivenActor,
        quote_id: FromPath[UUID],
        data: JSONBody[schemas.PriceApprovalRequest],
    ) -> Response[schemas.QuoteFile]:
        """Managers are told; the request counts for the prices as they stand."""
        return _answer(await service.ask_approval(session, actor, quote_id, data))

    @post("/{quote_id:uuid}/approvals/{approval_id:uuid}/decisions", status_code=200, summary="Decide on a price")
    async def decide(
        self,
        session: GivenSession,
        actor: GivenActor,
        quote_id: FromPath[UUID],
        approval_id: FromPath[UUID],
        data: JSONBody[schemas.PriceApprovalDecision],
    ) -> Response[schemas.QuoteFile]:
        """Approve or refuse; for managers."""
        return _answer(await service.decide_approval(session, actor, quote_id, approval_id, data))

    @post("/{quote_id:uuid}/orders", summary="Make an order of it")
    async def order(
        self, session: GivenSession, actor: GivenActor, quote_id: FromPath[UUID], data: JSONBody[schemas.OrderWish]
    ) -> Response[order_schemas.Order]:
        """An order, a draft, of one of the offers; each line keeps the line that it was made of."""
        made = await create_order_from_quote(session, actor, quote_id, data)
        return Response(made, headers=etag(made.version), status_code=201)


@get("/messages/{message_id:uuid}/requests", tags=["Quotes"], summary="What a mail asks for")
async def requests(read_session: GivenReadSession, actor: GivenActor, message_id: FromPath[UUID]) -> schemas.Asked:
    """Products and quantities of an inquiry, matched with the catalogue, each with the words that it was read from."""
    return await inquiry.read_inquiry(read_session, actor, message_id)


ROUTES = [QuoteController, requests]
