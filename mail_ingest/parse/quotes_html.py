"""HTML: where the quoted history begins."""

import re
from itertools import islice
from typing import Final

from mail_ingest.parse.html import to_text
from mail_ingest.parse.quote_marks import ORIGINAL_WORDS, label_kind
from mail_ingest.parse.quotes import Split

MAX_SEARCHED: Final = 500_000
MAX_CONTAINERS: Final = 20

# Containers that mail programs put the quoted message into.
_CONTAINER = re.compile(
    r"""<(?P<tag>div|blockquote|table|section|span)\b[^<>]{0,2000}?(?:
        (?:class|id)\s*=\s*["']?[^"'<>]{0,300}?\b(?:gmail_quote(?:_container)?|gmail_extra|divRplyFwdMsg|appendonsend|OLK_SRC_BODY_SECTION
            |moz-cite-prefix|yahoo_quoted|yahoo-quoted\S*|ymail_android_signature_quote|isReplyContent|reply-intro|protonmail_quote|tutanota_quote
            |zmail_extra|zwchr|x_gmail_quote|x_divRplyFwdMsg|mail-editor-reference-message-container|ms-outlook-mobile-reference-message
            |xm_mail_oringinal_describe|x_moz-cite-prefix|mailQuote|quoted-?message|wps_reply|aliyun_previous|ntes_quote|spark-quote|front-quote
            |hs_reply|airmail_(?:on|ext)\S*|moz-forward-container|originalMessage|netease_quote|ReferenceMessage)\b
        |type\s*=\s*["']?cite\b
        |border(?:-top)?\s*:\s*(?:none\s*;\s*border-top\s*:\s*)?solid\s+\#?(?:E1E1E1|B5C4DF|b5c4df|e1e1e1)
        )[^<>]*>
        |<hr\b[^<>]*(?:id\s*=\s*["']?(?:stopSpelling|zwchr)|tabindex\s*=\s*["']?-1)[^<>]*>
        |<blockquote\b[^<>]*>""",
    re.IGNORECASE | re.VERBOSE,
)
_ORIGINAL = re.compile(
    rf"(?<![-—_*])(?:-|—|_|&mdash;|&#8212;|\*){{2,80}}(?:\s|&nbsp;|<[^<>]*>){{0,5}}(?:{ORIGINAL_WORDS})(?:\s|&nbsp;)*(?:-|—|_|&)",
    re.I,
)
_LABEL = re.compile(
    r"[>\n](?:&nbsp;|\s){0,10}(?:from|von|de|da|van|od|от|发件人|寄件者|差出人|보낸 ?사람|kimden|من)"
    r"(?:&nbsp;|\s){0,5}(?:</?(?:b|strong|span|font)\b[^<>]*>\s{0,5}){0,4}[:：]",
    re.IGNORECASE,
)
_BLOCK_START = re.compile(r"<(?:div|p|br|hr|table|blockquote|tr|td|section|li)\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTION_TAIL = re.compile(
    r"(?is)<(?:div|p|span)\b[^<>]*>(?:(?!<(?:div|p|blockquote|table)\b).){0,600}[:：]"
    r"(?:<br[^<>]*>|</?(?:span|div|p|font|b)\b[^<>]*>|\s|&nbsp;)*\Z"
)
_PICTURES = re.compile(r"<img\b", re.IGNORECASE)


def split_html(html: str) -> Split:
    """Cut where the quoted history begins; both halves are fragments to be sanitized apart. Not cut: a message whose
    author writes on below the quote, or that is nothing but a quote."""
    best = min(_candidates(html[:MAX_SEARCHED]), default=None)
    if best is None:
        return Split(html, "", len(html))
    new = html[:best]
    if not to_text(new).strip() and not _PICTURES.search(new):
        return Split(html, "", len(html))
    return Split(new, html[best:], best)


def _candidates(html: str) -> list[int]:
    found: list[int] = []
    for match in islice(_CONTAINER.finditer(html), MAX_CONTAINERS):
        tag = (match["tag"] or match[0][1:].split()[0].strip(">")).lower()
        end = len(html) if tag == "hr" else _closing(html, match.start(), tag)
        if not _follows_header(match[0]) and to_text(html[end : end + 20_000]).strip():
            continue  # written on below: an answer between quotes, or a quotation of something else
        found.append(_with_attribution(html, match.start()))
        break
    original = _ORIGINAL.search(html)
    if original:
        found.append(_block_before(html, original.start()))
    for label in islice(_LABEL.finditer(html), MAX_CONTAINERS):
        if _is_header_block(html[label.start() + 1 : label.start() + 4000]):
            found.append(_block_before(html, label.start() + 1))
            break
    return found


def _follows_header(tag: str) -> bool:
    """Containers that hold only the head of the quoted message, which itself follows after them."""
    return (
        re.search(r"divRplyFwdMsg|appendonsend|moz-cite-prefix|reply-intro|border|describe|cite-prefix", tag, re.I)
        is not None
    )


def _closing(html: str, start: int, tag: str) -> int:
    """The offset behind the element that begins at `start`; the end of the text when it is never closed."""
    depth = 0
    for match in re.compile(rf"<(/?){tag}\b[^<>]*>", re.IGNORECASE).finditer(html, start):
        depth += -1 if match[1] else 1
        if depth <= 0:
            return match.end()
    return len(html)


def _with_attribution(html: str, start: int) -> int:
    """Move back over "On ..., X wrote:" standing right before the container."""
    before = html[max(0, start - 1500) : start]
    match = _ATTRIBUTION_TAIL.search(before)
    if not match:
        return start
    words = to_text(match[0])
    return start - len(before) + match.start() if len(words) < 300 and re.search(r"\d|@", words) else start


def _block_before(html: str, position: int) -> int:
    """The start of the block element that the text at `position` begins."""
    starts = [match.start() for match in _BLOCK_START.finditer(html, max(0, position - 1500), position)]
    return starts[-1] if starts else position


def _is_header_block(fragment: str) -> bool:
    kinds: list[str] = []
    for line in to_text(fragment).split("\n")[:12]:
        kind = label_kind(line)
        if kind:
            kinds.append(kind)
    return len(set(kinds)) >= 3 and kinds[0] == "from"
