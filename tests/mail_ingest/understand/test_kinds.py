"""What a message is for."""

import pytest

from mail_ingest.parse.parser import parse_message
from mail_ingest.understand.extract import understand
from mail_ingest.understand.result import Kind, MessageKind


def kind(subject: str, body: str, **headers: str) -> MessageKind:
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    head = f"From: Ana Souza <ana@azul.com.br>\r\nSubject: {subject}\r\n{head}Content-Type: text/plain; charset=utf-8"
    raw = f"{head}\r\n\r\n{body}"
    return understand(parse_message(raw.encode())).message_kind


@pytest.mark.parametrize(
    ("subject", "body", "expected"),
    [
        ("RFQ", "Please send us your best price for 500 pcs, CIF Santos.", "inquiry"),
        ("Anfrage", "Bitte senden Sie uns ein Angebot und Ihren Katalog.", "inquiry"),
        ("询价", "请报最优惠的价格，并发一份产品目录。", "inquiry"),
        ("Запрос цены", "Пришлите, пожалуйста, прайс-лист.", "inquiry"),
        ("طلب عرض سعر", "يرجى إرسال قائمة الأسعار.", "inquiry"),
        ("Purchase order 4711", "Attached please find our purchase order.", "order"),
        ("Bank slip", "We transferred the deposit, see the bank slip attached.", "payment"),
        ("ETA", "The vessel arrives on Monday, please send the packing list and bill of lading.", "logistics"),
        ("Complaint", "Several cartons were damaged goods, we ask for a refund.", "complaint"),
        ("LED lamps", "We are a professional manufacturer of LED lamps. Our products have competitive price.", "pitch"),
        ("Producteur", "Nous sommes un fabricant de lampes, nos produits sont de qualité.", "pitch"),
        ("Fund", "I am a widow dying of cancer and wish to donate 5 million dollars to you, my inheritance.", "scam"),
        ("Lunch", "Shall we meet at noon?", "other"),
    ],
)
def test_letters(subject: str, body: str, expected: str) -> None:
    assert kind(subject, body) == expected


def test_answers_in_a_thread_are_replies() -> None:
    assert kind("Re: lamps", "That is fine with us.", In_Reply_To="<1@x.example>") is MessageKind.REPLY
    assert kind("Re: lamps", "That is fine.\n\n> Is it?\n") is MessageKind.REPLY


def test_advertisers_write_re_as_well() -> None:
    assert kind("Re: lamps", "We are a manufacturer of lamps, our products are good.") is MessageKind.PITCH


def test_an_offer_to_stop_does_not_make_a_signed_letter_a_newsletter() -> None:
    letter = "We supply lamps.\n\nBest regards,\nAna Souza\nTel: +55 11 3456-7890\n\nTo unsubscribe, just answer.\n"
    assert kind("Lamps", letter) is MessageKind.PITCH
    assert kind("Lamps", "Lamps for less!\n\nUnsubscribe here: https://x.example/u") is MessageKind.NEWSLETTER


def test_a_request_to_buy_survives_the_footer_of_its_provider() -> None:
    footer = "\n\nIf you are not interested, you can unsubscribe and will no longer receive similar mail.\n"
    asking = "Hello. I want to buy valves, do you have them? Please offer your best price." + footer
    assert kind("Want to buy", asking) is MessageKind.INQUIRY
    assert kind("Lamps for less", "New lamps every week." + footer) is MessageKind.NEWSLETTER
    assert kind("Deals", asking + "https://x.example/unsubscribe/1") is MessageKind.NEWSLETTER


@pytest.mark.parametrize(
    "body",
    [
        "このメールは自動返信です。お問い合わせありがとうございます。",
        "This is an automated response. We will be in touch.",
        "这是一封自动回复邮件。",
    ],
)
def test_automatic_answers_without_headers(body: str) -> None:
    assert kind("Hello", body) is MessageKind.AUTO_REPLY


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Abuse Report", "This is an email abuse report for an email message received from IP 192.0.2.1."),
        ("complaint about message from 192.0.2.222", ""),
        ("Re: Test", "Error: Invalid user address\n\n550 - Requested action not taken: no such user here\n"),
    ],
)
def test_reports_of_servers_are_bounces(subject: str, body: str) -> None:
    assert kind(subject, body) is MessageKind.BOUNCE


def test_programs_are_machines() -> None:
    raw = b"From: Shop <no-reply@shop.example>\r\nSubject: Your order\r\n\r\nYour verification code is 1234.\r\n"
    found = understand(parse_message(raw))
    assert (found.kind, found.message_kind, found.facts) == (Kind.MACHINE, MessageKind.NOTIFICATION, ())
