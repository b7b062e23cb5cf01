"""Reads of reminders and of the day."""

from backend.reminders.queries.reminders import (
    ReminderFilters,
    list_reminders,
    load_reminder,
    view_of,
    views_of,
)

__all__ = ["ReminderFilters", "list_reminders", "load_reminder", "view_of", "views_of"]
