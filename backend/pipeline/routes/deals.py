"""Deals."""

from uuid import UUID

from litestar import Controller, Response, get, patch, post
from litestar.params import FromPath, JSONBody

from backend.pipeline import queries, service
from backend.pipeline.queries.deals import DealFilters, asking_custom, list_deals, sum_deals
from backend.pipeline.queries.file import load_deal
from backend.pipeline.routes import params
from backend.pipeline.schemas import deals
from backend.pipeline.schemas.shared import Sum
from backend.web.custom import AnyRequest, CustomIs, custom_pairs
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import Cursor, IfMatch, Limit, SortBy, WithTotal
from backend.web.sessions import etag, expected_version
from tenants.paging import Page


class DealController(Controller):
    """Opportunities."""

    path = "/deals"
    tags = ["Deals"]

    @get(summary="Deals")
    async def index(
        self,
        request: AnyRequest,
        read_session: GivenReadSession,
        q: params.Words = None,
        pipeline_id: params.PipelineId = None,
        stage_id: params.StageId = None,
        status: params.StatusIs = None,
        owner_id: params.OwnerId = None,
        company_id: params.CompanyId = None,
        country: params.Country = None,
        source: params.SourceIs = None,
        currency: params.CurrencyIs = None,
        product: params.Product = None,
        lost_reason_id: params.ReasonId = None,
        close_from: params.CloseFrom = None,
        close_until: params.CloseUntil = None,
        ship_from: params.ShipFrom = None,
        ship_until: params.ShipUntil = None,
        custom: CustomIs = None,
        sort: SortBy = None,
        cursor: Cursor = None,
        limit: Limit = 50,
        with_total: WithTotal = False,
    ) -> Page[deals.Deal]:
        """Deals that you see. Sort by opened_at, name, value, stage_entered_at, expected_close_on, expected_ship_on,
        next_follow_up_at, number or one of your own fields as custom.key."""
        filters = DealFilters(
            q=q, pipeline_id=pipeline_id, stage_id=stage_id, status=status, owner_id=owner_id, company_id=company_id,
            country=country, source=source, currency=currency, product=product, lost_reason_id=lost_reason_id,
            close_from=close_from, close_until=close_until, ship_from=ship_from, ship_until=ship_until,
        )  # fmt: skip
        filters = await asking_custom(read_session, filters, custom_pairs(request, custom))
        return await list_deals(read_session, filters, sort=sort, cursor=cursor, limit=limit, with_total=with_total)

    @get("/sum", summary="What deals come to")
    async def total(
        self,
        request: AnyRequest,
        read_session: GivenReadSession,
        q: params.Words = None,
        pipeline_id: params.PipelineId = None,
        stage_id: params.StageId = None,
        status: params.StatusIs = None,
        owner_id: params.OwnerId = None,
        company_id: params.CompanyId = None,
        country: params.Country = None,
        source: params.SourceIs = None,
        currency: params.CurrencyIs = None,
        product: params.Product = None,
        custom: CustomIs = None,
        sum_in: params.SumIn = None,
    ) -> Sum:
        """The deals that `GET /deals` lists with the same filters, in one sum with the rates behind it."""
        filters = DealFilters(
            q=q, pipeline_id=pipeline_id, stage_id=stage_id, status=status, owner_id=owner_id, company_id=company_id,
            country=country, source=source, currency=currency, product=product,
        )  # fmt: skip
        filters = await asking_custom(read_session, filters, custom_pairs(request, custom))
        return await sum_deals(read_session, filters, sum_in)

    @post(summary="Make a deal")
    async def create(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[deals.NewDeal]
    ) -> Response[deals.DealFile]:
        """Make a deal: by hand, or of a conversation with the company, contact and products of its mail."""
        made = await service.create_deal(session, actor, data)
        return Response(made, headers=etag(made.version))

    @get("/{deal_id:uuid}", summary="A deal")
    async def show(
        self, read_session: GivenReadSession, actor: GivenActor, deal_id: FromPath[UUID]
    ) -> Response[deals.DealFile]:
        """A deal with its stages, history, lines, people and conversations."""
        found = await load_deal(read_session, actor, deal_id)
        return Response(found, headers=etag(found.version))

    @patch("/{deal_id:uuid}", summary="Change a deal")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        deal_id: FromPath[UUID],
        data: JSONBody[deals.DealPatch],
        if_match: IfMatch = None,
    ) -> Response[deals.DealFile]:
        """Change the given fields. Its stage changes by `moves`, its end by `closure`."""
        changed = await service.change_deal(session, actor, deal_id, data, expected_version(if_match))
        return Response(changed, headers=etag(changed.version))

    @post("/bulk-edits", status_code=200, summary="Change many deals")
    async def bulk_edit(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[deals.DealBulkEdit]
    ) -> deals.DealBulkResult:
        """The same change to up to 1,000 deals; those that you may not change are passed over."""
        return await service.edit_deals(session, actor, data)


@get("/companies/{company_id:uuid}/deals", tags=["Deals"], summary="Deals of a company")
async def company_deals(read_session: GivenReadSession, company_id: FromPath[UUID]) -> list[deals.Deal]:
    """Those that you see, open ones first."""
    return await queries.deals_of_company(read_session, company_id)


@get("/conversations/{conversation_id:uuid}/deals", tags=["Deals"], summary="Deals of a conversation")
async def conversation_deals(
    read_session: GivenReadSession, actor: GivenActor, conversation_id: FromPath[UUID]
) -> list[deals.Deal]:
    """The deals that it is about, those that you see."""
    return await queries.deals_of_conversation(read_session, actor, conversation_id)
