"""What a company may owe and owes: what was shipped and is not paid, what letters of credit and insurance cover."""

from decimal import Decimal
from typing import Final
from uuid import UUID

from sqlalchemy import func, select

from backend.trade.clock import current_day
from backend.trade.money import convert, round_money
from backend.trade.orders.models import OrderLine, SalesOrder
from backend.trade.payments import schemas
from backend.trade.payments.letters.queries import available
from backend.trade.payments.models import CreditLimit, LetterOfCredit
from backend.trade.rates.queries import rate_on
from backend.trade.settings import load_settings
from backend.trade.shipments.models import Shipment, ShipmentLine
from backend.trade.terms.models import DueLine
from tenants.session import ReadSession

ZERO: Final = Decimal(0)
_GONE: Final = ("departed", "arrived", "delivered")


async def credit_of(session: ReadSession, company_id: UUID) -> schemas.Credit:
    """What a company may owe and owes. Of an order that was shipped in part, the part's share of the price counts, and
    what was paid is taken off it first."""
    limit = await session.scalar(select(CreditLimit).where(CreditLimit.company_id == company_id))
    currency = limit.currency if limit else (await load_settings(session)).base_currency
    today = current_day()
    rates: dict[str, Decimal | None] = {currency: Decimal(1)}

    async def worth(amount: Decimal, theirs: str) -> Decimal:
        if theirs not in rates:
            known = await rate_on(session, theirs, currency, today)
            rates[theirs] = known.rate if known else None
        return convert(amount, rates[theirs] or ZERO, currency)

    uses: list[schemas.CreditUse] = []
    coming = ZERO
    for order, price, settled, share in await _standing(session, company_id):
        owed = max(ZERO, round_money(price * share, order.currency) - settled)
        coming += await worth(max(ZERO, price - settled - owed), order.currency)
        if owed > 0:
            theirs = await worth(owed, order.currency)
            covered = min(theirs, await _covered(session, order.id, worth))
            uses.append(
                schemas.CreditUse(
                    order_id=order.id, order_number=order.number, owed=owed, currency=order.currency, counted=theirs,
                    covered=covered,
                )
            )  # fmt: skip
    owed, covered = (sum((getattr(use, name) for use in uses), ZERO) for name in ("counted", "covered"))
    valid = limit is not None and (limit.insured_until is None or limit.insured_until >= today)
    insured = limit.insured if limit is not None and valid else ZERO
    open_risk = owed - covered
    return schemas.Credit(
        currency=currency,
        limit=limit.amount if limit else None,
        insured=limit.insured if limit else ZERO,
        insurer=limit.insurer if limit else None,
        insured_until=limit.insured_until if limit else None,
        insurance_valid=valid,
        note=limit.note if limit else None,
        owed=round_money(owed, currency),
        covered=round_money(covered, currency),
        used=round_money(open_risk, currency),
        coming=round_money(coming, currency),
        free=None if limit is None else max(ZERO, limit.amount - open_risk),
        over=ZERO if limit is None else max(ZERO, open_risk - limit.amount),
        at_risk=max(ZERO, open_risk - insured),
        orders=sorted(uses, key=lambda use: -use.counted),
        unknown_rates=sorted(theirs for theirs, rate in rates.items() if rate is None),
    )


async def beyond_limit(session: ReadSession, order: SalesOrder) -> Decimal:
    """By how much the company would owe more than it may once all of `order` were shipped; zero without a limit. In the
    limit's currency. What letters of credit cover does not count; nor does what is paid."""
    credit = await credit_of(session, order.company_id)
    if credit.limit is None or order.state in {"cancelled", "closed"}:
        return ZERO
    today = current_day()
    known = await rate_on(session, order.currency, credit.currency, today)
    rate = Decimal(1) if order.currency == credit.currency else known.rate if known else ZERO

    async def worth(amount: Decimal, theirs: str) -> Decimal:
        if theirs == credit.currency:
            return amount
        found = await rate_on(session, theirs, credit.currency, today)
        return convert(amount, found.rate if found else ZERO, credit.currency)

    dues = (await session.execute(
        select(func.sum(DueLine.amount), func.sum(DueLine.settled), func.count()).where(DueLine.order_id == order.id)
    )).one()  # fmt: skip
    left = dues[0] - dues[1] if dues[2] else order.total
    whole = max(ZERO, convert(left, rate, credit.currency) - await _covered(session, order.id, worth))
    already = sum((use.counted - use.covered for use in credit.orders if use.order_id == order.id), ZERO)
    return max(ZERO, round_money(credit.used - already + whole - credit.limit, credit.currency))


async def _standing(session: ReadSession, company_id: UUID) -> list[tuple[SalesOrder, Decimal, Decimal, Decimal]]:
    """Orders with something open: the order, its price with notes, what of it is settled, the share that has left."""
    found = await session.execute(
        select(SalesOrder, func.sum(DueLine.amount), func.sum(DueLine.settled))
        .join(DueLine, (SalesOrder.tenant_id == DueLine.tenant_id) & (SalesOrder.id == DueLine.order_id))
        .where(SalesOrder.company_id == company_id, SalesOrder.state != "cancelled")
        .group_by(SalesOrder.tenant_id, SalesOrder.id)
        .having(func.sum(DueLine.settled) < func.sum(DueLine.amount))
    )
    orders = {order.id: (order, price, settled) for order, price, settled in found}
    value = OrderLine.unit_price * (100 - OrderLine.discount)
    ordered = await session.execute(
        select(OrderLine.order_id, func.sum(OrderLine.quantity * value))
        .where(OrderLine.order_id.in_(orders))
        .group_by(OrderLine.order_id)
    )
    whole: dict[UUID, Decimal] = {row[0]: row[1] for row in ordered}
    left = await session.execute(
        select(OrderLine.order_id, func.sum(ShipmentLine.quantity * value))
        .join(
            ShipmentLine,
            (ShipmentLine.tenant_id == OrderLine.tenant_id) & (ShipmentLine.order_line_id == OrderLine.id),
        )
        .join(Shipment, (Shipment.tenant_id == ShipmentLine.tenant_id) & (Shipment.id == ShipmentLine.shipment_id))
        .where(OrderLine.order_id.in_(orders), Shipment.state.in_(_GONE))
        .group_by(OrderLine.order_id)
    )
    gone: dict[UUID, Decimal] = {row[0]: row[1] for row in left}
    return [
        (
            order,
            price,
            settled,
            min(Decimal(1), gone.get(order.id, ZERO) / whole[order.id]) if whole.get(order.id) else ZERO,
        )
        for order, price, settled in orders.values()
    ]


async def _covered(session: ReadSession, order_id: UUID, worth) -> Decimal:  # type: ignore[no-untyped-def]  # a closure
    letters = await session.scalars(
        select(LetterOfCredit).where(
            LetterOfCredit.order_id == order_id, LetterOfCredit.state.in_(("issued", "presented")),
            LetterOfCredit.expires_on >= current_day(),
        )
    )  # fmt: skip
    return sum([await worth(available(letter), letter.currency) for letter in letters], ZERO)
