"""What stands around a company: stars, relations, files, its portrait."""

from typing import Annotated, Any
from uuid import UUID

from litestar import Controller, Request, Response, delete, get, post, put
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.customers import queries, service
from backend.customers.schemas import CompanyDocument, NewRelation, Portrait, Relations, Unrelated
from backend.web.files import file_content
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from backend.web.params import Cursor, Limit
from backend.web.sessions import upload_once
from tenants.blobs import BlobMissingError
from tenants.context import current_tenant_id
from tenants.errors import NotFoundError
from tenants.paging import Page

Filename = Annotated[str, QueryParameter(name="filename", min_length=1, max_length=1000, description="Its name.")]
Inline = Annotated[bool, QueryParameter(name="inline", description="Show it instead of saving it, where that is safe.")]


class CompanyExtrasController(Controller):
    """What stands around a company."""

    path = "/companies/{company_id:uuid}"
    tags = ["Companies"]

    @put("/star", status_code=204, summary="Star a company")
    async def star(self, session: GivenSession, actor: GivenActor, company_id: FromPath[UUID]) -> None:
        """Keep an eye on it; for you alone."""
        await service.set_star(session, actor, company_id, starred=True)

    @delete("/star", summary="Take a star away")
    async def unstar(self, session: GivenSession, actor: GivenActor, company_id: FromPath[UUID]) -> None:
        """Keep an eye on it no longer."""
        await service.set_star(session, actor, company_id, starred=False)

    @get("/portrait", summary="What a company is like to work with")
    async def portrait(self, read_session: GivenReadSession, company_id: FromPath[UUID]) -> Portrait:
        """Usual terms, ports and languages, hours, and how fast each side answers, out of mail that you may see."""
        return await queries.load_portrait(read_session, company_id)

    @get("/relations", summary="Companies around a company")
    async def relations(self, read_session: GivenReadSession, company_id: FromPath[UUID]) -> Relations:
        """Head office, branches, agents and forwarders; and companies that may belong to the same group."""
        return await queries.list_relations(read_session, company_id)

    @post("/relations", status_code=204, summary="Relate two companies")
    async def relate(
        self, session: GivenSession, actor: GivenActor, company_id: FromPath[UUID], data: JSONBody[NewRelation]
    ) -> None:
        """Say what another company is to this one. Both files show it."""
        await service.relate(session, actor, company_id, data)

    @post("/unrelated", status_code=204, summary="Say that two companies are not related")
    async def deny(
        self, session: GivenSession, actor: GivenActor, company_id: FromPath[UUID], data: JSONBody[Unrelated]
    ) -> None:
        """A company that looks alike is proposed no longer."""
        await service.deny_relation(session, actor, company_id, data.other_id)

    @delete("/relations/{relation_id:uuid}", summary="Take a relation back")
    async def unrelate(
        self, session: GivenSession, actor: GivenActor, company_id: FromPath[UUID], relation_id: FromPath[UUID]
    ) -> None:
        """Both files forget it."""
        await service.unrelate(session, actor, company_id, relation_id)

    @get("/files", summary="Files of a company")
    async def files(
        self, read_session: GivenReadSession, company_id: FromPath[UUID], cursor: Cursor = None, limit: Limit = 50
    ) -> Page[CompanyDocument]:
        """What people put here, and what came and went with mail that you may see; newest first."""
        return await queries.list_files(read_session, company_id, cursor=cursor, limit=limit)

    @post(
        "/files",
        summary="Put a file into a company's file",
        responses={413: ResponseSpec(None, description="The file is larger than 25 MB.")},
    )
    async def upload(
        self,
        request: Request[Any, Any, Any],
        actor: GivenActor,
        runtime: GivenRuntime,
        company_id: FromPath[UUID],
        filename: Filename = "file",
    ) -> CompanyDocument:
        """The body is the file as it is (`application/octet-stream`), up to 25 MB. What kind of file it is, its bytes
        say."""
        actor.require("companies.write")
        tenant_id = current_tenant_id()
        async with runtime.database.tenant_read_session(tenant_id, actor) as session:
            await queries.require_record(session, "company", company_id)
        content = await service.receive_file(request.stream())
        name = await runtime.blobs.put(tenant_id, service.CUSTOMER_FILE, content)
        async with runtime.database.tenant_session(tenant_id, actor) as session:
            return await upload_once(
                session,
                request,
                content,
                lambda: service.add_file(session, actor, company_id, filename, content, name),
            )

    @get("/files/{document_id:uuid}", summary="A file of a company")
    async def download(
        self,
        runtime: GivenRuntime,
        actor: GivenActor,
        company_id: FromPath[UUID],
        document_id: FromPath[UUID],
        inline: Inline = False,
    ) -> Response[bytes]:
        """The file's bytes. Only pictures, PDF and plain text are ever shown inline."""
        tenant_id = current_tenant_id()
        async with runtime.database.tenant_read_session(tenant_id, actor) as session:
            found = await queries.find_file(session, company_id, document_id)
        try:
            content = await runtime.blobs.get(tenant_id, service.CUSTOMER_FILE, found.sha256)
        except BlobMissingError as error:
            raise NotFoundError from error
        return file_content(content, found.content_type, found.filename, inline=inline)

    @delete("/files/{document_id:uuid}", summary="Take a file away")
    async def remove(
        self, session: GivenSession, actor: GivenActor, company_id: FromPath[UUID], document_id: FromPath[UUID]
    ) -> None:
        """It leaves the company's file; `restorations` gives it back."""
        await service.set_file_deleted(session, actor, company_id, document_id, deleted=True)

    @post("/files/{document_id:uuid}/restorations", status_code=204, summary="Give a file back")
    async def restore(
        self, session: GivenSession, actor: GivenActor, company_id: FromPath[UUID], document_id: FromPath[UUID]
    ) -> None:
        """Put it into the company's file again."""
        await service.set_file_deleted(session, actor, company_id, document_id, deleted=False)
