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
        "Guten Tag {full}",
        "Sehr geehrte Damen und Herren",
    ),
    "fr": _Form("Monsieur", "Madame", "Madame, Monsieur", "Madame, Monsieur", ""),
    "es": _Form(
        "Estimado Sr. {title}{family}", "Estimada Sra. {title}{family}", "Estimado/a {full}", "Estimados señores"
    ),
    "pt": _Form(
        "Prezado Sr. {title}{family}", "Prezada Sra. {title}{family}", "Prezado(a) {full}", "Prezados Senhores"
    ),
    "pt-PT": _Form("Exmo. Sr. {title}{family}", "Exma. Sra. {title}{family}", "Caro(a) {full}", "Exmos. Senhores"),
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
    "tr": _Form("Sayın {full}", "Sayın {full}", "Sayın {full}", "Sayın Yetkili", ""),
    "hu": _Form("Tisztelt {family} Úr", "Tisztelt {full}", "Tisztelt {full}", "Tisztelt Partnerünk"),
    "ro": _Form("Stimate domnule {family}", "Stimată doamnă {family}", "Stimate/ă {full}", "Stimați domni"),
    "vi": _Form("Kính gửi ông {given}", "Kính gửi bà {given}", "Kính gửi {full}", "Kính gửi Quý khách hàng", "given"),
    "id": _Form("Yth. Bapak {full}", "Yth. Ibu {full}", "Yth. {full}", "Dengan hormat", ""),
    "th": _Form("เรียน คุณ{given}", "เรียน คุณ{given}", "เรียน คุณ{full}", "เรียน ท่านผู้เกี่ยวข้อง", "given"),
    "sv": _Form("Hej {full}", "Hej {full}", "Hej {full}", "Hej", ""),
    "da": _Form("Kære {full}", "Kære {full}", "Kære {full}", "Kære kunde", ""),
    "no": _Form("Hei {full}", "Hei {full}", "Hei {full}", "Hei", ""),
    "fi": _Form("Hyvä {full}", "Hyvä {full}", "Hyvä {full}", "Hyvä vastaanottaja", ""),
    "el": _Form("Αξιότιμε κύριε {family}", "Αξιότιμη κυρία {family}", "Αγαπητέ/ή {full}", "Αξιότιμοι κύριοι"),
}
#: What stands before a name by itself, by language: a man's, a woman's.
_HONORIFICS: Final[Mapping[str, tuple[str, str]]] = {
    "en": ("Mr.", "Ms."), "de": ("Herr", "Frau"), "fr": ("M.", "Mme"), "es": ("Sr.", "Sra."), "pt": ("Sr.", "Sra."),
    "it": ("Sig.", "Sig.ra"), "nl": ("dhr.", "mevr."), "pl": ("Pan", "Pani"), "ru": ("г-н", "г-жа"),
    "uk": ("пан", "пані"), "zh": ("先生", "女士"), "ja": ("様", "様"), "ko": ("님", "님"), "ar": ("السيد", "السيدة"),
    "tr": ("Bey", "Hanım"), "hu": ("Úr", ""), "cs": ("pan", "paní"), "sk": ("pán", "pani"),
    "ro": ("Dl", "Dna"), "vi": ("ông", "bà"), "id": ("Bapak", "Ibu"), "th": ("คุณ", "คุณ"), "fa": ("آقای", "خانم"),
    "el": ("κ.", "κα"),
}  # fmt: skip
#: Languages whose honorific follows the name.
_AFTER: Final = frozenset({"zh", "ja", "ko", "tr", "hu"})
_JOINED: Final = frozenset({"zh", "ja"})
_SAID_GENDER: Final[Mapping[str, Gender]] = {
    "mr": "m", "mister": "m", "sir": "m", "herr": "m", "m": "m", "monsieur": "m", "sr": "m", "señor": "m",
    "senhor": "m", "sig": "m", "signor": "m", "don": "m", "г-н": "m", "господин": "m", "先生": "m", "السيد": "m",
    "bey": "m", "bay": "m", "pan": "m", "bapak": "m",
    "mrs": "f", "ms": "f", "miss": "f", "madam": "f", "frau": "f", "mme": "f", "madame": "f", "mlle": "f",
    "sra": "f", "señora": "f", "srta": "f", "senhora": "f", "sig.ra": "f", "signora": "f", "doña": "f",
    "г-жа": "f", "госпожа": "f", "女士": "f", "小姐": "f", "السيدة": "f", "hanım": "f", "bayan": "f", "pani": "f",
    "ibu": "f",
}  # fmt: skip
_ACADEMIC: Final = re.compile(r"(?:dr|prof|ing|lic|eng|dipl)\b\.?", re.IGNORECASE)
# A patronymic is a grammatical form, not a guess: Иванович is a man's, Ивановна a woman's.
_PATRONYMIC: Final = re.compile(r"(?:(?P<m>[а-яё]+(?:вич|ьич))|(?P<f>[а-яё]+(?:вна|ична)))$", re.IGNORECASE)


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
    if language in _JOINED | {"ko"} and family:
        full = family if language == "ja" else full
    known = gender_of(person)
    if language == "en" and person.honorific and _ACADEMIC.match(person.honorific) and family:
        return f"Dear {_academic(person)}{family}"
    if language == "ru" and _PATRONYMIC.search(given):
        return f"{'Уважаемая' if known == 'f' else 'Уважаемый'} {given}"
    parts = {"family": family, "given": given, "": full}
    if known is None or not parts[form.needs]:
        return form.neutral.format(full=full)
    chosen = form.woman if known == "f" else form.man
    return chosen.format(full=full, family=family, given=given, title=_academic(person))


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
    patronymic = _PATRONYMIC.search((person.given or "").strip())
    if patronymic is None:
        return None
    return "m" if patronymic["m"] else "f"


def salutation_languages() -> tuple[str, ...]:
    """The languages whose salutations are known."""
    return tuple(_FORMS)


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
