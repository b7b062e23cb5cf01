"""TLS without I/O: bytes from the wire in, plain bytes out, and back.

asyncio's own TLS keeps a receive buffer of 256 KB for each connection. Here a connection has two memory BIOs, which
grow with what lies in them and never shrink; so records are put into them in pieces of `_PIECE`, and what comes out
goes through a buffer that all connections share. Python's contexts have SSL_MODE_RELEASE_BUFFERS set, so that
OpenSSL frees its own buffers when a connection is idle.
"""

import ssl
from collections.abc import Callable
from typing import Final

#: Bytes of the wire handed to OpenSSL at a time: about one record.
_PIECE: Final = 16_640
#: The most that one record holds (RFC 8446 section 5.1).
_RECORD: Final = 16_384


class Tls:
    """The client's side of one TLS connection. Everything may raise ssl.SSLError."""

    __slots__ = ("_incoming", "_object", "_outgoing", "_plain", "_unsent", "closed", "established")

    def __init__(self, context: ssl.SSLContext, host: str, plain: memoryview) -> None:
        """`host` = the name that the certificate must carry; `plain` = a buffer for what was decrypted, which may be
        shared by connections that are never read at the same time."""
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._object = context.wrap_bio(self._incoming, self._outgoing, server_hostname=host)
        self._plain = plain
        #: Commands that OpenSSL did not take yet.
        self._unsent: list[bytes] = []
        #: The handshake is done and the certificate is good.
        self.established = False
        #: The server has ended the stream properly.
        self.closed = False

    def begin(self) -> bytes:
        """The first bytes to send."""
        self._shake()
        return self._outgoing.read()

    def receive(self, data: memoryview, take: Callable[[memoryview], None]) -> bytes:
        """Decrypt `data`; `take` is called with each plain piece, valid during the call only. Answers what to send."""
        for start in range(0, len(data), _PIECE):
            self._incoming.write(data[start : start + _PIECE])
            if self.established or self._shake():
                self._decrypt(take)
        if self._unsent:
            self._encrypt()
        return self._outgoing.read() if self._outgoing.pending else b""

    def send(self, data: bytes) -> bytes:
        """The records that carry `data`."""
        self._unsent.append(data)
        self._encrypt()
        return self._outgoing.read()

    def last_words(self) -> bytes:
        """The alert that tells the server why its handshake or stream was refused."""
        return self._outgoing.read()

    def _shake(self) -> bool:
        try:
            self._object.do_handshake()
        except ssl.SSLWantReadError:
            return False
        self.established = True
        return True

    def _decrypt(self, take: Callable[[memoryview], None]) -> None:
        """Everything that is there, several records in one piece: some servers send small ones."""
        read, plain, filled = self._object.read, self._plain, 0
        try:
            while not self.closed:
                count: int = read(_RECORD, plain[filled:])  # type: ignore[assignment]  # with a buffer: how many
                self.closed = not count
                filled += count
                if len(plain) - filled < _RECORD:
                    take(plain[:filled])
                    filled = 0
        except ssl.SSLWantReadError:
            pass
        if filled:
            take(plain[:filled])

    def _encrypt(self) -> None:
        waiting = self._unsent
        try:
            while waiting:
                data = waiting[0]
                sent = self._object.write(data)
                waiting[:1] = [data[sent:]] if sent < len(data) else []
        except ssl.SSLWantReadError:  # TLS 1.2 renegotiation: the server has to speak first
            return
