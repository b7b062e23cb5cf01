"""Incoterms 2020 (ICC publication 723): who pays what up to where, and for which means of transport a rule is made.

A rule always names a place. Which kind of place fits follows from the rule: one for ships names a port, of loading or
of discharge. Places are looked up by UN/LOCODE (`i18n.ports`); one that is not listed there, such as a factory, fits.
"""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from i18n.ports import PortKind, ports_named

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
#: Rules for ships whose place is the port of loading; that of the others is the port of discharge.
_NAMES_LOADING: Final[frozenset[Incoterm]] = frozenset({"FAS", "FOB"})
#: Rules whose named place is where the carrier takes over or hands over: a port where it is one by that transport.
_NAMES_HANDOVER: Final[frozenset[Incoterm]] = frozenset({"FCA", "CPT", "CIP"})
_WRONG_PLACE: Final[dict[Transport, tuple[PortKind, PortKind]]] = {
    "sea_container": ("air", "sea"), "sea_bulk": ("air", "sea"), "air": ("sea", "air"), "courier": ("sea", "air"),
}  # fmt: skip
Warned = Literal[
    "sea_rule_off_sea", "container_sea_rule", "place_missing", "place_no_seaport", "place_other_transport",
    "place_not_loading", "place_not_discharge",
]  # fmt: skip


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


def warnings_of(
    term: Incoterm, place: str, transport: Transport | None, loading: str | None = None, discharge: str | None = None
) -> list[TermWarning]:
    """What does not fit: no named place, a sea rule for another means of transport or for goods in containers, a place
    that is no port for it, a place that contradicts the port of `loading` or `discharge`."""
    found: list[TermWarning] = []
    if not place.strip():
        found.append(TermWarning("place_missing"))
    if term in _FOR_SEA and transport is not None:
        if transport == "sea_container":
            found.append(TermWarning("container_sea_rule", _FOR_SEA[term]))
        elif transport != "sea_bulk":
            found.append(TermWarning("sea_rule_off_sea", _FOR_SEA[term]))
    return found + _about_place(term, place, transport, loading, discharge)


def _about_place(
    term: Incoterm, place: str, transport: Transport | None, loading: str | None, discharge: str | None
) -> list[TermWarning]:
    named = ports_named(place) if place.strip() else []
    if not named:
        return []
    kinds = {kind for port in named for kind in port.kinds}
    if term in _FOR_SEA and "sea" not in kinds:
        return [TermWarning("place_no_seaport", _FOR_SEA[term])]
    if term in _NAMES_HANDOVER and transport in _WRONG_PLACE:
        only, needed = _WRONG_PLACE[transport]
        if kinds == {only} and needed not in kinds:
            return [TermWarning("place_other_transport")]
    if term in _FOR_SEA:
        other = loading if term in _NAMES_LOADING else discharge
        codes = {port.code for port in ports_named(other or "")}
        if codes and not codes & {port.code for port in named}:
            return [TermWarning("place_not_loading" if term in _NAMES_LOADING else "place_not_discharge")]
    return []
