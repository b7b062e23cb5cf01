"""The connection below the protocol: socket, TLS, compression (RFC 4978), flow control.

All connections of a thread receive into the same buffer: a connection keeps only what is unfinished, so that
thousands of idle ones cost little. Plain bytes go up in pieces that are valid during the call only.
"""

import asyncio
import socket
import ssl
import threading
import zlib
from contextlib import suppress
from typing import Final, Protocol, cast

from mail_ingest.imap.tls import Tls

#: Bytes of one read from the socket.
_RECEIVE: Final = 262_144
#: What compressed bytes are unpacked to at a time: a bomb meets the limits of the protocol piece by piece.
_INFLATE: Final = 65_536

_thread = threading.local()


class _Buffers:
    """What the connections of one thread share."""

    def __init__(self) -> None:
        self.wire = memoryview(bytearray(_RECEIVE))
        self.plain = memoryview(bytearray(_INFLATE))


def _buffers() -> _Buffers:
    found = getattr(_thread, "buffers", None)
    if found is None:
        found = _thread.buffers = _Buffers()
    return cast("_Buffers", found)


class Receiver(Protocol):
    """What a link tells."""

    def received(self, data: memoryview) -> None:
        """Plain bytes; valid during the call only. What it raises breaks the link."""
        ...

    def ended(self, error: Exception | None) -> None:
        """Nothing more will come; called once."""
        ...


class Link(asyncio.BufferedProtocol):
    """One connection. Used like a transport by what stands above it."""

    __slots__ = (
        "_buffers",
        "_deflate",
        "_ended",
        "_handshake",
        "_inflate",
        "_paused",
        "_receiver",
        "_tls",
        "_transport",
    )

    def __init__(self, receiver: Receiver) -> None:
        self._receiver = receiver
        self._buffers = _buffers()
        self._transport: asyncio.Transport | None = None
        self._tls: Tls | None = None
        self._handshake: asyncio.Future[None] | None = None
        self._inflate: zlib._Decompress | None = None
        self._deflate: zlib._Compress | None = None
        self._paused = False
        self._ended = False

    # Called by the event loop

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        _keep_alive(transport.get_extra_info("socket"))

    def get_buffer(self, sizehint: int) -> memoryview:
        return self._buffers.wire

    def buffer_updated(self, nbytes: int) -> None:
        if self._ended:
            return
        data = self._buffers.wire[:nbytes]
        try:
            if self._tls is None:
                self._unpack(data)
            else:
                self._decrypt(self._tls, data)
        except Exception as error:  # noqa: BLE001 - whatever broke the stream ends it
            self.end(error)

    def eof_received(self) -> None:
        self.end(None)

    def connection_lost(self, exc: Exception | None) -> None:
        self.end(exc)

    # Used by the protocol

    async def start_tls(self, context: ssl.SSLContext, host: str) -> None:
        """Speak TLS from here on; done when the certificate is verified. Raises ssl.SSLError, OSError.

        What was received before must have been dropped by the caller.
        """
        self._tls = Tls(context, host, self._buffers.plain)
        self._handshake = asyncio.get_running_loop().create_future()
        self._write_out(self._tls.begin())
        try:
            await self._handshake
        finally:
            self._handshake = None

    def start_compression(self) -> None:
        """Compress from here on in both directions. A small window is enough for commands."""
        self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        self._deflate = zlib.compressobj(1, zlib.DEFLATED, -10, 1)

    @property
    def paused(self) -> bool:
        """The server has to wait."""
        return self._paused

    @property
    def compressed(self) -> bool:
        return self._inflate is not None

    def write(self, data: bytes) -> None:
        """Send; what is written to a link that has ended is lost."""
        if self._ended:
            return
        if self._deflate is not None:
            data = self._deflate.compress(data) + self._deflate.flush(zlib.Z_SYNC_FLUSH)
        try:
            self._write_out(data if self._tls is None else self._tls.send(data))
        except ssl.SSLError as error:
            self.end(error)

    def pause_reading(self) -> None:
        """Let the server wait: nothing is received until `resume_reading`."""
        if not self._paused and self._readable:
            self._paused = True
            cast("asyncio.Transport", self._transport).pause_reading()

    def resume_reading(self) -> None:
        """See `pause_reading`."""
        if self._paused and self._readable:
            self._paused = False
            cast("asyncio.Transport", self._transport).resume_reading()

    def abort(self) -> None:
        """Break the connection at once."""
        self.end(None)

    def end(self, error: Exception | None) -> None:
        """Break the connection for a reason."""
        if self._ended:
            return
        self._ended = True
        if self._transport is not None:
            if self._tls is not None and isinstance(error, ssl.SSLError):
                self._write_out(self._tls.last_words())
            self._transport.abort()
        if self._handshake is not None and not self._handshake.done():
            self._handshake.set_exception(error or ConnectionResetError("closed in the handshake"))
        # Memory comes back at once, however long somebody keeps the broken connection.
        self._tls = self._inflate = self._deflate = None
        self._receiver.ended(error)

    @property
    def _readable(self) -> bool:
        return not self._ended and self._transport is not None and not self._transport.is_closing()

    def _decrypt(self, tls: Tls, data: memoryview) -> None:
        answer = tls.receive(data, self._unpack)
        if answer:
            self._write_out(answer)
        if self._handshake is not None and tls.established and not self._handshake.done():
            self._handshake.set_result(None)
        if tls.closed:
            self.end(None)

    def _unpack(self, data: memoryview) -> None:
        inflate = self._inflate
        if inflate is None:
            self._receiver.received(data)
            return
        packed: bytes | memoryview = data
        while not self._ended:
            plain = inflate.decompress(packed, _INFLATE)
            self._receiver.received(memoryview(plain))
            packed = inflate.unconsumed_tail
            if not packed and len(plain) < _INFLATE:
                return

    def _write_out(self, data: bytes) -> None:
        if data and self._transport is not None:
            self._transport.write(data)


def _keep_alive(sock: socket.socket | None) -> None:
    """Notice a dead peer within minutes even when nothing is said (behind NAT, in IDLE)."""
    if sock is None:
        return
    with suppress(OSError, AttributeError):
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 60)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 20)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 4)
