"""The rules of reminders, one file per subject."""

from backend.reminders.service.ending import cancel_reminder, complete_reminder, reopen_reminder
from backend.reminders.service.firing import fire_due
from backend.reminders.service.inquiries import settle_inquiry, snooze_inquiry
from backend.reminders.service.retiming import retime
from backend.reminders.service.ruling import change_rule, create_rule, remove_rule, run_rules, try_rule
from backend.reminders.service.setting import change_reminder, create_reminder, set_follow_up
from backend.reminders.service.snoozing import snooze_reminder
from backend.reminders.service.times import known_zone, read_question

__all__ = [
    "cancel_reminder",
    "change_reminder",
    "change_rule",
    "complete_reminder",
    "create_reminder",
    "create_rule",
    "fire_due",
    "known_zone",
    "read_question",
    "remove_rule",
    "reopen_reminder",
    "retime",
    "run_rules",
    "set_follow_up",
    "settle_inquiry",
    "snooze_inquiry",
    "snooze_reminder",
    "try_rule",
]
