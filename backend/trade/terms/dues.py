"""Due lines of orders, kept in step with what sets them off and with what was settled."""

import re
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select

from backend.customers.queries.rows import Company
from backend.trade.mastered import invoice_days
from backend.trade.orders.models import SalesOrder
from backend.trade.papers.firms import accounts_of, find_firm
from backend.trade.papers.models import OrderPaperData, TradePaper
from backend.trade.payments.models import AccountNote, Payment, PaymentAllocation
from backend.trade.shipments.queries import shipments_of
from backend.trade.terms.models import DueLine
from backend.trade.terms.reading import read_terms
from backend.trade.terms.schedule import Due, Share, Trigger, due_lines
from tenants.orm import new_id
from tenants.session import ReadSession, WriteSession

ZERO = Decimal(0)
#: ISO 9362: bank, country, place and perhaps branch.
_SWIFT: Final = re.compile(r"[A-Z]{4}([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
#: Where the terms are not understood: all of it when the goods are shipped, which no date says before.
_UNREAD = [Share(percent=Decimal(100), method="tt", trigger="bl")]


async def refresh_dues(session: WriteSession, order_id: UUID) -> None:
    """Write the order's due lines anew from its terms, its papers' and shipments' dates and what was settled.

    Lines keep their ids by position, so that allocations keep pointing at them. Drafts and cancelled
    orders owe nothing.
    """
    order = await session.scalar(select(SalesOrder).where(SalesOrder.id == order_id).with_for_update())
    if order is None:
        return
    wanted: list[Due] = []
    if order.state not in {"draft", "cancelled"} and order.total > 0:
        shares = read_terms(order.payment_terms or "") or _UNREAD
        wanted = due_lines(
            shares, order.total, order.currency, await _trigger_dates(session, order), await _banks(session, order)
        )
    # Where the terms name no day, that of the ERP's invoice counts.
    _, fallback = await invoice_days(session, order_id)
    rows = list(await session.scalars(select(DueLine).where(DueLine.order_id == order_id).order_by(DueLine.position)))
    wanted += await _debited(session, order_id)
    for position, due in enumerate(wanted):
        if position >= len(rows):
            rows.append(DueLine(id=new_id(), order_id=order_id, position=position, settled=ZERO))
            session.add(rows[position])
        row = rows[position]
        row.label, row.percent, row.amount, row.currency = due.label, due.percent, due.amount, order.currency
        row.method, row.trigger, row.due_on = due.method, due.trigger, due.due_on or fallback
        row.months, row.days = due.months, due.days
        row.settled = min(row.settled, due.amount)
    for row in rows[len(wanted) :]:
        await session.delete(row)
    await session.flush()
    await _settle(session, order_id, rows[: len(wanted)])


async def _debited(session: ReadSession, order_id: UUID) -> list[Due]:
    """Debit notes are due on days of their own, after the shares of the price."""
    notes = await session.scalars(
        select(AccountNote)
        .where(AccountNote.order_id == order_id, AccountNote.kind == "debit_note", AccountNote.state == "issued")
        .order_by(AccountNote.created_at)
    )
    return [
        Due(label="debit_note", percent=ZERO, amount=note.amount, method="tt", trigger="invoice", days=0,
            due_on=note.due_on or note.dated_on)
        for note in notes
    ]  # fmt: skip


async def _trigger_dates(session: ReadSession, order: SalesOrder) -> dict[Trigger, date]:
    dates: dict[Trigger, date] = {"order": order.ordered_on, "proforma": order.ordered_on}
    if order.confirmed_at is not None:
        dates["order"] = order.confirmed_at.date()
    shipments = list(await session.scalars(shipments_of([order.id])))
    # The invoice of a shipment covers all orders in it.
    ours = TradePaper.order_id == order.id
    shared = TradePaper.shipment_id.in_([each.id for each in shipments]) & (TradePaper.kind == "invoice")
    for paper in await session.scalars(
        select(TradePaper).where(ours | shared, TradePaper.state == "issued").order_by(TradePaper.dated_on)
    ):
        if paper.kind in {"proforma", "invoice"}:
            dates["proforma" if paper.kind == "proforma" else "invoice"] = paper.dated_on
    invoiced, _ = await invoice_days(session, order.id)
    if invoiced is not None:
        dates.setdefault("invoice", invoiced)
    # Of several shipments the last one counts: a balance is due when all has gone.
    for trigger, days in (
        ("before_shipment", [each.departed_on or each.etd for each in shipments]),
        ("bl", [each.departed_on for each in shipments]),
        ("arrival", [each.arrived_on or (each.eta if each.departed_on else None) for each in shipments]),
        ("presentation", [each.presented_on for each in shipments]),
    ):
        known = [day for day in days if day is not None]
        if known and len(known) == len(days):
            dates[trigger] = max(known)  # type: ignore[index]  # the names stand right above
    return dates


async def _banks(session: ReadSession, order: SalesOrder) -> list[str]:
    """Where banks must work: in the buyer's country, and where the account is that our papers name, as its SWIFT code
    tells (ISO 9362); where none is known, in our own country."""
    theirs = await session.scalar(select(Company.country).where(Company.id == order.company_id))
    firm = await find_firm(session, order.firm_id)
    ours = firm.seller.get("country") if firm else None
    chosen = await session.scalar(select(OrderPaperData.data).where(OrderPaperData.order_id == order.id))
    named = str((chosen or {}).get("bank_account_id") or "")
    accounts = await accounts_of(session, order.firm_id)
    usual = [each for each in accounts if each.currency == order.currency and each.approved_at is not None]
    for account in [each for each in accounts if str(each.id) == named] or usual[:1]:
        swift = _SWIFT.fullmatch("".join(account.bank.get("swift", "").split()).upper())
        ours = swift[1] if swift else ours
    return [country for country in (theirs, ours) if country]


async def _settle(session: WriteSession, order_id: UUID, rows: list[DueLine]) -> None:
    """What was settled, on the lines that it names, and the rest on the earliest that are open. What credit notes take
    off lessens what is due last: a deposit is still asked for."""
    by_line: dict[UUID | None, Decimal] = {}
    for line_id, settles in await session.execute(counted(order_id)):
        by_line[line_id] = by_line.get(line_id, ZERO) + settles
    free = by_line.pop(None, ZERO)
    known = {row.id for row in rows}
    free += sum((amount for line_id, amount in by_line.items() if line_id not in known), ZERO)
    for row in rows:
        named = by_line.get(row.id, ZERO)
        row.settled = min(row.amount, named)
        free += named - row.settled
    for row in rows:
        more = min(row.amount - row.settled, free)
        row.settled += more
        free -= more
    credit, _ = await noted(session, order_id)
    price = [row for row in reversed(rows) if row.label != "debit_note"]
    for row in [*price, *(row for row in rows if row.label == "debit_note")]:
        less = min(row.amount - row.settled, credit)
        row.settled += less
        credit -= less
    await session.flush()


async def noted(session: ReadSession, order_id: UUID) -> tuple[Decimal, Decimal]:
    """What credit notes take off an order, and what debit notes add to it."""
    sums = {"credit_note": ZERO, "debit_note": ZERO}
    for kind, amount in await session.execute(
        select(AccountNote.kind, AccountNote.amount).where(
            AccountNote.order_id == order_id, AccountNote.state == "issued"
        )
    ):
        sums[kind] += amount
    return sums["credit_note"], sums["debit_note"]


def counted(order_id: UUID):  # type: ignore[no-untyped-def]  # a Select of two columns
    """Line and amount of every allocation of an order that counts: of money that is in, and of what was let go."""
    return (
        select(PaymentAllocation.due_line_id, PaymentAllocation.settles)
        .outerjoin(
            Payment,
            (Payment.tenant_id == PaymentAllocation.tenant_id) & (Payment.id == PaymentAllocation.payment_id),
        )
        .where(
            PaymentAllocation.order_id == order_id,
            or_(PaymentAllocation.payment_id.is_(None), Payment.state == "received"),
        )
    )


async def dues_of(session: ReadSession, order_ids: Collection[UUID]) -> list[DueLine]:
    """Due lines of orders, in their order."""
    return list(
        await session.scalars(
            select(DueLine).where(DueLine.order_id.in_(order_ids)).order_by(DueLine.order_id, DueLine.position)
        )
    )
