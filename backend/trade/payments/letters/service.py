"""Noting and changing letters of credit. Amendments bind once the seller accepts them, whole (UCP 600 art. 10)."""

from decimal import Decimal
from uuid import UUID

import msgspec
from msgspec import UNSET
from sqlalchemy import select

from backend.trade import checks
from backend.trade.clock import current_day
from backend.trade.errors import WrongStateError
from backend.trade.orders.service.making import locked_order
from backend.trade.payments.letters import schemas
from backend.trade.payments.letters.queries import OPEN, load_letter
from backend.trade.payments.models import LetterOfCredit
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import new_id
from tenants.session import WriteSession
from tenants.versions import raise_version


async def write_letter(session: WriteSession, actor: Actor, order_id: UUID, given: schemas.LcFields) -> schemas.LcView:
    """Note a letter of credit for an order. Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError`."""
    await locked_order(session, actor, order_id)
    row = LetterOfCredit(id=new_id(), order_id=order_id, amendments=[])
    _fill(row, given)
    session.add(row)
    await session.flush()
    audit.record(session, "letter_of_credit.noted", subject_id=row.id, subject_name=row.number)
    return await load_letter(session, row.id)


async def change_letter(
    session: WriteSession, actor: Actor, letter_id: UUID, given: schemas.LcFields, expected: int
) -> schemas.LcView:
    """Write a letter of credit anew. Raises `NotAllowedError`, `NotFoundError`, `VersionConflictError`."""
    row = await _locked(session, actor, letter_id)
    raise_version(row, expected, await load_letter(session, row.id))
    _fill(row, given)
    await session.flush()
    audit.record(session, "letter_of_credit.changed", subject_id=row.id, subject_name=row.number)
    return await load_letter(session, row.id)


async def offer_amendment(
    session: WriteSession, actor: Actor, letter_id: UUID, given: schemas.LcAmendmentInput
) -> schemas.LcView:
    """Note an amendment that the bank advised. The credit's terms stay as they are until it is accepted.

    Raises `NotAllowedError`, `NotFoundError`, `WrongStateError` (the credit is paid or over),
    `ValidationFailedError` (nothing differs).
    """
    row = await _locked(session, actor, letter_id)
    if row.state not in OPEN:
        raise WrongStateError
    _checked(given.terms)
    terms = {name: value for name, value in _given(given.terms).items() if _differs(getattr(row, name), value)}
    if not terms:
        raise ValidationFailedError(errors=[FieldProblem("terms", "same", N_("Say which terms it changes."))])
    number = 1 + max((each.get("number", place + 1) for place, each in enumerate(row.amendments)), default=0)
    row.amendments = [
        *row.amendments,
        {
            "number": number,
            "on": given.on.isoformat(),
            "text": given.text.strip(),
            "terms": msgspec.to_builtins(terms),
            "before": msgspec.to_builtins({name: getattr(row, name) for name in terms}),
            "state": "offered",
            "answered_on": None,
            "answered_by": None,
        },
    ]
    return await _kept(session, row, "letter_of_credit.amendment_offered", number)


async def answer_amendment(
    session: WriteSession, actor: Actor, letter_id: UUID, number: int, given: schemas.LcAnswer
) -> schemas.LcView:
    """Accept an amendment, whole, so that its terms are the credit's from now on, or refuse it.

    Raises `NotAllowedError`, `NotFoundError`, `WrongStateError` (it was answered).
    """
    row = await _locked(session, actor, letter_id)
    found = next((each for each in row.amendments if each.get("number") == number), None)
    if found is None:
        raise NotFoundError
    if found["state"] != "offered":
        raise WrongStateError
    answered = found | {
        "state": "accepted" if given.accept else "refused",
        "answered_on": (given.on or current_day()).isoformat(),
        "answered_by": actor.name,
    }
    if given.accept:
        terms = _given(msgspec.convert(found["terms"], schemas.LcTerms, strict=False))
        # What it changes from: another amendment may have been accepted since it was offered.
        answered["before"] = msgspec.to_builtins({name: getattr(row, name) for name in terms})
        for name, value in terms.items():
            setattr(row, name, value)
    row.amendments = [answered if each is found else each for each in row.amendments]
    return await _kept(session, row, f"letter_of_credit.amendment_{answered['state']}", number)


async def _kept(session: WriteSession, row: LetterOfCredit, what: str, number: int) -> schemas.LcView:
    row.version += 1
    await session.flush()
    audit.record(session, what, subject_id=row.id, subject_name=row.number, amendment=number)
    return await load_letter(session, row.id)


async def _locked(session: WriteSession, actor: Actor, letter_id: UUID) -> LetterOfCredit:
    row = await session.scalar(select(LetterOfCredit).where(LetterOfCredit.id == letter_id).with_for_update())
    if row is None:
        raise NotFoundError
    await locked_order(session, actor, row.order_id)
    return row


def _given(terms: schemas.LcTerms) -> dict[str, object]:
    return {name: value for name in terms.__struct_fields__ if (value := getattr(terms, name)) is not UNSET}


def _differs(before: object, after: object) -> bool:
    return (before or None) != (after or None) if not isinstance(after, (bool, Decimal)) else before != after


def _checked(terms: schemas.LcTerms) -> None:
    if terms.amount is not UNSET:
        checks.amount(terms.amount, "terms.amount")
    if terms.tolerance is not UNSET:
        checks.percent(terms.tolerance, "terms.tolerance")


def _fill(row: LetterOfCredit, given: schemas.LcFields) -> None:
    for place, drawing in enumerate(given.drawings):
        checks.amount(drawing.amount, f"drawings.{place}.amount")
    for name in schemas.LcFields.__struct_fields__:
        setattr(row, name, getattr(given, name))
    row.currency = checks.currency(given.currency)
    row.amount, row.tolerance = checks.amount(given.amount, "amount"), checks.percent(given.tolerance, "tolerance")
    row.drawings = msgspec.to_builtins(given.drawings)
    row.discrepancies = msgspec.to_builtins(given.discrepancies)
