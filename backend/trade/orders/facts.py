"""Rows for reports: lines of orders. `backend.reports` counts and sums them."""

from sqlalchemy import Subquery, case, literal, null, or_, select

from backend.accounts.queries.sight import Sight
from backend.trade.models import TradeSettings
from backend.trade.orders.models import OrderLine, SalesOrder
from tenants.context import current_tenant_id
from tenants.session import ReadSession

#: An order counts once the buyer is bound.
_COUNTING = ("confirmed", "in_production", "partially_shipped", "shipped", "closed")


async def base_currency(session: ReadSession) -> str:
    """The currency that the tenant's trade is summed in."""
    return await session.scalar(select(TradeSettings.base_currency)) or "CNY"


def order_line_facts(sight: Sight, currency: str, base: str) -> Subquery:
    """One row a line of an order that counts. `value` is its amount after discounts in the currency `code`: as it
    stands where that is `currency`, else in `base`, the tenant's, at the order's rate, else as it stands."""
    amount = (
        OrderLine.quantity
        * OrderLine.unit_price
        * (1 - OrderLine.discount / literal(100))
        * (1 - SalesOrder.discount / literal(100))
    )
    own = or_(SalesOrder.currency.in_((currency, base)), SalesOrder.rate.is_(None))
    return (
        select(
            OrderLine.id,
            SalesOrder.id.label("order_id"),
            SalesOrder.company_id,
            SalesOrder.owner_id,
            (SalesOrder.number + literal(" · ") + OrderLine.name).label("label"),
            SalesOrder.state.label("status"),
            SalesOrder.currency,
            SalesOrder.incoterm,
            SalesOrder.port_of_loading,
            SalesOrder.port_of_discharge,
            OrderLine.hs_code,
            OrderLine.name.label("product"),
            OrderLine.product_id,
            OrderLine.unit,
            SalesOrder.ordered_on,
            literal(1).label("one"),
            OrderLine.quantity,
            amount.label("amount"),
            case((own, amount), else_=amount * SalesOrder.rate).label("value"),
            case((own, SalesOrder.currency), else_=base).label("code"),
            case((own, null()), else_=SalesOrder.rate_source).label("rate_source"),
            SalesOrder.rate_date,
            (null() if sight.masks.cost else OrderLine.cost).label("cost"),
        )
        .join(SalesOrder, (SalesOrder.tenant_id == OrderLine.tenant_id) & (SalesOrder.id == OrderLine.order_id))
        .where(
            OrderLine.tenant_id == current_tenant_id(),
            SalesOrder.kind == "order",
            SalesOrder.state.in_(_COUNTING),
            sight.sees(SalesOrder.owner_id),
        )
        .subquery("report_fact")
    )
