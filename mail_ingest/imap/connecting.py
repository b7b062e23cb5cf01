"""From a checked address to a greeted, encrypted connection."""

import asyncio
import ssl

from mail_ingest.imap.errors import Step
from mail_ingest.imap.pending import LinkLostError
from mail_ingest.imap.protocol import ImapProtocol
from mail_ingest.imap.responses import Status
from mail_ingest.imap.target import ConnectTarget
from mail_ingest.imap.wire import DEFAULT_LIMITS, Limits


class NotConnectedError(Exception):
    """No connection: at which step, and the exception or the server's status that ended it."""

    def __init__(self, step: Step, cause: Exception | Status) -> None:
        super().__init__(f"{step}: {cause}")
        self.step = step
        self.cause = cause


class StartTlsRefusedError(Exception):
    """The server does not switch to TLS, or spoke before the switch; going on in clear is not done."""


async def connect(
    target: ConnectTarget, *, seconds: float = 15, limits: Limits = DEFAULT_LIMITS
) -> tuple[ImapProtocol, Status]:
    """Connect to the first of the target's addresses that answers; returns the protocol and the greeting.

    `seconds` bounds each of: one address, the TLS handshake, the greeting. Raises NotConnectedError.
    """
    error: NotConnectedError | None = None
    for address in target.addresses:
        try:
            return await _connect_to(address, target, seconds, limits)
        except NotConnectedError as failed:
            # A later address is worth trying only if this one was not reached: all have the same certificate.
            if failed.step is not Step.CONNECT:
                raise
            error = failed
    raise error or NotConnectedError(Step.RESOLVE, OSError("no address"))


async def _connect_to(
    address: str, target: ConnectTarget, seconds: float, limits: Limits
) -> tuple[ImapProtocol, Status]:
    loop = asyncio.get_running_loop()
    protocol = ImapProtocol(loop, limits)
    try:
        async with asyncio.timeout(seconds):
            await loop.create_connection(lambda: protocol.link, address, target.port)
    except (OSError, TimeoutError) as error:
        raise NotConnectedError(Step.CONNECT, error) from error
    try:
        if target.security == "starttls":
            greeting = await _greeting(protocol, seconds)
            if greeting.result == "PREAUTH":
                raise NotConnectedError(Step.TLS, StartTlsRefusedError(greeting.said()))
            await _start_tls(protocol, target, seconds)
            # Capabilities announced in clear may be an attacker's: they are asked again.
            return protocol, Status("*", "OK", None, b"", b"")
        await _handshake(protocol, target, seconds)
        return protocol, await _greeting(protocol, seconds)
    except BaseException:
        protocol.drop()
        raise


async def _greeting(protocol: ImapProtocol, seconds: float) -> Status:
    try:
        async with asyncio.timeout(seconds):
            greeting = await protocol.greeted()
    except TimeoutError:
        raise NotConnectedError(Step.CONNECT, TimeoutError("no greeting")) from None
    except LinkLostError as error:
        raise NotConnectedError(Step.CONNECT, error) from error
    if greeting.result not in {"OK", "PREAUTH"}:
        raise NotConnectedError(Step.CONNECT, greeting)
    return greeting


async def _start_tls(protocol: ImapProtocol, target: ConnectTarget, seconds: float) -> None:
    protocol.state = "NONAUTH"
    try:
        outcome = await protocol.run(b"STARTTLS", deadline=seconds)
    except LinkLostError as error:
        raise NotConnectedError(Step.TLS, error) from error
    if outcome.status.result != "OK" or not protocol.clean:
        raise NotConnectedError(Step.TLS, StartTlsRefusedError(outcome.status.said()))
    protocol.reset_stream()
    await _handshake(protocol, target, seconds)


async def _handshake(protocol: ImapProtocol, target: ConnectTarget, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await protocol.link.start_tls(target.ssl_context, target.host)
    except (OSError, EOFError, ssl.SSLError) as error:
        raise NotConnectedError(Step.TLS, error) from error
