"""What may be recorded, by country, consent and the tenant's choice."""

import pytest

from backend.outreach.tracking.policy import Reader, Rules, plan_message, plan_reader

HOST = "https://go.acme.example"


def reader(*countries: str, consent: str = "unknown") -> Reader:
    return Reader(address="a@kunde.example", countries=countries, consent=consent)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "effect", "why"),
    [
        (reader("FR"), "off", "no_consent"),
        (reader("FR", consent="granted"), "individual", "granted"),
        (reader("FR", consent="refused"), "off", "refused"),
        (reader("GB"), "off", "no_consent"),
        (reader("NO"), "off", "no_consent"),
        (reader("BR"), "individual", "policy"),
        (reader("BR", consent="refused"), "off", "refused"),
        (reader(), "off", "unknown_country"),
        (reader(consent="granted"), "individual", "granted"),
        (reader("BR", "DE"), "off", "no_consent"),
    ],
)
def test_by_law(given: Reader, effect: str, why: str) -> None:
    found = plan_reader(Rules(), given)
    assert (found.effect, found.why) == (effect, why)


def test_the_tenant_may_choose_otherwise() -> None:
    rules = Rules(countries={"US": "off", "DE": "aggregate"}, elsewhere="consent", unknown="off")
    assert plan_reader(rules, reader("US", consent="granted")).effect == "off"
    assert plan_reader(rules, reader("DE")).effect == "aggregate"
    assert plan_reader(rules, reader("DE", consent="refused")).effect == "off"
    assert plan_reader(rules, reader("JP")).effect == "off"
    assert plan_reader(rules, reader()).effect == "off"


def test_the_most_reserved_recipient_decides_for_all() -> None:
    mixed = plan_message(Rules(), [reader("BR"), reader("FR")], HOST)
    assert (mixed.effect, mixed.why) == ("off", "another_recipient")
    assert plan_message(Rules(), [reader("BR"), reader("MX")], HOST).effect == "individual"


def test_without_a_host_nothing_is_tracked() -> None:
    found = plan_message(Rules(), [reader("BR")], None)
    assert (found.effect, found.why) == ("off", "no_host")
