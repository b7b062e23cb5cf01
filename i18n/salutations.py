"""How a letter addresses a person, by language and name convention.

One function per question, no text in templates: gender is never guessed from a first name, and what is not known leads
to the neutral form. A salutation comes without the punctuation that ends its line, which the letter writes itself.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from i18n.locale import maximized
from i18n.names import display_name

Gender = Literal["f", "m"]


@dataclass(frozen=True, slots=True)
class Person:
    """Whom a letter addresses. `honorific` is what stands before the name (Dr., Ing.); gender only where it is known.

    `forms` are salutations somebody wrote for this person, by language.
    """

    name: str = ""
    given: str | None = None
    family: str | None = None
    gender: Gender | None = None
    honorific: str | None = None
    forms: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Form:
    """A language's salutations; `{full}`, `{given}`, `{family}`, `{title}` stand for parts of the name."""

    man: str
    woman: str
    neutral: str
    nobody: str
    #: What `man` and `woman` name: without that part of the name, `neutral` is used.
    needs: str = "family"


_FORMS: Final[Mapping[str, _Form]] = {
    "en": _Form("Dear Mr. {family}", "Dear Ms. {family}", "Dear {full}", "Dear Sir or Madam"),
    "de": _Form(
        "Sehr geehrter Herr {title}{family}",
        "Sehr geehrte Frau {title}{family}",
        "Guten Tag {title}{full}",
        "Sehr geehrte Damen und Herren",
    ),
    "fr": _Form("Monsieur", "Madame", "Madame, Monsieur", "Madame, Monsieur", ""),
    "es": _Form(
        "Estimado Sr. {title}{family}", "Estimada Sra. {title}{family}", "Estimado/a {title}{full}", "Estimados señores"
    ),
    "pt": _Form(
        "Prezado Sr. {title}{family}", "Prezada Sra. {title}{family}", "Prezado(a) {title}{full}", "Prezados Senhores"
    ),
    "pt-PT": _Form(
        "Exmo. Sr. {title}{family}", "Exma. Sra. {title}{family}", "Caro(a) {title}{full}", "Exmos. Senhores"
    ),
    "it": _Form("Gentile Sig. {family}", "Gentile Sig.ra {family}", "Gentile {full}", "Gentili Signori"),
    "nl": _Form("Geachte heer {family}", "Geachte mevrouw {family}", "Geachte {full}", "Geachte heer, mevrouw"),
    "pl": _Form("Szanowny Panie", "Szanowna Pani", "Szanowni Państwo", "Szanowni Państwo", ""),
    "cs": _Form("Vážený pane", "Vážená paní", "Dobrý den", "Vážení", ""),
    "sk": _Form("Vážený pán {family}", "Vážená pani {family}", "Dobrý deň", "Vážení"),
    "ru": _Form(
        "Уважаемый господин {family}", "Уважаемая госпожа {family}", "Здравствуйте, {full}", "Уважаемые коллеги"
    ),
    "uk": _Form("Шановний пане {family}", "Шановна пані {family}", "Добрий день, {full}", "Шановні колеги"),
    "zh": _Form("尊敬的{family}先生", "尊敬的{family}女士", "{full}，您好", "尊敬的客户"),
    "zh-Hant": _Form("{family}先生 您好", "{family}女士 您好", "{full} 您好", "敬啟者"),
    "ja": _Form("{full}様", "{full}様", "{full}様", "ご担当者様", ""),
    "ko": _Form("{full} 님", "{full} 님", "{full} 님", "담당자님께", ""),
    "ar": _Form("السيد {given} المحترم", "السيدة {given} المحترمة", "تحية طيبة، {full}", "السادة المحترمون", "given"),
    "he": _Form("{full} שלום רב", "{full} שלום רב", "{full} שלום רב", "שלום רב", ""),
    "fa": _Form("جناب آقای {family}", "سرکار خانم {family}", "{full} گرامی", "با سلام و احترام"),
    "tr": _Form("Sayın {title}{full}", "Sayın {title}{full}", "Sayın {title}{full}", "Sayın Yetkili", ""),
    "hu": _Form("Tisztelt {family} Úr", "Tisztelt {full}", "Tisztelt {full}", "Tisztelt Partnerünk"),
    "ro": _Form("Stimate domnule {family}", "Stimată doamnă {family}", "Stimate/ă {full}", "Stimați domni"),
    "vi": _Form("Kính gửi ông {full}", "Kính gửi bà {full}", "Kính gửi {full}", "Kính gửi Quý khách hàng", ""),
    "id": _Form("Yth. Bapak {full}", "Yth. Ibu {full}", "Yth. {full}", "Dengan hormat", ""),
    "th": _Form("เรียน คุณ{given}", "เรียน คุณ{given}", "เรียน คุณ{full}", "เรียน ท่านผู้เกี่ยวข้อง", "given"),
    "sv": _Form("Hej {full}", "Hej {full}", "Hej {full}", "Hej", ""),
    "da": _Form("Kære {full}", "Kære {full}", "Kære {full}", "Kære kunde", ""),
    "no": _Form("Hei {full}", "Hei {full}", "Hei {full}", "Hei", ""),
    "fi": _Form("Hyvä {full}", "Hyvä {full}", "Hyvä {full}", "Hyvä vastaanottaja", ""),
    "bg": _Form("Уважаеми г-н {family}", "Уважаема г-жо {family}", "Здравейте, {full}", "Уважаеми дами и господа"),
    "hr": _Form("Poštovani gospodine {family}", "Poštovana gospođo {family}", "Poštovani/a {full}", "Poštovani"),
    "sr": _Form("Поштовани господине {family}", "Поштована госпођо {family}", "Поштовани/а {full}", "Поштовани"),
    "sr-Latn": _Form("Poštovani gospodine {family}", "Poštovana gospođo {family}", "Poštovani/a {full}", "Poštovani"),
    "sl": _Form("Spoštovani gospod {family}", "Spoštovana gospa {family}", "Pozdravljeni, {full}", "Spoštovani"),
    "lt": _Form("Gerb. {full}", "Gerb. {full}", "Gerb. {full}", "Gerbiamieji", ""),
    "lv": _Form("Labdien, {full}", "Labdien, {full}", "Labdien, {full}", "Labdien", ""),
    "et": _Form("Lugupeetud {full}", "Lugupeetud {full}", "Lugupeetud {full}", "Lugupeetud daamid ja härrad", ""),
    "ca": _Form("Benvolgut Sr. {family}", "Benvolguda Sra. {family}", "Benvolgut/da {full}", "Benvolguts senyors"),
    "ms": _Form("Tuan {full}", "Puan {full}", "Tuan/Puan {full}", "Tuan/Puan", ""),
    "hi": _Form("आदरणीय {full} जी", "आदरणीया {full} जी", "आदरणीय {full} जी", "महोदय/महोदया", ""),
    "ur": _Form("محترم {full}", "محترمہ {full}", "محترم/محترمہ {full}", "محترم جناب", ""),
    "bn": _Form("প্রিয় {full}", "প্রিয় {full}", "প্রিয় {full}", "জনাব/জনাবা", ""),
    "el": _Form("Αξιότιμε κύριε {family}", "Αξιότιμη κυρία {family}", "Αγαπητέ/ή {full}", "Αξιότιμοι κύριοι"),
}
#: What stands before a name by itself, by language: a man's, a woman's.
_HONORIFICS: Final[Mapping[str, tuple[str, str]]] = {
    "en": ("Mr.", "Ms."), "de": ("Herr", "Frau"), "fr": ("M.", "Mme"), "es": ("Sr.", "Sra."), "pt": ("Sr.", "Sra."),
    "it": ("Sig.", "Sig.ra"), "nl": ("dhr.", "mevr."), "pl": ("Pan", "Pani"), "ru": ("г-н", "г-жа"),
    "uk": ("пан", "пані"), "zh": ("先生", "女士"), "ja": ("様", "様"), "ko": ("님", "님"), "ar": ("السيد", "السيدة"),
    "tr": ("Bey", "Hanım"), "hu": ("Úr", ""), "cs": ("pan", "paní"), "sk": ("pán", "pani"),
    "ro": ("Dl", "Dna"), "vi": ("ông", "bà"), "id": ("Bapak", "Ibu"), "th": ("คุณ", "คุณ"), "fa": ("آقای", "خانم"),
    "el": ("κ.", "κα"), "bg": ("г-н", "г-жа"), "hr": ("gosp.", "gđa"), "sr": ("г.", "гђа"), "sl": ("g.", "ga."),
    "ca": ("Sr.", "Sra."), "ms": ("Encik", "Puan"), "he": ("מר", "גב׳"),
}  # fmt: skip
#: Languages whose honorific follows the name.
_AFTER: Final = frozenset({"zh", "ja", "ko", "tr", "hu"})
_JOINED: Final = frozenset({"zh", "ja"})
_SAID_GENDER: Final[Mapping[str, Gender]] = {
    "mr": "m", "mister": "m", "sir": "m", "herr": "m", "m": "m", "monsieur": "m", "sr": "m", "señor": "m",
    "senhor": "m", "sig": "m", "signor": "m", "don": "m", "г-н": "m", "господин": "m", "先生": "m", "السيد": "m",
    "bey": "m", "bay": "m", "pan": "m", "bapak": "m", "pak": "m", "encik": "m", "tuan": "m", "dhr": "m", "hr": "m",
    "dl": "m", "κ": "m", "κος": "m", "пан": "m", "г": "m", "господине": "m", "آقای": "m", "מר": "m", "ông": "m",
    "dott": "m", "الأستاذ": "m", "السّيد": "m", "signore": "m", "meneer": "m", "úr": "m", "pán": "m",
    "mrs": "f", "ms": "f", "miss": "f", "madam": "f", "frau": "f", "mme": "f", "madame": "f", "mlle": "f",
    "sra": "f", "señora": "f", "srta": "f", "senhora": "f", "sig.ra": "f", "signora": "f", "doña": "f",
    "г-жа": "f", "госпожа": "f", "女士": "f", "小姐": "f", "السيدة": "f", "hanım": "f", "bayan": "f", "pani": "f",
    "ibu": "f", "puan": "f", "mevr": "f", "mw": "f", "fr": "f", "dna": "f", "κα": "f", "пані": "f", "خانم": "f",
    "גב׳": "f", "bà": "f", "dott.ssa": "f", "dottssa": "f", "dra": "f", "الأستاذة": "f", "太太": "f", "夫人": "f",
    "mevrouw": "f", "paní": "f",
}  # fmt: skip
_ACADEMIC: Final = re.compile(
    r"(?:dra?|prof|ing|lic|eng|dipl|mag|engº|engª|dott(?:\.?ssa)?|avv|arch|sc|phd)\b\.?", re.IGNORECASE
)
# A patronymic is a grammatical form, not a guess: Иванович is a man's, Ивановна a woman's; Turkic names say it apart.
_PATRONYMIC: Final = re.compile(
    r"(?:(?P<m>[а-яёіїєґ’']+(?:вич|ьич)|\s[а-яёіїєґ]+ич|[\s-](?:оглы|оглу|улы|уулу))"
    r"|(?P<f>[а-яёіїєґ’']+(?:вна|ична|івна|ївна)|[\s-](?:кызы|гызы|кизи|қызы)))$",
    re.IGNORECASE,
)
#: Ranks and callings that stand behind the family name, in place of Mr or Ms: 王经理, 田中部長, 김민수 부장님.
_RANK: Final = re.compile("[\u3400-\u9fff\uac00-\ud7a3\u3041-\u30fc]+")
#: Titles before Arabic names, as a man and as a woman bear them.
_ARABIC_TITLES: Final[Mapping[str, tuple[str, str]]] = {
    "dr": ("الدكتور", "الدكتورة"), "د": ("الدكتور", "الدكتورة"), "دكتور": ("الدكتور", "الدكتورة"),
    "الدكتور": ("الدكتور", "الدكتورة"), "دكتورة": ("الدكتورة", "الدكتورة"), "الدكتورة": ("الدكتورة", "الدكتورة"),
    "eng": ("المهندس", "المهندسة"), "ing": ("المهندس", "المهندسة"), "م": ("المهندس", "المهندسة"),
    "مهندس": ("المهندس", "المهندسة"), "المهندس": ("المهندس", "المهندسة"), "المهندسة": ("المهندسة", "المهندسة"),
    "الأستاذ": ("الأستاذ", "الأستاذة"), "الأستاذة": ("الأستاذة", "الأستاذة"), "أ": ("الأستاذ", "الأستاذة"),
    "prof": ("البروفيسور", "البروفيسورة"),
}  # fmt: skip


def salutation(person: Person, tag: str) -> str:
    """The words a letter in the language `tag` begins with, without the punctuation after them.

    A language that is not known here greets in English. "Sehr geehrte Frau Dr. Müller", "田中様".
    """
    language, form = _form(tag)
    own = person.forms.get(tag) or person.forms.get(language)
    if own:
        return own
    given, family = (person.given or "").strip(), (person.family or "").strip()
    full = display_name(given, family, tag) or person.name.strip()
    if not full:
        return form.nobody
    # People with a single name, and those of whom only the whole name is known, are addressed by it.
    if language == "ja" and family:
        full = family
    known = gender_of(person)
    own_way = _by_rank(person, language, family, full) or _by_title(person, language, given, family, known)
    if own_way:
        return own_way
    if language == "ru" and (named := _with_patronymic(person)):
        return f"{'Уважаемая' if known == 'f' else 'Уважаемый'} {named}"
    parts = {"family": family, "given": given, "": full}
    title = _academic(person)
    if known is None or not parts[form.needs]:
        return form.neutral.format(full=full, title="" if full.startswith(title) else title)
    if language == "nl":  # a prefix without a first name before it is written large: de heer De Vries
        family = family[:1].upper() + family[1:]
    chosen = form.woman if known == "f" else form.man
    return chosen.format(full=full, family=family, given=given, title=title)


def honorific(person: Person, tag: str) -> str:
    """The name with the word of respect that belongs to it: "Frau Dr. Müller", 「王先生」, "Ayşe Hanım".

    The whole name where the gender is not known; an empty string where there is no name.
    """
    language, _ = _form(tag)
    language = language.partition("-")[0]
    given, family = (person.given or "").strip(), (person.family or "").strip()
    full = display_name(given, family, tag) or person.name.strip()
    known = gender_of(person)
    words = _HONORIFICS.get(language)
    gendered = words is not None and words[0] != words[1]
    rank = _rank(person, language)
    if full and rank:
        return f"{full} {_with_nim(rank)}" if language == "ko" else f"{family or full}{rank}"
    if not full or words is None or (gendered and known is None):
        return full
    word = words[1] if known == "f" else words[0]
    called = given if language in {"tr", "th", "vi", "ar"} and given else family or full
    if not word:
        return full
    if language in _AFTER:
        return f"{called}{word}" if language in _JOINED else f"{called} {word}"
    if language == "en" and _academic(person):
        return f"{_academic(person)}{called}"
    return f"{word}{called}" if language == "th" else f"{word} {_academic(person)}{called}"


def gender_of(person: Person) -> Gender | None:
    """What is known: what somebody said, an honorific (Frau, 先生), or a patronymic; never a first name."""
    if person.gender is not None:
        return person.gender
    for word in re.split(r"[\s,]+", person.honorific or ""):
        said = _SAID_GENDER.get(word.strip().rstrip(".").casefold())
        if said is not None:
            return said
    patronymic = _PATRONYMIC.search(_with_patronymic(person))
    if patronymic is None:
        return None
    return "m" if patronymic["m"] else "f"


def salutation_languages() -> tuple[str, ...]:
    """The languages whose salutations are known."""
    return tuple(_FORMS)


def _with_patronymic(person: Person) -> str:
    """First name and patronymic ("Иван Петрович"), also out of a whole name in either order; empty without one."""
    given = (person.given or "").strip()
    if _PATRONYMIC.search(given) and " " in given.replace("-", " "):
        return given
    words = (person.name or "").split()
    if person.given or len(words) != 3:
        return given if _PATRONYMIC.search(given) else ""
    for at in (1, 2):
        if _PATRONYMIC.search(words[at]):
            return f"{words[at - 1]} {words[at]}"
    return ""


def _rank(person: Person, language: str) -> str:
    """The rank that stands behind a name in the language; empty for words of respect that are no rank."""
    if language.partition("-")[0] not in {"zh", "ja", "ko"}:
        return ""
    rank = "".join((person.honorific or "").split())
    polite = {"님", "씨", "様", "さま", "殿"}
    gendered = rank in _SAID_GENDER and not (language == "ja" and rank == "先生")
    return rank if _RANK.fullmatch(rank) and not gendered and rank not in polite else ""


def _with_nim(rank: str) -> str:
    return rank if rank.endswith("님") else f"{rank}님"


def _by_rank(person: Person, language: str, family: str, full: str) -> str:
    rank = _rank(person, language)
    if not rank:
        return ""
    called = {"ko": f"{full} {_with_nim(rank)}", "ja": f"{full}{rank}"}
    if language == "zh-Hant":
        return f"{family or full}{rank} 您好"
    return called.get(language, f"尊敬的{family or full}{rank}")


def _by_title(person: Person, language: str, given: str, family: str, known: Gender | None) -> str:
    """A form whose title takes the place of Mr or Ms: "Dear Dr. Lee", "Gentile Dott. Rossi", "الدكتور أحمد المحترم"."""
    if language == "ar" and given:
        for word in (person.honorific or "").split():
            titles = _ARABIC_TITLES.get(word.rstrip(".").casefold())
            if titles is not None and known is None and titles[0] == titles[1]:
                return f"{titles[0]} {given} المحترمة"
            if titles is not None and known is not None:
                return f"{titles[1]} {given} المحترمة" if known == "f" else f"{titles[0]} {given} المحترم"
        return ""
    greeting = {"en": "Dear", "it": "Gentile"}.get(language)
    title = _academic(person)
    return f"{greeting} {title}{family}" if greeting and title and family else ""


def _academic(person: Person) -> str:
    titles = [word for word in (person.honorific or "").split() if _ACADEMIC.match(word)]
    return "".join(f"{title} " for title in titles)


def _form(tag: str) -> tuple[str, _Form]:
    subtags = maximized(tag)
    if subtags is not None:
        language = {"nb": "no", "nn": "no"}.get(subtags.language, subtags.language)
        for key in (f"{language}-{subtags.script}", f"{language}-{subtags.region}", language):
            if key in _FORMS:
                return key, _FORMS[key]
    return "en", _FORMS["en"]
