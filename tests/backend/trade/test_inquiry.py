"""What a mail asks for: amounts as the world writes them, the words beside them, and what is no quantity of goods."""

from decimal import Decimal

import pytest

from backend.trade.quotes.asked_words import words_beside
from backend.trade.quotes.inquiry import read_quantity, read_words


@pytest.mark.parametrize(
    ("written", "amount", "unit"),
    [
        ("1.000 pcs", "1000", "H87"),
        ("12,000 pairs", "12000", "PR"),
        ("1 500 pièces", "1500", "H87"),
        ("3\u00a0940 pièces", "3940", "H87"),
        ("1\u202f200\u202f000 pcs", "1200000", "H87"),
        ("2,5 t", "2.5", "TNE"),
        ("500kg", "500", "KGM"),
        ("2.5k pcs", "2500", "H87"),
        ("1万件", "10000", "H87"),
        ("300 cajas", "300", "XCT"),
        ("40 комплектов", "40", "SET"),
    ],
)
def test_a_space_a_point_or_a_comma_groups_thousands(written: str, amount: str, unit: str) -> None:
    assert read_quantity(written) == (Decimal(amount), unit)


def test_words_without_a_number_are_no_quantity() -> None:
    assert read_quantity("every three months") is None


@pytest.mark.parametrize(
    ("line", "quantity", "name"),
    [
        ("2. Ceramic mug, white: 1 200 pcs.", "1 200 pcs", "Ceramic mug, white"),
        ("Thank you for the samples. We need 3000 pcs of the lamp. Regards", "3000 pcs", "lamp"),
        ("– sécateur 20 cm : 4 000 pièces", "4 000 pièces", "sécateur 20 cm"),
        ("Price for GP-208? 3.000 adet", "3.000 adet", "GP-208"),
        ("20 mm hex bolts x 500 pcs", "500 pcs", "20 mm hex bolts"),
        ("500 kg is plenty", "500 kg", ""),
    ],
)
def test_a_line_is_named_by_the_sentence_of_its_quantity(line: str, quantity: str, name: str) -> None:
    start = line.index(quantity)
    assert words_beside(line, [(start, start + len(quantity))]) == name


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "1. Ceramic mug 350 g - 1,000 pcs\n2. LED lamp GU10 5W: 2.5k pcs\n3. Bottle 500 ml x 300 pcs packed",
            ["Ceramic mug 350 g: 1000 H87", "LED lamp GU10 5W: 2500 H87", "Bottle 500 ml: 300 H87"],
        ),
        ("Please quote: LM-100 5000pcs, LM-200 3000pcs", ["LM-100: 5000 H87", "LM-200: 3000 H87"]),
        ("您好，我们需要5000个陶瓷杯，请报FOB宁波价格。\n另外LED灯1万件。", ["陶瓷杯: 5000 H87", "LED灯: 10000 H87"]),
        (
            "Necesitamos 1.500 piezas de tazas de cerámica y 300 cajas de vasos.",
            ["tazas de cerámica: 1500 H87", "vasos: 300 XCT"],
        ),
        ("Precisamos de 2.000 unidades de garrafas térmicas, FOB Ningbo.", ["garrafas térmicas: 2000 H87"]),
        (
            "Добрый день! Нам нужно 5 000 штук светодиодных ламп и 20 тонн стали.",
            ["светодиодных ламп: 5000 H87", "стали: 20 TNE"],
        ),
        ("نحتاج 500 قطعة من الأكواب الخزفية. السعر CIF Jeddah", ["الأكواب الخزفية: 500 H87"]),
        (
            "Nous avons besoin de 1 200 pièces de sécateurs et 3 palettes de gants.",
            ["sécateurs: 1200 H87", "gants: 3 XPX"],
        ),
        (
            "Wir benötigen 5.000 Stück Keramikbecher, weiß, und 200 Sätze Besteck.",
            ["Keramikbecher: 5000 H87", "Besteck: 200 SET"],
        ),
        (
            "Merhaba, 3.000 adet LED lamba ve 500 takım bardak için fiyat istiyoruz.",
            ["LED lamba: 3000 H87", "bardak: 500 SET"],
        ),
        (
            "LEDランプ 2000個 と マグカップ 500セット の見積もりをお願いします。",
            ["LEDランプ: 2000 H87", "マグカップ: 500 SET"],
        ),
    ],
)
def test_an_inquiry_in_any_language_becomes_lines(text: str, asked: list[str]) -> None:
    lines, _ = read_words(text, "")
    assert [f"{line.name}: {line.quantity} {line.unit}" for line in lines] == asked
    for line in lines:
        for mark in line.evidence:
            assert text[mark.start : mark.end].replace(" ", "") == mark.text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "subject", "asked"),
    [
        ("We are interested in green tea. For a first trial 500 kg is plenty.", "", [("green tea", "500")]),
        ("500 kg is plenty.", "RE: RFQ green tea powder", [("green tea powder", "500")]),
        ("We need 1 x 20ft of ceramic mugs, white, FOB Ningbo.", "", [("ceramic mugs", "None")]),
        ("We want to buy 2x20ft containers of tiles", "", [("tiles", "None")]),
        ("Mugs 11oz, 5000 pcs.\n1x40HQ container monthly.\nWe need 20 pcs/ctn.", "", [("Mugs 11oz", "5000")]),
        ("陶瓷杯 5000个\n每箱50个", "", [("陶瓷杯", "5000")]),
        ("What is your MOQ? Is 500 pcs possible?", "", []),
        ("Your minimum order is 500 pcs, right?", "", []),
    ],
)
def test_what_is_no_quantity_of_goods_makes_no_line(text: str, subject: str, asked: list[tuple[str, str]]) -> None:
    lines, _ = read_words(text, subject)
    assert [(line.name, str(line.quantity)) for line in lines] == asked


def test_containers_are_told_beside_the_lines() -> None:
    _, containers = read_words("We need 5000 mugs pcs in 1 x 40HQ.", "")
    assert [mark.text for mark in containers] == ["1 x 40HQ"]
