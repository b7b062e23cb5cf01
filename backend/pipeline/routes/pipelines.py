"""Pipelines, their board, map, insight and forecast."""

from datetime import date, timedelta
from typing import Annotated, Literal
from uuid import UUID

from litestar import Controller, Response, delete, get, patch, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.pipeline import service
from backend.pipeline.queries.board import load_board, load_countries
from backend.pipeline.queries.deals import DealFilters, asking_custom
from backend.pipeline.queries.forecast import load_forecast
from backend.pipeline.queries.insight import load_insight
from backend.pipeline.queries.pipelines import list_pipelines, load_pipeline
from backend.pipeline.routes.params import Country, CurrencyIs, OwnerId, Product, SourceIs, SumIn, Words
from backend.pipeline.schemas import insight, pipelines
from backend.web.custom import AnyRequest, CustomIs, custom_pairs
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import IfMatch, SortBy
from backend.web.sessions import etag, expected_version
from tenants.orm import now

PerColumn = Annotated[int, QueryParameter(name="limit", ge=1, le=100, description="Deals per column.")]
First = Annotated[date | None, QueryParameter(name="first", description="First day; a year ago by default.")]
Last = Annotated[date | None, QueryParameter(name="last", description="Last day; today by default.")]
By = Annotated[Literal["close", "ship"], QueryParameter(name="by", description="Expected close, or ETD.")]
Months = Annotated[int, QueryParameter(name="months", ge=1, le=24, description="Months from this one on.")]


class PipelineController(Controller):
    """Ways that deals go."""

    path = "/pipelines"
    tags = ["Pipelines"]

    @get(summary="Pipelines")
    async def index(self, session: GivenSession) -> pipelines.PipelineList:
        """All pipelines with their stages. A tenant that has none yet gets that of an export house."""
        await service.ensure_pipelines(session)
        return await list_pipelines(session)

    @post(summary="Make a pipeline")
    async def create(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[pipelines.NewPipeline]
    ) -> Response[pipelines.Pipeline]:
        """Make a pipeline, with stages of its own or those of an export house."""
        made = await service.create_pipeline(session, actor, data)
        return Response(made, headers=etag(made.version))

    @get("/{pipeline_id:uuid}", summary="A pipeline")
    async def show(self, read_session: GivenReadSession, pipeline_id: FromPath[UUID]) -> Response[pipelines.Pipeline]:
        """A pipeline with its stages."""
        found = await load_pipeline(read_session, pipeline_id)
        return Response(found, headers=etag(found.version))

    @patch("/{pipeline_id:uuid}", summary="Change a pipeline")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        pipeline_id: FromPath[UUID],
        data: JSONBody[pipelines.PipelinePatch],
        if_match: IfMatch = None,
    ) -> Response[pipelines.Pipeline]:
        """Change the given fields; stages are given as a whole list."""
        changed = await service.change_pipeline(session, actor, pipeline_id, data, expected_version(if_match))
        return Response(changed, headers=etag(changed.version))

    @delete("/{pipeline_id:uuid}", summary="Put a pipeline aside")
    async def archive(self, session: GivenSession, actor: GivenActor, pipeline_id: FromPath[UUID]) -> None:
        """Put it aside; no open deal may be in it."""
        await service.archive_pipeline(session, actor, pipeline_id)

    @get("/{pipeline_id:uuid}/board", summary="A pipeline as a board")
    async def board(
        self,
        request: AnyRequest,
        read_session: GivenReadSession,
        pipeline_id: FromPath[UUID],
        q: Words = None,
        owner_id: OwnerId = None,
        country: Country = None,
        source: SourceIs = None,
        currency: CurrencyIs = None,
        product: Product = None,
        custom: CustomIs = None,
        sum_in: SumIn = None,
        sort: SortBy = None,
        limit: PerColumn = 20,
    ) -> insight.Board:
        """Each stage's open deals in number and sum, and its first page; `next_cursor` goes on in `GET /deals`."""
        filters = DealFilters(
            q=q, owner_id=owner_id, country=country, source=source, currency=currency, product=product
        )
        filters = await asking_custom(read_session, filters, custom_pairs(request, custom))
        return await load_board(read_session, pipeline_id, filters, sort=sort, limit=limit, sum_in=sum_in)

    @get("/{pipeline_id:uuid}/countries", summary="A pipeline over the map")
    async def countries(
        self,
        read_session: GivenReadSession,
        pipeline_id: FromPath[UUID],
        q: Words = None,
        owner_id: OwnerId = None,
        source: SourceIs = None,
        product: Product = None,
        sum_in: SumIn = None,
    ) -> list[insight.CountryDeals]:
        """Open and won deals by the company's country."""
        filters = DealFilters(q=q, owner_id=owner_id, source=source, product=product)
        return await load_countries(read_session, pipeline_id, filters, sum_in=sum_in)

    @get("/{pipeline_id:uuid}/insight", summary="Time in stage, and conversion")
    async def pace(
        self,
        read_session: GivenReadSession,
        pipeline_id: FromPath[UUID],
        first: First = None,
        last: Last = None,
        owner_id: OwnerId = None,
    ) -> insight.Insight:
        """How long stages took in a period, and how many deals came through them: as a cohort and as a snapshot."""
        until = last or now().date()
        return await load_insight(read_session, pipeline_id, first or until - timedelta(days=365), until, owner_id)

    @get("/{pipeline_id:uuid}/forecast", summary="What is to come")
    async def forecast(
        self,
        read_session: GivenReadSession,
        pipeline_id: FromPath[UUID],
        by: By = "close",
        months: Months = 6,
        owner_id: OwnerId = None,
        sum_in: SumIn = None,
    ) -> insight.Forecast:
        """Open deals weighted by probability and deposit, by month, beside what was won and the targets."""
        return await load_forecast(read_session, pipeline_id, by=by, months=months, owner_id=owner_id, sum_in=sum_in)


@put("/loss-reasons", tags=["Pipelines"], summary="Set why deals are lost")
async def change_loss_reasons(
    session: GivenSession, actor: GivenActor, data: JSONBody[pipelines.LossReasonList]
) -> list[pipelines.LossReason]:
    """Put these reasons in the place of those that were."""
    return await service.change_loss_reasons(session, actor, data.items)
