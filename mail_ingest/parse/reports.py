"""What comes back on mail that was sent: delivery reports (RFC 3464, 6533) and plain-text bounces, complaints (RFC
5965), receipts (RFC 8098). What follows from a bounce is decided elsewhere; here is only what the server said."""

import re
from typing import Final

import msgspec

from mail_ingest.parse.addresses import normalise_address
from mail_ingest.parse.bounce_text import FreeText, read_free_text
from mail_ingest.parse.headers import RawHeaders, decode_header, split_headers
from mail_ingest.parse.html import to_text
from mail_ingest.parse.identifiers import message_ids
from mail_ingest.parse.message import DeliveryReport, RecipientReport
from mail_ingest.parse.patterns import alternatives
from mail_ingest.parse.structure import Structure

_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_CODE = re.compile(r"(?<![\d.])([245][0-5]\d)(?=[\s-]|$)")
_BOUNCE_SENDER = re.compile(
    rb"(?i)mailer[-_. ]?daemon|post[-_]?master|mail ?delivery|mdaemon|mailadmin|bounces?[-+@]|delivery-?status"
    rb"|mail(?:er)? (?:sub)?system|system administrator|administrator@|<root@"
)
_BOUNCE_SUBJECT = re.compile(
    alternatives(
        r"""
    undeliver|un?able to deliver|delivery (?:status )?(?:notification|failure|report|has failed|problem
    |error)|returned? (?:mail|to sender)|mail delivery|delivery failed|fail(?:ure|ed) (?:notice|delivery
    |notification)|message not delivered|could ?n[o']t be delivered|non[- ]?deliver
    |mail (?:system )?(?:error|failure)|bounced|warning: (?:could not send|message)|delayed|not sent
    |undelivered|rejected|nondeliverable|user unknown|退信|退回|退件|无法投递|未送达|投递失败|发送失败
    |投遞失敗|無法投遞|傳送失敗|投递状态|unzustellbar|nicht zustellbar|konnte nicht|fehlgeschlagen
    |no se (?:ha )?(?:podido )?entreg|no entregado|devuelto|não (?:foi )?entreg|falha na entrega
    |devolvid|échec|non remis|non distribu|mancata consegna|недостав|не доставлен
    |недоставлен|配信不能|送信できません|配送不能|エラー|전송 ?실패|반송
    |فشل (?:في )?(?:ال)?تسليم|تعذر تسليم|teslim edilemedi
    """
    ),
    re.IGNORECASE,
)
_ORIGINAL: Final = frozenset({"message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global",
                              "message/global-headers"})  # fmt: skip
_STATUS_PARTS: Final = frozenset({"message/delivery-status", "message/global-delivery-status"})
_RECEIPT_PARTS: Final = frozenset({"message/disposition-notification", "message/global-disposition-notification"})
_GENERIC: Final = re.compile(r"(?i)^\W*(?:smtp|x-\w+|dns|unknown|error|failed)?\W*$")
_MOST_RECIPIENTS: Final = 50


def may_be_report(structure: Structure, fields: dict[str, list[bytes]], subject: str) -> bool:
    """Cheap: whether `read_report` has anything to look at. `fields` is the header by lower-case name, `subject` the
    decoded one."""
    if structure.root.content.value == "multipart/report" or "x-failed-recipients" in fields:
        return True
    sender = b" ".join((*fields.get("from", ())[:1], *fields.get("return-path", ())[:1]))
    if _BOUNCE_SENDER.search(sender) or b"<>" in sender.replace(b" ", b""):
        return True
    if _BOUNCE_SUBJECT.search(subject[:1000]):
        return True
    return any(leaf.content.value.startswith("message/") for leaf in structure.leaves)


def read_report(
    structure: Structure, decoded: dict[str, bytes], text: str | None, html: str | None = None
) -> DeliveryReport | None:
    """What a report says; None when the message is none."""
    leaves = structure.leaves
    original = next((decoded[e.path] for e in leaves if e.content.value in _ORIGINAL), b"")
    receipt = next((e for e in leaves if e.content.value in _RECEIPT_PARTS), None)
    if receipt is not None:
        return _receipt(decoded[receipt.path], original)
    feedback = next((e for e in leaves if e.content.value == "message/feedback-report"), None)
    if feedback is not None:
        return _complaint(decoded[feedback.path], original)
    subject = decode_header(structure.root.raw_header("subject") or b"")
    if original and re.match(r"(?i)\s*complaint about message from ", subject):  # Microsoft's JMRP
        return _complaint(b"", original)
    words = text if text and text.strip() else to_text(html[:200_000]) if html else ""
    statuses = [decoded[e.path] for e in leaves if e.content.value in _STATUS_PARTS]
    if statuses:
        told = _standard(statuses, words, _original_id(original))
        if told is not None:
            return told
    return _plain(structure, words, _original_id(original), told_by_type=bool(statuses))


def _standard(parts: list[bytes], words: str, original_id: str | None) -> DeliveryReport | None:
    recipients: list[RecipientReport] = []
    for data in parts:
        for group in _groups(data):
            said = _recipient_of(group)
            if said is not None:
                recipients.append(said)
    free = read_free_text(words, frozenset())
    known = {item.recipient.casefold(): item for item in free.recipients if item.recipient}
    alone = free.recipients[0] if len(free.recipients) == 1 and len(recipients) == 1 else None
    filled = [
        _with_words(item, known.get((item.recipient or "").casefold()) or alone, free)
        for item in recipients[:_MOST_RECIPIENTS]
    ]
    if not filled:
        return None
    return _report(filled, original_id or free.message_id)


def _groups(data: bytes) -> list[dict[str, list[str]]]:
    """The blocks of fields, one for each recipient; a block that speaks of a second recipient is cut there."""
    found: list[dict[str, list[str]]] = []
    for block in re.split(rb"\r?\n[ \t]*\r?\n", data[:400_000])[: 4 * _MOST_RECIPIENTS]:
        fields: RawHeaders = split_headers(block)[0]
        group: dict[str, list[str]] = {}
        for name, raw in fields:
            if name in group and name in {"final-recipient", "original-recipient"}:
                found.append(group)
                group = {}
            group.setdefault(name, []).append(decode_header(raw))
        if group:
            found.append(group)
    return found


def _recipient_of(group: dict[str, list[str]]) -> RecipientReport | None:
    def value(*names: str) -> str:
        return next((text.strip() for name in names for text in group.get(name, ()) if text.strip()), "")

    named = [
        normalise_address(text.rpartition(";")[2])
        for name in ("final-recipient", "original-recipient", "x-actual-recipient")
        for text in group.get(name, ())
    ]
    # A server names the address inside it as the final one; ours is the original then.
    recipient = next((address for address in named if address), "")
    action = value("action").lower().partition(" ")[0].strip(".;,()")[:30]
    status = value("status")
    if not (recipient or action or "diagnostic-code" in group) or not (named or action):
        return None
    diagnostic = " ".join(value("diagnostic-code", "x-diagnostic-code", "remote-mta-diagnostic").split())
    in_words = _STATUS.search(diagnostic)
    in_field = _STATUS.search(status)
    kept = in_field[1] if in_field else None
    if in_words and (kept is None or kept.endswith(".0.0")):
        kept = in_words[1]
    code = _CODE.search(diagnostic)
    return RecipientReport(
        recipient=recipient or None,
        action=_action(action, kept),
        status=kept,
        code=int(code[1]) if code else None,
        diagnostic=diagnostic[:1000],
    )


def _action(action: str, status: str | None) -> str:
    if action in {"failed", "delayed", "delivered", "relayed", "expanded"}:
        return action
    by_word = {
        "fail": "failed",
        "failure": "failed",
        "bounced": "failed",
        "delay": "delayed",
        "deliverable": "delivered",
    }
    if action in by_word:
        return by_word[action]
    return {"2": "delivered", "4": "failed"}.get((status or "")[:1], "failed")


def _with_words(said: RecipientReport, words: RecipientReport | None, free: FreeText) -> RecipientReport:
    """What the fields leave out, from the text beside them."""
    recipient = said.recipient or (words.recipient if words else None)
    beside = free.reason if words is None else words.diagnostic
    if said.diagnostic and not _GENERIC.match(said.diagnostic):
        # The text explains what the code alone does not tell.
        told = len(re.sub(r"^[\w-]+;|[\W\d_]+", "", said.diagnostic)) >= 8
        diagnostic = said.diagnostic if told or not beside else f"{said.diagnostic} | {beside}"
    else:
        diagnostic = beside
    status, code = said.status, said.code
    if words is not None:
        status = words.status if status is None or (status.endswith(".0.0") and words.status) else status
        code = code or words.code
    return msgspec.structs.replace(said, recipient=recipient, status=status, code=code, diagnostic=diagnostic[:1000])


def _plain(structure: Structure, text: str, original_id: str | None, *, told_by_type: bool) -> DeliveryReport | None:
    root = structure.root
    sender = root.raw_header("from") or b""
    null_sender = re.fullmatch(rb"\s*<\s*>\s*", root.raw_header("return-path") or b"") is not None
    subject = decode_header(root.raw_header("subject") or b"")
    failed = root.raw_header("x-failed-recipients")
    by_sender = _BOUNCE_SENDER.search(sender) is not None or null_sender
    by_subject = _BOUNCE_SUBJECT.search(subject) is not None
    own = frozenset(filter(None, (normalise_address(decode_header(value)) for value in (
        root.raw_header("from") or b"", root.raw_header("to") or b"", root.raw_header("return-path") or b"",
        root.raw_header("delivered-to") or b"", root.raw_header("reply-to") or b"",
    ))))  # fmt: skip
    free = read_free_text(text, own, failed=decode_header(failed) if failed else "")
    spoken = free.opens_as_bounce
    answers = root.raw_header("in-reply-to") is not None and b"daemon" not in sender.lower()
    # People write of delayed and rejected goods too: from them it takes a server's code and an address.
    coded = any(item.recipient and (item.code or item.status) for item in free.recipients)
    by_words = by_subject and spoken and coded and not answers
    if not (failed or told_by_type or by_words or (by_sender and (by_subject or spoken) and not answers)):
        return None
    delayed = free.delayed or re.search(r"(?i)delay|warning|延迟|延遲|verzög|retras|задерж", subject) is not None
    recipients = list(free.recipients[:_MOST_RECIPIENTS]) or [
        RecipientReport(recipient=None, action="failed", status=free.status, code=free.code, diagnostic=free.reason)
    ]
    if delayed and not free.final:
        recipients = [
            msgspec.structs.replace(item, action="delayed") if not (item.status or "").startswith("5") else item
            for item in recipients
        ]
    return _report(recipients, original_id or free.message_id)


def _report(recipients: list[RecipientReport], original_id: str | None) -> DeliveryReport:
    first = next((item for item in recipients if item.action == "failed"), recipients[0])
    return DeliveryReport(
        action=first.action,
        status=first.status,
        final_recipient=first.recipient,
        diagnostic=first.diagnostic or None,
        original_message_id=original_id,
        recipients=tuple(recipients),
    )


def _receipt(data: bytes, original: bytes) -> DeliveryReport:
    fields = {name: decode_header(value) for name, value in reversed(split_headers(data[:50_000])[0])}
    disposition = fields.get("disposition", "").rpartition(";")[2]
    told = re.search(r"[a-z-]+", disposition.lower())
    named = message_ids(fields.get("original-message-id", "").encode("utf-8", "replace"))
    recipient = normalise_address(
        (fields.get("original-recipient") or fields.get("final-recipient", "")).rpartition(";")[2]
    )
    return DeliveryReport(
        action=told[0] if told else "processed",
        status=None,
        final_recipient=recipient or None,
        diagnostic=fields.get("disposition") or None,
        original_message_id=next(iter(named), None) or _original_id(original),
        kind="receipt",
    )


def _complaint(data: bytes, original: bytes) -> DeliveryReport:
    fields = {name: decode_header(value) for name, value in reversed(split_headers(data[:50_000])[0])}
    recipient = normalise_address(fields.get("original-rcpt-to", "")) or _header_address(
        original, "x-hmxmroriginalrecipient"
    )
    recipient = recipient or _header_address(original, "to")
    return DeliveryReport(
        action=fields.get("feedback-type", "abuse").strip().lower()[:30] or "abuse",
        status=None,
        final_recipient=recipient or None,
        diagnostic=(fields.get("user-agent") or fields.get("source-ip")) or None,
        original_message_id=_original_id(original),
        kind="complaint",
    )


def _header_of(original: bytes) -> RawHeaders:
    if not original:
        return []
    block = re.split(rb"\r?\n\r?\n", original[:200_000].lstrip(), maxsplit=1)[0]
    return split_headers(block)[0]


def _original_id(original: bytes) -> str | None:
    for name, value in _header_of(original):
        if name == "message-id":
            return next(iter(message_ids(value)), None)
    return None


def _header_address(original: bytes, wanted: str) -> str:
    return next((normalise_address(decode_header(value)) for name, value in _header_of(original) if name == wanted), "")
