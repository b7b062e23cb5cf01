"""What the routes take and give."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from backend.customers.vocabulary import Source, Stage, TimelineKind

DayState = Literal["desk", "early", "evening", "night", "weekend"]
Line = Annotated[str, Meta(max_length=1000)]
Note = Annotated[str, Meta(max_length=20_000)]
Tags = Annotated[list[Annotated[str, Meta(min_length=1, max_length=50)]], Meta(max_length=50)]
Names = Annotated[list[Line], Meta(max_length=50)]


class LocalTime(msgspec.Struct):
    """The time somewhere: "10:42" on the clock, the offset from UTC, and what that hour is in a working day."""

    zone: str
    clock: str
    offset: str
    day_state: DayState
    text: str


class Owner(msgspec.Struct):
    """The colleague who looks after a record; `id` is the seat's."""

    id: UUID
    name: str


class CompanyRef(msgspec.Struct):
    """A company, in brief."""

    id: UUID
    name: str
    country: str | None


class ContactRef(msgspec.Struct):
    """A contact, in brief."""

    id: UUID
    name: str


class Company(msgspec.Struct):
    """A customer, supplier or forwarder."""

    id: UUID
    name: str
    domain: str | None
    domains: list[str]
    website: str | None
    country: str | None
    city: str | None
    address: str | None
    industry: str | None
    phone: str | None
    language: str | None
    time_zone: str | None
    local_time: LocalTime | None
    owner: Owner | None
    stage: Stage
    source: Source
    tags: list[str]
    note: str | None
    contacts_count: int
    conversations_count: int
    last_message_at: datetime | None
    archived_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int


class CompanyPerson(msgspec.Struct):
    """Somebody at a company."""

    id: UUID
    name: str
    email: str | None
    phone: str | None
    title: str | None
    language: str | None
    time_zone: str | None
    messages_count: int
    last_message_at: datetime | None


class CompanyFile(Company):
    """A company with those of its people who wrote last, at most 20."""

    people: list[CompanyPerson]


class Contact(msgspec.Struct):
    """A person. `time_zone` is the company's where the person's own is not known."""

    id: UUID
    name: str
    given_name: str | None
    family_name: str | None
    email: str | None
    emails: list[str]
    phone: str | None
    title: str | None
    company: CompanyRef | None
    language: str | None
    time_zone: str | None
    local_time: LocalTime | None
    last_message_at: datetime | None
    messages_count: int
    source: Source
    archived_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int


class CompanyFields(msgspec.Struct, kw_only=True):
    """What a person may set on a company; an absent key stays, null clears."""

    domain: Line | UnsetType | None = UNSET
    domains: Names | UnsetType = UNSET
    website: Line | UnsetType | None = UNSET
    country: Line | UnsetType | None = UNSET
    city: Line | UnsetType | None = UNSET
    address: Line | UnsetType | None = UNSET
    industry: Line | UnsetType | None = UNSET
    phone: Line | UnsetType | None = UNSET
    language: Line | UnsetType | None = UNSET
    time_zone: Line | UnsetType | None = UNSET
    owner_id: UUID | UnsetType | None = UNSET
    stage: Stage | UnsetType = UNSET
    tags: Tags | UnsetType = UNSET
    note: Note | UnsetType | None = UNSET


class NewCompany(CompanyFields, kw_only=True):
    """A company made by hand."""

    name: Line


class CompanyPatch(CompanyFields, kw_only=True):
    """Changes to a company."""

    name: Line | UnsetType = UNSET


class BulkChanges(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """The same change to many companies; an absent key stays, null clears."""

    stage: Stage | UnsetType = UNSET
    owner_id: UUID | UnsetType | None = UNSET
    country: Line | UnsetType | None = UNSET
    industry: Line | UnsetType | None = UNSET
    language: Line | UnsetType | None = UNSET
    time_zone: Line | UnsetType | None = UNSET
    add_tags: Tags | UnsetType = UNSET
    remove_tags: Tags | UnsetType = UNSET
    archived: bool | UnsetType = UNSET


class BulkEdit(msgspec.Struct):
    """Which companies to change, and how."""

    ids: Annotated[list[UUID], Meta(min_length=1, max_length=1000)]
    changes: BulkChanges


class BulkResult(msgspec.Struct):
    """How many companies were found and changed."""

    changed: int


class ContactFields(msgspec.Struct, kw_only=True):
    """What a person may set on a contact; an absent key stays, null clears."""

    name: Line | UnsetType = UNSET
    given_name: Line | UnsetType | None = UNSET
    family_name: Line | UnsetType | None = UNSET
    email: Line | UnsetType | None = UNSET
    emails: Names | UnsetType = UNSET
    phone: Line | UnsetType | None = UNSET
    title: Line | UnsetType | None = UNSET
    company_id: UUID | UnsetType | None = UNSET
    language: Line | UnsetType | None = UNSET
    time_zone: Line | UnsetType | None = UNSET


class FactSource(msgspec.Struct):
    """Where a value was found: characters `start` to `end` of a part of a message. `reason` says in words how it
    was concluded, where it does not stand there itself."""

    message_id: UUID
    conversation_id: UUID
    part: str
    start: int
    end: int
    quote: str
    at: datetime
    reason: str | None


class Fact(msgspec.Struct):
    """A value that a field has or could have. `shown`: the record shows it; `sources` counts messages."""

    id: UUID
    field: str
    value: str
    confidence: float
    typed: bool
    shown: bool
    rejected: bool
    sources: int
    source: FactSource | None


class TimelineItem(msgspec.Struct):
    """Something that happened with a company."""

    id: UUID
    kind: TimelineKind
    at: datetime
    actor: Owner | None
    contact: ContactRef | None
    summary: str
    conversation_id: UUID | None
    message_id: UUID | None
    direction: Literal["in", "out"] | None


class NewNote(msgspec.Struct):
    """A note on a company."""

    text: Annotated[str, Meta(min_length=1, max_length=20_000)]


class CompanyHit(msgspec.Struct):
    """A company that a search found."""

    id: UUID
    name: str
    country: str | None
    domain: str | None


class ContactHit(msgspec.Struct):
    """A contact that a search found."""

    id: UUID
    name: str
    email: str | None
    company_name: str | None


class CustomerHits(msgspec.Struct):
    """What a search found among customers."""

    companies: list[CompanyHit]
    contacts: list[ContactHit]


class ConversationCustomer(msgspec.Struct):
    """Whom a conversation is with."""

    company: CompanyRef | None
    contact: ContactRef
    time_zone: str | None
