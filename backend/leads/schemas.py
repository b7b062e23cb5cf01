"""What the routes of leads take and give."""

from datetime import datetime, time
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from backend.customers.schemas import CompanyRef, ContactRef, Owner
from backend.leads.vocabulary import LeadEventKind, LeadSource, LeadState, Method, Priority, SlaState

Name = Annotated[str, Meta(min_length=1, max_length=80, pattern=r"\S")]
Countries = Annotated[list[Annotated[str, Meta(pattern="^[A-Z]{2}$")]], Meta(max_length=250)]
Tags = Annotated[list[Annotated[str, Meta(min_length=2, max_length=20)]], Meta(max_length=50)]
Words = Annotated[list[Annotated[str, Meta(min_length=1, max_length=60)]], Meta(max_length=50)]
Ids = Annotated[list[UUID], Meta(max_length=200)]
Cap = Annotated[int, Meta(ge=1, le=10_000)]
WorkingHours = Annotated[float, Meta(gt=0, le=400)]
Note = Annotated[str, Meta(max_length=500)]
Text = Annotated[str, Meta(max_length=300)]


class LeadView(msgspec.Struct):
    """An inquiry to be answered. `title` is null where the reader may not see its mail; `left_hours` are the working
    hours that its owner has left, negative when it is late, null without a running clock."""

    id: UUID
    source: LeadSource
    company: CompanyRef | None
    contact: ContactRef | None
    conversation_id: UUID | None
    title: str | None
    country: str | None
    language: str | None
    products: list[str]
    asked_at: datetime
    state: LeadState
    owner: Owner | None
    assigned_at: datetime | None
    rule: str | None
    why: str
    priority: Priority
    sla: SlaState
    due_at: datetime | None
    left_hours: float | None
    age_hours: float
    responded_at: datetime | None
    response_hours: float | None
    deal_id: UUID | None
    version: int


class LeadEventView(msgspec.Struct):
    """What happened to a lead, and why in words. `actor` is null where the program did it."""

    id: UUID
    at: datetime
    kind: LeadEventKind
    rule: str | None
    from_owner: str | None
    to_owner: str | None
    why: str
    actor: str | None


class LeadFile(LeadView):
    """A lead with what a form or a person said of it, its log, and what the reader may do with it."""

    body: str | None
    events: list[LeadEventView]
    may_change: bool
    may_assign: bool


class AnswerClock(msgspec.Struct):
    """How long an inquiry by mail has waited for its first answer, in its owner's working hours, how many its rule
    allows, and when they end. `left_hours` as of `LeadView`."""

    lead_id: UUID
    conversation_id: UUID
    owner_id: UUID | None
    rule: str | None
    sla: SlaState
    asked_at: datetime
    waited_hours: float
    respond_hours: float | None
    due_at: datetime | None
    left_hours: float | None


class LeadCounts(msgspec.Struct):
    """Open leads that the reader sees: all, their own, those that nobody has, and the late ones."""

    open: int
    mine: int
    unassigned: int
    late: int


class LeadReassignment(msgspec.Struct, forbid_unknown_fields=True):
    """Whom to give a lead to."""

    owner_id: UUID
    note: Note = ""


class LeadClosing(msgspec.Struct, forbid_unknown_fields=True):
    """What became of a lead; "open" opens it again."""

    state: LeadState
    note: Note = ""


class LeadPause(msgspec.Struct, forbid_unknown_fields=True):
    """Why a clock stands still."""

    note: Note = ""


class NewLead(msgspec.Struct, forbid_unknown_fields=True):
    """An inquiry that came otherwise than by mail. Name a company or contact that is here, or say who asks."""

    title: Annotated[str, Meta(min_length=1, max_length=300, pattern=r"\S")]
    body: Annotated[str, Meta(max_length=10_000)] | None = None
    company_id: UUID | None = None
    contact_id: UUID | None = None
    company: Text | None = None
    person: Text | None = None
    email: Text | None = None
    phone: Text | None = None
    country: Annotated[str, Meta(pattern="^[A-Z]{2}$")] | None = None
    language: Annotated[str, Meta(max_length=20)] | None = None
    products: Words = []


class LeadRuleGiven(msgspec.Struct, forbid_unknown_fields=True):
    """A rule: which inquiries, to whom, and by when. Empty conditions ask for nothing."""

    name: Name
    active: bool = False
    countries: Countries = []
    languages: Tags = []
    products: Words = []
    sources: list[LeadSource] = []
    mailbox_ids: Ids = []
    form_ids: Ids = []
    method: Method = "round_robin"
    member_ids: Ids = []
    team_id: UUID | None = None
    open_cap: Cap | None = None
    daily_cap: Cap | None = None
    priority: Priority = "normal"
    respond_hours: WorkingHours | None = 2
    reassign_hours: WorkingHours | None = None


class LeadRuleView(msgspec.Struct):
    """A rule as it stands. `people` are whom it gives leads to, in order."""

    id: UUID
    name: str
    position: int
    active: bool
    countries: list[str]
    languages: list[str]
    products: list[str]
    sources: list[LeadSource]
    mailbox_ids: list[UUID]
    form_ids: list[UUID]
    method: Method
    member_ids: list[UUID]
    team_id: UUID | None
    open_cap: int | None
    daily_cap: int | None
    priority: Priority
    respond_hours: float | None
    reassign_hours: float | None
    people: list[Owner]
    version: int


class LeadRuleOrder(msgspec.Struct, forbid_unknown_fields=True):
    """The ids of all rules, in the order in which they are asked."""

    ids: Ids


class LeadDeskView(msgspec.Struct):
    """Working hours: each colleague's in their own zone; `zone` and `territory` count for what nobody has."""

    zone: str
    territory: str | None
    opens: time
    closes: time


class LeadTrialPerson(msgspec.Struct):
    """How many leads somebody would have been given, and the most they would have had open at once."""

    owner: Owner
    leads: int
    most_open: int


class LeadTrialRule(msgspec.Struct):
    """How many leads a rule would have given out."""

    name: str
    leads: int


class LeadTrialRow(msgspec.Struct):
    """What would have become of one inquiry."""

    company: CompanyRef | None
    contact: ContactRef | None
    asked_at: datetime
    rule: str | None
    owner: Owner | None
    why: str
    answered_hours: float | None
    late: bool


class LeadTrial(msgspec.Struct):
    """What the rules would have done with the inquiries of so many days; nothing is changed."""

    days: int
    inquiries: int
    unassigned: int
    late: int
    people: list[LeadTrialPerson]
    rules: list[LeadTrialRule]
    rows: list[LeadTrialRow]
