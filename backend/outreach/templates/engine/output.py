"""What goes out: HTML that mail clients show as meant, its plain text, and a subject that stays one line.

Direction: clients drop `html` and `body`, so `lang` and `dir` stand on the outer table too, also for left-to-right mail
(a right-to-left web mail would turn it round). Values of the other direction are isolated.
"""

import html
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Final

import nh3

from backend.outreach.templates.engine.evaluate import Piece
from backend.outreach.templates.engine.markup import HtmlPlace
from backend.outreach.templates.engine.syntax import TAG, Problem, expression_at, normalize, place
from backend.outreach.templates.engine.values import Grid, Written
from i18n.locale import direction, maximized
from i18n.messages import N_
from mail_ingest.parse.html import to_text

MAX_SUBJECT: Final = 255
LONG_SUBJECT: Final = 120
#: Marks of a block tag's place in assembled HTML; no text may contain it.
_MARK: Final = "\ue002"
_HELD: Final = re.compile("\ue000(\\d+)\ue001")
_PRIVATE: Final = re.compile("[\ue000-\ue002]")
_EMPTY_AROUND_TAGS: Final = re.compile(
    # Bounded, so that a text of nothing but paragraphs costs no quadratic time.
    f"<(p|li|h1|h2|h3)(?: [^>]{{0,200}})?>(?:\\s|<br ?/?>|<p>){{0,9}}{_MARK}"
    f"(?:\\s|{_MARK}|<br ?/?>|</?p>){{0,99}}</\\1>"
)
_BARE_ADDRESS: Final = re.compile(r"[\w-]+(\.[\w-]+)+([/?#]\S*)?", re.ASCII)
_SAFE_ADDRESS: Final = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)

_TAGS: Final = (
    "a", "b", "bdi", "blockquote", "br", "em", "h1", "h2", "h3", "hr", "i", "img", "li", "ol", "p", "s", "span",
    "strong", "table", "tbody", "td", "th", "thead", "tr", "u", "ul",
)  # fmt: skip
_ATTRIBUTES: Final = {
    "a": {"href"}, "span": {"dir"}, "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan"},
    "img": {"src", "alt", "width", "height"}, "p": {"dir"}, "bdi": {"dir"},
}  # fmt: skip
# The first name must not be a web font: Outlook would show Times New Roman.
_FONTS: Final = {
    "Hans": '"PingFang SC","Microsoft YaHei","Noto Sans SC",Arial,sans-serif',
    "Hant": '"PingFang TC","Microsoft JhengHei","Noto Sans TC",Arial,sans-serif',
    "Jpan": '"Hiragino Sans","Yu Gothic",Meiryo,"Noto Sans JP",sans-serif',
    "Kore": '"Apple SD Gothic Neo","Malgun Gothic","Noto Sans KR",sans-serif',
    "Arab": 'Tahoma,"Segoe UI","Geeza Pro","Noto Naskh Arabic",Arial,sans-serif',
    "Hebr": 'Arial,"Segoe UI",sans-serif',
    "Thai": 'Tahoma,"Leelawadee UI","Noto Sans Thai",sans-serif',
}
_LATIN: Final = "Arial,Helvetica,sans-serif"
_NO_ITALICS: Final = frozenset(_FONTS)
#: Each mail program honours another of these.
_HIDDEN: Final = (
    "display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;color:#ffffff;"
    "mso-hide:all"
)
_CELL: Final = "border:1px solid #d0d5d9;padding:5px 8px"


def clean_source(source: str) -> str:
    """A template's HTML as it is kept: allowed elements only, tags as they were, one block a line."""
    tags: list[str] = []

    def hold(match: re.Match[str]) -> str:
        tags.append(match[0])
        return f"\ue000{len(tags) - 1}\ue001"

    held = TAG.sub(hold, normalize(_PRIVATE.sub("", source)))
    cleaned = _sanitize(held)
    blocks = re.sub(r"(</(?:p|li|ul|ol|h1|h2|h3|table|tr|blockquote)>|<br>|<hr>)\s*(?=\S)", r"\1\n", cleaned)
    return _HELD.sub(lambda match: tags[int(match[1])], blocks).strip()


def assemble_html(pieces: Iterable[Piece], language: str, source: str) -> tuple[str, list[Problem]]:
    """The HTML inside the letter, with inline styles; problems are values that stand where none can."""
    where, out, problems = HtmlPlace(), [], []
    for piece in pieces:
        if piece.kind == "own":
            where.feed(piece.text)
            out.append(_PRIVATE.sub("", piece.text))
        elif piece.kind == "tag":
            out.append("" if where.in_attribute else _MARK)
        elif piece.kind == "grid":
            out.append(_grid(piece.grid, language) if piece.grid else "")
        elif piece.value is not None:
            if not where.takes_values:
                message = N_("A variable cannot stand inside a tag: {name}")
                problems.append(_problem(source, piece, "in-markup", message))
                continue
            text = _PRIVATE.sub("", piece.value.text)
            if where.in_attribute:
                address = _address(text) if where.begins_link else text
                if address is None:
                    problems.append(_problem(source, piece, "unsafe-link", N_("{name} is no web address.")))
                    continue
                out.append(html.escape(address))
            else:
                out.append(_isolated(Written(text, piece.value.kind), language, _markup_isolate))
            where.wrote_value()
    filled = _EMPTY_AROUND_TAGS.sub("", "".join(out)).replace(_MARK, "")
    # A table ends the paragraph around it, which leaves an empty one on either side.
    apart = re.sub(r"<p>\s*</p>(?=<table)|(?<=</table>)<p>\s*</p>", "", _sanitize(filled))
    return _styled(apart, language), problems


def assemble_text(pieces: Iterable[Piece], language: str) -> str:
    """The plain-text part of the same letter."""
    out = []
    for piece in pieces:
        if piece.kind == "own":
            out.append(_PRIVATE.sub("", piece.text))
        elif piece.kind == "tag":
            out.append(_MARK)
        elif piece.kind == "grid" and piece.grid:
            out.append("<br>".join(html.escape(line) for line in _grid_lines(piece.grid, language)))
        elif piece.value is not None:
            value = Written(_PRIVATE.sub("", piece.value.text), piece.value.kind)
            out.append(_isolated(value, language, _character_isolate))
    filled = _EMPTY_AROUND_TAGS.sub("", "".join(out)).replace(_MARK, "")
    spelled = re.sub(r'<a [^>]*href="([^"]*)"[^>]*>(.*?)</a>', _link_as_text, filled, flags=re.DOTALL)
    numbered = re.sub(r"<ol>(.*?)</ol>", _numbered, spelled, flags=re.DOTALL)
    bulleted = re.sub(r"<li(?: [^>]*)?>\s*(?:<p>)?", "<br>- ", re.sub(r"\s*(?:</p>)?\s*</li>\s*", "", numbered))
    return to_text(re.sub(r"(?<=>)\s*\n\s*(?=<)", "", bulleted))


def assemble_subject(pieces: Iterable[Piece], language: str, source: str) -> tuple[str, list[Problem]]:
    """A subject as `one_line` writes it, and what is wrong with it."""
    line, at = one_line(pieces, language), place(source, 0)
    if not line:
        return line, [Problem("empty-subject", N_("The subject is empty."), {}, at)]
    if len(line) > MAX_SUBJECT:
        return line, [Problem("long-subject", N_("The subject is longer than {most} characters."),
                              {"most": str(MAX_SUBJECT)}, at)]  # fmt: skip
    if len(line) > LONG_SUBJECT:
        message = N_("The subject is long: most readers see the first {most} characters.")
        return line, [Problem("long-subject", message, {"most": str(LONG_SUBJECT)}, at, "", warning=True)]
    return line, []


def one_line(pieces: Iterable[Piece], language: str) -> str:
    """One line without control characters; the first strong character has the language's direction."""
    out = []
    for piece in pieces:
        if piece.kind == "own":
            out.append(piece.text)
        elif piece.value is not None:
            out.append(_isolated(piece.value, language, _character_isolate, escape=False))
    # White space and control characters (CR and LF above all) become one space: a subject cannot end its header.
    line = " ".join("".join(" " if unicodedata.category(each) == "Cc" else each for each in "".join(out)).split())
    line = _PRIVATE.sub("", line)
    if line and direction(language) == "rtl" and _first_strong(line) != "rtl":
        line = f"\N{RIGHT-TO-LEFT MARK}{line}"
    return line


def hidden_line(preheader: str, language: str) -> str:
    """What lists of mail show after the subject, in HTML that no reader of the letter itself sees; empty for none.

    Characters without width keep the letter's own first words out of the list.
    """
    if not preheader:
        return ""
    apart = "&#847;&zwnj;&nbsp;" * 60
    return (
        f'<div dir="{direction(language)}" lang="{html.escape(language)}" aria-hidden="true" style="{_HIDDEN}">'
        f"{html.escape(preheader)}{apart}</div>"
    )


def document(fragment: str, language: str, preheader: str = "") -> str:
    """A whole HTML part around the letter, in the language's direction and fonts."""
    way = direction(language)
    side = "right" if way == "rtl" else "left"
    tag = html.escape(language)
    font = f"font-family:{font_of(language)};font-size:14px;line-height:{line_height(language)}"
    style = html.escape(f"{font};text-align:{side}")
    return (
        f'<!DOCTYPE html>\n<html lang="{tag}" dir="{way}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        # No colour of ours: programs in dark dress colour the text themselves.
        '<meta name="color-scheme" content="light dark"></head>'
        f'<body dir="{way}" style="margin:0;padding:0">{hidden_line(preheader, language)}'
        f'<table role="presentation" lang="{tag}" dir="{way}" width="100%" cellpadding="0" cellspacing="0" border="0">'
        f'<tr><td lang="{tag}" dir="{way}" align="{side}" style="{style}">\n{fragment}\n</td></tr></table>'
        "</body></html>"
    )


def font_of(language: str) -> str:
    """The font stack of a language's script."""
    subtags = maximized(language)
    return _FONTS.get(subtags.script or "", _LATIN) if subtags else _LATIN


def line_height(language: str) -> str:
    """The height of lines in a language's script: dense and tall scripts want more."""
    return "1.65" if font_of(language) != _LATIN else "1.5"


def _sanitize(markup: str) -> str:
    return nh3.clean(
        markup,
        tags=set(_TAGS),
        attributes={name: set(names) for name, names in _ATTRIBUTES.items()},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


def _styled(markup: str, language: str) -> str:
    start = "right" if direction(language) == "rtl" else "left"
    styles = {
        "p": "margin:0 0 12px 0",
        "ul": f"margin:0 0 12px 0;padding-{start}:24px",
        "ol": f"margin:0 0 12px 0;padding-{start}:24px",
        "li": "margin:0 0 4px 0",
        "h1": "margin:0 0 12px 0;font-size:20px",
        "h2": "margin:0 0 12px 0;font-size:17px",
        "h3": "margin:0 0 12px 0;font-size:15px",
        "blockquote": f"margin:0 0 12px 0;padding-{start}:12px;border-{start}:3px solid #d0d5d9",
        "td": _CELL,
        "th": f"{_CELL};text-align:{start};font-weight:bold",
    }
    subtags = maximized(language)
    if subtags is not None and subtags.script in _NO_ITALICS:
        styles |= {"em": "font-style:normal;font-weight:bold", "i": "font-style:normal;font-weight:bold"}
    for name, style in styles.items():
        markup = re.sub(rf"<{name}(?=[ >])", f'<{name} style="{style}"', markup)
    # What a cell says of its side wins over what its kind says, in style too, which more programs keep.
    markup = re.sub(r'<(t[dh]) style="([^"]*)" align="(left|right|center)"', _to_side, markup)
    collapsed = "border-collapse:collapse;margin:0 0 12px 0"
    return re.sub(r"<table(?=[ >])", f'<table dir="{direction(language)}" style="{collapsed}"', markup)


def _to_side(cell: re.Match[str]) -> str:
    style = re.sub(r"text-align:\w+;?", "", cell[2]).rstrip(";")
    return f'<{cell[1]} align="{cell[3]}" style="{style};text-align:{cell[3]}"'


def _isolated(value: Written, language: str, isolate: Callable[[str, str], str], *, escape: bool = True) -> str:
    shown = html.escape(value.text).replace("\n", "<br>") if escape else value.text
    other_way = direction(language) == "rtl" or any(
        unicodedata.bidirectional(each) in {"R", "AL"} for each in value.text
    )
    if not other_way:
        return shown
    return isolate(shown, "ltr" if value.kind == "code" else "auto")


def _markup_isolate(shown: str, way: str) -> str:
    return f'<span dir="ltr">{shown}</span>' if way == "ltr" else f"<bdi>{shown}</bdi>"


def _character_isolate(shown: str, way: str) -> str:
    begin = "\u2066" if way == "ltr" else "\u2068"
    return f"{begin}{shown}\u2069"


def _first_strong(text: str) -> str | None:
    """The direction by the Unicode algorithm's rule P2: what stands in isolates does not count."""
    depth = 0
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"LRI", "RLI", "FSI"}:
            depth += 1
        elif kind == "PDI":
            depth = max(depth - 1, 0)
        elif depth == 0 and kind in {"L", "R", "AL"}:
            return "ltr" if kind == "L" else "rtl"
    return None


def _address(text: str) -> str | None:
    if _SAFE_ADDRESS.match(text):
        return text
    return f"https://{text}" if _BARE_ADDRESS.fullmatch(text) else None


def _grid(grid: Grid, language: str) -> str:
    # Numbers end on the side where lines end, so that their digits stand below each other.
    end = ' align="left"' if direction(language) == "rtl" else ' align="right"'
    sides = [end if figures else "" for figures in grid.figures]
    head = "".join(f"<th{side}>{html.escape(title)}</th>" for title, side in zip(grid.head, sides, strict=True))
    rows = (
        "<tr>"
        + "".join(
            f"<td{side}>{_isolated(cell, language, _markup_isolate)}</td>"
            for cell, side in zip(row, sides, strict=True)
        )
        + "</tr>"
        for row in grid.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _grid_lines(grid: Grid, language: str) -> list[str]:
    lines = []
    for row in grid.rows:
        cells = [
            f"{title}: {_isolated(cell, language, _character_isolate, escape=False)}"
            for title, cell in zip(grid.head, row, strict=True)
            if cell.text
        ]
        lines.append("- " + " · ".join(cells))
    return lines


def _numbered(found: re.Match[str]) -> str:
    """The items of a numbered list as lines that begin with their number."""
    number = itertools.count(1)
    return re.sub(r"<li(?: [^>]*)?>\s*(?:<p>)?", lambda _: f"<br>{next(number)}. ", found[1])


def _link_as_text(match: re.Match[str]) -> str:
    address, label = match[1], match[2]
    plain = re.sub(r"<[^>]+>", "", label)
    return (
        plain
        if plain in {address, address.split("://")[-1], address.removeprefix("mailto:")}
        else f"{plain} ({address})"
    )


def _problem(source: str, piece: Piece, code: str, message: str) -> Problem:
    expression = expression_at(source, piece.offset)
    return Problem(code, message, {"name": expression}, place(source, piece.offset), expression)
