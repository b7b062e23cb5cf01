"""What a parsed message is. Plain data: it pickles between processes and encodes to JSON with msgspec."""

from datetime import datetime
from enum import StrEnum
from typing import Literal

import msgspec

#: Raise it when the same bytes would now give a different `ParsedMessage`.
PARSER_VERSION = 5


class Address(msgspec.Struct, frozen=True):
    """One mailbox. `address` has its domain in lower-case A-labels, its local part as written; "" if none."""

    name: str
    address: str

    @property
    def key(self) -> str:
        """For comparing: the address, casefolded."""
        return self.address.casefold()

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


class DateQuality(StrEnum):
    """Where `ParsedMessage.date` comes from."""

    HEADER = "header"
    #: The Date header has no usable zone; read as UTC.
    NO_ZONE = "no_zone"
    #: From the newest Received header.
    RECEIVED = "received"
    #: No believable date: use the server's.
    MISSING = "missing"


class Disposition(StrEnum):
    """What a part is to the reader."""

    #: Text that is shown as the message.
    BODY = "body"
    #: Shown inside the body (an image by `cid:`).
    INLINE = "inline"
    ATTACHMENT = "attachment"


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One leaf of the message (a nested message counts as one leaf)."""

    #: As in IMAP sections: "1", "2.1"; behind a "!", what was unpacked from a part. The argument of `part_content`.
    path: str
    #: As declared; by the first bytes where the sender did not say or lied about a file.
    content_type: str
    charset: str | None
    #: Safe to save under; never empty for an attachment.
    filename: str | None
    #: As the sender wrote it, decoded but not made safe.
    original_filename: str | None
    #: Bytes after transfer decoding.
    size: int
    #: Without angle brackets.
    content_id: str | None
    disposition: Disposition
    #: Hex, of the decoded bytes.
    sha256: str


class Defect(msgspec.Struct, frozen=True):
    """Something wrong with the message that a reader may want to know. `text` is a message id."""

    code: str
    text: str
    params: dict[str, str] = {}


class ListHeaders(msgspec.Struct, frozen=True, kw_only=True):
    """What tells machine mail from a letter (RFC 2369, 2919, 3834, 8058 and customs)."""

    list_id: str | None = None
    list_unsubscribe: str | None = None
    list_unsubscribe_post: str | None = None
    list_post: str | None = None
    precedence: str | None = None
    auto_submitted: str | None = None
    #: Names of the other headers found that only machines write, lower case ("x-autoreply", "feedback-id").
    machine_headers: tuple[str, ...] = ()


class RecipientReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a delivery report says of one recipient."""

    recipient: str | None
    #: "failed", "delayed", "delivered", "relayed", "expanded".
    action: str
    #: Enhanced status code (RFC 3463), e.g. "5.1.1".
    status: str | None = None
    #: The answer code of SMTP, e.g. 550.
    code: int | None = None
    #: In the server's words.
    diagnostic: str = ""


class DeliveryReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a mail server or the reader's program tells of a message of ours: a bounce or delay (RFC 3464), or what a
    plain-text bounce gave away; a complaint (RFC 5965); a receipt (RFC 8098)."""

    #: Of the first recipient that failed, else of the first: "failed", "delayed", "delivered", "relayed", "expanded".
    #: Of a receipt what became of the message: "displayed", "deleted", "processed", "dispatched"... Of a complaint the
    #: type of feedback: "abuse", "fraud", "not-spam"...
    action: str
    #: Enhanced status code, e.g. "5.1.1".
    status: str | None
    final_recipient: str | None
    diagnostic: str | None
    #: Message id of the message that it is about.
    original_message_id: str | None
    kind: Literal["delivery", "complaint", "receipt"] = "delivery"
    recipients: tuple[RecipientReport, ...] = ()


class Security(StrEnum):
    """How the sender protected the message (S/MIME, RFC 8551; OpenPGP, RFC 9580). Nothing is verified here."""

    SIGNED = "signed"
    #: Unreadable without the reader's own key.
    ENCRYPTED = "encrypted"


class Invitation(msgspec.Struct, frozen=True, kw_only=True):
    """An event of a calendar part (RFC 5545, 5546). Times are ISO 8601: with an offset where the zone is known,
    without one where the time is "local" for everybody, and a date alone for whole days."""

    #: "request", "cancel", "reply", "publish", "counter"... (RFC 5546 section 1.4).
    method: str
    uid: str
    summary: str
    start: str | None
    #: As written: for whole days, the day after the last (RFC 5545 section 3.6.1).
    end: str | None
    whole_days: bool
    #: The sender's name of the time zone.
    time_zone: str | None
    location: str | None
    organizer: Address | None
    attendees: tuple[Address, ...]
    #: "confirmed", "tentative", "cancelled" or None.
    status: str | None
    #: What the one who replies answers: "accepted", "declined", "tentative"..., from the first attendee of a reply.
    answer: str | None
    repeats: bool
    #: Which revision of the event this is (RFC 5545 section 3.8.7.4).
    sequence: int = 0


class ParsedMessage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything read from one raw message.

    `html` is as sent: pass it through `parse.html.sanitize` before anyone sees it. Texts hold no NUL and no lone
    surrogate, so they can be stored anywhere.
    """

    parser_version: int = PARSER_VERSION
    #: Bytes of the raw message, and its hash in hex.
    size: int
    sha256: str
    #: Hash in hex of what the parts say, whatever transfer encoding and line ends each way of delivery gave them.
    content_sha256: str
    #: Message ids are without angle brackets, case kept.
    message_id: str | None
    in_reply_to: tuple[str, ...]
    #: Oldest first.
    references: tuple[str, ...]
    subject: str
    from_: tuple[Address, ...]
    sender: Address | None
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    bcc: tuple[Address, ...]
    reply_to: tuple[Address, ...]
    return_path: str | None
    #: Aware, UTC; None when `date_quality` is MISSING.
    date: datetime | None
    date_quality: DateQuality
    #: The sender's offset from UTC in minutes, when the Date header carries one.
    utc_offset: int | None
    text: str | None
    html: str | None
    #: Charset that the text (or else the HTML) was decoded with.
    charset: str | None
    snippet: str
    parts: tuple[Part, ...]
    list_headers: ListHeaders
    delivery_report: DeliveryReport | None
    #: X-Mailer or User-Agent.
    mailer: str | None
    #: First 22 bytes of Exchange's Thread-Index in hex: the same for a whole conversation.
    thread_index: str | None
    security: Security | None
    invitations: tuple[Invitation, ...]
    #: The text of vCard files.
    cards: tuple[str, ...] = ()
    #: The text of messages inside the message, for finding it by; None when there is none.
    enclosed: str | None
    #: Only the beginning of the message was there to be read.
    partial: bool
    defects: tuple[Defect, ...]
