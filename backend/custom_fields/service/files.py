"""Files of file fields."""

from collections.abc import AsyncIterator
from typing import Final
from uuid import UUID

from sqlalchemy import select

from backend.custom_fields import schemas
from backend.custom_fields.errors import CustomFileEmptyError, CustomFileTooLargeError
from backend.custom_fields.models import CustomField, CustomFile, CustomValue
from backend.custom_fields.queries.shape import load_shape
from backend.custom_fields.targets import names_of
from backend.custom_fields.vocabulary import FieldObject
from i18n.formats import file_size
from mail_ingest.parse.magic import true_type
from tenants.context import Actor, current
from tenants.errors import NotFoundError
from tenants.orm import new_id
from tenants.session import ReadSession, WriteSession

#: Kind of these files in the blob store.
CUSTOM_FILE: Final = "custom-file"
MOST_BYTES: Final = 25 * 1024 * 1024
_NAME: Final = 255


async def receive_file(chunks: AsyncIterator[bytes]) -> bytes:
    """The bytes of an upload. Raises `CustomFileTooLargeError`, `CustomFileEmptyError`."""
    content = bytearray()
    async for chunk in chunks:
        content += chunk
        if len(content) > MOST_BYTES:
            raise CustomFileTooLargeError(limit=file_size(MOST_BYTES, current().locale))
    if not content:
        raise CustomFileEmptyError
    return bytes(content)


async def require_file_field(session: ReadSession, field_id: UUID) -> CustomField:
    """A file field that is in use and not hidden from the actor; raises `NotFoundError`."""
    row = await session.scalar(select(CustomField).where(CustomField.id == field_id, CustomField.kind == "file"))
    if row is None or (await load_shape(session, row.object)).find(row.key) is None:  # type: ignore[arg-type]
        raise NotFoundError
    return row


async def add_file(
    session: WriteSession, actor: Actor, field_id: UUID, filename: str, content: bytes, sha256: str
) -> schemas.CustomFileView:
    """Note a file that lies in the blob store; the record that it is for takes its id as the field's value. What it
    is, its bytes say. Raises `NotAllowedError`, `NotFoundError`."""
    actor.require("companies.write")
    field = await require_file_field(session, field_id)
    name = " ".join(filename.replace("\\", "/").rpartition("/")[2].split())[-_NAME:] or "file"
    kind = true_type("application/octet-stream", name, content)
    row = CustomFile(
        id=new_id(), field_id=field.id, filename=name, content_type=kind, size=len(content), sha256=sha256,
        by_id=actor.membership_id or actor.id,
    )  # fmt: skip
    session.add(row)
    await session.flush()
    return schemas.CustomFileView(row.id, row.filename, row.content_type, row.size)


async def find_file(session: ReadSession, actor: Actor, file_id: UUID) -> CustomFile:
    """A file that the actor uploaded, or that a record holds which they see, in a field that is not hidden from them;
    raises `NotFoundError`."""
    file = await session.scalar(select(CustomFile).where(CustomFile.id == file_id))
    if file is None:
        raise NotFoundError
    field = await require_file_field(session, file.field_id)
    if file.by_id is not None and file.by_id == (actor.membership_id or actor.id):
        return file
    of: FieldObject = field.object  # type: ignore[assignment]
    holders = set(
        await session.scalars(
            select(CustomValue.record_id).where(CustomValue.field_id == field.id, CustomValue.ref == file.id)
        )
    )
    if not await names_of(session, of, holders):
        raise NotFoundError
    return file
