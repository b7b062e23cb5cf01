"""What forms are made of."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from backend.customers.schemas import CompanyRef
from backend.leads.schemas import Name
from backend.leads.vocabulary import FieldKind, FormState

Label = Annotated[str, Meta(max_length=200)]
Key = Annotated[str, Meta(pattern="^[a-z][a-z0-9_]{0,39}$")]
Long = Annotated[str, Meta(max_length=3000)]
Language = Annotated[str, Meta(pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=20)]
Origin = Annotated[str, Meta(pattern=r"^https?://[A-Za-z0-9.:\[\]-]+$", max_length=200)]


class FormField(msgspec.Struct, forbid_unknown_fields=True):
    """A field of a form. Labels and options that a language lacks are ours for the kind, or those of the first
    language."""

    key: Key
    kind: FieldKind
    required: bool = False
    labels: dict[Language, Label] = {}
    options: dict[Language, list[Label]] = {}


class FormTexts(msgspec.Struct, forbid_unknown_fields=True):
    """What a form says in one language; what is empty is said in our words. `consent` is what is agreed to: a form
    without it asks for none."""

    title: Label = ""
    intro: Long = ""
    button: Label = ""
    thanks: Long = ""
    consent: Long = ""


class LeadFormGiven(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A form to make or to change."""

    name: Name
    active: bool = True
    languages: Annotated[list[Language], Meta(min_length=1, max_length=20)]
    fields: Annotated[list[FormField], Meta(min_length=1, max_length=30)]
    texts: dict[Language, FormTexts] = {}
    origins: Annotated[list[Origin], Meta(max_length=50)] = []
    pipeline_id: UUID | None = None
    thanks_url: Annotated[str, Meta(pattern=r"^https?://", max_length=500)] | None = None


class LeadFormView(msgspec.Struct):
    """A form, the address of its page, and how often it was filled in."""

    id: UUID
    name: str
    active: bool
    languages: list[str]
    fields: list[FormField]
    texts: dict[str, FormTexts]
    origins: list[str]
    pipeline_id: UUID | None
    thanks_url: str | None
    url: str
    taken: int
    held: int
    version: int


class SubmissionValue(msgspec.Struct):
    """What was filled into one field."""

    label: str
    value: str


class SubmissionView(msgspec.Struct):
    """A form as it was filled in. `held_for` says why it is held."""

    id: UUID
    form: str
    at: datetime
    language: str
    values: list[SubmissionValue]
    consent: str | None
    page: str | None
    state: FormState
    held_for: list[str]
    company: CompanyRef | None
    lead_id: UUID | None
