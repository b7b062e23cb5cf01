"""Word, Excel and PowerPoint (ECMA-376), and OpenDocument (ISO 26300).

Spreadsheets are read by openpyxl, row by row. Of the others only the words are wanted, wherever they stand (text
boxes, notes, headers and comments too), so their XML is streamed through a parser that takes no entities.
"""

import io
import re
from typing import IO, Final

from defusedxml.ElementTree import DefusedXMLParser

from mail_ingest.documents.verdicts import Limits
from mail_ingest.documents.writing import Full, Package, Writer

_MAX_DEPTH: Final = 500

_DOCX = re.compile(r"word/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml$")
_SLIDE = re.compile(r"ppt/(?:slides/slide|notesSlides/notesSlide)(\d+)\.xml$")
#: Local names of elements: those whose text counts, and what stands at their end.
_DOCX_WORDS: Final = frozenset({"t"})
_DOCX_ENDS: Final = {"p": "\n", "tab": "\t", "br": "\n", "cr": "\n", "tc": "\t"}
_PPTX_ENDS: Final = {"p": "\n", "br": "\n", "tc": "\t"}
_ODF_ENDS: Final = {"p": "\n", "h": "\n", "tab": "\t", "line-break": "\n", "table-cell": "\t", "table-row": "\n"}


def read_docx(data: bytes, writer: Writer, limits: Limits) -> None:
    """The document first, then notes, comments, headers and footers."""
    package = Package(data, limits)
    names = sorted((name for name in package.names if _DOCX.match(name)), key=lambda name: "document" not in name)
    if not names:
        raise ValueError("no document")
    for name in names:
        with package.open(name) as file:
            _put_words(file, writer, _DOCX_WORDS, _DOCX_ENDS)


def read_pptx(data: bytes, writer: Writer, limits: Limits) -> None:
    """Slides in order, each with its notes."""
    package = Package(data, limits)
    found = sorted((int(match[1]), name) for name in package.names if (match := _SLIDE.match(name)))
    if not found:
        raise ValueError("no slides")
    for number, name in found:
        if number > limits.pages:
            raise Full
        with package.open(name) as file:
            _put_words(file, writer, _DOCX_WORDS, _PPTX_ENDS)


def read_odf(data: bytes, writer: Writer, limits: Limits) -> None:
    """Text, sheets or slides."""
    from mail_ingest.documents.reading import EncryptedError

    package = Package(data, limits)
    if "META-INF/manifest.xml" in package.names:
        with package.open("META-INF/manifest.xml") as file:
            if b"encryption-data" in file.read(1_000_000):
                raise EncryptedError
    with package.open("content.xml") as file:
        _put_words(file, writer, None, _ODF_ENDS)


def read_xlsx(data: bytes, writer: Writer, limits: Limits) -> None:
    """Sheets with their names, rows as lines."""
    from openpyxl import load_workbook

    package = Package(data, limits)
    for name in package.names:  # openpyxl opens the file by itself: what it will unpack is counted here
        if name.endswith(".xml"):
            with package.open(name) as file:
                while file.read(256 * 1024):
                    pass
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        rows = 0
        for number, sheet in enumerate(book.worksheets):
            if number >= limits.pages:
                raise Full
            writer.put(f"{sheet.title}\n")
            for row in sheet.iter_rows(values_only=True):
                rows += 1
                if rows > limits.rows:
                    raise Full
                line = "\t".join(str(value) for value in row if value is not None)
                if line:
                    writer.put(line + "\n")
    finally:
        book.close()


def _put_words(file: IO[bytes], writer: Writer, words: frozenset[str] | None, ends: dict[str, str]) -> None:
    """Text of the elements `words` (None = of all), with what stands at the end of others."""
    parser = DefusedXMLParser(target=_Words(writer, words, ends), forbid_dtd=True)
    while chunk := file.read(64 * 1024):
        parser.feed(chunk)
    parser.close()


class _Words:
    """What the parser calls. No tree is made."""

    def __init__(self, writer: Writer, words: frozenset[str] | None, ends: dict[str, str]) -> None:
        self._writer = writer
        self._words = words
        self._ends = ends
        self._open: list[str] = []

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        """An element begins."""
        if len(self._open) >= _MAX_DEPTH:
            raise ValueError("nested too deeply")
        self._open.append(tag.rpartition("}")[2])

    def data(self, text: str) -> None:
        """Text inside the innermost open element."""
        if self._words is None or self._open[-1] in self._words:
            self._writer.put(text)

    def end(self, _tag: str) -> None:
        """The innermost element ends."""
        after = self._ends.get(self._open.pop())
        if after:
            self._writer.put(after)

    def close(self) -> None:
        """The document ends."""
