"""What the modules of this package give, and the text that they read."""

import re
from dataclasses import dataclass
from typing import Final

from mail_ingest.understand.result import Field

# Each is replaced by as many spaces, so that offsets stay true.
_MARKUP: Final = re.compile(
    r"<(?:mailto|https?|tel|callto|skype|cid|fax|sip)?:?[^<>\s]{0,400}>|\[(?:mailto|https?|cid|tel|image"
    r"|inline)[^\[\]\n]{0,400}\]"
    r"|\((?:mailto|https?|tel)[:][^()\s]{0,300}\)|&nbsp;|[\u200b-\u200f\ufeff\u2060\xad]|\*|(?<!\w)_+|_+(?!\w)"
    r"|\\(?=\n|$)|^[ \t]*\|",
    re.IGNORECASE | re.MULTILINE,
)
_SAME_WIDTH: Final = str.maketrans(
    {
        "\xa0": " ",
        "\u3000": " ",
        "\u2007": " ",
        "\u202f": " ",
        "\u2011": "-",
        "\u2010": "-",
        "│": "|",
        "｜": "|",
        "∣": "|",
        "＋": "+",
    }
    | {chr(0xFF10 + digit): str(digit) for digit in range(10)}
)


#: Fills the room of longer markup without looking like a gap between columns; taken out of values again.
FILLER: Final = "\u2063"


@dataclass(frozen=True, slots=True)
class Found:
    """A possible fact: characters `start` to `end` of the text that was read. `detail` says which sort of value it is
    ("mobile", "ext=213", "whatsapp"), where there are several."""

    field: Field
    value: str
    confidence: float
    start: int
    end: int
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: where it starts, its text with markup blanked out, and its number among the lines."""

    start: int
    text: str
    number: int


def plain(text: str) -> str:
    """The text with links in brackets, bold marks and invisible letters made blank; every offset stays the same."""
    return _MARKUP.sub(_blank, text.translate(_SAME_WIDTH))


def _blank(match: re.Match[str]) -> str:
    """As many spaces; but one word's gap stays one, for wide gaps part columns."""
    return f" {FILLER * 5}" if match[0] == "&nbsp;" else " " * len(match[0])


def lines_of(text: str) -> list[Line]:
    """The lines of `plain(text)` that hold something."""
    found: list[Line] = []
    position = 0
    for number, line in enumerate(plain(text).split("\n")):
        if line.strip():
            found.append(Line(position, line, number))
        position += len(line) + 1
    return found
