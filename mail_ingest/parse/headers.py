"""Header fields: splitting, RFC 2047 words, RFC 2231 parameters. Tolerant of all that senders do to them."""

import binascii
import re
from base64 import b64decode
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import unquote_to_bytes

from mail_ingest.parse.charsets import clean, codec_for, decode_short

MAX_HEADER: Final = 100_000
MAX_HEADERS: Final = 1_000_000
MAX_FIELDS: Final = 2_000

#: Values up to this length are worth remembering: mailboxes repeat them.
_SHORT: Final = 300

#: Field names in lower case, values as raw bytes with their folds.
RawHeaders = list[tuple[str, bytes]]

_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:[ \t]*(.*)", re.DOTALL)
#: A line that neither begins a field nor goes on with one.
_ODD_LINE = re.compile(rb"^(?![!-9;-~]{1,200}[ \t]*:|[ \t]|$)", re.MULTILINE)
_FIELDS = re.compile(rb"^([!-9;-~]{1,200})[ \t]*:[ \t]*(.*(?:\n[ \t].*)*)", re.MULTILINE)
_FOLD = re.compile(rb"\r?\n(?=[ \t])|\r?\n$")
_WORD = re.compile(rb"=\?([^?\s]{1,60})\?([bBqQ])\?([^\r\n]*?)\?=(?![^?\s]*\?=)?")
_BLANKS = re.compile(rb"[ \t\r\n]*$")
_BETWEEN = re.compile(rb"[ \t\r\n]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]+")
_PARAMETER = re.compile(
    rb";[;\s]*([^\s=;\"]{1,100})[ \t]*=[ \t\r\n]*(?:\"((?:[^\"\\]|\\.)*)(?:\"|$)|([^;]*))", re.DOTALL
)


class Content(NamedTuple):
    """A Content-Type or Content-Disposition: the value in lower case, parameters by lower-case name, decoded."""

    value: str
    parameters: dict[str, str]


def split_headers(block: bytes) -> tuple[RawHeaders, bool]:
    """The fields of a header block, and whether some of it had to be left out."""
    if len(block) > MAX_HEADER or b"\r" in (lines := block.replace(b"\r\n", b"\n")) or _ODD_LINE.search(lines):
        return split_broken_headers(block)
    found = _FIELDS.findall(lines)
    if len(found) > MAX_FIELDS:
        return split_broken_headers(block)
    return [(_lower_name(name), value) for name, value in found], False


@lru_cache(maxsize=2048)
def _lower_name(name: bytes) -> str:
    return name.decode("ascii").lower()


def split_broken_headers(block: bytes) -> tuple[RawHeaders, bool]:
    """As `split_headers`, line by line: for blocks with lines that belong to no field, and for the tests of the
    other."""
    fields: RawHeaders = []
    damaged = len(block) > MAX_HEADERS
    lines: list[bytes] = []

    def finish() -> None:
        nonlocal damaged
        if not lines:
            return
        match = _FIELD.match(b"\n".join(lines))
        lines.clear()
        if not match or len(fields) >= MAX_FIELDS:
            damaged = True
            return
        value = match[2]
        damaged = damaged or len(value) > MAX_HEADER
        fields.append((match[1].decode("ascii").lower(), value[:MAX_HEADER]))

    for line in block[:MAX_HEADERS].split(b"\n"):
        bare = line.removesuffix(b"\r")
        if bare[:1] in {b" ", b"\t"} or (bare and b":" not in bare and lines):
            if lines:
                lines.append(bare if bare[:1] in {b" ", b"\t"} else b" " + bare)
            continue
        if bare.startswith((b"From ", b">From ")) and not fields and not lines:
            continue  # the separator line of an mbox
        finish()
        if bare:
            lines.append(bare)
    finish()
    return fields, damaged


def decode_header(raw: bytes, hint: str | None = None) -> str:
    """Text of a header value: unfolded, encoded-words decoded (RFC 2047), control characters out.

    Neighbouring words of one charset are joined before decoding, because senders split inside characters. `hint`
    is the body's charset, for raw 8-bit bytes. Never raises.
    """
    if len(raw) > MAX_HEADER:
        raw = raw[:MAX_HEADER]
    value = _FOLD.sub(b"", raw).strip() if b"\n" in raw else raw.strip()
    if b"=?" not in value:
        return _tidy(value.decode("ascii") if value.isascii() else decode_short(value, hint))
    pieces: list[str] = []
    pending: tuple[str, bytes] | None = None
    position = 0
    for match in _WORD.finditer(value):
        between = value[position : match.start()]
        charset, data = match[1].decode("ascii", "replace"), _word_bytes(match[2], match[3])
        position = match.end()
        if pending and not between.strip():
            if codec_for(pending[0]) == codec_for(charset):
                pending = pending[0], pending[1] + data
                continue
            between = b""
        if pending:
            pieces.append(_decode_word(*pending, hint))
        pieces.append(decode_short(between, hint))
        pending = charset, data
    if pending:
        pieces.append(_decode_word(*pending, hint))
    pieces.append(decode_short(value[position:], hint))
    return _tidy("".join(pieces))


def read_content(raw: bytes | None, default: str, hint: str | None = None) -> Content:
    """A structured value such as `text/plain; charset="utf-8"; name*=utf-8''a%20b`."""
    if not raw:
        return Content(default, {})
    if len(raw) <= _SHORT:
        return _read_content(raw, default, None if raw.isascii() else hint)
    return _read_content.__wrapped__(raw, default, hint)


@lru_cache(maxsize=2048)
def _read_content(raw: bytes, default: str, hint: str | None) -> Content:
    head, _, _ = raw.partition(b";")
    value = _CONTROL.sub("", head.decode("ascii", "replace")).strip().strip("\"'").lower()
    return Content(value.replace(" ", "") or default, _parameters(raw, hint))


def _parameters(raw: bytes, hint: str | None) -> dict[str, str]:
    plain: dict[str, bytes] = {}
    extended: dict[str, dict[int, tuple[bytes, bool]]] = {}
    for match in list(_PARAMETER.finditer(raw))[:100]:
        name = match[1].decode("ascii", "replace").lower()
        value = re.sub(rb"\\([\"\\])", rb"\1", match[2]) if match[2] is not None else match[3].strip()
        base, star, rest = name.partition("*")
        if not star:
            plain.setdefault(base, value)
            continue
        number, encoded, _ = rest.partition("*") if rest else ("0", "*", "")
        if number.isdigit() and len(number) < 4:
            extended.setdefault(base, {}).setdefault(int(number), (value, bool(encoded)))
    found = {name: decode_header(value, hint) for name, value in plain.items()}
    found.update((name, _join_extended(parts, hint)) for name, parts in extended.items())
    return found


def _join_extended(parts: dict[int, tuple[bytes, bool]], hint: str | None) -> str:
    """RFC 2231 sections 3 and 4."""
    charset: str | None = None
    data = b""
    for index in sorted(parts):
        value, encoded = parts[index]
        if index == 0 and encoded and value.count(b"'") >= 2:
            label, _, value = value.split(b"'", 2)
            charset = label.decode("ascii", "replace")
        data += unquote_to_bytes(value) if encoded else value
    if b"=?" in data:
        return decode_header(data, hint)
    codec = codec_for(charset)
    if codec is not None:
        try:
            return _tidy(data.decode(codec))
        except (UnicodeError, ValueError):
            pass
    return _tidy(decode_short(data, hint))


def _word_bytes(encoding: bytes, payload: bytes) -> bytes:
    if encoding in b"qQ":
        return binascii.a2b_qp(payload.replace(b" ", b"_"), header=True)
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", payload)
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    return b64decode(letters + b"=" * (-len(letters) % 4))


def _decode_word(charset: str, data: bytes, hint: str | None) -> str:
    codec = codec_for(charset)
    if codec is not None:
        try:
            return data.decode(codec)
        except (UnicodeError, ValueError):
            pass
    return decode_short(data, hint if codec is None else charset)


def _tidy(text: str) -> str:
    if text.isprintable() and text.isascii():
        return text.strip()
    return clean(_CONTROL.sub(" ", text).replace("\n", " ").replace("\t", " ")).strip()
