"""Bytes to text, whatever the label says.

Labels lie: mail marked gb2312 uses characters that only GB18030 has, iso-8859-1 means windows-1252, and much
has no label at all. The order is: what the label means in practice, strict UTF-8, what the bytes look like.
"""

import codecs
import re
from collections import Counter
from functools import lru_cache
from typing import Final, NamedTuple

from mail_ingest.parse.scripts import is_not_western, looks_like

# What a label means in practice: the superset that its users really write.
_CODECS: Final = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "ms936": "gb18030",
    "gb_2312-80": "gb18030",
    "gb2312-80": "gb18030",
    "chinese": "gb18030",
    "hz-gb-2312": "hz",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "cn-big5": "big5hkscs",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "ansi": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "ansi_x3.4-1968": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "euc-kr": "cp949",
    "korean": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "iso-2022-jp": "iso2022_jp_ext",
    "cp50220": "iso2022_jp_ext",
    "cp-850": "cp850",
    "koi8-u": "koi8_u",
    "utf8": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    "iso-8859-8-i": "iso8859_8",
    "iso-8859-6-i": "iso8859_6",
}
_UNKNOWN: Final = frozenset({"", "unknown", "x-unknown", "unknown-8bit", "x-user-defined", "default", "binary"})
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_SAMPLE: Final = 8_192
_DETECT_FROM: Final = 64

_ESCAPE = re.compile(rb"\x1b(\$[@B]|\([BJI])")


class Decoded(NamedTuple):
    """Text, the charset that it was decoded with, and whether bytes had to be replaced or the label was wrong."""

    text: str
    charset: str
    replaced: bool
    mislabelled: bool


@lru_cache(maxsize=512)
def codec_for(label: str | None) -> str | None:
    """The Python codec for a charset label; None when there is no such charset."""
    name = (label or "").strip().strip("\"'").lower().partition("*")[0].replace(" ", "")
    if name in _UNKNOWN:
        return None
    name = _CODECS.get(name, name)
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        try:
            info = codecs.lookup(re.sub(r"^(x-|cs)|[^a-z0-9]", "", name))
        except (LookupError, ValueError):
            return None
    # Python also has codecs that are no charsets ("zip", "rot13").
    return info.name if getattr(info, "_is_text_encoding", False) else None


def decode_text(data: bytes, label: str | None, *, html: bool = False, hint: str | None = None) -> Decoded:
    """Decode a body. `hint` is a charset to prefer when there is no usable label. Never raises."""
    for bom, charset in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(bom):
            return Decoded(data.decode(charset, "replace"), charset, False, False)
    codec = codec_for(label)
    if codec is None and html:
        meta = _META.search(data[:4096])
        codec = codec_for(meta[1].decode("ascii")) if meta else None
        codec = None if codec is not None and codec.startswith("utf-16") else codec
    if codec in {"cp1252", "cp1254"} and not data.isascii():
        # Western text is almost never valid UTF-8 by chance, while UTF-8 is often labelled as Western.
        text = _strict(data, "utf-8")
        if text is not None:
            return Decoded(text, "utf-8", False, True)
        # A program that knows no other label writes this one on everything.
        script = looks_like(data[:_SAMPLE]) if is_not_western(data[:_SAMPLE]) else None
        text = _strict(data, script) if script else None
        if script and text is not None:
            return Decoded(text, script, False, True)
    if codec is not None:
        text = _strict(data, codec)
        if text is not None:
            return Decoded(text, codec, False, False)
    guessed = guess_charset(data, hint)
    text = _strict(data, guessed)
    if text is not None:
        return Decoded(text, guessed, False, codec is not None)
    final = codec or guessed
    return Decoded(_lenient(data, final), final, True, False)


def decode_short(data: bytes, hint: str | None = None) -> str:
    """Decode raw 8-bit bytes of a header. Never raises."""
    if data.isascii():
        return data.decode("ascii")
    return _lenient(data, guess_charset(data, hint))


def guess_charset(data: bytes, hint: str | None = None) -> str:
    """The likeliest charset of unlabelled bytes."""
    if _strict(data, "utf-8") is not None:
        return "iso2022_jp_ext" if b"\x1b$" in data[:_SAMPLE] else "utf-8"
    codec = codec_for(hint)
    if codec is not None and not codec.startswith("utf") and _strict(data, codec) is not None:
        return codec
    sample = data[:_SAMPLE]
    looks = looks_like(sample)
    if looks is not None:
        return looks
    high = sum(byte >= 0x80 for byte in sample)
    if high >= _DETECT_FROM:
        return _detect(sample) or "cp1252"
    return "cp1252"


def clean(text: str) -> str:
    """Without NUL and lone surrogates, which databases and JSON refuse."""
    if "\0" in text:
        text = text.replace("\0", "")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8")
    return text


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError, ValueError):
        pass
    try:
        return _iso2022_jp(data) if codec == "iso2022_jp_ext" else None
    except (UnicodeError, ValueError):
        return None


def _lenient(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec, "replace")
    except (UnicodeError, LookupError, ValueError):
        return data.decode("cp1252", "replace")


def _iso2022_jp(data: bytes) -> str:
    """ISO-2022-JP with what Windows adds to it (① ㈱), by way of Shift_JIS. Raises UnicodeDecodeError."""
    text: list[str] = []
    mode, position = b"(B", 0
    for escape in [*_ESCAPE.finditer(data), None]:
        run = data[position : escape.start() if escape else len(data)]
        if mode.startswith(b"$"):
            text.append(_jis_to_shift_jis(run).decode("cp932"))
        elif mode == b"(I":
            text.append(bytes(byte | 0x80 for byte in run).decode("cp932"))
        else:
            text.append(run.decode("ascii"))
        if escape:
            mode, position = escape[1], escape.end()
    return "".join(text)


def _jis_to_shift_jis(pairs: bytes) -> bytes:
    out = bytearray()
    for high, low in zip(pairs[::2], pairs[1::2], strict=False):
        first = ((high - 0x21) >> 1) + 0x81
        second = low + (0x1F + (low >= 0x60) if high % 2 else 0x7E)
        out += bytes((first + 0x40 if first > 0x9F else first, second)) if 0x21 <= high <= 0x7E else b"?"
    return bytes(out)


_CANDIDATES: Final = [
    *("gb18030", "big5", "cp932", "euc_jp", "cp949", "cp1251", "koi8_r", "cp1252", "cp1250", "cp1254", "cp1256"),
    *("cp1253", "cp1255", "cp874", "cp1258", "cp1257", "iso8859_2", "cp866"),
]


def _detect(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_CANDIDATES, steps=5, chunk_size=512).best()
    return best.encoding if best else None


def most_common(charsets: list[str]) -> str | None:
    """The charset that most parts use, if any is beyond ASCII."""
    counted = Counter(charset for charset in charsets if charset not in {"ascii", "us-ascii"})
    return counted.most_common(1)[0][0] if counted else None
