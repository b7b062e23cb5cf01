"""Signs of a letter by a person and of mail by programs, beside its words: headers, links, greeting, signature."""

import re
from collections.abc import Iterable
from typing import Final

from mail_ingest.parse.message import Address, ParsedMessage
from mail_ingest.parse.patterns import alternatives
from mail_ingest.understand.cues import says_auto_reply, says_notification
from mail_ingest.understand.domains import is_free_mail, is_no_reply, is_role_address
from mail_ingest.understand.letters import Letter
from mail_ingest.understand.lexicon import kinds_in
from mail_ingest.understand.names import read_person
from mail_ingest.understand.result import Fact, Field
from mail_ingest.understand.vocabulary import COMPANY_WORD, has_legal_form

#: Headers that senders of campaigns add.
BULK_HEADERS: Final = frozenset(
    """feedback-id x-campaign x-campaign-id x-campaignid x-mailgun-sid x-mailgun-tag x-mandrill-user x-mc-user
    x-sendgrid-eid x-sg-eid x-mailer-recptid x-csa-complaints x-report-abuse x-report-abuse-to""".split()  # noqa: SIM905
)
_UNSUBSCRIBES = r"""
    unsubscribe|opt[- ]?out|manage (?:your )?(?:preferences|subscription)
    |view (?:this e-?mail )?in (?:your )?browser|update your preferences|don'?t want (?:these|to receive)
    |no longer wish to receive|stop receiving|退订|退訂|取消订阅|取消訂閱|不想再收到|abbestell|abmelden
    |keine weiteren e-?mails|désabonn|désinscri|ne\s+plus\s+(?:avoir|recevoir)|ne souhaitez plus recevoir
    |\bdar(?:se|te|me|nos)? de baja|date de baja
    |no (?:deseas?|quieres?|desean?)\s(?:seguir |continuar )?(?:recibi|más)|cancelar (?:la |tu |su )?suscripción
    |remover su|descadastr|cancelar (?:a )?inscrição|desinscrev|não deseja mais receber|disiscriv
    |annulla(?:re)? (?:l')?iscrizione|cancellarti|non vuoi più ricevere|afmelden|uitschrijven
    |geen (?:mails|e-mails) meer|wypis[zać]|rezygnacj|nie chcesz otrzymywać|отписаться|отписк
    |отказаться от рассылки|не хотите получать|відписатися|配信停止|配信解除|購読解除|수신\s?거부|수신을 원하지
    |dezabon|nu mai dorești|odhlásit|odhlášení|odhlásenie|nepřejete dostávat|aboneliğ\w* (?:iptal|çık)
    |abonelikten|almak istemiyorsanız|leiratkoz|\bbajas@
    |\bwith\W+(?:the\W+)?(?:subject\W+)?remove\b|إلغاء\s?الاشتراك|لا ترغب في (?:استلام|استقبال)
    |لغو عضویت|avregistrera|avsluta prenumeration|inte ha fler mejl|afmeld|peruuta tilaus|berhenti berlangganan
    |tidak ingin menerima|hủy đăng ký|không muốn nhận|ยกเลิกการ(?:รับ|สมัคร)|ไม่ต้องการรับ|להסרה|διαγραφή από
"""
_LEAVES: Final = re.compile(alternatives(_UNSUBSCRIBES))
#: What to answer with; in small letters the same words mean other things.
_LEAVING_WORD: Final = re.compile(r"\b(?:BAJA|REMOVE)\b")
_LINK = re.compile(r"https?://[^\s<>\"')\]]+")
_UNSUBSCRIBE_LINK = re.compile(r"(?i)unsub|opt-?out|/u(?:/|\?)|remove|abmeld|desinscri|baja|preferences|subscription")
_TRACKED = re.compile(r"(?i)/(?:trk|track|click|cl0|ls/click|wf/click|c/|e/|lt\.php|campaigns?)|[?&]utm_|[\w-]{60,}")
_COPYRIGHT = re.compile(
    r"(?i)©|\(c\)\s*\d{4}|copyright|all rights reserved|privacy policy|版权所有|alle rechte|tous droits"
)
_OFFER = re.compile(
    r"(?i)\d{1,2}\s?%\s?(?:off|rabatt|de descuento|de desconto|korting|indirim)|[-−]\d{2}\s?%|%\s?折|\d折"
    r"|\bsave\b.{0,12}%"
)
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\u2b50]")
_ASKS = re.compile(r"[?？؟;]\s*(?:\n|$)|[?？؟]")
_GREETINGS = r"""
    dear|hi|hello|hallo|hey|good (?:morning|day|afternoon|evening)|sehr geehrte[rs]?|guten (?:tag|morgen)
    |liebe[rs]?|bonjour|cher|chère|estimad[oa]s?|hola|buen[oa]s \w+|prezad[oa]s?|ol[áa]|bom dia|boa tarde|caro
    |cara|gentile|egregio|buongiorno|beste|geachte|szanown\w+|dzień dobry|witam|dobrý den|vážen\w+|hej|hei
    |tisztelt|kedves|stimate?|bună ziua|здравствуйте|уважаем\w+|добрый \w+|шановн\w+|доброго дня|sayın|merhaba
    |kepada|xin chào|kính gửi|chào|שלום|αγαπητ\w+|καλημέρα|السلام عليكم|عزيزي|السيد|سلام|جناب
"""
_TITLES_AFTER = "您好|你好|様|님|さん|先生|女士|小姐|经理|總|总|殿|御中"
_GREETING = re.compile(
    rf"(?i)^\W*(?:{alternatives(_GREETINGS)})[ \t]*(?P<name>[^\n,;:!，：！.]{{0,60}})"
    rf"|^\W{{0,2}}(?P<cjk>[^\n,，:：。!！]{{1,14}})(?:{_TITLES_AFTER})"
)
_NOBODIES = r"""
    sirs?|madam|sir\W+madam|all|there|team|friends?|customers?|clients?|partners?|colleagues?|subscribers?
    |users?|members?|valued|sales|manager|damen|herren|damen und herren|madame|monsieur|señor(?:es)?
    |senhor(?:es)?|signor[ei]?|państwo|коллеги|друзья|everyone|everybody|readers?|buyers?|suppliers?
"""
_NOBODY = re.compile(rf"(?i)^(?:{alternatives(_NOBODIES)})\b|^\W*$")


def tells_how_to_leave(text: str) -> bool:
    """The reader is told how to get no more of this."""
    return _LEAVES.search(text.lower()) is not None or _LEAVING_WORD.search(text) is not None


def signs_of(
    parsed: ParsedMessage | Letter,
    author: Address | None,
    text: str,
    body: str,
    facts: Iterable[Fact],
    *,
    cues: set[str],
    marked: bool,
    signed: bool,
    discussion: bool,
    answer: bool,
) -> set[str]:
    """Names of the signs that a message shows. `text` is everything by the author, `body` the new text above the
    signature, `facts` come from the signature; `cues` are
    those of `cues.cues_of`; `marked`: it opens with closing words; `signed`: it names the author."""
    found = {f"cue:{one}" for one in cues}
    for kind, count in kinds_in(body[:1500].lower()).items():
        found.update(f"word:{kind}:{number}" for number in range(1, min(4, count) + 1))
    found.update(f"title:{kind}" for kind in kinds_in(parsed.subject[:200].lower()))
    found |= _of_headers(parsed, discussion=discussion, answer=answer)
    found |= _of_author(author)
    found |= _of_text(text, body)
    fields = {fact.field for fact in facts if fact.source.part == "text"}
    for field, name in _SHOWN.items():
        if field in fields:
            found.add(f"shows:{name}")
    found.add(f"sign:{marked:d}{signed:d}")
    return found


_SHOWN: Final = {
    Field.PERSON_NAME: "name",
    Field.PERSON_PHONE: "phone",
    Field.PERSON_TITLE: "title",
    Field.COMPANY_NAME: "company",
    Field.COMPANY_ADDRESS: "address",
    Field.PERSON_HANDLE: "handle",
}


def _of_headers(parsed: ParsedMessage | Letter, *, discussion: bool, answer: bool) -> set[str]:
    headers = parsed.list_headers
    bulk = BULK_HEADERS.intersection(headers.machine_headers)
    found = {f"esp:{min(2, len(bulk))}", f"list:{discussion:d}", f"answer:{answer:d}"}
    if parsed.in_reply_to:
        found.add("thread")
    if headers.list_unsubscribe and not discussion:
        found.add("unsubscribe-header")
    if headers.list_unsubscribe_post:
        found.add("one-click")
    if headers.precedence in {"bulk", "junk"}:
        found.add(f"precedence:{discussion:d}")
    recipients = len(parsed.to) + len(parsed.cc)
    found.add(f"to:{'none' if not recipients else 'one' if recipients == 1 else 'few' if recipients < 6 else 'many'}")
    return found


def _of_author(author: Address | None) -> set[str]:
    if author is None:
        return {"from:nobody"}
    found = set()
    name = author.name
    if not name:
        found.add("from:bare")
    elif has_legal_form(name) or COMPANY_WORD.search(name):
        found.add("from:brand")
    elif read_person(name):
        found.add("from:person")
    if is_role_address(author.address):
        found.add("from:desk")
    if is_no_reply(author.address):
        found.add("from:no-reply")
    if is_free_mail(author.domain):
        found.add("from:free")
    return found


def _of_text(text: str, body: str) -> set[str]:
    found = set()
    links = _LINK.findall(text)
    found.add(f"links:{'0' if not links else '1' if len(links) == 1 else '2' if len(links) < 5 else '5'}")
    if any(_UNSUBSCRIBE_LINK.search(link) for link in links):
        found.add("unsubscribe-link")
    if sum(_TRACKED.search(link) is not None for link in links) > 1:
        found.add("tracked")
    if tells_how_to_leave(text[-3000:]):
        found.add("unsubscribe-words")
    if _COPYRIGHT.search(text[-2000:]):
        found.add("copyright")
    if _OFFER.search(body):
        found.add("percent")
    if _EMOJI.search(body):
        found.add("emoji")
    if body.count("!") + body.count("！") > 3:
        found.add("shouts")
    if _ASKS.search(body):
        found.add("asks")
    found.add(f"long:{min(4, len(body) // 400)}")
    greeting = next((match for line in body.split("\n")[:6] if (match := _GREETING.search(line.strip()))), None)
    if greeting is None:
        found.add("greets:no")
    else:
        name = (greeting["cjk"] or greeting["name"] or "").strip()
        found.add("greets:all" if _NOBODY.search(name) else "greets:one")
    if says_auto_reply(text[:1500]):
        found.add("says:auto")
    if says_notification(text[:3000]):
        found.add("says:program")
    return found
