"""The rules of papers: derived, checked, numbered, kept; never changed once they are out."""

import asyncio
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import select

from backend.trade import checks
from backend.trade.clock import current_day
from backend.trade.numbering import take_number
from backend.trade.orders.queries import find_order
from backend.trade.orders.service import reach_milestone
from backend.trade.orders.service.making import locked_order
from backend.trade.papers import schemas
from backend.trade.papers.checking import Contradiction
from backend.trade.papers.cores import core_of, extras_of
from backend.trade.papers.document import render_docx
from backend.trade.papers.errors import PaperClosedError, PaperContradictsError
from backend.trade.papers.events import PaperIssued
from backend.trade.papers.firms import dressed, find_firm, layout_of, require_firm, series_of
from backend.trade.papers.issuing import BLOB_KIND, NUMBERS, keep_paper
from backend.trade.papers.layout import Layout
from backend.trade.papers.model import Movement, Paper, PaperKind, Party, derive
from backend.trade.papers.models import BankAccount, OrderPaperData, PaperLayout, TradePaper
from backend.trade.papers.pdf import render_pages
from backend.trade.papers.pictures import pictures_of
from backend.trade.papers.queries import (
    account_view,
    contradictions_of,
    filename_of,
    find_paper,
    load_paper_settings,
    paper_of,
    paper_row,
)
from backend.trade.papers.samples import sample_core
from backend.trade.papers.spreadsheet import render_xlsx
from backend.trade.payments.queries import order_money
from backend.trade.shipments.models import ShipmentOrder
from backend.trade.terms.dues import refresh_dues
from i18n.messages import N_
from tenants import audit
from tenants.blobs import BlobMissingError, BlobStore
from tenants.context import Actor
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession
from tenants.versions import raise_version

MAX_PICTURE: Final = 1024 * 1024
#: Pages of a preview.
_SHOWN: Final = 6
_TYPES: Final = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


async def preview_paper(
    session: ReadSession, blobs: BlobStore, order_id: UUID, wish: schemas.PaperWish
) -> schemas.Preview:
    """The paper as it would be, with what it contradicts. Raises `NotFoundError`, `PaperNotPossibleError`."""
    paper, contradictions = await _draft(session, order_id, wish, number="—")
    firm_id = (await find_order(session, order_id))[0].firm_id
    layout = await layout_of(session, wish.kind, firm_id)
    pictures = await pictures_of(session, blobs, layout, paper)
    pages = await asyncio.to_thread(render_pages, paper, layout, pictures)
    return schemas.Preview(pages=pages[:_SHOWN], page_count=len(pages), contradictions=contradictions)


async def issue_paper(
    session: WriteSession, blobs: BlobStore, actor: Actor, order_id: UUID, wish: schemas.PaperWish
) -> schemas.PaperRow:
    """Make a paper for good: it gets a number, its PDF is kept. One of this kind that is out already keeps its number
    and is replaced by a new version.

    Raises `NotAllowedError`, `NotFoundError`, `PaperNotPossibleError`, `PaperContradictsError` unless `despite` says
    why it may go out.
    """
    order = await locked_order(session, actor, order_id)
    former = await session.scalar(
        select(TradePaper)
        .where(TradePaper.order_id == order_id, TradePaper.kind == wish.kind, TradePaper.state == "issued")
        .where(TradePaper.shipment_id == wish.shipment_id if wish.shipment_id else TradePaper.shipment_id.is_(None))
        .with_for_update()
    )
    series = await series_of(session, order.firm_id)
    # In another firm's name it is another paper: a number of that firm's series, and the former one counts no more.
    again = former is not None and paper_of(former).series == series
    if former is not None and again:
        number, version = former.number, former.version + 1
    else:
        number = await take_number(session, f"paper_{wish.kind}", NUMBERS[wish.kind], series=series)
        version = 1
    paper, found = await _draft(session, order_id, wish, number=number)
    errors = [each for each in found if each.severity == "error"]
    if errors and wish.despite is None:
        raise PaperContradictsError(extra={"contradictions": msgspec.to_builtins(found)})
    paper.version, paper.series = version, series
    layout = await layout_of(session, wish.kind, order.firm_id)
    if former is not None:
        former.state = "replaced"
        await session.flush()
    row = await keep_paper(
        session,
        blobs,
        actor,
        paper,
        layout,
        company_id=order.company_id,
        contact_id=order.contact_id,
        order_id=order_id,
        shipment_id=wish.shipment_id,
        accepted=errors,
        reason=wish.despite,
    )
    if wish.kind in {"proforma", "invoice"}:
        for each in await _concerned(session, row):
            await refresh_dues(session, each)
    if wish.kind == "contract":
        by = {"kind": "paper", "id": str(row.id)}
        await reach_milestone(session, order_id, "contract", on=paper.date, proof=number, by=by)
    return paper_row(row)


async def _concerned(session: ReadSession, row: TradePaper) -> list[UUID]:
    """The orders whose dues a paper sets off: its own, and those that share its shipment."""
    ids = {row.order_id} if row.order_id else set()
    if row.shipment_id is not None:
        ids |= set(
            await session.scalars(select(ShipmentOrder.order_id).where(ShipmentOrder.shipment_id == row.shipment_id))
        )
    return sorted(ids)


async def _draft(
    session: ReadSession, order_id: UUID, wish: schemas.PaperWish, *, number: str
) -> tuple[Paper, list[Contradiction]]:
    core = await core_of(session, order_id, wish.shipment_id)
    paper = derive(core, wish.kind, number, wish.dated_on or current_day(), wish.languages)
    paper.notes = wish.notes
    if wish.kind == "statement":
        await _state_account(session, order_id, paper)
    return paper, await contradictions_of(session, order_id, paper, wish.shipment_id)


async def _state_account(session: ReadSession, order_id: UUID, paper: Paper) -> None:
    """What was charged and paid on the order; the total is what remains."""
    money = await order_money(session, order_id)
    charged = paper.references.get("invoice") or paper.references["order"]
    moves = [Movement(on=paper.date, text=charged, debit=money.total)]
    for payment in money.payments:
        settles = sum(part.settles for part in payment.parts if part.order_id == order_id)
        if payment.state == "received" and settles:
            moves.append(Movement(on=payment.received_on, text=payment.reference or payment.method, credit=settles))
    moves += [
        Movement(on=part.at.date(), text=part.reason or "", credit=part.settles)
        for part in money.parts
        if part.kind == "short_payment"
    ]
    paper.movements = sorted(moves, key=lambda move: (bool(move.credit), move.on))
    paper.totals.total = money.outstanding


async def void_paper(session: WriteSession, actor: Actor, paper_id: UUID, reason: str) -> schemas.PaperRow:
    """Declare a paper void; its number stays used. Raises `NotAllowedError`, `NotFoundError`, `PaperClosedError`."""
    actor.require("trade.write")
    row = await find_paper(session, paper_id)
    if row.order_id is not None:
        await locked_order(session, actor, row.order_id)
    await session.refresh(row, with_for_update=True)
    if row.state != "issued":
        raise PaperClosedError
    row.state, row.reason = "void", reason
    await session.flush()
    audit.record(session, "paper.voided", subject_id=row.id, subject_name=row.number, reason=reason)
    append(
        session,
        PaperIssued(paper_id=row.id, paper_kind=row.kind, order_id=row.order_id, company_id=row.company_id),
    )
    return paper_row(row)


async def read_paper(session: ReadSession, blobs: BlobStore, paper_id: UUID, form: str) -> tuple[bytes, str, str]:
    """Content, media type and name of a paper: the kept PDF, or an editable copy made from what it says.

    Raises `NotFoundError`.
    """
    row = await find_paper(session, paper_id)
    if form == "pdf":
        try:
            content = await blobs.get(session.info["tenant_id"], BLOB_KIND, row.digest)
        except BlobMissingError as error:
            raise NotFoundError from error
    else:
        render = render_xlsx if form == "xlsx" else render_docx
        layout = msgspec.convert(row.layout, Layout)
        paper = paper_of(row)
        content = await asyncio.to_thread(render, paper, layout, await pictures_of(session, blobs, layout, paper))
    return content, _TYPES[form], filename_of(row, form)


async def set_extras(
    session: WriteSession, actor: Actor, order_id: UUID, given: schemas.Extras, expected: int
) -> schemas.Extras:
    """What papers say of an order beyond it. Raises `NotAllowedError`, `NotFoundError`, `VersionConflictError`."""
    await locked_order(session, actor, order_id)
    row = await session.scalar(select(OrderPaperData).where(OrderPaperData.order_id == order_id).with_for_update())
    if row is None:
        row = OrderPaperData(id=new_id(), order_id=order_id, data={}, version=0)
        session.add(row)
    raise_version(row, expected, await extras_of(session, order_id))
    if given.bank_account_id is not None:
        known = select(BankAccount.id).where(BankAccount.id == given.bank_account_id)
        if await session.scalar(known) is None:
            raise NotFoundError
    row.data = msgspec.to_builtins(given)
    await session.flush()
    audit.record(session, "order.paper_data_changed", subject_id=order_id)
    return given


async def write_account(
    session: WriteSession, actor: Actor, account_id: UUID | None, given: schemas.AccountInput
) -> schemas.Account:
    """Note or change a bank account. Any change of what papers print takes the approval away.

    Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError`.
    """
    actor.require("trade.approve")
    row = None
    if account_id is not None:
        row = await session.scalar(select(BankAccount).where(BankAccount.id == account_id).with_for_update())
        if row is None:
            raise NotFoundError
        row.version += 1
    await require_firm(session, given.firm_id, row.profile_id if row else None)
    if row is None:
        row = BankAccount(id=new_id(), bank={})
        session.add(row)
    bank = msgspec.to_builtins(given.bank)
    if row.bank != bank:
        row.approved_at = row.approved_by = None
    if row.profile_id != given.firm_id:
        row.profile_id, row.approved_at, row.approved_by = given.firm_id, None, None
    row.label, row.currency = given.label.strip(), checks.currency(given.currency)
    row.bank, row.active = bank, given.active
    await session.flush()
    audit.record(session, "bank_account.written", subject_id=row.id, subject_name=row.label)
    return account_view(row)


async def approve_account(session: WriteSession, actor: Actor, account_id: UUID) -> schemas.Account:
    """Allow papers to name the account. For who manages users. Raises `NotAllowedError`, `NotFoundError`."""
    actor.require("users.manage")
    row = await session.scalar(select(BankAccount).where(BankAccount.id == account_id).with_for_update())
    if row is None:
        raise NotFoundError
    row.approved_at, row.approved_by = now(), actor.name
    row.version += 1
    await session.flush()
    audit.record(session, "bank_account.approved", subject_id=row.id, subject_name=row.label)
    return account_view(row)


async def set_layout(
    session: WriteSession, actor: Actor, kind: PaperKind, layout: Layout | None
) -> schemas.PaperSettings:
    """The tenant's layout of a kind, or the usual one again (None). Raises `NotAllowedError`."""
    actor.require("trade.approve")
    row = await session.scalar(select(PaperLayout).where(PaperLayout.kind == kind).with_for_update())
    if layout is None:
        if row is not None:
            await session.delete(row)
    else:
        if row is None:
            row = PaperLayout(id=new_id(), kind=kind)
            session.add(row)
        row.layout = msgspec.to_builtins(layout)
    await session.flush()
    audit.record(session, "paper_layout.changed", subject_name=kind)
    return await load_paper_settings(session)


async def try_layout(session: ReadSession, blobs: BlobStore, trial: schemas.LayoutTrial) -> schemas.Preview:
    """An invented order in a layout, in the name of a firm of ours. Raises `NotFoundError` for one that is gone."""
    core = sample_core()
    firm = await find_firm(session, trial.firm_id)
    if firm is not None:
        core.seller = msgspec.convert(firm.seller, Party)
    elif trial.firm_id is not None:
        raise NotFoundError
    paper = derive(core, trial.kind, "2026-0001", current_day(), trial.languages)
    if trial.kind == "statement":
        paper.movements = [Movement(on=paper.date, text=paper.references["order"], debit=core.totals.total)]
    layout = dressed(trial.layout, firm)
    pictures = await pictures_of(session, blobs, layout, paper)
    pages = await asyncio.to_thread(render_pages, paper, layout, pictures)
    return schemas.Preview(pages=pages[:1], page_count=len(pages), contradictions=[])


async def keep_picture(session: ReadSession, blobs: BlobStore, actor: Actor, content: bytes) -> schemas.PictureRef:
    """Keep a logo, signature or stamp for layouts. Raises `NotAllowedError`, `ValidationFailedError`."""
    actor.require("trade.approve")
    if len(content) > MAX_PICTURE or not content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        raise ValidationFailedError(
            errors=[FieldProblem("content", "picture", N_("Give a PNG or JPEG picture of at most 1 MB."))]
        )
    return schemas.PictureRef(await blobs.put(session.info["tenant_id"], BLOB_KIND, content))
