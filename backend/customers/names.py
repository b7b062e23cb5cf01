"""Names of companies and people as comparing sees them: two spellings of one name have one key. Pure.

A key is made in the same steps for what is stored and for what is asked:

1. `i18n.words.fold`: NFKC, case, accents, Arabic spelling.
2. "trading as" cuts the name; what stands before it is the name, what follows it another one (`company_keys`).
3. Other scripts than Latin and Han become Latin (anyascii, with Greek pairs of letters and kana put right here). Han
   stays: read aloud, too many firms would share a name.
4. Legal forms go, at the end, at the beginning, or anywhere where the word means nothing else. `name_lists` has them.
5. Words for "and" and articles go, and German, Cyrillic and Greek spellings meet (ue → u, kh → h, ph → f, y and j → i).
6. Words are sorted, since directories and signatures turn names round.

Raise `KEY_VERSION` when the same name would now get another key: the keys of all companies are then made anew.
"""

import re
from functools import lru_cache
from typing import Final

from anyascii import anyascii

from backend.customers import name_lists
from i18n.words import fold

KEY_VERSION: Final = 1
#: Keys stand in index rows, which are bounded.
_MOST: Final = 200

_AND: Final = frozenset(name_lists.AND.split())
_ARTICLES: Final = frozenset(name_lists.ARTICLES.split())
_ANYWHERE: Final = frozenset(name_lists.ANYWHERE.split())
_GENERIC: Final = frozenset(name_lists.GENERIC.split())
_HONORIFICS: Final = frozenset(name_lists.HONORIFICS.split())

_CJK_FORMS: Final = re.compile(
    r"股份有限责任公司|股份有限公司|有限责任公司|有限責任公司|股份公司|有限公司|总公司|總公司|集团公司|分公司|公司|厂$|廠$"
    r"|株式会社|株式會社|有限会社|合同会社|合資会社|合名会社|一般社団法人|㈱|㈲|\((?:株|有|合|주)\)"
    r"|주식회사|유한회사|유한책임회사|합자회사|합명회사|㈜"
)
_TRADING_AS: Final = re.compile(
    r"\s+(?:trading\s+as|t\s*/\s*a|d\s*[./]?\s*b\s*[./]?\s*a\.?|doing\s+business\s+as|a\s*[./]?\s*k\s*[./]?\s*a\.?"
    r"|also\s+known\s+as|formerly(?:\s+known\s+as)?|f\s*/\s*k\s*/\s*a|nombre\s+comercial|nome\s+fantasia|handelend\s+onder"
    r"|h\s*/\s*o\s*/\s*d\s*/\s*n|enseigne)[\s:]+"
)
# One letter long: a connective only between longer words.
_AND_LETTERS: Final = frozenset("yeioau")
_GENERIC_HAN: Final = re.compile(
    "(?:进出口|進出口|国际|國際|贸易|貿易|商贸|商貿|工贸|集团|集團|实业|實業|科技|技术|技術|控股|产业|企业|商事|物産|産業|工業)"
)

_HONORIFICS_CJK: Final = re.compile(
    r"(?<=\w)(?:先生|女士|小姐|经理|經理|总经理|様|さん|さま|氏|殿|씨|님|부장님?|과장님?|대리님?)$"
)
_PATRONYMIC: Final = re.compile(r".{2,}(?:ovich|evich|ovna|evna|ichna|ovych|ivna)$")
_ARAB_ARTICLES: Final = frozenset({"al", "el", "ul", "ar", "as", "ash", "ad", "an", "az"})

_WORD: Final = re.compile(r"[^\W_]+")
_HAN_RUN: Final = re.compile(r"[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
_KANA: Final = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc]+")
_LATIN: Final = re.compile(r"[\x00-\x7f]*")
_APOSTROPHES: Final = re.compile("['`´’‘ʼʹʺ]")
_GREEK_PAIRS: Final = (
    ("ου", "ou"), ("αυ", "av"), ("ευ", "ev"), ("γγ", "ng"), ("γκ", "gk"), ("γχ", "nch"), ("μπ", "mp"), ("χ", "ch"),
)  # fmt: skip
_MEET: Final = (
    ("ue", "u"), ("oe", "o"), ("ae", "a"), ("kh", "h"), ("ph", "f"), ("ck", "k"), ("x", "ks"), ("y", "i"), ("j", "i"),
    ("w", "v"), ("iu", "u"), ("ii", "i"),
)  # fmt: skip
_SMALL_Y: Final = {"ゃ": "a", "ゅ": "u", "ょ": "o"}
_SMALL_VOWELS: Final = {"ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o"}


def company_key(name: str, country: str | None = None) -> str:
    """The key of a company's name: sorted words without legal form, in Latin and Han; at most 200 characters.

    `country` (ISO 3166-1 alpha-2) decides about words that are a legal form in some countries only ("AS", "PT").
    A name that is nothing but a legal form keeps it. "" for a name without a letter or digit.
    """
    return _key(_TRADING_AS.split(fold(name), maxsplit=1)[0], country)


def company_keys(name: str, country: str | None = None) -> list[str]:
    """The key of the name, and of each name that the firm trades under; without doubles and empty ones."""
    keys = (_key(part, country) for part in _TRADING_AS.split(fold(name)))
    return list(dict.fromkeys(key for key in keys if key))


def company_core(name: str, country: str | None = None) -> str:
    """What is left of a name without words that many firms carry (Trading, 国际贸易) and without vowels: equal cores
    are a hint and no more. "" where less than four letters, or one Han character, would be left."""
    words = []
    for word in company_key(name, country).split():
        if _HAN_RUN.fullmatch(word):
            words.append(_GENERIC_HAN.sub("", word))
        elif word not in _GENERIC_MET:
            words.append(word[0] + re.sub("[aeiou]", "", word[1:]) if word else "")
    core = " ".join(sorted(word for word in words if word))
    return core if len(core.replace(" ", "")) >= (2 if _HAN_RUN.search(core) else 4) else ""


def person_key(name: str) -> str:
    """The key of a person's name: sorted words without titles and patronymic, in Latin and Han; at most 200
    characters. "Müller, Dr. Jörg" and "Joerg Mueller" have one; so have Иванов Иван Петрович and Ivan Ivanov."""
    folded = _HONORIFICS_CJK.sub("", fold(name).strip())
    words = _words(folded)
    kept = [word for word in words if word not in _HONORIFICS] or words
    if len(kept) >= 3:
        kept = [word for word in kept if not _PATRONYMIC.match(word)] or kept
    return _joined(_with_arab_articles(kept))


def text_key(text: str) -> str:
    """Any text, an address say, as sorted words in Latin and Han; at most 200 characters."""
    return _joined(_words(fold(text)))


@lru_cache(maxsize=8192)
def _key(folded: str, country: str | None) -> str:
    words = _words(_CJK_FORMS.sub(" ", folded)) or _words(folded)
    return _joined(_without_connectives(_without_forms(words, country)))


def _joined(words: list[str]) -> str:
    return " ".join(sorted({_met(word) for word in words}))[:_MOST].rstrip()


def _words(folded: str) -> list[str]:
    """The words of a folded text in Latin and Han; letters that stand alone in a row ("S. A.", "B V") are one word."""
    words: list[str] = []
    letters = ""
    for match in _WORD.finditer(_latin(_APOSTROPHES.sub("", folded)).replace("&", " and ")):
        word = match[0]
        if len(word) == 1 and word.isascii() and word.isalpha():
            letters += word
            continue
        if letters:
            words.append(letters)
            letters = ""
        words.append(word)
    return [*words, letters] if letters else words


def _latin(folded: str) -> str:
    """A folded text with every script but Han written in Latin letters; Han runs stand apart."""
    if _LATIN.fullmatch(folded):
        return folded
    text = _KANA.sub(lambda match: _romaji(match[0]), folded)
    for pair, latin in _GREEK_PAIRS:
        text = text.replace(pair, latin)
    parts: list[str] = []
    at = 0
    for match in _HAN_RUN.finditer(text):
        parts += (_ascii(text[at : match.start()]), f" {match[0]} ")
        at = match.end()
    return "".join([*parts, _ascii(text[at:])])


def _ascii(text: str) -> str:
    return _APOSTROPHES.sub("", anyascii(text).lower())


def _romaji(kana: str) -> str:
    """Kana in Hepburn without long vowels, as firms write themselves: とうきょう → tokyo, チェック → chekku."""
    sounds: list[str] = []
    double = False
    for char in "".join(chr(ord(each) - 0x60) if "\u30a1" <= each <= "\u30f6" else each for each in kana):
        if char == "ー":
            continue
        if char == "っ":
            double = True
            continue
        if char in _SMALL_Y and sounds and sounds[-1].endswith("i"):
            stem = sounds[-1][:-1]
            sounds[-1] = stem + ("" if stem.endswith(("sh", "ch", "j")) else "y") + _SMALL_Y[char]
            continue
        if char in _SMALL_VOWELS and sounds:
            sounds[-1] = sounds[-1][:-1] + _SMALL_VOWELS[char]
            continue
        sound = anyascii(char).lower()
        sounds.append(sound[:1] + sound if double and sound else sound)
        double = False
    return "".join(sounds).replace("ou", "o").replace("oo", "o").replace("uu", "u")


def _met(word: str) -> str:
    """The spelling in which German, Cyrillic, Greek and Latin versions of a word meet."""
    if not word.isascii():
        return word
    for written, met in _MEET:
        word = word.replace(written, met)
    return word


def _form_words(text: str) -> tuple[str, ...]:
    return tuple(_words(fold(text)))


def _read_forms(listed: str) -> frozenset[tuple[str, ...]]:
    return frozenset(filter(None, (_form_words(form) for form in re.split(r"[|\n]", listed))))


_LEADS: Final = _read_forms(name_lists.LEADING)
_LEGAL: Final = _read_forms(name_lists.FORMS) | _LEADS
_LONGEST: Final = max(len(form) for form in _LEGAL)
_ELSEWHERE: Final = {word: frozenset(countries.split()) for word, countries in name_lists.ONLY_IN.items()}
_GENERIC_MET: Final = frozenset(_met(word) for word in _GENERIC)


def _is_form(words: tuple[str, ...], country: str | None) -> bool:
    if words not in _LEGAL:
        return False
    where = _ELSEWHERE.get(words[0]) if len(words) == 1 else None
    return where is None or country is None or country in where


def _without_forms(words: list[str], country: str | None) -> list[str]:
    left = list(words)
    while len(left) > 1:
        shorter = _shortened(left, country)
        if shorter is None:
            break
        left = shorter
    named = [word for word in left if word not in _ANYWHERE]
    return named or left or words


def _shortened(words: list[str], country: str | None) -> list[str] | None:
    """The words without the longest legal form at their end, else at their beginning; None where there is none.

    "AT & T" begins with no form: nothing is joined to one.
    """
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        if _is_form(tuple(words[-size:]), country):
            return words[:-size]
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        if tuple(words[:size]) in _LEADS and _is_form(tuple(words[:size]), country) and words[size] not in _AND:
            return words[size:]
    return None


def _without_connectives(words: list[str]) -> list[str]:
    kept = [
        word
        for place, word in enumerate(words)
        if not (
            word in _AND or (word in _ARTICLES and place == 0) or (word in _AND_LETTERS and 0 < place < len(words) - 1)
        )
    ]
    return kept or words


def _with_arab_articles(words: list[str]) -> list[str]:
    """ "El Rashid", "al-Rashid" and "Alrashid" as one word."""
    kept: list[str] = []
    article = False
    for word in words:
        if word in _ARAB_ARTICLES and word in {"al", "el"}:
            article = True
            continue
        kept.append(f"al{word}" if article else word)
        article = False
    return kept or words
