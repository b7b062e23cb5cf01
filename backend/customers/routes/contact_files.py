"""HTTP of a contact's files."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, delete, get, post
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath

from backend.customers import queries, service
from backend.customers.queries.contact_files import find_contact_file, list_contact_files
from backend.customers.routes.company_extras import Filename, Inline
from backend.customers.schemas import CompanyDocument
from backend.customers.service.contact_files import add_contact_file, set_contact_file_deleted
from backend.web.files import file_content
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from backend.web.params import Cursor, Limit
from backend.web.sessions import upload_once
from tenants.blobs import BlobMissingError
from tenants.context import current_tenant_id
from tenants.errors import NotFoundError
from tenants.paging import Page


class ContactFileController(Controller):
    """Pictures of cards and samples, and papers, at the person they came from."""

    path = "/contacts/{contact_id:uuid}/files"
    tags = ["Contacts"]

    @get(summary="Files of a contact")
    async def index(
        self, read_session: GivenReadSession, contact_id: FromPath[UUID], cursor: Cursor = None, limit: Limit = 50
    ) -> Page[CompanyDocument]:
        """What people put here, newest first."""
        return await list_contact_files(read_session, contact_id, cursor=cursor, limit=limit)

    @post(
        summary="Put a file into a contact's file",
        responses={413: ResponseSpec(None, description="The file is larger than 25 MB.")},
    )
    async def upload(
        self,
        request: Request[Any, Any, Any],
        actor: GivenActor,
        runtime: GivenRuntime,
        contact_id: FromPath[UUID],
        filename: Filename = "file",
    ) -> CompanyDocument:
        """The body is the file as it is (`application/octet-stream`), up to 25 MB. The company's file shows it too."""
        actor.require("companies.write")
        tenant_id = current_tenant_id()
        async with runtime.database.tenant_read_session(tenant_id, actor) as session:
            await queries.require_record(session, "contact", contact_id)
        content = await service.receive_file(request.stream())
        name = await runtime.blobs.put(tenant_id, service.CUSTOMER_FILE, content)
        async with runtime.database.tenant_session(tenant_id, actor) as session:
            return await upload_once(
                session,
                request,
                content,
                lambda: add_contact_file(session, actor, contact_id, filename, content, name),
            )

    @get("/{document_id:uuid}", summary="A file of a contact")
    async def download(
        self,
        runtime: GivenRuntime,
        actor: GivenActor,
        contact_id: FromPath[UUID],
        document_id: FromPath[UUID],
        inline: Inline = False,
    ) -> Response[bytes]:
        """The file's bytes. Only pictures, PDF and plain text are ever shown inline."""
        tenant_id = current_tenant_id()
        async with runtime.database.tenant_read_session(tenant_id, actor) as session:
            found = await find_contact_file(session, contact_id, document_id)
        try:
            content = await runtime.blobs.get(tenant_id, service.CUSTOMER_FILE, found.sha256)
        except BlobMissingError as error:
            raise NotFoundError from error
        return file_content(content, found.content_type, found.filename, inline=inline)

    @delete("/{document_id:uuid}", summary="Take a file of a contact away")
    async def remove(
        self, session: GivenSession, actor: GivenActor, contact_id: FromPath[UUID], document_id: FromPath[UUID]
    ) -> None:
        """It leaves the file; `restorations` gives it back."""
        await set_contact_file_deleted(session, actor, contact_id, document_id, deleted=True)

    @post("/{document_id:uuid}/restorations", status_code=204, summary="Give a file of a contact back")
    async def restore(
        self, session: GivenSession, actor: GivenActor, contact_id: FromPath[UUID], document_id: FromPath[UUID]
    ) -> None:
        """Put it into the contact's file again."""
        await set_contact_file_deleted(session, actor, contact_id, document_id, deleted=False)
