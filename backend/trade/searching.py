"""Words by which products, quotes and orders are found: the index, and the door to it (docs/decisions/0003).

Texts of the tenant's own fields stand in the index under a mark of their field's, so that nobody finds a record by what
is hidden from them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Final, Literal
from uuid import UUID

from sqlalchemy import Text, bindparam, cast, delete, func, select
from sqlalchemy.dialects.postgresql import ARRAY, insert

from backend.custom_fields.queries.records import WORDED, texts_by_field
from backend.custom_fields.queries.shape import load_shape
from backend.trade.models import TradeSearch
from i18n.words import query_words, search_words
from tenants.search import lexemes, mark_of, tsquery
from tenants.session import ReadSession, WriteSession

Subject = Literal["product", "quote", "order"]
#: So many ids come through the door at most.
FEW: Final = 1000


async def index_texts(
    session: WriteSession, subject: Subject, rows: Sequence[tuple[UUID, Iterable[str | None]]]
) -> None:
    """Make records findable by the words of their texts, in place of the words that they had."""
    if not rows:
        return
    mark = mark_of(session.info["tenant_id"], subject)
    own = await _own_lexemes(session, subject, [record_id for record_id, _ in rows])
    for record_id, texts in rows:
        words = search_words("\n".join(text for text in texts if text))
        await _keep(session, record_id, lexemes(mark, words) + own.get(record_id, []))


async def index_own(session: WriteSession, subject: Subject, record_id: UUID) -> None:
    """Make a record findable by what the tenant's own fields hold now, beside the words of its own texts."""
    mark = mark_of(session.info["tenant_id"], subject)
    words = await session.scalar(select(func.tsvector_to_array(TradeSearch.words)).where(TradeSearch.id == record_id))
    own = await _own_lexemes(session, subject, [record_id])
    await _keep(session, record_id, [word for word in words or () if word.startswith(mark)] + own.get(record_id, []))


async def _own_lexemes(session: WriteSession, subject: Subject, ids: Collection[UUID]) -> dict[UUID, list[str]]:
    tenant_id: UUID = session.info["tenant_id"]
    found: dict[UUID, list[str]] = defaultdict(list)
    for record_id, texts in (await texts_by_field(session, subject, ids)).items():
        for field_id, said in texts.items():
            found[record_id] += lexemes(mark_of(tenant_id, str(field_id)), search_words("\n".join(said)))
    return found


async def _keep(session: WriteSession, record_id: UUID, kept: list[str]) -> None:
    statement = insert(TradeSearch).values(
        words=func.array_to_tsvector(cast(bindparam("lexemes", type_=ARRAY(Text)), ARRAY(Text)))
    )
    statement = statement.on_conflict_do_update(
        index_elements=["tenant_id", "id"], set_={"words": statement.excluded.words}
    )
    await session.execute(statement.values(id=record_id), {"lexemes": kept})


async def forget(session: WriteSession, ids: Iterable[UUID]) -> None:
    """Make records unfindable."""
    await session.execute(delete(TradeSearch).where(TradeSearch.id.in_(list(ids))))


async def find_ids(session: ReadSession, subject: Subject, q: str) -> list[UUID]:
    """Up to `FEW` records that hold all words of `q`, the last one by its beginning; none for no word."""
    tenant_id: UUID = session.info["tenant_id"]
    fields = [field.id for field in (await load_shape(session, subject)).shown if field.kind in WORDED]
    marks = [mark_of(tenant_id, subject), *(mark_of(tenant_id, str(field_id)) for field_id in fields)]
    query = tsquery(marks, query_words(q))
    if query is None:
        return []
    found = await session.execute(select(func.search_trade(query, FEW).label("id")))
    return [row.id for row in found]
