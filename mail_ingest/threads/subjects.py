"""Subjects: what is left when reply and forward marks are taken off."""

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

_PREFIXES: Final = (
    # In Latin letters: English, German, French, Spanish, Portuguese, Italian, Dutch, Nordic, Polish, Turkish...
    "re|fw|fwd|aw|antw|antwort|antwoord|wg|tr|rép|rep|réf|rv|res|resp|enc|r|rif|i|doorst|sv|vs|vb|vl|ts|odp|pd|ynt|ilt"
    "|ad|vá|továbbítás|továbbított|fs|bls|trs|rvs|balas|terusan|ang|refwd|答覆|atb|nv|në|ref|hal"
    # Russian, Ukrainian, Bulgarian, Greek, Hebrew, Arabic
    "|отв|ответ|на|пересл|пересланное|переслано|ha|відп|отг|препр|απ|σχετ|πρθ|תגובה|תשובה|השב|הועבר|رد|إعادة توجيه|الرد"
    # Chinese, Japanese, Korean, Vietnamese, Thai
    "|回复|回覆|答复|答覆|回信|转发|轉寄|轉發|自动回复|返信|転送|회신|답장|전달|trả lời|chuyển tiếp|ตอบกลับ|ส่งต่อ"
)
_PREFIX = re.compile(rf"\s*(?:{_PREFIXES})\s*(?:[\[(（^]?\s*\d{{1,3}}\s*[\])）]?)?\s*[:：﹕]\s*", re.IGNORECASE)
_FORWARDED = re.compile(r"\s*\(\s*(?:fwd|fw)\s*\)\s*$", re.IGNORECASE)
_WARNING = re.compile(
    r"\s*(?:[\[(【<*]+\s*(?:external(?: e-?mail| sender)?|ext|extern|外部邮件|外部|spam|suspected spam"
    r"|疑似垃圾邮件|重要|紧急|緊急|warning: external)\s*[\])】>*]+\s*:?|\*{2,}spam\*{2,}|spam:)\s*",
    re.IGNORECASE,
)
_TAG = re.compile(r"\s*(\[[^\[\]]{1,40}\])\s*")

_SHARED = """
    hello; hi; hey; dear; inquiry; enquiry; new inquiry; product inquiry; price inquiry; quotation; quote;
    request for quotation; rfq; order; new order; purchase order; po; invoice; proforma invoice;
    commercial invoice; payment; payment advice; catalog; catalogue; price list; sample; samples; shipment;
    shipping documents; documents; attachment; update; question; information; meeting; thank you; thanks;
    test; no subject; (no subject); follow up; follow-up; greetings; good day; urgent; important; reply;
    contract; cooperation; business cooperation; business proposal; introduction; contact; hello from;
    inquiry from; 询盘; 询价; 报价; 报价单; 订单; 新订单; 合同; 发票; 样品; 你好; 您好; 付款; 问候; 产品询价;
    产品报价; 形式发票; 采购订单; 合作; 无主题; 价格; 询价单; consulta; cotización; cotizacion;
    solicitud de cotización; pedido; factura; hola; información; presupuesto; saludos; orçamento; cotação;
    fatura; olá; anfrage; angebot; bestellung; rechnung; hallo; preisanfrage; demande de prix;
    demande de devis; devis; commande; facture; bonjour; запрос; запрос цены; заказ; счет; счёт; привет;
    здравствуйте; договор; предложение; коммерческое предложение; teklif; fiyat teklifi; sipariş; merhaba;
    طلب عرض سعر; عرض سعر; استفسار; طلب; فاتورة; مرحبا; 見積; 見積依頼; 注文; 請求書; お問い合わせ; 견적;
    견적요청; 주문; 문의; richiesta; preventivo; ordine; fattura; offerta; zapytanie; oferta; zamówienie;
    faktura; offerte; bestelling
"""
#: Subjects that strangers share, in `base` form.
GENERIC: Final = frozenset(text.strip() for text in _SHARED.replace("\n", " ").split(";"))


class Subject(NamedTuple):
    """`base` compares equal for a message and its replies; `replied` = a reply or forward mark was there."""

    base: str
    replied: bool

    @property
    def distinctive(self) -> bool:
        """Long and rare enough that two mails with it probably belong together."""
        if len(self.base) < 8 and len(self.base) + sum(unicodedata.east_asian_width(c) in "WF" for c in self.base) < 8:
            return False
        return self.base not in GENERIC


@lru_cache(maxsize=4096)
def read_subject(subject: str) -> Subject:
    """Take off reply, forward and warning marks in many languages, also behind a list's `[tag]`."""
    text = unicodedata.normalize("NFKC", subject)[:1000]
    replied = False
    for _ in range(30):
        before = text
        text = _WARNING.sub("", text, count=1) if _WARNING.match(text) else text
        tag = _TAG.match(text)
        offset = tag.end() if tag else 0
        prefix = _PREFIX.match(text, offset)
        if prefix:
            replied = True
            text = text[:offset] + text[prefix.end() :]
        forwarded = _FORWARDED.search(text)
        if forwarded:
            replied = True
            text = text[: forwarded.start()]
        if text == before:
            break
    return Subject(" ".join(text.casefold().split()), replied)
