"""What people do with customers: make, change, put aside, correct, note."""

from backend.customers.service.bulk import edit_companies
from backend.customers.service.companies import archive_company, change_company, create_company, return_company
from backend.customers.service.contacts import archive_contact, change_contact, create_contact, return_contact
from backend.customers.service.facts import add_fact, reject_fact, remove_fact, take_back_rejection
from backend.customers.service.files import CUSTOMER_FILE, add_file, receive_file, set_file_deleted
from backend.customers.service.notes import add_note, change_note, delete_note, restore_note
from backend.customers.service.relations import deny_relation, relate, set_star, unrelate
from backend.customers.service.timeline import record

__all__ = [
    "CUSTOMER_FILE",
    "add_fact",
    "add_file",
    "add_note",
    "archive_company",
    "archive_contact",
    "change_company",
    "change_contact",
    "change_note",
    "create_company",
    "create_contact",
    "delete_note",
    "deny_relation",
    "edit_companies",
    "receive_file",
    "record",
    "reject_fact",
    "relate",
    "remove_fact",
    "restore_note",
    "return_company",
    "return_contact",
    "set_file_deleted",
    "set_star",
    "take_back_rejection",
    "unrelate",
]
