"""Taking lists of deals out of the house, as their reader sees them."""

from typing import Annotated, Final
from uuid import UUID

import msgspec
from litestar import Response, post
from litestar.params import JSONBody

from backend.customers.exporting.pages import PAGE, ExportGiven, every_row, file_of
from backend.customers.exporting.service import Column, custom_columns, keep_export, require_export
from backend.pipeline.queries.deals import DealFilters, asking_custom, list_deals
from backend.pipeline.schemas.deals import Deal
from backend.pipeline.vocabulary import DealSource, DealStatus
from backend.web.custom import listed_pairs
from backend.web.given import GivenActor, GivenSession
from i18n.messages import N_

Line = Annotated[str, msgspec.Meta(max_length=500)]


class DealExport(ExportGiven, kw_only=True):
    """Which deals, as the list's filters say it, and as what."""

    q: Line | None = None
    pipeline_id: UUID | None = None
    stage_id: UUID | None = None
    status: DealStatus | None = None
    owner_id: UUID | None = None
    company_id: UUID | None = None
    country: Annotated[str, msgspec.Meta(max_length=2)] | None = None
    source: DealSource | None = None
    currency: Annotated[str, msgspec.Meta(max_length=3)] | None = None
    product: Line | None = None


def _rate(row: Deal) -> str | None:
    return f"{row.locked_rate.rate} {row.locked_rate.currency}" if row.locked_rate else None


_COLUMNS: Final = (
    Column(N_("No."), lambda row: row.number),
    Column(N_("Deal"), lambda row: row.name),
    Column(N_("Company"), lambda row: row.company.name),
    Column(N_("Country"), lambda row: row.company.country),
    Column(N_("Contact"), lambda row: row.contact.name if row.contact else None),
    Column(N_("Stage"), lambda row: row.stage.name),
    Column(N_("Days in stage"), lambda row: row.days_in_stage),
    Column(N_("Status"), lambda row: row.status),
    Column(N_("Owner"), lambda row: row.owner.name if row.owner else None),
    Column(N_("Amount"), lambda row: row.amount),
    Column(N_("Currency"), lambda row: row.currency),
    Column(N_("Locked rate"), _rate),
    Column(N_("Amount at the locked rate"), lambda row: row.value),
    Column(N_("Probability"), lambda row: row.probability),
    Column(N_("Expected to close"), lambda row: row.expected_close_on),
    Column(N_("Expected to ship"), lambda row: row.expected_ship_on),
    Column(N_("Next step"), lambda row: row.next_step),
    Column(N_("Source"), lambda row: row.source),
    Column(N_("Opened"), lambda row: row.opened_at.date()),
    Column(N_("Closed"), lambda row: row.closed_at.date() if row.closed_at else None),
    Column(N_("Reason lost"), lambda row: row.lost_reason),
)


@post(
    "/deals/exports", tags=["Exports"], status_code=200, media_type="application/octet-stream", summary="Export deals"
)
async def export_deals(session: GivenSession, actor: GivenActor, data: JSONBody[DealExport]) -> Response[bytes]:
    """Those of a list as you see them, up to 50,000. Logged; admins hear of much in a day."""
    await require_export(session)
    filters = DealFilters(
        q=data.q, pipeline_id=data.pipeline_id, stage_id=data.stage_id, status=data.status, owner_id=data.owner_id,
        company_id=data.company_id, country=data.country, source=data.source, currency=data.currency,
        product=data.product,
    )  # fmt: skip
    filters = await asking_custom(session, filters, listed_pairs(data.custom))
    rows = await every_row(lambda cursor: list_deals(session, filters, cursor=cursor, limit=PAGE))
    columns = [*_COLUMNS, *await custom_columns(session, "deal")]
    return file_of(await keep_export(session, actor, "deals", data.filters(), data.format, columns, rows))
