"""What a mail asks for: amounts as the world writes them, and the words beside them."""

from decimal import Decimal

import pytest

from backend.trade.quotes.inquiry import read_quantity, words_beside


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
        ("Thank you for the samples. We need 3000 pcs of the lamp. Regards", "3000 pcs", "We need of the lamp"),
        ("– sécateur 20 cm : 4 000 pièces", "4 000 pièces", "sécateur 20 cm"),
        ("Price for GP-208? 3.000 adet", "3.000 adet", "Price for GP-208"),
        ("20 mm hex bolts x 500 pcs", "500 pcs", "20 mm hex bolts"),
    ],
)
def test_a_line_is_named_by_the_sentence_of_its_quantity(line: str, quantity: str, name: str) -> None:
    start = line.index(quantity)
    assert words_beside(line, [(start, start + len(quantity))]) == name
