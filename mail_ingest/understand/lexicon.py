"""Words that go with kinds of messages, in over twenty languages, looked up by their beginnings."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

_FILE: Final = Path(__file__).with_name("lexicon.txt")
_DENSE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_RUN = re.compile(r"[\u0e00-\u0e7f]{2,}|[\u3040-\u30ff\u3400-\u9fff]{2,}|[\uac00-\ud7af]{2,}")
_WORD = re.compile(r"[^\W\d_]{3,}")
_LONGEST: Final = 14


class _Lexicon(NamedTuple):
    """Kinds by the beginning of a word, by a piece of a script without gaps, and by a phrase."""

    stems: dict[str, frozenset[str]]
    pieces: dict[str, frozenset[str]]
    phrases: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    tables: tuple[dict[str, set[str]], ...] = ({}, {}, {})
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        kind, _, words = line.partition(": ")
        for word in words.split():
            plain = word.replace("-", " ")
            table = tables[2] if plain != word else tables[1] if _DENSE.search(word) else tables[0]
            table.setdefault(plain.replace(" ", "") if _DENSE.search(plain) else plain, set()).add(kind)
    stems, pieces, phrases = ({word: frozenset(kinds) for word, kinds in table.items()} for table in tables)
    return _Lexicon(stems, pieces, phrases)


def kinds_in(text: str) -> Counter[str]:
    """How many different words of each kind a text has; `text` in small letters."""
    lexicon = _lexicon()
    found: Counter[str] = Counter()
    for word in set(_WORD.findall(text)):
        found.update(_by_stem(word, lexicon.stems))
    for run in set(_RUN.findall(text)):
        seen = {run[at : at + size] for size in range(2, 6) for at in range(len(run) - size + 1)}
        found.update(kind for piece in seen for kind in lexicon.pieces.get(piece, ()))
    found.update(kind for phrase, kinds in lexicon.phrases.items() if phrase in text for kind in kinds)
    return found


def _by_stem(word: str, stems: dict[str, frozenset[str]]) -> Iterable[str]:
    for size in range(min(len(word), _LONGEST), 2, -1):
        kinds = stems.get(word[:size])
        if kinds is not None and (size > 3 or len(word) == size):
            return kinds
    return ()
