"""What the routes take and give."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from backend.customers.schemas import CompanyRef, ContactRef
from backend.meetings.vocabulary import Answer, Side, Standing
from backend.reminders.schemas import When
from i18n.slots import SlotReason

Line = Annotated[str, Meta(min_length=1, max_length=200)]
Address = Annotated[str, Meta(min_length=3, max_length=254)]
Minutes = Annotated[int, Meta(ge=5, le=480)]


class MeetingPerson(msgspec.Struct, frozen=True):
    """Somebody who is invited, and what they say."""

    name: str
    address: str
    answer: Answer
    mine: bool


class MeetingClock(msgspec.Struct, frozen=True, kw_only=True):
    """The hour on somebody's clock. `trouble` says in words what is wrong with it there; `refused`: they sleep."""

    name: str
    zone: str
    mine: bool
    day: str
    clock: str
    offset: str
    trouble: str | None
    reason: SlotReason | None
    refused: bool


class MeetingSlot(msgspec.Struct, frozen=True):
    """An hour that suits everybody, on each clock."""

    start: datetime
    clocks: list[MeetingClock]


class MeetingCounter(msgspec.Struct, frozen=True):
    """Another time that somebody proposed; `mine`: the caller did."""

    by: str
    mine: bool
    start: datetime
    clocks: list[MeetingClock]


class MeetingView(msgspec.Struct, kw_only=True):
    """A meeting on both clocks. `standing` is how it stands for the caller; `may_answer` whether one of their own
    addresses was invited and it lies ahead."""

    id: UUID
    side: Side
    standing: Standing
    summary: str
    location: str | None
    starts_at: datetime
    ends_at: datetime
    whole_days: bool
    repeats: bool
    clocks: list[MeetingClock]
    organizer: MeetingPerson
    attendees: list[MeetingPerson]
    counter: MeetingCounter | None
    company: CompanyRef | None
    contact: ContactRef | None
    conversation_id: UUID | None
    over: bool
    may_answer: bool
    may_change: bool
    version: int


class MeetingAnswer(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What to answer. `anyway`: although somebody would have to get up in the night."""

    answer: Literal["accepted", "tentative", "declined"]
    note: Annotated[str, Meta(max_length=2000)] = ""
    anyway: bool = False


class MeetingQuestion(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """An hour with people at these addresses; without `when`, only which hours would suit."""

    to: Annotated[list[Address], Meta(min_length=1, max_length=20)]
    when: When | None = None
    minutes: Minutes = 30
    here: Annotated[str, Meta(max_length=60)] = "UTC"


class MeetingReading(msgspec.Struct, kw_only=True):
    """How the hour falls on each clock, and the next ones that suit everybody. `start` is null where none was asked."""

    start: datetime | None
    clocks: list[MeetingClock]
    refused: bool
    slots: list[MeetingSlot]


class NewMeeting(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """An invitation to be sent by mail from one of the caller's addresses."""

    to: Annotated[list[Address], Meta(min_length=1, max_length=20)]
    summary: Line
    when: When
    minutes: Minutes = 30
    location: Annotated[str, Meta(max_length=300)] = ""
    note: Annotated[str, Meta(max_length=5000)] = ""
    mailbox_id: UUID | None = None
    from_address: Annotated[str, Meta(max_length=254)] = ""
    conversation_id: UUID | None = None
    anyway: bool = False


class MeetingMove(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Another time for a meeting of ours; everybody is asked again."""

    when: When
    minutes: Minutes = 30
    anyway: bool = False


class MeetingProposal(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Another time to ask who invited for."""

    when: When
    note: Annotated[str, Meta(max_length=2000)] = ""
    anyway: bool = False


class MeetingCancel(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Why it is called off, for those who were invited."""

    note: Annotated[str, Meta(max_length=2000)] = ""
