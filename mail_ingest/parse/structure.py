"""The tree of a MIME message (RFC 2046), found by offsets, without recursion and within limits.

What is packed into a part of its own kind (winmail.dat, a signed S/MIME blob, files written into text) is unpacked by
`parse.packed` and hangs below that part as if the message had been a multipart; a path's `!` marks the place.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from mail_ingest.parse.headers import Content, RawHeaders, read_content, split_headers
from mail_ingest.parse.transfer import decode_transfer

MAX_DEPTH: Final = 20
MAX_PARTS: Final = 1_000
#: Bytes that all unpacked parts together may have.
MAX_UNPACKED: Final = 200_000_000

_SURE_FIELD = re.compile(
    rb"(?im)^(?:from|to|cc|date|subject|sender|reply-to|message-id|mime-version|received|return-path|content-[a-z-]+|x-[a-z-]+)"
    rb"[ \t]*:"
)
_LOOKS_LIKE_FIELD = re.compile(rb"(?:>?From |[!-9;-~]{1,200}[ \t]*:|[ \t])")
#: A line with something on it that looks like no field.
_ODD_LINE = re.compile(rb"^(?!>?From |[!-9;-~]{1,200}[ \t]*:|[ \t]|\r?$)", re.MULTILINE)
_GUESSED_BOUNDARY = re.compile(rb"^--([^\s].{0,200}?)[ \t]*\r?$", re.MULTILINE)
_BEHIND_BOUNDARY = re.compile(rb"(--)?[ \t]*(?:\r?\n|\Z|(?=\r))")


@dataclass(slots=True)
class Entity:
    """One node: headers and a body given by offsets into `raw`, which is the message or what was unpacked from it."""

    path: str
    depth: int
    headers: RawHeaders
    content: Content
    raw: bytes
    start: int
    end: int
    children: list["Entity"] = field(default_factory=list)
    #: The children were unpacked from this part's body.
    packed: bool = False

    def raw_header(self, name: str) -> bytes | None:
        """The first field of that name (lower case)."""
        for key, value in self.headers:
            if key == name:
                return value
        return None

    @property
    def multipart(self) -> bool:
        return bool(self.children)

    def disposition(self, hint: str | None = None) -> Content:
        return read_content(self.raw_header("content-disposition"), "", hint)


@dataclass(slots=True)
class Structure:
    """The root, its leaves in order, and codes of what was wrong on the way."""

    raw: bytes
    root: Entity
    leaves: list[Entity]
    defects: set[str]


def read_structure(raw: bytes) -> Structure:
    """Take a message apart. Never raises; work is bounded by depth times size."""
    from mail_ingest.parse.packed import may_be_packed, unpack

    if b"\n" not in raw:
        raw = raw.replace(b"\r", b"\n")
    defects: set[str] = set()
    root = _entity(raw, "1", 0, (0, len(raw)), "text/plain", defects)
    stack, parts, room = [root], 1, MAX_UNPACKED
    while stack:
        entity = stack.pop()
        kind = entity.content.value
        if not kind.startswith("multipart/"):
            if may_be_packed(entity) and entity.depth < MAX_DEPTH:
                for number, (headers, content) in enumerate(unpack(entity, defects, room), start=1):
                    if parts >= MAX_PARTS or len(content) > room:
                        defects.add("too-many-parts")
                        break
                    entity.children.append(_unpacked(entity, number, headers, content, defects))
                    parts += 1
                    room -= len(content)
                entity.packed = bool(entity.children)
                stack.extend(entity.children)
            continue
        if entity.depth >= MAX_DEPTH:
            defects.add("too-deep")
            continue
        default = "message/rfc822" if kind == "multipart/digest" else "text/plain"
        spans = _spans(entity, defects, MAX_PARTS - parts)
        for number, span in enumerate(spans, start=1):
            path = str(number) if entity is root else f"{entity.path}.{number}"
            entity.children.append(_entity(entity.raw, path, entity.depth + 1, span, default, defects))
        parts += len(spans)
        stack.extend(entity.children)
    return Structure(raw, root, _leaves(root), defects)


def _leaves(root: Entity) -> list[Entity]:
    """Everything that is no multipart, in order."""
    found: list[Entity] = []
    stack = [root]
    while stack:
        entity = stack.pop()
        if entity.children:
            stack.extend(reversed(entity.children))
        else:
            found.append(entity)
    return found


def decode_body(entity: Entity) -> tuple[bytes, bool]:
    """The bytes of a leaf with its transfer encoding undone, and whether that went without repairs."""
    data = entity.raw[entity.start : entity.end]
    return decode_transfer(data, entity.raw_header("content-transfer-encoding"))


def _entity(raw: bytes, path: str, depth: int, span: tuple[int, int], default: str, defects: set[str]) -> Entity:
    start, end = span
    head_end, body = _body_start(raw, start, end)
    headers, damaged = split_headers(raw[start:head_end])
    if damaged:
        defects.add("headers-damaged")
    return Entity(path, depth, headers, _content(headers, default, defects), raw, body, end)


def _unpacked(parent: Entity, number: int, headers: RawHeaders | None, content: bytes, defects: set[str]) -> Entity:
    """A child with `headers`, or one that has its own headers in front of its content (None)."""
    path = f"{parent.path}!{number}"
    if headers is None:
        return _entity(content, path, parent.depth + 1, (0, len(content)), "text/plain", defects)
    kind = _content(headers, "application/octet-stream", defects)
    return Entity(path, parent.depth + 1, headers, kind, content, 0, len(content))


def _content(headers: RawHeaders, default: str, defects: set[str]) -> Content:
    declared = next((value for key, value in headers if key == "content-type"), None)
    content = read_content(declared, default)
    if "/" not in content.value:
        content = Content({"text": "text/plain", "html": "text/html"}.get(content.value, default), content.parameters)
        defects.add("content-type-damaged")
    return content


def _body_start(raw: bytes, start: int, end: int) -> tuple[int, int]:
    """Where the headers end and the body begins. A part may have no headers, or headers and no empty line."""
    if raw.startswith((b"\r\n", b"\n"), start, end):
        return start, start + (2 if raw.startswith(b"\r\n", start) else 1)
    if start >= end or not _LOOKS_LIKE_FIELD.match(raw, start, end):
        return start, start
    limit, body = _empty_line(raw, start, end)
    odd = _ODD_LINE.search(raw, start, limit)
    # A line that cannot belong to a header ends them too, unless fields go on behind it (a subject with a stray line
    # break).
    while odd:
        stop = raw.find(b"\n", odd.start(), limit)
        stop = limit if stop < 0 else stop
        if raw[odd.start() : stop].strip() and not _SURE_FIELD.search(raw, stop, min(limit, stop + 4000)):
            return odd.start(), odd.start()
        odd = _ODD_LINE.search(raw, stop + 1, limit)
    return limit, body


def _empty_line(raw: bytes, start: int, end: int) -> tuple[int, int]:
    """Where the first empty line begins and ends; twice `end` when there is none."""
    found = raw.find(b"\n\r\n", start, end)
    width = 3
    bare = raw.find(b"\n\n", start, end if found < 0 else found + 1)
    if bare >= 0:
        found, width = bare, 2
    if found < 0:
        return end, end
    before = found - 1 if found > start and raw[found - 1] == 0x0D else found
    return before, found + width


def _spans(entity: Entity, defects: set[str], at_most: int) -> list[tuple[int, int]]:
    """Offsets of the parts of a multipart. Empty when there are none: the body is text then."""
    raw, start, end = entity.raw, entity.start, entity.end
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
    mark = b"--" + boundary
    found: list[tuple[int, int, bool]] = []
    position = floor = start
    while len(found) <= at_most:
        at = raw.find(mark, position, end)
        if at < 0:
            break
        position = at + 1
        behind = _BEHIND_BOUNDARY.match(raw, at + len(mark), end) if at == 0 or raw[at - 1] == 0x0A else None
        if behind is None:
            continue
        # The line end before a delimiter belongs to it. The line end behind it may be that of the next delimiter.
        before = at
        if before > floor and raw[before - 1] == 0x0A:
            before -= 1
            if before > floor and raw[before - 1] == 0x0D:
                before -= 1
        found.append((before, behind.end(), behind[1] is not None))
        if behind[1] is not None:
            break
        position = behind.end()
        floor = position - 1 if raw[position - 1] == 0x0A else position
    return found
