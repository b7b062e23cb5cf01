"""Which parts are the message's text, and that text (the algorithm of RFC 8621 section 4.1.4, without recursion)."""

import html as html_escaping
import re
from dataclasses import dataclass, field
from typing import Final

from mail_ingest.parse.charsets import clean, codec_for, decode_text
from mail_ingest.parse.html import to_text
from mail_ingest.parse.message import Invitation
from mail_ingest.parse.packed import PKCS7
from mail_ingest.parse.structure import Entity, Structure

#: Characters of text or HTML that are kept.
MAX_TEXT: Final = 2_000_000
MAX_INVITATIONS: Final = 20
#: Characters of enclosed messages that are kept for finding them.
MAX_ENCLOSED: Final = 200_000

_READ_AS_HTML = re.compile(r"(?i)\bhtml\b|不支持|请使用|網頁|browser")


@dataclass(slots=True)
class Bodies:
    """Texts, where they came from, and what was wrong."""

    text: str | None = None
    html: str | None = None
    charset: str | None = None
    shown: set[str] = field(default_factory=set)
    invitations: tuple[Invitation, ...] = ()
    #: The text of messages inside the message.
    enclosed: str | None = None
    defects: set[str] = field(default_factory=set)


def read_bodies(structure: Structure, decoded: dict[str, bytes]) -> Bodies:
    """`decoded` holds the bytes of the leaves by path."""
    texts, htmls = _choose(structure)
    if not any((data := decoded[entity.path]) and not data.isspace() for entity in (*texts, *htmls)):
        # Exchange leaves the text empty when all of it is in winmail.dat.
        empty = (*texts, *htmls)
        texts, htmls = _packed_texts(structure.root) or (texts, htmls)
    else:
        empty = ()
    bodies = Bodies(shown={entity.path for entity in (*empty, *texts, *htmls)})
    cache: dict[str, str] = {}

    def text_of(entity: Entity) -> str:
        if entity.path not in cache:
            cache[entity.path] = _decode(entity, decoded[entity.path], bodies)
        return cache[entity.path]

    if any(entity.content.value == "text/html" for entity in htmls):
        bodies.html = _cut(
            "\n".join(text_of(e) if e.content.value == "text/html" else _as_html(text_of(e)) for e in htmls),
            bodies,
        )
    if any(entity.content.value != "text/html" for entity in texts):
        plain = "\n".join(to_text(text_of(e)) if e.content.value == "text/html" else text_of(e) for e in texts)
        if bodies.html is None or not _is_placeholder(plain, bodies.html):
            bodies.text = _cut(plain, bodies)
    for entity in structure.leaves:
        kind = entity.content.value
        if kind in {"text/calendar", "application/ics"} and len(bodies.invitations) < MAX_INVITATIONS:
            _add_invitations(entity, decoded[entity.path], bodies)
        elif kind in {"message/rfc822", "message/global"}:
            _add_enclosed(decoded[entity.path], bodies)
    return bodies


def _add_invitations(entity: Entity, data: bytes, bodies: Bodies) -> None:
    from mail_ingest.parse.calendars import read_invitations

    text = _decode(entity, data, Bodies())
    known = {(event.uid, event.start) for event in bodies.invitations}
    found = read_invitations(text, entity.content.parameters.get("method"))
    # The same event often comes twice: as an alternative and as a file.
    bodies.invitations += tuple(event for event in found if (event.uid, event.start) not in known)[:MAX_INVITATIONS]


def _add_enclosed(data: bytes, bodies: Bodies) -> None:
    from mail_ingest.parse.enclosed import enclosed_text

    room = MAX_ENCLOSED - len(bodies.enclosed or "")
    text = enclosed_text(data, room) if room > 0 else ""
    if text:
        bodies.enclosed = f"{bodies.enclosed}\n\n{text}" if bodies.enclosed else text


def read_plain(structure: Structure, decoded: dict[str, bytes]) -> str:
    """The text alone, for messages that are only searched."""
    scratch = Bodies()
    texts, _ = _choose(structure)
    read = (_decode(entity, decoded[entity.path], scratch) for entity in texts)
    return "\n".join(
        to_text(text) if entity.content.value == "text/html" else text for entity, text in zip(texts, read, strict=True)
    )


def _packed_texts(root: Entity) -> tuple[list[Entity], list[Entity]] | None:
    """The texts of the first winmail.dat that has some, as plain and HTML rendering."""
    stack = [root]
    while stack:
        entity = stack.pop()
        if _is_tnef(entity):
            inside = [child for child in entity.children if not is_attachment(child)]
            texts = [child for child in inside if child.content.value == "text/plain"]
            htmls = [child for child in inside if child.content.value == "text/html"]
            if inside:
                return texts or htmls, htmls or texts
        stack.extend(reversed(entity.children))
    return None


def _is_tnef(entity: Entity) -> bool:
    return entity.packed and entity.content.value not in PKCS7 and entity.content.value != "text/plain"


def is_attachment(entity: Entity) -> bool:
    """By its own word, or because it has a file name."""
    disposition = entity.disposition()
    if disposition.value == "attachment":
        return True
    named = "filename" in disposition.parameters or "name" in entity.content.parameters
    return named and disposition.value != "inline"


def _choose(structure: Structure) -> tuple[list[Entity], list[Entity]]:
    """The parts of the plain and of the HTML rendering."""
    texts: list[Entity] = []
    htmls: list[Entity] = []
    root = structure.root
    # (entity, inside alternative, may be text, may be html)
    stack = [(root, False, True, True)]
    while stack:
        entity, alternative, for_text, for_html = stack.pop()
        if entity.multipart:
            kind = entity.content.value
            if _is_tnef(entity):
                continue
            inner = alternative or kind == "multipart/alternative"
            children = [(child, inner, for_text, for_html) for child in entity.children]
            if kind == "multipart/related" and children:
                children = [(child, inner, for_text, for_html) for child in [_related_root(entity)]]
            elif kind == "multipart/report":
                children = children[:1]
            stack.extend(reversed(children))
            continue
        kind = entity.content.value
        if is_attachment(entity) or not _is_text(entity):
            continue
        if kind == "text/html" or not alternative:
            htmls.append(entity)
        if kind == "text/plain" or not alternative:
            texts.append(entity)
    if not htmls and not texts:
        # A letter whose only text has a file name is still a letter.
        lonely = next((e for e in structure.leaves if _is_text(e) and e.disposition().value != "attachment"), None)
        texts = [lonely] if lonely else []
    if not htmls:
        htmls = texts
    if not texts:
        texts = htmls
    return texts, htmls


def _related_root(entity: Entity) -> Entity:
    start = entity.content.parameters.get("start", "").strip("<> ")
    for child in entity.children:
        own = (child.raw_header("content-id") or b"").decode("ascii", "replace").strip("<> \r\n")
        if start and own == start:
            return child
    return next((c for c in entity.children if c.multipart or _is_text(c)), entity.children[0])


def _is_text(entity: Entity) -> bool:
    kind = entity.content.value
    return kind in {"text/plain", "text/html", "text/enriched", "text/markdown", "text/x-amp-html"} or (
        kind.startswith("multipart/") and not entity.multipart
    )


def _decode(entity: Entity, data: bytes, bodies: Bodies) -> str:
    label = entity.content.parameters.get("charset")
    as_html = entity.content.value == "text/html"
    if len(data) > 4 * MAX_TEXT:
        data = data[: 4 * MAX_TEXT]
        bodies.defects.add("text-cut")
    decoded = decode_text(data, label, html=as_html)
    if label and codec_for(label) is None and not data.isascii():
        bodies.defects.add("charset-unknown")
    if decoded.mislabelled:
        bodies.defects.add("charset-wrong")
    if decoded.replaced:
        bodies.defects.add("charset-damaged")
    if bodies.charset is None or bodies.charset in {"ascii", "cp1252"}:
        bodies.charset = decoded.charset
    # Strict decoders leave no lone surrogates, but for that of UTF-7.
    text = clean(decoded.text) if decoded.charset == "utf-7" else decoded.text.replace("\0", "")
    if "\r" in text:
        text = text.replace("\r\n", "\n")
        text = text.replace("\r", "\n") if "\r" in text else text
    if entity.content.parameters.get("format", "").lower() == "flowed" and not as_html:
        return unflow(text, delete_space=entity.content.parameters.get("delsp", "").lower() == "yes")
    return text


def unflow(text: str, *, delete_space: bool) -> str:
    """Join the soft-broken lines of format=flowed (RFC 3676)."""
    out: list[str] = []
    open_depth: int | None = None
    for line in text.split("\n"):
        bare = line.lstrip(">")
        depth = len(line) - len(bare)
        content = bare.removeprefix(" ")
        if open_depth == depth and out and content != "-- ":
            out[-1] += content
        else:
            out.append((">" * depth + " " if depth else "") + content)
        flowed = content.endswith(" ") and content != "-- "
        if flowed and delete_space:
            out[-1] = out[-1][:-1]
        open_depth = depth if flowed else None
    return "\n".join(out)


def _as_html(text: str) -> str:
    return f'<div style="white-space: pre-wrap">{html_escaping.escape(text)}</div>'


def _is_placeholder(plain: str, html: str) -> bool:
    """Empty, or a line that tells the reader to look at the HTML."""
    short = plain.strip()
    return not short or (len(short) < 200 and len(html) > 1000 and _READ_AS_HTML.search(short) is not None)


def _cut(text: str, bodies: Bodies) -> str:
    if len(text) <= MAX_TEXT:
        return text
    bodies.defects.add("text-cut")
    return text[:MAX_TEXT]
