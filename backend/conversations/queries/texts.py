"""The plain text of a stored body, as search reads it: without unpacking what only the reader's screen needs."""

from typing import Final

import msgspec
import zstandard

from mail_ingest.parse.html import to_text

#: Bytes that a packed text may unpack to.
MAX_TEXT: Final = 256 * 1024 * 1024


class _Text(msgspec.Struct, frozen=True):
    text: str | None = None
    enclosed: str | None = None
    new_text: str | None = None
    quoted_text: str | None = None


class _Html(msgspec.Struct, frozen=True):
    html: str | None = None


_READ_TEXT: Final = msgspec.msgpack.Decoder(_Text)
_READ_HTML: Final = msgspec.msgpack.Decoder(_Html)


def readable(packed: bytes | None) -> list[str]:
    """What `MessageBody.packed` says, and what messages inside the message say."""
    if packed is None:
        return []
    plain = zstandard.ZstdDecompressor().decompress(packed, MAX_TEXT)
    body = _READ_TEXT.decode(plain)
    text = body.text or "\n".join(filter(None, (body.new_text, body.quoted_text)))
    if not text.strip():
        html = _READ_HTML.decode(plain).html
        text = to_text(html) if html else ""
    return [text, body.enclosed] if body.enclosed else [text]
