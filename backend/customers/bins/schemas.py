"""What the routes of bins take and give."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from backend.customers.duplicates.models import Verdict
from backend.customers.duplicates.scoring import ReasonCode
from backend.customers.schemas import Fact
from backend.customers.vocabulary import Bin, Decider, EmployerReason, FactSubject


class Reason(msgspec.Struct):
    """Why, as a code and in the reader's words."""

    code: str
    text: str


class DecisionView(msgspec.Struct):
    """A decision about a company or person: from which bin into which, by whom and why.

    `confidence`, 0 … 1, is the classifier's. One that was undone says when and by whom.
    """

    id: UUID
    from_bin: Bin | None
    to_bin: Bin
    reasons: list[Reason]
    by: Decider
    confidence: float | None
    actor_name: str | None
    at: datetime
    undone_at: datetime | None
    undone_by: str | None


class Candidate(msgspec.Struct):
    """A company, or a person without one, that waits for a decision or lies among the noise.

    `subject` and `snippet` are of its latest message that the reader may see, `wrote` is who sent it.
    """

    kind: FactSubject
    id: UUID
    name: str
    domain: str | None
    email: str | None
    country: str | None
    bin: Bin
    by: Decider | None
    reasons: list[Reason]
    confidence: float | None
    message_id: UUID | None
    conversation_id: UUID | None
    subject: str | None
    snippet: str | None
    wrote: str | None
    at: datetime | None


class Mark(msgspec.Struct):
    """Characters `start` to `end` of a letter's text in which the value of a field was read."""

    start: int
    end: int
    field: str
    value: str


class CandidateLetter(msgspec.Struct):
    """A message that speaks for or against a candidate; `marks` do not overlap and follow each other."""

    message_id: UUID
    conversation_id: UUID
    outgoing: bool
    subject: str
    author: str
    at: datetime
    language: str | None
    text: str
    marks: list[Mark]


class CandidatePerson(msgspec.Struct):
    """Somebody who would become a contact. `employer_reason` says why somebody on free mail is counted among them."""

    id: UUID
    name: str
    email: str | None
    title: str | None
    phone: str | None
    employer_reason: EmployerReason | None
    facts: list[Fact]


class CandidateTwin(msgspec.Struct):
    """A customer that it may already be."""

    company_id: UUID
    name: str
    verdict: Verdict
    reasons: list[ReasonCode]


class CandidateFile(msgspec.Struct):
    """What would be created, why, and the latest messages that say so."""

    kind: FactSubject
    id: UUID
    name: str
    bin: Bin
    domains: list[str]
    facts: list[Fact]
    people: list[CandidatePerson]
    decision: DecisionView | None
    letters: list[CandidateLetter]
    twins: list[CandidateTwin]


class ReasonCount(msgspec.Struct):
    """How many of a bin are there for a reason."""

    code: str
    text: str
    count: int


class DomainCount(msgspec.Struct):
    """How many of a bin write from a mail domain."""

    domain: str
    count: int


class BinSummary(msgspec.Struct):
    """How much lies in a bin, counted up to 1,000, by reason and by domain, the most frequent first."""

    count: int
    capped: bool
    reasons: list[ReasonCount]
    domains: list[DomainCount]


class BinSubject(msgspec.Struct):
    """A company, or a person."""

    kind: FactSubject
    id: UUID


class BinWhere(msgspec.Struct, kw_only=True):
    """All of a bin for one reason, or from one domain."""

    bin: Bin
    reason: str | None = None
    domain: str | None = None


class NewDecision(msgspec.Struct, kw_only=True):
    """Where to put what: up to 500 `subjects`, or up to 500 of those `where` names."""

    bin: Bin
    subjects: Annotated[list[BinSubject], Meta(max_length=500)] = []
    where: BinWhere | None = None


class Act(msgspec.Struct):
    """What was decided at once; its `id` undoes it. `decided` counts what was not in that bin by a person before."""

    id: UUID
    decided: int
    subjects: list[BinSubject]


class ClassifierMeasure(msgspec.Struct):
    """How good guesses of one sort were: so many were `said`, so many of those `right`, out of `were` that were so."""

    said: int
    right: int
    were: int
    precision: float | None
    recall: float | None


class ClassifierReport(msgspec.Struct):
    """How the tenant's own classifier does, measured on decisions that it had not seen when it guessed.

    It `acts` on its own once `accepted` and `rejected` are `needed` together and `needed_each` each, on guesses surer
    than `acts_from`. `decided` counts what it put into a bin.
    """

    enabled: bool
    acts: bool
    accepted: int
    rejected: int
    needed: int
    needed_each: int
    acts_from: float
    measured: int
    customers: ClassifierMeasure
    noise: ClassifierMeasure
    sure_customers: ClassifierMeasure
    sure_noise: ClassifierMeasure
    decided: int
    reset_at: datetime | None


class ClassifierPatch(msgspec.Struct):
    """Let the classifier decide, or only learn."""

    enabled: bool
