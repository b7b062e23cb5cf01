"""Files that go along with a version."""

from uuid import UUID

from backend.outreach.templates import schemas
from backend.outreach.templates.queries import find_template, find_version
from backend.outreach.templates.service.languages import finish_version, open_version
from backend.outreach.templates.service.writing import set_text
from i18n.messages import N_
from tenants.blobs import BlobStore
from tenants.context import Actor, current_tenant_id
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import new_id
from tenants.session import ReadSession, WriteSession

KIND = "file"
MAX_FILES = 20
MAX_BYTES = 15 * 1024 * 1024


async def add_file(
    session: WriteSession,
    actor: Actor,
    blobs: BlobStore,
    template_id: UUID,
    language: str,
    *,
    filename: str,
    content_type: str,
    content: bytes,
) -> schemas.LanguageVersion:
    """Let a file go along with a version. Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError`."""
    template, versions, version = await open_version(session, actor, template_id, language)
    if not content or sum(each["size"] for each in version.files) + len(content) > MAX_BYTES:
        message = N_("The files of a version may have {most} MB together.")
        raise ValidationFailedError(errors=[FieldProblem("file", "too-large", message, most=MAX_BYTES // 1024**2)])
    if len(version.files) >= MAX_FILES:
        raise ValidationFailedError(
            errors=[FieldProblem("file", "too-many", N_("At most {most} entries."), most=MAX_FILES)]
        )
    digest = await blobs.put(current_tenant_id(), KIND, content)
    name = " ".join(filename.replace("/", " ").replace("\\", " ").split())[:200] or "file"
    entry = {
        "id": str(new_id()),
        "filename": name,
        "content_type": content_type.split(";", maxsplit=1)[0].strip().lower() or "application/octet-stream",
        "size": len(content),
        "sha256": digest,
    }
    files = [*version.files, entry]
    set_text(session, actor, version, subject=version.subject, html=version.html, files=files, origin="edit")
    return await finish_version(session, template, version, versions.get(template.source_language))


async def remove_file(
    session: WriteSession, actor: Actor, template_id: UUID, language: str, file_id: UUID
) -> schemas.LanguageVersion:
    """Take a file off a version; older revisions keep it."""
    template, versions, version = await open_version(session, actor, template_id, language)
    files = [each for each in version.files if each["id"] != str(file_id)]
    if len(files) == len(version.files):
        raise NotFoundError
    set_text(session, actor, version, subject=version.subject, html=version.html, files=files, origin="edit")
    return await finish_version(session, template, version, versions.get(template.source_language))


async def read_file(
    session: ReadSession, actor: Actor, blobs: BlobStore, template_id: UUID, language: str, file_id: UUID
) -> tuple[schemas.TemplateAttachment, bytes]:
    """A file and its content; raises `NotFoundError`."""
    await find_template(session, actor, template_id)
    version = await find_version(session, template_id, language)
    entry = next((each for each in version.files if each["id"] == str(file_id)), None)
    if entry is None:
        raise NotFoundError
    content = await blobs.get(current_tenant_id(), KIND, entry["sha256"])
    return schemas.TemplateAttachment(file_id, entry["filename"], entry["content_type"], entry["size"]), content
