"""Mail in files: single messages, folder trees of them, mbox (RFC 4155, with mboxrd quoting) and Maildir.

Reading is lazy, one message in memory at a time, and never raises for what a file holds.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

MAX_MESSAGE: Final = 150_000_000

_MAIL_SUFFIXES: Final = frozenset({".eml", ".msg", ".mht", ".mhtml", ".emlx", ".rfc822", ".mail"})
_MBOX_SUFFIXES: Final = frozenset({".mbox", ".mbx"})
#: The line between two messages of an mbox: "From sender Thu Jan  1 00:00:00 1970", some with a zone.
_FROM_LINE = re.compile(rb"From \S.* \d{1,2}:\d{2}(?::\d{2})? .*\d{4}|From \S+\s+\w{3} \w{3} [ \d]\d ")
_QUOTED_FROM = re.compile(rb"^>+From ")
_HEADER = re.compile(
    rb"^(?:from|to|cc|subject|date|received|message-id|return-path|delivered-to|mime-version|reply-to|x-[a-z-]+):",
    re.IGNORECASE | re.MULTILINE,
)
_ANY_FIELD = re.compile(rb"[\x21-\x39\x3b-\x7e]+[ \t]*:")
_OUTLOOK = b"\xd0\xcf\x11\xe0"
_FLAGS: Final = {"S": "\\Seen", "R": "\\Answered", "F": "\\Flagged", "D": "\\Draft", "T": "\\Deleted"}


class FoundMail(msgspec.Struct, frozen=True, kw_only=True):
    """One message of a file; `raw` is None where nothing could be read, and `problem` says why."""

    origin: str
    raw: bytes | None
    problem: str | None = None
    #: When the file was last changed, for messages without a date.
    changed_at: datetime | None = None
    flags: tuple[str, ...] = ("\\Seen",)


class IgnoredFile(msgspec.Struct, frozen=True):
    """A file of a folder that is no mail."""

    origin: str


def find_mail(paths: Iterable[Path]) -> Iterator[FoundMail | IgnoredFile]:
    """Everything below `paths`, in a fixed order. A file that is named is read as mail whatever it is called; of
    folders, files that neither are called mail nor begin like it are ignored."""
    for path in paths:
        if path.is_dir():
            yield from _tree(path)
        else:
            yield from _file(path, named=True)


def _tree(folder: Path) -> Iterator[FoundMail | IgnoredFile]:
    if (folder / "cur").is_dir() and (folder / "new").is_dir():
        yield from _maildir(folder)
        skipped = {"cur", "new", "tmp"}
    else:
        skipped = set()
    for entry in sorted(folder.iterdir()):
        if entry.is_symlink() or entry.name in skipped:
            continue
        if entry.is_dir():
            yield from _tree(entry)
        elif entry.is_file():
            yield from _file(entry, named=False)


def _maildir(folder: Path) -> Iterator[FoundMail]:
    for name in ("cur", "new"):
        for entry in sorted((folder / name).iterdir()):
            if entry.is_file() and not entry.name.startswith("."):
                info = entry.name.rpartition(":2,")[2] if ":2," in entry.name else ""
                yield _single(entry, tuple(_FLAGS[letter] for letter in info if letter in _FLAGS))


def _file(path: Path, *, named: bool) -> Iterator[FoundMail | IgnoredFile]:
    suffix = path.suffix.lower()
    try:
        with path.open("rb") as file:
            head = file.read(65536)
    except OSError as error:
        yield FoundMail(origin=str(path), raw=None, problem=error.strerror or "unreadable")
        return
    first = head.partition(b"\n")[0]
    if suffix in _MBOX_SUFFIXES or (_FROM_LINE.match(first) and suffix not in _MAIL_SUFFIXES):
        yield from _mbox(path)
    elif named or suffix in _MAIL_SUFFIXES or _begins_like_mail(head):
        yield _single(path, ("\\Seen",))
    else:
        yield IgnoredFile(str(path))


def _begins_like_mail(head: bytes) -> bool:
    block = re.split(rb"\r?\n\r?\n|\r\r", head.lstrip(b"\r\n"), maxsplit=1)[0]
    return _ANY_FIELD.match(block) is not None and len(set(_HEADER.findall(block))) >= 2


def _single(path: Path, flags: tuple[str, ...]) -> FoundMail:
    origin = str(path)
    try:
        status = path.stat()
        if status.st_size > MAX_MESSAGE:
            return FoundMail(origin=origin, raw=None, problem="too large")
        raw = path.read_bytes()
    except OSError as error:
        return FoundMail(origin=origin, raw=None, problem=error.strerror or "unreadable")
    if raw.startswith(_OUTLOOK):
        return FoundMail(origin=origin, raw=None, problem="an Outlook file, not a mail message")
    if raw.startswith(b"From ") and _FROM_LINE.match(raw.partition(b"\n")[0]):
        raw = raw.partition(b"\n")[2]
    if not raw.strip():
        return FoundMail(origin=origin, raw=None, problem="empty")
    changed_at = datetime.fromtimestamp(status.st_mtime, UTC)
    return FoundMail(origin=origin, raw=raw, changed_at=changed_at, flags=flags)


def _mbox(path: Path) -> Iterator[FoundMail]:
    changed_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    with path.open("rb") as file:
        for number, raw in enumerate(split_mbox(file), 1):
            origin = f"{path}:{number}"
            if len(raw) > MAX_MESSAGE:
                yield FoundMail(origin=origin, raw=None, problem="too large")
            elif not raw.strip():
                yield FoundMail(origin=origin, raw=None, problem="empty")
            else:
                yield FoundMail(origin=origin, raw=raw, changed_at=changed_at)


def split_mbox(file: BinaryIO) -> Iterator[bytes]:
    """The messages of an mbox, without their "From " lines and with `>From ` unquoted (mboxrd). Of a message beyond
    the limit only so much is kept that its size still shows."""
    lines: list[bytes] = []
    size = 0
    begun = False
    blank_before = True
    for line in file:
        if line.startswith(b"From ") and blank_before and _FROM_LINE.match(line):
            if begun:
                yield _joined(lines)
            lines, size, begun = [], 0, True
            blank_before = False
            continue
        blank_before = not line.strip(b"\r\n")
        begun = True
        if size <= MAX_MESSAGE:
            lines.append(line[1:] if _QUOTED_FROM.match(line) else line)
            size += len(line)
    if begun:
        yield _joined(lines)


def _joined(lines: list[bytes]) -> bytes:
    """The blank line before the next "From " belongs to the mbox, not to the message."""
    if lines and not lines[-1].strip(b"\r\n"):
        lines.pop()
    return b"".join(lines)
