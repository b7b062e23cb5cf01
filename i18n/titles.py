"""What stands before and behind names: academic titles, words that tell the gender, ranks of East Asian offices."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Gender = Literal["f", "m"]
#: `grad` and `lic` are degrees used as titles in Italian, Spanish and Austrian letters alone.
TitleKey = Literal["prof", "dr", "eng", "dipl", "grad", "lic", "mag", "law", "arch", "sheikh", "haji", "mister"]


@dataclass(frozen=True, slots=True)
class Title:
    """A title as somebody wrote it, and what it is in any language; `gender` where the word itself tells."""

    key: TitleKey
    written: str
    gender: Gender | None = None


_WORDS: Final[Mapping[TitleKey, tuple[str, str]]] = {  # genderless or a man's; a woman's
    "prof": (
        "prof professor profesor professeur professore pr проф профессор професор 教授 교수 بروفيسور البروفيسور "
        "أ.د پروفسور استاد प्रो प्रोफेसर ศ ศาสตราจารย์ פרופ פרופ׳ gs καθηγητής",
        "profa prof.ssa profssa professoressa profesora professora البروفيسورة",
    ),
    "dr": (
        'dr doctor doktor docteur doutor д-р доктор 博士 박사 د دكتور الدكتور دکتر डॉ डॉक्टर ดร ד״ר ד"ר ts δρ',
        "dra doctora doutora doktorin docteure دكتورة الدكتورة",
    ),
    "eng": (
        "ing eng engr engº ingeniero engenheiro ingénieur inż inž mühendis müh инж م مهندس المهندس इंजी ir",
        "engª eng.ª enga ingeniera engenheira مهندسة المهندسة",
    ),
    "dipl": ("dipl-ing dipl.-ing dipl-kfm dipl.-kfm dipl di", ""),
    "grad": ("dott dottor", "dott.ssa dottssa dottoressa"),
    "lic": ("lic licenciado", "licda licenciada"),
    "mag": ("mag mgr", "mag.a maga"),
    "law": ("avv av adv advogado abogado maître me mec المحامي محامي", "advogada abogada المحامية محامية"),
    "arch": ("arch arq architetto arquitecto", "arquitecta arquiteta"),
    "sheikh": ("sheikh shaikh الشيخ شيخ", "sheikha الشيخة شيخة"),
    "haji": ("haji hajji الحاج حاج", "الحاجة حاجة"),
    "mister": ("الأستاذ أستاذ أ", "الأستاذة أستاذة"),
}
_TITLES: Final[dict[str, tuple[TitleKey, Gender | None]]] = {}
for _key, (_either, _womans) in _WORDS.items():
    for _word in _either.split():
        _TITLES[_word] = (_key, None)
    for _word in _womans.split():
        _TITLES[_word] = (_key, "f")

_SAID_GENDER: Final[Mapping[str, Gender]] = {
    "mr": "m", "mister": "m", "sir": "m", "herr": "m", "m": "m", "monsieur": "m", "sr": "m", "señor": "m",
    "senhor": "m", "sig": "m", "signor": "m", "don": "m", "dom": "m", "г-н": "m", "господин": "m", "先生": "m",
    "السيد": "m", "bey": "m", "bay": "m", "pan": "m", "bapak": "m", "pak": "m", "encik": "m", "tuan": "m", "dhr": "m",
    "hr": "m", "dl": "m", "κ": "m", "κος": "m", "пан": "m", "г": "m", "господине": "m", "آقای": "m", "آقا": "m",
    "מר": "m", "ông": "m", "signore": "m", "meneer": "m", "úr": "m", "pán": "m", "श्री": "m", "shri": "m", "sri": "m",
    "นาย": "m", "lord": "m", "dato'": "m", "datuk": "m", "bəy": "m", "бей": "m", "спадар": "m", "mnr": "m",
    "домнул": "m", "domnul": "m", "gospodin": "m", "gosp": "m", "الأستاذ": "m", "الشيخ": "m", "الحاج": "m",
    "المهندس": "m", "الدكتور": "m", "المحامي": "m",
    "mrs": "f", "ms": "f", "miss": "f", "madam": "f", "frau": "f", "mme": "f", "madame": "f", "mlle": "f",
    "sra": "f", "señora": "f", "srta": "f", "señorita": "f", "senhora": "f", "sig.ra": "f", "sigra": "f",
    "signora": "f", "doña": "f", "dona": "f", "г-жа": "f", "госпожа": "f", "女士": "f", "小姐": "f", "太太": "f",
    "夫人": "f", "السيدة": "f", "الآنسة": "f", "hanım": "f", "bayan": "f", "pani": "f", "ibu": "f", "puan": "f",
    "mevr": "f", "mw": "f", "fr": "f", "dna": "f", "doamna": "f", "κα": "f", "пані": "f", "خانم": "f", "גב׳": "f",
    "גב'": "f", "bà": "f", "mevrouw": "f", "paní": "f", "श्रीमती": "f", "सुश्री": "f", "smt": "f", "นาง": "f",
    "นางสาว": "f", "น.ส": "f", "xanım": "f", "datin": "f", "lady": "f", "спадарыня": "f", "gospođa": "f", "gđa": "f",
}  # fmt: skip
#: Words that may stand before a name in an address book and are part of no name themselves.
_LEADING: Final = frozenset(
    """mr mrs ms miss mister dr prof professor engr herr frau monsieur madame mme mlle mevr dhr sig sig.ra dott dott.ssa
    sra srta г-н г-жа господин госпожа السيد السيدة الدكتور الدكتورة المهندس المهندسة الأستاذ الأستاذة آقای خانم دکتر
    श्री श्रीमती सुश्री डॉ shri smt khun นาย นาง นางสาว คุณ ดร""".split()  # noqa: SIM905
)
_THAI_LEADING: Final = re.compile(r"(นางสาว|น\.ส\.|นาย|นาง(?!สาว)|คุณ|ดร\.)\s*(?=[\u0e00-\u0e7f]{2})")
#: Politeness behind a Japanese or Korean name that is no part of it.
_TRAILING: Final = re.compile(r"(?<=.)\s*(?:様|さま|殿|さん|님|씨)$")

#: Titles as languages say them: a man's and a woman's, where they differ.
_SPOKEN: Final[Mapping[str, Mapping[TitleKey, str]]] = {
    "en": {"prof": "Prof.", "dr": "Dr.", "eng": "Eng.", "sheikh": "Sheikh"},
    "de": {"prof": "Prof.", "dr": "Dr."},
    "de-AT": {"prof": "Prof.", "dr": "Dr.", "mag": "Mag.", "dipl": "DI", "eng": "Ing."},
    "fr": {"prof": "Pr", "dr": "Dr", "law": "Me"},
    "es": {"prof": "Prof.|Profa.", "dr": "Dr.|Dra.", "eng": "Ing.", "lic": "Lic.", "arch": "Arq."},
    "pt": {"prof": "Prof.|Profa.", "dr": "Dr.|Dra.", "eng": "Eng.|Eng.ª", "arch": "Arq."},
    "it": {"prof": "Prof.|Prof.ssa", "dr": "Dott.|Dott.ssa", "grad": "Dott.|Dott.ssa", "eng": "Ing.", "law": "Avv.",
           "arch": "Arch."},
    "nl": {"prof": "prof.", "dr": "dr."}, "pl": {"prof": "prof.", "dr": "dr", "eng": "inż.", "law": "mec."},
    "cs": {"prof": "prof.", "dr": "dr.", "eng": "Ing.", "mag": "Mgr."},
    "sk": {"prof": "prof.", "dr": "dr.", "eng": "Ing.", "mag": "Mgr."},
    "ro": {"prof": "prof.", "dr": "dr.", "eng": "ing."}, "hu": {"prof": "Prof.", "dr": "Dr."},
    "tr": {"prof": "Prof.", "dr": "Dr.", "law": "Av."}, "az": {"prof": "Prof.", "dr": "Dr."},
    "ru": {"prof": "профессор", "dr": "д-р"}, "uk": {"prof": "професор", "dr": "д-р"},
    "el": {"dr": "Δρ."}, "he": {"prof": "פרופ׳", "dr": "ד״ר"}, "hi": {"prof": "प्रो.", "dr": "डॉ."},
    "fa": {"prof": "پروفسور", "dr": "دکتر", "eng": "مهندس"},
    "ar": {"prof": "البروفيسور|البروفيسورة", "dr": "الدكتور|الدكتورة", "eng": "المهندس|المهندسة",
           "law": "المحامي|المحامية", "sheikh": "الشيخ|الشيخة", "haji": "الحاج|الحاجة", "mister": "الأستاذ|الأستاذة"},
    "zh": {"prof": "教授", "dr": "博士"}, "ja": {"prof": "先生", "dr": "博士"}, "ko": {"prof": "교수", "dr": "박사"},
    "th": {"prof": "ศ.", "dr": "ดร."}, "vi": {"prof": "GS.", "dr": "TS."},
    "id": {"prof": "Prof.", "dr": "Dr.", "eng": "Ir."}, "ms": {"prof": "Prof.", "dr": "Dr."},
}  # fmt: skip
#: Languages that string titles together ("Prof. Dr."); others say the highest.
_STRUNG: Final = frozenset({"cs", "de", "hu", "id", "sk", "tr"})
_ORDER: Final[tuple[TitleKey, ...]] = (
    "prof",
    "sheikh",
    "dr",
    "law",
    "eng",
    "arch",
    "grad",
    "lic",
    "mag",
    "dipl",
    "haji",
    "mister",
)
_NO_SPACE: Final = frozenset({"th"})

#: Ranks and callings that stand behind the family name, in place of Mr or Ms: 王经理, 田中部長, 김민수 부장님.
_RANK: Final = re.compile("[\u3400-\u9fff\uac00-\ud7a3\u3041-\u30fc]+")
#: Japanese ranks that are called out; a longer calling is called by the one it ends with (代表取締役社長 → 社長).
_JAPANESE_RANK: Final = re.compile(
    "(?:副社長|社長|会長|専務|常務|本部長|部長|次長|課長|係長|所長|工場長|支店長|店長|室長|局長|院長|理事長|理事|主任|先生|博士|教授|取締役)$"
)

#: A name with its rank behind it, as people write each other's into an address book: 佐藤部長, 김민수 부장님, 王总.
_RANKED: Final = (
    re.compile(rf"(?P<name>.{{1,8}}?)\s?(?P<rank>{_JAPANESE_RANK.pattern.removesuffix('$')})(?:様|さま)?$"),
    re.compile(
        "(?P<name>[가-힣]{2,4})\\s?(?P<rank>부장|과장|차장|대리|이사|상무|전무|부사장|사장|대표|팀장|실장|본부장|회장|교수)님?$"
    ),
    re.compile(
        "(?P<name>[\u3400-\u9fff]{1,3})(?P<rank>副?总经理|副?總經理|董事长|董事長|经理|經理|总监|總監|主任|厂长|廠長|主管|老师|老師|总|總)$"
    ),
)


def titles_in(honorific: str | None) -> list[Title]:
    """The titles in what stands before a name, in their order."""
    found = []
    for word in re.split(r"[\s,，、]+|(?<=[a-z]{2}\.)(?=[A-Z])", (honorific or "").replace("\u200c", " ")):
        known = _TITLES.get(word.rstrip(".").casefold())
        if known is not None:
            found.append(Title(known[0], word, known[1]))
    return found


def said_gender(honorific: str | None) -> Gender | None:
    """What an honorific tells: Frau, 先生, Dra.; None where it tells nothing."""
    for word in re.split(r"[\s,]+", honorific or ""):
        plain = word.strip().rstrip(".").casefold()
        said = _SAID_GENDER.get(plain) or (_TITLES.get(plain) or (None, None))[1]
        if said is not None:
            return said
    return None


def spoken_titles(honorific: str | None, language: str, gender: Gender | None, region: str | None = None) -> str:
    """The titles as a letter in `language` says them, with the space after them; empty where it says none."""
    words = _SPOKEN.get(f"{language}-{region}") or _SPOKEN.get(language, {})
    spoken = [title for title in titles_in(honorific) if title.key in words]
    if language not in _STRUNG:
        spoken = sorted(spoken, key=lambda title: _ORDER.index(title.key))[:1]
    texts = []
    for title in spoken:
        man, _, woman = words[title.key].partition("|")
        texts.append(woman if woman and (gender or title.gender) == "f" else man)
    space = "" if language in _NO_SPACE else " "
    return "".join(f"{text}{space}" for text in texts)


def highest(honorific: str | None) -> TitleKey | None:
    """The title that counts most; None without one."""
    keys = {title.key for title in titles_in(honorific)}
    return next((key for key in _ORDER if key in keys), None)


def rank_behind(honorific: str | None, language: str) -> str:
    """The rank that stands behind a name in Chinese, Japanese or Korean; empty for words of respect that are none."""
    rank = "".join((honorific or "").split())
    polite = {"님", "씨", "様", "さま", "殿", "さん", "君", "くん", "ちゃん"}
    if _RANK.fullmatch(rank):
        if rank in polite or (rank in _SAID_GENDER and not (language == "ja" and rank == "先生")):
            return ""
        if language != "ja":
            return rank
        called = _JAPANESE_RANK.search(rank)
        return called[0] if called else ""
    key = highest(honorific)
    return _SPOKEN[language].get(key, "") if key and language in {"zh", "ja", "ko"} else ""


def split_titles(name: str) -> tuple[str | None, str]:
    """What stands before a name that is no part of it ("Dr.", "คุณ"), and the name: ("Herr Dr.", "Jan Weber")."""
    rest = _TRAILING.sub("", name.strip()) or name.strip()
    carried = []
    if found := _THAI_LEADING.match(rest):
        carried.append(found[1])
        rest = rest[found.end() :]
    words = rest.split()
    while len(words) > 1 and words[0].rstrip(".").casefold() in _LEADING:
        carried.append(words.pop(0))
    return " ".join(carried) or None, " ".join(words)


def split_rank(name: str) -> tuple[str, str]:
    """The rank that somebody wrote behind a Chinese, Japanese or Korean name (佐藤部長, 김민수 부장님, 王总), empty
    without one, and the name before it."""
    ranked = next((found for each in _RANKED if (found := each.fullmatch(name.strip()))), None)
    return (ranked["rank"], ranked["name"]) if ranked else ("", name)
