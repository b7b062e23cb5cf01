"""What a rule finds."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tenants.session import ReadSession


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a rule speaks of: once, by its `key`. `at` is the instant at which somebody is reminded.

    `text` is for whoever looks after the customer (`owner_id`). `over` says that what it waited for has happened, so
    that nobody needs to be reminded any more.
    """

    key: str
    at: datetime
    text: str
    company_id: UUID | None
    contact_id: UUID | None
    conversation_id: UUID | None
    owner_id: UUID | None
    zone: str
    territory: str | None
    over: bool = False
    #: When a customer asked, where they did: what a person did about it since counts.
    asked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when a rule looks, and what it takes for now."""

    since: datetime
    until: datetime


Find = Callable[[ReadSession, Mapping[str, int], Span], Awaitable[list[Finding]]]
#: Those of a rule's keys that speak of a day which is no longer the one.
Stale = Callable[[ReadSession, Collection[str]], Awaitable[set[str]]]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number that people set, with its bounds."""

    name: str
    default: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class RuleKindSpec:
    """A kind of rule: what it is called, what it does in one line, its parameters and how it finds."""

    title: str
    summary: str
    parameters: tuple[Parameter, ...]
    find: Find
    #: For kinds whose keys name a day that may move: the reminder of the old day ends, the new day has its own.
    stale: Stale | None = None
