"""From one raw message to all that the database keeps of it. Runs in the worker processes of `DigestPool`.

The parser is imported where it is used: the process that starts the workers does not need it.
"""

import signal
from collections.abc import Sequence
from types import FrameType
from typing import Final

import msgspec

from i18n.messages import N_
from mail_ingest.parse.message import DateQuality, Defect, Disposition, ParsedMessage
from mail_ingest.store.records import Digest, Envelope, StoredBody, pack_body
from tenants.blobs import sha256_hex

#: Seconds that one message may take; the slowest honest ones take a tenth of that.
_DEADLINE: Final = 30
_UNDIGESTED: Final = Defect("not-parsed", N_("This message could not be read. It is kept as it came."))


class _TooSlowError(Exception):
    pass


def digest_all(
    raws: Sequence[bytes], *, hashes: Sequence[str] | None = None, partial: Sequence[bool] | None = None
) -> list[Digest]:
    """The digests of `raws`, in their order. Must run in a process's main thread.

    `hashes`: their SHA-256 in hex, where somebody has them already. `partial`: which of them are only the beginning of
    their message.
    """
    previous = signal.signal(signal.SIGALRM, _too_slow)
    try:
        return [
            _digest_in_time(raw, hashes[place] if hashes else None, partial=bool(partial and partial[place]))
            for place, raw in enumerate(raws)
        ]
    finally:
        signal.signal(signal.SIGALRM, previous)


def _digest_in_time(raw: bytes, sha256: str | None, *, partial: bool) -> Digest:
    signal.setitimer(signal.ITIMER_REAL, _DEADLINE)
    try:
        return digest(raw, sha256, partial=partial)
    except Exception:  # noqa: BLE001 - whatever a message does to us, it is kept
        return undigested(raw)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _too_slow(_number: int, _frame: FrameType | None) -> None:
    raise _TooSlowError


def digest(raw: bytes, sha256: str | None = None, *, partial: bool = False) -> Digest:
    """Parse one message. Who wrote it, in which language, and what it tells of them is left to
    `mail_ingest.store.understanding`; `kind` is what the header says."""
    from mail_ingest.parse.parser import parse_message
    from mail_ingest.threads.planning import message_links
    from mail_ingest.threads.subjects import read_subject
    from mail_ingest.understand.kinds import judge_kind

    parsed = parse_message(raw, sha256=sha256, partial=partial)
    kind, reasons = judge_kind(parsed, parsed.from_[0] if parsed.from_ else None, "")
    subject = read_subject(parsed.subject)
    return Digest(
        sha256=parsed.sha256,
        identity=identity_of(parsed),
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
        kind=kind.value,
        kind_reasons=tuple(reason.value for reason in reasons),
        language=None,
        snippet=parsed.snippet,
        has_html=parsed.html is not None,
        list_unsubscribe=parsed.list_headers.list_unsubscribe is not None,
        links=message_links(parsed),
        thread_subject=(subject.base, subject.replied),
        parts=tuple(part for part in parsed.parts if part.disposition is not Disposition.BODY),
        defects=tuple(msgspec.to_builtins(defect) for defect in parsed.defects),
        packed_body=pack_body(body_of(parsed)),
        parser_version=parsed.parser_version,
        partial=parsed.partial,
        security=parsed.security.value if parsed.security else None,
        invitations=parsed.invitations,
    )


def identity_of(parsed: ParsedMessage) -> str:
    """A hex hash that all copies of one message share, whatever trace headers (RFC 5321 §4.4) and transfer encodings
    each way of delivery gave it: the Message-ID together with author, subject, date and what the parts say, so that a
    forged or doubled Message-ID hides no other message. Without a Message-ID only equal bytes are one message.
    """
    if parsed.message_id is None:
        return parsed.sha256
    author = parsed.from_[0].address.casefold() if parsed.from_ else ""
    date = parsed.date.isoformat() if parsed.date else ""
    named = "\0".join((parsed.message_id, author, parsed.subject, date, parsed.content_sha256))
    return sha256_hex(named.encode("utf-8", "surrogatepass"))


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
        packed_body=pack_body(StoredBody()),
        parser_version=0,
    )


def body_of(parsed: ParsedMessage) -> StoredBody:
    """What is kept of the body, and of the header what understanding goes by."""
    headers = parsed.list_headers
    return StoredBody(
        text=parsed.text,
        html=parsed.html,
        enclosed=parsed.enclosed,
        list_headers=headers if any(getattr(headers, name) for name in headers.__struct_fields__) else None,
        delivery_report=parsed.delivery_report,
        cards=parsed.cards,
        invitations=parsed.invitations,
    )
