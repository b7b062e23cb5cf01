"""`understand`: everything that one message tells, put together."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from mail_ingest.parse.html import to_text
from mail_ingest.parse.message import Address, ParsedMessage
from mail_ingest.parse.quotes import OwnLine, own_lines
from mail_ingest.parse.quotes_html import split_html
from mail_ingest.understand.countries import country_of_domain
from mail_ingest.understand.domains import company_domain, is_free_mail, is_relay, is_role_address
from mail_ingest.understand.kinds import judge_kind
from mail_ingest.understand.languages import detect_language
from mail_ingest.understand.letters import Letter
from mail_ingest.understand.names import read_person
from mail_ingest.understand.pipeline import Candidate, find_candidates
from mail_ingest.understand.result import Fact, Field, Kind, Signature, Source, Understanding
from mail_ingest.understand.signatures import find_signature

#: Characters of a message that are looked at.
MAX_TEXT: Final = 60_000

_MANY: Final = frozenset({Field.PERSON_PHONE, Field.COMPANY_WEBSITE})


def understand(parsed: ParsedMessage | Letter) -> Understanding:
    """Read one message. Facts are only looked for in letters by people, in what the author wrote, never in quotes."""
    text, own = _reading(parsed)
    author = _author(parsed)
    kind, reasons = judge_kind(parsed, author, text)
    body = "\n".join(line.text for line in own)
    language = detect_language(body) or detect_language(parsed.subject)
    if kind is Kind.MACHINE or author is None:
        return Understanding(
            kind=kind,
            reasons=reasons,
            author=author,
            company_domain=None,
            language=language,
            signature=None,
            facts=(),
        )
    signature = _signature(text, own)
    domain = company_domain(author.address)
    found = [*_from_header(author, domain)]
    if signature is not None:
        region = country_of_domain(author.address.rpartition("@")[2])
        candidates = find_candidates(signature.text, region)
        found += [_fact(candidate, signature) for candidate in _plausible(candidates, author)]
    return Understanding(
        kind=kind,
        reasons=reasons,
        author=author,
        company_domain=domain,
        language=language,
        signature=signature,
        facts=tuple(_settle(found)),
    )


def reading_text(parsed: ParsedMessage | Letter) -> str:
    """The string that `Source` offsets of part "text" refer to: the plain text, or the HTML as text."""
    return parsed.text if parsed.text is not None else to_text(parsed.html or "")


def _reading(parsed: ParsedMessage | Letter) -> tuple[str, list[OwnLine]]:
    text = reading_text(parsed)[:MAX_TEXT]
    if parsed.text is None and parsed.html:
        new = to_text(split_html(parsed.html).new)
        if text.startswith(new):
            return text, own_lines(new)
    return text, own_lines(text)


def _author(parsed: ParsedMessage | Letter) -> Address | None:
    """From; but Reply-To where a list has put its own address into From ("Li Wei via Buyers <buyers@...>")."""
    sender = next((address for address in parsed.from_ if address.address), None)
    if sender is None:
        return parsed.from_[0] if parsed.from_ else None
    rewritten = re.search(r"(?i)^(.*?)\s+via\s+", sender.name)
    posted = parsed.list_headers.list_post or ""
    if rewritten and (parsed.list_headers.list_id or is_relay(sender.domain) or sender.key in posted.casefold()):
        reply = next((a for a in parsed.reply_to if a.address and a.key != sender.key), None)
        if reply:
            return Address(rewritten[1].strip(" '\"") or reply.name, reply.address)
    return sender


def _signature(text: str, own: list[OwnLine]) -> Signature | None:
    block = find_signature(own)
    if block is None:
        return None
    lines = own[block.first : block.last]
    for index, (line, following) in enumerate(pairwise(lines)):
        if following.start != line.start + len(line.text) + 1:  # a quoted line stands between
            lines = lines[: index + 1]
            break
    start, end = lines[0].start, lines[-1].start + len(lines[-1].text)
    if end - start > 4_000:
        return None
    return Signature(start, end, text[start:end])


def _from_header(author: Address, domain: str | None) -> Iterable[Fact]:
    shown = f"{author.name} <{author.address}>" if author.name else author.address
    person = read_person(author.name)
    if person and not is_role_address(author.address):
        source = Source("from", 0, len(author.name), author.name)
        yield Fact(
            Field.PERSON_NAME, person.full, 0.85 if " " in person.full or not person.full.isascii() else 0.6, source
        )
        if person.given and person.family:
            yield Fact(Field.PERSON_GIVEN_NAME, person.given, 0.7, source)
            yield Fact(Field.PERSON_FAMILY_NAME, person.family, 0.7, source)
    if domain:
        start = shown.rindex("@") + 1
        source = Source("from", start, start + len(author.domain), author.domain)
        yield Fact(Field.COMPANY_DOMAIN, domain, 0.9, source)
    code = country_of_domain(author.domain)
    if code and not (is_free_mail(author.domain) and code in {"ME", "CO"}):
        start = shown.rindex(".") + 1
        end = len(shown) - (1 if author.name else 0)
        yield Fact(Field.COMPANY_COUNTRY, code, 0.5, Source("from", start, end, shown[start:end]))


def _plausible(candidates: list[Candidate], author: Address) -> Iterable[Candidate]:
    """Names must be the author's: a name in the signature that shares nothing with From or the address counts less."""
    known = set(re.findall(r"\w+", f"{author.name} {author.address}".casefold()))
    for candidate in candidates:
        if candidate.field is not Field.PERSON_NAME:
            yield candidate
            continue
        words = set(re.findall(r"\w+", candidate.value.casefold()))
        supported = bool(words & known) or any(len(w) > 3 and w in author.address.casefold() for w in words)
        confidence = min(0.95, candidate.confidence + 0.1) if supported else candidate.confidence - 0.15
        yield Candidate(candidate.field, candidate.value, confidence, candidate.start, candidate.end)


def _fact(candidate: Candidate, signature: Signature) -> Fact:
    start, end = signature.start + candidate.start, signature.start + candidate.end
    quote = signature.text[candidate.start : candidate.end]
    return Fact(candidate.field, candidate.value, round(candidate.confidence, 2), Source("text", start, end, quote))


def _settle(facts: list[Fact]) -> list[Fact]:
    """The best fact of each field (all of phones and websites), in the order of the fields."""
    kept: dict[tuple[Field, str], Fact] = {}
    for fact in sorted(facts, key=lambda fact: (-fact.confidence, fact.source.start)):
        key = (fact.field, fact.value if fact.field in _MANY else "")
        kept.setdefault(key, fact)
    person = kept.get((Field.PERSON_NAME, ""))
    halves = read_person(person.value) if person else None
    for field, value in (
        (Field.PERSON_GIVEN_NAME, halves.given if halves else None),
        (Field.PERSON_FAMILY_NAME, halves.family if halves else None),
    ):
        kept.pop((field, ""), None)
        if value and person:
            kept[field, ""] = Fact(field, value, round(person.confidence - 0.1, 2), person.source)
    order = list(Field)
    return sorted(kept.values(), key=lambda fact: order.index(fact.field))
