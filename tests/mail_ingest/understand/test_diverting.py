"""Letters that tell of another bank account: by whom they are a scam, and by whom not."""

from email.message import EmailMessage

import pytest

from mail_ingest.parse.parser import parse_message
from mail_ingest.understand.extract import understand
from mail_ingest.understand.result import MessageKind

TOLD = [
    "Please note that our bank account has changed. Kindly pay invoice 2231 to the new account below.",
    "Unsere Bankverbindung hat sich geändert. Bitte überweisen Sie die Rechnung auf das neue Konto.",
    "Nos coordonnées bancaires ont changé, merci de faire le virement sur le nouveau compte.",
    "Le informamos el cambio de cuenta bancaria. Favor de hacer el pago de la factura a la nueva cuenta.",
    "我司收款账户已变更，请将货款汇至新账户。",
    "Наши реквизиты изменились, просим оплату по счёту направить на новый счет.",
    "Banka hesabımız değişti, lütfen ödemeyi yeni hesap numarasına yapınız.",
    "تم تغيير حساب الشركة، يرجى تحويل الدفع إلى الحساب البنكي الجديد.",
]


def kind_of(sender: str, text: str, *, answers_to: str = "", to: str = "buyer@ostwerk.example") -> MessageKind:
    message = EmailMessage()
    message["From"] = f"Li Wei <{sender}>"
    message["To"] = to
    message["Cc"] = "li.wei@harbourline.example"
    message["Subject"] = "Invoice 2231"
    if answers_to:
        message["Reply-To"] = answers_to
    message.set_content(f"Hello,\n\n{text}\n\nLi Wei\nHarbour Line Ltd\n")
    return understand(parse_message(message.as_bytes())).message_kind


@pytest.mark.parametrize("text", TOLD)
@pytest.mark.parametrize(
    "sender", ["li.wei@harbour1ine.example", "li.wei@harbourline-group.example", "liwei@gmail.com"]
)
def test_somebody_who_poses_as_the_seller_is_a_scam(sender: str, text: str) -> None:
    assert kind_of(sender, text) is MessageKind.SCAM


@pytest.mark.parametrize("text", TOLD)
def test_the_seller_may_change_banks(text: str) -> None:
    assert kind_of("li.wei@harbourline.example", text) is not MessageKind.SCAM


def test_answers_that_go_elsewhere_are_a_sign() -> None:
    assert kind_of("li.wei@harbourline.example", TOLD[0], answers_to="li.wei@mailbox.example") is MessageKind.SCAM


@pytest.mark.parametrize(
    "text",
    [
        "We are ready to pay the deposit. Please send your bank account, our bank says the account has changed.",
        "We have paid invoice 2231 to your account, the swift copy is attached.",
        "Please quote 500 account books with our new logo.",
    ],
)
def test_a_buyer_on_free_mail_who_speaks_of_accounts_is_none(text: str) -> None:
    assert kind_of("buyer77@gmail.com", text) is not MessageKind.SCAM
