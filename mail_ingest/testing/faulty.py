"""An IMAP server with one mailbox, honest but for the faults it is told to have.

faults = Faults(cut_in_body=2, refused={7: "[SERVERBUG] cannot read it"})
async with FaultyServer({1: b"Subject: Offer...", 7: b"...", 90_001: Generated(200_000_000)}, faults) as server:
    ... connect to server.host, server.port; change server.mailbox.messages and server.faults meanwhile ...

Counters in `Faults` say how often something goes wrong; then it goes right. The folder is INBOX.
"""

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from mail_ingest.testing.conversation import Conversation
from mail_ingest.testing.hostile import CAPABILITIES, HostileServer, Session

_LINE = b"Steel coils, hot rolled, 2.0 mm, as agreed on the telephone yesterday.\r\n"


@dataclass(frozen=True, slots=True)
class Generated:
    """A message of so many bytes that is made while it is sent."""

    size: int

    def part(self, start: int, stop: int) -> bytes:
        """Bytes from `start` to `stop`: a header, then the same line again and again."""
        head = b"Subject: Catalogue\r\nMessage-ID: <%d@generated.example>\r\n\r\n" % self.size
        repeats = (stop - start) // len(_LINE) + 2
        offset = max(0, start - len(head)) % len(_LINE)
        body = (_LINE * repeats)[offset:]
        found = head[start:stop] + body if start < len(head) else body
        return found[: max(0, min(stop, self.size) - start)]

    def __len__(self) -> int:
        return self.size

    def whole(self) -> bytes:
        """All of it."""
        return self.part(0, self.size)


@dataclass(slots=True)
class Mailbox:
    """INBOX: raw messages by UID, flags by UID."""

    messages: dict[int, bytes | Generated] = field(default_factory=dict)
    flags: dict[int, set[str]] = field(default_factory=dict)
    uid_validity: int = 1
    received: datetime = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

    @property
    def uid_next(self) -> int:
        return max(self.messages, default=0) + 1


@dataclass(slots=True)
class Faults:
    """What goes wrong. Numbers count down to nothing; texts are what the server says."""

    #: Connections cut in the middle of a message.
    cut_in_body: int = 0
    #: `BYE` between the messages of a FETCH, with this text.
    bye: int = 0
    bye_text: str = "[UNAVAILABLE] going down for maintenance"
    #: Commands (by their beginning) refused with a text, so many times.
    refusals: dict[str, tuple[int, str]] = field(default_factory=dict)
    #: UIDs whose FETCH is refused with a text, for ever.
    refused: dict[int, str] = field(default_factory=dict)
    #: UIDs on which the connection is cut, for ever.
    poison: set[int] = field(default_factory=set)
    #: Bodies announced with so many bytes more (or fewer) than are sent.
    wrong_literal: int = 0
    wrong_by: int = 10
    #: Seconds between single bytes, while `slow_bytes` last.
    slow_seconds: float = 0.0
    slow_bytes: int = 0
    #: Lines that nobody asked for, before every answer.
    garbage: bytes = b""
    #: UIDs that are expunged when a FETCH names them, before it is answered.
    expunged_when_fetched: set[int] = field(default_factory=set)
    #: A line of so many bytes without end, once.
    endless_line: int = 0
    #: Left out of SELECT and STATUS.
    no_uid_next: bool = False
    #: UIDVALIDITY grows with every SELECT, so many times.
    flapping: int = 0
    #: RFC822.SIZE is multiplied by this.
    size_factor: float = 1.0

    def due(self, name: str) -> bool:
        """Whether the counted fault `name` happens now; counts it."""
        left: int = getattr(self, name)
        if left:
            setattr(self, name, left - 1)
        return left > 0


class FaultyServer(HostileServer):
    """Serves `mailbox` to every connection. `capabilities` are what it announces."""

    def __init__(
        self,
        messages: Mapping[int, bytes | Generated],
        faults: Faults | None = None,
        *,
        tls: ssl.SSLContext | None = None,
        capabilities: str = CAPABILITIES,
    ) -> None:
        super().__init__(self._converse, tls=tls)
        self.mailbox = Mailbox(dict(messages))
        self.faults = faults or Faults()
        self.capabilities = capabilities
        self._news = asyncio.Event()

    def deliver(self, raw: bytes) -> int:
        """A new message; connections in IDLE are told. Answers its UID."""
        uid = self.mailbox.uid_next
        self.mailbox.messages[uid] = raw
        self._tell()
        return uid

    def expunge(self, *uids: int) -> None:
        """Messages go away; connections in IDLE are told."""
        for uid in uids:
            self.mailbox.messages.pop(uid, None)
        self._tell()

    async def news(self) -> None:
        """Until something has changed."""
        await self._news.wait()

    def _tell(self) -> None:
        self._news.set()
        self._news = asyncio.Event()

    async def _converse(self, session: Session) -> None:
        await session.greet(f"[CAPABILITY {self.capabilities}] ready")
        await Conversation(self, session).run()
