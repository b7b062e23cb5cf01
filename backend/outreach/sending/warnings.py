"""What looks wrong about a message before it goes out. Pure: facts in, warnings with their reasons out."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from typing import Final

import msgspec

from i18n.messages import N_


class Warned(msgspec.Struct, frozen=True, kw_only=True):
    """A warning. `title` is a message id, filled with `params`. `final` ones cannot be set aside."""

    code: str
    title: str
    params: dict[str, str] = {}
    final: bool = False


class Correspondent(msgspec.Struct, frozen=True, kw_only=True):
    """A recipient as far as warnings go."""

    address: str
    #: A colleague who looks after them, and the company's name.
    owner: str | None = None
    company: str | None = None
    #: Written with before.
    known: bool = False
    #: "03:10" where it is night there, else None.
    night: str | None = None
    language: str | None = None


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """All that the checks look at. `text` is what its author wrote, without signature and quote."""

    subject: str
    text: str
    attachments: int
    recipients: Sequence[Correspondent]
    #: Domains of known companies and of ourselves.
    domains: Collection[str] = ()
    #: Of the template that it was written from.
    template_language: str | None = None
    suppressed: Sequence[str] = ()


#: Words by which a text speaks of a file that comes along, in the languages of the trade.
_SPEAKS: Final = re.compile(
    "|".join(
        (
            r"\battach(?:ed|ment|ments|ing)?\b|\benclosed\b|\bplease find\b.{0,30}\b(?:file|pdf|list|invoice)\b",
            r"附件|附上|随附|见附|附档|附檔",
            r"\badjunt[oaé]s?\b|\badjuntamos\b|\barchivo adjunto\b|\banexo\b",
            r"\bem anexo\b|\banexad[oa]s?\b|\banexamos\b|\bsegue(?:m)? (?:em )?anex[oa]\b",
            r"во вложении|вложени[еия]|прилагаю|прилагаем|прикреп",
            r"مرفق|مرفقات|المرفق|أرفقت|نرفق|تجدون طيه",
            r"\bci-joint[es]?\b|\bpièces? jointes?\b|\ben annexe\b|\bjoint à ce\b",
            r"\bim anhang\b|\bangehängt\b|\banbei\b|\bbeigefügt\b|\banlage\b",
        )
    ),
    re.IGNORECASE,
)
#: A variable that nobody filled: `{{name}}`, `{name}`, `[Name]`, `%NAME%`, `XXX`.
_VARIABLE: Final = re.compile(
    r"\{\{[^{}\n]{0,60}\}\}|\{%[^{}\n]{0,60}%\}|\$\{[^{}\n]{1,40}\}|(?<!\w)\{[a-zA-Z_][\w .]{1,30}\}|%[A-Z_]{3,30}%"
    r"|\[(?:name|your name|company|date|price|amount|客户名|姓名|公司)\]|(?<!\w)X{3,}(?!\w)",
    re.IGNORECASE,
)
_IBAN: Final = re.compile(r"\b([A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30})\b")
_BANK: Final = re.compile(
    r"\bIBAN\b|\bSWIFT\b|\bBIC\b|\bbank (?:details|account)\b|\bbeneficiary\b|\baccount (?:no|number)\b"
    r"|银行账[号户]|开户行|账号[：:]"
    r"|\bcuenta bancaria\b|\bconta bancária\b|банковские реквизиты|расч[её]тный сч[её]т|الحساب البنكي|رقم الحساب"
    r"|\bcoordonnées bancaires\b|\bbankverbindung\b|\bkontonummer\b",
    re.IGNORECASE,
)
#: Letters that look like others across scripts (a part of Unicode TR39's confusables: those of the Latin alphabet).
_LOOKS: Final = str.maketrans(
    {
        **dict(zip("авекмнорстухіјѕԁԛԝɡ", "abekmhopctyxijsdqwg", strict=True)),
        **dict(zip("αβεικνορτυχ", "abeikvoptux", strict=True)),
        "0": "o",
        "1": "l",
        "|": "l",
        "ı": "i",
    }
)
_PAIRS: Final = (("rn", "m"), ("vv", "w"), ("cl", "d"))


def warnings_of(facts: Facts) -> list[Warned]:
    """What a person should look at, gravest first."""
    found: list[Warned] = []
    if facts.suppressed:
        who = ", ".join(facts.suppressed)
        found.append(Warned(code="suppressed", title=N_("{who} may not be written to and is left out."),
                            params={"who": who}, final=len(facts.suppressed) == len(facts.recipients)))  # fmt: skip
    found += _bank_details(facts)
    found += _look_alikes(facts)
    variable = _VARIABLE.search(f"{facts.subject}\n{facts.text}")
    if variable is not None:
        found.append(Warned(code="empty-variable", title=N_("“{text}” looks like a placeholder that nobody filled in."),
                            params={"text": variable[0][:40]}))  # fmt: skip
    speaks = _SPEAKS.search(facts.text)
    if speaks is not None and facts.attachments == 0:
        found.append(Warned(code="missing-attachment", title=N_("You write “{text}”, but nothing is attached."),
                            params={"text": speaks[0].strip()}))  # fmt: skip
    found += _colleagues(facts)
    found += _language(facts)
    nights = [each for each in facts.recipients if each.night]
    if nights:
        found.append(Warned(code="night-there", title=N_("It is {time} for {who} now."),
                            params={"time": nights[0].night or "", "who": nights[0].address}))  # fmt: skip
    if not facts.subject.strip():
        found.append(Warned(code="no-subject", title=N_("There is no subject.")))
    return found


def has_iban(text: str) -> bool:
    """Whether an IBAN stands in the text (ISO 13616: mod-97 of its digits is 1)."""
    for match in _IBAN.finditer(text.upper()):
        plain = match[1].replace(" ", "")
        for length in range(min(len(plain), 34), 14, -1):
            digits = "".join(str(int(c, 36)) for c in plain[4:length] + plain[:4])
            if int(digits) % 97 == 1:
                return True
    return False


def skeleton(domain: str) -> str:
    """A domain reduced to what the eye sees of it."""
    text = unicodedata.normalize("NFKD", domain.casefold())
    text = "".join(c for c in text if not unicodedata.combining(c)).translate(_LOOKS)
    for two, one in _PAIRS:
        text = text.replace(two, one)
    return text


def look_alike(domain: str, known: Collection[str]) -> str | None:
    """A known domain that this one imitates: the same to the eye, or one letter off; None when it is known itself."""
    shown = _shown(domain)
    if shown in known or domain in known:
        return None
    mine = skeleton(shown)
    for other in known:
        theirs = skeleton(other)
        if mine == theirs:
            return other
        # Short names differ by one letter by chance.
        if len(theirs) >= 9 and abs(len(mine) - len(theirs)) <= 1 and _one_off(mine, theirs):
            return other
    return None


def _shown(domain: str) -> str:
    try:
        return domain.encode("ascii").decode("idna") if "xn--" in domain else domain.casefold()
    except UnicodeError:
        return domain.casefold()


def _one_off(one: str, other: str) -> bool:
    """Edit distance of one: a letter changed, added, left out, or two neighbours swapped."""
    if len(one) == len(other):
        places = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(places) == 2 and places[1] == places[0] + 1:
            return one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]
        return len(places) == 1
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))


def _bank_details(facts: Facts) -> list[Warned]:
    if not (has_iban(facts.text) or _BANK.search(facts.text)):
        return []
    strangers = [each.address for each in facts.recipients if not each.known]
    if not strangers:
        return []
    return [Warned(code="bank-details", title=N_("You send bank details to {who} for the first time."),
                   params={"who": ", ".join(strangers[:3])})]  # fmt: skip


def _look_alikes(facts: Facts) -> list[Warned]:
    found = []
    for each in facts.recipients:
        domain = each.address.rpartition("@")[2].casefold()
        other = None if each.known else look_alike(domain, facts.domains)
        if other is not None:
            found.append(Warned(code="look-alike", title=N_("{domain} looks like {other}, but is another domain."),
                                params={"domain": domain, "other": other}))  # fmt: skip
    return found


def _colleagues(facts: Facts) -> list[Warned]:
    seen: dict[str, Correspondent] = {each.owner: each for each in facts.recipients if each.owner}
    return [
        Warned(code="colleagues-customer", title=N_("{company} is looked after by {owner}."),
               params={"company": each.company or each.address, "owner": owner})
        for owner, each in seen.items()
    ]  # fmt: skip


def _language(facts: Facts) -> list[Warned]:
    written = facts.template_language
    if written is None:
        return []
    base = written.partition("-")[0]
    others = [each for each in facts.recipients if each.language and each.language.partition("-")[0] != base]
    if not others:
        return []
    params = {"language": written, "who": others[0].address, "other": others[0].language or ""}
    title = N_("The text is written in {language}, but {who} writes in {other}.")
    return [Warned(code="wrong-language", title=title, params=params)]
