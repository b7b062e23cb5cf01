"""Facts from signatures and running text, one family of rules after the other."""

from datetime import UTC, datetime

import pytest

from mail_ingest.parse.parser import parse_message
from mail_ingest.understand.cities import country_of_place
from mail_ingest.understand.fields.addresses import find_addresses
from mail_ingest.understand.fields.clocks import find_zone
from mail_ingest.understand.fields.companies import company_in, domain_labels, matches_domain
from mail_ingest.understand.fields.found import FILLER, lines_of, plain
from mail_ingest.understand.fields.handles import find_handles
from mail_ingest.understand.fields.identity import Author, find_identity, seniority
from mail_ingest.understand.fields.phones import find_phones
from mail_ingest.understand.fields.taxes import find_tax_ids
from mail_ingest.understand.fields.websites import find_websites
from mail_ingest.understand.names import native_form, read_person
from mail_ingest.understand.reading import Reading, read_letter
from mail_ingest.understand.result import Field

ANA = Author("Ana Souza", "ana@azul.com.br", frozenset({"ana", "souza"}), frozenset({"azul"}))


def phones(text: str, *regions: str) -> list[tuple[str, str | None]]:
    found = find_phones(lines_of(text), regions)
    return [(one.value, one.detail) for one in found if one.field is Field.PERSON_PHONE]


def read(body: str, sender: str = "Ana Souza <ana@azul.com.br>", subject: str = "") -> Reading:
    raw = f"From: {sender}\r\nSubject: {subject}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{body}"
    return read_letter(parse_message(raw.encode()))


def values(reading: Reading, field: Field) -> list[str]:
    return [fact.value for fact in reading.facts if fact.field is field]


@pytest.mark.parametrize(
    ("text", "regions", "expected"),
    [
        ("Tel: +55 11 3456-7890", (), ["+551134567890"]),
        ("Tel: 0086-769-89760495", (), ["+8676989760495"]),
        ("T: 86-755-84875752", ("CN",), ["+8675584875752"]),
        ("Phone +49 (0)30 31002-628", (), ["+493031002628"]),
        ("手机：13800138000", ("CN",), ["+8613800138000"]),
        ("Wechat:13800138000(手机同号)", (), ["+8613800138000"]),
        ("Tel. +82-31-497-2040~5", (), ["+82314972040"]),
        ("Direct 505-396-7109", (), ["+15053967109"]),
        ("Tel:  971-6-529 1199 Ext 23 / Fax:  971-6-529 1099", ("AE",), ["+97165291199"]),
        ("T: +974 44473212/44880338", (), ["+97444473212", "+97444880338"]),
        ("Tel./Whatsapp/Skype : + 86 189 0284 7706", (), ["+8618902847706"]),
        ("TEL/FAX : 03-6658-4949", ("JP",), ["+81366584949"]),
        ("Tel :\n\n+974 4035 8888", (), ["+97440358888"]),
        ("Ciudad de México: (55) 5018 0565\nWhatsApp: +52 33 1607 2089", (), ["+525550180565", "+523316072089"]),
    ],
)
def test_phones(text: str, regions: tuple[str, ...], expected: list[str]) -> None:
    assert [value for value, _ in phones(text, *regions)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Fax: +55 11 3456-7891", "传真：+86 574 8765 4322", "QQ: 2213932187", "VAT: DE 216111685", "HRB 208970",
        "P.O. Box 3382123", "20.05.2024", "Zip: 2000751", "IBAN DE02120300000000202051", "CNPJ 12.345.678/0001-95",
    ],
)  # fmt: skip
def test_what_is_no_phone(text: str) -> None:
    assert phones(text, "DE") == []


def test_sorts_and_extensions_of_phones() -> None:
    assert phones("WhatsApp: +55 11 91234-5678") == [("+5511912345678", "whatsapp")]
    assert phones("Tel: +44 20 7946 0958 ext. 12") == [("+442079460958", "fixed;ext=12")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hard Find Electronics Ltd. 315, Shahe Road", "Hard Find Electronics Ltd."),
        ("Müller & Söhne GmbH & Co. KG", "Müller & Söhne GmbH & Co. KG"),
        ("© 2024 ООО «Северный Ветер»", "ООО «Северный Ветер»"),
        ("宁波海港工具有限公司", "宁波海港工具有限公司"),
        ("株式会社青葉商事", "株式会社青葉商事"),
        ("Kowalski Sp. z o.o.", "Kowalski Sp. z o.o."),
        ("Sinal Verde Comércio Ltda | www.sinal.example", "Sinal Verde Comércio Ltda"),
        ("Company: Blue Anchor Traders", "Blue Anchor Traders"),
        ("on behalf of Kestrel Tools LLC", "Kestrel Tools LLC"),
        ("شركة النور للتجارة", "شركة النور للتجارة"),
        ("PT Sumber Makmur", "PT Sumber Makmur"),
    ],
)
def test_companies_by_their_legal_form(text: str, name: str) -> None:
    found = company_in(text)
    assert found is not None
    assert found[0] == name
    assert text[found[1] :].startswith(name)


@pytest.mark.parametrize(
    "text", ["as agreed with you", "We are a company that sells pipes to many importers", "ООО", "Ana Souza"]
)
def test_what_is_no_company(text: str) -> None:
    assert company_in(text) is None


def test_names_that_a_domain_was_made_from() -> None:
    labels = domain_labels("pompes-pollard.com", "gsi.de", "kestreltools.co.uk")
    for text in ("Pompes Pollard", "Kestrel Tools", "Gesellschaft Schwere Ionen"):
        assert matches_domain(text, labels), text
    assert not matches_domain("Best regards", labels)


@pytest.mark.parametrize(
    ("signature", "person", "title", "company"),
    [
        ("Ana Souza\nPurchasing Manager\nAzul Ltda", "Ana Souza", "Purchasing Manager", "Azul Ltda"),
        ("Ana Souza | Buyer | Azul Ltda", "Ana Souza", "Buyer", "Azul Ltda"),
        ("Ana Souza - Director of Purchasing\nAzul Foods", "Ana Souza", "Director of Purchasing", "Azul Foods"),
        ("Ms. Ana Souza (Export Director)\nAzul Ltda", "Ana Souza", "Export Director", "Azul Ltda"),
        ("Ana Souza\nCEO at Deep Sea GmbH", "Ana Souza", "CEO", "Deep Sea GmbH"),
        ("Contact Person: Ana Souza\nPosition: Export & Import manager", "Ana Souza", "Export & Import manager", None),
        (
            "Ana Souza\nGeneral Manager - Projects, Exports & Bulk Sales",
            "Ana Souza",
            "General Manager - Projects, Exports & Bulk Sales",
            None,
        ),
        ("Ana Souza\nAZUL, Santos Office", "Ana Souza", None, "AZUL"),
        ("Ana Souza\nResearch Associate / Project Manager", "Ana Souza", "Research Associate / Project Manager", None),
        ("Best regards, Ana Souza\nVerkaufsleiterin\nAzul GmbH", "Ana Souza", None, "Azul GmbH"),
    ],
)
def test_who_signs(signature: str, person: str, title: str | None, company: str | None) -> None:
    found = sorted(find_identity(lines_of(signature), ANA), key=lambda one: -one.confidence)
    best = {field: next((one.value for one in found if one.field is field), None) for field in Field}
    assert best[Field.PERSON_NAME] == person
    assert title is None or best[Field.PERSON_TITLE] == title
    assert best[Field.COMPANY_NAME] == company


def test_departments_are_no_jobs() -> None:
    fields = {one.field for one in find_identity(lines_of("Ana Souza\nDepartamento de Compras"), ANA)}
    assert Field.PERSON_DEPARTMENT in fields
    assert Field.PERSON_TITLE not in fields


@pytest.mark.parametrize(
    ("title", "rank"),
    [
        ("Founder & CEO", "owner"), ("Geschäftsführer", "executive"), ("总经理", "executive"),
        ("Sales Director", "director"),
        ("Purchasing Manager", "manager"), ("采购经理", "manager"), ("Assistente comercial", "assistant"),
        ("Buyer", "staff"),
    ],
)  # fmt: skip
def test_seniority(title: str, rank: str) -> None:
    assert seniority(title) == rank


def test_native_and_romanised_names() -> None:
    assert native_form("武杨帅 Eric Wu") == "武杨帅"
    person = read_person("武杨帅 Eric Wu")
    assert person is not None
    assert person.full == "Eric Wu"
    for text in ("欢迎前来咨询体验", "お問い合わせ内容", "feedback"):
        assert read_person(text) is None, text


@pytest.mark.parametrize(
    ("text", "address", "country"),
    [
        ("Av. Paulista 1000, São Paulo, Brazil", "Av. Paulista 1000, São Paulo, Brazil", "BR"),
        (
            "Add: 3rd Floor, Building A, Xinlong Park, Shenzhen, China.",
            "3rd Floor, Building A, Xinlong Park, Shenzhen, China.",
            "CN",
        ),
        ("An der Lehmgrube 11\n07751 Jena", "An der Lehmgrube 11, 07751 Jena", None),
        (
            "One Station Square\nCambridge CB1 2GA\nUnited Kingdom",
            "One Station Square, Cambridge CB1 2GA, United Kingdom",
            "GB",
        ),
        ("P.O. Box 800, Sharjah, UAE", "P.O. Box 800, Sharjah, UAE", "AE"),
        (
            "10555 West Flagler Street\nRoom 3863B\nMiami, FL 33174",
            "10555 West Flagler Street, Room 3863B, Miami, FL 33174",
            "US",
        ),
        ("地址：浙江省宁波市江北区海港路8号", "浙江省宁波市江北区海港路8号", "CN"),
        ("ul. Portowa 12\n80-001 Gdańsk\ntel. 58 301 00 00", "ul. Portowa 12, 80-001 Gdańsk", "PL"),
        (
            "17 Ferry Road, Murarrie QLD 4172\nP 07 5550 0148   M 0491 570 156",
            "17 Ferry Road, Murarrie QLD 4172",
            "AU",
        ),
        ("Unit 9, Harbour House, Bray, A98 XF72", "Unit 9, Harbour House, Bray, A98 XF72", "IE"),
        ("Rua do Cais 12, 4450-109 Matosinhos", "Rua do Cais 12, 4450-109 Matosinhos", "PT"),
        (
            "Unit 4, Low Mills Estate, Leeds LS12 6AB, United Kingdom\nD: 0113 496 0182",
            "Unit 4, Low Mills Estate, Leeds LS12 6AB, United Kingdom",
            "GB",
        ),
    ],
)
def test_addresses(text: str, address: str, country: str | None) -> None:
    found = find_addresses(lines_of(text), ())
    assert [one.value for one in found if one.field is Field.COMPANY_ADDRESS] == [address]
    assert [one.value for one in found if one.field is Field.COMPANY_COUNTRY][:1] == ([country] if country else [])


def test_places_tell_countries() -> None:
    for text, code in (
        ("Albuquerque, New Mexico 87110", "US"),
        ("Calgary AB T2E 7G6", "CA"),
        ("〒231-0002 横浜市", "JP"),
        ("Shenzhen", "CN"),
    ):
        found = country_of_place(text)
        assert found is not None, text
        assert found[0] == code


def test_websites_of_the_sender() -> None:
    text = (
        "www.azul.com.br\nhttps://facebook.com/azul\nana@azul.com.br\nhttps://azulshop.en.alibaba.com\n"
        "linkedin.com/in/ana-souza"
    )
    found = list(find_websites(text, "azul.com.br"))
    assert [one.value for one in found if one.field is Field.COMPANY_WEBSITE] == [
        "www.azul.com.br",
        "https://azulshop.en.alibaba.com",
    ]
    assert [one.value for one in found if one.field is Field.PERSON_HANDLE] == ["linkedin.com/in/ana-souza"]


def test_messengers_and_tax_numbers() -> None:
    text = (
        "Skype: ana.souza77\nWeChat/WhatsApp: +55 11 91234-5678\nCNPJ: 12.345.678/0001-95\n"
        "USt-IdNr.: DE 136 695 976\nИНН 7707083893\nbuyer@azul.com.br\nlinkedin.com/in/ana-souza"
    )
    found = [(one.field, one.value, one.detail) for one in find_handles(text, "ana@azul.com.br")]
    assert (Field.PERSON_HANDLE, "ana.souza77", "skype") in found
    assert (Field.PERSON_HANDLE, "+55 11 91234-5678", "wechat") in found
    assert (Field.PERSON_HANDLE, "+55 11 91234-5678", "whatsapp") in found
    assert (Field.PERSON_HANDLE, "linkedin.com/in/ana-souza", "linkedin") in found
    assert (Field.PERSON_EMAIL, "buyer@azul.com.br", None) in found
    numbers = [(one.value, one.detail) for one in find_tax_ids(text) if one.field is Field.COMPANY_TAX_ID]
    assert set(numbers) == {("12.345.678/0001-95", "CNPJ"), ("DE 136 695 976", "VAT"), ("7707083893", "INN")}


def test_what_a_letter_asks_for() -> None:
    body = (
        "Dear Li,\n\nPlease quote us 20 tons of steel pipes, CIF Santos, with SGS and ISO 9001 certificates.\n"
        "Our target price is USD 780. We need it urgently.\n\nBest regards,\nAna Souza\n"
    )
    found = read(body, subject="RFQ steel pipes")
    assert values(found, Field.REQUEST_QUANTITY) == ["20 tons"]
    assert "steel pipes" in values(found, Field.REQUEST_PRODUCT)
    assert values(found, Field.REQUEST_INCOTERM) == ["CIF Santos"]
    assert values(found, Field.REQUEST_PORT) == ["Santos"]
    assert values(found, Field.REQUEST_PRICE) == ["USD 780"]
    assert set(values(found, Field.REQUEST_CERTIFICATE)) == {"SGS", "ISO 9001"}
    assert values(found, Field.REQUEST_URGENCY) == ["urgently"]


def test_people_and_companies_who_introduce_themselves() -> None:
    found = read(
        "Hello,\n\nmy name is Marta Kern from Kern Werkzeuge GmbH, we need pipes.\nWhatsApp: +49 151 23456789\n",
        "m77@gmail.com",
    )
    assert values(found, Field.PERSON_NAME) == ["Marta Kern"]
    assert values(found, Field.COMPANY_NAME) == ["Kern Werkzeuge GmbH"]
    assert values(found, Field.PERSON_PHONE) == ["+4915123456789"]


def test_clocks_and_their_reasons() -> None:
    at = datetime(2025, 1, 15, tzinfo=UTC)
    assert find_zone("CN", (), None, at) == ("Asia/Shanghai", "country", 0.8)
    phone = find_zone("US", ("+13053362541",), None, at)
    assert phone is not None
    assert (phone.name, phone.reason) == ("America/New_York", "phone")
    date = find_zone("AU", (), 600, at)
    assert date is not None
    assert (date.name, date.reason) == ("Australia/Brisbane", "date")
    assert find_zone(None, (), None, at) is None


def test_masking_keeps_every_offset() -> None:
    text = "*Ana* <mailto:a@b.cd> Souza&nbsp;| x\u200by"
    assert len(plain(text)) == len(text)
    assert plain(text).replace(FILLER, "").split() == ["Ana", "Souza", "|", "x", "y"]


def test_a_name_is_not_shouted_when_the_header_does_not() -> None:
    reading = read("Please quote.\n\nBest regards\nSURESH MENON\nPurchase Manager\n", "Suresh Menon <s@anchor.example>")
    assert values(reading, Field.PERSON_NAME)[0] == "Suresh Menon"


def test_on_behalf_of_is_no_name() -> None:
    names = [read_person(text) for text in ("i. A. Sabine Krüger", "ppa. Anna Schmidt", "I. A. Petrov")]
    assert [name.full if name else None for name in names] == ["Sabine Krüger", "Anna Schmidt", "I. A. Petrov"]
