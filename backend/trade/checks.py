"""Amounts, codes and ids that callers give, checked."""

import re
from decimal import Decimal
from typing import Final
from uuid import UUID

from babel.numbers import is_currency
from sqlalchemy import select

from backend.accounts.queries.sight import sight_of
from backend.customers.queries.rows import Company, Contact
from backend.pipeline.queries.access import find_deal
from backend.trade.units import unit_code
from i18n.messages import N_
from tenants.directory.models import Membership
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.session import ReadSession

_MOST: Final = Decimal(10) ** 13
_CURRENCY: Final = re.compile(r"[A-Z]{3}")


def amount(value: Decimal, field: str, *, most: Decimal = _MOST, places: int = 6) -> Decimal:
    """A finite amount from 0 to `most` with at most `places` decimals; raises `ValidationFailedError`."""
    if not value.is_finite() or value < 0 or value > most:
        raise ValidationFailedError(
            errors=[FieldProblem(field, "range", N_("Give a number from 0 to {most}."), most=f"{most:,}")]
        )
    exponent = value.normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > places:
        raise ValidationFailedError(
            errors=[FieldProblem(field, "places", N_("At most {places} decimals."), places=places)]
        )
    return value


def amount_or_none(value: Decimal | None, field: str) -> Decimal | None:
    """As `amount`, where nothing may be given."""
    return None if value is None else amount(value, field)


def percent(value: Decimal, field: str) -> Decimal:
    """A share from 0 to 100 with at most four decimals; raises `ValidationFailedError`."""
    return amount(value, field, most=Decimal(100), places=4)


def currency(value: str, field: str = "currency") -> str:
    """An ISO 4217 code in capitals; raises `ValidationFailedError`."""
    code = value.strip().upper()
    if not _CURRENCY.fullmatch(code):
        raise ValidationFailedError(errors=[FieldProblem(field, "currency", N_("Give a currency of three letters."))])
    if not is_currency(code):
        raise ValidationFailedError(
            errors=[FieldProblem(field, "currency", N_("There is no currency {name}."), name=code)]
        )
    return code


def unit(value: str, field: str) -> str:
    """The Rec 20 code of a unit; raises `ValidationFailedError`."""
    code = unit_code(value)
    if code is None:
        raise ValidationFailedError(errors=[FieldProblem(field, "unit", N_("This unit is not known."))])
    return code


async def require_company(session: ReadSession, company_id: UUID) -> Company:
    """The company, if it exists and is seen; raises `NotFoundError`."""
    found = await session.scalar(select(Company).where(Company.id == company_id))
    sight = await sight_of(session, "company")
    if found is None or not sight.may_see(found.owner_id):
        raise NotFoundError
    return found


async def require_contact(session: ReadSession, contact_id: UUID | None) -> None:
    """Raises `NotFoundError` for a contact that does not exist."""
    if contact_id and await session.scalar(select(Contact.id).where(Contact.id == contact_id)) is None:
        raise NotFoundError


async def require_deal(session: ReadSession, deal_id: UUID | None) -> None:
    """Raises `NotFoundError` for a deal that does not exist or is not seen."""
    if deal_id is not None:
        await find_deal(session, deal_id)


async def require_seat(session: ReadSession, seat_id: UUID | None) -> None:
    """Raises `NotFoundError` for a seat that is not there or not active."""
    known = select(Membership.id).where(Membership.id == seat_id, Membership.active)
    if seat_id and await session.scalar(known) is None:
        raise NotFoundError


async def seat_names(session: ReadSession, ids: set[UUID]) -> dict[UUID, str]:
    """Names of seats."""
    if not ids:
        return {}
    found = await session.execute(select(Membership.id, Membership.name).where(Membership.id.in_(ids)))
    return {row.id: row.name for row in found}
