"""What is pointed out before a message goes out, and what is not."""

from typing import Any

import pytest

from backend.outreach.sending.spoken import has_iban
from backend.outreach.sending.warnings import Correspondent, Facts, warnings_of
from mail_ingest.understand.lookalikes import look_alike


def codes(text: str = "Hello", **given: Any) -> list[str]:
    facts = {"subject": "Offer", "attachments": 0, "recipients": [Correspondent(address="ana@x.example", known=True)]}
    return [each.code for each in warnings_of(Facts(text=text, **{**facts, **given}))]


@pytest.mark.parametrize(
    "text",
    [
        "Please find attached our price list.",
        "The drawing is in the attachment.",
        "报价单见附件，请查收。",
        "Adjunto encontrará nuestra oferta.",
        "Segue em anexo a fatura.",
        "Счёт во вложении.",
        "تجدون المرفق مع هذه الرسالة",
        "Veuillez trouver ci-joint notre devis.",
        "Anbei unser Angebot.",
        "Die Rechnung finden Sie im Anhang.",
        "Siehe Anlage.",
        "Le adjuntamos el catálogo.",
        "Anexei a proforma.",
        "Прилагаем прайс-лист.",
        "Je vous joins le plan.",
        "In allegato trova la nostra offerta.",
        "Fiyat listemiz ektedir.",
        "見積書を添付いたします。",
        "견적서를 첨부합니다.",
        "Vui lòng xem báo giá đính kèm.",
        "W załączniku przesyłam ofertę.",
        "De prijslijst vindt u als bijlage.",
        "Terlampir daftar harga kami.",
        "檢附最新報價單",
    ],
)
def test_a_text_that_speaks_of_a_file(text: str) -> None:
    assert codes(text) == ["missing-attachment"]
    assert codes(text, attachments=1) == []


@pytest.mark.parametrize(
    "text",
    [
        "The detached house",
        "随后联系",
        "Adjudicado",
        "an annexe is planned",
        "Ihre Anlage läuft seit Mai.",
        "The lens is attached to the body.",
        "Pełny ekran",
        "Los adjudicamos",
        "ekip geldi",
    ],
)
def test_words_that_only_look_like_it(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Dear {{first_name}},",
        "Dear [Name],",
        "${price} per piece",
        "USD XXX",
        "%COMPANY%",
        "{name}",
        "【客户名称】您好",
        "Estimado [nombre]",
        "Price: ____ per set",
    ],
)
def test_what_nobody_filled_in(text: str) -> None:
    assert codes(text) == ["empty-variable"]


def test_bank_details_to_strangers_alone() -> None:
    stranger = [Correspondent(address="pay@new.example", known=True)]
    told = [Correspondent(address="pay@old.example", known=True, told_bank=True)]
    text = "Pay to DE89 3704 0044 0532 0130 00."
    assert codes(text, recipients=stranger) == ["bank-details"]
    assert codes(text, recipients=told) == []
    assert codes("Nuestros datos bancarios han cambiado", recipients=stranger) == ["bank-details"]
    assert codes("振込先は下記の通りです", recipients=stranger) == ["bank-details"]
    assert codes("请汇入以下银行账户", recipients=stranger) == ["bank-details"]
    assert codes("Order DE12 3456 7890", recipients=stranger) == []
    assert has_iban("GB82WEST12345698765432")
    assert not has_iban("GB82WEST12345698765433")


@pytest.mark.parametrize(
    ("domain", "imitated"),
    [
        ("harb0urlights.com", "harbourlights.com"),
        ("harbourlightts.com", "harbourlights.com"),
        ("harbourligths.com", "harbourlights.com"),
        ("hаrbourlights.com", "harbourlights.com"),  # a Cyrillic а
        ("cornprador.example", "comprador.example"),
        ("harbourlights.com", None),
        ("nordlys.no", None),
        ("harbourlights.net", "harbourlights.com"),
        ("harbourlights-payments.com", "harbourlights.com"),
        ("harbourlights.com.secure-mail.net", "harbourlights.com"),
        ("lights.com", None),
        ("xn--80ak6aa92e.com", "apple.com"),
    ],
)
def test_domains_that_look_like_others(domain: str, imitated: str | None) -> None:
    assert look_alike(domain, {"harbourlights.com", "comprador.example", "apple.com"}) == imitated


def test_people_hours_languages_and_suppression() -> None:
    theirs = Correspondent(
        address="a@x.example", known=True, owner="Lin Wei", company="Nordlys", night="03:10", language="es"
    )
    found = codes(recipients=[theirs], template_language="en")
    assert found == ["colleagues-customer", "wrong-language", "night-there"]
    assert codes(recipients=[Correspondent(address="a@x.example", known=True, language="zh-TW")],
                 template_language="zh-CN") == ["wrong-language"]  # fmt: skip
    assert codes(recipients=[Correspondent(address="a@x.example", known=True, language="es-MX")],
                 template_language="es") == []  # fmt: skip
    (warned,) = warnings_of(
        Facts(subject="x", text="x", attachments=0, recipients=[theirs], suppressed=["a@x.example"])
    )[:1]
    assert (warned.code, warned.final) == ("suppressed", True)
