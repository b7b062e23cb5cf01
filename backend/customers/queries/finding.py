"""The global search box, as far as customers go."""

from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Integer, Text, and_, bindparam, func, select

from backend.customers.models import Company, Contact
from backend.customers.profile import name_key
from backend.customers.queries.words import FEW, matching, word_conditions
from backend.customers.schemas import CompanyHit, ContactHit, CustomerHits
from backend.customers.vocabulary import FactSubject
from tenants.prepared import Prepared, Row, tenant
from tenants.session import ReadSession

_MODELS: Final[dict[FactSubject, type[Company] | type[Contact]]] = {"company": Company, "contact": Contact}


async def search(session: ReadSession, q: str, limit: int = 8) -> CustomerHits:
    """Companies and contacts that hold all words of `q`: those whose name begins with it first, then by last mail.

    Words that thousands hold are answered by last mail alone.
    """
    companies, contacts = [await _hits(session, subject, q, limit) for subject in _MODELS]
    return CustomerHits(
        [CompanyHit(row["id"], row["name"], row["country"], row["domain"]) for row in companies],
        [ContactHit(row["id"], row["name"], row["email"], row["company_name"]) for row in contacts],
    )


async def companies_named(session: ReadSession, name: str) -> list[UUID]:
    """Companies that hold all words of `name`, up to a thousand of them."""
    matches = await matching(session, "company", name)
    return [] if matches is None else list(matches.params.get("ids", ()))[:FEW]


async def _hits(session: ReadSession, subject: FactSubject, q: str, limit: int) -> list[Row]:
    matches = await matching(session, subject, q)
    if matches is None:
        return []
    params = matches.params | {"most": limit}
    if matches.condition == "ids":
        params["beginning"] = name_key(q)
    return list(await _best(subject, matches.condition).fetch(session, **params))


@lru_cache(maxsize=4)
def _best(subject: FactSubject, condition: str) -> Prepared:
    model = _MODELS[subject]
    order: list[Any] = [model.last_message_sort.desc(), model.id.desc()]
    if condition == "ids":
        # Where the list is walked in its own order instead, that order has to be an index's.
        order.insert(0, func.starts_with(model.name_key, bindparam("beginning", type_=Text())).desc())
    if model is Company:
        found = select(Company.id, Company.name, Company.country, Company.domain)
    else:
        employer = and_(Company.tenant_id == Contact.tenant_id, Company.id == Contact.company_id)
        columns = (Contact.id, Contact.name, Contact.email, Company.name.label("company_name"))
        found = select(*columns).select_from(Contact).outerjoin(Company, employer)
    return Prepared(
        found.where(model.tenant_id == tenant, model.archived_at.is_(None), word_conditions(model)[condition])
        .order_by(*order)
        .limit(bindparam("most", type_=Integer()))
    )
