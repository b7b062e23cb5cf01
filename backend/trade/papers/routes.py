"""Papers over HTTP."""

from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from litestar import Controller, Request, Response, delete, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter
from msgspec import Meta

from backend.trade.papers import firms, queries, schemas, service
from backend.trade.papers.layout import Layout
from backend.trade.papers.model import PaperKind
from backend.web.files import file_content
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from backend.web.params import IfMatch
from backend.web.sessions import etag, expected_version

Form = Annotated[
    Literal["pdf", "xlsx", "docx"], QueryParameter(name="form", description="The kept PDF, or an editable copy.")
]
Inline = Annotated[bool, QueryParameter(name="inline", description="Show it in the browser.")]


class Voiding(msgspec.Struct, kw_only=True):
    """Why a paper is void."""

    reason: Annotated[str, Meta(min_length=3, max_length=300)]


@get("/orders/{order_id:uuid}/papers", tags=["Papers"], summary="An order's papers")
async def order_papers(
    read_session: GivenReadSession, actor: GivenActor, order_id: FromPath[UUID]
) -> schemas.OrderPapers:
    """With every contradiction between them, and with the order."""
    return await queries.order_papers(read_session, actor, order_id)


@post("/orders/{order_id:uuid}/paper-previews", status_code=200, tags=["Papers"], summary="Look at a paper first")
async def preview(
    read_session: GivenReadSession,
    runtime: GivenRuntime,
    order_id: FromPath[UUID],
    data: JSONBody[schemas.PaperWish],
) -> schemas.Preview:
    """Its pages as pictures and what it contradicts; nothing is kept, no number taken."""
    return await service.preview_paper(read_session, runtime.blobs, order_id, data)


@post("/orders/{order_id:uuid}/papers", tags=["Papers"], summary="Make a paper")
async def issue(
    session: GivenSession,
    actor: GivenActor,
    runtime: GivenRuntime,
    order_id: FromPath[UUID],
    data: JSONBody[schemas.PaperWish],
) -> schemas.PaperRow:
    """Numbered and kept for good; a correction is a new version of it."""
    return await service.issue_paper(session, runtime.blobs, actor, order_id, data)


@put("/orders/{order_id:uuid}/paper-data", tags=["Papers"], summary="What papers say beyond the order")
async def extras(
    session: GivenSession,
    actor: GivenActor,
    order_id: FromPath[UUID],
    data: JSONBody[schemas.Extras],
    if_match: IfMatch = None,
) -> Response[schemas.Extras]:
    """Consignee, notify party, insurance, latest shipment. The first time `If-Match` is 0."""
    expected = expected_version(if_match)
    done = await service.set_extras(session, actor, order_id, data, expected)
    return Response(done, headers=etag(expected + 1))


@get("/papers/{paper_id:uuid}/content", tags=["Papers"], summary="A paper's file")
async def content(
    read_session: GivenReadSession,
    runtime: GivenRuntime,
    paper_id: FromPath[UUID],
    form: Form = "pdf",
    inline: Inline = False,
) -> Response[bytes]:
    """The PDF as it was issued, or an editable copy."""
    made, media_type, name = await service.read_paper(read_session, runtime.blobs, paper_id, form)
    return file_content(made, media_type, name, inline=inline)


@get("/papers/{paper_id:uuid}/letter", tags=["Papers"], summary="The mail that a paper goes out with")
async def letter(read_session: GivenReadSession, paper_id: FromPath[UUID]) -> schemas.PaperLetter:
    """In the paper's language, to the order's contact."""
    return await queries.letter_of(read_session, paper_id)


@post("/papers/{paper_id:uuid}/voidings", status_code=200, tags=["Papers"], summary="Declare a paper void")
async def void(
    session: GivenSession, actor: GivenActor, paper_id: FromPath[UUID], data: JSONBody[Voiding]
) -> schemas.PaperRow:
    """Its number stays used."""
    return await service.void_paper(session, actor, paper_id, data.reason)


class PaperSettingsController(Controller):
    """Who we are on papers, and how they look."""

    path = "/paper-settings"
    tags = ["Papers"]

    @get(summary="Settings of papers")
    async def show(self, read_session: GivenReadSession) -> schemas.PaperSettings:
        """Firms that we sell as, accounts, layouts."""
        return await queries.load_paper_settings(read_session)

    @post("/firms", summary="Note a firm that we sell as")
    async def add_firm(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[schemas.FirmInput]
    ) -> schemas.Firm:
        """Name, address and numbers, letter by letter as they shall be printed; its pictures, its series of numbers."""
        return await firms.write_firm(session, actor, None, data)

    @put("/firms/{firm_id:uuid}", summary="Change a firm that we sell as")
    async def change_firm(
        self, session: GivenSession, actor: GivenActor, firm_id: FromPath[UUID], data: JSONBody[schemas.FirmInput]
    ) -> schemas.Firm:
        """Papers that are out stay as they are. Only what is not main can be put out of use."""
        return await firms.write_firm(session, actor, firm_id, data)

    @post("/accounts", summary="Note a bank account")
    async def add_account(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[schemas.AccountInput]
    ) -> schemas.Account:
        """Papers may name it once it is approved."""
        return await service.write_account(session, actor, None, data)

    @put("/accounts/{account_id:uuid}", summary="Change a bank account")
    async def change_account(
        self,
        session: GivenSession,
        actor: GivenActor,
        account_id: FromPath[UUID],
        data: JSONBody[schemas.AccountInput],
    ) -> schemas.Account:
        """A change of what is printed takes the approval away."""
        return await service.write_account(session, actor, account_id, data)

    @post("/accounts/{account_id:uuid}/approvals", status_code=200, summary="Approve a bank account")
    async def approve(self, session: GivenSession, actor: GivenActor, account_id: FromPath[UUID]) -> schemas.Account:
        """For owners and admins."""
        return await service.approve_account(session, actor, account_id)

    @put("/layouts/{kind:str}", summary="The layout of a kind of paper")
    async def layout(
        self, session: GivenSession, actor: GivenActor, kind: FromPath[PaperKind], data: JSONBody[Layout]
    ) -> schemas.PaperSettings:
        """Columns, parts, colours, clauses, pictures."""
        return await service.set_layout(session, actor, kind, data)

    @delete("/layouts/{kind:str}", status_code=200, summary="The usual layout again")
    async def usual(self, session: GivenSession, actor: GivenActor, kind: FromPath[PaperKind]) -> schemas.PaperSettings:
        """Forgets one's own."""
        return await service.set_layout(session, actor, kind, None)

    @post("/trials", status_code=200, summary="Look at a layout")
    async def trial(
        self, read_session: GivenReadSession, runtime: GivenRuntime, data: JSONBody[schemas.LayoutTrial]
    ) -> schemas.Preview:
        """With an invented order."""
        return await service.try_layout(read_session, runtime.blobs, data)

    @post("/pictures", summary="Keep a logo, signature or stamp")
    async def picture(
        self, request: Request[Any, Any, Any], session: GivenSession, actor: GivenActor, runtime: GivenRuntime
    ) -> schemas.PictureRef:
        """The body is the picture as it is (`application/octet-stream`): PNG or JPEG, up to 1 MB."""
        received = bytearray()
        async for chunk in request.stream():
            received += chunk
            if len(received) > service.MAX_PICTURE:
                break
        return await service.keep_picture(session, runtime.blobs, actor, bytes(received))


ROUTES = [order_papers, preview, issue, extras, content, letter, void, PaperSettingsController]
