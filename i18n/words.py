"""Cuts text into the words that search indexes and queries share, for every script, without a dictionary.

The database only compares whole words and beginnings of words, so all that makes "Müller" and "muller" or
「上海港」 and 「上海」 meet happens here, the same way for a stored text and for a query:

1. Normalise: NFKC (full-width → ASCII, half-width kana, ligatures), case folded, digits of any script → 0-9,
   soft hyphens, joiners and direction marks dropped.
2. Fold accents: Latin and Greek lose their marks (é → e, ł → l, ß → ss, ı → i); in Cyrillic ё → е, stress marks
   go, й ї ў stay letters of their own; Arabic loses vowel signs and tatweel, and أ إ آ → ا, ى ی → ي, ة → ه, ک → ك;
   Hebrew loses points.
3. Words are runs of letters and digits; everything else, `_ - . '` included, separates.
4. Scripts written without spaces (Han, kana, Hangul, Thai, Lao, Khmer, Burmese) give overlapping pairs of
   characters, and each run also gives its last character, so that a query of a single one, which is always taken
   as a beginning, finds it wherever it stands.
5. An e-mail address is a word of its own besides its parts; a domain is found by its parts.
6. A word is cut after 64 characters, on both sides.
7. An Arabic word is also found without its article and what is written together with that (الطلب, والطلب, بالطلب and
   للطلب by طلب). A query for a word that has one asks for either.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

MAX_WORD: Final = 64
MAX_QUERY_WORDS: Final = 32

_UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\uaa60-\uaa7f"  # Thai, Lao, Burmese, Khmer
    "\u1100-\u11ff\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u3105-\u312f\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7fb"
    "\uf900-\ufaff\U00016fe0-\U00016fe3\U0001aff0-\U0001b16f\U00020000-\U000323af"
)
# `\w` leaves out the vowel signs of Indic scripts, which would cut every word at its vowels.
_INDIC: Final = "\u0900-\u0963\u0966-\u096f\u0971-\u0df3\u0f18-\u0f39\u0f3e-\u0fbc"
_LETTER: Final = rf"[^\W_{_UNSPACED}{_INDIC}]"
_WORD: Final = rf"(?P<unspaced>[{_UNSPACED}]+)|{_LETTER}+|[{_INDIC}]+"
# Bounded (RFC 5321 allows 64 octets before the @) and possessive, so that hostile text costs only linear time.
_ADDRESS: Final = (
    rf"(?P<address>{_LETTER}(?:{_LETTER}|[.!#$%&'*+/=?^`{{|}}~_-]){{0,63}}+@"
    rf"{_LETTER}{{1,63}}+(?:[.-]{{1,4}}+{_LETTER}{{1,63}}+){{0,32}}+)"
)
_WORDS: Final = re.compile(_WORD)
_UNSPACED_WORD: Final = re.compile(f"[{_UNSPACED}]+")
_WORDS_AND_ADDRESSES: Final = re.compile(f"{_ADDRESS}|{_WORD}")

# A letter and what it becomes, pair by pair.
_ALIKE: Final = "øo łl đd ðd ıi ħh ŧt ŋn əe þth æae œoe ёе ѐе ѝи آا أا إا ٱا ىي یي ېي ةه ۀه ەه کك"
_LETTERS: Final = {pair[0]: pair[1:] for pair in _ALIKE.split()} | {"\u200b": " "}
_DROPPED: Final = re.compile(
    "[\u00ad\u034f\u061c\u0640\u200c-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)


# In folded text. What is left has three letters at least, so that no name or short word loses its own ones.
_ARTICLES: Final = frozenset("اوفبكل")
_ARTICLE: Final = re.compile("[وف]?(?:[بك]?ال|لل)(?=[\u0621-\u064a]{3})")

#: Positions of a word that are kept; PostgreSQL keeps no more either, and none beyond `LAST_PLACE`.
MOST_PLACES: Final = 255
LAST_PLACE: Final = 16_383


class PhraseWord(NamedTuple):
    """A word of a phrase, so many places behind the one before it."""

    word: str
    distance: int


class QueryWord(NamedTuple):
    """A word that a text must hold; `prefix` when a word that begins with it is enough."""

    word: str
    prefix: bool


def without_article(word: str) -> str | None:
    """A folded Arabic word without its article; None for all others."""
    article = _ARTICLE.match(word)
    return word[article.end() :] if article else None


class _Folds(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if _DROPPED.match(character):
        return ""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    if character in _LETTERS:
        return _LETTERS[character]
    base = unicodedata.normalize("NFD", character)[0]
    if base < "\u0400" or "\u1e00" <= character <= "\u1fff":
        return _LETTERS.get(base, base)
    return character


_FOLDS: Final = _Folds()


class _OneByOne(dict[int, str]):
    """What one character alone becomes, compatibility forms and case included."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKC", chr(code)).casefold()
        folded = self[code] = plain.translate(_FOLDS)
        return folded


_ONE: Final = _OneByOne()


def fold(text: str) -> str:
    """The text as search sees it: rules 1 and 2. Folding twice changes nothing more."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).casefold().translate(_FOLDS)


def search_words(text: str) -> list[str]:
    """The distinct words to index, in the order they first appear; at most 64 characters each, never empty."""
    return list(dict.fromkeys(_indexed(fold(text))))


def query_words(text: str) -> list[QueryWord]:
    """What a text must hold to answer a query: all of these words (at most 32).

    The last word counts as a beginning ("acm" finds Acme), unless white space follows it; so do a word with a star
    behind it ("order* pump") and a single character of a script without spaces. An e-mail address, or its beginning
    with the `@`, stays whole.
    """
    folded = fold(text)
    end = len(folded.rstrip())
    open_ended = end == len(folded)
    words: dict[str, bool] = {}
    last = ""
    for match in _WORDS_AND_ADDRESSES.finditer(folded):
        run = match[0]
        if match["unspaced"]:
            pairs = _pairs(run)
            last = "" if pairs else run
            words.update((pair, False) for pair in pairs)
            if not pairs:
                words[run] = True
        else:
            last = run[:MAX_WORD]
            words[last] = words.get(last, False) or folded.startswith("*", match.end())
    if last and open_ended:
        words[last] = True
    return [QueryWord(word, prefix) for word, prefix in words.items()][:MAX_QUERY_WORDS]


def place_words(text: str, places: dict[str, list[int]], at: int = 1) -> int:
    """Add the words of `text` with their places, counted from `at`; answers the place after the last one.

    A pair of characters stands at its first one's place; an address at the place of its first part.
    """
    folded = fold(text)
    pattern = _WORDS_AND_ADDRESSES if "@" in folded else _WORDS
    for match in pattern.finditer(folded):
        run, kind = match[0], match.lastgroup
        if kind is None:
            _place(places, run[:MAX_WORD], at)
            if run[0] in _ARTICLES and (bare := without_article(run)):
                _place(places, bare[:MAX_WORD], at)
            at += 1
        elif kind == "unspaced":
            for start in range(len(run) - 1):
                _place(places, run[start : start + 2], at + start)
            at += len(run)
            _place(places, run[-1], at - 1)
        else:
            _place(places, run[:MAX_WORD], at)
            at = place_words(run.replace("@", " "), places, at)
    return at


def phrase_words(text: str) -> list[PhraseWord]:
    """The words that must stand one after the other, at their distances, for a text to hold the phrase `text`."""
    found: list[PhraseWord] = []
    at = last = 0
    for match in _WORDS.finditer(fold(text)):
        run = match[0]
        steps = _pairs(run) if match["unspaced"] else []
        for step, word in enumerate(steps or [run[:MAX_WORD]]):
            found.append(PhraseWord(word, at + step - last))
            last = at + step
        at += len(run) if match["unspaced"] else 1
    return found[:MAX_QUERY_WORDS]


def find_words(text: str, wanted: Iterable[QueryWord]) -> list[tuple[int, int]]:
    """Where words of a query stand in `text`, as character positions (start, end) in order, never overlapping."""
    asked = list(wanted)
    pairs = [word for word, _ in asked if _UNSPACED_WORD.fullmatch(word)]
    starts = tuple(word for word, prefix in asked if prefix and word not in pairs)
    whole = {word for word, prefix in asked if not prefix and word not in pairs}
    folded, origin = _fold_with_origins(text)
    spans: list[tuple[int, int]] = []
    pattern = _WORDS_AND_ADDRESSES if "@" in folded and any("@" in word for word in (*whole, *starts)) else _WORDS
    for match in pattern.finditer(folded):
        run = match[0]
        if match["unspaced"]:
            spans += _pair_spans(run, pairs, match.start())
        elif run[:MAX_WORD] in whole:
            spans.append(match.span())
        elif starts and run.startswith(starts):
            longest = max(len(start) for start in starts if run.startswith(start))
            spans.append((match.start(), match.start() + longest))
        elif (bare := without_article(run)) and (bare[:MAX_WORD] in whole or bare.startswith(starts)):
            spans.append(match.span())
    if origin is not None:  # one character may have become several words: "¼" is "1" and "4"
        spans = [(origin[start], origin[end - 1] + 1) for start, end in spans]
    return _merged(spans)


def _pair_spans(run: str, pairs: list[str], at: int) -> Iterator[tuple[int, int]]:
    for pair in pairs:
        start = run.find(pair)
        while start >= 0:
            yield at + start, at + start + len(pair)
            start = run.find(pair, start + 1)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _place(places: dict[str, list[int]], word: str, at: int) -> None:
    known = places.get(word)
    if known is None:
        places[word] = [at] if at < LAST_PLACE else []
    elif at < LAST_PLACE and len(known) < MOST_PLACES and (not known or known[-1] != at):
        known.append(at)


def _fold_with_origins(text: str) -> tuple[str, list[int] | None]:
    """The folded text, and for each of its characters where it came from; None where nothing moved."""
    if text.isascii():
        return text.lower(), None
    pieces = [_ONE[ord(character)] for character in text]
    origin = [place for place, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), origin


def _indexed(folded: str) -> Iterator[str]:
    pattern = _WORDS_AND_ADDRESSES if "@" in folded else _WORDS
    for match in pattern.finditer(folded):
        run, kind = match[0], match.lastgroup
        if kind is None:
            yield run[:MAX_WORD]
            if run[0] in _ARTICLES and (bare := without_article(run)):
                yield bare[:MAX_WORD]
        elif kind == "unspaced":
            yield from _pairs(run)
            yield run[-1]
        else:
            yield run[:MAX_WORD]
            yield from _indexed(run.replace("@", " "))


def _pairs(run: str) -> list[str]:
    return [run[start : start + 2] for start in range(len(run) - 1)]
