"""Reads of papers: the core of an order, what was issued, settings."""

from typing import cast
from uuid import UUID

import msgspec
from sqlalchemy import select

from backend.accounts.queries.sight import sight_of
from backend.customers.queries.rows import Company, Contact
from backend.customers.queries.whom import contacts_by_id
from backend.trade.orders.queries import find_order
from backend.trade.papers import schemas
from backend.trade.papers.checking import Contradiction, check
from backend.trade.papers.cores import core_of, extras_of
from backend.trade.papers.errors import PaperNotPossibleError
from backend.trade.papers.firms import list_firms
from backend.trade.papers.layout import Layout, default_layout
from backend.trade.papers.letters import paper_letter
from backend.trade.papers.model import (
    PAPER_KINDS,
    PAPER_LANGUAGES,
    Bank,
    Paper,
    PaperKind,
    PaperLanguage,
)
from backend.trade.papers.models import BankAccount, OrderPaperData, PaperLayout, TradePaper
from backend.trade.quotes.queries import find_quote
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.session import ReadSession


async def issued_papers(session: ReadSession, order_id: UUID) -> list[TradePaper]:
    """An order's papers that count, one of each kind and shipment."""
    return list(
        await session.scalars(
            select(TradePaper)
            .where(TradePaper.order_id == order_id, TradePaper.state == "issued")
            .order_by(TradePaper.issued_at)
        )
    )


def paper_of(row: TradePaper) -> Paper:
    """A stored paper."""
    return msgspec.convert(row.content, Paper, strict=False)


async def contradictions_of(
    session: ReadSession, order_id: UUID, fresh: Paper | None = None, shipment_id: UUID | None = None
) -> list[Contradiction]:
    """What contradicts in an order's papers, with `fresh` in place of the one of its kind. Papers of other shipments
    say other quantities and stay aside."""
    core = await core_of(session, order_id, shipment_id)
    rows = [
        row
        for row in await issued_papers(session, order_id)
        if row.shipment_id in {None, shipment_id} and (fresh is None or row.kind != fresh.kind)
    ]
    by_kind = {row.kind: paper_of(row) for row in rows}
    papers = [*by_kind.values(), *([fresh] if fresh is not None else [])]
    return check(core, papers)


async def order_papers(session: ReadSession, actor: Actor, order_id: UUID) -> schemas.OrderPapers:
    """An order's papers with what contradicts. Raises `NotFoundError`."""
    order, sight = await find_order(session, order_id)
    rows = await session.scalars(
        select(TradePaper).where(TradePaper.order_id == order_id).order_by(TradePaper.issued_at.desc())
    )
    views = [paper_row(row) for row in rows]
    try:
        found = await contradictions_of(session, order_id) if views else []
    except PaperNotPossibleError:
        found = []
    version = await session.scalar(select(OrderPaperData.version).where(OrderPaperData.order_id == order_id))
    spoken = await session.scalar(select(Contact.language).where(Contact.id == order.contact_id))
    spoken = spoken or await session.scalar(select(Company.language).where(Company.id == order.company_id))
    language = (spoken or "en").split("-")[0]
    known: PaperLanguage = language if language in PAPER_LANGUAGES else "en"
    return schemas.OrderPapers(
        papers=views,
        contradictions=found,
        extras=await extras_of(session, order_id),
        extras_version=version or 0,
        suggested_languages=[known],
        may_change=actor.may("trade.write") and sight.may_change(order.owner_id),
    )


def paper_row(row: TradePaper) -> schemas.PaperRow:
    """A row as it is answered."""
    return schemas.PaperRow(
        id=row.id,
        kind=cast("PaperKind", row.kind),
        number=row.number,
        version=row.version,
        state=cast("schemas.PaperState", row.state),
        dated_on=row.dated_on,
        languages=row.content["languages"],
        order_id=row.order_id,
        shipment_id=row.shipment_id,
        company_id=row.company_id,
        filename=filename_of(row, "pdf"),
        size=row.size,
        reason=row.reason,
        issued_at=row.issued_at,
        issued_by=row.issued_by,
    )


def filename_of(row: TradePaper, ending: str) -> str:
    """What the file is called: number and version, safe on every system."""
    name = "".join(each if each.isalnum() or each in "-_." else "-" for each in row.number)
    return f"{name}{f'-v{row.version}' if row.version > 1 else ''}.{ending}"


async def find_paper(session: ReadSession, paper_id: UUID) -> TradePaper:
    """The paper, if its order is seen; raises `NotFoundError`."""
    row = await session.scalar(select(TradePaper).where(TradePaper.id == paper_id))
    if row is None:
        raise NotFoundError
    if row.order_id is not None:
        await find_order(session, row.order_id)
    elif row.quote_id is not None:
        await find_quote(session, row.quote_id)
    else:
        owner = await session.scalar(select(Company.owner_id).where(Company.id == row.company_id))
        if not (await sight_of(session, "company")).may_see(owner):
            raise NotFoundError
    return row


async def letter_of(session: ReadSession, paper_id: UUID) -> schemas.PaperLetter:
    """The mail that a paper goes out with, to the order's contact. Raises `NotFoundError`."""
    row = await find_paper(session, paper_id)
    paper = paper_of(row)
    order = (await find_order(session, row.order_id))[0] if row.order_id else None
    quote = (await find_quote(session, row.quote_id))[0] if row.quote_id else None
    contact_id = order.contact_id if order else quote.contact_id if quote else None
    whom = (await contacts_by_id(session, {contact_id})).get(contact_id) if contact_id else None
    person = whom.contact.name if whom and whom.contact else ""
    # Of a bilingual paper the other language is the buyer's.
    language = next((each for each in paper.languages if each != "zh"), paper.languages[0])
    subject, html = paper_letter(
        language,
        name=person or paper.buyer.contact or paper.buyer.name,
        kind=paper.kind,
        number=row.number,
        order=(order.customer_po or order.number) if order else "",
    )
    return schemas.PaperLetter(
        to_name=person or None,
        to_email=whom.email if whom else None,
        subject=subject,
        html=html,
        filename=filename_of(row, "pdf"),
    )


async def load_paper_settings(session: ReadSession) -> schemas.PaperSettings:
    """Which firms we sell as, our accounts, our layouts."""
    stored = {row.kind: row.layout for row in await session.scalars(select(PaperLayout))}
    accounts = await session.scalars(select(BankAccount).order_by(BankAccount.currency, BankAccount.label))
    return schemas.PaperSettings(
        firms=await list_firms(session),
        accounts=[account_view(row) for row in accounts],
        layouts={
            kind: msgspec.convert(stored[kind], Layout) if kind in stored else default_layout(kind)
            for kind in PAPER_KINDS
        },
        own=[kind for kind in PAPER_KINDS if kind in stored],
    )


def account_view(row: BankAccount) -> schemas.Account:
    """A row as it is answered."""
    return schemas.Account(
        id=row.id,
        label=row.label,
        firm_id=row.profile_id,
        currency=row.currency,
        bank=msgspec.convert(row.bank, Bank),
        active=row.active,
        approved_at=row.approved_at,
        approved_by=row.approved_by,
        version=row.version,
    )
