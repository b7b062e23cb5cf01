"""What learning reads of one message, whoever extracted it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

from backend.customers.vocabulary import FactSubject

Role = Literal["from", "to", "cc"]


@dataclass(frozen=True, slots=True)
class Person:
    """A name and an address as a header gives them; `address` is casefolded, its domain in A-labels."""

    name: str
    address: str

    @property
    def domain(self) -> str:
        """The part after the @."""
        return self.address.rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class Span:
    """Where in a message something was read: `start` and `end` count characters of the text that `part` names.

    "text" is the reading text of the message; "from", "to" and "cc" are `Name <address>` of the person, "date" is
    the sender's offset from UTC.
    """

    part: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class LetterFact:
    """A fact about the author, or about the author's company. `reason` is a code where it was concluded; `detail` says
    which sort of value it is, where there are several."""

    subject: FactSubject
    field: str
    value: str
    confidence: float
    span: Span
    reason: str | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """One message. `human`, `kind` (a `MessageKind`) and how `sure` that is are verdicts of `mail_ingest.understand`;
    `utc_offset` in minutes, of the sender."""

    message_id: UUID
    conversation_id: UUID
    at: datetime
    direction: Literal["in", "out"]
    human: bool
    subject: str
    author: Person | None
    to: tuple[Person, ...] = ()
    cc: tuple[Person, ...] = ()
    language: str | None = None
    utc_offset: int | None = None
    kind: str = "other"
    sure: float = 0.0
    facts: tuple[LetterFact, ...] = field(default=())
    #: The zone that the author's own invitation in the letter names.
    invite_zone: str | None = None


@dataclass(frozen=True, slots=True)
class Ourselves:
    """Who never is a customer: our mailboxes and colleagues, and the domains of them that are not free mail."""

    addresses: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    #: Domains that people of several companies have (`CompanyDomain.shared`).
    shared: frozenset[str] = frozenset()
