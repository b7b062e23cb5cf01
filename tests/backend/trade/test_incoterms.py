"""Which named place fits an Incoterm, for which transport."""

import pytest

from backend.trade.incoterms import Incoterm, Transport, Warned, warnings_of
from tests.support import ApiClient

SEA: Transport = "sea_bulk"


@pytest.mark.parametrize(
    ("term", "place", "transport", "warned"),
    [
        ("FOB", "Ningbo", SEA, []),
        ("FOB", "Ningbo (CNNGB)", SEA, []),
        ("FOB", "Yiwu", SEA, ["place_no_seaport"]),
        ("CIF", "Madrid", SEA, ["place_no_seaport"]),
        ("CIF", "Hamburg, Germany", None, []),
        ("FOB", "our wharf", SEA, []),
        ("FCA", "Shanghai Pudong Airport", "sea_container", ["place_other_transport"]),
        ("CPT", "Jebel Ali", "air", ["place_other_transport"]),
        ("CIP", "Dubai", "air", []),
        ("FCA", "Yiwu", "sea_container", []),
        ("DAP", "Madrid", "road", []),
        ("FOB", "", "air", ["place_missing", "sea_rule_off_sea"]),
    ],
)
def test_a_place_fits_its_rule(term: Incoterm, place: str, transport: Transport | None, warned: list[Warned]) -> None:
    assert [each.code for each in warnings_of(term, place, transport)] == warned


def test_the_named_port_is_that_of_loading_or_discharge() -> None:
    def codes(term: Incoterm, place: str) -> list[str]:
        return [each.code for each in warnings_of(term, place, SEA, "Shanghai (CNSHG)", "Port of Hamburg")]

    assert codes("FOB", "Ningbo") == ["place_not_loading"]
    assert codes("FOB", "上海") == codes("CIF", "HAMBURG") == codes("DAP", "Berlin") == []
    assert codes("CFR", "Rotterdam") == ["place_not_discharge"]


async def test_ports_are_offered_while_a_place_is_typed(client: ApiClient) -> None:
    answer = await client.get("/ports", q="宁波")
    assert answer.status_code == 200, answer.text
    (first, *_) = answer.json()
    assert (first["code"], first["label"], first["kinds"]) == ("CNNBG", "Ningbo (CNNBG)", ["sea", "air"])
    only = (await client.get("/ports", q="san", country="CL", kind="sea")).json()
    assert only[0]["code"] == "CLSAI"
    assert (await client.get("/ports", q="san", country="Chile")).status_code == 400
