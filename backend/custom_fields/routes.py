"""HTTP of the tenant's own fields and of form layouts."""

from typing import Annotated, Any
from uuid import UUID

from litestar import Controller, Request, Response, delete, get, patch, post, put
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.custom_fields import schemas, service
from backend.custom_fields.queries import views
from backend.custom_fields.service.files import require_file_field
from backend.custom_fields.vocabulary import FieldObject, LayoutRole
from backend.web.files import file_content
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from backend.web.params import IfMatch
from backend.web.sessions import etag, expected_version, upload_once
from tenants.blobs import BlobMissingError
from tenants.context import current_tenant_id
from tenants.errors import NotFoundError

ObjectIs = Annotated[FieldObject | None, QueryParameter(name="object", description="Of this kind of record alone.")]
Archived = Annotated[bool, QueryParameter(name="archived", description="Those that were put aside too.")]
Counted = Annotated[bool, QueryParameter(name="counted", description="Count the records that have a value.")]
Filename = Annotated[str, QueryParameter(name="filename", min_length=1, max_length=1000, description="Its name.")]
Inline = Annotated[bool, QueryParameter(name="inline", description="Show it instead of saving it, where that is safe.")]


class CustomFieldController(Controller):
    """Fields that the tenant added."""

    path = "/custom-fields"
    tags = ["Custom fields"]

    @get(summary="Custom fields")
    async def index(
        self, read_session: GivenReadSession, object_: ObjectIs = None, archived: Archived = False,
        counted: Counted = False,
    ) -> list[schemas.CustomFieldView]:  # fmt: skip
        """The tenant's fields, by kind of record and in their order."""
        found = await views.list_fields(read_session, object_, archived=archived, counted=counted)
        return found if archived else [each for each in found if each.mode != "hidden"]

    @post(summary="Add a field")
    async def create(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[schemas.NewCustomField]
    ) -> Response[schemas.CustomFieldView]:
        """It is in forms, lists and the API with the next request."""
        made = await service.create_field(session, actor, data)
        return Response(made, headers=etag(made.version))

    @put("/order", status_code=204, summary="Order fields")
    async def order(self, session: GivenSession, actor: GivenActor, data: JSONBody[schemas.FieldOrder]) -> None:
        """The order of forms without a layout, and of lists."""
        await service.order_fields(session, actor, data)

    @get("/{field_id:uuid}", summary="A custom field")
    async def show(self, read_session: GivenReadSession, field_id: FromPath[UUID]) -> Response[schemas.CustomFieldView]:
        """One field, with how many records have a value."""
        found = await views.load_field(read_session, field_id)
        return Response(found, headers=etag(found.version))

    @patch("/{field_id:uuid}", summary="Change a field")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        field_id: FromPath[UUID],
        data: JSONBody[schemas.CustomFieldPatch],
        if_match: IfMatch = None,
    ) -> Response[schemas.CustomFieldView]:
        """Change the given rules. Values that are kept stay as they are."""
        changed = await service.change_field(session, actor, field_id, data, expected_version(if_match))
        return Response(changed, headers=etag(changed.version))

    @delete("/{field_id:uuid}", summary="Archive a field")
    async def archive(self, session: GivenSession, actor: GivenActor, field_id: FromPath[UUID]) -> None:
        """It leaves forms and lists; its values are kept, and `restorations` brings both back."""
        await service.archive_field(session, actor, field_id)

    @post("/{field_id:uuid}/restorations", summary="Bring a field back")
    async def restore(
        self, session: GivenSession, actor: GivenActor, field_id: FromPath[UUID]
    ) -> Response[schemas.CustomFieldView]:
        """With all its values."""
        found = await service.return_field(session, actor, field_id)
        return Response(found, headers=etag(found.version))

    @post(
        "/{field_id:uuid}/files",
        summary="Upload a file for a field",
        responses={413: ResponseSpec(None, description="The file is larger than 25 MB.")},
    )
    async def upload(
        self,
        request: Request[Any, Any, Any],
        actor: GivenActor,
        runtime: GivenRuntime,
        field_id: FromPath[UUID],
        filename: Filename = "file",
    ) -> schemas.CustomFileView:
        """The body is the file as it is (`application/octet-stream`), up to 25 MB. Give its id as the field's value of
        a record."""
        actor.require("companies.write")
        tenant_id = current_tenant_id()
        async with runtime.database.tenant_read_session(tenant_id, actor) as session:
            await require_file_field(session, field_id)
        content = await service.receive_file(request.stream())
        name = await runtime.blobs.put(tenant_id, service.CUSTOM_FILE, content)
        async with runtime.database.tenant_session(tenant_id, actor) as session:
            return await upload_once(
                session, request, content,
                lambda: service.add_file(session, actor, field_id, filename, content, name),
            )  # fmt: skip

    @get("/files/{custom_file_id:uuid}", summary="A file of a record's field")
    async def download(
        self, runtime: GivenRuntime, actor: GivenActor, custom_file_id: FromPath[UUID], inline: Inline = False
    ) -> Response[bytes]:
        """The file's bytes, for who sees a record that holds it. Only pictures, PDF and plain text are shown inline."""
        tenant_id = current_tenant_id()
        async with runtime.database.tenant_read_session(tenant_id, actor) as session:
            found = await service.find_file(session, actor, custom_file_id)
        try:
            content = await runtime.blobs.get(tenant_id, service.CUSTOM_FILE, found.sha256)
        except BlobMissingError as error:
            raise NotFoundError from error
        return file_content(content, found.content_type, found.filename, inline=inline)


class FormController(Controller):
    """Forms and their layouts."""

    path = "/forms/{object_:str}"
    tags = ["Custom fields"]

    @get(summary="What a form is made of")
    async def form(
        self, read_session: GivenReadSession, actor: GivenActor, object_: FromPath[FieldObject]
    ) -> schemas.FormShape:
        """The layout of your role, and the tenant's fields that are shown to you."""
        return await views.load_form(read_session, actor, object_)

    @get("/layouts", summary="Layouts of all roles")
    async def layouts(
        self, read_session: GivenReadSession, actor: GivenActor, object_: FromPath[FieldObject]
    ) -> list[schemas.LayoutView]:
        """The layout that each role has, its own or everybody's."""
        actor.require("fields.manage")
        return await views.list_layouts(read_session, object_)

    @put("/layouts/{role:str}", summary="Set a role's layout")
    async def put_layout(
        self,
        session: GivenSession,
        actor: GivenActor,
        object_: FromPath[FieldObject],
        role: FromPath[LayoutRole],
        data: JSONBody[schemas.LayoutBody],
    ) -> list[schemas.LayoutView]:
        """What is hidden from a role is neither shown to it nor taken from it, from the next request on."""
        return await service.set_layout(session, actor, object_, role, data)

    @delete("/layouts/{role:str}", status_code=200, summary="Drop a role's layout")
    async def drop_layout(
        self, session: GivenSession, actor: GivenActor, object_: FromPath[FieldObject], role: FromPath[LayoutRole]
    ) -> list[schemas.LayoutView]:
        """The role sees what everybody sees."""
        return await service.drop_layout(session, actor, object_, role)


ROUTES = [CustomFieldController, FormController]
