"""What a server's answer means for the address, the message and the sender: by its reason, not by its first digit."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

import msgspec

#: address: nobody has it. mailbox_full, temporary: perhaps later. too_big: this message. policy: what we send, or from
#: where. throttled: too much at once. authentication: our domain does not prove itself. unknown: no reason was given.
BounceClass = Literal[
    "address", "mailbox_full", "temporary", "too_big", "policy", "throttled", "authentication", "unknown"
]
Effect = Literal["suppress", "count", "fix_message", "pause", "requeue", "alarm", "none"]

#: What follows.
EFFECTS: Final[dict[BounceClass, Effect]] = {
    "address": "suppress",
    "mailbox_full": "count",
    "temporary": "count",
    "unknown": "count",
    "too_big": "fix_message",
    "policy": "pause",
    "throttled": "requeue",
    "authentication": "alarm",
}

_FILE = Path(__file__).with_name("phrases.toml")
_DETAIL = re.compile(r"^([245])\.(\d{1,3})\.(\d{1,3})$")

#: Codes whose meaning leaves no doubt, whatever the words are (RFC 3463, 7505, 7372; Google, Microsoft).
_SURE: Final[dict[str, BounceClass]] = {
    "1.10": "address",
    "7.26": "authentication",
    "7.30": "authentication",
    "7.32": "authentication",
    "7.515": "authentication",
    "7.509": "authentication",
    "7.28": "throttled",
    "4.5": "throttled",
    "2.3": "too_big",
    "3.4": "too_big",
    "2.2": "mailbox_full",
    "2.122": "mailbox_full",
    "1.7": "policy",
    "1.8": "policy",
    "7.13": "address",
}
#: What the others usually mean, where the words say nothing.
_USUAL: Final[dict[str, BounceClass]] = {
    "1.1": "address",
    "1.2": "address",
    "1.3": "address",
    "1.6": "address",
    "1.4": "address",
    "2.1": "address",
    "7.27": "authentication",
    "4.4": "temporary",
    "4.7": "temporary",
    "3.0": "temporary",
    "7.1": "policy",
    "0.0": "unknown",
    "2.0": "unknown",
    "5.0": "policy",
    "6.0": "policy",
}
_BY_SUBJECT: Final[dict[int, BounceClass]] = {3: "temporary", 4: "temporary", 5: "policy", 6: "policy", 7: "policy"}
#: Nobody can mean an address by these, though the words of many servers look like it.
_NOT_ADDRESS: Final = re.compile(r"^[45]\.(?:7|4|6|3)\.")


class _Phrases(msgspec.Struct, frozen=True):
    name: BounceClass
    phrases: list[str]


class _File(msgspec.Struct, frozen=True, rename={"classes": "class"}):
    classes: list[_Phrases]


class Meaning(msgspec.Struct, frozen=True, kw_only=True):
    """The class of an answer, and what follows from it. `hard`: nothing will ever reach the address."""

    kind: BounceClass
    effect: Effect
    hard: bool


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[BounceClass, re.Pattern[str]], ...]:
    told = msgspec.convert(tomllib.loads(_FILE.read_text(encoding="utf-8")), _File)
    return tuple((item.name, re.compile("|".join(f"(?:{text})" for text in item.phrases))) for item in told.classes)


def classify(*, status: str | None = None, code: int | None = None, text: str = "") -> Meaning:
    """What an answer means: enhanced status (RFC 3463), SMTP code and the server's words, as far as each is there."""
    kind = _kind(status or "", code, _plain(text))
    return Meaning(kind=kind, effect=EFFECTS[kind], hard=kind == "address")


def _kind(status: str, code: int | None, words: str) -> BounceClass:
    detail = _DETAIL.match(status)
    key = f"{int(detail[2])}.{int(detail[3])}" if detail else ""
    if key in _SURE:
        return _SURE[key]
    said = _by_words(words)
    transient = (detail is not None and detail[1] == "4") or (detail is None and code is not None and 400 <= code < 500)
    if key == "1.1" and not transient and said not in {"mailbox_full", "authentication", "throttled", "too_big"}:
        return "address"
    if said == "address" and (transient or _NOT_ADDRESS.match(status)):
        # A greylisting server says "recipient unknown" with a 4xx, a filter "not listed" with a 5.7.x.
        said = "temporary" if transient else "policy" if status.startswith("5.7.") and "rejected" in words else said
    if said == "temporary" and status.startswith("5.7."):
        said = "policy"
    elif said == "policy" and transient and key.startswith("4."):
        said = "temporary"
    if said is not None:
        return said
    if key in _USUAL and _USUAL[key] != "unknown":
        return "temporary" if transient and _USUAL[key] == "address" else _USUAL[key]
    if transient:
        return "temporary"
    by_subject = _BY_SUBJECT.get(int(detail[2])) if detail else None
    return by_subject or ("address" if code in {551, 553} else "unknown")


def _by_words(words: str) -> BounceClass | None:
    return next((name for name, pattern in _rules() if pattern.search(words)), None)


#: Addresses of help pages, and addresses in mail, hold words that mean nothing.
_NOISE = re.compile(r"https?://\S+|<?[\w.+=/-]+@[\w.-]+>?|\[[0-9a-f.:]+\]|\S+\.(?:outlook|google|yahoo)\.com\b")


def _plain(text: str) -> str:
    return " ".join(_NOISE.sub(" ", text.lower().replace("’", "'")).split())[:3000]
