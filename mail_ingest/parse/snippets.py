"""The first words of a message, for lists."""

from typing import Final

from mail_ingest.parse.html import to_text
from mail_ingest.parse.quotes import split_text

SNIPPET: Final = 200
#: Characters of text, and of HTML behind its head, in which the first words are looked for.
_TEXT: Final = 2_000
#: Lines that are read beyond the first words: "On Monday, X wrote:" may go on over two.
_LINES_MORE: Final = 3
_HTML: Final = 4_000
_HTML_AT_MOST: Final = 200_000


def make_snippet(text: str | None, html: str | None) -> str:
    """At most 200 characters of what the author wrote, on one line."""
    if text is not None and text.strip():
        return _first_words(text)
    return _first_words(_beginning(html)) if html is not None else ""


def _beginning(html: str) -> str:
    """The text of the first few thousand characters behind the head; of all where those say too little."""
    body = html.find("<body")
    body = html.find("<BODY") if body < 0 else body
    start = max(body, 0)
    found = to_text(html[start : start + _HTML])
    if len(found) < SNIPPET and len(html) - start > _HTML:
        found = to_text(html[start : start + _HTML_AT_MOST])
    return found


def _first_words(text: str) -> str:
    flat = " ".join(split_text(_first_lines(text)).new.split())
    if len(flat) <= SNIPPET:
        return flat
    cut = flat[: SNIPPET - 1]
    return (cut.rpartition(" ")[0] if " " in cut[-30:] else cut) + "…"


def _first_lines(text: str) -> str:
    """As many lines as hold the snippet, and a few more that may tell that history begins."""
    lines: list[str] = []
    wanted, more = SNIPPET, _LINES_MORE
    for line in text[:_TEXT].lstrip().split("\n"):
        lines.append(line)
        wanted -= len(line)
        if wanted < 0:
            more -= 1
            if not more:
                break
    return "\n".join(lines)
