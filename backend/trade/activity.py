"""What trade tells other rooms about its customers, as selects that their statements join."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Select, case, func, or_, select

from backend.trade.orders.models import SalesOrder
from backend.trade.payments.models import AccountNote, Payment, PaymentAllocation
from backend.trade.quotes.models import Quote

_UNDER_WAY: Final = ("confirmed", "in_production", "partially_shipped", "shipped")


def sent_quotes() -> Select[UUID, datetime | None]:
    """`company_id` and `at` of every quote that went out."""
    return select(Quote.company_id.label("company_id"), Quote.sent_at.label("at")).where(Quote.sent_at.is_not(None))


def confirmed_orders() -> Select[UUID, datetime | None]:
    """`company_id` and `at` of every order that was confirmed."""
    return select(SalesOrder.company_id.label("company_id"), SalesOrder.confirmed_at.label("at")).where(
        SalesOrder.confirmed_at.is_not(None), SalesOrder.kind == "order"
    )


def companies_that_owe() -> Select[UUID]:
    """Companies with an order that was confirmed and is not paid in full: what received money, bank charges and what
    we let go have not settled of it, more by its debit notes and less by its credit notes."""
    settled = (
        select(func.coalesce(func.sum(PaymentAllocation.settles), 0))
        .outerjoin(
            Payment, (Payment.tenant_id == PaymentAllocation.tenant_id) & (Payment.id == PaymentAllocation.payment_id)
        )
        .where(
            PaymentAllocation.tenant_id == SalesOrder.tenant_id,
            PaymentAllocation.order_id == SalesOrder.id,
            or_(PaymentAllocation.payment_id.is_(None), Payment.state == "received"),
        )
        .correlate(SalesOrder)
        .scalar_subquery()
    )
    noted = (
        select(
            func.coalesce(
                func.sum(case((AccountNote.kind == "debit_note", AccountNote.amount), else_=-AccountNote.amount)), 0
            )
        )
        .where(
            AccountNote.tenant_id == SalesOrder.tenant_id,
            AccountNote.order_id == SalesOrder.id,
            AccountNote.state == "issued",
        )
        .correlate(SalesOrder)
        .scalar_subquery()
    )
    return select(SalesOrder.company_id).where(
        SalesOrder.state.in_((*_UNDER_WAY, "closed")), SalesOrder.kind == "order", SalesOrder.total + noted > settled
    )


def companies_with_open_orders() -> Select[UUID]:
    """Companies with an order under way: confirmed and not closed."""
    return select(SalesOrder.company_id).where(SalesOrder.state.in_(_UNDER_WAY))
