"""Search words as a condition on companies or contacts.

Under row-level security `@@` reads every row of the tenant, so few matches come as ids through the door
`search_customers()`. For words that match more than that, the list's own order is walked and each row's words are
looked at: matches are then so dense that a page is full after a short way.

The index holds words that are hidden from some: addresses, and the tenant's own fields. For readers from whom something
is hidden, what the door answers is held against the words that they see (`open_words.py`).
"""

from dataclasses import dataclass
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, Integer, Text, Uuid, any_, bindparam, cast, func, select
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY

from backend.customers.models import Company, Contact, CustomerSearch
from backend.customers.queries.open_words import hides_some, openly_holding
from backend.customers.search_index import query_text
from backend.customers.vocabulary import FactSubject
from tenants.paging import COUNT_CAP
from tenants.prepared import Prepared
from tenants.session import ReadSession

#: So many ids come through the door at most.
FEW = 1000

_CALL: Final = func.search_customers(bindparam("query", type_=Text()), bindparam("most", type_=Integer()))
_DOOR: Final = Prepared(select(_CALL.label("id")))
_COUNT: Final = Prepared(select(func.count().label("count")).select_from(_CALL.alias("found")))


@dataclass(frozen=True, slots=True)
class Matches:
    """How to ask for the records that hold the words: which condition, and what it binds."""

    condition: Literal["ids", "words"]
    params: dict[str, Any]


async def matching(session: ReadSession, subject: FactSubject, q: str) -> Matches | None:
    """Where the records are that answer to `q`; None when it holds no word, so that nothing is asked for."""
    query = query_text(session.info["tenant_id"], subject, q)
    if query is None:
        return None
    if await hides_some(session, subject):
        rows = await _DOOR.fetch(session, query=query, most=COUNT_CAP)
        return Matches("ids", {"ids": await openly_holding(session, subject, [row["id"] for row in rows], q)})
    found = [row["id"] for row in await _DOOR.fetch(session, query=query, most=FEW + 1)]
    return Matches("ids", {"ids": found}) if len(found) <= FEW else Matches("words", {"query": query})


async def count_matching(session: ReadSession, matches: Matches) -> int:
    """How many records that are not archived answer to the words, up to one more than the cap of counts."""
    if matches.condition == "ids":
        return len(matches.params["ids"])
    rows = await _COUNT.fetch(session, query=matches.params["query"], most=COUNT_CAP + 1)
    count: int = rows[0]["count"]
    return count


def word_conditions(model: type[Company] | type[Contact]) -> dict[str, ColumnElement[bool]]:
    """The two conditions that `Matches` may name, for a list of `model`."""
    # A subquery in a condition cannot be turned into a join, which would read all the tenant's rows first.
    holds = (
        select(CustomerSearch.words.op("@@", is_comparison=True)(cast(bindparam("query", type_=Text()), TSQUERY)))
        .where(CustomerSearch.tenant_id == model.tenant_id, CustomerSearch.id == model.id)
        .correlate(model)
        .scalar_subquery()
    )
    return {"ids": model.id == any_(bindparam("ids", type_=ARRAY(Uuid()))), "words": holds}
