"""Writes the tenant's own fields of a record of trade, and makes it findable by them."""

from uuid import UUID

from msgspec import Struct

from backend.custom_fields.service import Written, write_values
from backend.trade.searching import Subject, index_own
from tenants.session import WriteSession


async def write_own(
    session: WriteSession, of: Subject, record_id: UUID, given: Struct, *, creating: bool = False
) -> Written:
    """As `write_values`, whose words the index then holds. Raises `ValidationFailedError`."""
    written = await write_values(session, of, record_id, given, creating=creating)
    if written:
        await index_own(session, of, record_id)
    return written
