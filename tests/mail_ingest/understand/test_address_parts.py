"""Street, city, region and postcode of addresses in the order of many countries."""

import pytest

from mail_ingest.understand.fields.addresses import find_addresses
from mail_ingest.understand.fields.found import lines_of


@pytest.mark.parametrize(
    ("text", "street", "postcode", "city", "region", "country"),
    [
        ("Industriestraße 14\n33689 Bielefeld\nGermany", "Industriestraße 14", "33689", "Bielefeld", None, "DE"),
        ("12 rue de la République\n69002 Lyon\nFrance", "12 rue de la République", "69002", "Lyon", None, "FR"),
        (
            "Rua Vergueiro, 1500 - Sala 42\n04102-000 São Paulo - SP - Brasil",
            "Rua Vergueiro, 1500 - Sala 42",
            "04102-000",
            "São Paulo",
            "SP",
            "BR",
        ),
        (
            "1200 Main Street, Suite 300, Houston, TX 77002, USA",
            "1200 Main Street, Suite 300",
            "77002",
            "Houston",
            "TX",
            "US",
        ),
        ("12 Industrial Dr, Brisbane QLD 4000, Australia", "12 Industrial Dr", "4000", "Brisbane", "QLD", "AU"),
        (
            "Unit 4, Riverside Park, Leeds LS10 1AB, United Kingdom",
            "Unit 4, Riverside Park",
            "LS10 1AB",
            "Leeds",
            None,
            "GB",
        ),
        (
            "P.O. Box 54321, Jebel Ali Free Zone, Dubai, UAE",
            "P.O. Box 54321, Jebel Ali Free Zone",
            None,
            "Dubai",
            None,
            "AE",
        ),
        ("地址：浙江省宁波市鄞州区南部商务区88号", "鄞州区南部商务区88号", None, "宁波市", "浙江省", "CN"),
        ("〒530-0001 大阪府大阪市北区梅田1-2-3", "北区梅田1-2-3", "530-0001", "大阪市", "大阪府", "JP"),
        ("서울특별시 강남구 테헤란로 123, 5층", "테헤란로 123, 5층", None, "강남구", "서울특별시", "KR"),
        ("Blvd. Aeropuerto 1450, C.P. 37490, León, México", "Blvd. Aeropuerto 1450", "37490", "León", None, "MX"),
        ("1134 Budapest, Váci út 45., Hungary", "Váci út 45", "1134", "Budapest", None, "HU"),
    ],
)
def test_parts(
    text: str, street: str | None, postcode: str | None, city: str | None, region: str | None, country: str
) -> None:
    found = {one.field.value.removeprefix("company."): one for one in find_addresses(lines_of(text), [])}
    values = {name: one.value for name, one in found.items()}
    assert values.get("country") == country
    expected = {"street": street, "postcode": postcode, "city": city, "region": region}
    assert {name: values.get(name) for name in expected} == expected
    for name in expected:
        if name in found:
            assert text[found[name].start : found[name].end] == found[name].value
