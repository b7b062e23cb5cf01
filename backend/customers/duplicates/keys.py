"""By which keys a company or a person is recognised. Pure: the same record always has the same keys.

The order of strength is that of `scoring`. A domain counts only where it can stand for one firm: free mail, internet
providers, marketplaces, social networks and site builders are left out, and so is a phone number that does not tell
its country.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

import phonenumbers

from backend.customers.duplicates.models import KeyKind
from backend.customers.fields import a_labels
from backend.customers.names import company_core, company_keys, person_key, text_key
from mail_ingest.understand.domains import company_domain, is_free_mail, is_relay, registrable_domain

#: Sites on which many firms have a page each.
_SHARED_SITES: Final = frozenset(
    [
        "alibaba.com", "aliexpress.com", "amazon.com", "behance.net", "blogspot.com", "business.site", "canva.site",
        "ebay.com", "etsy.com", "exporters.sg", "facebook.com", "fb.com", "github.io", "globalsources.com",
        "google.com", "indiamart.com", "instagram.com", "kompass.com", "linkedin.com", "linktr.ee",
        "made-in-china.com", "mercadolibre.com", "pinterest.com", "shopee.com", "shopify.com", "sites.google.com",
        "t.me", "taobao.com", "tiktok.com", "tmall.com", "tradeindia.com", "twitter.com", "vk.com", "wa.me",
        "web.app", "weebly.com", "weibo.com", "wixsite.com", "wordpress.com", "x.com", "youtube.com", "zhihu.com",
        "1688.com",
    ]
)  # fmt: skip
_MOST: Final = 200
_SHORTEST_LABEL: Final = 5
_SHORTEST_TAX_ID: Final = 6
_ADDRESS_WORDS: Final = 3


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """A key in its comparing spelling; `country` (ISO 3166-1 alpha-2) only with names."""

    kind: KeyKind
    value: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody knows of a company, as typed, imported or read in a mail; any of it may be missing."""

    name: str = ""
    country: str | None = None
    domains: tuple[str, ...] = ()
    website: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    tax_ids: tuple[str, ...] = ()
    address: str | None = None
    accounts: tuple[str, ...] = ()
    #: The same firm's names in other scripts.
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IdentityKeys:
    """Keys to look for; `country` is that of the company asked about."""

    keys: frozenset[Key] = field(default_factory=frozenset)
    country: str | None = None

    @classmethod
    def of(cls, given: Given) -> "IdentityKeys":
        """The keys of all that is given, of the company and of its people."""
        keys = {*company_record_keys(given), *(Key("email", email) for email in _emails(given.emails))}
        for email in given.emails:
            domain = company_domain(email.casefold())
            keys |= {Key("mail_domain", domain)} if domain else set()
        return cls(frozenset(keys), given.country)


def company_record_keys(given: Given) -> set[Key]:
    """The keys of a company's own fields; `emails` are left to its people."""
    country = given.country.upper() if given.country else None
    keys: set[Key] = set()
    for name in (given.name, *given.other_names):
        keys |= {Key("name", value[:_MOST], country) for value in company_keys(name, country)}
        if core := company_core(name, country):
            keys.add(Key("name_core", core[:_MOST], country))
    for domain in given.domains:
        keys |= _domain_keys("mail_domain", domain)
    if given.website:
        keys |= _domain_keys("web_domain", _host(given.website))
    for tax_id in given.tax_ids:
        number = re.sub(r"[^0-9A-Z]", "", tax_id.upper())
        if len(number) >= _SHORTEST_TAX_ID and any(char.isdigit() for char in number):
            keys.add(Key("tax_id", number[:_MOST]))
    keys |= _phone_keys(given.phones, country)
    if given.address and (address := address_key(given.address)):
        keys.add(Key("address", address))
    keys |= {Key("social", value) for account in given.accounts if (value := account_key(account))}
    return keys


def contact_record_keys(
    names: Iterable[str],
    emails: Iterable[str],
    phones: Iterable[str],
    employers: Iterable[str],
    accounts: Iterable[str],
) -> set[Key]:
    """The keys of a person, by native name too; `employers` are firms that somebody on free mail signs for."""
    keys = {Key("email", email) for email in _emails(emails)} | _phone_keys(phones, None)
    # A name made of the address says nothing that the address does not.
    keys |= {Key("person_name", person) for name in names if "@" not in name and _is_full(person := person_key(name))}
    keys |= {Key("employer_name", value[:_MOST]) for firm in employers for value in company_keys(firm)}
    return keys | {Key("social", value) for account in accounts if (value := account_key(account))}


def own_site(domain: str) -> str | None:
    """The registrable domain, if it can stand for one firm."""
    name = a_labels(domain)
    registered = registrable_domain(name)
    if registered is None or is_free_mail(name) or is_relay(name):
        return None
    return None if {name.removeprefix("www."), registered} & _SHARED_SITES else registered


def phone_key(number: str, country: str | None = None) -> str | None:
    """A number in E.164 without its extension; None where its country is not known or it is no number."""
    text = number.partition(";")[0]
    if text.lower().startswith("whatsapp:"):
        text = text[9:]
    try:
        parsed = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    written: str = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return written


def address_key(address: str) -> str | None:
    """An address as sorted words; None where it is too short to be one place."""
    key = text_key(address)
    unspaced = any("\u3400" <= char <= "\u9fff" for char in key) and len(key) >= 8
    enough = len(key.split()) >= _ADDRESS_WORDS or unspaced
    return key if enough and any(char.isdigit() for char in key) else None


def account_key(account: str) -> str | None:
    """A page or name in a social network: host and path without protocol, query and language."""
    text = account.strip().casefold()
    if "/" in text and "." in text:
        parts = urlsplit(text if "://" in text else f"//{text}")
        path = parts.path.rstrip("/")
        text = f"{(parts.hostname or '').removeprefix('www.').removeprefix('m.')}{path}" if path else ""
    return text[:_MOST] if len(text) >= 3 else None


def _is_full(person: str) -> bool:
    """Whether a name is more than a first name: two words, or two Han characters."""
    return " " in person or (len(person) > 1 and person[0] >= "\u3400")


def _domain_keys(kind: KeyKind, domain: str) -> set[Key]:
    site = own_site(domain) if domain else None
    if site is None:
        return set()
    keys = {Key(kind, site)}
    label = site.partition(".")[0]
    if len(label) >= _SHORTEST_LABEL:
        keys.add(Key("domain_label", label))
    return keys


def _host(website: str) -> str:
    try:
        return urlsplit(website if "://" in website else f"//{website}").hostname or ""
    except ValueError:
        return ""


def _emails(emails: Iterable[str]) -> set[str]:
    return {email.strip().casefold()[:_MOST] for email in emails if "@" in email}


def _phone_keys(phones: Iterable[str], country: str | None) -> set[Key]:
    return {Key("phone", value) for phone in phones if (value := phone_key(phone, country))}
