"""Signing each call with a shared secret (HMAC), as a description says."""

import base64
import hmac
import secrets
from datetime import datetime
from urllib.parse import urlsplit

from erp_adapters.adapters.generic_rest.description import Auth
from erp_adapters.contract.values import milliseconds


def signed_headers(
    auth: Auth, user: str, secret: str, method: str, url: str, body: bytes, now: datetime
) -> dict[str, str]:
    """The headers that prove a call; `{path}` and `{query}` are signed as they are sent, encoded."""
    split, unit = urlsplit(url), 1 if auth.time_unit == "milliseconds" else 1000
    parts = {
        "{method}": method, "{path}": split.path, "{query}": split.query, "{time}": str(milliseconds(now) // unit),
        "{nonce}": secrets.token_hex(16), "{user}": user,
    }  # fmt: skip
    text = auth.signed.encode()
    for place, value in parts.items():
        text = text.replace(place.encode(), value.encode())
    # Last, so that nothing in a body is taken for a place.
    made = hmac.new(secret.encode(), text.replace(b"{body}", body), auth.digest)
    proof = made.hexdigest() if auth.encoding == "hex" else base64.b64encode(made.digest()).decode()
    named = {auth.user_header: user, auth.time_header: parts["{time}"], auth.nonce_header: parts["{nonce}"]}
    return {name: value for name, value in named.items() if name} | {auth.name: f"{auth.prefix}{proof}"}
