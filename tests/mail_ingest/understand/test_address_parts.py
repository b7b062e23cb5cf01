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
        ("서울특별시 강남구 테헤란로 123, 5층", "강남구 테헤란로 123, 5층", None, "서울특별시", None, "KR"),
        ("Av. Vicuña Mackenna 4860, Macul, Santiago", "Av. Vicuña Mackenna 4860, Macul", None, "Santiago", None, None),
        ("128 Nguyễn Văn Quá, Quận 12, TP. HCM", "128 Nguyễn Văn Quá, Quận 12", None, "HCM", None, None),
        ("10 Anson Road #22-08, Singapore 079903", "10 Anson Road #22-08", "079903", "Singapore", None, "SG"),
        ("九龍觀塘鴻圖道57號12樓B室", "九龍觀塘鴻圖道57號12樓B室", None, "九龍", None, "HK"),
        (
            "House 12, Road 5, Dhanmondi, Dhaka-1205, Bangladesh",
            "House 12, Road 5, Dhanmondi, Dhaka-1205",
            None,
            "Dhaka",
            None,
            "BD",
        ),
        ("Industrial Area, 12 Main Road, Lagos", "12 Main Road", None, "Lagos", None, "NG"),
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
