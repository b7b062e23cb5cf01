"""How sure it is that two records are one. Pure.

Each thing that two records share is a reason with a weight; reasons add up as independent hints do
(1 - ∏(1 - weight)), and reasons that say the same (name and its core) count once. Facts: trade_domain §4.6.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from backend.customers.duplicates.models import KeyKind, Verdict

ReasonCode = Literal[
    "tax_id",
    "domain",
    "email",
    "phone",
    "social",
    "name_country",
    "name",
    "name_elsewhere",
    "employer",
    "address",
    "domain_family",
    "name_core",
    "person_name",
    "same_company",
]

#: How sure each makes that two companies are one.
_WEIGHTS: Final[dict[ReasonCode, float]] = {
    "tax_id": 0.99,
    "domain": 0.97,
    "email": 0.96,
    "phone": 0.8,
    "name_country": 0.8,
    "social": 0.75,
    "name": 0.6,
    "employer": 0.55,
    "address": 0.5,
    "domain_family": 0.45,
    "name_elsewhere": 0.35,
    "name_core": 0.3,
    # Of people: a name alone is many people's.
    "person_name": 0.45,
    "same_company": 0.6,
}
#: The first that holds is counted, the rest say the same.
_ALIKE: Final[tuple[tuple[ReasonCode, ...], ...]] = (
    ("name_country", "name", "name_elsewhere", "employer", "name_core"),
    ("domain", "domain_family"),
)
_CERTAIN: Final = 0.95
_LIKELY: Final = 0.7
#: Below this, two records are not worth a look of their own.
SHOWN: Final = 0.5

_CODES: Final[dict[KeyKind, ReasonCode]] = {
    "tax_id": "tax_id",
    "web_domain": "domain",
    "mail_domain": "domain",
    "domain_label": "domain_family",
    "email": "email",
    "phone": "phone",
    "name_core": "name_core",
    "employer_name": "employer",
    "address": "address",
    "social": "social",
    "person_name": "person_name",
}


@dataclass(frozen=True, slots=True)
class Score:
    """How sure it is, in a number, a word, and the reasons that count, the strongest first."""

    value: float
    verdict: Verdict
    reasons: tuple[ReasonCode, ...]


def reason_code(kind: KeyKind, mine: str | None = None, theirs: str | None = None) -> ReasonCode:
    """What sharing a key of this kind says; names look at both countries."""
    if kind != "name":
        return _CODES[kind]
    if mine and theirs:
        return "name_country" if mine == theirs else "name_elsewhere"
    return "name"


def score(codes: Iterable[ReasonCode]) -> Score | None:
    """The sum of reasons; None where there is none."""
    held = set(codes)
    for group in _ALIKE:
        standing = [code for code in group if code in held]
        held -= set(standing[1:])
    if not held:
        return None
    against = 1.0
    for code in sorted(held):
        against *= 1.0 - _WEIGHTS[code]
    value = round(1.0 - against, 4)
    return Score(value, verdict_of(value), tuple(sorted(held, key=lambda code: (-_WEIGHTS[code], code))))


def verdict_of(value: float) -> Verdict:
    """A score in a word."""
    if value >= _CERTAIN:
        return "certain"
    return "likely" if value >= _LIKELY else "possible"
