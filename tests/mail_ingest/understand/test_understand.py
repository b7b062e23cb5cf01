from uuid import UUID

import pytest

from mail_ingest.parse.message import Address
from mail_ingest.parse.parser import parse_message
from mail_ingest.store.records import StoredBody
from mail_ingest.sync.reading import letter_with
from mail_ingest.understand.countries import country_at_end, country_of_domain, country_of_name
from mail_ingest.understand.domains import (
    company_domain,
    is_free_mail,
    is_no_reply,
    is_role_address,
    registrable_domain,
)
from mail_ingest.understand.extract import reading_text, understand
from mail_ingest.understand.languages import detect_language
from mail_ingest.understand.letters import StoredLetter
from mail_ingest.understand.names import read_person
from mail_ingest.understand.result import REASON_TEXTS, Field, Kind, Reason, Understanding

BODY = """Dear Li,

we need 20 tons of stainless steel pipes, CIF Santos. Please send us your best price.

Best regards,

Ana Souza
Purchasing Manager
Moinho Azul Comércio Ltda.
Av. Paulista 1000, São Paulo, Brazil
Tel: +55 11 3456-7890 | Fax: +55 11 3456-7891
www.moinhoazul.example
"""


def mail(body: str = BODY, sender: str = "Ana Souza <ana@moinhoazul.com.br>", **headers: str) -> Understanding:
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    raw = f"From: {sender}\r\n{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{body}".encode()
    return understand(parse_message(raw))


def facts(found: Understanding) -> dict[Field, str]:
    return {fact.field: fact.value for fact in found.facts}


def test_a_letter_with_a_signature() -> None:
    found = mail()
    assert (found.kind, found.language, found.company_domain) == (Kind.HUMAN, "en", "moinhoazul.com.br")
    assert facts(found) == {
        Field.PERSON_NAME: "Ana Souza",
        Field.PERSON_GIVEN_NAME: "Ana",
        Field.PERSON_FAMILY_NAME: "Souza",
        Field.PERSON_TITLE: "Purchasing Manager",
        Field.PERSON_PHONE: "+551134567890",
        Field.COMPANY_NAME: "Moinho Azul Comércio Ltda.",
        Field.COMPANY_DOMAIN: "moinhoazul.com.br",
        Field.COMPANY_ADDRESS: "Av. Paulista 1000, São Paulo, Brazil",
        Field.COMPANY_STREET: "Av. Paulista 1000",
        Field.COMPANY_CITY: "São Paulo",
        Field.COMPANY_COUNTRY: "BR",
        Field.COMPANY_WEBSITE: "www.moinhoazul.example",
        Field.COMPANY_FAX: "+551134567891",
        Field.PERSON_TIME_ZONE: "America/Sao_Paulo",
        Field.REQUEST_PRODUCT: "stainless steel pipes",
        Field.REQUEST_QUANTITY: "20 tons",
        Field.REQUEST_INCOTERM: "CIF Santos",
        Field.REQUEST_PORT: "Santos",
    }


def test_every_fact_shows_its_evidence() -> None:
    raw = f"From: Ana Souza <ana@moinhoazul.com.br>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{BODY}".encode()
    parsed = parse_message(raw)
    text = reading_text(parsed)
    shown = {"text": text, "from": "Ana Souza <ana@moinhoazul.com.br>"}
    for fact in understand(parsed).facts:
        assert shown[fact.source.part][fact.source.start : fact.source.end] == fact.source.quote
        assert 0 < fact.confidence <= 1


def test_a_chinese_signature() -> None:
    body = (
        "您好，\n请报价。\n\n顺祝商祺\n王芳\n采购经理\n宁波海港工具有限公司\n"
        "地址：浙江省宁波市江北区海港路8号\n电话：+86 574 8765 4321\n"
    )
    found = facts(mail(body, "王芳 <wangfang@harbour-tools.cn>"))
    assert found[Field.PERSON_NAME] == "王芳"
    assert found[Field.PERSON_FAMILY_NAME] == "王"
    assert found[Field.PERSON_TITLE] == "采购经理"
    assert found[Field.COMPANY_NAME] == "宁波海港工具有限公司"
    assert found[Field.PERSON_PHONE] == "+8657487654321"
    assert found[Field.COMPANY_COUNTRY] == "CN"


def test_quotes_give_no_facts() -> None:
    body = (
        "OK, thanks.\n\nOn Fri, May 17, 2024 Li Wei <li@harbour.example> wrote:\n"
        "> Best regards\n> Li Wei\n> Harbour Tools Co., Ltd\n> Tel: +86 574 8765 4321\n"
    )
    found = facts(mail(body))
    assert Field.COMPANY_NAME not in found
    assert Field.PERSON_PHONE not in found


def test_html_only_mail_is_read_as_text() -> None:
    html = (
        "<p>Dear Li,</p><p>please quote.</p>"
        "<p>Best regards<br>Ana Souza<br>Moinho Azul Ltda<br>Tel: +55 11 3456-7890</p>"
    )
    raw = f"From: Ana Souza <ana@moinhoazul.com.br>\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}".encode()
    found = facts(understand(parse_message(raw)))
    assert found[Field.COMPANY_NAME] == "Moinho Azul Ltda"
    assert found[Field.PERSON_PHONE] == "+551134567890"


def test_free_mail_names_no_company_but_the_signature_may() -> None:
    found = mail(sender="Ana Souza <ana.souza77@gmail.com>")
    assert found.company_domain is None
    assert facts(found)[Field.COMPANY_NAME].startswith("Moinho Azul")
    assert Field.COMPANY_DOMAIN not in facts(found)


def test_a_list_rewrites_from_and_the_author_is_found_all_the_same() -> None:
    found = mail(
        sender="Ana Souza via Buyers <buyers@lists.trade.example>",
        Reply_To="Ana Souza <ana@moinhoazul.com.br>",
        List_Id="<buyers.lists.trade.example>",
        List_Post="<mailto:buyers@lists.trade.example>",
    )
    assert found.kind is Kind.HUMAN
    assert found.author is not None
    assert (found.author.name, found.author.address) == ("Ana Souza", "ana@moinhoazul.com.br")


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"List_Unsubscribe": "<https://x.test>"}, Reason.NEWSLETTER),
        ({"Precedence": "bulk"}, Reason.NEWSLETTER),
        ({"Auto_Submitted": "auto-replied"}, Reason.AUTO_REPLY),
        ({"Auto_Submitted": "auto-generated"}, Reason.NOTIFICATION),
        ({"Subject": "Automatic reply: Steel"}, Reason.AUTO_REPLY),
        ({"Subject": "=?utf-8?B?6Ieq5Yqo5Zue5aSNOiDmiqXku7c=?="}, Reason.AUTO_REPLY),
        ({"sender": "Shop <no-reply@shop.example>"}, Reason.NO_REPLY),
        ({"body": "Great offers!\n\nUnsubscribe here.\n"}, Reason.NEWSLETTER),
        ({"sender": "MAILER-DAEMON@mx.example", "Subject": "Undelivered Mail Returned to Sender"}, Reason.BOUNCE),
    ],
)
def test_machines(headers: dict[str, str], reason: Reason) -> None:
    found = mail(**headers)
    assert (found.kind, found.facts, found.company_domain) == (Kind.MACHINE, (), None)
    assert reason in found.reasons
    assert REASON_TEXTS[reason]


def test_auto_submitted_no_is_a_person() -> None:
    assert mail(Auto_Submitted="no").kind is Kind.HUMAN


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dear Sir, we would like to order and ask for your price list.", "en"),
        ("Sehr geehrte Damen und Herren, wir bitten um ein Angebot für Rohre.", "de"),
        ("Bonjour, nous vous remercions pour votre offre et vous demandons les prix.", "fr"),
        ("Estimados señores, les pedimos una cotización para los tubos.", "es"),
        ("Prezados, solicitamos uma cotação para os tubos. Não temos pressa.", "pt"),
        ("Buongiorno, vi chiediamo una offerta per i tubi. Cordiali saluti", "it"),
        ("Goedemiddag, wij willen graag een offerte voor de buizen ontvangen.", "nl"),
        ("Dzień dobry, prosimy o ofertę na rury. Pozdrawiam", "pl"),
        ("Merhaba, boru için fiyat teklifi rica ederim. Saygılarımla", "tr"),
        ("Здравствуйте, просим прислать цены на трубы.", "ru"),
        ("Доброго дня, просимо надіслати ціни на труби.", "uk"),
        ("您好，请报不锈钢管的价格。", "zh"),
        ("お世話になっております。見積をお願いします。", "ja"),
        ("안녕하세요, 견적을 부탁드립니다.", "ko"),
        ("مرحبا، نرجو إرسال عرض السعر.", "ar"),
        ("Καλημέρα σας, στείλτε μας προσφορά.", "el"),
        ("Xin chào, chúng tôi cần báo giá cho các sản phẩm này.", "vi"),
        ("Dobrý den, prosím o cenovou nabídku na trubky. Děkuji", "cs"),
        ("12345 +86 574", None),
        ("", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("domain", "registrable"),
    [
        ("mail.harbour.co.uk", "harbour.co.uk"),
        ("harbour.com.cn", "harbour.com.cn"),
        ("shop.myshopify.com", "shop.myshopify.com"),
        ("co.uk", None),
        ("localhost", None),
        ("10.0.0.1", None),
        ("xn--80a1acny.example", "xn--80a1acny.example"),
    ],
)
def test_registrable_domains(domain: str, registrable: str | None) -> None:
    assert registrable_domain(domain) == registrable


def test_free_mail() -> None:
    assert all(
        is_free_mail(d)
        for d in ("gmail.com", "QQ.com", "163.com", "yahoo.co.uk", "hotmail.com.br", "mail.ru", "vip.163.com")
    )
    assert not any(is_free_mail(d) for d in ("harbour.example", "mygmail.com", "yahoo.harbour.example"))
    assert company_domain("a@mail.harbour.co.uk") == "harbour.co.uk"
    assert company_domain("a@gmail.com") is None


def test_role_and_no_reply_addresses() -> None:
    assert all(is_role_address(f"{local}@x.test") for local in ("info", "Sales", "sales2", "export.sales", "compras"))
    assert not any(is_role_address(f"{local}@x.test") for local in ("ana", "ana.sales", "liwei"))
    assert all(
        is_no_reply(f"{local}@x.test") for local in ("no-reply", "noreply", "donotreply", "mailer-daemon", "bounces+1")
    )
    assert not is_no_reply("norely@x.test")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Souza", ("Ana Souza", "Ana", "Souza")),
        ("Souza, Ana", ("Ana Souza", "Ana", "Souza")),
        ("DUPONT Marie", ("DUPONT Marie", "Marie", "DUPONT")),
        ("王芳", ("王芳", "芳", "王")),
        ("欧阳娜娜", ("欧阳娜娜", "娜娜", "欧阳")),
        ("Dr. Ludwig van Beethoven", ("Ludwig van Beethoven", "Ludwig", "van Beethoven")),
        ("Mr. Ahmed Hassan", ("Ahmed Hassan", "Ahmed", "Hassan")),
        ("Ana (Moinho Azul)", ("Ana", None, None)),
        ("Иван Петров", ("Иван Петров", "Иван", "Петров")),
        ("Sales Department", None),
        ("Harbour Tools Co., Ltd", None),
        ("宁波海港工具有限公司", None),
        ("info@x.test", None),
        ("Order 123", None),
        ("", None),
    ],
)
def test_names_of_people(text: str, name: tuple[str, str | None, str | None] | None) -> None:
    assert read_person(text) == name


def test_countries() -> None:
    assert country_of_name("P.R. China") == "CN"
    assert country_of_name("Бразилия") == "BR"
    assert country_of_name("Atlantis") is None
    found = country_at_end("Av. Paulista 1000, São Paulo, Brazil 01310")
    assert found is not None
    assert found[0] == "BR"
    assert country_of_domain("harbour.com.cn") == "CN"
    assert country_of_domain("harbour.co.uk") == "GB"
    assert country_of_domain("harbour.io") is None
    assert country_of_domain("harbour.com") is None


@pytest.mark.parametrize(
    ("offset", "country", "phone"), [(600, "AU", "+61755500151"), (720, "NZ", None), (None, None, None)]
)
def test_a_stored_letter_keeps_the_clock_by_which_a_number_at_home_is_read(
    offset: int | None, country: str | None, phone: str | None
) -> None:
    text = "Hi Vivian,\n\nplease send the papers.\n\nMegan Lim\nImport Coordinator\nP 07 5550 0151\n"
    stored = StoredLetter(
        id=UUID(int=1), subject="Papers", from_=(Address("Megan Lim", "imports@coolabah.example"),), reply_to=(), to=(),
        cc=(), in_reply_to=(), kind="human", kind_reasons=(), packed=b"", utc_offset=offset,
    )  # fmt: skip
    facts = understand(letter_with(stored, StoredBody(text=text))).facts
    found = {fact.field: fact.value for fact in facts}
    if phone is not None:
        assert (found[Field.PERSON_PHONE], found[Field.COMPANY_COUNTRY]) == (phone, country)
    else:
        assert found.get(Field.COMPANY_COUNTRY) != "AU"
