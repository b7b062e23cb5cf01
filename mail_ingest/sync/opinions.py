"""Letters on which another opinion may be heard, and what was said of them."""

import asyncio
from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec
from sqlalchemy import select, update

from mail_ingest.store.models import Message
from mail_ingest.store.records import unpack_body
from mail_ingest.store.understanding import load_letters
from mail_ingest.sync.reading import letter_with
from mail_ingest.understand.letters import StoredLetter
from mail_ingest.understand.reading import reading_text
from mail_ingest.understand.result import Understanding
from tenants.session import ReadSession, WriteSession


class Unasked(msgspec.Struct, frozen=True):
    """A letter by a person on which no opinion was heard: its reading text, and what is understood of it."""

    id: UUID
    text: str
    understanding: Understanding


async def unasked_letters(session: ReadSession, message_ids: Sequence[UUID]) -> list[Unasked]:
    """Those of the messages that people wrote to us and on which no opinion was heard."""
    rows = await session.execute(
        select(Message.id, Message.understanding)
        .where(Message.id.in_(message_ids), Message.direction == "in", Message.kind == "human")
        .where(Message.understood_version > 0)
    )
    told: dict[UUID, Understanding] = {}
    for row in rows:
        try:
            understood = msgspec.convert(row.understanding, Understanding)
        except msgspec.ValidationError:
            continue
        if understood.opinion is None:
            told[row.id] = understood
    found = []
    for stored, _ in await load_letters(session, list(told)):
        # A stranger's HTML may be slow to read as text.
        found.append(Unasked(stored.id, await asyncio.to_thread(_text_of, stored), told[stored.id]))
    return found


def _text_of(stored: StoredLetter) -> str:
    return reading_text(letter_with(stored, unpack_body(stored.packed)))


async def save_opinions(session: WriteSession, understood: Mapping[UUID, Understanding]) -> None:
    """Write what is understood now of these messages."""
    for message_id, understanding in sorted(understood.items()):
        await session.execute(
            update(Message)
            .where(Message.id == message_id)
            .values(understanding=msgspec.to_builtins(understanding))
            .execution_options(synchronize_session=False)
        )
