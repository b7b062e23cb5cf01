"""What records say openly: for readers from whom a part of the words is hidden that the search index holds.

A masked address, or a text of a field that the layout of a role hides, must not be found out by searching for it.
"""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import and_, func, select

from backend.accounts.queries.sight import sight_of
from backend.custom_fields.queries.records import hides_words, texts_of
from backend.custom_fields.queries.shape import load_shape
from backend.customers.models import Company, Contact
from backend.customers.vocabulary import FactSubject
from i18n.words import QueryWord, query_words, search_words
from tenants.session import ReadSession


async def hides_some(session: ReadSession, subject: FactSubject) -> bool:
    """Whether the index holds words of such records that are hidden from the session's actor."""
    if (await sight_of(session, subject)).masks.mail or await hides_words(session, subject):
        return True
    of_company = (await load_shape(session, "company")).hidden_names
    of_contact = (await load_shape(session, "contact")).hidden_names
    return "email" in of_contact or (subject == "company" and not of_company.isdisjoint({"domains", "city"}))


async def openly_holding(session: ReadSession, subject: FactSubject, ids: Sequence[UUID], q: str) -> list[UUID]:
    """Those of the records that hold all words of `q` in what the session's actor sees of them."""
    if not ids:
        return []
    texts = await (_company_texts if subject == "company" else _contact_texts)(session, ids)
    own = await texts_of(session, subject, ids, shown=True)
    wanted = query_words(q)
    return [each for each in ids if each in texts and _holds([*texts[each], *own.get(each, ())], wanted)]


def _holds(texts: Sequence[str | None], wanted: Sequence[QueryWord]) -> bool:
    words = set(search_words("\n".join(text for text in texts if text)))
    return all(word in words or (prefix and any(each.startswith(word) for each in words)) for word, prefix in wanted)


async def _company_texts(session: ReadSession, ids: Collection[UUID]) -> dict[UUID, list[str | None]]:
    masks = (await sight_of(session, "company")).masks
    hidden = (await load_shape(session, "company")).hidden_names
    no_mail = "email" in (await load_shape(session, "contact")).hidden_names
    people = (
        select(
            Contact.company_id,
            func.array_agg(Contact.name).label("names"),
            func.array_agg(func.array_to_string(Contact.emails, " ")).label("mails"),
        )
        .where(Contact.company_id.in_(ids), Contact.archived_at.is_(None), Contact.bin != "noise")
        .group_by(Contact.company_id)
        .subquery()
    )
    rows = await session.execute(
        select(
            Company.id, Company.name, Company.domains, Company.city, Company.owner_id, people.c.names, people.c.mails
        )
        .outerjoin(people, people.c.company_id == Company.id)
        .where(Company.id.in_(ids))
    )
    found: dict[UUID, list[str | None]] = {}
    for row in rows:
        texts = found[row.id] = [row.name, *(row.names or ())]
        if "domains" not in hidden:
            texts += row.domains
        if "city" not in hidden:
            texts.append(row.city)
        if not no_mail and not masks.hides("mail", row.owner_id):
            texts += row.mails or ()
    return found


async def _contact_texts(session: ReadSession, ids: Collection[UUID]) -> dict[UUID, list[str | None]]:
    masks = (await sight_of(session, "contact")).masks
    no_mail = "email" in (await load_shape(session, "contact")).hidden_names
    rows = await session.execute(
        select(Contact.id, Contact.name, Contact.emails, Company.name.label("company"), Company.owner_id)
        .outerjoin(Company, and_(Company.tenant_id == Contact.tenant_id, Company.id == Contact.company_id))
        .where(Contact.id.in_(ids))
    )
    return {
        row.id: [
            row.name,
            row.company,
            *(() if no_mail or masks.hides("mail", row.owner_id) else row.emails),
        ]
        for row in rows
    }
