"""Who signs: person, job, department and company, each from its own piece of the signature."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from mail_ingest.understand.cities import country_of_place
from mail_ingest.understand.countries import country_of_name
from mail_ingest.understand.fields.companies import company_in, is_company_like, matches_domain
from mail_ingest.understand.fields.found import Found, Line
from mail_ingest.understand.fields.pieces import Piece, pieces_of
from mail_ingest.understand.marks import CONTACT, is_closing, is_prose
from mail_ingest.understand.names import native_form, read_person
from mail_ingest.understand.result import Field
from mail_ingest.understand.vocabulary import COMPANY_WORD, DEPARTMENT, STREET, TITLE, TITLE_CJK

_REACH = re.compile(r"(?i)@|https?:|www\.|^[\w-]+(?:\.[a-z]{2,6}){1,2}(?:/|$)|\d{5,}|\+\d|\d{3}[\s-]\d{3}")
_REGISTER = re.compile(
    r"(?i)\b(?:geschäftsführ\w*|managing directors?|vorstand|aufsichtsrat|board of|supervisory board"
    r"|commercial register|register(?:ed)?(?:gericht| in| office| number)|hrb|amtsgericht|sitz"
    r"|handelsregister|capital social"
    r"|siret|r\.?c\.?s)\b.*(?:[:：]|\d)|(?:managing directors?|geschäftsführ\w*|vorsitzende\w*)\s*[:：]"
)
_PERSON_LABEL = re.compile(
    r"(?i)^\W*(?:contact(?:\s+(?:person|name))?|name|your name|full name|attn|联系人|姓名|担当者?|氏名|お名前|담당자?"
    r"|контактное лицо|ф\.?и\.?о\.?|имя|contacto|nombre|nome|ansprechpartner(?:in)?|nom|atte\.?)\s*[:：]\s*(?=\S)"
)
_TITLE_LABEL = re.compile(
    r"(?i)^\W*(?:position|title|job(?:\s+title)?|designation|职位|职务|役職|должность|cargo|puesto|funktion|fonction"
    r"|ruolo|직책|직위)\s*[:：]\s*(?=\S)"
)
_NAME_TITLE = re.compile(r"^(?P<name>[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,3}),\s+(?P<title>.+)$")
_HONORIFIC = re.compile(
    r"(?i)^(mr|mrs|ms|miss|mme|mlle|m|dr|prof|herr|frau|sr|sra|srta|sig|sig\.ra|ing|lic|eng|engr|dipl\.?-ing|г-н"
    r"|г-жа|pan|pani|bay|sayın)\b\.?(?=\s)|\((mr|mrs|ms|miss)\.?\)|(先生|女士|小姐|様|님)$"
)


# Words that name a person's job even beside "department".
_RANKED = re.compile(
    r"(?i)\b(?:manager|director|head|chief|officer|assistant|specialist|engineer|president|leiter\w*"
    r"|mitarbeiter\w*|gerente|jef[ea]|responsable|kierownik|specjalista"
    r"|müdürü?|начальник|менеджер|специалист|директор|руководитель|vedoucí|executive|coordinator|supervisor"
    r"|buyer|clerk|staff)\b|经理|主管|总监|部长|課長|係長|담당|과장|مدير"
)


class Author(NamedTuple):
    """What is known of the author before the signature is read."""

    name: str
    address: str
    #: Words of name and local part, small letters.
    words: frozenset[str]
    #: Registered names of the author's domains without punctuation.
    labels: frozenset[str]


_RANKS: Final = (
    (
        "owner",
        r"owner|founder|proprietor|inhaber\w*|propietari[oa]|titolare|patron|sahibi|właściciel"
        r"|propriet[áa]ri[oa]|majitel|учредитель|владелец|老板|創業者|co-?founder",
    ),
    (
        "executive",
        r"c[etfosm]o|chief|president|vice president|v\.?p|chair\w*|managing director|general manager"
        r"|geschäftsführ\w*|vorstand|pdg|directeur g[ée]n[ée]ral|director general|gerente general"
        r"|diretor[a]? geral|amministratore|genel müdür|генеральный директор|prezes|jednatel|ügyvezető|总经理|總經理"
        r"|董事长|总裁|代表取締役|社長|대표|giám đốc|direktur utama|المدير العام|verkställande|vd|toimitusjohtaja",
    ),
    (
        "director",
        r"director\w*|head of|leiter\w*|direktor\w*|directeur|directrice|diret\w+|dirett\w+|директор|начальник"
        r"|dyrektor|ředitel\w*|总监|總監|部长|部長|부장|이사|مدير",
    ),
    (
        "manager",
        r"manager\w*|lead|leader|supervisor|responsable|responsabile|gerente|encargad[oa]|jef[ea]|kierownik"
        r"|vedoucí|müdür\w*|менеджер|руководитель|经理|經理|主管|課長|과장|팀장|chef\w*|coordinador\w*|coordenador\w*"
        r"|koordinat\w+",
    ),
    (
        "assistant",
        r"assistant\w*|assistente|secretary|trainee|intern|praktikant\w*|stagiaire|助理|秘书|사원|asystent\w*"
        r"|asistent\w*|помощник|clerk|student",
    ),
)
_LETTER: Final = "a-zà-ɏа-яё"
_RANK_PATTERNS: Final = tuple(
    (rank, re.compile(rf"(?<![{_LETTER}])(?:{words})(?![{_LETTER}])", re.IGNORECASE)) for rank, words in _RANKS
)


def seniority(title: str) -> str:
    """ "owner", "executive", "director", "manager", "assistant" or "staff"."""
    return next((rank for rank, pattern in _RANK_PATTERNS if pattern.search(title)), "staff")


def find_identity(lines: Sequence[Line], author: Author) -> list[Found]:
    """People, jobs, departments and companies that a signature names, the author's own first by confidence."""
    found: list[Found] = []
    reached = named = False
    titled_row = -9
    for piece in pieces_of(list(lines)):
        one = _read_piece(piece, author, before_contacts=not reached, titled=piece.row - titled_row <= 1)
        for fact in one:
            if fact.field is Field.PERSON_TITLE:
                titled_row = piece.row
            found.append(fact)
        named = named or any(fact.field is Field.PERSON_NAME for fact in one)
        reached = reached or (CONTACT.search(piece.line.text) is not None and named)
    return found


def _read_piece(  # noqa: PLR0911, PLR0912 - a ladder of tests
    piece: Piece, author: Author, *, before_contacts: bool, titled: bool
) -> list[Found]:
    text = piece.text
    if len(text) < 2 or len(text) > 160 or is_closing(text) or _REGISTER.search(text):
        return []
    if _REGISTER.search(piece.line.text) and company_in(text) is None:
        return []
    certain = _labelled(piece, author)
    if certain is None:
        certain = _with_legal_form(piece, author)
    if certain is not None:
        return certain
    if _REACH.search(text) or is_prose(text) or country_of_name(text):
        return []
    job = _job(piece, author)
    if job:
        return job
    head = re.split(r"\s*[,/]", text)[0]
    if head != text and len(head) >= 3:
        own = re.sub(r"[^a-z0-9]", "", head.casefold()) in author.labels
        placed = not STREET.search(head) and country_of_place(text[len(head) :]) is not None
        if own or (placed and (_names_own_company(head, author) or _is_shop(head, author))):
            return [Found(Field.COMPANY_NAME, head, 0.75 if own else 0.6, piece.start, piece.start + len(head))]
    if _names_own_company(text, author):
        return [Found(Field.COMPANY_NAME, text, 0.8 if text[:1].isupper() else 0.6, piece.start, piece.end)]
    if re.search(r"[\u4e00-\u9fff]", text) and is_company_like(text):
        return [Found(Field.COMPANY_NAME, text, 0.6, piece.start, piece.end)]
    if before_contacts and piece.row <= 5:
        people = _person(text, piece.start, author, piece.row, 0.8 - 0.04 * piece.row)
        if people and not (titled and not _is_own_name(text, author)):
            return people
    if is_company_like(text) or _spelt_out(text):
        return [Found(Field.COMPANY_NAME, text, 0.6, piece.start, piece.end)]
    if (
        titled
        and len(text) >= 3
        and len(text.split()) <= 6
        and text[:1].isupper()
        and not re.search(r"[\d:：/&]", text)
    ):
        return [Found(Field.COMPANY_NAME, text, 0.4, piece.start, piece.end)]
    return []


def _labelled(piece: Piece, author: Author) -> list[Found] | None:
    label = _PERSON_LABEL.match(piece.text)
    if label:
        return _person(piece.text[label.end() :], piece.start + label.end(), author, piece.row, 0.9)
    label = _TITLE_LABEL.match(piece.text)
    return _title(piece.text[label.end() :], piece.start + label.end(), 0.92) if label else None


#: "Procurement Manager Corteva Industry SA": a job before the company on one line.
_JOB_BEFORE = re.compile(
    r"(?P<job>(?:[\w&/.]+\s+){0,3}(?:Manager|Director|Engineer|Officer|Executive|President|CEO|Buyer|Specialist"
    r"|Coordinator|Representative|Assistant|Gerente|Directora?|Leiter(?:in)?|Responsable|Kierownik|Менеджер|Директор))"
    r"(?:\s+(?:of|at|bei|de|da|di))?\s+(?=[A-ZÀ-ÞА-Я][\w&.-]+\s)"
)


def _with_legal_form(piece: Piece, author: Author) -> list[Found] | None:
    company = company_in(piece.text)
    if company is None or (is_prose(piece.text) and len(piece.text) > 80):
        return None
    name, offset, confidence = company
    if _REACH.search(name) or len(name) < 4 or _STREET.match(name):
        return []
    bare = re.sub(r"(?i)\b(co|ltd|inc|gmbh|llc|sa)\b\.?", "", name)
    confidence += 0.05 if matches_domain(bare, author.labels) else 0.0
    job = _JOB_BEFORE.match(name)
    found: list[Found] = []
    if job:
        found += _title(job["job"], piece.start + offset, 0.7)
        offset += job.end()
        name = name[job.end() :]
    desk, comma, firm = name.partition(", ")
    if comma and matches_domain(firm, author.labels) and not matches_domain(desk, author.labels):
        # "Trade Finance, Gulf Anchor Trading LLC"
        field = Field.PERSON_TITLE if TITLE.search(desk) else Field.PERSON_DEPARTMENT
        found.append(Found(field, desk, 0.6, piece.start + offset, piece.start + offset + len(desk)))
        offset += len(desk) + len(comma)
        name = firm
    first = piece.start + offset
    found.append(Found(Field.COMPANY_NAME, name, min(0.97, confidence), first, first + len(name)))
    rest = piece.text[offset + len(name) :]
    behind = rest.strip(" \t.,;:|/–—-")
    if behind and len(behind.split()) <= 5 and TITLE.search(behind) and not re.search(r"[\d@]", behind):
        found += _title(behind, first + len(name) + rest.index(behind), 0.7)
    return found


def _job(piece: Piece, author: Author) -> list[Found]:
    """A job title, perhaps behind the name, or a department."""
    text, start = piece.text, piece.start
    split = _NAME_TITLE.match(text)
    if split and not TITLE.search(split["name"]) and read_person(split["name"]) and TITLE.search(split["title"]):
        return [
            *_person(split["name"], start, author, piece.row, 0.85),
            *_title(split["title"], start + split.start("title"), 0.8),
        ]
    ranked = _NAME_RANK.fullmatch(text)
    if ranked and not TITLE_CJK.search(ranked["name"]) and read_person(ranked["name"]):
        return [
            *_person(ranked["name"], start, author, piece.row, 0.85),
            *_title(ranked["title"], start + ranked.start("title"), 0.8),
        ]
    department = DEPARTMENT.search(text) is not None and not _RANKED.search(text)
    if (
        not department
        and (TITLE.search(text) or TITLE_CJK.search(text))
        and len(text) <= 90
        and len(text.split()) <= 11
    ):
        branded = _title_and_brand(text, start, author)
        if branded:
            return branded
        return _titled_person(text, start, author, piece.row) or _title(text, start, 0.75)
    if department and len(text) <= 80 and not re.search(r"\d", text):
        return [Found(Field.PERSON_DEPARTMENT, text, 0.7, start, piece.end)]
    return []


#: "김민수 과장", "王小明 经理", "佐藤健一 課長": the job stands behind the name.
_NAME_RANK = re.compile(
    r"(?P<name>[\uac00-\ud7af]{2,4}|[\u3400-\u9fff]{2,4})\s+"
    r"(?P<title>(?:과장|부장|차장|대리|사원|이사|대표(?:이사)?|팀장|주임|실장|본부장|상무|전무|사장|매니저)님?"
    r"|[\u4e00-\u9fff]{0,4}(?:经理|經理|总监|總監|主管|总裁|总经理|董事长|专员|采购|業務|业务员|課長|部長|係長|社長|主任|主事))"
)


def _title_and_brand(text: str, start: int, author: Author) -> list[Found]:
    """ "CEO Car Track GPS" by somebody at cartrackgps.net."""
    words = text.split()
    for count in range(1, len(words)):
        head, rest = " ".join(words[:count]), " ".join(words[count:])
        joined = re.sub(r"[^a-z0-9]", "", rest.casefold())
        if TITLE.search(head) and len(joined) >= 4 and not TITLE.search(rest) and joined in author.labels:
            at = start + text.rindex(words[count]) if count == len(words) - 1 else start + text.index(rest)
            return [*_title(head, start, 0.8), Found(Field.COMPANY_NAME, rest, 0.85, at, at + len(rest))]
    return []


def _names_own_company(text: str, author: Author) -> bool:
    if len(text.split()) > 7 or re.search(r"\d{3,}", text):
        return False
    return matches_domain(text, author.labels) and not _is_own_name(text, author)


def _is_shop(text: str, author: Author) -> bool:
    """ "Kamau Garden & Tools" by Wanjiru Kamau: the author's name, and what is sold."""
    words = re.findall(r"\w+", text.casefold())
    return (
        1 < len(words) <= 6
        and not _is_own_name(text, author)
        and (COMPANY_WORD.search(text) is not None or (any(word in author.words for word in words) and "&" in text))
    )


def _spelt_out(text: str) -> bool:
    """ "National Instruments (NI)": a name with its initials behind."""
    match = _INITIALS.fullmatch(text)
    if match is None:
        return False
    words = [word for word in re.findall(r"[^\W\d_]+", match[1]) if word[:1].isupper()]
    return "".join(word[0] for word in words).casefold() == match[2].casefold()


_INITIALS = re.compile(r"([^()\d]{6,70}?)\s*[(（]([A-Z]{2,6})[)）]")


def _is_own_name(text: str, author: Author) -> bool:
    words = re.findall(r"\w+", text.casefold())
    shown = read_person(author.name)
    person = set(re.findall(r"\w+", shown.full.casefold())) if shown else set()
    return bool(words) and all(word in person or len(word) == 1 for word in words)


#: "Via Emilia Est" names a street.
_STREET = re.compile(r"(?i)(?:via|viale|piazza|corso|rua|rue|calle|avenida|av\.|ul\.|ulica|jl\.|jalan|bd\.?|blvd\.?)\s")


def _person(text: str, start: int, author: Author, row: int, confidence: float) -> list[Found]:
    person = read_person(text)
    if person is None or ("," in text and country_of_place(text) is not None) or _STREET.match(text):
        return []
    words = set(re.findall(r"\w+", person.full.casefold()))
    local = author.address.partition("@")[0].casefold()
    supported = bool(words & author.words) or any(len(word) > 3 and word in local for word in words)
    single = len(words) == 1 and person.full.isascii()
    confidence += 0.1 if supported else -0.12 if row > 1 or single else -0.02
    if single:
        confidence -= 0.1
    offset = text.find(person.full)
    if offset < 0:
        offset = text.find(person.full.split()[0])
    first = start + max(0, offset)
    end = first + len(person.full) if offset >= 0 and text.startswith(person.full, offset) else start + len(text)
    honorific = _HONORIFIC.search(text.strip())
    found = [
        Found(
            Field.PERSON_NAME, _as_written(person.full, author), round(max(0.2, min(0.97, confidence)), 3), first, end
        )
    ]
    native = native_form(text)
    if native:
        at = start + text.index(native)
        found.append(Found(Field.PERSON_NATIVE_NAME, native, 0.85, at, at + len(native)))
    if honorific:
        at = start + text.index(honorific[0])
        found.append(Found(Field.PERSON_HONORIFIC, honorific[0].strip("() ."), 0.85, at, at + len(honorific[0])))
    return found


def _as_written(name: str, author: Author) -> str:
    """The header's spelling of a name that the signature shouts: "Suresh Menon" for "SURESH MENON"."""
    shown = read_person(author.name)
    if shown is not None and not shown.full.isupper() and shown.full.casefold() == name.casefold():
        return shown.full
    return name


def _titled_person(text: str, start: int, author: Author, row: int) -> list[Found]:
    """ "Rechtsanwalt David Abula": a job right before the author's own name."""
    words = text.split()
    for count in (2, 3, 1):
        if len(words) > count and row <= 3:
            name = " ".join(words[-count:])
            folded = set(re.findall(r"\w+", name.casefold()))
            if folded and folded <= author.words and not TITLE.search(name) and read_person(name):
                at = start + text.rindex(words[-count])
                job = text[: at - start].strip(" ,-–")
                return [*_person(name, at, author, row, 0.85), *(_title(job, start, 0.75) if TITLE.search(job) else [])]
    return []


def _title(text: str, start: int, confidence: float) -> list[Found]:
    value = text.strip(" \t,;:.-–—()（）")
    if len(value) < 2 or len(value) > 100:
        return []
    if value.count("(") > value.count(")") and f"{value})" in text:  # "Buyer (Hardlines)"
        value += ")"
    first = start + text.index(value)
    found = [Found(Field.PERSON_TITLE, value, confidence, first, first + len(value), seniority(value))]
    if DEPARTMENT.search(value):
        found.append(Found(Field.PERSON_DEPARTMENT, value, confidence - 0.2, first, first + len(value)))
    return found
