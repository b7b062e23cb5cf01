"""Tax and register numbers: found by their label and form, judged by their check digits (python-stdnum)."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from typing import Final, NamedTuple

from mail_ingest.understand.fields.found import Found
from mail_ingest.understand.result import Field

_VAT_LABEL: Final = (
    r"(?:vat|ust\.?-?\s?id\w*|umsatzsteuer\S*|steuernummer|tva(?:\s+intra\w*)?|p\.?\s?iva|partita\s+iva|btw(?:-?nr)?"
    r"|moms\w*|dph|dič|alv|afm|α\.?φ\.?μ\.?|cui|c\.u\.i\.|nip\s+ue|tax)\W{0,4}(?:reg\w*|no|nr|number|id\w*)?\W{0,4}"
)


class _Sort(NamedTuple):
    """One sort of number: its name, the words before it, its form, the module of stdnum that checks it, its country."""

    name: str
    label: str
    form: str
    module: str
    country: str | None


_SORTS: Final = (
    _Sort("CNPJ", r"cnpj\W{0,4}", r"\d{2}\.?\d{3}\.?\d{3}/?\d{4}-?\d{2}", "br.cnpj", "BR"),
    _Sort("CPF", r"cpf\W{0,4}", r"\d{3}\.?\d{3}\.?\d{3}-?\d{2}", "br.cpf", "BR"),
    _Sort("RFC", r"r\.?f\.?c\.?\W{0,4}", r"[A-ZÑ&]{3,4}-?\d{6}-?[A-Z0-9]{3}", "mx.rfc", "MX"),
    _Sort("INN", r"(?:инн|inn)(?:\s*/\s*кпп)?\W{0,4}", r"\d{12}|\d{10}", "ru.inn", "RU"),
    _Sort("CUIT", r"c\.?u\.?i\.?t\.?\W{0,4}", r"\d{2}-?\d{8}-?\d", "ar.cuit", "AR"),
    _Sort("RUT", r"r\.?u\.?t\.?\W{0,4}", r"\d{1,2}\.?\d{3}\.?\d{3}-[\dkK]", "cl.rut", "CL"),
    _Sort("RUC", r"r\.?u\.?c\.?\W{0,4}", r"\d{11}", "pe.ruc", "PE"),
    _Sort("RUC", r"r\.?u\.?c\.?\W{0,4}", r"\d{13}", "ec.ruc", "EC"),
    _Sort("NIT", r"n\.?i\.?t\.?\W{0,4}", r"\d{3}\.?\d{3}\.?\d{3}-?\d", "co.nit", "CO"),
    _Sort("GSTIN", r"gst(?:in)?\W{0,4}(?:no\W{0,3})?", r"\d{2}[A-Z]{5}\d{4}[A-Z]\d[A-Z\d]{2}", "in_.gstin", "IN"),
    _Sort("PAN", r"pan\W{0,4}(?:no\W{0,3})?", r"[A-Z]{5}\d{4}[A-Z]", "in_.pan", "IN"),
    _Sort("NIP", r"nip\W{0,4}", r"(?:PL)?\d{3}-?\d{2,3}-?\d{2}-?\d{2,3}", "pl.nip", "PL"),
    _Sort("CIF", r"(?:nif|cif|c\.i\.f\.|n\.i\.f\.)\W{0,4}", r"[A-Z]-?\d{8}|[A-Z]-?\d{7}-?[A-Z]", "es.nif", "ES"),
    _Sort("NIF", r"(?:nif|nipc|contribuinte)\W{0,4}", r"[1-9]\d{8}", "pt.nif", "PT"),
    _Sort("SIRET", r"siret\W{0,4}", r"\d{3} ?\d{3} ?\d{3} ?\d{5}", "fr.siret", "FR"),
    _Sort("SIREN", r"siren\W{0,4}", r"\d{3} ?\d{3} ?\d{3}", "fr.siren", "FR"),
    _Sort("EIN", r"ein\W{0,4}", r"\d{2}-\d{7}", "us.ein", "US"),
    _Sort("ABN", r"abn\W{0,4}", r"\d{2} ?\d{3} ?\d{3} ?\d{3}", "au.abn", "AU"),
    _Sort("TRN", r"trn\W{0,4}(?:no\W{0,3})?", r"100\d{12}", "", "AE"),
    _Sort("VKN", r"(?:vkn|vergi\s+(?:kimlik\s+)?(?:no|numarası))\W{0,4}", r"\d{10}", "tr.vkn", "TR"),
    _Sort("USCC", r"(?:信用代码|税号|纳税人识别号|uscc)\W{0,4}", r"[0-9A-HJ-NPQRTUWXY]{18}", "cn.uscc", "CN"),
    _Sort("BRN", r"사업자\s?(?:등록)?\s?번호\W{0,4}", r"\d{3}-\d{2}-\d{5}", "kr.brn", "KR"),
    _Sort("CN", r"法人番号\W{0,4}", r"\d{13}", "jp.cn", "JP"),
    _Sort("MST", r"(?:mst|mã số thuế)\W{0,4}", r"\d{10}(?:-\d{3})?", "vn.mst", "VN"),
    _Sort("NPWP", r"npwp\W{0,4}", r"\d{2}\.?\d{3}\.?\d{3}\.?\d-?\d{3}\.?\d{3}|\d{16}", "id.npwp", "ID"),
    _Sort("TIN", r"(?:เลขประจำตัวผู้เสียภาษี|tax\s+id)\W{0,4}", r"\d ?\d{4} ?\d{5} ?\d{2} ?\d", "th.tin", "TH"),
    _Sort("EDRPOU", r"(?:єдрпоу|едрпоу|edrpou)\W{0,4}", r"\d{8}", "ua.edrpou", "UA"),
    _Sort("IČO", r"(?:ičo?|ic[oó])\W{0,4}", r"\d{8}", "cz.dic", "CZ"),
    _Sort("VAT", _VAT_LABEL, r"[A-Z]{2}[ ]?[A-Z0-9][A-Z0-9 .-]{5,13}\d(?:[A-Z]{1,2})?", "eu.vat", None),
    _Sort("VAT", _VAT_LABEL, r"CHE-?\d{3}\.?\d{3}\.?\d{3}|\d{8,15}", "", None),
)  # fmt: skip
_PATTERNS: Final = tuple(
    re.compile(rf"(?i:(?<![a-zA-Z\d]){sort.label})(?P<value>{sort.form})(?![\w])") for sort in _SORTS
)
_HINT = re.compile(r"\d{7}|\d[\d. /-]{7,}|[A-Z]{3,4}-?\d{6}|[A-Z]{5}\d{4}")


@lru_cache(maxsize=64)
def _checker(module: str) -> Callable[[str], bool] | None:
    return import_module(f"stdnum.{module}").is_valid if module else None


def find_tax_ids(text: str) -> Iterator[Found]:
    """Numbers of companies in a signature. The detail is the sort ("CNPJ"); where check digits are wrong, a typing
    error is likely: the number is still given, with little confidence, and says nothing of the country."""
    if _HINT.search(text) is None:
        return
    taken: list[tuple[int, int]] = []
    for sort, pattern in zip(_SORTS, _PATTERNS, strict=True):
        for match in pattern.finditer(text):
            value = match["value"].strip(" .-")
            start, end = match.start("value"), match.start("value") + len(value)
            if any(start < last and first < end for first, last in taken):
                continue
            taken.append((start, end))
            check = _checker(sort.module)
            if sort.name == "VAT":
                check = _checker({"GB": "gb.vat", "CH": "ch.uid", "NO": "no.mva"}.get(value[:2], "eu.vat"))
                check = check if value[:2].isalpha() else None
            right = None if check is None else check(value)
            confidence = 0.95 if right else 0.7 if right is None else 0.4
            yield Found(Field.COMPANY_TAX_ID, value, confidence, start, end, sort.name)
            country = sort.country or (value[:2].upper() if right and value[:2].isalpha() else None)
            if right and country:
                yield Found(Field.COMPANY_COUNTRY, {"EL": "GR"}.get(country, country), 0.7, start, end)
