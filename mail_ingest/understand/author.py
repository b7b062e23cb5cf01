"""Who wrote a message, and what its header tells of them."""

import re
from collections.abc import Iterable

from mail_ingest.parse.message import Address, ParsedMessage
from mail_ingest.understand.countries import country_of_domain
from mail_ingest.understand.domains import company_domain, is_free_mail, is_relay, is_role_address
from mail_ingest.understand.fields.companies import domain_labels, matches_domain
from mail_ingest.understand.fields.identity import Author
from mail_ingest.understand.letters import Letter
from mail_ingest.understand.names import read_person
from mail_ingest.understand.result import Fact, Field, Source
from mail_ingest.understand.vocabulary import COMPANY_WORD, has_legal_form

_VIA = re.compile(r"(?i)^(.*?)\s+(?:via|por meio de|über|通过|经由|tramite|par le biais de)\s+")


def author_of(parsed: ParsedMessage | Letter) -> Address | None:
    """From; but Reply-To where a list has put its own address into From ("Li Wei via Buyers <buyers@...>")."""
    sender = next((_tidied(address) for address in parsed.from_ if address.address), None)
    if sender is None:
        return parsed.from_[0] if parsed.from_ else None
    rewritten = _VIA.search(sender.name)
    posted = parsed.list_headers.list_post or ""
    if rewritten and (parsed.list_headers.list_id or is_relay(sender.domain) or sender.key in posted.casefold()):
        reply = next((a for a in parsed.reply_to if a.address and a.key != sender.key), None)
        if reply:
            return _tidied(Address(rewritten[1].strip(" '\"") or reply.name, reply.address))
    return sender


def _tidied(address: Address) -> Address:
    """Without what list software puts where there was no name: "zcao---"."""
    name = address.name
    if name.endswith("---") or re.fullmatch(r"(?i)(\S+) via \1", name):
        bare = name.rstrip("-").split(" via ")[0]
        local = address.address.partition("@")[0]
        name = "" if name.endswith("---") or bare.casefold() == local.casefold() else bare
    return Address(name, address.address)


def known_of(author: Address | None) -> Author:
    """What the header says before the text is read. A company's name in From names nobody."""
    if author is None:
        return Author("", "", frozenset(), frozenset())
    name = "" if _is_brand(author) else author.name
    local = re.split(r"[._\-+\d]+", author.address.partition("@")[0].casefold())
    words = {word for word in re.findall(r"[^\W\d_]+", name.casefold()) if len(word) > 1 or not word.isascii()}
    words |= {word for word in local if len(word) > 2 and not is_role_address(f"{word}@x")}
    labels = domain_labels(company_domain(author.address))
    return Author(name, author.address, frozenset(words - labels), labels)


def _is_brand(author: Address) -> bool:
    """From shows a company instead of a person: by its words, or it is what the domain was made from."""
    name = author.name
    if len(name) < 3 or len(name) > 60 or re.search(r"@|\||^[\w.-]+\.[a-z]{2,6}$", name, re.IGNORECASE):
        return False
    person = read_person(name)
    if has_legal_form(name):
        return person is None
    words = re.findall(r"[^\W\d_]{3,}", name.casefold())
    local = author.address.partition("@")[0].casefold()
    if any(word in local for word in words) and not is_role_address(author.address):
        return False
    labels = domain_labels(company_domain(author.address))
    if person is None:
        return COMPANY_WORD.search(name) is not None or matches_domain(name, labels)
    return matches_domain(name, labels) or (" " not in name and name.isupper() and is_role_address(author.address))


def from_header(author: Address) -> Iterable[Fact]:
    """What From tells: a person's name, a company's domain, a country."""
    shown = f"{author.name} <{author.address}>" if author.name else author.address
    person = read_person(author.name)
    source = Source("from", 0, len(author.name), author.name)
    if _is_brand(author):
        yield Fact(Field.COMPANY_NAME, author.name, 0.45 if has_legal_form(author.name) else 0.38, source)
    elif person:
        whole = " " in person.full or not person.full.isascii()
        yield Fact(
            Field.PERSON_NAME, person.full, 0.7 if whole and not is_role_address(author.address) else 0.55, source
        )
    domain = company_domain(author.address)
    if domain:
        start = shown.rindex("@") + 1
        source = Source("from", start, start + len(author.domain), author.domain)
        yield Fact(Field.COMPANY_DOMAIN, domain, 0.9, source)
    code = country_of_domain(author.domain)
    if code and not (is_free_mail(author.domain) and code in {"ME", "CO"}):
        start = max(shown.rindex("@"), shown.rfind(".")) + 1
        end = len(shown) - (1 if author.name else 0)
        yield Fact(Field.COMPANY_COUNTRY, code, 0.5, Source("from", start, end, shown[start:end]))
