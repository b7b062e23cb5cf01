"""Reads of candidates, noise, decisions and the classifier."""

from backend.customers.bins.queries.decisions import list_decisions, reasons_in_words
from backend.customers.bins.queries.files import load_candidate
from backend.customers.bins.queries.piles import Narrowed, ids_of, list_candidates, summarize
from backend.customers.bins.queries.report import classifier_report

__all__ = [
    "Narrowed",
    "classifier_report",
    "ids_of",
    "list_candidates",
    "list_decisions",
    "load_candidate",
    "reasons_in_words",
    "summarize",
]
