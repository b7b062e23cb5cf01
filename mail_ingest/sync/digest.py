"""From one raw message to all that the database keeps of it. Runs in the worker processes of `DigestPool`.

Parser and language models are imported where they are used: the process that starts the workers needs neither.
"""

import signal
from datetime import UTC, datetime
from types import FrameType
from typing import Final

import msgspec

from i18n.messages import N_
from mail_ingest.parse.message import DateQuality, Defect, Disposition, ParsedMessage
from mail_ingest.store.records import Digest, Envelope, StoredBody, pack_body
from tenants.blobs import sha256_hex

#: Seconds that one message may take; the slowest honest ones take a tenth of that.
_DEADLINE: Final = 30
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_UNDIGESTED: Final = Defect("not-parsed", N_("This message could not be read. It is kept as it came."))


class _TooSlowError(Exception):
    pass


def digest_all(raws: list[bytes]) -> list[Digest]:
    """The digests of `raws`, in their order. Must run in a process's main thread."""
    return [_digest_in_time(raw) for raw in raws]


def _digest_in_time(raw: bytes) -> Digest:
    previous = signal.signal(signal.SIGALRM, _too_slow)
    signal.setitimer(signal.ITIMER_REAL, _DEADLINE)
    try:
        return digest(raw)
    except Exception:  # noqa: BLE001 - whatever a message does to us, it is kept
        return undigested(raw)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def _too_slow(_number: int, _frame: FrameType | None) -> None:
    raise _TooSlowError


def digest(raw: bytes) -> Digest:
    """Parse, split and understand one message."""
    from mail_ingest.parse.parser import parse_message
    from mail_ingest.threads.planning import thread_message
    from mail_ingest.understand.extract import understand

    parsed = parse_message(raw)
    understood = understand(parsed)
    threading = thread_message(parsed, parsed.date or _EPOCH, is_own=lambda _: False)
    return Digest(
        sha256=parsed.sha256,
        identity=identity_of(raw, parsed),
        size=parsed.size,
        message_id=parsed.message_id,
        envelope=Envelope(
            from_=parsed.from_,
            sender=parsed.sender,
            to=parsed.to,
            cc=parsed.cc,
            bcc=parsed.bcc,
            reply_to=parsed.reply_to,
            in_reply_to=parsed.in_reply_to,
            references=parsed.references,
        ),
        subject=parsed.subject,
        date=parsed.date,
        date_quality=parsed.date_quality.value,
        utc_offset=parsed.utc_offset,
        kind=understood.kind.value,
        kind_reasons=tuple(reason.value for reason in understood.reasons),
        language=understood.language,
        snippet=parsed.snippet,
        has_html=parsed.html is not None,
        list_unsubscribe=parsed.list_headers.list_unsubscribe is not None,
        links=threading.links,
        thread_subject=(threading.subject.base, threading.subject.replied),
        parts=tuple(part for part in parsed.parts if part.disposition is not Disposition.BODY),
        defects=tuple(msgspec.to_builtins(defect) for defect in parsed.defects),
        understanding=msgspec.to_builtins(understood),
        packed_body=pack_body(_body(parsed)),
        parser_version=parsed.parser_version,
    )


def identity_of(raw: bytes, parsed: ParsedMessage) -> str:
    """A hex hash that all copies of one message share, whatever trace headers (RFC 5321 §4.4) each way of delivery
    put on top: the Message-ID together with author, subject, date and the body's bytes, so that a forged or doubled
    Message-ID hides no other message. Without a Message-ID only equal bytes are one message.
    """
    if parsed.message_id is None:
        return parsed.sha256
    lines = raw.replace(b"\r\n", b"\n")
    _, _, body = lines.partition(b"\n\n")
    author = parsed.from_[0].address.casefold() if parsed.from_ else ""
    head = [parsed.message_id, author, parsed.subject, parsed.date.isoformat() if parsed.date else ""]
    return sha256_hex("\0".join(head).encode("utf-8", "surrogatepass") + b"\0" + body.rstrip())


def undigested(raw: bytes) -> Digest:
    """What is kept of a message that the parser could not get through."""
    return Digest(
        sha256=sha256_hex(raw),
        identity=sha256_hex(raw),
        size=len(raw),
        message_id=None,
        envelope=Envelope(),
        subject="",
        date=None,
        date_quality=DateQuality.MISSING.value,
        utc_offset=None,
        kind="machine",
        kind_reasons=("not-parsed",),
        language=None,
        snippet="",
        has_html=False,
        list_unsubscribe=False,
        links=(),
        thread_subject=("", False),
        parts=(),
        defects=(msgspec.to_builtins(_UNDIGESTED),),
        understanding={},
        packed_body=pack_body(StoredBody()),
        parser_version=0,
    )


def _body(parsed: ParsedMessage) -> StoredBody:
    from mail_ingest.parse.html import to_text
    from mail_ingest.parse.quotes import split_text
    from mail_ingest.parse.quotes_html import split_html

    new_html: str | None = None
    quoted_html: str | None = None
    new_text: str | None
    if parsed.html is not None:
        html = split_html(parsed.html)
        new_html, quoted_html = html.new, html.quoted or None
    if parsed.text is not None and parsed.text.strip():
        text = split_text(parsed.text)
        new_text, quoted_text = text.new, text.quoted or None
    else:
        new_text = to_text(new_html) if new_html is not None else None
        quoted_text = to_text(quoted_html) if quoted_html is not None else None
    return StoredBody(
        text=parsed.text,
        html=parsed.html,
        new_text=new_text,
        quoted_text=quoted_text,
        new_html=new_html,
        quoted_html=quoted_html,
    )
