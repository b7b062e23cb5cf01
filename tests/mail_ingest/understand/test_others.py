"""Cards, calendars and forwarded messages: whose facts are whose."""

from email.message import EmailMessage

from i18n.calendar_zones import zone_of_calendar
from mail_ingest.parse.parser import parse_message
from mail_ingest.understand.cards import read_cards
from mail_ingest.understand.extract import understand
from mail_ingest.understand.reading import reading_text
from mail_ingest.understand.result import Field, Origin, Understanding

CARD = """BEGIN:VCARD
VERSION:3.0
N:Souza;Ana;;Sra.;
FN:Ana Souza
ORG:Azul Importadora Ltda;Compras
TITLE:Gerente de Compras
TEL;TYPE=WORK,VOICE:+55 11 3456-7890
TEL;TYPE=CELL:+55 11 98765-4321
TEL;TYPE=FAX:+55 11 3456-7891
ADR;TYPE=WORK:;;Rua Vergueiro\\, 1500;São Paulo;SP;04102-000;Brasil
EMAIL:ana@azul.com.br
URL:https://www.azul.com.br
X-WECHAT:anasouza77
TZ:America/Sao_Paulo
END:VCARD
"""
OLD_CARD = """BEGIN:VCARD\r
VERSION:2.1\r
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9D=8E;=E6=98=8E;;;\r
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9D=8E=\r
=E6=98=8E\r
TEL;CELL:13800138000\r
EMAIL;INTERNET:liming@hai.cn\r
END:VCARD\r
"""
INVITATION = """BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VEVENT
UID:1@azul
SUMMARY:Call
DTSTART;TZID=W. Europe Standard Time:20250312T100000
ORGANIZER;CN=Ana Souza:mailto:{organizer}
END:VEVENT
END:VCALENDAR
"""


def message(text: str = "Please see the attachment.", sender: str = "Ana Souza <ana@azul.com.br>") -> EmailMessage:
    made = EmailMessage()
    made["From"] = sender
    made["To"] = "li.wei@ourselves.example"
    made["Subject"] = "Contact"
    made.set_content(text, cte="base64")
    return made


def read(made: EmailMessage) -> Understanding:
    return understand(parse_message(made.as_bytes()))


def with_card(sender: str) -> Understanding:
    made = message(sender=sender)
    made.add_attachment(CARD.encode(), maintype="text", subtype="vcard", filename="ana.vcf")
    return read(made)


def test_a_card_is_read_line_by_line() -> None:
    (card,) = read_cards(CARD)
    facts = {(fact.field, fact.value) for fact in card.facts}
    assert card.name == "Ana Souza"
    assert {
        (Field.PERSON_FAMILY_NAME, "Souza"),
        (Field.PERSON_GIVEN_NAME, "Ana"),
        (Field.COMPANY_NAME, "Azul Importadora Ltda"),
        (Field.PERSON_DEPARTMENT, "Compras"),
        (Field.PERSON_TITLE, "Gerente de Compras"),
        (Field.PERSON_PHONE, "+551134567890"),
        (Field.PERSON_PHONE, "+5511987654321"),
        (Field.COMPANY_FAX, "+551134567891"),
        (Field.COMPANY_STREET, "Rua Vergueiro, 1500"),
        (Field.COMPANY_CITY, "São Paulo"),
        (Field.COMPANY_POSTCODE, "04102-000"),
        (Field.COMPANY_COUNTRY, "BR"),
        (Field.PERSON_HANDLE, "anasouza77"),
        (Field.PERSON_TIME_ZONE, "America/Sao_Paulo"),
    } <= facts
    phone = next(fact for fact in card.facts if fact.value == "+5511987654321")
    assert CARD[phone.source.start : phone.source.end] == "TEL;TYPE=CELL:+55 11 98765-4321"
    assert phone.detail == "mobile"


def test_an_old_card_is_read_through_its_encoding() -> None:
    (card,) = read_cards(OLD_CARD)
    assert card.name == "李明"
    assert (Field.PERSON_FAMILY_NAME, "李") in {(fact.field, fact.value) for fact in card.facts}


def test_nonsense_is_no_card() -> None:
    assert read_cards("BEGIN:VCARD\nFN:\n:::\nEND") == []
    assert [card.facts for card in read_cards("BEGIN:VCARD\nVERSION:4.0\nEND:VCARD")] == [()]


def test_the_authors_own_card_fills_the_authors_file() -> None:
    found = with_card("Ana Souza <ana@azul.com.br>")
    company = next(fact for fact in found.facts if fact.field is Field.COMPANY_NAME)
    assert (company.value, company.source.part) == ("Azul Importadora Ltda", "card")
    assert found.others == ()


def test_a_colleagues_card_is_the_colleagues() -> None:
    found = with_card("Rui Costa <rui@azul.com.br>")
    assert Field.PERSON_TITLE not in {fact.field for fact in found.facts}
    (other,) = found.others
    assert (other.person.address, other.origin) == ("ana@azul.com.br", Origin.CARD)
    assert "Gerente de Compras" in {fact.value for fact in other.facts}


def invited(organizer: str) -> Understanding:
    made = message()
    calendar = INVITATION.format(organizer=organizer).encode()
    made.add_alternative(calendar, maintype="text", subtype="calendar", params={"method": "REQUEST"})
    return read(made)


def test_the_organiser_lives_by_the_clock_of_the_invitation() -> None:
    zone = next(fact for fact in invited("ana@azul.com.br").facts if fact.field is Field.PERSON_TIME_ZONE)
    assert (zone.value, zone.detail) == ("Europe/Berlin", "calendar")


def test_somebody_elses_invitation_tells_of_them() -> None:
    (other,) = invited("kern@kern.de").others
    assert (other.person.address, other.origin) == ("kern@kern.de", Origin.CALENDAR)
    assert [fact.value for fact in other.facts] == ["Europe/Berlin"]


def test_zones_by_their_windows_names() -> None:
    assert zone_of_calendar("China Standard Time") == "Asia/Shanghai"
    assert zone_of_calendar("/Europe/Rome") == "Europe/Rome"
    assert zone_of_calendar("Customized Time Zone") is None


FORWARDED = """FYI, please help this customer.

Rui

---------- Forwarded message ---------
From: Stefan Krause <s.krause@krause-metallbau.de>
Date: Mon, 3 Mar 2025 at 10:12
Subject: Anfrage
To: Rui Costa <rui@azul.com.br>

> Sehr geehrter Herr Costa,
>
> bitte bieten Sie uns 500 m Rohr an.
>
> Mit freundlichen Grüßen
> Stefan Krause
> Einkaufsleiter
> Krause Metallbau GmbH
> Tel.: +49 5205 987612
"""


def test_the_author_of_a_forwarded_message_has_facts_of_their_own() -> None:
    made = message(FORWARDED, "Rui Costa <rui@azul.com.br>")
    parsed = parse_message(made.as_bytes())
    found = understand(parsed)
    assert "Krause Metallbau GmbH" not in {fact.value for fact in found.facts}
    (other,) = found.others
    assert (other.person.address, other.origin) == ("s.krause@krause-metallbau.de", Origin.QUOTED)
    facts = {fact.field: fact for fact in other.facts}
    assert facts[Field.PERSON_NAME].value == "Stefan Krause"
    assert facts[Field.COMPANY_NAME].value == "Krause Metallbau GmbH"
    assert facts[Field.PERSON_PHONE].value == "+495205987612"
    text = reading_text(parsed)
    for fact in other.facts:
        assert text[fact.source.start : fact.source.end] == fact.source.quote
    company = facts[Field.COMPANY_NAME].source
    assert text[company.start : company.end] == "Krause Metallbau GmbH"
