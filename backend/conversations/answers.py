"""Answers that carry strangers' files: whatever is in them, a browser must not run it as ours."""

from litestar import Response

from backend.conversations.queries.files import PartSource, RawSource
from backend.conversations.service.images import Picture
from backend.web.files import CACHE, SANDBOX, disposition, file_content


def file_answer(part: PartSource, content: bytes, *, inline: bool) -> Response[bytes]:
    """A part of a message; shown inline only where that is asked for and safe."""
    return file_content(content, part.content_type, part.filename, charset=part.charset, inline=inline)


def raw_answer(source: RawSource, content: bytes) -> Response[bytes]:
    """A whole message, to be saved."""
    return Response(
        content,
        media_type="message/rfc822",
        headers={
            "Content-Disposition": disposition("attachment", f"{source.subject[:80].strip() or 'message'}.eml"),
            "Content-Security-Policy": SANDBOX,
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": CACHE,
        },
    )


def picture_answer(picture: Picture) -> Response[bytes]:
    """A remote image."""
    return Response(
        picture.content,
        media_type=picture.content_type,
        headers={
            "Content-Disposition": "inline",
            "Content-Security-Policy": SANDBOX,
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": CACHE,
        },
    )
