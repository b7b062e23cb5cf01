"""Reads of money: payments, what orders owe, ageing, limits."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, cast
from uuid import UUID

from sqlalchemy import select

from backend.accounts.queries.sight import sight_of
from backend.custom_fields.queries.filters import conditions, custom_sort, records_by_custom
from backend.custom_fields.queries.records import values_of
from backend.customers.queries.rows import Company
from backend.customers.queries.seen import sees_company
from backend.customers.queries.whom import companies_by_id
from backend.trade.clock import current_day
from backend.trade.orders.models import SalesOrder
from backend.trade.orders.queries import find_order
from backend.trade.payments import schemas
from backend.trade.payments.allocating import ZERO
from backend.trade.payments.letters.queries import letters_of
from backend.trade.payments.limits import beyond_limit, credit_of
from backend.trade.payments.models import AccountNote, Payment, PaymentAllocation, PaymentRefund
from backend.trade.settings import load_settings
from backend.trade.terms.dues import dues_of, noted
from backend.trade.terms.models import DueLine
from backend.trade.terms.reading import read_terms
from backend.trade.terms.schedule import Method
from tenants.errors import NotFoundError
from tenants.paging import Page, SortField, after_cursor, page_of, sorting
from tenants.session import ReadSession

SORTS: Final = {"received_on": SortField(Payment.received_on, date), "amount": SortField(Payment.amount, Decimal)}
_MOST_NOTES: Final = 200


@dataclass(frozen=True, slots=True)
class PaymentFilters:
    """Which payments to list."""

    company_id: UUID | None = None
    state: schemas.PaymentState | None = None


async def list_payments(
    session: ReadSession,
    filters: PaymentFilters,
    *,
    sort: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
    custom: Sequence[tuple[str, str]] = (),
) -> Page[schemas.PaymentView]:
    """Payments of companies that the session's actor sees, the last first."""
    seen = select(Company.id).where(sees_company(await sight_of(session, "company")))
    by_custom = await custom_sort(session, "payment", sort)
    chosen = by_custom.sorting if by_custom else sorting(sort, SORTS, Payment.id, "-received_on")
    wanted = [Payment.company_id.in_(seen), *await conditions(session, "payment", custom, Payment.id)]
    if filters.company_id is not None:
        wanted.append(Payment.company_id == filters.company_id)
    if filters.state is not None:
        wanted.append(Payment.state == filters.state)
    values: dict[UUID, Any] = {}
    if by_custom:
        rows, values = await records_by_custom(session, Payment, by_custom, wanted, cursor, limit)
    else:
        rows = list(await session.scalars(after_cursor(select(Payment).where(*wanted), chosen, cursor, limit)))
    views = {view.id: view for view in await payment_views(session, rows[:limit])}
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: values[row.id] if by_custom else getattr(row, chosen.name),
        row_id=lambda row: row.id,
        item=lambda row: views[row.id],
    )


async def find_payment(session: ReadSession, payment_id: UUID) -> Payment:
    """The payment, if its company is seen; raises `NotFoundError`."""
    seen = select(Company.id).where(sees_company(await sight_of(session, "company")))
    row = await session.scalar(select(Payment).where(Payment.id == payment_id, Payment.company_id.in_(seen)))
    if row is None:
        raise NotFoundError
    return row


async def load_payment(session: ReadSession, payment_id: UUID) -> schemas.PaymentView:
    """The payment with its parts. Raises `NotFoundError`."""
    return (await payment_views(session, [await find_payment(session, payment_id)]))[0]


async def payment_views(session: ReadSession, rows: Sequence[Payment]) -> list[schemas.PaymentView]:
    """Rows as they are answered."""
    parts: dict[UUID | None, list[schemas.Part]] = defaultdict(list)
    for part in await parts_of(session, payment_ids=[row.id for row in rows]):
        parts[part.payment_id].append(part)
    backs: dict[UUID, list[schemas.Refund]] = defaultdict(list)
    for back in await session.scalars(
        select(PaymentRefund)
        .where(PaymentRefund.payment_id.in_([row.id for row in rows]))
        .order_by(PaymentRefund.refunded_on, PaymentRefund.id)
    ):
        names = schemas.Refund.__struct_fields__
        backs[back.payment_id].append(schemas.Refund(**{name: getattr(back, name) for name in names}))
    repaid = {row.id: sum((back.amount for back in backs[row.id]), ZERO) for row in rows}
    companies = await companies_by_id(session, {row.company_id for row in rows})
    own = await values_of(session, "payment", [row.id for row in rows])
    return [
        schemas.PaymentView(
            id=row.id,
            company=companies[row.company_id].company if row.company_id in companies else None,
            state=cast("schemas.PaymentState", row.state),
            method=cast("Method", row.method),
            received_on=row.received_on,
            currency=row.currency,
            amount=row.amount,
            charges=row.charges,
            unallocated=row.amount
            - repaid[row.id]
            - sum((part.amount for part in parts[row.id] if part.kind == "money"), ZERO),
            rate=row.rate,
            rate_date=row.rate_date,
            rate_source=row.rate_source,
            payer=row.payer,
            reference=row.reference,
            note=row.note,
            created_by=row.created_by,
            created_at=row.created_at,
            version=row.version,
            parts=parts[row.id],
            refunded=repaid[row.id],
            refunds=backs[row.id],
            custom=own.get(row.id, {}),
        )
        for row in rows
    ]


async def parts_of(
    session: ReadSession, *, payment_ids: Collection[UUID] = (), order_id: UUID | None = None
) -> list[schemas.Part]:
    """Parts of payments, or of an order."""
    statement = select(PaymentAllocation, SalesOrder.number, SalesOrder.currency).join(
        SalesOrder,
        (SalesOrder.tenant_id == PaymentAllocation.tenant_id) & (SalesOrder.id == PaymentAllocation.order_id),
    )
    chosen = PaymentAllocation.order_id == order_id if order_id else PaymentAllocation.payment_id.in_(list(payment_ids))
    found = await session.execute(statement.where(chosen).order_by(PaymentAllocation.at, PaymentAllocation.id))
    return [
        schemas.Part(
            id=row.id,
            payment_id=row.payment_id,
            order_id=row.order_id,
            order_number=number,
            due_line_id=row.due_line_id,
            kind=cast("schemas.SettledBy", row.kind),
            settles=row.settles,
            currency=currency,
            amount=row.amount,
            exchange_difference=row.exchange_difference,
            reason=row.reason,
            at=row.at,
            by_name=row.by_name,
        )
        for row, number, currency in found
    ]


async def outstanding(session: ReadSession, order_id: UUID) -> Decimal:
    """What of an order is not settled, in its currency. Raises `NotFoundError`."""
    return (await order_money(session, order_id)).outstanding


async def order_money(session: ReadSession, order_id: UUID) -> schemas.OrderMoney:
    """Where an order's money stands. Raises `NotFoundError`."""
    order, _ = await find_order(session, order_id)
    parts = await parts_of(session, order_id=order_id)
    ids = {part.payment_id for part in parts if part.payment_id}
    payments = list(await session.scalars(select(Payment).where(Payment.id.in_(ids)).order_by(Payment.received_on)))
    states = {row.id: row.state for row in payments}

    def settled(kind: schemas.SettledBy, state: str = "received") -> Decimal:
        return sum(
            (
                part.settles
                for part in parts
                if part.kind == kind and (part.payment_id is None or states.get(part.payment_id) == state)
            ),
            ZERO,
        )

    received, borne, waived = settled("money"), settled("bank_charge"), settled("short_payment")
    credited, debited = await noted(session, order_id)
    gained = [
        part.exchange_difference for part in parts if part.payment_id and states.get(part.payment_id) == "received"
    ]
    return schemas.OrderMoney(
        currency=order.currency,
        total=order.total,
        received=received,
        borne=borne,
        waived=waived,
        credited=credited,
        debited=debited,
        outstanding=(
            ZERO if order.state == "cancelled" else order.total + debited - credited - received - borne - waived
        ),
        exchange_difference=sum(gained, ZERO),
        base_currency=(await load_settings(session)).base_currency,
        announced=settled("money", "slip"),
        terms=order.payment_terms,
        terms_understood=read_terms(order.payment_terms or "") is not None,
        dues=[due_view(row) for row in await dues_of(session, [order_id])],
        parts=parts,
        payments=await payment_views(session, payments),
        letters=await letters_of(session, order_id=order_id),
        notes=await note_views(session, order_id=order_id),
        credit=await credit_of(session, order.company_id),
        beyond_limit=await beyond_limit(session, order),
    )


def due_view(row: DueLine) -> schemas.DueView:
    """A due line as it is answered; late days are counted from today."""
    late = (current_day() - row.due_on).days if row.due_on and row.settled < row.amount else 0
    return schemas.DueView(
        id=row.id,
        label=row.label,  # type: ignore[arg-type]  # the table's check holds the lists
        percent=row.percent,
        amount=row.amount,
        settled=row.settled,
        method=row.method,  # type: ignore[arg-type]
        trigger=row.trigger,  # type: ignore[arg-type]
        months=row.months,
        days=row.days,
        due_on=row.due_on,
        overdue_days=max(0, late),
    )


async def note_views(
    session: ReadSession, *, order_id: UUID | None = None, company_id: UUID | None = None
) -> list[schemas.AccountNoteView]:
    """Credit and debit notes of an order, or of a company or all companies, of orders that are seen; newest first."""
    sight = await sight_of(session, "order")
    statement = (
        select(AccountNote, SalesOrder.number)
        .join(SalesOrder, (SalesOrder.tenant_id == AccountNote.tenant_id) & (SalesOrder.id == AccountNote.order_id))
        .where(sight.sees(SalesOrder.owner_id))
        .order_by(AccountNote.dated_on.desc(), AccountNote.id.desc())
        .limit(_MOST_NOTES)
    )
    if order_id is not None:
        statement = statement.where(AccountNote.order_id == order_id)
    if company_id is not None:
        statement = statement.where(AccountNote.company_id == company_id)
    found = (await session.execute(statement)).all()
    companies = await companies_by_id(session, {row.company_id for row, _ in found})
    return [
        schemas.AccountNoteView(
            id=row.id,
            company=companies[row.company_id].company if row.company_id in companies else None,
            order_id=row.order_id,
            order_number=number,
            paper_id=row.paper_id,
            kind=cast("schemas.NoteKind", row.kind),
            number=row.number,
            state=cast("schemas.NoteState", row.state),
            reason=cast("schemas.NoteReason", row.reason),
            note=row.note,
            currency=row.currency,
            amount=row.amount,
            dated_on=row.dated_on,
            due_on=row.due_on,
            void_reason=row.void_reason,
            created_by=row.created_by,
        )
        for row, number in found
    ]
