"""Words by which products, quotes and orders are found: the index, and the door to it (docs/decisions/0003)."""

from collections.abc import Iterable, Sequence
from typing import Final, Literal
from uuid import UUID

from sqlalchemy import Text, bindparam, cast, delete, func, select
from sqlalchemy.dialects.postgresql import ARRAY, insert

from backend.custom_fields.queries.records import texts_of
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
    own = await texts_of(session, subject, [record_id for record_id, _ in rows])
    statement = insert(TradeSearch).values(
        words=func.array_to_tsvector(cast(bindparam("lexemes", type_=ARRAY(Text)), ARRAY(Text)))
    )
    statement = statement.on_conflict_do_update(
        index_elements=["tenant_id", "id"], set_={"words": statement.excluded.words}
    )
    for record_id, texts in rows:
        words = search_words("\n".join(text for text in (*texts, *own.get(record_id, ())) if text))
        await session.execute(statement.values(id=record_id), {"lexemes": lexemes(mark, words)})


async def forget(session: WriteSession, ids: Iterable[UUID]) -> None:
    """Make records unfindable."""
    await session.execute(delete(TradeSearch).where(TradeSearch.id.in_(list(ids))))


async def find_ids(session: ReadSession, subject: Subject, q: str) -> list[UUID]:
    """Up to `FEW` records that hold all words of `q`, the last one by its beginning; none for no word."""
    query = tsquery(mark_of(session.info["tenant_id"], subject), query_words(q))
    if query is None:
        return []
    found = await session.execute(select(func.search_trade(query, FEW).label("id")))
    return [row.id for row in found]
