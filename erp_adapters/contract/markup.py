"""Notes: plain text here, HTML in the rich text fields of some ERPs, which also clean what is sent to them."""

import html
import re
from typing import Any, Final

_BREAK: Final = re.compile(r"<br\s*/?>|</(?:p|div|li|h[1-6]|tr)>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^>]*>")
_MARKUP: Final = re.compile(r"</?[a-zA-Z][^>]*>")


def rich(value: str) -> str:
    """Text as a paragraph, its line breaks kept."""
    return "<p>" + "<br>".join(html.escape(line, quote=False) for line in value.splitlines()) + "</p>"


def bare(value: Any) -> str | None:
    """The text of a note, None of none; a note without any markup stays as it is."""
    if not value:
        return None
    told = str(value)
    if not _MARKUP.search(told):
        return told
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", told.replace("\n", " ")))).strip() or None
