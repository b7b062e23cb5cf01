"""Companies."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from backend.custom_fields.schemas import CustomValues
from backend.customers.schemas.shared import Line, LocalTime, Names, Note, Owner, Tags
from backend.customers.vocabulary import Bin, Source, Stage


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
    bin: Bin
    tags: list[str]
    note: str | None
    contacts_count: int
    conversations_count: int
    last_message_at: datetime | None
    next_follow_up_at: datetime | None
    archived_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int
    #: The tenant's own fields, by key.
    custom: dict[str, Any]


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
    """A company with those of its people who wrote last, at most 20. `starred`: by the reader."""

    people: list[CompanyPerson]
    starred: bool


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
    custom: CustomValues | UnsetType = UNSET


class AllowDuplicate(msgspec.Struct):
    """Make it although it seems to be here already. A reason is needed where that is certain."""

    reason: Line = ""


class NewCompany(CompanyFields, kw_only=True):
    """A company made by hand."""

    name: Line
    allow_duplicate: AllowDuplicate | UnsetType = UNSET


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
