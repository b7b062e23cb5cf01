"""Names of people."""

import re
from functools import lru_cache
from typing import NamedTuple

from mail_ingest.parse.patterns import alternatives
from mail_ingest.understand.vocabulary import (
    COMPANY_WORD,
    COMPOUND_SURNAMES,
    TITLE,
    TITLE_CJK,
    has_legal_form,
)

_VIA = re.compile(r"\s+(?:via|por meio de|über|通过|par|tramite)\s+.*$", re.IGNORECASE)
_HONORIFICS = r"""
    mr|mrs|ms|miss|mme|mlle|dr|prof|ing|dipl|herr|frau|sr|sra|srta|sig|sig\.ra|señor|señora|lic|licda|arq|mgr|doc|eng
    |engr|shri|smt|capt|haji|drs|dott\.?\s?ssa|dott|rag|geom|avv|m|г-н|г-жа|khun|คุณ|นาย|นางสาว|นาง|ông|bà|bapak|ibu|bpk
    |السيد|السيدة|الأستاذ|الاستاذ|المهندس|الدكتور|آقای|خانم|جناب آقای|سرکار خانم|κος|κα|dhr|mevr|pan|pani|bay|sayın
"""
_HONORIFIC = re.compile(rf"(?i)^(?:(?:{alternatives(_HONORIFICS)})(?:\b|(?<=[\u0e00-\u0e7f]))\.?(?:-ing\.?)?\s*)+")
_AFTER = re.compile(
    r"(?i)[,\s]+(?:ph\.?d|m\.?sc|b\.?sc|mba|jr|sr|esq|m\.?d|dipl[.\w-]*|cpa|pmp|f?nse|mnse|acca|fca|mci[pt]s|fcips|b\.?eng|m\.?eng|c\.?eng)\.?$|\s*(?:先生|女士|小姐|经理)$|(?<=\w)様$"
)
_HAN = re.compile(r"[\u3400-\u9fff]{2,4}$")
# Vowel signs and tone marks of Thai, Hindi, Hebrew and Arabic are no letters to `\w`.
_WORD = re.compile(r"[^\W\d_][\w'’.\-\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ece]*$")
_SPLIT = re.compile(r"\s*[(（\[].*$|\s+[|/–—-]\s+.*$|\s*[|].*$|@.*$")
_NOT_NAMES = re.compile(
    r"(?i)^(?:info|sales|support|admin|team|service|customer\w*|no-?reply|mail\w*|office|export\w*|import\w*"
    r"|purchas\w*|order\w*|account\w*|news\w*"
    r"|market\w*|hello|contact|webmaster|postmaster|notification\w*|feedback|team|teams|crew|crm|company|gps|the|dear"
    r"|thanks?|tel|phone|email|e-mail|fax"
    r"|mobile|wechat|whatsapp|skype|web|website|add|address)$"
)


_KOREAN_COMPOUND = frozenset(["남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방"])
_CJK_LETTER = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# 高梨 美咲, 김민수: family name first.
_JAPANESE = re.compile(
    r"[\u3400-\u9fff々]{1,3}[ \u3000][\u3040-\u30ff\u3400-\u9fff々]{1,4}|[\uac00-\ud7af]{2,4}"
    r"|[\uac00-\ud7af]{1,2} [\uac00-\ud7af]{1,3}"
)
_MIXED = re.compile(
    r"(?P<native>[\u3400-\u9fff]{2,4})\s*[(（]?\s*(?P<latin>[A-Z][A-Za-z.'-]+(?:\s+[A-Z][A-Za-z.'-]+){0,3})\s*[)）]?"
)
_MIXED_LAST = re.compile(
    r"(?P<latin>[A-Z][A-Za-z.'-]+(?:\s+[A-Z][A-Za-z.'-]+){0,3})\s*[(（]?\s*(?P<native>[\u3400-\u9fff]{2,4})\s*[)）]?"
)


#: "On behalf of", as German firms sign: DIN 5008.
_FOR = re.compile(r"^(?:i\.\s?[AV]\.|ppa\.)\s+")
_NEVER = re.compile(r"[\d@:;!?<>{}=+#%/\\]|www\.|https?|\.(?:com|net|org|cn)\b")
_PARTICLES = frozenset({"de", "da", "dos", "van", "von", "del", "della", "di", "al", "el", "bin", "ben"})


class PersonName(NamedTuple):
    """A name, and its halves where they can be told."""

    full: str
    given: str | None
    family: str | None


@lru_cache(maxsize=4096)
def read_person(text: str) -> PersonName | None:  # noqa: PLR0911 - a ladder of tests
    """A person's name from a display name or a line; None when it is a company, a desk, a job or a sentence."""
    name = _VIA.sub("", text.strip(" \t*_\"'“”,.;:-–—~·"))
    name = _FOR.sub("", name)
    name = _AFTER.sub("", _HONORIFIC.sub("", _SPLIT.sub("", name))).strip(" ,.;")
    if not name or len(name) > 60 or _NEVER.search(name):
        return None
    mixed = _MIXED.fullmatch(name)
    if mixed:  # "武杨帅 Eric Wu": the romanised form stands for the person, see `native_form`
        name = mixed["latin"].strip()
    if has_legal_form(name) or COMPANY_WORD.search(name) or TITLE.search(name) or TITLE_CJK.search(name):
        return None
    if _HAN.fullmatch(name):
        cut = 2 if name[:2] in COMPOUND_SURNAMES else 1
        return PersonName(name, name[cut:], name[:cut]) if cut < len(name) else None
    if re.fullmatch(r"[\uac00-\ud7af]{2,4}", name):  # 김지훈, 남궁민수
        cut = 2 if name[:2] in _KOREAN_COMPOUND and len(name) > 2 else 1
        return PersonName(name, name[cut:], name[:cut])
    if _CJK_LETTER.search(name) and not _JAPANESE.fullmatch(name):
        return None
    family, comma, given = (piece.strip() for piece in name.partition(","))
    words = f"{given} {family}".split()
    if "," in given or not 1 <= len(words) <= 5 or not _are_name_words(words):
        return None
    if len(words) == 1:
        return PersonName(words[0], None, None)
    if comma:
        return PersonName(" ".join(words), given, family)
    return _western(words)


def native_form(text: str) -> str | None:
    """The Chinese form beside a romanised name: "武杨帅" of "武杨帅 Eric Wu"."""
    mixed = _MIXED.fullmatch(text.strip()) or _MIXED_LAST.fullmatch(text.strip())
    return mixed["native"] if mixed else None


def _are_name_words(words: list[str]) -> bool:
    if any(not _WORD.match(word) or _NOT_NAMES.match(word) for word in words):
        return False
    if any(_COINED.search(word) for word in words) or (len(words) == 1 and not _spoken(words[0])):
        return False
    # Three words and more without a capital are an ordinary phrase.
    return len(words) < 3 or not all(word.islower() for word in words)


# AppDevs, ЛЛК-Интернешнл: what firms are called, and no McDonald or Jean-Luc.
_COINED = re.compile(
    r"^(?!(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|St|O)[A-Z])\w*[a-zа-я][A-ZА-Я]"
    r"|^[A-ZА-Я]{2,}-\w*[a-zа-я]|-[A-ZА-Я]{2,}$"
)


def _spoken(word: str) -> bool:
    """A single word in Latin letters with a vowel: "zjn" names nobody."""
    return not word.isascii() or re.search(r"(?i)[aeiouy]", word) is not None


def _western(words: list[str]) -> PersonName:
    full = " ".join(words)
    shouted = [word for word in words if len(word) > 1 and word.removeprefix("Mc").removeprefix("Mac").isupper()]
    if shouted == words[:1]:  # "WANG Li" and "DUPONT Marie" put the family first, in capitals
        return PersonName(full, " ".join(words[1:]), words[0])
    cut = next((i for i, word in enumerate(words) if i and word.lower() in _PARTICLES), len(words) - 1)
    return PersonName(full, " ".join(words[:cut]), " ".join(words[cut:]))
