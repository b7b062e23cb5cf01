"""What may be recorded of a reader: by the law of their country, the tenant's choice, and what they said themselves."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from backend.outreach.tracking.schemas import ConsentState, Effect, Mode, Plan, RecipientPlan, Why

#: Where recording individual opens needs the reader's consent: EU and EEA (ePrivacy Directive art. 5(3), EDPB
#: Guidelines 2/2023; France: CNIL 2026-042), United Kingdom (PECR reg. 6).
BY_LAW: Final = frozenset(
    """AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO GB""".split()  # noqa: SIM905
)
_STRICTNESS: Final[dict[Mode, int]] = {"off": 3, "consent": 2, "aggregate": 1, "individual": 0}
_LEAST: Final[dict[Effect, int]] = {"off": 2, "aggregate": 1, "individual": 0}


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """A tenant's choice. `countries` goes over the law's list."""

    countries: Mapping[str, Mode] = {}
    elsewhere: Mode = "individual"
    unknown: Mode = "consent"


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """A recipient and what is known of them. `countries`: of their company, and what their address says."""

    address: str
    countries: Sequence[str] = ()
    consent: ConsentState = "unknown"


def mode_of(rules: Rules, country: str) -> Mode:
    """What holds for a country."""
    named = rules.countries.get(country)
    if named is not None:
        return named
    return "consent" if country in BY_LAW else rules.elsewhere


def plan_reader(rules: Rules, reader: Reader) -> RecipientPlan:
    """What may be recorded of one reader. Where two countries are likely, the one that allows less decides."""
    country = max(reader.countries, key=lambda code: _STRICTNESS[mode_of(rules, code)], default=None)
    mode = rules.unknown if country is None else mode_of(rules, country)
    effect, why = _effect(mode, reader.consent, known=country is not None)
    return RecipientPlan(address=reader.address, country=country, consent=reader.consent, effect=effect, why=why)


def _effect(mode: Mode, consent: ConsentState, *, known: bool) -> tuple[Effect, Why]:
    if consent == "refused":
        return "off", "refused"
    by_policy: Why = "policy" if known else "unknown_country"
    if mode == "consent":
        if consent == "granted":
            return "individual", "granted"
        return "off", "no_consent" if known else "unknown_country"
    return mode, by_policy


def plan_message(rules: Rules, readers: Sequence[Reader], host: str | None) -> Plan:
    """What is recorded of a message to `readers` (each is listed, in their order)."""
    plans = [plan_reader(rules, reader) for reader in readers]
    if host is None:
        return Plan(effect="off", why="no_host", host=None, recipients=plans)
    if not plans:
        return Plan(effect="off", why="policy", host=host, recipients=[])
    least = max(plans, key=lambda plan: _LEAST[plan.effect])
    mixed = any(plan.effect != least.effect for plan in plans)
    return Plan(effect=least.effect, why="another_recipient" if mixed else least.why, host=host, recipients=plans)
