"""Web Push: messages encrypted for one browser (RFC 8291), signed by this server (RFC 8292), judged by status. Pure."""

import base64
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import msgspec
from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives import hashes, hmac, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from joserfc import jwt
from joserfc.jwk import ECKey

from backend.alerts.channels.verdicts import SENT, Verdict

#: Plaintext that fits a body of 4,096 bytes, which every push service takes.
MOST_BYTES: Final = 3993
#: The push services of browsers. An endpoint is what a browser sent us: elsewhere we do not go.
HOSTS: Final = ("fcm.googleapis.com", "updates.push.services.mozilla.com")
HOST_ENDINGS: Final = (".push.apple.com", ".notify.windows.com")
_RECORD_SIZE: Final = 4096
#: Services refuse more than 24 hours; clocks differ.
_TOKEN_SECONDS: Final = 12 * 3600
_CURVE: Final = ec.SECP256R1()
#: Order of P-256 (FIPS 186-5).
_ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_PAUSE: Final = 60.0


class PushTooLargeError(ValueError):
    """The text does not fit into one push message."""


class BadSubscriptionError(ValueError):
    """What a browser sent is no push subscription."""


class Subscription(msgspec.Struct, frozen=True):
    """A browser's `PushSubscription`: where to send, its public key and its secret, both base64url."""

    endpoint: str
    p256dh: str
    auth: str

    def __repr__(self) -> str:
        return f"Subscription({urlsplit(self.endpoint).hostname})"


@dataclass(frozen=True, slots=True)
class ServerKey:
    """The key by which push services know this server."""

    private: ec.EllipticCurvePrivateKey

    @property
    def public(self) -> str:
        """The uncompressed point in base64url: what a browser subscribes with (`applicationServerKey`)."""
        return encode(_point(self.private.public_key()))


def server_key(master: bytes) -> ServerKey:
    """The server's key, derived from the operator's master key, so that none has to be kept."""
    seed = HKDF(hashes.SHA256(), 48, salt=None, info=b"lading web push").derive(master)
    return ServerKey(ec.derive_private_key(int.from_bytes(seed, "big") % (_ORDER - 1) + 1, _CURVE))


def check(subscription: Subscription, more_hosts: frozenset[str]) -> None:
    """Raise `BadSubscriptionError` unless endpoint and keys can be used."""
    try:
        parts = urlsplit(subscription.endpoint)
        host = (parts.hostname or "").lower()
        known = host in HOSTS or host.endswith(HOST_ENDINGS) or host in more_hosts
        if parts.scheme != "https" or not known or parts.username is not None:
            raise BadSubscriptionError("endpoint")
        ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, decode(subscription.p256dh))
        if len(decode(subscription.auth)) != 16:
            raise BadSubscriptionError("auth")
    except (ValueError, InvalidKey) as error:
        raise BadSubscriptionError(str(error)) from error


def encrypt(
    subscription: Subscription,
    content: bytes,
    *,
    salt: bytes | None = None,
    ephemeral: ec.EllipticCurvePrivateKey | None = None,
) -> bytes:
    """`content` as one `aes128gcm` record (RFC 8188) for a browser; raises `PushTooLargeError`.

    `salt` and `ephemeral` are for test vectors: both are new for each message.
    """
    if len(content) > MOST_BYTES:
        raise PushTooLargeError(f"{len(content)} bytes")
    salt = salt or os.urandom(16)
    ephemeral = ephemeral or ec.generate_private_key(_CURVE)
    theirs = decode(subscription.p256dh)
    ours = _point(ephemeral.public_key())
    shared = ephemeral.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, theirs))
    secret = _hkdf(decode(subscription.auth), shared, b"WebPush: info\0" + theirs + ours, 32)
    key = _hkdf(salt, secret, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _hkdf(salt, secret, b"Content-Encoding: nonce\0", 12)
    head = salt + _RECORD_SIZE.to_bytes(4, "big") + bytes([len(ours)]) + ours
    return head + AESGCM(key).encrypt(nonce, content + b"\x02", None)


def headers(
    subscription: Subscription, key: ServerKey, *, contact: str, seconds: int, topic: str, at: float | None = None
) -> Mapping[str, str]:
    """Headers of the request. `contact` is mailto: or https: of whoever runs this server; `seconds` is how long the
    service keeps the message for a browser that is away; of one `topic` it keeps the newest alone."""
    parts = urlsplit(subscription.endpoint)
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int(time.time() if at is None else at) + _TOKEN_SECONDS,
        "sub": contact,
    }
    pem = key.private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    token = jwt.encode({"alg": "ES256", "typ": "JWT"}, claims, ECKey.import_key(pem))
    return {
        "Authorization": f"vapid t={token}, k={key.public}",
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(max(0, seconds)),
        "Urgency": "high",
        "Topic": topic[:32],
    }


def judge(status: int, retry_after: str | None, body: bytes) -> Verdict:
    """What a push service's status means (RFC 8030 and RFC 8292)."""
    said = body[:300].decode(errors="replace").strip() or None
    if status in (200, 201, 202, 204):
        return SENT
    if status in (404, 410):
        return Verdict("gone", problem="push-ended", said=said)
    if status == 413:
        return Verdict("refused", problem="push-too-large", said=said)
    if status in (401, 403):
        return Verdict("refused", problem="push-key", said=said)
    if status == 429 or status >= 500:
        return Verdict("pause", _seconds(retry_after), "push-busy", said)
    return Verdict("refused", problem="push-refused", said=said)


def encode(content: bytes) -> str:
    """base64url without padding (RFC 4648 section 5)."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    """The bytes behind base64url, padded or not; raises `ValueError`."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _seconds(retry_after: str | None) -> float:
    try:
        return min(max(float(retry_after or _PAUSE), 1.0), 24 * 3600.0)
    except ValueError:
        return _PAUSE


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


def _hkdf(salt: bytes, key: bytes, info: bytes, length: int) -> bytes:
    extract = hmac.HMAC(salt, hashes.SHA256())
    extract.update(key)
    expand = hmac.HMAC(extract.finalize(), hashes.SHA256())
    expand.update(info + b"\x01")
    return expand.finalize()[:length]
