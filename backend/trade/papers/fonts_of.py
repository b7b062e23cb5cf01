"""Which characters our fonts can draw."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont

_FOLDER: Final = Path(__file__).parent / "fonts"
#: Drawn by nobody: line breaks, and marks of direction.
_UNSEEN: Final = frozenset("\n\r\t\u200b\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\ufeff")


@lru_cache(maxsize=1)
def _drawn() -> frozenset[int]:
    codes: set[int] = set()
    for file in _FOLDER.glob("*-Regular.*"):
        with TTFont(file, lazy=True) as font:
            codes |= set(font.getBestCmap() or ())
    return frozenset(codes)


def undrawable(text: str) -> list[str]:
    """The characters of `text` that would print as an empty box, each once, in order."""
    known = _drawn()
    return [each for each in dict.fromkeys(text) if each not in _UNSEEN and ord(each) not in known]
