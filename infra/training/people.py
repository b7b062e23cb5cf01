"""Invented senders: a name, a job, a company, an address and numbers that fit together."""

import random
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

import phonenumbers

from infra.training.templates import Template

_FREE: Final = ("gmail.com", "outlook.com", "yahoo.com", "163.com", "qq.com", "mail.ru", "gmx.de", "hotmail.com")
_ENDINGS: Final = {"GB": "co.uk", "BR": "com.br", "AU": "com.au", "TR": "com.tr", "IN": "in", "US": "com", "CN": "cn"}


@dataclass(frozen=True, slots=True)
class Sender:
    """A person as a signature shows them."""

    country: str
    name: str
    title: str
    department: str
    company: str
    #: The company without legal form and trade: what people call it.
    brand: str
    street: str
    city: str
    phone: str
    mobile: str
    fax: str
    mail: str
    site: str


def make_sender(rng: random.Random, template: Template) -> Sender:
    """One person and company; the same random state gives the same."""
    words = template.words
    country = rng.choice(words["countries"])
    given, family = rng.choice(words["given"]), rng.choice(words["family"])
    name = _full_name(rng, template.language, given, family)
    root, sector = rng.choice(words["roots"]), rng.choice(words["sectors"])
    form = rng.choice(words["forms"])
    if "{root}" in form:
        company = form.format(root=root, sector=sector)
    else:
        company = " ".join(piece for piece in (root, sector if rng.random() < 0.8 else "", form) if piece)
    if rng.random() < 0.12:
        company = company.upper()
    label = _latin(root) or rng.choice(("haitian", "brightway", "sunrise", "evergreen", "gulfstar", "toprun"))
    domain = f"{label}{rng.choice(('', '-trade', 'group', '-int', ''))}.{_ENDINGS.get(country, country.lower())}"
    if rng.random() < 0.35:
        domain = f"{label}{rng.randint(1, 99)}.com"
    local = _latin(f"{given}.{family}") or rng.choice(("sales01", "export", "lily.chen", "tanaka", "info", "m.ali"))
    free = rng.random() < 0.25
    mail = f"{local}{rng.randint(1, 99) if free else ''}@{rng.choice(_FREE) if free else domain}"
    return Sender(
        country=country,
        name=name,
        title=rng.choice(words["titles"]),
        department=rng.choice(words["departments"]),
        company=company,
        brand=root,
        street=rng.choice(words["streets"]).format(n=rng.randint(1, 299)),
        city=rng.choice(words["cities"]),
        phone=make_number(rng, country, mobile=False),
        mobile=make_number(rng, country, mobile=True),
        fax=make_number(rng, country, mobile=False),
        mail=mail,
        site=f"www.{domain}",
    )


def make_number(rng: random.Random, country: str, *, mobile: bool) -> str:
    """A number of a country that is valid by its plan, with its last digits changed, as people write it."""
    kind = phonenumbers.PhoneNumberType.MOBILE if mobile else phonenumbers.PhoneNumberType.FIXED_LINE
    example = phonenumbers.example_number_for_type(country, kind) or phonenumbers.example_number(country)
    if example is None:
        raise ValueError(f"no numbering plan for {country}")
    digits = str(example.national_number)
    number: phonenumbers.PhoneNumber = example
    for _ in range(20):
        tail = "".join(rng.choice("0123456789") for _ in range(5))
        varied = phonenumbers.PhoneNumber(
            country_code=example.country_code,
            national_number=int(digits[:-5] + tail),
            italian_leading_zero=example.italian_leading_zero,
        )
        if phonenumbers.is_valid_number(varied):
            number = varied
            break
    style = rng.random()
    if style < 0.6:
        return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL))
    if style < 0.7:
        return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)).replace("+", "00", 1)
    if style < 0.85:
        return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL))


def _full_name(rng: random.Random, language: str, given: str, family: str) -> str:
    if language in {"zh", "ja"}:
        return f"{family}{' ' if language == 'ja' and rng.random() < 0.6 else ''}{given}"
    style = rng.random()
    if style < 0.06:
        return given
    if style < 0.12:
        return f"{given} {family.upper()}"
    if style < 0.16:
        return f"{family.upper()} {given}"
    if style < 0.2:
        return f"{given} {rng.choice('ABCEFGHJKLMPRST')}. {family}"
    return f"{given} {family}"


def _latin(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i").replace("ß", "ss").replace("ł", "l"))
    return re.sub(r"[^a-z0-9.]", "", "".join(letter for letter in plain if letter.isascii())).strip(".")
