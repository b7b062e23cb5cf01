"""Envelopes of the platform's calls: AES-256-CBC with a key made of the application secret, and two signatures.

Plain text is 16 random bytes, the length (4 bytes, big-endian), the message and the application key, padded to blocks
of 32.
"""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

from erp_adapters.contract.values import from_milliseconds

_BLOCK: Final = 32
MOST_AGE: Final = timedelta(minutes=10)


class EnvelopeError(Exception):
    """Not from the platform, or not for this application."""


def key_of(app_secret: str) -> bytes:
    """The AES key: the secret without hyphens, cut or filled with 0 to 43 characters of base64."""
    return base64.b64decode(app_secret.replace("-", "")[:43].ljust(43, "0") + "=")


def signatures(app_secret: str, timestamp: str, nonce: str, encrypted: str) -> tuple[str, str]:
    """(the demo source's SHA-1, the newer page's HMAC-SHA256); the platform is known to send either."""
    parts = sorted((app_secret, timestamp, nonce, encrypted))
    told = "".join(sorted((timestamp, nonce, encrypted)))
    old = hashlib.sha1("".join(parts).encode(), usedforsecurity=False).hexdigest()
    return old, base64.b64encode(hmac.new(app_secret.encode(), told.encode(), hashlib.sha256).digest()).decode()


def encrypt(app_secret: str, app_key: str, message: str, noise: bytes | None = None) -> str:
    """An encrypted message."""
    key, text = key_of(app_secret), message.encode()
    plain = (noise or secrets.token_bytes(16)) + len(text).to_bytes(4, "big") + text + app_key.encode()
    fill = _BLOCK - len(plain) % _BLOCK
    encryptor = Cipher(AES256(key), CBC(key[:16])).encryptor()
    return base64.b64encode(encryptor.update(plain + bytes([fill]) * fill) + encryptor.finalize()).decode()


def decrypt(app_secret: str, app_key: str, encrypted: str) -> str:
    """The message; raises `EnvelopeError`."""
    key = key_of(app_secret)
    try:
        decryptor = Cipher(AES256(key), CBC(key[:16])).decryptor()
        padded = decryptor.update(base64.b64decode(encrypted, validate=True)) + decryptor.finalize()
        plain = padded[: -padded[-1]]
        length = int.from_bytes(plain[16:20], "big")
        message, owner = plain[20 : 20 + length], plain[20 + length :]
        text = message.decode()
    except (ValueError, IndexError) as error:
        raise EnvelopeError("not an envelope") from error
    if not hmac.compare_digest(owner, app_key.encode()):
        raise EnvelopeError("for another application")
    return text


def verify(app_secret: str, envelope: dict[str, str], now: datetime) -> None:
    """Check signature and age; raises `EnvelopeError`."""
    sent = str(envelope.get("msgSignature") or envelope.get("signature") or "")
    stamp = str(envelope.get("timestamp", ""))
    right = signatures(app_secret, stamp, str(envelope.get("nonce", "")), str(envelope.get("encrypt", "")))
    if not any(hmac.compare_digest(sent, one) for one in right):
        raise EnvelopeError("the signature is wrong")
    told = from_milliseconds(stamp) if stamp.isdigit() else None
    if told is None or abs(now - told) > MOST_AGE:
        raise EnvelopeError("too old")
