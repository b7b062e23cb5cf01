"""Address lists (RFC 5322 3.4), as they come: groups, comments, quotes in the wrong place, no quotes at all."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import idna

from mail_ingest.parse.headers import decode_header
from mail_ingest.parse.message import Address

MAX_ADDRESSES: Final = 1_000

_TOKEN = re.compile(
    r'"((?:[^"\\]|\\.)*)"'  # 1: quoted string
    r"|<([^<>]*)>"  # 2: angle address
    r"|([,;:()])"  # 3: separators
    r'|([^",;:()<\\]+)'  # 4: plain text
    r"|(\\.|.)",  # 5: an escaped character, an unpaired quote or bracket
    re.DOTALL,
)
#: What most fields hold: one mailbox, its name plain or quoted, nothing to decode.
_PLAIN = re.compile(
    rb"[ \t]*(?:\"([A-Za-z0-9 .'-]{1,100})\"[ \t]*|([A-Za-z0-9][A-Za-z0-9 '-]{0,100}))?"
    rb"<([A-Za-z0-9_+-](?:[A-Za-z0-9._+-]{0,60}[A-Za-z0-9_+-])?)"
    rb"@([A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,60}){1,5})>[ \t\r\n]*"
)
#: Values up to this length are worth remembering: mailboxes repeat them.
_SHORT: Final = 300
_ADDRESS = re.compile(r"[^\s@<>\"(),:;]+@[^\s@<>\"(),:;\[\]]+|[^\s@]+@\[[^\]]+\]")


def parse_addresses(raw: bytes, hint: str | None = None) -> tuple[Address, ...]:
    """The mailboxes of a header value, group names dropped. Never raises.

    Encoded-words are decoded after splitting, since they may hide commas.
    """
    if len(raw) > _SHORT:
        return tuple(scan_addresses(raw, hint))
    return _remembered(raw, None if raw.isascii() else hint)


@lru_cache(maxsize=4096)
def _remembered(raw: bytes, hint: str | None) -> tuple[Address, ...]:
    plain = _PLAIN.fullmatch(raw)
    if plain is None:
        return tuple(scan_addresses(raw, hint))
    local, domain = plain[3].decode("ascii"), plain[4].decode("ascii").lower()
    address = f"{local}@{domain}"
    name = " ".join((plain[1] or plain[2] or b"").decode("ascii").split()).strip(" '")
    return (Address("" if name.casefold() == address.casefold() else name, address),)


def scan_addresses(raw: bytes, hint: str | None = None) -> list[Address]:
    """As `parse_addresses`, token by token: for everything but the commonest form."""
    scanner = _Scanner(re.sub(rb"\r?\n", b"", raw[:100_000]).decode("ascii", "surrogateescape"), hint)
    for token in _TOKEN.finditer(scanner.text):
        if len(scanner.found) >= MAX_ADDRESSES:
            break
        scanner.take(token)
    scanner.finish()
    return scanner.found


@dataclass(slots=True)
class _Scanner:
    text: str
    hint: str | None
    found: list[Address] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    angle: str | None = None
    depth: int = 0

    def take(self, token: re.Match[str]) -> None:
        quoted, bracketed, separator, plain, odd = token.groups()
        if separator in {"(", ")"}:
            self.depth = max(0, self.depth + (1 if separator == "(" else -1))
        elif self.depth:
            self.comments.append(token[0])
        elif separator is not None:
            self._separate(separator, token.end())
        elif bracketed is not None:
            self.angle = bracketed if self.angle is None or "@" in bracketed else self.angle
        elif quoted is not None:
            self.words.append(re.sub(r"\\(.)", r"\1", quoted))
        elif plain is not None:
            self.words.append(plain)
        elif odd not in {'"', "<", ">"}:
            self.words.append(odd.removeprefix("\\"))

    def finish(self) -> None:
        address = _make("".join(self.words), self.angle, " ".join(self.comments), self.hint)
        if address:
            self.found.append(address)
        self.words.clear()
        self.comments.clear()
        self.angle = None

    def _separate(self, separator: str, position: int) -> None:
        complete = self.angle is not None or "@" in "".join(self.words)
        if separator == ":":
            if complete:
                self.words.append(":")
            else:
                self.words.clear()  # the name of a group
        elif separator == "," and not complete and _name_goes_on(self.text, position):
            self.words.append(", ")  # a comma inside an unquoted name: Wang, Li <li@...>
        else:
            self.finish()


def normalise_address(text: str) -> str:
    """`local@domain` with the domain in lower-case A-labels (RFC 5891), or "" when there is no address in it."""
    match = _ADDRESS.search(text.strip().removeprefix("mailto:"))
    if not match:
        return ""
    local, _, domain = match[0].rpartition("@")
    return f"{local}@{_domain(domain.strip().rstrip('.'))}"[:320]


def _name_goes_on(text: str, position: int) -> bool:
    """After a comma: is what follows the rest of a name in front of `<`, rather than an address of its own?"""
    upcoming = re.match(r"[^,;<>\"]{0,100}<", text[position:])
    return upcoming is not None and "@" not in upcoming[0]


def _make(words: str, angle: str | None, comment: str, hint: str | None) -> Address | None:
    if angle is None:
        address = normalise_address(_decoded(words, hint)) if "@" in words else ""
        rest = _ADDRESS.sub("", words, count=1) if address else words
        name = _decoded(rest, hint) or _decoded(comment, hint)
    else:
        address = normalise_address(_decoded(re.sub(r"\([^()]*\)|\s+", "", angle), hint))
        name = _decoded(words, hint) or _decoded(comment, hint)
    name = " ".join(re.sub(r"\[mailto:[^\]]*\]?", "", name).split()).strip(" '\",[]")[:500]
    if not address and not name:
        return None
    if not address and angle:
        name = name or _decoded(angle, hint)[:500]
    return Address(name="" if name.casefold() == address.casefold() else name, address=address)


def _decoded(text: str, hint: str | None) -> str:
    return decode_header(text.encode("ascii", "surrogateescape"), hint) if text.strip() else ""


@lru_cache(maxsize=4096)
def _domain(domain: str) -> str:
    lowered = domain.lower()
    if lowered.isascii():
        return lowered
    try:
        return idna.encode(lowered, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return lowered
