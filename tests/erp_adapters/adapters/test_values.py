"""Values as ERPs and people write them."""

from decimal import Decimal

import pytest

from erp_adapters.contract.values import number


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("1,234.50", "1234.50"),
        ("1,234", "1234"),
        ("-12,34,567.8", "-1234567.8"),
        ("12,50", "12.50"),
        ("1.234,50", "1234.50"),
        ("0,125", "0.125"),
        (1.1, "1.1"),
        (12345678901234567890, "12345678901234567890"),
    ],
)
def test_a_comma_groups_thousands_or_stands_before_the_fraction(told: object, meant: str) -> None:
    assert number(told) == Decimal(meant)


@pytest.mark.parametrize("told", ["1,2,3", "n/a", "12.5 kg"])
def test_what_is_no_number_is_none(told: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        number(told)
