"""Who is to be asked instead: name, address and number of a substitute in an automatic answer."""
# ruff: noqa: E501 - patterns broken over lines are harder to read than long ones

import re
from typing import Final

import msgspec

from mail_ingest.parse.addresses import normalise_address
from mail_ingest.parse.patterns import alternatives

_ADDRESS = re.compile(r"[\w.+-]{1,64}@(?:[\w-]+\.)+[\w-]{2,24}")
_PHONE = re.compile(r"\+\d[\d ()./-]{6,20}\d")
_ASK = re.compile(
    alternatives(
        r"""
    (?:please |kindly |you (?:can|may) )?(?:contact|reach out to|reach|get in touch with|write to
    |e-?mail|call|refer to|turn to|speak (?:to|with))|in my absence|for urgent|in urgent
    |urgent (?:matters|cases|issues)|my (?:colleague|substitute|deputy|backup|assistant)|wenden sie sich
    |kontaktieren|vertret|dringend|steht ihnen|merci de (?:contacter|vous adresser)
    |(?:veuillez )?contacte[rz]|adresse[rz]|en cas d'urgence|en mon absence|p[óo]ngase en contacto
    |contact[ea](?:r|n)?|comun[íi](?:quese|carse)|dir[íi](?:jase|girse)|escriba a|urgente
    |en mi ausencia|en caso de urgencia|hablar con|em caso de urgência|fal(?:ar|e) com|bij (?:spoed|dringende)|spoed|entre em contat?o|contat?[ae]r?|favor (?:contatar|falar|enviar)|na minha ausência
    |procure|обра(?:щайтесь|титесь|щаться)|свя(?:житесь
    |зывайтесь|заться)|пишите|по срочным|срочн|يرجى (?:التواصل
    |الاتصال|مراسلة)|التواصل مع|الاتصال ب|للحالات العاجلة|للأمور العاجلة|contattare|rivolger|scrivere a
    |in mia assenza|per urgenze|iletişime geç|başvur|ulaşabilir|acil|neem contact op|contact opnemen
    |请联系|请洽|联系人|联系我的同事|请与.{0,12}联系|可联系|紧急|紧急事宜|急事|請聯[繫絡繋系]|請洽
    |代理人|工作代理|由.{0,10}(?:负责|接手|处理)|ご連絡|お問い?合わせ|連絡先|代わりに|担当(?:者|の)|緊急
    |까지 연락|연락|문의|대리|kontakt|liên hệ|liên lạc|thay thế|hubungi|mendesak|keress|fordul|sürgős|naléhav|naliehav|obra[ťt]te
    |επείγον|επικοινων|απευθυν|urgen[țtc]|adresa[țt]i|ติดต่อ|เร่งด่วน|تماس|ضروری|فوری|مراجعه|термінов|зверта|зв['’]яж
    |פנו|לפנות|דחוף|דחיפות|ליצור קשר|yhtey|kiire|pilny|zastęp|brådskande|vikarie|hastende|haster|stedfortræder|vikar|спешн|свържете
    |संपर्क|तत्काल
    """
    ),
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"(?i)\b(?:my|mein\w*|mon|ma|mi|il mio|la mia|our|colleagues?|kolleg\w*|collègue|collega|colega|compañer[oa]|substitute|backup|deputy"
    r"|assistant|mr|mrs|ms|miss|dr|herrn?|frau|m|mme|sr|sra|srta|dott|sig|dhr|mevr|bey|hanım)\b\.?|мо\w+ колле\w+|коллег\w+|г-н\w*|г-ж\w*|زميل\w*|السيدة?|الأستاذة?"
)
#: Where a sentence ends; "Mr." and "Dr." end none.
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{4})[.!?]\s+(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_][\w'’-]*\.?|[^\s\w]")
_PARTICLES: Final = frozenset("van von de da do dos del della der den di la le bin al el".split())  # noqa: SIM905
_HAN_NAME = re.compile(
    r"(?:联系|聯繫|聯絡|联络|洽|同事|代理人|联系人|由|与|找|:|：|は|、)\s*(?:我的|我司|我们的|同事|本公司)?(?:同事)?\s*[:：]?\s*"
    r"([\u4e00-\u9fff]{2,4}?)\s*(?:先生|女士|小姐|经理|經理|様|さん|同事|老师|主管|总监|,|，|\(|（|:|：|\s|电话|邮箱|代|负责|接手|处理|（|[\w.+-]+@)"
)
_ARABIC_NAME = re.compile(
    r"(?:مع|بـ?|إلى)\s*(?:زميلي|زميلتي|السيدة|السيد|الأستاذة|الأستاذ)?\s*((?:[\u0621-\u064a]+\s+){1,2}[\u0621-\u064a]+)\s*(?:على|عبر|[(:،,]|[\w.+-]+@)"
)
_STOP: Final = frozenset(
    """please contact email e-mail mail at via under unter per the for in if bitte or and tel phone mobile urgent dear thank thanks
    best regards hello monday tuesday wednesday thursday friday saturday sunday office sales support team kindly with
    herzliche grüße mit freundlichen sehr geehrte veuillez merci cordialement saludos por favor obrigado para caso during dringend in
    dringenden fällen wenden sie sich en cas d'urgence пожалуйста спасибо по you can my bij spoed voor""".split()  # noqa: SIM905
)


class Substitute(msgspec.Struct, frozen=True, kw_only=True):
    """Whoever stands in, as far as they are named."""

    name: str | None = None
    address: str | None = None
    phone: str | None = None
    evidence: str = ""


def find_substitute(text: str, own: str) -> Substitute:
    """The first person whom a text asks to turn to, other than its author (`own`, a casefolded address)."""
    for match in _ADDRESS.finditer(text):
        address = normalise_address(match[0])
        if not address or address.casefold() == own:
            continue
        start = max(0, text.rfind("\n\n", 0, match.start()), match.start() - 220)
        beside = text[start : match.end() + 60]
        if not _ASK.search(beside):
            continue
        before = text[start : match.start()]
        phone = _PHONE.search(text[start : match.end() + 80])
        return Substitute(
            name=_name_before(_SENTENCE_END.split(before)[-1]) or _name_behind(text[match.end() : match.end() + 60]),
            address=address,
            phone=" ".join(phone[0].split()) if phone else None,
            evidence=" ".join(beside.split())[:300],
        )
    return Substitute()


def _name_before(before: str) -> str | None:
    han = list(_HAN_NAME.finditer(before + "@"))
    if han:
        return han[-1][1]
    arabic = list(_ARABIC_NAME.finditer(before + "@"))
    if arabic:
        return " ".join(arabic[-1][1].split())
    names = [name for run in _capitalised(_TITLES.sub(" | ", before[-120:])) if (name := _as_name(" ".join(run)))]
    return names[-1] if names else None


def _capitalised(text: str) -> list[list[str]]:
    """Runs of up to four words with capital letters, small particles of names between them."""
    runs: list[list[str]] = [[]]
    for word in _WORD.findall(text):
        if (word[0].isupper() and len(runs[-1]) < 5) or (runs[-1] and word in _PARTICLES):
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _name_behind(after: str) -> str | None:
    inside = re.match(r"\s*[(（]\s*([^()（）@\d]{2,40})\s*[)）]", after)
    return _as_name(inside[1]) if inside else None


def _as_name(text: str) -> str | None:
    words = [word for word in text.replace("’", "'").strip(" .,-:").split() if word.strip(".,").casefold() not in _STOP]
    name = " ".join(words).strip(" .,-")
    return name if (len(name) >= 3 and not name.isupper()) or (name.isupper() and len(words) >= 2) else None
