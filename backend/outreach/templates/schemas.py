"""What the routes take and give."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from backend.customers.schemas import Owner

Sharing = Literal["mine", "team", "all"]
Status = Literal["draft", "approved"]
Part = Literal["subject", "preheader", "body"]
Name = Annotated[str, Meta(min_length=1, max_length=200)]
Folder = Annotated[str, Meta(max_length=200)]
Tag = Annotated[str, Meta(min_length=2, max_length=35)]
Subject = Annotated[str, Meta(max_length=1000)]
Preheader = Annotated[str, Meta(max_length=500)]
Body = Annotated[str, Meta(max_length=200_000)]
Line = Annotated[str, Meta(max_length=300)]
Gender = Literal["f", "m"]
ReadyState = Literal["current", "changed", "update", "archived", "missing"]


class LanguageMark(msgspec.Struct):
    """A language of a template, in a list. `outdated`: the source was changed after it."""

    language: str
    name: str
    status: Status
    outdated: bool
    is_source: bool


class TemplateRow(msgspec.Struct):
    """A template, in a list. `may_change`: the caller may."""

    id: UUID
    name: str
    folder: str
    sharing: Sharing
    team_id: UUID | None
    owner: Owner | None
    source_language: str
    subject: str
    ready_key: str | None
    languages: list[LanguageMark]
    may_change: bool
    archived_at: datetime | None
    updated_at: datetime
    version: int


class TemplateProblem(msgspec.Struct):
    """Something wrong, and where: `line` and `column` count from 1, `offset` and `length` count characters of the
    part's source. `field` is the variable it is about. A warning stops nothing."""

    code: str
    message: str
    part: Part
    language: str
    line: int
    column: int
    offset: int
    length: int
    expression: str
    field: str | None
    warning: bool


class TemplateAttachment(msgspec.Struct):
    """A file that goes along with a version."""

    id: UUID
    filename: str
    content_type: str
    size: int


class LanguageVersion(msgspec.Struct):
    """A template in one language. `html` holds the tags as they are written: `{{ contact.name }}`."""

    id: UUID
    language: str
    name: str
    direction: Literal["ltr", "rtl"]
    is_source: bool
    status: Status
    outdated: bool
    subject: str
    preheader: str
    html: str
    files: list[TemplateAttachment]
    problems: list[TemplateProblem]
    revision: int
    changed_by: str
    updated_at: datetime
    version: int


class TemplateView(TemplateRow):
    """A template with all its languages, the source first."""

    versions: list[LanguageVersion]


class NewTemplate(msgspec.Struct, kw_only=True):
    """A template made by hand, with its first language."""

    name: Name
    folder: Folder = ""
    sharing: Sharing = "mine"
    team_id: UUID | None = None
    language: Tag
    subject: Subject = ""
    html: Body = ""


class TemplatePatch(msgspec.Struct, kw_only=True):
    """Changes to a template; an absent key stays."""

    name: Name | UnsetType = UNSET
    folder: Folder | UnsetType = UNSET
    sharing: Sharing | UnsetType = UNSET
    team_id: UUID | UnsetType | None = UNSET
    source_language: Tag | UnsetType = UNSET


class LanguageText(msgspec.Struct, kw_only=True):
    """The text of one language. `preheader` is what lists of mail show after the subject. `status: approved` is refused
    while there are problems.

    `follows_source: false` leaves a translation outdated, for a change that does not bring it up to date.
    """

    subject: Subject
    preheader: Preheader = ""
    html: Body
    status: Status = "draft"
    follows_source: bool = True


class LanguageCopy(msgspec.Struct):
    """From which language a new one is begun."""

    language: Tag
    source: Tag | None = None


class TemplateRevisionView(msgspec.Struct):
    """What a language version said once."""

    id: UUID
    language: str
    revision: int
    subject: str
    preheader: str
    html: str
    files: list[TemplateAttachment]
    origin: str
    actor: str
    at: datetime
    is_current: bool


class RevisionChoice(msgspec.Struct):
    """Which revision to bring back."""

    revision: Annotated[int, Meta(ge=1, le=1_000_000)]


class DraftText(msgspec.Struct):
    """A text that is not saved yet."""

    subject: Subject
    html: Body
    preheader: Preheader = ""


class Rendering(msgspec.Struct, kw_only=True):
    """What to fill a template for.

    `language` chooses a version by hand; without it the contact's language does. `deal_id` and `order_id` name what the
    letter speaks of, else the newest of the contact's company. `given` holds what Lading cannot know and goes over it,
    by group and field: `{"order": {"total": {"amount": "12.50", "currency": "USD"}, "ship_date": "2026-03-05"}}`.
    `draft` is filled in place of the saved text of `language`.
    """

    contact_id: UUID | None = None
    language: Tag | None = None
    deal_id: UUID | None = None
    order_id: UUID | None = None
    given: dict[str, Any] = {}
    accept_other_script: bool = False
    draft: DraftText | None = None


class Rendered(msgspec.Struct):
    """A filled template.

    `language` is the version used, `wanted` what the contact reads, `reason` why this one (a code; `reason_text` says
    it in words). `html` is a whole HTML part, `fragment` what an editor takes in. With a problem that is no warning
    `may_send` is false.
    """

    template_id: UUID
    template_name: str
    language: str
    wanted: str | None
    reason: str
    reason_text: str
    direction: Literal["ltr", "rtl"]
    subject: str
    preheader: str
    fragment: str
    html: str
    text: str
    attachments: list[TemplateAttachment]
    problems: list[TemplateProblem]
    may_send: bool


class TemplateField(msgspec.Struct):
    """A variable: how it is written, what it is called, its type, and the filters that fit."""

    path: str
    label: str
    type: str
    filters: list[str]


class TemplateFieldGroup(msgspec.Struct):
    """Variables of one subject; those of a `given` group are filled in when a letter is written."""

    name: str
    label: str
    given: bool
    fields: list[TemplateField]


class LanguageForms(msgspec.Struct):
    """A language that templates are written in, with the plural forms it has."""

    language: str
    name: str
    direction: Literal["ltr", "rtl"]
    plural_forms: list[str]


class TemplateFields(msgspec.Struct):
    """All a template may speak of."""

    groups: list[TemplateFieldGroup]
    row_fields: list[TemplateField]
    languages: list[LanguageForms]


class MissingLanguage(msgspec.Struct):
    """A language that contacts read and a template is not written in: how many contacts, and what they get instead."""

    language: str
    name: str
    contacts: int
    instead: str | None
    reason: str | None


class MissingVersions(msgspec.Struct):
    """A template with the languages it lacks, and those of its languages that are behind or drafts."""

    template_id: UUID
    name: str
    missing: list[MissingLanguage]
    outdated: list[str]
    drafts: list[str]


class LetterSettingsView(msgspec.Struct):
    """What letters say of us, and the language for readers whose own is not known."""

    company: Line
    website: Line
    phone: Line
    language: Tag


class Manner(msgspec.Struct, kw_only=True):
    """How a contact is addressed. `forms` are salutations of one's own, by language."""

    gender: Gender | None = None
    honorific: Annotated[str, Meta(max_length=50)] | None = None
    forms: Annotated[dict[Tag, Line], Meta(max_length=40)] = {}


class MannerView(Manner, kw_only=True):
    """With what comes of it, in the contact's own language."""

    language: str
    salutation: str


class ReadyTemplate(msgspec.Struct):
    """One of the templates that come with Lading, and what this tenant has of it."""

    key: str
    name: str
    folder: str
    languages: list[str]
    state: ReadyState
    template_id: UUID | None


class ReadyChoice(msgspec.Struct):
    """Which ready templates to bring in or up to date; all of them without `keys`."""

    keys: list[str] | None = None


class ReadyInstalled(msgspec.Struct):
    """How many templates were made new, and how many languages brought up to date."""

    made: int
    updated: int


class TemplateFile(msgspec.Struct):
    """Templates as a file."""

    format: Literal["lading-templates"]
    version: Annotated[int, Meta(ge=1, le=1_000_000)]
    templates: Annotated[list[Any], Meta(max_length=1000)]


class TemplatesImported(msgspec.Struct):
    """What came out of a file: the new templates, and languages that are drafts for their mistakes."""

    template_ids: list[UUID]
    drafts: int


class TemplateResult(msgspec.Struct):
    """What came of a template's letters in one language, country and stage. Opens and clicks count people, never
    machines; each person once for each letter."""

    language: str
    country: str | None
    stage: str | None
    sent: int
    replied: int
    opened: int
    clicked: int


class FolderChange(msgspec.Struct):
    """A folder's new name."""

    folder: Folder
    name: Folder


class TemplatesMoved(msgspec.Struct):
    """How many templates moved."""

    moved: int
