"""Which languages customers read."""

from collections import Counter

from sqlalchemy import and_, func, select

from backend.customers.models import Company, Contact
from i18n.locale import canonical_tag
from i18n.variants import language_of_country
from tenants.session import ReadSession


async def count_contact_languages(session: ReadSession) -> dict[str, int]:
    """Customers' contacts by the language they read, most first.

    A contact without a language reads the company's, or that of a country with one; others are left out.
    """
    language = func.coalesce(Contact.language, Company.language)
    rows = await session.execute(
        select(language.label("language"), Company.country, func.count().label("contacts"))
        .select_from(Contact)
        .outerjoin(Company, and_(Company.tenant_id == Contact.tenant_id, Company.id == Contact.company_id))
        .where(Contact.archived_at.is_(None), Contact.bin == "customer")
        .group_by(language, Company.country)
    )
    counted: Counter[str] = Counter()
    for row in rows:
        tag = canonical_tag(row.language) if row.language else language_of_country(row.country)
        if tag:
            counted[tag] += row.contacts
    return dict(counted.most_common())
