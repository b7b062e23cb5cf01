"""Companies: by their legal form, by the sender's domain, by words that companies carry."""

import re
from typing import Final

from mail_ingest.parse.patterns import alternatives
from mail_ingest.understand.cities import country_of_place
from mail_ingest.understand.vocabulary import COMPANY_WORD, legal_forms

_LEADING = r"""
    ооо|оао|зао|пао|ао|ип|тоо|тов|чп|фоп|ват|прат|llc|ooo|oao|zao|jsc|ojsc|cjsc|pt|cv|cv\.|ud|pt\.
    |công\s+ty(?:\s+(?:tnhh|cổ\s+phần|cp))?
    |株式会社|有限会社|合同会社|\(株\)|（株）|㈱|주식회사|\(주\)|㈜|شركة|الشركة|مؤسسة|مجموعة|شرکت|گروه|บริษัท|บจก\.?|หจก\.?|ห้างหุ้นส่วนจำกัด|uab|sia|oü|прат|еоод|유한회사|sc|sarl|sas|eurl|ets|sté|p\.t|m/s\.?|società|soc\.|fa\.
    |firma|n\.?v\.?
"""
_LEADS = re.compile(rf"^(?:{alternatives(_LEADING)})[\s.]*(?=[\"«“„\w])", re.IGNORECASE)
_LABEL: Final = re.compile(
    r"(?i)^\W*(?:company(?:\s*name)?|co(?:mpany)?\.?\s?name|firm|organi[sz]ation|organización|公司(?:名称?)?|公司名稱|单位"
    r"|会社名|貴社名|компания|организация|empresa|firma|société|entreprise|azienda|ditta|bedrijf|şirket|firma\s*adı"
    r"|회사명?|الشركة)\s*[:：]\s*(?=\S)"
)
_BEFORE: Final = re.compile(
    r"(?i)^(?:(?:on\s+)?behalf\s+of|for\s+and\s+on\s+behalf\s+of|for|from|at|by|©|copyright|\(c\)"
    r"|the\s+team\s+of|your|von|im\s+auftrag|i\.\s?a\.|p\.\s?p\.|ppa\.?|(?:©|\(c\)|copyright)\s*(?:19"
    r"|20)\d\d)[\s,:]+(?=\S)"
)
# What follows a company's name on the same line.
_TAIL = re.compile(
    r"\s*(?:[(（](?!.{0,20}[)）]\s*(?:co|ltd|inc|llc|limited|gmbh|有限|科技|贸易))|[,，;]\s+(?!(?:ltd|limited|inc|llc"
    r"|co\b|corp|s\.|lp|gmbh))|\s{2,}|\s[-–—|]\s)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?i)\b(?:esta es|soy|somos|my name|je suis|ich bin|we|our|you|your|please|are|is|was|will|have|has|with"
    r"|this|that|thank\w*|for more|us\b|all rights"
    r"|visit|provides?|offers?|since|established|wir|nous|somos)\b"
)


_QUOTED = re.compile(
    r"(?:ооо|оао|зао|пао|ао|ип|тоо|нпо|гк|тд|гк|компания|llc|ooo)\s*[«\"“„](?P<name>[^»\"”“\n]{2,60})[»\"”]",
    re.IGNORECASE,
)


def company_in(text: str) -> tuple[str, int, float] | None:  # noqa: PLR0911, PLR0912 - a ladder of tests
    """The company named in a piece: its name, the offset, and how sure that is; None when no legal form is there."""
    labelled = _LABEL.match(text)
    offset = labelled.end() if labelled else 0
    before = _BEFORE.match(text[offset:])
    while before:
        offset += before.end()
        before = _BEFORE.match(text[offset:])
    body = text[offset:]
    if labelled and body.strip():
        return _shortened(body, offset, 0.92)
    if len(body) > 140 or len(body.split()) > 16:
        return None
    quoted = _QUOTED.search(body)
    if quoted:
        return quoted[0], offset + quoted.start(), 0.92
    leading = _LEADS.match(body)
    forms = [(start, end) for start, end in legal_forms(body) if start > 0]
    if forms:
        end = forms[0][1]
        for start, following in forms[1:]:
            if start - end <= 6:  # "GmbH & Co. KG", "Sanayi ve Ticaret A.Ş."
                end = following
        name = body[:end]
        opened = name.rfind("(")
        if opened > 3 and ")" not in name[opened:]:  # "株式会社ドルフィン (Dolphin Co., Ltd)"
            name, end = body[:opened].rstrip(), opened
        if re.fullmatch(r"(?:\d{4}\s*)?\W*(?:ооо|ао|зао|пао|llc|ltd|inc)\W*", name, re.IGNORECASE):
            return None
        if _SENTENCE.search(name) and len(name.split()) > 4:
            return None
        if name.endswith(" AB") and country_of_place(name):  # Calgary, Alberta
            return None
        rest = body[end:]
        bracket = re.match(r"\s*[(（][A-Z]{2,8}[)）]", rest)
        if bracket:
            name += bracket[0]
        return name.rstrip(), offset, 0.9
    if leading and len(body) > leading.end() + 1 and not _SENTENCE.search(body):
        return _shortened(body, offset, 0.85)
    return None


def _shortened(body: str, offset: int, confidence: float) -> tuple[str, int, float] | None:
    tail = _TAIL.search(body, 2)
    name = (body[: tail.start()] if tail else body).strip(" ,;:-–—")
    return (name, offset + body.index(name), confidence) if len(name) > 1 else None


def domain_labels(*domains: str | None) -> frozenset[str]:
    """The registered names of domains without punctuation: "pompse-pollard.com" gives "pompsepollard"."""
    return frozenset(
        label
        for domain in domains
        if domain and len(label := re.sub(r"[^a-z0-9]", "", domain.split(".")[0].casefold())) >= 2
    )


def matches_domain(text: str, labels: frozenset[str]) -> bool:  # noqa: PLR0911 - a ladder of tests
    """A name that a domain was made from: the same letters, the beginning of one, or its initials."""
    words = re.findall(r"[^\W_]+", text.casefold())
    joined = "".join(words)
    if len(joined) == 2 and text.strip().isupper():  # NI, HP
        return joined in labels
    if not words or len(joined) < 3 or len(words) > 9:
        return False
    initials = "".join(
        word[0] for word in words if word not in {"of", "for", "and", "the", "de", "und", "für", "et", "y"}
    )
    for label in labels:
        if joined == label or (len(label) >= 3 and initials == label):
            return True
        if (
            len(label) >= 4
            and len(words) <= 6
            and (joined.startswith(label) or (label.startswith(joined) and len(joined) >= 4))
        ):
            return True
        if len(words[0]) >= 5 and label.startswith(words[0]) and len(words) <= 5:
            return True
        if len(label) >= 3 and label in words and len(words) <= 7:
            return True
    return False


#: "汇祥彩印包装": a name and a trade, without a legal form.
_HAN_TRADE = re.compile(
    r"[\u4e00-\u9fff]{2,12}(?:包装|五金|工具|机械|电器|电子|塑料|塑胶|模具|照明|家具|纺织|服饰|印刷|制品|工艺|贸易|国际|物流|货运|科技|实业|建材|灯饰|日用品)"
)


def is_company_like(text: str) -> bool:
    """Carries a word that companies and institutes have in their names."""
    if _HAN_TRADE.fullmatch(text):
        return True
    words = text.split()
    return (
        1 < len(words) <= 9
        and COMPANY_WORD.search(text) is not None
        and not _SENTENCE.search(text)
        and not re.search(r"[.!?:@]\s*$|\d{3,}", text)
        and sum(word[:1].isupper() or not word[:1].isalpha() or not word.isascii() for word in words) * 2 > len(words)
    )
