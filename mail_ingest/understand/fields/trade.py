"""What a letter asks for: product and quantity, Incoterm and port, target price, certificates, urgency."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mail_ingest.parse.quotes import OwnLine
from mail_ingest.understand.fields.found import Found
from mail_ingest.understand.fields.trade_words import (
    BARE_PRODUCT,
    BARE_UNIT,
    CERTIFICATE,
    CERTIFIED,
    CONTAINER,
    INCOTERM,
    NO_PORT,
    NO_PRODUCT,
    PORT,
    PRICE,
    PRODUCT,
    PRODUCT_BEFORE,
    PRODUCT_HAN,
    QUANTITY,
    SHORT_CERTIFICATE,
    URGENT,
)
from mail_ingest.understand.result import Field

MAX_LINES: Final = 80
#: Letters beside which a short certificate is told by a word.
_BESIDE: Final = 30
_OF = re.compile(r"\s+(?:of|de|di|von|van)\s")
_NEXT_QUANTITY = re.compile(r"\s+\S{1,4}\s+\d")
_TRAILING = re.compile(
    r"(?i)(?:\s+(?:of|de|di|da|du|do|la|el|le|en|von|à|and|und|et|y|e|ve|och|og|oraz|dan|и|или|не|пока|ещё|уже|و))+$"
)
_ARTICLE = re.compile(r"(?i)(?:the|los|las|les|die|den|gli)\s+(?=\S)")
_PRODUCT_END = re.compile(r"\s+(?:from|for|with|and|to|at|in|by|cif|fob|please)\s", re.IGNORECASE)


def find_requests(lines: Sequence[OwnLine], subject: str) -> Iterator[Found]:
    """Offsets are those of the whole text. `subject` only makes a product surer."""
    for line in [line for line in lines if line.text.strip()][:MAX_LINES]:
        text = line.text[:1000]
        yield from _places(text, line.start)
        yield from _quantities(text, line.start, subject)
        for pattern, field in ((PRICE, Field.REQUEST_PRICE), (URGENT, Field.REQUEST_URGENCY)):
            for match in pattern.finditer(text):
                name = "value" if field is Field.REQUEST_PRICE else 0
                start = line.start + match.start(name) + len(match[name]) - len(match[name].lstrip())
                yield Found(field, match[name].strip(), 0.8, start, start + len(match[name].strip()))
        yield from _certificates(text, line.start)
        yield from _products(text, line.start, subject)


def _places(text: str, at: int) -> Iterator[Found]:
    for match in INCOTERM.finditer(text):
        rule, place = match["rule"].upper(), match["place"]
        value = f"{rule} {place}" if place else rule
        confidence = 0.9 if place else 0.75
        yield Found(Field.REQUEST_INCOTERM, value, confidence, at + match.start(), at + match.end(), rule)
        if place:
            yield Found(Field.REQUEST_PORT, place, 0.7, at + match.start("place"), at + match.end("place"))
    for match in PORT.finditer(text):
        group = "place" if match["place"] else "cjk"
        if not NO_PORT.match(match[group]):
            yield Found(Field.REQUEST_PORT, match[group], 0.8, at + match.start(group), at + match.end(group))


def _quantities(text: str, at: int, subject: str) -> Iterator[Found]:
    boxes: list[tuple[int, int]] = []
    for match in CONTAINER.finditer(text):
        end = match.end()
        boxes.append((match.start(), end))
        value = match[0].strip(" .")
        yield Found(Field.REQUEST_QUANTITY, value, 0.85, at + match.start(), at + match.start() + len(value))
        if match["product"] and not NO_PRODUCT.match(match["product"]):
            yield _product(
                _NEXT_QUANTITY.split(match["product"], maxsplit=1)[0], 0.75, at + match.start("product"), subject
            )
    for match in QUANTITY.finditer(text):
        # "1 adet 40'lık konteyner" is one container, not one piece.
        if any(first < match.end("unit") and match.start() < last for first, last in boxes):
            continue
        value = f"{match['value']} {match['unit']}"
        yield Found(Field.REQUEST_QUANTITY, value, 0.8, at + match.start(), at + match.end("unit"))
        product = match["product"]
        if product and _OF.match(text[match.end("unit") :]) and not NO_PRODUCT.match(product):
            # Another quantity behind it begins another product: "200 pcs of cups and 300 boxes of ..."
            named = _NEXT_QUANTITY.split(product, maxsplit=1)[0]
            yield _product(named, 0.75, at + match.start("product"), subject)
        elif BARE_UNIT.match(match["unit"]) and (bare := BARE_PRODUCT.match(text, match.end("unit"))):
            yield _product(bare["product"], 0.65, at + bare.start("product"), subject)


def _certificates(text: str, at: int) -> Iterator[Found]:
    for match in CERTIFICATE.finditer(text):
        yield Found(Field.REQUEST_CERTIFICATE, match[0].strip(), 0.8, at + match.start(), at + match.end())
    for match in SHORT_CERTIFICATE.finditer(text):
        beside = f"{text[max(0, match.start() - _BESIDE) : match.start()]} {text[match.end() : match.end() + _BESIDE]}"
        if CERTIFIED.search(beside):
            yield Found(Field.REQUEST_CERTIFICATE, match[0], 0.75, at + match.start(), at + match.end())


def _products(text: str, at: int, subject: str) -> Iterator[Found]:
    for pattern in (PRODUCT, PRODUCT_HAN):
        for match in pattern.finditer(text):
            if not NO_PRODUCT.match(match["product"]):
                yield _product(match["product"], 0.55, at + match.start("product"), subject)
    if text.isascii():
        return
    for match in PRODUCT_BEFORE.finditer(text):
        group = match.lastgroup or ""
        yield _product(match[group], 0.5, at + match.start(group), subject)


def _product(text: str, confidence: float, start: int, subject: str) -> Found:
    value = _TRAILING.sub("", _PRODUCT_END.split(text.strip())[0].strip())
    article = _ARTICLE.match(value)
    if article:
        start, value = start + article.end(), value[article.end() :]
    surer = 0.15 if value.casefold() in subject.casefold() else 0.0
    return Found(Field.REQUEST_PRODUCT, value, min(0.95, confidence + surer), start, start + len(value))
