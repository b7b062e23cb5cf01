"""Signatures of the WebAPI.

Every signed call carries two: the gateway's (client id and a key that is derived from the application id) and the
tenant's (application id and account). Both are the base64 of the lower-case *hex text* of an HMAC-SHA256.
"""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, urlsplit

# What the tail of an application id is mixed with; a private deployment can have its own.
_CONSTANT: Final = b"0054f397c6234378b09ca7d3e5debce7"


def hex_hmac(key: str, text: str) -> str:
    """base64 of the hex of HMAC-SHA256."""
    return base64.b64encode(hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest().encode()).decode()


def client_secret(app_id: str, constant: str = "") -> str:
    """The gateway key in the tail of an application id `<client id>_<32 characters>`; empty when there is none."""
    tail = app_id.partition("_")[2]
    if len(tail) != 32:
        return ""
    mixed = zip(base64.b64decode(tail), constant.encode() or _CONSTANT, strict=False)
    return base64.b64encode(bytes(one ^ other for one, other in mixed)).decode()


def signed_headers(
    url: str, *, app_id: str, app_secret: str, account: tuple[str, str, str, str], seconds: int, constant: str = ""
) -> Mapping[str, str]:
    """Headers of a POST to `url`; `account` is (data centre id, user, language id, organisation number)."""
    stamp = str(seconds)
    path = quote(urlsplit(url).path, safe="")
    text = f"POST\n{path}\n\nx-api-nonce:{stamp}\nx-api-timestamp:{stamp}\n"
    data = ",".join(account)
    return {
        "X-Api-ClientID": app_id.partition("_")[0],
        "X-Api-Auth-Version": "2.0",
        "x-api-timestamp": stamp,
        "x-api-nonce": stamp,
        "x-api-signheaders": "x-api-timestamp,x-api-nonce",
        "X-Api-Signature": hex_hmac(client_secret(app_id, constant), text),
        "X-Kd-Appkey": app_id,
        "X-Kd-Appdata": base64.b64encode(data.encode()).decode(),
        "X-Kd-Signature": hex_hmac(app_secret, app_id + data),
    }


def login_signature(account_id: str, user: str, app_id: str, app_secret: str, seconds: int) -> str:
    """The signature of LoginBySign: SHA-256 of the five texts in ascending order."""
    return hashlib.sha256("".join(sorted((account_id, user, app_id, app_secret, str(seconds)))).encode()).hexdigest()
