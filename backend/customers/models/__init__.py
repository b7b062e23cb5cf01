"""Tables of the domain, one file a subject."""

from backend.customers.models.companies import Company, CompanyDomain
from backend.customers.models.contacts import Contact, ContactEmail, Participation
from backend.customers.models.facts import FactSource, FieldChange, ProfileFact
from backend.customers.models.file import CompanyRelation, CompanyStar, CustomerFile
from backend.customers.models.search import CustomerSearch
from backend.customers.models.timeline import TimelineEntry

__all__ = [
    "Company",
    "CompanyDomain",
    "CompanyRelation",
    "CompanyStar",
    "Contact",
    "ContactEmail",
    "CustomerFile",
    "CustomerSearch",
    "FactSource",
    "FieldChange",
    "Participation",
    "ProfileFact",
    "TimelineEntry",
]
