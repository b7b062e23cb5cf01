"""What people do with customers: make, change, put aside, correct, note."""

from backend.customers.service.bulk import edit_companies
from backend.customers.service.companies import archive_company, change_company, create_company, return_company
from backend.customers.service.contacts import archive_contact, change_contact, create_contact, return_contact
from backend.customers.service.facts import reject_fact, take_back_rejection
from backend.customers.service.notes import add_note

__all__ = [
    "add_note",
    "archive_company",
    "archive_contact",
    "change_company",
    "change_contact",
    "create_company",
    "create_contact",
    "edit_companies",
    "reject_fact",
    "return_company",
    "return_contact",
    "take_back_rejection",
]
