"""What contradicts what in an order's papers. Pure.

Papers are made from one core, but people change papers, and ports, weights and dates arrive one by one. Banks refuse
papers that conflict (UCP 600 art. 14 d), customs fine for them; so every contradiction is listed before one goes out.
Sources: UCP 600 art. 14 c (presentation), 28 f (insurance), 30 (tolerances); Incoterms 2020 CIF/CIP A5.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Final, Literal

import msgspec

from backend.trade.calculators.containers import container_number_fault
from backend.trade.money import LineInput, line_amount, round_money
from backend.trade.papers.fonts_of import undrawable
from backend.trade.papers.model import NOTES, PACKED, PRICED, Core, Paper, PaperKind, PaperLine, Party
from i18n.ports import ports_named

Code = Literal[
    "name_differs", "address_differs", "currency_differs", "line_amount", "total_wrong", "schedule_sum",
    "quantity_beyond_tolerance", "price_differs", "packed_quantity", "packages_differ", "weight_differs",
    "volume_differs", "net_above_gross", "cartons_short", "carton_numbers", "incoterm_differs", "port_differs",
    "marks_differ", "date_order", "late_shipment", "late_presentation", "after_expiry", "under_insured",
    "insured_late", "account_not_approved", "container_number", "undrawable", "missing", "arrival_before_departure",
    "credit_currency", "credit_exceeded", "credit_partial", "credit_goods",
]  # fmt: skip
Severity = Literal["error", "warning"]
ZERO: Final = Decimal(0)
#: Weights and volumes are rounded per line; so much may they drift apart.
_WEIGHT_SLACK: Final = Decimal("0.05")
_VOLUME_SLACK: Final = Decimal("0.005")
#: Papers that list other things than what was ordered.
_APART: Final = NOTES | {"statement"}
_INSURED: Final = Decimal("1.10")
#: Which end of the voyage the place of a rule is.
_PORT_OF_RULE: Final = {
    "FAS": "port_loading", "FOB": "port_loading", "CFR": "port_discharge", "CIF": "port_discharge",
}  # fmt: skip


class Contradiction(msgspec.Struct, kw_only=True, frozen=True):
    """One contradiction: in which paper, about what, what it should say and what it says. A warning does not hinder."""

    code: Code
    severity: Severity
    paper: PaperKind
    subject: str = ""
    expected: str = ""
    found: str = ""


def check(core: Core, papers: Sequence[Paper]) -> list[Contradiction]:
    """Every contradiction within `papers`, between them, and with `core`; errors first."""
    found: list[Contradiction] = []
    for paper in papers:
        found += [
            *_parties(core, paper),
            *_sums(paper),
            *_against_core(core, paper),
            *_packing(paper),
            *_dates(core, paper),
            *_money_ways(core, paper),
            *_credit(core, paper),
            *_completeness(paper),
        ]
    found += _between(papers)
    unique = list(dict.fromkeys(found))
    return sorted(unique, key=lambda each: each.severity != "error")


def _note(
    paper: Paper, code: Code, subject: str = "", expected: object = "", found: object = "", severity: Severity = "error"
) -> Contradiction:
    return Contradiction(
        code=code, severity=severity, paper=paper.kind, subject=subject, expected=_say(expected), found=_say(found)
    )


def _say(value: object) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def _parties(core: Core, paper: Paper) -> Iterable[Contradiction]:
    for role, ours, theirs in (("seller", core.seller, paper.seller), ("buyer", core.buyer, paper.buyer)):
        # Letter by letter: a bank reads "Co.,Ltd" and "Co., Ltd." as two firms.
        if ours.name != theirs.name:
            yield _note(paper, "name_differs", role, ours.name, theirs.name)
        if ours.address != theirs.address:
            yield _note(paper, "address_differs", role, ", ".join(ours.address), ", ".join(theirs.address), "warning")
    for role in ("consignee", "notify"):
        said, meant = getattr(paper.shipping, role), getattr(core.shipping, role)
        if said is not None and meant is not None and said.name != meant.name:
            yield _note(paper, "name_differs", role, meant.name, said.name)
    if paper.currency != core.currency:
        yield _note(paper, "currency_differs", "", core.currency, paper.currency)


def _sums(paper: Paper) -> Iterable[Contradiction]:
    if paper.kind not in PRICED:
        return
    for line in paper.lines:
        meant = line_amount(LineInput(line.quantity, line.unit_price, line.discount), paper.currency)
        if meant != line.amount:
            yield _note(paper, "line_amount", str(line.number), meant, line.amount)
    totals = paper.totals
    subtotal = sum((line.amount for line in paper.lines), ZERO)
    charges = sum((charge.amount for charge in totals.charges), ZERO)
    if subtotal != totals.subtotal:
        yield _note(paper, "total_wrong", "subtotal", subtotal, totals.subtotal)
    whole = totals.subtotal - totals.discount + charges + totals.tax
    if whole != totals.total:
        yield _note(paper, "total_wrong", "total", whole, totals.total)
    shares = sum((share.amount for share in paper.terms.schedule), ZERO)
    if paper.terms.schedule and shares != totals.total:
        yield _note(paper, "schedule_sum", "", totals.total, shares)


def _key(line: PaperLine) -> str:
    return line.item or f"#{line.number}"


def _quantities(lines: Iterable[PaperLine]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for line in lines:
        sums[_key(line)] = sums.get(_key(line), ZERO) + line.quantity
    return sums


def _against_core(core: Core, paper: Paper) -> Iterable[Contradiction]:
    if paper.kind in _APART:
        return
    ordered, said = _quantities(core.lines), _quantities(paper.lines)
    slack = (core.terms.tolerance or ZERO) / 100
    partial = paper.kind in PACKED | {"invoice"} and core.terms.partial_shipment
    for item, quantity in said.items():
        meant = ordered.get(item, ZERO)
        if quantity > meant * (1 + slack) or (not partial and quantity < meant * (1 - slack)):
            yield _note(paper, "quantity_beyond_tolerance", item, meant, quantity)
    for item in ordered.keys() - said.keys() if not partial else ():
        yield _note(paper, "quantity_beyond_tolerance", item, ordered[item], ZERO)
    if paper.kind in PRICED:
        prices: dict[str, list[Decimal]] = {}
        for line in core.lines:
            prices.setdefault(_key(line), []).append(line.unit_price)
        for line in paper.lines:
            # The same goods may stand on an order at two prices: samples, a second colour.
            agreed = prices.get(_key(line), [line.unit_price])
            if line.unit_price not in agreed:
                yield _note(paper, "price_differs", _key(line), agreed[0], line.unit_price)
    yield from _same_words(core, paper)


def _same_words(core: Core, paper: Paper) -> Iterable[Contradiction]:
    rule, meant_rule = (f"{terms.incoterm} {terms.place}".strip() for terms in (paper.terms, core.terms))
    if rule != meant_rule:
        yield _note(paper, "incoterm_differs", "", meant_rule, rule)
    for end in ("port_loading", "port_discharge"):
        meant, said = getattr(core.shipping, end), getattr(paper.shipping, end)
        if said != meant:
            yield _note(paper, "port_differs", end, meant, said)
    yield from _named_port(paper)
    if paper.shipping.marks.split() != core.shipping.marks.split():
        yield _note(paper, "marks_differ", "", core.shipping.marks, paper.shipping.marks)


def _named_port(paper: Paper) -> Iterable[Contradiction]:
    """FOB Ningbo is loaded at Ningbo, CIF Hamburg discharged there: the port that a rule of the sea names is that of
    the voyage. Only where both are ports that are known by these names."""
    end = _PORT_OF_RULE.get(paper.terms.incoterm)
    if end is None:
        return
    place, port = paper.terms.place, getattr(paper.shipping, end)
    if not place or not port or _plain(place) in _plain(port) or _plain(port) in _plain(place):
        return
    named, sailed = ({each.code for each in ports_named(text)} for text in (place, port))
    if named and sailed and not named & sailed:
        yield _note(paper, "port_differs", end, place, port, "warning")


def _packing(paper: Paper) -> Iterable[Contradiction]:
    if paper.kind not in PACKED:
        return
    taken = 0
    for line in paper.lines:
        if line.net_weight > line.gross_weight:
            yield _note(paper, "net_above_gross", _key(line), line.gross_weight, line.net_weight)
        if line.per_carton:
            needed = int((line.quantity / line.per_carton).to_integral_value(ROUND_CEILING))
            if needed != line.cartons:
                yield _note(paper, "cartons_short", _key(line), needed, line.cartons)
        if line.carton_from is not None and line.cartons:
            if line.carton_from != taken + 1:
                yield _note(paper, "carton_numbers", _key(line), taken + 1, line.carton_from)
            taken = line.carton_from + line.cartons - 1
    yield from _containers(paper)


def _containers(paper: Paper) -> Iterable[Contradiction]:
    containers = paper.shipping.containers
    for container in containers:
        if container_number_fault(container.number):
            yield _note(paper, "container_number", container.number)
    if not containers:
        return
    packages = sum(line.cartons for line in paper.lines)
    if packages and packages != sum(each.packages for each in containers):
        yield _note(paper, "packages_differ", "containers", packages, sum(each.packages for each in containers))
    gross = sum((line.gross_weight for line in paper.lines), ZERO)
    held = sum((each.gross_weight for each in containers), ZERO)
    if gross and abs(gross - held) > _WEIGHT_SLACK:
        yield _note(paper, "weight_differs", "containers", gross, held)
    volume = sum((line.volume for line in paper.lines), ZERO)
    filled = sum((each.volume for each in containers), ZERO)
    if volume and abs(volume - filled) > _VOLUME_SLACK:
        yield _note(paper, "volume_differs", "containers", volume, filled)


def _dates(core: Core, paper: Paper) -> Iterable[Contradiction]:
    shipping = paper.shipping
    if shipping.etd and shipping.eta and shipping.eta < shipping.etd:
        yield _note(paper, "arrival_before_departure", "", shipping.etd, shipping.eta)
    latest = min((day for day in (core.terms.latest_shipment, core.lc_latest_shipment) if day), default=None)
    sailed = shipping.on_board or shipping.etd
    if latest and sailed and sailed > latest:
        yield _note(paper, "late_shipment", "", latest, sailed, "error" if shipping.on_board else "warning")
    if shipping.on_board and shipping.presented_on:
        until = shipping.on_board + timedelta(days=core.presentation_days)
        if shipping.presented_on > until:
            yield _note(paper, "late_presentation", "", until, shipping.presented_on)
    if core.lc_expiry and shipping.presented_on and shipping.presented_on > core.lc_expiry:
        yield _note(paper, "after_expiry", "", core.lc_expiry, shipping.presented_on)


def _money_ways(core: Core, paper: Paper) -> Iterable[Contradiction]:
    terms = paper.terms
    if paper.kind == "invoice" and terms.incoterm in {"CIF", "CIP"}:
        least = round_money(paper.totals.total * _INSURED, paper.currency)
        if terms.insured_amount is None:
            yield _note(paper, "missing", "insured_amount", least, "", "warning")
        elif terms.insured_amount < least:
            yield _note(paper, "under_insured", "", least, terms.insured_amount)
        if terms.insured_on and paper.shipping.on_board and terms.insured_on > paper.shipping.on_board:
            yield _note(paper, "insured_late", "", paper.shipping.on_board, terms.insured_on)
    if paper.bank is not None:
        names = {_plain(paper.seller.name), _plain(paper.seller.native_name)}
        if _plain(paper.bank.beneficiary) not in names:
            yield _note(paper, "name_differs", "beneficiary", paper.seller.name, paper.bank.beneficiary, "warning")
        approved = {"".join(account.split()) for account in core.approved_accounts}
        if "".join(paper.bank.account.split()) not in approved:
            yield _note(paper, "account_not_approved", "", ", ".join(core.approved_accounts), paper.bank.account)
        elif core.bank is not None and _plain(core.bank.account) == _plain(paper.bank.account):
            # The same number at another bank is another account.
            ours, said = (_plain(bank.swift).removesuffix("xxx") for bank in (core.bank, paper.bank))
            if ours != said:
                yield _note(paper, "account_not_approved", "SWIFT", core.bank.swift, paper.bank.swift)


def _credit(core: Core, paper: Paper) -> Iterable[Contradiction]:
    """What an invoice says otherwise than the letter of credit that it is drawn under (UCP 600 art. 18, 30, 31)."""
    if core.lc_most is None or paper.kind not in {"invoice", "packing_list"}:
        return
    if core.part and not core.lc_partial:
        yield _note(paper, "credit_partial")
    if paper.kind != "invoice":
        return
    if paper.currency != core.lc_currency:
        yield _note(paper, "credit_currency", "", core.lc_currency, paper.currency)
    elif paper.totals.total > core.lc_most:
        yield _note(paper, "credit_exceeded", "", core.lc_most, paper.totals.total)
    wanted = _plain(core.lc_goods)
    for line in paper.lines if wanted else ():
        names = {_plain(text) for text in (line.description, *line.descriptions.values()) if text.strip()}
        if not any(name in wanted for name in names):
            yield _note(paper, "credit_goods", _key(line), "", line.description, "warning")


def _plain(text: str) -> str:
    """Letters and figures alone: punctuation and line ends do not make another description of goods."""
    return "".join(each for each in text.casefold() if each.isalnum())


def _completeness(paper: Paper) -> Iterable[Contradiction]:
    needed = {"buyer": bool(paper.buyer.name), "buyer_address": bool(paper.buyer.address), "lines": bool(paper.lines)}
    if paper.kind in {"proforma", "contract"}:
        needed |= {"bank": paper.bank is not None, "payment_terms": bool(paper.terms.payment)}
    if paper.kind in {"invoice", "packing_list", "shipping_instruction"}:
        needed |= {
            "port_loading": bool(paper.shipping.port_loading),
            "port_discharge": bool(paper.shipping.port_discharge),
        }
    if paper.kind == "invoice":
        needed |= {
            "hs_code": all(line.hs_code for line in paper.lines),
            "origin": all(line.origin for line in paper.lines),
        }
    if paper.kind in PACKED:
        needed["cartons"] = all(line.cartons for line in paper.lines)
        needed["gross_weight"] = all(line.gross_weight for line in paper.lines)
    if paper.kind != "statement":  # which lists no goods
        for what, there in needed.items():
            if not there:
                yield _note(paper, "missing", what, severity="warning" if what not in {"buyer", "lines"} else "error")
    strange = undrawable("".join(_texts(paper)))
    if strange:
        yield _note(paper, "undrawable", "", "", " ".join(strange), "warning")


def _texts(paper: Paper) -> Iterable[str]:
    def of(party: Party | None) -> Iterable[str]:
        return (party.name, *party.address, party.contact) if party is not None else ()

    yield from (*of(paper.seller), *of(paper.buyer), *of(paper.shipping.consignee), paper.shipping.marks, paper.notes)
    for line in paper.lines:
        yield from (line.description, line.spec, *line.descriptions.values())


def _between(papers: Sequence[Paper]) -> Iterable[Contradiction]:
    by_kind = {paper.kind: paper for paper in papers}
    proforma, invoice, packing = (by_kind.get(kind) for kind in ("proforma", "invoice", "packing_list"))
    instruction = by_kind.get("shipping_instruction")
    if proforma and invoice and invoice.date < proforma.date:
        yield _note(invoice, "date_order", "proforma", proforma.date, invoice.date)
    if invoice and packing:
        said, packed = _quantities(invoice.lines), _quantities(packing.lines)
        for item in sorted(said.keys() | packed.keys()):
            if said.get(item, ZERO) != packed.get(item, ZERO):
                yield _note(packing, "packed_quantity", item, said.get(item, ZERO), packed.get(item, ZERO))
    if packing and instruction:
        for name, code in (("cartons", "packages_differ"), ("gross_weight", "weight_differs")):
            one, other = (sum(Decimal(getattr(line, name)) for line in each.lines) for each in (packing, instruction))
            if one != other:
                yield _note(instruction, code, "packing_list", Decimal(one), Decimal(other))  # type: ignore[arg-type]
