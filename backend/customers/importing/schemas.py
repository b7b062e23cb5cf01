"""What goes in and out of imports."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from backend.customers.importing.vocabulary import Decision, ImportState, Outcome, Verdict
from backend.customers.schemas import Owner
from backend.customers.schemas.shared import Tags
from backend.customers.vocabulary import Stage

#: What a row's company or person is: to be made, here already, perhaps here, that of an earlier row, or none.
PartState = Literal["new", "here", "maybe", "row"]


class ImportSettings(msgspec.Struct, kw_only=True, omit_defaults=True):
    """How rows are taken. The first five stand for what a row does not say itself.

    `lenient`: cells that cannot be read are left out, instead of their whole row. `same` and `doubtful`: what is done
    with rows that are here already or may be, unless a row says otherwise.
    """

    owner_id: UUID | None = None
    stage: Stage | None = None
    country: Annotated[str, Meta(max_length=2)] | None = None
    tags: Tags = []
    lenient: bool = False
    same: Literal["fill", "skip"] = "fill"
    doubtful: Decision = "skip"


class NewCustomerImport(msgspec.Struct):
    """A spreadsheet (XLSX or CSV, as base64), at most 10,000 rows."""

    filename: Annotated[str, Meta(min_length=1, max_length=200)]
    content: bytes


class CustomerImportSetup(msgspec.Struct, kw_only=True):
    """What the columns are (a field of `choices` or null for each head), and how rows are taken."""

    fields: list[Annotated[str, Meta(max_length=200)] | None] | UnsetType = UNSET
    settings: ImportSettings | UnsetType = UNSET


class ImportChoice(msgspec.Struct):
    """A field that a column can be, and its name in the caller's language."""

    field: str
    title: str
    #: Of the company, or of the person.
    of: str


class ImportColumn(msgspec.Struct):
    """A column: its head, the field it is taken for, and the first values in it."""

    head: str
    field: str | None
    samples: list[str]


class ImportCounts(msgspec.Struct, kw_only=True):
    """Rows by verdict, and by what became of them."""

    new: int
    same: int
    doubtful: int
    refused: int
    created: int
    filled: int
    unchanged: int
    skipped: int
    failed: int


class CustomerImportView(msgspec.Struct, kw_only=True):
    """An import in a list."""

    id: UUID
    filename: str
    state: ImportState
    by: Owner
    at: datetime
    rows: int
    progress: int
    pool: str | None
    counts: ImportCounts
    finished_at: datetime | None
    undone_at: datetime | None
    #: Until when it can be undone; null where it cannot.
    undo_until: datetime | None
    #: Records that an undo left, since something had come to them.
    kept: int


class CustomerImportFile(CustomerImportView, kw_only=True):
    """An import with its columns."""

    columns: list[ImportColumn]
    choices: list[ImportChoice]
    settings: ImportSettings


class ImportPart(msgspec.Struct, omit_defaults=True, kw_only=True):
    """What the company or the person of a row is. `row`: the number of the earlier row that has it.

    `reasons` are codes of `duplicates.scoring`; `locked`: a colleague's, which the importer may not change.
    """

    state: PartState
    name: str
    id: UUID | None = None
    row: int | None = None
    reasons: list[str] = []
    owner: str | None = None
    archived: bool = False
    locked: bool = False


class ImportFound(msgspec.Struct, omit_defaults=True):
    """The company and the person of a row; null where the row has none."""

    company: ImportPart | None = None
    contact: ImportPart | None = None


class ImportProblem(msgspec.Struct):
    """What is wrong with a cell; `column` is its head, "" for the whole row."""

    column: str
    text: str


class CustomerImportRowView(msgspec.Struct, kw_only=True):
    """A row with its verdict, and what became of it."""

    number: int
    cells: list[str]
    verdict: Verdict
    company: ImportPart | None
    contact: ImportPart | None
    problems: list[ImportProblem]
    decision: Decision | None
    outcome: Outcome | None
    #: The company and the contact that the row is now.
    company_id: UUID | None
    contact_id: UUID | None


class RowDecision(msgspec.Struct):
    """What to do with rows, by their numbers; null goes back to what holds for all."""

    numbers: Annotated[list[int], Meta(min_length=1, max_length=1000)]
    decision: Decision | None = None


class Filled(msgspec.Struct, omit_defaults=True):
    """What was put into a record that was here: plain fields with their new values, and what was added to lists."""

    id: UUID
    fields: dict[str, Any] = {}
    custom: list[str] = []
    tags: list[str] = []
    emails: list[str] = []
    domains: list[str] = []


class Made(msgspec.Struct, omit_defaults=True):
    """What a row made (ids) and filled, enough to take it back, and the records that it is."""

    company: UUID | None = None
    contact: UUID | None = None
    created_company: bool = False
    created_contact: bool = False
    filled_company: Filled | None = None
    filled_contact: Filled | None = None
    #: Facts that the row typed beside columns: `(subject id, field, normalized)`.
    facts: list[tuple[UUID, str, str]] = []
