"""How patient the client is and what it says of itself."""

from dataclasses import dataclass

from mail_ingest.imap.idling import IdleLengths
from mail_ingest.imap.wire import DEFAULT_LIMITS, Limits


@dataclass(frozen=True, slots=True)
class Options:
    """Times in seconds."""

    connect: float = 15
    quiet: float = 60
    #: IDLE is renewed after this long; NATs and some providers cut connections that are silent for 10 minutes.
    idle_refresh: float = 9 * 60
    #: What was learned of hosts that cut earlier; shared by all connections of a process.
    idle_lengths: IdleLengths = IdleLengths()  # noqa: RUF009 - shared on purpose
    #: Between two NOOPs where there is no IDLE. Polling faster gets an account blocked at some providers.
    poll_every: float = 90
    client_id: tuple[tuple[str, str], ...] = (("name", "Lading"), ("vendor", "Lading"))
    #: Compress where the server can (RFC 4978). Metadata shrinks to a tenth at no cost, mail with attachments by a
    #: quarter at three times the CPU, which pays on links below some 60 Mbit/s. Each connection keeps 45 KB more.
    compress: bool = False
    limits: Limits = DEFAULT_LIMITS
