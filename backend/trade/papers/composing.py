"""From a paper and a layout to a sheet: which words stand where. Pure."""

import re
from datetime import date
from decimal import Decimal
from typing import Final

from anyascii import anyascii

from backend.trade.money import digits_of
from backend.trade.papers.goods import goods_table
from backend.trade.papers.labels import LABELS, label
from backend.trade.papers.layout import Layout
from backend.trade.papers.model import NOTES, PRICED, Paper, PaperLanguage, Party
from backend.trade.papers.printing import amount_text, day_text
from backend.trade.papers.sheet import Box, Cell, Facts, Head, Sheet, Sign, Sum, Table
from backend.trade.papers.words import amount_in_words

_SIGNED_BY_BOTH: Final = frozenset({"contract", "proforma", "confirmation"})
_TERMS_UP_FRONT: Final = frozenset({"packing_list", "shipping_instruction", "statement"})


def compose(paper: Paper, layout: Layout) -> Sheet:
    """The sheet of `paper`. Money reads 1,234.56 and dates 05 Mar 2026 in every language, as papers cross borders."""
    languages = paper.languages
    shipper = paper.kind == "shipping_instruction"
    parts: set[str] = set(layout.parts)
    tables = [_movements(paper)] if paper.kind == "statement" else [goods_table(paper, layout)]
    if "schedule" in parts and paper.terms.schedule:
        tables.append(_schedule(paper))
    if "containers" in parts and paper.shipping.containers:
        tables.append(_containers(paper))
    priced = paper.kind in PRICED or paper.kind == "statement"
    return Sheet(
        language=languages[0],
        rtl=languages[0] == "ar",
        titles=[LABELS[paper.kind][language] for language in languages],
        seller=_seller(paper, layout),
        parties=_parties(paper, layout, shipper=shipper),
        references=_references(paper),
        tables=tables,
        sums=_sums(paper) if paper.kind in PRICED and not _only_options(paper) else [],
        words=_words(paper) if priced and "words" in parts and paper.totals.total else [],
        blocks=_blocks(paper, parts),
        notes=_notes(paper, layout, parts),
        signs=_signs(paper, layout) if "signatures" in parts else [],
        page=LABELS["page"][languages[0]],
        header=layout.header,
        footer=layout.footer,
    )


def latin(text: str) -> str:
    """Latin capitals of a text in any script, as banks and customs ask."""
    return anyascii(text).upper()


def _written(text: str, layout: Layout) -> str:
    return latin(text) if layout.capitals else text


def _seller(paper: Paper, layout: Layout) -> Box:
    seller = paper.seller
    lines = [_written(line, layout) for line in seller.address]
    lines.append(" · ".join(text for text in (seller.phone, seller.email) if text))
    if "seller_ids" in layout.parts:
        lines += [f"{name}: {value}" for name, value in seller.ids]
    native = seller.native_name if seller.native_name != seller.name else ""
    name = _written(seller.name, layout)
    return Box(f"{native}\n{name}" if native and "zh" in paper.languages else name, [line for line in lines if line])


def _parties(paper: Paper, layout: Layout, *, shipper: bool) -> list[Box]:
    def box(key: str, party: Party) -> Box:
        contact = f"{label('contact', paper.languages)}: {party.contact}" if party.contact else ""
        reach = " · ".join(text for text in (party.phone, party.email) if text)
        lines = [_written(party.name, layout), *(_written(line, layout) for line in party.address), contact, reach]
        lines += [f"{name}: {value}" for name, value in party.ids]
        return Box(label(key, paper.languages), [line for line in lines if line])

    boxes = [box("shipper", paper.seller)] if shipper else [box("buyer", paper.buyer)]
    if shipper or paper.shipping.consignee is not None:
        boxes.append(box("consignee", paper.shipping.consignee or paper.buyer))
    if paper.shipping.notify is not None and paper.kind in {"invoice", "packing_list", "shipping_instruction"}:
        boxes.append(box("notify", paper.shipping.notify))
    return boxes


def _references(paper: Paper) -> Facts:
    languages = paper.languages
    pairs = [(label("no", languages), paper.number + (f" / v{paper.version}" if paper.version > 1 else ""))]
    pairs.append((label("date", languages), day_text(paper.date)))
    pairs += [
        (label(f"ref_{name}", languages), value)
        for name, value in paper.references.items()
        if value and f"ref_{name}" in LABELS
    ]
    if paper.reason:
        pairs.append((label("reason", languages), label(f"reason_{paper.reason}", languages)))
    if paper.terms.valid_until and paper.kind in {"quotation", "proforma"}:
        pairs.append((label("valid_until", languages), day_text(paper.terms.valid_until)))
    return Facts("", pairs)


def _only_options(paper: Paper) -> bool:
    return paper.kind == "quotation" and bool(paper.lines) and all(not line.amount for line in paper.lines)


def _sums(paper: Paper) -> list[Sum]:
    digits, languages, totals = digits_of(paper.currency), paper.languages, paper.totals

    def line(title: str, amount: Decimal, *, total: bool = False) -> Sum:
        return Sum(title, Cell(amount_text(amount, digits), amount, digits), total)

    sums = []
    if totals.discount or totals.charges or totals.tax:
        sums.append(line(label("subtotal", languages), totals.subtotal))
    if totals.discount:
        sums.append(line(label("discount", languages), -totals.discount))
    sums += [line(charge.name, charge.amount) for charge in totals.charges]
    if totals.tax:
        sums.append(line(label("tax", languages), totals.tax))
    stated = paper.terms.incoterm and paper.kind not in NOTES
    rule = f" {paper.terms.incoterm} {paper.terms.place}".rstrip() if stated else ""
    sums.append(line(f"{label('total', languages)} {paper.currency}{rule}", totals.total, total=True))
    sums += [line(f"{label('total', languages)} {paper.currency} {each.name}", each.amount) for each in totals.others]
    return sums


def _words(paper: Paper) -> list[str]:
    return [amount_in_words(paper.totals.total, paper.currency, language) for language in paper.languages]


def _yes_no(value: bool | None, languages: list[PaperLanguage]) -> str:
    return "" if value is None else label("allowed" if value else "not_allowed", languages)


def _day(value: date | None) -> str:
    return day_text(value) if value else ""


def _said(key: str, value: str, languages: list[PaperLanguage]) -> str:
    """A usual value in the paper's languages, such as "Sea" or "Prepaid"; what else was written stays as it is."""
    known = f"{key}_{'_'.join(re.findall('[a-z]+', value.lower()))}"
    return label(known, languages) if known in LABELS else value


def _blocks(paper: Paper, parts: set[str]) -> list[Facts]:
    languages, terms, shipping, bank = paper.languages, paper.terms, paper.shipping, paper.bank
    blocks = []

    def block(title: str, values: list[tuple[str, str]]) -> None:
        pairs = [(label(key, languages), value) for key, value in values if value]
        if pairs:
            blocks.append(Facts(label(title, languages), pairs))

    if "terms" in parts and paper.kind not in _TERMS_UP_FRONT:
        delivery = " ".join(each for each in (terms.incoterm, terms.place) if each)
        block("terms", [
            ("delivery_terms", f"{delivery} ({terms.edition})" if delivery else ""),
            ("payment_terms", terms.payment),
            ("lead_time", terms.lead_time),
            ("latest_shipment", _day(terms.latest_shipment)),
            ("partial_shipment", _yes_no(terms.partial_shipment, languages)),
            ("transhipment", _yes_no(terms.transhipment, languages)),
            ("tolerance", f"± {terms.tolerance.normalize():f} %" if terms.tolerance else ""),
            ("insurance", terms.insurance),
            ("bank_charges", terms.bank_charges),
        ])  # fmt: skip
    if "shipping" in parts:
        shipped = paper.kind in {"invoice", "packing_list", "shipping_instruction"}
        vessel = " / ".join(each for each in (shipping.vessel, shipping.voyage) if each)
        block("shipping", [
            ("mode", _said("mode", shipping.mode, languages)),
            ("port_loading", shipping.port_loading),
            ("port_discharge", shipping.port_discharge),
            ("delivery_place", shipping.delivery_place),
            ("carrier", shipping.carrier if shipped else ""),
            ("vessel", vessel if shipped else ""),
            ("bl_number", shipping.bl_number if shipped else ""),
            ("etd", _day(shipping.etd)),
            ("eta", _day(shipping.eta)),
            ("on_board", _day(shipping.on_board) if shipped else ""),
            ("freight", _said("freight", shipping.freight, languages)),
        ])  # fmt: skip
    if "bank" in parts and bank is not None:
        block("bank", [
            ("beneficiary", bank.beneficiary),
            ("bank_name", bank.name),
            ("bank_address", bank.address),
            ("swift", bank.swift),
            ("account", bank.account),
            ("correspondent", bank.correspondent),
        ])  # fmt: skip
    return blocks


def _notes(paper: Paper, layout: Layout, parts: set[str]) -> list[Box]:
    notes = []
    if "marks" in parts and paper.shipping.marks:
        notes.append(Box(label("marks", paper.languages), paper.shipping.marks.splitlines()))
    for clause in layout.clauses:
        said = [language for language in paper.languages if clause.texts.get(language)]
        titles = [clause.titles[language] for language in said if clause.titles.get(language)]
        notes += [Box(" / ".join(titles), [clause.texts[language] for language in said])] if said else []
    if paper.notes:
        notes.append(Box(label("notes", paper.languages), paper.notes.splitlines()))
    return notes


def _signs(paper: Paper, layout: Layout) -> list[Sign]:
    seller = f"{_written(paper.seller.name, layout)}\n{layout.signatory}".rstrip()
    signs = [Sign(label("for_seller", paper.languages), seller, ours=True)]
    if paper.kind in _SIGNED_BY_BOTH:
        signs.append(Sign(label("for_buyer", paper.languages), _written(paper.buyer.name, layout), ours=False))
    return signs


def _schedule(paper: Paper) -> Table:
    languages, digits = paper.languages, digits_of(paper.currency)
    heads = [
        Head(label("schedule", languages), "start", 4),
        Head("%", "end", 0.8),
        Head(label("due_on", languages), "end", 1.4),
        Head(f"{label('amount', languages)} ({paper.currency})", "end", 1.8),
    ]
    rows = []
    for share in paper.terms.schedule:
        named = share.label if share.label not in LABELS else label(share.label, languages)
        percent = f"{share.percent.normalize():f}" if share.percent is not None else ""
        amount = Cell(amount_text(share.amount, digits), share.amount, digits)
        rows.append([Cell(named), Cell(percent), Cell(_day(share.due_on)), amount])
    return Table("", heads, rows, [])


def _containers(paper: Paper) -> Table:
    languages = paper.languages
    keys = (("containers", 2.2), ("kind", 1), ("seal", 1.6), ("cartons", 1), ("gross_weight", 1.4), ("volume", 1.2))
    heads = [
        Head(label(key, languages, "\n"), "start" if i < 3 else "end", width) for i, (key, width) in enumerate(keys)
    ]
    rows = [
        [
            Cell(each.number),
            Cell(each.kind),
            Cell(each.seal),
            Cell(f"{each.packages:,}", Decimal(each.packages)),
            Cell(amount_text(each.gross_weight, 2), each.gross_weight, 2),
            Cell(amount_text(each.volume, 3), each.volume, 3),
        ]
        for each in paper.shipping.containers
    ]
    return Table("", heads, rows, [])


def _movements(paper: Paper) -> Table:
    languages, digits = paper.languages, digits_of(paper.currency)
    keys = (("date", 1.2), ("movement", 4), ("debit", 1.4), ("credit", 1.4), ("balance", 1.4))
    heads = [
        Head(label(key, languages, "\n"), "start" if i < 2 else "end", width) for i, (key, width) in enumerate(keys)
    ]

    def money(amount: Decimal) -> Cell:
        return Cell(amount_text(amount, digits), amount, digits) if amount else Cell("")

    rows, balance = [], Decimal(0)
    for each in paper.movements:
        balance += each.debit - each.credit
        left = Cell(amount_text(balance, digits), balance, digits)
        rows.append([Cell(day_text(each.on)), Cell(each.text), money(each.debit), money(each.credit), left])
    foot = [Cell(""), Cell(f"{label('total', languages)} {paper.currency}"), Cell(""), Cell(""),
            Cell(amount_text(balance, digits), balance, digits)]  # fmt: skip
    return Table("", heads, rows, foot)
