"""Credit and debit notes: what an order comes to less or more after it was invoiced, with a paper of their own."""

from decimal import Decimal
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import select

from backend.trade import checks
from backend.trade.clock import current_day
from backend.trade.errors import WrongStateError
from backend.trade.money import LineInput, line_amount, shown
from backend.trade.numbering import take_number
from backend.trade.orders.service.making import locked_order
from backend.trade.papers.cores import core_of
from backend.trade.papers.firms import layout_of, series_of
from backend.trade.papers.issuing import NUMBERS, keep_paper
from backend.trade.papers.model import Paper, PaperLine, Sums, derive
from backend.trade.papers.models import TradePaper
from backend.trade.payments import schemas
from backend.trade.payments.errors import CreditBeyondInvoiceError
from backend.trade.payments.models import AccountNote
from backend.trade.payments.queries import note_views, order_money
from backend.trade.terms.dues import noted, refresh_dues
from i18n.messages import N_
from tenants import audit
from tenants.blobs import BlobStore
from tenants.context import Actor
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import new_id
from tenants.session import ReadSession, WriteSession

ZERO: Final = Decimal(0)


async def write_note(
    session: WriteSession, blobs: BlobStore, actor: Actor, order_id: UUID, given: schemas.NewAccountNote
) -> schemas.OrderMoney:
    """Issue a credit or debit note: it gets the next number of its kind, a paper, and its effect on what is owed.

    Raises `NotAllowedError`, `NotFoundError`, `WrongStateError` (a draft, a cancelled order), `ValidationFailedError`,
    `CreditBeyondInvoiceError`, `PaperNotPossibleError`.
    """
    actor.require("trade.approve")
    order = await locked_order(session, actor, order_id)
    if order.state in {"draft", "cancelled"}:
        raise WrongStateError
    amounts = [_amount(line, order.currency, i) for i, line in enumerate(given.lines)]
    total = sum(amounts, ZERO)
    if given.kind == "credit_note":
        credited, debited = await noted(session, order_id)
        if credited + total > order.total + debited:
            over = shown(credited + total - order.total - debited, order.currency)
            raise CreditBeyondInvoiceError(number=order.number, over=over, currency=order.currency)
    series = await series_of(session, order.firm_id)
    number = await take_number(session, f"paper_{given.kind}", NUMBERS[given.kind], series=series)
    dated_on = given.dated_on or current_day()
    paper = await _paper(session, order_id, given, number, amounts)
    paper.date, paper.series = dated_on, series
    layout = await layout_of(session, given.kind, order.firm_id)
    made = await keep_paper(session, blobs, actor, paper, layout, company_id=order.company_id, order_id=order_id)
    session.add(
        AccountNote(
            id=new_id(),
            company_id=order.company_id,
            order_id=order_id,
            paper_id=made.id,
            kind=given.kind,
            number=number,
            state="issued",
            reason=given.reason,
            note=(given.note or "").strip() or None,
            currency=order.currency,
            amount=total,
            lines=[
                msgspec.to_builtins(line) | {"amount": str(amount)}
                for line, amount in zip(given.lines, amounts, strict=True)
            ],
            dated_on=dated_on,
            due_on=(given.due_on or dated_on) if given.kind == "debit_note" else None,
            void_reason=None,
            created_by=actor.name,
        )
    )
    await session.flush()
    await refresh_dues(session, order_id)
    audit.record(session, f"{given.kind}.issued", subject_id=order_id, subject_name=number, amount=str(total))
    return await order_money(session, order_id)


async def void_note(session: WriteSession, actor: Actor, note_id: UUID, reason: str) -> schemas.OrderMoney:
    """Declare a note void: it counts no more, its number and its paper stay. Raises `NotAllowedError`,
    `NotFoundError`, `WrongStateError`."""
    actor.require("trade.approve")
    note = await session.scalar(select(AccountNote).where(AccountNote.id == note_id))
    if note is None:
        raise NotFoundError
    await locked_order(session, actor, note.order_id)
    await session.refresh(note, with_for_update=True)
    if note.state != "issued":
        raise WrongStateError
    note.state, note.void_reason = "void", reason
    paper = await session.scalar(select(TradePaper).where(TradePaper.id == note.paper_id).with_for_update())
    if paper is not None:
        paper.state, paper.reason = "void", reason
    await session.flush()
    await refresh_dues(session, note.order_id)
    audit.record(session, f"{note.kind}.voided", subject_id=note.order_id, subject_name=note.number, reason=reason)
    return await order_money(session, note.order_id)


async def list_notes(session: ReadSession, company_id: UUID | None) -> list[schemas.AccountNoteView]:
    """The newest notes of companies whose orders are seen."""
    return await note_views(session, company_id=company_id)


def _amount(line: schemas.AccountNoteLine, currency: str, place: int) -> Decimal:
    checks.amount(line.quantity, f"lines.{place}.quantity")
    checks.amount(line.unit_price, f"lines.{place}.unit_price")
    amount = line_amount(LineInput(line.quantity, line.unit_price), currency)
    if amount <= 0:
        raise ValidationFailedError(
            errors=[FieldProblem(f"lines.{place}.unit_price", "range", N_("Give an amount above zero."))]
        )
    return amount


async def _paper(
    session: ReadSession, order_id: UUID, given: schemas.NewAccountNote, number: str, amounts: list[Decimal]
) -> Paper:
    core = await core_of(session, order_id)
    core.lines = [
        PaperLine(
            number=i + 1,
            description=line.text.strip(),
            quantity=line.quantity,
            unit=line.unit,
            unit_price=line.unit_price,
            amount=amount,
        )
        for i, (line, amount) in enumerate(zip(given.lines, amounts, strict=True))
    ]
    total = sum(amounts, ZERO)
    core.totals = Sums(subtotal=total, total=total)
    core.terms = msgspec.structs.replace(core.terms, schedule=[])
    paper = derive(core, given.kind, number, current_day(), given.languages)
    paper.bank = core.bank if given.kind == "debit_note" else None
    paper.reason, paper.notes = given.reason, (given.note or "").strip()
    return paper
