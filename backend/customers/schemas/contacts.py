"""People."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from msgspec import UNSET, UnsetType

from backend.custom_fields.schemas import CustomValues
from backend.customers.schemas.shared import CompanyRef, ContactRef, Line, LocalTime, Names
from backend.customers.vocabulary import Bin, Source


class Travel(msgspec.Struct):
    """Where somebody travels, from a day to a day (both included); open at an end that is null."""

    zone: str
    place: str | None
    since: date | None
    until: date | None


class Contact(msgspec.Struct):
    """A person. `time_zone` is the company's where the person's own is not known; `local_time` follows a journey."""

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
    travel: Travel | None
    next_follow_up_at: datetime | None
    last_message_at: datetime | None
    messages_count: int
    source: Source
    bin: Bin
    archived_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int
    #: The tenant's own fields, by key.
    custom: dict[str, Any]


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
    custom: CustomValues | UnsetType = UNSET


class ConversationCustomer(msgspec.Struct):
    """Whom a conversation is with."""

    company: CompanyRef | None
    contact: ContactRef
    time_zone: str | None
    #: Customer or candidate: with noise no conversation is.
    bin: Bin
    #: The seat of who looks after the company.
    owner_id: UUID | None
