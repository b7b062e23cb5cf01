"""Fills the search index: the words of subject, people, text and file names of a message."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from backend.conversations.queries.words import SUBJECT
from i18n.words import search_words
from mail_ingest.store import queries as store
from mail_ingest.store.models import MessagePart, MessageSearch
from mail_ingest.store.queries import MessageRecord
from mail_ingest.store.records import StoredBody
from tenants.search import lexemes, mark_of
from tenants.session import WriteSession

VERSION: Final = 1
#: Characters of the text, and words of all, that are indexed; PostgreSQL takes no more than 1 MB of lexemes.
_TEXT: Final = 200_000
_WORDS: Final = 20_000


async def index_messages(session: WriteSession, message_ids: Sequence[UUID]) -> int:
    """Write the words of these messages, as often as you like; answers how many messages exist."""
    records = await store.messages(session, message_ids)
    if not records:
        return 0
    bodies = await store.bodies(session, message_ids)
    files: dict[UUID, list[str]] = defaultdict(list)
    for part in await session.execute(
        select(MessagePart.message_id, MessagePart.filename).where(MessagePart.message_id.in_(message_ids))
    ):
        files[part.message_id].append(part.filename)
    mark = mark_of(session.info["tenant_id"], SUBJECT)
    for record in records:
        text = "\n".join(_texts(record, bodies.get(record.id), files[record.id]))
        statement = insert(MessageSearch).values(
            id=record.id,
            sent_at=record.sent_at,
            words=func.array_to_tsvector(lexemes(mark, search_words(text)[:_WORDS])),
            version=VERSION,
        )
        await session.execute(
            statement.on_conflict_do_update(
                index_elements=["tenant_id", "id"],
                set_={name: statement.excluded[name] for name in ("sent_at", "words", "version")},
            )
        )
    return len(records)


def _texts(record: MessageRecord, body: StoredBody | None, files: Sequence[str]) -> Iterator[str]:
    """Everything to be found by. The quoted history too: what was forwarded to us may be nowhere else."""
    yield record.subject
    envelope = record.envelope
    for person in (*envelope.from_, *envelope.to, *envelope.cc):
        yield f"{person.name} {person.address}"
    yield from files
    if body is not None:
        yield (body.text or "\n".join(filter(None, (body.new_text, body.quoted_text))))[:_TEXT]
