"""Accounts on messengers, further mail addresses and tax numbers in a signature."""

import re
from collections.abc import Iterator
from typing import Final

from mail_ingest.understand.fields.found import Found
from mail_ingest.understand.result import Field

_NETWORKS: Final = {
    "whatsapp": r"whats\s?app|wa|вотсап|ватсап|واتس ?اب",
    "wechat": r"we\s?chat(?:\s*id)?|weixin|微信(?:号)?",
    "skype": r"skype(?:\s*id)?|скайп",
    "qq": r"qq",
    "telegram": r"telegram|телеграм",
    "viber": r"viber",
    "line": r"line\s?id",
}
_ONE = "|".join(f"(?P<{name}>{words})" for name, words in _NETWORKS.items())
_HANDLE = re.compile(
    rf"(?i)(?<![\w.@])(?:{_ONE})(?P<more>(?:\s*[/&,]\s*(?:[a-z\u4e00-\u9fff]{{2,10}}))*)\s*[:：;]\s*"
    r"(?P<value>\+?[\d][\d ()\-]{6,20}\d|[\w.\-:@]{4,50})"
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_VAT: Final = (
    r"(?:vat|ust\.?-?\s?id\w*|umsatzsteuer\S*|tva(?:\s+intra\w*)?|p\.?\s?iva|partita\s+iva|btw(?:-?nr)?|moms\w*"
    r"|dph|dič|alv)"
    r"\W{0,4}(?:reg\w*|no|nr|number|id)?\W{0,4}"
)
_TAX: Final = (
    ("VAT", _VAT, r"[A-Z]{2}[ ]?[A-Z0-9][A-Z0-9 .]{6,13}\d|\d{8,12}"),
    ("CNPJ", r"cnpj\W{0,4}", r"\d{2}\.?\d{3}\.?\d{3}/?\d{4}-?\d{2}"),
    ("CPF", r"cpf\W{0,4}", r"\d{3}\.?\d{3}\.?\d{3}-?\d{2}"),
    ("RFC", r"r\.?f\.?c\.?\W{0,4}", r"[A-ZÑ&]{3,4}-?\d{6}-?[A-Z0-9]{3}"),
    ("INN", r"(?:инн|inn)(?:/кпп)?\W{0,4}", r"\d{12}|\d{10}"),
    ("CUIT", r"cuit\W{0,4}", r"\d{2}-?\d{8}-?\d"),
    ("RUT", r"rut\W{0,4}", r"\d{1,2}\.?\d{3}\.?\d{3}-?[\dkK]"),
    ("RUC", r"ruc\W{0,4}", r"\d{11}|\d{13}"),
    ("NIT", r"nit\W{0,4}", r"\d{3}\.?\d{3}\.?\d{3}-?\d"),
    ("GSTIN", r"gst(?:in)?\W{0,4}(?:no\W{0,3})?", r"\d{2}[A-Z]{5}\d{4}[A-Z]\d[A-Z\d]{2}"),
    ("NIP", r"nip\W{0,4}", r"(?:PL)?\d{3}-?\d{2,3}-?\d{2}-?\d{2,3}"),
    ("NIF", r"(?:nif|cif|c\.i\.f\.|nipc)\W{0,4}", r"[A-Z]-?\d{8}|[A-Z]?\d{7,8}[A-Z\d]"),
    ("SIRET", r"sir(?:et|en)\W{0,4}", r"\d{3} ?\d{3} ?\d{3}(?: ?\d{5})?"),
    ("EIN", r"ein\W{0,4}", r"\d{2}-\d{7}"),
    ("ABN", r"abn\W{0,4}", r"\d{2} ?\d{3} ?\d{3} ?\d{3}"),
    ("TRN", r"trn\W{0,4}", r"\d{15}"),
    ("VKN", r"(?:vkn|vergi\s+no)\W{0,4}", r"\d{10}"),
    ("USCC", r"(?:统一社会信用代码|税号)\W{0,4}", r"[0-9A-HJ-NPQRTUWXY]{18}"),
)  # fmt: skip
_TAX_PATTERNS: Final = tuple(
    (name, re.compile(rf"(?i:(?<!\w){label})(?P<value>{form})(?!\w)")) for name, label, form in _TAX
)


def find_handles(text: str, own: str) -> Iterator[Found]:
    """Messenger accounts, addresses other than `own`, tax numbers."""
    for match in _HANDLE.finditer(text):
        value = match["value"].strip(" .-")
        names = [name for name in _NETWORKS if match[name]]
        names += [
            name for name, words in _NETWORKS.items() if match["more"] and re.search(rf"(?i){words}", match["more"])
        ]
        if "@" in value and "skype" not in names and "." in value.partition("@")[2]:
            continue
        for name in names:
            yield Found(Field.PERSON_HANDLE, value, 0.85, match.start("value"), match.start("value") + len(value), name)
    for match in _MAIL.finditer(text):
        if match[0].casefold() != own.casefold():
            yield Found(
                Field.PERSON_EMAIL, match[0].rstrip("."), 0.7, match.start(), match.start() + len(match[0].rstrip("."))
            )
    for name, pattern in _TAX_PATTERNS:
        for match in pattern.finditer(text):
            value = match["value"].strip(" .")
            yield Found(
                Field.COMPANY_TAX_ID, value, 0.85, match.start("value"), match.start("value") + len(value), name
            )
