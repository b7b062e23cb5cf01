"""Files that are here already put beside a draft, without going through the browser."""

from collections.abc import Sequence
from uuid import UUID

from backend.conversations.queries.files import find_part
from backend.conversations.service.files import part_bytes
from backend.customers.queries.contact_files import find_contact_file
from backend.customers.queries.files import find_file as find_company_file
from backend.customers.service.files import CUSTOMER_FILE
from backend.outreach.sending.compiling import attachments_of
from backend.outreach.sending.drafts import attach
from backend.outreach.sending.errors import NotDraftError
from backend.outreach.sending.models import OutgoingAttachment, OutgoingMessage
from backend.outreach.sending.schemas import FileCopy, TemplateFiles
from backend.outreach.sending.service import own_message
from backend.outreach.templates.queries import find_template, find_version
from backend.outreach.templates.service.files import KIND as TEMPLATE_FILE
from tenants.blobs import BlobMissingError, BlobStore
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.session import WriteSession


async def copy_file(
    session: WriteSession, actor: Actor, blobs: BlobStore, outgoing_id: UUID, given: FileCopy
) -> OutgoingAttachment:
    """Attach a file of an earlier message, or of a customer's file. Raises `NotFoundError` unless the actor may see it,
    NotDraftError, AttachmentsTooLargeError."""
    row = await _draft(session, actor, outgoing_id)
    if given.message_id is not None:
        part = await find_part(session, actor, given.message_id, given.file_id)
        content = await part_bytes(blobs, session.info["tenant_id"], part)
        return await attach(session, blobs, row, part.filename, part.content_type, content, content_id=None)
    if given.company_id is None and given.contact_id is None:
        raise NotFoundError
    found = (
        await find_company_file(session, given.company_id, given.file_id)
        if given.company_id is not None
        else await find_contact_file(session, given.contact_id or given.file_id, given.file_id)
    )
    try:
        content = await blobs.get(session.info["tenant_id"], CUSTOMER_FILE, found.sha256)
    except BlobMissingError as error:
        raise NotFoundError from error
    return await attach(session, blobs, row, found.filename, found.content_type, content, content_id=None)


async def copy_template_files(
    session: WriteSession, actor: Actor, blobs: BlobStore, outgoing_id: UUID, given: TemplateFiles
) -> Sequence[OutgoingAttachment]:
    """Attach what goes along with a version of a template; what is attached already is not attached twice. Answers all
    files of the draft. Raises `NotFoundError`, NotDraftError, AttachmentsTooLargeError."""
    row = await _draft(session, actor, outgoing_id)
    await find_template(session, actor, given.template_id)
    version = await find_version(session, given.template_id, given.language)
    there = {(file.filename, file.sha256) for file in await attachments_of(session, row.id)}
    for file in version.files:
        if (file["filename"], file["sha256"]) not in there:
            content = await blobs.get(session.info["tenant_id"], TEMPLATE_FILE, file["sha256"])
            await attach(session, blobs, row, file["filename"], file["content_type"], content, content_id=None)
    return await attachments_of(session, row.id)


async def _draft(session: WriteSession, actor: Actor, outgoing_id: UUID) -> OutgoingMessage:
    row = await own_message(session, actor, outgoing_id)
    if row.state != "draft":
        raise NotDraftError
    return row
