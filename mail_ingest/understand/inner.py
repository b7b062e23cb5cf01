"""Who wrote the messages that are quoted or forwarded below."""

import re
from typing import Final

from mail_ingest.parse.message import Address
from mail_ingest.parse.quote_marks import LABEL_LINE, WROTE, WROTE_BEGINS, label_kind
from mail_ingest.understand.result import InnerAuthor

_MAX: Final = 12
_LINES: Final = 3_000
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+")
_NAMED = re.compile(
    r"(?P<name>[\"“']?[^\W\d_][^<>\"\n,:;]{0,60}?(?:,\s[^\W\d_][^<>\"\n,:;]{0,30})?[\"”']?)?\s*[<\[(]\s*(?:mailto:)?(?P<address>[\w.+'-]+@[\w-]+(?:\.[\w-]+)+)\s*[>\])]"
)


def find_inner_authors(text: str) -> tuple[InnerAuthor, ...]:
    """From the headings that mail programs put above what they quote, in the order they stand; each address once."""
    found: dict[str, InnerAuthor] = {}
    position = 0
    lines = text.split("\n")[:_LINES]
    for index, line in enumerate(lines):
        heading = line.lstrip("> \t|")
        author = _from_line(heading, lines[index + 1 : index + 5]) or _wrote_line(heading, lines[index + 1 : index + 3])
        if author is not None and len(found) < _MAX:
            found.setdefault(author.key or author.name.casefold(), InnerAuthor(author, position, position + len(line)))
        position += len(line) + 1
    return tuple(found.values())


def _from_line(line: str, following: list[str]) -> Address | None:
    """ "From: Li Wei <li@...>" with another label of a heading right below."""
    match = LABEL_LINE.match(line[:400])
    if match is None or label_kind(line[:400]) != "from":
        return None
    if not any(label_kind(other.lstrip("> \t|")[:200]) in {"date", "to", "subject"} for other in following):
        return None
    return _address(match[2])


def _wrote_line(line: str, following: list[str]) -> Address | None:
    """ "On Monday, Li Wei <li@...> wrote:", perhaps broken into two or three lines."""
    if not line or not WROTE_BEGINS.match(line[:200]):
        return None
    joined = line.strip()
    for other in ("", *following):
        joined = f"{joined} {other.lstrip('> ').strip()}".strip()
        if len(joined) > 400:
            return None
        if joined.endswith((":", "：")) and WROTE.search(joined):
            named = list(_NAMED.finditer(joined))
            if named:
                return _clean(named[-1]["name"] or "", named[-1]["address"])
            return None
    return None


def _address(text: str) -> Address | None:
    named = _NAMED.search(text)
    if named:
        return _clean(named["name"] or "", named["address"])
    bare = _ADDRESS.search(text)
    if bare:
        return Address("", bare[0])
    name = text.strip(" \"'*")
    return Address(name, "") if 1 < len(name) <= 60 and not re.search(r"[<>@:/]", name) else None


def _clean(name: str, address: str) -> Address:
    """The name behind the date and time of an attribution line."""
    words = re.split(
        r"\b\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?(?:AM|PM|am|pm|Uhr))?\s*,?|(?:19|20)\d\d[年.,]?\s*", name
    )[-1]
    words = re.sub(r"^\s*(?:AM|PM|am|pm|Uhr)\b,?\s+", "", words)
    local, _, domain = address.rpartition("@")
    return Address(words.strip(" \"'“”,:-"), f"{local}@{domain.lower()}")
