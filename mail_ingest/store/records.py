"""Plain data that goes in and out of the mail tables, and the keys that look-ups are made with."""

import hashlib
import threading
from datetime import datetime
from typing import Final
from uuid import UUID

import msgspec
import zstandard

from mail_ingest.parse.message import Address, DeliveryReport, Invitation, ListHeaders, Part

#: Higher levels make letters a fiftieth smaller for twice the time.
_LEVEL: Final = 1
_MAX_BODY: Final = 256 * 1024 * 1024
RAW: Final = "raw"

#: Reasons of a skip beside those of `mail_ingest.imap.source.FetchProblem`.
#: The database would not take it; its raw form is in the blob store.
UNSTORABLE: Final = "unstorable"
#: Not finished by its author yet (flag \\Draft); met again when it is.
DRAFT: Final = "draft"
#: The connection broke each time that it was asked for alone.
BROKEN: Final = "broken"

_ENCODER: Final = msgspec.msgpack.Encoder()


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """Who a message is from and to, and what it refers to; the JSON of `Message.envelope`."""

    from_: tuple[Address, ...] = ()
    sender: Address | None = None
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    reply_to: tuple[Address, ...] = ()
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


class StoredBody(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a message says. `html` is as sent and must be sanitized before anybody sees it.

    Kept are `text`, `html`, `enclosed` (the text of messages inside the message, to be found by) and what
    `mail_ingest.understand` goes by; `store.queries.bodies` fills in the rest. `new_*` is what the author wrote,
    `quoted_*` what stands below or around it from earlier messages.
    """

    text: str | None = None
    html: str | None = None
    enclosed: str | None = None
    list_headers: ListHeaders | None = None
    delivery_report: DeliveryReport | None = None
    cards: tuple[str, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    new_text: str | None = None
    quoted_text: str | None = None
    new_html: str | None = None
    quoted_html: str | None = None


class _Compressors(threading.local):
    """One for each thread, since they are not safe to share; making one costs as much as a short letter."""

    def __init__(self) -> None:
        self.one = zstandard.ZstdCompressor(level=_LEVEL)


_COMPRESSORS: Final = _Compressors()


def pack_body(body: StoredBody) -> bytes:
    """A body as kept in `MessageBody.packed`."""
    return _COMPRESSORS.one.compress(_ENCODER.encode(body))


def unpack_body(packed: bytes) -> StoredBody:
    """The body behind `MessageBody.packed`."""
    plain = zstandard.ZstdDecompressor().decompress(packed, _MAX_BODY)
    return msgspec.msgpack.decode(plain, type=StoredBody)


def link_key(link: str) -> bytes:
    """Sixteen bytes for a link of `mail_ingest.threads` ("id:<Message-ID>"...), whatever its length."""
    return hashlib.sha256(link.encode("utf-8", "surrogatepass")).digest()[:16]


def head_key(raw: bytes, size: int) -> bytes:
    """Sixteen bytes by which a message is met again under another UID: its header, whatever the line ends, and its
    announced size. `raw` may end with the header."""
    end = raw.find(b"\r\n\r\n")
    head = raw[:end] if end >= 0 else raw.partition(b"\n\n")[0]
    return hashlib.sha256(b"%d " % size + head.replace(b"\r\n", b"\n").strip()).digest()[:16]


class Digest(msgspec.Struct, frozen=True, kw_only=True):
    """All that the database keeps of one raw message; made in a worker process by `mail_ingest.sync.digest`."""

    sha256: str
    #: What makes two copies one message: see `mail_ingest.sync.digest.identity_of`.
    identity: str
    size: int
    message_id: str | None
    envelope: Envelope
    subject: str
    #: Aware; None when the message has no believable date of its own.
    date: datetime | None
    date_quality: str
    utc_offset: int | None
    kind: str
    kind_reasons: tuple[str, ...]
    language: str | None
    snippet: str
    has_html: bool
    list_unsubscribe: bool
    #: What `mail_ingest.threads` goes by, but for the provider's thread id: links, and the subject's base and whether
    #: it marks a reply.
    links: tuple[str, ...]
    thread_subject: tuple[str, bool]
    #: Attachments and inline images.
    parts: tuple[Part, ...]
    #: `mail_ingest.parse.message.Defect`s as JSON.
    defects: tuple[dict[str, object], ...]
    #: What `mail_ingest.understand` found; empty as long as nobody has looked.
    understanding: dict[str, object] = {}
    packed_body: bytes
    parser_version: int
    #: Only the beginning of the message was there to be read.
    partial: bool = False
    #: "signed", "encrypted" or None.
    security: str | None = None
    invitations: tuple[Invitation, ...] = ()

    @property
    def author(self) -> Address:
        """The first From address; empty where there is none."""
        return self.envelope.from_[0] if self.envelope.from_ else Address("", "")


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a message lies, and what the server says of it there."""

    uid: int
    flags: tuple[str, ...] = ()
    internal_date: datetime | None = None
    modseq: int | None = None
    provider_id: str | None = None
    labels: tuple[str, ...] = ()
    #: `head_key` of the raw message.
    head: bytes | None = None


class Incoming(Place, frozen=True, kw_only=True):
    """A message and the place where it was found."""

    digest: Digest
    provider_thread_id: str | None = None
    #: `tenants.blobs.Kept.place` of the raw message.
    raw_place: str | None = None


class Known(Place, frozen=True, kw_only=True):
    """A message that is here already, and a further place where it was found without fetching it."""

    message_id: UUID


class Skipped(msgspec.Struct, frozen=True, kw_only=True):
    """A message on the server that could not be fetched."""

    uid: int
    reason: str
    server_said: str | None = None
    size: int | None = None


class CursorMove(msgspec.Struct, frozen=True, kw_only=True):
    """Where a folder's cursors stand after a batch; None leaves one as it is."""

    tail_uid: int | None = None
    backfill_uid: int | None = None
    backfill_at: datetime | None = None
    backfill_done: bool | None = None
    #: How many messages the server has by now.
    on_server: int | None = None


class LeaseToken(msgspec.Struct, frozen=True, kw_only=True):
    """Proof of holding a mailbox's lease; see `MailboxLease`."""

    tenant_id: UUID
    mailbox_id: UUID
    holder: str
    fence: int


class IngestResult(msgspec.Struct, frozen=True, kw_only=True):
    """What a batch changed. `placed` counts new placements; `created` are messages new to the tenant."""

    placed: int
    created: list[UUID]
    conversation_ids: list[UUID]
