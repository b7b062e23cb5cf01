"""Companies by what they are, as conditions and joins of other domains' queries."""

from uuid import UUID

from sqlalchemy import ColumnElement, Subquery, select
from sqlalchemy.orm import InstrumentedAttribute

from backend.customers.models import Company
from tenants.context import current_tenant_id


def in_country(company_id: InstrumentedAttribute[UUID], country: str) -> ColumnElement[bool]:
    """Whether the company of that id is in a country (ISO 3166-1 alpha-2)."""
    there = select(Company.id).where(Company.tenant_id == current_tenant_id(), Company.country == country.upper())
    return company_id.in_(there)


def named_like(company_id: InstrumentedAttribute[UUID], words: str) -> ColumnElement[bool]:
    """Whether the company's name holds these words, folded (`i18n.words.fold`)."""
    named = select(Company.id).where(
        Company.tenant_id == current_tenant_id(), Company.name_key.contains(words, autoescape=True)
    )
    return company_id.in_(named)


def company_countries() -> Subquery:
    """Each company's id and country, to join with."""
    return (
        select(Company.id, Company.country).where(Company.tenant_id == current_tenant_id()).subquery("company_country")
    )
