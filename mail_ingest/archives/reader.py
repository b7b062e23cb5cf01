"""Whatever a file or folder holds, message by message, from any position on."""

import gzip
import io
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Final

from mail_ingest.archives import foxmail, msg, pst
from mail_ingest.archives.containers import (
    DAMAGED,
    Budget,
    Counted,
    Member,
    folder_size,
    of_file,
    of_folder,
    of_tar,
    of_zip,
)
from mail_ingest.archives.items import MAX_MESSAGE, ArchiveError, FoundMail, IgnoredFile, Item, Position, Step
from mail_ingest.archives.mbox import FROM_LINE, split_mbox
from mail_ingest.archives.outlook import compose

_MAIL_SUFFIXES: Final = frozenset({".eml", ".msg", ".mht", ".mhtml", ".emlx", ".rfc822", ".mail"})
_MBOX_SUFFIXES: Final = frozenset({".mbox", ".mbx"})
_TAR_SUFFIXES: Final = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
#: Names that say what we cannot read.
_UNREADABLE: Final = {
    ".dbx": "outlook-express", ".rar": "unknown-archive", ".7z": "unknown-archive",
}  # fmt: skip
_HEADER: Final = re.compile(
    rb"^(?:from|to|cc|subject|date|received|message-id|return-path|delivered-to|mime-version|reply-to|x-[a-z-]+):",
    re.IGNORECASE | re.MULTILINE,
)
_ANY_FIELD: Final = re.compile(rb"[\x21-\x39\x3b-\x7e]+[ \t]*:")
_MAILDIR: Final = re.compile(r"(?:^|/)(?:cur|new)/[^/]+$")
_FLAGS: Final = {"S": "\\Seen", "R": "\\Answered", "F": "\\Flagged", "D": "\\Draft", "T": "\\Deleted"}
_HEAD: Final = 65_536
_MAX_DEPTH: Final = 3

#: An item, where to go on after it inside what it came from, and the share of that which lies behind.
_Found = tuple[Item, Position, float]


def read_archive(path: Path, name: str, start: Position = Position()) -> Iterator[Step]:  # noqa: B008 - frozen
    """The items of `path` (a file called `name`, or a folder) after `start`; raises `ArchiveError`."""
    if path.is_dir():
        yield from _walk(of_folder(path), start, Budget(folder_size(path)), named=False, depth=0)
    else:
        budget = Budget(path.stat().st_size)
        yield from _walk(iter([of_file(path, name=name)]), start, budget, named=True, depth=0)


def size_of(path: Path) -> int:
    """Bytes to read, for showing how far it is."""
    return folder_size(path) if path.is_dir() else path.stat().st_size


def _walk(members: Iterator[Member], start: Position, budget: Budget, *, named: bool, depth: int) -> Iterator[Step]:
    first = start.members[0] if start.members else 0
    for index, member in enumerate(members):
        if index < first or not member.name:
            continue
        inner = start.inside() if index == first and start.members else Position()
        before = member.behind - member.packed
        for item, after, share in _read(member, inner, budget, named=named, depth=depth):
            done = member.behind if after.members == (-1,) else before + int(member.packed * min(share, 1.0))
            yield Step(item, Position((index + 1,)) if after.members == (-1,) else after.below(index), done)


#: What a member that is one item answers: nothing of it is left.
_WHOLE: Final = Position((-1,))


def _read(member: Member, start: Position, budget: Budget, *, named: bool, depth: int) -> Iterator[_Found]:
    """The items of one member. What is wrong with it alone is an item with a problem."""
    suffix = Path(member.name).suffix.lower()
    problem = member.problem or _UNREADABLE.get(suffix)
    if problem is not None:
        yield _defect(member, problem), _WHOLE, 1.0
        return
    try:
        with io.BufferedReader(Counted(member.open(), budget), _HEAD) as stream:
            yield from _by_kind(member, stream, suffix, start, budget, named=named, depth=depth)
    except DAMAGED:
        yield _defect(member, "damaged"), _WHOLE, 1.0
    except RuntimeError:  # zipfile's word for a password
        yield _defect(member, "encrypted"), _WHOLE, 1.0
    except OSError:
        yield _defect(member, "unreadable"), _WHOLE, 1.0


def _by_kind(  # noqa: PLR0911 - one return a kind
    member: Member,
    stream: "io.BufferedReader[Counted]",
    suffix: str,
    start: Position,
    budget: Budget,
    *,
    named: bool,
    depth: int,
) -> Iterator[_Found]:
    head = stream.peek(_HEAD)[:_HEAD]
    name = member.name.lower()
    if head.startswith(b"PK\x03\x04") and (suffix == ".zip" or (named and suffix not in _MAIL_SUFFIXES)):
        return _nested(member, stream, start, budget, depth, lambda file: of_zip(file, member.name))
    if name.endswith(_TAR_SUFFIXES) or head[257:262] == b"ustar":
        return _nested_tar(member, stream, start, budget, depth)
    if head.startswith(b"\x1f\x8b"):
        return _unpacked(member, stream, start, budget, named=named, depth=depth)
    if head.startswith(pst.MAGIC):
        return _pst(member, stream, start)
    if head.startswith(msg.MAGIC):
        return _outlook(member, stream, named=named or suffix == ".msg")
    if head.startswith(foxmail.MARK):
        return _one_by_one(member, stream, start, lambda: foxmail.split_box(stream, offset=start.offset))
    if suffix == ".box":
        return iter([(_defect(member, "foxmail-box"), _WHOLE, 1.0)])
    first = head.partition(b"\n")[0]
    if suffix in _MBOX_SUFFIXES or (FROM_LINE.match(first) and suffix not in _MAIL_SUFFIXES):
        return _one_by_one(member, stream, start, lambda: split_mbox(stream, offset=start.offset))
    if _MAILDIR.search(member.name.replace("\\", "/")) and _begins_like_mail(head):
        return iter([(_single(member, stream, _maildir_flags(member.name)), _WHOLE, 1.0)])
    if (named and member.path is not None) or suffix in _MAIL_SUFFIXES or _begins_like_mail(head):
        return iter([(_single(member, stream, ("\\Seen",)), _WHOLE, 1.0)])
    return iter([(IgnoredFile(member.name), _WHOLE, 1.0)])


def _nested(
    member: Member,
    stream: IO[bytes],
    start: Position,
    budget: Budget,
    depth: int,
    members: Callable[[IO[bytes]], Iterator[Member]],
) -> Iterator[_Found]:
    """A zip: its list stands at its end, so one that lies within another archive is laid aside first."""
    if depth >= _MAX_DEPTH:
        yield _defect(member, "nested"), _WHOLE, 1.0
        return
    try:
        if member.path is not None:
            with member.path.open("rb") as file:
                yield from _inside(member, members(file), start, budget, depth)
            return
        with tempfile.TemporaryFile() as aside:
            while chunk := stream.read(1 << 20):
                aside.write(chunk)
            yield from _inside(member, members(aside), start, budget, depth)
    except ArchiveError as error:
        yield from _failed(member, error, depth)


def _nested_tar(member: Member, stream: IO[bytes], start: Position, budget: Budget, depth: int) -> Iterator[_Found]:
    if depth >= _MAX_DEPTH:
        yield _defect(member, "nested"), _WHOLE, 1.0
        return
    counted = stream.raw if isinstance(stream, io.BufferedReader) else None
    tell = (lambda: counted.at) if isinstance(counted, Counted) else (lambda: 0)
    try:
        yield from _inside(member, of_tar(stream, member.name, tell), start, budget, depth)
    except ArchiveError as error:
        yield from _failed(member, error, depth)


def _inside(member: Member, members: Iterator[Member], start: Position, budget: Budget, depth: int) -> Iterator[_Found]:
    whole = max(member.size, 1)
    for step in _walk(members, start, budget, named=False, depth=depth + 1):
        yield step.item, step.after, step.done_bytes / whole


def _failed(member: Member, error: ArchiveError, depth: int) -> Iterator[_Found]:
    """Within another archive, a damaged one is one defect; the outermost, and a bomb, end the import."""
    if depth == 0 or error.code != "damaged":
        raise error
    yield _defect(member, "damaged"), _WHOLE, 1.0


def _unpacked(
    member: Member, stream: IO[bytes], start: Position, budget: Budget, *, named: bool, depth: int
) -> Iterator[_Found]:
    """A gzip of one file, or of a tar."""
    if depth >= _MAX_DEPTH:
        yield _defect(member, "nested"), _WHOLE, 1.0
        return
    counted = stream.raw if isinstance(stream, io.BufferedReader) else None
    inner = Member(
        name=re.sub(r"\.gz$", "", member.name, flags=re.IGNORECASE) or member.name,
        open=lambda: gzip.GzipFile(fileobj=stream),  # type: ignore[return-value, arg-type]
        behind=member.size,
        packed=0,
        size=0,
        changed_at=member.changed_at,
    )
    for item, after, _ in _read(inner, start, budget, named=named, depth=depth + 1):
        at = counted.at if isinstance(counted, Counted) else 0
        yield item, after, at / max(member.size, 1)


def _one_by_one(
    member: Member, stream: IO[bytes], start: Position, split: Callable[[], Iterator[tuple[bytes, int]]]
) -> Iterator[_Found]:
    """The messages of a file that holds one behind the other."""
    _skip(stream, start.offset)
    number = start.number
    for raw, offset in split():
        number += 1
        origin = f"{member.name}:{number}"
        item = FoundMail(origin=origin, raw=raw, changed_at=member.changed_at)
        if len(raw) > MAX_MESSAGE:
            item = FoundMail(origin=origin, raw=None, problem="too-large")
        elif not raw.strip():
            item = FoundMail(origin=origin, raw=None, problem="empty")
        yield item, Position((), offset, number), offset / max(member.size, 1)


def _pst(member: Member, stream: IO[bytes], start: Position) -> Iterator[_Found]:
    with tempfile.NamedTemporaryFile(suffix=".pst") as aside:
        path = member.path
        if path is None:
            while chunk := stream.read(1 << 20):
                aside.write(chunk)
            aside.flush()
            path = Path(aside.name)
        for number, found in enumerate(pst.read_pst(path, start.number), start.number + 1):
            origin = f"{member.name}{found.folder}:{number}"
            if found.mail is not None:
                item: Item = FoundMail(origin=origin, raw=compose(found.mail), changed_at=found.mail.date)
            elif found.problem is not None:
                item = FoundMail(origin=origin, raw=None, problem=found.problem)
            else:
                item = IgnoredFile(origin)
            # How much of the file an item is, nobody can say.
            yield item, Position((), 0, number), 0.5


def _outlook(member: Member, stream: IO[bytes], *, named: bool) -> Iterator[_Found]:
    if not named:
        yield IgnoredFile(member.name), _WHOLE, 1.0
        return
    content = stream.read(MAX_MESSAGE + 1)
    raw = msg.read_msg(content) if len(content) <= MAX_MESSAGE else None
    if raw is None:
        yield _defect(member, "too-large" if len(content) > MAX_MESSAGE else "outlook-damaged"), _WHOLE, 1.0
    else:
        yield FoundMail(origin=member.name, raw=raw, changed_at=member.changed_at), _WHOLE, 1.0


def _single(member: Member, stream: IO[bytes], flags: tuple[str, ...]) -> FoundMail:
    raw = stream.read(MAX_MESSAGE + 1)
    if len(raw) > MAX_MESSAGE:
        return _defect(member, "too-large")
    if raw.startswith(b"From ") and FROM_LINE.match(raw.partition(b"\n")[0]):
        raw = raw.partition(b"\n")[2]
    if member.name.lower().endswith(".emlx"):
        raw = _of_apple(raw)
    if not raw.strip():
        return _defect(member, "empty")
    return FoundMail(origin=member.name, raw=raw, changed_at=member.changed_at, flags=flags)


def _of_apple(raw: bytes) -> bytes:
    """Apple Mail's .emlx: a line with the length of the message, the message, and a property list."""
    first, _, rest = raw.partition(b"\n")
    length = first.strip()
    return rest[: int(length)] if length.isdigit() and len(length) < 12 else raw


def _maildir_flags(name: str) -> tuple[str, ...]:
    info = name.rpartition("2,")[2] if re.search(r"[:;!]2,[A-Z]*$", name) else ""
    return tuple(_FLAGS[letter] for letter in info if letter in _FLAGS)


def _begins_like_mail(head: bytes) -> bool:
    block = re.split(rb"\r?\n\r?\n|\r\r", head.lstrip(b"\r\n"), maxsplit=1)[0]
    return _ANY_FIELD.match(block) is not None and len({found.lower() for found in _HEADER.findall(block)}) >= 2


def _defect(member: Member, problem: str) -> FoundMail:
    return FoundMail(origin=member.name, raw=None, problem=problem)


def _skip(stream: IO[bytes], size: int) -> None:
    while size > 0 and (read := len(stream.read(min(size, 1 << 20)))):
        size -= read
