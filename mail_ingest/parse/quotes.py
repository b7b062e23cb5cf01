"""Plain text: what the author wrote now, and what is history."""

import re
from typing import Final, NamedTuple

from mail_ingest.parse.quote_marks import ORIGINAL, WROTE, WROTE_BEGINS, label_kind

_QUOTED = re.compile(r"[ \t]{0,3}[>|＞]")
# What some programs put where others say "wrote": Fri, 17 May 2024 at 16:30, Li Wei <li@...>:
_DATED_ADDRESS = re.compile(r"\d.*<[^<>\s]+@[^<>\s]+>\)?\s*[:：]$")
MAX_LINES: Final = 5_000
_COLONS: Final = (":", "：")
_RULE = re.compile(r"[ \t]*[-_=—–─━*]{5,}[ \t]*$")


class Split(NamedTuple):
    """`new` + `quoted` is the whole; `start` is where `quoted` begins. Nothing quoted: `quoted` is empty."""

    new: str
    quoted: str
    start: int


def split_text(text: str) -> Split:
    """Cut where the quoted history begins. A text that answers below or between quotes is left whole, for folding
    would hide the answer; `own_lines` picks the author's lines out of it."""
    lines = text.split("\n")
    cut = _history_begins(lines)
    if cut is None:
        return Split(text, "", len(text))
    new = "\n".join(lines[:cut])
    if not new.strip():
        return Split(text, "", len(text))
    start = len(new) + 1
    return Split(new, text[start:], start)


class OwnLine(NamedTuple):
    """A line by the author, and where it starts in the text."""

    start: int
    text: str


def own_lines(text: str) -> list[OwnLine]:
    """The lines that the author wrote, wherever they stand: no quoted lines, no "X wrote:", no history."""
    lines = text.split("\n")
    cut = _history_begins(lines, answers_below=False)
    own: list[OwnLine] = []
    index = offset = 0
    limit = len(lines) if cut is None else cut
    while index < limit:
        length = 1
        if not _QUOTED.match(lines[index]):
            attribution = _attribution(lines, index)
            if attribution and _next_is_quoted(lines, index + attribution):
                length = attribution
            else:
                own.append(OwnLine(offset, lines[index]))
        for line in lines[index : index + length]:
            offset += len(line) + 1
        index += length
    return own


def _history_begins(lines: list[str], *, answers_below: bool = True) -> int | None:
    """The line where history begins and goes on to the end; looked for in the first MAX_LINES lines."""
    writes_on = _own_text_after(lines) if answers_below else []
    for index, line in enumerate(lines[:MAX_LINES]):
        if not line.strip():
            continue
        if _QUOTED.match(line):
            if answers_below and not writes_on[index]:
                return index
            continue
        if ORIGINAL.match(line) or (_RULE.match(line) and _header_block(lines, index + 1)):
            return index
        if _header_block(lines, index):
            return index
        length = _attribution(lines, index)
        if not length:
            continue
        if not _next_is_quoted(lines, index + length):
            return index
        if answers_below and not writes_on[min(index + length, len(lines) - 1)]:
            return index
    return None


def _attribution(lines: list[str], index: int) -> int:
    """How many lines "On ..., X wrote:" takes from here: 0 when it is none. Programs break it at 70 characters."""
    if not any(line.rstrip().endswith(_COLONS) for line in lines[index : index + 4]):
        return 0
    if not WROTE_BEGINS.match(lines[index][:200]):
        return 0
    joined = ""
    for length, line in enumerate(lines[index : index + 4], start=1):
        text = line.strip()
        joined = f"{joined} {text}" if joined else text
        if not text or len(joined) > 400:
            return 0
        if joined.endswith(_COLONS) and (WROTE.search(joined) or _DATED_ADDRESS.search(joined)):
            return length
    return 0


def _header_block(lines: list[str], index: int) -> bool:
    """From:, Sent:, To:, Subject: one below the other, three kinds at least, From or Date first."""
    seen: list[str] = []
    other = 0
    for line in lines[index : index + 12]:
        if not line.strip():
            if len(seen) < 2:
                continue
            break
        kind = label_kind(line[:300])
        if kind is None:
            other += 1
            if not seen or other > 2:  # long recipient lists go on below their label
                break
            continue
        seen.append(kind)
        if seen[0] not in {"from", "date", "subject"}:
            return False
        if len(set(seen)) >= 3 and "from" in seen:
            return True
    return False


def _next_is_quoted(lines: list[str], index: int) -> bool:
    following = next((line for line in lines[index : index + 4] if line.strip()), "")
    return bool(_QUOTED.match(following))


def _own_text_after(lines: list[str]) -> list[bool]:
    """For each line: does the author write something from there on, before a signature's "-- " or a footer's rule?"""
    writes = [False] * (len(lines) + 1)
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.startswith("-- ") or line == "--" or _RULE.match(line):
            continue
        writes[index] = writes[index + 1] or (bool(line.strip()) and not _QUOTED.match(line))
    return writes
