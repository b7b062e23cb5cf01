"""An HTTPS server on loopback that stands where robots and push services do: it notes what it is sent, decrypts what
was meant for a browser, and answers as it is told."""

import http.server
import json
import threading
from collections import deque
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from backend.alerts.channels.push import decode, encode
from mail_ingest.testing.certificates import CertificateAuthority


@dataclass(frozen=True)
class Taken:
    """A request that came in."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Services:
    """Use as a context manager. `answers` are given in order, then 200 with an empty success."""

    authority: CertificateAuthority
    answers: deque[tuple[int, dict[str, Any], dict[str, str]]] = field(default_factory=deque)
    taken: list[Taken] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.socket = self.authority.server_context().wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        return f"https://localhost:{self._server.server_address[1]}"

    def answer(self, status: int = 200, body: dict[str, Any] | None = None, **headers: str) -> None:
        """Give this answer to the next request that has none."""
        self.answers.append((status, body or {}, headers))


class Browser:
    """A browser that subscribed: its keys, and what it can read."""

    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._auth = b"sixteen bytes ok"

    @property
    def subscription(self) -> dict[str, str]:
        """What is posted to /alert-channels/browsers."""
        return {"endpoint": self.endpoint, "p256dh": encode(self._public), "auth": encode(self._auth)}

    @property
    def _public(self) -> bytes:
        return self._key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )

    def read(self, body: bytes) -> Any:
        """Decrypt a push message as a browser does (RFC 8291 section 3)."""
        salt, length = body[:16], body[20]
        theirs, sealed = body[21 : 21 + length], body[21 + length :]
        shared = self._key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs))
        info = b"WebPush: info\0" + self._public + theirs
        secret = HKDF(hashes.SHA256(), 32, self._auth, info).derive(shared)
        key = HKDF(hashes.SHA256(), 16, salt, b"Content-Encoding: aes128gcm\0").derive(secret)
        nonce = HKDF(hashes.SHA256(), 12, salt, b"Content-Encoding: nonce\0").derive(secret)
        return json.loads(AESGCM(key).decrypt(nonce, sealed, None).rstrip(b"\0")[:-1])


def endpoint_key(headers: dict[str, str]) -> bytes:
    """The server's public key out of an Authorization header."""
    return decode(headers["authorization"].rpartition("k=")[2])


def _handler(services: Services) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            headers = {name.lower(): value for name, value in self.headers.items()}
            services.taken.append(Taken(self.path, headers, body))
            success: tuple[int, dict[str, Any], dict[str, str]] = (200, {"errcode": 0, "code": 0}, {})
            status, content, more = services.answers.popleft() if services.answers else success
            packed = json.dumps(content).encode()
            self.send_response(status)
            for name, value in more.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(packed)))
            self.end_headers()
            self.wfile.write(packed)

        def log_message(self, *_: object) -> None:
            """Tests look at `taken`."""

    return Handler
