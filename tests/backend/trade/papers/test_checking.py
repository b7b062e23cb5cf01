"""Contradictions: a right set of papers has none, and each wrong word is found."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import msgspec
import pytest

from backend.trade.papers.checking import check
from backend.trade.papers.model import Bank, Core, Paper, PaperKind, Party, derive
from backend.trade.papers.samples import sample_core

ON = date(2026, 3, 5)


@dataclass
class Case:
    core: Core
    proforma: Paper
    invoice: Paper
    packing: Paper

    @property
    def found(self) -> set[tuple[str, str]]:
        return {(each.paper, each.code) for each in check(self.core, [self.proforma, self.invoice, self.packing])}


def copy_of(core: Core, kind: PaperKind, on: date) -> Paper:
    paper = derive(core, kind, f"{kind}-1", on, ["en"])
    return msgspec.convert(msgspec.to_builtins(paper), Paper, strict=False)


def a_case() -> Case:
    core = sample_core()
    core.shipping.presented_on = date(2026, 5, 10)
    return Case(
        core,
        copy_of(core, "proforma", ON),
        copy_of(core, "invoice", date(2026, 4, 20)),
        copy_of(core, "packing_list", date(2026, 4, 20)),
    )


def test_papers_of_one_core_do_not_contradict() -> None:
    assert a_case().found == set()


def _with(path: str, value: object, paper: str = "invoice") -> Callable[[Case], None]:
    def spoil(case: Case) -> None:
        target: object = getattr(case, paper)
        *steps, last = path.split(".")
        for step in steps:
            target = target[int(step)] if step.isdigit() else getattr(target, step)  # type: ignore[index]
        setattr(target, last, value)

    return spoil


@pytest.mark.parametrize(
    ("spoil", "paper", "code"),
    [
        (_with("buyer.name", "Almacenes del Norte S.A."), "invoice", "name_differs"),
        (_with("buyer.address", ["Av. Central 45"]), "invoice", "address_differs"),
        (_with("currency", "EUR"), "invoice", "currency_differs"),
        (_with("lines.0.amount", Decimal("4620.01")), "invoice", "line_amount"),
        (_with("totals.total", Decimal("14866.10")), "invoice", "total_wrong"),
        (_with("terms.schedule.1.amount", Decimal("10406.00"), "proforma"), "proforma", "schedule_sum"),
        (_with("lines.0.quantity", Decimal(1261)), "invoice", "quantity_beyond_tolerance"),
        (_with("lines.0.unit_price", Decimal("3.90")), "invoice", "price_differs"),
        (_with("lines.0.quantity", Decimal(1200 - 60), "packing"), "packing_list", "packed_quantity"),
        (_with("shipping.containers.0.packages", 129, "packing"), "packing_list", "packages_differ"),
        (_with("shipping.containers.0.gross_weight", Decimal(2391), "packing"), "packing_list", "weight_differs"),
        (_with("shipping.containers.0.volume", Decimal("5.1"), "packing"), "packing_list", "volume_differs"),
        (_with("shipping.containers.0.number", "CSQU3054384", "packing"), "packing_list", "container_number"),
        (_with("lines.0.net_weight", Decimal(325), "packing"), "packing_list", "net_above_gross"),
        (_with("lines.0.cartons", 19, "packing"), "packing_list", "cartons_short"),
        (_with("lines.1.carton_from", 20, "packing"), "packing_list", "carton_numbers"),
        (_with("terms.incoterm", "CIF"), "invoice", "incoterm_differs"),
        (_with("terms.place", "Puerto Limón"), "invoice", "incoterm_differs"),
        (_with("shipping.port_discharge", "Puerto Limon"), "invoice", "port_differs"),
        (_with("shipping.marks", "ADN\nCALDERA"), "packing_list", "marks_differ"),
        (_with("date", date(2026, 3, 4)), "invoice", "date_order"),
        (_with("shipping.on_board", date(2026, 5, 16)), "invoice", "late_shipment"),
        (_with("shipping.presented_on", date(2026, 5, 21)), "invoice", "late_presentation"),
        (_with("shipping.eta", date(2026, 4, 2)), "invoice", "arrival_before_departure"),
        (_with("bank", Bank(beneficiary="Harbourline", name="Bank", account="999")), "invoice", "account_not_approved"),
        (_with("bank", None, "proforma"), "proforma", "missing"),
        (_with("notes", "☺"), "invoice", "undrawable"),
    ],
)  # fmt: skip
def test_each_contradiction_is_found(spoil: Callable[[Case], None], paper: str, code: str) -> None:
    case = a_case()
    if code == "marks_differ":
        spoil = _with("shipping.marks", "ADN\nCALDERA", "packing")
    spoil(case)
    assert (paper, code) in case.found


def test_tolerance_insurance_and_credit() -> None:
    case = a_case()
    case.invoice.lines[0].quantity = Decimal(1260)
    assert ("invoice", "quantity_beyond_tolerance") not in case.found, "five percent are allowed"
    for terms in (case.core.terms, case.proforma.terms, case.invoice.terms, case.packing.terms):
        terms.incoterm = "CIF"
        terms.insured_amount = Decimal("16352.59")
        terms.insured_on = date(2026, 4, 30)
    assert {("invoice", "under_insured"), ("invoice", "insured_late")} <= case.found
    case.core.lc_expiry = date(2026, 5, 9)
    assert ("invoice", "after_expiry") in case.found


def test_a_paper_differs_when_the_core_changes() -> None:
    case = a_case()
    case.core.buyer = Party(name="Almacenes del Norte, S.A. de C.V.", address=case.core.buyer.address)
    assert {each.paper for each in check(case.core, [case.proforma, case.invoice]) if each.code == "name_differs"} == {
        "proforma",
        "invoice",
    }


def test_the_port_that_a_rule_names_is_that_of_the_voyage() -> None:
    def found(incoterm: str, place: str, loading: str, discharge: str = "Puerto Caldera (CRCAL)") -> set[str]:
        core = sample_core()
        core.terms.incoterm, core.terms.place = incoterm, place
        core.shipping.port_loading, core.shipping.port_discharge = loading, discharge
        return {each.subject for each in check(core, [copy_of(core, "proforma", ON)]) if each.code == "port_differs"}

    assert found("FOB", "Ningbo", "Shanghai (CNSHG)") == {"port_loading"}
    assert found("CIF", "Hamburg", "Ningbo", "Rotterdam (NLRTM)") == {"port_discharge"}
    for place, port in (
        ("Ningbo", "Ningbo (CNNGB)"),
        ("宁波", "Ningbo"),
        ("Qingdao Port", "Qingdao (CNTAO)"),
        ("any Chinese port", "Ningbo"),
    ):
        assert found("FOB", place, port) == set()
    assert found("FCA", "Yiwu", "Ningbo") == set(), "a carrier may take the goods over anywhere"


def test_the_same_goods_at_two_prices() -> None:
    core = sample_core()
    core.lines[1] = msgspec.structs.replace(core.lines[1], item=core.lines[0].item)
    assert not {each.code for each in check(core, [copy_of(core, "proforma", ON)])} & {"price_differs"}


def test_the_same_number_at_another_bank() -> None:
    case = a_case()
    assert case.proforma.bank is not None
    case.proforma.bank.swift = "EVILHKHHXXX"
    assert ("proforma", "account_not_approved") in case.found
    case = a_case()
    assert case.core.bank is not None
    assert case.proforma.bank is not None
    case.core.bank.swift, case.proforma.bank.swift = "EXBKCNBN", "EXBKCNBNXXX"
    assert case.found == set(), "XXX is the head office"


def test_another_party_to_be_told() -> None:
    case = a_case()
    case.core.shipping.notify = Party(name="Agencia Aduanal Sur", address=["Limón"])
    case.packing.shipping.notify = Party(name="Agencia Norte", address=["Limón"])
    assert case.found == {("packing_list", "name_differs")}
