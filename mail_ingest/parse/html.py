"""HTML from strangers: made harmless for the screen, or turned into text."""

import html as escaping
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

import nh3

MAX_IMAGES: Final = 500

_TAGS: Final = frozenset(
    """a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del
    details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol
    p pre q s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var
    wbr""".split()  # noqa: SIM905 - reads better
)
_DROPPED_WHOLE: Final = frozenset({"script", "style", "title", "head", "noscript", "template", "svg", "math", "select"})
_ATTRIBUTES: Final = {
    "*": {"align", "dir", "lang", "style", "title", "valign"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "font": {"color", "face", "size"},
    "table": {"bgcolor", "border", "cellpadding", "cellspacing", "width", "height"},
    "tr": {"bgcolor", "height"},
    "td": {"bgcolor", "colspan", "rowspan", "width", "height", "nowrap"},
    "th": {"bgcolor", "colspan", "rowspan", "width", "height", "nowrap"},
    "col": {"span", "width"},
    "colgroup": {"span", "width"},
    "ol": {"start", "type"},
    "ul": {"type"},
    "li": {"value"},
    "blockquote": {"type"},
    "hr": {"size", "width", "color"},
    "time": {"datetime"},
}
_STYLES: Final = frozenset(
    """background-color border border-bottom border-bottom-color border-bottom-style border-bottom-width border-collapse
    border-color border-left border-left-color border-left-style border-left-width border-radius border-right
    border-right-color border-right-style border-right-width border-spacing border-style border-top border-top-color
    border-top-style border-top-width border-width clear color direction display float font font-family font-size
    font-style font-variant font-weight height letter-spacing line-height list-style-type margin margin-bottom
    margin-left margin-right margin-top max-height max-width min-height min-width overflow-wrap padding padding-bottom
    padding-left padding-right padding-top table-layout text-align text-decoration text-indent text-transform
    unicode-bidi vertical-align white-space width word-break word-spacing word-wrap""".split()  # noqa: SIM905 - reads better
)
_BAD_VALUE = re.compile(r"[\\<>@{}]|url\s*\(|expression|javascript|-moz-binding|image\s*\(|var\s*\(|attr\s*\(", re.I)
_DISPLAY: Final = frozenset(
    {"none", "block", "inline", "inline-block", "table", "table-row", "table-cell", "list-item"}
)
_DATA_IMAGE = re.compile(r"data:image/(?:png|gif|jpeg|jpg|webp|bmp);base64,[A-Za-z0-9+/=\s]{1,200000}$", re.IGNORECASE)

_HIDDEN_BLOCKS = re.compile(
    r"(?is)<(script|style|title|head|template|noscript)\b[^<>]*>.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)"
)
_PRE = re.compile(r"(?is)(<pre\b[^<>]*>.*?(?:</pre\s*>|\Z))")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BREAK = re.compile(r"(?i)<br\b[^<>]*>\s?|</?(?:div|tr|li|dd|dt|h[1-6]|center|address|section|article|pre|hr)\b[^<>]*>")
_PARAGRAPH = re.compile(r"(?i)</?(?:p|blockquote|ul|ol|dl|table|form)\b[^<>]*>")
_CELL = re.compile(r"(?i)</t[dh]\s*>\s*(?=<t[dh]\b)")
_TAG = re.compile(r"<[/!?a-zA-Z][^<>]*>|<[/!?a-zA-Z][^<>]*\Z")


@dataclass(slots=True)
class SanitizedHtml:
    """Harmless HTML, and what was taken out of it."""

    html: str
    #: Addresses of remote images in order; number n was written as `remote:n` or as the caller wanted.
    remote_images: list[str] = field(default_factory=list)
    #: Content-ids that the HTML refers to.
    content_ids: set[str] = field(default_factory=set)


def sanitize(
    html: str,
    *,
    cid_url: Callable[[str], str | None] | None = None,
    remote_url: Callable[[int, str], str | None] | None = None,
) -> SanitizedHtml:
    """Keep what is on an allow-list of elements, attributes and CSS properties; drop the rest.

    Nothing in the result loads anything by itself: `cid_url(content id)` and `remote_url(number, address)` give the
    addresses to put in place (None = no image); without them `cid:` stays and remote images become `remote:n`. Links
    open outside (`target=_blank`, `rel=noopener noreferrer`) and are http, https, mailto or tel.
    """
    result = SanitizedHtml("")

    def keep(element: str, attribute: str, value: str) -> str | None:
        if attribute == "style":
            return filter_style(value) or None
        if attribute == "src" and element == "img":
            return _image(value, result, cid_url, remote_url)
        if attribute == "href":
            return value if re.match(r"\s*(https?:|mailto:|tel:)", value, re.IGNORECASE) else None
        return value

    result.html = nh3.clean(
        html.replace("\0", ""),
        tags=set(_TAGS),
        clean_content_tags=set(_DROPPED_WHOLE),
        attributes={element: set(names) for element, names in _ATTRIBUTES.items()},
        attribute_filter=keep,
        url_schemes={"http", "https", "mailto", "tel", "cid", "data", "remote"},
        link_rel="noopener noreferrer",
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )
    return result


def filter_style(style: str) -> str:
    """The declarations of a style attribute that can neither load nor cover anything."""
    kept: list[str] = []
    for declaration in re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL).split(";")[:100]:
        name, colon, value = declaration.partition(":")
        name, value = name.strip().lower(), value.strip()
        if not colon or name not in _STYLES or len(value) > 300 or _BAD_VALUE.search(value):
            continue
        if name == "display" and value.lower().split("!")[0].strip() not in _DISPLAY:
            continue
        if name.startswith("margin") and "-" in value:  # negative margins can cover what is around the message
            continue
        kept.append(f"{name}: {value}")
    return "; ".join(kept)


def to_text(html: str) -> str:
    """The text as a reader would see it: blocks on lines of their own, no markup, no styles. Linear in time."""
    visible = _HIDDEN_BLOCKS.sub(" ", html)
    pieces = [piece if index % 2 else _SPACES.sub(" ", piece) for index, piece in enumerate(_PRE.split(visible))]
    marked = _CELL.sub("\t", "".join(pieces))
    marked = _BREAK.sub("\n", _PARAGRAPH.sub("\n\n", marked))
    text = escaping.unescape(_TAG.sub("", marked)).replace("\xa0", " ")
    lines = [line.strip(" \r") for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _image(
    source: str,
    result: SanitizedHtml,
    cid_url: Callable[[str], str | None] | None,
    remote_url: Callable[[int, str], str | None] | None,
) -> str | None:
    source = source.strip()
    scheme = source.partition(":")[0].lower()
    if scheme == "cid":
        content_id = unquote(source[4:]).strip("<> ")
        result.content_ids.add(content_id)
        return cid_url(content_id) if cid_url else f"cid:{content_id}"
    if scheme == "data":
        return source if _DATA_IMAGE.match(source) else None
    if source.startswith("//"):
        source = f"https:{source}"
    elif scheme not in {"http", "https"}:
        return None
    if len(result.remote_images) >= MAX_IMAGES:
        return None
    number = len(result.remote_images)
    result.remote_images.append(source)
    return remote_url(number, source) if remote_url else f"remote:{number}"
