"""Outlook's .pst and .ost files, through libpff: a C library that reads strangers' files, so it runs in a process of
its own with bounded memory, and what it sends is all that we trust it with."""

import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final, cast

import msgspec

from mail_ingest.archives.items import MAX_MESSAGE, ArchiveError
from mail_ingest.archives.outlook import OutlookMail

MAGIC: Final = b"!BDN"
_LENGTH: Final = struct.Struct(">I")
#: A message with its attachments, as the child packs it.
_MAX_FRAME: Final = MAX_MESSAGE + 10_000_000


class PstItem(msgspec.Struct, frozen=True, kw_only=True):
    """One item: where it lies, and a message; None with a `problem` when it cannot be read, without one when it is
    no mail."""

    folder: str
    mail: OutlookMail | None
    problem: str | None = None


def read_pst(path: Path, start: int) -> Iterator[PstItem]:
    """The items of all folders in their order, from item number `start` on; raises `ArchiveError`."""
    command = [sys.executable, "-m", "mail_ingest.archives.pst_child", str(path), str(start)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)  # noqa: S603 - our own program
    decoder = msgspec.msgpack.Decoder(PstItem)
    pipe = cast("IO[bytes]", child.stdout)
    try:
        while head := pipe.read(_LENGTH.size):
            size = _LENGTH.unpack(head)[0] if len(head) == _LENGTH.size else _MAX_FRAME + 1
            frame = pipe.read(size) if size <= _MAX_FRAME else b""
            if len(frame) != size:
                break
            yield decoder.decode(frame)
        if child.wait() != 0:
            raise ArchiveError("damaged")
    except msgspec.DecodeError as error:
        raise ArchiveError("damaged") from error
    finally:
        child.kill()
        pipe.close()
        child.wait()
