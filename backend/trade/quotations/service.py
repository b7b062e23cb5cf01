"""Making quotations: looked at first, then kept for good under the quote's number."""

import asyncio
from typing import Final
from uuid import UUID

from backend.trade.clock import current_day
from backend.trade.papers.checking import Contradiction, check
from backend.trade.papers.firms import layout_of
from backend.trade.papers.issuing import keep_paper
from backend.trade.papers.model import Paper, derive
from backend.trade.papers.pdf import render_pages
from backend.trade.papers.pictures import pictures_of
from backend.trade.papers.queries import paper_row
from backend.trade.papers.schemas import PaperRow, Preview
from backend.trade.quotations import schemas
from backend.trade.quotations.queries import core_of_quote, papers_of_quote
from backend.trade.quotes.models import Quote
from backend.trade.quotes.queries import find_quote, find_version
from backend.trade.quotes.service import mark_sent
from backend.trade.quotes.service.writing import locked_quote
from tenants.blobs import BlobStore
from tenants.context import Actor
from tenants.session import ReadSession, WriteSession

#: Pages of a preview.
_SHOWN: Final = 6


async def preview_quotation(
    session: ReadSession, blobs: BlobStore, quote_id: UUID, wish: schemas.QuotationWish
) -> Preview:
    """The quotation as it would be; nothing is kept. Raises `NotFoundError`, `PaperNotPossibleError`."""
    quote, _ = await find_quote(session, quote_id)
    paper, found = await _draft(session, quote, wish)
    version = await find_version(session, quote_id, wish.number or quote.latest)
    layout = await layout_of(session, "quotation", version.firm_id)
    pages = await asyncio.to_thread(render_pages, paper, layout, await pictures_of(session, blobs, layout, paper))
    return Preview(pages=pages[:_SHOWN], page_count=len(pages), contradictions=found)


async def make_quotation(
    session: WriteSession, blobs: BlobStore, actor: Actor, quote_id: UUID, wish: schemas.QuotationWish
) -> PaperRow:
    """Make the quotation for good. A draft counts as sent from now on, under the rules of sending; one that was made
    before is replaced.

    Raises `NotAllowedError`, `NotFoundError`, `PaperNotPossibleError`, `PriceMissingError`, `ApprovalNeededError`,
    `WrongStateError`.
    """
    quote = await locked_quote(session, actor, quote_id)
    version = await find_version(session, quote_id, wish.number or quote.latest)
    if version.frozen_at is None:
        await mark_sent(session, actor, quote_id)
    paper, _ = await _draft(session, quote, wish)
    before = await papers_of_quote(session, quote_id)
    paper.version = max([version.number, *(row.version + 1 for row in before)])
    for row in before:
        if row.state == "issued":
            row.state = "replaced"
    await session.flush()
    made = await keep_paper(
        session,
        blobs,
        actor,
        paper,
        await layout_of(session, "quotation", version.firm_id),
        company_id=quote.company_id,
        contact_id=quote.contact_id,
        quote_id=quote_id,
    )
    return paper_row(made)


async def _draft(session: ReadSession, quote: Quote, wish: schemas.QuotationWish) -> tuple[Paper, list[Contradiction]]:
    version = await find_version(session, quote.id, wish.number or quote.latest)
    core = await core_of_quote(session, quote, version)
    paper = derive(core, "quotation", quote.number, wish.dated_on or current_day(), wish.languages)
    paper.version = version.number
    paper.notes = "\n".join(each for each in (version.note, wish.notes) if each)
    return paper, check(core, [paper])
