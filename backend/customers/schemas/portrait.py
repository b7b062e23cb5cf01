"""What a company is like to work with, as its own mail tells."""

from datetime import datetime
from uuid import UUID

import msgspec

from backend.customers.schemas.facts import Fact
from backend.customers.schemas.shared import CompanyRef


class Usual(msgspec.Struct):
    """Something that comes up again and again: in how many mails, and the fact with the best evidence for it."""

    value: str
    messages: int
    fact: Fact


class Hours(msgspec.Struct):
    """When somebody writes: mails by the hour of their clock (24 numbers), and the hours that most of them fall into:
    from `begin` up to `end` o'clock, which may lie past midnight."""

    zone: str
    counts: list[int]
    begin: int
    end: int


class PersonHours(msgspec.Struct):
    """When one person writes."""

    contact_id: UUID
    hours: Hours


class Month(msgspec.Struct):
    """Mails of a month ("2026-03"): theirs and ours."""

    month: str
    received: int
    sent: int


class ReplyTime(msgspec.Struct):
    """How long an answer takes: half of `answers` came within `median_minutes`."""

    median_minutes: int
    answers: int


class Portrait(msgspec.Struct):
    """Counted from the newest 2,000 mails that the reader may see (`messages`, back to `since`). What they are too few
    to tell is null or empty; `needed` says from how many mails of theirs on there is more."""

    messages: int
    received: int
    since: datetime | None
    needed: int
    incoterms: list[Usual]
    ports: list[Usual]
    products: list[Usual]
    languages: list[Usual]
    hours: Hours | None
    people: list[PersonHours]
    months: list[Month]
    their_reply: ReplyTime | None
    our_reply: ReplyTime | None


class Employer(msgspec.Struct):
    """Where a person works or worked, by their mail: from the first to the last one that the reader may see."""

    company: CompanyRef
    current: bool
    since: datetime | None
    until: datetime | None
    messages: int
