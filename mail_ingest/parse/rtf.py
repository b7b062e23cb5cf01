"""Rich Text Format as mail carries it: compressed ([MS-OXRTFCP]), and with the original HTML or text inside
([MS-OXRTFEX]). Also used for RTF files. Bounded, never more output than asked for."""

import re
import struct
from typing import Final

_DICTIONARY: Final = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_COMPRESSED: Final = 0x75465A4C
_PLAIN: Final = 0x414C454D

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL
)
_MAX_DEPTH: Final = 200
_WORDS: Final = {
    "par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "cell": "\t", "tab": "\t",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "endash": "–", "emdash": "—",
}  # fmt: skip
_HIDDEN: Final = frozenset(
    """fonttbl colortbl stylesheet info pict object themedata colorschememapping datastore latentstyles listtable
    listoverridetable generator xmlnstbl rsidtbl fldinst header footer mmathpr filetbl revtbl""".split()  # noqa: SIM905
)
_CHARSETS: Final = {
    128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip


def unpack_rtf(data: bytes, limit: int) -> bytes:
    """Compressed RTF undone; at most `limit` bytes. Raises ValueError for anything else."""
    if len(data) < 16:
        raise ValueError("no RTF")
    size, kind = struct.unpack_from("<II", data, 4)
    if kind == _PLAIN:
        return data[16 : 16 + min(size, limit)]
    if kind != _COMPRESSED:
        raise ValueError("no RTF")
    out = bytearray(_DICTIONARY)
    before, position, wanted = len(_DICTIONARY), 16, min(size, limit)
    while position < len(data) and len(out) - before < wanted:
        control = data[position]
        position += 1
        for bit in range(8):
            if position >= len(data):
                break
            if not control >> bit & 1:
                out.append(data[position])
                position += 1
                continue
            if position + 2 > len(data):
                return bytes(out[before:])
            reference = data[position] << 8 | data[position + 1]
            position += 2
            # The window is a ring of 4096 bytes whose write position is what has been written, modulo its size.
            back = (len(out) - (reference >> 4)) % 4096
            if back == 0:
                return bytes(out[before : before + wanted])
            begin = len(out) - back
            for offset in range((reference & 15) + 2):
                out.append(out[begin + offset] if begin + offset >= 0 else 0)
    return bytes(out[before : before + wanted])


def rtf_bodies(rtf: bytes, codec: str = "cp1252") -> tuple[str | None, str]:
    """The HTML that was wrapped into the RTF (None when there is none), and the text."""
    if rb"\fromhtml1" in rtf[:2000]:
        return _Reader(codec, html=True).read(rtf), ""
    return None, _Reader(codec, html=False).read(rtf)


class _Reader:
    """Goes over the tokens of one document. `html`: of the text only what belongs to the wrapped HTML."""

    def __init__(self, codec: str, *, html: bool) -> None:
        self._html = html
        self._codec = self._default = codec
        self._fonts: dict[int, str] = {}
        self._font: int | None = None
        self._out: list[str] = []
        self._bytes = bytearray()
        #: For each open group: is it passed over, is it RTF for others (`\\htmlrtf`), how many characters stand for
        #: one `\\u`, and its charset.
        self._stack: list[tuple[bool, bool, int, str]] = []
        self._hidden = self._rtf_only = False
        self._skips = 1
        self._to_skip = 0
        self._starred = self._in_fonts = False

    def read(self, rtf: bytes) -> str:
        for token in _TOKEN.finditer(rtf):
            word, number, code, symbol, brace, text = token.groups()
            if brace is not None:
                self._brace(brace)
            elif word is not None:
                self._word(word.decode("ascii"), None if number is None else int(number))
            elif code is not None:
                self._take(bytes((int(code, 16),)))
            elif symbol is not None:
                self._symbol(symbol)
            elif text is not None:
                self._take(text)
        self._flush()
        # Characters beyond the first plane come as two halves.
        return "".join(self._out).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self._to_skip = 0
        self._starred = False
        if brace == b"{":
            if len(self._stack) < _MAX_DEPTH:
                self._stack.append((self._hidden, self._rtf_only, self._skips, self._codec))
        elif self._stack:
            self._hidden, self._rtf_only, self._skips, self._codec = self._stack.pop()
            self._in_fonts = self._in_fonts and self._hidden

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._starred = True
        elif symbol in {b"\\", b"{", b"}"}:
            self._take(symbol)
        elif symbol == b"~":
            self._put("\xa0")
        elif symbol == b"_":
            self._put("-")
        elif symbol in {b"\n", b"\r"}:
            self._put("\n")

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if word == "u" and number is not None:
            self._flush()
            self._put(chr(number % 0x10000))
            self._to_skip = self._skips
        elif word == "uc":
            self._skips = max(0, min(number or 0, 10))
        elif word == "htmlrtf":
            self._flush()
            self._rtf_only = number != 0
        elif word in {"htmltag", "mhtmltag"}:
            self._hidden = self._hidden or word == "mhtmltag" or not self._html
        elif word in _HIDDEN or (starred and word not in {"htmltag", "shppict"}):
            self._in_fonts = self._in_fonts or word == "fonttbl"
            self._hidden = True
        elif word == "ansicpg" and number:
            self._codec = self._default = f"cp{number}" if _known(f"cp{number}") else self._default
        elif word == "f" and number is not None:
            self._flush()
            self._font = number
            self._codec = self._fonts.get(number, self._default)
        elif word == "fcharset" and self._in_fonts and self._font is not None and number in _CHARSETS:
            self._fonts[self._font] = _CHARSETS[number]
        elif word in _WORDS:
            self._flush()
            self._put(_WORDS[word])

    def _take(self, data: bytes) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(data))
            self._to_skip -= skipped
            data = data[skipped:]
        if not (self._hidden or self._rtf_only):
            self._bytes += data

    def _put(self, text: str) -> None:
        self._flush()
        if not (self._hidden or self._rtf_only):
            self._out.append(text)

    def _flush(self) -> None:
        if self._bytes:
            self._out.append(self._bytes.decode(self._codec, "replace"))
            self._bytes.clear()


def _known(codec: str) -> bool:
    try:
        b"".decode(codec)
    except LookupError:
        return False
    return True
