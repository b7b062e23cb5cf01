"""What a mailbox can be asked, whatever protocol stands behind it.

`mail_ingest.sync` is written against `MailSource`; IMAP implements it, Graph and the Gmail API can stand
beside it. Every method raises `mail_ingest.imap.errors.MailError` and nothing else (but `CancelledError`).
A source is used by one task at a time. After an error whose `connection_usable` is false, or after a
cancelled call, it must be closed and opened anew.
"""

from collections.abc import AsyncIterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

import msgspec

from mail_ingest.imap.errors import MailError


class FolderRole(StrEnum):
    """What a folder is for, whatever it is called."""

    INBOX = "inbox"
    SENT = "sent"
    ARCHIVE = "archive"
    DRAFTS = "drafts"
    JUNK = "junk"
    TRASH = "trash"
    OTHER = "other"


class Folder(msgspec.Struct, frozen=True, kw_only=True):
    """One folder. `wire_name` is byte-exact as the server wrote it and goes into commands; `name` is for people."""

    wire_name: bytes
    name: str
    delimiter: str | None
    role: FolderRole
    selectable: bool
    #: Lower case, without the backslash: "noselect", "hasnochildren", "sent"...
    attributes: frozenset[str]
    #: Holds every message of the account once (Gmail's "All Mail").
    all_mail: bool = False
    #: A view onto messages that live in other folders (starred, important).
    virtual: bool = False
    #: Identity that survives renaming: MAILBOXID (RFC 8474); None where the server has none.
    folder_id: str | None = None


class KnownState(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller last knew of a folder, so that opening it can tell what has changed since (RFC 7162)."""

    uid_validity: int
    highest_modseq: int


class FolderState(msgspec.Struct, frozen=True, kw_only=True):
    """What the server said when the folder was opened, before anything was fetched (RFC 3501 6.3.1, RFC 7162)."""

    #: 0 = the server sent none, so UIDs cannot be trusted between connections.
    uid_validity: int
    uid_next: int | None
    #: None = no CONDSTORE, or NOMODSEQ for this folder.
    highest_modseq: int | None
    exists: int
    uids_sticky: bool
    read_only: bool
    #: See `Folder.folder_id`; some servers tell it only here.
    folder_id: str | None = None


class FolderStatus(msgspec.Struct, frozen=True, kw_only=True):
    """Counters of a folder that is not open (STATUS); what the server left out is None."""

    messages: int | None
    uid_next: int | None
    uid_validity: int | None
    highest_modseq: int | None
    unseen: int | None


class MessageMeta(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a message before its body is fetched."""

    uid: int
    #: As sent: "\\Seen", "$Forwarded"...
    flags: frozenset[str]
    #: When the server received it (aware); None if it was unreadable.
    internal_date: datetime | None
    #: Bytes by RFC822.SIZE: a hint, Exchange counts before conversion.
    size: int
    modseq: int | None = None
    #: Identity that survives moves: X-GM-MSGID, or EMAILID (RFC 8474).
    provider_id: str | None = None
    #: X-GM-THRID, or THREADID (RFC 8474).
    provider_thread_id: str | None = None
    #: X-GM-LABELS, decoded.
    labels: tuple[str, ...] = ()


class FolderChanges(msgspec.Struct, frozen=True, kw_only=True):
    """What has changed in the open folder since a mod-sequence."""

    #: UID, flags, mod-sequence and labels of new and changed messages; date and size are not asked for. Ascending
    #: by mod-sequence, so that a caller may stop after any of them and go on from its `modseq`.
    metas: list[MessageMeta]
    #: UIDs of `known` that are gone, ascending. None = the server cannot tell: compare with `uids()`.
    vanished: list[int] | None
    #: To be given as `since_modseq` next time, once all of this is stored. None = no CONDSTORE in this folder.
    highest_modseq: int | None


class FetchProblem(StrEnum):
    """Why a message that was asked for did not come."""

    #: The server answered without it, twice: expunged, or never was.
    GONE = "gone"
    #: The server refused this one message (`NO`), or broke the connection on it.
    REFUSED = "refused"
    #: Larger than the caller's limit; not fetched.
    TOO_LARGE = "too_large"


class MessageBody(msgspec.Struct, frozen=True, kw_only=True):
    """One message, bytes as the server sent them."""

    uid: int
    raw: bytes
    #: Only the beginning: the header and the first text.
    partial: bool = False


class BodyBatch(msgspec.Struct, frozen=True, kw_only=True):
    """One step of `fetch_bodies`. `asked` = the UIDs of `bodies` + the keys of `problems`, newest first."""

    asked: tuple[int, ...]
    bodies: tuple[MessageBody, ...]
    problems: dict[int, FetchProblem]
    #: What the server said of the refused ones, for the ledger.
    server_said: dict[int, str]


class Appended(msgspec.Struct, frozen=True):
    """Where a message was put (APPENDUID, RFC 4315)."""

    uid_validity: int
    uid: int


class ChangeKind(StrEnum):
    """What ended a wait."""

    #: The server announced something; compare UIDNEXT, counts and flags.
    PUSHED = "pushed"
    #: Nothing was heard until the timeout. Check all the same: pushes get lost.
    TIMEOUT = "timeout"
    #: The caller's stop event was set.
    STOPPED = "stopped"


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What was heard while waiting on the open folder."""

    kind: ChangeKind
    #: The newest EXISTS count heard, if any.
    exists: int | None = None
    expunged: bool = False
    flags_changed: bool = False


class StopSignal(Protocol):
    """The two things that a wait needs of `asyncio.Event`."""

    def is_set(self) -> bool: ...

    async def wait(self) -> object: ...


class MailSource(Protocol):
    """One open connection to one account, already signed in."""

    @property
    def capabilities(self) -> frozenset[str]:
        """Upper case, as announced after sign-in, without what is known not to work."""
        ...

    @property
    def server_alerts(self) -> tuple[str, ...]:
        """Texts that the server wants a person to read ([ALERT]), cleaned of control characters."""
        ...

    async def list_folders(self) -> list[Folder]:
        """All folders of the user's own namespace, containers included (`selectable` false)."""
        ...

    async def open_folder(
        self, folder: Folder, *, read_only: bool = True, known: KnownState | None = None
    ) -> FolderState:
        """Open `folder` for the calls below, afresh even if it is open (a new snapshot). With `known`, a server that
        can (QRESYNC) tells in the same round trip what `changes` will answer."""
        ...

    async def changes(self, *, since_modseq: int, known: Sequence[int]) -> FolderChanges:
        """What has changed in the open folder since `since_modseq`, as far as the server can tell; `known` = all
        UIDs that the caller holds of it, ascending.

        Without CONDSTORE, and when the folder's mod-sequences have begun anew (`since_modseq` is higher than the
        server's), the flags of all messages are read and answered.
        """
        ...

    async def folder_status(self, folder: Folder) -> FolderStatus:
        """Counters without opening. Not for the folder that is open: use `poll` or open it again."""
        ...

    async def statuses(self, folders: Sequence[Folder]) -> dict[bytes, FolderStatus | MailError]:
        """Counters of many folders by `wire_name`, in as few round trips as the server allows. The open folder may be
        missing; so may folders beyond what a server bears at once: they come first in the next call."""
        ...

    async def uids(self, *, first: int = 1, since: date | None = None) -> list[int]:
        """UIDs of the open folder from `first` up, ascending; with `since`, only those received on that
        day or later by the server's clock (one day earlier is asked, zones differ)."""
        ...

    def fetch_meta(self, uids: Sequence[int], *, changed_since: int | None = None) -> AsyncIterator[list[MessageMeta]]:
        """Metadata in batches, newest UID first. Messages that are gone are left out.

        `changed_since`: only those with a higher mod-sequence (needs CONDSTORE).
        """
        ...

    def fetch_heads(self, uids: Sequence[int]) -> AsyncIterator[dict[int, bytes]]:
        """Headers by UID, with the empty line at their end, in batches, newest UID first; what is gone is left out."""
        ...

    def fetch_bodies(
        self,
        wanted: Sequence[MessageMeta],
        *,
        batch_bytes: int = 4_000_000,
        batch_count: int = 200,
        max_bytes: int = 100_000_000,
    ) -> AsyncIterator[BodyBatch]:
        """Whole messages, newest UID first, in batches of at most `batch_bytes` (by announced size; a larger
        message comes alone) and `batch_count`. Never sets \\Seen. Every UID of `wanted` appears in exactly one
        batch, as a body or as a problem, unless the server asks to slow down: that is raised."""
        ...

    async def fetch_stub(self, meta: MessageMeta) -> MessageBody:
        """The header and the first text of a message that is too large to fetch whole; `partial` unless that was all
        of it. Raises CommandRefusedError when the message is gone or refused."""
        ...

    def fetch_chunks(self, uid: int, *, start: int = 0) -> AsyncIterator[bytes]:
        """One message from byte `start` on, in pieces of 256 KiB (the last one shorter). After a broken connection,
        go on at the number of bytes received. Raises CommandRefusedError when the message is gone or refused."""
        ...

    async def append(self, folder: Folder, raw: bytes) -> Appended | None:
        """Put a message into a folder, marked as read; answers where it lies if the server tells. After a connection
        lost meanwhile, look for it before it is put there again."""
        ...

    async def find_message(self, message_id: str) -> int | None:
        """The UID of the message of the open folder that has this Message-ID (without brackets); None = not there."""
        ...

    async def poll(self) -> Change:
        """Ask once whether anything happened in the open folder (NOOP); `TIMEOUT` means nothing did."""
        ...

    async def wait_for_change(self, seconds: float, *, stop: StopSignal | None = None) -> Change:
        """Wait on the open folder until the server tells of a change, `seconds` pass or `stop` is set. Uses
        IDLE where offered, else polls over this connection."""
        ...

    async def close(self) -> None:
        """Say goodbye if the connection still works, and drop it. Never raises."""
        ...
