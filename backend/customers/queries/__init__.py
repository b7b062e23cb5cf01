"""Reads of customers. Lists select columns, not entities, and take one round trip (two with search words)."""

import backend.customers.queries.naming  # noqa: F401 - tells the names of records when it is imported
from backend.customers.clock import local_time
from backend.customers.queries.companies import CompanyFilters, list_companies, load_company
from backend.customers.queries.contacts import list_contacts, load_contact
from backend.customers.queries.conversations import customers_for_conversations, in_conversations_of
from backend.customers.queries.files import find_file, list_files
from backend.customers.queries.finding import companies_named, search
from backend.customers.queries.history import list_changes, list_facts, list_requests, require_record
from backend.customers.queries.portrait import list_employers, load_portrait
from backend.customers.queries.relations import list_relations
from backend.customers.queries.timeline import list_timeline

__all__ = [
    "CompanyFilters",
    "companies_named",
    "customers_for_conversations",
    "find_file",
    "in_conversations_of",
    "list_changes",
    "list_companies",
    "list_contacts",
    "list_employers",
    "list_facts",
    "list_files",
    "list_relations",
    "list_requests",
    "list_timeline",
    "load_company",
    "load_contact",
    "load_portrait",
    "local_time",
    "require_record",
    "search",
]
