"""What a letter asks for: product and quantity, Incoterm and port, target price, certificates, urgency."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mail_ingest.parse.quotes import OwnLine
from mail_ingest.understand.fields.found import Found
from mail_ingest.understand.result import Field

# Incoterms 2020, the older ones still seen in mail, and C&F.
_RULES: Final = "EXW|FCA|FAS|FOB|CFR|CNF|C&F|CIF|CPT|CIP|DAP|DPU|DDP|DAT|DDU|DAF|DES|DEQ"
_PLACE: Final = r"[A-ZÀ-Þ][\w'’-]+(?:[ ](?:de|do|del|da|la|al|[A-ZÀ-Þ][\w'’-]+)){0,2}"
_INCOTERM = re.compile(
    rf"\b(?P<rule>{_RULES})\b(?:[\s,:]+(?:port(?:\s+of)?\s+)?(?P<place>{_PLACE}|[\u4e00-\u9fff]{{2,4}}))?"
)
_PORT = re.compile(
    r"(?i:\b(?:port of|destination port|discharge port|loading port|puerto de|porto de|port de|hafen|порт)\b[\s:]+)"
    rf"(?P<place>{_PLACE})|(?P<cjk>[\u4e00-\u9fff]{{2,3}}港)"
)
_UNITS: Final = (
    r"pcs|pieces?|units?|sets?|pairs?|tons?|tonnes?|mt|m\.t\.|kgs?|kilos?|grams?|lbs?|cartons?|ctns?|boxes"
    r"|bags?|rolls?|meters?|metres?|m2|m²|sqm|m3|cbm|containers?|fcl|x\s?(?:20|40)['’]?(?:ft|gp|hq|hc)?"
    r"|liters?|litres?|bottles?|dozens?|pallets?|stück|stk|pièces|piezas|peças|pezzi|stuks|sztuk|szt|ks|шт|adet"
    r"|unidades|unid|uds|juegos?|conjuntos?|cajas?|caixas?|rollos?|rolos?|toneladas?|pares|docenas?|dúzias?|metros"
    r"|unités|paires|rouleaux|kartons?|paar|rollen|tonnen|sätze|palettes?|paletten|palet|koli|takım|çift|tane|t(?=[\s.,;]|$)"
    r"|штук[аи]?|тонн\w*|кг|комплект\w*|пар[аы]?|короб\w+|рулон\w*|метр\w*"
    r"|件|个|個|套|吨|箱|台|只|支|双|对|打|卷|袋|瓶|张|米|公斤|千克|平方米|立方米|枚|本|トン|カートン|セット|개"
    r"|قطعة|قطع|حبة|طقم|كرتونة?|كجم|كيلو|متر|لفة|زوج|طن"
)
_QUANTITY = re.compile(
    rf"(?i)(?<![^\W\u3040-\u30ff\u4e00-\u9fff])(?<![.,])"
    r"(?P<value>\d{1,3}(?:[., \u00a0]\d{3})+|\d+(?:[.,]\d+)?"
    r"(?:[kK](?=\s?(?:pcs|pieces|units|sets|pairs)\b)|\s?[万千])?)"
    rf"\s?(?P<unit>{_UNITS})"
    r"(?:(?![\w])|(?<=[\u3040-\u30ff\u4e00-\u9fff]))"
    r"(?=(?:\s+(?:of|de|di|von|van)\s+|\s+)?(?P<product>[^\W\d_][\w'’ -]{2,50})?)"
)
_PRICE = re.compile(
    r"(?i)(?:target\s+price|our\s+budget|price\s+(?:target|idea)|zielpreis|prix\s+(?:cible|objectif)"
    r"|precio\s+objetivo|preço\s+alvo|目标价|целевая\s+цена)[^\d\n]{0,25}?(?P<value>(?:USD|EUR|US\$|\$|€|£|RMB|CNY"
    r"|¥)?\s?\d+(?:[.,]\d+)*\s?(?:USD|EUR|dollars?|euros?|€|\$|RMB)?)"
)
_CERTIFICATE = re.compile(
    r"\b(?:ISO\s?(?:9001|14001|13485|22000|45001|17025)|CE(?=\s+(?:mark|cert|and|,|certificate))|RoHS|REACH|FDA"
    r"|UL(?=\s+(?:list|cert|approv))|ETL|FCC|SGS|BSCI|SEDEX|OEKO-?TEX|GOTS|FSC|HACCP|BRC|HALAL|KOSHER"
    r"|EN\s?\d{3,5}|ASTM\s?[A-Z]?\d{2,4}|GS\s+cert|TÜV|EAC|SASO|SONCAP|INMETRO|BIS\s+cert|KC\s+cert|PSE|CCC|MSDS"
    r"|COA)\b",
)
_URGENT = re.compile(
    r"(?i)\b(?:urgent(?:ly)?|asap|as soon as possible|immediately|by return|dringend|eilig|schnellstmöglich"
    r"|urgente|lo antes posible|cuanto antes|o mais rápido|dès que possible|au plus vite|il prima possibile"
    r"|pilne|jak najszybciej|срочно|как можно скорее|acil|spoed|zo snel mogelijk)\b|紧急|急需|尽快|至急|긴급|عاجل"
)
_PRODUCT = re.compile(
    r"(?i)\b(?:interested in|looking for|supply us|quote (?:us )?(?:for )?|quotation for|price (?:list )?(?:for"
    r"|of)|inquiry (?:for|about)|rfq (?:for)?|purchase|buy|import)\s+(?:(?:your|the|some|a|an|of"
    r"|to\s+buy|following|for)\s+)*(?P<product>[a-z][\w'’/ -]{3,60}?)(?=[.,;:!?\n]|\s+(?:from|for|with|and|as|in"
    r"|to|at|by|please|which|that|on|we|could|can)\b|$)"
)
_NO_PRODUCT = re.compile(
    r"(?i)^(?:to|is|are|a|an|our|someone|somebody|any|early|help|us|me|products?|items?|goods|price|you|your"
    r"|more|it|this|that|these|them|information|details|catalog\w*"
    r"|quotation|offer|order|cooperation|business|supplier|manufacturer|company|help|samples?|know|reliable|good"
    r"|new|below|list|best)\b"
)
MAX_LINES: Final = 80


def find_requests(lines: Sequence[OwnLine], subject: str) -> Iterator[Found]:
    """Offsets are those of the whole text. `subject` only makes a product surer."""
    for line in [line for line in lines if line.text.strip()][:MAX_LINES]:
        text = line.text[:1000]
        for match in _INCOTERM.finditer(text):
            rule = match["rule"].upper()
            place = match["place"]
            value = f"{rule} {place}" if place else rule
            yield Found(
                Field.REQUEST_INCOTERM,
                value,
                0.9 if place else 0.75,
                line.start + match.start(),
                line.start + match.end(),
                rule,
            )
            if place:
                yield Found(
                    Field.REQUEST_PORT, place, 0.7, line.start + match.start("place"), line.start + match.end("place")
                )
        for match in _PORT.finditer(text):
            place_group = "place" if match["place"] else "cjk"
            first, last = line.start + match.start(place_group), line.start + match.end(place_group)
            yield Found(Field.REQUEST_PORT, match[place_group], 0.8, first, last)
        for match in _QUANTITY.finditer(text):
            value = f"{match['value']} {match['unit']}"
            yield Found(Field.REQUEST_QUANTITY, value, 0.8, line.start + match.start(), line.start + match.end("unit"))
            product = match["product"]
            if (
                product
                and re.match(r"\s+(?:of|de|di|von|van)\s", text[match.end("unit") :])
                and not _NO_PRODUCT.match(product)
            ):
                # Another quantity behind it begins another product: "200 pcs of cups and 300 boxes of ..."
                named = re.split(r"\s+\S{1,4}\s+\d", product, maxsplit=1)[0]
                yield _product(named, 0.75, line.start + match.start("product"), subject)
        for pattern, field in (
            (_PRICE, Field.REQUEST_PRICE),
            (_CERTIFICATE, Field.REQUEST_CERTIFICATE),
            (_URGENT, Field.REQUEST_URGENCY),
        ):
            for match in pattern.finditer(text):
                name = "value" if field is Field.REQUEST_PRICE else 0
                yield Found(
                    field, match[name].strip(), 0.8, line.start + match.start(name), line.start + match.end(name)
                )
        for match in _PRODUCT.finditer(text):
            if not _NO_PRODUCT.match(match["product"]):
                yield _product(match["product"], 0.55, line.start + match.start("product"), subject)


def _product(text: str, confidence: float, start: int, subject: str) -> Found:
    value = re.split(r"\s+(?:from|for|with|and|to|at|in|by|cif|fob|please)\s", text.strip(), flags=re.IGNORECASE)[
        0
    ].strip()
    surer = 0.15 if value.casefold() in subject.casefold() else 0.0
    return Found(Field.REQUEST_PRODUCT, value, min(0.95, confidence + surer), start, start + len(value))
