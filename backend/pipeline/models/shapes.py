"""What the tables of the domain share."""

from decimal import Decimal
from typing import Final

from sqlalchemy import CheckConstraint, Numeric, text

#: Money: 20 digits, 6 of them behind the point, which holds every ISO 4217 currency and unit prices below a cent.
MONEY: Final = Numeric(20, 6)
#: What one unit of a currency is worth in another.
RATE: Final = Numeric(20, 10)
QUANTITY: Final = Numeric(20, 6)
OPEN: Final = text("status = 'open'")
NOUGHT: Final = Decimal(0)


def one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    """That a column holds one of these."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)
