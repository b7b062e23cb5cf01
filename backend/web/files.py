"""Answers that carry strangers' files: whatever is in them, a browser must not run it as ours."""

import re
from urllib.parse import quote

from litestar import Response

from mail_ingest.parse.magic import previewable

#: Nothing may load or run. Browsers refuse to show PDF in a sandbox, and need no more than this there.
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'"
_PDF = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
#: Content never changes under its address, but belongs to whoever is signed in.
CACHE = "private, max-age=86400, immutable"


def file_content(
    content: bytes, content_type: str, filename: str, *, charset: str | None = None, inline: bool = False
) -> Response[bytes]:
    """The bytes of a file; shown inline only where that is asked for and safe (pictures, PDF, plain text)."""
    shown = previewable(content_type) if inline else None
    if shown == "message":  # a message is read by us for the screen, never by a browser itself
        shown = None
    media_type = content_type.lower() if shown in {"image", "pdf"} else "application/octet-stream"
    if shown == "text":
        media_type = f"text/plain; charset={_charset(charset)}"
    return Response(
        content,
        media_type=media_type,
        headers={
            "Content-Disposition": disposition("inline" if shown else "attachment", filename or "attachment"),
            "Content-Security-Policy": _PDF if shown == "pdf" else SANDBOX,
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": CACHE,
        },
    )


def _charset(charset: str | None) -> str:
    return charset if charset and re.fullmatch(r"[A-Za-z0-9._-]{1,40}", charset) else "utf-8"


def disposition(kind: str, filename: str) -> str:
    """RFC 6266: an ASCII name for old programs, the true one encoded by RFC 8187."""
    clean = re.sub(r'[\x00-\x1f\x7f"\\/:*?<>|]', "_", filename)
    plain = clean.encode("ascii", "replace").decode().replace("?", "_")
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(clean, safe='')}"
