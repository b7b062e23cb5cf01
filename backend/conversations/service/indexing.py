"""Fills the search index: the words of subject, people, text, file names and files of messages, many at a time."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

import msgspec
import zstandard
from sqlalchemy import text

from backend.conversations.queries.texts import MAX_TEXT, readable
from backend.conversations.queries.words import ATTACHMENT, FIELDS, SUBJECT
from i18n.words import place_words, search_words
from tenants.prepared import Prepared, Row
from tenants.search import mark_of, tsvector
from tenants.session import WriteSession

#: Of the way words are made; raise it to have everything indexed anew.
VERSION: Final = 3
#: Characters of the text and of all files, and words of all, that are indexed; PostgreSQL takes no more than 1 MB of
#: lexemes.
_TEXT: Final = 200_000
_FILES: Final = 200_000
_WORDS: Final = 20_000
#: Messages of one round trip.
_BATCH: Final = 500
#: Places between two texts, so that no phrase reaches from one into the other.
_GAP: Final = 10

# FOR SHARE: nobody moves a message to another conversation between this look and the commit. In the order of ids, as
# everybody else who takes many of them.
_MESSAGES: Final = Prepared(
    text(
        """
        SELECT m.id, m.conversation_id, m.sent_at, m.subject, CAST(m.envelope AS text) AS envelope,
               m.has_attachments, b.packed,
               (SELECT array_agg(p.filename) FROM message_part p
                WHERE p.tenant_id = :tenant AND p.message_id = m.id) AS filenames,
               (SELECT array_agg(d.packed) FROM message_part p
                JOIN document_text d ON d.tenant_id = :tenant AND d.sha256 = p.sha256
                WHERE p.tenant_id = :tenant AND p.message_id = m.id) AS documents
        FROM message m LEFT JOIN message_body b ON b.tenant_id = :tenant AND b.id = m.id
        WHERE m.tenant_id = :tenant AND m.id = ANY(CAST(:ids AS uuid[]))
        ORDER BY m.id
        FOR SHARE OF m
        """
    )
)
_WRITE: Final = Prepared(
    text(
        """
        INSERT INTO message_search (tenant_id, id, sent_at, conversation_id, words, version)
        VALUES (:tenant, :id, :sent_at, :conversation_id, CAST(CAST(:words AS text) AS tsvector), :version)
        ON CONFLICT (tenant_id, id) DO UPDATE SET sent_at = excluded.sent_at,
            conversation_id = excluded.conversation_id, words = excluded.words, version = excluded.version
        """
    )
)
_OUTDATED: Final = Prepared(
    text(
        """
        (SELECT m.id FROM message m
         LEFT JOIN message_search s ON s.tenant_id = m.tenant_id AND s.id = m.id
         WHERE m.tenant_id = :tenant AND s.id IS NULL LIMIT :most)
        UNION
        (SELECT id FROM message_search WHERE tenant_id = :tenant AND version < :version LIMIT :most)
        """
    )
)


class _Person(msgspec.Struct, frozen=True):
    name: str = ""
    address: str = ""


class _People(msgspec.Struct, frozen=True):
    from_: tuple[_Person, ...] = ()
    to: tuple[_Person, ...] = ()
    cc: tuple[_Person, ...] = ()
    bcc: tuple[_Person, ...] = ()


_READ_PEOPLE: Final = msgspec.json.Decoder(_People)


async def index_messages(session: WriteSession, message_ids: Sequence[UUID]) -> int:
    """Write the words of these messages, as often as you like; answers how many messages exist."""
    mark = mark_of(session.info["tenant_id"], SUBJECT)
    written = 0
    for start in range(0, len(message_ids), _BATCH):
        rows = await _MESSAGES.fetch(session, ids=list(message_ids[start : start + _BATCH]))
        await _WRITE.run_many(session, [_entry(mark, row) for row in rows])
        written += len(rows)
    return written


async def outdated_messages(session: WriteSession, most: int) -> list[UUID]:
    """Messages without words, or with words made in an older way; at most twice `most`."""
    return [row["id"] for row in await _OUTDATED.fetch(session, most=most, version=VERSION)]


def _entry(mark: str, row: Row) -> Mapping[str, Any]:
    return {
        "id": row["id"],
        "sent_at": row["sent_at"],
        "conversation_id": row["conversation_id"],
        "words": tsvector(mark, _words(row)),
        "version": VERSION,
    }


def _words(row: Row) -> dict[str, list[int]]:
    people = _READ_PEOPLE.decode(row["envelope"])
    filenames = "\n".join(row["filenames"] or ())
    places: dict[str, list[int]] = {}
    at = 1
    to = _lines((*people.to, *people.bcc))
    fields = ((FIELDS["from"], _lines(people.from_)), (FIELDS["to"], to), (FIELDS["cc"], _lines(people.cc)))
    for content in (row["subject"], *(lines for _, lines in fields), filenames, *_contents(row)):
        if content:
            at = place_words(content, places, at) + _GAP
    if len(places) > _WORDS:
        places = dict(list(places.items())[:_WORDS])
    for lead, content in ((FIELDS["subject"], row["subject"]), *fields, (FIELDS["filename"], filenames)):
        if content:
            places.update((lead + word, []) for word in search_words(content))
    if row["has_attachments"]:
        places[ATTACHMENT] = []
    return places


def _lines(people: Sequence[_Person]) -> str:
    return "\n".join(f"{person.name} {person.address}" for person in people)


def _contents(row: Row) -> Iterator[str]:
    """What the message and its files say. The quoted history too: what was forwarded to us may be nowhere else."""
    left = _TEXT
    for content in readable(row["packed"]):
        yield content[:left]
        left = max(0, left - len(content))
    unpack = zstandard.ZstdDecompressor()
    left = _FILES
    for packed in row["documents"] or ():
        content = unpack.decompress(packed, MAX_TEXT).decode()[:left]
        left -= len(content)
        yield content
