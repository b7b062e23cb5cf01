"""Tables of the domain, one file a subject."""

from backend.customers.models.companies import Company, CompanyDomain
from backend.customers.models.contacts import Contact, ContactEmail, Participation
from backend.customers.models.facts import FactSource, ProfileFact
from backend.customers.models.search import CustomerSearch
from backend.customers.models.timeline import TimelineEntry

__all__ = [
    "Company",
    "CompanyDomain",
    "Contact",
    "ContactEmail",
    "CustomerSearch",
    "FactSource",
    "Participation",
    "ProfileFact",
    "TimelineEntry",
]
