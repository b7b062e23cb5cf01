"""Why a search found a conversation: the words around the hit, with the places of the words."""

from collections.abc import Sequence
from typing import Final, Literal
from uuid import UUID

import msgspec
import zstandard
from sqlalchemy import Text, cast, literal, select, text
from sqlalchemy.dialects.postgresql import TSQUERY, distinct_on

from backend.conversations.queries.syntax import Field
from backend.conversations.queries.texts import MAX_TEXT, readable
from backend.conversations.queries.words import Wanted
from backend.conversations.schemas import Highlight
from i18n.words import QueryWord, find_words
from mail_ingest.store.models import Message, MessageSearch
from mail_ingest.store.sight import visible_messages
from tenants.context import Actor
from tenants.prepared import Prepared, Row
from tenants.session import ReadSession

#: Characters before the first word that is marked: a list shows little more than it.
_BEFORE: Final = 18
_AROUND: Final = 180
#: So much of a text is looked through first, and so much at most.
_LOOKED_AT: Final = (4_000, 60_000)

_SOURCES: Final = Prepared(
    text(
        """
        SELECT m.id, m.conversation_id, m.subject, CAST(m.envelope AS text) AS envelope, b.packed,
               (SELECT CAST(json_agg(json_build_object('filename', p.filename, 'sha256', p.sha256)) AS text)
                FROM message_part p WHERE p.tenant_id = :tenant AND p.message_id = m.id) AS files
        FROM message m LEFT JOIN message_body b ON b.tenant_id = :tenant AND b.id = m.id
        WHERE m.tenant_id = :tenant AND m.id = ANY(CAST(:ids AS uuid[]))
        """
    )
)
_DOCUMENTS: Final = Prepared(
    text("SELECT sha256, packed FROM document_text WHERE tenant_id = :tenant AND sha256 = ANY(CAST(:hashes AS text[]))")
)


Source = Literal["text", "people", "file", "document", "none"]


class _File(msgspec.Struct, frozen=True):
    filename: str
    sha256: str


async def highlights(
    session: ReadSession, actor: Actor, wanted: Wanted, conversation_ids: Sequence[UUID]
) -> dict[UUID, Highlight]:
    """For each conversation that a search found, what of its newest matching message shows why."""
    if wanted.tsquery is None or not conversation_ids:
        return {}
    matching = cast(literal(wanted.tsquery, Text()), TSQUERY)
    newest = await session.scalars(
        select(MessageSearch.id)
        .ext(distinct_on(MessageSearch.conversation_id))
        .join(Message, (Message.tenant_id == MessageSearch.tenant_id) & (Message.id == MessageSearch.id))
        .where(MessageSearch.conversation_id.in_(conversation_ids), visible_messages(actor))
        .where(MessageSearch.words.op("@@", is_comparison=True)(matching))
        .order_by(MessageSearch.conversation_id, MessageSearch.sent_at.desc())
    )
    found = {row["conversation_id"]: row for row in await _SOURCES.fetch(session, ids=list(newest))}
    shown = {each: _first(row, wanted) for each, row in found.items()}
    return {each: hit or await _in_documents(session, found[each], wanted) for each, hit in shown.items()}


def highlight_subject(subject: str, wanted: Wanted) -> list[tuple[int, int]]:
    """Where words of the search stand in a subject."""
    return _units(subject, find_words(subject, _of(wanted, "subject")))


def _of(wanted: Wanted, *fields: Field) -> list[QueryWord]:
    return [word for field, word in wanted.shown if field in {"any", *fields}]


def _first(row: Row, wanted: Wanted) -> Highlight | None:
    """The first place where words of the search are seen: what is written, who, the files."""
    envelope = msgspec.json.decode(row["envelope"])
    people = ", ".join(
        f"{person['name']} <{person['address']}>" if person["name"] else person["address"]
        for field in ("from_", "to", "cc")
        for person in envelope.get(field, ())
    )
    sources: tuple[tuple[Source, str, list[QueryWord]], ...] = (
        ("text", "\n".join(readable(row["packed"])), _of(wanted)),
        ("people", people, _of(wanted, "from", "to", "cc")),
        ("file", ", ".join(file.filename for file in _files(row)), _of(wanted, "filename")),
    )
    for source, content, words in sources:
        hit = _cut(row["id"], source, content, words)
        if hit is not None:
            return hit
    return None


async def _in_documents(session: ReadSession, row: Row, wanted: Wanted) -> Highlight:
    names = {file.sha256: file.filename for file in _files(row)}
    for document in await _DOCUMENTS.fetch(session, hashes=list(names)):
        content = zstandard.ZstdDecompressor().decompress(document["packed"], MAX_TEXT).decode()
        hit = _cut(row["id"], "document", content, _of(wanted), filename=names[document["sha256"]])
        if hit is not None:
            return hit
    return Highlight(row["id"], "none", "", [], None)


def _files(row: Row) -> list[_File]:
    return msgspec.json.decode(row["files"], type=list[_File]) if row["files"] else []


def _cut(
    message_id: UUID, source: Source, content: str, words: list[QueryWord], *, filename: str | None = None
) -> Highlight | None:
    spans: list[tuple[int, int]] = []
    for most in _LOOKED_AT:
        spans = find_words(content[:most], words)
        if spans or len(content) <= most:
            break
    if not spans:
        return None
    start = max(0, spans[0][0] - _BEFORE)
    if start:
        # Begin with a whole word, where there is one.
        space = content.find(" ", start, spans[0][0])
        start = space + 1 if space >= 0 else start
    end = min(len(content), start + _AROUND)
    piece, inside = _flat(content[start:end], [(a - start, b - start) for a, b in spans if b <= end])
    lead, tail = "…" if start else "", "…" if end < len(content) else ""
    moved = [(a + len(lead), b + len(lead)) for a, b in inside]
    whole = f"{lead}{piece}{tail}"
    return Highlight(message_id, source, whole, _units(whole, moved), filename)


def _flat(piece: str, spans: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """The piece on one line, runs of white space as one, with the spans where they are then."""
    out: list[str] = []
    moved: list[int] = []
    for character in piece:
        moved.append(len(out))
        if not character.isspace():
            out.append(character)
        elif out and out[-1] != " ":
            out.append(" ")
    moved.append(len(out))
    return "".join(out), [(moved[a], moved[b]) for a, b in spans]


def _units(content: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans as JavaScript counts: UTF-16 code units."""
    if content.isascii() or max(content, default="") <= "\uffff":
        return list(spans)

    def unit(place: int) -> int:
        return len(content[:place].encode("utf-16-le", "surrogatepass")) // 2

    return [(unit(a), unit(b)) for a, b in spans]
