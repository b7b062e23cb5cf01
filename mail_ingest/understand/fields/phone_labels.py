"""What stands before a telephone number and says what sort of number it is, or that it is none."""

import re
from typing import Final

from mail_ingest.parse.patterns import alternatives

_LABELS: Final = {
    "other": r"""
        q\s?q|skype|msn|icq|zip(?:\s*code)?|post(?:al)?\s*code|postcode|cep|c\.?p\.?|plz|p\.?\s?o\.?\s*box|po\s?box|apartado
        |vat\s*\w*|tax\s*\w*|ust\S*|steuer\w*|cnpj|cpf|rfc|nit|cuit|rut|ruc|inn|кпп|инн|огрн|nip|regon|krs|siren
        |siret|ico|ičo|dič|hrb|hra|reg(?:istration)?\.?\s*(?:no|number|nr)?\w*|iban|swift|bic|account|a/c|acc
        |p\.?\s?iva|part(?:ita)?\.?\s*iva|c\.?\s?f|cod(?:ice)?\.?\s*fisc\w*|mst|mã\s*số\s*thuế|npwp|nif|vkn|vergi\s*\w*|btw\S*|kvk\S*
        |едрпоу|унп|αφμ|사업자\S*|税号|纳税\S*
        |bank|id|order|invoice|inv|po|ref\w*|cas|hs|model|part|item|license|licence|duns|ein|abn|acn|gst\w*|trn
        |c\.?r\.?|y-tunnus|cvr\S*|org\.?\s?(?:nr|no|nummer)\.?|uid\S*|mva|pib|gstin|ntn|tin|adószám|邮编|邮政编码|〒|date|isbn
    """,
    "fax": r"""
        (?:tele)?fax|telefaks|faks|传真|傳真|факс|فاكس|نمابر|فکس|팩스|φαξ|פקס|แฟกซ์|โทรสาร|fks|f
    """,
    "whatsapp": r"""
        whats?\s?app\w*|wapp|wa|вотсап|ватсап|واتس\w*
    """,
    "mobile": r"""
        mob(?:ile|il|iel)?(?:\s*(?:phone|no|number|nr))?|cell(?:ular|phone)?(?:\s*phone)?|cel|celular|m[óo]vil
        |handy|gsm|m/p|mp|hp|h/p|手机|手機|携帯|휴대폰|моб\w*|сот\w*|جوال|موبايل|موبایل|همراه|محمول|נייד|มือถือ|κιν\w*|di\s?động|cep|kom|komórka|mo|m|c
    """,
    "phone": r"""
        tele?(?:phone|fono|foon|fon|f|c|\.)?|t[ée]l(?:[ée]phone)?|phone(?:\s*(?:no|number|nr))?|ph(?:one)?
        |direct(?:\s*(?:line|dial))?|(?:head\s+)?office|desk|work|switchboard|landline|call|contact(?:\s*(?:no
        |number|us))?|hotline|rufnummer|durchwahl|fixo|fone|电话|電話|座机|热线|联系方式|전화|тел\w*|телефон|هاتف|تلفون|تلفن|تليفون|טל\w*|โทร\w*|โทรศัพท์|τηλ\w*
        |điện thoại|đt|telp|hotline|viber|telegram|imo|line|signal|wechat|we\s?chat|微信|t|p|d|o
    """,
}
_LETTER: Final = "A-Za-zÀ-ɏͰ-ӿ\u0590-\u06ff"
_LABEL = re.compile(
    "|".join(
        f"(?P<{kind}>(?<![{_LETTER}])(?:{alternatives(words)})(?![{_LETTER}]))" for kind, words in _LABELS.items()
    ),
    re.IGNORECASE,
)


def label_in(before: str) -> str | None:
    """The label nearest to the number; "Tel/Fax" is a telephone."""
    tail = re.split(r"\d{5,}", before)[-1]
    matches = [match.lastgroup for match in _LABEL.finditer(tail)]
    if not matches:
        return None
    last = matches[-1]
    if last == "other" and re.search(r"[/&]\s*skype\s*[:：]?\s*$", tail, re.IGNORECASE):  # "Tel/WhatsApp/Skype:"
        last = next((kind for kind in matches if kind not in {"other", "fax"}), last)
    if (
        last == "fax"
        and len(matches) > 1
        and re.search(
            r"(?i)(?:t|tel\w*|phone|电话|電話|тел\w*)\.?\s*(?:/|&|and|und|et|y|e|\+|、|＆)\s*(?:tele)?(?:fax|f|传真|傳真|факс)",
            tail,
        )
    ):
        return "phone"
    if last == "phone" and len(matches) > 1 and matches[-2] in {"whatsapp", "mobile"}:
        return matches[-2]
    return last
