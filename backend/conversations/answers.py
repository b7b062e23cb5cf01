"""Answers that carry strangers' files: whatever is in them, a browser must not run it as ours."""

import re
from urllib.parse import quote

from litestar import Response

from backend.conversations.queries.files import PartSource, RawSource
from backend.conversations.rendering import previewable
from backend.conversations.service.images import Picture

#: Nothing may load or run. Browsers refuse to show PDF in a sandbox, and need no more than this there.
_SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'"
_PDF = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
#: Content never changes under its address, but belongs to whoever is signed in.
_CACHE = "private, max-age=86400, immutable"


def file_answer(part: PartSource, content: bytes, *, inline: bool) -> Response[bytes]:
    """A part of a message; shown inline only where that is asked for and safe."""
    shown = previewable(part.content_type) if inline else None
    if shown == "message":  # shown by `EnclosedMessage`, never by a browser itself
        shown = None
    media_type = part.content_type.lower() if shown in {"image", "pdf"} else "application/octet-stream"
    if shown == "text":
        media_type = f"text/plain; charset={_charset(part.charset)}"
    return Response(
        content,
        media_type=media_type,
        headers={
            "Content-Disposition": _disposition("inline" if shown else "attachment", part.filename or "attachment"),
            "Content-Security-Policy": _PDF if shown == "pdf" else _SANDBOX,
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": _CACHE,
        },
    )


def raw_answer(source: RawSource, content: bytes) -> Response[bytes]:
    """A whole message, to be saved."""
    return Response(
        content,
        media_type="message/rfc822",
        headers={
            "Content-Disposition": _disposition("attachment", f"{source.subject[:80].strip() or 'message'}.eml"),
            "Content-Security-Policy": _SANDBOX,
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": _CACHE,
        },
    )


def picture_answer(picture: Picture) -> Response[bytes]:
    """A remote image."""
    return Response(
        picture.content,
        media_type=picture.content_type,
        headers={
            "Content-Disposition": "inline",
            "Content-Security-Policy": _SANDBOX,
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": _CACHE,
        },
    )


def _charset(charset: str | None) -> str:
    return charset if charset and re.fullmatch(r"[A-Za-z0-9._-]{1,40}", charset) else "utf-8"


def _disposition(kind: str, filename: str) -> str:
    """RFC 6266: an ASCII name for old programs, the true one encoded by RFC 8187."""
    clean = re.sub(r'[\x00-\x1f\x7f"\\/:*?<>|]', "_", filename)
    plain = clean.encode("ascii", "replace").decode().replace("?", "_")
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(clean, safe='')}"
