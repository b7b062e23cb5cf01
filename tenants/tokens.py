"""Random tokens that name their record: session cookies, invitation links, API keys. Only hashes are stored."""

import base64
import binascii
import hashlib
import secrets
from uuid import UUID

KEY_PREFIX = "lk_"


def hash_secret(secret: bytes) -> bytes:
    """What is stored of a random token: SHA-256, since a token of 256 bits needs no slow hash."""
    return hashlib.sha256(secret).digest()


def new_token(*ids: UUID, prefix: str = "") -> tuple[str, bytes]:
    """A token that names its record(s) and carries a secret: (token text, hash to store)."""
    secret = secrets.token_bytes(32)
    packed = b"".join(record_id.bytes for record_id in ids) + secret
    return prefix + base64.urlsafe_b64encode(packed).decode().rstrip("="), hash_secret(secret)


def read_token(token: str, ids: int, prefix: str = "") -> tuple[list[UUID], bytes] | None:
    """The ids and the secret inside a token, or None when it has not that form."""
    body = token.removeprefix(prefix)
    if prefix and body == token:
        return None
    try:
        packed = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
    except (binascii.Error, ValueError):
        return None
    if len(packed) != 16 * ids + 32:
        return None
    return [UUID(bytes=packed[16 * i : 16 * (i + 1)]) for i in range(ids)], packed[16 * ids :]
