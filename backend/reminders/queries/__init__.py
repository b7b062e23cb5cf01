"""Reads of reminders and of the day."""

from backend.reminders.queries.day import load_today
from backend.reminders.queries.reminders import (
    ReminderFilters,
    fresh_reminders,
    list_reminders,
    load_reminder,
    view_of,
    views_of,
)
from backend.reminders.queries.rules import list_rules, rule_view, trial_view

__all__ = [
    "ReminderFilters",
    "fresh_reminders",
    "list_reminders",
    "list_rules",
    "load_reminder",
    "load_today",
    "rule_view",
    "trial_view",
    "view_of",
    "views_of",
]
