"""Incoterms 2020 (ICC publication 723): who pays what up to where, and for which means of transport a rule is made."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

Incoterm = Literal["EXW", "FCA", "FAS", "FOB", "CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP"]
Transport = Literal["sea_container", "sea_bulk", "air", "courier", "rail", "road"]
INCOTERMS: Final[tuple[Incoterm, ...]] = get_args(Incoterm)
TRANSPORTS: Final[tuple[Transport, ...]] = get_args(Transport)
EDITION: Final = "Incoterms 2020"
#: Rules for sea and inland waterway only, and the rule for any mode that says the same.
_FOR_SEA: Final[dict[Incoterm, Incoterm]] = {"FAS": "FCA", "FOB": "FCA", "CFR": "CPT", "CIF": "CIP"}
#: Older codes still seen in mails, and what says the same since 2020.
_FORMER: Final[dict[str, Incoterm]] = {
    "C&F": "CFR", "CNF": "CFR", "C+F": "CFR", "CF": "CFR", "DAT": "DPU", "DAF": "DAP", "DES": "DAP", "DEQ": "DPU",
    "DDU": "DAP", "EXWORKS": "EXW", "FOT": "FCA", "FOR": "FCA",
}  # fmt: skip
Warned = Literal["sea_rule_off_sea", "container_sea_rule", "place_missing"]


@dataclass(frozen=True, slots=True)
class TermWarning:
    """Why a rule does not fit; `better` is the rule that would. A warning never blocks."""

    code: Warned
    better: Incoterm | None = None


def read_incoterm(text: str) -> Incoterm | None:
    """The rule that a code in a mail means, former codes included."""
    code = text.strip().upper().replace(" ", "")
    for known in INCOTERMS:
        if code == known:
            return known
    return _FORMER.get(code)


def warnings_of(term: Incoterm, place: str, transport: Transport | None) -> list[TermWarning]:
    """What does not fit: no named place, a sea rule for another means of transport, or for goods in containers."""
    found: list[TermWarning] = []
    if not place.strip():
        found.append(TermWarning("place_missing"))
    if term in _FOR_SEA and transport is not None:
        if transport == "sea_container":
            found.append(TermWarning("container_sea_rule", _FOR_SEA[term]))
        elif transport != "sea_bulk":
            found.append(TermWarning("sea_rule_off_sea", _FOR_SEA[term]))
    return found
