"""What the routes of duplicates take and give."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from backend.customers.duplicates.models import Verdict
from backend.customers.duplicates.scoring import ReasonCode
from backend.customers.schemas import Line, Names, Owner
from backend.customers.vocabulary import FactSubject, Stage

Ids = Annotated[list[UUID], Meta(min_length=1, max_length=20)]


class TwinReason(msgspec.Struct):
    """Why: a code, and what was found, in the spelling in which it is compared."""

    code: ReasonCode
    value: str


class TwinView(msgspec.Struct):
    """A company that something may already be, with the dates that decide whose it is."""

    id: UUID
    name: str
    country: str | None
    owner: Owner | None
    verdict: Verdict
    reasons: list[TwinReason]
    registered_on: date
    last_contact_on: date | None
    archived: bool


class TwinQuestion(msgspec.Struct, kw_only=True):
    """What is known of a company so far; `company_id` is the company itself, when it is being changed."""

    name: Line = ""
    country: Line | None = None
    domains: Names = []
    website: Line | None = None
    emails: Names = []
    phones: Names = []
    tax_ids: Names = []
    address: Line | None = None
    company_id: UUID | None = None


class TwinAnswer(msgspec.Struct):
    """The companies that it may already be, the surest first."""

    twins: list[TwinView]


class DuplicateMember(msgspec.Struct):
    """A record of a cluster. `values` hold what it shows, by field."""

    id: UUID
    name: str
    values: dict[str, str | None]
    owner: Owner | None
    stage: Stage | None
    tags: list[str]
    contacts_count: int
    messages_count: int
    last_contact_on: date | None
    created_at: datetime


class DuplicatePairView(msgspec.Struct):
    """Two members and what they share."""

    low_id: UUID
    high_id: UUID
    score: float
    verdict: Verdict
    reasons: list[ReasonCode]


class DuplicateClusterView(msgspec.Struct):
    """Records that may be one, the one registered first at the front."""

    id: UUID
    kind: FactSubject
    score: float
    verdict: Verdict
    names: list[str]
    size: int
    reasons: list[ReasonCode]


class DuplicateClusterFile(DuplicateClusterView):
    """A cluster with all that helps to decide. `fields` are those of `values`, in order."""

    members: list[DuplicateMember]
    pairs: list[DuplicatePairView]
    fields: list[str]


class DuplicateSearchView(msgspec.Struct):
    """When duplicates were last looked for. `running`: keys are still being made, so not all are seen yet."""

    found_at: datetime | None
    records: int
    seconds: float
    running: bool
    companies: int
    contacts: int


class NewMerge(msgspec.Struct):
    """Make the losers part of the winner. `choices`: by field, the record whose value is to be shown."""

    kind: FactSubject
    winner_id: UUID
    loser_ids: Ids
    choices: dict[str, UUID] = {}


class MergeView(msgspec.Struct):
    """That records became one. `undoable`: it can still be taken back."""

    id: UUID
    kind: FactSubject
    winner_id: UUID
    winner_name: str
    merged: list[str]
    at: datetime
    by: str
    undoable: bool
    undone_at: datetime | None
    undone_by: str | None


class MergeUndo(msgspec.Struct):
    """The records that stand by themselves again, the former winner first."""

    record_ids: list[UUID]


class Dismissal(msgspec.Struct):
    """Pairs that were said to be two. Sending them back takes that back."""

    pairs: Annotated[list[tuple[UUID, UUID]], Meta(min_length=1, max_length=100)]
