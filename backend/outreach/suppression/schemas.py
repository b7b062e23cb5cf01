"""What goes in and out of the routes of suppression."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from msgspec import Meta, Struct

Reason = Literal["unsubscribed", "hard_bounce", "soft_bounces", "complaint", "typed"]
Source = Literal["one_click", "page", "mail", "report", "typed", "import"]


class SuppressionView(Struct, frozen=True, kw_only=True):
    """An address that nothing is sent to, or (`lifted_at`) was not for some time. `evidence` shows why: status and
    words of the server, ids of the messages."""

    id: UUID
    address: str
    reason: Reason
    source: Source
    note: str
    since: datetime
    by: str
    evidence: dict[str, Any]
    lifted_at: datetime | None
    lifted_by: str | None
    lifted_reason: str | None


class NewSuppression(Struct, forbid_unknown_fields=True, kw_only=True):
    """An address to write to no more, or `@domain` for everybody there."""

    address: Annotated[str, Meta(min_length=3, max_length=320)]
    note: Annotated[str, Meta(max_length=500)] = ""


class SuppressionImport(Struct, forbid_unknown_fields=True, kw_only=True):
    """Addresses out of another system: text with one address a line, or CSV with the address anywhere in the line. A
    line that begins with `@domain` stands for everybody there. What stands beside the address is kept as its note."""

    text: Annotated[str, Meta(min_length=1, max_length=5_000_000)]


class ImportOutcome(Struct, frozen=True, kw_only=True):
    """`known` were suppressed before; `unreadable` are the first lines in which no address was found."""

    added: int
    known: int
    unreadable: list[str]
    unreadable_count: int


class Lift(Struct, forbid_unknown_fields=True, kw_only=True):
    """Why an address may be written to again: who asked for it, and how."""

    reason: Annotated[str, Meta(min_length=3, max_length=500)]
