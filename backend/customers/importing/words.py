"""What people write into cells for a country, a language, a stage, yes and no."""

from functools import lru_cache
from typing import Final

import phonenumbers
from babel import Locale
from babel.core import get_global

from backend.customers.fields import InvalidValueError, clean_country, clean_language, clean_phone
from backend.customers.vocabulary import Stage
from i18n.messages import N_
from i18n.words import fold
from mail_ingest.understand.countries import country_of_name

_LOCALES: Final = "en zh es fr de pt ru ar tr it nl pl ja ko vi id th fa he".split()  # noqa: SIM905
_STAGES: Final[dict[Stage, tuple[str, ...]]] = {
    "new": (
        "new", "lead", "prospect", "potential", "新", "新客户", "潜在客户", "潜客", "线索", "未联系", "nuevo",
        "nouveau", "neu", "novo", "новый", "yeni", "جديد", "nuovo",
    ),
    "contacted": (
        "contacted", "following", "following up", "in contact", "已联系", "跟进中", "跟进", "联系中", "contactado",
        "contacté", "kontaktiert", "contatado", "в контакте", "iletişime geçildi", "تم التواصل", "contattato",
    ),
    "negotiating": (
        "negotiating", "negotiation", "quoted", "sample", "谈判中", "洽谈中", "洽谈", "已报价", "报价", "样品", "寄样",
        "negociando", "en négociation", "in verhandlung", "em negociação", "переговоры", "görüşülüyor", "تفاوض",
        "in trattativa",
    ),
    "customer": (
        "customer", "active", "won", "client", "客户", "成交", "成交客户", "已成交", "合作客户", "老客户", "cliente",
        "client actif", "kunde", "клиент", "müşteri", "عميل",
    ),
    "dormant": (
        "dormant", "inactive", "lost", "sleeping", "休眠", "沉睡", "沉睡客户", "流失", "流失客户", "不活跃", "inactivo",
        "inactif", "inaktiv", "inativo", "неактивный", "pasif", "غير نشط", "inattivo",
    ),
}  # fmt: skip
_YES: Final = frozenset("yes y true 1 x ✓ √ 是 有 对 sí si oui ja sim да evet نعم sì tak".split())  # noqa: SIM905
_NO: Final = frozenset("no n false 0 否 无 没有 不 non nein não нет hayır لا nie".split())  # noqa: SIM905


@lru_cache(maxsize=1)
def _stages() -> dict[str, Stage]:
    return {fold(word): stage for stage, words in _STAGES.items() for word in words}


@lru_cache(maxsize=1)
def _languages() -> dict[str, str]:
    found: dict[str, str] = {"中文": "zh", "汉语": "zh", "mandarin": "zh", "简体中文": "zh-CN", "繁体中文": "zh-TW"}
    for reader in _LOCALES:
        names = Locale(reader).languages
        for code in _LOCALES + "sv da no fi cs hu ro el uk bg hi ur ms sr hr sk sl".split():  # noqa: SIM905
            if name := names.get(code):
                found.setdefault(fold(name), code)
    return found


def read_country(text: str) -> str:
    """ISO 3166-1 alpha-2 of a code or a name in any of many languages. Raises `InvalidValueError`."""
    named = country_of_name(text)
    if named:
        return named
    for part in text.replace("(", "/").replace(")", "/").replace("（", "/").replace("）", "/").split("/"):
        if len(part.strip()) > 1 and (named := country_of_name(part)):
            return named
    # ISO 3166-1 alpha-3 among the aliases of CLDR.
    three: tuple[str, ...] = get_global("territory_aliases").get(text.strip().upper(), ())
    try:
        return clean_country(three[0] if len(three) == 1 else text)
    except InvalidValueError:
        raise InvalidValueError("invalid-country", N_("There is no such country.")) from None


def read_language(text: str) -> str:
    """A BCP 47 tag of a tag or of a language's name. Raises `InvalidValueError`."""
    named = _languages().get(fold(text).strip())
    return named or clean_language(text)


def read_stage(text: str) -> Stage | None:
    """The stage that a word means, None where it means none."""
    return _stages().get(fold(text).strip())


def read_yes(text: str) -> bool | None:
    """Yes or no, None for neither."""
    word = fold(text).strip(" .!")
    return True if word in _YES else False if word in _NO else None


def read_phone(text: str, country: str | None) -> str:
    """E.164 where the number or the country tells how, else as written. Raises `InvalidValueError`.

    Spreadsheets drop the plus of a number that they take for an amount, and zeros at its beginning.
    """
    bare = text.strip().removeprefix("'").removesuffix(".0")
    for label in ("whatsapp:", "tel:", "mob:", "tel.", "mobile:", "wechat:"):
        bare = bare[len(label) :].strip() if bare.casefold().startswith(label) else bare
    digits = "".join(char for char in bare if char.isdigit())
    code = phonenumbers.country_code_for_region(country) if country else 0
    tries = [(bare, country)]
    # A dozen digits in a row are a whole number that lost its plus, whatever country the row names.
    if len(digits) >= 12 and digits == bare and digits[0] != "0":
        tries.insert(0, (f"+{digits}", None))
    if not bare.startswith("+"):
        tries += [(f"+{digits}", None)] if code and digits.startswith(str(code)) else []
        tries += [(f"+{digits[2:]}", None)] if digits.startswith("00") else []
        tries += [(f"+{digits}", None)] if len(digits) >= 11 and not country else []
    for number, region in tries:
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            formatted: str = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
            return f"{formatted};ext={parsed.extension}" if parsed.extension else formatted
    return clean_phone(bare)
