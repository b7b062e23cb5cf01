"""From a stored body to what a screen may show: HTML without anything that acts or loads by itself."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from backend.conversations.schemas import Body
from mail_ingest.parse.html import sanitize
from mail_ingest.parse.own_tracking import own_pixel
from mail_ingest.store.records import StoredBody

_API = "/api/v1"
#: What a browser may be handed to show by itself, and as what. No SVG, no HTML: they can act.


class InlinePart(msgspec.Struct, frozen=True):
    """A part that the HTML may refer to by its content id."""

    id: UUID
    content_id: str


def render_body(message_id: UUID, body: StoredBody, parts: Sequence[InlinePart], *, show_remote_images: bool) -> Body:
    """The body with HTML sanitized, `cid:` images as addresses of attachments, and remote images left out or led
    through our own server. CPU-bound: call it in a thread."""
    by_content_id = {part.content_id.strip("<>").lower(): part.id for part in parts}
    numbers = {address: n for n, address in reversed(list(enumerate(remote_images(body))))}

    def cid_url(content_id: str) -> str | None:
        part_id = by_content_id.get(content_id.lower())
        return f"{_API}/messages/{message_id}/attachments/{part_id}?inline=true" if part_id else None

    def remote_url(_number: int, address: str) -> str | None:
        number = numbers.get(address)
        if not show_remote_images or number is None:
            return None
        return f"{_API}/messages/{message_id}/remote-images/{number}"

    def clean(html: str | None) -> str | None:
        return None if html is None else sanitize(html, cid_url=cid_url, remote_url=remote_url).html

    html = clean(body.html)
    split = body.quoted_html is not None
    return Body(
        html=html,
        text=body.text,
        quoted_from_html=split,
        remote_images_blocked=0 if show_remote_images else len(numbers),
        new_html=clean(body.new_html) if split else html,
        quoted_html=clean(body.quoted_html),
        new_text=body.new_text,
        quoted_text=body.quoted_text,
    )


def remote_images(body: StoredBody) -> list[str]:
    """Addresses of the remote images in the order in which they are numbered. Pixels of our own are none: a colleague
    who looks at what was sent is not its reader."""
    found = sanitize(body.html).remote_images if body.html else []
    return [address for address in found if own_pixel(address) is None]
