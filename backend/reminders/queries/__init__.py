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

__all__ = [
    "ReminderFilters",
    "fresh_reminders",
    "list_reminders",
    "load_reminder",
    "load_today",
    "view_of",
    "views_of",
]
