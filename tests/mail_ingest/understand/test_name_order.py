"""Given and family name by the custom of the country."""

import pytest

from mail_ingest.understand.name_order import halves_of


@pytest.mark.parametrize(
    ("full", "country", "given", "family", "family_first"),
    [
        ("Anna Kern", "DE", "Anna", "Kern", False),
        ("Jeroen de Vries", "NL", "Jeroen", "de Vries", False),
        ("Zhang Wei", "CN", "Wei", "Zhang", True),
        ("Wei Zhang", "CN", "Zhang", "Wei", True),
        ("Tony Deng", "CN", "Tony", "Deng", False),
        ("Jia-Rong Lin", "TW", "Jia-Rong", "Lin", False),
        ("Zhang Wei", None, "Zhang", "Wei", False),
        ("张磊", "CN", "磊", "张", True),
        ("高橋 健一", "JP", "健一", "高橋", True),
        ("Takahashi Kenichi", "JP", "Kenichi", "Takahashi", True),
        ("Kenichi Takahashi", "JP", "Kenichi", "Takahashi", False),
        ("Kim Min-soo", "KR", "Min-soo", "Kim", True),
        ("Min-soo Kim", "KR", "Min-soo", "Kim", False),
        ("Nguyễn Thị Lan", "VN", "Lan", "Nguyễn", True),
        ("Lan Nguyen", "VN", "Lan", "Nguyen", False),
        ("Kovács Eszter", "HU", "Eszter", "Kovács", True),
        ("Eszter Kovács", "HU", "Eszter", "Kovács", False),
        ("María García Fernández", "ES", "María", "García Fernández", False),
        ("María José García Fernández", "ES", "María José", "García Fernández", False),
        ("João Pedro Almeida Costa", "BR", "João Pedro", "Almeida Costa", False),
        ("Ana da Silva Souza", "BR", "Ana", "da Silva Souza", False),
        ("Иванов Сергей Петрович", "RU", "Сергей Петрович", "Иванов", True),
        ("Сергей Петрович Иванов", "RU", "Сергей Петрович", "Иванов", False),
        ("Сергей Петрович", "RU", "Сергей Петрович", None, False),
        ("Youssef EL AMRANI", "MA", "Youssef", "EL AMRANI", False),
        ("Budi", "ID", None, None, False),
    ],
)
def test_halves(full: str, country: str | None, given: str | None, family: str | None, family_first: bool) -> None:
    assert halves_of(full, country) == (given, family, family_first)
