"""A letter read whole: its parts, its author, what it is for, and every fact, whoever sent it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from mail_ingest.parse.html import to_text
from mail_ingest.parse.message import Address, ParsedMessage
from mail_ingest.parse.quotes import OwnLine, own_lines
from mail_ingest.parse.quotes_html import split_html
from mail_ingest.understand.countries import country_of_domain
from mail_ingest.understand.domains import company_domain, is_free_mail, is_relay, is_role_address
from mail_ingest.understand.fields.addresses import find_addresses
from mail_ingest.understand.fields.clocks import find_zone
from mail_ingest.understand.fields.companies import domain_labels, matches_domain
from mail_ingest.understand.fields.found import FILLER, Found, lines_of, plain
from mail_ingest.understand.fields.handles import find_handles
from mail_ingest.understand.fields.identity import Author, find_identity
from mail_ingest.understand.fields.learned import weigh_learned
from mail_ingest.understand.fields.opening import find_in_text
from mail_ingest.understand.fields.phones import find_phones
from mail_ingest.understand.fields.trade import find_requests
from mail_ingest.understand.fields.websites import find_websites
from mail_ingest.understand.kinds import judge_kind, sort_of
from mail_ingest.understand.languages import detect_language
from mail_ingest.understand.layout import Layout, find_layout
from mail_ingest.understand.letters import Letter
from mail_ingest.understand.marks import DELIMITER, RULE
from mail_ingest.understand.names import read_person
from mail_ingest.understand.result import Fact, Field, Kind, MessageKind, Reason, Signature, Source
from mail_ingest.understand.settling import settle
from mail_ingest.understand.vocabulary import COMPANY_WORD, has_legal_form

#: Characters of a message that are looked at.
MAX_TEXT: Final = 60_000
#: Languages that are at home in one country.
_HOMES: Final = dict(
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
#: Kinds of letters that ask for goods or speak of them.
_ASKING: Final = frozenset([MessageKind.INQUIRY, MessageKind.ORDER, MessageKind.REPLY, MessageKind.LOGISTICS])
_VIA = re.compile(r"(?i)^(.*?)\s+(?:via|por meio de|über|通过|经由|tramite|par le biais de)\s+")


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one message tells; `facts` are settled: the best of each field first."""

    author: Address | None
    kind: Kind
    reasons: tuple[Reason, ...]
    sort: MessageKind
    sort_confidence: float
    language: str | None
    signature: Signature | None
    new_text_end: int | None
    last_line: str | None
    notices: tuple[int, int] | None
    facts: tuple[Fact, ...]

    @property
    def is_human(self) -> bool:
        return self.kind is Kind.HUMAN and self.sort.by_people


def reading_text(parsed: ParsedMessage | Letter) -> str:
    """The string that `Source` offsets of part "text" refer to: the plain text, or the HTML as text."""
    return parsed.text if parsed.text is not None else to_text(parsed.html or "")


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


def _zone(parsed: ParsedMessage | Letter, facts: list[Fact]) -> Fact | None:
    """The clock that the author lives by, with the fact it was concluded from as its source."""
    country = next((fact for fact in facts if fact.field is Field.COMPANY_COUNTRY and fact.confidence >= 0.5), None)
    phones = [fact for fact in facts if fact.field is Field.PERSON_PHONE and fact.value.startswith("+")]
    offset, at = (parsed.utc_offset, parsed.date) if isinstance(parsed, ParsedMessage) else (None, None)
    zone = find_zone(country.value if country else None, tuple(fact.value for fact in phones), offset, at)
    if zone is None:
        return None
    shown = {"country": country, "phone": phones[0] if phones else None}.get(zone.reason)
    source = shown.source if shown else Source("date", 0, 0, "")
    return Fact(Field.PERSON_TIME_ZONE, zone.name, zone.confidence, source, zone.reason)


def _tidied(address: Address) -> Address:
    """Without what list software puts where there was no name: "zcao---"."""
    name = address.name
    if name.endswith("---") or re.fullmatch(r"(?i)(\S+) via \1", name):
        bare = name.rstrip("-").split(" via ")[0]
        local = address.address.partition("@")[0]
        name = "" if name.endswith("---") or bare.casefold() == local.casefold() else bare
    return Address(name, address.address)


def read_letter(parsed: ParsedMessage | Letter) -> Reading:
    """Read one message, by a person or by a program. Facts come from what the author wrote, never from quotes."""
    text, own = _own(parsed)
    author = author_of(parsed)
    known = _known(author)
    layout = find_layout(own, known.words)
    body = _body(own, layout)
    body_text = "\n".join(line.text for line in own[: layout.body_end])
    language = (
        detect_language(body_text)
        or detect_language("\n".join(line.text for line in own))
        or detect_language(parsed.subject)
    )
    signature = _signature(text, own, layout)
    facts: list[Fact] = []
    if author is not None:
        facts += from_header(author)
    from_signature = _signed(signature, known, author, language)
    facts += from_signature
    kind, reasons = judge_kind(parsed, author, text, signed=layout.marked and _signs(from_signature, known))
    sort, confidence = sort_of(parsed, reasons, body_text)
    if author is not None and language in {"ja", "ko", "pl", "cs", "tr", "hu", "th", "vi", "el", "he"}:
        facts.append(Fact(Field.COMPANY_COUNTRY, _HOMES[language], 0.36, Source("text", 0, 0, ""), "language"))
    facts += [_placed(one, own) for one in find_in_text(own[: layout.body_end], known)]
    if sort in _ASKING:
        facts += [_placed(one, own) for one in find_requests(own[: layout.body_end], parsed.subject)]
    settled = settle(facts, author)
    zone = _zone(parsed, settled)
    return Reading(
        author=author,
        kind=kind,
        reasons=reasons,
        sort=sort,
        sort_confidence=confidence,
        language=language,
        signature=signature,
        new_text_end=body[-1].start + len(body[-1].text) if body else None,
        last_line=body[-1].text.strip() if body else None,
        notices=_notices(own, layout),
        facts=(*settled, zone) if zone else tuple(settled),
    )


def _body(own: list[OwnLine], layout: Layout) -> list[OwnLine]:
    """The filled lines of the new text, without the rules that stand right before the signature."""
    body = [line for line in own[: layout.body_end] if line.text.strip()]
    while (
        body and not re.search(r"\w", body[-1].text) and (RULE.match(body[-1].text) or DELIMITER.match(body[-1].text))
    ):
        body.pop()
    return body


def _own(parsed: ParsedMessage | Letter) -> tuple[str, list[OwnLine]]:
    text = reading_text(parsed)[:MAX_TEXT]
    if parsed.text is None and parsed.html:
        new = to_text(split_html(parsed.html).new)
        if text.startswith(new):
            return text, own_lines(new)
    return text, own_lines(text)


def _known(author: Address | None) -> Author:
    if author is None:
        return Author("", "", frozenset(), frozenset())
    local = re.split(r"[._\-+\d]+", author.address.partition("@")[0].casefold())
    words = {word for word in re.findall(r"[^\W\d_]+", author.name.casefold()) if len(word) > 1 or not word.isascii()}
    words |= {word for word in local if len(word) > 2 and not is_role_address(f"{word}@x")}
    domain = company_domain(author.address)
    return Author(author.name, author.address, frozenset(words), domain_labels(domain))


def _signature(text: str, own: list[OwnLine], layout: Layout) -> Signature | None:
    if layout.last <= layout.first:
        return None
    start, last = own[layout.first].start, own[layout.last - 1]
    end = last.start + len(last.text)
    return Signature(start, end, text[start:end]) if end - start <= 6_000 else None


def _notices(own: list[OwnLine], layout: Layout) -> tuple[int, int] | None:
    rest = [line for line in own[layout.notices :] if line.text.strip()]
    return (rest[0].start, rest[-1].start + len(rest[-1].text)) if rest else None


def _signed(signature: Signature | None, known: Author, author: Address | None, language: str | None) -> list[Fact]:
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
    regions = [one.value for one in addresses if one.field is Field.COMPANY_COUNTRY]
    code = country_of_domain(domain) if domain else None
    regions += [code] if code else []
    regions += [country for country in (country_of_domain(mail) for mail in mails) if country]
    regions += [_HOMES[language]] if language in _HOMES else []
    regions += (
        ["CN"] if domain in _CHINESE_MAIL or (re.search(r"[\u4e00-\u9fff]{2}", shown) and language != "ja") else []
    )
    phones = find_phones(lines, list(dict.fromkeys(regions)))
    handles = find_handles(shown, author.address if author else "")
    return [_fact(one, signature.start, signature.text) for one in (*identity, *addresses, *phones, *sites, *handles)]


def _signs(facts: list[Fact], known: Author) -> bool:
    """The signature names whom the header names as a person."""
    shown = known.name.isupper() and " " not in known.name
    words = {word for word in known.words if not shown or word not in known.name.casefold()}
    names = (fact.value.casefold() for fact in facts if fact.field is Field.PERSON_NAME)
    return any(word in words for name in names for word in re.findall(r"\w+", name))


def _fact(one: Found, offset: int, text: str) -> Fact:
    source = Source("text", offset + one.start, offset + one.end, text[one.start : one.end])
    return Fact(one.field, one.value.replace(FILLER, ""), round(one.confidence, 2), source, one.detail)


def _placed(one: Found, own: list[OwnLine]) -> Fact:
    """A find in one of the author's lines: `start` is of the whole text already, its quote is cut from the line."""
    line = next(line for line in reversed(own) if line.start <= one.start)
    quote = line.text[one.start - line.start : one.end - line.start]
    return Fact(one.field, one.value, round(one.confidence, 2), Source("text", one.start, one.end, quote), one.detail)


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
