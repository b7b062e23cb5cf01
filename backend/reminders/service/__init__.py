"""The rules of reminders, one file per subject."""

from backend.reminders.service.ending import cancel_reminder, complete_reminder, reopen_reminder
from backend.reminders.service.firing import fire_due
from backend.reminders.service.inquiries import settle_inquiry, snooze_inquiry
from backend.reminders.service.retiming import retime
from backend.reminders.service.setting import change_reminder, create_reminder, set_follow_up
from backend.reminders.service.snoozing import snooze_reminder
from backend.reminders.service.times import known_zone, read_question

__all__ = [
    "cancel_reminder",
    "change_reminder",
    "complete_reminder",
    "create_reminder",
    "fire_due",
    "known_zone",
    "read_question",
    "reopen_reminder",
    "retime",
    "set_follow_up",
    "settle_inquiry",
    "snooze_inquiry",
    "snooze_reminder",
]
