"""The global search box, as far as customers go."""

from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Integer, Text, and_, bindparam, func, select

from backend.accounts.queries.sight import sight_of
from backend.customers.models import Company, Contact
from backend.customers.profile import name_key
from backend.customers.queries.seen import COMPANY_SEEN, mail_or_null, seen_among
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
    return (
        []
        if matches is None
        else sorted(await seen_among(session, "company", list(matches.params.get("ids", ()))[:FEW]))
    )


async def _hits(session: ReadSession, subject: FactSubject, q: str, limit: int) -> list[Row]:
    matches = await matching(session, subject, q)
    if matches is None:
        return []
    params = matches.params | {"most": limit}
    if matches.condition == "ids":
        params["beginning"] = name_key(q)
    sight = await sight_of(session, subject)
    shape = _best(subject, matches.condition, narrow=not sight.everything, masked=sight.masked)
    return list(await shape.fetch(session, **sight.params, **params))


@lru_cache(maxsize=16)
def _best(subject: FactSubject, condition: str, *, narrow: bool, masked: bool) -> Prepared:
    model = _MODELS[subject]
    order: list[Any] = [model.last_message_sort.desc(), model.id.desc()]
    if condition == "ids":
        # Where the list is walked in its own order instead, that order has to be an index's.
        order.insert(0, func.starts_with(model.name_key, bindparam("beginning", type_=Text())).desc())
    if model is Company:
        found = select(Company.id, Company.name, Company.country, Company.domain)
    else:
        employer = and_(Company.tenant_id == Contact.tenant_id, Company.id == Contact.company_id)
        email = mail_or_null(Contact.email, "email") if masked else Contact.email.label("email")
        found = (
            select(Contact.id, Contact.name, email, Company.name.label("company_name"))
            .select_from(Contact)
            .outerjoin(Company, employer)
        )
    if narrow:
        found = found.where(COMPANY_SEEN)
    return Prepared(
        found.where(model.tenant_id == tenant, model.archived_at.is_(None), word_conditions(model)[condition])
        .order_by(*order)
        .limit(bindparam("most", type_=Integer()))
    )
