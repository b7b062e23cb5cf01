"""Reads of money: payments, what orders owe, ageing, limits."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, cast
from uuid import UUID

import msgspec
from sqlalchemy import select

from backend.accounts.queries.sight import sight_of
from backend.customers.queries.rows import Company
from backend.customers.queries.whom import companies_by_id
from backend.trade.money import convert, round_money
from backend.trade.orders.models import SalesOrder
from backend.trade.orders.queries import find_order
from backend.trade.payments import schemas
from backend.trade.payments.allocating import ZERO, Open, propose
from backend.trade.payments.models import CreditLimit, LetterOfCredit, Payment, PaymentAllocation
from backend.trade.rates.queries import rate_on
from backend.trade.settings import load_settings
from backend.trade.shipments.models import Shipment, ShipmentOrder
from backend.trade.shipments.queries import shipments_of
from backend.trade.terms.dues import dues_of
from backend.trade.terms.models import DueLine
from backend.trade.terms.reading import read_terms
from backend.trade.terms.schedule import Method
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.paging import Page, SortField, after_cursor, page_of, sorting
from tenants.session import ReadSession

SORTS: Final = {"received_on": SortField(Payment.received_on, date), "amount": SortField(Payment.amount, Decimal)}
_GONE: Final = ("departed", "arrived", "delivered")


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
) -> Page[schemas.PaymentView]:
    """Payments of companies that the session's actor sees, the last first."""
    sight = await sight_of(session, "company")
    chosen = sorting(sort, SORTS, Payment.id, "-received_on")
    statement = (
        select(Payment)
        .join(Company, (Company.tenant_id == Payment.tenant_id) & (Company.id == Payment.company_id))
        .where(sight.sees(Company.owner_id))
    )
    if filters.company_id is not None:
        statement = statement.where(Payment.company_id == filters.company_id)
    if filters.state is not None:
        statement = statement.where(Payment.state == filters.state)
    rows = list(await session.scalars(after_cursor(statement, chosen, cursor, limit)))
    views = {view.id: view for view in await payment_views(session, rows[:limit])}
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: getattr(row, chosen.name),
        row_id=lambda row: row.id,
        item=lambda row: views[row.id],
    )


async def find_payment(session: ReadSession, payment_id: UUID) -> Payment:
    """The payment, if its company is seen; raises `NotFoundError`."""
    row = await session.scalar(select(Payment).where(Payment.id == payment_id))
    if row is None:
        raise NotFoundError
    owner = await session.scalar(select(Company.owner_id).where(Company.id == row.company_id))
    if not (await sight_of(session, "company")).may_see(owner):
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
    companies = await companies_by_id(session, {row.company_id for row in rows})
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
            unallocated=row.amount - sum((part.amount for part in parts[row.id] if part.kind == "money"), ZERO),
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
    letters = await session.scalars(
        select(LetterOfCredit).where(LetterOfCredit.order_id == order_id).order_by(LetterOfCredit.created_at)
    )
    shipments = list(await session.scalars(shipments_of([order_id])))
    return schemas.OrderMoney(
        currency=order.currency,
        total=order.total,
        received=received,
        borne=borne,
        waived=waived,
        outstanding=order.total - received - borne - waived,
        announced=settled("money", "slip"),
        terms=order.payment_terms,
        terms_understood=read_terms(order.payment_terms or "") is not None,
        dues=[due_view(row) for row in await dues_of(session, [order_id])],
        parts=parts,
        payments=await payment_views(session, payments),
        letters=[lc_view(row, order, shipments) for row in letters],
        credit=await credit_of(session, order.company_id),
    )


def due_view(row: DueLine) -> schemas.DueView:
    """A due line as it is answered; late days are counted from today in UTC."""
    late = (now().date() - row.due_on).days if row.due_on and row.settled < row.amount else 0
    return schemas.DueView(
        id=row.id,
        label=row.label,  # type: ignore[arg-type]  # the table's check holds the lists
        percent=row.percent,
        amount=row.amount,
        settled=row.settled,
        method=row.method,  # type: ignore[arg-type]
        trigger=row.trigger,  # type: ignore[arg-type]
        days=row.days,
        due_on=row.due_on,
        overdue_days=max(0, late),
    )


def lc_view(row: LetterOfCredit, order: SalesOrder, shipments: Sequence[Shipment]) -> schemas.LcView:
    """A letter of credit as it is answered, with what does not fit the order."""
    warnings: list[str] = []
    if row.currency != order.currency:
        warnings.append("currency")
    elif row.amount * (100 + row.tolerance) / 100 < order.total:
        warnings.append("amount")
    if row.expires_on < now().date() and row.state in {"draft", "issued", "presented"}:
        warnings.append("expired")
    sailing = [day for day in (each.departed_on or each.etd for each in shipments) if day] or (
        [order.ship_by] if order.ship_by else []
    )
    if row.latest_shipment and any(day > row.latest_shipment for day in sailing):
        warnings.append("shipment_late")
    if any(day > row.expires_on for day in sailing):
        warnings.append("shipment_after_expiry")
    same = {name: getattr(row, name) for name in schemas.LcFields.__struct_fields__}
    same["drawings"] = msgspec.convert(row.drawings, list[schemas.LcDrawing], strict=False)
    same["amendments"] = msgspec.convert(row.amendments, list[schemas.LcEvent])
    same["discrepancies"] = msgspec.convert(row.discrepancies, list[schemas.LcEvent])
    return schemas.LcView(**same, id=row.id, order_id=row.order_id, warnings=warnings, version=row.version)  # type: ignore[arg-type]


async def proposal_for(
    session: ReadSession, company_id: UUID, currency: str, credited: Decimal, charges: Decimal, *, bear: bool
) -> list[schemas.OpenLine]:
    """Open due lines of a company in a currency, the longest due first, with how a payment would be shared out."""
    sight = await sight_of(session, "order")
    found = (
        await session.execute(
            select(DueLine, SalesOrder.number)
            .join(SalesOrder, (SalesOrder.tenant_id == DueLine.tenant_id) & (SalesOrder.id == DueLine.order_id))
            .where(SalesOrder.company_id == company_id, SalesOrder.currency == currency)
            .where(sight.sees(SalesOrder.owner_id), DueLine.settled < DueLine.amount)
            .order_by(DueLine.due_on.asc().nulls_last(), SalesOrder.number, DueLine.position)
        )
    ).all()
    opens = [Open(row.order_id, row.id, row.amount - row.settled) for row, _ in found]
    parts, _ = propose(credited, charges, opens, bear_charges=bear)
    by_line = {part.due_line_id: part for part in parts}
    return [
        schemas.OpenLine(
            order_id=row.order_id,
            order_number=number,
            due_line_id=row.id,
            label=row.label,
            due_on=row.due_on,
            currency=row.currency,
            open=row.amount - row.settled,
            money=by_line[row.id].money if row.id in by_line else ZERO,
            charge=by_line[row.id].charge if row.id in by_line else ZERO,
        )
        for row, number in found
    ]


async def ageing(session: ReadSession, company_id: UUID | None = None) -> list[schemas.Ageing]:
    """What is owed by company and currency, the longest overdue first."""
    sight = await sight_of(session, "order")
    statement = (
        select(DueLine, SalesOrder.company_id)
        .join(SalesOrder, (SalesOrder.tenant_id == DueLine.tenant_id) & (SalesOrder.id == DueLine.order_id))
        .where(DueLine.settled < DueLine.amount, sight.sees(SalesOrder.owner_id))
    )
    if company_id is not None:
        statement = statement.where(SalesOrder.company_id == company_id)
    sums: dict[tuple[UUID, str], list[Decimal]] = defaultdict(lambda: [ZERO] * 5)
    oldest: dict[tuple[UUID, str], date] = {}
    today = now().date()
    for row, owner in await session.execute(statement):
        key = (owner, row.currency)
        late = (today - row.due_on).days if row.due_on else 0
        bucket = 0 if late <= 0 else 1 if late <= 30 else 2 if late <= 60 else 3 if late <= 90 else 4
        sums[key][bucket] += row.amount - row.settled
        if row.due_on is not None and late > 0:
            oldest[key] = min(oldest.get(key, row.due_on), row.due_on)
    companies = await companies_by_id(session, {key[0] for key in sums})
    rows = [
        schemas.Ageing(
            company=companies[key[0]].company if key[0] in companies else None,
            currency=key[1],
            not_due=amounts[0],
            to_30=amounts[1],
            to_60=amounts[2],
            to_90=amounts[3],
            over_90=amounts[4],
            total=sum(amounts, ZERO),
            oldest_due_on=oldest.get(key),
        )
        for key, amounts in sums.items()
    ]
    return sorted(rows, key=lambda row: (row.oldest_due_on or date.max, -row.total))


async def credit_of(session: ReadSession, company_id: UUID) -> schemas.Credit:
    """What a company may owe and owes: what was shipped and is not paid, less what letters of credit cover."""
    limit = await session.scalar(select(CreditLimit).where(CreditLimit.company_id == company_id))
    currency = limit.currency if limit else (await load_settings(session)).base_currency
    today = now().date()
    owed, covered = ZERO, ZERO
    unknown: set[str] = set()
    shipped = (
        select(ShipmentOrder.order_id)
        .join(
            Shipment,
            (Shipment.tenant_id == ShipmentOrder.tenant_id) & (Shipment.id == ShipmentOrder.shipment_id),
        )
        .where(Shipment.state.in_(_GONE))
    )
    found = await session.execute(
        select(SalesOrder.id, SalesOrder.currency, DueLine.amount - DueLine.settled)
        .join(DueLine, (SalesOrder.tenant_id == DueLine.tenant_id) & (SalesOrder.id == DueLine.order_id))
        .where(SalesOrder.company_id == company_id, SalesOrder.id.in_(shipped), DueLine.settled < DueLine.amount)
    )
    by_order: dict[UUID, Decimal] = defaultdict(lambda: ZERO)
    for order_id, theirs, left in found:
        rate = await rate_on(session, theirs, currency, today)
        if rate is None:
            unknown.add(theirs)
            continue
        by_order[order_id] += convert(left, rate.rate, currency)
    for letter in await session.scalars(
        select(LetterOfCredit).where(
            LetterOfCredit.order_id.in_(list(by_order)), LetterOfCredit.state.in_(("issued", "presented"))
        )
    ):
        rate = await rate_on(session, letter.currency, currency, today)
        if rate is not None:
            covered += min(by_order[letter.order_id], convert(letter.amount, rate.rate, currency))
    owed = sum(by_order.values(), ZERO)
    valid = limit is not None and (limit.insured_until is None or limit.insured_until >= today)
    insured = limit.insured if limit is not None and valid else ZERO
    open_risk = owed - covered
    return schemas.Credit(
        currency=currency,
        limit=limit.amount if limit else None,
        insured=limit.insured if limit else ZERO,
        insurer=limit.insurer if limit else None,
        insured_until=limit.insured_until if limit else None,
        note=limit.note if limit else None,
        owed=round_money(owed, currency),
        covered=round_money(covered, currency),
        free=None if limit is None else max(ZERO, limit.amount - open_risk),
        at_risk=max(ZERO, open_risk - insured),
        unknown_rates=sorted(unknown),
    )
