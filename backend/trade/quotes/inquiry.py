"""What an inquiry asks for, as lines that can be quoted: read from the mail's own words, each value with its place.

Quantities and products come from `mail_ingest.understand`; what the line names of the catalogue (our number, a
variant's, the customer's part number, or the words of a product's name) makes it a product's line.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import or_, select

from backend.conversations.queries.files import require_message
from backend.customers.queries.rows import Participation
from backend.customers.queries.whom import companies_by_id
from backend.trade.incoterms import Incoterm, read_incoterm
from backend.trade.products.models import Product, ProductCustomerCode, ProductVariant
from backend.trade.quotes import schemas
from backend.trade.quotes.asked_words import (
    goods_in_container,
    is_container,
    is_no_demand,
    name_in,
    parts,
    words_beside,
)
from backend.trade.searching import find_ids
from backend.trade.units import unit_code, whole_only
from i18n.words import fold
from mail_ingest.parse.html import to_text
from mail_ingest.parse.quotes import OwnLine, own_lines
from mail_ingest.store import queries as store
from mail_ingest.store.models import Message
from mail_ingest.understand.fields.found import Found
from mail_ingest.understand.fields.trade import find_requests
from mail_ingest.understand.result import Field
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.session import ReadSession

#: A number as a catalogue writes it: with a digit, three characters or more.
_CODE: Final = re.compile(r"(?<![\w-])(?=[\w./-]*\d)[A-Za-z0-9][\w./-]{2,39}(?![\w-])")
#: An amount before its unit: thousands in groups of three behind "," "." or a space, or digits with a decimal mark.
_AMOUNT: Final = re.compile(r"(\d{1,3}(?:[.,\s]\d{3})+|\d+(?:[.,]\d+)?)\s*([万千]|[kK](?=\s*\w))?\s*(.*)", re.DOTALL)
_TIMES: Final = {"万": 10_000, "千": 1000, "k": 1000, "K": 1000}
#: What stands before the goods in a subject.
_ASKING: Final = re.compile(
    r"(?i)^(?:\s*(?:re|fwd?|aw|wg|rv|tr|答复|回复|转发)\s*[:：])+|\b(?:inquiry|enquiry|rfq|request|anfrage|consulta|demande|solicitud"
    r"|solicitação|запрос|talep|teklif)\b|询价|询盘|求购|استفسار|طلب|見積依頼|お見積もり"
)
_MOST_CODES: Final = 200
_MOST_LINES: Final = 60


@dataclass(slots=True)
class _Row:
    """What one line of the mail says."""

    line: OwnLine
    quantities: list[Found] = field(default_factory=list)
    containers: list[Found] = field(default_factory=list)
    products: list[Found] = field(default_factory=list)
    code: tuple[str, int] | None = None
    product: Product | None = None
    variant: ProductVariant | None = None
    #: Of goods that only the subject names.
    name: str = ""


def read_quantity(value: str) -> tuple[Decimal, str] | None:
    """The number and the unit's code of "1.000 pcs", "1 500 pièces" or "2,5 t": a separator with three digits behind
    it groups."""
    found = _AMOUNT.match(value)
    if found is None:
        return None
    number, times, word = found.groups()
    if times and times in "kK" and unit_code(f"k{word}") is not None:
        times, word = None, f"k{word}"  # "5kg"
    groups = re.fullmatch(r"\d{1,3}(?:[.,\s]\d{3})+", number)
    digits = re.sub(r"[.,\s]", "", number) if groups else number.replace(",", ".")
    amount = Decimal(digits) * _TIMES.get(times or "", 1)
    return Decimal(f"{amount.normalize():f}"), unit_code(word) or "H87"


async def read_inquiry(session: ReadSession, actor: Actor, message_id: UUID) -> schemas.Asked:
    """What a message asks for. Raises `NotFoundError` for one that is not there or not seen."""
    await require_message(session, actor, message_id)
    message = await session.scalar(select(Message).where(Message.id == message_id))
    stored = (await store.bodies(session, [message_id])).get(message_id)
    if message is None or stored is None:
        raise NotFoundError
    text = stored.text if stored.text is not None else to_text(stored.html or "")
    rows, found = _rows(text, message.subject or "")
    author = await session.scalar(
        select(Participation).where(Participation.message_id == message_id, Participation.role == "from").limit(1)
    )
    company_id = author.company_id if author else None
    await _match_codes(session, rows, company_id)
    await _match_names(session, rows)
    _settle(rows, message.subject or "")
    head = _terms(found, message_id, text)
    head[2].extend(_containers(rows, message_id, text))
    companies = await companies_by_id(session, {company_id} if company_id else set())
    return schemas.Asked(
        company=companies[company_id].company if company_id in companies else None,
        contact_id=author.contact_id if author else None,
        conversation_id=message.conversation_id,
        message_id=message_id,
        subject=message.subject,
        lines=[line for row in rows for line in _lines(row, message_id)][:_MOST_LINES],
        incoterm=head[0],
        place=head[1],
        evidence=head[2],
    )


def read_words(text: str, subject: str) -> tuple[list[schemas.AskedLine], list[schemas.AskedEvidence]]:
    """Lines of a mail by its words alone, and where containers are named; nobody's catalogue is asked."""
    rows, _ = _rows(text, subject)
    _settle(rows, subject)
    nowhere = UUID(int=0)
    return [line for row in rows for line in _lines(row, nowhere)], _containers(rows, nowhere, text)


def _rows(text: str, subject: str) -> tuple[list[_Row], list[Found]]:
    lines = own_lines(text)
    found = list(find_requests(lines, subject))
    return _by_line(lines, found), found


def _containers(rows: Sequence[_Row], message_id: UUID, text: str) -> list[schemas.AskedEvidence]:
    return [
        _evidence("containers", message_id, one.start, one.end, text[one.start : one.end])
        for row in rows
        for one in row.containers
    ]


def _by_line(lines: Sequence[OwnLine], found: Sequence[Found]) -> list[_Row]:
    rows = []
    for line in lines:
        end = line.start + len(line.text)
        here = [one for one in found if line.start <= one.start < end]
        whole = _Row(line)
        for one in here:
            if one.field is Field.REQUEST_QUANTITY:
                if is_container(one.value):
                    whole.containers.append(one)
                elif not is_no_demand(line.text, one.start - line.start, one.end - line.start):
                    whole.quantities.append(one)
        places = [(each.start - line.start, each.end - line.start) for each in whole.quantities]
        cut = parts(line.text, places)
        if len(cut) == 1:
            _without_measures(whole)
        for first, last in cut:
            row = _Row(OwnLine(line.start + first, line.text[first:last]))
            until = line.start + last
            row.quantities = [each for each in whole.quantities if row.line.start <= each.start < until]
            row.containers = [each for each in whole.containers if row.line.start <= each.start < until]
            products = (one for one in here if one.field is Field.REQUEST_PRODUCT)
            row.products = [one for one in products if row.line.start <= one.start < until]
            rows.append(row)
    return rows


def _without_measures(row: _Row) -> None:
    """Where goods are counted ("mugs of 350 g: 1,000 pcs"), what they weigh or measure is part of their name."""
    codes = [read[1] if (read := read_quantity(each.value)) else "" for each in row.quantities]
    if any(whole_only(code) for code in codes):
        row.quantities = [each for each, code in zip(row.quantities, codes, strict=True) if whole_only(code)]


def _settle(rows: Sequence[_Row], subject: str) -> None:
    """Give a quantity whose sentence names no goods to the goods named before it without one, else to those of the
    subject; where neither is, it stays without a name and is left out."""
    for place, row in enumerate(rows):
        if row.containers and not row.quantities and not row.products:
            row.name = goods_in_container(row.line.text, row.containers[-1].end - row.line.start)
        if not row.quantities or row.product or row.products or _beside(row):
            continue
        named = next((each for each in reversed(rows[:place]) if each.product or each.products), None)
        if named is not None and not named.quantities:
            named.quantities, row.quantities = row.quantities, []
        elif named is None:
            row.name = name_in(_ASKING.sub("", subject))


async def _match_codes(session: ReadSession, rows: Sequence[_Row], company_id: UUID | None) -> None:
    """Find products by the numbers that lines name: ours, or what the customer calls them."""
    codes: dict[str, list[tuple[_Row, str, int]]] = {}
    for row in rows:
        for match in _CODE.finditer(row.line.text):
            word = match[0].rstrip(".-/")
            codes.setdefault(fold(word), []).append((row, word, row.line.start + match.start()))
    if not codes:
        return
    keys = list(codes)[:_MOST_CODES]
    for product in await session.scalars(
        select(Product).where(Product.sku_key.in_(keys), Product.archived_at.is_(None))
    ):
        _hit(codes[product.sku_key], product, None)
    variants = await session.execute(
        select(ProductVariant, Product)
        .join(Product, Product.id == ProductVariant.product_id)
        .where(ProductVariant.sku_key.in_(keys), ProductVariant.archived_at.is_(None), Product.archived_at.is_(None))
    )
    for variant, product in variants:
        _hit(codes[variant.sku_key], product, variant)
    if company_id is not None:
        named = await session.execute(
            select(ProductCustomerCode.part_number, Product)
            .join(Product, Product.id == ProductCustomerCode.product_id)
            .where(ProductCustomerCode.company_id == company_id, Product.archived_at.is_(None))
            .limit(5000)
        )
        for part_number, product in named:
            _hit(codes.get(fold(part_number), []), product, None)


def _hit(places: Sequence[tuple[_Row, str, int]], product: Product, variant: ProductVariant | None) -> None:
    for row, word, start in places:
        if row.product is None:
            row.product, row.variant, row.code = product, variant, (word, start)


async def _match_names(session: ReadSession, rows: Sequence[_Row]) -> None:
    """Find products by the words that lines call them; only where all words are those of one product or few."""
    asked = [(row, row.products[0].value) for row in rows if row.product is None and row.products]
    candidates: dict[UUID, list[_Row]] = {}
    for row, phrase in asked[:_MOST_LINES]:
        for words in _shorter(phrase):
            ids = await find_ids(session, "product", words)
            if 0 < len(ids) <= 3:
                candidates.setdefault(ids[0], []).append(row)
                break
    if candidates:
        for product in await session.scalars(
            select(Product).where(Product.id.in_(candidates), or_(Product.archived_at.is_(None)))
        ):
            for row in candidates[product.id]:
                row.product = product


def _shorter(phrase: str) -> list[str]:
    """The phrase, and without a plural's s, and without its first words: "white ceramic mugs", ... "ceramic mug"."""
    words = phrase.split()
    found = []
    for first in range(max(1, len(words) - 1)):
        kept = words[first:]
        found.append(" ".join(kept))
        if kept[-1].endswith("s"):
            found.append(" ".join([*kept[:-1], kept[-1][:-1]]))
    return found[:8]


def _lines(row: _Row, message_id: UUID) -> list[schemas.AskedLine]:
    if not (row.quantities or row.product or row.products or row.name):
        return []
    evidence = []
    name = row.product.name if row.product else row.products[0].value if row.products else _beside(row) or row.name
    if not name:
        return []
    if row.code is not None:
        word, start = row.code
        evidence.append(_evidence("product", message_id, start, start + len(word), word))
    elif row.products:
        one = row.products[0]
        evidence.append(_evidence("product", message_id, one.start, one.end, one.value))
    read = [(each, read_quantity(each.value)) for each in row.quantities[:6]]
    known = [(each, quantity) for each, quantity in read if quantity is not None]
    made = []
    pairs: list[tuple[Found | None, tuple[Decimal, str] | None]] = [*known] or [(None, None)]
    for each, quantity in pairs:
        marks = [*evidence]
        if each is not None:
            marks.append(_evidence("quantity", message_id, each.start, each.end, each.value))
        made.append(
            schemas.AskedLine(
                product_id=row.product.id if row.product else None,
                variant_id=row.variant.id if row.variant else None,
                sku=row.variant.sku if row.variant else row.product.sku if row.product else None,
                name=name,
                unit=quantity[1] if quantity else (row.product.unit if row.product else "H87"),
                quantity=quantity[0] if quantity else None,
                evidence=marks,
            )
        )
    return made


def _beside(row: _Row) -> str:
    if not row.quantities:
        return ""
    at = row.line.start
    return words_beside(row.line.text, [(each.start - at, each.end - at) for each in row.quantities])


def _evidence(name: str, message_id: UUID, start: int, end: int, text: str) -> schemas.AskedEvidence:
    return schemas.AskedEvidence(field=name, message_id=message_id, start=start, end=end, text=text[:300])


def _terms(
    found: Sequence[Found], message_id: UUID, text: str
) -> tuple[Incoterm | None, str | None, list[schemas.AskedEvidence]]:
    term: Incoterm | None = None
    place: str | None = None
    evidence: list[schemas.AskedEvidence] = []
    for one in found:
        words: Any = text[one.start : one.end]
        if one.field is Field.REQUEST_INCOTERM and term is None:
            code, _, named = one.value.partition(" ")
            term = read_incoterm(code)
            place = named or place
            evidence.append(_evidence("incoterm", message_id, one.start, one.end, words))
        elif one.field is Field.REQUEST_PORT and place is None:
            place = one.value
            evidence.append(_evidence("place", message_id, one.start, one.end, words))
        elif one.field is Field.REQUEST_PRICE:
            evidence.append(_evidence("target_price", message_id, one.start, one.end, one.value))
    return term, place, evidence
