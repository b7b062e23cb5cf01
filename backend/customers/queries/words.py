"""Search words as a condition on companies or contacts.

Under row-level security `@@` reads every row of the tenant, so few matches come as ids through the door
`search_customers()`. For words that match more than that, the list's own order is walked and each row's words are
looked at: matches are then so dense that a page is full after a short way.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, literal_column, select
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.sql.expression import cast

from backend.customers.models import Company, Contact, CustomerSearch
from backend.customers.search_index import query_text
from backend.customers.vocabulary import FactSubject
from tenants.session import ReadSession

#: So many ids come through the door at most.
FEW = 1000

_MODELS: dict[FactSubject, type[Company] | type[Contact]] = {"company": Company, "contact": Contact}


async def matching(session: ReadSession, subject: FactSubject, q: str) -> ColumnElement[bool] | None:
    """The condition that a record answers to `q`; None when it holds no word, so that nothing is asked for."""
    query = query_text(session.info["tenant_id"], subject, q)
    if query is None:
        return None
    found = list(await session.scalars(_through_door(query)))
    model = _MODELS[subject]
    if len(found) <= FEW:
        return model.id.in_(found)
    # A subquery in the condition cannot be turned into a join, which would read all the tenant's rows first.
    return (
        select(CustomerSearch.words.op("@@", is_comparison=True)(cast(query, TSQUERY)))
        .where(CustomerSearch.tenant_id == model.tenant_id, CustomerSearch.id == model.id)
        .correlate(model)
        .scalar_subquery()
    )


def _through_door(query: str) -> Select[tuple[UUID]]:
    door: Any = func.search_customers(query, FEW + 1)
    return select(literal_column("id", CustomerSearch.id.type)).select_from(door.alias("id"))
