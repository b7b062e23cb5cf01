"""Bounces: delivery reports as RFC 3464 has them, and as plain text."""

import re
from typing import Final

from mail_ingest.parse.addresses import normalise_address
from mail_ingest.parse.headers import RawHeaders, decode_header, split_headers
from mail_ingest.parse.identifiers import message_ids
from mail_ingest.parse.message import DeliveryReport
from mail_ingest.parse.structure import Structure

_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_BOUNCE_SENDER = re.compile(
    rb"(?i)mailer[-_. ]?daemon|postmaster|mail delivery (sub)?system|mdaemon|mailadmin|bounces?[-+@]|delivery-?status"
)
_BOUNCE_SUBJECT = re.compile(
    r"(?i)undeliver|delivery (status )?(notification|failure|report|has failed|problem)|returned mail"
    r"|mail delivery failed"
    r"|failure notice|delivery failed|message not delivered|could not be delivered|non[- ]?deliver|mail system error"
    r"|delayed|退信|无法投递|未送达|投递失败|系统退信|unzustellbar|nicht zustellbar|no se (ha )?entreg"
    r"|não (foi )?entreg|échec|non remis|mancata consegna|недостав|не доставлен"
    r"|配信不能|送信できません"
)
_ADDRESS = re.compile(r"<?([\w.+=/-]+@[\w-]+(?:\.[\w-]+)+)>?")
_ORIGINAL: Final = frozenset({"message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global"})


def may_be_report(structure: Structure, fields: dict[str, list[bytes]]) -> bool:
    """Cheap: whether `read_report` has anything to look at. `fields` is the header by lower-case name."""
    if structure.root.content.value == "multipart/report" or "x-failed-recipients" in fields:
        return True
    sender = b" ".join((*fields.get("from", ())[:1], *fields.get("return-path", ())[:1]))
    if _BOUNCE_SENDER.search(sender) or b"<>" in sender.replace(b" ", b""):
        return True
    return any(leaf.content.value.startswith("message/") for leaf in structure.leaves)


def read_report(structure: Structure, decoded: dict[str, bytes], text: str | None) -> DeliveryReport | None:
    """What a bounce says; None when the message is none."""
    leaves = structure.leaves
    status = next(
        (e for e in leaves if e.content.value in {"message/delivery-status", "message/global-delivery-status"}), None
    )
    original = next((decoded[e.path] for e in leaves if e.content.value in _ORIGINAL), b"")
    original_id = _original_id(original)
    if status is not None:
        return _standard(decoded[status.path], original_id)
    return _plain(structure, text or "", original_id)


def _standard(data: bytes, original_id: str | None) -> DeliveryReport:
    fields: RawHeaders = []
    for group in re.split(rb"\r?\n[ \t]*\r?\n", data[:200_000])[:50]:
        fields += split_headers(group)[0]

    def value(*names: str) -> str:
        return next((decode_header(raw) for name in names for key, raw in fields if key == name and raw.strip()), "")

    status = _STATUS.search(value("status")) or _STATUS.search(value("diagnostic-code"))
    recipient = normalise_address(value("final-recipient", "original-recipient").rpartition(";")[2])
    return DeliveryReport(
        action=value("action").lower().partition(" ")[0][:30] or "failed",
        status=status[1] if status else None,
        final_recipient=recipient or None,
        diagnostic=value("diagnostic-code")[:1000] or None,
        original_message_id=original_id,
    )


def _plain(structure: Structure, text: str, original_id: str | None) -> DeliveryReport | None:
    root = structure.root
    sender = (root.raw_header("from") or b"") + b" " + (root.raw_header("return-path") or b"")
    null_sender = re.fullmatch(rb"\s*<\s*>\s*", root.raw_header("return-path") or b"") is not None
    subject = decode_header(root.raw_header("subject") or b"")
    failed = root.raw_header("x-failed-recipients")
    if not failed and not ((_BOUNCE_SENDER.search(sender) or null_sender) and _BOUNCE_SUBJECT.search(subject)):
        return None
    beginning = text[:20_000]
    status = _STATUS.search(beginning)
    own = set(_ADDRESS.findall(decode_header(sender)))
    named = _ADDRESS.findall(decode_header(failed)) if failed else _ADDRESS.findall(beginning)
    recipient = next((a for a in named if a not in own and not _BOUNCE_SENDER.search(a.encode())), None)
    delayed = re.search(r"(?i)delayed|will (be )?retr|still trying|will continue|延迟", subject + beginning[:2000])
    hard = status is not None and status[1].startswith("5")
    if original_id is None:
        in_text = re.search(rb"(?im)^message-id:[ \t]*(<[^>\r\n]+>)", text[:100_000].encode())
        original_id = next(iter(message_ids(in_text[1])), None) if in_text else None
    return DeliveryReport(
        action="delayed" if delayed and not hard else "failed",
        status=status[1] if status else None,
        final_recipient=normalise_address(recipient) or None if recipient else None,
        diagnostic=None,
        original_message_id=original_id,
    )


def _original_id(original: bytes) -> str | None:
    if not original:
        return None
    block = re.split(rb"\r?\n\r?\n", original[:200_000].lstrip(), maxsplit=1)[0]
    for name, value in split_headers(block)[0]:
        if name == "message-id":
            return next(iter(message_ids(value)), None)
    return None
