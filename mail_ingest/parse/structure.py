"""The tree of a MIME message (RFC 2046), found by offsets, without recursion and within limits."""

import binascii
import re
from dataclasses import dataclass, field
from typing import Final

from mail_ingest.parse.headers import Content, RawHeaders, read_content, split_headers

MAX_DEPTH: Final = 20
MAX_PARTS: Final = 1_000

_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
_SURE_FIELD = re.compile(
    rb"(?im)^(?:from|to|cc|date|subject|sender|reply-to|message-id|mime-version|received|return-path|content-[a-z-]+|x-[a-z-]+)"
    rb"[ \t]*:"
)
_LOOKS_LIKE_FIELD = re.compile(rb"(?:>?From |[!-9;-~]{1,200}[ \t]*:|[ \t])")
_GUESSED_BOUNDARY = re.compile(rb"^--([^\s].{0,200}?)[ \t]*\r?$", re.MULTILINE)


@dataclass(slots=True)
class Entity:
    """One node: headers and a body given by offsets into the raw message."""

    path: str
    depth: int
    headers: RawHeaders
    content: Content
    start: int
    end: int
    children: list["Entity"] = field(default_factory=list)

    def raw_header(self, name: str) -> bytes | None:
        """The first field of that name (lower case)."""
        return next((value for key, value in self.headers if key == name), None)

    @property
    def multipart(self) -> bool:
        return bool(self.children)

    def disposition(self, hint: str | None = None) -> Content:
        return read_content(self.raw_header("content-disposition"), "", hint)

    def leaves(self) -> list["Entity"]:
        """Everything that is no multipart, in order."""
        found: list[Entity] = []
        stack = [self]
        while stack:
            entity = stack.pop()
            if entity.multipart:
                stack.extend(reversed(entity.children))
            else:
                found.append(entity)
        return found


@dataclass(slots=True)
class Structure:
    """The root, and codes of what was wrong on the way."""

    raw: bytes
    root: Entity
    defects: set[str]


def read_structure(raw: bytes) -> Structure:
    """Take a message apart. Never raises; work is bounded by depth times size."""
    if b"\n" not in raw:
        raw = raw.replace(b"\r", b"\n")
    defects: set[str] = set()
    root = _entity(raw, "1", 0, (0, len(raw)), "text/plain", defects)
    stack, parts = [root], 1
    while stack:
        entity = stack.pop()
        if not entity.content.value.startswith("multipart/"):
            continue
        if entity.depth >= MAX_DEPTH:
            defects.add("too-deep")
            continue
        default = "message/rfc822" if entity.content.value == "multipart/digest" else "text/plain"
        spans = _spans(raw, entity, defects, MAX_PARTS - parts)
        for number, span in enumerate(spans, start=1):
            path = str(number) if entity is root else f"{entity.path}.{number}"
            entity.children.append(_entity(raw, path, entity.depth + 1, span, default, defects))
        parts += len(spans)
        stack.extend(entity.children)
    return Structure(raw, root, defects)


def decode_body(raw: bytes, entity: Entity) -> tuple[bytes, bool]:
    """The bytes of a leaf with its transfer encoding undone, and whether that went without repairs."""
    data = raw[entity.start : entity.end]
    encoding = (entity.raw_header("content-transfer-encoding") or b"").strip().strip(b"\"'").lower()
    if encoding.startswith(b"base64"):
        return _base64(data)
    if encoding.startswith(b"quoted"):
        return binascii.a2b_qp(re.sub(rb"=[ \t]+(\r?\n|$)", rb"=\1", data)), True
    if encoding in {b"x-uuencode", b"uuencode", b"x-uue", b"uue"}:
        return _uudecode(data)
    return data, True


def _entity(raw: bytes, path: str, depth: int, span: tuple[int, int], default: str, defects: set[str]) -> Entity:
    start, end = span
    head_end, body = _body_start(raw, start, end)
    headers, damaged = split_headers(raw[start:head_end])
    if damaged:
        defects.add("headers-damaged")
    declared = next((value for key, value in headers if key == "content-type"), None)
    content = read_content(declared, default)
    if "/" not in content.value:
        content = Content({"text": "text/plain", "html": "text/html"}.get(content.value, default), content.parameters)
        defects.add("content-type-damaged")
    return Entity(path, depth, headers, content, body, end)


def _body_start(raw: bytes, start: int, end: int) -> tuple[int, int]:
    """Where the headers end and the body begins. A part may have no headers, or headers and no empty line."""
    if raw.startswith((b"\r\n", b"\n"), start, end):
        return start, start + (2 if raw.startswith(b"\r\n", start) else 1)
    if start >= end or not _LOOKS_LIKE_FIELD.match(raw, start, end):
        return start, start
    position = start
    # The first empty line; before it, a line that cannot belong to a header ends them too, unless fields go on behind
    # it (a subject with a stray line break).
    empty = _END_OF_HEADERS.search(raw, start, end)
    limit = empty.start() if empty else end
    while position < limit:
        stop = raw.find(b"\n", position, limit)
        stop = limit if stop < 0 else stop
        line_is_odd = raw[position:stop].strip() and not _LOOKS_LIKE_FIELD.match(raw, position, stop + 1)
        if line_is_odd and not _SURE_FIELD.search(raw, stop, min(limit, stop + 4000)):
            return position, position
        position = stop + 1
    return limit, empty.end() if empty else end


def _spans(raw: bytes, entity: Entity, defects: set[str], at_most: int) -> list[tuple[int, int]]:
    """Offsets of the parts of a multipart. Empty when there are none: the body is text then."""
    start, end = entity.start, entity.end
    boundary = entity.content.parameters.get("boundary", "").encode("utf-8", "replace").rstrip()
    marks = _delimiters(raw, boundary, start, end, at_most) if boundary else []
    if not marks:
        guessed = _GUESSED_BOUNDARY.search(raw, start, end)
        defects.add("boundary-missing")
        if guessed:
            marks = _delimiters(raw, guessed[1].removesuffix(b"--"), start, end, at_most)
    if not marks:
        return []
    spans: list[tuple[int, int]] = []
    closed = False
    for index, (_, part_start, closing) in enumerate(marks):
        if closing:
            closed = True
            break
        part_end = marks[index + 1][0] if index + 1 < len(marks) else end
        if len(spans) >= at_most:
            defects.add("too-many-parts")
            break
        spans.append((min(part_start, part_end), part_end))
    if not closed:
        defects.add("not-closed")
    return spans


def _delimiters(raw: bytes, boundary: bytes, start: int, end: int, at_most: int) -> list[tuple[int, int, bool]]:
    """For each delimiter line: where the part before ends, where the next begins, and whether it is the last."""
    pattern = re.compile(rb"(?:\A|\r?\n|^)--" + re.escape(boundary) + rb"(--)?[ \t]*(?:\r?\n|\Z|(?=\r))", re.MULTILINE)
    found: list[tuple[int, int, bool]] = []
    position = start
    while len(found) <= at_most:
        # A delimiter line's end is also the beginning of the next one, so each search starts on that line end.
        match = pattern.search(raw, position, end)
        if not match:
            break
        found.append((match.start(), match.end(), match[1] is not None))
        if match[1] is not None:
            break
        position = match.end() - 1 if match.end() > match.start() + 1 and raw[match.end() - 1] == 0x0A else match.end()
    return found


def _base64(data: bytes) -> tuple[bytes, bool]:
    letters = re.sub(rb"[^A-Za-z0-9+/=]", b"", data)
    if b"=" not in letters.rstrip(b"="):
        bare = letters.rstrip(b"=")
        usable = bare[:-1] if len(bare) % 4 == 1 else bare
        return binascii.a2b_base64(usable + b"=" * (-len(usable) % 4)), len(usable) == len(bare)
    # Several encodings one after the other, each with its own padding.
    decoded = b""
    for piece in re.split(rb"=+", letters):
        usable = piece[:-1] if len(piece) % 4 == 1 else piece
        decoded += binascii.a2b_base64(usable + b"=" * (-len(usable) % 4))
    return decoded, False


def _uudecode(data: bytes) -> tuple[bytes, bool]:
    out = bytearray()
    sound = True
    lines = data.splitlines()
    begin = next((i for i, line in enumerate(lines) if line.startswith(b"begin ")), -1)
    for line in lines[begin + 1 :]:
        if line.strip() in {b"end", b"`"}:
            break
        try:
            out += binascii.a2b_uu(line)
        except binascii.Error:
            # Encoders of old pad lines wrongly; the count in the first byte says how much is meant.
            length = (((line[0] - 32) & 63) * 4 + 5) // 3 if line else 0
            try:
                out += binascii.a2b_uu(line[:length])
            except binascii.Error:
                sound = False
    return bytes(out), sound
