"""Message-IDs (RFC 5322 section 3.6.4), and what is written where they should be."""

import re
from typing import Final

MAX_IDS: Final = 500
MAX_LENGTH: Final = 998

_IN_BRACKETS = re.compile(rb"<([^<>]*)>")
_BLANKS = re.compile(rb"[\s\x00-\x1f]+")
# Begins only where a word does: else a long word without "@" would be tried from each of its letters.
_BARE = re.compile(rb"(?<![^\s<>@,;\"])[^\s<>@,;\"]+@[^\s<>,;\"]+")


def message_ids(raw: bytes) -> tuple[str, ...]:
    """The ids of a Message-ID, In-Reply-To or References header: in order, once each, without brackets, case kept.

    Folds inside an id are mended. Free text ("your mail of Monday") and addresses beside an id are no ids.
    """
    once: dict[str, None] = {}
    bracketed = _IN_BRACKETS.findall(raw)
    for candidate in bracketed or _BARE.findall(raw):
        text = _BLANKS.sub(b"", candidate).decode("utf-8", "replace")
        if text and len(text) <= MAX_LENGTH:
            once[text] = None
    found = list(once)
    if len(found) > MAX_IDS:  # the oldest tell where the thread began, the newest what this answers
        found = [*found[: MAX_IDS // 2], *found[-MAX_IDS // 2 :]]
    return tuple(found)
