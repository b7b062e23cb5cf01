"""Filters that lists, board and map of deals share."""

from datetime import date
from typing import Annotated
from uuid import UUID

from litestar.params import QueryParameter

from backend.pipeline.vocabulary import DealSource, DealStatus

Words = Annotated[str | None, QueryParameter(name="q", max_length=200, description="Name, company or #number.")]
PipelineId = Annotated[UUID | None, QueryParameter(name="pipeline_id", description="Of this pipeline.")]
StageId = Annotated[UUID | None, QueryParameter(name="stage_id", description="In this stage.")]
StatusIs = Annotated[
    DealStatus | None, QueryParameter(name="status", description="open, won or lost; all where it is left out.")
]
OwnerId = Annotated[UUID | None, QueryParameter(name="owner_id", description="The seat of an owner or co-owner.")]
CompanyId = Annotated[UUID | None, QueryParameter(name="company_id", description="With this company.")]
Country = Annotated[str | None, QueryParameter(name="country", max_length=2, description="ISO 3166-1 alpha-2 code.")]
SourceIs = Annotated[DealSource | None, QueryParameter(name="source", description="Where it came from.")]
CurrencyIs = Annotated[str | None, QueryParameter(name="currency", max_length=3, description="ISO 4217 code.")]
Product = Annotated[str | None, QueryParameter(name="product", max_length=200, description="A product asked for.")]
ReasonId = Annotated[UUID | None, QueryParameter(name="lost_reason_id", description="Lost for this reason.")]
CloseFrom = Annotated[date | None, QueryParameter(name="close_from", description="Expected to close from this day.")]
CloseUntil = Annotated[date | None, QueryParameter(name="close_until", description="... until this day.")]
ShipFrom = Annotated[date | None, QueryParameter(name="ship_from", description="Expected to ship from this day.")]
ShipUntil = Annotated[date | None, QueryParameter(name="ship_until", description="... until this day.")]
SumIn = Annotated[
    str | None,
    QueryParameter(
        name="sum_in", pattern="^[A-Z]{3}$", description="Sum in this currency (ISO 4217), by default the pipeline's."
    ),
]
