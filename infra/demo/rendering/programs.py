"""What is known of mail programs and of their wording in each language (`programs.toml`, `phrases.toml`)."""

import hashlib
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final, Literal

import msgspec

_HERE: Final = Path(__file__).parent


class Program(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How one mail program writes; the fields are explained at the top of `programs.toml`."""

    header: list[str]
    boundary: str
    message_id: str
    transfer: Literal["mixed", "base64", "quoted-printable", "8bit"]
    quote: Literal["block", "wrote", "initials", "none"]
    reply: str
    reply_zh: str
    related: Literal["outside", "inside"] = "outside"
    signature_mark: str = ""
    flowed: bool = False
    rule: str = ""
    rule_zh: str = ""
    block_sent: str = ""
    block_labels: list[str] = []
    wrote: str = ""
    wrote_zh: str = ""
    wrote_pattern: str = ""
    page: str = ""
    line: str = ""
    blank: str = ""
    signature: str = ""
    quoted: str = ""


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The words of a quote in one language; the fields are explained at the top of `phrases.toml`."""

    reply: str
    sender: str = msgspec.field(name="from")
    sent: str
    to: str
    cc: str
    subject: str
    sent_pattern: str
    wrote: str
    wrote_pattern: str


def program(name: str) -> Program:
    """The mail program of that name; `KeyError` if it is not described."""
    return _programs()[name]


def phrases(language: str) -> Phrases:
    """The words of a language; `KeyError` if they are not described."""
    return _phrases()[language]


def is_chinese(language: str) -> bool:
    """Whether programs made in China show their Chinese face in this language."""
    return language == "zh-CN"


def fill_identifier(pattern: str, seed: str, address: str) -> str:
    """Fills `{hex8}`, `{upper8}`, `{digits8}`, `{mixed8}`, `{uuid}`, `{local}`, `{domain}` of a pattern.

    The same seed gives the same text, and each place of the pattern its own characters.
    """
    local, _, domain = address.partition("@")
    fixed = {"local": local, "domain": domain}

    def filled(match: re.Match[str]) -> str:
        kind, size = match[1], int(match[2] or 0)
        if kind in fixed:
            return fixed[kind]
        digest = hashlib.sha256(f"{seed} {match.start()}".encode()).hexdigest()
        return _KINDS[kind](digest)[: size or None]

    return re.sub(r"\{([a-z_]+?)(\d*)\}", filled, pattern)


def _mixed(digest: str) -> str:
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789"
    return "".join(letters[int(digest[place : place + 2], 16) % len(letters)] for place in range(0, 40, 2))


def _uuid(digest: str) -> str:
    return f"{digest[:8]}-{digest[8:12]}-4{digest[13:16]}-a{digest[17:20]}-{digest[20:32]}"


_KINDS: Final[dict[str, Callable[[str], str]]] = {
    "hex": str,
    "upper": str.upper,
    "digits": lambda digest: str(int(digest, 16)),
    "mixed": _mixed,
    "uuid": lambda digest: _uuid(digest).upper(),
    "uuid_lower": _uuid,
}


@cache
def _programs() -> dict[str, Program]:
    return msgspec.toml.decode((_HERE / "programs.toml").read_bytes(), type=dict[str, Program])


@cache
def _phrases() -> dict[str, Phrases]:
    return msgspec.toml.decode((_HERE / "phrases.toml").read_bytes(), type=dict[str, Phrases])
