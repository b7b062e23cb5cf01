"""Puts pixel and links into the HTML of a message, and takes old ones out of it.

HTML is changed in place, by the offsets of its tags, so that all else stays byte for byte: a program of the reader's
may be as particular about it as the one who wrote it.
"""

import html as escaping
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from typing import Final

from backend.outreach.tracking.destinations import may_rewrite
from mail_ingest.parse.own_tracking import own_link, own_pixel

_VOID: Final = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_QUOTES: Final = frozenset({"blockquote"})
_BODY = re.compile(r"(?i)<body\b[^>]*>")


@dataclass(slots=True)
class _Anchor:
    start: int
    end: int
    tag: str
    href: str
    quoted: bool
    marked: bool
    text: list[str] = field(default_factory=list)


class _Scanner(HTMLParser):
    """Finds anchors with their visible text, and images, with the offsets of their opening tags."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.anchors: list[_Anchor] = []
        self.images: list[tuple[int, int, str]] = []
        self._open: list[_Anchor] = []
        self._quotes: list[str] = []
        self._lines = [0]
        for match in re.finditer(r"\n", html):
            self._lines.append(match.end())
        self.feed(html)
        self.close()

    def _place(self) -> tuple[int, int, str]:
        line, column = self.getpos()
        tag = self.get_starttag_text() or ""
        start = self._lines[line - 1] + column
        return start, start + len(tag), tag

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in values:
            start, end, text = self._place()
            marked = "data-untracked" in values or "unsubscribe" in values.get("rel", "").split()
            anchor = _Anchor(start, end, text, values["href"].strip(), bool(self._quotes), marked)
            self.anchors.append(anchor)
            self._open.append(anchor)
        elif tag == "img":
            start, end, _ = self._place()
            self.images.append((start, end, values.get("src", "").strip()))
            if self._open:
                self._open[-1].text.append(values.get("alt", ""))
        elif tag not in _VOID and (tag in _QUOTES or "gmail_quote" in values.get("class", "").split()):
            self._quotes.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open:
            self._open.pop()
        elif self._quotes and self._quotes[-1] == tag and tag in _QUOTES:
            self._quotes.pop()

    def handle_data(self, data: str) -> None:
        for anchor in self._open:
            anchor.text.append(data)


@lru_cache(maxsize=32)
def _scan(html: str) -> _Scanner:
    """One letter is asked about several times while it is made ready; nobody changes what was found."""
    return _Scanner(html)


def destinations_in(html: str) -> list[str]:
    """Addresses of the links that would be rewritten, in order, each once."""
    return list(dict.fromkeys(anchor.href for anchor in _rewritable(_scan(html))))


def hrefs_in(html: str) -> list[str]:
    """Where all links of `html` lead, in order, each once."""
    return list(dict.fromkeys(anchor.href for anchor in _scan(html).anchors))


def with_links(html: str, tracked: Mapping[str, str]) -> str:
    """`html` with the links that may be rewritten led to `tracked[their address]`."""
    edits = [
        (anchor.start, anchor.end, _with_href(anchor.tag, tracked[anchor.href]))
        for anchor in _rewritable(_scan(html))
        if anchor.href in tracked
    ]
    return _edited(html, edits)


def with_pixel(html: str, address: str) -> str:
    """`html` with the pixel at its very beginning: mail programs cut what is long at its end."""
    pixel = f'<img src="{escaping.escape(address)}" width="1" height="1" alt="" style="display:block;border:0">'
    body = _BODY.search(html)
    at = body.end() if body else 0
    return html[:at] + pixel + html[at:]


def with_trap(html: str, address: str) -> str:
    """`html` with a link at its end that nobody sees, which only programs follow."""
    trap = f'<a href="{escaping.escape(address)}" style="display:none" aria-hidden="true" tabindex="-1"></a>'
    end = re.search(r"(?i)</body\s*>", html)
    at = end.start() if end else len(html)
    return html[:at] + trap + html[at:]


def own_tokens(html: str) -> list[str]:
    """Tokens of the tracked links of ours in `html`, each once."""
    found = [own_link(anchor.href) for anchor in _scan(html).anchors]
    return list(dict.fromkeys(token for token in found if token))


def without_own(html: str, destination: Callable[[str], str | None]) -> str:
    """`html` without pixels of ours, and with tracked links of ours led where `destination(token)` says again.

    What is quoted or copied from an earlier mail would else count for that one. A link whose destination is not known
    loses its address.
    """
    scan = _scan(html)
    edits = [(start, end, "") for start, end, source in scan.images if own_pixel(source)]
    for anchor in scan.anchors:
        token = own_link(anchor.href)
        if token:
            edits.append((anchor.start, anchor.end, _with_href(anchor.tag, destination(token) or "#")))
    return _edited(html, edits)


def _rewritable(scan: _Scanner) -> list[_Anchor]:
    return [
        anchor
        for anchor in scan.anchors
        if not (anchor.quoted or anchor.marked) and may_rewrite(anchor.href, " ".join("".join(anchor.text).split()))
    ]


_HREF = re.compile(r"""(?is)(\shref\s*=\s*)("[^"]*"|'[^']*'|[^\s>]+)""")


def _with_href(tag: str, address: str) -> str:
    return _HREF.sub(lambda match: f'{match[1]}"{escaping.escape(address)}"', tag, count=1)


def _edited(html: str, edits: list[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end, replacement in sorted(edits):
        pieces += [html[position:start], replacement]
        position = end
    return "".join([*pieces, html[position:]])
