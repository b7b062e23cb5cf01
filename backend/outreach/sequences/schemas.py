"""What goes in and out of the API of sequences."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import UNSET, Meta, Struct, UnsetType

from backend.customers.schemas import CompanyRef, ContactRef, Owner
from backend.customers.vocabulary import Source, Stage
from backend.outreach.sequences.models import EnrolmentState, Status, Thread, WaitUnit
from backend.outreach.sequences.words import Weight

Name = Annotated[str, Meta(min_length=1, max_length=200)]
Zone = Annotated[str, Meta(min_length=1, max_length=64)]
Cap = Annotated[int, Meta(ge=1, le=2000)]
Wait = Annotated[int, Meta(ge=0, le=200)]
MOST_PEOPLE = 500


class SequenceStepFields(Struct, forbid_unknown_fields=True, kw_only=True):
    """A letter to be planned: with the `id` of one that is there, that one stays and keeps its results."""

    template_id: UUID
    wait: Wait = 0
    wait_unit: WaitUnit = "days"
    thread: Thread = "same"
    id: UUID | None = None


class SequenceSteps(Struct, forbid_unknown_fields=True, kw_only=True):
    """All letters in their order; what is missing is removed."""

    steps: Annotated[list[SequenceStepFields], Meta(max_length=20)]


class NewSequence(Struct, forbid_unknown_fields=True, kw_only=True):
    """A sequence to begin, as a draft."""

    name: Name
    daily_cap: Cap = 50
    time_zone: Zone = "UTC"
    stop_on_stage: bool = True
    steps: Annotated[list[SequenceStepFields], Meta(max_length=20)] = []


class SequencePatch(Struct, forbid_unknown_fields=True, kw_only=True):
    """What to change; what is absent stays. `running` starts or resumes it, `paused` stops the mail for now."""

    name: Name | UnsetType = UNSET
    daily_cap: Cap | UnsetType = UNSET
    time_zone: Zone | UnsetType = UNSET
    stop_on_stage: bool | UnsetType = UNSET
    status: Literal["running", "paused"] | UnsetType = UNSET


class LetterResults(Struct, kw_only=True):
    """What came of letters. Opens and clicks are those of people: machines are left out. `replied`, `opened`... count
    recipients, each once."""

    sent: int = 0
    replied: int = 0
    opened: int = 0
    clicked: int = 0
    bounced: int = 0
    unsubscribed: int = 0


class SequenceStepView(Struct, kw_only=True):
    """A letter of a sequence. `languages`: those that are ready; `removed`: no longer sent, shown for its results."""

    id: UUID
    position: int
    template_id: UUID
    template_name: str
    languages: list[str]
    wait: int
    wait_unit: WaitUnit
    thread: Thread
    removed: bool
    results: LetterResults


class SequencePeople(Struct, kw_only=True):
    """People by state."""

    active: int = 0
    paused: int = 0
    held: int = 0
    finished: int = 0
    stopped: int = 0


class SequenceRow(Struct, kw_only=True):
    """A sequence, in a list. `may_change`: the caller may."""

    id: UUID
    name: str
    status: Status
    owner: Owner | None
    steps_count: int
    people: SequencePeople
    results: LetterResults
    daily_cap: int
    sent_today: int
    may_change: bool
    updated_at: datetime
    version: int


class SequenceView(SequenceRow, kw_only=True):
    """A sequence with its letters."""

    time_zone: str
    stop_on_stage: bool
    steps: list[SequenceStepView]


class EnrolWhom(Struct, forbid_unknown_fields=True, kw_only=True):
    """People to put in: these contacts, the people of these companies, and those whom a filter of the contacts' or the
    companies' list finds. `one_each`: of every company only the one who wrote last."""

    contact_ids: Annotated[list[UUID], Meta(max_length=MOST_PEOPLE)] = []
    company_ids: Annotated[list[UUID], Meta(max_length=MOST_PEOPLE)] = []
    contacts: "ContactFilter | None" = None
    companies: "CompanyFilter | None" = None
    one_each: bool = True


class ContactFilter(Struct, forbid_unknown_fields=True, kw_only=True):
    """Contacts as their list finds them."""

    q: Annotated[str, Meta(max_length=200)] | None = None


class CompanyFilter(Struct, forbid_unknown_fields=True, kw_only=True):
    """Companies as their list finds them."""

    q: Annotated[str, Meta(max_length=200)] | None = None
    country: Annotated[str, Meta(min_length=2, max_length=2)] | None = None
    owner_id: UUID | None = None
    stage: Stage | None = None
    source: Source | None = None
    starred: bool = False


class Enrolling(Struct, forbid_unknown_fields=True, kw_only=True):
    """Whom to put in, and from which address (of `GET /senders`; the caller's first where none is named).

    `include` names what the caller was shown and accepts: "colleague", "enrolled-before"."""

    whom: EnrolWhom
    sender_id: UUID | None = None
    deal_id: UUID | None = None
    include: list[Literal["colleague", "enrolled-before"]] = []


class EnrolProblem(Struct, kw_only=True):
    """What speaks against somebody: "stop" keeps them out, "ask" unless the caller includes them, "note" does not."""

    code: str
    weight: Weight
    text: str


class PlannedLetter(Struct, kw_only=True):
    """A letter that somebody would get: in which language and why, and when, on their clock. The later ones count from
    when the ones before go out."""

    number: int
    template_name: str
    language: str | None
    language_reason: str
    subject: str
    at: datetime | None
    there: str


class Planned(Struct, kw_only=True):
    """Somebody who would be put in."""

    contact: ContactRef
    company: CompanyRef | None
    address: str | None
    zone: str
    letters: list[PlannedLetter]
    problems: list[EnrolProblem]
    goes_in: bool


class EnrolPreview(Struct, kw_only=True):
    """Who gets what, in which language and when. Nothing is changed by looking."""

    sender: str
    people: list[Planned]
    goes_in: int
    stays_out: int
    asks: int
    per_day: int


class Enrolled(Struct, kw_only=True):
    """What came of putting people in."""

    enrolled: int
    left_out: int


class EnrolmentView(Struct, kw_only=True):
    """Somebody on the way through a sequence, or who was. `step` letters of `steps` were sent."""

    id: UUID
    sequence_id: UUID
    sequence_name: str
    contact: ContactRef
    company: CompanyRef | None
    address: str
    sender: str
    author: str
    state: EnrolmentState
    reason: str | None
    reason_text: str | None
    step: int
    steps: int
    language: str | None
    next_at: datetime | None
    next_there: str | None
    away_until: date | None
    opened: bool
    clicked: bool
    replied: bool
    enrolled_at: datetime
    ended_at: datetime | None
    version: int


class EnrolmentPatch(Struct, forbid_unknown_fields=True, kw_only=True):
    """Pause somebody, let them go on, or take them out."""

    state: Literal["active", "paused", "stopped"]
