"""What is common to all that is done with a receipt: one writer at a time, and the rate it is stored with."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from backend.trade import checks
from backend.trade.payments.models import Payment, PaymentRefund
from backend.trade.payments.queries import find_payment
from backend.trade.rates.queries import rate_on
from backend.trade.settings import load_settings
from i18n.messages import N_
from tenants.context import Actor
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.session import ReadSession, WriteSession


async def locked_payment(session: WriteSession, actor: Actor, payment_id: UUID) -> Payment:
    """The payment, locked, for somebody who may change it. Raises `NotAllowedError`, `NotFoundError`."""
    actor.require("trade.write")
    await find_payment(session, payment_id)
    found = await session.scalars(
        select(Payment).where(Payment.id == payment_id).with_for_update().execution_options(populate_existing=True)
    )
    return found.one()


async def stamp_rate(
    session: ReadSession, row: Payment | PaymentRefund, currency: str, rate: Decimal | None, on: date
) -> None:
    """Store the rate to the base currency: the given one, or the last known on the day."""
    base = (await load_settings(session)).base_currency
    if rate is not None:
        row.rate = checks.amount(rate, "rate", places=10)
        if not rate or (currency == base and rate != 1):
            raise ValidationFailedError(
                errors=[FieldProblem("rate", "sense", N_("This is no rate between two currencies."))]
            )
        row.rate_date, row.rate_source = on, "entered"
        return
    known = await rate_on(session, currency, base, on)
    row.rate = known.rate if known else None
    row.rate_date, row.rate_source = (known.on_date, known.source) if known else (None, None)
