"""Which script bytes without a usable label are in, by how its commonest characters are coded.

Much quicker and, on a few words, surer than a general detector; what is none of these is left to that.
"""

import re
from functools import lru_cache
from typing import Final

_HIGH: Final = bytes(range(0x80, 0x100))
_LATIN: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_HIGH_RUN = re.compile(rb"[\x80-\xff]{3,}")
#: Bytes beyond ASCII from which on they say something against a Western label.
_ENOUGH: Final = 12
#: A character of an East Asian charset of two bytes.
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\xfe]")
#: By charset: the commonest letters of those who write in it; they make up three of four letters of any text.
_ALPHABETS: Final = {
    "cp1251": frozenset("оеаинтсрвлкмдпуОЕАИНТСРВЛКМДПУ"),
    "koi8_r": frozenset("оеаинтсрвлкмдпуОЕАИНТСРВЛКМДПУ"),
    "cp1253": frozenset("αειουσςτνρκπλμηάέίόύήώΑΕΙΟΣΤΝΡΚΠΛΜΗ"),
    "cp1256": frozenset("اليمونرتبةعدسفهحقكأ"),
    "cp1255": frozenset("יוהלאמרתבנשםעדחק"),
}
_SHARE: Final = 0.72


def is_not_western(data: bytes) -> bool:
    """Whether more letters are beyond ASCII than within, as in no language that is written with accents."""
    high = len(data) - len(data.translate(None, _HIGH))
    return high >= _ENOUGH and high > len(data) - len(data.translate(None, _LATIN))


def looks_like(data: bytes) -> str | None:
    """The charset of Chinese, Japanese, Korean, Cyrillic, Greek, Arabic or Hebrew text; None when it is none of them.

    `data` is a sample, which may end within a character.
    """
    high = len(data) - len(data.translate(None, _HIGH))
    if not high:
        return None
    return _japanese(data) or _korean(data) or _chinese(data) or _big5(data) or _alphabet(data)


def _decoded(data: bytes, charset: str) -> str | None:
    for sample in (data, data[:-1]):
        try:
            return sample.decode(charset)
        except UnicodeError:
            continue
    return None


def _japanese(data: bytes) -> str | None:
    for charset in ("cp932", "euc_jp"):
        text = _decoded(data, charset)
        wide = [c for c in text if ord(c) > 0x7F] if text is not None else []
        kana = sum("\u3041" <= c <= "\u30fa" for c in wide)
        if kana >= 4 and kana / len(wide) >= 0.3:
            return charset
    return None


def _korean(data: bytes) -> str | None:
    text = _decoded(data, "cp949")
    wide = [c for c in text if ord(c) > 0x7F] if text is not None else []
    # Chinese, read so, gives one ideograph for two syllables.
    syllables = sum("\uac00" <= c <= "\ud7a3" and len(c.encode("euc_kr", "ignore")) == 2 for c in wide)
    return "cp949" if syllables >= 6 and syllables / len(wide) >= 0.93 else None


def _chinese(data: bytes) -> str | None:
    text = _decoded(data, "gb18030")
    wide = [c for c in text if ord(c) > 0x7F] if text is not None else []
    return "gb18030" if wide and sum(map(_is_common_hanzi, wide)) / len(wide) >= 0.7 else None


def _big5(data: bytes) -> str | None:
    text = _decoded(data, "big5hkscs")
    pairs = _PAIR.findall(data)
    if text is None or len(pairs) < 6 or all(pair[1] >= 0xA1 for pair in pairs):
        return None
    common = sum(0xA4 <= pair[0] <= 0xC6 or pair[0] == 0xA1 for pair in pairs)
    return "big5hkscs" if common / len(pairs) >= 0.85 else None


def _alphabet(data: bytes) -> str | None:
    runs = b" ".join(_HIGH_RUN.findall(data))
    best, charset = _SHARE, None
    for name, common in _ALPHABETS.items():
        letters = [c for c in runs.decode(name, "replace") if c != " "]
        share = sum(c in common for c in letters) / len(letters) if letters else 0.0
        if share > best:
            best, charset = share, name
    return charset


@lru_cache(maxsize=4096)
def _is_common_hanzi(char: str) -> bool:
    """In level one of GB 2312 (the 3,755 commonest), or Chinese punctuation."""
    try:
        coded = char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(coded) == 2 and (0xB0 <= coded[0] <= 0xD7 or coded[0] == 0xA3 or coded[0] == 0xA1)
