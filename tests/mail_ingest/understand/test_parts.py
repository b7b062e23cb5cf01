"""Where the parts of a letter begin, in many languages and programs."""

import pytest

from mail_ingest.parse.parser import parse_message
from mail_ingest.understand.inner import find_inner_authors
from mail_ingest.understand.reading import Reading, read_letter


def read(body: str, *, sender: str = "Ana Souza <ana@azul.com.br>", html: bool = False) -> Reading:
    kind = "html" if html else "plain"
    raw = f"From: {sender}\r\nContent-Type: text/{kind}; charset=utf-8\r\n\r\n{body}"
    return read_letter(parse_message(raw.encode()))


CLOSINGS = """
    Best regards,
    Kind regards
    Thanks & regards,
    Yours sincerely,
    BR,
    Mit freundlichen Grüßen
    Viele Grüße
    MfG
    Cordialement,
    Meilleures salutations
    Saludos cordiales,
    Atentamente
    Atenciosamente,
    Abraços,
    Cordiali saluti
    Met vriendelijke groet,
    Pozdrawiam
    Z poważaniem
    S pozdravem
    S přátelským pozdravem
    Üdvözlettel
    Cu stimă
    Med vänlig hälsning
    Med venlig hilsen
    Ystävällisin terveisin
    Saygılarımla,
    С уважением,
    З повагою
    Με εκτίμηση
    Trân trọng,
    Hormat kami
    此致敬礼
    顺祝商祺
    よろしくお願いいたします。
    감사합니다
    مع أطيب التحيات،
    ขอแสดงความนับถือ
    בברכה
""".strip().split("\n")


@pytest.mark.parametrize("closing", [closing.strip() for closing in CLOSINGS])
def test_closing_words_open_the_signature(closing: str) -> None:
    found = read(f"Hello,\n\nwe need 20 sets of the tools in March.\n\n{closing}\nAna Souza\nTel: +55 11 3456-7890\n")
    assert found.signature is not None
    assert found.signature.text == f"{closing}\nAna Souza\nTel: +55 11 3456-7890"
    assert found.last_line == "we need 20 sets of the tools in March."


def test_several_closings_one_below_the_other_belong_together() -> None:
    found = read("Please answer soon.\n\nThanks\nYours sincerely\nAna Souza\n")
    assert found.signature is not None
    assert found.signature.text == "Thanks\nYours sincerely\nAna Souza"


def test_thanks_within_the_text_open_nothing() -> None:
    found = read("Thanks for the sample.\nWe will test it this week and come back to you.\n\nRegards\nAna\n")
    assert found.signature is not None
    assert found.signature.text == "Regards\nAna"


def test_a_delimiter_opens_a_signature() -> None:
    found = read("See the list.\n\n-- \nAna Souza\nMoinho Azul Ltda\nTel: +55 11 3456-7890\n")
    assert found.signature is not None
    assert found.signature.text.strip().endswith("7890")
    assert found.last_line == "See the list."


def test_without_closing_words_name_and_contacts_are_the_signature() -> None:
    found = read(
        "Dear Li,\n\nplease quote the parts on the list.\n\nAna Souza\nBuyer\nMoinho Azul Ltda\n+55 11 3456-7890\n"
    )
    assert found.signature is not None
    assert found.signature.text.startswith("Ana Souza\nBuyer")


@pytest.mark.parametrize(
    "below",
    [
        "This email is confidential and intended solely for the addressee.",
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
        "Отправлено с iPhone",
        "发自我的iPhone",
        "iPhoneから送信",
        "Diese E-Mail enthält vertrauliche Informationen.",
        "Ce message et ses pièces jointes sont confidentiels.",
        "本邮件及其附件含有保密信息。",
        "_______________________________________\ndevel mailing list\nhttp://lists.example/listinfo",
    ],
)
def test_notices_and_footers_are_left_out(below: str) -> None:
    found = read(f"We need the tools in March.\n\nBest regards,\nAna Souza\nTel: +55 11 3456-7890\n\n{below}\n")
    assert found.signature is not None
    assert found.signature.text == "Best regards,\nAna Souza\nTel: +55 11 3456-7890"


def test_a_signature_below_the_quote_is_found() -> None:
    found = read("> Is it ready?\n\nYes.\n\n> And the boxes?\n\nTomorrow.\n\nBest regards,\nAna Souza\n")
    assert found.signature is not None
    assert found.signature.text == "Best regards,\nAna Souza"
    assert found.last_line == "Tomorrow."


def test_html_is_read_as_its_reader_sees_it() -> None:
    body = "<p>Please quote.</p><div>Best regards,</div><div>Ana Souza</div><div>Moinho Azul Ltda</div>"
    quote = '<blockquote type="cite"><div>Regards, Li Wei, Harbour Tools Co., Ltd</div></blockquote>'
    found = read(body + quote, html=True)
    assert found.signature is not None
    lines = [line for line in found.signature.text.split("\n") if line]
    assert lines == ["Best regards,", "Ana Souza", "Moinho Azul Ltda"]


def test_authors_of_forwarded_messages() -> None:
    text = (
        "FYI\n\n-----Original Message-----\nFrom: Li Wei <li@harbour.example>\nSent: Monday\nTo: Ana\n"
        "Subject: Tools\n\nHello\n\nOn Fri, May 17, 2024 at 10:15 AM Tom Fox\n<tom@fox.example> wrote:\n> Hi\n\n"
        "发件人: 王芳 <wang@fang.example>\n发送时间: 周一\n收件人: a\n主题: b\n"
    )
    found = find_inner_authors(text)
    assert [(one.author.name, one.author.address) for one in found] == [
        ("Li Wei", "li@harbour.example"),
        ("Tom Fox", "tom@fox.example"),
        ("王芳", "wang@fang.example"),
    ]
    for one in found:
        assert text[one.start : one.end].strip()
