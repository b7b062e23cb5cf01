"""The first words of a message, for lists."""

from typing import Final

from mail_ingest.parse.html import to_text
from mail_ingest.parse.quotes import split_text

SNIPPET: Final = 200
#: Characters of text, and of HTML behind its head, in which the first words are looked for.
_TEXT: Final = 2_000
_HTML: Final = 6_000
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
    begin = text.lstrip()[:_TEXT]
    flat = " ".join(split_text(begin).new.split())
    if len(flat) <= SNIPPET:
        return flat
    cut = flat[: SNIPPET - 1]
    return (cut.rpartition(" ")[0] if " " in cut[-30:] else cut) + "…"
