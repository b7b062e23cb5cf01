"""What is owed, by how late it is: by company and currency, and line by line."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, case, func, or_, select

from backend.accounts.queries.sight import sight_of
from backend.customers.queries.rows import Company
from backend.customers.queries.whom import companies_by_id
from backend.trade.clock import current_day
from backend.trade.money import convert
from backend.trade.orders.models import SalesOrder
from backend.trade.payments import schemas
from backend.trade.payments.models import AccountNote, Payment, PaymentAllocation, PaymentRefund
from backend.trade.rates.queries import rate_on
from backend.trade.settings import load_settings
from backend.trade.terms.models import DueLine
from tenants.session import ReadSession

ZERO: Final = Decimal(0)
_MOST: Final = 1000
#: Days late up to which a bucket goes.
_STEPS: Final = (30, 60, 90)
_NAMES: Final = ("not_due", "to_30", "to_60", "to_90", "over_90")


def _bucket(today: date) -> Any:
    """Which bucket a due line falls into, as SQL: 0 for what is not due or waits for a day."""
    return case(
        (or_(DueLine.due_on.is_(None), DueLine.due_on >= today), 0),
        *((DueLine.due_on >= today - timedelta(days=days), place + 1) for place, days in enumerate(_STEPS)),
        else_=4,
    )


async def ageing(session: ReadSession, company_id: UUID | None = None) -> schemas.AgeingReport:
    """What is owed by company and currency, the longest overdue first, with what stands on the customer's account; and
    the sums by currency, and of all in the tenant's base currency."""
    sight = await sight_of(session, "order")
    today = current_day()
    bucket = _bucket(today).label("bucket")
    statement = (
        select(
            SalesOrder.company_id, DueLine.currency, bucket, func.sum(DueLine.amount - DueLine.settled),
            func.min(DueLine.due_on),
        )
        .join(SalesOrder, (SalesOrder.tenant_id == DueLine.tenant_id) & (SalesOrder.id == DueLine.order_id))
        .where(DueLine.settled < DueLine.amount, sight.sees(SalesOrder.owner_id))
        .group_by(SalesOrder.company_id, DueLine.currency, bucket)
    )  # fmt: skip
    if company_id is not None:
        statement = statement.where(SalesOrder.company_id == company_id)
    sums: dict[tuple[UUID, str], list[Decimal]] = defaultdict(lambda: [ZERO] * 5)
    oldest: dict[tuple[UUID, str], date] = {}
    for whose, currency, place, left, due_on in await session.execute(statement):
        sums[whose, currency][place] += left
        if place and due_on is not None:
            oldest[whose, currency] = min(oldest.get((whose, currency), due_on), due_on)
    spare = await _on_account(session, company_id)
    for key in spare:
        sums[key] = sums[key]
    companies = await companies_by_id(session, {whose for whose, _ in sums})
    rows = [
        schemas.Ageing(
            company=companies[whose].company if whose in companies else None,
            currency=currency,
            **dict(zip(_NAMES, amounts, strict=True)),
            total=sum(amounts, ZERO),
            on_account=spare.get((whose, currency), ZERO),
            oldest_due_on=oldest.get((whose, currency)),
        )
        for (whose, currency), amounts in sums.items()
    ]
    rows.sort(key=lambda row: (row.oldest_due_on or date.max, -row.total))
    return await _summed(session, rows, today)


async def _on_account(session: ReadSession, company_id: UUID | None) -> dict[tuple[UUID, str], Decimal]:
    """Money that is in and settles nothing, by company and currency: not shared out and not paid back, and what orders
    were settled with beyond what they come to since a change or a credit note."""
    spare: dict[tuple[UUID, str], Decimal] = defaultdict(lambda: ZERO)
    for statement in (await _not_shared_out(session), await _settled_beyond(session)):
        theirs = [] if company_id is None else [statement.selected_columns[0] == company_id]
        for whose, currency, left in await session.execute(statement.where(*theirs)):
            spare[whose, currency] += left
    return spare


async def _not_shared_out(session: ReadSession) -> Select[UUID, str, Decimal]:
    sight = await sight_of(session, "company")
    shared = (
        select(func.coalesce(func.sum(PaymentAllocation.amount), 0))
        .where(PaymentAllocation.tenant_id == Payment.tenant_id, PaymentAllocation.payment_id == Payment.id)
        .where(PaymentAllocation.kind == "money")
        .scalar_subquery()
    )
    back = (
        select(func.coalesce(func.sum(PaymentRefund.amount), 0))
        .where(PaymentRefund.tenant_id == Payment.tenant_id, PaymentRefund.payment_id == Payment.id)
        .scalar_subquery()
    )
    return (
        select(Payment.company_id, Payment.currency, func.sum(Payment.amount - shared - back))
        .join(Company, (Company.tenant_id == Payment.tenant_id) & (Company.id == Payment.company_id))
        .where(Payment.state == "received", Payment.amount > shared + back, sight.sees(Company.owner_id))
        .group_by(Payment.company_id, Payment.currency)
    )


async def _settled_beyond(session: ReadSession) -> Select[UUID, str, Decimal]:
    sight = await sight_of(session, "order")
    settled = (
        select(PaymentAllocation.order_id, func.sum(PaymentAllocation.settles).label("amount"))
        .outerjoin(
            Payment, (Payment.tenant_id == PaymentAllocation.tenant_id) & (Payment.id == PaymentAllocation.payment_id)
        )
        .where(or_(PaymentAllocation.payment_id.is_(None), Payment.state == "received"))
        .group_by(PaymentAllocation.order_id)
        .subquery()
    )
    more = case((AccountNote.kind == "debit_note", AccountNote.amount), else_=-AccountNote.amount)
    noted = (
        select(AccountNote.order_id, func.sum(more).label("amount"))
        .where(AccountNote.state == "issued")
        .group_by(AccountNote.order_id)
        .subquery()
    )
    beyond = settled.c.amount - SalesOrder.total - func.coalesce(noted.c.amount, 0)
    return (
        select(SalesOrder.company_id, SalesOrder.currency, func.sum(beyond))
        .join(settled, settled.c.order_id == SalesOrder.id)
        .outerjoin(noted, noted.c.order_id == SalesOrder.id)
        .where(SalesOrder.state.not_in(("draft", "cancelled")), beyond > 0, sight.sees(SalesOrder.owner_id))
        .group_by(SalesOrder.company_id, SalesOrder.currency)
    )


async def _summed(session: ReadSession, rows: list[schemas.Ageing], today: date) -> schemas.AgeingReport:
    base = (await load_settings(session)).base_currency
    totals: list[schemas.Ageing] = []
    unknown: list[str] = []
    owed = overdue = ZERO
    for currency in sorted({row.currency for row in rows}):
        theirs = [row for row in rows if row.currency == currency]
        fields = {name: sum((getattr(row, name) for row in theirs), ZERO) for name in (*_NAMES, "total", "on_account")}
        totals.append(
            schemas.Ageing(
                company=None,
                currency=currency,
                oldest_due_on=min((row.oldest_due_on for row in theirs if row.oldest_due_on), default=None),
                **fields,
            )
        )
        known = await rate_on(session, currency, base, today)
        rate = Decimal(1) if currency == base else known.rate if known else None
        if rate is None:
            unknown.append(currency)
            continue
        owed += convert(fields["total"], rate, base)
        overdue += convert(fields["total"] - fields["not_due"], rate, base)
    return schemas.AgeingReport(
        rows=rows,
        totals=totals,
        base_currency=base,
        base_owed=owed,
        base_overdue=overdue,
        unknown_rates=unknown,
        as_of=today,
    )


async def owed_lines(
    session: ReadSession, company_id: UUID | None, currency: str | None, late: schemas.LateBucket | None
) -> list[schemas.OwedLine]:
    """The due lines behind a figure of the ageing, the longest overdue first."""
    sight = await sight_of(session, "order")
    today = current_day()
    statement = (
        select(DueLine, SalesOrder)
        .join(SalesOrder, (SalesOrder.tenant_id == DueLine.tenant_id) & (SalesOrder.id == DueLine.order_id))
        .where(DueLine.settled < DueLine.amount, sight.sees(SalesOrder.owner_id))
        .order_by(DueLine.due_on.asc().nulls_last(), SalesOrder.number, DueLine.position)
        .limit(_MOST)
    )
    if company_id is not None:
        statement = statement.where(SalesOrder.company_id == company_id)
    if currency is not None:
        statement = statement.where(DueLine.currency == currency)
    if late is not None:
        statement = statement.where(_bucket(today) == _NAMES.index(late))
    found = (await session.execute(statement)).all()
    companies = await companies_by_id(session, {order.company_id for _, order in found})
    return [
        schemas.OwedLine(
            id=row.id,
            order_id=order.id,
            order_number=order.number,
            company=companies[order.company_id].company if order.company_id in companies else None,
            label=row.label,  # type: ignore[arg-type]  # the table's check holds the list
            trigger=row.trigger,  # type: ignore[arg-type]
            due_on=row.due_on,
            overdue_days=max(0, (today - row.due_on).days) if row.due_on else 0,
            currency=row.currency,
            amount=row.amount,
            settled=row.settled,
            open=row.amount - row.settled,
        )
        for row, order in found
    ]
