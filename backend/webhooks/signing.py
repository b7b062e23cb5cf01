"""Signatures of the Standard Webhooks specification, version 1: HMAC-SHA-256 over id, time and body."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

PREFIX: Final = "whsec_"
_BYTES: Final = 32


def new_secret() -> str:
    """A secret as receivers write it down: `whsec_` and 32 random bytes in base64."""
    return PREFIX + base64.b64encode(secrets.token_bytes(_BYTES)).decode()


def message_name(message_id: UUID) -> str:
    """The value of `webhook-id`."""
    return f"msg_{message_id.hex}"


def signed_headers(message_id: UUID, at: datetime, body: bytes, keys: Sequence[str]) -> dict[str, str]:
    """The three headers of a message, signed with each of the secrets, the newest first."""
    name, seconds = message_name(message_id), str(int(at.timestamp()))
    content = b".".join((name.encode(), seconds.encode(), body))
    signatures = (f"v1,{_sign(key, content)}" for key in keys)
    return {"webhook-id": name, "webhook-timestamp": seconds, "webhook-signature": " ".join(signatures)}


def _sign(key: str, content: bytes) -> str:
    secret = base64.b64decode(key.removeprefix(PREFIX))
    return base64.b64encode(hmac.new(secret, content, hashlib.sha256).digest()).decode()
