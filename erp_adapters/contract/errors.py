"""Error tables: from (status, content type, code, text) of an answer to a result kind, as data.

An adapter reads `Facts` out of an answer in its own way (a code in the body, a class name, a Chinese sentence) and
lets `classify` choose; the first rule that fits wins. HTTP status alone never decides: a rule may ask for it, for the
media type, for codes, for a pattern in the text, or for several of them.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct

from erp_adapters.contract.http import Request, Response, TransportError
from erp_adapters.contract.results import (
    Conflict,
    Failure,
    FieldError,
    Forbidden,
    NotFound,
    RateLimited,
    Rejected,
    Unauthenticated,
    Unavailable,
    UnknownOutcome,
)

MOST_TEXT: Final = 1000
_TAG: Final = re.compile(r"<[^>]{0,2000}>")


class Kind(StrEnum):
    """The failures an answer can mean. SESSION is one that a new sign-in cures; adapters try that once."""

    REJECTED = "rejected"
    CONFLICT = "conflict"
    NOT_FOUND = "not_found"
    AUTH = "auth"
    SESSION = "session"
    FORBIDDEN = "forbidden"
    RATE_LIMITED = "rate_limited"
    UNAVAILABLE = "unavailable"
    UNKNOWN = "unknown_outcome"
    DUPLICATE = "duplicate"


class Facts(Struct, frozen=True, kw_only=True):
    """What an answer says about its failure."""

    status: int
    content_type: str = ""
    code: str = ""
    message: str = ""
    after: float | None = None
    fields: tuple[FieldError, ...] = ()


class Rule(Struct, frozen=True, kw_only=True):
    """One line of a table; what is left empty fits everything. `text` is a regular expression, case ignored."""

    kind: Kind
    status: tuple[int, ...] = ()
    content_type: str = ""
    codes: frozenset[str] = frozenset()
    text: str = ""

    def fits(self, facts: Facts) -> bool:
        """Whether every condition holds."""
        return (
            (not self.status or facts.status in self.status)
            and (not self.content_type or facts.content_type == self.content_type)
            and (not self.codes or facts.code in self.codes)
            and (not self.text or re.search(self.text, facts.message, re.IGNORECASE) is not None)
        )


# The last lines of every table: what the status says when nothing else does.
HTTP_RULES: Final = (
    Rule(kind=Kind.AUTH, status=(401,)),
    Rule(kind=Kind.FORBIDDEN, status=(403,)),
    Rule(kind=Kind.NOT_FOUND, status=(404, 410)),
    Rule(kind=Kind.CONFLICT, status=(409, 412)),
    Rule(kind=Kind.RATE_LIMITED, status=(429,)),
    Rule(kind=Kind.UNAVAILABLE, status=(503,)),
    Rule(kind=Kind.UNKNOWN, status=(500, 502, 504)),
)


_PLAIN: Final[Mapping[Kind, type[Conflict | NotFound | Unauthenticated | Forbidden | UnknownOutcome]]] = {
    Kind.CONFLICT: Conflict,
    Kind.NOT_FOUND: NotFound,
    Kind.AUTH: Unauthenticated,
    Kind.SESSION: Unauthenticated,
    Kind.FORBIDDEN: Forbidden,
    Kind.UNKNOWN: UnknownOutcome,
}


def classify(table: Sequence[Rule], facts: Facts) -> Kind:
    """The first fitting rule's kind; an unknown failure is REJECTED, so that nothing is sent again blindly."""
    for rule in (*table, *HTTP_RULES):
        if rule.fits(facts):
            return rule.kind
    return Kind.REJECTED


def failure(kind: Kind, facts: Facts, *, effect: bool) -> Failure:
    """The result of `kind`. An unknown outcome of a call without effect is merely unavailable."""
    message = plain(facts.message) or (f"HTTP {facts.status}" if facts.status else kind.value)
    if kind is Kind.UNKNOWN and not effect:
        kind = Kind.UNAVAILABLE
    if kind is Kind.RATE_LIMITED:
        return RateLimited(message=message, after=facts.after)
    if kind is Kind.UNAVAILABLE:
        return Unavailable(message=message, after=facts.after)
    made = _PLAIN.get(kind)
    return made(message=message) if made else Rejected(message=message, code=facts.code or None, errors=facts.fields)


def transport_failure(error: TransportError, request: Request) -> Failure:
    """What a missing answer means: unknown when a call with effect may have arrived, else unavailable."""
    if error.sent and request.effect:
        return UnknownOutcome(message=str(error))
    return Unavailable(message=str(error))


def retry_after(response: Response) -> float | None:
    """Seconds of a Retry-After header; its date form is read against the answer's own Date."""
    from email.utils import parsedate_to_datetime

    value = response.headers.get("retry-after", "").strip()
    if not value:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (until - response.date).total_seconds()) if response.date else None


def plain(text: str) -> str:
    """A server's message without markup, on one line, cut to `MOST_TEXT` characters."""
    return " ".join(_TAG.sub(" ", text).split())[:MOST_TEXT]
