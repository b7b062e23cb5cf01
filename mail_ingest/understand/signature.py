"""A signature read field by field."""

import re
from typing import Final

from mail_ingest.parse.message import Address
from mail_ingest.understand.countries import country_of_domain
from mail_ingest.understand.domains import is_free_mail
from mail_ingest.understand.fields.addresses import find_addresses
from mail_ingest.understand.fields.clocks import countries_of_clock
from mail_ingest.understand.fields.companies import domain_labels
from mail_ingest.understand.fields.found import FILLER, Found, lines_of, plain
from mail_ingest.understand.fields.handles import find_handles
from mail_ingest.understand.fields.identity import Author, find_identity
from mail_ingest.understand.fields.learned import weigh_learned
from mail_ingest.understand.fields.phones import find_phones
from mail_ingest.understand.fields.taxes import find_tax_ids
from mail_ingest.understand.fields.websites import find_websites
from mail_ingest.understand.result import Fact, Field, Signature, Source

#: Languages that are at home in one country.
HOMES: Final = dict(
    pair.split(":")
    for pair in [
        "zh:CN",
        "ja:JP",
        "ko:KR",
        "pl:PL",
        "cs:CZ",
        "tr:TR",
        "hu:HU",
        "th:TH",
        "vi:VN",
        "el:GR",
        "he:IL",
        "it:IT",
        "ru:RU",
        "uk:UA",
        "bg:BG",
        "fi:FI",
        "da:DK",
        "nb:NO",
        "sv:SE",
        "ro:RO",
    ]
)
_CHINESE_MAIL: Final = frozenset(
    [
        "163.com",
        "126.com",
        "qq.com",
        "foxmail.com",
        "sina.com",
        "sohu.com",
        "aliyun.com",
        "vip.163.com",
        "yeah.net",
        "139.com",
    ]
)


def read_signature(
    signature: Signature | None, known: Author, author: Address | None, language: str | None, offset: int | None = None
) -> list[Fact]:
    """All facts of a signature; `known` is what the header told, `language` that of the letter, `offset` its author's
    clock (minutes from UTC)."""
    if signature is None:
        return []
    lines = lines_of(signature.text)
    shown = plain(signature.text)
    domain = author.domain if author else None
    sites = list(find_websites(shown, domain))
    mails = re.findall(r"@\s?([\w-]+(?:\.[\w-]+)+)", shown)
    labels = known.labels | domain_labels(
        *(d for d in mails if not is_free_mail(d)),
        *(
            re.sub(r"^(?:https?:?/*)?(?:www\.)?", "", one.value.lower())
            for one in sites
            if one.field is Field.COMPANY_WEBSITE
        ),
    )
    identity = find_identity(lines, known._replace(labels=labels))
    identity = weigh_learned(shown, identity)
    addresses = find_addresses(lines, identity)
    identity = [one for one in identity if not _in_address(one, addresses)]
    regions = [one.value for one in addresses if one.field is Field.COMPANY_COUNTRY]
    code = country_of_domain(domain) if domain else None
    regions += [code] if code else []
    regions += [country for country in (country_of_domain(mail) for mail in mails) if country]
    regions += [HOMES[language]] if language in HOMES else []
    regions += (
        ["CN"] if domain in _CHINESE_MAIL or (re.search(r"[\u4e00-\u9fff]{2}", shown) and language != "ja") else []
    )
    phones = find_phones(lines, list(dict.fromkeys(regions)), countries_of_clock(language, offset))
    handles = find_handles(shown, author.address if author else "")
    taxes = find_tax_ids(shown)
    found = (*identity, *addresses, *phones, *sites, *handles, *taxes)
    return [_fact(one, signature.start, signature.text) for one in found]


def _in_address(one: Found, addresses: list[Found]) -> bool:
    """A part of town that was taken for a name."""
    return one.field is Field.PERSON_NAME and any(
        place.field is Field.COMPANY_ADDRESS and place.start < one.start and one.end <= place.end for place in addresses
    )


def _fact(one: Found, offset: int, text: str) -> Fact:
    source = Source("text", offset + one.start, offset + one.end, text[one.start : one.end])
    return Fact(one.field, one.value.replace(FILLER, ""), round(one.confidence, 2), source, one.detail)
