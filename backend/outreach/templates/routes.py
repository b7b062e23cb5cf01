"""HTTP of templates."""

from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from litestar import Controller, Request, Response, delete, get, patch, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.outreach.templates import queries, schemas, service
from backend.outreach.templates.results import load_results
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from backend.web.params import Cursor, IfMatch, Limit, WithTotal
from backend.web.sessions import etag, expected_version
from tenants.context import current
from tenants.paging import Page

Words = Annotated[str | None, QueryParameter(name="q", max_length=200, description="Part of a name or subject.")]
InFolder = Annotated[
    str | None, QueryParameter(name="folder", max_length=200, description="Only this folder; empty: those in none.")
]
Archived = Annotated[bool, QueryParameter(name="archived", description="Those put aside instead.")]
Filename = Annotated[str, QueryParameter(name="filename", min_length=1, max_length=300, description="Its name.")]
Ids = Annotated[list[UUID] | None, QueryParameter(name="id", description="Only these; all that you see without it.")]


class TemplateController(Controller):
    """Letters with gaps, in every language."""

    path = "/templates"
    tags = ["Templates"]

    @get(summary="Templates")
    async def index(
        self,
        read_session: GivenReadSession,
        actor: GivenActor,
        q: Words = None,
        folder: InFolder = None,
        archived: Archived = False,
        cursor: Cursor = None,
        limit: Limit = 50,
        with_total: WithTotal = False,
    ) -> Page[schemas.TemplateRow]:
        """Templates that are yours or shared with you, by name."""
        return await queries.list_templates(
            read_session,
            actor,
            q=q,
            folder=folder,
            archived=archived,
            cursor=cursor,
            limit=limit,
            with_total=with_total,
        )

    @post(summary="Make a template")
    async def create(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[schemas.NewTemplate]
    ) -> Response[schemas.TemplateView]:
        """Make a template with its first language, a draft, which the others will follow."""
        return _tagged(await service.create_template(session, actor, data))

    @get("/{template_id:uuid}", summary="A template")
    async def show(
        self, read_session: GivenReadSession, actor: GivenActor, template_id: FromPath[UUID]
    ) -> Response[schemas.TemplateView]:
        """The template with all its languages, each with its text and problems."""
        return _tagged(await queries.load_template(read_session, actor, template_id))

    @patch("/{template_id:uuid}", summary="Change a template")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        template_id: FromPath[UUID],
        data: JSONBody[schemas.TemplatePatch],
        if_match: IfMatch = None,
    ) -> Response[schemas.TemplateView]:
        """Change name, folder, sharing, or which language the others follow."""
        view = await service.change_template(session, actor, template_id, data, expected_version(if_match))
        return _tagged(view)

    @delete("/{template_id:uuid}", summary="Put a template aside")
    async def archive(self, session: GivenSession, actor: GivenActor, template_id: FromPath[UUID]) -> None:
        """Put the template aside; `restorations` brings it back."""
        await service.archive_template(session, actor, template_id)

    @post("/{template_id:uuid}/restorations", summary="Bring a template back")
    async def restore(
        self, session: GivenSession, actor: GivenActor, template_id: FromPath[UUID]
    ) -> Response[schemas.TemplateView]:
        """Bring back a template that was put aside."""
        return _tagged(await service.return_template(session, actor, template_id))

    @post("/{template_id:uuid}/copies", summary="Copy a template")
    async def copy(
        self, session: GivenSession, actor: GivenActor, template_id: FromPath[UUID]
    ) -> Response[schemas.TemplateView]:
        """Make a copy of your own, with all languages as they are."""
        return _tagged(await service.copy_template(session, actor, template_id))

    @post("/{template_id:uuid}/renderings", status_code=200, summary="Fill a template")
    async def render(
        self,
        read_session: GivenReadSession,
        actor: GivenActor,
        template_id: FromPath[UUID],
        data: JSONBody[schemas.Rendering],
    ) -> schemas.Rendered:
        """Fill the template for a contact: which language and why, HTML, text, subject, and every problem with its
        place. Sends nothing and changes nothing."""
        return await service.render(
            read_session,
            actor,
            template_id,
            contact_id=data.contact_id,
            language=data.language,
            deal_id=data.deal_id,
            order_id=data.order_id,
            given=data.given,
            accept_other_script=data.accept_other_script,
            draft=data.draft,
        )

    @get("/{template_id:uuid}/results", summary="What came of a template")
    async def results(
        self, read_session: GivenReadSession, actor: GivenActor, template_id: FromPath[UUID]
    ) -> list[schemas.TemplateResult]:
        """Letters sent from it by language, country and stage of the customer, with replies, and opens and clicks of
        people: machines are left out."""
        return await load_results(read_session, actor, template_id)

    @post("/{template_id:uuid}/languages", summary="Add a language")
    async def add_language(
        self,
        session: GivenSession,
        actor: GivenActor,
        template_id: FromPath[UUID],
        data: JSONBody[schemas.LanguageCopy],
    ) -> Response[schemas.LanguageVersion]:
        """Begin another language as a draft with a copy of the source, or of `source`."""
        return _tagged(await service.add_language(session, actor, template_id, data))

    @put("/{template_id:uuid}/languages/{language:str}", summary="Write a language")
    async def save_language(
        self,
        session: GivenSession,
        actor: GivenActor,
        template_id: FromPath[UUID],
        language: FromPath[str],
        data: JSONBody[schemas.LanguageText],
        if_match: IfMatch = None,
    ) -> Response[schemas.LanguageVersion]:
        """Give the language another text. A changed source makes the other languages outdated."""
        expected = expected_version(if_match)
        return _tagged(await service.save_language(session, actor, template_id, language, data, expected))

    @delete("/{template_id:uuid}/languages/{language:str}", summary="Take a language out")
    async def remove_language(
        self, session: GivenSession, actor: GivenActor, template_id: FromPath[UUID], language: FromPath[str]
    ) -> None:
        """Take the language out; its history stays."""
        await service.remove_language(session, actor, template_id, language)

    @get("/{template_id:uuid}/languages/{language:str}/revisions", summary="What a language said")
    async def revisions(
        self, read_session: GivenReadSession, actor: GivenActor, template_id: FromPath[UUID], language: FromPath[str]
    ) -> list[schemas.TemplateRevisionView]:
        """Every text that the language had, the latest first."""
        return await queries.list_revisions(read_session, actor, template_id, language)

    @post("/{template_id:uuid}/languages/{language:str}/restorations", summary="Bring an older text back")
    async def restore_revision(
        self,
        session: GivenSession,
        actor: GivenActor,
        template_id: FromPath[UUID],
        language: FromPath[str],
        data: JSONBody[schemas.RevisionChoice],
    ) -> Response[schemas.LanguageVersion]:
        """Make an older text the newest again."""
        return _tagged(await service.restore_revision(session, actor, template_id, language, data.revision))

    @post("/{template_id:uuid}/languages/{language:str}/files", summary="Attach a file")
    async def add_file(
        self,
        request: Request[Any, Any, Any],
        session: GivenSession,
        actor: GivenActor,
        runtime: GivenRuntime,
        template_id: FromPath[UUID],
        language: FromPath[str],
        filename: Filename = "file",
    ) -> Response[schemas.LanguageVersion]:
        """The body is the file as it is. It goes along with every letter made from this language."""
        content_type = request.headers.get("content-type", "")
        view = await service.add_file(
            session,
            actor,
            runtime.blobs,
            template_id,
            language,
            filename=filename,
            content_type=content_type,
            content=await request.body(),
        )
        return _tagged(view)

    @get("/{template_id:uuid}/languages/{language:str}/files/{template_file_id:uuid}", summary="An attached file")
    async def read_file(
        self,
        read_session: GivenReadSession,
        actor: GivenActor,
        runtime: GivenRuntime,
        template_id: FromPath[UUID],
        language: FromPath[str],
        template_file_id: FromPath[UUID],
    ) -> Response[bytes]:
        """The file's content, to be saved."""
        file, content = await service.read_file(
            read_session, actor, runtime.blobs, template_id, language, template_file_id
        )
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.filename)}"}
        return Response(content, media_type="application/octet-stream", headers=headers)

    @delete(
        "/{template_id:uuid}/languages/{language:str}/files/{template_file_id:uuid}",
        status_code=200,
        summary="Take an attached file off",
    )
    async def remove_file(
        self,
        session: GivenSession,
        actor: GivenActor,
        template_id: FromPath[UUID],
        language: FromPath[str],
        template_file_id: FromPath[UUID],
    ) -> Response[schemas.LanguageVersion]:
        """Take the file off; older texts keep it."""
        return _tagged(await service.remove_file(session, actor, template_id, language, template_file_id))


@get("/template-folders", tags=["Templates"], summary="Folders of templates")
async def folders(read_session: GivenReadSession, actor: GivenActor) -> list[str]:
    """The folders that have templates you see. A slash parts levels."""
    return await queries.list_folders(read_session, actor)


@post("/template-folders/renames", status_code=200, tags=["Templates"], summary="Rename a folder")
async def rename_folder(
    session: GivenSession, actor: GivenActor, data: JSONBody[schemas.FolderChange]
) -> schemas.TemplatesMoved:
    """Move every template of a folder that you may change to another name."""
    return schemas.TemplatesMoved(await service.rename_folder(session, actor, data.folder, data.name))


@get("/template-fields", tags=["Templates"], summary="What templates may speak of")
async def fields(read_session: GivenReadSession) -> schemas.TemplateFields:
    """Variables with their filters, those of your own fields too, and the languages with their plural forms."""
    return queries.field_catalogue(await service.own_catalogue(read_session))


@get("/template-report", tags=["Templates"], summary="Languages that are missing")
async def report(read_session: GivenReadSession, actor: GivenActor) -> list[schemas.MissingVersions]:
    """Templates that lack a language your contacts read, or have one that is behind its source or a draft."""
    return await queries.report_missing(read_session, actor)


@get("/template-exports", tags=["Templates"], summary="Templates as a file")
async def export(read_session: GivenReadSession, actor: GivenActor, ids: Ids = None) -> Response[schemas.TemplateFile]:
    """The chosen templates in all languages, to be taken to another tenant."""
    content = await service.export_templates(read_session, actor, ids)
    return Response(content, headers={"Content-Disposition": 'attachment; filename="templates.json"'})


@post("/template-imports", tags=["Templates"], summary="Bring templates in")
async def bring_in(
    session: GivenSession, actor: GivenActor, data: JSONBody[schemas.TemplateFile]
) -> schemas.TemplatesImported:
    """Make the templates of a file your own."""
    return await service.import_templates(session, actor, data)


@get("/ready-templates", tags=["Templates"], summary="Templates that come with Lading")
async def ready(read_session: GivenReadSession) -> list[schemas.ReadyTemplate]:
    """Each with what you have of it: as it comes, changed by you, put aside, missing, or with an update waiting."""
    return await service.list_ready(read_session)


@post("/ready-templates/installations", status_code=200, tags=["Templates"], summary="Bring ready templates in")
async def install_ready(
    session: GivenSession, actor: GivenActor, data: JSONBody[schemas.ReadyChoice]
) -> schemas.ReadyInstalled:
    """Bring in those that are missing and update texts that nobody changed here. Your own changes stay."""
    return await service.bring_ready(session, actor, data.keys, locale=current().locale, update=True)


@get("/letter-settings", tags=["Templates"], summary="What letters say of us")
async def settings(read_session: GivenReadSession) -> schemas.LetterSettingsView:
    """Company, website and phone for templates, and the language for readers whose own is not known."""
    return await queries.letter_settings(read_session)


@put("/letter-settings", tags=["Templates"], summary="Set what letters say of us")
async def set_settings(
    session: GivenSession, actor: GivenActor, data: JSONBody[schemas.LetterSettingsView]
) -> schemas.LetterSettingsView:
    """Set all four."""
    return await service.change_settings(session, actor, data)


@get("/contacts/{contact_id:uuid}/manner", tags=["Templates"], summary="How a contact is addressed")
async def manner(read_session: GivenReadSession, contact_id: FromPath[UUID]) -> schemas.MannerView:
    """Gender and title where somebody said so, and the salutation that comes of it."""
    return await service.load_manner(read_session, contact_id)


@put("/contacts/{contact_id:uuid}/manner", tags=["Templates"], summary="Say how a contact is addressed")
async def set_manner(
    session: GivenSession, actor: GivenActor, contact_id: FromPath[UUID], data: JSONBody[schemas.Manner]
) -> schemas.MannerView:
    """Set gender, title and salutations of one's own. Gender is never guessed from a first name."""
    return await service.change_manner(session, actor, contact_id, data)


def _tagged(view: Any) -> Response[Any]:
    return Response(view, headers=etag(view.version))


ROUTES = [
    TemplateController,
    folders,
    rename_folder,
    fields,
    report,
    export,
    bring_in,
    ready,
    install_ready,
    settings,
    set_settings,
    manner,
    set_manner,
]
