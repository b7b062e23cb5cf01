"""Knows the pixels and tracked links that this program puts into mail, by the shape of their addresses.

Their token proves itself on the server (`backend.outreach.tracking.tokens`); here it is enough to know that an address
is one of ours, whichever host it is on: a tenant's hosts change, the old mail stays.
"""

import re
from typing import Final

PIXEL_PATH: Final = "/t/o/"
LINK_PATH: Final = "/t/c/"
_TOKEN: Final = r"([A-Za-z0-9_-]{64})"  # noqa: S105 - the shape of a token, not one
_PIXEL = re.compile(rf"https?://[^/?#]+{PIXEL_PATH}{_TOKEN}\.gif")
_LINK = re.compile(rf"https?://[^/?#]+{LINK_PATH}{_TOKEN}(?:[?#].*)?")


def own_pixel(address: str) -> str | None:
    """The token of a pixel's address, or None when it is no pixel of ours."""
    match = _PIXEL.fullmatch(address)
    return match[1] if match else None


def own_link(address: str) -> str | None:
    """The token of a tracked link's address, or None when it is no link of ours."""
    match = _LINK.fullmatch(address)
    return match[1] if match else None
