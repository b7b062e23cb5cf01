"""Lines of a signature cut where people put several things side by side."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from mail_ingest.understand.fields.found import Line
from mail_ingest.understand.marks import is_closing
from mail_ingest.understand.vocabulary import TITLE, TITLE_CJK, has_legal_form

_CUT = re.compile(
    r"\s*[|¦•·●▪►*]+\s*|(?<=[\u4e00-\u9fff]{2})\s{2,}(?=[\u4e00-\u9fff]{2})|\t+|\s{3,}|\s+[/–—\\~]+\s*|\s+-+\s+|;\s+|；|，\s*"
)
_BRACKET = re.compile(r"[(（\[]([^()（）\[\]]{2,60})[)）\]]")
_NAME_SLASH_JOB = re.compile(
    r"^((?:(?:mrs?|ms|miss|dr)\.? )?[^\W\d_]+(?: [^\W\d_]+){1,2}) ?/ ?([^/]{3,50})$", re.IGNORECASE
)
#: What a job is for: "Sr. Manager - Procurement".
_BRANCH = re.compile(
    r"(?i)^(?:procurement|purchasing|purchase|sales|exports?|imports?|marketing|logistics|sourcing|operations|finance"
    r"|engineering|projects?|quality|production|business development|supply chain|r&d|it|hr|\w+ sales|\w+ division"
    r"|compras|ventas|vendas|achats|einkauf|vertrieb)\b"
)
_COMMA = re.compile(r",\s+")
_OF: Final = re.compile(r"(?i)\s+(?:at|@|of|bei|chez|en|na|presso|bij|w|в)\s+(?=[A-ZÀ-ÞА-Я])")
_CLOSED_BY = re.compile(r"^.{2,60}?[,:!.，。]\s+(?=[A-ZÀ-ÞА-Я][\w.'-]+(?:\s+[A-ZÀ-ÞА-Я][\w.'-]*){0,3}\W*$)")


class Piece(NamedTuple):
    """Text without outer punctuation, where it starts, its line, and how many filled lines stand above."""

    start: int
    text: str
    line: Line
    row: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def pieces_of(lines: list[Line]) -> Iterator[Piece]:
    """All pieces, in order. A closing line gives what follows the closing words ("Best regards, Anna")."""
    row = 0
    for line in lines:
        text, offset = line.text, 0
        if is_closing(text):
            behind = _CLOSED_BY.match(text)
            if not behind or is_closing(text[behind.end() :]):
                continue
            offset = behind.end()
        for start, piece in _cut(text, offset):
            stripped = piece.strip(" \t_,;:.-–—~·\"“”'’!#>")
            if re.search(r"\w", stripped):
                # A dot that ends a legal form or an initial belongs to it.
                first = start + piece.index(stripped)
                if piece[first - start + len(stripped) :].startswith(".") and re.search(
                    r"(?i)\b(?:ltd|inc|co|corp|s\.a|s\.l|b\.v|n\.v|a\.s|s\.r\.l|s\.p\.a|s\.r\.o|d\.o\.o|o\.o"
                    r"|e\.v|e\.k|r\.l|a\.ş|şti|jr|sr|ltda|c\.v|l\.l\.c|w\.l\.l|bhd|kft|zrt|bt|s\.a\.c|s\.p\.a|α\.ε|s\.c"
                    r"|sp\. ?[kj]|lda)$",
                    stripped,
                ):
                    stripped += "."
                stripped += _closing_quote(stripped, piece[first - start + len(stripped) :])
                yield Piece(line.start + first, stripped, line, row)
        row += 1


_QUOTES: Final = {'"': '"', "“": "”", "„": "“”", "«": "»"}


def _closing_quote(text: str, behind: str) -> str:
    """The mark that closes a name in quotes at the end of a piece: UAB "Baltic Metal"."""
    closing = next((marks for opening, marks in _QUOTES.items() if opening in text), "")
    return behind[:1] if behind and behind[0] in closing and text.count(behind[0]) in {0, 1} else ""


def _cut(text: str, offset: int) -> Iterator[tuple[int, str]]:
    position = offset
    for separator in _CUT.finditer(text, offset):
        if _joins_jobs(text[position : separator.start()], separator[0], text[separator.end() :]):
            continue
        if separator.start() > position:
            yield from _bracketed(position, text[position : separator.start()])
        position = separator.end()
    if position < len(text):
        yield from _bracketed(position, text[position:])


def _joins_jobs(left: str, separator: str, right: str) -> bool:
    """ "Research Associate / Project Manager", "General Manager - Exports": one job in several words."""
    if (
        separator.strip() not in {"/", "-", "–", "&"}
        or not TITLE.search(left)
        or re.search(r"\d|@|https?:|www\.", right)
    ):
        return False
    if separator.strip() == "/":
        return TITLE.search(right) is not None and not has_legal_form(right)
    if has_legal_form(right) or len(right) >= 60:
        return False
    return re.search(r",| & | and ", right) is not None or (
        len(right.split()) <= 3 and _BRANCH.search(right) is not None
    )


def _bracketed(start: int, text: str) -> Iterator[tuple[int, str]]:
    """A job or company in brackets behind a name is a piece of its own."""
    match = _BRACKET.search(text)
    if (
        match
        and (TITLE.search(match[1]) or TITLE_CJK.search(match[1]))
        and not has_legal_form(match[1])
        and not re.search(r"\d", match[1])
    ):
        yield from _by_comma(start, text[: match.start()])
        yield start + match.start(1), match[1]
        if text[match.end() :].strip():
            yield from _by_comma(start + match.end(), text[match.end() :])
        return
    yield from _by_comma(start, text)


def _by_comma(start: int, text: str) -> Iterator[tuple[int, str]]:
    """ "Anna Kern, Buyer, Kern GmbH" and "Buyer at Kern GmbH" are cut; "Kern Co., Ltd" and addresses are not."""
    slash = _NAME_SLASH_JOB.match(text)
    if slash and TITLE.search(slash[2]) and not TITLE.search(slash[1]):
        yield start, slash[1]
        yield start + slash.start(2), slash[2]
        return
    titled = TITLE.search(text) or TITLE_CJK.search(text)
    if not titled or re.search(r"\d{3,}|@", text):
        yield start, text
        return
    of = _OF.search(text)
    if (
        of
        and TITLE.search(text[: of.start()])
        and (has_legal_form(text[of.end() :]) or of[0].strip().lower() in {"at", "@", "bei", "chez", "presso"})
    ):
        yield start, text[: of.start()]
        yield start + of.end(), text[of.end() :]
        return
    position = 0
    for comma in _COMMA.finditer(text):
        left, right = text[position : comma.start()], text[comma.end() :]
        if re.match(r"(?i)(?:ltd|limited|inc|llc|co\b|corp|s\.|gmbh|m\.?sc|ph\.?d|mba|b\.?sc|jr|sr|p\.?e)\b", right):
            continue
        if bool(TITLE.search(left)) != bool(TITLE.search(right)) or (
            has_legal_form(right) and not has_legal_form(left)
        ):
            yield start + position, left
            position = comma.end()
    yield start + position, text[position:]
