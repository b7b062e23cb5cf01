"""What letters ask for, in the languages in which buyers write."""

import pytest

from mail_ingest.parse.quotes import OwnLine
from mail_ingest.understand.fields.trade import find_requests
from mail_ingest.understand.result import Field

CASES = [
    (
        "您好，想采购不锈钢保温杯，数量5000个，目标价3.2美元，FOB宁波，需要CE认证，目的港汉堡，首单1x40HQ，请尽快报价",
        {"product": "不锈钢保温杯", "quantity": "1x40HQ", "price": "3.2美元", "incoterm": "FOB 宁波", "port": "汉堡",
         "certificate": "CE", "urgency": "尽快"},
    ),
    (
        "Estamos interesados en bombas sumergibles, 300 unidades. Precio objetivo: 45 USD, CIF Callao. ¿Tienen"
        " certificado CE? Puerto de destino: Callao. Es urgente.",
        {"product": "bombas sumergibles", "quantity": "300 unidades", "price": "45 USD", "incoterm": "CIF Callao",
         "port": "Callao", "certificate": "CE", "urgency": "urgente"},
    ),
    (
        "Temos interesse em 1 contêiner de 20 pés de pneus, FOB Xangai, porto de destino Santos, preço alvo de"
        " US$ 12,50, com INMETRO.",
        {"product": "pneus", "quantity": "1 contêiner de 20 pés", "price": "US$ 12,50", "incoterm": "FOB Xangai",
         "port": "Santos", "certificate": "INMETRO"},
    ),
    (
        "Нас интересуют подшипники, 2000 штук, CIF Новороссийск. Целевая цена 1200 долларов. Нужен сертификат EAC. Порт"
        " назначения — Владивосток. Срочно.",
        {"product": "подшипники", "quantity": "2000 штук", "price": "1200 долларов", "incoterm": "CIF Новороссийск",
         "port": "Владивосток", "certificate": "EAC", "urgency": "Срочно"},
    ),
    (
        "نرغب في شراء مضخات مياه، الكمية 500 قطعة، السعر المستهدف 25 دولار، CIF جدة. مطلوب شهادة SASO."
        " ميناء الوصول: الدمام",
        {"product": "مضخات مياه", "quantity": "500 قطعة", "price": "25 دولار", "incoterm": "CIF جدة", "port": "الدمام",
         "certificate": "SASO"},
    ),
    (
        "Nous recherchons des chaises pliantes, 1 conteneur de 40 pieds, CFR Le Havre. Prix cible : 4,50 €. Certificat"
        " CE exigé, dès que possible.",
        {"product": "chaises pliantes", "quantity": "1 conteneur de 40 pieds", "price": "4,50 €", "certificate": "CE",
         "incoterm": "CFR Le Havre", "port": "Le Havre", "urgency": "dès que possible"},
    ),
    (
        "Bitte ein Angebot: 2.000 Stück Edelstahlschrauben, DDP. Zielpreis 0,15 EUR. CE-Zertifikat."
        " Bestimmungshafen: Bremen",
        {"product": "Edelstahlschrauben", "quantity": "2.000 Stück", "price": "0,15 EUR", "incoterm": "DDP",
         "port": "Bremen", "certificate": "CE"},
    ),
    (
        "3000 adet çelik tencere için teklif rica ederiz. Hedef fiyatımız 8 USD, CIF İstanbul. CE belgesi gerekli.",
        {"product": "çelik tencere", "quantity": "3000 adet", "price": "8 USD", "incoterm": "CIF İstanbul",
         "port": "İstanbul", "certificate": "CE"},
    ),
    (
        "ステンレスボトル1,000個のお見積りをお願いします。目標価格は3ドル、CIF横浜。CE認証が必要です。",
        {"product": "ステンレスボトル", "quantity": "1,000 個", "price": "3ドル", "incoterm": "CIF 横浜",
         "port": "横浜", "certificate": "CE"},
    ),
    (
        "Chúng tôi muốn mua 500 cái máy bơm nước, CIF Hải Phòng. Giá mục tiêu 20 USD. Cảng đến: Cát Lái.",
        {"quantity": "500 cái", "price": "20 USD", "incoterm": "CIF Hải Phòng", "port": "Cát Lái"},
    ),
]  # fmt: skip


def best(text: str) -> dict[str, list[str]]:
    """Values by the last word of their field, the surest first."""
    found = sorted(find_requests([OwnLine(7, text)], ""), key=lambda one: -one.confidence)
    for one in found:
        if one.field not in (Field.REQUEST_QUANTITY, Field.REQUEST_INCOTERM):
            assert text[one.start - 7 : one.end - 7] == one.value
    values: dict[str, list[str]] = {}
    for one in found:
        values.setdefault(one.field.value.rpartition(".")[2], []).append(one.value)
    return values


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=lambda each: each[:12] if isinstance(each, str) else "")
def test_requests_in_many_languages(text: str, wanted: dict[str, str]) -> None:
    found = best(text)
    assert {name: found.get(name, [""])[0] for name in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("We need 1 x 20ft of tiles", ["1 x 20ft"]),
        ("2x40HC and 1*40' RF", ["2x40HC", "1*40' RF"]),
        ("一个20尺柜", ["一个20尺柜"]),
        ("1 adet 40'lık konteyner", ["1 adet 40'lık konteyner"]),
        ("3 x 40ft HQ containers", ["3 x 40ft HQ containers"]),
        ("size 3 x 40 cm, 2 x 40 mm, 5 x 20 m, ref 2x4012", []),
    ],
)
def test_containers_are_no_pieces(text: str, wanted: list[str]) -> None:
    assert best(text).get("quantity", []) == wanted


def test_short_certificates_need_a_word_beside_them() -> None:
    assert "certificate" not in best("Ce produit nous plaît. CE que nous voulons: UL.")
    assert best("Products must be CE marked and RoHS compliant")["certificate"] == ["RoHS", "CE"]
