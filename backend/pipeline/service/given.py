"""Checks what a person gave for a deal, and puts it into place."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from msgspec import UNSET
from sqlalchemy import delete, select

from backend.customers.queries.whom import companies_by_id, contacts_by_id
from backend.pipeline.models import Deal, DealCompetitor, DealLine, DealOwner, Pipeline
from backend.pipeline.queries.access import amounts_hidden
from backend.pipeline.rates import lock_rate
from backend.pipeline.schemas import deals as schemas
from i18n.messages import N_
from i18n.words import fold
from tenants.directory.models import Membership
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.session import ReadSession, WriteSession

#: Columns that are taken as they are given.
_PLAIN = ("amount", "probability", "deposit_percent", "expected_close_on", "expected_ship_on", "next_follow_up_at")
_TEXTS = ("next_step", "note")
#: 14 digits before the point, as the columns have them.
MOST = Decimal(99_999_999_999_999)
_HUNDRED = Decimal(100)


def refuse(field: str, code: str, message: str) -> ValidationFailedError:
    """One wrong field."""
    return ValidationFailedError(errors=[FieldProblem(field, code, message)])


def check_number(field: str, value: Decimal | None, most: Decimal = MOST, *, nought: bool = True) -> None:
    """Raise `ValidationFailedError` unless the number is from nought (or above it) to `most`; None is none."""
    if value is not None and not (value.is_finite() and (value >= 0 if nought else value > 0) and value <= most):
        raise refuse(field, "out-of-range", N_("This number cannot be."))


async def require_company(session: ReadSession, company_id: UUID) -> None:
    """Raise `ValidationFailedError` unless the company exists and is not archived."""
    found = (await companies_by_id(session, [company_id])).get(company_id)
    if found is None or found.archived:
        raise refuse("company_id", "unknown-company", N_("There is no such company."))


async def require_members(session: ReadSession, seats: Sequence[UUID], field: str) -> None:
    """Raise `ValidationFailedError` unless all are colleagues who are still here."""
    if not seats:
        return
    found = set(await session.scalars(select(Membership.id).where(Membership.id.in_(seats), Membership.active)))
    if set(seats) - found:
        raise refuse(field, "unknown-user", N_("There is no such colleague."))


async def apply_fields(session: WriteSession, deal: Deal, given: schemas.DealFields) -> None:
    """Set what was given on the deal. Raises `ValidationFailedError`."""
    check_number("amount", given.amount or None)
    check_number("deposit_percent", given.deposit_percent or None, _HUNDRED)
    if given.locked_rate:
        check_number("locked_rate.rate", given.locked_rate.rate, Decimal(999_999_999), nought=False)
    for name in _PLAIN:
        value = getattr(given, name)
        if value is not UNSET:
            setattr(deal, name, value)
    for name in _TEXTS:
        value = getattr(given, name)
        if value is not UNSET:
            setattr(deal, name, (value or "").strip() or None)
    if given.contact_id is not UNSET:
        deal.contact_id = await _contact(session, deal, given.contact_id)
    if given.owner_id is not UNSET:
        await require_members(session, [given.owner_id] if given.owner_id else [], "owner_id")
        deal.owner_id = given.owner_id
    await _money(session, deal, given)


async def _contact(session: ReadSession, deal: Deal, contact_id: UUID | None) -> UUID | None:
    if contact_id is None:
        return None
    found = (await contacts_by_id(session, [contact_id])).get(contact_id)
    if found is None:
        raise refuse("contact_id", "unknown-contact", N_("There is no such contact."))
    return contact_id


async def _money(session: WriteSession, deal: Deal, given: schemas.DealFields) -> None:
    """A new currency needs a new rate; a given rate is locked; otherwise the locked one stays."""
    currency = deal.currency if given.currency is UNSET else given.currency.upper()
    changed = currency != deal.currency
    if not changed and given.locked_rate is UNSET and deal.rate_currency is not None:
        return
    deal.currency = currency
    pipeline = await session.get_one(Pipeline, (deal.tenant_id, deal.pipeline_id))
    await lock_rate(session, deal, pipeline.currency, given.locked_rate or None)


async def replace_lists(session: WriteSession, deal: Deal, given: schemas.DealFields) -> None:
    """Put the given lines, competitors and shares in the place of those that were. The deal's row must exist."""
    if given.lines is not UNSET:
        for at, each in enumerate(given.lines):
            check_number(f"lines.{at}.quantity", each.quantity)
            check_number(f"lines.{at}.unit_price", each.unit_price)
        kept = await _unseen_prices(session, deal)
        lines = [_line(each, at) for at, each in enumerate(given.lines)]
        for line in lines:
            line["unit_price"] = line["unit_price"] if kept is None else kept.get(fold(line["product"]))
        await _replace(session, DealLine, deal, lines)
        deal.product_key = fold(given.lines[0].product).strip()[:200] or None if given.lines else None
        sums = [each.quantity * each.unit_price for each in given.lines if each.quantity and each.unit_price]
        if deal.amount is None and sums and given.amount is UNSET:
            deal.amount = sum(sums)  # type: ignore[assignment]  # not empty, so a Decimal
    if given.competitors is not UNSET:
        rows = [
            {"name": each.name.strip(), "offer": each.offer or None, "note": each.note or None}
            for each in given.competitors
        ]
        await _replace(session, DealCompetitor, deal, rows)
    if given.co_owners is not UNSET:
        seats = [each.member_id for each in given.co_owners]
        for at, owner in enumerate(given.co_owners):
            check_number(f"co_owners.{at}.share", owner.share, _HUNDRED, nought=False)
        await require_members(session, seats, "co_owners")
        if len(set(seats)) < len(seats):
            raise refuse("co_owners", "double", N_("Everybody can be named once."))
        if deal.owner_id in seats:
            raise refuse("co_owners", "owner", N_("The owner has what the others leave."))
        if sum(each.share for each in given.co_owners) > 100:
            raise refuse("co_owners", "too-much", N_("The shares are more than 100 %."))
        await _replace(
            session, DealOwner, deal, [{"member_id": each.member_id, "share": each.share} for each in given.co_owners]
        )


async def _unseen_prices(session: WriteSession, deal: Deal) -> dict[str, Decimal | None] | None:
    """The prices of a deal's lines by product, for who changes lines without seeing what they are worth; else None."""
    if not await amounts_hidden(session):
        return None
    rows = await session.scalars(select(DealLine).where(DealLine.deal_id == deal.id))
    return {fold(row.product): row.unit_price for row in rows}


def _line(given: schemas.GivenLine, position: int) -> dict[str, Any]:
    return {
        "position": position,
        "product": given.product.strip(),
        "product_id": given.product_id,
        "quantity": given.quantity,
        "unit": (given.unit or "").strip().upper() or None,
        "unit_price": given.unit_price,
    }


async def _replace(
    session: WriteSession,
    model: type[DealLine] | type[DealCompetitor] | type[DealOwner],
    deal: Deal,
    rows: list[dict[str, Any]],
) -> None:
    await session.execute(delete(model).where(model.deal_id == deal.id).execution_options(synchronize_session=False))
    for row in rows:
        session.add(model(deal_id=deal.id, **row))
    await session.flush()
