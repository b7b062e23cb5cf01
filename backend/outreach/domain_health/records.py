"""SPF (RFC 7208), DKIM keys (RFC 6376) and DMARC (RFC 7489) records, taken apart."""

import base64
import binascii
from typing import Final

import msgspec
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key

from backend.outreach.domain_health.reading import DnsReader

#: Of lookups that a receiver makes, and of those that find nothing (RFC 7208 section 4.6.4).
MOST_LOOKUPS: Final = 10
MOST_VOID: Final = 2
_ASKING: Final = frozenset({"include", "a", "mx", "ptr", "exists", "redirect"})


class Spf(msgspec.Struct, frozen=True, kw_only=True):
    """What an SPF record and those that it includes say. `ending`: "-", "~", "?", "+" or None for no `all`."""

    lookups: int
    void: int
    ending: str | None
    includes: frozenset[str]
    problem: str | None = None


async def read_spf(reader: DnsReader, domain: str, record: str) -> Spf:
    """Follow an SPF record. Raises `NoAnswerError`."""
    lookups = void = 0
    ending: str | None = None
    includes: set[str] = set()
    problem: str | None = None
    waiting = [(domain, record, 0)]
    while waiting:
        at, text, depth = waiting.pop()
        for term in text.split()[1:]:
            sign = term[0] if term[0] in "+-~?" else "+"
            body = term.lstrip("+-~?").lower()
            name, _, argument = body.replace("=", ":", 1).partition(":")
            name = name.partition("/")[0]
            if name == "all":
                ending = sign if depth == 0 else ending
                continue
            if name not in _ASKING:
                continue
            lookups += 1
            if name in {"include", "redirect"} and argument:
                includes.add(argument)
                if lookups > 3 * MOST_LOOKUPS or depth >= MOST_LOOKUPS:
                    problem = "loop"
                    continue
                inner = [each for each in await reader.texts(argument) if _is_spf(each)]
                if not inner:
                    void += 1
                    problem = problem or "include-empty"
                else:
                    # What a redirect says of `all` is the record's own word (section 6.1).
                    waiting.append((argument, inner[0], depth if name == "redirect" else depth + 1))
            elif name == "ptr":
                problem = problem or "ptr"
            elif name in {"a", "mx"}:
                target = argument.partition("/")[0] or at
                there = await (reader.exchangers(target) if name == "mx" else reader.addresses(target))
                void += not there
    return Spf(lookups=lookups, void=void, ending=ending, includes=frozenset(includes), problem=problem)


def _is_spf(text: str) -> bool:
    return text.lower().split(" ")[0] == "v=spf1"


def spf_records(texts: list[str]) -> list[str]:
    """The SPF records among TXT records."""
    return [text for text in texts if _is_spf(text)]


def tags(record: str) -> dict[str, str]:
    """`a=b; c=d` as a mapping, names in lower case."""
    found: dict[str, str] = {}
    for part in record.split(";"):
        name, equals, value = part.partition("=")
        if equals:
            found.setdefault(name.strip().lower(), value.strip())
    return found


class DkimKey(msgspec.Struct, frozen=True, kw_only=True):
    """A public key in the DNS. `bits` 0: revoked or unreadable; None: not RSA."""

    selector: str
    bits: int | None
    problem: str | None = None


def read_dkim(selector: str, record: str) -> DkimKey:
    """Read a key record."""
    fields = tags(record)
    key = "".join(fields.get("p", "").split())
    if not key:
        return DkimKey(selector=selector, bits=0, problem="revoked")
    if fields.get("k", "rsa").lower() != "rsa":
        return DkimKey(selector=selector, bits=None)
    try:
        public = load_der_public_key(base64.b64decode(key, validate=True))
    except (ValueError, binascii.Error, UnsupportedAlgorithm):
        return DkimKey(selector=selector, bits=0, problem="unreadable")
    return DkimKey(selector=selector, bits=public.key_size if isinstance(public, RSAPublicKey) else None)
