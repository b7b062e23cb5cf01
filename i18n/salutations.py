"""How a letter addresses a person, by language and name convention.

One function per question, no text in templates: gender is never guessed from a first name, and what is not known leads
to the neutral form. A salutation comes without the punctuation that ends its line, which the letter writes itself.
The words stand in `i18n.salutation_forms`, titles in `i18n.titles`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from i18n.locale import Subtags, maximized
from i18n.names import display_name
from i18n.salutation_forms import AFTER, BY_FIRST_NAME, CALLED, FORMS, HONORIFICS, JOINED, TITLED, Form
from i18n.titles import Gender, highest, rank_behind, said_gender, split_rank, split_titles, spoken_titles


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
class _Addressed:
    """A person as one language sees them. `language` is a key of the forms ("zh-Hant"), `base` without its script."""

    language: str
    base: str
    form: Form
    given: str
    family: str
    full: str
    gender: Gender | None
    title: str
    rank: str


# A patronymic is a grammatical form, not a guess: Иванович is a man's, Ивановна a woman's; Turkic names say it apart
# or at the end.
_PATRONYMIC: Final = re.compile(
    r"(?:(?P<m>[а-яёіїєґ’']+(?:вич|ьич)|\s[а-яёіїєґ]+ич|[\s-](?:оглы|оглу|улы|уулу)|[а-яәіңғүұқөһ]{3,}(?:улы|ұлы))"
    r"|(?P<f>[а-яёіїєґ’']+(?:вна|ична|івна|ївна)|[\s-](?:кызы|гызы|кизи|қызы)|[а-яәіңғүұқөһ]{3,}(?:кызы|қызы)))$",
    re.IGNORECASE,
)
# So are the Arabic names after a child (father of, mother of) and "daughter of", and the Icelandic "daughter".
_KUNYA: Final = re.compile(r"(?:(?P<m>أبو|ابو)|(?P<f>أم|ام))\s")
_DAUGHTER: Final = re.compile(r"\sبنت\s")
_DOTTIR: Final = re.compile(r"d[óo]ttir$", re.IGNORECASE)
_ICELANDIC_SON: Final = re.compile(r"[\w]+son$", re.IGNORECASE)
_GREEK_VOCATIVE: Final = ((re.compile("ος$"), "ε"), (re.compile("ός$"), "έ"), (re.compile("([ηήαάοό])ς$"), r"\1"))


def salutation(person: Person, tag: str) -> str:
    """The words a letter in the language `tag` begins with, without the punctuation after them.

    A language that is not known here greets in English. "Sehr geehrte Frau Dr. Müller", "田中様".
    """
    who = _seen(person, tag)
    own = person.forms.get(tag) or person.forms.get(who.language)
    if own:
        return own
    if not who.full:
        return who.form.nobody
    told = _by_rank(who) or _by_patronymic(person, who) or _by_title(person, who)
    return told or _by_gender(who, tag)


def honorific(person: Person, tag: str) -> str:  # noqa: PLR0911 - one line a way of languages
    """The name with the word of respect that belongs to it: "Frau Dr. Müller", 「王先生」, "Ayşe Hanım".

    The whole name where the gender is not known; an empty string where there is no name.
    """
    who = _seen(person, tag)
    words = HONORIFICS.get(who.base)
    if not who.full:
        return ""
    if who.rank:
        return f"{who.full} {_with_nim(who.rank)}" if who.base == "ko" else f"{who.family or who.full}{who.rank}"
    called = who.given if who.base in BY_FIRST_NAME and who.given else who.family or who.full
    if who.base == "ko":
        called = who.full
    if who.title and who.base in {*TITLED, "fr", "ru", "uk"}:
        return f"{who.title}{called}"
    if words is None or (words[0] != words[1] and who.gender is None):
        return f"{who.title}{who.full}"
    word = words[1] if who.gender == "f" else words[0]
    if not word:
        return f"{who.title}{who.full}"
    if who.base in AFTER:
        space = "" if who.base in JOINED else " "
        title = who.title if who.base == "hu" else ""
        return f"{title}{called}{space}{word}"
    if who.base in JOINED:
        return f"{word}{called}"
    return f"{word} {who.title}{called if who.base == 'el' else _capital(who, called, tag)}"


def gender_of(person: Person) -> Gender | None:
    """What is known: what somebody said, an honorific (Frau, 先生), or a form of the name itself such as a patronymic;
    never a first name."""
    if person.gender is not None:
        return person.gender
    person = _parted(person)
    said = said_gender(person.honorific)
    if said is not None:
        return said
    patronymic = _PATRONYMIC.search(_with_patronymic(person)) or _KUNYA.match(_whole(person) + " ")
    if patronymic is not None:
        return "m" if patronymic["m"] else "f"
    return "f" if _DAUGHTER.search(_whole(person)) or _DOTTIR.search(_whole(person)) else None


def salutation_languages() -> tuple[str, ...]:
    """The languages whose salutations are known."""
    return tuple(FORMS)


def _seen(person: Person, tag: str) -> _Addressed:
    person = _parted(person)
    language, form, subtags = _form(tag)
    base = language.partition("-")[0]
    if base in {"zh", "ja", "ko"} and not person.given and not person.family and not person.honorific:
        written, name = split_rank(person.name)
        person = replace(person, name=name, honorific=written or None)
    given, family = (person.given or "").strip(), (person.family or "").strip()
    full = display_name(given, family, tag) or person.name.strip()
    # In Japanese a family name alone is polite; elsewhere who has a single name is addressed by it.
    if base == "ja" and family:
        full = family
    gender = gender_of(person)
    if gender is None and base == "is" and _ICELANDIC_SON.search(family or full):
        gender = "m"
    title = spoken_titles(person.honorific, base, gender, subtags.region if subtags else None)
    rank = rank_behind(person.honorific, base)
    # A title that already stands in the name is not said twice.
    title = "" if full.startswith(title.strip() or "\0") or base in {"zh", "ja", "ko"} else title
    return _Addressed(language, base, form, given, family, full, gender, title, rank)


def _parted(person: Person) -> Person:
    """The person without what an address book wrote into the name: "Herr Dr. Jan Weber", "คุณสมชาย", 「田中様」."""
    part = "given" if person.given else "name"
    carried, rest = split_titles(getattr(person, part))
    if not carried and rest == getattr(person, part):
        return person
    titles = " ".join(text for text in (person.honorific, carried) if text) or None
    changed: dict[str, str | None] = {part: rest, "honorific": titles}
    return replace(person, **changed)  # type: ignore[arg-type]


def _by_rank(who: _Addressed) -> str:
    if not who.rank:
        return ""
    if who.base == "ko":
        return f"{who.full} {_with_nim(who.rank)}"
    if who.base == "ja":
        return f"{who.full}{who.rank}"
    called = who.family or who.full
    return f"{called}{who.rank} 您好" if who.language == "zh-Hant" else f"尊敬的{called}{who.rank}"


def _by_patronymic(person: Person, who: _Addressed) -> str:
    named = _with_patronymic(person) if who.base == "ru" else ""
    return f"{'Уважаемая' if who.gender == 'f' else 'Уважаемый'} {named}" if named else ""


def _by_title(person: Person, who: _Addressed) -> str:
    """A form whose title takes the place of Mr or Ms: "Dear Dr. Lee", "Szanowny Panie Profesorze"."""
    known = highest(person.honorific)
    called = CALLED.get(who.base, {}).get(known or "")
    if called and (who.gender or called[0] == called[1]):
        text = called[1] if who.gender == "f" else called[0]
        return text.format(family=who.family or who.full)
    forms = TITLED.get(who.language) if who.title else None
    if forms is None:
        return ""
    text = forms[2] if who.gender is None else forms[1] if who.gender == "f" else forms[0]
    parts = {"family": who.family, "given": who.given, "full": who.full}
    if any(not parts[part] for part in parts if f"{{{part}}}" in text):
        return ""
    return text.format(title=who.title, **parts)


def _by_gender(who: _Addressed, tag: str) -> str:
    form, family, given = who.form, who.family, who.given
    if who.base in {"ar", "fa", "zh"} and who.gender and not given and not family:
        # The whole name may stand in these forms, and is politer than the neutral one.
        given = family = who.full
    named = {"family": family, "given": given, "": who.full}[form.needs]
    # Icelanders have no family names: -dóttir says whose daughter, and nobody is called by it.
    fatherly = form.needs == "family" and _DOTTIR.search(family)
    if who.gender is None or not named or fatherly:
        return form.neutral.format(full=who.full, title=who.title)
    chosen = form.woman if who.gender == "f" else form.man
    return chosen.format(full=who.full, family=_capital(who, family, tag), given=given, title=who.title)


def _capital(who: _Addressed, called: str, tag: str) -> str:
    """A family name as it stands right after Mr: Dutch prefixes are written large there ("de heer De Vries"), Greek
    men's names are declined."""
    if who.base == "nl" and not tag.upper().endswith("BE"):
        return called[:1].upper() + called[1:]
    if who.base == "el" and who.gender == "m":
        for ending, vocative in _GREEK_VOCATIVE:
            if ending.search(called):
                return ending.sub(vocative, called)
    return called


def _whole(person: Person) -> str:
    return f"{person.given or ''} {person.family or ''}".strip() or person.name.strip()


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


def _with_nim(rank: str) -> str:
    return rank if rank.endswith("님") else f"{rank}님"


def _form(tag: str) -> tuple[str, Form, Subtags | None]:
    subtags = maximized(tag)
    if subtags is not None:
        language = {"nb": "no", "nn": "no", "tl": "fil"}.get(subtags.language, subtags.language)
        for key in (f"{language}-{subtags.script}", f"{language}-{subtags.region}", language):
            if key in FORMS:
                return key, FORMS[key], subtags
    return "en", FORMS["en"], None
