"""Ports by UN/LOCODE: found as people write them."""

import lzma

import pytest

from i18n.ports import GREAT_PORTS, PORTS, code_in, port_by_code, ports_named, search_ports


def test_the_table_is_small_and_whole() -> None:
    assert PORTS.stat().st_size < 500_000
    lines = lzma.decompress(PORTS.read_bytes()).decode().split("\n")
    assert len(lines) > 37_000
    assert lines == sorted(lines, key=lambda line: line[:5])
    assert all(len(line.split("\t")) >= 4 and set(line.split("\t")[1]) <= set("146") for line in lines)


def test_every_great_port_has_a_chinese_name() -> None:
    for row in GREAT_PORTS.read_text("utf-8").splitlines():
        codes, _, chinese, *_ = row.split("|")
        port = port_by_code(codes.split()[0])
        assert port is not None, row
        assert port.chinese == chinese
        assert not chinese.isascii()


@pytest.mark.parametrize(
    ("code", "name", "country", "kinds"),
    [
        ("DEHAM", "Hamburg", "DE", ("sea", "air")),
        ("br ssz", "Santos", "BR", ("sea", "inland")),
        ("CNNGB", "Ningbo", "CN", ("sea", "air")),  # an airport by the letter; what bookings call the port
        ("KENBO", "Nairobi", "KE", ("air",)),
        ("AEJEA", "Jebel Ali", "AE", ("sea",)),
    ],
)
def test_a_port_by_its_code(code: str, name: str, country: str, kinds: tuple[str, ...]) -> None:
    port = port_by_code(code)
    assert port is not None
    assert (port.name, port.country, port.kinds) == (name, country, kinds)


def test_coordinates_are_degrees() -> None:
    port = port_by_code("ZADUR")
    assert port is not None
    assert (round(port.latitude or 0), round(port.longitude or 0)) == (-30, 31)
    assert port_by_code("XX123") is None


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("ningb", "CNNBG"), ("宁波", "CNNBG"), ("寧波", "CNNBG"), ("cnngb", "CNNBG"), ("TSINGTAO", "CNQDG"),
        ("saint pet", "RULED"), ("Санкт", "RULED"), ("leghorn", "ITLIV"), ("são sebas", "BRSSO"), ("de ham", "DEHAM"),
        ("rot", "NLRTM"), ("jakarta", "IDJKT"), ("tanjung priok", "IDJKT"), ("العقبة", "JOAQJ"),
    ],
)  # fmt: skip
def test_the_likeliest_port_comes_first(words: str, code: str) -> None:
    assert search_ports(words)[0].code == code


def test_a_search_is_narrowed() -> None:
    assert {port.country for port in search_ports("san", country="PH")} == {"PH"}
    assert all("air" in port.kinds for port in search_ports("frank", kind="air"))
    assert len(search_ports("san", limit=3)) == 3
    assert [search_ports(words) for words in ("a", "", "(((", "no such place")] == [[], [], [], []]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ningbo", "CNNBG"), ("NINGBO PORT", "CNNBG"), ("宁波港", "CNNBG"), ("Hamburg, Germany", "DEHAM"),
        ("Port of Santos", "BRSSZ"), ("Ningbo (CN NGB)", "CNNBG"), ("Puerto de Valencia", "ESVLC"), ("BEANR", "BEANR"),
        ("Anvers", "BEANR"), ("Port Kelang", "MYPKG"), ("Leningrad", "RULED"), ("Tanjung Perak", "IDSUB"),
        ("جبل علي", "AEJEA"), ("上海洋山", "CNSHG"), ("Koeln", "DECGN"), ("ICD Patparganj, Delhi", "INPPG"),
        # The country tells places of one name apart.
        ("Manzanillo, Panama", "PAMIT"), ("Manzanillo, Mexico", "MXZLO"), ("Cartagena, España", "ESCAR"),
        ("San Antonio, USA", "USSAT"), ("Le Havre France", "FRLEH"), ("Kaohsiung, Taiwan, China", "TWKHH"),
        # Airports as airlines write them.
        ("LAX", "USLAX"), ("PVG", "CNPVG"),
    ],
)  # fmt: skip
def test_a_place_as_people_write_it(text: str, code: str) -> None:
    assert [port.code for port in ports_named(text)] == [code]


def test_several_places_in_one() -> None:
    assert [port.code for port in ports_named("Ho Chi Minh / Cat Lai")] == ["VNSGN", "VNCLI"]
    assert [port.code for port in ports_named("Hamburg or Bremerhaven")] == ["DEHAM", "DEBRV"]
    assert search_ports("Ningbo, China")[0].code == "CNNBG"
    assert search_ports("Manzanillo, Panama")[0].code == "PAMIT"
    assert {port.code for port in search_ports("Ho Chi Minh / Cat Lai")} >= {"VNSGN", "VNCLI"}


def test_what_is_no_listed_place_or_many() -> None:
    assert ports_named("our factory, Foshan") == ports_named("buyer's warehouse") == ports_named("") == []
    assert ports_named("somewhere (ZZZZZ)") == []
    assert len(ports_named("Springfield")) > 3
    assert [code_in(text) for text in ("Hamburg (DEHAM)", "CHINA", "in USA now")] == ["DEHAM", None, None]
