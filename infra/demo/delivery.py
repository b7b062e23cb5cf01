"""Puts letters into the folders of a mailbox: what the servers on the way add, when it came, which flags it has."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Final
from zoneinfo import ZoneInfo

from infra.demo import script
from infra.demo.model import DemoFolder, DemoMessage
from infra.demo.rendering.letters import Letter
from infra.demo.rendering.mime import message_bytes

_FILED_AFTER: Final = timedelta(weeks=4)
_SERVER_ZONE: Final = ZoneInfo("Asia/Shanghai")
_UNREAD: Final = ("m", "-1d")


def deliver(
    mailbox: script.Mailbox, letters: Sequence[Letter], anchor: datetime, rendered: dict[str, bytes]
) -> tuple[DemoFolder, ...]:
    """The folders of a mailbox with the letters that its owner sent or got; INBOX first.

    `rendered` keeps the bytes of a letter by its key, for the next mailbox that holds a copy.
    """
    owner = script.cast()[mailbox.owner]
    answered = {letter.answers.key for letter in letters if letter.sender is owner and letter.answers is not None}
    found: dict[str, list[DemoMessage]] = defaultdict(list)
    for letter in letters:
        if letter.sender is owner:
            folder = mailbox.drafts if letter.mail.draft else mailbox.sent
            flags = {"\\Seen", "\\Draft"} if letter.mail.draft else {"\\Seen"}
            raw = _hidden_copies(letter) + _rendered(letter, rendered)
            found[folder].append(_stored(raw, letter.sent, timedelta(seconds=2), anchor, flags))
        if owner.address in {person.address for person in _receivers(letter)} and not letter.mail.draft:
            flags = _flags(letter, answered=letter.key in answered)
            delay = timedelta(seconds=4 + int(_token(letter, owner), 16) % 70)
            raw = _trace(letter, owner, delay) + _rendered(letter, rendered)
            found[_folder(mailbox, letter, anchor)].append(_stored(raw, letter.sent, delay, anchor, flags))
    return tuple(
        DemoFolder(name, use, tuple(sorted(found[name], key=lambda message: message.internal_date)))
        for name, use in _folders(mailbox)
    )


def _folders(mailbox: script.Mailbox) -> Iterable[tuple[str, str | None]]:
    yield "INBOX", None
    yield mailbox.sent, "\\Sent"
    yield mailbox.drafts, "\\Drafts"
    yield mailbox.junk, "\\Junk"
    if mailbox.archive:
        yield mailbox.archive, "\\Archive"
    for name in mailbox.filing:
        yield name, None


def _folder(mailbox: script.Mailbox, letter: Letter, anchor: datetime) -> str:
    if letter.mail.junk:
        return mailbox.junk
    age = anchor - letter.sent
    domain = letter.sender.address.partition("@")[2]
    for name, domains in mailbox.filing.items():
        if domain in domains and age > _FILED_AFTER:
            return name
    if mailbox.archive and age > timedelta(weeks=mailbox.archive_weeks):
        return mailbox.archive
    return "INBOX"


def _flags(letter: Letter, *, answered: bool) -> set[str]:
    mail = letter.mail
    unread = mail.at.endswith(_UNREAD[0]) or mail.at.startswith(_UNREAD[1])
    flags = set()
    if answered or (not unread if mail.seen is None else mail.seen):
        flags.add("\\Seen")
    if answered:
        flags.add("\\Answered")
    if mail.flagged:
        flags.add("\\Flagged")
    return flags


def _stored(raw: bytes, sent: datetime, delay: timedelta, anchor: datetime, flags: set[str]) -> DemoMessage:
    return DemoMessage(raw, min((sent + delay).astimezone(UTC), anchor), frozenset(flags))


def _rendered(letter: Letter, rendered: dict[str, bytes]) -> bytes:
    if letter.key not in rendered:
        rendered[letter.key] = message_bytes(letter)
    return rendered[letter.key]


def _receivers(letter: Letter) -> tuple[script.Person, ...]:
    return (*letter.to, *letter.cc, *(script.cast()[key] for key in letter.mail.bcc))


def _hidden_copies(letter: Letter) -> bytes:
    hidden = [script.cast()[key].address for key in letter.mail.bcc]
    return f"Bcc: {', '.join(hidden)}\r\n".encode() if hidden else b""


def _trace(letter: Letter, owner: script.Person, delay: timedelta) -> bytes:
    """Return-Path, Received and Authentication-Results, newest first (RFC 5321, section 4.4)."""
    own, origin = owner.address.partition("@")[2], letter.sender.address.partition("@")[2]
    token = _token(letter, owner)
    bounced = letter.mail.report is not None and letter.mail.report.kind == "delivery"
    arrived = format_datetime((letter.sent + delay).astimezone(_SERVER_ZONE))
    accepted = format_datetime((letter.sent + delay / 2).astimezone(_SERVER_ZONE))
    lines = [
        f"Return-Path: <{'' if bounced else letter.sender.address}>",
        f"Delivered-To: {owner.address}",
        f"Received: from mx.{own} ([198.51.100.7])\r\n\tby store.{own} with LMTP id {token[:16]};\r\n\t{arrived}",
    ]
    if origin != own:
        host = f"192.0.2.{int(hashlib.sha256(origin.encode()).hexdigest(), 16) % 250 + 1}"
        lines += [
            f"Authentication-Results: mx.{own};\r\n\tspf={'none' if bounced or letter.mail.junk else 'pass'}"
            f" smtp.mailfrom={origin}",
            f"Received: from out.{origin} (out.{origin} [{host}])\r\n\tby mx.{own} (Postfix) with ESMTPS"
            f" id {token[16:27].upper()}\r\n\tfor <{owner.address}>; {accepted}",
        ]
    return ("\r\n".join(lines) + "\r\n").encode()


def _token(letter: Letter, owner: script.Person) -> str:
    return hashlib.sha256(f"{letter.key} {owner.address}".encode()).hexdigest()
