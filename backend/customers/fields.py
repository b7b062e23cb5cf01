"""The fields of companies and contacts that facts fill: how a value is cleaned, checked and compared."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final
from urllib.parse import urlsplit

import phonenumbers
import pytz

from backend.customers.vocabulary import FactSubject
from i18n.locale import canonical_tag
from i18n.messages import N_
from i18n.words import fold
from i18n.zones import UnknownZoneError, canonical_zone
from tenants.errors import FieldProblem, ValidationFailedError

#: Columns that `merge` fills, by subject. A contact's `company` is a fact without a column: the firm that somebody
#: on free mail signs for.
FACT_FIELDS: Final[dict[FactSubject, tuple[str, ...]]] = {
    "company": (
        "name",
        "website",
        "country",
        "city",
        "address",
        "industry",
        "phone",
        "language",
        "time_zone",
    ),
    "contact": ("name", "given_name", "family_name", "phone", "title", "language", "time_zone"),
}

#: Fields without a column: their facts are all there is of them.
EXTRA_FIELDS: Final[dict[FactSubject, tuple[str, ...]]] = {
    "company": ("other_name", "street", "postal_code", "region", "fax", "tax_id"),
    "contact": (
        "native_name", "honorific", "seniority", "department", "handle", "other_email", "company", "birthday",
    ),
}  # fmt: skip
#: What the company's mails ask for. These are words of mail, so they are shown to those alone who may see it.
REQUEST_FIELDS: Final = ("product", "quantity", "incoterm", "port", "price", "certificate", "urgency")
#: Fields that may have several values at once. Where there is a column, it holds the one that `merge` chose.
MANY: Final = frozenset(
    {"other_name", "phone", "fax", "website", "tax_id", "handle", "other_email", "language", *REQUEST_FIELDS}
)

_MOST: Final = {"name": 200, "address": 500, "website": 500, "product": 300}
_SPACE: Final = re.compile(r"\s+")
# RFC 5321 sizes; the local part as RFC 5322 dot-atom or any non-ASCII (RFC 6531).
_EMAIL: Final = re.compile(
    r"[^\s@\"(),:;<>\[\\\]]{1,64}@(?=.{1,255}$)[^\s@.\"(),:;<>\[\\\]/]+(\.[^\s@.\"(),:;<>\[\\\]/]+)+"
)
_HOST: Final = re.compile(r"(?=.{4,253}$)([^\W_]([\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]")


class InvalidValueError(ValueError):
    """A value that its field cannot hold; `code` and `message` are for the caller."""

    def __init__(self, code: str, message: str, **params: object) -> None:
        self.code = code
        self.message = message
        self.params = params
        super().__init__(code)


def squeeze(text: str) -> str:
    """The text without control characters, and with single spaces."""
    if not text.isprintable():
        text = "".join(char if char.isprintable() else " " for char in text)
    return _SPACE.sub(" ", text).strip()


def clean_email(value: str) -> str:
    """An address as it is kept: casefolded, domain in A-labels. Raises `InvalidValueError`."""
    text = value.strip().casefold()
    if len(text) > 254 or not _EMAIL.fullmatch(text):
        raise InvalidValueError("invalid-email", N_("This is no e-mail address."))
    local, _, domain = text.rpartition("@")
    return f"{local}@{a_labels(domain)}"


def a_labels(domain: str) -> str:
    """A host name in lower-case A-labels (RFC 5890); as it is where it cannot be encoded."""
    text = domain.strip().rstrip(".").lower()
    if text.isascii():
        return text
    try:
        return text.encode("idna").decode("ascii")
    except UnicodeError:
        return text


def clean_domain(value: str) -> str:
    """A host name out of what people type (an address, a URL, a domain). Raises `InvalidValueError`."""
    text = value.strip().rpartition("@")[2]
    try:
        host = (urlsplit(text if "://" in text else f"//{text}").hostname or "").rstrip(".")
    except ValueError:
        host = ""
    if not _HOST.fullmatch(host):
        raise InvalidValueError("invalid-domain", N_("This is no internet domain."))
    return a_labels(host.removeprefix("www."))


def clean_website(value: str) -> str:
    """An http(s) address; `https://` is added. Raises `InvalidValueError`."""
    text = value.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        valid = parts.scheme in ("http", "https") and bool(_HOST.fullmatch(parts.hostname or ""))
    except ValueError:
        valid = False
    if not valid or " " in text:
        raise InvalidValueError("invalid-website", N_("This is no web address."))
    return text if "://" in text else f"https://{text}"


def clean_country(value: str) -> str:
    """An ISO 3166-1 alpha-2 code. Raises `InvalidValueError`."""
    code = value.strip().upper()
    if code not in pytz.country_names:
        raise InvalidValueError("invalid-country", N_("This is no country code of ISO 3166."))
    return code


def clean_language(value: str) -> str:
    """A canonical BCP 47 tag. Raises `InvalidValueError`."""
    tag = canonical_tag(value.strip())
    if tag is None:
        raise InvalidValueError("invalid-language", N_("This is no language tag."))
    return tag


def clean_zone(value: str) -> str:
    """An IANA zone by the name in use. Raises `InvalidValueError`."""
    try:
        return canonical_zone(value.strip())
    except UnknownZoneError as error:
        raise InvalidValueError("invalid-time-zone", N_("This is no time zone.")) from error


def clean_phone(value: str) -> str:
    """E.164 where the number tells its country, else as written. Raises `InvalidValueError`."""
    text = squeeze(value)
    if sum(char.isdigit() for char in text) < 5 or len(text) > 60:
        raise InvalidValueError("invalid-phone", N_("This is no phone number."))
    try:
        number = phonenumbers.parse(text, None)
    except phonenumbers.NumberParseException:
        return text
    if not phonenumbers.is_possible_number(number):
        return text
    formatted: str = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"{formatted};ext={number.extension}" if number.extension else formatted


def clean_birthday(value: str) -> str:
    """Month and day as "03-08"; a year that is given is not kept. Raises `InvalidValueError`."""
    match = re.fullmatch(r"(?:\d{4}[-/.])?(\d{1,2})[-/.](\d{1,2})", value.strip())
    try:
        # A leap year, so that the 29th of February is a day.
        day = date(2000, int(match[1]), int(match[2])) if match else None
    except ValueError:
        day = None
    if day is None:
        raise InvalidValueError("invalid-birthday", N_("Write month and day, such as 03-08."))
    return f"{day:%m-%d}"


_CLEANERS: Final[dict[str, Callable[[str], str]]] = {
    "website": clean_website,
    "country": clean_country,
    "language": clean_language,
    "time_zone": clean_zone,
    "phone": clean_phone,
    "fax": clean_phone,
    "other_email": clean_email,
    "birthday": clean_birthday,
}


def clean_value(field: str, value: str) -> str:
    """`value` as the field keeps it, "" for an empty one. Raises `InvalidValueError`."""
    text = squeeze(value)
    if not text:
        return ""
    most = _MOST.get(field, 120)
    if len(text) > most:
        raise InvalidValueError("too-long", N_("At most {most} characters."), most=most)
    return _CLEANERS[field](text) if field in _CLEANERS else text


def normalize(field: str, value: str, detail: str | None = None) -> str:
    """The value as comparing sees it: equal results mean one fact. An account is one of its network (`detail`)."""
    if field in ("country", "language", "time_zone", "other_email"):
        return value
    if field in ("phone", "fax"):
        return re.sub(r"[^\d+]", "", value)
    if field == "handle":
        return f"{(detail or '').casefold()}:{value.casefold()}"
    if field == "tax_id":
        return re.sub(r"\W", "", value).upper()
    if field == "website":
        host = urlsplit(value if "://" in value else f"//{value}").hostname or value
        return a_labels(host.removeprefix("www."))
    return " ".join(re.findall(r"\w+", fold(value))) or fold(value)


class Checks:
    """Collects what is wrong with an input, so that the caller hears of all of it at once."""

    def __init__(self) -> None:
        self._problems: list[FieldProblem] = []

    def add(self, field: str, code: str, message: str, **params: object) -> None:
        """Note a problem."""
        self._problems.append(FieldProblem(field, code, message, **params))

    def run(self, field: str, clean: Callable[[str], str], value: str) -> str:
        """`clean(value)`; a problem is noted and gives ""."""
        try:
            return clean(value)
        except InvalidValueError as error:
            self.add(field, error.code, error.message, **error.params)
            return ""

    def finish(self) -> None:
        """Raise `ValidationFailedError` if anything was noted."""
        if self._problems:
            raise ValidationFailedError(errors=self._problems)
