"""How far a file may go, and what came of reading it."""

from enum import StrEnum

import msgspec


class Verdict(StrEnum):
    """What came of it. Any text that was found before the end is kept with each of them."""

    #: All of the text is here.
    WHOLE = "whole"
    #: It has more text than we take.
    CUT = "cut"
    #: It holds no text: pictures, perhaps scanned pages.
    EMPTY = "empty"
    #: A kind of file that we do not read.
    UNKNOWN = "unknown"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    #: It is larger, or unpacks to more, than we touch.
    TOO_LARGE = "too_large"
    #: It took longer than it may.
    TOO_SLOW = "too_slow"


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What reading one file may cost."""

    #: Bytes of the file.
    file_bytes: int = 40_000_000
    #: Characters of text.
    characters: int = 500_000
    #: Pages, sheets or slides.
    pages: int = 500
    #: Rows of a sheet or table.
    rows: int = 20_000
    #: Seconds, in a process of its own.
    seconds: float = 20.0
    #: Bytes of memory that reading may take on top, where the system can tell.
    memory: int = 1_000_000_000
    #: What a packed file may unpack to, in bytes, and how many times its own size.
    unpacked_bytes: int = 200_000_000
    unpacked_ratio: int = 200
    #: Files in a packed file.
    entries: int = 10_000


class DocumentText(msgspec.Struct, frozen=True):
    """The text of a file, without NUL and lone surrogates."""

    text: str
    verdict: Verdict
