"""Plain text: what the author wrote now, and what is history."""

import re
from typing import NamedTuple

from mail_ingest.parse.quote_marks import ORIGINAL, WROTE, WROTE_BEGINS, label_kind

_QUOTED = re.compile(r"[ \t]{0,3}[>|＞]")
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
        offset += sum(len(line) + 1 for line in lines[index : index + length])
        index += length
    return own


def _history_begins(lines: list[str], *, answers_below: bool = True) -> int | None:
    """The line where history begins and goes on to the end."""
    for index, line in enumerate(lines):
        bare = line.strip()
        if not bare:
            continue
        if _QUOTED.match(line):
            if not answers_below:
                continue
            if not _own_text_after(lines, index):
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
        if answers_below and not _own_text_after(lines, index + length):
            return index
    return None


def _attribution(lines: list[str], index: int) -> int:
    """How many lines "On ..., X wrote:" takes from here: 0 when it is none. Programs break it at 70 characters."""
    if not WROTE_BEGINS.match(lines[index]):
        return 0
    joined = ""
    for length in (1, 2, 3, 4):
        if index + length > len(lines):
            break
        line = lines[index + length - 1]
        if length > 1 and not line.strip():
            break
        joined = f"{joined} {line.strip()}" if joined else line.strip()
        if len(joined) > 400:
            break
        if WROTE.search(joined) and (joined.endswith((":", "：")) or re.search(r"\d", joined)):
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
        kind = label_kind(line)
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


def _own_text_after(lines: list[str], index: int) -> bool:
    """Does the author write again below quoted lines, more than a signature or a footer of two lines?"""
    own = 0
    for line in lines[index:]:
        if line.startswith(("-- ", "--\n")) or line == "--" or _RULE.match(line):
            break
        if line.strip() and not _QUOTED.match(line):
            own += 1
    return own > 0
