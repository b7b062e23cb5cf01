"""Words for the narrow doors of text search (docs/decisions/0003): how lexemes and queries carry their tenant.

A GIN index takes no uuid column without an extension, so each lexeme begins with a mark of tenant and subject:
a posting list then belongs to one tenant. The door still compares `tenant_id`, so two equal marks cost only time.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

_MARK_BYTES = 5
_QUOTES = str.maketrans({"'": "''", "\\": "\\\\"})


def mark_of(tenant_id: UUID, subject: str) -> str:
    """Eight characters that stand for a tenant and what is searched there ("message", "company")."""
    digest = hashlib.blake2b(tenant_id.bytes + subject.encode(), digest_size=_MARK_BYTES).digest()
    return base64.b32encode(digest).decode().lower()


def lexemes(mark: str, words: Iterable[str]) -> list[str]:
    """The words as lexemes, for `array_to_tsvector`."""
    return sorted({mark + word for word in words})


def quoted(lexeme: str) -> str:
    """A lexeme as it is written in the text of a `tsquery` or `tsvector`."""
    return f"'{lexeme.translate(_QUOTES)}'"


def tsvector(mark: str, places: Mapping[str, Sequence[int]]) -> str:
    """The text of a `tsvector` with words at their places; a word without places is only known to be there."""
    return " ".join(
        f"{quoted(mark + word)}:{','.join(map(str, at))}" if at else quoted(mark + word) for word, at in places.items()
    )


def tsquery(mark: str | Sequence[str], words: Iterable[tuple[str, bool]]) -> str | None:
    """The text of a `tsquery` that wants all of `words`, each with whether its beginning is enough; None for none. Of
    several marks, a word may stand under any."""
    marks = [mark] if isinstance(mark, str) else mark
    terms = []
    for word, prefix in words:
        either = [f"{quoted(each + word)}{':*' if prefix else ''}" for each in marks]
        terms.append(either[0] if len(either) == 1 else f"({' | '.join(either)})")
    return " & ".join(terms) or None
