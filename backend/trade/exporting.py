"""Taking lists of products, quotes and orders out of the house, as their reader sees them."""

from typing import Annotated, Final
from uuid import UUID

import msgspec
from litestar import Response, post
from litestar.params import JSONBody

from backend.accounts.queries.sight import sight_of
from backend.customers.exporting.pages import PAGE, ExportGiven, every_row, file_of
from backend.customers.exporting.service import Column, custom_columns, keep_export, require_export
from backend.trade.orders.queries import OrderFilters, list_orders
from backend.trade.products.queries import list_products
from backend.trade.quotes.queries import QuoteFilters, list_quotes
from backend.trade.vocabulary import OrderKind, OrderState, QuoteState
from backend.web.custom import listed_pairs
from backend.web.given import GivenActor, GivenSession
from i18n.messages import N_

Line = Annotated[str, msgspec.Meta(max_length=500)]


class ProductExport(ExportGiven, kw_only=True):
    """Which products, as the list's filters say it, and as what."""

    q: Line | None = None
    category_id: UUID | None = None
    archived: bool = False


class QuoteExport(ExportGiven, kw_only=True):
    """Which quotes, as the list's filters say it, and as what."""

    q: Line | None = None
    state: QuoteState | None = None
    company_id: UUID | None = None
    deal_id: UUID | None = None
    owner_id: UUID | None = None


class OrderExport(ExportGiven, kw_only=True):
    """Which orders, as the list's filters say it, and as what."""

    q: Line | None = None
    state: OrderState | None = None
    kind: OrderKind | None = None
    company_id: UUID | None = None
    deal_id: UUID | None = None
    owner_id: UUID | None = None


_PRODUCT: Final = (
    Column(N_("Number"), lambda row: row.sku),
    Column(N_("Name"), lambda row: row.name),
    Column(N_("Category"), lambda row: row.category),
    Column(N_("Unit"), lambda row: row.unit),
    Column(N_("HS code"), lambda row: row.hs_code),
    Column(N_("Minimum order"), lambda row: row.moq),
    Column(N_("Pieces per carton"), lambda row: row.pcs_per_carton),
    Column(N_("Carton volume (m³)"), lambda row: row.carton_volume),
)
_COST: Final = (
    Column(N_("Cost"), lambda row: row.cost),
    Column(N_("Currency of the cost"), lambda row: row.cost_currency),
)
_PARTIES: Final = (
    Column(N_("Number"), lambda row: row.number),
    Column(N_("Company"), lambda row: row.company.name if row.company else None),
    Column(N_("Country"), lambda row: row.company.country if row.company else None),
    Column(N_("Contact"), lambda row: row.contact.name if row.contact else None),
    Column(N_("Owner"), lambda row: row.owner.name if row.owner else None),
    Column(N_("Status"), lambda row: row.state),
    Column(N_("Amount"), lambda row: row.total),
    Column(N_("Currency"), lambda row: row.currency),
)
_QUOTE: Final = (
    *_PARTIES,
    Column(N_("Version"), lambda row: row.latest),
    Column(N_("Valid until"), lambda row: row.valid_until),
    Column(N_("Sent"), lambda row: row.sent_at.date() if row.sent_at else None),
)
_ORDER: Final = (
    *_PARTIES,
    Column(N_("Customer’s PO"), lambda row: row.customer_po),
    Column(N_("Ordered"), lambda row: row.ordered_on),
    Column(N_("Ship by"), lambda row: row.ship_by),
    Column(N_("Confirmed"), lambda row: row.confirmed_at.date() if row.confirmed_at else None),
)


@post("/products/exports", tags=["Exports"], status_code=200, media_type="application/octet-stream",
      summary="Export products")  # fmt: skip
async def export_products(session: GivenSession, actor: GivenActor, data: JSONBody[ProductExport]) -> Response[bytes]:
    """Those of a list, up to 50,000; costs for those alone who see them. Logged; admins hear of much in a day."""
    await require_export(session)
    pairs = listed_pairs(data.custom)
    rows = await every_row(
        lambda cursor: list_products(
            session,
            q=data.q,
            category_id=data.category_id,
            archived=data.archived,
            cursor=cursor,
            limit=PAGE,
            custom=pairs,
        )
    )
    costs = () if (await sight_of(session)).masks.cost else _COST
    columns = [*_PRODUCT, *costs, *await custom_columns(session, "product")]
    return file_of(await keep_export(session, actor, "products", data.filters(), data.format, columns, rows))


@post("/quotes/exports", tags=["Exports"], status_code=200, media_type="application/octet-stream",
      summary="Export quotes")  # fmt: skip
async def export_quotes(session: GivenSession, actor: GivenActor, data: JSONBody[QuoteExport]) -> Response[bytes]:
    """Those of a list as you see them, up to 50,000. Logged; admins hear of much in a day."""
    await require_export(session)
    filters = QuoteFilters(data.state, data.company_id, data.deal_id, data.owner_id, data.q)
    pairs = listed_pairs(data.custom)
    rows = await every_row(lambda cursor: list_quotes(session, filters, cursor=cursor, limit=PAGE, custom=pairs))
    columns = [*_QUOTE, *await custom_columns(session, "quote")]
    return file_of(await keep_export(session, actor, "quotes", data.filters(), data.format, columns, rows))


@post("/orders/exports", tags=["Exports"], status_code=200, media_type="application/octet-stream",
      summary="Export orders")  # fmt: skip
async def export_orders(session: GivenSession, actor: GivenActor, data: JSONBody[OrderExport]) -> Response[bytes]:
    """Those of a list as you see them, up to 50,000. Logged; admins hear of much in a day."""
    await require_export(session)
    filters = OrderFilters(data.state, data.kind, data.company_id, data.deal_id, data.owner_id, data.q)
    pairs = listed_pairs(data.custom)
    rows = await every_row(lambda cursor: list_orders(session, filters, cursor=cursor, limit=PAGE, custom=pairs))
    columns = [*_ORDER, *await custom_columns(session, "order")]
    return file_of(await keep_export(session, actor, "orders", data.filters(), data.format, columns, rows))


ROUTES = [export_products, export_quotes, export_orders]
