"""Which addresses a tracked link may lead to, and which links are left as they are."""

import re
from typing import Final
from urllib.parse import urlsplit

_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]")
_LONGEST: Final = 4096
_ADDRESS_IN_TEXT = re.compile(r"(?i)\b(?:https?://|www\.)\S+|\b(?:[a-z0-9-]+\.)+[a-z]{2,24}(?:/\S*)?")
_UNSUBSCRIBE = re.compile(
    r"(?i)unsubscri|opt-?out|list-?remove|/preferences?\b|abmelden|abbestell|desabonn|désinscri|desinscri|darse-de-baja"
    r"|/baja\b|descadastr|отпис|otpis|退订|取消订阅|إلغاء"
)


def is_safe_destination(url: str) -> bool:
    """Whether a link may lead there: http or https with a host, and nothing in it that readers of addresses disagree
    about (RFC 3986 against what browsers do): no control character, space, backslash or name before the host."""
    if len(url) > _LONGEST or _CONTROL.search(url) or "\\" in url:
        return False
    try:
        parts = urlsplit(url)
        port_fits = parts.port is None or 0 < parts.port < 65536
    except ValueError:
        return False
    if parts.scheme not in {"http", "https"} or not url[len(parts.scheme) :].startswith("://"):
        return False
    return bool(parts.hostname) and "@" not in parts.netloc and port_fits


def may_rewrite(url: str, text: str) -> bool:
    """Whether a link with this address and visible text may be led over the tracking host.

    Not when the text is an address itself: mail programs warn when such a text leads elsewhere. Not what lets a reader
    unsubscribe, and not what holds an e-mail address, which would be kept in a place where none belongs.
    """
    if not is_safe_destination(url) or _UNSUBSCRIBE.search(url) or _UNSUBSCRIBE.search(text):
        return False
    if re.search(r"[^/?#=&]+(?:@|%40)[^/?#=&]+\.", url.partition("://")[2]):
        return False
    return not looks_like_address(text)


def looks_like_address(text: str) -> bool:
    """Whether a link's visible text is an address (`www.acme.example/list`, `https://…`, `acme.com`)."""
    words = text.split()
    return len(words) <= 2 and any(_ADDRESS_IN_TEXT.fullmatch(word.strip("<>()[],;.")) for word in words)
