"""What came of a call: a closed set. Adapters answer writes with one of these and raise `Refused` from reads.

`UnknownOutcome` is not a failure: the ERP may have done it. The engine looks with `find` before it sends again.
"""

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

from erp_adapters.contract.records import Record


class _Result(Struct, kw_only=True, frozen=True, tag_field="kind", omit_defaults=True):
    """Base of the results; `kind` tells them apart when stored as JSON."""


class Ok(_Result, kw_only=True, frozen=True, tag="ok"):
    """Done. `line_ids` maps our line references to the ERP's line ids; `record` is the document after the step."""

    external_id: str
    number: str | None = None
    version: str | None = None
    line_ids: Mapping[str, str] = {}
    record: Record | None = None
    already: bool = False  # it was in that state before


class Duplicate(_Result, kw_only=True, frozen=True, tag="duplicate"):
    """It is there already under our key: as good as done."""

    external_id: str
    number: str | None = None
    version: str | None = None
    line_ids: Mapping[str, str] = {}


class Accepted(_Result, kw_only=True, frozen=True, tag="accepted"):
    """Taken on; ask `poll` with `token` what came of it."""

    token: str


class NeedsConfirmation(_Result, kw_only=True, frozen=True, tag="needs_confirmation"):
    """A person must agree first; the same command with `code` in `confirmed` goes on."""

    code: str
    message: str


class FieldError(Struct, kw_only=True, frozen=True, omit_defaults=True):
    """One reason of a refusal; `field` is the ERP's name, `line` counts the command's lines from 0."""

    message: str
    field: str | None = None
    line: int | None = None


class Rejected(_Result, kw_only=True, frozen=True, tag="rejected"):
    """The ERP will not have it so; sending it again changes nothing."""

    message: str
    code: str | None = None
    errors: tuple[FieldError, ...] = ()


class Conflict(_Result, kw_only=True, frozen=True, tag="conflict"):
    """Somebody changed the record since `version` was read, or its state forbids the step."""

    message: str
    version: str | None = None


class NotFound(_Result, kw_only=True, frozen=True, tag="not_found"):
    """No such record (or it may not be seen)."""

    message: str


class Unauthenticated(_Result, kw_only=True, frozen=True, tag="auth"):
    """Credentials are wrong, expired for good, or withdrawn."""

    message: str


class Forbidden(_Result, kw_only=True, frozen=True, tag="forbidden"):
    """The integration user lacks a right."""

    message: str


class RateLimited(_Result, kw_only=True, frozen=True, tag="rate_limited"):
    """Too many calls; `after` seconds from now is soon enough (None: not told)."""

    message: str
    after: float | None = None


class Unavailable(_Result, kw_only=True, frozen=True, tag="unavailable"):
    """Nothing was done; the same call may work later. `after` as in `RateLimited`."""

    message: str
    after: float | None = None


class UnknownOutcome(_Result, kw_only=True, frozen=True, tag="unknown_outcome"):
    """It was sent and may have been done."""

    message: str


Single: TypeAlias = (
    Ok
    | Duplicate
    | Accepted
    | NeedsConfirmation
    | Rejected
    | Conflict
    | NotFound
    | Unauthenticated
    | Forbidden
    | RateLimited
    | Unavailable
    | UnknownOutcome
)


class Partial(_Result, kw_only=True, frozen=True, tag="partial"):
    """The results of a batch, in the order of its commands."""

    results: tuple[Single, ...]


Result: TypeAlias = Single | Partial
Failure: TypeAlias = (
    Rejected | Conflict | NotFound | Unauthenticated | Forbidden | RateLimited | Unavailable | UnknownOutcome
)
FAILURES: tuple[type[Failure], ...] = (
    Rejected,
    Conflict,
    NotFound,
    Unauthenticated,
    Forbidden,
    RateLimited,
    Unavailable,
    UnknownOutcome,
)


class Refused(Exception):  # noqa: N818 - it carries a result, it is not one more error class
    """Raised by reads; `result` says why. The text holds the ERP's message and never a secret."""

    def __init__(self, result: Failure) -> None:
        super().__init__(f"{result.__struct_config__.tag}: {result.message}")
        self.result = result
