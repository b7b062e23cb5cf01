"""What goes out, made of what a person wrote: their words, the signature, the quote below; as HTML and as text."""

import html as escaping
import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, timezone

import msgspec

from backend.outreach.templates.engine.output import font_of, hidden_line, line_height
from i18n.locale import direction
from i18n.quoting import quote_date, quote_words
from mail_ingest.parse.html import sanitize, to_text
from mail_ingest.submit.mime import Party
from mail_ingest.understand.languages import detect_language

#: Images of a draft stand in it under the address that its editor loads them from.
_DRAFT_IMAGE = re.compile(r"/api/v1/outgoing-messages/[0-9a-f-]{36}/attachments/([0-9a-f-]{36})(?:\?[^\"'\s>]*)?")
_PIXEL = re.compile(r"<img\b[^>]*\b(?:width|height)=[\"']?[01](?:px)?[\"'\s/>][^>]*>", re.IGNORECASE)
_EMPTY = re.compile(r"(?:<(?:p|br|div)\b[^>]*/?>|</(?:p|div)>|&nbsp;|\s)*")


class Quoted(msgspec.Struct, frozen=True, kw_only=True):
    """The message that is answered or forwarded."""

    sender: Party
    to: Sequence[Party]
    subject: str
    sent_at: datetime
    #: The sender's offset from UTC in minutes, where it is known.
    utc_offset: int | None
    language: str | None
    html: str | None
    text: str | None


class Footer(msgspec.Struct, frozen=True):
    """What the program puts below all that an author wrote, in both forms."""

    html: str
    text: str


class Content(msgspec.Struct, frozen=True):
    """The body in both forms. `html` holds `cid:` images by content id."""

    html: str
    text: str


def clean(html: str) -> str:
    """A person's HTML as it may go out: nothing that acts. Images of the web stay where they were put."""
    return sanitize(html, remote_url=lambda _number, address: address).html


def is_empty(html: str) -> bool:
    """Whether nothing was written."""
    return _EMPTY.fullmatch(html) is not None


def compose(
    body: str,
    *,
    signature: str,
    quoted: Quoted | None,
    forward: bool,
    content_id: Callable[[str], str | None],
    language: str | None = None,
    footer: Footer | None = None,
    preheader: str = "",
) -> Content:
    """The whole message. `content_id(attachment id)` names an image of the draft, None = it is gone. `footer`
    stands below the signature as it is; `preheader` is what lists of mail show after the subject."""

    def image(found: re.Match[str]) -> str:
        name = content_id(found[1])
        return f"cid:{name}" if name else ""

    # The sanitizer keeps `cid:` images and drops addresses that only a signed-in browser could load.
    written = clean(_DRAFT_IMAGE.sub(image, body))
    tag = language or detect_language(to_text(written))
    # Outlook and others know no `auto`: what is meant is said where it is known.
    side = direction(tag) if tag else "auto"
    spoken = f' lang="{tag}"' if tag else ""
    pieces = [f'<div dir="{side}"{spoken} style="{_style(tag)}">{written}</div>']
    texts = [to_text(written)]
    if signature:
        mark = clean(_DRAFT_IMAGE.sub(image, signature))
        own = detect_language(to_text(mark))
        way = direction(own) if own else "auto"
        pieces.append(f'<br><div dir="{way}" style="{_style(own)}">-- <br>{mark}</div>')
        # RFC 3676 section 4.3: two hyphens and a space.
        texts.append(f"-- \n{to_text(mark)}")
    if footer:
        pieces.append(footer.html)
        texts.append(footer.text)
    if quoted is not None:
        html, text = _forwarded(quoted) if forward else _answered(quoted)
        pieces.append(html)
        texts.append(text)
    page = f' dir="{side}"' if tag else ""
    meta = '<meta charset="utf-8"><meta name="color-scheme" content="light dark">'
    head = f"<!DOCTYPE html><html{spoken}{page}><head>{meta}</head><body>"
    line = hidden_line(" ".join(preheader.split()), tag or "en")
    return Content(f"{head}{line}{''.join(pieces)}</body></html>", "\n\n".join(text for text in texts if text) + "\n")


def _style(language: str | None) -> str:
    fonts = font_of(language or "en").replace('"', "'")
    return f"font-family:{fonts};font-size:14px;line-height:{line_height(language or 'en')}"


def _quote_style(way: str) -> str:
    """The bar stands where lines begin. Many mail programs know no `padding-inline-start`."""
    start, end = ("right", "left") if way == "rtl" else ("left", "right")
    return f"margin:0;margin-{start}:8px;margin-{end}:0;padding-{start}:10px;border-{start}:2px solid #c8ccd0"


def quote_html(quoted: Quoted, *, forward: bool) -> str:
    """The quote alone, for the screen."""
    return (_forwarded(quoted) if forward else _answered(quoted))[0]


def _answered(quoted: Quoted) -> tuple[str, str]:
    words, tag = quote_words(quoted.language)
    date, name = quote_date(_local(quoted), tag), _named(quoted.sender)
    # An address among words that run the other way would fall apart; programs that look for this line read its text.
    shown = escaping.escape(words.wrote).format(
        date=f"<bdi>{escaping.escape(date)}</bdi>", name=f"<bdi>{escaping.escape(name)}</bdi>"
    )
    line = words.wrote.format(date=date, name=name)
    way = direction(quoted.language) if quoted.language else "auto"
    html = (
        f'<br><div class="gmail_quote" style="{_style(quoted.language)}"><div dir="{direction(tag)}">{shown}</div>'
        f'<blockquote type="cite" dir="{way}" style="{_quote_style(way)}">{_html(quoted)}</blockquote></div>'
    )
    lines = _text(quoted).splitlines()
    return html, "\n".join([line, *(f">{each}" if each.startswith(">") else f"> {each}".rstrip() for each in lines)])


def _forwarded(quoted: Quoted) -> tuple[str, str]:
    words, tag = quote_words(quoted.language)
    head = [
        f"---------- {words.forwarded} ----------",
        f"{words.sender}: {_named(quoted.sender)}",
        f"{words.date}: {quote_date(_local(quoted), tag)}",
        f"{words.subject}: {quoted.subject}",
        f"{words.to}: {', '.join(_named(each) for each in quoted.to)}",
    ]
    shown = "<br>".join(escaping.escape(line) for line in head)
    return f'<br><div><div dir="auto">{shown}</div><br>{_html(quoted)}</div>', "\n".join([*head, "", _text(quoted)])


def _named(party: Party) -> str:
    return f"{party.name} <{party.address}>" if party.name and party.name != party.address else party.address


def _local(quoted: Quoted) -> datetime:
    return quoted.sent_at.astimezone(timezone(timedelta(minutes=quoted.utc_offset or 0)))


def _html(quoted: Quoted) -> str:
    if quoted.html:
        # Whoever's pixels these were: a reply must not fetch them again.
        return _PIXEL.sub("", clean(_PIXEL.sub("", quoted.html)))
    return "<br>".join(escaping.escape(line) for line in (quoted.text or "").splitlines())


def _text(quoted: Quoted) -> str:
    return (quoted.text or (to_text(quoted.html) if quoted.html else "")).rstrip()
