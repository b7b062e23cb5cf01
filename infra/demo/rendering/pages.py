"""The HTML of a mail, in the dialect of its sender's program, with the history quoted inside."""

import re
from html import escape
from string import Template
from typing import Final

from infra.demo.rendering.letters import Letter
from infra.demo.rendering.quotes import block_lines, cells, rule, wrote_line

_IMAGE_LINE: Final = re.compile(r"\[image ([^\]]+)\]")
_LINK: Final = re.compile(r"https?://[^\s<>\"，。）]+[^\s<>\"，。）.,)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def html_page(letter: Letter) -> str:
    """The text/html body of a program that writes HTML; line ends are line feeds."""
    program = letter.program
    new, quoted = _new(letter), _quoted(letter)
    page = Template(program.page.strip("\n") + "\n").substitute(
        charset=letter.charset,
        language=letter.labels,
        new=new,
        quoted=quoted,
        body=new + quoted,
    )
    if letter.mail.pixel:
        pixel = f'<img src="{letter.mail.pixel}" width="1" height="1" alt="" style="display:none">'
        return page.replace("</body>", f"{pixel}</body>") if "</body>" in page else page + pixel + "\n"
    return page


def _new(letter: Letter, *, old: bool = False) -> str:
    """What is new in a letter; with `old`, as another program quotes it: without the pictures, which stay behind."""
    line, blank = letter.program.line or "<div>$text</div>", letter.program.blank or "<div><br></div>"
    text = _IMAGE_LINE.sub(r"[\1]", letter.text) if old else letter.text
    body = _lines(letter, text, line, blank)
    if not letter.signature:
        return body
    signed = _lines(letter, letter.signature, line, blank)
    if letter.sender.logo and letter.program.page and not old:
        signed += _fill(line, f'<img src="cid:{content_id(letter, "logo.png")}" width="180" height="48" alt="">')
    if letter.sender.banner and letter.program.page:
        signed += _fill(line, f'<img src="{letter.sender.banner}" width="420" alt="">')
    return body + (blank + "\n") + Template(letter.program.signature or "$lines").substitute(lines=signed)


def content_id(letter: Letter, file: str) -> str:
    """The Content-ID of an inline picture, without angle brackets."""
    stem = re.sub(r"[^a-z0-9]+", ".", file.lower()).strip(".")
    return f"{stem}.{letter.message_id.partition('@')[0][:24]}@{letter.sender.address.partition('@')[2]}"


def _lines(letter: Letter, text: str, line: str, blank: str) -> str:
    done: list[str] = []
    rows: list[str] = []
    for raw in text.splitlines():
        if raw.startswith("|"):
            rows.append(raw)
            continue
        if rows:
            done.append(_table(rows))
            rows = []
        image = _IMAGE_LINE.fullmatch(raw)
        if image:
            done.append(_fill(line, f'<img src="cid:{content_id(letter, image[1])}" width="480" alt="{image[1]}">'))
        else:
            done.append(_fill(line, _linked(raw)) if raw.strip() else blank)
    if rows:
        done.append(_table(rows))
    return "\n".join(done) + "\n"


def _fill(line: str, inner: str) -> str:
    return Template(line).substitute(text=inner)


def _linked(text: str) -> str:
    def anchor(match: re.Match[str]) -> str:
        target = match[0] if match[0].startswith("http") else f"mailto:{match[0]}"
        return f'<a href="{target}">{match[0]}</a>'

    return _LINK.sub(anchor, escape(text, quote=False))


def _table(rows: list[str]) -> str:
    style = 'style="border:1px solid #999;padding:2px 8px"'
    body = "".join(
        "<tr>" + "".join(f"<td {style}>{_linked(cell)}</td>" for cell in cells(row)) + "</tr>\n" for row in rows
    )
    return f'<table style="border-collapse:collapse;margin:4px 0" cellspacing="0">\n{body}</table>'


def _quoted(letter: Letter) -> str:
    old = letter.history
    if old is None:
        return ""
    if letter.program.quote == "block":
        intro = "<br>\n".join(
            f"<b>{escape(label)}:</b>&nbsp;{escape(value)}" for label, value in block_lines(letter, old)
        )
    else:
        intro = escape(wrote_line(letter, old))
    body = _new(old, old=True) + _quoted(old)
    return Template(letter.program.quoted).substitute(intro=intro, rule=escape(rule(letter)), body=body)
