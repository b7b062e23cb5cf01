"""The rules of meetings, one file per subject."""

from backend.meetings.service.answering import answer_invitation
from backend.meetings.service.countering import propose_instead
from backend.meetings.service.hearing import hear_letters
from backend.meetings.service.inviting import call_off, invite, move
from backend.meetings.service.reminding import keep_reminder
from backend.meetings.service.retiming import retime_meetings
from backend.meetings.slots import read_slot

__all__ = [
    "answer_invitation",
    "call_off",
    "hear_letters",
    "invite",
    "keep_reminder",
    "move",
    "propose_instead",
    "read_slot",
    "retime_meetings",
]
