"""Quotations over HTTP. Their content, letter and voiding are those of every paper (`/papers/…`)."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from backend.trade.papers.schemas import PaperRow, Preview
from backend.trade.quotations import queries, schemas, service
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession


@get("/quotes/{quote_id:uuid}/papers", tags=["Quotes"], summary="A quote's papers")
async def quote_papers(
    read_session: GivenReadSession, actor: GivenActor, quote_id: FromPath[UUID]
) -> schemas.QuotePapers:
    """Quotations made of it, and the language to make one in."""
    return await queries.load_quote_papers(read_session, actor, quote_id)


@post("/quotes/{quote_id:uuid}/paper-previews", status_code=200, tags=["Quotes"], summary="Look at a quotation first")
async def preview_quotation(
    read_session: GivenReadSession,
    runtime: GivenRuntime,
    quote_id: FromPath[UUID],
    data: JSONBody[schemas.QuotationWish],
) -> Preview:
    """Its pages as pictures; nothing is kept."""
    return await service.preview_quotation(read_session, runtime.blobs, quote_id, data)


@post("/quotes/{quote_id:uuid}/papers", tags=["Quotes"], summary="Make a quotation")
async def make_quotation(
    session: GivenSession,
    actor: GivenActor,
    runtime: GivenRuntime,
    quote_id: FromPath[UUID],
    data: JSONBody[schemas.QuotationWish],
) -> PaperRow:
    """Kept for good under the quote's number; a draft counts as sent from now on."""
    return await service.make_quotation(session, runtime.blobs, actor, quote_id, data)


ROUTES = [quote_papers, preview_quotation, make_quotation]
