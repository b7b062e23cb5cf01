"""Where the bytes of a message and its parts are."""

import asyncio
from uuid import UUID

import msgspec
from sqlalchemy import and_, select

from backend.conversations.rendering import remote_images
from mail_ingest.store import queries as store
from mail_ingest.store.models import Message, MessagePart
from mail_ingest.store.sight import visible_messages
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.session import ReadSession


class PartSource(msgspec.Struct, frozen=True):
    """A part, and the raw message that it is cut from."""

    raw_sha256: str
    raw_place: str | None
    path: str
    filename: str
    content_type: str
    charset: str | None
    sha256: str


class RawSource(msgspec.Struct, frozen=True):
    """A raw message."""

    raw_sha256: str
    raw_place: str | None
    subject: str


async def require_message(session: ReadSession, actor: Actor, message_id: UUID) -> None:
    """Raises `NotFoundError` unless the actor may see the message."""
    if await session.scalar(select(Message.id).where(Message.id == message_id, visible_messages(actor))) is None:
        raise NotFoundError


async def find_part(session: ReadSession, actor: Actor, message_id: UUID, part_id: UUID) -> PartSource:
    """Where a part's bytes are; raises `NotFoundError`."""
    row = (
        await session.execute(
            select(
                Message.raw_sha256,
                Message.raw_place,
                MessagePart.path,
                MessagePart.filename,
                MessagePart.content_type,
                MessagePart.charset,
                MessagePart.sha256,
            )
            .join(MessagePart, and_(MessagePart.tenant_id == Message.tenant_id, MessagePart.message_id == Message.id))
            .where(Message.id == message_id, MessagePart.id == part_id, visible_messages(actor))
        )
    ).one_or_none()
    if row is None:
        raise NotFoundError
    return PartSource(*row)


async def find_raw(session: ReadSession, actor: Actor, message_id: UUID) -> RawSource:
    """Where a raw message is; raises `NotFoundError`."""
    row = (
        await session.execute(
            select(Message.raw_sha256, Message.raw_place, Message.subject).where(
                Message.id == message_id, visible_messages(actor)
            )
        )
    ).one_or_none()
    if row is None:
        raise NotFoundError
    return RawSource(*row)


async def find_remote_image(session: ReadSession, actor: Actor, message_id: UUID, number: int) -> str:
    """The address of a message's remote image; raises `NotFoundError`."""
    await require_message(session, actor, message_id)
    bodies = await store.bodies(session, [message_id])
    if message_id not in bodies:
        raise NotFoundError
    addresses = await asyncio.to_thread(remote_images, bodies[message_id])
    if not 0 <= number < len(addresses):
        raise NotFoundError
    return addresses[number]
